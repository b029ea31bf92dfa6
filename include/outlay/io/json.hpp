// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/text.hpp>
#include <string>
#include <string_view>
#include <type_traits>

namespace outlay::detail {

// Bytes of the UTF-8 character that a text begins with, 0 where it begins with none.
inline std::size_t utf8_length(std::string_view s) {
  auto const byte = [&](std::size_t k) { return static_cast<unsigned char>(s[k]); };
  unsigned const first = byte(0);
  std::size_t const n = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if ((first >= 0x80 && first < 0xC2) || first > 0xF4 || s.size() < n) return 0;
  for (std::size_t k = 1; k < n; ++k)
    if ((byte(k) & 0xC0U) != 0x80) return 0;
  // forms that are too long, halves of pairs, and what is beyond the last character
  if ((first == 0xE0 && byte(1) < 0xA0) || (first == 0xED && byte(1) > 0x9F) || (first == 0xF0 && byte(1) < 0x90) ||
      (first == 0xF4 && byte(1) > 0x8F))
    return 0;
  return n;
}
// A text as a string of JSON (RFC 8259): bytes that are no UTF-8 become U+FFFD.
[[gnu::cold]] inline std::string json_text(std::string_view s) {
  constexpr char digits[] = "0123456789abcdef";
  std::string out = "\"";
  while (!s.empty()) {
    std::size_t const n = utf8_length(s);
    unsigned const c = static_cast<unsigned char>(s[0]);
    if (n == 0) out += "\\ufffd";
    else if (c == '"' || c == '\\') out.append(1, '\\').append(1, s[0]);
    else if (c == '\n') out += "\\n";
    else if (c < 0x20 || c == 0x7F) out.append("\\u00").append(1, digits[c >> 4]).append(1, digits[c & 15U]);
    else out += s.substr(0, n);
    s.remove_prefix(n == 0 ? 1 : n);
  }
  return out += '"';
}

// Objects and lists of JSON, a line for each entry of the outermost object and of lists in it.
class json_writer {
  std::string out_;
  int depth_ = 0;
  bool first_ = true;

public:
  json_writer& open(char bracket) {
    comma();
    out_ += bracket;
    ++depth_, first_ = true;
    return *this;
  }
  json_writer& close(char bracket) {
    if (--depth_ < 2 && !first_) out_ += '\n' + std::string(static_cast<std::size_t>(2 * depth_), ' ');
    out_ += bracket;
    first_ = false;
    return *this;
  }
  json_writer& key(std::string_view name) {
    comma();
    out_ += json_text(name) + ": ";
    after_key_ = true;
    return *this;
  }
  json_writer& value(std::string_view words) { return raw(json_text(words)); }
  json_writer& value(long long n) { return raw(std::to_string(n)); }
  /// In the shortest form that reads back; null for what is no finite number.
  json_writer& number(double x) { return raw(x - x == 0 ? outlay::text(x) : "null"); }
  json_writer& value(bool b) { return raw(b ? "true" : "false"); }
  template <class T> json_writer& entry(std::string_view name, T const& x) {
    key(name);
    if constexpr (std::is_same_v<T, bool>) return value(x);
    else if constexpr (std::is_integral_v<T>) return value(static_cast<long long>(x));
    else return value(std::string_view(x));
  }
  std::string text() const { return out_ + "\n"; }

private:
  bool after_key_ = false;
  json_writer& raw(std::string const& s) {
    comma();
    out_ += s;
    return *this;
  }
  void comma() {
    if (after_key_) {
      after_key_ = false;
      first_ = false;
      return;
    }
    if (!first_) out_ += depth_ <= 2 ? "," : ", ";
    if (depth_ > 0 && depth_ <= 2) out_ += '\n' + std::string(static_cast<std::size_t>(2 * depth_), ' ');
    first_ = false;
  }
};

} // namespace outlay::detail

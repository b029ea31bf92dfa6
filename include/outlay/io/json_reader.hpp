// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <charconv>
#include <outlay/error.hpp>
#include <outlay/files/tree.hpp>
#include <outlay/io/json.hpp>
#include <unordered_set>

namespace outlay {

/// Bounds of what is read.
struct json_limits {
  std::size_t bytes = 32 << 20;
  int depth = 32; ///< objects and lists in each other
};

namespace detail {

/// JSON as RFC 8259 has it, nothing else; keys of an object are told once.
class json_reader {
  std::string_view text_;
  std::size_t at_ = 0;
  int line_ = 1, depth_ = 0;
  std::shared_ptr<std::string const> name_;
  json_limits limits_;

public:
  json_reader(std::string_view text, std::string name, json_limits const& limits)
      : text_(text), name_(std::make_shared<std::string const>(std::move(name))), limits_(limits) {}

  tree all() {
    if (text_.size() > limits_.bytes)
      throw error(*name_, "JSON", std::to_string(text_.size()) + " bytes", "at most " + std::to_string(limits_.bytes));
    tree t = value();
    space();
    if (at_ < text_.size()) refuse(met(), "the end of the text");
    return t;
  }

private:
  [[noreturn, gnu::cold]] void refuse(std::string const& met, std::string const& valid) const {
    throw error(*name_ + ", line " + std::to_string(line_), "JSON", met, valid);
  }
  std::string met() const {
    if (at_ >= text_.size()) return "the end of the text";
    auto const byte = static_cast<unsigned char>(text_[at_]);
    return byte > 32 && byte < 127 ? "\"" + std::string(1, text_[at_]) + "\"" : "byte " + std::to_string(byte);
  }
  void space() {
    for (; at_ < text_.size(); ++at_) {
      char const c = text_[at_];
      if (c == '\n') ++line_;
      else if (c != ' ' && c != '\t' && c != '\r') return;
    }
  }
  bool take(char c) {
    space();
    bool const there = at_ < text_.size() && text_[at_] == c;
    at_ += there;
    return there;
  }
  void need(char c) {
    if (!take(c)) refuse(met(), "\"" + std::string(1, c) + "\"");
  }
  bool take_word(std::string_view word) {
    if (text_.substr(at_, word.size()) != word) return false;
    at_ += word.size();
    return true;
  }
  tree value() {
    space();
    text_place const place{line_, name_};
    tree t = plain();
    t.set_place(place);
    return t;
  }
  tree plain() {
    if (at_ >= text_.size()) refuse(met(), "a value");
    char const c = text_[at_];
    if (c == '{') return object();
    if (c == '[') return list();
    if (c == '"') return string();
    if (take_word("true")) return true;
    if (take_word("false")) return false;
    if (take_word("null")) return {};
    if (c == '-' || (c >= '0' && c <= '9')) return number();
    refuse(met(), "a value");
  }
  void deeper() {
    if (++depth_ > limits_.depth)
      refuse(std::to_string(depth_) + " objects and lists in each other", "at most " + std::to_string(limits_.depth));
  }
  tree object() {
    deeper();
    ++at_;
    tree::table_type all;
    std::unordered_set<std::string> known;
    if (!take('}')) {
      do {
        space();
        if (at_ >= text_.size() || text_[at_] != '"') refuse(met(), "a key in quotation marks");
        std::string key = string();
        if (!known.insert(key).second) refuse("\"" + key.substr(0, 100) + "\" again", "each key of an object once");
        need(':');
        tree x = value();
        all.emplace_back(std::move(key), std::move(x));
      } while (take(','));
      need('}');
    }
    --depth_;
    return all;
  }
  tree list() {
    deeper();
    ++at_;
    tree::list_type all;
    if (!take(']')) {
      do all.push_back(value());
      while (take(','));
      need(']');
    }
    --depth_;
    return all;
  }
  tree number() {
    std::size_t const from = at_;
    auto const digits = [&] {
      std::size_t const first = at_;
      while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9') ++at_;
      if (at_ == first) refuse(met(), "a digit");
      return at_ - first;
    };
    (void)take_word("-");
    std::size_t const first = at_;
    if (digits() > 1 && text_[first] == '0') refuse("a number that begins with 0", "no zero in front");
    bool whole = true;
    if (take_word(".")) (void)digits(), whole = false;
    if (at_ < text_.size() && (text_[at_] == 'e' || text_[at_] == 'E')) {
      ++at_;
      if (!take_word("+")) (void)take_word("-");
      (void)digits();
      whole = false;
    }
    char const *const begin = text_.data() + from, *const end = text_.data() + at_;
    if (std::int64_t n = 0; whole && std::from_chars(begin, end, n).ec == std::errc() && !(n == 0 && *begin == '-'))
      return n;
    double x = 0;
    if (std::from_chars(begin, end, x).ec != std::errc())
      refuse("a number beyond the range", "a number of type double");
    return x;
  }
  unsigned four_digits() {
    unsigned code = 0;
    for (int k = 0; k < 4; ++k, ++at_) {
      char const c = at_ < text_.size() ? text_[at_] : ' ';
      bool const digit = c >= '0' && c <= '9', lower = c >= 'a' && c <= 'f', upper = c >= 'A' && c <= 'F';
      if (!digit && !lower && !upper) refuse(met(), "four hexadecimal digits");
      code = code * 16 + static_cast<unsigned>(digit ? c - '0' : lower ? c - 'a' + 10 : c - 'A' + 10);
    }
    return code;
  }
  static void append(std::string& s, unsigned c) {
    auto const put = [&s](unsigned byte) { s += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (c < 0x80) put(c);
    else if (c < 0x800) put(0xC0U | c >> 6), put(0x80U | (c & 0x3FU));
    else if (c < 0x10000) put(0xE0U | c >> 12), put(0x80U | (c >> 6 & 0x3FU)), put(0x80U | (c & 0x3FU));
    else put(0xF0U | c >> 18), put(0x80U | (c >> 12 & 0x3FU)), put(0x80U | (c >> 6 & 0x3FU)), put(0x80U | (c & 0x3FU));
  }
  void escaped(std::string& s) {
    char const c = at_ < text_.size() ? text_[at_] : ' ';
    constexpr std::string_view names = "\"\\/bfnrt", meant = "\"\\/\b\f\n\r\t";
    if (std::size_t const k = names.find(c); k != std::string_view::npos) {
      s += meant[k];
      ++at_;
      return;
    }
    if (c != 'u') refuse(met(), "one of \" \\ / b f n r t u behind a backslash");
    ++at_;
    unsigned code = four_digits();
    if (code >= 0xD800 && code < 0xDC00 && take_word("\\u")) {
      unsigned const second = four_digits();
      if (second < 0xDC00 || second > 0xDFFF) refuse("half of a pair", "both halves of a pair");
      code = 0x10000 + ((code - 0xD800) << 10) + (second - 0xDC00);
    } else if (code >= 0xD800 && code < 0xE000) refuse("half of a pair", "both halves of a pair");
    append(s, code);
  }
  std::string string() {
    ++at_;
    std::string s;
    while (true) {
      if (at_ >= text_.size()) refuse(met(), "a quotation mark that ends the text");
      char const c = text_[at_];
      if (c == '"') break;
      if (static_cast<unsigned char>(c) < 32) refuse(met(), "control characters written out, as \\n");
      if (c == '\\') {
        ++at_;
        escaped(s);
        continue;
      }
      std::size_t const n = utf8_length(text_.substr(at_));
      if (n == 0) refuse(met(), "text in UTF-8");
      s += text_.substr(at_, n);
      at_ += n;
    }
    ++at_;
    return s;
  }
};

} // namespace detail

/// The tree of a text in JSON, with the lines of its values; null is an empty tree. Throws `error` with the name, the
/// line, and what cannot be read.
[[gnu::cold]] inline tree read_json(std::string_view text, std::string name, json_limits const& limits = {}) {
  return detail::json_reader(text, std::move(name), limits).all();
}

} // namespace outlay

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// A number as a command line has it: the whole of a text, or nothing.
#pragma once

#include <charconv>
#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>

namespace examples {

/// Whole numbers in decimal digits; others as `from_chars` has them, without infinities. A plus may stand before
/// either. Where there is none `why` says so in words: `-1 is below 0`.
template <class T> std::optional<T> number_from(std::string_view s, std::string* why = nullptr) {
  std::string const what = s.empty() ? "nothing" : std::string(s);
  auto const no = [&](char const* words) {
    if (why) *why = what + " is " + words;
    return std::optional<T>();
  };
  if (s.size() > 1 && s[0] == '+' && s[1] != '-') s.remove_prefix(1);
  bool const below = s.size() > 1 && s[0] == '-';
  T x{};
  auto const [end, code] = std::from_chars(s.data(), s.data() + s.size(), x);
  if constexpr (std::integral<T>) {
    std::string_view const digits = s.substr(below ? 1 : 0);
    if (digits.empty() || digits.find_first_not_of("0123456789") != std::string_view::npos)
      return no("no whole number");
    if (below && std::is_unsigned_v<T>) return no("below 0");
    if (code != std::errc{}) return no(below ? "too small" : "too large");
  } else {
    bool const whole = end == s.data() + s.size() && code != std::errc::invalid_argument;
    if (!whole || (code == std::errc{} && !(x - x == 0))) return no("no number");
    if (code != std::errc{}) return no("too large or too small");
  }
  return x;
}

} // namespace examples

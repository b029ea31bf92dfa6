// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Quantities as a file writes them: "1 bn USD/month", "937 mn EUR", "12 bn USD of 2021/year", "3.5 %", "2035",
// "2026-01", "6 months".
#pragma once

#include <outlay/outlay.hpp>

#include <charconv>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace scenario {

/// A number and the words behind it, such as 3.5 and "%"; nothing where a text does not begin with a number.
struct number_and_unit {
  double number;
  std::string unit;
};
inline std::optional<number_and_unit> split(std::string_view s) {
  double x = 0;
  auto const [end, code] = std::from_chars(s.data(), s.data() + s.size(), x);
  if (code != std::errc{} || !(x - x == 0)) return {};
  std::string unit;
  for (char const c : std::string_view(
           end, static_cast<std::size_t>(s.data() + s.size() - end))) // one space between words, none around "/"
    if (c != ' ' || (!unit.empty() && unit.back() != ' ' && unit.back() != '/')) {
      if (c == '/' && !unit.empty() && unit.back() == ' ') unit.pop_back();
      unit += c;
    }
  while (!unit.empty() && unit.back() == ' ') unit.pop_back();
  return number_and_unit{x, unit};
}

inline std::optional<outlay::percent> percent_from(std::string_view s) {
  auto const x = split(s);
  if (!x || x->unit != "%") return {};
  return outlay::percent(x->number);
}

/// A year, or a year and a month.
inline std::optional<outlay::date> date_from(std::string_view s) {
  auto const digits = [](std::string_view part, int& to) {
    auto const [end, code] = std::from_chars(part.data(), part.data() + part.size(), to);
    return code == std::errc{} && end == part.data() + part.size() && part[0] != '-';
  };
  int y = 0, m = 0;
  if (s.size() == 4 && digits(s, y)) return outlay::date(std::chrono::year{y});
  if (s.size() != 7 || s[4] != '-' || !digits(s.substr(0, 4), y) || !digits(s.substr(5), m) || m < 1 || m > 12)
    return {};
  return outlay::date(std::chrono::year{y} / std::chrono::month{static_cast<unsigned>(m)});
}

inline std::optional<outlay::duration<>> time_from(std::string_view s) {
  auto const x = split(s);
  if (!x) return {};
  bool const months = x->unit == "month" || x->unit == "months";
  if (!months && x->unit != "year" && x->unit != "years") return {};
  return outlay::duration<>::from_value(months ? x->number / 12 : x->number);
}

/// Money at current prices in any currency of the library, or in dollars of 2021: once, or a month or a year.
struct money_text {
  double billions;
  int currency;      // its number among the library's
  bool of_2021;
  char each;         // 'm', 'y', or 0 for one amount
};
inline std::optional<money_text> money_from(std::string_view s) {
  auto const x = split(s);
  if (!x) return {};
  money_text m{x->number, -1, false, 0};
  std::string_view rest = x->unit;
  auto const take = [&rest](std::string_view word) {
    bool const there = rest.substr(0, word.size()) == word;
    if (there) rest.remove_prefix(word.size());
    return there;
  };
  if (take("mn ")) m.billions /= 1000;
  else if (!take("bn ")) return {};
  for (int c = 0; c <= static_cast<int>(outlay::currency::chf) && m.currency < 0; ++c)
    if (take(outlay::code_of(static_cast<outlay::currency>(c)))) m.currency = c;
  if (m.currency < 0) return {};
  m.of_2021 = take(" of 2021");
  if (m.of_2021 && m.currency != static_cast<int>(outlay::currency::usd)) return {};
  m.each = take("/month") ? 'm' : take("/year") ? 'y' : '\0';
  if (!rest.empty()) return {};
  return m;
}
/// The same as a field: a currency is a type, so each has a line of code.
template <class Field> Field field_of(money_text const& m) {
  auto const in = [&]<class Money>(Money) -> Field {
    auto const sum = outlay::money<Money>::from_value(m.billions);
    if constexpr (std::is_same_v<Field, outlay::payment>) {
      if (m.each == 'm') return sum / outlay::month;
      if (m.each == 'y') return sum / outlay::year;
    }
    return sum;
  };
  if (m.of_2021) return in(outlay::usd_2021{});
  Field all = in(outlay::usd{});
  [&]<int... C>(std::integer_sequence<int, C...>) {
    (void)((m.currency == C ? (all = in(outlay::money_of<static_cast<outlay::currency>(C)>{}), true) : false) || ...);
  }(std::make_integer_sequence<int, static_cast<int>(outlay::currency::chf) + 1>{});
  return all;
}

} // namespace scenario

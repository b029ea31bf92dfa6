// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Quantities as a file writes them: "1 bn USD/month", "937 mn EUR", "12 bn USD of 2021/year", "3.5 %", "2035",
// "2026-01", "on ceasefire + 2 years", "6 months".
#pragma once

#include <outlay/outlay.hpp>

#include <charconv>
#include <chrono>
#include <cmath>
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

/// A date, an event of the plan or a time after it, or never.
inline std::optional<outlay::moment> moment_from(std::string_view s) {
  if (s == "never") return outlay::moment(outlay::never);
  if (auto const d = date_from(s)) return outlay::moment(*d);
  if (s.substr(0, 3) != "on ") return {};
  s.remove_prefix(3);
  std::size_t const plus = s.rfind(" + ");
  std::string_view const event = s.substr(0, plus);
  if (event.empty()) return {};
  auto const at = outlay::on(std::string(event));
  if (plus == std::string_view::npos) return at;
  auto const later = time_from(s.substr(plus + 3));
  double const months = later ? 12 * later->value() : -1, whole = std::round(months);
  if (!(months >= 0 && months <= 12000 && std::fabs(months - whole) < 1e-6)) return {};
  return at.after(*later);
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
/// The same as a field, nothing where it is over time and the field is not, or the other way round. A cost a head is
/// money over time. A currency is a type, so each has a line of code.
template <class Field> std::optional<Field> field_of(money_text const& m) {
  constexpr bool both = std::is_same_v<Field, outlay::payment>;
  if (!both && (m.each == 0) != std::is_same_v<Field, outlay::amount>) return {};
  auto const in = [&]<class Money>(Money) -> Field {
    auto const sum = outlay::money<Money>::from_value(m.billions);
    auto const per = m.each == 'm' ? outlay::month : outlay::year;
    if constexpr (std::is_same_v<Field, outlay::amount>) return sum;
    else if constexpr (both) return m.each == 0 ? Field(sum) : Field(sum / per);
    else if constexpr (std::is_same_v<Field, outlay::head_cost>) {
      return sum / outlay::headcount<>::from_value(0.001) / per; // a head is a thousandth of a thousand
    } else return sum / per;
  };
  if (m.of_2021) return in(outlay::usd_2021{});
  Field all = in(outlay::usd{});
  [&]<int... C>(std::integer_sequence<int, C...>) {
    (void)((m.currency == C ? (all = in(outlay::money_of<static_cast<outlay::currency>(C)>{}), true) : false) || ...);
  }(std::make_integer_sequence<int, static_cast<int>(outlay::currency::chf) + 1>{});
  return all;
}

} // namespace scenario

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <charconv>
#include <cmath>
#include <optional>
#include <outlay/model/moment.hpp>
#include <outlay/numbers/math.hpp>
#include <outlay/text.hpp>
#include <outlay/units/money.hpp>
#include <string>
#include <string_view>

/// Quantities as plan files write them: "3.5 %", "10 years", "2026-01", "on ceasefire + 24 months",
/// "12 bn USD of 2021/year". What is written reads back as the same double.
#include <outlay/numbers/exact_begin.hpp>
namespace outlay::detail {

/// A number and the words behind it, such as 3.5 and "%".
struct number_and_unit {
  double number;
  std::string unit;
};
/// Nothing where a text does not begin with a finite number. One space stays between words, none around "/".
[[gnu::cold]] inline std::optional<number_and_unit> split_number(std::string_view s) {
  double x = 0;
  auto const [end, code] = std::from_chars(s.data(), s.data() + s.size(), x);
  if (code != std::errc{} || !std::isfinite(x)) return {};
  std::string unit;
  for (char const c : s.substr(static_cast<std::size_t>(end - s.data())))
    if (c != ' ' || (!unit.empty() && unit.back() != ' ' && unit.back() != '/')) {
      if (c == '/' && !unit.empty() && unit.back() == ' ') unit.pop_back();
      unit += c;
    }
  while (!unit.empty() && unit.back() == ' ') unit.pop_back();
  return number_and_unit{x, unit};
}

/// The x with x / divisor == value, shortest where there are several: what a user writes in a smaller unit. Rarely
/// there is none.
[[gnu::cold]] inline std::optional<double> written_over(double value, double divisor) {
  double const middle = value * divisor;
  std::optional<double> best;
  auto const consider = [&](double x) {
    if (x / divisor == value && (!best || text(x).size() < text(*best).size())) best = x;
  };
  double below = middle, above = middle;
  consider(middle);
  for (int k = 0; k < 4; ++k) {
    consider(below = std::nextafter(below, -numeric::infinity));
    consider(above = std::nextafter(above, numeric::infinity));
  }
  return best;
}

/// "3.5 %", or "0.035 of 1" where no percentage is the same double.
[[gnu::cold]] inline std::string written_percent(double fraction) {
  if (auto const x = written_over(fraction, 100)) return text(*x) + " %";
  return text(fraction) + " of 1";
}
/// The fraction; nothing where a text is no percentage.
[[gnu::cold]] inline std::optional<double> read_percent(std::string_view s) {
  auto const x = split_number(s);
  if (x && x->unit == "%") return x->number / 100;
  if (x && x->unit == "of 1") return x->number;
  return {};
}

/// "10 years" or, up to two years, "18 months".
[[gnu::cold]] inline std::string written_time(double years) {
  double const months = std::round(12 * years);
  if (months > 0 && months <= 24 && months / 12 == years && years != std::floor(years))
    return text(months) + (months == 1 ? " month" : " months");
  return text(years) + (years == 1 ? " year" : " years");
}
[[gnu::cold]] inline std::optional<double> read_time(std::string_view s) {
  auto const x = split_number(s);
  if (!x) return {};
  if (x->unit == "month" || x->unit == "months") return x->number / 12;
  if (x->unit == "year" || x->unit == "years") return x->number;
  return {};
}

/// A year, or a year and a month.
[[gnu::cold]] inline std::optional<date> read_date(std::string_view s) {
  auto const digits = [](std::string_view part, int& to) {
    auto const [end, code] = std::from_chars(part.data(), part.data() + part.size(), to);
    return code == std::errc{} && end == part.data() + part.size() && part[0] != '-';
  };
  int y = 0, m = 0;
  if (s.size() == 4 && digits(s, y)) return date(std::chrono::year{y});
  if (s.size() != 7 || s[4] != '-' || !digits(s.substr(0, 4), y) || !digits(s.substr(5), m) || m < 1 || m > 12)
    return {};
  return date(std::chrono::year{y} / std::chrono::month{static_cast<unsigned>(m)});
}

/// "2029", "on ceasefire + 24 months", "never".
[[gnu::cold]] inline std::string written_moment(moment const& m) {
  if (m.is_never()) return "never";
  std::string const at = m.is_event() ? "on " + m.event() : to_string(m.at());
  // an event whose own name ends like a time after one says that none is added
  bool const says = m.months_after() != 0 || m.event().find(" + ") != std::string::npos;
  return says ? at + " + " + std::to_string(m.months_after()) + " months" : at;
}
[[gnu::cold]] inline std::optional<moment> read_moment(std::string_view s) {
  if (s == "never") return moment(outlay::never);
  bool const of_event = s.substr(0, 3) == "on ";
  std::size_t const plus = s.rfind(" + ");
  std::string_view const first = s.substr(0, plus);
  std::optional<moment> at;
  if (!of_event) {
    if (auto const d = read_date(first)) at = moment(*d);
  } else if (first.size() > 3) at = on(std::string(first.substr(3)));
  if (!at || plus == std::string_view::npos) return at;
  auto const years = read_time(s.substr(plus + 3));
  double const months = years ? 12 * *years : -1, whole = std::round(months);
  if (!(months >= 0 && months <= 12000 && std::fabs(months - whole) < 1e-6)) return {};
  return at->after(duration<>::from_value(whole / 12));
}

/// Money as a text has it: how much, of which money, and over which time.
struct money_text {
  double number;
  bool millions; // else billions
  money_id money;
  enum class per { once, month, year } each;
  double billions() const { return millions ? number / 1000 : number; }
};
/// "1 bn USD/month", "937 mn EUR", "12 bn USD of 2021/year"; `of_one` may stand before the time: "/head", or " a head".
[[gnu::cold]] inline std::optional<money_text> read_money(std::string_view s, std::string_view of_one = "") {
  auto const x = split_number(s);
  if (!x) return {};
  money_text m{x->number, false, {}, money_text::per::once};
  std::string_view rest = x->unit;
  auto const take = [&rest](std::string_view word) {
    bool const there = rest.substr(0, word.size()) == word;
    if (there) rest.remove_prefix(word.size());
    return there;
  };
  m.millions = take("mn ");
  if (!m.millions && !take("bn ")) return {};
  if (!is_code(rest.substr(0, 3))) return {}; // whether a plan knows it is for its file to say
  m.money.currency = currency_of(rest.substr(0, 3));
  rest.remove_prefix(3);
  if (take(" of ")) {
    auto const basis = read_date(rest.substr(0, 4));
    if (!basis || basis->year() == 0) return {};
    m.money.base_year = basis->year();
    rest.remove_prefix(4);
  }
  if (!take(of_one) && of_one == "/head") (void)take(" a head");
  m.each = take("/month") ? money_text::per::month : take("/year") ? money_text::per::year : money_text::per::once;
  if (!rest.empty()) return {};
  return m;
}
/// "EUR", "USD of 2021".
[[gnu::cold]] inline std::string written_money_id(money_id m) {
  std::string s(code_of(m.currency).text());
  if (m.base_year != 0) s += " of " + std::to_string(m.base_year);
  return s;
}
[[gnu::cold]] inline std::string written_money(double billions, money_id money, char const* of_one) {
  return text(billions) + " bn " + written_money_id(money) + of_one;
}

} // namespace outlay::detail
#include <outlay/numbers/exact_end.hpp>

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <algorithm>
#include <charconv>
#include <cmath>
#include <outlay/alliance/growth.hpp>
#include <outlay/engines/uncertain.hpp>
#include <outlay/model/plan.hpp>
#include <outlay/text.hpp>

namespace outlay {

/// A number in plain decimals with that many significant digits, 1 to 17, zeros at the end left out: `1404.84`,
/// `0.0231`.
inline std::string plain_decimals(double x, int significant = 6) {
  if (!std::isfinite(x) || x == 0) return text(x == 0 ? 0.0 : x);
  char buffer[400];
  // the power of ten as printed with that many digits, so that no library's logarithm decides
  char const* const last = std::to_chars(buffer, buffer + sizeof buffer, x, std::chars_format::scientific, 17).ptr;
  char const* const exponent = std::find(static_cast<char const*>(buffer), last, 'e') + 1;
  int power = 0;
  std::from_chars(exponent + (*exponent == '+'), last, power);
  int const places = significant - 1 - power;
  auto const end = std::to_chars(buffer, buffer + sizeof buffer, x, std::chars_format::fixed,
                                 places < 0    ? 0
                                 : places > 60 ? 60
                                               : places)
                       .ptr;
  std::string s(buffer, end);
  if (s.find('.') == std::string::npos) return s;
  s.erase(s.find_last_not_of('0') + 1);
  if (s.back() == '.') s.pop_back();
  return s;
}

namespace detail {
// What stands behind the number of a unit, and the factor on the number: shares and rates print in percent.
struct unit_words {
  double factor;
  std::string behind;
};
template <class Unit> unit_words words_of() {
  using M = typename dimensions::money_in<Unit>::type;
  if constexpr (std::is_same_v<Unit, units::one>) return {1, ""};
  else if constexpr (std::is_same_v<Unit, units::share>) return {100, " % of GDP"};
  else if constexpr (std::is_same_v<Unit, units::rate>) return {100, " % a year"};
  else if constexpr (std::is_same_v<Unit, units::time>) return {1, " years"};
  else if constexpr (std::is_same_v<Unit, units::items>) return {1, " thousand items"};
  else if constexpr (std::is_same_v<Unit, units::people>) return {1, " thousand people"};
  else {
    static_assert(!std::is_void_v<M>,
                  "outlay: a quantity of this unit has no words yet: leave the types with in(x, unit)");
    std::string const bn = " bn " + to_string(id_of<M>);
    if constexpr (std::is_same_v<Unit, units::money<M>>) return {1, bn};
    else if constexpr (std::is_same_v<Unit, units::flow<M>>) return {1, bn + " a year"};
    else if constexpr (std::is_same_v<Unit, units::gdp<M>>) return {1, bn + " of GDP a year"};
    else if constexpr (std::is_same_v<Unit, units::unit_cost<M>>) return {1, bn + " a thousand items"};
    else {
      static_assert(std::is_same_v<Unit, head_money::unit<M>>,
                    "outlay: a quantity of this unit has no words yet: leave the types with in(x, unit)");
      return {1, bn + " a thousand people and year"};
    }
  }
}
} // namespace detail

/// A quantity with its unit in words: `571.204 bn USD at prices of 2021 a year`, `2.31 % of GDP`, `1.5 % a year`.
template <class Unit> std::string to_text(quantity<Unit> const& q, int significant = 6) {
  auto const words = detail::words_of<Unit>();
  return plain_decimals(words.factor * q.value(), significant) + words.behind;
}
namespace dimensions {
using outlay::to_text; // found for quantities without naming the namespace
}

namespace detail {
inline std::string step_words(step_length s) {
  return s == step_length::monthly ? "monthly steps" : s == step_length::quarterly ? "quarterly steps" : "annual steps";
}
// The growth source of an economy, and since when its last rate is held.
template <class Money> std::string growth_words(alliance<Money> const& allies, growth_source const& g, int last_year) {
  int held = 0;
  for (member const& m : allies.members()) {
    int const last = g.last_year(m.code);
    if (last > 0 && last < last_year && (held == 0 || last < held)) held = last;
  }
  return " (" + g.source() + (held > 0 ? "; rates of " + std::to_string(held) + " held after it" : "") + ")";
}
// Where prices come from, up to a last year.
inline std::string prices_in_words(alliance_facts const& f, int last_year) {
  if (f.prices.empty()) return "none given: price levels stay those of " + std::to_string(f.base_year);
  std::string prices = f.prices_source.empty() ? "own figures" : f.prices_source;
  if (f.prices.last() < last_year) prices += "; rate of " + std::to_string(f.prices.last()) + " held after it";
  return prices;
}
} // namespace detail

/// The head that every result carries: edition, base year, remarks on the data, price basis, source of prices, years
/// and steps; a line each.
/// Throws `error` for a horizon that cannot be.
template <class Money> std::string head_of(alliance<Money> const& allies, horizon const& span) {
  time_grid const grid(span);
  alliance_facts const& f = allies.facts();
  int const last = grid.first_year() + grid.years() - 1;
  std::string remarks;
  for (std::string const& r : f.remarks) remarks += "\nRemark: " + r;
  return "Edition: " + f.edition + "\nBase year: " + std::to_string(f.base_year) + remarks + "\nMoney: billion " +
         to_string(allies.ledger_money()) + "\nPrices: " + detail::prices_in_words(f, last) +
         "\nYears: " + std::to_string(grid.first_year()) + " to " + std::to_string(last) + ", " +
         detail::step_words(span.step) + "\nMembers: " + std::to_string(allies.size()) + "\n";
}

/// The same with the parts of the plan, and where their growth comes from.
template <class Money, class... Parts>
std::string head_of(alliance<Money> const& allies, horizon const& span, plan_of<Parts...> const& plan) {
  time_grid const grid(span);
  std::string parts;
  plan.each([&](auto const& p) {
    parts += (parts.empty() ? "" : ", ") + detail::label(p);
    if constexpr (requires { p.growth.source(); })
      parts += detail::growth_words(allies, p.growth, grid.first_year() + grid.years() - 1);
  });
  return head_of(allies, span) + "Plan: " + parts + "\n";
}

namespace detail {
// What the parts of a plan draw, in words.
template <class... Parts> std::vector<std::string> drawn_by_parts(plan_of<Parts...> const& plan) {
  std::vector<std::string> all;
  plan.each([&](auto const& p) {
    char const* const words = what_it_draws(p);
    if (words && std::find(all.begin(), all.end(), words) == all.end()) all.push_back(words);
    if (is_drawn(p)) all.push_back(label(p));
  });
  return all;
}
template <class Money, class... Parts>
std::string head_of_draws(alliance<Money> const& allies, horizon const& span, plan_of<Parts...> const& plan,
                          draws const& d, std::vector<std::string> const& random) {
  std::string words;
  for (std::string const& r : random) words += (words.empty() ? "" : ", ") + r;
  return head_of(allies, span, plan) + "Random: " + (words.empty() ? "nothing of the library's parts" : words) +
         "\nPaths: " + std::to_string(d.paths) + " from path " + std::to_string(d.first_path) + ", seed " +
         std::to_string(d.seed) + "\n";
}
} // namespace detail

/// The same for an ensemble: what is random (growth, the price level, events), how many paths, and the seed.
template <class Money, class... Parts>
std::string head_of(alliance<Money> const& allies, horizon const& span, plan_of<Parts...> const& plan, draws const& d) {
  return detail::head_of_draws(allies, span, plan, d, detail::drawn_by_parts(plan));
}
/// The same with the drawn fields. Throws `error` for a draw that cannot be.
template <class Money, class... Parts, class... Drawn>
std::string head_of(alliance<Money> const& allies, horizon const& span, plan_of<Parts...> const& plan, draws const& d,
                    drawn_fields<Drawn...> const& what) {
  std::vector<std::string> random = detail::drawn_by_parts(plan);
  for (auto const& field : detail::ready_draws(plan, what)) random.push_back(field.field.label());
  return detail::head_of_draws(allies, span, plan, d, random);
}

} // namespace outlay

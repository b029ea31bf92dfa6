// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include "input.hpp"

#include <cmath>

/// GDP, who belongs, what money is worth, and how sums are divided.
namespace reference {

/// Who belongs in a step: from the first step that begins at the date of joining or later.
inline bool belongs(member const& m, int month) { return m.from <= month && month < m.until; }

/// GDP of a step, a year's worth. Annual means: GDP(Y) times the mean of the step's monthly weights, which grow by
/// (1+g)^(1/12) and have mean one. From an opening level: the level at the step's end.
inline double gdp_of(member const& m, economy const& e, int base_year, horizon const& span, int step) {
  int const month = span.first_year * 12 + step * span.months_per_step, year = month / 12;
  auto const growth = [&](int y) { return 1 + m.growth.at(y) / 100 + e.extra; };
  if (e.opening_instant) {
    double level = m.gdp;
    for (int t = 0; t <= step; ++t)
      level *= std::pow(growth(span.first_year + t * span.months_per_step / 12), span.months_per_step / 12.0);
    return level;
  }
  double annual = m.gdp;
  for (int y = base_year + 1; y <= year; ++y) annual *= growth(y);
  double all = 0, mine = 0;
  for (int k = 0; k < 12; ++k) {
    double const w = std::pow(growth(year), k / 12.0);
    all += w / 12;
    if (k >= month % 12 && k < month % 12 + span.months_per_step) mine += w / span.months_per_step;
  }
  return annual * mine / all;
}

/// Price level of the ledger's currency; after the table its last inflation holds.
inline double price(yearly const& p, int year) {
  int const last = p.first + static_cast<int>(p.values.size()) - 1;
  if (year <= last || p.values.size() < 2) return p.at(year);
  return p.values.back() * std::pow(p.at(last) / p.at(last - 1), year - last);
}

/// Worth of one unit of a money of a year in the ledger's, for a member: constant = current / D_i(t).
inline double worth(alliance const& a, int money, int i, int year) {
  if (money == 0) return 1;
  rate_table const* found = nullptr;
  for (rate_table const& r : a.rates)
    if (r.money == money && (r.who == i || (r.who < 0 && !found))) found = &r;
  if (found) { // after its table the real rate is held
    int const last = found->rate.first + static_cast<int>(found->rate.values.size()) - 1;
    if (year <= last || a.prices.values.empty()) return found->rate.at(year);
    return found->rate.at(last) * price(a.prices, last) / price(a.prices, year);
  }
  double const moved = a.prices.values.empty() ? 1 : price(a.prices, year) / price(a.prices, a.base_year);
  return 1 / (a.members[static_cast<std::size_t>(i)].price_level * moved);
}

/// Each member's share of a sum, over those who belong. GDP divides among them alone; shares that do not move make one
/// over the whole group, and where somebody is absent those of the others grow, each way to divide by itself or all
/// together.
inline std::vector<double> divide(key const& by, std::vector<bool> const& among, std::vector<double> const& gdp,
                                  alliance const& a, int month, rules const& rule) {
  std::size_t const n = a.members.size();
  std::vector<bool> here = among;
  for (std::size_t i = 0; i < n; ++i) here[i] = here[i] && belongs(a.members[i], month);
  std::vector<double> s(n, 0.0), fixed(n, 0.0);
  auto const add = [&](std::vector<double>& to, std::vector<bool> const& who, double weight, auto const& measure) {
    double sum = 0;
    for (std::size_t i = 0; i < n; ++i)
      if (who[i]) sum += measure(i);
    for (std::size_t i = 0; i < n; ++i)
      if (who[i] && sum > 0) to[i] += weight * measure(i) / sum;
  };
  add(s, here, by.gdp + by.baseline, [&](std::size_t i) { return gdp[i]; });
  auto const& whole = rule.keys_apart ? here : among;
  add(fixed, whole, by.equal, [](std::size_t) { return 1.0; });
  add(fixed, whole, by.population, [&](std::size_t i) { return a.members[i].population; });
  if (by.custom > 0) add(fixed, whole, by.custom, [&](std::size_t i) { return by.shares[i]; });
  add(s, here, by.equal + by.population + by.custom, [&](std::size_t i) { return fixed[i]; });
  return s;
}

} // namespace reference

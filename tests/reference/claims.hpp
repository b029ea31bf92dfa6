// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include "economy.hpp"

/// What pledges and capital ask of each member in a step.
namespace reference {

/// A claim on one member: its class (0: paid-in capital, 1: pledges), its account, and whether the budget pays it.
struct claim {
  int rank;
  account to;
  bool counts;
  double money;
};

/// A pledge: amount/12 for each month, grown from the start; or one amount, in its month or over its year.
inline double due_of(pledge const& p, int month, int months) {
  double sum = 0;
  for (int m = month; m < month + months; ++m) {
    if (p.once) {
      if (p.from.is_year && m / 12 == p.from.months / 12) sum += p.amount / 12;
      if (!p.from.is_year && m == p.from.months) sum += p.amount;
    } else if (m >= p.from.months && m < p.until)
      sum += p.amount / 12 * std::pow(1 + p.growth, (m - p.from.months) / 12.0);
  }
  return sum;
}

/// A capital: S q / n at each instalment, from `first` on.
inline double due_of(capital_contribution const& c, int month, int months) {
  double sum = 0;
  for (int k = 0; k < c.instalments; ++k) {
    int const at = c.first + k * c.months_between;
    if (at >= month && at < month + months) sum += c.subscribed * c.paid_in / c.instalments;
  }
  return sum;
}

/// Asks of every member what a plan's pledges and capitals ask in a step.
inline std::vector<std::vector<claim>> claims_of(plan const& p, alliance const& a, std::vector<double> const& gdp,
                                                 int month, int months, rules const& rule) {
  std::size_t const n = a.members.size();
  std::vector<std::vector<claim>> all(n);
  int const year = month / 12;
  auto const ask = [&](int rank, account to, bool counts, double sum, int money, int rate_year,
                       std::vector<double> const& shares) {
    for (std::size_t i = 0; i < n; ++i)
      if (sum * shares[i] != 0)
        all[i].push_back({rank, to, counts, sum * shares[i] * worth(a, money, static_cast<int>(i), rate_year)});
  };
  auto const that_spend = [&](std::vector<bool> who) {
    for (std::size_t i = 0; i < n; ++i)
      if (!a.members[i].spends) who[i] = false;
    return who;
  };
  for (capital_contribution const& c : p.capitals) {
    double const due = due_of(c, month, months);
    if (due == 0) continue;
    auto founders = that_spend(c.founders);
    key by = c.by;
    bool const refuses = month >= c.refused_from;
    if (refuses && c.rescale)
      for (std::size_t i = 0; i < n; ++i)
        if (c.refused[i]) founders[i] = false;
    auto shares = divide(by, founders, gdp, a, month, rule);
    if (refuses)
      for (std::size_t i = 0; i < n; ++i)
        if (c.refused[i]) shares[i] = 0;
    ask(0, paid_in, c.counts, due, c.money, year, shares);
  }
  for (pledge const& x : p.pledges) {
    double const due = due_of(x, month, months);
    if (due == 0) continue;
    ask(1, x.to, x.counts, due, x.money, x.indexed ? x.from.months / 12 : year,
        divide(x.by, that_spend(x.payers), gdp, a, month, rule));
  }
  return all;
}

} // namespace reference

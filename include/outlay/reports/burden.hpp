// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <algorithm>
#include <outlay/results/projection.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// What one member bears in a year, and what it would bear under a key.
template <class Money> struct burden_line {
  member_code code;
  flow<Money> paid;      ///< counted core
  gdp_share<> share;     ///< over its own GDP
  double part, key_part; ///< of what the group pays: as it is, and by key
  flow<Money> gain;      ///< what it pays less than by key; negative where it pays more. Gains of a group make zero
  int rank_paid, rank_share; ///< from 1, the largest first; equals share the better rank
};

/// How a group's counted core of one year is divided among its members that spend.
template <class Money> struct burden_table {
  std::chrono::year year;
  std::vector<burden_line<Money>> members; ///< in the alliance's order
  double gini, gdp_weighted_gini;          ///< of the members' shares of GDP: 0 where all bear the same
  double key_distance;                     ///< part of the whole that would have to change hands, 0 to 1
};

/// Divides a year's counted core of a run by member and compares it with a key. Throws `error` for a year outside the
/// run, a group in which nobody spends, and a key that needs GDP without shocks, which a projection does not keep
/// apart.
template <class Money>
burden_table<Money> burden(projection<Money> const& run, group const& g, std::chrono::year y,
                           key const& by = key::gdp()) {
  auto const& allies = run.allies();
  member_set const who = detail::that_spend(allies, allies.set_of(g, "burden", "group"));
  if (who == 0) throw error("burden", "group", g.name(), "a group with a member that spends");
  if (by.baseline_weight() > 0)
    throw error("burden", "key", "baseline_gdp", "gdp, equal, population, custom, or a blend of them");
  auto const fixed = by.fixed_shares(allies, who, "burden");
  burden_table<Money> t{y, {}, 0, 0, 0};
  double paid = 0, gdp = 0, key_sum = 0;
  std::vector<double> gdps, keys;
  for (int i = 0; i < allies.size(); ++i) {
    if (!(who >> i & 1)) continue;
    group const one(allies[i].code);
    double const own = run.gdp(one, y).value();
    if (!(own > 0)) continue; // not a member in this year
    t.members.push_back({allies[i].code, run.counted_core(one, y), run.core_share(one, y), 0, 0, {}, 1, 1});
    paid += t.members.back().paid.value();
    gdp += own;
    gdps.push_back(own);
    keys.push_back(fixed[static_cast<std::size_t>(i)]);
    key_sum += keys.back();
  }
  if (t.members.empty() || !(paid > 0))
    throw error("burden", "year", std::to_string(static_cast<int>(y)), "a year in which the group pays");
  double const fixed_weight = 1 - by.gdp_weight();
  double apart = 0, apart_gdp = 0, sum = 0;
  for (std::size_t i = 0; i < t.members.size(); ++i) {
    auto& m = t.members[i];
    m.part = m.paid.value() / paid;
    m.key_part = (key_sum > 0 ? fixed_weight * keys[i] / key_sum : 0) + by.gdp_weight() * gdps[i] / gdp;
    m.gain = flow<Money>::from_value((m.key_part - m.part) * paid);
    t.key_distance += std::fabs(m.part - m.key_part) / 2;
    sum += m.share.value();
    for (std::size_t j = 0; j < t.members.size(); ++j) {
      auto const& other = t.members[j];
      m.rank_paid += other.paid > m.paid;
      m.rank_share += other.share > m.share;
      apart += std::fabs(m.share.value() - other.share.value());
      apart_gdp += gdps[i] * gdps[j] * std::fabs(m.share.value() - other.share.value());
    }
  }
  t.gini = apart / (2 * static_cast<double>(t.members.size()) * sum);
  t.gdp_weighted_gini = apart_gdp / (2 * gdp * paid);
  return t;
}

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

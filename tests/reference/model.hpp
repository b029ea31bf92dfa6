// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include "claims.hpp"
#include "shares.hpp"
#include "stocks.hpp"

/// The reference: one run of a plan, step by step. It knows nothing of the library.
namespace reference {

/// One member's ledger of a step, or the sum of a year's.
struct row {
  double booked[accounts] = {};
  double core_means = 0, overspend = 0, on_top = 0, paid_in_counted = 0, gdp = 0;
  void add(row const& r, double dt) {
    for (int a = 0; a < accounts; ++a) booked[a] += r.booked[a];
    core_means += r.core_means;
    overspend += r.overspend;
    on_top += r.on_top;
    paid_in_counted += r.paid_in_counted;
    gdp += r.gdp * dt;
  }
};

/// Rows and stocks by year and member; stocks as they stand at the year's end.
struct result {
  std::vector<std::vector<row>> years;
  std::vector<std::vector<std::vector<std::array<double, 2>>>> stocks; ///< [year][part][member]
};

/// Grants what claims ask: in full, or within the budget by class, each alike within a class. What does not count is
/// paid on top of the budget; what is for resilience is no core outlay and comes out of what is meant for resilience,
/// or beyond it. Gives what counted.
inline double grant(std::vector<claim> const& claims, bool rationed, row& r) {
  double left = r.core_means, counted = 0, for_resilience = 0;
  for (claim const& c : claims)
    if (c.to == resilience) for_resilience += c.money;
  r.booked[resilience] = std::max(r.booked[resilience], for_resilience);
  for (int rank = 0; rank < 2; ++rank) {
    double asked = 0;
    for (claim const& c : claims)
      if (c.rank == rank && c.counts && c.to != resilience) asked += c.money;
    double const part = rationed && asked > left ? left / asked : 1;
    for (claim const& c : claims)
      if (c.rank == rank && c.counts && c.to != resilience) {
        r.booked[c.to] += c.money * part;
        if (c.to == paid_in) r.paid_in_counted += c.money * part;
      }
    counted += asked * part;
    left -= asked * part;
    if (left < 0) left = 0;
  }
  for (claim const& c : claims)
    if (!c.counts && c.to != resilience) r.booked[c.to] += c.money, r.on_top += c.money;
  return counted;
}

/// Divides what the budget leaves among the accounts of NATO's categories. `bought`: spent by stock parts; `share`:
/// theirs of what claims left; `other`: whether one of them buys other equipment.
inline void divide_rest(member const& m, double cash, double bought, bool buys, double share, bool other,
                        rules const& rule, row& r) {
  double rest = std::max(0.0, cash - bought), equipment_part = other ? 0 : m.equipment;
  if (rule.equipment_first && buys) {
    double const more = std::min(rest, std::max(0.0, std::max(m.equipment, share) * cash - bought));
    r.booked[other_equipment] += more;
    rest -= more;
    equipment_part = 0;
  }
  double const whole = equipment_part + m.personnel + m.infrastructure + m.operations;
  if (!(whole > 0)) {
    r.booked[other_equipment] += rest;
    return;
  }
  r.booked[other_equipment] += rest * equipment_part / whole;
  r.booked[personnel] += rest * m.personnel / whole;
  r.booked[infrastructure] += rest * m.infrastructure / whole;
  r.booked[operations] += rest * m.operations / whole;
}

inline result run(alliance const& a, plan const& p, horizon const& span, rules const& rule) {
  std::size_t const n = a.members.size(), parts = p.stocks.size();
  double const dt = span.months_per_step / 12.0;
  std::vector<std::vector<absorbed>> memory(p.targets.size(), std::vector<absorbed>(n));
  std::vector<std::vector<std::vector<holding>>> held(parts, std::vector<std::vector<holding>>(n));
  for (std::size_t k = 0; k < parts; ++k)
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t s = 0; s < static_cast<std::size_t>(p.stocks[k].areas); ++s)
        held[k][i].push_back(open(p.stocks[k], s, p.stocks[k].opening[i][s], dt, rule));
  std::array<double, 2> started{}; // units that all members have ever ordered, by area
  result all;
  int const per_year = 12 / span.months_per_step;
  for (int t = 0; t < span.years * per_year; ++t) {
    int const month = span.first_year * 12 + t * span.months_per_step;
    if (t % per_year == 0) all.years.emplace_back(n);
    std::vector<double> gdp(n, 0.0);
    for (std::size_t i = 0; i < n; ++i) gdp[i] = gdp_of(a.members[i], p.economy, a.base_year, span, t);
    std::array<double, 2> const before = started;
    auto const unit_cost = [&](stock_growth const& s, std::size_t j) {
      if (p.learning.empty() || s.covers_other_equipment) return s.unit_cost[j];
      learning const& l = p.learning.front();
      return s.unit_cost[j] * std::pow((l.before[j] + before[j]) / l.before[j], -l.exponent[j]);
    };
    auto const claims = claims_of(p, a, gdp, month, span.months_per_step, rule);
    for (std::size_t i = 0; i < n; ++i) {
      member const& m = a.members[i];
      if (!belongs(m, month)) continue;
      row r;
      r.gdp = gdp[i];
      bool rationed = false;
      for (std::size_t k = 0; k < p.targets.size(); ++k) {
        share_target const& target = p.targets[k];
        if (!target.of[i] || !m.spends) continue;
        double const means = means_of(target, m, static_cast<int>(i), gdp[i], month, span.months_per_step,
                                      p.economy, a.base_year, rule, memory[k][i]);
        if (target.core) r.core_means += means, rationed = target.ration;
        else r.booked[resilience] += means;
      }
      double const counted = grant(claims[i], rationed, r), cash = std::max(0.0, r.core_means - counted);

      // Stock parts share one purse; deliveries of earlier orders come first.
      double owed = 0, wanted = 0, share = 0;
      bool buys = false, other = false;
      std::vector<std::array<double, 2>> demand(parts);
      for (std::size_t k = 0; k < parts; ++k) {
        stock_growth const& s = p.stocks[k];
        if (!s.holds[i]) continue;
        buys = true;
        other = other || s.covers_other_equipment;
        share = std::max(share, s.equipment_share < 0 ? m.equipment : s.equipment_share);
        for (std::size_t j = 0; j < held[k][i].size(); ++j) {
          area_step const f = facts_of(s, j, dt);
          demand[k][j] = demand_of(s, j, s.flat[i], s.opening[i][j], held[k][i][j], month, span.months_per_step, rule);
          owed += (1 - s.advance) * unit_cost(s, j) * arrives_of_earlier(f, held[k][i][j]);
          wanted += (s.advance + (1 - s.advance) * arrives_of_new(f, s)) * unit_cost(s, j) * demand[k][j];
        }
      }
      double const money = std::max(0.0, share * cash - owed), granted = wanted > money ? money / wanted : 1;
      for (std::size_t k = 0; k < parts; ++k)
        if (p.stocks[k].holds[i])
          for (std::size_t j = 0; j < held[k][i].size(); ++j) {
            move(facts_of(p.stocks[k], j, dt), held[k][i][j], granted * demand[k][j]);
            if (!p.stocks[k].covers_other_equipment) started[j] += granted * demand[k][j];
          }
      double const bought = owed + granted * wanted;
      r.booked[equipment] += bought;
      r.overspend = std::max(0.0, counted + bought - r.core_means);
      divide_rest(m, cash, bought, buys, share, other, rule, r);
      all.years.back()[i].add(r, dt);
    }
    if ((t + 1) % per_year == 0) {
      all.stocks.emplace_back(parts, std::vector<std::array<double, 2>>(n));
      for (std::size_t k = 0; k < parts; ++k)
        for (std::size_t i = 0; i < n; ++i)
          for (std::size_t j = 0; j < held[k][i].size(); ++j) all.stocks.back()[k][i][j] = held[k][i][j].stock;
    }
  }
  return all;
}

} // namespace reference

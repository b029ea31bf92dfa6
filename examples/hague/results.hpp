// The projections that the tables, the file and the charts are made of.
#pragma once

#include "plan.hpp"

#include <optional>

namespace hague {

using projection = outlay::projection<outlay::usd_2021>;

/// Europe's and Canada's stock when the purchases of the base year go on unchanged, in real terms and by member.
struct todays_purchases {
  std::vector<double> index;      // at the end of each year, 1 at the start
  std::optional<int> months_to_lift; // until it has grown as far as the headline lift asks
};

inline todays_purchases at_todays_purchases(options const& o, outlay::alliance<> const& allies) {
  // An alliance that does nothing but buy equipment, does not grow, and wants more than it can pay.
  using all_equipment = outlay::areas<outlay::area::other_equipment>;
  namespace nato = outlay::data::nato_2026_edition;
  auto buyers = allies.members();
  std::vector<outlay::opening_stock<all_equipment>> opening;
  for (auto& m : buyers) {
    if (!m.spends) continue;
    std::string const code = m.code.text();
    m.core = outlay::percent(100 * purchases(code, allies.base_year()) / (nato::gdp_2021.at(code, allies.base_year()) / 1000));
    if (code != "USA") opening.push_back({m.code, {outlay::data::perpetual_inventory(code, allies.base_year() - 1, attrition)}});
  }
  auto const plan = outlay::plan(outlay::economy{.growth = 0_pct}, outlay::share_target<outlay::core>{.to = 0_pct, .by = 2035y},
                                 outlay::stockpile_growth<all_equipment>{.lift = 10000_pct, .over = 1_years, .opening = opening,
                                                                         .attrition = 8.25_pct, .equipment_share = 100_pct});
  outlay::alliance<> const only_buyers(buyers, allies.facts());
  todays_purchases result;
  auto run = outlay::start(only_buyers, plan, {.from = std::chrono::year{o.base_year}, .until = std::chrono::year{o.until}});
  while (run.step()) {
    double now = 0, then = 0;
    for (auto const& s : run.stocks())
      for (int i = 0; i < only_buyers.size(); ++i)
        if (s.holders >> i & 1) {
          now += s.stock[i].value();
          then += s.opening[i];
        }
    if (!result.months_to_lift && now / then >= 1 + o.lift / 100) result.months_to_lift = run.steps();
    if (run.steps() % 12 == 0) result.index.push_back(now / then);
  }
  return result;
}

struct results {
  options o;
  outlay::alliance<> allies;
  projection run;          // the plan
  projection held;         // every member keeps its base-year shares
  projection kept_up;      // the plan, but stocks only replace their losses
  projection limited;      // the stocks where industry can start only so much
  todays_purchases today;

  /// Money of a group in a year, in the price basis asked for: `what(group, year)` of each member by its own deflator
  /// where that is current dollars.
  template <class What> double money(outlay::group const& g, int y, What what) const {
    std::chrono::year const at{y};
    if (!o.current_prices) return what(g, at);
    auto const who = allies.set_of(g, "hague", "group");
    double sum = 0;
    for (int i = 0; i < allies.size(); ++i) {
      if (!(who >> i & 1)) continue;
      double const x = what(allies[i].code, at);
      if (x != 0) sum += x / allies.rate({outlay::currency::usd, 0}, i, y).value();
    }
    return sum;
  }
  double core(projection const& p, outlay::group const& g, int y) const {
    return money(g, y, [&](auto const& who, auto at) { return in(p.counted_core(who, at), billion); });
  }
  double resilience(projection const& p, outlay::group const& g, int y) const {
    return money(g, y, [&](auto const& who, auto at) { return in(p.counted_resilience(who, at), billion); });
  }
  double account(outlay::account a, outlay::group const& g, int y) const {
    return money(g, y, [&](auto const& who, auto at) { return in(run.outlay_of(a, who, at), billion); });
  }
  double stocks(projection const& p, char const* measure, outlay::group const& g, int y) const {
    return money(g, y, [&](auto const& who, auto at) { return p.measured("stockpile_growth", measure, who, at); });
  }
  double core_percent(outlay::group const& g, int y) const { return in(run.core_share(g, std::chrono::year{y}), percent_of_gdp); }
  double resilience_percent(outlay::group const& g, int y) const { return in(run.resilience_share(g, std::chrono::year{y}), percent_of_gdp); }

  std::string prices() const { return o.current_prices ? "billions of current dollars" : "billions of 2021 dollars"; }
};

inline results project(options const& o) {
  auto const allies = outlay::data::nato_2026(o.base_year);
  outlay::horizon const span{.from = std::chrono::year{o.base_year}, .until = std::chrono::year{o.until}};
  auto const run = [&](still held) { return outlay::project(allies, plan_of(o, allies, held), span); };
  return {o, allies, run({}), run({.shares = true}), run({.stocks = true}),
          outlay::project(allies, limited_plan_of(o, allies), span), at_todays_purchases(o, allies)};
}

} // namespace hague

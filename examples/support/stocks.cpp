// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "stocks.hpp"

namespace examples {

todays_purchases at_todays_purchases(outlay::alliance<> const& allies, int until, double headline, double loss) {
  // An alliance that does nothing but buy equipment, does not grow, and wants more than it can pay.
  using all_equipment = outlay::areas<outlay::area::other_equipment>;
  namespace nato = outlay::data::nato_2026_edition;
  auto buyers = allies.members();
  std::vector<outlay::opening_stock<all_equipment>> opening;
  for (auto& m : buyers) {
    if (!m.spends) continue;
    std::string const code = m.code.text();
    m.core = outlay::percent(100 * purchases(code, allies.base_year()) /
                             (nato::gdp_2021.at(code, allies.base_year()) / 1000));
    if (code != "USA")
      opening.push_back({m.code, {outlay::data::perpetual_inventory(code, allies.base_year() - 1, loss)}});
  }
  auto const plan =
      outlay::plan(outlay::economy{.growth = 0_pct}, outlay::share_target<outlay::core>{.to = 0_pct, .by = 2035y},
                   outlay::stockpile_growth<all_equipment>{.lift = 10000_pct,
                                                           .over = 1_years,
                                                           .opening = opening,
                                                           .attrition = outlay::percent(100 * loss),
                                                           .equipment_share = 100_pct});
  outlay::alliance<> const only_buyers(buyers, allies.facts());
  todays_purchases result;
  auto run = outlay::start(only_buyers, plan, years(allies.base_year(), until));
  while (run.step()) {
    double now = 0, then = 0;
    for (auto const& s : run.stocks())
      for (int i = 0; i < only_buyers.size(); ++i)
        if (s.holders >> i & 1) {
          now += s.stock[i].value();
          then += s.opening[i];
        }
    if (!result.months_to_lift && now / then >= 1 + headline / 100) result.months_to_lift = run.steps();
    if (run.steps() % 12 == 0) result.index.push_back(now / then);
  }
  return result;
}

} // namespace examples

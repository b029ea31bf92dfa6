// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// The plan of The Hague at risk: growth that varies as it did, and budgets that do.
#pragma once

#include "../support/nato.hpp"

#include <outlay/estimates/growth.hpp>
#include <outlay/scores/backtest.hpp>
#include <outlay/scores/rules.hpp>

namespace examples::at_risk {

/// Shares of GDP in percent, 2014 to 2026.
inline outlay::member_years const& shares() {
  static outlay::member_years const all(outlay::data::nato_2026_edition::share_of_gdp);
  return all;
}

/// Growth of real GDP by the outlook of April 2025, which says of each country which year is the last that is no
/// projection: up to that year.
inline outlay::member_years known_growth() {
  namespace weo = outlay::data::weo_2025_april_edition;
  outlay::member_years all(weo::real_gdp_growth);
  for (auto const& code : all.codes())
    for (int y = *weo::first_projected_year(code.text()); y <= all.last_year(); ++y)
      all.set(code, y, std::numeric_limits<double>::quiet_NaN());
  return all;
}

/// What the shocks to growth are drawn by.
struct growth_estimates {
  std::vector<outlay::per_member<outlay::estimated>> volatility;
  outlay::estimated common;
  outlay::estimated of(outlay::member_code code) const {
    for (auto const& v : volatility)
      if (v.code == code) return v.value;
    throw outlay::error("ensemble", "code", code.text(), "a member of the alliance");
  }
};
inline growth_estimates estimate_growth(outlay::alliance<> const& allies, bool without_2020_21) {
  auto const table = known_growth();
  std::vector<int> const without = without_2020_21 ? std::vector{2020, 2021} : std::vector<int>{};
  growth_estimates e{{}, outlay::estimates::common_growth(table, codes_of(allies), table.last_year(), without)};
  for (auto const& code : codes_of(allies))
    e.volatility.push_back({code, outlay::estimates::growth_volatility(table, code, table.last_year(), without)});
  return e;
}
/// The economy of all examples with these shocks.
inline outlay::economy shaken(growth_estimates const& by) {
  auto e = economy();
  for (auto const& v : by.volatility) e.own_volatility.push_back({v.code, v.value.in_percent()});
  e.common = by.common.in_percent();
  return e;
}

/// What a budget of 2026 was off in the edition a year later, as that of 2024 was: NATO's editions of 2024 and 2025,
/// root mean square of logarithms.
inline constexpr outlay::percent error_of_the_estimate(7.5);
/// The trend that nobody foresees, by the size of the change that was announced: The Hague's from 2026 to 2035.
inline outlay::estimated announced_in_the_hague() {
  return outlay::estimates::announced_drift(shares(), 2026, 3.5, 2035, {{"ESP", 2.1}});
}
/// The same of Wales, 2014: 2 % by 2024.
inline outlay::estimated announced_in_wales() { return outlay::estimates::announced_drift(shares(), 2014, 2, 2024); }

/// Budgets from 2026 on.
inline outlay::budget_risk budgets(outlay::risk_centre centre) {
  auto risk = outlay::rules::risk(shares(), 2026, announced_in_the_hague().in_percent(), centre);
  risk.base_error = error_of_the_estimate;
  return risk;
}

/// Rules for what budgets do next, side by side wherever a probability is given.
enum rule { pledge_is_plan, shares_held, mean_trend };
inline constexpr rule all_rules[] = {shares_held, pledge_is_plan, mean_trend};
inline char const* name_of(rule r) {
  return r == shares_held      ? "shares held"
         : r == pledge_is_plan ? "the pledge is the plan"
                               : "mean trend of three years";
}
/// A rule from what was known in a base year, for so many years; the pledge is that of `target` by a year.
inline outlay::share_target<outlay::core> target_of(rule r, outlay::vintage const& v, int years, outlay::percent target,
                                                    int by) {
  if (r == shares_held) return outlay::rules::shares_held(v.base);
  if (r == pledge_is_plan) return outlay::rules::pledge_is_plan(v.base, target, by);
  return outlay::rules::mean_trend(v.known, v.base, years);
}

} // namespace examples::at_risk

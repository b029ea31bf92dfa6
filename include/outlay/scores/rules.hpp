// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/numbers/math.hpp>
#include <outlay/estimates/budgets.hpp>
#include <outlay/parts/budget_risk.hpp>
#include <outlay/parts/share_target.hpp>

#include <outlay/numbers/exact_begin.hpp>
/// Stated rules for what budgets do next, each a core target from what is known in a base year: the ways of reading a
/// table of shares that stand side by side wherever a probability is given.
namespace outlay::rules {

/// Shares stay as they are.
[[gnu::cold]] inline share_target<core> shares_held(int base) {
  return {.name = "shares held",
          .to = 2_pct,
          .by = std::chrono::year(base + 1),
          .compliance = 0_pct,
          .lag = 0_years};
}
/// The pledge is the plan: in equal steps from the base year to `target` in the year `by`, then held; once it has
/// passed, at once to the target. Nobody falls.
[[gnu::cold]] inline share_target<core> pledge_is_plan(int base, percent target, int by,
                                                       by_member<share> const& own = {}) {
  return {.name = "the pledge is the plan",
          .to = target,
          .by = std::chrono::year(std::max(by, base + 1)),
          .except = own,
          .lag = 0_years};
}
/// Every share grows as all members' did on the mean of the last `years` years, for as long as the run lasts.
[[gnu::cold]] inline share_target<core> mean_trend(member_years const& shares, int base, int longest, int years = 3) {
  double const growth = estimates::mean_trend(shares, base, years).value * longest;
  share_target<core> t{.name = "mean trend",
                       .to = 2_pct,
                       .by = std::chrono::year(base + longest),
                       .path = profile::geometric,
                       .floor = false,
                       .lag = 0_years};
  for (member_code const code : shares.codes())
    if (auto const s = shares.find(code, base)) t.except.push_back({code, percent(*s * outlay::exp(growth))});
  return t;
}

/// Budget risk by what a table of shares in percent of GDP says up to the base year: sigma from changes of a year, the
/// common part from three-year changes; tau is a rule's, for no table tells it in time.
[[gnu::cold]] inline budget_risk risk(member_years const& shares, int base, percent drift,
                                      risk_centre centre = risk_centre::mean) {
  auto const sigma = estimates::volatility(shares, base);
  auto const together = base - shares.first_year() >= 4 ? estimates::common_part(shares, base).value : 0.0;
  return {.volatility = sigma.in_percent(), .common = percent(100 * together), .drift = drift, .centre = centre};
}

} // namespace outlay::rules
#include <outlay/numbers/exact_end.hpp>

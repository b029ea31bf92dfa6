// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include "every_part.hpp"

/// One plan with every kind of part on the small alliance: money is short in its first years and enough later.
namespace outlay::test {

inline auto full_plan(outlay::volatility sigma = percent(0), ratio common = percent(0), time_span lag = 1_years) {
  return plan(
      economy{.growth = {{"AAA", 1_pct}, {"BBB", 3_pct}, {"CCC", 2_pct}}, .volatility = sigma, .common = common},
      share_target<core>{
          .to = 5_pct, .by = 2031y, .except = {{"BBB", 3_pct}}, .compliance = 90_pct, .execution = 95_pct, .lag = lag},
      share_target<resilience>{.existing = 0.5_pct,
                               .own_existing = {{"CCC", 0.8_pct}},
                               .to = 1.5_pct,
                               .by = 2031y,
                               .compliance = 80_pct,
                               .execution = 95_pct,
                               .lag = lag},
      pledge{.amount = 3_bn_usd / year, .growth = 2_pct, .from = 2026y / January},
      capital_contribution{
          .subscribed = 20_bn_usd, .instalments = 4, .first = 2027y / January, .founders = all_but("two", {"CCC"})},
      learning<two>{.exponent = {0.3, 0.1}, .before = {stock_value<>::from_value(20), stock_value<>::from_value(40)}},
      stockpile_growth<two>{.lift = {60_pct, 20_pct},
                            .over = 7_years,
                            .opening = {{"AAA", {14, 30}}, {"BBB", {20, 9}}},
                            .attrition = {12_pct, 6_pct},
                            .unit_cost = {billions<usd_2021>(1.5) / stock_value<>::from_value(1),
                                          billions<usd_2021>(0.8) / stock_value<>::from_value(1)},
                            .equipment_share = 35_pct});
}
inline horizon const six_years{.from = 2025y, .until = 2031y};

} // namespace outlay::test

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include "../parts/small.hpp"

/// Plans in which every quantity of every part of the library has an effect. Tests that hold for each field take the
/// fields from here; they fail for a part that stands in none of these plans and for a field that moves nothing. A new
/// part joins one of the plans, or a plan of its own at the end. Its fields stand inside their ranges, away from kinks.
namespace outlay::test {

using two = areas<area::air_defence, area::logistics>;

inline auto plan_with_industry() {
  return plan(
      economy{.growth = {{"AAA", 1_pct}, {"BBB", 3_pct}, {"CCC", 2_pct}},
              .extra = 0.2_pct,
              .volatility = 2_pct,
              .own_volatility = {{"BBB", 3_pct}},
              .common = 30_pct},
      share_target<core>{.to = 5_pct,
                         .by = 2031y,
                         .except = {{"BBB", 3_pct}},
                         .compliance = 90_pct,
                         .own_compliance = {{"BBB", 85_pct}},
                         .execution = 95_pct,
                         .own_execution = {{"AAA", 93_pct}},
                         .absorption = 900_pct},
      share_target<resilience>{.existing = 0.5_pct,
                               .own_existing = {{"CCC", 0.8_pct}},
                               .to = 1.5_pct,
                               .by = 2031y,
                               .except = {{"AAA", 1.2_pct}},
                               .compliance = 80_pct,
                               .own_compliance = {{"CCC", 70_pct}},
                               .execution = 95_pct,
                               .own_execution = {{"AAA", 93_pct}},
                               .absorption = 900_pct},
      pledge{.amount = 3_bn_usd / year, .growth = 2_pct, .from = 2026y / January},
      capital_contribution{
          .subscribed = 20_bn_usd, .instalments = 4, .first = 2027y / January, .founders = all_but("two", {"CCC"})},
      prices{.volatility = 1_pct, .with_growth = 20_pct},
      learning<two>{.exponent = {0.3, 0.1}, .before = {stock_value<>::from_value(20), stock_value<>::from_value(40)}},
      industry<two>{.capacity = {stock_value<>::from_value(3), stock_value<>::from_value(4)},
                    .growth = {5_pct, 4_pct},
                    .backlog = 1.1_years,
                    .cost_growth = {1_pct, 2_pct},
                    .premium = 0.2,
                    .calm = 0.5,
                    .peak = 1.7},
      stockpile_growth<two, 2>{.lift = {60_pct, 20_pct},
                               .over = 7_years,
                               .opening = {{"AAA", {14, 30}}, {"BBB", {20, 9}}},
                               .attrition = {12_pct, 6_pct},
                               .unit_cost = {billions<usd_2021>(1.5) / stock_value<>::from_value(1),
                                             billions<usd_2021>(0.8) / stock_value<>::from_value(1)},
                               .equipment_share = 30_pct,
                               .lead = 0.5_years,
                               .own_lead = {{area::logistics, 0.75_years}},
                               .advance = 60_pct,
                               .own_over = {{area::logistics, 5.3_years}}});
}
inline auto plan_with_absorption() {
  return plan(
      economy{.growth = 2_pct, .extra = 0.1_pct, .volatility = 2_pct, .common = 30_pct},
      feedback{.multiplier = 0.6, .domestic = 70_pct, .fades = 2_years},
      share_target<core>{
          .to = 5_pct, .by = 2028y, .compliance = 97_pct, .execution = 98_pct, .absorption = 8_pct, .carry_over = true},
      share_target<resilience>{.existing = 0.5_pct,
                               .to = 1.5_pct,
                               .by = 2028y,
                               .compliance = 97_pct,
                               .execution = 98_pct,
                               .absorption = 9_pct});
}
// Events whose dates a run without draws knows: two that it decides in its steps, and one that it assumes.
inline auto plan_with_events() {
  return plan(economy{.growth = 2_pct, .extra = 0.1_pct, .volatility = 2_pct, .common = 30_pct},
              event{.name = "rate", .rate = 20_pct, .projected = 2027y / July},
              event{.name = "share", .when = condition::core_share(all_members).at_least(2.3_pct)},
              event{.name = "date", .at = 2028y, .probability = 40_pct, .projected = 2028y},
              share_target<core>{.to = 5_pct,
                                 .by = 2031y,
                                 .revised = revision{on("share"), 4_pct},
                                 .compliance = 97_pct,
                                 .execution = 98_pct,
                                 .absorption = 900_pct,
                                 .remainder = remainder_by::marginal},
              share_target<resilience>{.existing = 0.5_pct,
                                       .to = 1.5_pct,
                                       .by = 2028y,
                                       .revised = revision{2027y, 1.7_pct, 2030y},
                                       .compliance = 97_pct,
                                       .execution = 98_pct,
                                       .absorption = 900_pct},
              pledge{.amount = 3_bn_usd / year, .growth = 2_pct, .from = on("rate"), .counts = false},
              capital_contribution{.subscribed = 20_bn_usd,
                                   .instalments = 4,
                                   .first = on("date"),
                                   .counts = false,
                                   .refused = {"CCC"},
                                   .refused_from = on("share"),
                                   .if_refused = refusal::shrink},
              stockpile_growth<two, 2>{.lift = {60_pct, 20_pct},
                                       .over = 7_years,
                                       .from = on("rate"),
                                       .opening = {{"AAA", {14, 30}}, {"BBB", {20, 9}}},
                                       .attrition = {12_pct, 6_pct},
                                       .unit_cost = {billions<usd_2021>(1.5) / stock_value<>::from_value(1),
                                                     billions<usd_2021>(0.8) / stock_value<>::from_value(1)},
                                       .equipment_share = 30_pct,
                                       .lead = 0.5_years,
                                       .advance = 60_pct,
                                       .own_over = {{area::logistics, 5.3_years}},
                                       .losses = {{.at = on("share"), .which = area::air_defence, .value = 30_pct}}});
}
// Forces: answers are measures of these parts beside outlay.
inline auto plan_with_forces() {
  auto const a_head = [](double x) { return billions<usd_2021>(x) / headcount<>::from_value(1) / year; };
  return plan(
      economy{.growth = 2_pct, .extra = 0.1_pct, .volatility = 2_pct, .common = 30_pct},
      share_target<core>{.to = 5_pct, .by = 2031y, .compliance = 97_pct, .execution = 98_pct, .absorption = 900_pct},
      event{.name = "share", .when = condition::core_share(all_members).at_least(2.3_pct)},
      deployment{.heads = {{2025y / July, headcount<>::from_value(5)},
                           {on("share"), headcount<>::from_value(7)},
                           {on("share").after(2_years), headcount<>::from_value(2)}},
                 .cost = a_head(0.3),
                 .basis = cost_basis::total,
                 .at_home = a_head(0.1),
                 .investment = 3_bn_usd,
                 .invest_from = 2026y,
                 .invest_until = 2028y,
                 .senders = "BBB",
                 .host = "AAA",
                 .host_pays = 20_pct,
                 .counts = false},
      backfill{.held = {{"AAA", 20}, {"BBB", 25}},
               .who = "AAA",
               .from = on("share"),
               .withdrawn = 70_pct,
               .lead = 1_years,
               .replaced = 80_pct,
               .cost = 0.1_bn_usd,
               .upkeep = 0.02_bn_usd / year,
               .counts = false},
      consumables{.held = {{"AAA", 2000}, {"BBB", 1000}},
                  .use = 20,
                  .used_from = 2027y,
                  .goal = 300,
                  .bought_from = 2026y,
                  .over = 2_years,
                  .cost = 10_mn_usd,
                  .counts = false},
      manpower{.opening = {{"AAA", headcount<>::from_value(100)}},
               .intake = {{"AAA", headcount<>::from_value(20)}},
               .length = 8_years,
               .cost = a_head(0.1),
               .counts = false},
      rival{.which = area::air_defence,
            .by = comparison::stock,
            .stock = stock_value<>::from_value(30),
            .production = stock_value<>::from_value(2),
            .growth = 3_pct,
            .attrition = 5_pct,
            .surges = {{on("share"), 2}},
            .enough = 0.9,
            .threat = 2030y},
      stockpile_growth<two, 2>{.lift = {60_pct, 20_pct},
                               .over = 7_years,
                               .opening = {{"AAA", {14, 30}}, {"BBB", {20, 9}}},
                               .attrition = {12_pct, 6_pct},
                               .equipment_share = 30_pct,
                               .lead = 0.5_years,
                               .advance = 60_pct});
}
// A bank whose three limits bind one after the other, defaults with a small and a large call, a loan with guarantors,
// debt under both caps with an escape.
inline auto plan_with_lenders() {
  return plan(
      economy{.growth = 2_pct, .extra = 0.1_pct, .volatility = 2_pct, .common = 30_pct},
      share_target<core>{.to = 5_pct, .by = 2031y, .compliance = 97_pct, .execution = 98_pct, .absorption = 900_pct},
      capital_contribution{
          .name = "capital", .subscribed = 20_bn_usd, .paid_in = 40_pct, .instalments = 4, .first = 2026y / January},
      bank{.capital = "capital",
           .first_bond = 2026y / July,
           .operating_from = 2026y / July,
           .risk_free = 2_pct,
           .spread = 0.4_pct,
           .margin = 0.1_pct,
           .yield = 3_pct,
           .own_yield = {{"BBB", 3.3_pct}},
           .financed = 60_pct,
           .one_borrower = 50_pct,
           .grace = 1_years,
           .repayment = 4_years,
           .minimum_liquidity = 0.5_bn_usd,
           .gearing = 0.65,
           .equity_to_loans = 50_pct,
           .limit_usable = true,
           .usable_to_loans = 50_pct,
           .risk_weight = 1.16,
           .usable_callable = 10_pct,
           .top_rated = {"AAA"},
           .defaults = {{"BBB", 45_pct, 2029y / July}, {"AAA", 70_pct, 2030y / July}},
           .call_below = 95_pct,
           .call_most = 20_pct},
      asset_backed_loan{.principal = 8_bn_usd,
                        .from = 2026y,
                        .interest = 3_pct,
                        .assets = 30_bn_usd,
                        .yield = 1.5_pct,
                        .military = 40_pct,
                        .scheduled = 0.6_bn_usd / year},
      public_debt{.opening = 60_pct,
                  .own_opening = {{"AAA", 30_pct}},
                  .interest = 2_pct,
                  .own_interest = {{"BBB", 2.5_pct}},
                  .marginal = 3.5_pct,
                  .own_marginal = {{"BBB", 4_pct}},
                  .inflation = 2_pct,
                  .own_inflation = {{"BBB", 2.2_pct}},
                  .primary = percent(-1),
                  .own_primary = {{"BBB", percent(-0.8)}},
                  .maturity = 7_years,
                  .borrowed = 80_pct,
                  .cap_deficit = true,
                  .deficit_cap = 3_pct,
                  .cap_debt = true,
                  .debt_cap = 60.4_pct,
                  .escape = 0.4_pct,
                  .escape_from = 2029y});
}
/// Calls f(plan) for each of the plans.
template <class F> void with_plans_of_every_part(F f) {
  f(plan_with_industry());
  f(plan_with_absorption());
  f(plan_with_events());
  f(plan_with_forces());
  f(plan_with_lenders());
}
inline horizon const six_years_of_every_part{.from = 2025y, .until = 2031y};

} // namespace outlay::test

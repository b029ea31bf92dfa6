// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/outlay.hpp>

/// Each kind of part in the smallest plan in which it acts: an economy, a core target, the part and what it cannot do
/// without. Every field whose default is a number or a choice is spelled out, so that a new default changes nothing
/// here.
namespace kinds {

using namespace outlay;
using namespace outlay::literals;
using namespace std::chrono_literals;
using std::chrono::January;
using std::chrono::July;

/// The members of tests/parts/small.hpp, with all that they leave to defaults.
inline alliance<> three() {
  spending_mix const mix{.equipment = 25_pct, .personnel = 35_pct, .infrastructure = 5_pct, .operations = 35_pct};
  yearly prices{2025, {1.0}};
  for (int k = 1; k < 30; ++k) prices.values.push_back(prices.values.back() * 1.02);
  return alliance<>(
      {{.code = "AAA", .gdp = 1000_bn_usd_2021 / year, .core = 1_pct, .mix = mix, .price_level = 2.0, .population = 60},
       {.code = "BBB", .gdp = 500_bn_usd_2021 / year, .core = 2_pct, .mix = mix, .price_level = 1.25, .population = 30},
       {.code = "CCC", .gdp = 250_bn_usd_2021 / year, .core = 6_pct, .mix = mix, .price_level = 1.0, .population = 10}},
      {.edition = "round figures", .base_year = 2025, .prices = prices});
}
inline horizon const ten_years{.from = 2025y, .until = 2035y, .step = step_length::monthly};

// --- what the plans share
using two = areas<area::air_defence, area::logistics>;
inline item_count items(double x) { return stock_value<>::from_value(x); }
inline head_count heads(double x) { return headcount<>::from_value(x); }
inline head_cost a_head(double x) { return billions<usd_2021>(x) / headcount<>::from_value(1) / outlay::year; }

inline economy growing() {
  return {.growth = {{"AAA", 1_pct}, {"BBB", 3_pct}, {"CCC", 2_pct}},
          .extra = 0_pct,
          .volatility = 2_pct,
          .common = 30_pct,
          .reading = gdp_reading::annual_mean};
}
inline share_target<core> rising() {
  return {.to = 5_pct,
          .by = 2031y,
          .from = 2025y,
          .path = profile::linear,
          .floor = true,
          .compliance = 100_pct,
          .execution = 100_pct,
          .lag = 1_years,
          .absorption = 1000_pct,
          .carry_over = false,
          .remainder = remainder_by::average,
          .ration = false};
}
template <int Stages> stockpile_growth<two, Stages> stocks(fixed_time lead, ratio advance) {
  return {.lift = {60_pct, 20_pct},
          .over = 7_years,
          .from = 2025y / January,
          .opening = {{"AAA", {14, 30}}, {"BBB", {20, 9}}},
          .attrition = {12_pct, 6_pct},
          .unit_cost = {billions<usd_2021>(1.5) / stock_value<>::from_value(1),
                        billions<usd_2021>(0.8) / stock_value<>::from_value(1)},
          .equipment_share = 30_pct,
          .lead = lead,
          .advance = advance,
          .measures_by_area = true};
}
inline capital_contribution capital() {
  return {.name = "capital",
          .subscribed = 20_bn_usd,
          .paid_in = 40_pct,
          .instalments = 4,
          .every = 1_years,
          .first = 2026y / January,
          .founders = all_members,
          .by = key::gdp(),
          .counts = true};
}

/// Calls f(kind, plan, answers of its own...) for each kind.
template <class F> void each_plan(F run) {
  auto const with = [](auto const&... parts) { return plan(growing(), rising(), parts...); };

  run("economy", plan(economy{.growth = {{"AAA", 1_pct}, {"BBB", 3_pct}, {"CCC", percent(-2)}},
                              .extra = 0.2_pct,
                              .volatility = 2_pct,
                              .own_volatility = {{"BBB", 3_pct}},
                              .common = 30_pct,
                              .reading = gdp_reading::annual_mean},
                      rising()));
  run("feedback", with(feedback{.of = everybody, .multiplier = 0.6, .domestic = 70_pct, .fades = 2_years}));
  run("prices", with(prices{.volatility = 1_pct, .with_growth = 20_pct},
                     pledge{.amount = 3_bn_usd / year, .growth = 0_pct, .from = 2026y / January}));
  run("share_target<core>", plan(growing(), share_target<core>{.of = all_members,
                                                               .to = 5_pct,
                                                               .by = 2031y,
                                                               .from = 2025y,
                                                               .path = profile::smooth,
                                                               .except = {{"BBB", 3_pct}},
                                                               .revised = revision{2029y, 4_pct},
                                                               .floor = true,
                                                               .compliance = 90_pct,
                                                               .own_compliance = {{"BBB", 85_pct}},
                                                               .execution = 95_pct,
                                                               .own_execution = {{"AAA", 93_pct}},
                                                               .lag = 1_years,
                                                               .absorption = 12_pct,
                                                               .carry_over = true,
                                                               .remainder = remainder_by::average,
                                                               .ration = true}));
  run("share_target<resilience>", with(share_target<resilience>{.of = all_members,
                                                                .existing = 0.5_pct,
                                                                .own_existing = {{"CCC", 0.8_pct}},
                                                                .relabelled = 0_pct,
                                                                .from_core = 0_pct,
                                                                .to = 1.5_pct,
                                                                .by = 2031y / January,
                                                                .from = 2025y,
                                                                .path = profile::linear,
                                                                .except = {{"AAA", 1.2_pct}},
                                                                .floor = true,
                                                                .compliance = 80_pct,
                                                                .execution = 95_pct,
                                                                .lag = 1_years,
                                                                .absorption = 30_pct,
                                                                .carry_over = false}));
  run("pledge", with(pledge{.amount = 3_bn_usd / year,
                            .growth = 2_pct,
                            .from = 2026y / January,
                            .until = 2033y / July,
                            .payers = all_members,
                            .by = key::gdp(),
                            .to = account::aid,
                            .counts = true,
                            .indexed = false,
                            .delivery = 1.5_years,
                            .stages = 3}));
  run("pledge in kind", with(stocks<0>(0_years, 100_pct), pledge{.amount = 3_bn_usd / year,
                                                                 .growth = 0_pct,
                                                                 .from = 2026y / January,
                                                                 .payers = all_members,
                                                                 .by = key::gdp(),
                                                                 .to = account::aid_in_kind,
                                                                 .counts = false,
                                                                 .indexed = false,
                                                                 .delivery = 0_years,
                                                                 .stages = 1,
                                                                 .out_of = area::logistics}));
  run("capital_contribution", with(capital_contribution{.subscribed = 20_bn_usd,
                                                        .paid_in = 40_pct,
                                                        .instalments = 4,
                                                        .every = 1_years,
                                                        .first = 2027y / January,
                                                        .founders = all_members,
                                                        .by = key::baseline_gdp(),
                                                        .counts = true,
                                                        .refused = {"CCC"},
                                                        .refused_from = 2029y,
                                                        .if_refused = refusal::rescale}));
  run("bank", with(capital(), bank{.capital = "capital",
                                   .first_bond = 2026y / July,
                                   .operating_from = 2026y / July,
                                   .risk_free = 2_pct,
                                   .spread = 0.4_pct,
                                   .margin = 0.1_pct,
                                   .yield = 3_pct,
                                   .own_yield = {{"BBB", 3.3_pct}},
                                   .financed = 60_pct,
                                   .one_borrower = 50_pct,
                                   .use = lending::within_target,
                                   .grace = 1_years,
                                   .repayment = 4_years,
                                   .minimum_liquidity = 0.5_bn_usd,
                                   .limit_gearing = true,
                                   .gearing = 0.65,
                                   .limit_equity = true,
                                   .equity_to_loans = 50_pct,
                                   .limit_usable = true,
                                   .usable_to_loans = 50_pct,
                                   .risk_weight = 1.16,
                                   .usable_callable = 10_pct,
                                   .top_rated = {"AAA"},
                                   .defaults = {{"BBB", 45_pct, 2029y / July}, {"AAA", 70_pct, 2030y / July}},
                                   .call_below = 95_pct,
                                   .call_most = 20_pct}));
  run("stockpile_growth", with(stocks<0>(0_years, 100_pct)), stock_index);
  run("stockpile_growth, 3 stages", with(stocks<3>(1_years, 40_pct)), stock_index);
  // Nothing under way at the start: the measures of a fixed lag are those from before orders under way were counted.
  auto lag = stocks<6>(0.5_years, 40_pct);
  for (auto& o : lag.opening) o.on_order = {0, 0};
  run("stockpile_growth, fixed lag", with(lag), stock_index);
  run("learning",
      with(learning<two>{.exponent = {0.3, 0.1}, .before = {items(20), items(40)}, .cost_growth = 0_pct},
           stocks<0>(0_years, 100_pct)));
  run("industry", with(industry<two>{.capacity = {items(3), items(4)},
                                     .growth = {5_pct, 4_pct},
                                     .backlog = 1.1_years,
                                     .premium = 0.2,
                                     .calm = 0.5,
                                     .peak = 1.7},
                       learning<two>{.exponent = 0, .before = items(1), .cost_growth = {1_pct, 2_pct}},
                       stocks<0>(0_years, 100_pct)));
  run("deployment", with(deployment{.heads = {{2025y / July, heads(5)}, {2028y / January, heads(7)}, {2031y, heads(2)}},
                                    .stepwise = false,
                                    .cost = a_head(0.3),
                                    .basis = cost_basis::total,
                                    .at_home = a_head(0.1),
                                    .investment = 3_bn_usd,
                                    .invest_from = 2026y,
                                    .invest_until = 2028y,
                                    .senders = "BBB",
                                    .by = key::gdp(),
                                    .host = "AAA",
                                    .host_pays = 20_pct,
                                    .counts = false,
                                    .indexed = true,
                                    .prices = 2025y}));
  run("backfill", with(backfill{.held = {{"AAA", 20}, {"BBB", 25}},
                                .who = "AAA",
                                .from = 2027y / July,
                                .withdrawn = 70_pct,
                                .phase = 1_years,
                                .lead = 1_years,
                                .replaced = 80_pct,
                                .replaced_by = all_members,
                                .by = key::gdp(),
                                .cost = 0.1_bn_usd,
                                .upkeep = 0.02_bn_usd / year,
                                .indexed = true,
                                .to = account::posture,
                                .counts = true,
                                .substitutable = true}));
  run("rival",
      with(rival{.which = area::air_defence,
                 .by = comparison::stock,
                 .of = all_members,
                 .stock = items(30),
                 .production = items(2),
                 .growth = 3_pct,
                 .attrition = 5_pct,
                 .surges = {{2028y / January, 2}},
                 .enough = 0.9,
                 .threat = 2030y},
           stocks<0>(0_years, 100_pct)),
      measured("rival", "ratio"));
  run("consumables", with(consumables{.held = {{"AAA", 2000}, {"BBB", 1000}},
                                      .use = 4,
                                      .by = key::gdp(),
                                      .used_from = 2027y,
                                      .used_until = 2032y,
                                      .goal = 1000,
                                      .bought_from = 2026y,
                                      .over = 2_years,
                                      .cost = 10_mn_usd,
                                      .indexed = true,
                                      .to = account::other_equipment,
                                      .counts = true}));
  run("manpower", with(manpower{.opening = {{"AAA", heads(100)}},
                                .intake = {{"AAA", heads(20)}},
                                .length = 8_years,
                                .from = 2026y / July,
                                .until = 2033y,
                                .cost = a_head(0.1),
                                .indexed = true,
                                .counts = false}));
  run("asset_backed_loan", with(asset_backed_loan{.principal = 8_bn_usd,
                                                  .instalments = 3,
                                                  .every = 1_years,
                                                  .from = 2026y,
                                                  .interest = 3_pct,
                                                  .assets = 30_bn_usd,
                                                  .yield = 1.5_pct,
                                                  .released = 2032y,
                                                  .lenders = all_members,
                                                  .by = key::gdp(),
                                                  .military = 40_pct,
                                                  .scheduled = 0.6_bn_usd / year}));
  run("public_debt", with(public_debt{.of = all_members,
                                      .opening = 60_pct,
                                      .own_opening = {{"AAA", 30_pct}},
                                      .interest = 2_pct,
                                      .marginal = 3.5_pct,
                                      .own_marginal = {{"BBB", 4_pct}},
                                      .inflation = 2_pct,
                                      .primary = percent(-1),
                                      .maturity = 7_years,
                                      .borrowed = 80_pct,
                                      .cap_deficit = true,
                                      .deficit_cap = 3_pct,
                                      .cap_debt = true,
                                      .debt_cap = 60.4_pct,
                                      .escape = 0.4_pct,
                                      .escape_from = 2029y,
                                      .escape_for = 4_years}));
  run("event",
      with(event{.name = "rate", .probability = 100_pct, .rate = 20_pct, .projected = 2027y / July},
           event{.name = "share", .probability = 100_pct, .when = condition::core_share(all_members).at_least(2.3_pct)},
           event{.name = "date", .at = 2028y, .probability = 40_pct, .projected = 2028y},
           pledge{.name = "first", .amount = 3_bn_usd / year, .growth = 0_pct, .from = on("rate")},
           pledge{.name = "second", .amount = 2_bn_usd / year, .growth = 0_pct, .from = on("share")},
           pledge{.name = "third", .amount = 1_bn_usd, .growth = 0_pct, .from = on("date")}),
      happened("rate"), happened("share"), happened("date"));
  run("budget_risk", with(budget_risk{.volatility = 12_pct,
                                      .own_volatility = {{"BBB", 9_pct}},
                                      .common = 20_pct,
                                      .drift = 4_pct,
                                      .drift_common = 70_pct,
                                      .base_error = 6_pct}));
}

} // namespace kinds

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Every part of the library in one plan: NATO's 32 members of the 2026 edition, 15 years of months. All that is not
// from NATO or the IMF is assumed, and chosen so that every part has something to do.
#pragma once

#include <outlay/data/nato.hpp>
#include <outlay/outlay.hpp>

namespace whole {

using namespace outlay::literals;
using namespace std::chrono_literals;
using std::chrono::January;
using std::chrono::July;
using areas = outlay::five_areas;

inline outlay::horizon const span{.from = 2025y, .until = 2040y};
inline auto const payers = outlay::all_but("Europe and Canada", {"USA", "ISL"});
inline outlay::alliance<> const& allies() {
  static auto const all = outlay::data::nato_2026(2025);
  return all;
}

inline auto economy(outlay::volatility v) {
  return outlay::economy{.growth = outlay::data::weo_2025_april(), .volatility = v, .common = 40_pct};
}
inline auto feedback() { return outlay::feedback{.multiplier = 0.6, .domestic = 60_pct, .fades = 2_years}; }
inline auto prices(outlay::volatility v) { return outlay::prices{.volatility = v, .with_growth = 20_pct}; }
inline auto core() {
  return outlay::share_target<outlay::core>{
      .to = 3.5_pct, .by = 2035y, .except = {{"ESP", 2.1_pct}}, .compliance = 95_pct, .execution = 98_pct};
}
inline auto resilience() {
  return outlay::share_target<outlay::resilience>{.existing = 0.5_pct, .to = 1.5_pct, .by = 2035y};
}
inline auto ceasefire() { return outlay::event{.name = "ceasefire", .rate = 20_pct, .projected = 2030y / July}; }
inline auto review() {
  return outlay::event{.name = "review", .when = outlay::condition::core_share(outlay::all_members).at_least(3_pct)};
}
inline auto pledge() {
  return outlay::pledge{.name = "monthly",
                        .amount = 1_bn_usd / outlay::month,
                        .from = 2026y / January,
                        .payers = payers,
                        .delivery = 6_months,
                        .stages = 3};
}
inline auto beside() {
  return outlay::pledge{.name = "beside",
                        .amount = 0.5_bn_usd / outlay::month,
                        .from = 2027y,
                        .payers = payers,
                        .by = outlay::key::population(),
                        .counts = false};
}
inline auto in_kind() {
  return outlay::pledge{.name = "in kind",
                        .amount = 0.1_bn_usd / outlay::month,
                        .from = 2026y,
                        .until = 2029y,
                        .payers = payers,
                        .to = outlay::account::aid_in_kind,
                        .out_of = outlay::area::ground_manoeuvre};
}
inline auto capital() {
  return outlay::capital_contribution{
      .name = "capital", .subscribed = 135_bn_usd, .instalments = 5, .first = 2027y / January, .founders = payers};
}
/// Who defaults is of no meaning: any founder would do.
inline auto bank() {
  return outlay::bank{.capital = "capital",
                      .first_bond = 2026y / July,
                      .operating_from = 2027y / January,
                      .risk_free = 2.9_pct,
                      .spread = 0.5_pct,
                      .margin = 0.2_pct,
                      .yield = 3.8_pct,
                      .financed = 40_pct,
                      .grace = 2_years,
                      .repayment = 6_years,
                      .minimum_liquidity = 1_bn_usd,
                      .limit_usable = true,
                      .top_rated = {"DEU", "NLD", "NOR"},
                      .defaults = {{"DEU", 30_pct, 2033y / July}},
                      .call_below = 97_pct,
                      .call_most = 20_pct};
}
inline auto loan() {
  return outlay::asset_backed_loan{.principal = 50_bn_usd,
                                   .instalments = 3,
                                   .from = 2026y,
                                   .interest = 3_pct,
                                   .assets = 200_bn_usd,
                                   .yield = 1.5_pct,
                                   .released = outlay::on("ceasefire"),
                                   .lenders = payers,
                                   .scheduled = 3_bn_usd / outlay::year};
}
inline auto debt() {
  return outlay::public_debt{.opening = 80_pct,
                             .interest = 2.5_pct,
                             .marginal = 3.5_pct,
                             .inflation = 2_pct,
                             .primary = outlay::percent(-1.5),
                             .cap_deficit = true,
                             .deficit_cap = 3.5_pct,
                             .escape = 1.5_pct,
                             .escape_from = 2026y};
}
inline outlay::head_cost a_head(double thousands) {
  return outlay::millions<outlay::usd_2021>(thousands) / 1_heads / outlay::year / 1000;
}
inline auto brigade() {
  return outlay::deployment{.heads = {{2025y / January, 500_heads},
                                      {2027y / January, 5000_heads},
                                      {outlay::on("ceasefire").after(2_years), 2000_heads}},
                            .cost = a_head(160),
                            .investment = 7_bn_usd,
                            .invest_from = 2026y,
                            .invest_until = 2029y,
                            .senders = "DEU",
                            .host = "LTU",
                            .host_pays = 10_pct,
                            .counts = false};
}
inline auto tankers() {
  return outlay::backfill{.name = "refuelling",
                          .held = {{"USA", 400}, {"GBR", 14}, {"FRA", 15}, {"NLD", 10}},
                          .unit = "aircraft",
                          .who = "USA",
                          .from = 2028y / January,
                          .withdrawn = 30_pct,
                          .phase = 2_years,
                          .lead = 3_years,
                          .replaced = 60_pct,
                          .replaced_by = payers,
                          .cost = 0.3_bn_usd,
                          .upkeep = 0.02_bn_usd / outlay::year,
                          .substitutable = false};
}
inline auto backfill() {
  return outlay::backfill{.name = "heads in the east",
                          .held = {{"USA", 20}, {"DEU", 5}, {"GBR", 1}, {"CAN", 2}},
                          .unit = "thousand heads",
                          .who = "USA",
                          .from = outlay::on("review"),
                          .withdrawn = 50_pct,
                          .lead = 1_years,
                          .replaced = 80_pct,
                          .replaced_by = payers,
                          .upkeep = 0.15_bn_usd / outlay::year,
                          .counts = false,
                          .enablers = {"refuelling"}};
}
inline auto shells() {
  return outlay::consumables{.held = {{"DEU", 300}, {"FRA", 200}, {"POL", 250}, {"GBR", 150}},
                             .unit = "thousand shells",
                             .use = 2,
                             .used_from = 2029y,
                             .used_until = 2031y,
                             .goal = 600,
                             .over = 5_years,
                             .cost = 4_mn_usd};
}
inline auto manpower() {
  return outlay::manpower{.opening = {{"DEU", 183000_heads}, {"POL", 216000_heads}},
                          .intake = {{"DEU", 25000_heads}, {"POL", 30000_heads}},
                          .length = 9_years,
                          .cost = a_head(60)};
}
inline auto stocks() {
  std::vector<outlay::opening_stock<areas>> opening;
  for (auto const& m : allies().members()) {
    if (!m.spends) continue;
    double const k = outlay::data::perpetual_inventory(m.code.text(), 2024);
    opening.push_back({m.code, {0.03 * k, 0.04 * k, 0.12 * k, 0.08 * k, 0.15 * k}});
  }
  return outlay::stockpile_growth<areas, 2>{
      .lift = {400_pct, 30_pct, 30_pct, 30_pct, 60_pct},
      .over = 10_years,
      .opening = opening,
      .attrition = 8.25_pct,
      .equipment_share = 35_pct,
      .lead = 1_years,
      .advance = 50_pct,
      .losses = {{.at = outlay::on("ceasefire"), .which = outlay::area::communications, .value = 20_pct}}};
}
inline outlay::item_count units(double x) { return outlay::stock_value<>::from_value(x); }
inline auto learning() { return outlay::learning<areas>{.exponent = 0.15, .before = units(500), .cost_growth = 1_pct}; }
inline auto industry() {
  return outlay::industry<areas>{.capacity = {units(15), units(12), units(40), units(25), units(45)},
                                 .growth = 10_pct,
                                 .premium = 0.2};
}
inline auto dearer() { return outlay::real_costs{.personnel = 1_pct, .operations = 1_pct}; }
inline auto rival() {
  return outlay::rival{.which = outlay::area::air_defence,
                       .by = outlay::comparison::stock,
                       .of = payers,
                       .stock = units(60),
                       .production = units(5),
                       .growth = 3_pct,
                       .attrition = 5_pct,
                       .surges = {{outlay::on("ceasefire"), 2}},
                       .threat = 2030y};
}

inline auto plan(outlay::volatility v) {
  return outlay::plan(economy(v), feedback(), prices(v), core(), resilience(), ceasefire(), review(), pledge(),
                      beside(), in_kind(), capital(), bank(), loan(), debt(), brigade(), tankers(), backfill(),
                      shells(), manpower(), dearer(), stocks(), learning(), industry(), rival());
}

} // namespace whole

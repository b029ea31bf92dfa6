// The commitments as a plan, with what has to be assumed to put them in money.
#pragma once

#include "options.hpp"

#include <outlay/outlay.hpp>

namespace hague {

using namespace outlay::literals;
using namespace std::chrono_literals;
using outlay::in;
using std::chrono::January;

inline auto const billion = 1_bn_usd_2021 / outlay::year;
inline auto const percent_of_gdp = outlay::gdp_share<>::from_value(0.01);

inline outlay::group const& everyone = outlay::all_members;
inline outlay::group const& europe = outlay::europe_and_canada;
inline outlay::group const america = "USA";
inline auto const payers = outlay::all_but("Europe and Canada", {"USA", "ISL"});
inline auto const founders = outlay::all_but("Europe and Canada without Germany, France and the United Kingdom", {"USA", "DEU", "FRA", "GBR", "ISL"});

// Stocks of equipment. Public reporting of 2025 has five times the air defence units (293 to 1,467) and 131 brigades instead of 82;
// what part of the stock's value an area makes is not published, nor is industry's capacity by area: assumed here.
using six_areas = outlay::five_areas_and_other;
inline constexpr std::array<double, 6> weight = {0.03, 0.04, 0.12, 0.08, 0.15, 0.58};
inline constexpr double air_defence_lift = 400, brigades_lift = 60; // %
inline constexpr double attrition = 0.0825;                         // a year

/// The lift that all other areas share, in %, so that the whole stock grows by the headline.
inline double other_lift(options const& o) {
  return (o.lift - weight[0] * air_defence_lift - weight[4] * brigades_lift) / (1 - weight[0] - weight[4]);
}

/// Purchases of equipment in the base year, billions of 2021 dollars: NATO's equipment share of outlay.
inline double purchases(std::string_view code, int year) {
  namespace nato = outlay::data::nato_2026_edition;
  return nato::equipment_share.at(code, year) / 100 * nato::outlay_2021.at(code, year) / 1000;
}

/// Stocks at the start of the base year by perpetual inventory, divided among areas by weight.
inline std::vector<outlay::opening_stock<six_areas>> opening_stocks(outlay::alliance<> const& allies) {
  std::vector<outlay::opening_stock<six_areas>> all;
  for (auto const& m : allies.members()) {
    if (!m.spends) continue;
    double const value = outlay::data::perpetual_inventory(m.code.text(), allies.base_year() - 1, attrition);
    all.push_back({m.code, {}});
    for (std::size_t a = 0; a < weight.size(); ++a) all.back().units[a] = weight[a] * value;
  }
  return all;
}

/// What industry can start in a year: the purchases of the base year, divided among areas by weight.
inline outlay::by_area<outlay::item_count, six_areas> capacity(outlay::alliance<> const& allies) {
  double all = 0;
  for (auto const& m : allies.members())
    if (m.spends) all += purchases(m.code.text(), allies.base_year());
  auto const of = [&](std::size_t a) { return outlay::item_count(outlay::stock_value<>::from_value(weight[a] * all)); };
  return std::array{of(0), of(1), of(2), of(3), of(4), of(5)};
}

/// What of the plan stands still, to be compared with it.
struct still {
  bool shares = false; ///< every member keeps its base-year shares
  bool stocks = false; ///< stocks are only kept up
};

inline std::vector<outlay::member_code> everybody_of(outlay::alliance<> const& allies) {
  std::vector<outlay::member_code> all;
  for (auto const& m : allies.members()) all.push_back(m.code);
  return all;
}
inline std::vector<outlay::member_code> opted_out(options const& o, outlay::alliance<> const& allies, still held) {
  if (held.shares) return everybody_of(allies);
  return {o.opt_out.begin(), o.opt_out.end()};
}

inline auto core_target(options const& o, outlay::alliance<> const& allies, still held) {
  outlay::by_member<outlay::share> own;
  if (!held.shares)
    for (auto const& t : o.targets) own.push_back({t.code, outlay::percent(t.percent)});
  return outlay::share_target<outlay::core>{.to = outlay::percent(o.core), .by = 2035y, .except = own, .opt_out = opted_out(o, allies, held)};
}

inline auto stocks(options const& o, outlay::alliance<> const& allies, still held) {
  outlay::lift const air = outlay::percent(air_defence_lift), ground = outlay::percent(brigades_lift), rest = outlay::percent(other_lift(o));
  return outlay::stockpile_growth<six_areas>{
      .lift = std::array{air, rest, rest, rest, ground, rest}, .over = o.stock_years * 1_years, .opening = opening_stocks(allies),
      .flat = held.stocks ? everybody_of(allies) : std::vector<outlay::member_code>{"USA"}, .attrition = 8.25_pct};
}

inline auto plan_of(options const& o, outlay::alliance<> const& allies, still held = {}) {
  return outlay::plan(
      outlay::economy{.growth = outlay::data::weo_2025_april()},
      core_target(o, allies, held),
      outlay::share_target<outlay::resilience>{.existing = outlay::percent(o.existing), .to = outlay::percent(o.resilience), .by = 2035y,
                                               .opt_out = opted_out(o, allies, held)},
      outlay::pledge{.name = "arms for Ukraine", .amount = outlay::billions<outlay::usd>(o.monthly_pledge) / outlay::month,
                     .from = 2026y / January, .payers = payers},
      outlay::capital_contribution{.name = "defence bank", .subscribed = outlay::billions<outlay::usd>(o.bank), .paid_in = 20_pct,
                                   .instalments = 5, .first = 2027y / January, .founders = founders},
      stocks(o, allies, held));
}

/// The same stocks where industry can start only so much: capacity grows while orders wait longer than three months, and
/// waiting orders raise unit costs. The commitments that draw on budgets are left out; they leave enough for equipment.
inline auto limited_plan_of(options const& o, outlay::alliance<> const& allies) {
  return outlay::plan(outlay::economy{.growth = outlay::data::weo_2025_april()}, core_target(o, allies, {}), stocks(o, allies, {}),
                      outlay::industry<six_areas>{.capacity = capacity(allies), .growth = 10_pct, .backlog = 3_months, .premium = 0.1});
}

} // namespace hague

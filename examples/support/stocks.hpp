// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Stocks of equipment, as far as figures are published, and what has to be assumed about them.
#pragma once

#include "nato.hpp"

#include <array>
#include <optional>

namespace examples {

// Public reporting of 2025 has five times the air defence units (293 to 1,467) and 131 brigades instead of 82;
// what part of the stock's value an area makes is not published, nor is industry's capacity by area: assumed here.
using six_areas = outlay::five_areas_and_other;
inline constexpr std::array<double, 6> weight = {0.03, 0.04, 0.12, 0.08, 0.15, 0.58};
inline constexpr char const* weights_in_words =
    "air defence 3, strike 4, logistics 12, communications 8, ground 15, other 58 %";
inline constexpr double air_defence_lift = 400, brigades_lift = 60; // %
inline constexpr double attrition = 0.0825;                         // a year

/// Growth of stocks by area: an order arrives after its area's lead, in two stages.
using stock_part = outlay::stockpile_growth<six_areas, 2>;
// Leopard 2A8 ordered in 2023 and 2024 are delivered from 2025 to 2030, two to six years after the order (public
// reporting of the contracts); a Patriot unit takes about three years and an interceptor over two (maker and press).
inline outlay::fixed_time const lead = 2_years; // assumed
inline std::vector<outlay::per_area<outlay::fixed_time>> const own_leads{{outlay::area::air_defence, 3_years},
                                                                         {outlay::area::ground_manoeuvre, 4_years}};
inline constexpr char const* leads_in_words =
    "from order to delivery 3 years in air defence (a Patriot unit about three, interceptors over two) and 4 in ground "
    "manoeuvre (Leopard 2A8: two to six), 2 in all others (assumed); what replaces losses is on order at the start";

/// Why the first year of a stock's growth has more orders than the others, and the last less of the growth.
inline constexpr char const* first_orders_in_words =
    "Orders of the first year include all that is due within the lead, as far as there is money; deliveries spread "
    "around the lead, so that some of the\ngrowth arrives after the years in which stocks grow.";

/// The lift that all other areas share, in %, so that the whole stock grows by the headline.
inline double other_lift(double headline) {
  return (headline - weight[0] * air_defence_lift - weight[4] * brigades_lift) / (1 - weight[0] - weight[4]);
}
/// The lifts of the six areas that make the headline together.
inline auto lifts(double headline) {
  outlay::lift const air = outlay::percent(air_defence_lift), ground = outlay::percent(brigades_lift),
                     rest = outlay::percent(other_lift(headline));
  return std::array{air, rest, rest, rest, ground, rest};
}

/// Purchases of equipment in the base year, billions of 2021 dollars: NATO's equipment share of outlay.
inline double purchases(std::string_view code, int year) {
  namespace nato = outlay::data::nato_2026_edition;
  return nato::equipment_share.at(code, year) / 100 * nato::outlay_2021.at(code, year) / 1000;
}

/// Stocks at the start of the base year by perpetual inventory, divided among areas by weight.
inline std::vector<outlay::opening_stock<six_areas>> opening_stocks(outlay::alliance<> const& allies,
                                                                    double loss = attrition) {
  std::vector<outlay::opening_stock<six_areas>> all;
  for (auto const& m : allies.members()) {
    if (!m.spends) continue;
    double const value = outlay::data::perpetual_inventory(m.code.text(), allies.base_year() - 1, loss);
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

/// Industry that starts what was bought in the base year, and 10 % more each year while orders wait longer than three
/// months.
inline auto industry_of(outlay::alliance<> const& allies) {
  return outlay::industry<six_areas>{
      .capacity = capacity(allies), .growth = 10_pct, .backlog = 3_months, .premium = 0.1};
}
inline std::string industry_in_words(int base_year) {
  return "industry can start a year what the 32 members bought in " + std::to_string(base_year) +
         ", divided among areas by their part of the stock's value,\n"
         "and 10 % more each year while orders wait longer than three months; waiting orders raise unit costs by up to "
         "20 %";
}

/// Europe's and Canada's stock when the purchases of the base year go on unchanged, in real terms and by member.
struct todays_purchases {
  std::vector<double> index;         // at the end of each year, 1 at the start
  std::optional<int> months_to_lift; // until it has grown as far as the headline lift (in %) asks
};

todays_purchases at_todays_purchases(outlay::alliance<> const& allies, int until, double headline,
                                     double loss = attrition);

} // namespace examples

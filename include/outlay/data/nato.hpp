// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/alliance/alliance.hpp>
#include <outlay/alliance/growth.hpp>
#include <outlay/data/allies.hpp>
#include <outlay/data/nato_2026.hpp>
#include <outlay/data/weo_2025_april.hpp>
#include <outlay/data/weo_2026_april.hpp>

#include <outlay/numbers/exact_begin.hpp>
/// Published data as an alliance, a growth table and opening stocks, ready for a plan.
namespace outlay::data {

/// Real GDP growth by member and year, 2014 to 2030: IMF, World Economic Outlook, April 2025.
[[gnu::cold]] inline growth_table weo_2025_april() {
  namespace weo = weo_2025_april_edition;
  growth_table t{.source = "IMF, World Economic Outlook, April 2025", .rows = {}};
  for (std::size_t i = 0; i < weo::real_gdp_growth.codes.size(); ++i) {
    yearly y{weo::country_table::first_year, {}};
    for (double const g : weo::real_gdp_growth.cells[i]) y.values.push_back(g);
    t.rows.push_back({member_code(weo::real_gdp_growth.codes[i]), std::move(y)});
  }
  return t;
}

/// Real GDP growth by member and partner and year, 2014 to 2031: IMF, World Economic Outlook, April 2026.
[[gnu::cold]] inline growth_table weo_2026_april() {
  namespace weo = weo_2026_april_edition;
  growth_table t{.source = "IMF, World Economic Outlook, April 2026", .rows = {}};
  for (std::size_t i = 0; i < weo::real_gdp_growth.codes.size(); ++i) {
    yearly y{weo::country_table::first_year, {}};
    for (double const g : weo::real_gdp_growth.cells[i]) y.values.push_back(g);
    t.rows.push_back({member_code(weo::real_gdp_growth.codes[i]), std::move(y)});
  }
  return t;
}

/// NATO's 32 members in a base year of the 2026 edition (constant 2021 dollars): GDP, core share as outlay over GDP at
/// constant prices, division of outlay, own price level of outlay; prices after it by the United States' GDP deflator.
/// Iceland has no forces: it counts only in GDP. Throws `error` for a year outside 2014 to 2026.
[[gnu::cold]] inline alliance<usd_2021> nato_2026(int base_year = 2025) {
  namespace nato = nato_2026_edition;
  namespace weo = weo_2025_april_edition;
  if (base_year < nato::ally_table::first_year || base_year > nato::ally_table::last_year)
    outlay::detail::refuse("nato_2026", "base_year", {base_year}, "2014 to 2026");
  std::vector<member> all;
  for (auto const& a : allies) {
    double const people = weo::population.find(a.code, base_year).value_or(a.population_2024 / 1000) * 1000;
    if (!a.armed_forces) {
      all.push_back({.code = member_code(a.code), .name = std::string(a.name),
                     .gdp = millions<usd_2021>(nato::iceland_gdp_2021.at(a.code, base_year)) / year,
                     .population = people, .spends = false});
      continue;
    }
    double const outlay = nato::outlay_2021.at(a.code, base_year), gdp = nato::gdp_2021.at(a.code, base_year);
    double const e = nato::equipment_share.at(a.code, base_year), p = nato::personnel_share.at(a.code, base_year),
                 f = nato::infrastructure_share.at(a.code, base_year), o = nato::other_share.at(a.code, base_year);
    double const sum = e + p + f + o; // published to 0.01 each: makes 100 only within rounding
    all.push_back({.code = member_code(a.code),
                   .name = std::string(a.name),
                   .gdp = millions<usd_2021>(gdp) / year,
                   .core = percent(100 * outlay / gdp),
                   .mix = {.equipment = percent(100 * e / sum),
                           .personnel = percent(100 * p / sum),
                           .infrastructure = percent(100 * f / sum),
                           .operations = percent(100 - 100 * e / sum - 100 * p / sum - 100 * f / sum)},
                   .price_level = nato::outlay_current.at(a.code, base_year) / outlay,
                   .population = people});
  }
  yearly prices{weo::country_table::first_year, {}};
  for (int y = weo::country_table::first_year; y <= weo::country_table::last_year; ++y)
    prices.values.push_back(weo::gdp_deflator.at("USA", y));
  return alliance<usd_2021>(std::move(all),
                            {.edition = "NATO, Defence Investment of NATO Countries (2014-2026), 10 July 2026",
                             .base_year = base_year,
                             .prices = std::move(prices),
                             .prices_source = "United States' GDP deflator, IMF, World Economic Outlook, April 2025"});
}

/// A member's stock of equipment at the end of a year by perpetual inventory, billions of 2021 dollars: purchases of
/// the 2026 edition from 2014, loss `d` a year, the opening of 2013 from the mean purchases of 2014 to 2016. Publish
/// ratios, never levels: the assumed opening is about a quarter of Europe's and Canada's stock of 2025.
inline double perpetual_inventory(std::string_view code, int end_of_year, double d = 0.0825) {
  namespace nato = nato_2026_edition;
  if (!(d > 0 && d < 1)) outlay::detail::refuse("perpetual_inventory", "d", {d}, "between 0 and 1");
  if (end_of_year < 2013 || end_of_year > nato::ally_table::last_year)
    outlay::detail::refuse("perpetual_inventory", "end_of_year", {end_of_year}, "2013 to 2026");
  auto const bought = [&](int y) {
    return nato::equipment_share.at(code, y) / 100 * nato::outlay_2021.at(code, y) / 1000;
  };
  double stock = (1 - d / 2) * ((bought(2014) + bought(2015) + bought(2016)) / 3) / d;
  for (int y = 2014; y <= end_of_year; ++y) stock = (1 - d) * stock + (1 - d / 2) * bought(y);
  return stock;
}

} // namespace outlay::data
#include <outlay/numbers/exact_end.hpp>

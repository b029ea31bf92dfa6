// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/alliance/alliance.hpp>
#include <outlay/alliance/growth.hpp>
#include <outlay/data/allies.hpp>
#include <outlay/data/nato_2024.hpp>
#include <outlay/data/nato_2026.hpp>
#include <outlay/data/nato_editions.hpp>
#include <outlay/data/weo_2025_april.hpp>
#include <outlay/data/weo_2026_april.hpp>
#include <outlay/data/weo_2026_april_finance.hpp>

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

namespace detail {

struct outlook_of_april_2025 {
  static constexpr std::string_view title = "IMF, World Economic Outlook, April 2025";
  static constexpr int first_year = weo_2025_april_edition::country_table::first_year,
                       last_year = weo_2025_april_edition::country_table::last_year;
  static constexpr auto const &deflator = weo_2025_april_edition::gdp_deflator,
                              &population = weo_2025_april_edition::population;
  // real GDP in prices of the year in which the deflator is 100
  static double nominal_gdp(std::size_t row, int y) {
    return cell(weo_2025_april_edition::gdp_national, row, y) * cell(deflator, row, y) / 100;
  }
};

struct outlook_of_april_2026 {
  static constexpr std::string_view title = "IMF, World Economic Outlook, April 2026";
  static constexpr int first_year = weo_2026_april_edition::country_table::first_year,
                       last_year = weo_2026_april_edition::country_table::last_year;
  static constexpr auto const &deflator = weo_2026_april_edition::gdp_deflator,
                              &population = weo_2026_april_edition::population;
  static double nominal_gdp(std::size_t row, int y) {
    return cell(weo_2026_april_edition::gdp_national_current, row, y);
  }
};

struct edition_of_2024 {
  using money = usd_2015;
  static constexpr std::string_view name = "nato_2024";
  static constexpr std::string_view title = "NATO, Defence Expenditure of NATO Countries (2014-2024), 17 June 2024";
  static constexpr std::array<std::string_view, 2> remarks{
      "2023 and 2024 are estimates",
      "prices by the outlook of April 2025, later than these figures: the nearest at hand"};
  static constexpr int first_year = nato_2024_edition::ally_table::first_year,
                       last_year = nato_2024_edition::ally_table::last_year,
                       first_estimate = nato_2024_edition::first_estimate;
  static constexpr auto const &outlay = nato_2024_edition::outlay_2015,
                              &outlay_current = nato_2024_edition::outlay_current,
                              &outlay_national = nato_2024_edition::outlay_national,
                              &equipment = nato_2024_edition::equipment_share,
                              &personnel = nato_2024_edition::personnel_share,
                              &infrastructure = nato_2024_edition::infrastructure_share,
                              &other = nato_2024_edition::other_share;
  static double gdp(std::string_view code, int y) { return nato_2024_edition::gdp_2015.at(code, y); }
  static std::optional<currency> currency_of(ally const& a) { return currency_named(a.currency, a.code); }
};

struct edition_of_2026 {
  using money = usd_2021;
  static constexpr std::string_view name = "nato_2026";
  static constexpr std::string_view title = "NATO, Defence Investment of NATO Countries (2014-2026), 10 July 2026";
  static constexpr std::array<std::string_view, 2> remarks{
      "2025 and 2026 are estimates",
      "NLD and PRT in 2026: of the four categories equipment alone is published, the others are those of 2025 in "
      "proportion"};
  static constexpr int first_year = nato_2026_edition::ally_table::first_year,
                       last_year = nato_2026_edition::ally_table::last_year,
                       first_estimate = nato_2026_edition::first_estimate;
  static constexpr auto const &outlay = nato_2026_edition::outlay_2021,
                              &outlay_current = nato_2026_edition::outlay_current,
                              &outlay_national = nato_2026_edition::outlay_national,
                              &equipment = nato_2026_edition::equipment_share,
                              &personnel = nato_2026_edition::personnel_share,
                              &infrastructure = nato_2026_edition::infrastructure_share,
                              &other = nato_2026_edition::other_share;
  static double gdp(std::string_view code, int y) {
    if (auto const iceland = nato_2026_edition::iceland_gdp_2021.find(code, y)) return *iceland;
    return nato_2026_edition::gdp_2021.at(code, y);
  }
  static std::optional<currency> currency_of(ally const& a) {
    auto const row = nato_2026_edition::outlay_national.row_of(a.code);
    if (!row) return std::nullopt;
    return currency_named(nato_2026_edition::currencies[*row], a.code);
  }
};

} // namespace detail

/// NATO's 32 members in a base year of the 2026 edition (constant 2021 dollars); prices after it and populations by the
/// IMF's outlook of April 2026. Who joins after the base year belongs from its year of accession. Every currency of the
/// tables converts at NATO's implied rates. Throws `error` for a year outside 2014 to 2026.
[[gnu::cold]] inline alliance<usd_2021> nato_2026(int base_year = 2026) {
  return detail::nato_alliance<detail::edition_of_2026, detail::outlook_of_april_2026>(base_year);
}

/// The same of the 2024 edition, the vintage for backtests: constant 2015 dollars, prices and populations by the
/// outlook of April 2025. Throws `error` for a year outside 2014 to 2024.
template <class = void> [[gnu::cold]] alliance<usd_2015> nato_2024(int base_year = 2024) {
  return detail::nato_alliance<detail::edition_of_2024, detail::outlook_of_april_2025>(base_year);
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

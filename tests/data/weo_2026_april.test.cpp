// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/data/nato.hpp>
#include <outlay/data/weo_2026_april_finance.hpp>

#include "../support/same_cells.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <map>
#include <string>
#include <utility>

namespace weo = outlay::data::weo_2026_april_edition;
using outlay::test::check_same_cells;
using outlay::test::read_data;

namespace {

/// GDP at constant prices, billions of national currency, which the file has and no table.
std::map<std::pair<std::string, int>, double> constant_gdp() {
  auto const file = read_data("imf_weo_apr2026.csv");
  std::map<std::pair<std::string, int>, double> all;
  for (std::size_t row = 0; row < file.size(); ++row)
    all[{file.text(row, "iso3"), file.integer(row, "year")}] = *file.number(row, "gdp_lcu_bn_constant_prices");
  return all;
}

} // namespace

TEST_CASE("every table of the outlook of April 2026 equals its file cell by cell") {
  auto const file = read_data("imf_weo_apr2026.csv");
  check_same_cells(weo::real_gdp_growth, file, "gdp_real_growth_pct");
  check_same_cells(weo::gdp_deflator, file, "gdp_deflator_index");
  check_same_cells(weo::population, file, "population_mn");
  check_same_cells(weo::government_gross_debt, file, "gov_gross_debt_pct_gdp");
  check_same_cells(weo::primary_balance, file, "gov_primary_balance_pct_gdp");
  check_same_cells(weo::net_lending, file, "gov_net_lending_pct_gdp");
  check_same_cells(weo::gdp_national_current, file, "gdp_lcu_bn_current");
  check_same_cells(weo::gdp_current_usd, file, "gdp_usd_bn_current");
  check_same_cells(weo::ppp, file, "ppp_lcu_per_intl_dollar");
}

TEST_CASE("the 32 allies stand before the partners, each in the order of their codes") {
  for (std::size_t i = 1; i < weo::codes.size(); ++i)
    if (i != weo::members) CHECK(weo::codes[i - 1] < weo::codes[i]);
  REQUIRE(outlay::data::allies.size() == weo::members);
  for (std::size_t i = 0; i < weo::members; ++i) CHECK(weo::codes[i] == outlay::data::allies[i].code);
  auto const file = read_data("imf_weo_apr2026.csv");
  for (std::size_t row = 0; row < file.size(); ++row)
    CHECK((*weo::ppp.row_of(file.text(row, "iso3")) >= weo::members) == (file.integer(row, "is_partner") == 1));
}

TEST_CASE("growth is that of GDP at constant prices, as far as its three decimals say") {
  auto const level = constant_gdp();
  double worst = 0;
  for (auto const code : weo::codes)
    for (int year = 2015; year <= 2031; ++year) {
      CAPTURE(code);
      CAPTURE(year);
      double const now = level.at({std::string(code), year}), before = level.at({std::string(code), year - 1});
      double const off = std::abs(100 * (now / before - 1) - weo::real_gdp_growth.at(code, year));
      // Half a unit of the last decimal of the rate and of the two levels.
      CHECK(off <= 0.000501 + 100 * 0.000501 / before * (1 + now / before));
      worst = std::max(worst, off);
    }
  // Montenegro's GDP is 3 to 4 billion: three decimals leave its rates that much.
  CHECK(worst <= 0.03);
}

TEST_CASE("the deflator is GDP at current over constant prices") {
  auto const level = constant_gdp();
  for (auto const code : weo::codes)
    for (int year = 2014; year <= 2031; ++year) {
      CAPTURE(code);
      CAPTURE(year);
      double const now = weo::gdp_national_current.at(code, year), constant = level.at({std::string(code), year});
      double const off = 100 * std::abs(100 * now / constant / weo::gdp_deflator.at(code, year) - 1);
      CHECK(off <= 0.0501 * (1 / now + 1 / constant + 1 / weo::gdp_deflator.at(code, year)));
    }
}

// d = d(-1) / (1 + n) - net lending holds where a government neither buys nor sells assets: the IMF projects these so.
TEST_CASE("projected debt of four members follows from net lending and growth of GDP") {
  for (char const* code : {"ALB", "DEU", "FRA", "ROU"})
    for (int year = 2027; year <= 2031; ++year) {
      CAPTURE(code);
      CAPTURE(year);
      double const n = weo::gdp_national_current.at(code, year) / weo::gdp_national_current.at(code, year - 1);
      double const follows = weo::government_gross_debt.at(code, year - 1) / n - weo::net_lending.at(code, year);
      CHECK(std::abs(follows - weo::government_gross_debt.at(code, year)) <= 0.03);
    }
}

TEST_CASE("no cell is missing, and outside the tables the error names table, code and years") {
  CHECK(weo::ppp.at("USA", 2025) == 1);
  for (auto const* table : {&weo::real_gdp_growth, &weo::gdp_deflator, &weo::population, &weo::government_gross_debt,
                            &weo::primary_balance, &weo::net_lending, &weo::gdp_national_current,
                            &weo::gdp_current_usd, &weo::ppp})
    for (auto const& row : table->cells)
      for (double const cell : row) CHECK(outlay::data::is_available(cell));
  try {
    (void)weo::primary_balance.at("ITA", 2032);
    FAIL("nothing was thrown");
  } catch (outlay::error const& problem) {
    CHECK(problem.part() == "International Monetary Fund, World Economic Outlook database, April 2026, table general "
                            "government primary net lending/borrowing");
    CHECK(problem.value() == "ITA 2032");
    CHECK(problem.valid() == "2014 to 2031");
  }
}

TEST_CASE("the growth table of April 2026 has a row for every member and partner, 2014 to 2031") {
  auto const table = outlay::data::weo_2026_april();
  CHECK(table.source == "IMF, World Economic Outlook, April 2026");
  REQUIRE(table.rows.size() == 42);
  outlay::growth_source const growth(table);
  // As printed in the file.
  CHECK(growth.percent_of("ALB", 2014, "economy") == 1.774);
  CHECK(growth.percent_of("FRA", 2026, "economy") == 0.858);
  CHECK(growth.percent_of("UKR", 2022, "economy") == -28.759);
  for (auto const& row : table.rows) {
    CHECK(row.value.first == 2014);
    CHECK(row.value.last() == 2031);
  }
}

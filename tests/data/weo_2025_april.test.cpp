// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/data/weo_2025_april.hpp>

#include "../support/same_cells.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>

namespace weo = outlay::data::weo_2025_april_edition;
using outlay::test::check_same_cells;
using outlay::test::read_data;

TEST_CASE("every table of the World Economic Outlook equals its file cell by cell") {
  auto const file = read_data("imf_weo_apr2025.csv");
  check_same_cells(weo::real_gdp_growth, file, "gdp_real_growth_pct_derived");
  check_same_cells(weo::gdp_deflator_growth, file, "gdp_deflator_growth_pct_derived");
  check_same_cells(weo::gdp_deflator, file, "gdp_deflator_index");
  check_same_cells(weo::gdp_national, file, "gdp_lcu_bn_constant_prices");
  check_same_cells(weo::population, file, "population_mn");
}

TEST_CASE("the first projected years are those that the file flags") {
  outlay::test::check_alphabetical(weo::codes);
  auto const file = read_data("imf_weo_apr2025.csv");
  for (std::size_t row = 0; row < file.size(); ++row) {
    auto const index = weo::population.row_of(file.text(row, "iso3"));
    REQUIRE(index.has_value());
    auto const year = file.integer(row, "year");
    CAPTURE(file.text(row, "iso3"));
    CAPTURE(year);
    CHECK((year >= weo::first_projection[*index]) == (file.integer(row, "gdp_is_projection") == 1));
    CHECK((year >= weo::first_population_projection[*index]) == (file.integer(row, "population_is_projection") == 1));
  }
  CHECK(weo::first_projected_year("ALB") == 2023);
  CHECK(weo::first_projected_year("USA") == 2025);
  CHECK_FALSE(weo::first_projected_year("ZZZ").has_value());
}

TEST_CASE("nine population cells are missing, all of Montenegro before 2023") {
  int missing = 0;
  for (auto const code : weo::codes) {
    for (int year = 2014; year <= 2030; ++year) {
      if (weo::population.find(code, year)) continue;
      ++missing;
      CHECK(code == "MNE");
      CHECK(year < 2023);
    }
  }
  CHECK(missing == 9);
  CHECK_THROWS_AS((void)weo::population.at("MNE", 2022), outlay::error);
}

TEST_CASE("the derived growth rates follow from the levels") {
  for (auto const code : weo::codes) {
    for (int year = 2015; year <= 2030; ++year) {
      CAPTURE(code);
      CAPTURE(year);
      auto const level = weo::gdp_national.at(code, year);
      auto const real = 100 * (level / weo::gdp_national.at(code, year - 1) - 1);
      auto const price = 100 * (weo::gdp_deflator.at(code, year) / weo::gdp_deflator.at(code, year - 1) - 1);
      // Levels have three decimals: that bounds how far a rate derived from them can be off.
      CHECK(std::abs(real - weo::real_gdp_growth.at(code, year)) <= 0.002 + 0.11 / level);
      CHECK(std::abs(price - weo::gdp_deflator_growth.at(code, year)) <= 0.002);
    }
  }
}

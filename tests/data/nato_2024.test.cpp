// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/data/nato_2024.hpp>

#include <outlay/data/allies.hpp>

#include "../support/same_cells.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <string_view>

namespace nato = outlay::data::nato_2024_edition;
using outlay::test::check_same_cells;
using outlay::test::read_data;

TEST_CASE("every table of the 2024 edition equals its file cell by cell") {
  auto const file = read_data("nato_2024ed_panel.csv");
  check_same_cells(nato::outlay_current, file, "defexp_usd_mn_current");
  check_same_cells(nato::outlay_2015, file, "defexp_usd_mn_2015prices");
  check_same_cells(nato::share_of_gdp, file, "defexp_share_gdp_pct");
  check_same_cells(nato::gdp_2015, file, "gdp_usd_mn_2015prices");
  check_same_cells(nato::outlay_national, file, "defexp_lcu_mn_current");
  check_same_cells(nato::equipment_share, file, "equipment_share_pct");
  check_same_cells(nato::personnel_share, file, "personnel_share_pct");
  check_same_cells(nato::infrastructure_share, file, "infrastructure_share_pct");
  check_same_cells(nato::other_share, file, "other_share_pct");

  auto const totals = read_data("nato_2024ed_aggregates.csv");
  check_same_cells(nato::total_outlay_current, totals, "defexp_usd_mn_current", "aggregate");
  check_same_cells(nato::total_outlay_2015, totals, "defexp_usd_mn_2015prices", "aggregate");
  check_same_cells(nato::total_share_of_gdp, totals, "defexp_share_gdp_pct", "aggregate");
  check_same_cells(nato::total_gdp_2015, totals, "gdp_usd_mn_2015prices", "aggregate");
}

TEST_CASE("codes and estimates of the 2024 edition are those of its file") {
  outlay::test::check_alphabetical(nato::codes);
  auto const file = read_data("nato_2024ed_panel.csv");
  for (std::size_t row = 0; row < file.size(); ++row) {
    CHECK(nato::outlay_2015.row_of(file.text(row, "iso3")).has_value());
    CHECK(nato::is_estimate(file.integer(row, "year")) == (file.integer(row, "is_estimate") == 1));
  }
}

TEST_CASE("in the 2024 edition the members of each year add up to the published totals") {
  for (int year = 2014; year <= 2024; ++year) {
    CAPTURE(year);
    double outlay = 0;
    double gdp = 0;
    for (auto const& ally : outlay::data::allies) {
      if (ally.accession > year) continue;
      outlay += nato::outlay_2015.find(ally.code, year).value_or(0);
      gdp += nato::gdp_2015.at(ally.code, year);
    }
    CHECK(outlay == doctest::Approx(nato::total_outlay_2015.at("NATO_TOTAL", year)).epsilon(1e-8));
    CHECK(gdp == doctest::Approx(nato::total_gdp_2015.at("NATO_TOTAL", year)).epsilon(1e-8));
  }
}

TEST_CASE("in the 2024 edition Iceland has a GDP and spends nothing") {
  for (int year = 2014; year <= 2024; ++year) {
    CHECK_FALSE(nato::outlay_2015.find("ISL", year).has_value());
    CHECK(nato::gdp_2015.find("ISL", year).has_value());
  }
  CHECK_THROWS_AS((void)nato::outlay_2015.at("ISL", 2024), outlay::error);
}

TEST_CASE("in the 2024 edition Luxembourg's GDP falls by a third in 2023") {
  CHECK(nato::gdp_2015.at("LUX", 2023) / nato::gdp_2015.at("LUX", 2022) == doctest::Approx(0.67).epsilon(0.02));
}

TEST_CASE("three shares of the 2024 edition differ from outlay over GDP, all others agree") {
  for (auto const& ally : outlay::data::allies) {
    if (!ally.armed_forces) continue;
    for (int year = 2014; year <= 2024; ++year) {
      CAPTURE(ally.code);
      CAPTURE(year);
      auto const share = 100 * nato::outlay_2015.at(ally.code, year) / nato::gdp_2015.at(ally.code, year);
      auto const difference = std::abs(share - nato::share_of_gdp.at(ally.code, year));
      auto const odd = (ally.code == "FRA" && year == 2020) || (ally.code == "SVK" && year == 2024) ||
                       (ally.code == "LTU" && year == 2019);
      if (odd) {
        CHECK(difference > 0.004);
        CHECK(difference < 0.015);
      } else {
        CHECK(difference < 0.001);
      }
    }
  }
}

TEST_CASE("the base year of the 2024 edition is 2015") {
  for (auto const& ally : outlay::data::allies) {
    if (!ally.armed_forces) continue;
    CHECK(nato::outlay_current.at(ally.code, 2015) ==
          doctest::Approx(nato::outlay_2015.at(ally.code, 2015)).epsilon(1e-8));
  }
  CHECK(nato::outlay_2015.about.unit == "million US dollars, 2015 prices and exchange rates");
  CHECK(nato::outlay_2015.about.edition == "17 June 2024");
}

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/data/nato_2026.hpp>

#include <outlay/data/allies.hpp>

#include "../support/same_cells.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

namespace nato = outlay::data::nato_2026_edition;
using outlay::test::check_same_cells;
using outlay::test::read_data;

namespace {

// Sum over the members of a year; an ally counts from the year in which it joined.
double sum(nato::ally_table const& table, int year, bool with_united_states) {
  double total = 0;
  for (auto const code : nato::codes) {
    if (code == "USA" && !with_united_states) continue;
    if (outlay::data::find_ally(code)->accession > year) continue;
    total += table.at(code, year);
  }
  return total;
}

double two_digits(double percent) { return std::round(percent * 100) / 100; }

} // namespace

TEST_CASE("every table of the 2026 edition equals its file cell by cell") {
  auto const file = read_data("nato_2026ed_panel.csv");
  check_same_cells(nato::outlay_current, file, "defexp_usd_mn_current");
  check_same_cells(nato::outlay_2021, file, "defexp_usd_mn_2021prices");
  check_same_cells(nato::outlay_national, file, "defexp_lcu_mn_current");
  check_same_cells(nato::exchange_rate, file, "fx_lcu_per_usd_implied");
  check_same_cells(nato::share_of_gdp, file, "defexp_share_gdp_pct");
  check_same_cells(nato::gdp_current, file, "gdp_usd_mn_current");
  check_same_cells(nato::gdp_2021, file, "gdp_usd_mn_2021prices");
  check_same_cells(nato::military_personnel, file, "military_personnel_k");
  check_same_cells(nato::equipment_share, file, "equipment_share_pct");
  check_same_cells(nato::personnel_share, file, "personnel_share_pct");
  check_same_cells(nato::infrastructure_share, file, "infrastructure_share_pct");
  check_same_cells(nato::other_share, file, "other_share_pct");
}

TEST_CASE("the totals and Iceland's GDP of the 2026 edition equal their files cell by cell") {
  auto const file = read_data("nato_2026ed_aggregates.csv");
  check_same_cells(nato::total_outlay_current, file, "defexp_usd_mn_current", "aggregate");
  check_same_cells(nato::total_outlay_2021, file, "defexp_usd_mn_2021prices", "aggregate");
  check_same_cells(nato::total_share_of_gdp, file, "defexp_share_gdp_pct", "aggregate");
  check_same_cells(nato::total_gdp_current, file, "gdp_usd_mn_current", "aggregate");
  check_same_cells(nato::total_gdp_2021, file, "gdp_usd_mn_2021prices", "aggregate");

  auto const iceland = read_data("nato_2026ed_iceland_gdp_residual.csv");
  check_same_cells(nato::iceland_gdp_current, iceland, "gdp_usd_mn_current_derived");
  check_same_cells(nato::iceland_gdp_2021, iceland, "gdp_usd_mn_2021prices_derived");
}

TEST_CASE("codes, currencies and estimates of the 2026 edition are those of its file") {
  outlay::test::check_alphabetical(nato::codes);
  auto const file = read_data("nato_2026ed_panel.csv");
  for (std::size_t row = 0; row < file.size(); ++row) {
    auto const index = nato::outlay_2021.row_of(file.text(row, "iso3"));
    REQUIRE(index.has_value());
    CHECK(nato::currencies[*index] == file.text(row, "currency"));
    CHECK(nato::is_estimate(file.integer(row, "year")) == (file.integer(row, "is_estimate") == 1));
  }
  CHECK(nato::outlay_2021.codes == nato::codes);
}

TEST_CASE("members add up to 571.204 and 1404.842 billion 2021 dollars in 2025, the published digits") {
  CHECK(sum(nato::outlay_2021, 2025, false) == 571204.0);
  CHECK(sum(nato::outlay_2021, 2025, true) == 1404842.0);
  CHECK(nato::total_outlay_2021.at("NATO_EUR_CAN", 2025) == 571204.0);
  CHECK(nato::total_outlay_2021.at("NATO_TOTAL", 2025) == 1404842.0);
}

TEST_CASE("with Iceland's GDP in the denominator the shares of 2025 are the published 2.31 and 2.75 percent") {
  auto const iceland = nato::iceland_gdp_2021.at("ISL", 2025);
  auto const share = [&](bool with_united_states) {
    return 100 * sum(nato::outlay_2021, 2025, with_united_states) /
           (sum(nato::gdp_2021, 2025, with_united_states) + iceland);
  };
  CHECK(two_digits(share(false)) == doctest::Approx(2.31).epsilon(1e-12));
  CHECK(two_digits(share(true)) == doctest::Approx(2.75).epsilon(1e-12));
}

TEST_CASE("in every year the members of that year add up to the published totals within their rounding") {
  for (int year = 2014; year <= 2026; ++year) {
    CAPTURE(year);
    for (bool const all : {false, true}) {
      auto const total = all ? "NATO_TOTAL" : "NATO_EUR_CAN";
      // Thirty figures rounded to one million: 3 million is what the rounding shows at most.
      CHECK(std::abs(sum(nato::outlay_current, year, all) - nato::total_outlay_current.at(total, year)) <= 3);
      CHECK(std::abs(sum(nato::outlay_2021, year, all) - nato::total_outlay_2021.at(total, year)) <= 3);
      auto const current = sum(nato::gdp_current, year, all) + nato::iceland_gdp_current.at("ISL", year);
      auto const constant = sum(nato::gdp_2021, year, all) + nato::iceland_gdp_2021.at("ISL", year);
      CHECK(std::abs(current - nato::total_gdp_current.at(total, year)) <= 1);
      CHECK(std::abs(constant - nato::total_gdp_2021.at(total, year)) <= 1);
      auto const share = 100 * sum(nato::outlay_2021, year, all) / constant;
      CHECK(std::abs(share - nato::total_share_of_gdp.at(total, year)) <= 0.00501);
    }
  }
}

TEST_CASE("a total includes a member only from the year in which it joined") {
  auto const all_allies = [](int year) {
    double total = 0;
    for (auto const code : nato::codes) total += nato::outlay_2021.at(code, year);
    return total;
  };
  auto const excess = [&](int year) { return all_allies(year) - nato::total_outlay_2021.at("NATO_TOTAL", year); };
  // Finland joined in 2023 and Sweden in 2024: both are missing in 2022, Sweden alone in 2023, nobody in 2024.
  CHECK(std::abs(excess(2022) - nato::outlay_2021.at("FIN", 2022) - nato::outlay_2021.at("SWE", 2022)) <= 3);
  CHECK(std::abs(excess(2023) - nato::outlay_2021.at("SWE", 2023)) <= 3);
  CHECK(std::abs(excess(2024)) <= 3);
}

TEST_CASE("outlay over GDP at 2021 prices gives every published share within its rounding") {
  for (auto const code : nato::codes) {
    for (int year = 2014; year <= 2026; ++year) {
      CAPTURE(code);
      CAPTURE(year);
      auto const gdp = nato::gdp_2021.at(code, year);
      auto const share = 100 * nato::outlay_2021.at(code, year) / gdp;
      CHECK(std::abs(share - nato::share_of_gdp.at(code, year)) <= 0.006 + 100 * 0.6 / gdp);
    }
  }
}

TEST_CASE("the exchange rate is national over dollar outlay, whose rounding it may not exceed") {
  for (auto const code : nato::codes) {
    for (int year = 2014; year <= 2026; ++year) {
      CAPTURE(code);
      CAPTURE(year);
      auto const implied = nato::outlay_national.at(code, year) / nato::outlay_current.at(code, year);
      CHECK(nato::exchange_rate.at(code, year) == doctest::Approx(implied).epsilon(1e-4));
    }
  }
}

TEST_CASE("the four categories fill the outlay, and six cells of 2026 are not available") {
  int missing = 0;
  for (auto const code : nato::codes) {
    for (int year = 2014; year <= 2026; ++year) {
      CHECK(nato::equipment_share.find(code, year).has_value());
      auto const personnel = nato::personnel_share.find(code, year);
      auto const infrastructure = nato::infrastructure_share.find(code, year);
      auto const other = nato::other_share.find(code, year);
      missing += !personnel + !infrastructure + !other;
      if (!personnel || !infrastructure || !other) {
        CHECK(year == 2026);
        CHECK((code == "NLD" || code == "PRT"));
        continue;
      }
      auto const all = nato::equipment_share.at(code, year) + *personnel + *infrastructure + *other;
      CHECK(all == doctest::Approx(100).epsilon(2.5e-4));
    }
  }
  CHECK(missing == 6);
  CHECK_THROWS_AS((void)nato::personnel_share.at("NLD", 2026), outlay::error);
}

TEST_CASE("the Dutch share at constant prices is not the one at current prices") {
  CHECK(nato::share_of_gdp.at("NLD", 2025) == 2.53);
  CHECK(two_digits(100 * nato::outlay_current.at("NLD", 2025) / nato::gdp_current.at("NLD", 2025)) == 2.24);
}

TEST_CASE("Luxembourg's GDP breaks in 2023, where no ally's falls as much") {
  auto const growth = [](std::string_view code) {
    return nato::gdp_2021.at(code, 2023) / nato::gdp_2021.at(code, 2022) - 1;
  };
  CHECK(growth("LUX") < -0.3);
  for (auto const code : nato::codes) {
    if (code != "LUX") CHECK(growth(code) > -0.05);
  }
}

TEST_CASE("Iceland has a GDP and no row among the allies that spend") {
  CHECK_FALSE(nato::outlay_2021.row_of("ISL").has_value());
  CHECK(nato::iceland_gdp_2021.at("ISL", 2025) == 29989.0);
  CHECK_THROWS_AS((void)nato::outlay_2021.at("ISL", 2025), outlay::error);
}

TEST_CASE("Bulgaria's figures are in euros, at the euro's rate") {
  CHECK(nato::currencies[*nato::outlay_national.row_of("BGR")] == "Euros");
  CHECK(nato::exchange_rate.at("BGR", 2024) == doctest::Approx(nato::exchange_rate.at("DEU", 2024)).epsilon(1e-3));
}

TEST_CASE("the same price level holds in the base year and each member has its own deflator after it") {
  for (auto const code : nato::codes) {
    CHECK(nato::outlay_current.at(code, 2021) == nato::outlay_2021.at(code, 2021));
  }
  auto const deflator = [](std::string_view code) {
    return nato::outlay_current.at(code, 2025) / nato::outlay_2021.at(code, 2025);
  };
  CHECK(deflator("POL") > deflator("FRA") + 0.1);
}

TEST_CASE("every table of the 2026 edition names its source") {
  CHECK(nato::outlay_2021.about.edition == "10 July 2026");
  CHECK(nato::outlay_2021.about.table == "2: outlay");
  CHECK(nato::share_of_gdp.about.table == "3: share of GDP");
  CHECK(nato::gdp_2021.about.unit == "million US dollars, 2021 prices and exchange rates");
  CHECK(nato::gdp_current.about.unit == "million US dollars, current prices and exchange rates");
}

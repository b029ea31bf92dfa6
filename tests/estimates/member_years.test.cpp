// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/estimates/member_years.hpp>

#include "../support/refused.hpp"

#include <outlay/data/nato_2026.hpp>
#include <outlay/data/weo_2026_april.hpp>

#include <cmath>
#include <limits>

using outlay::member_years;
using outlay::test::check_refused;

namespace {

member_years with_gaps() {
  member_years t("own figures", {"AAA", "BBB"}, 2020, 2023);
  t.set("AAA", 2020, 1), t.set("AAA", 2021, 2), t.set("AAA", 2022, 4), t.set("AAA", 2023, 1);
  t.set("BBB", 2021, 3), t.set("BBB", 2023, 12);
  return t;
}

} // namespace

TEST_CASE("own rows: cells that were never set are missing") {
  auto const t = with_gaps();
  CHECK(t.what() == "own figures");
  CHECK(t.first_year() == 2020);
  CHECK(t.last_year() == 2023);
  CHECK(t.find("BBB", 2021) == 3);
  CHECK(!t.find("BBB", 2020));
  CHECK(!t.find("CCC", 2021));
  CHECK(!t.find("AAA", 2019));
  CHECK(!t.find("AAA", 2024));
  CHECK(t.at("AAA", 2022) == 4);
}

TEST_CASE("changes of logarithms need both figures") {
  auto const t = with_gaps();
  CHECK(*t.log_change("AAA", 2021) == doctest::Approx(0.69314718055994531).epsilon(1e-15));
  CHECK(*t.log_change("AAA", 2022, 2) == doctest::Approx(2 * 0.69314718055994531).epsilon(1e-15));
  CHECK(*t.log_change("BBB", 2023, 2) == doctest::Approx(2 * 0.69314718055994531).epsilon(1e-15));
  CHECK(!t.log_change("BBB", 2023));
  CHECK(!t.log_change("AAA", 2020));
}

TEST_CASE("what was known in a year holds nothing later") {
  auto const t = with_gaps().until(2021);
  CHECK(t.last_year() == 2021);
  CHECK(t.find("AAA", 2021) == 2);
  CHECK(!t.find("AAA", 2022));
  CHECK(with_gaps().until(2030).last_year() == 2023);
}

TEST_CASE("projections are taken out by member") {
  auto t = with_gaps();
  t.clear_from("AAA", 2022);
  CHECK(t.find("AAA", 2021) == 2);
  CHECK(!t.find("AAA", 2022));
  CHECK(!t.find("AAA", 2023));
  CHECK(t.find("BBB", 2023) == 12);
  t.clear_from("BBB", 1990);
  CHECK(!t.find("BBB", 2021));
  t.clear_from("AAA", 2050); // no year of the table
  CHECK(t.find("AAA", 2021) == 2);
}

TEST_CASE("a published table keeps its rows, years and missing cells") {
  member_years const shares(outlay::data::nato_2026_edition::share_of_gdp);
  CHECK(shares.codes().size() == 31);
  CHECK(shares.first_year() == 2014);
  CHECK(shares.last_year() == 2026);
  CHECK(shares.at("USA", 2014) == outlay::data::nato_2026_edition::share_of_gdp.at("USA", 2014));
  CHECK(shares.at("POL", 2026) == outlay::data::nato_2026_edition::share_of_gdp.at("POL", 2026));
  member_years const personnel(outlay::data::nato_2026_edition::personnel_share);
  CHECK(!personnel.find("NLD", 2026));
  CHECK(personnel.find("NLD", 2025));
  member_years const growth(outlay::data::weo_2026_april_edition::real_gdp_growth);
  CHECK(growth.codes().size() == 42);
  CHECK(growth.at("ALB", 2014) == 1.774);
}

TEST_CASE("tables refuse what they cannot hold or do not have") {
  check_refused([] { member_years("t", {}, 2020, 2021); }, "t", "codes", "none", "at least one member");
  check_refused(
      [] {
        member_years("t", {"AAA", "BBB", "AAA"}, 2020, 2021);
      },
      "t", "codes", "AAA twice", "each member once");
  check_refused([] { member_years("t", {"AAA"}, 2021, 2020); }, "t", "years", "2021 to 2020",
                "a first year and one not before it, at most 10,000");
  check_refused([] { member_years("t", {"AAA"}, -2'147'483'647, 2'147'483'647); }, "t", "years",
                "-2147483647 to 2147483647", "a first year and one not before it, at most 10,000");
  check_refused([] { with_gaps().set("AAA", 2024, 1); }, "own figures", "cell", "AAA in 2024",
                "its members, 2020 to 2023");
  check_refused([] { with_gaps().set("CCC", 2021, 1); }, "own figures", "cell", "CCC in 2021",
                "its members, 2020 to 2023");
  check_refused([] { (void)with_gaps().at("BBB", 2020); }, "own figures", "cell", "BBB in 2020 (none)",
                "a member and a year with a figure, 2020 to 2023");
  check_refused([] { (void)with_gaps().until(2019); }, "own figures", "until", "2019", "2020 or later");
  check_refused([] { with_gaps().clear_from("CCC", 2021); }, "own figures", "code", "CCC", "one of its members");
  check_refused(
      [] {
        auto t = with_gaps();
        t.set("AAA", 2021, 0);
        (void)t.log_change("AAA", 2021);
      },
      "own figures", "cell", "0 of AAA", "above 0, for a logarithm");
}

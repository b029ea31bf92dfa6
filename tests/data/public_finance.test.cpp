// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/data/nato.hpp>
#include <outlay/data/public_finance.hpp>

#include "../parts/small.hpp"

using namespace outlay::test;
namespace data = outlay::data;

namespace {

// In percent; NaN where the list has no such member.
template <class Field> double percent_of(outlay::by_member<Field> const& list, char const* code) {
  for (auto const& own : list)
    if (own.code == code) return 100 * outlay::detail::field_access::raw(own.value);
  return std::nan("");
}

} // namespace

// Read by hand from tests/data/imf_weo_apr2026.csv.
TEST_CASE("debt and primary balances are the edition's, of the 32 members in the order of the allies") {
  auto const debt = data::debt_ratios(2025);
  auto const primary = data::primary_balances(2026);
  REQUIRE(debt.size() == 32);
  REQUIRE(primary.size() == 32);
  for (std::size_t k = 0; k < 32; ++k) {
    CHECK(debt[k].code.text() == data::allies[k].code);
    CHECK(primary[k].code == debt[k].code);
  }
  CHECK(percent_of(debt, "ITA") == about(137.088));
  CHECK(percent_of(debt, "DEU") == about(62.93));
  CHECK(percent_of(debt, "USA") == about(123.886));
  CHECK(percent_of(data::debt_ratios(2014), "TUR") == about(27.367));
  CHECK(percent_of(data::debt_ratios(2031), "MNE") == about(66.052));
  CHECK(percent_of(primary, "ITA") == about(0.787));
  CHECK(percent_of(primary, "DEU") == about(-2.835));
  CHECK(percent_of(primary, "USA") == about(-3.668));
}

TEST_CASE("inflation is the mean growth of the deflator, and of one year its growth over the year before") {
  // The deflators of 2025, 2026, 2027 and 2031: Italy 115.798, 118.461, 121.067 and 131.456; Türkiye 2602.679,
  // 3249.274, 3928.867 and 6836.632.
  CHECK(percent_of(data::gdp_inflation(2027), "ITA") == about(2.19988012932526));
  CHECK(percent_of(data::gdp_inflation(2026), "TUR") == about(24.843440163001262));
  CHECK(percent_of(data::gdp_inflation(2027, 2031), "ITA") == about(2.1035879892038922));
  CHECK(percent_of(data::gdp_inflation(2027, 2031), "TUR") == about(16.04092274465918));
  CHECK(percent_of(data::gdp_inflation(2026, 2031), "ITA") == about(2.136246247702589));
  CHECK(data::gdp_inflation(2015, 2031).size() == 32);
}

TEST_CASE("a group lists whose values are given: members but some, or codes of members and partners") {
  auto const but_two = data::debt_ratios(2025, outlay::all_but("the others", {"ITA", "USA"}));
  CHECK(but_two.size() == 30);
  CHECK(std::isnan(percent_of(but_two, "ITA")));
  CHECK(percent_of(but_two, "DEU") == about(62.93));
  CHECK(data::primary_balances(2026, outlay::europe_and_canada).size() == 31);
  auto const listed = data::debt_ratios(2025, outlay::group("some", {"JPN", "ITA"}));
  REQUIRE(listed.size() == 2);
  CHECK(percent_of(listed, "JPN") == about(206.525));
  CHECK(percent_of(data::gdp_inflation(2027, outlay::group("ITA")), "ITA") == about(2.19988012932526));
}

TEST_CASE("what a table does not have is refused with the table, the code and the years") {
  std::string const outlook = "International Monetary Fund, World Economic Outlook database, April 2026, table ";
  check_errors({
      {[] { (void)data::debt_ratios(2013); }, outlook + "general government gross debt", "year", "ALB 2013",
       "2014 to 2031"},
      {[] { (void)data::primary_balances(2032); }, outlook + "general government primary net lending/borrowing", "year",
       "ALB 2032", "2014 to 2031"},
      {[] { (void)data::gdp_inflation(2014, 2020); }, outlook + "GDP deflator", "first", "ALB 2014", "2015 to 2031"},
      {[] { (void)data::gdp_inflation(2027, 2032); }, outlook + "GDP deflator", "last", "ALB 2032", "2027 to 2031"},
      {[] { (void)data::gdp_inflation(2027, 2026); }, outlook + "GDP deflator", "last", "ALB 2026", "2027 to 2031"},
  });
  CHECK_THROWS_AS((void)data::debt_ratios(2025, "ZZZ"), outlay::error);
}

TEST_CASE("public debt runs on the edition's figures, and without the plan follows its equation") {
  using outlay::debt_over_gdp;
  auto const table = outlay::project(data::nato_2026(2025),
                                     outlay::plan(outlay::economy{.growth = data::weo_2026_april()},
                                                  outlay::public_debt{.opening = 0_pct,
                                                                      .own_opening = data::debt_ratios(2024),
                                                                      .interest = 3_pct,
                                                                      .marginal = 3_pct,
                                                                      .inflation = 0_pct,
                                                                      .own_inflation = data::gdp_inflation(2027, 2031),
                                                                      .own_primary = data::primary_balances(2026)}),
                                     {.from = 2025y, .until = 2031y, .step = outlay::step_length::annual},
                                     debt_over_gdp.without_plan().of("ITA"));
  // Italy: 134.735 % at the end of 2024, prices +2.1036 %, primary balance 0.787 %; growth of 2025 to 2030.
  double const prices = 1.021035879892038922;
  double debt = 134.735;
  int year = 2025;
  for (double const growth : {0.54, 0.521, 0.5, 0.835, 0.739, 0.716}) {
    debt = debt * 1.03 / (prices * (1 + growth / 100)) - 0.787;
    CHECK(100 * table.value(0, year++) == about(debt, 1e-9));
  }
}

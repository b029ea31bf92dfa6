// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Figures that a single part of a plan reproduces.
#include "cases.hpp"
#include <outlay/data/nato.hpp>

using namespace outlay::test;
using outlay::account;
using outlay::area;
using outlay::core;
using outlay::economy;
using outlay::eur;
using outlay::key;
using outlay::share_target;
using outlay::usd;

namespace {

published_case const wright_01("F-WRIGHT-01"), wright_02("F-WRIGHT-02"), aircraft("F-PIM-01"),
    communications("F-PIM-04"), common_fund("F-KEY-01"), esm("ESM-PAIDIN"), purl("PURL-2026"),
    base_year("NATO-2025-BASE");

using one = outlay::areas<area::air_defence>;

// Cost of a unit over the first one's, by cumulative number: learning with one buyer that starts the same each year.
// The stock loses a half a year and is kept, so that each year starts as much as half the opening stock.
double cost_of_unit(double exponent, double number_of_unit) {
  auto const allies = outlay::alliance<usd>({{.code = "BUY", .gdp = 1'000'000_bn_usd / outlay::year, .core = 100_pct}});
  double const a_year = (number_of_unit - 1) / 1000; // thousand items
  auto const plan = outlay::plan(economy{.growth = 0_pct}, share_target<core>{.to = 100_pct, .by = 2026y},
                                 outlay::learning<one>{.exponent = exponent, .before = 1_items},
                                 outlay::stockpile_growth<one>{.lift = 0_pct,
                                                               .over = 1_years,
                                                               .opening = {{"BUY", {2 * a_year}}},
                                                               .attrition = 50_pct,
                                                               .unit_cost = 15_mn_usd / 1_items,
                                                               .equipment_share = 100_pct});
  auto const run = outlay::project(allies, plan, years(2025, 2026));
  auto const of_year = [&](std::chrono::year y) { return run.outlay_of(account::equipment, "BUY", y); };
  CHECK(outlay::in(of_year(2025y) / outlay::stock_value<>::from_value(a_year) * outlay::year, 15_mn_usd / 1_items) ==
        doctest::Approx(1.0));
  return outlay::number<>(of_year(2026y) / of_year(2025y)).value();
}

} // namespace

TEST_CASE("F-WRIGHT-01: the exponent of an 80 % slope") {
  double const exponent = std::log(0.80) / std::log(2.0);
  wright_01.check(exponent);
  CHECK(cost_of_unit(-exponent, 2) == doctest::Approx(0.80).epsilon(1e-12));
  CHECK(cost_of_unit(-wright_01.value(), 2) == doctest::Approx(0.80).epsilon(1e-4));
}

TEST_CASE("F-WRIGHT-02: the unit number 15,000 of a series that began at 15 million dollars") {
  wright_02.check(cost_of_unit(0.322, 15'000) * outlay::in(15_mn_usd, 1_mn_usd) * 1e6);
}

TEST_CASE("F-PIM-01: loss a year of aircraft that serve 20 years, which the perpetual inventory uses") {
  auto const loss = outlay::growth_rate<>(1.65 / 20_years);
  aircraft.check(loss.value());
  CHECK(outlay::data::perpetual_inventory("DEU", 2025) == outlay::data::perpetual_inventory("DEU", 2025, loss.value()));
}

TEST_CASE("F-PIM-04: loss a year of communications that serve 11 years") {
  communications.check(outlay::growth_rate<>(1.65 / 11_years).value());
}

TEST_CASE("F-KEY-01: the United States' part of NATO's common budget of 2017") {
  auto const allies = outlay::alliance<usd>({{.code = "USA", .gdp = 19500_bn_usd / outlay::year, .core = 3.3_pct},
                                             {.code = "ALLIES", .gdp = 20000_bn_usd / outlay::year, .core = 1.5_pct}},
                                            {.base_year = 2017});
  auto const plan = outlay::plan(economy{.growth = 0_pct},
                                 outlay::pledge{.amount = 2.44_bn_usd / outlay::year,
                                                .from = 2017y,
                                                .by = key::custom({{"USA", 0.2214}, {"ALLIES", 1 - 0.2214}}),
                                                .to = account::operations});
  auto const run = outlay::project(allies, plan, years(2017, 2017));
  common_fund.check(outlay::in(run.outlay_of(account::operations, "USA", 2017y), 1_mn_usd / outlay::year));
}

TEST_CASE("ESM-PAIDIN: the paid-in capital of the ESM over its subscribed capital") {
  auto const subscribed = 704'798.7_mn_eur, received = 80'548.4_mn_eur;
  auto const allies =
      outlay::alliance<eur>({{.code = "EA", .gdp = 9500_bn_eur / outlay::year, .core = 1.5_pct}}, {.base_year = 2012});
  auto const plan = outlay::plan(economy{.growth = 0_pct}, share_target<core>{.to = 1.5_pct, .by = 2015y},
                                 outlay::capital_contribution{.subscribed = subscribed,
                                                              .paid_in = outlay::number<>(received / subscribed),
                                                              .instalments = 5,
                                                              .every = 6_months,
                                                              .first = 2012y / std::chrono::October,
                                                              .counts = false});
  auto const run = outlay::project(allies, plan, {.from = 2012y, .until = 2015y});
  auto paid = 0_bn_eur;
  for (auto const y : {2012y, 2013y, 2014y}) paid += run.outlay_of(account::paid_in, "EA", y) * outlay::year;
  esm.check(100 * outlay::number<>(paid / subscribed).value());
}

TEST_CASE("PURL-2026: a need of 15 billion dollars a year, by month, beside a pledge of 1 billion a month") {
  auto const allies = outlay::alliance<usd>({{.code = "PAYERS", .gdp = 25000_bn_usd / outlay::year, .core = 2_pct}});
  auto const paid_in_2026 = [&](auto amount) {
    auto const plan = outlay::plan(economy{.growth = 0_pct}, share_target<core>{.to = 3.5_pct, .by = 2035y},
                                   outlay::pledge{.amount = amount, .from = 2026y / std::chrono::January});
    return outlay::project(allies, plan, years(2025, 2026)).outlay_of(account::aid, "PAYERS", 2026y) * outlay::year;
  };
  auto const need = paid_in_2026(15_bn_usd / outlay::year), pledged = paid_in_2026(1_bn_usd / outlay::month);
  CHECK(outlay::in(pledged, 1_bn_usd) == doctest::Approx(12).epsilon(1e-14));
  purl.check(outlay::in(need / 12, 1_bn_usd));
}

TEST_CASE("NATO-2025-BASE: the members of the base year sum to NATO's totals, with Iceland in the denominator") {
  namespace nato = outlay::data::nato_2026_edition;
  auto const run = outlay::project(
      outlay::data::nato_2026(2025),
      outlay::plan(economy{.growth = outlay::data::weo_2025_april()}, share_target<core>{.to = 3.5_pct, .by = 2035y}),
      years(2025, 2025));
  auto const outlay_of = [&](outlay::group const& g) {
    return outlay::in(run.outlay(g, 2025y), 1_bn_usd_2021 / outlay::year);
  };
  base_year.check(outlay_of(outlay::europe_and_canada));
  CHECK(std::fabs(outlay_of(outlay::all_members) - 1404.842) <= base_year.tolerance());
  auto const rounded = [&](outlay::group const& g) { return std::round(1e4 * run.core_share(g, 2025y).value()) / 100; };
  CHECK(rounded(outlay::europe_and_canada) == 2.31);
  CHECK(rounded(outlay::all_members) == 2.75);
}

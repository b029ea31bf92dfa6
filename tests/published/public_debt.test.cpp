// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Debt that stays where it is, and what an escape clause of 1.5 % of GDP comes to.
#include "cases.hpp"

using namespace outlay::test;
using outlay::core;
using outlay::economy;
using outlay::eur;
using outlay::public_debt;
using outlay::share_target;

namespace {

published_case const stable("F-DEBT-01"), escape_clause("EU-NEC-01");

}

TEST_CASE("F-DEBT-01: debt of 80 % of GDP stays there where interest equals growth and the primary balance is zero") {
  auto const allies = outlay::alliance<eur>({{.code = "EU", .gdp = 17'500_bn_eur / outlay::year, .core = 2_pct}});
  // Growth of 2 %, prices of 3 %: nominal GDP grows by 5.06 %.
  auto const plan =
      outlay::plan(economy{.growth = 2_pct}, share_target<core>{.to = 2_pct, .by = 2035y},
                   public_debt{.opening = 80_pct, .interest = 5.06_pct, .marginal = 5.06_pct, .inflation = 3_pct});
  for (auto const step : {outlay::step_length::monthly, outlay::step_length::quarterly, outlay::step_length::annual}) {
    auto const run =
        outlay::project(allies, plan, {.from = 2025y, .until = 2075y, .step = step}, outlay::debt_over_gdp);
    for (int y = 2025; y < 2075; ++y) stable.check(run.value(0, y));
  }
}

TEST_CASE("EU-NEC-01: an escape clause of 1.5 % of GDP for four years, reached linearly") {
  auto const allies =
      outlay::alliance<eur>({{.code = "EU", .gdp = 17'500_bn_eur / outlay::year, .core = 2_pct}}, {.base_year = 2024});
  // The deficit stands at the cap of 3 %: without the clause there is no room at all.
  auto const run =
      outlay::project(allies,
                      outlay::plan(economy{.growth = 0_pct}, share_target<core>{.to = 3.5_pct, .by = 2028y},
                                   public_debt{.opening = 80_pct,
                                               .interest = 0_pct,
                                               .marginal = 0_pct,
                                               .inflation = 0_pct,
                                               .primary = outlay::percent(-3),
                                               .cap_deficit = true,
                                               .escape = 1.5_pct,
                                               .escape_from = 2025y}),
                      {.from = 2024y, .until = 2031y});
  double used = 0;
  for (int y = 2024; y < 2031; ++y) {
    std::chrono::year const when(y);
    double const of_year = run.measured("public_debt", "escape used", outlay::all_members, when);
    CHECK(run.outlay(outlay::all_members, when).value() == doctest::Approx(0.02 * 17'500 + of_year));
    used += of_year;
  }
  escape_clause.check(used);
  CHECK(used == doctest::Approx((0.375 + 0.75 + 1.125 + 1.5) / 100 * 17'500)); // not 4 x 1.5 %
}

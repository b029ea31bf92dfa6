// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// What a bank lends on new capital that is paid in.
#include "cases.hpp"

using namespace outlay::test;
using outlay::bank;
using outlay::capital_contribution;
using outlay::core;
using outlay::economy;
using outlay::eur;
using outlay::share_target;

namespace {

published_case const multiple("EIB-MULT");

}

TEST_CASE("EIB-MULT: lending over the capital that is paid in, of a bank that keeps a sixth of its loans as equity") {
  auto const paid_in = 10_bn_eur;
  auto const allies = outlay::alliance<eur>({{.code = "EU", .gdp = 13'000_bn_eur / outlay::year, .core = 1.5_pct}},
                                            {.base_year = 2012});
  auto const plan =
      outlay::plan(economy{.growth = 0_pct}, share_target<core>{.to = 1.5_pct, .by = 2020y},
                   capital_contribution{.name = "increase", .subscribed = paid_in, .paid_in = 100_pct, .first = 2013y},
                   bank{.capital = "increase",
                        .first_bond = 2013y,
                        .operating_from = 2013y,
                        .risk_free = 0_pct,
                        .spread = 0_pct,
                        .margin = 0_pct,
                        .yield = 3_pct,
                        .grace = 10_years,
                        .limit_gearing = false,
                        .equity_to_loans = outlay::number<>::from_value(1 / 6.0)});
  auto const run = outlay::project(allies, plan, {.from = 2012y, .until = 2019y});
  auto drawn = 0_bn_eur;
  for (int y = 2012; y < 2019; ++y)
    drawn += run.outlay_of(outlay::account::loan_drawn, outlay::all_members, std::chrono::year(y)) * outlay::year;
  multiple.check(outlay::number<>(drawn / paid_in).value());
  CHECK(run.measured("bank", "loans", outlay::all_members, 2018y) == doctest::Approx(60).epsilon(1e-12));
}

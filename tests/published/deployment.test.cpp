// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "cases.hpp"

using namespace outlay::test;
using outlay::deployment;
using outlay::eur;

namespace {
published_case const brigade("DEPLOY-LTU");
}

TEST_CASE(
    "DEPLOY-LTU: 800 million euros a year for 4,800 soldiers and 200 civilians, as a deployment pays and reports it") {
  outlay::alliance<eur> const germany({{.code = "DEU", .gdp = 4300_bn_eur / outlay::year, .core = 2_pct}});
  auto const plan =
      outlay::plan(outlay::economy{.growth = 0_pct}, outlay::share_target<outlay::core>{.to = 2_pct, .by = 2030y},
                   deployment{.heads = {{2024y, 150_heads}, {2025y, 500_heads}, {2027y, 4'800_heads + 200_heads}},
                              .cost = 800_mn_eur / outlay::year / (4'800_heads + 200_heads),
                              .host = "LTU"});
  auto const run = outlay::project(germany, plan, {.from = 2025y, .until = 2030y});
  auto const heads = run.measured("deployment", "head years", outlay::all_members, 2028y);
  auto const paid = run.outlay_of(outlay::account::posture, outlay::all_members, 2028y);
  CHECK(std::fabs(heads - 5) < 1e-12);
  CHECK(std::fabs(outlay::in(paid, 1_bn_eur / outlay::year) - 0.8) < 1e-12);
  brigade.check(outlay::in(paid, 1_bn_eur / outlay::year) * 1e9 / (heads * 1000));
}

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "small.hpp"

using namespace outlay::test;
using outlay::account;
using outlay::core;
using outlay::economy;
using outlay::real_costs;
using outlay::share_target;

namespace {

outlay::horizon years(outlay::step_length step) { return {.from = 2025y, .until = 2031y, .step = step}; }
auto with_budget(auto const&... parts) {
  return outlay::plan(economy{.growth = 2_pct}, share_target<core>{.to = 3_pct, .by = 2030y}, parts...);
}

} // namespace

TEST_CASE("the same money buys less pay and operations each year, in steps of any length, and no budget moves") {
  real_costs const dearer{.of = outlay::all_but("others", {"BBB"}), .personnel = 1_pct, .operations = 2.5_pct};
  for (auto const step : all_steps) {
    auto const run = outlay::project(three(), with_budget(dearer), years(step)),
               same = outlay::project(three(), with_budget(), years(step));
    for (int y = 2025; y <= 2030; ++y) {
      std::chrono::year const when(y);
      auto const bought = [&](char const* what, char const* who) {
        return run.measured("real_costs", what, who, when);
      };
      double const budget = (0.01 + 0.02 * (y - 2025) / 5) * 1000 * std::pow(1.02, y - 2025);
      CHECK(bought("personnel at base-year cost", "AAA") == about(0.35 * budget / std::pow(1.01, y - 2025)));
      CHECK(bought("operations at base-year cost", "AAA") == about(0.35 * budget / std::pow(1.025, y - 2025)));
      CHECK(bought("personnel at base-year cost", "BBB") == 0); // not a member of this part
      for (account const a : {account::personnel, account::operations, account::other_equipment})
        CHECK(run.outlay_of(a, "AAA", when).value() == same.outlay_of(a, "AAA", when).value());
    }
  }
}

TEST_CASE("a head above the opening strength costs what pay has grown to") {
  auto const thousand = [](double x) { return outlay::headcount<>::from_value(x); };
  outlay::manpower const force{.opening = {{"AAA", thousand(100)}},
                               .intake = {{"AAA", thousand(20)}},
                               .length = 8_years,
                               .cost = outlay::billions<outlay::usd_2021>(0.1) / thousand(1) / outlay::year};
  auto const run = outlay::project(three(), with_budget(force, real_costs{.personnel = 3_pct}),
                                   years(outlay::step_length::annual));
  for (int k = 0; k < 6; ++k) // 160 - 60 (7/8)^k serve in year k
    CHECK(run.measured("manpower", "paid", "AAA", std::chrono::year(2025 + k)) ==
          doctest::Approx(0.1 * std::pow(1.03, k) * (60 - 60 * std::pow(0.875, k))).epsilon(1e-12).scale(1));
}

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "small.hpp"

#include <limits>

using namespace outlay::test;
using outlay::account;
using outlay::area;
using outlay::core;
using outlay::economy;
using outlay::learning;
using outlay::share_target;
using outlay::stockpile_growth;
using one = outlay::areas<area::air_defence>;

namespace {

outlay::stock_value<> items(double x) { return outlay::stock_value<>::from_value(x); }
auto plan_with(double b, double before, outlay::ratio losses) {
  return outlay::plan(economy{.growth = 0_pct}, share_target<core>{.to = 20_pct, .by = 2026y},
                      learning<one>{.exponent = b, .before = items(before)},
                      stockpile_growth<one>{.lift = 0_pct,
                                            .over = 1_years,
                                            .opening = {{"AAA", {10}}, {"BBB", {5}}},
                                            .attrition = losses,
                                            .equipment_share = 100_pct});
}

}

TEST_CASE("cost falls by a power of what all buyers have started: b = 0.322 is an eighty per cent slope") {
  // Each year AAA orders 1.2 units and BBB 0.6; Q0 is 1.8, so that production has doubled after one year and again
  // after three.
  auto const plan = plan_with(0.322, 1.8, 12_pct);
  auto const run = outlay::project(three(), plan, {.from = 2025y, .until = 2033y, .step = outlay::step_length::annual});
  for (int k = 0; k < 8; ++k) {
    double const cost = std::pow(1.0 + k, -0.322);
    CHECK(run.outlay_of(account::equipment, "AAA", std::chrono::year(2025 + k)).value() == about(1.2 * cost));
    CHECK(run.outlay_of(account::equipment, "BBB", std::chrono::year(2025 + k)).value() == about(0.6 * cost));
  }
  double const first = run.outlay_of(account::equipment, "AAA", 2025y).value();
  CHECK(run.outlay_of(account::equipment, "AAA", 2026y).value() / first == about(0.8, 1e-4));
  CHECK(run.outlay_of(account::equipment, "AAA", 2028y).value() / first == about(0.64, 2e-4));
}

TEST_CASE("cost looks at orders before the step, month by month") {
  double const kept = std::pow(0.88, 1 / 12.0), a_month = 15 * (1 - kept);
  auto const run = outlay::project(three(), plan_with(0.5, 4, 12_pct), {.from = 2025y, .until = 2026y});
  double spent = 0;
  for (int m = 0; m < 12; ++m) spent += a_month * std::pow(1 + m * a_month / 4, -0.5);
  CHECK(run.outlay_of(account::equipment, outlay::all_members, 2025y).value() == about(spent));
}

TEST_CASE("without exponent or without orders cost stays") {
  auto const flat = outlay::project(three(), plan_with(0, 1, 12_pct),
                                    {.from = 2025y, .until = 2030y, .step = outlay::step_length::annual});
  CHECK(flat.outlay_of(account::equipment, "AAA", 2029y).value() == about(1.2));
  auto const none = outlay::project(three(), plan_with(0.322, 1, 0_pct), {.from = 2025y, .until = 2030y});
  CHECK(none.outlay_of(account::equipment, "AAA", 2029y).value() == 0);
}

TEST_CASE("unit costs grow by their rate a year in steps of any length, and learning works on top of it") {
  stockpile_growth<one> const s{
      .lift = 0_pct, .over = 1_years, .opening = {{"AAA", {1}}}, .attrition = 10_pct, .equipment_share = 35_pct};
  for (auto const step : all_steps)
    for (double const b : {0.0, 0.3}) {
      double const dt = static_cast<int>(step) / 12.0, loss = 1 - std::pow(0.9, dt);
      auto run = outlay::start(three(),
                               outlay::plan(economy{.growth = 0_pct}, share_target<core>{.to = 5_pct, .by = 2026y}, s,
                                            learning<one>{.exponent = b, .before = items(1), .cost_growth = 3_pct}),
                               {.from = 2025y, .until = 2028y, .step = step});
      for (int t = 0; run.step(); ++t)
        CHECK(run.ledger(0).booked(account::equipment).value() ==
              about(loss * std::pow(1.03, t * dt) * std::pow(1 + t * loss, -b), 1e-11));
    }
}

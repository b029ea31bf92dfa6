// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "small.hpp"

// What operations lack to keep up stocks that have grown.

using namespace outlay::test;
using outlay::core;
using outlay::economy;
using outlay::share_target;

namespace {

using air = outlay::areas<outlay::area::air_defence>;
// AAA has 10 bn of stocks and 3.5 bn of operations in the base year, of a budget that stays at 10 bn.
outlay::stockpile_growth<air> growing() {
  return {.lift = 100_pct,
          .over = 10_years,
          .opening = {{"AAA", {5}}},
          .unit_cost = outlay::billions<outlay::usd_2021>(2) / outlay::stock_value<>::from_value(1),
          .measures_upkeep = true};
}
template <class... Parts> auto run(outlay::step_length step, double growth, Parts const&... parts) {
  return outlay::project(
      three(),
      outlay::plan(economy{.growth = outlay::percent(growth)}, share_target<core>{.to = 1_pct, .by = 2026y}, parts...),
      {.from = 2025y, .until = 2031y, .step = step});
}
double lacks(auto const& run, int y, char const* who = "AAA") {
  return run.measured("stockpile_growth", "operations short", who, std::chrono::year(y));
}

} // namespace

TEST_CASE("stocks that grow need operations as those at the start had, at what operations cost") {
  for (auto const step : all_steps) {
    int const n = 12 / static_cast<int>(step);
    auto const own = run(step, 0, growing()),
               dearer = run(step, 0, growing(), outlay::real_costs{.operations = 2_pct});
    auto given = growing();
    given.upkeep = 20_pct;
    auto const at_a_rate = run(step, 0, given);
    for (int k = 0; k < 6; ++k) {
      // Stocks are worth a billion more each year; a year's mean is over the ends of its steps. 0.35 bn a billion.
      double const beyond = k + (n + 1) / (2.0 * n);
      CHECK(lacks(own, 2025 + k) == about(0.35 * beyond, 1e-11));
      CHECK(lacks(at_a_rate, 2025 + k) == about(0.20 * beyond, 1e-11));
      CHECK(lacks(dearer, 2025 + k) == about((3.5 + 0.35 * beyond) * std::pow(1.02, k) - 3.5, 1e-11));
      CHECK(lacks(own, 2025 + k, "BBB") == 0); // without stocks
    }
  }
}

TEST_CASE("stocks that are kept lack nothing, and a budget that grows pays for stocks that grow") {
  for (auto const step : all_steps) {
    auto kept = growing();
    kept.lift = 0_pct;
    kept.attrition = 5_pct;
    auto const still = run(step, 3, kept), rising = run(step, 30, growing());
    for (int y = 2025; y <= 2030; ++y) CHECK(lacks(still, y) == doctest::Approx(0).scale(1).epsilon(1e-12));
    for (int y = 2027; y <= 2030; ++y) CHECK(lacks(rising, y) == 0);
  }
}

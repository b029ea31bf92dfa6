// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/engines/as_many_as_fit.hpp>
#include <outlay/outlay.hpp>

#include <doctest/doctest.h>

namespace as_many_test {

using namespace outlay;

namespace {

using namespace outlay::literals;
using namespace std::chrono_literals;

summary drawn_by(draws const& d) {
  alliance<> const one{{.code = "AAA", .gdp = 1000_bn_usd_2021 / year, .core = 2_pct, .price_level = 1.0}};
  horizon const three{.from = 2025y, .until = 2028y, .step = step_length::annual};
  return ensemble_summary(
      one, plan(economy{.growth = 1_pct, .volatility = 3_pct}, share_target<core>{.to = 3_pct, .by = 2027y}), three, d,
      core_budget);
}
} // namespace

TEST_CASE("as many paths as fit have the bits of one run of so many") {
  for (auto const kind : {points::independent, points::antithetic, points::sobol}) {
    int runs = 0;
    auto const counted = [&](draws const& d) { return ++runs, drawn_by(d); };
    // No time at all: the first part. All the time: all paths. Some time: some number of them.
    auto const least = as_many_paths_as_fit(0ns, {.paths = 10'000, .points = kind}, counted);
    CHECK(least.paths() == 256);
    CHECK(runs == 1);
    auto const most = as_many_paths_as_fit(1h, {.paths = 3000, .first_path = 7, .points = kind}, counted);
    CHECK(most.paths() == 3000);
    CHECK(most == drawn_by({.paths = 3000, .first_path = 7, .points = kind}));
    auto const some = as_many_paths_as_fit(30ms, {.paths = 100'000'000, .points = kind}, counted);
    CHECK(some.paths() >= 256);
    CHECK(some.paths() < 100'000'000);
    CHECK(some == drawn_by({.paths = some.paths(), .points = kind}));
    if (kind == points::sobol) CHECK((some.paths() & (some.paths() - 1)) == 0); // whole nets
    CHECK(as_many_paths_as_fit(1h, {.paths = 10, .points = kind}, counted).paths() == 10);
  }
}

} // namespace as_many_test

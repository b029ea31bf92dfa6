// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "small.hpp"

#include <limits>

using namespace outlay::test;
using outlay::account;
using outlay::capital_contribution;
using outlay::core;
using outlay::economy;
using outlay::key;
using outlay::share_target;

namespace {

auto project(capital_contribution const& c, outlay::step_length step = outlay::step_length::monthly) {
  return outlay::project(three(), outlay::plan(economy{.growth = {{"AAA", 1_pct}, {"BBB", 3_pct}, {"CCC", 2_pct}}},
                                               share_target<core>{.to = 5_pct, .by = 2035y}, c),
                         {.from = 2025y, .until = 2036y, .step = step});
}
double paid(outlay::projection<outlay::usd_2021> const& run, outlay::group const& who, int y) {
  return run.outlay_of(account::paid_in, who, std::chrono::year(y)).value();
}

}

TEST_CASE("a fifth of the capital is paid in by equal instalments, one a year") {
  for (auto const step : all_steps) {
    auto const run =
        project({.subscribed = 50_bn_usd_2021, .paid_in = 20_pct, .instalments = 4, .first = 2027y / January}, step);
    for (int y = 2025; y < 2036; ++y)
      CHECK(paid(run, outlay::all_members, y) == about(y >= 2027 && y < 2031 ? 2.5 : 0));
  }
}

TEST_CASE("instalments may stand closer than a year, and those before the horizon are past") {
  for (auto const step : all_steps) {
    auto const run = project(
        {.subscribed = 50_bn_usd_2021, .paid_in = 20_pct, .instalments = 10, .every = 5_months, .first = 2024y / July},
        step);
    // Months 2024-07 + 5 k: one in 2024 (and one in 2024-12), then 2025-05 and -10, 2026-03 and -08, 2027-01, -06 and
    // -11, 2028-04.
    CHECK(paid(run, outlay::all_members, 2025) == about(2));
    CHECK(paid(run, outlay::all_members, 2026) == about(2));
    CHECK(paid(run, outlay::all_members, 2027) == about(3));
    CHECK(paid(run, outlay::all_members, 2028) == about(1));
    CHECK(paid(run, outlay::all_members, 2029) == 0);
  }
}

TEST_CASE("founders pay by the key of the step in which they pay, and only they") {
  capital_contribution const c{
      .subscribed = 50_bn_usd_2021, .instalments = 2, .first = 2028y, .founders = outlay::all_but("two", {"CCC"})};
  auto const run = project(c, outlay::step_length::annual);
  double const a = 1000 * std::pow(1.01, 4), b = 500 * std::pow(1.03, 4);
  CHECK(paid(run, "AAA", 2029) == about(5 * a / (a + b)));
  CHECK(paid(run, "BBB", 2029) == about(5 * b / (a + b)));
  CHECK(paid(run, "CCC", 2029) == 0);
}

TEST_CASE("capital in current dollars is fixed cash for each founder") {
  auto const run = project({.subscribed = 50_bn_usd, .instalments = 2, .first = 2028y, .by = key::equal()});
  CHECK(paid(run, "AAA", 2029) == about(5 / 3.0 / (2.0 * std::pow(1.02, 4))));
  CHECK(paid(run, "CCC", 2028) == about(5 / 3.0 / std::pow(1.02, 3)));
}

TEST_CASE("capital that counts takes the place of outlay, and else is paid on top of it") {
  capital_contribution c{.subscribed = 15_bn_usd_2021, .first = 2028y}; // less than a month's budget of any member
  auto const within = project(c);
  c.counts = false;
  auto const on_top = project(c);
  double const budget = within.counted_core(outlay::all_members, 2028y).value();
  CHECK(within.outlay(outlay::all_members, 2028y).value() == about(budget - 3));
  CHECK(on_top.outlay(outlay::all_members, 2028y).value() == about(budget));
  CHECK(on_top.on_top(outlay::all_members, 2028y).value() == about(3));
  CHECK(on_top.counted_core(outlay::all_members, 2028y).value() == about(budget));
}

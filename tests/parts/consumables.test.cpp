// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "small.hpp"

using namespace outlay::test;
using outlay::account;
using outlay::all_members;
using outlay::consumables;
using outlay::core;
using outlay::economy;
using outlay::event;
using outlay::key;
using outlay::on;
using outlay::share_target;

namespace {

outlay::horizon const span{.from = 2025y, .until = 2033y};
auto project(consumables const& c, outlay::step_length step = outlay::step_length::monthly) {
  return outlay::project(
      three(),
      outlay::plan(economy{.growth = 2_pct}, share_target<core>{.to = 5_pct, .by = 2035y},
                   event{.name = "war", .when = outlay::condition::core_share("AAA").at_least(1.8_pct)}, c),
      {.from = span.from, .until = span.until, .step = step});
}
template <class Run> double reported(Run const& run, char const* what, int y, outlay::group const& who = all_members) {
  return run.measured("consumables", what, who, std::chrono::year(y));
}
// 30 days at 100 a day; the two hold and use in the same proportion. Sixty days are the goal.
consumables const base{.held = {{"AAA", 2000}, {"BBB", 1000}},
                       .use = 100,
                       .by = key::gdp(),
                       .goal = 60,
                       .bought_from = 2026y,
                       .over = 2_years,
                       .cost = 1_mn_usd_2021};
}

TEST_CASE("days of supply rise evenly to the goal, and cost what is bought") {
  for (auto const step : all_steps) {
    auto const run = project(base, step);
    double const days[] = {30, 45, 60, 60};
    for (int k = 0; k < 4; ++k) CHECK(reported(run, "days of supply", 2025 + k) == about(days[k]));
    CHECK(reported(run, "bought", 2026) == about(1500));
    CHECK(reported(run, "paid", 2026) == about(1.5));
    // less of the rest of the budget: a quarter of which is equipment
    CHECK(run.outlay_of(account::other_equipment, all_members, 2026y).value() ==
          about(project({.held = {{"AAA", 0}}, .use = 1}, step)
                    .outlay_of(account::other_equipment, all_members, 2026y)
                    .value() +
                1.5 * 0.75));
  }
}

TEST_CASE("what is used leaves the stock, what is missing is short, and nothing is lost between") {
  consumables c = base;
  c.goal = 0;
  c.used_from = 2027y / January;
  c.used_until = 2027y / std::chrono::March;
  for (auto const step : {outlay::step_length::monthly, outlay::step_length::quarterly}) {
    auto const run = project(c, step); // two twelfths of 36,525 a year are wanted, 3,000 are there
    CHECK(reported(run, "used", 2027) == about(3000));
    CHECK(reported(run, "short", 2027) == about(36525 / 6.0 - 3000));
    CHECK(reported(run, "stock", 2027) == about(0));
    CHECK(reported(run, "used", 2028) == 0);
  }
  consumables both = base;
  both.used_from = on("war"); // 1.8 % in 2027
  both.used_until = on("war").after(1_months);
  auto const run = project(both);
  double bought = 0, used = 0;
  for (int y = 2025; y < 2033; ++y) {
    bought += reported(run, "bought", y);
    used += reported(run, "used", y);
    CHECK(reported(run, "stock", y) == about(3000 + bought - used));
    CHECK(reported(run, "stock", y, "AAA") == about(2 * reported(run, "stock", y, "BBB")));
  }
  CHECK(used == about(100 * 365.25 / 12));
}

TEST_CASE("a higher use leaves no more days, a higher goal no fewer") {
  for (int y = 2025; y < 2033; ++y)
    for (double x = 60; x < 200; x += 20) {
      consumables low = base, high = base;
      low.use = x;
      high.use = x + 20;
      low.goal = high.goal = 0;
      CHECK(reported(project(low), "days of supply", y) > reported(project(high), "days of supply", y));
      low = high = base;
      low.goal = x;
      high.goal = x + 20;
      CHECK(reported(project(low), "days of supply", y) <= reported(project(high), "days of supply", y));
    }
}

TEST_CASE("the stock of who leaves is the alliance's no more") {
  outlay::consumables const k{.held = {{"AAA", 2000}, {"BBB", 1000}}, .use = 20};
  auto const run = outlay::project(
      three_without_aaa_from_2028(),
      outlay::plan(outlay::economy{.growth = 0_pct}, outlay::share_target<outlay::core>{.to = 5_pct, .by = 2035y}, k),
      {.from = 2025y, .until = 2030y});
  CHECK(run.measured("consumables", "stock", outlay::all_members, 2027y) == about(3000));
  CHECK(run.measured("consumables", "stock", outlay::all_members, 2028y) == about(1000));
  CHECK(run.measured("consumables", "days of supply", outlay::all_members, 2028y) == about(50));
}

TEST_CASE("who joins later orders what it lacks then, and buys it in the same time") {
  // Both use the half; AAA joins with nothing, when the others have bought.
  consumables const c{.held = {{"AAA", 0}, {"BBB", 6000}},
                      .use = 100,
                      .by = key::custom({{"AAA", 0.5}, {"BBB", 0.5}}),
                      .goal = 60,
                      .bought_from = 2025y,
                      .over = 1_years,
                      .cost = 1_mn_usd_2021};
  for (auto const step : all_steps) {
    CAPTURE(static_cast<int>(step));
    bool const late = step == outlay::step_length::annual; // joins only when a step begins
    auto const allies =
        three().with("AAA", [&](outlay::member& m) { m.from = late ? 2028y / January : 2027y / July; });
    auto const run =
        outlay::project(allies, outlay::plan(economy{.growth = 0_pct}, share_target<core>{.to = 5_pct, .by = 2035y}, c),
                        {.from = 2025y, .until = 2031y, .step = step});
    double const bought[] = {0, 0, late ? 0.0 : 1500.0, late ? 3000.0 : 1500.0, 0, 0};
    for (int k = 0; k < 6; ++k) {
      CHECK(reported(run, "bought", 2025 + k, "AAA") == about(bought[k]));
      CHECK(reported(run, "bought", 2025 + k, "BBB") == 0); // it held what all needed
    }
    CHECK(reported(run, "stock", 2030, "AAA") == about(3000));
  }
}

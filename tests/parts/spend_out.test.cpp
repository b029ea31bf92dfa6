// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "small.hpp"

#include <algorithm>

// Orders that are paid in slices over years: what is ordered is what the years in which slices fall due can pay.

using namespace outlay::test;
using outlay::account;
using outlay::core;
using outlay::economy;
using outlay::share_target;

namespace {

using air = outlay::areas<outlay::area::air_defence>;
using stocks = outlay::stockpile_growth<air, 1>;
std::vector<outlay::ratio> const slices{20_pct, 35_pct, 25_pct, 20_pct};
double const w[] = {0.20, 0.35, 0.25, 0.20};

double measured(auto const& run, char const* name, int y, char const* who = "AAA") {
  return run.measured("stockpile_growth", name, who, std::chrono::year(y));
}
// AAA wants more than it can ever pay, from 30 % of what it has.
stocks endless() {
  return {.lift = 10000_pct,
          .over = 1_years,
          .opening = {{"AAA", {1000}}},
          .equipment_share = 30_pct,
          .lead = 1_years,
          .paid = slices};
}
outlay::horizon years(outlay::step_length step) { return {.from = 2025y, .until = 2037y, .step = step}; }

// The same by hand in annual steps: purses of now and of three years on, as they are foreseen; gives what is ordered,
// paid and unfunded of a year.
struct by_hand {
  double due[4] = {};
  struct year {
    double ordered, paid, unfunded;
  };
  year pass(double const (&purse)[4]) {
    double all = 0, most = 1e9;
    for (int k = 0; k < 4; ++k) {
      all += w[k] * purse[k];
      most = std::min(most, std::max(0.0, purse[k] - due[k]) / w[k]);
    }
    year const y{std::min(all, most), due[0] + w[0] * std::min(all, most), std::max(0.0, due[0] - purse[0])};
    for (int k = 0; k < 4; ++k) due[k] += w[k] * y.ordered;
    std::rotate(due, due + 1, due + 4);
    due[3] = 0;
    return y;
  }
};

} // namespace

TEST_CASE("on a purse that grows, orders are as large as their slices' years can pay, smooth, and all are funded") {
  auto const plan = outlay::plan(economy{.growth = 6_pct}, share_target<core>{.to = 1_pct, .by = 2026y}, endless());
  auto const run = outlay::project(three(), plan, years(outlay::step_length::annual));
  by_hand hand;
  double left = 0, last = 0;
  for (int y = 2025; y < 2037; ++y) {
    CAPTURE(y);
    double purse[4];
    for (int k = 0; k < 4; ++k) purse[k] = 3 * std::pow(1.06, y - 2025 + k);
    auto const expected = hand.pass(purse);
    CHECK(measured(run, "committed", y) == about(expected.ordered, 1e-11));
    CHECK(measured(run, "paid", y) == about(expected.paid, 1e-11));
    CHECK(measured(run, "tail unfunded", y) == 0);
    CHECK(run.outlay_of(account::equipment, "AAA", std::chrono::year(y)).value() == about(expected.paid, 1e-11));
    left += measured(run, "committed", y) - measured(run, "paid", y);
    CHECK(measured(run, "still to pay", y) == about(left, 1e-11));
    if (y >= 2031) {
      CHECK(measured(run, "paid", y) / purse[0] == doctest::Approx(1).epsilon(0.005));
      CHECK(measured(run, "committed", y) / last == doctest::Approx(1.06).epsilon(0.03));
    }
    last = measured(run, "committed", y);
  }
}

TEST_CASE("commitments are payments and what is still to pay, in steps of any length, and nothing is left unfunded") {
  for (auto const step : all_steps) {
    auto const plan =
        outlay::plan(economy{.growth = {{"AAA", 3_pct}, {"BBB", 0_pct}, {"CCC", 1_pct}}},
                     share_target<core>{.to = 3_pct, .by = 2032y / July}, endless(),
                     outlay::learning<air>{.exponent = 0.2, .before = outlay::stock_value<>::from_value(9)});
    auto run = outlay::start(three(), plan, years(step));
    auto const of = [&](char const* name) { return run.measured(run.set().find_measure("stockpile_growth", name), 0); };
    double committed = 0, paid = 0, purse = 0;
    while (run.step()) {
      committed += of("committed"), paid += of("paid");
      purse += 0.3 * run.ledger(0).core_means().value();
      CHECK(of("committed") == about(of("started"))); // at the unit cost of the order
      CHECK(committed == about(paid + of("still to pay"), 1e-11));
      CHECK(of("tail unfunded") <= 1e-3 * run.ledger(0).core_means().value()); // months within a step weigh differently
      CHECK(run.ledger(0).overspend().value() == 0);
    }
    CHECK(paid > 0.9 * purse);
    CHECK(paid < 1.0001 * purse);
  }
}

TEST_CASE("a stock that is only to be kept pays its losses each year, with what was ordered before the start") {
  for (auto const step : all_steps) {
    double const dt = static_cast<int>(step) / 12.0, order = 10 * (1 - std::pow(0.88, dt));
    stocks kept{.lift = 0_pct,
                .over = 1_years,
                .opening = {{"AAA", {10}}},
                .attrition = 12_pct,
                .equipment_share = 50_pct,
                .lead = 2_years,
                .paid = slices};
    auto const run = [&] {
      return outlay::start(three(),
                           outlay::plan(economy{.growth = 0_pct}, share_target<core>{.to = 2_pct, .by = 2026y}, kept),
                           years(step));
    };
    auto const of = [](auto const& r, char const* name) {
      return r.measured(r.set().find_measure("stockpile_growth", name), 0);
    };
    auto r = run();
    while (r.step()) {
      CHECK(of(r, "paid") == about(order, 1e-10));
      // Due a year from now, two and three: 80, 45 and 20 % of a year's orders; this step's first slice is paid.
      CHECK(of(r, "still to pay") == about(1.45 * order / dt, 1e-10));
    }
    kept.opening[0].on_order = {(2 / dt - 1) * 2 * order}; // twice the orders: twice the tail
    auto more = run();
    more.step();
    CHECK(of(more, "paid") == about(0.8 * 2 * order + 0.2 * of(more, "committed"), 1e-10));
  }
}

TEST_CASE("a cut that is known leaves nothing unfunded, one that is not leaves the rest of the tail") {
  share_target<core> cut{.to = 0.6_pct, .by = 2029y, .path = outlay::profile::step, .floor = false};
  auto const known = outlay::project(three(), outlay::plan(economy{.growth = 6_pct}, cut, endless()),
                                     years(outlay::step_length::annual));
  share_target<core> const held{
      .to = 1_pct, .by = 2026y, .revised = outlay::revision{outlay::on("cut"), 0.6_pct}, .floor = false};
  outlay::event const review{.name = "cut",
                             .when = outlay::condition::gdp("AAA").at_least(1190_bn_usd_2021 / outlay::year)};
  auto const unknown = outlay::project(three(), outlay::plan(economy{.growth = 6_pct}, held, review, endless()),
                                       years(outlay::step_length::annual));
  by_hand hand, blind;
  double unfunded = 0;
  for (int y = 2025; y < 2037; ++y) {
    CAPTURE(y);
    auto const purse = [&](int year, int cut_in) { return (year >= cut_in ? 1.8 : 3) * std::pow(1.06, year - 2025); };
    double seen[4], guessed[4];
    for (int k = 0; k < 4; ++k) seen[k] = purse(y + k, 2029), guessed[k] = purse(y + k, y >= 2029 ? 2029 : 9999);
    auto const foreseen = hand.pass(seen), surprised = blind.pass(guessed);
    CHECK(measured(known, "committed", y) == about(foreseen.ordered, 1e-11));
    CHECK(measured(known, "tail unfunded", y) == doctest::Approx(0).scale(1).epsilon(1e-12));
    CHECK(measured(unknown, "committed", y) == doctest::Approx(surprised.ordered).epsilon(1e-11).scale(1e-3));
    CHECK(measured(unknown, "tail unfunded", y) == doctest::Approx(surprised.unfunded).epsilon(1e-11).scale(1e-3));
    unfunded += surprised.unfunded;
  }
  CHECK(unfunded > 0.1);
}

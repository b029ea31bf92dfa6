// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "small.hpp"

using namespace outlay::test;
using outlay::account;
using outlay::all_members;
using outlay::core;
using outlay::economy;
using outlay::event;
using outlay::manpower;
using outlay::on;
using outlay::share_target;

namespace {

outlay::horizon const span{.from = 2025y, .until = 2041y};
outlay::head_count thousand(double x) { return outlay::headcount<>::from_value(x); }
constexpr auto a_head(double x) {
  return outlay::billions<outlay::usd_2021>(x) / outlay::headcount<>::from_value(1.0) / outlay::year;
}
auto project(manpower const& m, outlay::step_length step = outlay::step_length::monthly) {
  return outlay::project(
      three(),
      outlay::plan(economy{.growth = 2_pct}, share_target<core>{.to = 5_pct, .by = 2035y},
                   event{.name = "call-up", .when = outlay::condition::core_share("AAA").at_least(1.8_pct)}, m),
      {.from = span.from, .until = span.until, .step = step});
}
template <class Run> double reported(Run const& run, char const* what, int y, outlay::group const& who = all_members) {
  return run.measured("manpower", what, who, std::chrono::year(y));
}
// 100,000 serve eight years: 12,500 replace those who leave, 20,000 lead to 160,000.
manpower const base{.opening = {{"AAA", thousand(100)}, {"BBB", thousand(40)}},
                    .intake = {{"BBB", thousand(5)}, {"AAA", thousand(20)}},
                    .length = 8_years,
                    .cost = a_head(0.1)};
}

TEST_CASE("strength goes to intake times length, by what is left of the distance in each step") {
  for (auto const step : all_steps) {
    auto const run = project(base, step);
    double const dt = static_cast<int>(step) / 12.0;
    for (int k = 0; k < 16; ++k) {
      CHECK(reported(run, "strength", 2025 + k, "AAA") == about(160 - 60 * std::pow(1 - dt / 8, (k + 1) / dt)));
      CHECK(reported(run, "strength", 2025 + k, "BBB") == about(40)); // intake equals those who leave
    }
  }
}

TEST_CASE("who enters less who leaves is the change, and only what is above the opening strength is claimed") {
  auto const run = project(base);
  double before = 100, opening = 100;
  for (int y = 2025; y < 2041; ++y) {
    double const now = reported(run, "strength", y, "AAA");
    CHECK(now - before == about(20 - reported(run, "left", y, "AAA"), 1e-11));
    CHECK(reported(run, "paid", y, "AAA") == about(reported(run, "total cost", y, "AAA") - 0.1 * opening));
    CHECK(reported(run, "paid", y, "BBB") == about(0));
    CHECK(run.outlay(all_members, std::chrono::year(y)).value() ==
          about(run.counted_core(all_members, std::chrono::year(y)).value()));
    before = now;
  }
}

TEST_CASE("an intake from an event on: before it those who leave are replaced, and after its end again") {
  manpower m = base;
  m.from = on("call-up"); // AAA's share is 1.8 % in 2027
  m.until = on("call-up").after(3_years);
  auto const run = project(m);
  for (int y = 2025; y < 2028; ++y) CHECK(reported(run, "strength", y, "AAA") == about(100));
  for (int y = 2030; y < 2041; ++y)
    CHECK(reported(run, "strength", y, "AAA") == about(160 - 60 * std::pow(1 - 1 / 96.0, 36)));
  m.from = 2028y;
  m.until = 2031y;
  auto const by_date = project(m);
  for (int y = 2025; y < 2041; ++y) CHECK(reported(by_date, "strength", y) == about(reported(run, "strength", y)));
}

TEST_CASE("a larger intake or a longer service leaves no smaller force") {
  for (int y = 2025; y < 2041; y += 3) {
    manpower more = base, longer = base;
    more.intake = {{"AAA", thousand(25)}, {"BBB", thousand(5)}};
    longer.length = 10_years;
    CHECK(reported(project(more), "strength", y) > reported(project(base), "strength", y));
    CHECK(reported(project(longer), "strength", y) > reported(project(base), "strength", y));
  }
}

TEST_CASE("the force of who leaves is the alliance's no more") {
  auto const a_year = outlay::billions<outlay::usd_2021>(0.1) / outlay::headcount<>::from_value(1.0) / outlay::year;
  outlay::manpower const m{
      .opening = {{"AAA", outlay::headcount<>::from_value(100)}, {"BBB", outlay::headcount<>::from_value(50)}},
      .intake = {{"AAA", outlay::headcount<>::from_value(20)}, {"BBB", outlay::headcount<>::from_value(10)}},
      .length = 5_years,
      .cost = a_year};
  auto const run = outlay::project(
      three_without_aaa_from_2028(),
      outlay::plan(outlay::economy{.growth = 0_pct}, outlay::share_target<outlay::core>{.to = 5_pct, .by = 2035y}, m),
      {.from = 2025y, .until = 2030y});
  CHECK(run.measured("manpower", "strength", outlay::all_members, 2027y) == about(150));
  CHECK(run.measured("manpower", "strength", outlay::all_members, 2028y) == about(50));
}

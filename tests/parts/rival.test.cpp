// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "small.hpp"

using namespace outlay::test;
using outlay::all_members;
using outlay::area;
using outlay::comparison;
using outlay::core;
using outlay::economy;
using outlay::event;
using outlay::moment;
using outlay::never;
using outlay::on;
using outlay::percent;
using outlay::rival;
using outlay::share_target;
using outlay::stockpile_growth;
using two = outlay::areas<area::air_defence, area::logistics>;

namespace {

outlay::horizon const span{.from = 2025y, .until = 2035y};
outlay::item_count thousand(double x) { return outlay::stock_value<>::from_value(x); }

auto plan_with(rival const& r) {
  // Money for everything: stocks of 40 grow by half in five years, 4 a year, and lose nothing.
  return outlay::plan(economy{.growth = 2_pct}, share_target<core>{.to = 20_pct, .by = 2026y, .from = 2025y},
                      event{.name = "ceasefire", .at = 2029y}, r,
                      stockpile_growth<two>{.lift = {50_pct, 10_pct},
                                            .over = 5_years,
                                            .opening = {{"AAA", {24, 5}}, {"BBB", {16, 5}}},
                                            .equipment_share = 100_pct});
}
auto project(rival const& r, outlay::step_length step = outlay::step_length::monthly) {
  return outlay::project(three(), plan_with(r), {.from = span.from, .until = span.until, .step = step});
}
template <class Run> double reported(Run const& run, char const* what, int y) {
  return run.measured("rival", what, all_members, std::chrono::year(y));
}
rival const base{.which = area::air_defence, .by = comparison::stock, .stock = thousand(50), .production = thousand(1)};

}

TEST_CASE("the ratio of stocks is own over rival, with the rival's stock from production and losses") {
  for (auto const step : all_steps) {
    auto const run = project(base, step);
    for (int k = 0; k < 10; ++k) {
      double const own = 40 + (k < 5 ? 4 * (k + 1) : 20), theirs = 50 + (k + 1);
      CHECK(reported(run, "own", 2025 + k) == about(own));
      CHECK(reported(run, "rival", 2025 + k) == about(theirs));
      CHECK(reported(run, "ratio", 2025 + k) == about(own / theirs));
    }
  }
  // With losses: a geometric sum of what is left of each step's production.
  rival worn = base;
  worn.attrition = 10_pct;
  worn.of = "AAA";
  double const q = std::pow(0.9, 1 / 12.0);
  CHECK(reported(project(worn), "rival", 2028) == about(50 * std::pow(0.9, 4) + (1 - std::pow(q, 48)) / (1 - q) / 12));
  CHECK(reported(project(worn), "own", 2034) == about(36));
}

TEST_CASE(
    "by production the orders of all members stand beside the rival's: four times as much is a ratio of a quarter") {
  rival by_production = base;
  by_production.by = comparison::production;
  by_production.production = thousand(16); // AAA and BBB order 4 a year
  auto const run = project(by_production);
  for (int y = 2025; y < 2030; ++y) CHECK(reported(run, "ratio", y) == about(0.25));
  CHECK(reported(run, "ratio", 2032) == 0); // the goal is reached, and nothing wears
  by_production.growth = 10_pct;
  // of the step in December
  CHECK(reported(project(by_production), "rival", 2027) == about(16 * std::pow(1.1, 35 / 12.0)));
}

TEST_CASE("a surge multiplies production from its moment on") {
  rival surging = base;
  surging.surges = {{on("ceasefire"), 3}};
  for (auto const step : all_steps) {
    CHECK(reported(project(surging, step), "rival", 2028) == about(54));
    CHECK(reported(project(surging, step), "rival", 2031) == about(54 + 9));
  }
}

TEST_CASE("readiness, threat and margin: years between the first month with enough and the threat") {
  rival r = base;
  r.stock = thousand(50);
  r.production = thousand(0);
  r.threat = 2031y;
  // 40 + 4 t = 50 after 2.5 years: in July 2027, 3.5 years before January 2031.
  auto const run = project(r);
  CHECK(reported(run, "ready", 2026) == 0);
  CHECK(reported(run, "ready", 2027) == 1);
  CHECK(reported(run, "margin", 2025) == about(5)); // not ready: at best this
  CHECK(reported(run, "margin", 2027) == about(3.5));
  CHECK(reported(run, "margin", 2034) == about(3.5));
  CHECK(reported(run, "ready in time", 2034) == 1);
  r.threat = 2027y;
  CHECK(reported(project(r), "margin", 2034) == about(-0.5));
  CHECK(reported(project(r), "ready in time", 2034) == 0);
  r.enough = 2;
  CHECK(reported(project(r), "ready", 2034) == 0);
  CHECK(reported(project(r), "margin", 2034) == about(-8));
  r.threat = never;
  CHECK(reported(project(r), "margin", 2034) == about(0)); // as far as the horizon
}

TEST_CASE("a rival that makes more leaves a ratio no higher and a readiness no sooner") {
  double before = 1e300, ready = 1;
  for (double p = 0; p < 6; p += 0.5) {
    rival r = base;
    r.production = thousand(p);
    auto const run = project(r);
    CHECK(reported(run, "ratio", 2034) < before);
    CHECK(reported(run, "ready", 2034) <= ready);
    before = reported(run, "ratio", 2034);
    ready = reported(run, "ready", 2034);
  }
}

TEST_CASE("an event may wait for parity with a rival") {
  auto const plan = outlay::plan(
      economy{.growth = 2_pct, .volatility = 1_pct}, share_target<core>{.to = 20_pct, .by = 2026y},
      event{.name = "parity", .when = outlay::condition::measure("rival", "ratio").at_least(0.99)},
      rival{.which = area::air_defence, .by = comparison::stock, .stock = thousand(50), .production = thousand(0)},
      stockpile_growth<two>{.lift = {50_pct, 10_pct},
                            .over = 5_years,
                            .opening = {{"AAA", {24, 5}}, {"BBB", {16, 5}}},
                            .equipment_share = 100_pct});
  auto const s = outlay::ensemble(three(), plan, span, {.paths = 5}, outlay::happened("parity"));
  CHECK(s.mean(s.column(0, 2026)) == 0);
  CHECK(s.mean(s.column(0, 2027)) == 1);
}

TEST_CASE("while none of the holders belongs to the alliance the ratio is nothing") {
  rival later = base;
  later.of = "AAA";
  auto const allies = three().with("AAA", [](outlay::member& m) { m.from = 2027y / std::chrono::January; });
  auto const run = outlay::project(allies, plan_with(later), span);
  CHECK(reported(run, "ratio", 2025) == 0);
  CHECK(reported(run, "ratio", 2026) == 0);
  CHECK(reported(run, "rival", 2026) == about(52));
  CHECK(reported(run, "own", 2027) >= 24);
}

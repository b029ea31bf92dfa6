// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "model.hpp"

#include <doctest/doctest.h>

// The reference against closed forms of the rules that its switches choose.

namespace {

using namespace reference;

constexpr rules changed{.equipment_first = true, .execution_after_base = true, .opening_orders = true};

doctest::Approx near(double x, double relative = 1e-11) { return doctest::Approx(x).epsilon(relative).scale(0); }

// One member with 1,000 bn of GDP that spends 2 % of it on core, a quarter of that on equipment; 2025 to 2054.
struct one_member {
  alliance allies;
  reference::plan plan;
  horizon span{2025, 30, 1};

  one_member() {
    member m;
    m.gdp = 1000, m.core = 0.02;
    m.growth = {2025, {0}};
    allies.members = {m};
    share_target t;
    t.of = {true}, t.opts_out = {false};
    t.to.all = 0.02;
    t.from = {2025 * 12, true}, t.by = {2035 * 12, true};
    plan.targets = {t};
  }
  stock_growth stock(double opening) const {
    stock_growth s;
    s.areas = 1;
    s.opening = {{opening, 0}};
    s.holds = {true}, s.flat = {false};
    s.over = {10, 10};
    s.from = span.first_year * 12;
    return s;
  }
};

}

TEST_CASE("with orders on their way at the start a stock is constant, for any lead, stages, step and wear") {
  for (int const months : {1, 3, 12})
    for (int const years : {1, 3, 5})
      for (int const stages : {1, 2, 3, 6})
        for (double const wear : {0.001, 0.0825, 0.2}) {
          if (stages > years * 12 / months) continue;
          one_member x;
          x.span.months_per_step = months;
          auto s = x.stock(10);
          s.stages = stages, s.lead = years, s.advance = 0.3, s.attrition = {wear, 0};
          x.plan.stocks = {s};
          auto const r = run(x.allies, x.plan, x.span, changed);
          int const steps = 12 / months;
          double const order = 10 * (1 - std::pow(1 - wear, 1.0 / steps));
          for (std::size_t y = 0; y < 30; ++y) {
            CHECK(r.stocks[y][0][0][0] == near(10));
            CHECK(r.years[y][0].booked[equipment] == near(steps * order));
          }
        }
}

TEST_CASE("as many stages as steps give each order the same weight under both rules") {
  one_member x;
  auto s = x.stock(10);
  s.stages = 6, s.lead = 0.5, s.attrition = {0.1, 0};
  area_step const f = facts_of(s, 0, 1 / 12.0);
  for (int k = 1; k < 6; ++k) CHECK(weight(f, k, changed) == near(weight(f, k, {})));
}

TEST_CASE("what stock parts leave of the equipment share is other equipment, and the base year's shares hold") {
  one_member x;
  auto s = x.stock(10);
  s.attrition = {0.1, 0}, s.lift = {0.5, 0};
  x.plan.stocks = {s};
  for (auto const& r : run(x.allies, x.plan, x.span, changed).years) {
    CHECK(r[0].booked[equipment] > 0.9);
    CHECK(r[0].booked[equipment] + r[0].booked[other_equipment] == near(5));
    CHECK(r[0].booked[personnel] == near(7));
    CHECK(r[0].booked[infrastructure] == near(1));
    CHECK(r[0].booked[operations] == near(7));
  }
  // a larger share of the part's own takes its rise from the others in proportion
  s.equipment_share = 0.4;
  x.plan.stocks = {s};
  for (auto const& r : run(x.allies, x.plan, x.span, changed).years) {
    CHECK(r[0].booked[equipment] + r[0].booked[other_equipment] == near(8));
    CHECK(r[0].booked[personnel] == near(12 * 0.35 / 0.75));
  }
}

TEST_CASE("execution begins after the base year") {
  one_member x;
  x.plan.targets[0].execution.all = 0.9;
  auto const r = run(x.allies, x.plan, x.span, changed), before = run(x.allies, x.plan, x.span, {});
  CHECK(r.years[0][0].core_means == near(20));
  CHECK(before.years[0][0].core_means == near(18));
  CHECK(r.years[1][0].core_means == near(18));
}

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "full_plan.hpp"

#include <outlay/engines/solve.hpp>

#include <limits>

using namespace outlay::test;
using outlay::account;
using outlay::between;
using outlay::core;
using outlay::economy;
using outlay::fields;
using outlay::goal;
using outlay::goals;
using outlay::in_year;
using outlay::nth;
using outlay::pledge;
using outlay::share_target;
using outlay::stockpile_growth;
using outlay::wrt;

namespace {
auto shares(outlay::ratio compliance) {
  return outlay::plan(economy{.growth = 2_pct},
                      share_target<core>{.to = 5_pct, .by = 2035y, .floor = false, .compliance = compliance});
}
outlay::horizon const to_2036{.from = 2025y, .until = 2036y, .step = outlay::step_length::annual};

// Money is plenty, so that stocks follow their targets: 1 + lift min(1, t / over) at the end of t years.
auto stocks() {
  return outlay::plan(economy{.growth = 0_pct}, share_target<core>{.to = 5_pct, .by = 2026y},
                      stockpile_growth<two>{.lift = 50_pct, .over = 8_years, .opening = {{"AAA", {4, 3}}}});
}
outlay::horizon const four_years{.from = 2026y, .until = 2030y};
} // namespace

TEST_CASE("a field is found where the answer is linear in it") {
  // With compliance c the alliance's share of 2035 is s0 + c (to - s0), s0 by GDP: (10 + 10 + 15) / 1750 = 2 %.
  for (double const c : {1.0, 0.8}) {
    auto const s = outlay::solve(three(), shares(outlay::percent(100 * c)), to_2036, wrt(&share_target<core>::to),
                                 between(2_pct, 6_pct), goal(in_year(outlay::core_share, 2035y), 3.5_pct));
    CHECK(s.value == about(0.02 + 0.015 / c));
    CHECK(s.answer == about(0.035));
    CHECK(s.slope == about(c));
    CHECK(s.runs < 20);
    // The field can be put into a plan.
    auto const run = outlay::project(
        three(),
        outlay::plan(
            economy{.growth = 2_pct},
            share_target<core>{.to = s.field, .by = 2035y, .floor = false, .compliance = outlay::percent(100 * c)}),
        to_2036, outlay::core_share);
    CHECK(run.value(0, 2035) == about(0.035));
  }
}

TEST_CASE("a field is found where the answer is not linear in it") {
  // After four years the stock is 1 + lift 4 / over of what it was.
  auto const over = outlay::solve(three(), stocks(), four_years, wrt(&stockpile_growth<two>::over),
                                  between(5_years, 20_years), goal(outlay::at_end(outlay::stock_index), 1.2));
  CHECK(over.value == about(0.5 * 4 / 0.2));
  auto const lift = outlay::solve(three(), stocks(), four_years,
                                  wrt(&stockpile_growth<two>::lift, outlay::area::logistics), between(0_pct, 200_pct),
                                  goal(outlay::at_end(outlay::stock_index.in_area(outlay::area::logistics)), 1.4));
  CHECK(lift.value == about(0.4 * 8 / 4));
}

TEST_CASE("an end of the bracket may be the answer") {
  auto const s =
      outlay::solve(three(), stocks(), four_years, wrt(&stockpile_growth<two>::lift, 0), between(0_pct, 50_pct),
                    goal(outlay::at_end(outlay::stock_index.in_area(outlay::area::air_defence)), 1.0));
  CHECK(s.value == 0);
}

TEST_CASE("several fields meet as many goals") {
  auto const plan = outlay::plan(
      economy{.growth = 0_pct}, share_target<core>{.to = 5_pct, .by = 2026y, .floor = false},
      pledge{.name = "a", .amount = 1_bn_usd_2021 / outlay::year, .from = 2025y / January, .counts = false},
      pledge{.name = "b",
             .amount = 1_bn_usd_2021 / outlay::year,
             .growth = 3_pct,
             .from = 2025y / January,
             .to = account::operations,
             .counts = false});
  // Core outlay of 2035 is 1,750 bn x share + a + b with growth; aid is a alone; b grown by 3 % a year with monthly
  // payments.
  auto const s = outlay::solve(
      three(), plan, to_2036, fields(wrt(&share_target<core>::to), nth<0>(&pledge::amount), nth<1>(&pledge::growth)),
      goals(goal(in_year(outlay::core_share, 2035y), 4_pct), goal(in_year(outlay::outlay_of<account::aid>, 2030y), 7.0),
            goal(in_year(outlay::total_outlay, 2035y), 70 + 7 + 2.0)));
  CHECK(s.values(0) == doctest::Approx(0.04).epsilon(1e-9));
  CHECK(s.values(1) == doctest::Approx(7).epsilon(1e-9));
  // sum over m = 120..131 of (1+g)^(m/12) / 12 = 2: (1+g)^10 times g / (12 ((1+g)^(1/12) - 1))
  double const g = s.values(2);
  CHECK(std::pow(1 + g, 10) * g / (12 * (std::pow(1 + g, 1 / 12.0) - 1)) == doctest::Approx(2).epsilon(1e-8));
  CHECK(s.answers(2) == doctest::Approx(79).epsilon(1e-9));
  CHECK(s.fields[2].label() == "pledge \"b\": growth");
}

TEST_CASE("what has no solution is an error that says how near it came") {
  auto const to = wrt(&share_target<core>::to);
  auto const run = [&](outlay::percent low, outlay::percent high, double wanted) {
    return [=] {
      outlay::solve(three(), shares(outlay::percent(100)), to_2036, to, between(low, high),
                    goal(in_year(outlay::core_share.of("AAA"), 2035y), wanted));
    };
  };
  check_errors({
      {run(6_pct, 4_pct, 0.05), "solve", "share_target<core>: to", "6 % to 4 %", "two ends in this order"},
      {run(4_pct, 130_pct, 0.05), "share_target<core>", "to", "130 %", "0 to 100 %"},
      {[&] {
         outlay::solve(three(), shares(outlay::percent(100)), to_2036, to, between(4_pct, 6_pct),
                       goal(outlay::core_share, 0.05));
       },
       "solve", "goal", "\"core share of all members\" with 11 numbers",
       "an answer with one number, as in in_year(core_share, 2035y)"},
  });
  // Both ends are told: 4 and 6 %.
  CHECK_THROWS_WITH_AS(run(4_pct, 6_pct, 0.25)(),
                       doctest::Contains("\"core share of AAA in 2035\" is 0.04 at 4 % and 0.05"), outlay::error);
  CHECK_THROWS_WITH_AS(run(4_pct, 6_pct, 0.25)(), doctest::Contains("ends on either side of the goal, 0.25"),
                       outlay::error);
  // A probability jumps over one half.
  CHECK_THROWS_WITH_AS(outlay::solve(three(), shares(outlay::percent(100)), to_2036, to, between(2_pct, 6_pct),
                                     goal(outlay::reaches(3.5_pct, 2035y), 0.5)),
                       doctest::Contains("jumps from 0 to 1 at 0.03499999"), outlay::error);
  // Two fields that do the same cannot meet two goals.
  CHECK_THROWS_WITH_AS(outlay::solve(three(), shares(outlay::percent(90)), to_2036,
                                     fields(to, wrt(&share_target<core>::execution)),
                                     goals(goal(in_year(outlay::core_share.of("AAA"), 2035y), 4_pct),
                                           goal(in_year(outlay::core_budget.of("AAA"), 2035y), 40.0))),
                       doctest::Contains("each in its own way"), outlay::error);
  // A goal beyond a field's range: nobody spends more than everything.
  CHECK_THROWS_WITH_AS(outlay::solve(three(), shares(outlay::percent(100)), to_2036, fields(to),
                                     goals(goal(in_year(outlay::core_share, 2035y), 1.5))),
                       doctest::Contains("best point"), outlay::error);
}

TEST_CASE("a goal of another kind than its answer, or without a number, is refused before the search") {
  auto const to = wrt(&share_target<core>::to);
  auto const one = [&](auto const& wanted) {
    return [=] { outlay::solve(three(), shares(outlay::percent(100)), to_2036, to, between(2_pct, 6_pct), wanted); };
  };
  auto const several = [&](auto const& wanted) {
    return [=] { outlay::solve(three(), shares(outlay::percent(100)), to_2036, fields(to), goals(wanted)); };
  };
  auto const budget = in_year(outlay::core_budget, 2035y);
  double const none = std::numeric_limits<double>::quiet_NaN();
  check_errors({
      {one(goal(budget, 40_bn_eur)), "solve", "goal",
       "EUR at current prices for \"core budget of all members in 2035\"", "USD at prices of 2021"},
      {several(goal(budget, 40_bn_usd / outlay::year)), "solve", "goal",
       "USD at current prices for \"core budget of all members in 2035\"", "USD at prices of 2021"},
      {one(goal(budget, 3.5_pct)), "solve", "goal", "a percentage for \"core budget of all members in 2035\"",
       "a goal in its unit, billions"},
      {one(goal(in_year(outlay::core_share, 2035y), 40_bn_usd_2021)), "solve", "goal",
       "money for \"core share of all members in 2035\"", "a goal in its unit, share of GDP"},
      {one(goal(budget, none)), "solve", "goal", "nan", "a finite number"},
      {several(goal(budget, none)), "solve", "goal", "nan", "a finite number"},
  });
  // The right money, per year or as a year's amount, is the number.
  auto const as_number =
      outlay::solve(three(), shares(outlay::percent(100)), to_2036, to, between(2_pct, 6_pct), goal(budget, 60.0));
  CHECK(outlay::solve(three(), shares(outlay::percent(100)), to_2036, to, between(2_pct, 6_pct),
                      goal(budget, 60_bn_usd_2021))
            .value == as_number.value);
  CHECK(outlay::solve(three(), shares(outlay::percent(100)), to_2036, to, between(2_pct, 6_pct),
                      goal(budget, 60_bn_usd_2021 / outlay::year))
            .value == as_number.value);
}

TEST_CASE("a goal for what a bank in euros reports is in euros") {
  outlay::answer_head head;
  head.name = "loans", head.unit = outlay::measure_unit(outlay::id_of<outlay::eur>), head.columns = 1;
  auto const sum = in_year(outlay::core_outlay, 2030y);
  auto const check = [&](auto const& g) { outlay::detail::require_goal(head, g, outlay::id_of<outlay::usd_2021>); };
  check(goal(sum, 5_bn_eur));
  check_errors({{[&] { check(goal(sum, 5_bn_usd)); }, "solve", "goal", "USD at current prices for \"loans\"",
                 "EUR at current prices"},
                {[&] { check(goal(sum, 5_bn_usd_2021)); }, "solve", "goal", "USD at prices of 2021 for \"loans\"",
                 "EUR at current prices"}});
}

TEST_CASE("where an answer has no number there is no solution") {
  // Before it joins, a member has no GDP and its share is no number.
  outlay::alliance<> const late({{.code = "AAA", .gdp = 500_bn_usd_2021 / outlay::year, .core = 2_pct},
                                 {.code = "BBB", .gdp = 500_bn_usd_2021 / outlay::year, .core = 2_pct, .from = 2030y}});
  auto const plan = outlay::plan(economy{.growth = 2_pct}, share_target<core>{.to = 5_pct, .by = 2035y});
  auto const wanted = goal(in_year(outlay::core_share.of("BBB"), 2027y), 3_pct);
  auto const to = wrt(&share_target<core>::to);
  CHECK_THROWS_WITH_AS(outlay::solve(late, plan, to_2036, to, between(2_pct, 6_pct), wanted),
                       doctest::Contains("ends at which the answer is a number"), outlay::error);
  CHECK_THROWS_WITH_AS(outlay::solve(late, plan, to_2036, fields(to), goals(wanted)),
                       doctest::Contains("answers that are numbers where the search starts"), outlay::error);
}

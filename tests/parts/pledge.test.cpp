// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "small.hpp"

#include <limits>

using namespace outlay::test;
using outlay::account;
using outlay::core;
using outlay::economy;
using outlay::key;
using outlay::pledge;
using outlay::share_target;

namespace {

auto plan_with(pledge const& p) {
  return outlay::plan(economy{.growth = 2_pct}, share_target<core>{.to = 5_pct, .by = 2035y}, p);
}
auto project(pledge const& p, outlay::step_length step = outlay::step_length::monthly) {
  return outlay::project(three(), plan_with(p), {.from = 2025y, .until = 2032y, .step = step});
}
double aid(outlay::projection<outlay::usd_2021> const& run, outlay::group const& who, int y) {
  return run.outlay_of(account::aid, who, std::chrono::year(y)).value();
}

}

TEST_CASE("a billion a month is twelve billion a year in steps of any length") {
  for (auto const step : all_steps) {
    auto const run = project({.amount = 1_bn_usd_2021 / outlay::month, .from = 2026y / January}, step);
    CHECK(aid(run, outlay::all_members, 2025) == 0);
    for (int y = 2026; y < 2032; ++y) CHECK(aid(run, outlay::all_members, y) == about(12));
  }
}

TEST_CASE("a pledge that starts and ends inside a step pays for the months inside") {
  for (auto const step : all_steps) {
    auto const run = project({.amount = 12_bn_usd_2021 / outlay::year,
                              .from = 2026y / std::chrono::May,
                              .until = 2028y / std::chrono::March},
                             step);
    CHECK(aid(run, outlay::all_members, 2026) == about(8));
    CHECK(aid(run, outlay::all_members, 2027) == about(12));
    CHECK(aid(run, outlay::all_members, 2028) == about(2));
    CHECK(aid(run, outlay::all_members, 2029) == 0);
  }
  auto const inside =
      project({.amount = 12_bn_usd_2021 / outlay::year, .from = 2026y / std::chrono::May, .until = 2026y / July},
              outlay::step_length::annual);
  CHECK(aid(inside, outlay::all_members, 2026) == about(2));
  CHECK(aid(inside, outlay::all_members, 2027) == 0);
}

TEST_CASE("a growing pledge grows month by month from its start, the same in steps of any length") {
  for (auto const step : all_steps) {
    auto const run = project({.amount = 12_bn_usd_2021 / outlay::year, .growth = 3_pct, .from = 2026y / July}, step);
    // A geometric sum of months, the first one ungrown.
    auto const months = [](int from, int until) {
      double const q = std::pow(1.03, 1 / 12.0);
      return (std::pow(q, until) - std::pow(q, from)) / (q - 1);
    };
    CHECK(aid(run, outlay::all_members, 2026) == about(months(0, 6)));
    CHECK(aid(run, outlay::all_members, 2027) == about(months(6, 18)));
    CHECK(aid(run, outlay::all_members, 2031) == about(months(54, 66)));
  }
}

TEST_CASE("a pledge in constant dollars is the same for every payer, one in current dollars shrinks with each own "
          "price level") {
  auto const level = [](int y) { return std::pow(1.02, y - 2025); };
  pledge p{
      .amount = 12_bn_usd / outlay::year, .from = 2026y, .by = key::custom({{"AAA", 0.5}, {"BBB", 0.3}, {"CCC", 0.2}})};
  auto const cash = project(p);
  p.indexed = true;
  auto const indexed = project(p);
  for (int y = 2026; y < 2032; ++y) {
    CHECK(aid(cash, "AAA", y) == about(6 / (2.0 * level(y))));
    CHECK(aid(cash, "BBB", y) == about(3.6 / (1.25 * level(y))));
    CHECK(aid(cash, "CCC", y) == about(2.4 / level(y)));
    CHECK(aid(indexed, "AAA", y) == about(6 / (2.0 * level(2026))));
    CHECK(aid(indexed, "BBB", y) == about(3.6 / (1.25 * level(2026))));
  }
}

TEST_CASE("a pledge is divided by its key among its payers, and nobody else pays") {
  pledge p{.amount = 12_bn_usd_2021 / outlay::year, .from = 2025y};
  CHECK(aid(project(p), "AAA", 2025) == about(12 * 1000.0 / 1750));
  p.payers = outlay::all_but("others", {"AAA"});
  auto const others = project(p);
  CHECK(aid(others, "AAA", 2027) == 0);
  CHECK(aid(others, "BBB", 2027) == about(8));
  CHECK(aid(others, "CCC", 2027) == about(4));
  p.by = key::equal();
  CHECK(aid(project(p), "CCC", 2025) == about(6));
  p.by = key::population();
  CHECK(aid(project(p), "CCC", 2025) == about(3));
  p.by = key::baseline_gdp();
  CHECK(aid(project(p), "CCC", 2025) == about(4));
  p.by = key::blend(0.25, key::population(), key::gdp());
  CHECK(aid(project(p), "CCC", 2025) == about(0.25 * 3 + 0.75 * 4));
}

TEST_CASE("a member without forces does not pay") {
  auto const allies = three().with("CCC", [](outlay::member& m) {
    m.spends = false;
    m.price_level = std::numeric_limits<double>::quiet_NaN();
  });
  auto const run = outlay::project(allies, plan_with({.amount = 12_bn_usd / outlay::year, .from = 2025y}),
                                   {.from = 2025y, .until = 2026y});
  CHECK(aid(run, "CCC", 2025) == 0);
  CHECK(aid(run, "AAA", 2025) == about(8 / 2.0));
}

TEST_CASE("a pledge that counts is paid within the budget, one that does not on top of it") {
  pledge p{.amount = 12_bn_usd_2021 / outlay::year, .from = 2026y};
  auto const within = project(p);
  p.counts = false;
  auto const on_top = project(p);
  p.to = account::operations;
  auto const operations = project(p);
  for (int y = 2025; y < 2032; ++y) {
    auto const when = std::chrono::year(y);
    double const paid = y < 2026 ? 0 : 12;
    double const budget = within.counted_core(outlay::all_members, when).value();
    CHECK(within.outlay(outlay::all_members, when).value() == about(budget));
    CHECK(within.on_top(outlay::all_members, when).value() == 0);
    CHECK(on_top.counted_core(outlay::all_members, when).value() == about(budget));
    CHECK(on_top.outlay(outlay::all_members, when).value() == about(budget + paid));
    CHECK(on_top.on_top(outlay::all_members, when).value() == about(paid));
    CHECK(operations.outlay_of(account::operations, outlay::all_members, when).value() == about(0.35 * budget + paid));
  }
}

TEST_CASE("a table of rates that begins after the year that needs one is an error that names both years") {
  auto const paid = [](outlay::yearly rate, outlay::date from, bool indexed, bool with_prices = true) {
    auto facts = three().facts(); // prices rise by 2 % a year
    if (!with_prices) facts.prices = {};
    facts.rates = {{.from = outlay::id_of<outlay::eur>, .rate = std::move(rate)}};
    outlay::pledge const p{
        .amount = outlay::billions<outlay::eur>(12) / outlay::year, .from = from, .payers = "AAA", .indexed = indexed};
    return outlay::project(outlay::alliance<>(three().members(), facts),
                           outlay::plan(outlay::economy{.growth = 0_pct},
                                        outlay::share_target<outlay::core>{.to = 2_pct, .by = 2035y}, p),
                           {.from = 2025y, .until = 2029y})
        .outlay_of(outlay::account::aid, "AAA", 2028y)
        .value();
  };
  CHECK(paid({2025, {0.5, 0.25}}, 2025y, false) == about(3 / std::pow(1.02, 2)));
  CHECK(paid({2025, {0.5, 0.25}}, 2025y, false, false) == about(3));
  // one rate without a year is of the base year
  CHECK(paid({0, {0.5}}, 2025y, false) == about(6 / std::pow(1.02, 3)));
  CHECK_THROWS_WITH_AS(paid({2027, {0.5, 0.25}}, 2025y, false),
                       "outlay: pledge: amount = an amount in EUR at current prices in 2025; valid: years from 2027 "
                       "on, for which there is a rate for AAA",
                       outlay::error);
  CHECK(paid({2020, {0.5, 0.25}}, 2020y, true, false) == about(6)); // purchasing power of 2020
  CHECK_THROWS_WITH_AS(paid({2025, {0.5, 0.25}}, 2020y, true),
                       "outlay: pledge: amount = an amount in EUR at current prices with the purchasing power of "
                       "2020; valid: a year with a rate for AAA",
                       outlay::error);
}

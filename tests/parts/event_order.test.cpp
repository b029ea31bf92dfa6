// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "../support/dice.hpp"
#include "small.hpp"

#include <algorithm>

// Knots, phases and windows that events bring in another order than that of their list.

using namespace outlay::test;
using outlay::account;
using outlay::all_members;
using outlay::deployment;
using outlay::economy;
using outlay::event;
using outlay::moment;
using outlay::never;
using outlay::on;
using outlay::share_target;
using outlay::core;

namespace {

outlay::horizon const span{.from = 2025y, .until = 2031y};
auto const a_head = outlay::billions<outlay::usd_2021>(0.2) / outlay::headcount<>::from_value(1.0) / outlay::year;
outlay::head_count thousand(double x) { return outlay::headcount<>::from_value(x); }
moment month_of(int passed) {
  return std::chrono::year(2025 + passed / 12) / std::chrono::month(static_cast<unsigned>(passed % 12 + 1));
}
event by_rate(std::string name, moment projected) {
  return {.name = std::move(name), .rate = 30_pct, .projected = projected};
}
auto project(deployment const& d, moment ceasefire, outlay::step_length step = outlay::step_length::monthly) {
  auto const plan = outlay::plan(economy{.growth = 0_pct}, share_target<core>{.to = 5_pct, .by = 2035y},
                                 by_rate("ceasefire", ceasefire), d);
  return outlay::project(three(), plan, {.from = span.from, .until = span.until, .step = step});
}
double head_years(auto const& run, int y) {
  return run.measured("deployment", "head years", all_members, std::chrono::year(y));
}

}

TEST_CASE("a knot of an event ends a deployment whenever it comes, also before a dated knot that stands before it") {
  deployment d{.heads = {{2025y / January, thousand(5)},
                         {2027y / January, thousand(10)},
                         {on("ceasefire"), thousand(0)}},
               .stepwise = true,
               .cost = a_head};
  for (auto const step : all_steps) {
    auto const early = project(d, 2025y / std::chrono::April, step), late = project(d, 2028y / July, step);
    double const without[] = {1.25, 0, 0, 0, 0, 0}, with[] = {5, 5, 10, 5, 0, 0};
    for (int k = 0; k < 6; ++k) {
      CHECK(head_years(early, 2025 + k) == about(without[k]));
      CHECK(head_years(late, 2025 + k) == about(with[k]));
    }
  }
  d.stepwise = false; // three months, at their middles, of a line that gains 5 in 24 months
  CHECK(head_years(project(d, 2025y / std::chrono::April), 2025) ==
        about((3 * 5 + 5.0 / 24 * (0.5 + 1.5 + 2.5)) / 12));
  CHECK(head_years(project(d, 2025y / std::chrono::April), 2026) == 0);
  CHECK(head_years(project(d, never), 2030) == about(10));
}

TEST_CASE("whatever order events bring knots in, the headcount is that of the last of the list that has come") {
  dice d(7);
  for (int n = 0; n < 60; ++n) {
    int const ceasefire = d.of(0, 71);
    std::vector<outlay::strength> heads;
    std::vector<std::pair<int, double>> when; // month, thousand heads
    int month = d.of(0, 20);
    for (int k = d.of(1, 4); k > 0; --k) {
      bool const by_event = d.chance(0.4);
      int const at = by_event ? ceasefire : month;
      if (by_event && !when.empty() && heads.back().at.is_event()) continue; // in order of time, of one event
      when.emplace_back(at, d.in(0, 20));
      heads.push_back({by_event ? on("ceasefire") : month_of(month), thousand(when.back().second)});
      if (!by_event) month += d.of(1, 20);
    }
    if (month > 71) continue;
    for (bool const stepwise : {true, false}) {
      auto const run = project({.heads = heads, .stepwise = stepwise, .cost = a_head}, month_of(ceasefire));
      double most = 0;
      for (auto const& w : when) most = std::max(most, w.second);
      for (int y = 0; y < 6; ++y) {
        double sum = 0;
        for (int m = 12 * y; m < 12 * y + 12; ++m)
          for (std::size_t k = when.size(); k-- > 0;)
            if (when[k].first <= m) {
              sum += when[k].second / 12;
              break;
            }
        double const got = head_years(run, 2025 + y);
        if (stepwise) CHECK(got == about(sum));
        CHECK(got >= 0);
        CHECK(got <= most * (1 + 1e-12));
        CHECK(run.outlay_of(account::posture, all_members, std::chrono::year(2025 + y)).value() >= 0);
      }
    }
  }
}

TEST_CASE("no account and no level is negative, whatever order events come in") {
  using namespace outlay;
  dice d(11);
  auto const mn = 1_mn_usd_2021;
  auto const allies = three();
  for (int n = 0; n < 40; ++n) {
    auto const some = [&]() -> moment {
      static char const* const names[] = {"a", "b", "c"};
      if (d.chance(0.2)) return month_of(d.of(0, 71));
      auto const m = on(names[d.of(0, 2)]);
      return d.chance(0.5) ? m : m.after(duration<>::from_value(d.of(0, 30) / 12.0));
    };
    auto const at = [&] { return d.chance(0.2) ? moment(never) : month_of(d.of(0, 71)); };
    pledge arms{.name = "arms", .amount = 1_bn_usd_2021 / outlay::year, .growth = -20_pct, .from = some()};
    arms.until = some(), arms.delivery = 3_years, arms.stages = 3;
    capital_contribution founders{.name = "f", .subscribed = 10_bn_usd_2021, .instalments = 4, .first = some()};
    founders.refused = {"AAA"}, founders.refused_from = some(), founders.if_refused = refusal::rescale;
    asset_backed_loan loan{.name = "loan",
                           .principal = 20_bn_usd_2021,
                           .instalments = 3,
                           .from = some(),
                           .interest = 3_pct,
                           .assets = 30_bn_usd_2021,
                           .yield = 4_pct,
                           .released = some(),
                           .scheduled = 2_bn_usd_2021 / outlay::year};
    backfill gap{.name = "lift", .held = {{"AAA", 10}, {"BBB", 5}}, .who = "AAA", .from = some()};
    gap.phase = 1_years, gap.ordered = some(), gap.lead = 1_years, gap.cost = mn, gap.upkeep = mn / outlay::year;
    manpower force{.name = "force",
                   .opening = {{"AAA", thousand(50)}},
                   .intake = {{"AAA", thousand(30)}},
                   .length = 3_years,
                   .from = some(),
                   .until = some(),
                   .cost = a_head};
    consumables shells{.name = "shells", .held = {{"AAA", 500}, {"BBB", 0}}, .use = 2};
    shells.used_from = some(), shells.used_until = some(), shells.goal = 60, shells.bought_from = some();
    shells.cost = mn, shells.over = 2_years;
    deployment troops{.name = "troops",
                      .heads = {{some(), thousand(5)}, {some(), thousand(20)}, {some(), thousand(1)}},
                      .cost = a_head};
    troops.stepwise = d.chance(0.5);
    share_target<core> target{.to = 5_pct, .by = 2028y, .revised = revision{.from = some(), .to = 2_pct}};
    stockpile_growth<areas<area::air_defence>> stock{
        .lift = 100_pct, .over = 4_years, .from = some(), .opening = {{"AAA", {10}}, {"BBB", {4}}}, .attrition = 5_pct};
    stock.losses = {{some(), area::air_defence, 60_pct}, {some(), area::air_defence, 60_pct}};
    rival other{.name = "other",
                .which = area::air_defence,
                .by = comparison::stock,
                .stock = stock_value<>::from_value(20),
                .production = stock_value<>::from_value(3)};
    other.surges = {{some(), 3}, {some(), 0.1}}, other.threat = some();
    try {
      auto const p = plan(economy{.growth = 1_pct}, target, by_rate("a", at()), by_rate("b", at()), by_rate("c", at()),
                          arms, founders, loan, gap, force, shells, troops, stock, other);
      auto const step = all_steps[d.of(0, 2)];
      auto const run = outlay::project(three(), p, {.from = 2025y, .until = 2031y, .step = step});
      for (int y = 2025; y < 2031; ++y) {
        std::chrono::year const when(y);
        for (auto const& m : allies.members())
          for (int a = 0; a < account_count; ++a)
            CHECK(run.outlay_of(static_cast<account>(a), m.code, when).value() >= -1e-12);
        for (auto const& x : run.measures()) {
          double const v = run.measured(x, all_members, when);
          CAPTURE(x.part + ": " + x.name);
          CHECK(std::isfinite(v));
          if (x.name != "margin") CHECK(v >= -1e-12);
        }
      }
      auto const fan = outlay::ensemble(allies, p, {.from = 2025y, .until = 2031y, .step = step},
                                        {.paths = 16, .seed = 3}, outlay_of<account::posture>, outlay_of<account::aid>,
                                         total_outlay,
                                        measured("deployment", "headcount"));
      CHECK(std::all_of(fan.data(), fan.data() + fan.paths() * fan.columns(),
                        [](double x) { return std::isfinite(x) && x >= 0; }));
    } catch (outlay::error const& e) { // dates and times after one event in another order than time's
      std::string const what = e.what();
      CHECK_MESSAGE((what.find("later than from") != std::string::npos ||
                     what.find("knots in order of time") != std::string::npos),
                    what);
    }
  }
}

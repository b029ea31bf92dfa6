// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "small.hpp"

using namespace outlay::test;
using outlay::account;
using outlay::all_members;
using outlay::core;
using outlay::cost_basis;
using outlay::deployment;
using outlay::economy;
using outlay::event;
using outlay::key;
using outlay::moment;
using outlay::never;
using outlay::on;
using outlay::share_target;

namespace {

outlay::horizon const span{.from = 2025y, .until = 2037y};
constexpr auto a_head(double x) {
  return outlay::billions<outlay::usd_2021>(x) / outlay::headcount<>::from_value(1.0) / outlay::year;
}
outlay::head_count const thousand(double x) { return outlay::headcount<>::from_value(x); }

auto plan_with(deployment const& d) {
  return outlay::plan(economy{.growth = 2_pct}, share_target<core>{.to = 5_pct, .by = 2035y},
                      event{.name = "ceasefire", .when = outlay::condition::core_share("AAA").at_least(1.8_pct)}, d);
}
auto project(deployment const& d, outlay::step_length step = outlay::step_length::monthly) {
  return outlay::project(three(), plan_with(d), {.from = span.from, .until = span.until, .step = step});
}
template <class Run> double reported(Run const& run, char const* what, int y, outlay::group const& who = all_members) {
  return run.measured("deployment", what, who, std::chrono::year(y));
}

}

TEST_CASE("headcount moves in a line between years, one value for each calendar year, in steps of any length") {
  // 150, 500 in 2025, 5,000 in 2027: published knots of the brigade in Lithuania.
  deployment const d{.heads = {{2024y, 150_heads}, {2025y, 500_heads}, {2027y, 5000_heads}}, .cost = a_head(0.2)};
  for (auto const step : all_steps) {
    auto const run = project(d, step);
    for (auto const& [y, heads] : {std::pair{2025, 0.5}, {2026, 2.75}, {2027, 5.0}, {2036, 5.0}}) {
      CHECK(reported(run, "headcount", y) == about(heads));
      CHECK(reported(run, "head years", y) == about(heads));
      CHECK(run.outlay_of(account::posture, all_members, std::chrono::year(y)).value() == about(0.2 * heads));
    }
  }
}

TEST_CASE("between months the line is summed exactly, and there is nobody before the first knot") {
  // From 0 in July 2026 to 12 in July 2028: half a year gives 3 heads at its end and 0.75 head years; the next year 3
  // to 9.
  deployment const d{.heads = {{2026y / July, thousand(0)},
                               {2028y / July, thousand(12)},
                               {2030y / January, thousand(12)},
                               {2031y / January, thousand(0)}},
                     .cost = a_head(1)};
  for (auto const step : all_steps) {
    auto const run = project(d, step);
    double const years[] = {0, 0.75, 6, 11.25, 12, 6, 0};
    for (int k = 0; k < 7; ++k) CHECK(reported(run, "head years", 2025 + k) == about(years[k]));
  }
  deployment stepwise = d;
  stepwise.stepwise = true;
  double const years[] = {0, 0, 0, 6, 12, 12, 0};
  for (int k = 0; k < 7; ++k) CHECK(reported(project(stepwise), "head years", 2025 + k) == about(years[k]));
}

TEST_CASE("from an event on a force deploys for five years and leaves in two, or a force of 20,000 is halved") {
  // AAA's share, 1 % and 0.4 more each year, is 1.8 % in 2027: known in January 2028.
  auto const force = project({.heads = {{on("ceasefire"), thousand(0)},
                                        {on("ceasefire").after(1_years), thousand(30)},
                                        {on("ceasefire").after(5_years), thousand(30)},
                                        {on("ceasefire").after(7_years), thousand(0)}},
                              .cost = a_head(0.1)});
  double const years[] = {0, 0, 0, 15, 30, 30, 30, 30, 22.5, 7.5, 0, 0};
  for (int k = 0; k < 12; ++k) CHECK(reported(force, "head years", 2025 + k) == about(years[k]));
  deployment const halved{.heads = {{2025y / January, thousand(20)},
                                    {on("ceasefire"), thousand(20)},
                                    {on("ceasefire").after(6_months), thousand(10)}},
                          .cost = a_head(0.1)};
  CHECK(reported(project(halved), "headcount", 2027) == about(20));
  CHECK(reported(project(halved), "head years", 2028) == about(0.5 * 15 + 0.5 * 10));
  CHECK(reported(project(halved), "headcount", 2036) == about(10));
  deployment by_date = halved;
  by_date.heads = {{2025y / January, thousand(20)}, {2028y / January, thousand(20)}, {2028y / July, thousand(10)}};
  for (int y = 2025; y < 2037; ++y)
    CHECK(reported(project(halved), "running", y) == about(reported(project(by_date), "running", y)));
}

TEST_CASE("a branch with a probability is an event: its mean is the probability times the whole") {
  auto const plan = outlay::plan(
      economy{.growth = 2_pct}, share_target<core>{.to = 5_pct, .by = 2035y},
      event{.name = "extended", .at = 2030y / January, .probability = 40_pct, .projected = never},
      deployment{
          .heads = {{2027y / January, thousand(10)}, {2030y / January, thousand(10)}, {2030y / July, thousand(0)}},
          .cost = a_head(0.1)},
      deployment{.name = "extension", .heads = {{on("extended"), thousand(10)}}, .cost = a_head(0.1), .counts = false});
  auto const s = outlay::ensemble(three(), plan, span, {.paths = 2000, .seed = 4}, outlay::outlay_of<account::posture>);
  CHECK(s.mean(s.column(0, 2028)) == about(1));
  double const mean = s.mean(s.column(0, 2032)); // 0 or 1 on each path
  CHECK(std::fabs(mean - 0.4) < 4 * std::sqrt(0.24 / 2000));
}

TEST_CASE("a force of 200,000 at 140,000 dollars a head costs 28 billion a year; a brigade of 5,000 at 800 million "
          "160,000 euros a head") {
  CHECK(reported(project({.heads = {{2025y, 200000_heads}}, .cost = 140_mn_usd_2021 / 1000_heads / outlay::year}),
                 "running", 2030) == about(28));
  CHECK(outlay::in(800_mn_eur / outlay::year / 5000_heads, 1_bn_eur / 1000_heads / outlay::year) == about(0.16));
}

TEST_CASE("senders divide heads and costs by key, the host carries its part, and the sums are the whole") {
  deployment const d{.heads = {{2026y, thousand(10)}},
                     .cost = a_head(0.3),
                     .investment = 4_bn_usd_2021,
                     .invest_from = 2026y / July,
                     .invest_until = 2028y / July,
                     .senders = outlay::all_but("two", {"CCC"}),
                     .by = key::custom({{"AAA", 0.75}, {"BBB", 0.25}}),
                     .host = "CCC",
                     .host_pays = 20_pct};
  for (auto const step : all_steps) {
    auto const run = project(d, step);
    auto const paid = [&](char const* who, int y) {
      return run.outlay_of(account::posture, who, std::chrono::year(y)).value();
    };
    double const invested[] = {0, 1, 2, 1, 0};
    for (int k = 0; k < 5; ++k) {
      double const all = (k > 0 ? 3 : 0) + invested[k];
      CHECK(paid("CCC", 2025 + k) == about(0.2 * all));
      CHECK(paid("AAA", 2025 + k) == about(0.8 * 0.75 * all));
      CHECK(reported(run, "investment", 2025 + k) == about(invested[k]));
      CHECK(reported(run, "headcount", 2025 + k, "AAA") == about(k > 0 ? 7.5 : 0));
      CHECK(reported(run, "headcount", 2025 + k, "CCC") == 0);
      // within the budget
      CHECK(run.outlay(all_members, std::chrono::year(2025 + k)).value() ==
            about(run.counted_core(all_members, std::chrono::year(2025 + k)).value()));
    }
  }
}

TEST_CASE("of a total cost only what home does not pay is claimed, and the total is reported") {
  deployment const total{
      .heads = {{2026y, thousand(10)}}, .cost = a_head(0.3), .basis = cost_basis::total, .at_home = a_head(0.1)};
  deployment const incremental{.heads = {{2026y, thousand(10)}}, .cost = a_head(0.2)};
  auto const a = project(total), b = project(incremental);
  for (int y = 2025; y < 2037; ++y) {
    CHECK(a.outlay_of(account::posture, all_members, std::chrono::year(y)).value() ==
          about(b.outlay_of(account::posture, all_members, std::chrono::year(y)).value()));
    CHECK(reported(a, "total cost", y) == about(y < 2026 ? 0 : 3));
  }
}

TEST_CASE("more heads or dearer ones cost more, and current dollars keep their worth only where indexed") {
  auto const posture = [](deployment const& d, int y) {
    return project(d).outlay_of(account::posture, all_members, std::chrono::year(y)).value();
  };
  for (int y = 2026; y < 2037; ++y) {
    CHECK(posture({.heads = {{2026y, thousand(10)}}, .cost = a_head(0.3)}, y) <
          posture({.heads = {{2026y, thousand(11)}}, .cost = a_head(0.3)}, y));
    CHECK(posture({.heads = {{2026y, thousand(10)}}, .cost = a_head(0.3)}, y) <
          posture({.heads = {{2026y, thousand(10)}}, .cost = a_head(0.4)}, y));
    // price level 1
    deployment current{.heads = {{2026y, thousand(1)}}, .cost = 1_bn_usd / 1000_heads / outlay::year, .senders = "CCC"};
    CHECK(posture(current, y) == about(1));
    current.prices = 2027y;
    CHECK(posture(current, y) == about(1 / 1.02 / 1.02));
    current.prices = {};
    current.indexed = false;
    CHECK(posture(current, y) == about(std::pow(1.02, 2025 - y)));
  }
}

TEST_CASE("a sweep from a host that pays nothing loses none of the cost") {
  deployment d{.heads = {{2026y, thousand(5)}},
               .cost = 1_bn_usd / outlay::headcount<>::from_value(1.0) / outlay::year,
               .senders = "BBB",
               .host = "AAA"};
  auto const points = outlay::sweep(
      three(), plan_with(d), span,
      outlay::grid(outlay::axis(outlay::wrt(&deployment::host_pays), {outlay::ratio(0_pct), outlay::ratio(50_pct)})),
      outlay::outlay_of<account::posture>);
  d.host_pays = 50_pct;
  auto const run = project(d);
  for (int y = 2025; y < 2037; ++y)
    CHECK(points.value(y - 2025, {1}) ==
          about(run.outlay_of(account::posture, all_members, std::chrono::year(y)).value()));
}

TEST_CASE("who leaves the alliance sends nobody any more, and the others all") {
  auto const run = outlay::project(three_without_aaa_from_2028(),
                                   plan_with({.heads = {{2025y, thousand(5)}}, .cost = a_head(0.1)}), span);
  for (int y = 2025; y < 2037; ++y) CHECK(reported(run, "headcount", y) == about(5));
  CHECK(reported(run, "headcount", 2028, "AAA") == 0);
}

TEST_CASE("knots after one event stand in order of time, and an event that is none names those there are") {
  auto const run = [](deployment const& d) { return [=] { project(d); }; };
  check_errors({
      {run({.heads = {{on("ceasefire").after(1_years), thousand(1)}, {on("ceasefire"), thousand(2)}},
            .cost = a_head(1)}),
       "deployment", "heads", "on(\"ceasefire\")", "knots in order of time"},
      {run({.heads = {{on("peace"), thousand(1)}}, .cost = a_head(1)}), "deployment", "heads", "on(\"peace\")",
       "an event of the plan: ceasefire"},
  });
}

TEST_CASE("a host pays nothing for troops that nobody sends yet") {
  auto const allies = three().with("BBB", [](outlay::member& m) { m.from = 2028y; });
  auto const run = outlay::project(
      allies,
      outlay::plan(outlay::economy{.growth = 0_pct},
                   outlay::share_target<outlay::core>{.to = 2_pct, .by = 2035y, .floor = false},
                   outlay::deployment{.heads = {{2026y / January, 10'000_heads}},
                                      .cost = 100_mn_usd_2021 / 1000_heads / outlay::year,
                                      .senders = "BBB",
                                      .host = "AAA",
                                      .host_pays = 50_pct}),
      {.from = 2025y, .until = 2030y});
  CHECK(run.outlay_of(outlay::account::posture, "AAA", 2027y).value() == 0);
  CHECK(run.outlay_of(outlay::account::posture, "AAA", 2028y).value() == about(0.5));
  CHECK(run.outlay_of(outlay::account::posture, "BBB", 2028y).value() == about(0.5));
}

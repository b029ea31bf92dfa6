// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "small.hpp"

#include <limits>

using namespace outlay::test;
using outlay::core;
using outlay::economy;
using outlay::resilience;
using outlay::share_target;

namespace {

outlay::horizon const span{.from = 2025y, .until = 2041y};

auto with_economy(share_target<core> const& t) { return outlay::plan(economy{.growth = 2_pct}, t); }
auto with_economy(share_target<resilience> const& t) { return outlay::plan(economy{.growth = 2_pct}, t); }
auto project(share_target<core> const& t) { return outlay::project(three(), with_economy(t), span); }
auto project(share_target<resilience> const& t) { return outlay::project(three(), with_economy(t), span); }

double share(outlay::projection<outlay::usd_2021> const& run, char const* who, int y) {
  return run.core_share(who, std::chrono::year(y)).value();
}

}

TEST_CASE("a path between two years rises in ten equal steps and is constant within a year") {
  auto const run = project(share_target<core>{.to = 5_pct, .by = 2035y});
  for (int y = 2025; y <= 2040; ++y) {
    double const u = std::min(1.0, (y - 2025) / 10.0);
    CHECK(share(run, "AAA", y) == about(0.01 + 0.04 * u));
    CHECK(share(run, "BBB", y) == about(0.02 + 0.03 * u));
    CHECK(run.counted_core("BBB", std::chrono::year(y)).value() ==
          about((0.02 + 0.03 * u) * 500 * std::pow(1.02, y - 2025)));
  }
  auto steps = outlay::start(three(), with_economy(share_target<core>{.to = 5_pct, .by = 2035y}), span);
  for (int t = 0; t < 24; ++t) {
    steps.step();
    double const of_gdp = steps.ledger(0).core_means().value() * 12 / steps.gdp(0).value();
    CHECK(of_gdp == about(t < 12 ? 0.01 : 0.014));
  }
}

TEST_CASE("a path that ends in a month moves within the year") {
  share_target<core> const target{.to = 5_pct, .by = 2035y / January, .from = 2025y / January};
  auto steps = outlay::start(three(), with_economy(target), span);
  for (int t = 0; steps.step(); ++t)
    CHECK(steps.ledger(0).core_means().value() * 12 / steps.gdp(0).value() ==
          about(0.01 + 0.04 * std::min(1.0, t / 120.0)));
}

TEST_CASE("a step has the mean of the months of a path that moves within it, so that steps of any length agree") {
  // Without growth: the months of the k-th year stand at 12 k to 12 k + 11 of 120, on the mean at 12 k + 5.5.
  share_target<core> const line{.to = 5_pct, .by = 2035y / January, .from = 2025y / January};
  for (auto const step : all_steps) {
    auto const run = outlay::project(three(), outlay::plan(economy{.growth = 0_pct}, line),
                                     {.from = 2025y, .until = 2036y, .step = step});
    for (int k = 0; k < 10; ++k)
      CHECK(share(run, "AAA", 2025 + k) == about(0.01 + 0.04 * (12 * k + 5.5) / 120));
    CHECK(share(run, "AAA", 2035) == about(0.05));
  }
  // With growth of 8 % months weigh by 1.08^(m/12).
  double all = 0, sum = 0;
  for (int m = 0; m < 12; ++m) {
    double const w = std::pow(1.08, m / 12.0);
    all += w, sum += w * (0.01 + 0.04 * (24 + m) / 120);
  }
  auto const same = [&](share_target<core> const& t, double of_2027) {
    outlay::event const event{.name = "turn", .at = 2028y / July, .probability = 50_pct, .projected = 2028y / July};
    auto const plan = outlay::plan(economy{.growth = 8_pct}, t, event);
    auto const run = [&](outlay::step_length step) {
      return outlay::project(three(), plan, {.from = 2025y, .until = 2036y, .step = step});
    };
    auto const monthly = run(outlay::step_length::monthly);
    if (of_2027 > 0) CHECK(share(monthly, "AAA", 2027) == about(of_2027));
    for (auto const step : {outlay::step_length::quarterly, outlay::step_length::annual}) {
      auto const longer = run(step);
      for (auto const who : {"AAA", "BBB", "CCC"})
        for (int y = 2025; y < 2036; ++y) {
          CAPTURE(y);
          CHECK(share(longer, who, y) == about(share(monthly, who, y)));
        }
    }
  };
  same(line, sum / all);
  for (auto const path : {outlay::profile::step, outlay::profile::smooth, outlay::profile::geometric}) {
    auto t = line;
    t.path = path;
    t.from = 2026y / std::chrono::May, t.by = 2033y / std::chrono::March;
    same(t, 0);
  }
  auto knots = line;
  knots.knots = {{2026y / July, 0.3}, {2030y / std::chrono::February, 0.1}};
  same(knots, 0);
  // A review within a step, by date or by an event of each path, of a path by month or by year.
  for (outlay::moment const& from : {outlay::moment(2028y / std::chrono::November), outlay::on("turn")}) {
    auto t = line;
    t.revised = outlay::revision{.from = from, .to = 2_pct};
    same(t, 0);
    t.from.reset(), t.by = 2035y;
    same(t, 0);
    t.by = 2027y; // when the path has ended it has the new target at once
    same(t, 0);
  }
}

TEST_CASE("a path's points mean nothing before it begins") {
  auto const late = project(share_target<core>{.to = 5_pct, .by = 2034y, .from = 2030y, .knots = {{2030y, 0.5}}});
  CHECK(share(late, "AAA", 2029) == about(0.01));
  CHECK(share(late, "AAA", 2030) == about(0.03));
  CHECK(share(late, "AAA", 2032) == about(0.04));
  // A review before it begins changes where it leads, from its start.
  auto const reviewed = project(share_target<core>{
      .to = 5_pct, .by = 2034y, .from = 2030y, .revised = outlay::revision{.from = 2026y / July, .to = 3_pct}});
  CHECK(share(reviewed, "AAA", 2030) == about(0.01));
  CHECK(share(reviewed, "AAA", 2032) == about(0.02));
  CHECK(share(reviewed, "AAA", 2034) == about(0.03));
  check_errors({{[] {
                   project(share_target<core>{.to = 5_pct, .by = 2034y, .knots = {{2030y / July, 0.5}}});
                 },
                 "share_target<core>", "knots", "2030-07",
                 "years, as `from` and `by` are, or a month in one of these"}});
}

TEST_CASE("who joins or leaves within a step is refused: belonging for a part of it no stock or key can say") {
  auto const run = [](outlay::date from, std::optional<outlay::date> until, outlay::step_length step) {
    auto const allies = three().with("BBB", [&](outlay::member& m) { m.from = from, m.until = until; });
    return outlay::project(allies, outlay::plan(economy{.growth = 0_pct}, share_target<core>{.to = 2_pct, .by = 2026y}),
                           {.from = 2025y, .until = 2030y, .step = step});
  };
  using enum outlay::step_length;
  for (auto const step : {monthly, quarterly}) // half of 500 bn, at 2 %
    CHECK(run(2027y / July, {}, step).core_outlay("BBB", 2027y).value() == about(5));
  for (auto const step : all_steps) { // outside the horizon a date is before all steps, or after them
    CHECK(run(2024y / July, {}, step).core_outlay("BBB", 2025y).value() == about(10));
    CHECK(run(2020y, 2031y / July, step).core_outlay("BBB", 2029y).value() == about(10));
  }
  check_errors({{[&] { run(2027y / July, {}, annual); }, "member BBB", "from", "2027-07 with steps of 12 months",
                 "a month in which a step begins; monthly steps allow all"},
                {[&] { run(2025y, 2028y / std::chrono::May, quarterly); }, "member BBB", "until",
                 "2028-05 with steps of 3 months", "a month in which a step begins; monthly steps allow all"}});
}

TEST_CASE("a path may start later than the base year, and may be a step or smooth") {
  auto const late = project(share_target<core>{.to = 5_pct, .by = 2034y, .from = 2030y});
  CHECK(share(late, "AAA", 2029) == about(0.01));
  CHECK(share(late, "AAA", 2031) == about(0.02));
  CHECK(share(late, "AAA", 2034) == about(0.05));
  auto const jump = project(share_target<core>{.to = 5_pct, .by = 2030y, .path = outlay::profile::step});
  CHECK(share(jump, "AAA", 2029) == about(0.01));
  CHECK(share(jump, "AAA", 2030) == about(0.05));
  auto const smooth = project(share_target<core>{.to = 5_pct, .by = 2035y, .path = outlay::profile::smooth});
  CHECK(share(smooth, "AAA", 2030) == about(0.03));
  CHECK(share(smooth, "AAA", 2027) == about(0.01 + 0.04 * (3 * 0.04 - 2 * 0.008)));
}

TEST_CASE("a geometric path multiplies the share by the same factor each year") {
  auto const run = project(share_target<core>{.to = 5_pct, .by = 2035y, .path = outlay::profile::geometric});
  for (int y = 2025; y <= 2035; ++y) CHECK(share(run, "AAA", y) == about(0.01 * std::pow(5.0, (y - 2025) / 10.0)));
  CHECK(share(run, "CCC", 2030) == about(0.06)); // above the target: keeps its share
}

TEST_CASE("a path through knots is linear between them and holds after the last") {
  auto const run =
      project(share_target<core>{.to = 5_pct, .by = 2035y, .knots = {{2025y, 0}, {2027y, 0.5}, {2035y, 1}}});
  CHECK(share(run, "AAA", 2026) == about(0.02));
  CHECK(share(run, "AAA", 2027) == about(0.03));
  CHECK(share(run, "AAA", 2031) == about(0.04));
  CHECK(share(run, "AAA", 2040) == about(0.05));
}

TEST_CASE("a path through knots is done at its end, unless a knot there says otherwise") {
  auto const done = project(share_target<core>{.to = 5_pct, .by = 2035y, .knots = {{2027y, 0.5}, {2031y, 0.75}}});
  CHECK(share(done, "AAA", 2025) == about(0.01));
  CHECK(share(done, "AAA", 2031) == about(0.04));
  CHECK(share(done, "AAA", 2033) == about(0.045)); // half of the last quarter
  CHECK(share(done, "AAA", 2035) == about(0.05));
  auto const less = project(share_target<core>{.to = 5_pct, .by = 2035y, .knots = {{2027y, 0.5}, {2035y, 0.75}}});
  CHECK(share(less, "AAA", 2031) == about(0.01 + 0.04 * 0.625));
  CHECK(share(less, "AAA", 2035) == about(0.04));
  CHECK(share(less, "AAA", 2040) == about(0.04));
}

TEST_CASE("a member above the target keeps its share under a floor, and falls where it may") {
  CHECK(share(project(share_target<core>{.to = 5_pct, .by = 2035y}), "CCC", 2040) == about(0.06));
  auto const falls = project(share_target<core>{.to = 5_pct, .by = 2035y, .floor = false});
  CHECK(share(falls, "CCC", 2030) == about(0.055));
  CHECK(share(falls, "CCC", 2040) == about(0.05));
}

TEST_CASE("members may have a target of their own, or opt out, or stand outside") {
  auto const run =
      project(share_target<core>{.to = 5_pct, .by = 2035y, .except = {{"AAA", 2.1_pct}}, .opt_out = {"BBB"}});
  CHECK(share(run, "AAA", 2035) == about(0.021));
  CHECK(share(run, "BBB", 2035) == about(0.02));
  CHECK(share(run, "CCC", 2035) == about(0.06));
  auto const only = project(share_target<core>{.of = "AAA", .to = 5_pct, .by = 2035y});
  CHECK(share(only, "AAA", 2035) == about(0.05));
  CHECK(share(only, "BBB", 2035) == 0);
}

TEST_CASE("compliance scales the rise and execution the outlay") {
  auto const half = project(share_target<core>{.to = 5_pct, .by = 2035y, .compliance = 50_pct});
  CHECK(share(half, "AAA", 2035) == about(0.03));
  CHECK(share(half, "AAA", 2025) == about(0.01));
  auto const lapses = project(share_target<core>{.to = 5_pct, .by = 2035y, .execution = 90_pct});
  CHECK(share(lapses, "AAA", 2035) == about(0.045));
  CHECK(share(lapses, "AAA", 2025) == about(0.01)); // the base year's outlay was spent: it is what was published
  CHECK(share(lapses, "AAA", 2026) == about(0.9 * 0.014));
}

TEST_CASE("a member without forces spends nothing and stays in GDP") {
  auto const allies = three().with("BBB", [](outlay::member& m) { m.spends = false; });
  auto const run = outlay::project(allies, with_economy(share_target<core>{.to = 5_pct, .by = 2035y}), span);
  CHECK(run.outlay("BBB", 2035y).value() == 0);
  CHECK(run.core_share(outlay::all_members, 2025y).value() == about(25.0 / 1750));
}

TEST_CASE("resilience rises from the share that exists and is counted apart from core") {
  auto const run = project(share_target<resilience>{.existing = 0.5_pct,
                                                    .own_existing = {{"BBB", 1_pct}, {"CCC", 2_pct}},
                                                    .to = 1.5_pct,
                                                    .by = 2035y,
                                                    .opt_out = {"BBB"}});
  CHECK(run.resilience_share("AAA", 2025y).value() == about(0.005));
  CHECK(run.resilience_share("AAA", 2030y).value() == about(0.010));
  CHECK(run.resilience_share("AAA", 2035y).value() == about(0.015));
  CHECK(run.resilience_share("BBB", 2035y).value() == about(0.010));
  CHECK(run.resilience_share("CCC", 2035y).value() == about(0.020));
  CHECK(run.core_share(outlay::all_members, 2035y).value() == 0);
  CHECK(run.core_outlay(outlay::all_members, 2035y).value() == 0);
  CHECK(run.outlay("AAA", 2035y).value() == about(0.015 * 1000 * std::pow(1.02, 10)));
}

TEST_CASE("what counts as resilience exists, is new, or is relabelled from outside or out of core, which falls by it") {
  share_target<core> const budget{.to = 3_pct, .by = 2026y, .floor = false};
  auto const of = [](auto const& run, char const* what, char const* who, int y) {
    return run.measured("share_target<resilience>", what, who, std::chrono::year(y));
  };
  auto const run = [&](share_target<resilience> const& t, outlay::step_length step = outlay::step_length::annual) {
    return outlay::project(three(), outlay::plan(economy{.growth = 2_pct}, budget, t),
                           {.from = 2025y, .until = 2036y, .step = step});
  };
  share_target<resilience> target{.existing = 0.5_pct,
                                  .own_existing = {{"BBB", 1_pct}},
                                  .relabelled = 0.3_pct,
                                  .own_relabelled = {{"BBB", 0_pct}, {"CCC", 2_pct}},
                                  .from_core = 0.2_pct,
                                  .own_from_core = {{"BBB", 4_pct}},
                                  .to = 1.5_pct,
                                  .by = 2035y};
  for (auto const step : all_steps) {
    auto const p = run(target, step);
    for (int y = 2025; y <= 2035; ++y) {
      CAPTURE(y);
      std::chrono::year const when(y);
      // Of existing, relabelled, out of core; BBB's core has but 3 % of GDP for the 4 that it is to give.
      struct {
        char const* who;
        double gdp, e, r, c;
      } const members[] = {{"AAA", 1000, 0.005, 0.003, 0.002},
                           {"BBB", 500, 0.01, 0, 0.03},
                           {"CCC", 250, 0.005, 0.02, 0.002}};
      for (auto const& m : members) {
        double const gdp = m.gdp * std::pow(1.02, y - 2025), path = m.e + (0.015 - m.e) * (y - 2025) / 10;
        double const r = y > 2025 ? m.r : 0, c = y > 2025 ? m.c : 0, fresh = std::max(0.0, path - m.e - r - c);
        CHECK(of(p, "existing", m.who, y) == about(m.e * gdp));
        CHECK(of(p, "new", m.who, y) == doctest::Approx(fresh * gdp).epsilon(1e-11).scale(1));
        CHECK(of(p, "relabelled", m.who, y) == about(r * gdp));
        CHECK(of(p, "from core", m.who, y) == about(c * gdp));
        CHECK(p.resilience_share(m.who, when).value() == about(m.e + fresh + c));
        if (y > 2025) CHECK(p.core_share(m.who, when).value() == doctest::Approx(0.03 - c).scale(1));
        double sum = 0;
        for (char const* what : {"existing", "new", "relabelled", "from core"}) sum += of(p, what, m.who, y);
        CHECK(sum == about(std::max(path, m.e + r + c) * gdp));
      }
    }
  }
  // A part of the rise alone is spent; who has no core budget gives nothing of it.
  target.execution = 80_pct;
  auto const lapses = run(target);
  CHECK(lapses.resilience_share("AAA", 2035y).value() == about(0.8 * 0.010 + 0.002));
  auto const no_core = outlay::project(three(), with_economy(target), span);
  CHECK(of(no_core, "from core", "AAA", 2035) == 0);
  CHECK(no_core.resilience_share("AAA", 2035y).value() == about(0.8 * 0.012));
  CHECK(no_core.outlay("AAA", 2035y).value() == about(0.8 * 0.012 * 1000 * std::pow(1.02, 10)));
}

TEST_CASE("what is left of a budget goes to the categories in base-year proportions") {
  auto const run = project(share_target<core>{.to = 5_pct, .by = 2035y});
  double const total = run.outlay("AAA", 2030y).value();
  CHECK(run.outlay_of(outlay::account::other_equipment, "AAA", 2030y).value() == about(0.25 * total));
  CHECK(run.outlay_of(outlay::account::personnel, "AAA", 2030y).value() == about(0.35 * total));
  CHECK(run.outlay_of(outlay::account::infrastructure, "AAA", 2030y).value() == about(0.05 * total));
  CHECK(run.outlay_of(outlay::account::operations, "AAA", 2030y).value() == about(0.35 * total));
}

TEST_CASE("at the margin the base year's outlay keeps its proportions, what is beyond it goes as money was added") {
  using outlay::account;
  using one_area = outlay::areas<outlay::area::air_defence>;
  share_target<core> target{.to = 3_pct, .by = 2027y, .remainder = outlay::remainder_by::marginal};
  auto const is = [&](auto const& run, int y, double equipment, double personnel, double infrastructure,
                      double operations) {
    std::chrono::year const when(y);
    CAPTURE(y);
    CHECK(run.outlay_of(outlay::category::equipment, "AAA", when).value() == about(equipment));
    CHECK(run.outlay_of(account::personnel, "AAA", when).value() == about(personnel));
    CHECK(run.outlay_of(account::infrastructure, "AAA", when).value() == about(infrastructure));
    CHECK(run.outlay_of(account::operations, "AAA", when).value() == about(operations));
  };
  auto const allies = three();
  for (auto const step : all_steps) {
    outlay::horizon const years{.from = 2025y, .until = 2028y, .step = step};
    auto const alone = [&](double growth) {
      return outlay::project(allies, outlay::plan(economy{.growth = outlay::percent(growth)}, target), years);
    };
    // AAA has 10 bn in 2025, divided 25, 35, 5 and 35 %; 20 bn more in 2027 are divided 44, 17, 4 and 35 %.
    is(alone(0), 2025, 2.5, 3.5, 0.5, 3.5);
    is(alone(0), 2027, 2.5 + 8.8, 3.5 + 3.4, 0.5 + 0.8, 3.5 + 7);
    // Growth of 10 % a year: 36.3 bn. A step has as much of 10 bn as of its year's GDP: 2025 is the base year.
    is(alone(10), 2025, 2.5, 3.5, 0.5, 3.5);
    is(alone(10), 2027, 2.5 + 0.44 * 26.3, 3.5 + 0.17 * 26.3, 0.5 + 0.04 * 26.3, 3.5 + 0.35 * 26.3);
    // Claims come out of what was added: 5 of the 20 bn.
    outlay::pledge const aid{.amount = 5_bn_usd_2021 / outlay::year, .from = 2026y, .payers = "AAA"};
    is(outlay::project(allies, outlay::plan(economy{.growth = 0_pct}, target, aid), years), 2027, 2.5 + 6.6,
       3.5 + 2.55, 0.5 + 0.6, 3.5 + 5.25);
    // Stocks want more than all equipment: they have what is equipment's, or the share that they are given of 30 bn.
    outlay::stockpile_growth<one_area> stocks{.lift = 1000_pct, .over = 1_months, .opening = {{"AAA", {100}}}};
    auto const bought = [&](int y) {
      auto const run = outlay::project(allies, outlay::plan(economy{.growth = 0_pct}, target, stocks), years);
      is(run, 2025, 2.5, 3.5, 0.5, 3.5);
      is(run, 2027, 11.3, 6.9, 1.3, 10.5);
      return run.outlay_of(account::equipment, "AAA", std::chrono::year(y)).value();
    };
    CHECK(bought(2027) == about(11.3));
    stocks.equipment_share = 20_pct;
    CHECK(bought(2027) == about(6));
  }
  // What is less than in the base year is divided as it was then; the proportions of added money may be others.
  target.floor = false;
  target.to = 0.4_pct;
  auto const less = outlay::project(allies, outlay::plan(economy{.growth = 0_pct}, target), span);
  is(less, 2027, 1, 1.4, 0.2, 1.4);
  target.to = 3_pct;
  target.added = {.equipment = 0_pct, .personnel = 100_pct, .infrastructure = 0_pct, .operations = 0_pct};
  is(outlay::project(allies, outlay::plan(economy{.growth = 0_pct}, target), span), 2027, 2.5, 23.5, 0.5, 3.5);
}

TEST_CASE("a member has one target of a kind") {
  check_errors({{[] {
                   outlay::project(three(),
                                   outlay::plan(economy{.growth = 1_pct},
                                                share_target<core>{.name = "a", .to = 3_pct, .by = 2035y},
                                                share_target<core>{.name = "b", .of = "BBB", .to = 4_pct, .by = 2035y}),
                                   span);
                 },
                 "share_target<core> \"b\"", "of", "BBB again", "members without another share_target<core>"}});
}

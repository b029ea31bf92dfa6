// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "small.hpp"

using namespace outlay::test;
using outlay::account;
using outlay::all_members;
using outlay::backfill;
using outlay::core;
using outlay::economy;
using outlay::event;
using outlay::key;
using outlay::never;
using outlay::on;
using outlay::percent;
using outlay::share_target;

namespace {

outlay::horizon const span{.from = 2025y, .until = 2035y};

template <class... Parts> auto project(outlay::step_length step, Parts const&... parts) {
  return outlay::project(
      three(),
      outlay::plan(economy{.growth = 2_pct}, share_target<core>{.to = 5_pct, .by = 2035y},
                   event{.name = "withdrawal", .when = outlay::condition::core_share("AAA").at_least(1.8_pct)},
                   parts...),
      {.from = span.from, .until = span.until, .step = step});
}
auto project(backfill const& b) { return project(outlay::step_length::monthly, b); }
template <class Run>
double reported(Run const& run, char const* what, int y, outlay::group const& who = all_members,
                char const* part = "backfill") {
  return run.measured(part, what, who, std::chrono::year(y));
}
// AAA provides 20 of 50; the withdrawal is in January 2028.
backfill const base{.held = {{"AAA", 20}, {"BBB", 25}, {"CCC", 5}},
                    .who = "AAA",
                    .from = 2028y / January,
                    .lead = 2_years,
                    .cost = 0.1_bn_usd_2021,
                    .upkeep = 0.02_bn_usd_2021 / outlay::year};
}

TEST_CASE("a withdrawal leaves a gap for the lead time, then others have replaced it by key") {
  for (auto const step : all_steps) {
    auto const run = project(step, base);
    double const gap[] = {0, 0, 0, 20, 20, 0, 0, 0, 0, 0}, dependence[] = {0.4, 0.4, 0.4, 0, 0, 0, 0, 0, 0, 0};
    for (int k = 0; k < 10; ++k) {
      int const y = 2025 + k;
      CHECK(reported(run, "gap", y) == about(gap[k]));
      CHECK(reported(run, "dependence", y) == about(dependence[k]));
      CHECK(reported(run, "capability", y) == about(1 - gap[k] / 50));
      CHECK(reported(run, "provided", y, "BBB") == about(25 + (k < 5 ? 0 : 20 * 2 / 3.0)));
      CHECK(reported(run, "provided", y, "AAA") == about(k < 3 ? 20 : 0));
      CHECK(reported(run, "provided", y) + reported(run, "gap", y) == about(50)); // nothing is lost or made
      CHECK(reported(run, "paid", y) == about(k < 5 ? 0 : (k == 5 ? 2 : 0) + 0.4));
      CHECK(run.outlay_of(account::other_equipment, "AAA", std::chrono::year(y)).value() <
            run.outlay_of(account::other_equipment, "AAA", std::chrono::year(y + (k < 9))).value() + 1e-9);
    }
  }
}

TEST_CASE("by an event a withdrawal does what its date would do") {
  backfill by_event = base;
  by_event.from = on("withdrawal"); // AAA's share is 1.8 % in 2027
  auto const a = project(by_event), b = project(base);
  for (int y = 2025; y < 2035; ++y)
    for (char const* what : {"gap", "provided", "paid", "dependence", "capability"})
      CHECK(reported(a, what, y) == about(reported(b, what, y)));
  by_event.from = never;
  CHECK(reported(project(by_event), "capability", 2034) == 1);
  CHECK(reported(project(by_event), "paid", 2034) == 0);
}

TEST_CASE(
    "a phased withdrawal and orders beforehand: the gap is their difference, and what is delivered is paid once") {
  backfill phased = base;
  phased.withdrawn = 50_pct;
  phased.phase = 2_years;
  phased.replaced = 80_pct;
  phased.lead = 1_years;
  for (auto const step : all_steps) {
    auto const run = project(step, phased); // 10 leave over 2028 and 2029, 8 arrive over 2029 and 2030
    CHECK(reported(run, "gap", 2028) == about(10 / 2.0));
    CHECK(reported(run, "gap", 2029) == about(10 - 8 / 2.0));
    CHECK(reported(run, "gap", 2030) == about(2)); // at its end the phase is over
    CHECK(reported(run, "paid", 2029) == about(0.1 * 8 / 2 + 0.02 * 8 / 4));
    CHECK(reported(run, "paid", 2031) == about(0.02 * 8));
    CHECK(reported(run, "gap", 2032) == about(2));
    CHECK(reported(run, "dependence", 2032) == about(10 / 48.0));
    double cost = 0;
    for (int y = 2025; y < 2035; ++y) cost += reported(run, "paid", y);
    CHECK(cost == about(0.1 * 8 + 0.02 * 8 * (1 + 4))); // units once, upkeep: half of two years and four years whole
  }
  backfill early = base;
  early.ordered = 2026y / January;
  CHECK(reported(project(early), "gap", 2028) == 0);
  early.lead = 1_years; // a year before: more than is needed, which closes no gap twice
  CHECK(reported(project(early), "gap", 2027) == 0);
  CHECK(reported(project(early), "provided", 2027) == about(70));
  CHECK(reported(project(early), "capability", 2027) == 1);
}

TEST_CASE("a longer lead leaves a gap no smaller, and a larger part replaced one no larger") {
  for (int y = 2025; y < 2035; ++y)
    for (double lead = 0; lead < 4; lead += 0.5) {
      backfill sooner = base, later = base;
      sooner.lead = outlay::duration<>::from_value(lead);
      later.lead = outlay::duration<>::from_value(lead + 0.5);
      CHECK(reported(project(sooner), "gap", y) <= reported(project(later), "gap", y));
      if (lead > 0) continue;
      sooner.replaced = 60_pct;
      CHECK(reported(project(base), "gap", y) <= reported(project(outlay::step_length::monthly, later), "gap", y) + 20);
      CHECK(reported(project(sooner), "gap", 2034) == about(8));
    }
}

TEST_CASE("without an enabler that nothing stands in for a capability is no more than that enabler") {
  backfill const heads{.name = "heads",
                       .held = {{"AAA", 20}, {"BBB", 80}},
                       .who = "AAA",
                       .from = 2028y,
                       .lead = 1_years,
                       .enablers = {"refuelling", "satellites"}};
  backfill refuelling{.name = "refuelling",
                      .held = {{"AAA", 9}, {"BBB", 1}},
                      .who = "AAA",
                      .from = 2028y,
                      .lead = 5_years,
                      .substitutable = false};
  backfill const satellites{
      .name = "satellites", .held = {{"AAA", 6}, {"CCC", 4}}, .who = "AAA", .from = 2030y, .lead = 1_years};
  auto const of = [&](int y) {
    return reported(project(outlay::step_length::monthly, heads, refuelling, satellites), "capability", y, all_members,
                    "backfill \"heads\"");
  };
  CHECK(of(2027) == 1);
  CHECK(of(2028) == about(0.1)); // a tenth of the tankers
  CHECK(of(2032) == about(0.1));
  CHECK(of(2033) == about(1));
  refuelling.substitutable = true; // then the mean of what there is
  CHECK(of(2028) == about((0.8 + 0.1 + 1) / 3));
  CHECK(of(2030) == about((1 + 0.1 + 0.4) / 3));
}

TEST_CASE("of a capability of which nothing is left its enablers leave nothing either") {
  backfill const heads{.name = "heads",
                       .held = {{"AAA", 20}},
                       .who = "AAA",
                       .from = 2028y,
                       .replaced = 0_pct,
                       .enablers = {"satellites"}};
  backfill const satellites{.name = "satellites", .held = {{"AAA", 6}, {"CCC", 4}}, .who = "AAA", .from = never};
  auto const run = project(outlay::step_length::monthly, heads, satellites);
  CHECK(reported(run, "capability", 2027, all_members, "backfill \"heads\"") == 1);
  CHECK(reported(run, "capability", 2028, all_members, "backfill \"heads\"") == 0);
}

TEST_CASE("who does not belong provides nothing and replaces nothing, and an order waits for who places it") {
  // AAA provides 20 of 50 until 2028, when it leaves; CCC's 5 come with it in 2027.
  auto const allies = three()
                          .with("AAA", [](outlay::member& m) { m.until = 2028y; })
                          .with("CCC", [](outlay::member& m) { m.from = 2027y; });
  auto const run = [&](backfill const& b, outlay::step_length step) {
    return outlay::project(allies,
                           outlay::plan(economy{.growth = 0_pct}, share_target<core>{.to = 5_pct, .by = 2035y}, b),
                           {.from = span.from, .until = span.until, .step = step});
  };
  backfill late = base; // CCC alone replaces, who joins in 2027: what is ordered in 2025 comes in 2029
  late.from = 2025y, late.replaced_by = "CCC";
  backfill nobody = base;
  nobody.from = never;
  for (auto const step : all_steps) {
    auto const gone = run(nobody, step);
    double const provided[] = {45, 45, 50, 30, 30}, dependence[] = {20 / 45.0, 20 / 45.0, 0.4, 0, 0},
                 capability[] = {1, 1, 1, 30 / 45.0, 30 / 45.0};
    for (int k = 0; k < 5; ++k) {
      CHECK(reported(gone, "provided", 2025 + k) == about(provided[k]));
      CHECK(reported(gone, "dependence", 2025 + k) == about(dependence[k]));
      CHECK(reported(gone, "capability", 2025 + k) == about(capability[k]));
    }
    auto const waits = run(late, step);
    double const there[] = {25, 25, 30, 30, 50};
    for (int k = 0; k < 5; ++k) CHECK(reported(waits, "provided", 2025 + k) == about(there[k]));
    for (int k = 0; k < 10; ++k) // 20 units at 100 million
      CHECK(reported(waits, "paid", 2025 + k) == about((k == 4 ? 2 : 0) + (k >= 4 ? 0.4 : 0)));
  }
  auto const outside = three().with("BBB", [](outlay::member& m) { m.from = 2027y; });
  backfill alone = base;
  alone.who = "BBB", alone.held = {{"BBB", 20}};
  check_errors({{[&] {
                   outlay::project(outside, outlay::plan(economy{.growth = 0_pct}, alone),
                                   {.from = span.from, .until = span.until});
                 },
                 "backfill", "held", "nothing of members that belong when the horizon begins", "more than 0 then"}});
}

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "../engines/full_plan.hpp"

using namespace outlay::test;
using outlay::capital_contribution;
using outlay::core;
using outlay::economy;
using outlay::pledge;
using outlay::resilience;
using outlay::share_target;
using outlay::account;
using outlay::all_members;

namespace {

outlay::group const some{"some", {"AAA", "CCC"}};

// The full plan with claims that count and claims that do not, so that every correction has something to do.
auto plan_with_extras() {
  return outlay::plan(
      economy{.growth = 2_pct}, share_target<core>{.to = 4_pct, .by = 2030y},
      share_target<resilience>{.existing = 0.5_pct, .to = 1.5_pct, .by = 2030y},
      pledge{.name = "counts", .amount = 3_bn_usd_2021 / outlay::year, .from = 2026y},
      pledge{.name = "beside", .amount = 2_bn_usd_2021 / outlay::year, .from = 2027y, .counts = false},
      capital_contribution{.subscribed = 20_bn_usd_2021, .instalments = 2, .first = 2027y / January},
      capital_contribution{
          .name = "beside", .subscribed = 10_bn_usd_2021, .instalments = 2, .first = 2028y / January, .counts = false});
}

}

TEST_CASE("shares with and without aid, paid-in capital and existing resilience are those of the projection") {
  auto const run = outlay::project(three(), plan_with_extras(), six_years);
  for (outlay::group const& g : {all_members, some, outlay::group("BBB")}) {
    CAPTURE(g.name());
    auto const t = outlay::project(three(), plan_with_extras(), six_years, outlay::core_share.of(g),
                                   outlay::core_share.of(g).without_aid(), outlay::core_share.without_paid_in().of(g),
                                   outlay::core_share.of(g).without_both(), outlay::resilience_share.of(g),
                                   outlay::resilience_share.of(g).without_existing(), outlay::total_share.of(g),
                                   outlay::total_share.without_existing().of(g), outlay::core_gap(3.5_pct).of(g),
                                   outlay::core_gap(3.5_pct).in_points().of(g), outlay::resilience_gap(1.5_pct).of(g));
    for (auto y = 2025y; y < 2031y; ++y) {
      auto const is = [&](int k, double x) { CHECK(t.value(k, y) == about(x)); };
      is(0, run.core_share(g, y).value());
      is(1, run.core_share_without(true, false, g, y).value());
      is(2, run.core_share_without(false, true, g, y).value());
      is(3, run.core_share_without(true, true, g, y).value());
      double const resilience = run.resilience_share(g, y).value();
      double const existing = run.measured("share_target<resilience>", "existing", g, y) / run.gdp(g, y).value();
      is(4, resilience);
      CHECK(t.value(5, y) == doctest::Approx(resilience - existing).epsilon(1e-11).scale(0.01));
      is(6, run.core_share(g, y).value() + resilience);
      is(7, run.core_share(g, y).value() + resilience - existing);
      auto const target = outlay::gdp_share<>::from_value(0.035);
      CHECK(t.value(8, y) == doctest::Approx(run.gap(target, g, y).value()).epsilon(1e-11).scale(1));
      CHECK(t.value(9, y) ==
            doctest::Approx(run.gap(target, g, y).value() / run.gdp(g, y).value()).epsilon(1e-11).scale(0.01));
      CHECK(t.value(10, y) == doctest::Approx(0.015 * run.gdp(g, y).value() - run.counted_resilience(g, y).value())
                                  .epsilon(1e-11)
                                  .scale(1));
    }
  }
}

TEST_CASE("shares keep their numbers on packs of paths") {
  auto const t = outlay::project(three(), plan_with_extras(), six_years, outlay::core_share.without_both(),
                                 outlay::total_share.without_existing(), outlay::core_gap(3.5_pct).in_points());
  auto const s =
      outlay::ensemble<2>(three(), plan_with_extras(), six_years, {.paths = 3}, outlay::core_share.without_both(),
                          outlay::total_share.without_existing(), outlay::core_gap(3.5_pct).in_points());
  for (int y = 2025; y < 2031; ++y)
    for (int k = 0; k < 3; ++k) {
      CHECK(s.path_values(s.column(k, y))[0] == t.value(k, y));
      CHECK(s.path_values(s.column(k, y))[2] == t.value(k, y));
    }
}

TEST_CASE("shares have names and units, and refuse what they cannot tell") {
  CHECK(outlay::core_share.of("NOR").without_aid().name() == "core share without aid of NOR");
  CHECK(outlay::total_share.name() == "core and resilience share of all members");
  CHECK(outlay::resilience_share.of("NOR").without_existing().name() ==
        "resilience share of NOR without existing resilience");
  CHECK(outlay::core_gap(3.5_pct).of("NOR").name() == "core gap of NOR to 3.5 %");
  CHECK(outlay::core_gap(3.5_pct).unit() == outlay::counts::money);
  CHECK(outlay::core_gap(3.5_pct).in_points().unit() == outlay::counts::share_of_gdp);
  auto const no_resilience = outlay::plan(economy{.growth = 2_pct}, share_target<core>{.to = 4_pct, .by = 2030y});
  check_errors({
      {[&] { outlay::project(three(), no_resilience, six_years, outlay::total_share.without_existing()); },
       "answer \"core and resilience share of all members without existing resilience\"", "measured",
       "share_target<resilience>: existing", "none: no part of this plan reports"},
      {[&] { outlay::project(three(), no_resilience, six_years, outlay::core_gap(1.5_pct).of("DDD")); },
       "answer \"core gap of DDD to 1.5 %\"", "of", "DDD", "codes of the alliance: AAA BBB CCC"},
  });
}

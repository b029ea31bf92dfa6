// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <doctest/doctest.h>
#include <outlay/data/nato.hpp>
#include <outlay/outlay.hpp>
#include <rapidcheck.h>

using doctest::Approx;
using namespace outlay::literals;
using namespace std::chrono_literals;
using outlay::all_members;

namespace {

// 1000 at 3 %, 500 at 2 %, 500 at 1 %: 30, 10 and 5 billion.
outlay::alliance<> three() {
  auto a = outlay::member{.code = "AAA", .gdp = 1000_bn_usd_2021 / outlay::year, .core = 3_pct};
  a.population = 10;
  auto b = outlay::member{.code = "BBB", .gdp = 500_bn_usd_2021 / outlay::year, .core = 2_pct};
  b.population = 30;
  auto c = outlay::member{.code = "CCC", .gdp = 500_bn_usd_2021 / outlay::year, .core = 1_pct};
  c.population = 60;
  return {a, b, c};
}
auto steady() {
  return outlay::plan(outlay::economy{.growth = 0_pct, .volatility = 1_pct},
                      outlay::share_target<outlay::core>{.to = 0_pct, .by = 2035y, .floor = true});
}
outlay::horizon const two_years{.from = 2025y, .until = 2027y};

} // namespace

TEST_CASE("the Gini coefficients of three shares are those worked out by hand") {
  auto const run = outlay::project(three(), steady(), two_years);
  auto const t = outlay::burden(run, all_members, 2026y);
  // |3-2| + |3-1| + |2-1| = 4, over n = 3 times the sum of shares 6
  CHECK(t.gini == Approx(4.0 / 18).epsilon(1e-12));
  // weights 2, 1, 1: 2*1 + 2*2 + 1*1 = 7, over 4 times (6 + 2 + 1)
  CHECK(t.gdp_weighted_gini == Approx(7.0 / 36).epsilon(1e-12));
}

TEST_CASE("distance from a key is what would have to change hands") {
  auto const run = outlay::project(three(), steady(), two_years);
  // paid 30, 10, 5 of 45; by GDP 22.5, 11.25, 11.25
  auto const by_gdp = outlay::burden(run, all_members, 2026y);
  CHECK(by_gdp.key_distance == Approx(7.5 / 45).epsilon(1e-12));
  CHECK(by_gdp.members[0].gain.value() == Approx(-7.5).epsilon(1e-12));
  CHECK(by_gdp.members[1].gain.value() == Approx(1.25).epsilon(1e-12));
  CHECK(by_gdp.members[2].gain.value() == Approx(6.25).epsilon(1e-12));
  // by population 4.5, 13.5, 27
  CHECK(outlay::burden(run, all_members, 2026y, outlay::key::population()).key_distance ==
        Approx(25.5 / 45).epsilon(1e-12));
  CHECK(outlay::burden(run, all_members, 2026y, outlay::key::equal()).key_distance == Approx(15.0 / 45).epsilon(1e-12));
  auto const own = outlay::key::custom({{"AAA", 30.0 / 45}, {"BBB", 10.0 / 45}, {"CCC", 5.0 / 45}});
  CHECK(outlay::burden(run, all_members, 2026y, own).key_distance == Approx(0).scale(1).epsilon(1e-12));
  auto const half = outlay::key::blend(0.5, outlay::key::gdp(), outlay::key::equal());
  CHECK(outlay::burden(run, all_members, 2026y, half).key_distance ==
        Approx((30 - (22.5 + 15) / 2) / 45).epsilon(1e-12));
}

TEST_CASE("ranks begin at one, and equals share the better rank") {
  auto allies = three();
  auto const run = outlay::project(allies, steady(), two_years);
  auto const t = outlay::burden(run, all_members, 2026y);
  CHECK(t.members[0].rank_paid == 1);
  CHECK(t.members[2].rank_share == 3);
  auto const level =
      outlay::project(allies.with("BBB", [](outlay::member& m) { m.core = 1_pct; }), steady(), two_years);
  auto const u = outlay::burden(level, all_members, 2026y);
  CHECK(u.members[1].rank_share == 2);
  CHECK(u.members[2].rank_share == 2);
}

TEST_CASE("an ensemble without shocks, and its derivative's run, answer what the table says") {
  auto plan = outlay::plan(outlay::economy{.growth = 2_pct},
                           outlay::share_target<outlay::core>{.to = 2.5_pct, .by = 2035y, .floor = false});
  auto const allies = outlay::data::nato_2026(2025);
  outlay::horizon const span{.from = 2025y, .until = 2028y};
  auto const run = outlay::project(allies, plan, span);
  auto const key = outlay::key::blend(0.5, outlay::key::gdp(), outlay::key::population());
  auto const fan = outlay::ensemble(allies, plan, span, {.paths = 3}, outlay::gini.of(outlay::europe_and_canada),
                                    outlay::gdp_weighted_gini.of(outlay::europe_and_canada),
                                    outlay::key_distance(key).of(outlay::europe_and_canada));
  for (int k = 0; k < 3; ++k) {
    auto const t = outlay::burden(run, outlay::europe_and_canada, std::chrono::year{2025 + k}, key);
    CHECK(fan.path_values(fan.column(0, 2025 + k))[2] == Approx(t.gini).epsilon(1e-12));
    CHECK(fan.path_values(fan.column(1, 2025 + k))[1] == Approx(t.gdp_weighted_gini).epsilon(1e-12));
    CHECK(fan.path_values(fan.column(2, 2025 + k))[0] == Approx(t.key_distance).epsilon(1e-12));
  }
  auto const slope =
      outlay::sensitivity(allies, plan, span, outlay::gini, outlay::wrt(&outlay::share_target<outlay::core>::to));
  CHECK(std::isfinite(slope.slope.back()));
}

TEST_CASE("gains make zero, distances and coefficients lie between 0 and 1, for any shares") {
  CHECK(rc::check([](std::array<std::uint8_t, 3> const& tenths) {
    auto allies = three();
    char const* const codes[] = {"AAA", "BBB", "CCC"};
    for (std::size_t i = 0; i < 3; ++i)
      allies = allies.with(codes[i], [&](outlay::member& m) { m.core = outlay::percent(0.1 + tenths[i] * 0.05); });
    auto const t = outlay::burden(outlay::project(allies, steady(), two_years), all_members, 2026y);
    double gains = 0;
    for (auto const& m : t.members) gains += m.gain.value();
    RC_ASSERT(std::fabs(gains) < 1e-9);
    RC_ASSERT(t.gini >= 0 && t.gini < 1 && t.gdp_weighted_gini >= 0 && t.gdp_weighted_gini < 1 && t.key_distance >= 0 &&
              t.key_distance < 1);
  }));
}

TEST_CASE("what cannot be divided is an error that says so") {
  auto const run = outlay::project(outlay::data::nato_2026(2025), steady(), two_years);
  CHECK_THROWS_WITH_AS(outlay::burden(run, "ISL", 2026y),
                       "outlay: burden: group = ISL; valid: a group with a member that spends", outlay::error);
  CHECK_THROWS_AS(outlay::burden(run, all_members, 2030y), outlay::error);
  CHECK_THROWS_WITH_AS(outlay::burden(run, all_members, 2026y, outlay::key::baseline_gdp()),
                       "outlay: burden: key = baseline_gdp; valid: gdp, equal, population, custom, or a blend of them",
                       outlay::error);
  CHECK_THROWS_AS(
      outlay::ensemble(outlay::data::nato_2026(2025), steady(), two_years, {.paths = 1}, outlay::gini.of("ISL")),
      outlay::error);
}

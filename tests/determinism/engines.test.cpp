// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "../engines/full_plan.hpp"

#include <outlay/parallel.hpp>

#include <algorithm>
#include <cstring>

// One answer for any number of threads, lanes and shards: each engine that draws paths, each form of shock, each
// answer.

using namespace outlay::test;
using outlay::account;
using outlay::draws;
using outlay::economy;
using outlay::sample;
using outlay::summary;

namespace {

outlay::horizon const three_years{.from = 2025y, .until = 2028y};
outlay::correlation const mixed{{"AAA", "BBB", 70_pct}, {"AAA", "CCC", -40_pct}, {"BBB", "CCC", 10_pct}};

// What makes growth and prices uncertain, and how much.
struct shocks {
  char const* name;
  economy growth;
  outlay::prices level;
};
std::vector<shocks> const forms{
    {"one factor", {.growth = 2_pct, .volatility = 3_pct, .common = 40_pct}, {.volatility = 0_pct}},
    {"own volatilities, uncorrelated",
     {.growth = 2_pct, .own_volatility = {{"AAA", 1_pct}, {"CCC", 6_pct}}},
     {.volatility = 0_pct}},
    {"correlations by pair", {.growth = 2_pct, .volatility = 3_pct, .correlation = mixed}, {.volatility = 2_pct}},
    {"prices alone", {.growth = 2_pct}, {.volatility = 2_pct}},
    {"prices with growth",
     {.growth = 2_pct, .volatility = 3_pct, .common = 100_pct},
     {.volatility = 2_pct, .with_growth = -50_pct}},
};

auto plan_of(shocks const& f) {
  using namespace outlay;
  return plan(f.growth, f.level,
              share_target<core>{
                  .to = 5_pct, .by = 2031y, .except = {{"BBB", 3_pct}}, .absorption = 20_pct, .carry_over = true},
              pledge{.amount = 3_bn_usd / year, .from = 2026y / January},
              capital_contribution{.subscribed = 20_bn_usd, .instalments = 4, .first = 2026y / January},
              stockpile_growth<two>{.lift = {60_pct, 20_pct},
                                    .over = 7_years,
                                    .opening = {{"AAA", {14, 30}}, {"BBB", {20, 9}}},
                                    .attrition = {12_pct, 6_pct}});
}

template <int Lanes> sample kept(shocks const& f, draws const& d, int threads) {
  return outlay::ensemble<Lanes>(outlay::threads(threads), three(), plan_of(f), three_years, d, outlay::total_outlay,
                                 outlay::core_outlay.of("AAA"), outlay::counted_core, outlay::overspend,
                                 outlay::outlay_of<account::aid>, outlay::outlay_of<account::paid_in>,
                                 outlay::each_member(outlay::core_share),
                                 outlay::stock_index.in_area(outlay::area::logistics));
}
template <int Lanes> summary counted(shocks const& f, draws const& d, int threads) {
  return outlay::ensemble_summary<Lanes>(outlay::threads(threads), three(), plan_of(f), three_years, d,
                                         outlay::total_outlay, outlay::core_outlay.of("AAA"), outlay::counted_core,
                                         outlay::overspend, outlay::outlay_of<account::aid>,
                                         outlay::outlay_of<account::paid_in>, outlay::each_member(outlay::core_share),
                                         outlay::stock_index.in_area(outlay::area::logistics));
}
bool same_bits(sample const& a, sample const& b) {
  return a.paths() == b.paths() && a.columns() == b.columns() &&
         std::memcmp(a.data(), b.data(), sizeof(double) * static_cast<std::size_t>(a.paths() * a.columns())) == 0;
}

}

TEST_CASE("threads and lanes change no bit of kept paths and of summaries, for every form of shock") {
  draws const d{.paths = 85, .seed = 21, .first_path = 3};
  for (shocks const& f : forms) {
    CAPTURE(f.name);
    auto const whole = kept<4>(f, d, 1);
    CHECK(whole.standard_deviation(whole.column(0, 2027)) > 0);
    CHECK(same_bits(kept<2>(f, d, 2), whole));
    CHECK(same_bits(kept<8>(f, d, 3), whole));
    CHECK(same_bits(kept<16>(f, d, 7), whole));
    auto const all = counted<4>(f, d, 1);
    CHECK(counted<2>(f, d, 2) == all);
    CHECK(counted<8>(f, d, 3) == all);
    CHECK(counted<16>(f, d, 7) == all);
    // A summary counts the numbers that an ensemble keeps.
    for (int c = 0; c < whole.columns(); ++c) {
      outlay::histogram h;
      for (double const x : whole.path_values(c)) h.add(x);
      CHECK(h == all.counts(c));
    }
  }
}

TEST_CASE("n paths and then m more are n + m paths, kept or counted, for every form of shock") {
  for (shocks const& f : forms) {
    CAPTURE(f.name);
    auto const whole = kept<4>(f, {.paths = 60, .seed = 5}, 1), first = kept<4>(f, {.paths = 17, .seed = 5}, 1),
               rest = kept<4>(f, {.paths = 43, .seed = 5, .first_path = 17}, 2);
    bool same = true;
    for (int c = 0; c < whole.columns(); ++c) {
      same = same && std::equal(first.data() + c * 17, first.data() + (c + 1) * 17, whole.data() + c * 60);
      same = same && std::equal(rest.data() + c * 43, rest.data() + (c + 1) * 43, whole.data() + c * 60 + 17);
    }
    CHECK(same);
    auto more = counted<4>(f, {.paths = 43, .seed = 5, .first_path = 17}, 1);
    more.merge(counted<4>(f, {.paths = 17, .seed = 5}, 2));
    CHECK(more == counted<4>(f, {.paths = 60, .seed = 5}, 1));
  }
}

TEST_CASE("the order of members changes no member's path, for every form of shock") {
  auto const allies = three();
  outlay::alliance<> const turned({allies[1], allies[2], allies[0]}, allies.facts());
  for (shocks const& f : forms) {
    CAPTURE(f.name);
    auto const draw = [&](outlay::alliance<> const& a) {
      return outlay::ensemble<4>(
          a,
          outlay::plan(f.growth, f.level, outlay::share_target<outlay::core>{.to = 5_pct, .by = 2031y},
                       outlay::pledge{.amount = 3_bn_usd / outlay::year,
                                      .from = 2025y / January,
                                      .by = outlay::key::custom({{"AAA", 0.5}, {"BBB", 0.25}, {"CCC", 0.25}})}),
          three_years, {.paths = 30}, outlay::each_member(outlay::core_budget),
          outlay::each_member(outlay::outlay_of<account::aid>), outlay::each_member(outlay::core_share));
    };
    auto const s = draw(allies), t = draw(turned);
    for (int answer = 0; answer < 3; ++answer)
      for (auto const* code : {"AAA", "BBB", "CCC"})
        for (int y = 2025; y < 2028; ++y)
          CHECK(std::ranges::equal(s.path_values(s.column(answer, code, y)), t.path_values(t.column(answer, code, y))));
  }
}

TEST_CASE("without volatility every form of shock is the deterministic run, bit for bit") {
  for (shocks f : forms) {
    CAPTURE(f.name);
    f.growth.volatility = 0_pct;
    f.growth.own_volatility = {};
    f.level.volatility = 0_pct;
    auto const s = kept<4>(f, {.paths = 3}, 1);
    auto const run = outlay::project(three(), plan_of(f), three_years, outlay::total_outlay,
                                     outlay::core_outlay.of("AAA"), outlay::counted_core, outlay::overspend,
                                     outlay::outlay_of<account::aid>, outlay::outlay_of<account::paid_in>);
    for (int answer = 0; answer < 6; ++answer)
      for (int y = 2025; y < 2028; ++y)
        for (int p = 0; p < 3; ++p) CHECK(s.path_values(s.column(answer, y))[p] == run.value(answer, y));
  }
}

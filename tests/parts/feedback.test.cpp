// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "small.hpp"

using namespace outlay::test;
using outlay::core;
using outlay::economy;
using outlay::feedback;
using outlay::profile;
using outlay::share_target;

namespace {

// Every share jumps to 3 % of GDP in January 2028; CCC has 6 % and keeps them.
auto jump(outlay::time_span lag, outlay::scalar multiplier = 0.8, outlay::volatility sigma = 0_pct) {
  return outlay::plan(economy{.growth = 0_pct, .volatility = sigma},
                      share_target<core>{.to = 3_pct, .by = 2028y, .path = profile::step, .lag = lag},
                      feedback{.multiplier = multiplier, .domestic = 50_pct, .fades = 2_years});
}
outlay::horizon by(outlay::step_length step) { return {.from = 2025y, .until = 2033y, .step = step}; }

}

TEST_CASE("a step of the share gives an effect on GDP that decays: F = m h (s1 - s0) e^(-t/tau)") {
  double const rise[] = {0.02, 0.01, 0};
  for (auto const step : all_steps) {
    auto run = outlay::start(three(), jump(0_years), by(step));
    int const per_year = 12 / static_cast<int>(step), jump_step = 3 * per_year;
    while (run.step())
      for (int i = 0; i < 3; ++i) {
        int const since = run.steps() - 1 - jump_step; // the step of the jump itself is 0: it moves the GDP of the next
                                                       // one
        double const effect = since < 1 ? 0 : 0.8 * 0.5 * rise[i] * std::exp(-(since - 1) / (2.0 * per_year));
        double const gdp[] = {1000, 500, 250};
        CHECK(run.gdp(i).value() == about(gdp[i] * (1 + effect)));
        // Budgets that look at GDP as it is keep the share on it.
        CHECK(run.ledger(i).counted_core().value() * per_year / run.gdp(i).value() == about(since < 0 && i < 2
                                                                                                ? 0.03 - rise[i]
                                                                                            : i < 2 ? 0.03
                                                                                                    : 0.06));
      }
  }
}

TEST_CASE("budgets know the effect no earlier than their lag: baseline, forecast and actual GDP stay apart") {
  auto run = outlay::start(three(), jump(1_years), by(outlay::step_length::monthly));
  std::vector<double> gdp;
  while (run.step()) {
    int const t = run.steps() - 1;
    gdp.push_back(run.gdp(0).value());
    double const known = t < 12 ? 1000 : gdp[static_cast<std::size_t>(t - 12)];
    CHECK(run.ledger(0).counted_core().value() * 12 == about((t < 36 ? 0.01 : 0.03) * known));
    if (t > 36 && t < 49) {
      CHECK(known == about(1000.0));
      CHECK(gdp.back() > 1000.1);
    }
  }
}

TEST_CASE("a feedback of nothing changes no bit, and an ensemble without shocks is the projection") {
  auto const plain = outlay::plan(economy{.growth = 2_pct}, share_target<core>{.to = 3_pct, .by = 2028y});
  auto const none = outlay::plan(economy{.growth = 2_pct}, share_target<core>{.to = 3_pct, .by = 2028y},
                                 feedback{.multiplier = 0, .domestic = 50_pct, .fades = 2_years});
  auto const a =
      outlay::project(three(), plain, by(outlay::step_length::monthly), outlay::core_outlay, outlay::actual_gdp);
  auto const b =
      outlay::project(three(), none, by(outlay::step_length::monthly), outlay::core_outlay, outlay::actual_gdp);
  auto const c = outlay::project(three(), jump(1_years), by(outlay::step_length::monthly), outlay::core_outlay,
                                 outlay::actual_gdp);
  auto const s = outlay::ensemble<2>(three(), jump(1_years), by(outlay::step_length::monthly), {.paths = 3},
                                     outlay::core_outlay, outlay::actual_gdp);
  for (int y = 2025; y < 2033; ++y)
    for (int k = 0; k < 2; ++k) {
      CHECK(a.value(k, y) == b.value(k, y));
      CHECK(s.path_values(s.column(k, y))[2] == c.value(k, y));
    }
}

TEST_CASE("under shocks the effect multiplies a path's own GDP") {
  auto const with = outlay::ensemble<2>(three(), jump(0_years, 0.8, 2_pct), by(outlay::step_length::annual),
                                        {.paths = 5}, outlay::actual_gdp.of("AAA"));
  auto const without = outlay::ensemble<2>(three(), jump(0_years, 0, 2_pct), by(outlay::step_length::annual),
                                           {.paths = 5}, outlay::actual_gdp.of("AAA"));
  for (int p = 0; p < 5; ++p)
    for (int y = 2025; y < 2033; ++y) {
      double const effect = y < 2029 ? 0 : 0.008 * std::exp(-(y - 2029) / 2.0);
      CHECK(with.path_values(with.column(0, y))[p] ==
            about(without.path_values(without.column(0, y))[p] * (1 + effect)));
    }
}

TEST_CASE(
    "the effect is reported in money, and its derivative by the multiplier is the effect of a multiplier of one") {
  auto const run = outlay::project(three(), jump(0_years), by(outlay::step_length::quarterly));
  for (auto y = 2025y; y < 2033y; ++y)
    CHECK(run.measured("feedback", "effect on GDP", outlay::all_members, y) ==
          doctest::Approx(run.gdp(outlay::all_members, y).value() - 1750).epsilon(1e-9).scale(1));
  auto const slope = outlay::sensitivity(three(), jump(0_years), by(outlay::step_length::annual),
                                         outlay::actual_gdp.of("AAA"), outlay::wrt(&feedback::multiplier));
  for (int k = 0; k < 8; ++k)
    CHECK(slope.slope[static_cast<std::size_t>(k)] ==
          doctest::Approx(k < 4 ? 0 : 1000 * 0.5 * 0.02 * std::exp(-(k - 4) / 2.0)).epsilon(1e-12).scale(1));
}

TEST_CASE("a member has one feedback: two would count its outlay twice") {
  feedback const all{.name = "all", .multiplier = 0.8, .domestic = 50_pct, .fades = 2_years},
      one{.name = "one", .of = "BBB", .multiplier = 0.8, .domestic = 50_pct, .fades = 2_years};
  check_errors({{[&] {
                   outlay::project(
                       three(),
                       outlay::plan(economy{.growth = 2_pct}, share_target<core>{.to = 3_pct, .by = 2028y}, all, one),
                       by(outlay::step_length::annual));
                 },
                 "feedback \"one\"", "of", "BBB again", "members without another feedback"}});
}

TEST_CASE("an effect that leaves nothing of a GDP is an error, and that of who has left fades") {
  // 3 % of GDP given up at once, at 40 of GDP for each 1 of it: 1 - 1.2.
  auto const run = [](outlay::scalar multiplier) {
    return outlay::project(three(),
                           outlay::plan(economy{.growth = 0_pct},
                                        share_target<core>{
                                            .to = 3_pct, .by = 2028y, .path = profile::step, .floor = false},
                                        feedback{.multiplier = multiplier, .domestic = 100_pct, .fades = 2_years}),
                           by(outlay::step_length::annual));
  };
  try {
    run(40);
    FAIL_CHECK("no error");
  } catch (outlay::error const& e) {
    CHECK(e.part() == "feedback");
    CHECK(e.field() == "multiplier");
    CHECK(e.value().starts_with("40, which leaves -"));
    CHECK(e.value().ends_with(" of a GDP of 250 bn of CCC in 2029"));
    CHECK(e.valid() == "an effect that leaves a GDP above 0");
  }
  CHECK(run(10).gdp("CCC", 2029y).value() == about(250 * (1 - 10 * 0.03)));
}

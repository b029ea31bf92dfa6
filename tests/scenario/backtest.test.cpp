// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/data/nato.hpp>
#include <outlay/scenario.hpp>
#include <outlay/scores/backtest.hpp>
#include <outlay/scores/rules.hpp>

#include <doctest/doctest.h>

using namespace outlay::literals;

namespace {

outlay::member_years const& shares() {
  static outlay::member_years const all(outlay::data::nato_2026_edition::share_of_gdp);
  return all;
}
// Shares as fractions, of two members.
outlay::member_years observed() {
  outlay::member_years t("shares", {"DEU", "NOR"}, 2014, 2026);
  for (auto const& code : t.codes())
    for (int y = 2014; y <= 2026; ++y) t.set(code, y, shares().at(code, y) / 100);
  return t;
}
outlay::horizon span_of(int base) {
  return {.from = std::chrono::year(base), .until = std::chrono::year(base + 3), .step = outlay::step_length::annual};
}

} // namespace

TEST_CASE("a backtest of scenarios is that of typed plans, bit for bit") {
  outlay::draws const d{.paths = 200, .seed = 3};
  auto const vintages = outlay::base_years(observed(), 2019, 2022);
  auto const risk = [](outlay::vintage const& v) { return outlay::rules::risk(v.known, v.base, 5_pct); };
  auto const typed = outlay::backtest(observed(), vintages, 2, [&](outlay::vintage const& v) {
    return outlay::ensemble(outlay::data::nato_2026(v.base),
                            outlay::plan(outlay::economy{.growth = 1_pct}, outlay::rules::shares_held(v.base), risk(v)),
                            span_of(v.base), d, each_member(outlay::core_share));
  });
  auto const by_name = outlay::backtest(
      observed(), vintages, 2,
      [&](outlay::vintage const& v) {
        outlay::scenario s(outlay::data::nato_2026(v.base), span_of(v.base));
        s.add(outlay::economy{.growth = 1_pct});
        s.add(outlay::rules::shares_held(v.base));
        s.add(risk(v));
        return s.ensemble(d, {"core share of DEU", "core share of NOR"});
      },
      "core share");
  REQUIRE(typed.outcomes().size() == 16);
  REQUIRE(by_name.outcomes().size() == 16);
  for (std::size_t k = 0; k < 16; ++k) {
    auto const &a = typed.outcomes()[k], &b = by_name.outcomes()[k];
    CHECK(a.code == b.code);
    CHECK(a.low_90 == b.low_90);
    CHECK(a.high_90 == b.high_90);
    CHECK(a.crps == b.crps);
    CHECK(a.interval_90 == b.interval_90);
  }
}

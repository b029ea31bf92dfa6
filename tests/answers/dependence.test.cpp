// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "../parts/small.hpp"

using namespace outlay::test;
using outlay::area;
using outlay::dependence;
using two = outlay::areas<area::air_defence, area::logistics>;

namespace {
// Stocks that nobody buys: AAA's logistics halve in 2027, BBB's are lost in 2029, AAA's in 2030.
auto const plan =
    outlay::plan(outlay::economy{.growth = 2_pct}, outlay::share_target<outlay::core>{.to = 5_pct, .by = 2035y},
                 outlay::stockpile_growth<two>{.lift = 0_pct,
                                               .over = 1_years,
                                               .opening = {{"AAA", {30, 40}}, {"BBB", {10, 20}}},
                                               .equipment_share = 0_pct,
                                               .losses = {{2027y, area::logistics, 50_pct, "AAA"},
                                                          {2029y, area::logistics, 100_pct, "BBB"},
                                                          {2030y, area::logistics, 100_pct, "AAA"}}});
outlay::horizon const span{.from = 2025y, .until = 2032y};
}

TEST_CASE("dependence is one less the group's own part of the stocks, by area or over all") {
  auto const run =
      outlay::project(three(), plan, span, dependence.of("BBB").in_area(area::logistics), dependence.of("BBB"),
                      dependence.of("BBB").in_area(area::air_defence), dependence.of("CCC"));
  double const logistics[] = {1 - 20 / 60.0, 1 - 20 / 60.0, 0.5, 0.5, 1, 1, 1},
               all[] = {0.7, 0.7, 1 - 30 / 80.0, 1 - 30 / 80.0, 1 - 10 / 60.0, 0.75, 0.75};
  for (int k = 0; k < 7; ++k) {
    auto const at = static_cast<std::size_t>(k);
    CHECK(run.values(0)[at] == about(logistics[k]));
    CHECK(run.values(1)[at] == about(all[k]));
    CHECK(run.values(2)[at] == about(0.75));
    CHECK(run.values(3)[at] == 1);
  }
}

TEST_CASE("dependence without stocks is an error") {
  check_errors({{[] { outlay::project(three(), plan, span, dependence.in_area(area::ground_manoeuvre)); },
                 "answer \"dependence of Europe and Canada, ground manoeuvre\"", "of", "no stocks",
                 "an area with stocks in this plan"}});
}

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/data/nato.hpp>
#include <outlay/outlay.hpp>

#include <doctest/doctest.h>

using namespace outlay::literals;
using namespace std::chrono_literals;
using outlay::category;

namespace {

using stocks = outlay::stockpile_growth<outlay::five_areas_and_other, 3>;

// A third of what equipment's money buys, and more, as stock parts: the rest of it is other equipment.
stocks replaced(outlay::alliance<> const& allies) {
  stocks s{.lift = 30_pct,
           .over = 10_years,
           .opening = {},
           .flat = {"USA"},
           .attrition = 8.25_pct,
           .lead = 3_years,
           .own_lead = {{outlay::area::logistics, 1.5_years}}};
  for (auto const& m : allies.members()) {
    if (!m.spends) continue;
    double const part = outlay::data::perpetual_inventory(m.code.text(), 2024) / 18;
    s.opening.push_back({m.code, {part, part, part, part, part, part}});
  }
  return s;
}

} // namespace

// The figures are those of tests/reference/categories.py, billions of 2021 dollars of Europe and Canada.
TEST_CASE("equipment keeps its share of the base year whatever of it stock parts buy, as NATO has it in 2025") {
  auto const allies = outlay::data::nato_2026(2025);
  outlay::economy const growth{.growth = outlay::data::weo_2025_april()};
  outlay::share_target<outlay::core> const target{.to = 3.5_pct, .by = 2035y, .except = {{"ESP", 2.1_pct}}};
  outlay::horizon const span{.from = 2025y, .until = 2036y};
  auto at_the_margin = target;
  at_the_margin.remainder = outlay::remainder_by::marginal;
  auto const alone = outlay::project(allies, outlay::plan(growth, target), span),
             with_stocks = outlay::project(allies, outlay::plan(growth, target, replaced(allies)), span),
             marginal = outlay::project(allies, outlay::plan(growth, at_the_margin), span),
             marginal_with_stocks =
                 outlay::project(allies, outlay::plan(growth, at_the_margin, replaced(allies)), span);
  struct row {
    int year;
    double equipment, personnel, infrastructure, other;
  };
  row const average[] = {{2025, 176.335283, 197.576392, 18.383047, 178.909278},
                        {2030, 233.576993, 267.695413, 24.861033, 239.871101},
                        {2035, 298.148660, 346.624656, 32.125359, 307.506499}};
  row const as_added[] = {{2025, 176.335283, 197.576392, 18.383047, 178.909278},
                          {2030, 262.047521, 230.692484, 26.175069, 247.089468},
                          {2035, 358.143799, 267.820591, 34.911094, 323.529689}};
  auto const check = [](auto const& run, row const& e) {
    auto const is = [&](category c, double x) {
      CHECK(run.outlay_of(c, outlay::europe_and_canada, std::chrono::year(e.year)).value() ==
            doctest::Approx(x).epsilon(3e-8));
    };
    CAPTURE(e.year);
    is(category::equipment, e.equipment);
    is(category::personnel, e.personnel);
    is(category::infrastructure, e.infrastructure);
    is(category::other, e.other);
  };
  for (row const& e : average) check(alone, e), check(with_stocks, e);
  for (row const& e : as_added) check(marginal, e), check(marginal_with_stocks, e);
  // Germany: 24.6 bn of equipment, of 97.4 bn.
  CHECK(alone.outlay_of(category::equipment, "DEU", 2025y).value() == doctest::Approx(24.562).epsilon(1e-4));
  CHECK(with_stocks.outlay_of(outlay::account::equipment, "DEU", 2025y).value() > 5);
  CHECK(with_stocks.outlay_of(category::equipment, "DEU", 2025y).value() == doctest::Approx(24.562).epsilon(1e-4));
}

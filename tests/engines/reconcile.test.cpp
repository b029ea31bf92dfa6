// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "../parts/small.hpp"

#include <outlay/data/nato.hpp>

using namespace outlay::test;

TEST_CASE("the base year of NATO's data is met member by member, and Iceland spends nothing") {
  auto const allies = outlay::data::nato_2026();
  auto const plan = outlay::plan(outlay::economy{.growth = outlay::data::weo_2025_april()},
                                 outlay::share_target<outlay::core>{.to = 3.5_pct, .by = 2035y});
  auto const table = outlay::reconcile(
      outlay::project(allies, plan, {.from = 2025y, .until = 2027y, .step = outlay::step_length::quarterly}));
  CHECK(table.size() == 32);
  for (auto const& row : table) {
    CAPTURE(row.code.text());
    CHECK(row.model == about(row.data));
    CHECK(row.model_share == about(row.data_share));
    if (row.code.text() == "ISL") CHECK(row.model == 0);
  }
  CHECK_THROWS_AS(outlay::reconcile(outlay::project(allies, plan, {.from = 2026y, .until = 2027y})), outlay::error);
}

TEST_CASE("a plan that leaves the base year shows by how much") {
  // Execution of 90 % spends a tenth less than was spent.
  auto const plan = outlay::plan(outlay::economy{.growth = 2_pct},
                                 outlay::share_target<outlay::core>{.to = 7_pct, .by = 2030y, .execution = 90_pct});
  auto const table = outlay::reconcile(outlay::project(three(), plan, {.from = 2025y, .until = 2026y}));
  double const spent[] = {10, 10, 15};
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(table[i].data == about(spent[i]));
    CHECK(table[i].difference() == about(-0.1 * spent[i]));
  }
}

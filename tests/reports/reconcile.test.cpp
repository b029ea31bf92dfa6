// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "../parts/small.hpp"

#include <outlay/data/nato.hpp>

using namespace outlay::test;

namespace nato = outlay::data::nato_2026_edition;

TEST_CASE("the base year of NATO's data is met member by member, and Iceland spends nothing") {
  auto const allies = outlay::data::nato_2026(2025);
  auto const plan = outlay::plan(outlay::economy{.growth = outlay::data::weo_2025_april()},
                                 outlay::share_target<outlay::core>{.to = 3.5_pct, .by = 2035y});
  auto const run = outlay::project(
      allies, plan, {.from = 2025y, .until = 2030y, .step = outlay::step_length::quarterly});
  auto const table = outlay::reconcile(run, 2025y);
  CHECK(table.size() == 32);
  for (auto const& row : table) {
    CAPTURE(row.code.text());
    CHECK(row.year == 2025);
    CHECK(row.estimate);
    CHECK(row.model == about(row.data));
    CHECK(row.model_share == about(row.data_share));
    if (row.code.text() == "ISL") {
      CHECK(row.model == 0);
      CHECK_FALSE(row.data_category.has_value());
      continue;
    }
    CHECK(row.data == about(nato::outlay_2021.at(row.code.text(), 2025) / 1000));
    for (std::size_t c = 0; c < 4; ++c) CHECK(row.model_category[c] == about((*row.data_category)[c], 1e-9));
    CHECK((*row.data_category)[0] ==
          doctest::Approx(row.data * nato::equipment_share.at(row.code.text(), 2025) / 100).epsilon(3e-4));
  }
  // 2026 is published as well, 2027 is not.
  auto const both = outlay::reconcile(run);
  REQUIRE(both.size() == 64);
  CHECK(both[31].year == 2025);
  for (std::size_t k = 32; k < 64; ++k) {
    CHECK(both[k].year == 2026);
    if (both[k].code == "DEU") {
      CHECK(both[k].data == about(nato::outlay_2021.at("DEU", 2026) / 1000));
      CHECK(both[k].model == run.counted_core("DEU", 2026y).value());
      CHECK(both[k].model_category[3] == run.outlay_of(outlay::category::other, "DEU", 2026y).value());
      CHECK(both[k].difference() < -10); // it was to rise by more than a straight line has it
    }
  }
  auto const later = outlay::project(allies, plan, {.from = 2027y, .until = 2029y});
  std::string const has = "a projection with a published year: 2025 to 2026";
  check_errors({{[&] { (void)outlay::reconcile(later); }, "reconcile", "years", "2027 to 2028", has},
                {[&] { (void)outlay::reconcile(run, 2027y); }, "reconcile", "year", "2027",
                 "a published year that the projection has: 2025 to 2026"},
                {[&] { (void)outlay::reconcile(run, 2024y); }, "reconcile", "year", "2024", "2025 to 2029"}});
}

TEST_CASE("every published year from the base on is compared, each with the members that belong") {
  auto const run = outlay::project(outlay::data::nato_2026(2021),
                                   outlay::plan(outlay::economy{.growth = outlay::data::weo_2026_april()},
                                                outlay::share_target<outlay::core>{.to = 3.5_pct, .by = 2035y}),
                                   {.from = 2021y, .until = 2036y, .step = outlay::step_length::annual});
  auto const table = outlay::reconcile(run);
  // 30 members in 2021 and 2022, Finland from 2023, Sweden from 2024.
  CHECK(table.size() == 30 + 30 + 31 + 32 + 32 + 32);
  double europe[2027] = {};
  for (auto const& row : table) {
    CHECK_FALSE((row.code == "FIN" && row.year < 2023));
    CHECK_FALSE((row.code == "SWE" && row.year < 2024));
    CHECK(row.estimate == (row.year >= 2025));
    if (row.code != "USA") europe[row.year] += row.data;
  }
  for (int y = 2021; y <= 2026; ++y)
    CHECK(std::fabs(1000 * europe[y] - nato::total_outlay_2021.at("NATO_EUR_CAN", y)) <= 16);
}

TEST_CASE("aid out of the budget stands in other, and leaves less of the categories") {
  auto const run = outlay::project(
      outlay::data::nato_2026(),
      outlay::plan(outlay::economy{.growth = 0_pct}, outlay::share_target<outlay::core>{.to = 0_pct, .by = 2035y},
                   outlay::pledge{.amount = 12_bn_usd_2021 / outlay::year, .from = 2026y, .payers = "FRA"}),
      {.from = 2026y, .until = 2027y});
  for (auto const& row : outlay::reconcile(run, 2026y)) {
    if (row.code != "FRA") continue;
    CHECK(row.model == about(row.data));
    double const left = 1 - 12 / row.data;
    for (std::size_t c = 0; c < 3; ++c) CHECK(row.model_category[c] == about(left * (*row.data_category)[c], 1e-9));
    CHECK(row.model_category[3] == about(left * (*row.data_category)[3] + 12, 1e-9));
  }
}

TEST_CASE("a plan that leaves the base year shows by how much") {
  // A target of nothing that half of the way is done to in the base year. (Execution leaves the base year as it was.)
  auto const plan = outlay::plan(
      outlay::economy{.growth = 2_pct},
      outlay::share_target<outlay::core>{.to = 0_pct, .by = 2026y, .from = 2024y, .floor = false, .execution = 90_pct});
  auto const table = outlay::reconcile(outlay::project(three(), plan, {.from = 2025y, .until = 2026y}));
  double const spent[] = {10, 10, 15};
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(table[i].data == about(spent[i]));
    CHECK(table[i].difference() == about(-0.5 * spent[i]));
  }
  // Without published figures the base year is that of the members, with their division of outlay.
  CHECK(table.size() == 3);
  CHECK(table[0].year == 2025);
  CHECK_FALSE(table[0].estimate);
  CHECK((*table[0].data_category)[1] == about(0.35 * 10));
  CHECK(table[0].model_category[1] == about(0.5 * 0.35 * 10));
  auto const later = outlay::project(three(), plan, {.from = 2026y, .until = 2027y});
  check_errors({{[&] { (void)outlay::reconcile(later); }, "reconcile", "years", "2026 to 2026",
                 "a projection with a published year: 2025 to 2025"}});
}

TEST_CASE("published figures of an own alliance are compared in their years") {
  auto facts = three().facts();
  facts.published = {{2024, "AAA", 9, 990},
                     {2026, "AAA", 12, 1010, {}, true},
                     {2026, "XYZ", 1, 100},
                     {2026, "CCC", 14, 250, std::array<double, 4>{0.5, 0.25, 0.125, 0.125}}};
  outlay::alliance<> const allies(three().members(), facts);
  auto const plan = outlay::plan(outlay::economy{.growth = 0_pct},
                                 outlay::share_target<outlay::core>{.to = 0_pct, .by = 2035y});
  auto const run = outlay::project(allies, plan, {.from = 2025y, .until = 2028y});
  auto const table = outlay::reconcile(run);
  REQUIRE(table.size() == 2); // 2024 lies before the base year, and XYZ is no member
  CHECK(table[0].model == about(10));
  CHECK(table[0].data == 12);
  CHECK(table[0].estimate);
  CHECK_FALSE(table[0].data_category.has_value());
  CHECK(table[1].data_share == about(14.0 / 250));
  CHECK((*table[1].data_category)[0] == 7);
  check_errors({{[&] { (void)outlay::reconcile(run, 2025y); }, "reconcile", "year", "2025",
                 "a published year that the projection has: 2026 to 2026"}});
}

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "small.hpp"

#include <limits>

using namespace outlay::test;
using outlay::economy;

namespace {

outlay::growth_table table_of_three() {
  return {.source = "invented",
          .rows = {{"AAA", {2025, {1, 2, 3}}}, {"BBB", {2025, {0, 0, 5}}}, {"CCC", {2025, {-1, -2, 4}}}}};
}

double gdp(outlay::projection<outlay::usd_2021> const& run, outlay::group const& who, int y) {
  return run.gdp(who, std::chrono::year(y)).value();
}

}

TEST_CASE("annual means of GDP grow by the published rate in steps of any length") {
  for (auto const step : all_steps) {
    auto const run =
        outlay::project(three(), outlay::plan(economy{.growth = 2_pct}), {.from = 2025y, .until = 2036y, .step = step});
    for (int k = 0; k < 11; ++k) {
      CHECK(gdp(run, "AAA", 2025 + k) == about(1000 * std::pow(1.02, k), 4e-15 * (k + 1)));
      CHECK(gdp(run, outlay::all_members, 2025 + k) == about(1750 * std::pow(1.02, k)));
    }
  }
}

TEST_CASE("within a year GDP grows month by month around its mean") {
  auto run = outlay::start(three(), outlay::plan(economy{.growth = 3_pct}), {.from = 2025y, .until = 2027y});
  double sum = 0;
  for (int m = 0; m < 12; ++m) sum += std::pow(1.03, (m - 5.5) / 12);
  for (int m = 0; m < 24; ++m) {
    REQUIRE(run.step());
    double const year_mean = m < 12 ? 500 : 515;
    CHECK(run.gdp(1).value() == about(year_mean * 12 * std::pow(1.03, (m % 12 - 5.5) / 12) / sum));
  }
  CHECK_FALSE(run.step());
}

TEST_CASE("after a table's last year its last rate holds, and growth before the horizon is used") {
  auto const plan = outlay::plan(economy{.growth = table_of_three()});
  auto const run = outlay::project(three(), plan, {.from = 2025y, .until = 2032y});
  CHECK(gdp(run, "AAA", 2025) == about(1000));
  CHECK(gdp(run, "AAA", 2026) == about(1020));
  CHECK(gdp(run, "AAA", 2031) == about(1020 * std::pow(1.03, 5)));
  CHECK(gdp(run, "CCC", 2027) == about(250 * 0.98 * 1.04));
  auto const later = outlay::project(three(), plan, {.from = 2028y, .until = 2030y});
  CHECK(gdp(later, "AAA", 2028) == about(1020 * 1.03 * 1.03));
  CHECK(gdp(later, "AAA", 2029) == gdp(run, "AAA", 2029));
}

TEST_CASE("an extra rate is added to every rate, and members may have rates of their own") {
  auto const own = outlay::plan(economy{.growth = {{"AAA", 1_pct}, {"BBB", 2_pct}, {"CCC", -3_pct}}, .extra = 0.5_pct});
  auto const run = outlay::project(three(), own, {.from = 2025y, .until = 2028y});
  CHECK(gdp(run, "AAA", 2027) == about(1000 * 1.015 * 1.015));
  CHECK(gdp(run, "CCC", 2026) == about(250 * 0.975));
}

TEST_CASE("a GDP read as an opening instant grows before the first step") {
  auto const plan = outlay::plan(economy{.growth = 2_pct, .reading = outlay::gdp_reading::opening_instant});
  for (auto const step : all_steps) {
    auto run = outlay::start(three(), plan, {.from = 2025y, .until = 2027y, .step = step});
    for (int t = 1; run.step(); ++t)
      CHECK(run.gdp(0).value() == about(1000 * std::pow(1.02, t * static_cast<int>(step) / 12.0)));
  }
}

TEST_CASE("two economies may divide the members between them") {
  auto const plan = outlay::plan(economy{.name = "one", .of = "BBB", .growth = {{"BBB", 5_pct}}},
                                 economy{.name = "others", .of = outlay::all_but("others", {"BBB"}), .growth = 1_pct});
  auto const run = outlay::project(three(), plan, {.from = 2025y, .until = 2027y});
  CHECK(gdp(run, "AAA", 2026) == about(1010));
  CHECK(gdp(run, "BBB", 2026) == about(525));
  CHECK(gdp(run, "CCC", 2026) == about(252.5));
}

TEST_CASE("a longer horizon leaves earlier years as they were") {
  auto const plan = outlay::plan(economy{.growth = table_of_three()});
  auto const less = outlay::project(three(), plan, {.from = 2025y, .until = 2028y});
  auto const more = outlay::project(three(), plan, {.from = 2025y, .until = 2040y});
  for (int y = 2025; y < 2028; ++y) CHECK(gdp(less, outlay::all_members, y) == gdp(more, outlay::all_members, y));
}

TEST_CASE("each member has one economy, from the base year of the data on") {
  auto const refused = [](economy const& e, outlay::horizon span = {.from = 2025y, .until = 2027y}) {
    return [=] { outlay::project(three(), outlay::plan(e), span); };
  };
  check_errors({
      {refused({.growth = {{"AAA", 1_pct}, {"BBB", 2_pct}, {"CCC", 1_pct}, {"AAA", 9_pct}}}), "economy", "growth",
       "AAA twice", "each member once"},
      {refused({.of = "AAA", .growth = 1_pct}), "plan", "economy", "0 for BBB",
       "exactly one economy part for each member"},
      {refused({.growth = 1_pct}, {.from = 2024y, .until = 2027y}), "economy", "growth", "a horizon from 2024",
       "from the base year of the data, 2025, or later"},
      {[] {
         outlay::project(three(), outlay::plan(outlay::pledge{.amount = 1_bn_usd_2021 / outlay::year, .from = 2025y}),
                         {.from = 2025y, .until = 2027y});
       },
       "plan", "economy", "none", "an economy part, which every share and key stands on"},
      {[] {
         outlay::project(three(),
                         outlay::plan(economy{.name = "a", .growth = 1_pct}, economy{.name = "b", .growth = 2_pct}),
                         {.from = 2025y, .until = 2027y});
       },
       "plan", "economy", "2 for AAA", "exactly one economy part for each member"},
  });
}

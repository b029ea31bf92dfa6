// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "../engines/full_plan.hpp"

using namespace outlay::test;
using outlay::area;
using outlay::core;
using outlay::economy;
using outlay::headline_lift;
using outlay::share_target;
using outlay::stockpile_growth;

namespace {

using all_areas = outlay::five_areas_and_other;
outlay::item_cost worth(double billions) {
  return outlay::billions<outlay::usd_2021>(billions) / outlay::stock_value<>::from_value(1);
}

// Air defence fivefold in two years, all else as it is; air defence is `weight` of the value, in units of 3 billion
// each.
auto fivefold(double weight) {
  return outlay::plan(
      economy{.growth = 0_pct}, share_target<core>{.to = 8_pct, .by = 2026y, .floor = false},
      stockpile_growth<all_areas>{.lift = {400_pct, 0_pct, 0_pct, 0_pct, 0_pct, 0_pct},
                                  .over = 2_years,
                                  .opening = {{"AAA", {weight * 20 / 3, 20 * (1 - weight), 0, 0, 0, 0}}},
                                  .unit_cost = {worth(3), worth(1), worth(1), worth(1), worth(1), worth(1)},
                                  .equipment_share = 100_pct});
}

}

TEST_CASE("air defence fivefold is 30 % in all where air defence is 7.5 % of the value, and only there") {
  for (double const weight : {0.075, 0.05, 0.2}) {
    auto const t = outlay::project(three(), fivefold(weight), six_years, headline_lift, headline_lift.reached(),
                                   headline_lift.of("AAA"));
    for (int y = 2025; y < 2031; ++y) {
      CHECK(t.value(0, y) == about(4 * weight));
      CHECK(t.value(2, y) == t.value(0, y));
    }
    CHECK(t.value(1, 2030) == about(4 * weight, 1e-11));
  }
}

TEST_CASE("what is reached lies on the way, and who keeps flat asks for nothing") {
  auto const t = outlay::project(three(), fivefold(0.1), six_years, headline_lift.reached());
  CHECK(t.value(0, 2025) < 0.4 * 0.51);
  CHECK(t.value(0, 2025) > 0.4 * 0.4);
  stockpile_growth<two> flat{
      .lift = 30_pct, .over = 2_years, .opening = {{"AAA", {6, 4}}, {"BBB", {10, 20}}}, .flat = {"BBB"}};
  auto const s = outlay::project(three(), outlay::plan(economy{.growth = 0_pct}, flat), six_years, headline_lift,
                                 headline_lift.of("BBB"));
  CHECK(s.value(0, 2030) == about(0.3 * 10 / 40));
  CHECK(s.value(1, 2030) == 0);
  CHECK(headline_lift.of("NOR").reached().name() == "headline lift reached of NOR");
  check_errors({{[&] {
                   outlay::project(three(), outlay::plan(economy{.growth = 0_pct}, flat), six_years,
                                   headline_lift.of("CCC"));
                 },
                 "answer \"headline lift of CCC\"", "of", "no stocks", "a group with stocks in this plan"}});
}

TEST_CASE("demand, starts and deliveries are told by area, and make the whole") {
  stockpile_growth<two> stocks{.lift = {60_pct, 20_pct},
                               .over = 4_years,
                               .opening = {{"AAA", {14, 30}}, {"BBB", {20, 9}}},
                               .attrition = 10_pct,
                               .measures_by_area = true};
  auto const run = outlay::project(
      three(), outlay::plan(economy{.growth = 1_pct}, share_target<core>{.to = 3_pct, .by = 2030y}, stocks), six_years);
  auto const by = [&](char const* word, area a, std::chrono::year y) {
    return run.measured("stockpile_growth", std::string(word) + " by area|" + std::string(outlay::name_of(a)),
                        outlay::all_members, y);
  };
  for (auto y = 2025y; y < 2031y; ++y) {
    auto const whole = [&](char const* word) { return run.measured("stockpile_growth", word, outlay::all_members, y); };
    CHECK(by("starts", area::air_defence, y) + by("starts", area::logistics, y) == about(whole("started")));
    CHECK(by("deliveries", area::air_defence, y) + by("deliveries", area::logistics, y) == about(whole("delivered")));
    // Without a limit of industry, what is wanted in the last step and not ordered waits for money.
    CHECK(by("demand", area::air_defence, y) + by("demand", area::logistics, y) >=
          whole("unstarted, money") * (1 - 1e-12));
  }
}

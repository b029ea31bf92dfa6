// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "small.hpp"

#include <limits>

using namespace outlay::test;
using outlay::account;
using outlay::area;
using outlay::core;
using outlay::economy;
using outlay::share_target;
using outlay::stockpile_growth;
using two = outlay::areas<area::air_defence, area::logistics>;

namespace {

outlay::horizon const span{.from = 2025y, .until = 2041y};

// AAA and BBB hold stocks; a unit is worth a billion unless said otherwise.
stockpile_growth<two> stocks(double units = 10) {
  return {.lift = {60_pct, 20_pct},
          .over = 10_years,
          .opening = {{"AAA", {units, 2 * units}}, {"BBB", {units, units}}},
          .attrition = {12_pct, 4_pct},
          .equipment_share = 35_pct};
}
template <class... Stocks> auto plan_with(Stocks const&... s) {
  return outlay::plan(economy{.growth = 0_pct}, share_target<core>{.to = 5_pct, .by = 2026y}, s...);
}
template <class... Stocks> auto project(outlay::horizon const& when, Stocks const&... s) {
  return outlay::project(three(), plan_with(s...), when);
}
double bought(outlay::projection<outlay::usd_2021> const& run, outlay::group const& who, int y) {
  return run.outlay_of(account::equipment, who, std::chrono::year(y)).value();
}

} // namespace

TEST_CASE("with money enough a stock reaches its lift after ten years and is held there") {
  for (auto const step : all_steps) {
    auto const run = project({.from = 2025y, .until = 2041y, .step = step}, stocks());
    for (int y = 2025; y < 2041; ++y) {
      double const p = std::min(1.0, (y - 2024) / 10.0);
      CHECK(run.stock_index("AAA", std::chrono::year(y), area::air_defence) == about(1 + 0.6 * p));
      CHECK(run.stock_index("BBB", std::chrono::year(y), area::logistics) == about(1 + 0.2 * p));
      CHECK(run.stock_index("AAA", std::chrono::year(y)) == about(1 + (0.6 + 2 * 0.2) / 3 * p));
      CHECK(run.stock_index(outlay::all_members, std::chrono::year(y)) == about(1 + (20 * 0.6 + 30 * 0.2) / 50 * p));
    }
  }
}

TEST_CASE("once a stock stands at its target purchases replace attrition") {
  for (auto const step : all_steps) {
    auto const run = project({.from = 2025y, .until = 2041y, .step = step}, stocks());
    double const dt = static_cast<int>(step) / 12.0;
    double const air = 16 * (1 - std::pow(0.88, dt)) / dt, land = 24 * (1 - std::pow(0.96, dt)) / dt;
    for (int y = 2036; y < 2041; ++y) {
      CHECK(bought(run, "AAA", y) == about(air + land, 1e-10));
      CHECK(run.wanted("AAA", std::chrono::year(y)).value() == about(air + land, 1e-10));
    }
  }
}

TEST_CASE("a rise that starts in a year excludes that year, one that starts in a month begins there") {
  auto s = stocks();
  s.from = 2027y;
  auto const by_year = project(span, s);
  CHECK(by_year.stock_index("AAA", 2027y) == about(1));
  CHECK(by_year.stock_index("AAA", 2032y, area::air_defence) == about(1.3));
  CHECK(by_year.stock_index("AAA", 2037y, area::air_defence) == about(1.6));
  s.from = 2027y / January;
  auto const by_month = project(span, s);
  CHECK(by_month.stock_index("AAA", 2026y) == about(1));
  CHECK(by_month.stock_index("AAA", 2031y, area::air_defence) == about(1.3));
}

TEST_CASE("a flat member only replaces what it loses") {
  auto s = stocks();
  s.flat = {"BBB"};
  auto const run = project({.from = 2025y, .until = 2041y, .step = outlay::step_length::annual}, s);
  CHECK(run.stock_index("BBB", 2040y) == about(1));
  CHECK(bought(run, "BBB", 2040) == about(10 * 0.12 + 10 * 0.04));
  CHECK(run.stock_index("AAA", 2040y, area::air_defence) == about(1.6));
  CHECK(bought(run, "CCC", 2040) == 0);
}

TEST_CASE("targets of flat members and others have the same bits in packs of any width, also where an event starts") {
  // Widths of eight lanes or more work targets out for all members at once, smaller ones member by member.
  auto const same_in_lanes = [](auto const& plan) {
    auto const drawn = [&]<int Lanes>(std::integral_constant<int, Lanes>) {
      return outlay::ensemble<Lanes>(three(), plan, span, {.paths = 20, .seed = 9}, outlay::stock_index,
                                     outlay::stock_index.of("BBB"), outlay::outlay_of<account::equipment>);
    };
    auto const narrow = drawn(std::integral_constant<int, 2>{}), wide = drawn(std::integral_constant<int, 16>{});
    CHECK(std::equal(narrow.data(), narrow.data() + 20 * narrow.columns(), wide.data()));
    return wide;
  };
  economy const moving{.growth = 1_pct, .volatility = 2_pct};
  share_target<core> const budget{.to = 5_pct, .by = 2026y};
  auto some = stocks();
  some.flat = {"BBB"};
  same_in_lanes(outlay::plan(moving, budget, some));
  some.from = outlay::on("talks");
  auto const s = same_in_lanes(outlay::plan(moving, budget, some, outlay::event{.name = "talks", .rate = 30_pct}));
  // a flat member holds what it has, whenever the others begin
  for (int y = 0; y < 16; ++y)
    for (int path = 0; path < 20; ++path) CHECK(s.data()[(16 + y) * 20 + path] == about(1.0));
}

TEST_CASE("where money binds every area of a member gets the same part of what it wants") {
  // BBB can spend 35 % of 25 bn a year; its first year of orders is (200 x 1.06 - 176) + (200 x 1.02 - 192) = 48 bn.
  auto const run = project({.from = 2025y, .until = 2030y, .step = outlay::step_length::annual},
                           share_target<outlay::resilience>{.existing = 0_pct, .to = 1_pct, .by = 2026y}, stocks(200));
  double const budget = 0.02 * 500, f = 0.35 * budget / 48;
  CHECK(run.wanted("BBB", 2025y).value() == about(48));
  CHECK(bought(run, "BBB", 2025) == about(0.35 * budget));
  CHECK(run.stock_index("BBB", 2025y, area::air_defence) == about(0.88 + f * (1.06 - 0.88)));
  CHECK(run.stock_index("BBB", 2025y, area::logistics) == about(0.96 + f * (1.02 - 0.96)));
  // They take all of the part's 35 %, which is more than the base year's 25 %: the rest goes to the other categories.
  CHECK(run.outlay_of(account::other_equipment, "BBB", 2025y).value() == 0);
  CHECK(run.outlay_of(account::personnel, "BBB", 2025y).value() == about(0.65 * budget * 35 / 75));
}

TEST_CASE("equipment money is what claims leave, and nothing where they take all") {
  auto const with_pledge = [](double billions) {
    return project({.from = 2025y, .until = 2026y, .step = outlay::step_length::annual}, stocks(200),
                   outlay::pledge{.amount = outlay::billions<outlay::usd_2021>(billions) / outlay::year,
                                  .from = 2025y,
                                  .payers = "BBB"});
  };
  CHECK(bought(with_pledge(4), "BBB", 2025) == about(0.35 * (10 - 4)));
  CHECK(bought(with_pledge(12), "BBB", 2025) == 0);
  CHECK(with_pledge(12).stock_index("BBB", 2025y, area::logistics) == about(0.96));
}

TEST_CASE("unless one is given, each member buys with its own equipment share of the base year") {
  auto const allies = three().with("AAA", [](outlay::member& m) {
    m.mix = {.equipment = 40_pct, .personnel = 30_pct, .infrastructure = 10_pct, .operations = 20_pct};
  });
  auto const plan = [](auto share) {
    auto s = stocks(1000);
    s.lift = 5000_pct; // wants more than anybody has
    s.equipment_share = share;
    return plan_with(s);
  };
  auto const own = outlay::project(allies, plan(outlay::optional_ratio()), span);
  auto const one = outlay::project(allies, plan(outlay::ratio(30_pct)), span);
  CHECK(bought(own, "AAA", 2025) == about(0.40 * own.core_outlay("AAA", 2025y).value()));
  // the mix that a member has unless told otherwise
  CHECK(bought(own, "BBB", 2025) == about(0.25 * own.core_outlay("BBB", 2025y).value()));
  for (auto const* who : {"AAA", "BBB"})
    CHECK(bought(one, who, 2025) == about(0.30 * one.core_outlay(who, 2025y).value()));
  // A run can vary only a share that is there.
  check_errors({{[&] {
                   outlay::sensitivity(allies, plan(outlay::optional_ratio()), span, outlay::total_outlay,
                                       outlay::wrt(&stockpile_growth<two>::equipment_share));
                 },
                 "stockpile_growth", "equipment_share", "unset", "a value in the plan, which a run can vary"},
                {[&] { outlay::project(allies, plan(outlay::percent(120)), span); }, "stockpile_growth",
                 "equipment_share", "120 %", "0 to 100 %"}});
  CHECK_NOTHROW(outlay::sensitivity(allies, plan(outlay::ratio(30_pct)), span, outlay::total_outlay,
                                    outlay::wrt(&stockpile_growth<two>::equipment_share)));
}

TEST_CASE("two stock parts never spend the same money") {
  using air = outlay::areas<area::air_defence>;
  using land = outlay::areas<area::logistics, area::ground_manoeuvre>;
  auto const when = outlay::horizon{.from = 2025y, .until = 2026y, .step = outlay::step_length::annual};
  stockpile_growth<air> const a{.name = "air",
                                .lift = 0_pct,
                                .over = 10_years,
                                .opening = {{"BBB", {100}}},
                                .attrition = 10_pct,
                                .equipment_share = 35_pct};
  stockpile_growth<land> b{.name = "land",
                           .lift = 0_pct,
                           .over = 10_years,
                           .opening = {{"BBB", {50, 50}}},
                           .attrition = 5_pct,
                           .equipment_share = 35_pct};
  auto const run = project(when, a, b);
  // Each reports its own: what is ordered, and what is held at opening unit costs.
  auto const reported = [&](char const* part, char const* measure) {
    return run.measured(part, measure, "BBB", 2025y);
  };
  CHECK(reported("stockpile_growth \"air\"", "started") == about(10 * 3.5 / 15));
  CHECK(reported("stockpile_growth \"land\"", "started") == about(5 * 3.5 / 15));
  CHECK(reported("stockpile_growth \"air\"", "value held") == about(90 + 10 * 3.5 / 15));
  CHECK(reported("stockpile_growth", "value held") == about(90 + 95 + 3.5));
  // With one label they would report as one.
  b.name = "air";
  check_errors({{[&] { project(when, a, b); }, "stockpile_growth \"air\"", "name", "\"air\" twice",
                 "a .name of its own for each part of one kind"}});
  CHECK(run.wanted("BBB", 2025y).value() == about(15));
  CHECK(bought(run, "BBB", 2025) == about(3.5));
  CHECK(run.stock_index("BBB", 2025y, area::air_defence) == about(0.9 + 0.1 * 3.5 / 15));
  CHECK(run.stock_index("BBB", 2025y, area::logistics) == about(0.95 + 0.05 * 3.5 / 15));
  CHECK(run.stock_index("BBB", 2025y) == about((90 + 95 + 3.5) / 200));
  // Two parts on one area share it as well.
  auto c = a, d = a;
  c.name = "first";
  d.name = "second";
  auto const both = project(when, c, d);
  CHECK(bought(both, "BBB", 2025) == about(3.5));
  CHECK(both.stock_index("BBB", 2025y) == about(0.9 + 0.1 * 3.5 / 20));
}

TEST_CASE(
    "what stock parts leave of equipment's share buys other equipment, and the other categories divide the rest") {
  using all = outlay::five_areas_and_other;
  stockpile_growth<all> const s{.lift = 0_pct,
                                .over = 10_years,
                                .opening = {{"BBB", {1, 1, 1, 1, 1, 1}}},
                                .attrition = 10_pct,
                                .equipment_share = 35_pct};
  auto const run = project({.from = 2025y, .until = 2026y, .step = outlay::step_length::annual}, s);
  CHECK(bought(run, "BBB", 2025) == about(0.6));
  CHECK(run.outlay_of(account::other_equipment, "BBB", 2025y).value() == about(3.5 - 0.6));
  CHECK(run.outlay_of(account::personnel, "BBB", 2025y).value() == about(6.5 * 35 / 75));
  CHECK(run.outlay_of(account::other_equipment, "AAA", 2025y).value() == about(2.5));
  // With a share below the base year's, or none of its own, equipment has the base year's: the four categories stand
  // as they were published, whatever part of equipment the stocks are.
  auto least = s, own = s;
  least.equipment_share = 10_pct;
  own.equipment_share = {};
  for (auto const& one : {least, own}) {
    auto const as_published = project({.from = 2025y, .until = 2026y, .step = outlay::step_length::annual}, one);
    CHECK(bought(as_published, "BBB", 2025) == about(0.6));
    CHECK(as_published.outlay_of(outlay::category::equipment, "BBB", 2025y).value() == about(2.5));
    CHECK(as_published.outlay_of(outlay::category::personnel, "BBB", 2025y).value() == about(3.5));
    CHECK(as_published.outlay_of(outlay::category::infrastructure, "BBB", 2025y).value() == about(0.5));
    CHECK(as_published.outlay_of(outlay::category::other, "BBB", 2025y).value() == about(3.5));
  }
}

TEST_CASE("a stock without losses that may fall buys nothing") {
  stockpile_growth<two> const s{
      .lift = {-10_pct, 0_pct}, .over = 10_years, .opening = {{"AAA", {5, 5}}}, .equipment_share = 35_pct};
  auto const run = project(span, s);
  CHECK(bought(run, outlay::all_members, 2030) == 0);
  CHECK(run.stock_index("AAA", 2030y) == 1);
}

TEST_CASE("a group without stocks has no stock index") {
  auto const run = project(span, stocks());
  CHECK_THROWS_WITH_AS(run.stock_index("CCC", 2030y),
                       "outlay: projection: stock_index = CCC; valid: a group with stocks in this plan", outlay::error);
}

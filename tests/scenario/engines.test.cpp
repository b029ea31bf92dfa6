// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Engines over fields named by paths have the bits of the same engines over a typed plan.
#include "../parts/small.hpp"

#include <outlay/data/nato.hpp>
#include <outlay/engines/solve.hpp>
#include <outlay/scenario.hpp>

#include <cstring>

using namespace outlay::test;
using outlay::core;
using outlay::scenario;
using outlay::share_target;
using outlay::wrt;

namespace {

using numbers = std::vector<std::string>;

outlay::horizon const span{.from = 2026y, .until = 2031y};
auto const economy = outlay::economy{.growth = outlay::data::weo_2026_april(), .volatility = 2_pct, .common = 40_pct};
auto const target = share_target<core>{
    .to = 3.5_pct, .by = 2035y, .except = {{"ESP", 2.1_pct}}, .own_compliance = {{"DEU", 90_pct}, {"FRA", 80_pct}}};
auto const arms = outlay::pledge{.name = "arms",
                                 .amount = 1_bn_usd / outlay::month,
                                 .from = 2026y,
                                 .payers = outlay::all_but("Europe and Canada", {"USA", "ISL"})};
auto const plan = outlay::plan(economy, target, arms);
outlay::alliance<> const& allies() {
  static auto const all = outlay::data::nato_2026();
  return all;
}
scenario same_plan() {
  scenario s(allies(), span);
  s.add(arms).add(target).add(economy);
  return s;
}
template <class A, class B> bool same(A const& a, B const& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0;
}

} // namespace

TEST_CASE("sweeps by path: quantities in lanes, dates in plans of their own") {
  auto const s = same_plan();
  auto const grid =
      outlay::grid(outlay::axis(wrt(&share_target<core>::to), {3_pct, 3.5_pct, 5_pct}),
                   outlay::axis(wrt(&outlay::pledge::from), {2026y, 2028y}),
                   outlay::axis(wrt(&outlay::pledge::amount), {1_bn_usd / outlay::month, 20_bn_usd / outlay::year}));
  auto const typed = outlay::sweep(allies(), plan, span, grid, outlay::total_outlay, outlay::core_share);
  std::vector<outlay::path_axis> const axes{{"share_target.core.to", {"3 %", "3.5 %", "5 %"}},
                                            {"pledge.arms.from", {"2026", "2028"}},
                                            {"pledge.arms.amount", {"1 bn USD/month", "20 bn USD/year"}}};
  for (int const threads : {1, 2}) {
    auto const t = s.sweep(axes, {"outlay", "core share"}, threads);
    REQUIRE(t.points().count() == 12);
    REQUIRE(t.columns() == typed.columns());
    int different = 0;
    for (int c = 0; c < t.columns(); ++c) different += !same(t.values(c), typed.values(c));
    CHECK(different == 0);
    CHECK(t.points().axes()[0].label == "share_target<core>: to");
    CHECK(t.points().axes()[2].label == "pledge \"arms\": amount");
    CHECK(t.points().axes()[2].values == typed.points().axes()[2].values);
    CHECK(t.points().label(3) ==
          "share_target<core>: to = 3 %, pledge.arms.from = 2028, pledge \"arms\": amount = 20 bn "
          "USD/year");
    CHECK(t.column("core share", 2030) == typed.column(outlay::core_share, 2030y));
  }
  outlay::draws const d{.paths = 20, .seed = 3};
  auto const fans = s.sweep(d, {axes[0]}, {"outlay"});
  auto const typed_fans = outlay::sweep(
      allies(), plan, span, d, outlay::grid(outlay::axis(wrt(&share_target<core>::to), {3_pct, 3.5_pct, 5_pct})),
      outlay::total_outlay);
  for (std::int64_t p = 0; p < 3; ++p)
    for (int c = 0; c < fans.at(p).columns(); ++c)
      CHECK(same(fans.at(p).path_values(c), typed_fans.at(p).path_values(c)));
}

TEST_CASE("fields drawn by path") {
  auto const s = same_plan();
  outlay::draws const d{.paths = 40, .seed = 9};
  auto const typed = outlay::ensemble(
      allies(), plan, span, d,
      outlay::uncertain(
          outlay::drawn(wrt(&outlay::pledge::amount), outlay::normal(10_bn_usd / outlay::year, 1_bn_usd / outlay::year)
                                                          .within(5_bn_usd / outlay::year, 15_bn_usd / outlay::year)),
          outlay::drawn(wrt(&share_target<core>::own_compliance, outlay::every_element),
                        outlay::triangular(70_pct, 90_pct, 100_pct).factor("politics", 50_pct)),
          outlay::drawn(wrt(&share_target<core>::to), outlay::uniform(3_pct, 4_pct))),
      outlay::total_outlay);
  std::vector<outlay::drawn_path> const what{
      outlay::drawn("pledge.arms.amount",
                    outlay::normal("10 bn USD/year", "1 bn USD/year").within("5 bn USD/year", "15 bn USD/year")),
      outlay::drawn("share_target.core.own_compliance.*",
                    outlay::triangular("70 %", "90 %", "100 %").factor("politics", 50_pct)),
      outlay::drawn("share_target.core.to", outlay::uniform("3 %", "4 %"))};
  auto const e = s.ensemble(d, what, {"outlay"}, 2);
  for (int c = 0; c < e.columns(); ++c) CHECK(same(e.path_values(c), typed.path_values(c)));
  CHECK(s.ensemble_summary(d, what, {"outlay"}).mean(4) == doctest::Approx(e.mean(4)).epsilon(1e-12));
}

TEST_CASE("a goal is met by path as by reference") {
  auto const s = same_plan();
  auto const typed = outlay::solve(allies(), plan, span, wrt(&share_target<core>::to), outlay::between(2_pct, 6_pct),
                                   outlay::goal(outlay::in_year(outlay::core_share, 2030y), 3.3_pct));
  auto const found =
      s.solve("share_target.core.to", outlay::between("2 %", "6 %"), outlay::goal("core share", 2030y, "3.3 %"));
  CHECK(std::memcmp(&found.value, &typed.value, sizeof(double)) == 0);
  CHECK(std::memcmp(&found.answer, &typed.answer, sizeof(double)) == 0);
  CHECK(std::memcmp(&found.slope, &typed.slope, sizeof(double)) == 0);
  CHECK(found.runs == typed.runs);
  scenario there = s;
  there.set("share_target.core.to", found.field);
  CHECK(there.project({"core share"}).value(0, 2030) == found.answer);
  // money, and what cannot be met
  auto const paid = s.solve("pledge.arms.amount", outlay::between("0 bn USD/year", "90 bn USD/year"),
                            outlay::goal("aid", 2029y, "30 bn USD of 2021/year"));
  CHECK(paid.answer == doctest::Approx(30).epsilon(1e-12));
  CHECK_THROWS_WITH_AS(
      (void)s.solve("share_target.core.to", outlay::between("2 %", "6 %"), outlay::goal("core share", 2030y, "9 %")),
      doctest::Contains("ends on either side of the goal"), outlay::error);
  CHECK_THROWS_WITH_AS((void)s.solve("share_target.core.to", outlay::between("2 %", "6 %"),
                                     outlay::goal("core share", 2030y, "30 bn USD of 2021/year")),
                       doctest::Contains("share of GDP"), outlay::error);
  CHECK_THROWS_WITH_AS(
      (void)s.solve("share_target.core.to", outlay::between("2 %", "6 %"), outlay::goal("core share", "3 %")),
      doctest::Contains("a year"), outlay::error);
  CHECK_THROWS_WITH_AS((void)s.solve("share_target.core.lag", outlay::between("1 year", "2 years"),
                                     outlay::goal("core share", 2030y, "3 %")),
                       doctest::Contains("as the plan has it"), outlay::error);
}

TEST_CASE("derivatives by some paths, their means, and both sides") {
  auto const s = same_plan();
  auto const by = outlay::fields(wrt(&share_target<core>::to), wrt(&outlay::pledge::amount));
  numbers const paths{"share_target.core.to", "pledge.arms.amount"};
  auto const j = s.sensitivity(numbers{"outlay"}, paths);
  auto const typed = outlay::sensitivity(allies(), plan, span, by, outlay::total_outlay);
  REQUIRE(j.fields().size() == 2);
  outlay::draws const d{.paths = 16, .seed = 3};
  auto const mean = s.sensitivity(d, {"outlay"}, paths, 2);
  auto const typed_mean = outlay::sensitivity(allies(), plan, span, d, by, outlay::total_outlay);
  auto const both = s.sides({"outlay"}, paths);
  for (int y = 2026; y < 2031; ++y)
    for (int k = 0; k < 2; ++k) {
      int const row = j.row("outlay", y);
      CHECK(j.slope(row, k) == typed.slope(row, k));
      CHECK(mean.slope(row, k) == typed_mean.slope(row, k));
      CHECK(mean.standard_error(row, k) == typed_mean.standard_error(row, k));
      CHECK(both.above.slope(row, k) == doctest::Approx(j.slope(row, k)).epsilon(1e-12));
    }
}

TEST_CASE("what engines by path refuse") {
  auto const s = same_plan();
  auto const fault = [](auto const& call) {
    try {
      call();
    } catch (outlay::error const& e) {
      return std::string(e.what());
    }
    return std::string("none");
  };
  auto const met = [&](auto const& call, char const* words) {
    std::string const f = fault(call);
    CHECK_MESSAGE(f.find(words) != std::string::npos, f);
  };
  met([&] { (void)s.sweep({{"share_target.core.tu", {"3 %"}}}, {"outlay"}); }, "share_target");
  met([&] { (void)s.sweep({{"share_target.core.to", {"3 %", "300 %"}}}, {"outlay"}); }, "0 to 100 %");
  met([&] { (void)s.sweep({{"share_target.core.to", {"3 years"}}}, {"outlay"}); }, "percentage");
  met([&] { (void)s.sweep({{"share_target.core.to", {}}}, {"outlay"}); }, "at least one value");
  met([&] { (void)s.sweep(std::vector<outlay::path_axis>{}, {"outlay"}); }, "at least one path");
  met(
      [&] {
        (void)s.sweep({{"share_target.core.to", {"3 %"}}, {"share_target.core.to", {"4 %"}}}, {"outlay"});
      },
      "on two axes");
  met([&] { (void)s.sweep({{"pledge.arms.amount", {"1 bn EUR/month"}}}, {"outlay"}); }, "the plan's money");
  outlay::draws const d{.paths = 4};
  met(
      [&] {
        (void)s.ensemble(d, {outlay::drawn("share_target.core.lag", outlay::uniform("1 year", "2 years"))}, {"outlay"});
      },
      "as the plan has it");
  met([&] { (void)s.ensemble(d, {outlay::drawn("share_target.core.to", outlay::normal("3 %", "-1 %"))}, {"outlay"}); },
      "can have");
  met(
      [&] {
        (void)s.ensemble(d,
                         {outlay::drawn("share_target.core.to", outlay::uniform("3 %", "4 %")),
                          outlay::drawn("share_target.core.to", outlay::uniform("3 %", "4 %"))},
                         {"outlay"});
      },
      "drawn twice");
  met([&] { (void)s.sensitivity(numbers{"outlay"}, {"pledge.legs.amount"}); }, "no quantity");
}

TEST_CASE("a sweep refuses what the plan as a whole refuses at one of the values") {
  auto s = outlay::read_scenario_text(R"(
[horizon]
until = "2030"

[[economy]]
growth = "IMF, April 2026"
volatility = "2 %"
common = "40 %"

[[prices]]
volatility = "1 %"
with_growth = "-20 %"
)",
                                      "p.toml");
  CHECK_NOTHROW((void)s.sweep({{"economy.common", {"30 %", "40 %"}}}, {"outlay"}));
  auto t = s;
  t.set("economy.common", "0 %");
  CHECK_THROWS_AS((void)t.project({"outlay"}), outlay::error);
  CHECK_THROWS_AS((void)s.sweep({{"economy.common", {"40 %", "0 %"}}}, {"outlay"}), outlay::error);
  std::vector<std::string> many{"0 %"}; // more combinations than are checked one by one
  for (int k = 1; k < 60; ++k) many.push_back(std::to_string(k) + " %");
  CHECK_THROWS_AS((void)s.sweep({{"economy.common", many}, {"economy.volatility", many}}, {"outlay"}), outlay::error);
}

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Chances, least costs and explanations over plans as values.
#include "../parts/small.hpp"
#include "../support/refused.hpp"

#include <outlay/engines/chance.hpp>
#include <outlay/manifest.hpp>
#include <outlay/scenario.hpp>
#include <outlay/scenario/explain.hpp>

#include <algorithm>

namespace decide_test {

using namespace outlay;

namespace {

using namespace outlay::literals;
using namespace std::chrono_literals;
using outlay::test::words_of_error;

bool says(std::string const& text, std::string const& words) {
  CAPTURE(text);
  CAPTURE(words);
  bool const found = text.find(words) != std::string::npos;
  CHECK(found);
  return found;
}

alliance<> one() {
  return alliance<>{{.code = "AAA", .gdp = 1000_bn_usd_2021 / year, .core = 2_pct, .price_level = 1.0}};
}
horizon const ten{.from = 2025y, .until = 2036y, .step = step_length::annual};
share_target<core> const target{.to = 3_pct, .by = 2028y, .from = 2025y, .lag = 0_years};
pledge const aid{.name = "arms", .amount = 10_bn_usd_2021 / year, .from = 2026y, .counts = false};
scenario with(percent growth, percent volatility = 0_pct) {
  scenario s(one(), ten);
  s.add(economy{.growth = growth, .volatility = volatility}).add(target).add(aid);
  return s;
}
std::string const europe = R"(
title = "Europe and Canada"
assumed = ["prices of items stay"]
[horizon]
base_year = 2026
until = "2036"
[[share_target.core]]
to = "3.5 %"
by = "2035"
source = "The Hague, 2025"
[[pledge]]
name = "arms"
amount = "1 bn USD/month"
from = "2026"
payers = { name = "Europe and Canada", all_but = ["USA", "ISL"] }
source = "NATO, July 2025"
)";
} // namespace

TEST_CASE("a chance by path is that of the typed plan") {
  auto const s = with(2_pct, 4_pct);
  auto const typed_plan = plan(economy{.growth = 2_pct, .volatility = 4_pct}, target, aid);
  draws const d{.paths = 512, .seed = 3, .points = points::sobol};
  auto const by_path = s.solve(d, "share_target.core.to", between("2 %", "8 %"),
                               likely_at_least("core budget", 2035y, "40 bn USD of 2021/year", 80_pct));
  auto const typed = solve(one(), typed_plan, ten, d, wrt(&share_target<core>::to), between(2_pct, 8_pct),
                           likely_at_least(in_year(core_budget, 2035y), 40_bn_usd_2021 / year, 80_pct));
  CHECK(by_path.value == typed.value);
  CHECK(by_path.standard_error == typed.standard_error);
  CHECK(by_path.probability.value == typed.probability.value);
  CHECK(by_path.probability.value == doctest::Approx(0.8).epsilon(0.01));
  // The plan with this value has the chance, on the same paths.
  auto moved = s;
  moved.set("share_target.core.to", by_path.field);
  auto const e = moved.ensemble(d, {"core budget"});
  CHECK(e.quantile(e.column(0, 2035), 0.2) == doctest::Approx(40).epsilon(1e-9));
  says(
      words_of_error([&] {
        (void)s.solve(d, "share_target.core.to", between("2 %", "8 %"), named_chance{{"core budget", 0, "40"}, 80_pct});
      }),
      "a year, as in goal(");
  says(words_of_error([&] {
         (void)s.solve(d, "share_target.core.to", between("2 %", "3 %"),
                       likely_at_most("core budget", 2035y, "10 bn USD of 2021/year", 80_pct));
       }),
       "ends on either side of the goal");
}

TEST_CASE("several fields meet several chances together") {
  auto s = with(2_pct, 4_pct);
  draws const d{.paths = 1024, .seed = 3, .points = points::sobol};
  // The budget hangs on the share alone, the outlay on both: each can be worked out from the other.
  auto const both = s.solve(d,
                            {{"share_target.core.to", "2 %", "8 %"},
                             {"pledge.arms.amount", "0 bn USD of 2021/year", "50 bn USD of 2021/year"}},
                            {likely_at_least("core budget", 2035y, "40 bn USD of 2021/year", 80_pct),
                             likely_at_most("outlay", 2035y, "75 bn USD of 2021/year", 90_pct)});
  REQUIRE(both.size() == 2);
  auto const alone = s.solve(d, "share_target.core.to", between("2 %", "8 %"),
                             likely_at_least("core budget", 2035y, "40 bn USD of 2021/year", 80_pct));
  CHECK(both[0].value == doctest::Approx(alone.value).epsilon(1e-7));
  CHECK(both[0].probability.value == doctest::Approx(0.8).epsilon(0.01));
  CHECK(both[1].probability.value == doctest::Approx(0.9).epsilon(0.01));
  s.set("share_target.core.to", both[0].field);
  auto const e = s.ensemble(d, {"outlay"});
  double const without = e.quantile(e.column(0, 2035), 0.9) - 10;
  CHECK(both[1].value == doctest::Approx(75 - without).epsilon(1e-6));
  says(words_of_error([&] {
         (void)s.solve(d,
                       {{"share_target.core.to", "2 %", "3 %"},
                        {"pledge.arms.amount", "0 bn USD of 2021/year", "5 bn USD of 2021/year"}},
                       {likely_at_least("core budget", 2035y, "90 bn USD of 2021/year", 80_pct),
                        likely_at_least("outlay", 2035y, "200 bn USD of 2021/year", 90_pct)});
       }),
       "(this is the best point found)");
  says(words_of_error([&] { (void)s.solve(d, std::vector<path_range>{}, std::vector<named_chance>{}); }),
       "as many fields as chances");
}

TEST_CASE("the least outlay that meets bounds, where the optimum is known") {
  // One member, no growth: the outlay of 2035 is share x 1,000 + pledge. A share of 3.2 % and an aid of 7 cost 39.
  auto const s = with(0_pct);
  std::vector<path_range> const fields{{"share_target.core.to", "2 %", "6 %"},
                                       {"pledge.arms.amount", "0 bn USD of 2021/year", "20 bn USD of 2021/year"}};
  auto const r = s.best({"outlay", 2035}, fields,
                        {at_least("core share", 2035y, "3.2 %"), at_least("aid", 2035y, "7 bn USD of 2021/year")});
  CHECK(r.least == doctest::Approx(39).epsilon(1e-7));
  CHECK(r.fields[0].number == doctest::Approx(0.032).epsilon(1e-6));
  CHECK(r.fields[1].number == doctest::Approx(7).epsilon(1e-6));
  CHECK(!r.fields[0].at_end);
  // A point of share costs 10 billion, a billion of aid a billion.
  CHECK(r.bounds[0].binds);
  CHECK(r.bounds[0].price == doctest::Approx(1000).epsilon(1e-6));
  CHECK(r.bounds[1].price == doctest::Approx(1).epsilon(1e-6));
  // A bound that another makes sure of has no price; a field that nothing holds goes to its end.
  auto const loose =
      s.best({"outlay", 2035}, fields,
             {at_least("core share", 2035y, "3.2 %"), at_least("core budget", 2035y, "25 bn USD of 2021/year")});
  CHECK(loose.least == doctest::Approx(32).epsilon(1e-7));
  CHECK(loose.fields[1].at_end);
  CHECK(loose.fields[1].number == doctest::Approx(0).epsilon(1e-6));
  CHECK(!loose.bounds[1].binds);
  // Without bounds every field goes to the end that costs least.
  auto const free = s.best({"outlay", 2035}, fields, {});
  CHECK(free.least == doctest::Approx(20).epsilon(1e-7));
  // At most: the most aid that 35 billion leave, as the least of what is not spent on it.
  auto const most =
      s.best({"core budget", 2035}, fields,
             {at_least("outlay", 2035y, "35 bn USD of 2021/year"), at_most("aid", 2035y, "9 bn USD of 2021/year")});
  CHECK(most.least == doctest::Approx(26).epsilon(1e-7));
  CHECK(most.fields[1].number == doctest::Approx(9).epsilon(1e-6));
}

TEST_CASE("bounds that cannot be met together, and what cannot be asked") {
  auto const s = with(0_pct);
  std::vector<path_range> const fields{{"share_target.core.to", "2 %", "6 %"}};
  std::string const beyond = words_of_error([&] {
    (void)s.best({"outlay", 2035}, fields, {at_least("core share", 2035y, "7 %")});
  });
  says(beyond, "best: bounds = share_target<core>: to = 0.06");
  says(beyond, "\"core share\" is 0.06 for 0.07");
  says(beyond, "bounds that can be met together within the ends");
  says(words_of_error([&] { (void)s.best({"outlay", 2035}, {}, {}); }), "at least one field and its ends");
  says(words_of_error([&] { (void)s.best({"outlay"}, fields, {}); }), "a year, as in");
  says(words_of_error([&] {
         (void)s.best({"outlay", 2035}, {{"share_target.core.to", "4 %", "3 %"}}, {});
       }),
       "two ends in this order");
  says(words_of_error([&] { (void)s.best({"outlay", 2035}, {fields[0], fields[0]}, {}); }), "each field once");
  says(words_of_error([&] {
         (void)s.best({"outlay", 2035}, {{"share_target.core.by", "2027", "2030"}}, {});
       }),
       "share_target.core.by");
}

TEST_CASE("the least spending on equipment against a grid, where answers have kinks") {
  auto s = read_scenario(std::string(OUTLAY_TEST_DATA) + "/../../examples/scenarios/hague.toml");
  s.set("horizon.step", "annual"); // a twelfth of the work
  std::vector<path_range> const fields{{"stockpile_growth.lift.ground_manoeuvre", "0 %", "200 %"},
                                       {"stockpile_growth.lift.other_equipment", "0 %", "60 %"}};
  double const wanted = 1.1;
  auto const r = s.best({"equipment", 2035}, fields, {at_least("stock index", 2035y, "1.1")});
  auto const steps = [](double to) {
    std::vector<std::string> all;
    for (int k = 0; k <= 12; ++k) all.push_back(text(to * k / 12) + " %");
    return all;
  };
  auto const grid =
      s.sweep({{fields[0].path, steps(200)}, {fields[1].path, steps(60)}}, {"equipment", "stock index"}, 2);
  double least = std::numeric_limits<double>::infinity();
  int const cost = grid.column(0, 2035), stock = grid.column(1, 2035);
  for (std::int64_t p = 0; p < grid.points().count(); ++p)
    if (grid.values(stock)[static_cast<std::size_t>(p)] >= wanted)
      least = std::min(least, grid.values(cost)[static_cast<std::size_t>(p)]);
  REQUIRE(least < std::numeric_limits<double>::infinity());
  MESSAGE("least ", r.least, ", of the grid ", least, ", ", r.runs, " runs");
  CHECK(r.least <= least * (1 + 1e-9));
  CHECK(r.bounds[0].binds);
  // What is found keeps the bound when it is projected from its text.
  for (auto const& f : r.fields) s.set(f.path, f.value);
  auto const t = s.project({"equipment", "stock index"});
  CHECK(t.values(1)[9] >= wanted * (1 - 1e-7));
  CHECK(t.values(0)[9] == doctest::Approx(r.least).epsilon(1e-9));
}

TEST_CASE("what stands behind a number: accounts add up, parts, figures, sources") {
  auto const s = read_scenario_text(europe, "f.toml");
  auto const e = explain(s, {"outlay of DEU", 2035});
  auto const t = s.project({"outlay of DEU"});
  CHECK(e.value == t.values(0)[9]);
  double sum = 0;
  for (auto const& a : e.accounts) sum += a.billions;
  CHECK(sum == doctest::Approx(e.value).epsilon(1e-12)); // nobody draws loans or pays in here
  REQUIRE(e.parts.size() == s.size());
  auto const part =
      std::find_if(e.parts.begin(), e.parts.end(), [](auto const& p) { return p.label == "pledge \"arms\""; });
  REQUIRE(part != e.parts.end());
  CHECK(part->source == "NATO, July 2025");
  auto without = s;
  without.remove("pledge \"arms\"");
  auto const there = without.project({"outlay of DEU"});
  REQUIRE(part->without.has_value());
  CHECK(*part->without == there.values(0)[9]);
  auto const economy_of =
      std::find_if(e.parts.begin(), e.parts.end(), [](auto const& p) { return p.label.starts_with("economy"); });
  REQUIRE(economy_of != e.parts.end());
  CHECK(!economy_of->without.has_value());
  says(economy_of->why, "economy");
  REQUIRE(!e.figures.empty());
  auto const to =
      std::find_if(e.figures.begin(), e.figures.end(), [](auto const& f) { return f.path == "share_target.core.to"; });
  REQUIRE(to != e.figures.end());
  CHECK(to->value == "3.5 %");
  CHECK(to->source == "The Hague, 2025");
  auto const j = s.sensitivity({"outlay of DEU"}, {"share_target.core.to"});
  CHECK(to->slope == j.slope(9, 0));
  for (std::size_t k = 1; k < e.figures.size(); ++k)
    CHECK(std::fabs(e.figures[k].per_percent) <= std::fabs(e.figures[k - 1].per_percent));
  CHECK(e.assumed == std::vector<std::string>{"prices of items stay"});
  says(e.edition, "2026");
  // An answer of no members has no accounts, and one number no year.
  CHECK(explain(s, {"GDP", 2035}).year == 2035);
  says(words_of_error([&] { (void)explain(s, {"outlay"}); }), "explain: year = none");
  says(words_of_error([&] { (void)explain(s, {"outlay", 1990}); }), "1990");
}

TEST_CASE("summaries at the points of a sweep, and limits that say what can be changed") {
  auto const s = with(2_pct, 4_pct);
  std::vector<path_axis> const axes{{"share_target.core.to", {"3 %", "4 %"}},
                                    {"share_target.core.by", {"2028", "2030"}}};
  draws const d{.paths = 100, .seed = 2};
  auto const kept = s.sweep(d, axes, {"core budget"});
  auto const counted = s.sweep_summary(d, axes, {"core budget"}, 2);
  REQUIRE(counted.points().count() == 4);
  for (std::int64_t p = 0; p < 4; ++p)
    for (int c = 0; c < kept.at(p).columns(); ++c) {
      CHECK(counted.at(p).mean(c) == doctest::Approx(kept.at(p).mean(c)).epsilon(1e-13));
      CHECK(counted.at(p).counts(c).smallest() ==
            *std::min_element(kept.at(p).path_values(c).begin(), kept.at(p).path_values(c).end()));
    }
  draws small = d;
  small.memory_limit = 30'000; // each ensemble takes 8,800 bytes
  std::string const over = words_of_error([&] { (void)s.sweep(small, axes, {"core budget"}); });
  says(over, "sweep: grid = 4 points of 100 paths of 11 numbers, 3.52e-05 GB");
  says(over, "at most 3e-05 GB: fewer points, paths or answers, a larger memory_limit, or sweep_summary");
}

TEST_CASE("manifests of ensembles on other points read back and run again") {
  auto const s = with(2_pct, 4_pct);
  for (draws const d : {draws{.paths = 40, .seed = 7, .points = points::antithetic},
                        draws{.paths = 40, .seed = 7, .points = points::sobol, .scramblings = 5}}) {
    auto const m = manifest_of(s, d, s.ensemble(d, {"core budget"}));
    auto const again = read_manifest_text(to_json(m), "m.json");
    REQUIRE(again.drawn.has_value());
    CHECK(again.drawn->points == d.points);
    if (d.points == points::sobol) CHECK(again.drawn->scramblings == 5);
    CHECK(replay(again).same_bits());
  }
}

} // namespace decide_test

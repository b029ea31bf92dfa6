// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "files.hpp"

#include <outlay/data/nato.hpp>
#include <outlay/manifest.hpp>

#include <doctest/doctest.h>

#include <cmath>

using outlay::manifest;
using outlay::replay;
using outlay::scenario;
using kind = outlay::replay_difference::kind;

namespace {

std::string const plan = R"(title = "A plan"

[horizon]
until = "2032"

[[economy]]
growth = "IMF, April 2026"
volatility = "2 %"

[[share_target.core]]
to = "3.5 %"
by = "2035"
except = { ESP = "2.1 %" }

[[pledge]]
name = "arms"
amount = "1 bn USD/month"
from = "2026-01"
payers = { all_but = ["USA", "ISL"] }

[[event]]
name = "ceasefire"
rate = "20 %"
projected = "2028"
)";
std::vector<std::string> const answers{"core outlay", "core share of ESP", "pledge \"arms\": paid",
                                       "happened ceasefire"};

std::string example(std::string const& name) { return OUTLAY_TEST_DATA "/../../examples/scenarios/" + name; }
std::string changed(std::string text, std::string const& from, std::string const& to) {
  std::size_t const at = text.find(from);
  REQUIRE_MESSAGE(at != std::string::npos, from);
  return text.replace(at, from.size(), to);
}
void check_same(manifest const& m) {
  CAPTURE(m.title);
  CAPTURE(m.run);
  manifest const again = outlay::read_manifest_text(to_json(m), "m.json");
  CHECK(again == m);
  CHECK(to_json(again) == to_json(m));
  auto const r = replay(again);
  CHECK(r.same_bits());
  for (auto const& d : r.differences) MESSAGE(d.name, ": ", d.recorded, " ", d.found);
  CHECK(r.differences.empty());
  CHECK(r.again == m);
}
// What a replay of a changed text says first.
outlay::replay_difference first_of(std::string const& json) {
  auto const r = replay(outlay::read_manifest_text(json, "m.json"));
  REQUIRE(!r.differences.empty());
  return r.differences[0];
}
std::string fault_of(std::string const& json) {
  try {
    (void)outlay::read_manifest_text(json, "m.json");
  } catch (outlay::error const& e) {
    return e.what();
  }
  return "no fault";
}

} // namespace

TEST_CASE("a manifest says what a result is of, and where its data are from") {
  scenario const s = outlay::read_scenario_text(plan, "p.toml");
  outlay::draws const d{.paths = 20, .seed = 18446744073709551615u, .first_path = 3};
  auto const fan = s.ensemble(d, answers);
  manifest const m = manifest_of(s, d, fan);
  CHECK(m.title == "A plan");
  CHECK(m.version.starts_with("outlay "));
  CHECK(m.data.edition == s.allies().facts().edition);
  CHECK(m.data.base_year == 2026);
  CHECK(m.data.money == "billion US$2021");
  CHECK(m.run == "ensemble");
  CHECK(m.answers == answers);
  CHECK(m.from == "2026");
  CHECK(m.until == "2032");
  CHECK(m.step == "monthly");
  CHECK(m.drawn->seed == d.seed);
  CHECK(m.plan == to_toml(s));
  CHECK(m.plan_digest == hash_of(s));
  auto const field = [&](std::string const& path) {
    for (auto const& f : m.fields)
      if (f.path == path) return f;
    FAIL(path);
    return m.fields[0];
  };
  CHECK(field("pledge.arms.amount") == manifest::field{"pledge.arms.amount", "12 bn USD/year", "bn USD/year", true});
  CHECK(field("pledge.arms.from") == manifest::field{"pledge.arms.from", "2026-01", "", true});
  CHECK(field("share_target.core.to") == manifest::field{"share_target.core.to", "3.5 %", "%", true});
  CHECK(field("share_target.core.except.ESP") == manifest::field{"share_target.core.except.ESP", "2.1 %", "%", true});
  CHECK(field("share_target.core.lag") == manifest::field{"share_target.core.lag", "1 year", "year", false});
  CHECK(field("economy.volatility") == manifest::field{"economy.volatility", "2 %", "%", true});
  REQUIRE(m.numbers.size() == 4);
  CHECK(m.numbers[0].answer == "core outlay");
  CHECK(m.numbers[0].what == "mean over paths");
  CHECK(m.numbers[0].unit == "billion US$2021");
  CHECK(m.numbers[1].unit == "share of GDP");
  CHECK(m.numbers[0].columns == std::vector<std::string>{"2026", "2027", "2028", "2029", "2030", "2031"});
  for (int y = 0; y < 6; ++y) CHECK(m.numbers[0].values[static_cast<std::size_t>(y)] == fan.mean(y));
  CHECK_THROWS_AS((void)manifest_of(s, {.paths = 21}, fan), outlay::error);
}

TEST_CASE("every result replays from its manifest alone to the same bits") {
  scenario const s = outlay::read_scenario_text(plan, "p.toml");
  outlay::draws const d{.paths = 50, .seed = 7};
  check_same(manifest_of(s, s.project(answers)));
  check_same(manifest_of(s, d, s.ensemble(d, answers)));
  check_same(manifest_of(s, d, s.ensemble_summary(d, answers)));
  check_same(manifest_of(s, s.sensitivity({"core outlay", "core share of ESP"})));
  check_same(manifest_of(s, s.project()));
  outlay::reporting const july{.fiscal_year_from = std::chrono::July};
  check_same(manifest_of(s, s.project(july), july));
  auto const threads = replay(manifest_of(s, d, s.ensemble(d, answers)), 2);
  CHECK(threads.differences.empty());
}

TEST_CASE("the example plans replay, each with its scenarios") {
  int plans = 0;
  for (char const* file : {"targets.toml", "packages.toml", "hague.toml", "review.toml"})
    for (auto const& s : outlay::read_scenarios(example(file))) {
      check_same(manifest_of(s.plan, s.plan.project({"core outlay", "outlay", "core share"})));
      ++plans;
    }
  CHECK(plans == 7);
  scenario own(outlay::data::nato_2026(2024), {.from = std::chrono::year{2024}, .until = std::chrono::year{2030}});
  own.add(outlay::economy{.growth = outlay::data::weo_2026_april()});
  check_same(manifest_of(own, own.project()));
}

TEST_CASE("a replay names what was changed by hand") {
  scenario const s = outlay::read_scenario_text(plan, "p.toml");
  std::string const json = to_json(manifest_of(s, s.project(answers)));
  auto d = first_of(changed(json, "\"amount = \\\"12 bn USD/year\\\"\"", "\"amount = \\\"13 bn USD/year\\\"\""));
  CHECK(d.what == kind::field);
  CHECK(d.name == "pledge.arms.amount");
  CHECK(d.recorded == "12 bn USD/year");
  CHECK(d.found == "13 bn USD/year");
  d = first_of(changed(json, "\"value\": \"12 bn USD/year\"", "\"value\": \"11 bn USD/year\""));
  CHECK(d.name == "pledge.arms.amount");
  CHECK(d.recorded == "11 bn USD/year");
  d = first_of(changed(json, "\"until\": \"2032\"", "\"until\": \"2033\""));
  CHECK(d.name == "horizon.until");
}

TEST_CASE("a replay names numbers, data and version that differ") {
  scenario const s = outlay::read_scenario_text(plan, "p.toml");
  manifest m = manifest_of(s, s.project(answers));
  m.numbers[1].values[2] = 0.5;
  auto r = replay(m);
  REQUIRE(r.differences.size() == 1);
  CHECK(!r.same_bits());
  CHECK(r.differences[0].what == kind::number);
  CHECK(r.differences[0].name == "core share of ESP, 2028");
  CHECK(r.differences[0].recorded == "0.5");
  m = manifest_of(s, s.project(answers));
  ++m.numbers[0].digest;
  r = replay(m);
  REQUIRE(r.differences.size() == 1);
  CHECK(r.differences[0].name == "core outlay, digest of all its bits");
  m = manifest_of(s, s.project(answers));
  m.numbers[0].values[0] = std::nextafter(m.numbers[0].values[0], 1e9); // one bit
  CHECK(!replay(outlay::read_manifest_text(to_json(m), "m.json")).same_bits());
  m = manifest_of(s, s.project(answers));
  m.data.edition = "NATO, 1999";
  r = replay(m);
  REQUIRE(r.differences.size() == 1);
  CHECK(r.differences[0].what == kind::data);
  CHECK(r.differences[0].name == "edition");
  CHECK(!r.same_bits());
  m = manifest_of(s, s.project(answers));
  ++m.data.digest;
  CHECK(!replay(m).same_bits());
  m = manifest_of(s, s.project(answers));
  m.version = "outlay 0.0.1";
  r = replay(m);
  REQUIRE(r.differences.size() == 1);
  CHECK(r.differences[0].what == kind::version);
  CHECK(r.same_bits());
  m = manifest_of(s, s.project(answers));
  m.fields.erase(m.fields.begin());
  CHECK(replay(m).differences[0].recorded == "nothing");
  m = manifest_of(s, s.project(answers));
  m.answers.pop_back(), m.numbers.pop_back();
  CHECK(replay(m).differences.empty()); // what was not asked is not missed
  m.run = "dreamt";
  CHECK_THROWS_AS((void)replay(m), outlay::error);
  m.run = "ensemble";
  CHECK_THROWS_AS((void)replay(m), outlay::error);
  m = manifest_of(s, s.project(answers));
  m.plan = "nonsense";
  CHECK_THROWS_WITH_AS((void)replay(m), doctest::Contains("plan of the manifest, line 1"), outlay::error);
  m.plan = "include = \"/etc/passwd\"\n";
  CHECK_THROWS_AS((void)replay(m), outlay::error);
}

TEST_CASE("what is no manifest is an error with its line") {
  scenario const s = outlay::read_scenario_text(plan, "p.toml");
  outlay::draws const d{.paths = 3};
  std::string const json = to_json(manifest_of(s, d, s.ensemble(d, {"core outlay"})));
  CHECK(fault_of(json) == "no fault");
  for (std::size_t length = 0; length + 3 < json.size(); length += 131) {
    CAPTURE(length);
    CHECK(fault_of(json.substr(0, length)).starts_with("outlay: m.json, line "));
  }
  CHECK(fault_of("{}").find("m.json, line 1: manifest") != std::string::npos);
  CHECK(fault_of("{\"name\": \"outlay\", \"version\": 5}").find("a manifest of outlay") != std::string::npos);
  CHECK(fault_of("[]").find("an object") != std::string::npos);
  struct row {
    char const *from, *to, *expected;
  };
  row const rows[] = {{"\"manifest\": 1", "\"manifest\": 2", "line 2: manifest = 2; valid: a whole number from 1 to 1"},
                      {"\"title\": \"A plan\"", "\"title\": 5", "line 3: title = 5; valid: a text"},
                      {"\"title\"", "\"tilte\"", "title = nothing"},
                      {"\"what\"", "\"waht\"", "run.what = nothing"},
                      {"\"seed\": \"1\"", "\"seed\": \"-1\"", "run.seed = -1"},
                      {"\"seed\": \"1\"", "\"seed\": 1", "run.seed = 1"},
                      {"\"paths\": 3", "\"paths\": 0", "run.paths = 0"},
                      {"\"given\": true", "\"given\": 1", "fields.given = 1"},
                      {"\"plan\": [", "\"plan\": [1, ", "plan = 1"},
                      {"\"digest\": \"", "\"digest\": \"x", "data.digest"},
                      {"\"values\": [", "\"values\": [1, ", "numbers.values of core outlay"},
                      {"\"values\": [", "\"values\": [\"a\", ", "numbers.values = a"},
                      {"\"money\"", "\"mony\": 1, \"money\"", "mony = a key that is not known; valid: money"}};
  for (row const& r : rows) {
    CAPTURE(r.to);
    std::string const met = fault_of(changed(json, r.from, r.to));
    CHECK_MESSAGE(met.find(r.expected) != std::string::npos, met);
  }
}

TEST_CASE("manifests as files") {
  outlay::test::files const all;
  scenario const s = outlay::read_scenario_text(plan, "p.toml");
  manifest const m = manifest_of(s, s.project(answers));
  write_manifest(m, all.path("m.json"));
  CHECK(outlay::read_manifest(all.path("m.json")) == m);
  CHECK_THROWS_AS((void)outlay::read_manifest(all.path("none.json")), outlay::error);
  CHECK_THROWS_AS((void)outlay::read_manifest(all.path("sub")), outlay::error);
  CHECK_THROWS_AS(write_manifest(m, all.path("none/m.json")), outlay::error);
}

TEST_CASE("sweeps, ensembles at points and searches are told complete, and replay") {
  scenario const s = outlay::read_scenario_text(plan, "p.toml");
  std::vector<outlay::path_axis> const axes{{"share_target.core.to", {"3 %", "4 %", "5 %"}},
                                            {"pledge.arms.from", {"2026", "2028-07"}}};
  auto const swept = s.sweep(axes, answers);
  manifest const m = manifest_of(s, axes, swept);
  CHECK(m.run == "sweep");
  REQUIRE(m.axes.size() == 2);
  CHECK(m.axes[1].path == "pledge.arms.from");
  CHECK(m.axes[1].values == axes[1].values);
  REQUIRE(m.numbers.size() == answers.size());
  REQUIRE(m.numbers[0].values.size() == 6 * 6); // points and years
  CHECK(m.numbers[0].columns[7] == "share_target<core>: to = 3 %, pledge.arms.from = 2028-07, 2027");
  CHECK(m.numbers[0].values[7] == swept.value(swept.column(0, 2027), {0, 1}));
  check_same(m);

  outlay::draws const d{.paths = 9, .seed = 5};
  manifest const fan = manifest_of(s, d, axes, s.sweep(d, axes, answers));
  CHECK(fan.run == "ensemble sweep");
  CHECK(fan.drawn->paths == 9);
  CHECK(fan.numbers[0].what == "mean over paths");
  check_same(fan);

  manifest::search const what{"share_target.core.to", outlay::between("2 %", "6 %"),
                              outlay::goal("core share of DEU", std::chrono::year{2031}, "3 %")};
  auto const found = s.solve(what.path, what.ends, what.wanted);
  manifest const search = manifest_of(s, what, found);
  CHECK(search.run == "search");
  CHECK(search.numbers[0].values[0] == found.value);
  CHECK(search.numbers[1].values[0] == doctest::Approx(0.03));
  CHECK(search.numbers[2].values[0] == found.slope);
  check_same(search);

  // with another axis, another end, another goal
  auto const moved = first_of(changed(to_json(m), "\"4 %\"", "\"4.5 %\""));
  CHECK(moved.what == kind::number);
  CHECK(moved.name == "core outlay, column 13"); // of the second point, each with six years
  auto const other = first_of(changed(to_json(search), "\"value\": \"3 %\"", "\"value\": \"3.1 %\""));
  CHECK(other.name == "share_target.core.to, value that meets the goal, 2031");
  CHECK_THROWS_WITH_AS(replay(outlay::read_manifest_text(
                           changed(to_json(search), "\"high\": \"6 %\"", "\"high\": \"2.5 %\""), "m.json")),
                       doctest::Contains("solve"), outlay::error);
  auto without = search;
  without.searched.reset();
  CHECK_THROWS_WITH_AS(replay(without), doctest::Contains("run.search"), outlay::error);
  CHECK(
      fault_of(changed(to_json(search), "\"low\": \"2 %\"", "\"low\": 2")).find("run.search.low = 2; valid: a text") !=
      std::string::npos);
  CHECK(fault_of(changed(to_json(m), "\"path\": \"pledge.arms.from\"", "\"paht\": \"pledge.arms.from\""))
            .find("run.axes.path = nothing") != std::string::npos);
  // of other axes, and of other draws
  CHECK_THROWS_AS((void)manifest_of(s, {axes[0]}, swept), outlay::error);
  CHECK_THROWS_AS((void)manifest_of(s, {.paths = 10}, axes, s.sweep(d, axes, answers)), outlay::error);
}

TEST_CASE("of a sweep with more numbers than a manifest keeps there is a digest alone") {
  scenario s(outlay::data::nato_2026(),
             {.from = std::chrono::year{2026}, .until = std::chrono::year{2126}, .step = outlay::step_length::annual});
  s.add(outlay::economy{.growth = outlay::percent(1)});
  s.add(outlay::share_target<outlay::core>{.to = outlay::percent(3), .by = std::chrono::year{2035}});
  std::vector<outlay::path_axis> const axes{
      {"share_target.core.to", {"2 %", "2.1 %", "2.2 %", "2.3 %", "2.4 %", "2.5 %", "2.6 %", "2.7 %"}}};
  auto const of = [&](std::size_t answers) {
    std::vector<std::string> const many(answers, "core outlay"); // 8 points, 100 years
    return manifest_of(s, axes, s.sweep(axes, many));
  };
  CHECK(of(25).numbers[24].values.size() == 800);
  manifest const m = of(26); // 20,800
  for (auto const& x : m.numbers) CHECK(x.values.empty());
  auto wrong = outlay::read_manifest_text(to_json(m), "m.json");
  wrong.numbers[3].digest ^= 1;
  auto const r = replay(wrong);
  REQUIRE(r.differences.size() == 1);
  CHECK(r.differences[0].name == "core outlay, digest of all its bits");
}

TEST_CASE("a replay tells what a run does not take, and what of a field, a text or a column was changed") {
  scenario const s = outlay::read_scenario_text(plan, "p.toml");
  manifest const whole = manifest_of(s, s.project(answers));
  auto const only = [](manifest const& m) {
    auto const r = replay(m);
    CHECK(!r.same_bits());
    REQUIRE(r.differences.size() == 1);
    return r.differences[0];
  };
  manifest m = whole;
  m.fiscal_year_from = 7;
  CHECK(only(m).name == "run.fiscal_year_from");
  m = whole;
  m.drawn = outlay::draws{.paths = 100, .seed = 5};
  auto d = only(m);
  CHECK(d.name == "run.paths");
  CHECK(d.recorded == "100 paths, seed 5, from path 0");
  CHECK(d.found == "nothing");
  m = whole;
  for (auto& f : m.fields)
    if (f.path == "pledge.arms.amount") f.unit = "bn EUR/year";
  d = only(m);
  CHECK(d.name == "pledge.arms.amount, unit");
  CHECK(d.recorded == "bn EUR/year");
  CHECK(d.found == "bn USD/year");
  m = whole;
  m.numbers[0].columns[1] = "2099";
  d = only(m);
  CHECK(d.name == "core outlay, column 2");
  CHECK(d.recorded == "2099");
  m = whole;
  ++m.numbers[0].digest;
  d = only(m);
  CHECK(d.recorded.size() == 16);
  CHECK(d.recorded != d.found);
  m = whole;
  m.plan += "# a remark\n";
  d = only(m);
  CHECK(d.name.starts_with("plan, line "));
  CHECK(d.recorded == "# a remark");
  m = whole;
  ++m.plan_digest;
  d = only(m);
  CHECK(d.name == "plan, digest");
  CHECK(d.recorded != d.found);
  manifest const july = manifest_of(s, s.project(outlay::reporting{.fiscal_year_from = std::chrono::July}),
                                    {.fiscal_year_from = std::chrono::July});
  CHECK(replay(july).differences.empty());
}

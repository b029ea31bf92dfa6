// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Errors of plan files are in the words of files; paths reach everything that a file can say.
#include "faults.hpp"

#include <doctest/doctest.h>

#include <chrono>

namespace {

using outlay::test::check_faults;
using outlay::test::fault_of;
using outlay::test::years;

std::string const target = "[[share_target.core]]\nto = \"3.5 %\"\nby = \"2035\"\n";
std::string pledge(std::string const& name, std::string const& more) {
  return "[[pledge]]\nname = \"" + name + "\"\namount = \"1 bn USD/year\"\nfrom = \"2027\"\n" + more;
}

} // namespace

TEST_CASE("errors say things as files do") {
  check_faults({
      // quantities in the file's own unit, on the line of the key
      {years + "[[pledge]]\namount = \"-2 bn USD/month\"\nfrom = \"2027\"\n",
       "line 4, pledge: amount = -2 bn USD/month"},
      {years + target + "except = { DEU = \"2 %\", ESP = \"-3 %\" }\n", "line 6, share_target.core: except = -3 %"},
      {years + "[[rival]]\nwhich = \"air_defence\"\nby = \"stock\"\nstock = 5\nproduction = 1\n"
               "attrition = \"100 %\"\n",
       "0 to less than 100 %"},
      {years + "[[rival]]\nwhich = \"air_defence\"\nby = \"stock\"\nstock = 5\nproduction = 1\n",
       "which = air_defence;"},
      // kinds and events by the words of files
      {years + target + "from = \"2036\"\n",
       "f.toml, line 5, share_target.core: by = 2035; valid: later than its start, 2036"},
      {years + "[[event]]\nname = \"ceasefire\"\nat = \"2029\"\n" + pledge("a", "until = \"on ceasefir\"\n"),
       "until = on ceasefir; valid: an event of the plan: ceasefire, which is nearest"},
      {years + pledge("a", "out_of = \"logistics\"\n"), "unset, or a pledge whose `to` is aid_in_kind"},
      {years + pledge("a", "") + pledge("a", ""), "line 8, pledge \"a\": name = \"a\" twice; valid: a name of its own"},
      // plan-wide: the line of a part that is at fault
      {years + "[[economy]]\nof = \"USA\"\ngrowth = \"2 %\"\n", "f.toml, line 3, plan: economy = 0 for "},
      // words of a few, with the nearest; bare numbers
      {years + target + "path = \"linaer\"\n", "\"linear\", which is nearest, of "},
      {years + pledge("a", "payers = \"Europe and Canda\"\n"), "\"Europe and Canada\", which is nearest"},
      {years + "[[pledge]]\namount = \"1 bn USD/year\"\nfrom = 2027\n", "pledge.from = 2027 without quotation marks"},
      {years + "[[share_target.core]]\nto = 3.5\nby = \"2035\"\n",
       "share_target.core.to = 3.5 without a unit in quotation marks"},
      {"[horizon]\nuntil = \"2036\"\nstep = \"montly\"\n",
       "line 3: horizon.step = \"montly\"; valid: \"monthly\", which is nearest, of \"monthly\", \"quarterly\", "
       "\"annual\""},
      {"[horizon]\nuntil = \"2036\"\nstep = 3\n", "line 3: horizon.step = 3; valid: \"monthly\", "},
  });
}

TEST_CASE("letters beyond ASCII stand in texts and comments, behind a mark of UTF-8 or none") {
  CHECK(fault_of("\xEF\xBB\xBF# \xC3\xA9\ntitle = \"\xC3\xA9\"\n" + years) == "no fault");
  CHECK(fault_of(years + "step = \xC3\xA9\n").find("f.toml, line 3: TOML = byte 195 outside of a text") !=
        std::string::npos);
}

TEST_CASE("a part that is to become a number is refused as what it would be") {
  auto s = outlay::read_scenario_text(years + pledge("a", ""), "f.toml");
  CHECK_THROWS_WITH_AS(s.set("pledge.a", "5"), doctest::Contains("a list of tables"), outlay::error);
}

TEST_CASE("after a change errors tell the new value on the line of the file") {
  auto s = outlay::read_scenario_text(years + pledge("a", "until = \"2030\"\n"), "f.toml");
  s.set("pledge.a.until", "2020");
  CHECK_THROWS_WITH_AS(s.check(), doctest::Contains("f.toml, line 7, pledge \"a\": until = 2020;"), outlay::error);
}

TEST_CASE("a heading without a key is refused before toml++ sees it") {
  for (char const* text : {"d = []\n[=", "[", "[[", "[\n", "[ [a]\n", "[.a]\n", "[[ =\n",
                           "\xEF\xBB\xBF[=", "[\xC3\xA9]\n", "  [,", "\xEF\xBB\xBF",
                           "l = 1\xCF\x97"
                           "1\n"}) {
    CAPTURE(text);
    CHECK(fault_of(text) != "no fault");
  }
}

TEST_CASE("a cost of a head is read with the head or without, and written with it") {
  for (char const* cost : {"0.16 mn USD/year", "0.16 mn USD a head/year", "0.16 mn USD / head / year"}) {
    auto const s = outlay::read_scenario_text(
        years + "[[deployment]]\nname = \"d\"\nheads = [{ at = \"2027\", value = 5000 }]\ncost = \"" + cost + "\"\n",
        "f.toml");
    CHECK(s.at("deployment.d.cost") == "0.16 mn USD/head/year");
    CHECK(outlay::read_scenario_text(outlay::to_toml(s), "g.toml") == s);
  }
}

TEST_CASE("paths reach elements without names by their place, and names in quotation marks") {
  auto s = outlay::read_scenario_text(
      years + target + "knots = [{ at = \"2030\", progress = 0.4 }, { at = \"2035\", progress = 1.0 }]\n" +
          pledge("a = b", "") + pledge("c.d[0]", ""),
      "f.toml");
  auto const before = s;
  s.set("share_target.core.knots[0].progress", "0.5");
  s.set("pledge.\"a = b\".amount", "2 bn USD/year");
  s.set("pledge.\"c.d[0]\".amount", "3 bn USD/year");
  s.set("pledge.c.d[0].until", "2030"); // and as it stands
  auto const all = diff(before, s);
  REQUIRE(all.size() == 4);
  CHECK(all[0].path == "share_target.core.knots[0].progress");
  CHECK(all[1].path == "pledge.\"a = b\".amount");
  CHECK(all[2].path == "pledge.\"c.d[0]\".amount");
  CHECK(all[3].path == "pledge.\"c.d[0]\".until");
  for (auto const& d : all) CHECK(s.at(d.path) == d.after.words()); // a path that diff gives is one that set takes
  CHECK_THROWS_WITH_AS(s.at("share_target.core.knots[2].at"), doctest::Contains("[0] to [1]"), outlay::error);
  CHECK_THROWS_WITH_AS(s.at("share_target.core.knots.at"), doctest::Contains("[0] to [1]"), outlay::error);
  for (char const* bad : {"", "pledge.", "pledge..amount", "pledge.\"a = b", "share_target.core.knots[x]",
                          "share_target.core.knots[0", "share_target[0]", "horizon[0]", "pledge.\"a = b\"amount"})
    CHECK_THROWS_AS(s.at(bad), outlay::error);
  CHECK(outlay::end_of_path("pledge.\"a = b\".amount=2") == 21);
  CHECK_FALSE(outlay::end_of_path("pledge.\"a = b\".amount"));
}

TEST_CASE("lists without names are compared place by place") {
  auto const with = [](std::string const& knots) {
    return outlay::read_scenario_text(years + target + "knots = [" + knots + "]\n", "f.toml");
  };
  std::string const one = "{ at = \"2028\", progress = 0.1 }", two = "{ at = \"2030\", progress = 0.4 }",
                    three = "{ at = \"2035\", progress = 1.0 }";
  auto const all = diff(with(two + ", " + three), with(one + ", " + three));
  REQUIRE(all.size() == 2);
  CHECK(all[0].path == "share_target.core.knots[0].at");
  CHECK(all[1].path == "share_target.core.knots[0].progress");
  auto const more = diff(with(two + ", " + three), with(one + ", " + two + ", " + three));
  CHECK(more.back().path.starts_with("share_target.core.knots[2]"));
}

TEST_CASE("what resilience asks of core beyond its budget is told") {
  // Core of 2 % of GDP all along; 3 % of GDP are to be relabelled, so that 1 % is asked for in vain.
  auto const s =
      outlay::read_scenario_text("alliance = \"own\"\n[horizon]\nuntil = \"2028\"\nstep = \"annual\"\n"
                                 "[[member]]\ncode = \"AAA\"\ngdp = \"1000 bn USD of 2021/year\"\ncore = \"2 %\"\n"
                                 "[[economy]]\ngrowth = \"0 %\"\n[[share_target.core]]\nto = \"2 %\"\nby = \"2027\"\n"
                                 "[[share_target.resilience]]\nname = \"r\"\nexisting = \"1 %\"\nto = \"1 %\"\n"
                                 "by = \"2027\"\nfrom_core = \"3 %\"\n",
                                 "f.toml");
  auto const t = s.project({"share_target<resilience> \"r\": from core",
                            "share_target<resilience> \"r\": asked of core beyond its budget", "core outlay"});
  CHECK(t.value(0, 2027) == doctest::Approx(20));
  CHECK(t.value(1, 2027) == doctest::Approx(10));
  CHECK(t.value(2, 2027) == doctest::Approx(0));
}

TEST_CASE("many parts are read, changed and compared in time in proportion to them") {
  auto const seconds = [](int n) {
    std::string text = years;
    for (int k = 0; k < n; ++k) text += pledge("p" + std::to_string(k * 7919 % n), "");
    auto const start = std::chrono::steady_clock::now();
    auto const s = outlay::read_scenario_text(text, "f.toml");
    auto changed = s;
    changed.set("pledge.p" + std::to_string(n / 2) + ".amount", "2 bn USD/year");
    REQUIRE(diff(s, changed).size() == 1);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  double const of_500 = seconds(500), of_4000 = seconds(4000);
  // 8 times, where 64 would be quadratic
  CHECK_MESSAGE(of_4000 < 3 * 8 * of_500, of_500 << " s for 500, " << of_4000 << " s for 4000");
}

TEST_CASE("the nearest measure is told where an answer names none") {
  auto const s = outlay::read_scenario_text(
      years + pledge("a", "") +
          "[[rival]]\nname = \"missiles\"\nwhich = \"air_defence\"\nby = \"stock\"\nstock = 5\n"
          "production = 1\n[[event]]\nname = \"ceasefire\"\nat = \"2030\"\n",
      "f.toml");
  auto const fault = [&](char const* answer) {
    try {
      (void)s.project(std::vector<std::string>{answer});
    } catch (outlay::error const& e) {
      return std::string(e.what());
    }
    return std::string("no fault");
  };
  auto const has = [&](char const* answer, char const* words) {
    std::string const met = fault(answer);
    CHECK_MESSAGE(met.find(words) != std::string::npos, met);
  };
  has("rival: ratoi", "valid: rival: ratio, which is nearest, of ");
  has("rival \"missiles\": rato", "valid: rival \"missiles\": ratio, which is nearest, of ");
  has("rival \"misiles\": ratio", "valid: rival \"missiles\": ratio, which is nearest, of ");
  has("pledge: payd of DEU", "valid: pledge: paid, which is nearest, of ");
  has("pledge: something else", "pledge: something else; valid: event \"ceasefire\": happened; pledge \"a\": paid; ");
  has("happened ceasfire", "ceasefire");
  has("stock index of Europe and Canada, air defense", "stock index");
  has("rise of core, 2026 to 2050", "2026 to 2035");
  has("rise of core, 2026 to 2035 by shares", "a name that is not known");
  CHECK(outlay::read_scenario_text(years, "f.toml").project({"rise of core of DEU, 2026 to 2035 by share"}).size() ==
        1);
}

TEST_CASE("the step of a horizon is read, set and written, and answers of a year hardly depend on it") {
  auto s = outlay::read_scenario_text("[horizon]\nuntil = \"2036\"\nstep = \"annual\"\n" + target + pledge("a", ""),
                                      "f.toml");
  CHECK(s.span().step == outlay::step_length::annual);
  CHECK(s.at("horizon.step") == "annual");
  CHECK(outlay::read_scenario_text(to_toml(s), "g.toml") == s);
  double const yearly = s.project({"pledge: paid"}).value(0, 2030);
  for (char const* step : {"quarterly", "monthly"}) {
    auto const before = s;
    s.set("horizon.step", step);
    CHECK(s.at("horizon.step") == step);
    CHECK(outlay::read_scenario_text(to_toml(s), "g.toml") == s);
    REQUIRE(diff(before, s).size() == 1);
    CHECK(diff(before, s)[0].path == "horizon.step");
    CHECK(s.project({"pledge: paid"}).value(0, 2030) == doctest::Approx(yearly).epsilon(0.02));
  }
  CHECK_THROWS_WITH_AS(s.set("horizon.step", "quartely"), doctest::Contains("\"quarterly\", which is nearest"),
                       outlay::error);
  CHECK_THROWS_AS(s.set("horizon.step", "6 months"), outlay::error);
}

TEST_CASE("a growth table of a file stays a table, by its name") {
  std::string const table =
      "[[growth_table]]\nsource = \"mine\"\nrows = { USA = { first = 2026, percent = [1, 2] }, DEU = "
      "\"0 %\" }\n[[economy]]\ngrowth = \"mine\"\nof = [\"USA\", \"DEU\"]\n[[economy]]\nname = \"others\"\n"
      "growth = \"1 %\"\nof = { all_but = [\"USA\", \"DEU\"], name = \"others\" }\n";
  auto s = outlay::read_scenario_text(years + table, "f.toml");
  CHECK(s.at("economy.growth") == "mine");
  std::string const text = to_toml(s);
  CHECK(text.find("growth = \"mine\"") != std::string::npos);
  CHECK(outlay::read_scenario_text(text, "g.toml") == s);
  double const before = s.project({"GDP of USA"}).value(0, 2030);
  s.set("growth_table[0].rows.USA", "5 %"); // and so a change of it is one of what grows
  CHECK(s.project({"GDP of USA"}).value(0, 2030) > 1.1 * before);
  CHECK(outlay::read_scenario_text(to_toml(s), "g.toml") == s);
  s.set("economy.growth", "2 %");
  CHECK(s.at("economy.growth") == "2 %");
}

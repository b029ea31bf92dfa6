// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Files that say what cannot be: one error, with file and line, and nothing lost or changed on the way.
#include "faults.hpp"

#include <doctest/doctest.h>

namespace {

using outlay::test::check_faults;
using outlay::test::fault_of;
using outlay::test::years;

std::string const germany = "[[member]]\ncode = \"DEU\"\n";

std::string repeated(std::string const& s, int times) {
  std::string all;
  for (int k = 0; k < times; ++k) all += s;
  return all;
}

} // namespace

TEST_CASE("faults of files name file and line, also those that a run alone finds") {
  check_faults({
      {years + "[[pledge]]\namount = \"1 bn USD/year\"\nfrom = \"2027\"\nuntil = \"2026\"\n", "f.toml, line 6, pledge"},
      {"[horizon]\nuntil = \"9999\"\n", "f.toml, line 2, horizon"},
      {years + "[[economy]]\nof = \"USA\"\ngrowth = \"2 %\"\n", "f.toml, line 3, plan"},
      {years + "[[event]]\nname = \"a\"\nat = \"on a\"\n", "f.toml, line 5, event \"a\""},
      {years + "[[pledge]]\nname = \"a\"\namount = \"1 bn USD/year\"\nfrom = \"2027\"\n[[pledge]]\namount = \"1 bn "
               "USD/year\"\nfrom = \"2027\"\nname = \"a\"\n",
       "line 10, pledge \"a\""},
      {"share_target = 5\n" + years, "f.toml, line 1: share_target = 5"},
      {"share_target = []\n" + years, "f.toml, line 1: share_target = []"},
      {"source = 5\n" + years, "f.toml, line 1: source = 5"},
      {"title = \"\"\"a\\\xc3\xbc\"\"\"\n" + years, "f.toml, line 1: TOML = \\ before a letter beyond ASCII"},
      {"title = \"a\\\xc3\xbc\"\n" + years, "f.toml, line 1: TOML = \\ before a letter beyond ASCII"},
      {years + "[[pledge]]\namount = \"1 bn USD/year\"\nfrom = \"2027\"\nsource = 5\n", "line 6: pledge.source = 5"},
      {years + germany + germany, "line 6: member.code = \"DEU\" again"},
      {years + germany + "name = \"France\"\n", "line 5: member.name = \"France\""},
      {years + germany + "name = \"FRA\"\n", "line 5: member.name = \"FRA\""},
      {years + germany + "name = \"Europe and Canada\"\n", "line 5: member.name = \"Europe and Canada\""},
      {years + germany + "name = \"all members\"\n", "line 5: member.name = \"all members\""},
      {years + "[group]\nUSA = [\"DEU\"]\n", "line 4: group.USA = a name that is taken"},
      {years + "[group]\n\"all members\" = [\"DEU\"]\n", "line 4: group.all members = a name that is taken"},
      {years + "[group]\nnone = []\n", "line 4: group.none = []"},
      {years + "[[growth_table]]\nsource = \"IMF, April 2026\"\nrows = { USA = \"2 %\" }\n",
       "line 4: growth_table.source"},
      {years + "[[growth_table]]\nsource = \"3 %\"\nrows = { USA = \"2 %\" }\n", "line 4: growth_table.source"},
      {years + "[[pledge]]\namount = \"1 bn USD of 0000/year\"\n", "line 4: pledge.amount"},
      {years + "[[pledge]]\namount = \"1 bn USD/year\"\nfrom = \"2027\"\nbeneficiary = 2026-01-01\n",
       "line 6: TOML = 2026-01-01 without quotation marks"},
      {years + "[[pledge]]\namount = \"1 bn USD/year\"\nfrom = \"2027\"\nby = { gdp = 1, shares = { DEU = 1 } }\n",
       "line 6: pledge.by.shares"},
      {years + "[[pledge]]\namount = \"1 bn USD/year\"\nfrom = \"2027\"\npayers = { members = [\"DEU\"], name = \"" +
           repeated("a", 400) + "\" }\n",
       "line 6: pledge.payers.name"},
  });
}

TEST_CASE("no text in quotes hides what nests too deep") {
  for (std::string const& text :
       {"[\"\\\"\"." + repeated("a.", 40) + "a]\n", "x = [\"\"\"\"a\"\"\",{" + repeated("a.", 40) + "a = 1}]\n",
        "x = ['\\', {" + repeated("a.", 40) + "a = 1}]\n", "x = [\"\"\"\n\"\"\"\"\", " + repeated("[", 40) + "\n"}) {
    CAPTURE(text);
    CHECK(fault_of(text).find("valid: at most 32") != std::string::npos);
  }
  // and what a text holds counts for nothing
  CHECK(fault_of(years + "title = \"" + repeated("[", 50) + repeated(".", 50) + "\"\n").find("title") !=
        std::string::npos); // a key of [horizon] there, so it was read
  CHECK(fault_of("title = '''\n" + repeated("[", 50) + "''\n" + repeated(".", 50) + "'''\n" + years) == "no fault");
}

TEST_CASE("a heading without a key is an error") { // toml++ 3.3 goes on, or aborts
  for (std::string const text :
       {"[\n", "[ \n", "[[\n", "[.a]\n", "[!]\n", "[ [a]]\n", "[\xc3\xa9]\n", "\xef\xbb\xbf[\n", "[\t#a]\n", "[\r\n",
        "[[[a]]]\n", "x = [\n1]\n  [\n", "x = \"[\"\n[=\n"}) {
    CAPTURE(text);
    CHECK(fault_of(text).find("a heading without a key; valid: a heading") != std::string::npos);
  }
  for (std::string const text : {"[", "[[", "[]\n", "[[]]\n", "[a\n", "[a.\n", "[a.]\n"}) {
    CAPTURE(text);
    CHECK(fault_of(text).starts_with("outlay: f.toml, line 1: TOML"));
  }
  CHECK(fault_of("assumed = [\n  [\n  \"a\"]]\n" + years).find("assumed") != std::string::npos);
  CHECK(fault_of("[horizon]\nuntil = \"2036\"\n\t[ \"group\" ]\n[  'group'.x]\n").find("group") != std::string::npos);
}

TEST_CASE("what toml++ 3.3 takes for granted is looked at first") {
  CHECK(fault_of("x = [}\n").find("TOML = }; valid: brackets that close what they opened") != std::string::npos);
  CHECK(fault_of("x = { a = [1}, 2]\n").find("line 1: TOML = }") != std::string::npos);
  for (std::string const text : {"x = [\xe2\x80\x82 1]\n",
                                 "x = \xc2\xa0"
                                 "1\n",
                                 "gr\xc3\xbc\xc3\x9f"
                                 "e = 1\n"}) {
    CAPTURE(text);
    CHECK(fault_of(text).find("outside of a text; valid: letters in quotation marks") != std::string::npos);
  }
  for (std::string const date : {"1979-05-27true:1", "1979-05-27 2", "07:32:00", "2026-01"}) {
    CAPTURE(date);
    CHECK(fault_of("x = " + date + "\n").find("without quotation marks; valid: a date as a text") != std::string::npos);
    CHECK(fault_of("x = [1, # a\n" + date + "]\n").find("line 2: TOML = ") != std::string::npos);
  }
  CHECK(fault_of("# \xc3\xbc\ntitle = \"\xc3\xbc\"\n" + years + "[group]\n2026-01 = [\"DEU\"]\n[x-1:]\n")
            .find("line 7") != std::string::npos);
  CHECK(fault_of("prices_of_the_alliance = { first = 2026, values = [1e-0, 1.0E-0, -1] }\n" + years)
            .find("without quotation") == std::string::npos);
}

TEST_CASE("a long chain of events is settled in no time") {
  std::string text = years;
  for (int k = 0; k < 2000; ++k)
    text += "[[event]]\nname = \"e" + std::to_string(k) + "\"\nat = \"" +
            (k == 1999 ? std::string("2030") : "on e" + std::to_string(k + 1)) + "\"\n";
  auto const s = outlay::read_scenario_text(text, "f.toml");
  CHECK(s.project({"happened e0"}).value(0, 2030) == 1);
  CHECK(s.project({"happened e0"}).value(0, 2029) == 0);
}

TEST_CASE("a change by path changes nothing else") {
  auto s = outlay::read_scenario_text(years + "[[pledge]]\nname = \"a\"\namount = \"1 bn USD/year\"\nfrom = "
                                              "\"2027\"\n[[pledge]]\namount = \"1 bn USD/year\"\nfrom = \"2027\"\n",
                                      "f.toml");
  auto const before = s;
  CHECK_THROWS_AS(s.set("pledge.a.amount", "\"1 bn USD/year\"\nfrom = \"2030\""), outlay::error);
  CHECK_THROWS_AS(s.at("pledge.a.until"), outlay::error);
  CHECK(s == before);
  s.set("pledge.amount", "2 bn USD/year"); // the one without a name
  s.set("title", "Two pledges");
  auto const all = diff(before, s);
  REQUIRE(all.size() == 2);
  CHECK(s.title() == "Two pledges");
  CHECK(s.at("pledge.amount") == "2 bn USD/year");
  CHECK(s.at("pledge.a.amount") == "1 bn USD/year");
  s.set("horizon.until", "2040"); // a year needs no quotation marks here
  CHECK(s.span().until == outlay::date(std::chrono::year{2040}));
  try { // still with the line of the file
    s.set("pledge.a.until", "2020");
    s.check();
    FAIL("no error");
  } catch (outlay::error const& e) {
    CHECK(e.part() == "f.toml, line 3, pledge \"a\"");
  }
}

TEST_CASE("answers of a file's own groups, and of names that hold `of`") {
  auto const s = outlay::read_scenario_text(
      years + "[group]\nnordic = [\"DNK\", \"FIN\", \"NOR\", \"SWE\"]\n"
              "[[event]]\nname = \"short of stocks\"\nat = \"2030\"\n"
              "[[pledge]]\nname = \"out of stock\"\namount = \"4 bn USD/year\"\nfrom = \"2027\"\n",
      "f.toml");
  auto const t =
      s.project({"core share of nordic", "core share of Germany", "core share of DEU", "happened short of stocks",
                 "pledge \"out of stock\": paid", "pledge \"out of stock\": paid of nordic"});
  CHECK(t.value(0, 2030) > 0);
  CHECK(t.value(1, 2030) == t.value(2, 2030));
  CHECK(t.value(3, 2030) == 1);
  CHECK(t.value(4, 2030) > t.value(5, 2030));
  CHECK(t.value(5, 2030) > 0);
  CHECK_THROWS_WITH_AS((void)s.project({"core share of nordik"}), doctest::Contains("\"nordic\""), outlay::error);
}

TEST_CASE("dates are texts, and may stand in braces and brackets beside what opens them") {
  std::string const target = years + "[[share_target.core]]\nto = \"3.5 %\"\n";
  CHECK(fault_of(target + "by = \"2035\"\nrevised = {from=\"2030-04\", to=\"4 %\"}\n") == "no fault");
  CHECK(fault_of(target + "knots=[{at=\"2029-05\",share=\"3 %\"},{at=\"2030-05\",share=\"3.2 %\"}]\nby=\"2035\"\n")
            .find("without quotation marks") == std::string::npos);
  check_faults({{target + "revised = {from=2030-04-01, to=\"4 %\"}\n", "2030-04-01 without quotation marks"},
                {target + "revised = [2030-04-01]\n", "2030-04-01 without quotation marks"},
                {target + "revised = [[2030-04]]\n", "2030-04 without quotation marks"}});
}

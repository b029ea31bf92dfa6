// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "files.hpp"

#include <outlay/scenario.hpp>

#include <doctest/doctest.h>

using outlay::test::files;

namespace {

std::string const base = R"(title = "Base"
assumed = ["a"]

[horizon]
base_year = 2025
until = "2036"

[group]
nordic = ["DNK", "FIN", "NOR", "SWE"]

[[share_target.core]]
to = "3.5 %"
by = "2035"
except = { ESP = "2.1 %", ITA = "3 %" }

[[pledge]]
name = "arms"
amount = "1 bn USD/month"
from = "2026-01"
payers = { name = "Europe and Canada", all_but = ["USA", "ISL"] }

[[pledge]]
name = "aid"
amount = "2 bn USD/year"
from = "2027"
)";

std::string fault_of(files const& all, std::string const& name) {
  try {
    outlay::read_scenario(all.path(name)).project({"outlay"});
  } catch (outlay::error const& e) {
    return e.what();
  }
  return "no fault";
}
void check_fault(files const& all, std::string const& name, std::string const& expected) {
  std::string const met = fault_of(all, name);
  CHECK_MESSAGE(met.find(expected) != std::string::npos, met, " for ", expected);
}

} // namespace

TEST_CASE("a file that includes another changes fields by name, adds parts and takes parts out") {
  files const all({{"base.toml", base}, {"variant.toml", R"(include = "base.toml"
without = ["pledge.aid", "share_target.core.except.ITA"]
title = "Variant"
assumed = ["b"]

[horizon]
until = "2040"

[change.share_target.core]
to = "4 %"
except.EST = "5 %"

[change.pledge.arms]
amount = "2 bn USD/month"
payers = { all_but = ["USA"] }

[[pledge]]
name = "more"
amount = "3 bn USD/year"
from = "2028"
)"}});
  auto const s = outlay::read_scenario(all.path("variant.toml"));
  CHECK(s.title() == "Variant");
  CHECK(s.assumed() == std::vector<std::string>{"a", "b"});
  CHECK(s.span().until == outlay::date(std::chrono::year{2040}));
  CHECK(s.at("horizon.base_year") == "2025");
  CHECK(s.at("share_target.core.to") == "4 %");
  CHECK(s.at("share_target.core.by") == "2035");
  CHECK(s.at("share_target.core.except") == "{ ESP = 2.1 %, EST = 5 % }");
  CHECK(s.at("pledge.arms.amount") == "24 bn USD/year");
  CHECK(s.at("pledge.arms.from") == "2026-01");
  CHECK(s.at("pledge.arms.payers") == "{ name = all members but USA, all_but = [USA] }"); // no name of the base's value
  CHECK(s.at("pledge.more.amount") == "3 bn USD/year");
  CHECK(s.labels().size() == 4); // economy, target, two pledges
  CHECK_THROWS_AS((void)s.at("pledge.aid.amount"), outlay::error);

  // the same as a flat file, which is what is written
  std::string const flat = to_toml(s);
  CHECK(flat.find("include") == std::string::npos);
  write_scenario(s, all.path("flat.toml"));
  CHECK(outlay::read_scenario(all.path("flat.toml")) == s);
}

TEST_CASE("what the base leaves at its default is changed as what it writes, and cannot be taken out") {
  files const all({{"base.toml", base},
                   {"variant.toml", "include = \"base.toml\"\nchange.share_target.core.lag = \"2 years\"\n"},
                   {"without.toml", "include = \"base.toml\"\nwithout = [\"share_target.core.lag\"]\n"}});
  CHECK(base.find("lag") == std::string::npos);
  auto const before = outlay::read_scenario(all.path("base.toml"));
  auto const after = outlay::read_scenario(all.path("variant.toml"));
  CHECK(before.at("share_target.core.lag") != "2 years");
  CHECK(after.at("share_target.core.lag") == "2 years");
  auto const found = diff(before, after);
  REQUIRE(found.size() == 1);
  CHECK(found[0].path == "share_target.core.lag");
  CHECK_THROWS_WITH_AS((void)outlay::read_scenario(all.path("without.toml")),
                       doctest::Contains("line 2: without = \"share_target.core.lag\", no lag"), outlay::error);
}

TEST_CASE("several files are laid over one another in their order, each once") {
  files const all({{"base.toml", base},
                   {"left.toml", "include = \"base.toml\"\nchange.pledge.arms.amount = \"5 bn USD/year\"\n"
                                 "[[pledge]]\nname = \"left\"\namount = \"1 bn USD/year\"\nfrom = \"2027\"\n"},
                   {"sub/right.toml", "include = \"../base.toml\"\nchange.pledge.arms.from = \"2028\"\n"},
                   {"both.toml", "include = [\"left.toml\", \"sub/right.toml\", \"./left.toml\"]\n"}});
  auto const s = outlay::read_scenario(all.path("both.toml"));
  CHECK(s.at("pledge.arms.amount") == "5 bn USD/year");
  CHECK(s.at("pledge.arms.from") == "2028");
  CHECK(s.labels().size() == 5);
  CHECK(outlay::read_scenario(all.path("sub/right.toml")).at("pledge.arms.amount") == "12 bn USD/year");
}

TEST_CASE("faults name the file and the line in which they stand") {
  files all({{"base.toml", base}});
  struct row {
    std::string text, expected;
  };
  row const rows[] = {
      {"include = \"bsae.toml\"\n", "v.toml, line 1: include = \"bsae.toml\"; valid: a file that can be read"},
      {"include = [\"base.toml\", 5]\n", "v.toml, line 1: include = 5"},
      {"\ninclude = \"sub\"\n", "v.toml, line 2: include = \"sub\""},
      {"include = \"base.toml\"\nwithout = [\n\"pledge.amrs\"]\n",
       "v.toml, line 3: without = \"pledge.amrs\", no amrs; valid: arms, which is nearest, of arms, aid"},
      {"include = \"base.toml\"\nwithout = [\"pledge.arms.unitl\"]\n",
       "line 2: without = \"pledge.arms.unitl\", no unitl"},
      {"include = \"base.toml\"\nwithout = [\"\"]\n", "line 2: without = "},
      {"include = \"base.toml\"\nwithout = [\"share_target.core.except.ESP.x\"]\n", "line 2: without"},
      {"without = [\"pledge\"]\n" + base, "v.toml, line 1: without"},
      {"include = \"base.toml\"\n[change.pledge.amrs]\namount = \"1 bn USD/year\"\n",
       "v.toml, line 2: pledge.amrs = a name that no part of the kind has; valid: arms, which is nearest"},
      {"include = \"base.toml\"\n[change.deployment.x]\nhost = \"LTU\"\n",
       "v.toml, line 2: change.deployment = what the plan has not; valid: "},
      {"include = \"base.toml\"\nchange = 5\n", "v.toml, line 2: change = 5"},
      {"include = \"base.toml\"\nchange.pledge = 5\n", "v.toml, line 2: change.pledge = 5"},
      {"include = \"base.toml\"\n[change.share_target.resilience]\nto = \"1 %\"\n",
       "v.toml, line 2: change.share_target.resilience = what the plan has not; valid: core"},
      {"include = \"base.toml\"\n[pledge.arms]\namount = 5\n", "v.toml, line 2: pledge = "},
      {"change.title = \"x\"\n" + base, "v.toml, line 1: change"},
      {"include = \"base.toml\"\npledge = 5\n", "v.toml, line 2: pledge = 5; valid: [[pledge]]"},
      {"include = \"base.toml\"\n[[pledge]]\nname = \"arms\"\namount = \"1 bn USD/year\"\n",
       "v.toml, line 2: pledge = \"arms\", which base.toml, line 16 has; valid: another name"},
      {"include = \"base.toml\"\n[[share_target.core]]\nto = \"4 %\"\n",
       "v.toml, line 2: share_target.core = a part without a name, and one in base.toml, line 11"},
      {"include = \"base.toml\"\n[change.pledge.arms]\namonut = \"1 bn USD/year\"\n", "v.toml, line 3: pledge.amonut"},
      {"include = \"base.toml\"\n[change.pledge.arms.amount]\nx = 1\n",
       "v.toml, line 2: pledge.arms.amount = keys below it"},
      {"include = \"base.toml\"\n[change.pledge]\narms = 5\n", "v.toml, line 3: pledge.arms = 5"},
      {"include = \"base.toml\"\nversion = 2\n", "v.toml, line 2: version = 2"},
      {"include = \"base.toml\"\nx = [\n", "v.toml, line 2"},
      // faults of the base, or of a field whose part stands in the other file
      {"include = \"base.toml\"\n[change.pledge.arms]\nuntil = \"2020\"\n", "v.toml, line 3, pledge \"arms\": until"},
      {"include = \"base.toml\"\n[change.pledge.arms]\nfrom = \"2050\"\nuntil = \"2040\"\n", "pledge \"arms\""},
  };
  for (row const& r : rows) {
    CAPTURE(r.text);
    all.write("v.toml", r.text);
    check_fault(all, "v.toml", r.expected);
  }
  all.write("sub/bad.toml", "[horizon]\nuntil = 5\n");
  all.write("v.toml", "include = \"sub/bad.toml\"\n");
  check_fault(all, "v.toml", "outlay: sub/bad.toml, line 2: horizon.until = 5");
  all.write("sub/bad.toml", "[horizon]\nuntil = [\n");
  check_fault(all, "v.toml", "outlay: sub/bad.toml, line");
  all.write("sub/bad.toml", base + "until = \"2020\"\n");
  check_fault(all, "v.toml", "outlay: sub/bad.toml, line 26, pledge \"aid\": until");
}

TEST_CASE("cycles, depth, number and size of included files are bounded") {
  files all({{"a.toml", "include = \"sub/b.toml\"\n"},
             {"sub/b.toml", "include = \"c.toml\"\n"},
             {"sub/c.toml", "\ninclude = [\"../a.toml\"]\n"},
             {"self.toml", "include = \"self.toml\"\n"}});
  check_fault(all, "a.toml", "sub/c.toml, line 2: include = a cycle: a.toml, sub/b.toml, sub/c.toml, a.toml");
  check_fault(all, "self.toml", "self.toml, line 1: include = a cycle: self.toml, self.toml");
  for (int k = 0; k < 17; ++k)
    all.write("d" + std::to_string(k) + ".toml",
              k == 16 ? base : "include = \"d" + std::to_string(k + 1) + ".toml\"\n");
  CHECK(fault_of(all, "d1.toml") == "no fault");
  check_fault(all, "d0.toml", "d15.toml, line 1: include = 17 files in each other; valid: at most 16");
  std::string many;
  for (int k = 0; k < 64; ++k) {
    all.write("e" + std::to_string(k) + ".toml", k == 0 ? base : "");
    many += (k ? ", \"e" : "\"e") + std::to_string(k) + ".toml\"";
  }
  all.write("many.toml", "include = [" + many + "]\n");
  check_fault(all, "many.toml", "many.toml, line 1: include = more files; valid: at most 64");
  std::string const large = base + "#" + std::string(3 << 20, ' ') + "\n";
  all.write("l1.toml", large);
  all.write("l2.toml", "#" + std::string(3 << 20, ' ') + "\n");
  all.write("l.toml", "include = [\"l1.toml\", \"l2.toml\"]\n");
  check_fault(all, "l.toml", "bytes of all files; valid: at most 4194304");
}

TEST_CASE("what is taken out may have a name in quotation marks") {
  files const all(
      {{"base.toml",
        base + "\n[[event]]\nname = \"a.b\"\nat = \"2030\"\n[[event]]\nname = \"c \\\" d\"\nat = \"2030\"\n"},
       {"v.toml", "include = \"base.toml\"\nwithout = ['event.\"a.b\"', 'event.\"c \\\" d\".at', '\"pledge\".aid']\n"
                  "change.event.'c \" d'.rate = \"3 %\"\n"},
       {"w.toml", "include = \"base.toml\"\nwithout = ['event.\"a.b']\n"},
       {"x.toml", "include = \"base.toml\"\nwithout = ['event.\"a.b\"at']\n"},
       {"y.toml", "include = \"base.toml\"\nwithout = ['event.\"ab\"']\n"}});
  auto const s = outlay::read_scenario(all.path("v.toml"));
  CHECK(s.labels().size() == 4);
  CHECK(s.at("event.rate") == "3 %");
  check_fault(all, "w.toml", "w.toml, line 2: without = ");
  check_fault(all, "x.toml", "x.toml, line 2: without = ");
  check_fault(all, "y.toml", "y.toml, line 2: without = \"event.\"ab\"\", no ab; valid: a.b, which is nearest");
}

TEST_CASE("a text opens no file") {
  CHECK_THROWS_WITH_AS(outlay::read_scenario_text("include = \"/etc/passwd\"\n", "t.toml"),
                       doctest::Contains("t.toml, line 1: include"), outlay::error);
}

TEST_CASE("several scenarios of one file, by name") {
  files const all(
      {{"plan.toml", base + R"(
[scenarios.low]
without = ["pledge.arms"]
change.share_target.core.to = "3 %"

[scenarios."very high"]
title = "High"
[scenarios."very high".change.share_target.core]
to = "5 %"
[[scenarios."very high".pledge]]
name = "more"
amount = "3 bn USD/year"
from = "2028"
)"},
       {"over.toml", "include = \"plan.toml#low\"\n[scenarios.late.change.share_target.core]\nby = \"2040\"\n"},
       {"one#.toml", base}});
  std::string const file = all.path("plan.toml");
  CHECK(outlay::names_of_scenarios(file) == std::vector<std::string>{"low", "very high"});
  auto const both = outlay::read_scenarios(file);
  REQUIRE(both.size() == 3);
  CHECK(both[0].name.empty());
  CHECK(both[0].plan == outlay::read_scenario(file));
  CHECK(both[0].plan == outlay::read_scenario_text(base, "base.toml"));
  CHECK(both[1].name == "low");
  CHECK(both[1].plan == outlay::read_scenario(file, "low"));
  CHECK(both[1].plan == outlay::read_scenario(file + "#low"));
  CHECK(both[1].plan.title() == "Base, low");
  CHECK(both[2].plan.title() == "High");
  auto const changes = diff(both[0].plan, both[1].plan);
  REQUIRE(changes.size() >= 3);
  CHECK(changes[1].path == "share_target.core.to");
  CHECK(changes[1].after.words() == "3 %");
  CHECK(both[2].plan.labels().size() == both[0].plan.labels().size() + 1);
  CHECK(both[2].plan.at("share_target.core.to") == "5 %");
  auto const over = outlay::read_scenario(all.path("over.toml"));
  CHECK(over == both[1].plan);
  CHECK(outlay::read_scenario(all.path("over.toml#late")).at("share_target.core.by") == "2040");
  CHECK(outlay::read_scenario(all.path("one#.toml")).title() == "Base");
  for (auto const& s : both) CHECK(outlay::read_scenario_text(to_toml(s.plan), "again.toml") == s.plan);
  CHECK_THROWS_WITH_AS(
      outlay::read_scenario(file, "lwo"),
      doctest::Contains("plan.toml: scenario = \"lwo\"; valid: low, which is nearest, of low, very high"),
      outlay::error);
  CHECK_THROWS_WITH_AS(outlay::read_scenario(all.path("one#.toml#x")), doctest::Contains("no [scenarios.NAME]"),
                       outlay::error);
}

TEST_CASE("faults of scenarios have their lines; a text has scenarios as well") {
  auto const fault = [](std::string const& more, std::string const& which) -> std::string {
    try {
      (void)outlay::read_scenario_text(base + more, "p.toml", which);
    } catch (outlay::error const& e) {
      return e.what();
    }
    return "no fault";
  };
  auto const check = [&](std::string const& more, std::string const& which, std::string const& expected) {
    std::string const met = fault(more, which);
    CHECK_MESSAGE(met.find(expected) != std::string::npos, met, " for ", expected);
  };
  check("[scenarios.a.change.pledge.arms]\namount = 5\n", "", "no fault");
  check("[scenarios.a.change.pledge.arms]\namount = 5\n", "a", "p.toml, line 27: pledge.amount = 5");
  check("[scenarios.a]\nplegde = 5\n", "a", "p.toml, line 27: plegde = a key that is not known; valid: pledge");
  check("[scenarios]\na = 5\n", "", "p.toml, line 27: scenarios.a = 5");
  check("[[scenarios]]\n", "", "p.toml, line 26: scenarios");
  check("[scenarios.\"\"]\n", "", "p.toml, line 26: scenarios = a scenario without a name");
  check("[scenarios.a]\ninclude = \"b.toml\"\n", "", "p.toml, line 27: scenarios.a.include = a key of a file");
  std::string many;
  for (int k = 0; k < 257; ++k) many += "[scenarios.s" + std::to_string(k) + "]\n";
  check(many, "s3", "scenarios = 257; valid: at most 256");
}

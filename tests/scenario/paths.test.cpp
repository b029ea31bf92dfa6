// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Paths that mean one thing: names of parts beside names of fields, areas of one value, fields that a plan leaves out.
#include "files.hpp"

#include <outlay/manifest.hpp>
#include <outlay/scenario.hpp>

#include <doctest/doctest.h>

#include <set>

using outlay::scenario;

namespace {

std::string const years = "[horizon]\nuntil = \"2032\"\n";
// One target has a field `revised`, another that name; a pledge's name begins with another's.
std::string const both = years + R"(
[[share_target.core]]
of = ["DEU"]
to = "3.5 %"
by = "2035"
revised = { from = "2030-04", to = "4 %" }

[[share_target.core]]
name = "revised"
to = "2 %"
by = "2030"
of = ["FRA"]

[[pledge]]
name = "a"
amount = "1 bn USD/year"
from = "2027"

[[pledge]]
name = "a.from"
amount = "2 bn USD/year"
from = "2028"
)";

std::string fault(auto const& call) {
  try {
    call();
  } catch (outlay::error const& e) {
    return e.what();
  }
  return "no fault";
}
void met(auto const& call, std::string const& words) {
  std::string const f = fault(call);
  CHECK_MESSAGE(f.find(words) != std::string::npos, f, " for ", words);
}
scenario plan_of(std::string const& text) { return outlay::read_scenario_text(text, "p.toml"); }

} // namespace

TEST_CASE("a path that could mean a part or a field of another is refused, and says how to write it") {
  auto const s = plan_of(both);
  met([&] { (void)s.at("share_target.core.revised.to"); }, "share_target.core.\"revised\"");
  met([&] { (void)s.at("share_target.core.revised.to"); }, "share_target.core.\"\".revised");
  CHECK(s.at("share_target.core.\"revised\".to") == "2 %");
  CHECK(s.at("share_target.core.\"\".revised.to") == "4 %");
  CHECK(s.at("share_target.core.\"\".to") == "3.5 %");
  CHECK(s.at("share_target.core.to") == "3.5 %"); // no part has this name
  scenario t = s;
  met([&] { t.set("share_target.core.revised.to", "3 %"); }, "quotation marks");
  CHECK(t == s);
  t.set("share_target.core.\"revised\".to", "3 %");
  CHECK(t.at("share_target.core.\"\".revised.to") == "4 %");
  auto d = diff(s, t);
  REQUIRE(d.size() == 1);
  CHECK(d[0].path == "share_target.core.\"revised\".to");
  t = s;
  t.set("share_target.core.\"\".revised.to", "3 %");
  d = diff(s, t);
  REQUIRE(d.size() == 1);
  CHECK(d[0].path == "share_target.core.\"\".revised.to");
  // names with points
  met([&] { (void)s.at("pledge.a.from"); }, "pledge.\"a\"");
  CHECK(s.at("pledge.\"a\".from") == "2027");
  CHECK(s.at("pledge.\"a.from\".amount") == "2 bn USD/year");
  CHECK(s.at("pledge.a.amount") == "1 bn USD/year");
  t = s;
  t.set("pledge.\"a\".from", "2029");
  d = diff(s, t);
  REQUIRE(d.size() == 1);
  CHECK(d[0].path == "pledge.\"a\".from");
  // a field that the plan leaves out is one of the kind nevertheless
  auto const u = plan_of(years + "[[pledge]]\namount = \"1 bn USD/year\"\nfrom = \"2027\"\n[[pledge]]\nname = \"by\"\n"
                                 "amount = \"2 bn USD/year\"\nfrom = \"2028\"\n");
  met([&] { (void)u.at("pledge.by.amount"); }, "pledge.\"by\"");
  scenario v = u;
  met([&] { v.set("pledge.by", "\"equal\""); }, "pledge.\"\".by");
  v.set("pledge.\"\".by", "equal");
  CHECK(v.at("pledge.\"\".by") == "equal");
}

TEST_CASE("paths that a plan prints are all different, and each can be read and set") {
  auto const s = plan_of(both);
  for (std::string const& path : s.quantities()) {
    CAPTURE(path);
    scenario t = s;
    CHECK_NOTHROW(t.set(path, s.at(path)));
    CHECK(t == s);
    (void)s.sweep({{path, {s.at(path)}}}, {"outlay"});
  }
  auto const m = manifest_of(s, s.project({"outlay"}));
  std::set<std::string> seen;
  for (auto const& f : m.fields) {
    CAPTURE(f.path);
    CHECK(seen.insert(f.path).second);
    if (f.value != "as it is") CHECK(s.at(f.path) == f.value);
  }
  CHECK(replay(m).differences.empty());
}

TEST_CASE("elements of one name have paths of their own in a manifest") {
  auto const s = plan_of(years + R"(
[[exchange_rate]]
from = "CHF"
rate = 1.1
member = "DEU"

[[exchange_rate]]
from = "CHF"
rate = 1.2
member = "FRA"

[[pledge]]
name = "a = b"
amount = "1 bn CHF/year"
from = "2027"
payers = ["DEU", "FRA"]
)");
  auto const m = manifest_of(s, s.project({"outlay"}));
  auto const r = replay(m);
  for (auto const& d : r.differences) MESSAGE(d.name, ": ", d.recorded, " ", d.found);
  CHECK(r.differences.empty());
  bool quoted = false;
  for (auto const& f : m.fields) quoted = quoted || f.path == "pledge.\"a = b\".amount";
  CHECK(quoted);
  CHECK(s.at("exchange_rate[1].rate") == "1.2");
}

TEST_CASE("changes and what is taken out: a word that could be a part or a field is refused") {
  std::string const file = both;
  auto const laid = [&](std::string const& over) {
    outlay::test::files const all({{"base.toml", file}, {"over.toml", "include = \"base.toml\"\n" + over}});
    return outlay::read_scenario(all.path("over.toml"));
  };
  met([&] { (void)laid("[change.share_target.core.revised]\nto = \"3 %\"\n"); },
      "change.share_target.core.'\"revised\"'");
  auto const named = laid("[change.share_target.core.'\"revised\"']\nto = \"3 %\"\n");
  CHECK(named.at("share_target.core.\"revised\".to") == "3 %");
  CHECK(named.at("share_target.core.\"\".revised.to") == "4 %");
  auto const field = laid("[change.share_target.core.\"\".revised]\nto = \"3 %\"\n");
  CHECK(field.at("share_target.core.\"revised\".to") == "2 %");
  CHECK(field.at("share_target.core.\"\".revised.to") == "3 %");
  met([&] { (void)laid("without = [\"share_target.core.revised\"]\n"); }, "over.toml, line 2");
  met([&] { (void)laid("without = [\"share_target.core.revised\"]\n"); }, "share_target.core.\"\".revised");
  CHECK(laid("without = ['share_target.core.\"revised\"']\n").size() == plan_of(both).size() - 1);
  auto const less = laid("without = ['share_target.core.\"\".revised']\n");
  CHECK(less.at("share_target.core.\"revised\".to") == "2 %");
  met([&] { (void)less.at("share_target.core.\"\".revised"); }, "unset");
  met([&] { (void)laid("without = [\"pledge.a.from\"]\n"); }, "pledge.\"a.from\"");
  CHECK(laid("without = ['pledge.\"a.from\"']\n").at("pledge.a.from") == "2027");
  // a field that a part needs: the line that takes it out
  met([&] { (void)laid("title = \"x\"\nwithout = ['pledge.\"a\".from']\n"); }, "over.toml, line 3");
}

TEST_CASE("one value for all areas is taken apart where a path names one of them") {
  scenario s = outlay::read_scenario(OUTLAY_TEST_DATA "/../../examples/scenarios/hague.toml");
  int of_areas = 0;
  for (std::string const& path : s.quantities()) {
    CAPTURE(path);
    std::string before;
    CHECK_NOTHROW(before = s.at(path));
    scenario t = s;
    CHECK_NOTHROW(t.set(path, before));
    CHECK(t == s);
    of_areas += path.ends_with(".logistics");
  }
  CHECK(of_areas > 0);
}

TEST_CASE("a field that the plan leaves out may be gone into") {
  auto s = plan_of(years + "[[share_target.core]]\nto = \"3.5 %\"\nby = \"2035\"\n");
  s.set("share_target.core.except.DEU", "4 %");
  CHECK(s.at("share_target.core.except") == "{ DEU = 4 % }");
  met([&] { s.set("share_target.core.exept.DEU", "4 %"); }, "except, which is nearest");
}

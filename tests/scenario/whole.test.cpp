// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// `whole` in a lift of a plan file: areas that have no figure of their own share what is left.
#include "faults.hpp"

#include <doctest/doctest.h>

namespace {

using outlay::area;
using outlay::test::fault_of;
using outlay::test::years;

// Germany and France have stocks worth 1, 3 and 4 in the first three areas and 2 in the others; France is worth as much
// again in the first.
std::string stocks(std::string const& lift, std::string const& more = "") {
  return years + "[[stockpile_growth]]\nover = \"10 years\"\nlift = " + lift +
         "\nopening = { DEU = { units = { air_defence = 1, long_range_strike = 3, logistics = 4, "
         "communications_and_information = 2, ground_manoeuvre = 2, other_equipment = 2 } }, FRA = { units = { "
         "air_defence = 1, long_range_strike = 0, logistics = 0, communications_and_information = 0, "
         "ground_manoeuvre = 0, other_equipment = 0 } } }\n" +
         more;
}
double percent_in(outlay::scenario const& s, outlay::area a) {
  auto const& part = s.get<outlay::stockpile_growth<outlay::five_areas_and_other, 2>>();
  return 100 * outlay::detail::field_access::raw(part.lift.each[static_cast<std::size_t>(a)]);
}

} // namespace

TEST_CASE("areas without a figure of their own share what is left of the whole, by value") {
  auto const s = outlay::read_scenario_text(stocks("{ whole = \"30 %\", air_defence = \"100 %\" }"), "f.toml");
  // values 2, 3, 4, 2, 2, 2: 15 in all, of which 2 are to double: (30 % of 15 - 2) / 13
  CHECK(percent_in(s, area::air_defence) == 100);
  for (area const a :
       {area::long_range_strike, area::logistics, area::communications, area::ground_manoeuvre, area::other_equipment})
    CHECK(percent_in(s, a) == doctest::Approx(100 * (0.3 * 15 - 2) / 13));
  auto const back = outlay::read_scenario_text(to_toml(s), "g.toml");
  CHECK(back == s);
  CHECK(to_toml(s).find("whole") == std::string::npos); // what is written has each area
  CHECK(s.at("stockpile_growth.lift.logistics") == back.at("stockpile_growth.lift.logistics"));
  // the headline comes out: all that is wanted over all that there is
  auto const t = s.project({"stockpile_growth: lift wanted", "stockpile_growth: opening value"});
  CHECK(t.value(0, 2026) / t.value(1, 2026) == doctest::Approx(0.3));
}

TEST_CASE("what weighs are the unit costs and the members that are not flat") {
  auto const flat = outlay::read_scenario_text(
      stocks("{ whole = \"30 %\", air_defence = \"100 %\" }", "flat = [\"FRA\"]\n"), "f.toml");
  CHECK(percent_in(flat, area::logistics) == doctest::Approx(100 * (0.3 * 14 - 1) / 13));
  auto const dear = outlay::read_scenario_text(
      stocks("{ whole = \"30 %\", air_defence = \"100 %\" }",
             "unit_cost = { air_defence = \"1 bn USD of 2021/unit\", long_range_strike = \"1 bn USD of 2021/unit\", "
             "logistics = \"3 bn USD of 2021/unit\", communications_and_information = \"1 bn USD of 2021/unit\", "
             "ground_manoeuvre = \"1 bn USD of 2021/unit\", other_equipment = \"1 bn USD of 2021/unit\" }\n"),
      "f.toml");
  CHECK(percent_in(dear, area::logistics) == doctest::Approx(100 * (0.3 * 23 - 2) / 21));
  // one value for all, and only the whole, are the same
  auto const all = outlay::read_scenario_text(stocks("\"30 %\""), "f.toml");
  CHECK(percent_in(outlay::read_scenario_text(stocks("{ whole = \"30 %\" }"), "f.toml"), area::logistics) ==
        doctest::Approx(30));
  CHECK(all.at("stockpile_growth.lift") == "30 %");
  CHECK(outlay::read_scenario_text(stocks("{ whole = \"30 %\" }"), "f.toml") == all);
}

TEST_CASE("a whole that cannot be divided is an error with its line") {
  std::string const six = "air_defence = \"1 %\", long_range_strike = \"1 %\", logistics = \"1 %\", "
                          "communications_and_information = \"1 %\", ground_manoeuvre = \"1 %\", "
                          "other_equipment = \"1 %\"";
  CHECK(fault_of(stocks("{ " + six + " }")) == "no fault");
  CHECK(
      fault_of(stocks("{ whole = \"30 %\", " + six + " }")) ==
      "outlay: f.toml, line 5: stockpile_growth.lift.whole = \"30 %\"; valid: no figure for the whole where each area "
      "has its own");
  CHECK(fault_of(stocks("{ air_defence = \"400 %\" }")) ==
        "outlay: f.toml, line 5: stockpile_growth.lift.long_range_strike = nothing; valid: a percentage for each area, "
        "or one for the whole, such as whole = \"30 %\"");
  CHECK(fault_of(stocks("{ hole = \"30 %\" }"))
            .find("stockpile_growth.lift.hole = a key that is not known; valid: "
                  "whole, which is nearest, of whole, air_defence") != std::string::npos);
  CHECK(fault_of(stocks("{ whole = 30 }")).find("line 5: stockpile_growth.lift.whole = 30; valid: a percentage") !=
        std::string::npos);
  CHECK(fault_of(stocks("{ whole = \"30 %\" }", "flat = [\"DEU\", \"FRA\"]\n"))
            .find("valid: an area without its own figure in the value of what members that are not `flat` have") !=
        std::string::npos);
  // beyond what a lift can be: the part says so when a run begins
  CHECK(fault_of(stocks("{ whole = \"-90 %\", air_defence = \"400 %\" }")).find("line 5, stockpile_growth: lift") !=
        std::string::npos);
  // no other field by area has a whole
  CHECK(fault_of(stocks("\"30 %\"", "attrition = { whole = \"5 %\" }\n")).find("attrition.whole = a key that") !=
        std::string::npos);
}

TEST_CASE("help, schema and manual know of the whole") {
  CHECK(outlay::help_of_kind("stockpile_growth").find("a file may give `whole`") != std::string::npos);
  CHECK(outlay::help_of_scenarios().find("lift* (percentage by area, or whole)") != std::string::npos);
  CHECK(outlay::json_schema_of_scenarios().find("\"whole\": {\"type\": \"string\"}") != std::string::npos);
}

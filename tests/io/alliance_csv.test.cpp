// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "../parts/small.hpp"

#include <outlay/io/alliance_csv.hpp>

#include <cstdio>
#include <sstream>

using namespace outlay::test;
using outlay::read_alliance;

namespace {

outlay::alliance<> read(std::string const& text) {
  std::istringstream in(text);
  return read_alliance(in, "allies.csv");
}
double raw(auto const& field) { return outlay::detail::field_access::raw(field); }

std::string const columns =
    "code,name,gdp_bn,core_pct,equipment_pct,personnel_pct,infrastructure_pct,operations_pct,price_level,"
    "population_k,spends,partner,from,until\n";
}

TEST_CASE("the money of a file may be a value") {
  std::istringstream in(columns + "NOR,Norway,500.5,3.2,30,30,10,30,1.25,5572,yes,no,,\n");
  auto const a = read_alliance({outlay::currency::eur, 2020}, in, "allies.csv");
  CHECK(to_string(a.ledger_money()) == "EUR at prices of 2020");
  CHECK(to_string(a[0].gdp.money()) == "EUR at prices of 2020");
  CHECK(raw(a[0].gdp) == 500.5);
  CHECK_THROWS_AS((void)a.as<outlay::eur>(), outlay::error);
}

TEST_CASE("an alliance is read with all its columns") {
  auto const a = read(columns + "NOR,Norway,500.5,3.2,30,30,10,30,1.25,5572,yes,no,,\n"
                                "UKR,Ukraine,180,20,,,,,0.9,38000,true,yes,2028-07,2040\n"
                                "ISL,Iceland,25,0,,,,,,386,no,,,\n");
  REQUIRE(a.size() == 3);
  CHECK(a[0].code == "NOR");
  CHECK(a[0].name == "Norway");
  CHECK(raw(a[0].gdp) == 500.5);
  CHECK(raw(a[0].core) == about(0.032));
  CHECK(raw(a[0].mix.equipment) == about(0.3));
  CHECK(raw(a[0].mix.personnel) == about(0.3));
  CHECK(raw(a[0].mix.infrastructure) == about(0.1));
  CHECK(raw(a[0].mix.operations) == about(0.3));
  CHECK(a[0].price_level == 1.25);
  CHECK(a[0].population == 5572);
  CHECK(a[0].spends);
  CHECK_FALSE(a[0].partner);
  CHECK_FALSE(a[0].from.has_value());
  CHECK(a[1].partner);
  CHECK(*a[1].from == 2028y / July);
  CHECK(*a[1].until == 2040y);
  CHECK(raw(a[1].mix.equipment) == 0.25);
  CHECK_FALSE(a[2].spends);
  CHECK(std::isnan(a[2].price_level));
}

TEST_CASE("three columns are enough, in any order") {
  auto const a = read("core_pct,code,gdp_bn\n1.5,AAA,100\n2,BBB,200");
  REQUIRE(a.size() == 2);
  CHECK(raw(a[1].gdp) == 200);
  CHECK(raw(a[0].core) == about(0.015));
  CHECK(a[0].spends);
  CHECK(a[0].population == 0);
}

TEST_CASE("a byte order mark, line ends of Windows, quotes, blanks and empty lines are read") {
  auto const a = read("\xEF\xBB\xBF" "code , name,\"gdp_bn\",core_pct\r\n"
                      "AAA,\"Land, of \"\"A\"\"\r\nand more\" , 100 ,1\r\n"
                      "\r\n"
                      "  BBB\t,T\xC3\xBCrkiye,\"200\",2\r\n   \n\n");
  REQUIRE(a.size() == 2);
  CHECK(a[0].name == "Land, of \"A\"\nand more");
  CHECK(raw(a[0].gdp) == 100);
  CHECK(a[1].code == "BBB");
  CHECK(a[1].name == "T\xC3\xBCrkiye");
}

TEST_CASE("published percentages that make 100 within rounding are divided by their sum") {
  auto const a = read(
      "code,gdp_bn,core_pct,equipment_pct,personnel_pct,infrastructure_pct,operations_pct\nAAA,1,1,25.1,35,5,35.1\n");
  CHECK(raw(a[0].mix.equipment) == about(25.1 / 100.2));
  CHECK(raw(a[0].mix.operations) == about(35.1 / 100.2));
}

TEST_CASE("what belongs to the set is given beside the file, and the money as a type") {
  std::istringstream in("code,gdp_bn,core_pct\nAAA,100,1\n");
  auto const a = read_alliance<outlay::eur>(in, "x", {.edition = "ours", .base_year = 2024});
  CHECK(a.facts().edition == "ours");
  CHECK(a.base_year() == 2024);
  CHECK(a[0].gdp.money() == outlay::id_of<outlay::eur>);
}

TEST_CASE("an alliance read from text projects as one that is written") {
  auto const a =
      read("code,gdp_bn,core_pct,price_level,population_k\nAAA,1000,1,2,60\nBBB,500,2,1.25,30\nCCC,250,6,1,10\n");
  auto const plan =
      outlay::plan(outlay::economy{.growth = 2_pct}, outlay::share_target<outlay::core>{.to = 5_pct, .by = 2035y});
  outlay::horizon const span{.from = 2025y, .until = 2040y};
  auto const one = outlay::project(a, plan, span), other = outlay::project(three(), plan, span);
  for (int y = 2025; y < 2040; ++y)
    CHECK(one.outlay(outlay::all_members, std::chrono::year(y)).value() ==
          about(other.outlay(outlay::all_members, std::chrono::year(y)).value()));
}

TEST_CASE("an alliance is read from a file") {
  std::string const path = "alliance_csv_test.csv";
  {
    std::ofstream out(path);
    out << "code,gdp_bn,core_pct\nAAA,100,1\n";
  }
  auto const a = read_alliance(path);
  std::remove(path.c_str());
  CHECK(a.size() == 1);
}

TEST_CASE("a file that is no alliance is refused with its line, its column, what was met and what was expected") {
  auto const bad = [](std::string const& text) { return [=] { read(text); }; };
  std::string const head = "code,gdp_bn,core_pct\n", good = "AAA,100,1\n";
  std::string const mix = "code,gdp_bn,core_pct,equipment_pct,personnel_pct,infrastructure_pct,operations_pct\n";
  std::string const more = "code,gdp_bn,core_pct,price_level,population_k,spends,partner,from,until\n";
  std::string const all = columns.substr(0, columns.size() - 1), least = "at least code,gdp_bn,core_pct";
  std::string const gdp = "billions of USD at prices of 2021, more than 0",
                    percentage = "a number from 0 to 100, with a decimal point";
  std::string const code = "1 to 6 characters of A-Z, 0-9 and _, such as NOR",
                    four = "equipment_pct,personnel_pct,infrastructure_pct,operations_pct, or none of them";
  std::string const truth = "yes or no, true or false, 1 or 0, or nothing",
                    when = "a year from 1900 such as 2031, a month such as 2031-07, or nothing";
  std::string many = head;
  for (int k = 0; k <= 64; ++k) many += "M" + std::to_string(k) + ",1,1\n";
  check_errors({
      {[] { read_alliance("no/such/file.csv"); }, "no/such/file.csv", "file", "cannot be opened",
       "the path of a CSV file"},
      {[] {
         std::istringstream in("code");
         in.setstate(std::ios::badbit);
         read_alliance(in, "x.csv");
       },
       "x.csv:1", "file", "cannot be read", "a stream that can be read to its end"},
      {bad(""), "allies.csv:1", "header", "an empty file", least},
      {bad("\n \n"), "allies.csv:1", "header", "an empty file", least},
      {bad("code,gdp,core_pct\n"), "allies.csv:1", "header", "\"gdp\"", "columns of " + all + ", with commas between"},
      {bad("code;gdp_bn;core_pct\nAAA;1;1\n"), "allies.csv:1", "header", "\"code;gdp_bn;core_pct\"",
       "columns of " + all + ", with commas between"},
      {bad("code,gdp_bn,core_pct,\n"), "allies.csv:1", "header", "\"\"", "columns of " + all + ", with commas between"},
      {bad("code,gdp_bn,core_pct,code\n"), "allies.csv:1", "header", "code twice", "each column once"},
      {bad("\ncode,core_pct\n"), "allies.csv:2", "header", "no column gdp_bn", least},
      {bad("gdp_bn,core_pct\n"), "allies.csv:1", "header", "no column code", least},
      {bad("code,gdp_bn\n"), "allies.csv:1", "header", "no column core_pct", least},
      {bad("code,gdp_bn,core_pct,equipment_pct\n"), "allies.csv:1", "header", "some of the four categories", four},
      {bad("code,gdp_bn,core_pct,operations_pct\n"), "allies.csv:1", "header", "some of the four categories", four},
      {bad(head), "allies.csv:1", "line", "only a header", "at least one member"},
      {bad(head + good + "BBB,1\n"), "allies.csv:3", "line", "2 fields", "3, as many as the header"},
      {bad(head + "BBB,1,1,\n"), "allies.csv:2", "line", "4 fields", "3, as many as the header"},
      {bad(head + good + "\n" + good), "allies.csv:4", "code", "AAA again, after line 2", "each code once"},
      {bad(head + "# comment,1,1\n"), "allies.csv:2", "code", "\"# comment\"", code},
      {bad(head + ",1,1\n"), "allies.csv:2", "code", "\"\"", code},
      {bad(head + "nor,1,1\n"), "allies.csv:2", "code", "\"nor\"", code},
      {bad(head + "NORWAYS,1,1\n"), "allies.csv:2", "code", "\"NORWAYS\"", code},
      {bad(many), "allies.csv:66", "code", "member 65", "at most 64 members"},
      {bad(head + "AAA,,1\n"), "allies.csv:2", "gdp_bn", "\"\"", gdp},
      {bad(head + "AAA,0,1\n"), "allies.csv:2", "gdp_bn", "\"0\"", gdp},
      {bad(head + "AAA,-5,1\n"), "allies.csv:2", "gdp_bn", "\"-5\"", gdp},
      {bad(head + "AAA,nan,1\n"), "allies.csv:2", "gdp_bn", "\"nan\"", gdp},
      {bad(head + "AAA,inf,1\n"), "allies.csv:2", "gdp_bn", "\"inf\"", gdp},
      {bad(head + "AAA,1e999,1\n"), "allies.csv:2", "gdp_bn", "\"1e999\"", gdp},
      {bad(head + "AAA,12 bn,1\n"), "allies.csv:2", "gdp_bn", "\"12 bn\"", gdp},
      {bad(head + "AAA,+12,1\n"), "allies.csv:2", "gdp_bn", "\"+12\"", gdp},
      {bad(head + "AAA,\"1,5\",1\n"), "allies.csv:2", "gdp_bn", "\"1,5\"", gdp},
      {bad(head + "AAA,1,-1\n"), "allies.csv:2", "core_pct", "\"-1\"", percentage},
      {bad(head + "AAA,1,101\n"), "allies.csv:2", "core_pct", "\"101\"", percentage},
      {bad(head + "AAA,1,2 %\n"), "allies.csv:2", "core_pct", "\"2 %\"", percentage},
      {bad(head + "AAA,1," + std::string(50, '9') + "x\n"), "allies.csv:2", "core_pct",
       "\"" + std::string(40, '9') + "...\"", percentage},
      {bad(mix + "AAA,1,1,25,35,5,\n"), "allies.csv:2", "operations_pct", "\"\"", percentage},
      {bad(mix + "AAA,1,1,-25,35,5,85\n"), "allies.csv:2", "equipment_pct", "\"-25\"", percentage},
      {bad(mix + "AAA,1,1,25,x,5,35\n"), "allies.csv:2", "personnel_pct", "\"x\"", percentage},
      {bad(mix + "AAA,1,1,25,35,500,35\n"), "allies.csv:2", "infrastructure_pct", "\"500\"", percentage},
      {bad(mix + "AAA,1,1,25,35,5,30\n"), "allies.csv:2", "operations_pct", "95 in sum of the four categories",
       "100 within 0.2, for rounding"},
      {bad(more + "AAA,1,1,0,,,,,\n"), "allies.csv:2", "price_level", "\"0\"", "more than 0, or nothing"},
      {bad(more + "AAA,1,1,,-1,,,,\n"), "allies.csv:2", "population_k", "\"-1\"",
       "thousand people, 0 or more, or nothing"},
      {bad(more + "AAA,1,1,,,maybe,,,\n"), "allies.csv:2", "spends", "\"maybe\"", truth},
      {bad(more + "AAA,1,1,,,,Yes,,\n"), "allies.csv:2", "partner", "\"Yes\"", truth},
      {bad(more + "AAA,1,1,,,,,31,\n"), "allies.csv:2", "from", "\"31\"", when},
      {bad(more + "AAA,1,1,,,,,2031-13,\n"), "allies.csv:2", "from", "\"2031-13\"", when},
      {bad(more + "AAA,1,1,,,,,2031-7,\n"), "allies.csv:2", "from", "\"2031-7\"", when},
      {bad(more + "AAA,1,1,,,,,2031/07,\n"), "allies.csv:2", "from", "\"2031/07\"", when},
      {bad(more + "AAA,1,1,,,,,,0999\n"), "allies.csv:2", "until", "\"0999\"", when},
      {bad(more + "AAA,1,1,,,,,2031-01,2031\n"), "allies.csv:2", "until", "2031", "later than from, 2031-01"},
      {bad(head + "AAA,1,\"1\n"), "allies.csv:2", "field 3", "a quote that is never closed", "a quote at both ends"},
      {bad(head + "\"AAA\nBBB\"x,1,1\n"), "allies.csv:3", "field 1", "\"x,1,1\" behind a quote",
       "a comma or the end of the line"},
      {bad(head + "A\"A,1,1\n"), "allies.csv:2", "field 1", "\"A\"A\"", "a quote only around a whole field"},
      {bad(head + "\"AAA\n\",1,1\nBBB,0,1\n"), "allies.csv:2", "code", "\"AAA\n\"", code},
      {bad("code,name,gdp_bn,core_pct\nAAA,\"two\nlines\",1,1\nBBB,B,0,1\n"), "allies.csv:4", "gdp_bn", "\"0\"", gdp},
  });
}

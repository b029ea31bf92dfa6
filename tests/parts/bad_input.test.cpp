// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "small.hpp"

#include "../schema/bad_fields.hpp"

#include <algorithm>
#include <fstream>
#include <set>

// For every field of every part of the library a value that cannot be, and the words of its error. The names of the
// fields are the compiler's, so that a field without a row is noticed; fields of which every value can be are listed as
// such. A part of the umbrella header without a table is noticed as well.

using namespace outlay::test;
using outlay::account;
using outlay::area;
using outlay::core;
using outlay::resilience;

namespace {

template <class Part> struct bad_value {
  std::string field;
  std::function<void(Part&)> change;
  std::string value, valid;
};

outlay::horizon const span{.from = 2025y, .until = 2028y, .step = outlay::step_length::quarterly};
double const no_number = std::numeric_limits<double>::quiet_NaN(), infinite = std::numeric_limits<double>::infinity();
outlay::group const strangers("DDD");
std::string const codes = "codes of the alliance: AAA BBB CCC";
std::string const a_code = "a code of the alliance: AAA BBB CCC";
std::string const uncovered = "members of this part";

auto usual_economy() { return outlay::economy{.name = "usual", .growth = 2_pct}; }
auto usual_target() { return outlay::share_target<core>{.name = "usual", .to = 4_pct, .by = 2030y}; }

outlay::head_cost a_head(double x) {
  return outlay::billions<outlay::usd>(x) / outlay::headcount<>::from_value(1) / outlay::year;
}
outlay::head_count heads(double x) { return outlay::headcount<>::from_value(x); }
outlay::item_count items(double x) { return outlay::stock_value<>::from_value(x); }
outlay::duration<> years(double x) { return outlay::duration<>::from_value(x); }

// Starts a plan of the part and of what it needs beside it.
template <class Part> void start(Part const& p) {
  if constexpr (std::is_same_v<Part, outlay::economy>) outlay::start(three(), outlay::plan(p, usual_target()), span);
  else if constexpr (std::is_same_v<Part, outlay::share_target<core>>)
    outlay::start(three(), outlay::plan(p, usual_economy()), span);
  else if constexpr (std::is_same_v<Part, outlay::bank>)
    outlay::start(three(),
                  outlay::plan(p, usual_economy(), usual_target(),
                               outlay::capital_contribution{.name = "capital",
                                                            .subscribed = 50_bn_usd,
                                                            .first = 2026y,
                                                            .founders = {"two", {"AAA", "BBB"}}}),
                  span);
  else if constexpr (std::is_same_v<Part, outlay::rival>)
    outlay::start(three(),
                  outlay::plan(p, usual_economy(),
                               outlay::stockpile_growth<outlay::areas<area::air_defence>>{
                                   .lift = 10_pct, .over = 5_years, .opening = {{"AAA", {5}}}}),
                  span)
        .step();
  else outlay::start(three(), outlay::plan(p, usual_economy(), usual_target()), span);
}

// The kinds of parts that have a table in this file, known before any test runs.
std::set<std::string>& tested_kinds() {
  static std::set<std::string> kinds;
  return kinds;
}
template <class Part>
bool const registered =
    tested_kinds()
        .insert(std::string(outlay::detail::kind_of<Part>().substr(0, outlay::detail::kind_of<Part>().find('<'))))
        .second;

template <class Part>
void check_fields(Part const& good, std::vector<std::string> const& every_value_can_be,
                  std::vector<bad_value<Part>> const& bad) {
  (void)&registered<Part>;
  std::string const label = outlay::detail::label(good);
  CAPTURE(label);
  CHECK_NOTHROW(start(good));
  std::vector<std::string> fields;
  for (std::string_view const name : outlay::detail::member_names<Part>())
    if (name != "_") fields.emplace_back(name);
  CHECK(fields.size() > 2);
  auto const by_rule = bad_fields_of<Part>().all;
  for (std::string const& field : fields) {
    CAPTURE(field);
    // what types and rules refuse is tried by tests/schema/bad_fields.test.cpp
    bool const has_row = field == "name" ||
                         std::any_of(bad.begin(), bad.end(), [&](auto const& b) { return b.field == field; }) ||
                         std::any_of(by_rule.begin(), by_rule.end(), [&](auto const& b) { return b.field == field; });
    bool const listed =
        std::find(every_value_can_be.begin(), every_value_can_be.end(), field) != every_value_can_be.end();
    CHECK(has_row != listed);
  }
  for (auto const& b : bad) CHECK(std::find(fields.begin(), fields.end(), b.field) != fields.end());
  std::vector<bad_input> table{{[&] { (void)outlay::plan(good, good); }, label, "name", "\"" + good.name + "\" twice",
                                "a .name of its own for each part of one type"}};
  for (auto const& b : bad)
    table.push_back({[&] {
                       Part p = good;
                       b.change(p);
                       start(p);
                     },
                     label, b.field, b.value, b.valid});
  check_errors(table);
}

// The fields that both targets have.
template <class Part> std::vector<bad_value<Part>> bad_targets(std::string const& base_of_aaa) {
  std::string const percent = "0 to 100 %";
  return {
      {"of", [](auto& p) { p.of = strangers; }, "DDD", codes},
      {"to", [](auto& p) { p.to = outlay::percent(120); }, "120 %", percent},
      {"to", [](auto& p) { p.to = outlay::percent(no_number); }, "nan %", percent},
      {"by", [](auto& p) { p.by = 2025y; }, "2025", "later than its start, 2025"},
      {"by", [](auto& p) { p.from = 2031y; }, "2030", "later than its start, 2031"},
      {"by", [](auto& p) { p.by = 2030y / July, p.from = 2031y; }, "2030-07", "later than its start, 2031"},
      {"path",
       [](auto& p) {
         p.path = outlay::profile::geometric, p.knots = {{2027y, 0.5}};
       },
       "geometric with knots", "knots, or a profile"},
      {"path",
       [](auto& p) {
         p.path = outlay::profile::smooth, p.knots = {{2027y, 0.5}};
       },
       "smooth with knots", "knots, or a profile"},
      {"path", [](auto& p) { p.path = outlay::profile::geometric, p.floor = false, p.to = 0_pct; },
       "geometric for AAA from " + base_of_aaa, "base and target shares above 0"},
      {"knots",
       [](auto& p) {
         p.knots = {{2027y, 1.5}};
       },
       "1.5", "0 to 1"},
      {"knots",
       [](auto& p) {
         p.knots = {{2035y, 0.5}};
       },
       "2035", "dates from the start of the path to `by`"},
      {"knots",
       [](auto& p) {
         p.knots = {{2028y, 0.5}, {2027y, 0.6}};
       },
       "2027", "dates in order of time"},
      {"except",
       [](auto& p) {
         p.except = {{"DDD", 2_pct}};
       },
       "DDD", a_code},
      {"except",
       [](auto& p) {
         p.of = "AAA", p.except = {{"BBB", 2_pct}};
       },
       "BBB", uncovered},
      {"except",
       [](auto& p) {
         p.except = {{"AAA", 2_pct}, {"AAA", 3_pct}};
       },
       "AAA twice", "each member once"},
      {"except",
       [](auto& p) {
         p.except = {{"AAA", outlay::percent(-1)}};
       },
       "-1 %", percent},
      {"except",
       [](auto& p) {
         p.except = {{"AAA", 2_pct}}, p.opt_out = {"AAA"};
       },
       "AAA", "members that do not opt out as well"},
      {"opt_out", [](auto& p) { p.opt_out = {"DDD"}; }, "DDD", a_code},
      {"compliance", [](auto& p) { p.compliance = outlay::percent(101); }, "101 %", percent},
      {"execution", [](auto& p) { p.execution = outlay::percent(-1); }, "-1 %", percent},
      {"own_compliance",
       [](auto& p) {
         p.own_compliance = {{"DDD", 90_pct}};
       },
       "DDD", a_code},
      {"own_compliance",
       [](auto& p) {
         p.of = "AAA", p.own_compliance = {{"BBB", 90_pct}};
       },
       "BBB", uncovered},
      {"own_compliance",
       [](auto& p) {
         p.own_compliance = {{"AAA", outlay::percent(101)}};
       },
       "101 %", percent},
      {"own_execution",
       [](auto& p) {
         p.own_execution = {{"DDD", 90_pct}};
       },
       "DDD", a_code},
      {"own_execution",
       [](auto& p) {
         p.of = "AAA", p.own_execution = {{"BBB", 90_pct}};
       },
       "BBB", uncovered},
      {"lag", [](auto& p) { p.lag = 6_years; }, "6 years", "0 to 5 years"},
      {"lag", [](auto& p) { p.lag = outlay::duration<>::from_value(no_number); }, "nan years", "0 to 5 years"},
      {"lag", [](auto& p) { p.lag = outlay::duration<>::from_value(0.1); }, "0.1 years", "whole steps of 0.25 years"},
      {"absorption", [](auto& p) { p.absorption = outlay::percent(-95); }, "-95 %", "-90 to 1000 %"},
      {"revised", [](auto& p) { p.revised = {.from = 2027y, .to = outlay::percent(120)}; }, "120 %", percent},
      {"revised", [](auto& p) { p.revised = {.from = 2027y, .to = 4_pct}, p.path = outlay::profile::geometric; },
       "with a geometric path", "another profile, or knots"},
      {"revised", [](auto& p) { p.revised = {.from = 2027y, .to = 4_pct, .by = 2031y / January}; }, "by 2031-01",
       "a year, as in by"},
  };
}
template <class Part>
std::vector<bad_value<Part>> operator+(std::vector<bad_value<Part>> a, std::vector<bad_value<Part>> const& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}
} // namespace

TEST_CASE("every field of economy, prices and feedback refuses what cannot be") {
  std::string const percent = "0 to 100 %";
  check_fields<outlay::economy>(
      {.name = "e", .growth = 2_pct}, {"reading"},
      {
          {"growth", [](auto& p) { p.growth = outlay::percent(-95); }, "-95 % for AAA in 2025",
           "more than -90 and less than 1000 %, extra included"},
          {"growth",
           [](auto& p) {
             p.growth = {{"AAA", 1_pct}};
           },
           "no row for BBB", "a table with every member, or one rate for all"},
          {"growth", [](auto& p) { p.growth = outlay::percent(no_number); }, "nan % for AAA in 2025",
           "more than -90 and less than 1000 %, extra included"},
          {"growth", [](auto& p) { p.growth = outlay::percent(-50), p.extra = outlay::percent(-50); },
           "-50 % for AAA in 2025", "more than -90 and less than 1000 %, extra included"},
          {"own_volatility",
           [](auto& p) {
             p.of = "AAA", p.own_volatility = {{"BBB", 1_pct}};
           },
           "BBB", uncovered},
          {"common",
           [](auto& p) {
             p.common = 40_pct, p.correlation = {{"AAA", "BBB", 40_pct}};
           },
           "40 % beside correlations by pair", "0 %, or no correlations by pair"},
          {"correlation",
           [](auto& p) {
             p.correlation = {{"AAA", "BBB", 90_pct}, {"AAA", "CCC", 90_pct}, {"BBB", "CCC", -90_pct}};
           },
           "-90 % of BBB and CCC", "a positive definite matrix: with the other pairs this one cannot be"},
      });
  check_fields<outlay::prices>({.name = "p", .volatility = 1_pct}, {}, {});
  check_fields<outlay::feedback>({.name = "f", .multiplier = 0.8, .domestic = 60_pct, .fades = 2_years}, {},
                                 {
                                     {"fades", [](auto& p) { p.fades = 0_years; }, "0 years", "more than 0 years"},
                                 });
}

TEST_CASE("every field of budget_risk refuses what cannot be") {
  check_fields<outlay::budget_risk>(
      {.name = "b", .volatility = 10_pct}, {"centre"},
      {
          {"own_volatility",
           [](auto& p) {
             p.of = "AAA", p.own_volatility = {{"BBB", 1_pct}};
           },
           "BBB", uncovered},
          {"from", [](auto& p) { p.from = 2024y; }, "2024", "a year, 2025 or later"},
          {"from", [](auto& p) { p.from = 2026y / July; }, "2026-07", "a year, 2025 or later"},
      });
}

TEST_CASE("every field of real_costs refuses what cannot be") {
  check_fields<outlay::real_costs>({.name = "r", .personnel = 1_pct}, {}, {});
}

TEST_CASE("every field of both targets refuses what cannot be") {
  using core_target = outlay::share_target<core>;
  using resilience_target = outlay::share_target<resilience>;
  check_fields<core_target>(
      {.name = "c", .to = 3.5_pct, .by = 2030y}, {"floor", "carry_over", "ration", "from", "remainder"},
      bad_targets<core_target>("1 %") +
          std::vector<bad_value<core_target>>{
              {"added", [](auto& p) { p.added.equipment = 40_pct; }, "96 % in sum", "100 % in sum"},
              {"added", [](auto& p) { p.added.personnel = outlay::percent(-1); }, "-1 %", "0 to 100 %"},
          });
  check_fields<resilience_target>(
      {.name = "r", .existing = 0.5_pct, .to = 1.5_pct, .by = 2030y}, {"floor", "carry_over", "from"},
      bad_targets<resilience_target>("0.5 %") + std::vector<bad_value<resilience_target>>{
                                                    {"own_existing",
                                                     [](auto& p) {
                                                       p.of = "AAA", p.own_existing = {{"BBB", 1_pct}};
                                                     },
                                                     "BBB", uncovered},
                                                    {"own_relabelled",
                                                     [](auto& p) {
                                                       p.of = "AAA", p.own_relabelled = {{"BBB", 1_pct}};
                                                     },
                                                     "BBB", uncovered},
                                                    {"own_from_core",
                                                     [](auto& p) {
                                                       p.of = "AAA", p.own_from_core = {{"BBB", 1_pct}};
                                                     },
                                                     "BBB", uncovered},
                                                });
}

TEST_CASE("every field of pledge refuses what cannot be") {
  using outlay::pledge;
  check_fields<pledge>(
      {.name = "arms", .amount = 1_bn_usd / outlay::year, .from = 2026y}, {"counts", "indexed", "beneficiary"},
      {
          {"amount", [](auto& p) { p.amount = 1_bn_eur / outlay::year; }, "an amount in EUR at current prices",
           "a money with a rate into USD at prices of 2021 for AAA (its own price level, or an exchange rate of the "
           "alliance)"},
          {"growth", [](auto& p) { p.amount = 1_bn_usd, p.growth = 2_pct; }, "2 %", "0 %: one amount does not grow"},
          {"from", [](auto& p) { p.indexed = true, p.from = 2009y; }, "2009",
           "at most 15 years before the horizon for an indexed amount"},
          {"until", [](auto& p) { p.until = 2026y / January; }, "2026-01", "later than from = 2026"},
          {"until", [](auto& p) { p.amount = 1_bn_usd, p.until = 2028y; }, "2028", "unset: one amount is paid once"},
          {"to", [](auto& p) { p.to = account::loan_drawn; }, "loan drawn",
           "a final account, such as aid, or aid in kind"},
          {"payers",
           [](auto& p) {
             p.payers = {"nobody", {}};
           },
           "nobody, where nobody spends", "a group with a member that spends"},
          {"by",
           [](auto& p) {
             p.payers = "AAA", p.by = outlay::key::custom({{"BBB", 1}});
           },
           "BBB", "members of the paying group"},
          {"delivery", [](auto& p) { p.delivery = 1_years, p.stages = 8; }, "1 years",
           "0, or at least a step for each stage, 2 years"},
          {"stages", [](auto& p) { p.stages = 9; }, "9", "1 to 8"},
          {"stages", [](auto& p) { p.stages = 2; }, "2", "1 where delivery takes no time"},
          {"out_of", [](auto& p) { p.out_of = area::logistics; }, "logistics",
           "unset, or a pledge whose `to` is aid_in_kind"},
          {"out_of", [](auto& p) { p.to = account::aid_in_kind; }, "unset", "the area whose stocks it is given out of"},
      });
}

TEST_CASE("every field of capital_contribution refuses what cannot be") {
  using outlay::capital_contribution;
  check_fields<capital_contribution>(
      {.name = "bank", .subscribed = 10_bn_usd, .first = 2027y / January}, {"counts"},
      {
          {"instalments", [](auto& p) { p.instalments = 0; }, "0", "1 to 100"},
          {"every", [](auto& p) { p.every = 0_years; }, "0 years", "whole months, 1 to 1200"},
          {"instalments", [](auto& p) { p.instalments = 101; }, "101", "1 to 100"},
          {"every", [](auto& p) { p.every = 0.125_years; }, "0.125 years", "whole months, 1 to 1200"},
          {"subscribed", [](auto& p) { p.subscribed = 3_bn_gbp, p.founders = "BBB"; },
           "an amount in GBP at current prices",
           "a money with a rate into USD at prices of 2021 for BBB (its own price level, or an exchange rate of the "
           "alliance)"},
          {"refused",
           [](auto& p) {
             p.founders = outlay::group{"two", {"AAA", "BBB"}}, p.refused = {"CCC"},
             p.if_refused = outlay::refusal::shrink;
           },
           "CCC", "members of this part"},
          {"refused",
           [](auto& p) {
             p.refused = {"AAA", "BBB", "CCC"}, p.if_refused = outlay::refusal::shrink;
           },
           "every founder", "at least one founder that pays"},
          {"refused_from", [](auto& p) { p.refused_from = 2028y; }, "2028", "unset where no founder refuses"},
          {"if_refused", [](auto& p) { p.refused = {"AAA"}; }, "unset, with 1 refusing",
           "refusal::rescale (the others pay more) or refusal::shrink (less capital)"},
      });
}

TEST_CASE("every field of stockpile_growth, learning and industry refuses what cannot be") {
  using two = outlay::areas<area::air_defence, area::logistics>;
  using stocks = outlay::stockpile_growth<two, 2>;
  using learning = outlay::learning<two>;
  using industry = outlay::industry<two>;
  using units = outlay::stock_value<>;
  check_fields<stocks>(
      {.name = "s", .lift = 30_pct, .over = 10_years, .opening = {{"AAA", {1, 2}}}, .lead = 1_years},
      {"measures_by_area", "measures_upkeep"},
      {
          {"over", [](auto& p) { p.over = 0_years; }, "0 years", "more than 0 years"},
          {"opening", [](auto& p) { p.opening = {}; }, "no member", "at least one member with its stocks"},
          {"opening",
           [](auto& p) {
             p.opening = {{"DDD", {1, 1}}};
           },
           "DDD", a_code},
          {"opening",
           [](auto& p) {
             p.opening = {{"AAA", {1, -1}}};
           },
           "-1 for AAA", "0 or more"},
          {"opening",
           [](auto& p) {
             p.opening = {{"AAA", {no_number, 1}}};
           },
           "nan for AAA", "0 or more"},
          {"opening",
           [](auto& p) {
             p.opening = {{"AAA", {1, 1}}, {"AAA", {1, 1}}};
           },
           "AAA twice", "each member once"},
          {"opening",
           [](auto& p) {
             p.opening = {{"AAA", {1, 1}, {{1, -2}}}};
           },
           "-2 on order for AAA", "0 or more"},
          {"opening",
           [](auto& p) {
             p.opening = {{"AAA", {1, 1}, {{infinite, 1}}}};
           },
           "inf on order for AAA", "0 or more"},
          {"attrition", [](auto& p) { p.attrition = outlay::ratio(100_pct); }, "100 %", "0 to less than 100 %"},
          {"unit_cost",
           [](auto& p) { p.unit_cost = outlay::item_cost(outlay::billions<outlay::usd>(1) / units::from_value(1)); },
           "in USD at current prices", "an amount in the alliance's money, USD at prices of 2021"},
          {"lead", [](auto& p) { p.lead = outlay::duration<>::from_value(0.25); }, "0.25 years",
           "whole steps, at least one for each of 2 stages and at most 200 years"},
          {"lead", [](auto& p) { p.lead = years(1e9); }, "1e+09 years",
           "whole steps, at least one for each of 2 stages and at most 200 years"},
          {"own_lead",
           [](auto& p) {
             p.own_lead = {{area::communications, 1_years}};
           },
           "communications and information", "an area of this part"},
          {"own_lead",
           [](auto& p) {
             p.own_lead = {{area::logistics, outlay::duration<>::from_value(0.25)}};
           },
           "0.25 years", "whole steps, at least one for each of 2 stages and at most 200 years"},
          {"own_lead",
           [](auto& p) {
             p.own_lead = {{area::logistics, 1_years}, {area::logistics, 2_years}};
           },
           "logistics twice", "each area once"},
          {"advance",
           [](auto& p) {
             p.advance = 60_pct, p.paid = {60_pct, 40_pct};
           },
           "60 % beside paid", "100 %, or no slices in `paid`"},
          {"upkeep", [](auto& p) { p.upkeep = 20_pct; }, "20 % without measures_upkeep",
           "unset, or measures_upkeep = true"},
          {"paid",
           [](auto& p) {
             p.paid = {60_pct, 30_pct};
           },
           "90 % in sum", "100 % in sum"},
          {"paid",
           [](auto& p) {
             p.paid = {outlay::percent(120), outlay::percent(-20)};
           },
           "120 %", "0 to 100 %"},
          {"paid", [](auto& p) { p.paid.assign(11, outlay::percent(100.0 / 11)); }, "11 slices", "at most 10"},
          {"losses", [](auto& p) { p.losses = {{.at = 2026y, .which = area::communications, .value = 10_pct}}; },
           "communications and information", "an area of this part"},
          {"losses",
           [](auto& p) { p.losses = {{.at = 2026y, .which = area::logistics, .value = outlay::percent(101)}}; },
           "101 %", "0 to 100 %"},
          {"losses",
           [](auto& p) { p.losses = {{.at = 2026y, .which = area::logistics, .value = 10_pct, .of = strangers}}; },
           "DDD", codes},
          {"losses",
           [](auto& p) { p.losses = {{.at = 2026y, .which = area::logistics, .value = 10_pct, .of = "BBB"}}; }, "BBB",
           "a group with stocks in `opening`"},
          {"own_over",
           [](auto& p) {
             p.own_over = {{area::communications, 5_years}};
           },
           "communications and information", "an area of this part"},
          {"own_over",
           [](auto& p) {
             p.own_over = {{area::logistics, 0_years}};
           },
           "0 years", "more than 0 years"},
          {"own_over",
           [](auto& p) {
             p.own_over = {{area::logistics, 3_years}, {area::logistics, 5_years}};
           },
           "logistics twice", "each area once"},
      });
  check_fields<learning>(
      {.name = "l", .exponent = 0.3, .before = units::from_value(10)}, {},
      {
          {"before", [](auto& p) { p.before = outlay::item_count(units::from_value(0)); }, "0", "more than 0"},
      });
  check_fields<industry>(
      {.name = "i", .capacity = units::from_value(10)}, {},
      {
          {"capacity", [](auto& p) { p.capacity = outlay::item_count(units::from_value(0)); }, "0", "more than 0"},
          {"growth", [](auto& p) { p.growth = outlay::rate(outlay::percent(-5)); }, "-5 %", "0 to 1000 %"},
          {"backlog", [](auto& p) { p.backlog = 0_years; }, "0 years", "more than 0 years"},
          {"peak", [](auto& p) { p.peak = 0.5; }, "0.5", "at least calm, 1"},
      });
}

TEST_CASE("every field of bank refuses what cannot be") {
  using outlay::bank;
  std::string const percent = "0 to 100 %", no_event = "a date: the plan has no event";
  check_fields<bank>(
      {.name = "defence",
       .capital = "capital",
       .first_bond = 2026y,
       .operating_from = 2026y,
       .risk_free = 2_pct,
       .spread = 0.5_pct,
       .margin = 0.1_pct,
       .yield = 3_pct},
      {"use", "limit_equity", "limit_usable"}, // without a limit the error names the first of the three
      {
          {"capital", [](auto& p) { p.capital = "other"; }, "\"other\"",
           "the name of a capital_contribution: \"capital\""},
          {"risk_free", [](auto& p) { p.risk_free = outlay::percent(-1); }, "-1 %", "0 to 1000 %"},
          {"spread", [](auto& p) { p.spread = outlay::percent(-0.1); }, "-0.1 %", "0 to 1000 %"},
          {"margin", [](auto& p) { p.margin = outlay::percent(-2); }, "-2 %", "0 to 1000 %"},
          {"own_yield",
           [](auto& p) {
             p.own_yield = {{"CCC", 2_pct}};
           },
           "CCC", "founders that pay"},
          {"own_yield",
           [](auto& p) {
             p.own_yield = {{"AAA", outlay::percent(-2)}};
           },
           "-2 %", "0 to 1000 %"},
          {"grace", [](auto& p) { p.grace = 2.5_years; }, "2.5 years", "whole years, 0 to 100"},
          {"grace", [](auto& p) { p.grace = years(no_number); }, "nan years", "whole years, 0 to 100"},
          {"repayment", [](auto& p) { p.repayment = 0_years; }, "0 years", "whole years, 1 to 100"},
          {"minimum_liquidity", [](auto& p) { p.minimum_liquidity = 3_bn_usd_2021; }, "in USD at prices of 2021",
           "an amount in the money of the capital, USD at current prices"},
          {"limit_gearing", [](auto& p) { p.limit_gearing = p.limit_equity = false; }, "no limit at all",
           "at least one of the three limits"},
          {"gearing", [](auto& p) { p.gearing = 0; }, "0", "more than 0 where it limits"},
          {"equity_to_loans", [](auto& p) { p.equity_to_loans = 0_pct; }, "0 %",
           "more than 0 and at most 100 % where it limits"},
          {"usable_to_loans", [](auto& p) { p.limit_usable = true, p.usable_to_loans = 0_pct; }, "0 %",
           "more than 0 and at most 100 % where it limits"},
          {"risk_weight", [](auto& p) { p.limit_usable = true, p.risk_weight = 0; }, "0",
           "more than 0 where it limits"},
          {"top_rated", [](auto& p) { p.top_rated = {"CCC"}; }, "CCC", "founders that pay"},
          {"defaults",
           [](auto& p) {
             p.defaults = {{"DDD", 10_pct, 2030y}};
           },
           "DDD", a_code},
          {"defaults",
           [](auto& p) {
             p.defaults = {{"CCC", 10_pct, 2030y}};
           },
           "CCC", "founders that pay"},
          {"defaults",
           [](auto& p) {
             p.defaults = {{"AAA", outlay::percent(120), 2030y}};
           },
           "120 %", percent},
          {"defaults",
           [](auto& p) {
             p.defaults = {{"AAA", 10_pct, outlay::on("review")}};
           },
           "on(\"review\")", no_event},
          {"defaults",
           [](auto& p) {
             p.defaults = {{"AAA", 10_pct, 2030y}, {"AAA", 20_pct, 2031y}};
           },
           "AAA twice", "each member once"},
      });
}

TEST_CASE("every field of asset_backed_loan and public_debt refuses what cannot be") {
  std::string const percent = "0 to 100 %", any_rate = "-90 to 1000 %", any_debt = "0 to 1000 %",
                    any_balance = "-100 to 100 %";
  check_fields<outlay::asset_backed_loan>(
      {.name = "windfall", .principal = 50_bn_usd, .from = 2026y, .assets = 200_bn_usd, .yield = 1.5_pct}, {},
      {
          {"principal", [](auto& p) { p.principal = 50_bn_eur; }, "an amount in EUR at current prices",
           "a money with a rate into USD at prices of 2021 for AAA (its own price level, or an exchange rate of the "
           "alliance)"},
          {"instalments", [](auto& p) { p.instalments = 0; }, "0", "1 to 100"},
          {"every", [](auto& p) { p.every = 0.125_years; }, "0.125 years", "whole months, 1 to 1200"},
          {"interest", [](auto& p) { p.interest = outlay::percent(-1); }, "-1 %", "0 to 1000 %"},
          {"assets", [](auto& p) { p.assets = 200_bn_usd_2021; }, "in USD at prices of 2021",
           "an amount in the money of the principal, USD at current prices"},
          {"yield", [](auto& p) { p.yield = outlay::percent(-2); }, "-2 %", "0 to 1000 %"},
          {"released", [](auto& p) { p.released = 2026y / January; }, "2026-01", "later than from = 2026"},
          {"scheduled", [](auto& p) { p.scheduled = 1_bn_usd_2021 / outlay::year; }, "in USD at prices of 2021",
           "a yearly amount in the money of the principal, USD at current prices"},
      });
  check_fields<outlay::public_debt>(
      {.name = "debt", .opening = 60_pct, .interest = 2_pct, .marginal = 3_pct, .inflation = 2_pct},
      {"cap_deficit", "cap_debt"},
      {
          {"own_opening",
           [](auto& p) {
             p.of = "AAA", p.own_opening = {{"BBB", 2_pct}};
           },
           "BBB", uncovered},
          {"opening", [](auto& p) { p.opening = outlay::percent(-1); }, "-1 %", any_debt},
          {"own_interest",
           [](auto& p) {
             p.of = "AAA", p.own_interest = {{"BBB", 2_pct}};
           },
           "BBB", uncovered},
          {"own_marginal",
           [](auto& p) {
             p.of = "AAA", p.own_marginal = {{"BBB", 2_pct}};
           },
           "BBB", uncovered},
          {"own_inflation",
           [](auto& p) {
             p.of = "AAA", p.own_inflation = {{"BBB", 2_pct}};
           },
           "BBB", uncovered},
          {"own_primary",
           [](auto& p) {
             p.of = "AAA", p.own_primary = {{"BBB", 2_pct}};
           },
           "BBB", uncovered},
          {"maturity", [](auto& p) { p.maturity = 1_years; }, "1 years", "more than 1 and at most 100 years"},
          {"maturity", [](auto& p) { p.maturity = years(no_number); }, "nan years",
           "more than 1 and at most 100 years"},
          {"borrowed", [](auto& p) { p.cap_debt = true, p.borrowed = 0_pct; }, "0 %",
           "more than 0 and at most 100 % where a rule caps"},
          {"escape", [](auto& p) { p.escape = 1.5_pct, p.escape_from = 2026y; }, "1.5 %",
           "a rule to escape from: cap_deficit or cap_debt"},
          {"escape_from", [](auto& p) { p.escape = 1.5_pct, p.cap_debt = true; }, "unset",
           "the start of the escape clause"},
          {"escape_for", [](auto& p) { p.escape_for = 0.3_years; }, "0.3 years", "whole months, 0 to 1200"},
          {"escape_for", [](auto& p) { p.escape_for = years(no_number); }, "nan years", "whole months, 0 to 1200"},
      });
}

TEST_CASE("every field of deployment refuses what cannot be") {
  using outlay::deployment;
  std::string const home = "what a head costs at home, with a total cost: the budget pays that already",
                    no_event = "a date: the plan has no event";
  check_fields<deployment>(
      {.name = "east", .heads = {{2026y, heads(5)}}, .cost = a_head(0.1)}, {"stepwise", "basis", "counts", "indexed"},
      {
          {"heads", [](auto& p) { p.heads = {}; }, "none", "at least one strength"},
          {"heads",
           [](auto& p) {
             p.heads = {{2026y, heads(-1)}};
           },
           "-1", "0 or more"},
          {"heads",
           [](auto& p) {
             p.heads = {{2026y, heads(no_number)}};
           },
           "nan", "0 or more"},
          {"heads",
           [](auto& p) {
             p.heads = {{2026y, heads(1)}, {2026y, heads(2)}};
           },
           "2026", "knots in order of time"},
          {"heads",
           [](auto& p) {
             p.heads = {{outlay::on("review"), heads(1)}};
           },
           "on(\"review\")", no_event},
          {"at_home", [](auto& p) { p.basis = outlay::cost_basis::total; }, "unset, with a total cost", home},
          {"at_home", [](auto& p) { p.at_home = a_head(0.05); }, "given, with an incremental cost", home},
          {"at_home", [](auto& p) { p.basis = outlay::cost_basis::total, p.at_home = a_head(2); },
           "2 bn USD at current prices", "at most the total cost, in its money"},
          {"investment", [](auto& p) { p.investment = 1_bn_usd; }, "without its dates",
           "an amount with invest_from and invest_until"},
          {"investment", [](auto& p) { p.invest_from = 2026y; }, "unset, with dates",
           "an amount with invest_from and invest_until"},
          {"invest_until", [](auto& p) { p.investment = 1_bn_usd, p.invest_from = 2027y, p.invest_until = 2026y; },
           "2026", "later than invest_from: two dates, or two times after one event"},
          {"invest_until",
           [](auto& p) { p.investment = 1_bn_usd, p.invest_from = 2027y, p.invest_until = outlay::never; }, "never",
           "later than invest_from: two dates, or two times after one event"},
          {"host", [](auto& p) { p.host_pays = 10_pct; }, "unset", "the member that pays 10 %"},
          {"host", [](auto& p) { p.host = "DDD", p.host_pays = 10_pct; }, "DDD", a_code},
          {"prices", [](auto& p) { p.prices = 2025y, p.indexed = false; }, "2025", "unset for costs in fixed cash"},
          {"prices", [](auto& p) { p.prices = 2001y; }, "2001", "at most 15 years before the horizon, and within it"},
          {"prices", [](auto& p) { p.prices = 2028y; }, "2028", "at most 15 years before the horizon, and within it"},
      });
}

TEST_CASE("every field of backfill, consumables and manpower refuses what cannot be") {
  std::string const percent = "0 to 100 %", no_event = "a date: the plan has no event";
  check_fields<outlay::backfill>(
      {.name = "tankers", .held = {{"AAA", 20}, {"BBB", 25}}, .who = "AAA", .from = 2026y},
      {"unit", "indexed", "counts", "substitutable"},
      {
          {"upkeep", [](auto& p) { p.upkeep = outlay::billions<outlay::usd>(no_number) / outlay::year; },
           "nan bn USD at current prices", "0 or more"},
          {"held", [](auto& p) { p.held = {}; }, "none", "what each member provides"},
          {"held",
           [](auto& p) {
             p.held = {{"AAA", -1}};
           },
           "-1 for AAA", "0 to 1e+15"},
          {"held",
           [](auto& p) {
             p.held = {{"AAA", no_number}};
           },
           "nan for AAA", "0 to 1e+15"},
          {"held",
           [](auto& p) {
             p.held = {{"AAA", 0}, {"BBB", 0}};
           },
           "nothing", "more than 0 in all"},
          {"who", [](auto& p) { p.who = "CCC"; }, "CCC, which provides nothing", "a member that provides something"},
          {"replaced_by", [](auto& p) { p.replaced_by = "AAA"; }, "AAA",
           "a group with a member that spends, beside the one that withdraws"},
          {"by",
           [](auto& p) {
             p.by = outlay::key::custom({{"AAA", 1}});
           },
           "AAA", "members of the paying group"},
          {"cost", [](auto& p) { p.cost = 1_bn_eur; }, "an amount in EUR at current prices",
           "a money with a rate into USD at prices of 2021 for BBB (its own price level, or an exchange rate of the "
           "alliance)"},
          {"to", [](auto& p) { p.to = account::paid_in; }, "paid-in capital",
           "a final account, such as other_equipment"},
          {"enablers",
           [](auto& p) {
             p.enablers = {"satellites", "satellites"};
           },
           "\"satellites\" twice", "each word once"},
          {"enablers", [](auto& p) { p.enablers = {"satellites"}; }, "\"satellites\"",
           "another backfill of the plan: there is none"},
          {"enablers", [](auto& p) { p.enablers = {"tankers"}; }, "\"tankers\"",
           "another backfill of the plan: there is none"},
      });
  check_fields<outlay::consumables>(
      {.name = "shells",
       .held = {{"AAA", 2000}, {"BBB", 1000}},
       .use = 20,
       .used_from = 2026y,
       .goal = 300,
       .cost = 10_mn_usd},
      {"unit", "indexed", "counts"},
      {
          {"held", [](auto& p) { p.held = {}; }, "none", "what each member holds"},
          {"held",
           [](auto& p) {
             p.held = {{"AAA", -1}};
           },
           "-1 for AAA", "0 to 1e+15"},
          {"use", [](auto& p) { p.use = 0; }, "0", "more than 0"},
          {"by",
           [](auto& p) {
             p.by = outlay::key::custom({{"CCC", 1}});
           },
           "CCC", "members of the paying group"},
          {"used_until", [](auto& p) { p.used_until = 2026y / January; }, "2026-01", "later than from = 2026"},
          {"used_until", [](auto& p) { p.used_from = {}, p.used_until = 2026y; }, "2026", "unset without used_from"},
          {"bought_from", [](auto& p) { p.bought_from = 2020y; }, "2020", "within the horizon"},
          {"over", [](auto& p) { p.over = 0_years; }, "0 years", "0.001 years or more"},
          {"cost", [](auto& p) { p.cost = {}; }, "unset, with a goal", "the cost of a unit"},
          {"to", [](auto& p) { p.to = account::call; }, "capital call", "a final account, such as other_equipment"},
      });
  check_fields<outlay::manpower>(
      {.name = "reserve",
       .opening = {{"AAA", heads(100)}, {"BBB", heads(50)}},
       .intake = {{"BBB", heads(5)}, {"AAA", heads(20)}},
       .length = 8_years,
       .cost = a_head(0.1)},
      {"indexed", "counts"},
      {
          {"opening", [](auto& p) { p.opening = {}; }, "none", "the strength of at least one member"},
          {"opening",
           [](auto& p) {
             p.opening[0] = {"AAA", heads(-1)};
           },
           "-1", "0 or more"},
          {"opening",
           [](auto& p) {
             p.opening[0] = {"DDD", heads(1)};
           },
           "DDD", a_code},
          {"opening",
           [](auto& p) {
             p.opening[0] = {"BBB", heads(1)};
           },
           "BBB twice", "each member once"},
          {"intake",
           [](auto& p) {
             p.intake = {{"AAA", heads(1)}};
           },
           "none for BBB", "an intake for each member with an opening strength"},
          {"intake",
           [](auto& p) {
             p.opening = {{"AAA", heads(1)}};
           },
           "2 members", "the members with an opening strength"},
          {"length", [](auto& p) { p.length = 0.1_years; }, "0.1 years", "at least a step, 0.25 years"},
          {"until", [](auto& p) { p.from = 2027y, p.until = 2026y; }, "2026", "later than from = 2027"},
      });
}

TEST_CASE("every field of rival and event refuses what cannot be") {
  std::string const no_event = "a date: the plan has no event",
                    no_stocks = "an area in which the group holds stocks in this plan";
  check_fields<outlay::rival>(
      {.name = "r",
       .which = area::air_defence,
       .by = outlay::comparison::stock,
       .stock = items(30),
       .production = items(2)},
      {"by"},
      {
          {"which", [](auto& p) { p.which = area::ground_manoeuvre; }, "ground manoeuvre", no_stocks},
          {"which", [](auto& p) { p.by = outlay::comparison::production, p.which = area::ground_manoeuvre; },
           "ground manoeuvre", no_stocks},
          {"which", [](auto& p) { p.of = "BBB"; }, "air defence", no_stocks},
          {"of", [](auto& p) { p.by = outlay::comparison::production, p.of = outlay::europe_and_canada; },
           "Europe and Canada", "all members, for a ratio by production"},
          {"stock", [](auto& p) { p.stock = items(0); }, "0", "more than 0"},
          {"production", [](auto& p) { p.by = outlay::comparison::production, p.production = items(0); }, "0",
           "more than 0"},
          {"attrition", [](auto& p) { p.attrition = 100_pct; }, "100 %", "0 to less than 100 %"},
          {"surges",
           [](auto& p) {
             p.surges = {{2026y, 0}};
           },
           "0", "more than 0"},
          {"surges",
           [](auto& p) {
             p.surges = {{2026y, -2}};
           },
           "-2", "more than 0"},
          {"surges",
           [](auto& p) {
             p.surges = {{outlay::on("review"), 2}};
           },
           "on(\"review\")", no_event},
      });
  std::string const one = "exactly one of them", other = "an event of the plan: e";
  auto const by_rate = [](auto& p) {
    p.at = {};
    p.rate = 30_pct;
    p.projected = outlay::never;
  };
  check_fields<outlay::event>(
      {.name = "e", .at = 2026y}, {},
      {
          {"at", [](auto& p) { p.at = {}; }, "0 of at, rate and when", one},
          {"at", [](auto& p) { p.rate = 30_pct; }, "2 of at, rate and when", one},
          {"at", [](auto& p) { p.at = outlay::on("review"); }, "on(\"review\")", other},
          {"at", [](auto& p) { p.at = outlay::on("e"); }, "on(\"e\")", "an event that does not wait for this one"},
          {"probability", [=](auto& p) { by_rate(p), p.probability = 50_pct; }, "50 %",
           "100 %, or an event with a date"},
          {"rate", [=](auto& p) { by_rate(p), p.rate = outlay::percent(-1); }, "-1 %", "0 to 1000 %"},
          {"rate", [=](auto& p) { by_rate(p), p.rate = outlay::percent(-100); }, "-100 %", "0 to 1000 %"},
          {"rate", [=](auto& p) { by_rate(p), p.rate = outlay::percent(no_number); }, "nan %", "0 to 1000 %"},
          {"when", [](auto& p) { p.at = {}, p.when = outlay::condition::core_share(strangers).at_least(3_pct); }, "DDD",
           codes},
          {"when",
           [](auto& p) { p.at = {}, p.when = outlay::condition::core_share("AAA").at_least(outlay::percent(130)); },
           "130 %", "0 to 100 %"},
          {"when",
           [](auto& p) { p.at = {}, p.when = outlay::condition::gdp("AAA").at_least(1000_bn_eur / outlay::year); },
           "in EUR at current prices", "a GDP in the alliance's money, USD at prices of 2021"},
          {"when",
           [](auto& p) { p.at = {}, p.when = outlay::condition::stock_index(outlay::all_members).at_least(-1); }, "-1",
           "0 or more"},
          {"when",
           [](auto& p) { p.at = {}, p.when = outlay::condition::measure("rival", "ratio").at_least(no_number); }, "nan",
           "a finite level"},
          {"when", [](auto& p) { p.at = {}, p.when = outlay::condition::measure("rival", "ratio").at_least(1); },
           "rival: ratio", "none: no part of this plan reports a level"},
          {"from", [](auto& p) { p.from = 2025y; }, "2025", "unset for an event with a date"},
          {"from", [=](auto& p) { by_rate(p), p.from = outlay::on("review"); }, "on(\"review\")", other},
          {"until", [](auto& p) { p.until = 2027y; }, "2027", "unset for an event with a date"},
          {"until", [=](auto& p) { by_rate(p), p.from = 2027y, p.until = 2026y; }, "2026", "later than from = 2027"},
          {"projected", [](auto& p) { p.projected = outlay::never; }, "never",
           "unset: only an event by rate or probability needs it"},
          {"projected", [=](auto& p) { by_rate(p), p.projected = {}; }, "unset, in a run without draws",
           "a date at which runs without draws let it happen, or never"},
          {"projected", [](auto& p) { p.probability = 50_pct; }, "unset, in a run without draws",
           "a date at which runs without draws let it happen, or never"},
          {"projected", [=](auto& p) { by_rate(p), p.projected = outlay::on("e"); }, "on(\"e\")", "a date, or never"},
      });
  check_errors(
      {{[] { start(outlay::event{.at = 2026y}); }, "event", "name", "\"\"", "a name that other parts can refer to"}});
}

TEST_CASE("every part of the library has a table of what its fields refuse") {
  std::ifstream umbrella(OUTLAY_TEST_DATA "/../../include/outlay/outlay.hpp");
  std::string const before = "#include <outlay/parts/";
  int parts = 0;
  for (std::string line; std::getline(umbrella, line);) {
    if (line.compare(0, before.size(), before) != 0) continue;
    std::string const part = line.substr(before.size(), line.find('.') - before.size());
    if (part.find('/') != std::string::npos) continue; // a piece of a part, in a folder of its own
    CAPTURE(part);
    CHECK(tested_kinds().contains(part));
    ++parts;
  }
  CHECK(parts == static_cast<int>(tested_kinds().size()));
}

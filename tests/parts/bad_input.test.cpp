// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "small.hpp"

#include <algorithm>

// For every field of every part of the library a value that cannot be, and the words of its error. The names of the fields are
// the compiler's, so that a field without a row is noticed; fields of which every value can be are listed as such.

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
double const no_number = std::numeric_limits<double>::quiet_NaN();
outlay::group const strangers("DDD");
std::string const codes = "codes of the alliance: AAA BBB CCC";
std::string const a_code = "a code of the alliance: AAA BBB CCC";

auto usual_economy() { return outlay::economy{.name = "usual", .growth = 2_pct}; }
auto usual_target() { return outlay::share_target<core>{.name = "usual", .to = 4_pct, .by = 2030y}; }

// Starts a plan of the part and of what it needs beside it.
template <class Part> void start(Part const& p) {
  if constexpr (std::is_same_v<Part, outlay::economy>) outlay::start(three(), outlay::plan(p, usual_target()), span);
  else if constexpr (std::is_same_v<Part, outlay::share_target<core>>) outlay::start(three(), outlay::plan(p, usual_economy()), span);
  else outlay::start(three(), outlay::plan(p, usual_economy(), usual_target()), span);
}

template <class Part> void check_fields(Part const& good, std::vector<std::string> const& every_value_can_be, std::vector<bad_value<Part>> const& bad) {
  std::string const label = outlay::detail::label(good);
  CAPTURE(label);
  CHECK_NOTHROW(start(good));
  std::vector<std::string> fields;
  for (std::string_view const name : outlay::detail::member_names<Part>())
    if (name != "_") fields.emplace_back(name);
  CHECK(fields.size() > 2);
  for (std::string const& field : fields) {
    CAPTURE(field);
    bool const has_row = field == "name" || std::any_of(bad.begin(), bad.end(), [&](auto const& b) { return b.field == field; });
    bool const listed = std::find(every_value_can_be.begin(), every_value_can_be.end(), field) != every_value_can_be.end();
    CHECK(has_row != listed);
  }
  for (auto const& b : bad) CHECK(std::find(fields.begin(), fields.end(), b.field) != fields.end());
  std::vector<bad_input> table{{[&] { (void)outlay::plan(good, good); }, label, "name", "\"" + good.name + "\" twice", "a .name of its own for each part of one type"}};
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
      {"path", [](auto& p) { p.path = outlay::profile::geometric, p.knots = {{2027y, 0.5}}; }, "geometric with knots", "knots, or a profile"},
      {"path", [](auto& p) { p.path = outlay::profile::geometric, p.floor = false, p.to = 0_pct; }, "geometric for AAA from " + base_of_aaa, "base and target shares above 0"},
      {"knots", [](auto& p) { p.knots = {{2027y, 1.5}}; }, "1.5", "0 to 1, the part of the rise that is done"},
      {"knots", [](auto& p) { p.knots = {{2035y, 0.5}}; }, "2035", "dates from the start of the path to `by`"},
      {"knots", [](auto& p) { p.knots = {{2028y, 0.5}, {2027y, 0.6}}; }, "2027", "dates in order of time"},
      {"except", [](auto& p) { p.except = {{"DDD", 2_pct}}; }, "DDD", a_code},
      {"except", [](auto& p) { p.except = {{"AAA", 2_pct}, {"AAA", 3_pct}}; }, "AAA twice", "each member once"},
      {"except", [](auto& p) { p.except = {{"AAA", outlay::percent(-1)}}; }, "-1 %", percent},
      {"except", [](auto& p) { p.except = {{"AAA", 2_pct}}, p.opt_out = {"AAA"}; }, "AAA", "members that do not opt out as well"},
      {"opt_out", [](auto& p) { p.opt_out = {"DDD"}; }, "DDD", a_code},
      {"compliance", [](auto& p) { p.compliance = outlay::percent(101); }, "101 %", percent},
      {"execution", [](auto& p) { p.execution = outlay::percent(-1); }, "-1 %", percent},
      {"own_compliance", [](auto& p) { p.own_compliance = {{"DDD", 90_pct}}; }, "DDD", a_code},
      {"own_compliance", [](auto& p) { p.own_compliance = {{"AAA", outlay::percent(101)}}; }, "101 %", percent},
      {"own_execution", [](auto& p) { p.own_execution = {{"DDD", 90_pct}}; }, "DDD", a_code},
      {"lag", [](auto& p) { p.lag = 6_years; }, "6 years", "0 to 5 years"},
      {"lag", [](auto& p) { p.lag = outlay::duration<>::from_value(0.1); }, "0.1 years", "whole steps of 0.25 years"},
      {"absorption", [](auto& p) { p.absorption = outlay::percent(-95); }, "-95 %", "-90 to 1000 %"},
      {"revised", [](auto& p) { p.revised = {.from = 2027y, .to = outlay::percent(120)}; }, "120 %", percent},
      {"revised", [](auto& p) { p.revised = {.from = 2027y, .to = 4_pct}, p.path = outlay::profile::geometric; }, "with a geometric path", "another profile, or knots"},
      {"revised", [](auto& p) { p.revised = {.from = 2027y, .to = 4_pct, .by = 2031y / January}; }, "by 2031-01", "a year, as in by"},
  };
}
template <class Part> std::vector<bad_value<Part>> operator+(std::vector<bad_value<Part>> a, std::vector<bad_value<Part>> const& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

}

TEST_CASE("every field of economy, prices and feedback refuses what cannot be") {
  std::string const percent = "0 to 100 %";
  check_fields<outlay::economy>({.name = "e", .growth = 2_pct}, {"reading"},
                                {
                                    {"of", [](auto& p) { p.of = strangers; }, "DDD", codes},
                                    {"growth", [](auto& p) { p.growth = outlay::percent(-95); }, "-95 % for AAA in 2025", "more than -90 and less than 1000 %, extra included"},
                                    {"growth", [](auto& p) { p.growth = {{"AAA", 1_pct}}; }, "no row for BBB", "a table with every member, or one rate for all"},
                                    {"extra", [](auto& p) { p.extra = outlay::percent(1001); }, "1001 %", "-90 to 1000 %"},
                                    {"volatility", [](auto& p) { p.volatility = outlay::percent(-1); }, "-1 %", percent},
                                    {"own_volatility", [](auto& p) { p.own_volatility = {{"DDD", 1_pct}}; }, "DDD", a_code},
                                    {"own_volatility", [](auto& p) { p.own_volatility = {{"AAA", outlay::percent(no_number)}}; }, "nan %", percent},
                                    {"common", [](auto& p) { p.common = outlay::percent(101); }, "101 %", percent},
                                    {"common", [](auto& p) { p.common = 40_pct, p.correlation = {{"AAA", "BBB", 40_pct}}; }, "40 % beside correlations by pair",
                                     "0 %, or no correlations by pair"},
                                    {"correlation", [](auto& p) { p.correlation = {{"AAA", "BBB", 90_pct}, {"AAA", "CCC", 90_pct}, {"BBB", "CCC", -90_pct}}; },
                                     "-90 % of BBB and CCC", "a positive definite matrix: with the other pairs this one cannot be"},
                                });
  check_fields<outlay::prices>({.name = "p", .volatility = 1_pct}, {},
                               {
                                   {"volatility", [](auto& p) { p.volatility = outlay::percent(101); }, "101 %", percent},
                                   {"with_growth", [](auto& p) { p.with_growth = outlay::percent(-101); }, "-101 %", "-100 to 100 %"},
                               });
  check_fields<outlay::feedback>({.name = "f", .multiplier = 0.8, .domestic = 60_pct, .fades = 2_years}, {},
                                 {
                                     {"of", [](auto& p) { p.of = strangers; }, "DDD", codes},
                                     {"multiplier", [](auto& p) { p.multiplier = -0.1; }, "-0.1", "0 or more"},
                                     {"multiplier", [](auto& p) { p.multiplier = no_number; }, "nan", "0 or more"},
                                     {"domestic", [](auto& p) { p.domestic = outlay::percent(101); }, "101 %", percent},
                                     {"fades", [](auto& p) { p.fades = 0_years; }, "0 years", "more than 0"},
                                 });
}

TEST_CASE("every field of both targets refuses what cannot be") {
  using core_target = outlay::share_target<core>;
  using resilience_target = outlay::share_target<resilience>;
  check_fields<core_target>({.name = "c", .to = 3.5_pct, .by = 2030y}, {"floor", "carry_over", "ration", "from"}, bad_targets<core_target>("1 %"));
  check_fields<resilience_target>({.name = "r", .existing = 0.5_pct, .to = 1.5_pct, .by = 2030y}, {"floor", "carry_over", "from"},
                                  bad_targets<resilience_target>("0.5 %") +
                                      std::vector<bad_value<resilience_target>>{
                                          {"existing", [](auto& p) { p.existing = outlay::percent(-1); }, "-1 %", "0 to 100 %"},
                                          {"own_existing", [](auto& p) { p.own_existing = {{"DDD", 1_pct}}; }, "DDD", a_code},
                                          {"own_existing", [](auto& p) { p.own_existing = {{"AAA", outlay::percent(101)}}; }, "101 %", "0 to 100 %"},
                                      });
}

TEST_CASE("every field of pledge refuses what cannot be") {
  using outlay::pledge;
  check_fields<pledge>(
      {.name = "arms", .amount = 1_bn_usd / outlay::year, .from = 2026y}, {"counts", "indexed", "beneficiary"},
      {
          {"amount", [](auto& p) { p.amount = outlay::billions<outlay::usd>(-1) / outlay::year; }, "-1 bn USD at current prices", "0 or more"},
          {"amount", [](auto& p) { p.amount = outlay::billions<outlay::usd>(no_number); }, "nan bn USD at current prices", "0 or more"},
          {"amount", [](auto& p) { p.amount = 1_bn_eur / outlay::year; }, "an amount in EUR at current prices",
           "a money with a rate into USD at prices of 2021 for AAA (its own price level, or an exchange rate of the alliance)"},
          {"growth", [](auto& p) { p.growth = outlay::percent(-95); }, "-95 %", "-90 to 1000 %"},
          {"growth", [](auto& p) { p.amount = 1_bn_usd, p.growth = 2_pct; }, "2 %", "0 %: one amount does not grow"},
          {"from", [](auto& p) { p.from = outlay::on("ceasefire"); }, "on(\"ceasefire\")", "a date: the plan has no event"},
          {"from", [](auto& p) { p.indexed = true, p.from = 2009y; }, "2009", "at most 15 years before the horizon for an indexed amount"},
          {"until", [](auto& p) { p.until = 2026y / January; }, "2026-01", "later than from = 2026"},
          {"until", [](auto& p) { p.amount = 1_bn_usd, p.until = 2028y; }, "2028", "unset: one amount is paid once"},
          {"payers", [](auto& p) { p.payers = strangers; }, "DDD", codes},
          {"by", [](auto& p) { p.by = outlay::key::custom({{"AAA", 0.5}}); }, "shares that make 0.5", "shares that make 1"},
          {"to", [](auto& p) { p.to = account::loan_drawn; }, "loan drawn", "a final account, such as aid, or aid in kind"},
          {"delivery", [](auto& p) { p.delivery = outlay::duration<>::from_value(-1); }, "-1", "0 or more"},
          {"delivery", [](auto& p) { p.delivery = 1_years, p.stages = 8; }, "1 years", "0, or at least a step for each stage, 2 years"},
          {"stages", [](auto& p) { p.stages = 9; }, "9", "1 to 8"},
          {"stages", [](auto& p) { p.stages = 2; }, "2", "1 where delivery takes no time"},
          {"supplier", [](auto& p) { p.supplier = "DDD"; }, "DDD", a_code},
          {"tags", [](auto& p) { p.tags = {""}; }, "\"\"", "words"},
          {"out_of", [](auto& p) { p.out_of = area::logistics; }, "logistics", "unset, or .to = account::aid_in_kind"},
      });
}

TEST_CASE("every field of capital_contribution refuses what cannot be") {
  using outlay::capital_contribution;
  check_fields<capital_contribution>(
      {.name = "bank", .subscribed = 10_bn_usd, .first = 2027y / January}, {"counts"},
      {
          {"subscribed", [](auto& p) { p.subscribed = outlay::billions<outlay::usd>(-1); }, "-1 bn USD at current prices", "0 or more"},
          {"paid_in", [](auto& p) { p.paid_in = outlay::percent(101); }, "101 %", "0 to 100 %"},
          {"instalments", [](auto& p) { p.instalments = 0; }, "0", "1 to 100"},
          {"every", [](auto& p) { p.every = 0_years; }, "0 years", "a whole number of months, 1 to 1200"},
          {"founders", [](auto& p) { p.founders = strangers; }, "DDD", codes},
          {"by", [](auto& p) { p.by = outlay::key::custom({{"AAA", 1.5}}); }, "shares that make 1.5", "shares that make 1"},
          {"refused", [](auto& p) { p.refused = {"DDD"}; }, "DDD", a_code},
          {"refused", [](auto& p) { p.founders = outlay::group{"two", {"AAA", "BBB"}}, p.refused = {"CCC"}, p.if_refused = outlay::refusal::shrink; }, "CCC", "founders"},
          {"refused", [](auto& p) { p.refused = {"AAA", "BBB", "CCC"}, p.if_refused = outlay::refusal::shrink; }, "every founder", "at least one founder that pays"},
          {"first", [](auto& p) { p.first = outlay::on("review"); }, "on(\"review\")", "a date: the plan has no event"},
          {"refused_from", [](auto& p) { p.refused_from = 2028y; }, "2028", "unset where no founder refuses"},
          {"if_refused", [](auto& p) { p.refused = {"AAA"}; }, "unset, with 1 refusing", "refusal::rescale (the others pay more) or refusal::shrink (less capital)"},
      });
}

TEST_CASE("every field of stockpile_growth, learning and industry refuses what cannot be") {
  using two = outlay::areas<area::air_defence, area::logistics>;
  using stocks = outlay::stockpile_growth<two, 2>;
  using learning = outlay::learning<two>;
  using industry = outlay::industry<two>;
  using units = outlay::stock_value<>;
  check_fields<stocks>(
      {.name = "s", .lift = 30_pct, .over = 10_years, .opening = {{"AAA", {1, 2}}}, .lead = 1_years}, {"measures_by_area"},
      {
          {"lift", [](auto& p) { p.lift = outlay::lift(outlay::percent(-101)); }, "-101 %", "-100 to 10000 %"},
          {"over", [](auto& p) { p.over = 0_years; }, "0 years", "more than 0"},
          {"opening", [](auto& p) { p.opening = {}; }, "no member", "at least one member with its stocks"},
          {"opening", [](auto& p) { p.opening = {{"DDD", {1, 1}}}; }, "DDD", a_code},
          {"opening", [](auto& p) { p.opening = {{"AAA", {1, -1}}}; }, "-1 for AAA", "0 or more"},
          {"opening", [](auto& p) { p.opening = {{"AAA", {1, 1}}, {"AAA", {1, 1}}}; }, "AAA twice", "each member once"},
          {"flat", [](auto& p) { p.flat = {"DDD"}; }, "DDD", a_code},
          {"attrition", [](auto& p) { p.attrition = outlay::ratio(100_pct); }, "100 %", "less than 100 %"},
          {"unit_cost", [](auto& p) { p.unit_cost = outlay::item_cost(outlay::billions<outlay::usd>(1) / units::from_value(1)); }, "in USD at current prices",
           "a cost in the alliance's money, USD at prices of 2021"},
          {"equipment_share", [](auto& p) { p.equipment_share = outlay::percent(101); }, "101 %", "0 to 100 %"},
          {"lead", [](auto& p) { p.lead = outlay::duration<>::from_value(0.25); }, "0.25 years", "whole steps, at least one for each of 2 stages"},
          {"lead", [](auto& p) { p.lead = outlay::duration<>::from_value(no_number); }, "nan", "0 or more"},
          {"advance", [](auto& p) { p.advance = outlay::percent(-1); }, "-1 %", "0 to 100 %"},
          {"from", [](auto& p) { p.from = outlay::on("review"); }, "on(\"review\")", "a date: the plan has no event"},
          {"losses", [](auto& p) { p.losses = {{.at = 2026y, .which = area::communications, .value = 10_pct}}; }, "communications and information", "an area of this part"},
          {"losses", [](auto& p) { p.losses = {{.at = 2026y, .which = area::logistics, .value = outlay::percent(101)}}; }, "101 %", "0 to 100 %"},
          {"losses", [](auto& p) { p.losses = {{.at = 2026y, .which = area::logistics, .value = 10_pct, .of = strangers}}; }, "DDD", codes},
          {"own_over", [](auto& p) { p.own_over = {{area::communications, 5_years}}; }, "communications and information", "an area of this part"},
          {"own_over", [](auto& p) { p.own_over = {{area::logistics, 0_years}}; }, "0 years", "more than 0"},
      });
  check_fields<learning>({.name = "l", .exponent = 0.3, .before = units::from_value(10)}, {},
                         {
                             {"exponent", [](auto& p) { p.exponent = outlay::scalar(-0.3); }, "-0.3", "0 or more"},
                             {"before", [](auto& p) { p.before = outlay::item_count(units::from_value(0)); }, "0", "more than 0"},
                         });
  check_fields<industry>({.name = "i", .capacity = units::from_value(10)}, {},
                         {
                             {"capacity", [](auto& p) { p.capacity = outlay::item_count(units::from_value(0)); }, "0", "more than 0"},
                             {"growth", [](auto& p) { p.growth = outlay::rate(outlay::percent(-5)); }, "-5 %", "0 % or more"},
                             {"backlog", [](auto& p) { p.backlog = 0_years; }, "0 years", "more than 0"},
                             {"cost_growth", [](auto& p) { p.cost_growth = outlay::rate(outlay::percent(-95)); }, "-95 %", "-90 to 1000 %"},
                             {"premium", [](auto& p) { p.premium = -1; }, "-1", "0 or more"},
                             {"calm", [](auto& p) { p.calm = no_number; }, "nan", "0 or more"},
                             {"peak", [](auto& p) { p.peak = 0.5; }, "0.5", "at least calm, 1"},
                         });
}

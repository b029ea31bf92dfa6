// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "full_plan.hpp"

#include <outlay/parallel.hpp>

#include <algorithm>
#include <cstring>
#include <memory>

using namespace outlay::test;
using outlay::account;
using outlay::axis;
using outlay::core;
using outlay::economy;
using outlay::grid;
using outlay::pledge;
using outlay::range;
using outlay::share_target;
using outlay::stockpile_growth;
using outlay::wrt;
using outlay::detail::field_access;

namespace {

// The numbers of a projection of a plan, in the order of a sweep's columns.
template <class Plan, class... Answers>
std::vector<double> projected(Plan const& plan, outlay::horizon const& span, Answers const&... answers) {
  auto const run = outlay::project(three(), plan, span, answers...);
  std::vector<double> all;
  for (int k = 0; k < run.size(); ++k)
    for (double const x : run.values(k)) all.push_back(x);
  return all;
}
bool same_bits(double a, double b) { return std::memcmp(&a, &b, sizeof a) == 0; }

} // namespace

TEST_CASE("every point of a sweep has the bits of project() with the fields set in the plan") {
  auto const plan = full_plan();
  auto const over = axis(wrt(&stockpile_growth<two>::over), range(5_years, 15_years, 6));
  auto const lift = axis(wrt(&stockpile_growth<two>::lift, outlay::area::air_defence), {10_pct, 30_pct, 50_pct});
  auto const own = axis(wrt(&share_target<core>::except, "BBB"), {2.5_pct, 4_pct});
  auto const table = outlay::sweep(three(), plan, six_years, grid(over, lift, own), outlay::total_outlay,
                                   outlay::stock_index, outlay::core_share.of("BBB"));
  REQUIRE(table.points().count() == 36);
  for (int a = 0; a < 6; ++a)
    for (int b = 0; b < 3; ++b)
      for (int c = 0; c < 2; ++c) {
        auto here = plan;
        outlay::detail::put_field(here, wrt(&stockpile_growth<two>::over),
                                  field_access::raw(over.values[static_cast<std::size_t>(a)]));
        outlay::detail::put_field(here, wrt(&stockpile_growth<two>::lift, 0),
                                  field_access::raw(lift.values[static_cast<std::size_t>(b)]));
        outlay::detail::put_field(here, wrt(&share_target<core>::except, 0),
                                  field_access::raw(own.values[static_cast<std::size_t>(c)]));
        auto const direct =
            projected(here, six_years, outlay::total_outlay, outlay::stock_index, outlay::core_share.of("BBB"));
        for (int k = 0; k < static_cast<int>(direct.size()); ++k)
          CHECK(same_bits(table.value(k, {a, b, c}), direct[static_cast<std::size_t>(k)]));
      }
  CHECK(table.points().label(table.points().at({1, 2, 0})) ==
        "stockpile_growth: over = 7 years, stockpile_growth: lift air defence = 50 %, share_target<core>: except BBB = "
        "2.5 %");
  // Lanes and threads change no bit.
  auto const same = [&](outlay::sweep_table const& other) {
    bool all = true;
    for (int k = 0; k < 18; ++k) all = all && std::ranges::equal(other.values(k), table.values(k));
    return all;
  };
  CHECK(same(outlay::sweep<1>(three(), plan, six_years, grid(over, lift, own), outlay::total_outlay,
                              outlay::stock_index, outlay::core_share.of("BBB"))));
  CHECK(same(outlay::sweep<4>(outlay::threads(3), three(), plan, six_years, grid(over, lift, own), outlay::total_outlay,
                              outlay::stock_index, outlay::core_share.of("BBB"))));
}

namespace {

// A sweep by one quantity, found in the plan, in lanes and by copies of the plan.
template <class Plan, class Q, class... Answers>
void compare_lanes(Plan const& plan, Q const& field, Answers const&... answers) {
  using V = outlay::pack<double, 2>;
  double const x = field_access::raw(field), other = x * 0.97;
  auto const allies = three();
  auto const& span = six_years_of_every_part;
  auto const ground = outlay::detail::checked_setting(allies, plan, span);
  auto const asked = outlay::detail::prepare_answers(ground, answers...);
  V lanes(x);
  lanes.set_lane(1, other);
  // The mark that the field has in the plan meanwhile is seen by nobody.
  outlay::found_field const found{"part", "field", "", &field, x};
  std::uint64_t const mark = outlay::detail::put_mark(outlay::detail::place_of(field), x, 0);
  std::vector<outlay::detail::varied<V>> const v{{&field, mark, &found, lanes}};
  auto const run = [&]<class... Parts>(outlay::plan_of<Parts...> const& p) {
    outlay::detail::machine<V, V, outlay::usd_2021, false, Parts...> const engine(p, ground, v);
    auto const tile = std::make_unique<typename decltype(engine)::tile>();
    std::vector<V> numbers(static_cast<std::size_t>(asked.columns));
    engine.start(*tile, 0, 0);
    outlay::detail::project_tile(engine, *tile, asked, numbers.data());
    return numbers;
  };
  auto const numbers = run(plan);
  field_access::put(const_cast<Q&>(field), x);
  auto const here = projected(plan, span, answers...);
  field_access::put(const_cast<Q&>(field), other);
  auto const there = projected(plan, span, answers...);
  field_access::put(const_cast<Q&>(field), x);
  for (std::size_t k = 0; k < numbers.size(); ++k) {
    CHECK(same_bits(numbers[k][0], here[k]));
    CHECK(same_bits(numbers[k][1], there[k]));
  }
}
} // namespace

TEST_CASE("every quantity of every part can stand in lanes: each lane has the bits of a plan with that value") {
  with_plans_of_every_part([&]<class Plan>(Plan plan) {
    plan.each([&](auto const& part) {
      outlay::detail::each_quantity(part, [&](std::string_view name, std::string const& element, auto const& q) {
        CAPTURE(outlay::detail::label(part));
        CAPTURE(std::string(name) + " " + element);
        if constexpr (requires { part.paid; }) // what is paid in slices has no advance to vary
          if (name == "advance" && !part.paid.empty()) return;
        if constexpr (!outlay::detail::same_in_all_lanes<std::remove_cvref_t<decltype(q)>>) {
          if constexpr (Plan::template count < stockpile_growth < two, 2 >>> 0)
            compare_lanes(plan, q, outlay::total_outlay, outlay::stock_index, outlay::core_share,
                          outlay::outlay_of<account::resilience>);
          else compare_lanes(plan, q, outlay::total_outlay, outlay::core_share, outlay::outlay_of<account::resilience>);
        }
      });
    });
  });
}

TEST_CASE("fields that no lane can hold are swept by plans of their own: dates, counts, times in whole steps") {
  auto const plan = plan_with_industry();
  using stocks = stockpile_growth<two, 2>;
  auto const table = outlay::sweep(
      three(), plan, six_years_of_every_part,
      grid(axis(wrt(&share_target<core>::by), range(2029y, 2035y, 4)), axis(wrt(&stocks::lead), {0.5_years, 1_years}),
           axis(wrt(&outlay::capital_contribution::instalments), {2, 5}), axis(wrt(&stocks::over), {6_years, 9_years})),
      outlay::total_outlay, outlay::stock_index);
  REQUIRE(table.points().count() == 32);
  for (int a = 0; a < 4; ++a)
    for (int b = 0; b < 2; ++b)
      for (int c = 0; c < 2; ++c)
        for (int d = 0; d < 2; ++d) {
          auto here = plan;
          outlay::detail::field_to_set(here, wrt(&share_target<core>::by)) = std::chrono::year(2029 + 2 * a);
          outlay::detail::field_to_set(here, wrt(&stocks::lead)) = outlay::fixed_time(b == 0 ? 0.5_years : 1_years);
          outlay::detail::field_to_set(here, wrt(&outlay::capital_contribution::instalments)) = c == 0 ? 2 : 5;
          outlay::detail::field_to_set(here, wrt(&stocks::over)) = d == 0 ? 6_years : 9_years;
          auto const direct = projected(here, six_years_of_every_part, outlay::total_outlay, outlay::stock_index);
          for (int k = 0; k < 12; ++k)
            CHECK(same_bits(table.value(k, {a, b, c, d}), direct[static_cast<std::size_t>(k)]));
        }
  CHECK(table.points().axes()[0].texts == std::vector<std::string>{"2029", "2031", "2033", "2035"});
  CHECK(table.points().axes()[1].texts == std::vector<std::string>{"0.5 years", "1 years"});
}

TEST_CASE("a sweep is a table by its axes, a surface of two of them, and a file") {
  // The alliance's GDP is flat: outlay in 2026 is the target share of 1,750 bn, plus the pledge beside it.
  auto const plan =
      outlay::plan(economy{.growth = 0_pct}, share_target<core>{.to = 5_pct, .by = 2026y, .floor = false},
                   pledge{.name = "a, b", .amount = 2_bn_usd_2021 / outlay::year, .from = 2026y, .counts = false});
  outlay::horizon const span{.from = 2025y, .until = 2027y, .step = outlay::step_length::annual};
  auto const table = outlay::sweep(
      three(), plan, span,
      grid(axis(wrt(&share_target<core>::to), {4_pct, 5_pct}),
           axis(wrt(&pledge::amount), range(0_bn_usd_2021 / outlay::year, 4_bn_usd_2021 / outlay::year, 3))),
      outlay::total_outlay);
  int const column = table.column(0, 2026);
  auto const surface = table.surface(column);
  CHECK(surface.rows() == 2);
  CHECK(surface.cols() == 3);
  for (int r = 0; r < 2; ++r)
    for (int c = 0; c < 3; ++c) CHECK(surface(r, c) == about(1750 * (r == 0 ? 0.04 : 0.05) + 2 * c));
  std::string const csv = table.csv();
  CHECK(csv.starts_with("share_target<core>: to,\"pledge \"\"a, b\"\": amount\",answer,year,unit,value\n"));
  CHECK(csv.find("\n4 %,2 bn USD at prices of 2021,outlay of all members,2026,billion US$2021/yr,") !=
        std::string::npos);
  check_errors({
      {[&] { table.column(1); }, "sweep", "answer", "1", "0 to 0"},
      {[&] {
         table.value(0, {0, 3});
       },
       "sweep", "pledge \"a, b\": amount", "place 3", "0 to 2"},
      {[&] { table.value(0, {0}); }, "sweep", "places", "1", "2, one for each axis"},
  });
}

TEST_CASE("a value outside a field's range is an error that names part, field and value") {
  auto const plan = plan_with_industry();
  auto const run = [&](auto... axes) {
    return [=] { outlay::sweep(three(), plan, six_years_of_every_part, grid(axes...), outlay::total_outlay); };
  };
  using industry = outlay::industry<two>;
  check_errors({
      {run(axis(wrt(&share_target<core>::to), {outlay::percent(3), outlay::percent(130)})), "share_target<core>", "to",
       "130 %", "0 to 100 %"},
      {run(axis(wrt(&stockpile_growth<two, 2>::over), range(0_years, 5_years, 3))), "stockpile_growth", "over",
       "0 years", "more than 0 years"},
      // each alone would do
      {run(axis(wrt(&industry::calm), {0.5, 1.8}), axis(wrt(&industry::peak), {1.7, 2.0})), "industry", "peak", "1.7",
       "at least calm, 1.8"},
      {run(axis(wrt(&stockpile_growth<two, 2>::lead), {0.25_years, 0.3_years})), "stockpile_growth", "lead",
       "0.3 years", "whole steps, at least one for each of 2 stages and at most 200 years"},
      {run(axis(wrt(&pledge::amount), {1_bn_usd / outlay::year, 1_bn_usd_2021 / outlay::year})), "pledge", "amount",
       "1 bn USD at prices of 2021", "an amount in the plan's money, USD at current prices"},
      {run(axis(wrt(&pledge::amount), {1_bn_usd})), "pledge", "amount", "1 bn USD at current prices",
       "money over time, as in the plan"},
      {run(axis(wrt(&share_target<core>::to), {3_pct, 4_pct}), axis(wrt(&share_target<core>::to), {5_pct})), "sweep",
       "share_target<core>: to", "on two axes", "one axis for a field"},
      {run(axis(wrt(&share_target<core>::by), {2030y}), axis(wrt(&share_target<core>::by), {2031y, 2032y})), "sweep",
       "share_target<core>: by", "on two axes", "one axis for a field"},
      {run(axis(wrt(&share_target<core>::to), std::vector<outlay::share>{})), "sweep", "share_target<core>: to",
       "no values", "at least one value"},
      {[] { axis(wrt(&share_target<core>::to), range(1_pct, 2_pct, 1)); }, "range", "count", "1", "2 or more"},
      {[] { axis(wrt(&share_target<core>::by), range(2030y, 2035y, 3)); }, "range", "count", "3",
       "a count that gives whole years"},
  });
}

TEST_CASE("a sweep of ensembles has at each point the ensemble of that plan, under the same shocks") {
  auto const at = [](outlay::share to, outlay::volatility v) {
    return outlay::plan(economy{.growth = 2_pct, .volatility = v, .common = 40_pct},
                        share_target<core>{.to = to, .by = 2031y});
  };
  outlay::draws const d{.paths = 33, .seed = 4};
  auto const s = outlay::sweep(
      three(), at(5_pct, 3_pct), six_years, d,
      grid(axis(wrt(&share_target<core>::to), {4_pct, 5_pct}), axis(wrt(&economy::volatility), {2_pct, 3_pct})),
      outlay::total_outlay);
  auto const direct = outlay::ensemble(three(), at(4_pct, 3_pct), six_years, d, outlay::total_outlay);
  CHECK(std::ranges::equal(s.at({0, 1}).path_values(5), direct.path_values(5)));
  CHECK(s.points().label(1) == "share_target<core>: to = 4 %, economy: volatility = 3 %");
}

TEST_CASE("a sweep refuses columns, points and axes that it does not have, and hands over what a temporary holds") {
  auto const plan =
      outlay::plan(economy{.growth = 2_pct, .volatility = 3_pct}, share_target<core>{.to = 5_pct, .by = 2031y});
  auto const g =
      grid(axis(wrt(&share_target<core>::to), {4_pct, 5_pct}), axis(wrt(&economy::volatility), {2_pct, 3_pct}));
  auto const t = outlay::sweep(three(), plan, six_years, g, outlay::total_outlay);
  auto const s = outlay::sweep(three(), plan, six_years, {.paths = 2}, g, outlay::total_outlay);
  check_errors({
      {[&] { (void)t.values(6); }, "sweep", "column", "6", "0 to 5"},
      {[&] { (void)t.surface(-1); }, "sweep", "column", "-1", "0 to 5"},
      {[&] {
         (void)t.value(6, {0, 0});
       },
       "sweep", "column", "6", "0 to 5"},
      {[&] { (void)t.points().label(4); }, "sweep", "point", "4", "0 to 3"},
      {[&] { (void)t.points().place(0, 2); }, "sweep", "axis", "2", "0 to 1"},
      {[&] { (void)s.at(4); }, "sweep", "point", "4", "0 to 3"},
  });
  // 30,000 x 30,000 points, 7.2 GB with one number each: refused before anything is kept by point.
  auto const huge = grid(axis(wrt(&share_target<core>::to), outlay::range(4_pct, 5_pct, 30'000)),
                         axis(wrt(&economy::volatility), outlay::range(2_pct, 3_pct, 30'000)));
  check_errors({{[&] { outlay::sweep(three(), plan, six_years, huge, outlay::total_outlay); }, "sweep", "grid",
                 "900000000 points of 1 numbers or more, 7.2 GB", "at most 4 GB: fewer points or answers"}});
  // In a range-based for of C++20 a reference into a temporary would dangle.
  int heads = 0;
  for (auto const& h : outlay::sweep(three(), plan, six_years, g, outlay::total_outlay, outlay::core_share).answers())
    heads += h.columns;
  CHECK(heads == 12);
  static_assert(
      !std::is_reference_v<decltype(outlay::project(three(), plan, six_years, outlay::total_outlay).heads())>);
  static_assert(!std::is_reference_v<
                decltype(outlay::ensemble(three(), plan, six_years, {.paths = 2}, outlay::total_outlay).heads())>);
  static_assert(!std::is_reference_v<decltype(outlay::sensitivity(three(), plan, six_years, outlay::every_quantity,
                                                                  outlay::total_outlay)
                                                  .fields())>);
}

TEST_CASE("numbers of each member are found by code, and answers by their name, in every table") {
  using outlay::each_member;
  auto const plan = outlay::plan(economy{.growth = 2_pct}, share_target<core>{.to = 5_pct, .by = 2031y});
  auto const to = wrt(&share_target<core>::to);
  auto const every = each_member(outlay::core_share);
  auto const here =
      outlay::project(three(), plan, six_years, outlay::total_outlay, every, outlay::core_share.of("BBB"));
  double const share = here.value(outlay::core_share.of("BBB"), 2029y);
  CHECK(here.value(every, "BBB", 2029y) == share);
  CHECK(here.value(1, "BBB", 2029) == share);
  auto const swept =
      outlay::sweep(three(), plan, six_years, grid(axis(to, {4_pct, 5_pct})), outlay::total_outlay, every);
  CHECK(swept.value(swept.column(every, "BBB", 2029y), {1}) == share);
  auto const slopes = outlay::sensitivity(three(), plan, six_years, to, outlay::total_outlay, every);
  CHECK(slopes.value(slopes.row(every, "BBB", 2029y)) == share);
  CHECK(slopes.value(slopes.row(outlay::total_outlay, 2029y)) == here.value(0, 2029));
  check_errors({
      {[&] { (void)here.value(1, 2029); }, "answer \"core share of each member\"", "member", "none",
       "one of its members"},
      {[&] { (void)here.value(outlay::core_share, 2029y); }, "answers", "answer", "core share of all members",
       "answers that were asked for: outlay of all members; core share of each member; core share of BBB"},
      {[&] { (void)slopes.row(outlay::core_share, 2029y); }, "sensitivity", "answer", "core share of all members",
       "answers that were asked for: outlay of all members; core share of each member"},
  });
}

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "full_plan.hpp"

#include <outlay/engines/solve.hpp>

#include <cstring>

// Fields of parts that are counted at run time, named by place or by name, against the same parts in the call of
// plan(...): what each engine makes of them has the same bits.

using namespace outlay::test;
using outlay::axis;
using outlay::capital_contribution;
using outlay::core;
using outlay::drawn;
using outlay::economy;
using outlay::every_element;
using outlay::grid;
using outlay::named;
using outlay::normal;
using outlay::nth;
using outlay::pledge;
using outlay::several;
using outlay::share_target;
using outlay::stockpile_growth;
using outlay::triangular;
using outlay::uncertain;
using outlay::uniform;
using outlay::wrt;

namespace {

outlay::horizon const span{.from = 2025y, .until = 2031y, .step = outlay::step_length::quarterly};
outlay::draws const few{.paths = 37, .seed = 9};

economy const grown{.growth = 2_pct, .volatility = 2_pct, .common = 30_pct};
share_target<core> const one{.name = "one",
                             .of = outlay::all_but("others", {"BBB"}),
                             .to = 5_pct,
                             .by = 2031y,
                             .own_compliance = {{"AAA", 90_pct}, {"CCC", 80_pct}}};
share_target<core> const two_alone{.name = "two", .of = "BBB", .to = 4_pct, .by = 2031y, .compliance = 90_pct};
pledge const arms{.name = "arms", .amount = 3_bn_usd / outlay::year, .growth = 2_pct, .from = 2026y / January};
pledge const shells{.name = "shells", .amount = 2_bn_usd / outlay::year, .from = 2026y / July, .payers = "BBB"};
pledge const aid{.name = "aid", .amount = 1_bn_usd / outlay::year, .from = 2027y, .payers = "AAA"};
stockpile_growth<two> const stocks{.lift = {60_pct, 20_pct},
                                   .over = 7_years,
                                   .opening = {{"AAA", {4, 3}}, {"BBB", {2, 9}}},
                                   .attrition = {12_pct, 6_pct},
                                   .equipment_share = 30_pct};

// Added in an order that is neither that of the call nor that of the names.
auto const in_lists = outlay::plan(several<economy>{grown}, several<share_target<core>>{two_alone, one},
                                   several<pledge>{shells, arms, aid}, several<stockpile_growth<two>>{stocks},
                                   several<capital_contribution>{});
auto const in_call = outlay::plan(grown, two_alone, one, shells, arms, aid, stocks);

bool same_bits(std::span<double const> a, std::span<double const> b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0;
}
bool same_bits(outlay::sample const& a, outlay::sample const& b) {
  auto const n = static_cast<std::size_t>(a.columns() * a.paths());
  return a.columns() == b.columns() && a.paths() == b.paths() && same_bits({a.data(), n}, {b.data(), n});
}

} // namespace

TEST_CASE("a part is found by its place as listed and by its name, in a list and in the call") {
  auto const check = [](auto const& plan) {
    using outlay::detail::find_field;
    for (int k = 0; k < 3; ++k) {
      char const* const names[] = {"shells", "arms", "aid"};
      auto const by_place = find_field(plan, nth(k, &pledge::amount));
      auto const by_name = find_field(plan, named(names[k], &pledge::amount));
      CHECK(by_place.label() == "pledge \"" + std::string(names[k]) + "\": amount");
      CHECK(by_place.address == by_name.address);
    }
    CHECK(find_field(plan, nth(1, &pledge::growth)).address == find_field(plan, nth<1>(&pledge::growth)).address);
    CHECK(find_field(plan, named("one", &share_target<core>::own_compliance, "CCC")).label() ==
          "share_target<core> \"one\": own_compliance CCC");
    CHECK(find_field(plan, nth(1, &share_target<core>::own_compliance, 0)).value == 0.9);
    CHECK(find_field(plan, nth(0, &stockpile_growth<two>::lift, outlay::area::logistics)).value == 0.2);
    // The only one has no name here, and that is its name.
    CHECK(find_field(plan, named("", &economy::extra)).label() == "economy: extra");
  };
  check(in_lists);
  check(in_call);
}

TEST_CASE("a sweep over fields of a list has the bits of the same sweep over parts in the call") {
  auto const over = axis(wrt(&stockpile_growth<two>::over), {5_years, 7_years, 9_years});
  std::vector<outlay::payment> const amounts{1_bn_usd / outlay::year, 4_bn_usd / outlay::year};
  std::vector<bool> const counts{true, false}; // no quantity: a run of its own for each
  auto const table = outlay::sweep(three(), in_lists, span,
                                   grid(axis(nth(1, &pledge::amount), amounts), over,
                                        axis(named("two", &share_target<core>::compliance), {80_pct, 100_pct}),
                                        axis(named("aid", &pledge::counts), counts)),
                                   outlay::total_outlay, outlay::stock_index);
  auto const same = outlay::sweep(three(), in_call, span,
                                  grid(axis(nth<1>(&pledge::amount), amounts), over,
                                       axis(nth<0>(&share_target<core>::compliance), {80_pct, 100_pct}),
                                       axis(nth<2>(&pledge::counts), counts)),
                                  outlay::total_outlay, outlay::stock_index);
  REQUIRE(table.points().count() == 24);
  CHECK(table.points().label(0) == same.points().label(0));
  for (int k = 0; k < table.columns(); ++k) CHECK(same_bits(table.values(k), same.values(k)));
}

TEST_CASE("a goal met by a field of a list is met by the same bits in the call") {
  auto const wanted = outlay::goal(outlay::in_year(outlay::total_outlay, 2030y), 100_bn_usd_2021 / outlay::year);
  auto const ends = outlay::between(0_bn_usd / outlay::year, 100_bn_usd / outlay::year);
  auto const beside = [](auto plan) {
    for (int k = 0; k < 3; ++k)
      const_cast<bool&>(outlay::detail::part_in(plan, nth(k, &pledge::counts)).counts) = false;
    return plan;
  };
  auto const a = outlay::solve(three(), beside(in_lists), span, named("arms", &pledge::amount), ends, wanted);
  auto const b = outlay::solve(three(), beside(in_call), span, nth<1>(&pledge::amount), ends, wanted);
  CHECK(a.answer == about(100));
  CHECK(a.value == b.value);
  CHECK(a.slope == b.slope);
}

TEST_CASE("fields of a list are drawn with the bits of the same fields in the call") {
  auto const amount = normal(3_bn_usd / outlay::year, 0.5_bn_usd / outlay::year);
  auto const compliance = triangular(70_pct, 90_pct, 100_pct).factor("f", 50_pct);
  auto const lift = uniform(10_pct, 30_pct);
  auto const a =
      outlay::ensemble(three(), in_lists, span, few,
                       uncertain(drawn(named("arms", &pledge::amount), amount),
                                 drawn(nth(1, &share_target<core>::own_compliance, every_element), compliance),
                                 drawn(nth(0, &stockpile_growth<two>::lift, outlay::area::logistics), lift)),
                       outlay::total_outlay, outlay::core_share, outlay::stock_index);
  auto const b =
      outlay::ensemble(three(), in_call, span, few,
                       uncertain(drawn(nth<1>(&pledge::amount), amount),
                                 drawn(nth<1>(&share_target<core>::own_compliance, every_element), compliance),
                                 drawn(wrt(&stockpile_growth<two>::lift, outlay::area::logistics), lift)),
                       outlay::total_outlay, outlay::core_share, outlay::stock_index);
  CHECK(same_bits(a, b));
  // And they are drawn: the plan's own figures give others.
  CHECK(!same_bits(a, outlay::ensemble(three(), in_lists, span, few, outlay::total_outlay, outlay::core_share,
                                       outlay::stock_index)));
}

TEST_CASE("derivatives by fields of a list are those of the same fields in the call") {
  auto const by = [](auto const& plan, auto const&... f) {
    return outlay::sensitivity(three(), plan, span, outlay::fields(f...), outlay::total_outlay, outlay::stock_index);
  };
  auto const a = by(in_lists, named("arms", &pledge::amount), nth(2, &pledge::amount),
                    named("two", &share_target<core>::to), nth(0, &stockpile_growth<two>::lift, 1));
  auto const b = by(in_call, nth<1>(&pledge::amount), nth<2>(&pledge::amount), nth<0>(&share_target<core>::to),
                    wrt(&stockpile_growth<two>::lift, 1));
  REQUIRE(a.fields().size() == 4);
  REQUIRE(a.values().size() == b.values().size());
  for (int k = 0; k < static_cast<int>(a.values().size()); ++k) {
    CHECK(a.value(k) == b.value(k));
    for (int f = 0; f < 4; ++f) CHECK(a.slope(k, f) == b.slope(k, f));
  }
  for (std::size_t f = 0; f < 4; ++f) CHECK(a.fields()[f].label() == b.fields()[f].label());
}

TEST_CASE("errors name a place or a name that no part has, and a name that two would have") {
  using outlay::detail::find_field;
  pledge again = aid;
  again.name = "arms";
  check_errors({
      {[] { find_field(in_lists, nth(3, &pledge::amount)); }, "pledge", "nth", "3", "0 to 2"},
      {[] { find_field(in_call, nth(3, &pledge::amount)); }, "pledge", "nth", "3", "0 to 2"},
      {[] { find_field(in_lists, nth(-1, &pledge::amount)); }, "pledge", "nth", "-1", "0 to 2"},
      {[] { find_field(in_lists, nth(0, &capital_contribution::paid_in)); }, "capital_contribution", "nth", "0",
       "a plan with such a part"},
      {[] { find_field(in_lists, named("tanks", &pledge::amount)); }, "pledge", "named", "\"tanks\"",
       "the name of such a part: \"shells\", \"arms\", \"aid\""},
      {[] { find_field(in_call, named("tanks", &pledge::amount)); }, "pledge", "named", "\"tanks\"",
       "the name of such a part: \"shells\", \"arms\", \"aid\""},
      {[] { find_field(in_lists, named("one", &share_target<core>::own_compliance, "BBB")); },
       "share_target<core> \"one\"", "own_compliance", "BBB", "an element of the list: AAA, CCC"},
      {[] { find_field(in_lists, wrt(&pledge::amount)); }, "pledge", "wrt", "a list of 3",
       "a list of one part, or say which, as in nth<1>(&pledge::amount) or named(\"arms\", &pledge::amount)"},
      {[&] {
         several<pledge>{arms, again};
       },
       "pledge \"arms\"", "name", "\"arms\" twice", "a .name of its own for each part of one type"},
      {[&] { outlay::plan(grown, arms, again); }, "pledge \"arms\"", "name", "\"arms\" twice",
       "a .name of its own for each part of one type"},
      {[] {
         outlay::ensemble(three(), in_lists, span, few,
                          uncertain(drawn(named("arms", &pledge::growth), uniform(0_pct, 1_pct)),
                                    drawn(nth(1, &pledge::growth), uniform(0_pct, 1_pct))),
                          outlay::total_outlay);
       },
       "pledge \"arms\"", "growth", "drawn twice", "one distribution for a field"},
  });
}

namespace {
// Two types of part that say they are of one kind.
template <int> struct levy_of_a_kind {
  [[no_unique_address]] outlay::named_only _{};
  static constexpr std::string_view kind = "levy";
  std::string name = "";
  outlay::rate rate;
  template <class S> auto claim(S&) const {
    return [](int, auto&) {};
  }
};
} // namespace

TEST_CASE("parts of two types that share a kind and a name are refused, in the call and in lists") {
  auto const run = [](auto const&... parts) {
    outlay::project(three(), outlay::plan(grown, one, two_alone, parts...), span);
  };
  levy_of_a_kind<1> const a{.name = "a", .rate = 1_pct};
  levy_of_a_kind<2> b{.name = "a", .rate = 1_pct};
  auto const refused = [&](auto const& call) {
    check_errors({{call, "levy \"a\"", "name", "\"a\" twice", "a .name of its own for each part of one kind"}});
  };
  refused([&] { run(a, b); });
  refused([&] { run(several<levy_of_a_kind<1>>{a}, several<levy_of_a_kind<2>>{b}); });
  b.name = "b";
  run(a, b);
}

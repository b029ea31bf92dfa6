// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "../engines/full_plan.hpp"

using namespace outlay::test;
using outlay::area;
using outlay::economy;
using outlay::found_field;
using outlay::nth;
using outlay::pledge;
using outlay::share_target;
using outlay::stockpile_growth;
using outlay::wrt;
using outlay::detail::find_field;

namespace {
auto two_pledges() {
  return outlay::plan(economy{.growth = 0_pct}, pledge{.name = "z", .amount = 2_bn_usd / outlay::year, .from = 2026y},
                      pledge{.name = "a", .amount = 5_bn_usd / outlay::year, .from = 2027y});
}
}

TEST_CASE("a field is known by its part's label and its own name") {
  auto const plan = full_plan();
  CHECK(find_field(plan, wrt(&pledge::amount)).label() == "pledge: amount");
  CHECK(find_field(plan, wrt(&share_target<outlay::core>::to)).label() == "share_target<core>: to");
  CHECK(find_field(plan, wrt(&stockpile_growth<two>::over)).label() == "stockpile_growth: over");
  CHECK(find_field(plan, wrt(&stockpile_growth<two>::over)).value == 7);
  auto const several = two_pledges();
  CHECK(find_field(several, nth<0>(&pledge::amount)).label() == "pledge \"z\": amount");
  CHECK(find_field(several, nth<1>(&pledge::growth)).label() == "pledge \"a\": growth");
  CHECK(find_field(several, nth<1>(&pledge::amount)).value == 5);
}

TEST_CASE("an element of a list is known by its area, its member or its place") {
  auto const plan = full_plan();
  auto const& stocks = plan.listed<stockpile_growth<two>, 0>();
  found_field const lift = find_field(plan, wrt(&stockpile_growth<two>::lift, area::logistics));
  CHECK(lift.label() == "stockpile_growth: lift logistics");
  CHECK(lift.address == &stocks.lift.each[1]);
  CHECK(find_field(plan, wrt(&stockpile_growth<two>::lift, 1)).address == lift.address);
  found_field const own = find_field(plan, wrt(&share_target<outlay::core>::except, "BBB"));
  CHECK(own.label() == "share_target<core>: except BBB");
  CHECK(own.address == &plan.listed<share_target<outlay::core>, 0>().except[0].value);
  check_errors({
      {[&] { find_field(plan, wrt(&stockpile_growth<two>::lift, area::communications)); }, "stockpile_growth", "lift",
       "communications and information", "an element of the list: air defence, logistics"},
      {[&] { find_field(plan, wrt(&share_target<outlay::core>::except, "ESP")); }, "share_target<core>", "except",
       "ESP", "an element of the list: BBB"},
      {[&] { find_field(plan, wrt(&stockpile_growth<two>::own_over, area::logistics)); }, "stockpile_growth",
       "own_over", "logistics", "an element of the list, which is empty"},
      {[&] { find_field(plan, wrt(&stockpile_growth<two>::attrition, 2)); }, "stockpile_growth", "attrition",
       "element 2", "an element of the list, which has 2"},
  });
}

TEST_CASE("the quantities of a plan are found without a list of them") {
  std::vector<std::string> found;
  for (found_field const& f : outlay::quantities_of(two_pledges())) found.push_back(f.label());
  CHECK(found == std::vector<std::string>{"economy: extra", "economy: volatility", "economy: common",
                                          "pledge \"a\": amount", "pledge \"a\": growth", "pledge \"a\": delivery",
                                          "pledge \"z\": amount", "pledge \"z\": growth", "pledge \"z\": delivery"});
  // The members of each part of the library are all there, the last ones too.
  CHECK(outlay::detail::member_names<share_target<outlay::core>>().back() == "ration");
  CHECK(outlay::detail::member_names<share_target<outlay::resilience>>().back() == "carry_over");
  CHECK(outlay::detail::member_names<stockpile_growth<>>().back() == "losses");
  CHECK(outlay::detail::member_names<outlay::industry<>>().back() == "peak");
  CHECK(outlay::detail::member_names<outlay::learning<>>().back() == "cost_growth");
  CHECK(outlay::detail::member_names<outlay::capital_contribution>().back() == "if_refused");
  CHECK(outlay::detail::member_names<pledge>().back() == "out_of");
  CHECK(outlay::detail::member_names<economy>().back() == "reading");
}

TEST_CASE("a field of a copied plan can be set, in its own unit") {
  auto plan = two_pledges();
  outlay::detail::put_field(plan, nth<1>(&pledge::amount), 7);
  CHECK(find_field(plan, nth<1>(&pledge::amount)).value == 7);
  CHECK(find_field(plan, nth<0>(&pledge::amount)).value == 2);
}

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/model/plan.hpp>

#include "../support/refused.hpp"

#include <doctest/doctest.h>

#include <vector>

namespace {
template <int K> struct small {
  static constexpr std::string_view kind = K == 1 ? "first" : K == 2 ? "second" : "third";
  std::string name = "";
  int amount = 0;
  auto claim(auto&) const { return 0; }
};
using first = small<1>;
using second = small<2>;
using third = small<3>;

template <class Plan> std::vector<std::string> order(Plan const& plan) {
  std::vector<std::string> labels;
  plan.each([&](auto const& p) { labels.push_back(outlay::detail::label(p)); });
  return labels;
}
} // namespace

TEST_CASE("a plan is ordered by kind and name, so that the order of listing changes nothing") {
  first const a{"a"}, b{"b"}, c{"c"};
  second const s{"s"};
  third const t{"t"}, u{"u"};
  std::vector<std::string> const canonical = {"first \"a\"",  "first \"b\"", "first \"c\"",
                                              "second \"s\"", "third \"t\"", "third \"u\""};
  CHECK(order(outlay::plan(a, b, c, s, t, u)) == canonical);
  CHECK(order(outlay::plan(u, t, s, c, b, a)) == canonical);
  CHECK(order(outlay::plan(t, c, a, s, b, u)) == canonical);
  CHECK(order(outlay::plan(b, u, c, t, a, s)) == canonical);
  CHECK(std::is_same_v<decltype(outlay::plan(a, b, c, s, t, u)), decltype(outlay::plan(t, c, a, s, b, u))>);
}

TEST_CASE("parts are found by their place in the canonical order") {
  auto const plan = outlay::plan(third{}, first{"b", 2}, second{}, first{"a", 1});
  CHECK(plan.part<0>().name == "a");
  CHECK(plan.part<0>().amount == 1);
  CHECK(plan.part<1>().name == "b");
  CHECK(plan.part<1>().amount == 2);
  CHECK(std::is_same_v<decltype(plan)::part_type<2>, second>);
  CHECK(std::is_same_v<decltype(plan)::part_type<3>, third>);
  CHECK(decltype(plan)::size == 4);
  CHECK(decltype(plan)::count<first> == 2);
  CHECK(decltype(plan)::count<third> == 1);
  CHECK(decltype(plan)::count<small<4>> == 0);
}

TEST_CASE("the n-th listed part is the n-th in the call, not in the canonical order") {
  auto const plan = outlay::plan(first{"c", 10}, second{"x", 20}, first{"a", 11}, second{"w", 21}, first{"b", 12});
  CHECK(plan.listed<first, 0>().amount == 10);
  CHECK(plan.listed<first, 1>().amount == 11);
  CHECK(plan.listed<first, 2>().amount == 12);
  CHECK(plan.listed<second, 0>().amount == 20);
  CHECK(plan.listed<second, 1>().amount == 21);
  CHECK(&plan.listed<first, 0>() == &plan.part<2>());
}

TEST_CASE("two parts of one type need names of their own") {
  auto const check_refused = [](auto const& build, char const* part, char const* value) {
    outlay::test::check_refused(build, part, "name", value, "a .name of its own for each part of one type");
  };
  check_refused([] { return outlay::plan(first{"a"}, second{}, first{"a"}); }, "first \"a\"", "\"a\" twice");
  check_refused([] { return outlay::plan(first{}, first{}); }, "first", "\"\" twice");
  check_refused([] { return outlay::plan(first{"b"}, first{"a"}, first{"b"}); }, "first \"b\"", "\"b\" twice");
  CHECK_NOTHROW(outlay::plan(first{"a"}, second{"a"}, first{}));
}

TEST_CASE("a plan holds copies of its parts") {
  first p{"a", 1};
  auto const plan = outlay::plan(p);
  p.amount = 2;
  CHECK(plan.part<0>().amount == 1);
  auto const copy = plan;
  CHECK(copy.listed<first, 0>().amount == 1);
}

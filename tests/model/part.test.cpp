// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/model/part.hpp>

#include <doctest/doctest.h>

namespace {
using outlay::detail::hook, outlay::detail::names;

struct one_hook {
  std::string name = "";
  auto claim(auto&) const { return 0; }
};
struct two_hooks {
  static constexpr std::string_view kind = "two";
  std::string name = "";
  template <class S> auto grow(S&) const { return 0; }
  void settle(int) {}
};
struct no_hook {
  int guidance;
};
} // namespace

TEST_CASE("a hook is found by its name, whatever its signature") {
  CHECK(names<hook::claim, one_hook>());
  CHECK_FALSE(names<hook::buy, one_hook>());
  CHECK(names<hook::grow, two_hooks>());
  CHECK(names<hook::settle, two_hooks>());
  CHECK_FALSE(names<hook::guide, two_hooks>());
}

TEST_CASE("a part is a class with at least one hook") {
  CHECK(outlay::part<one_hook>);
  CHECK(outlay::part<two_hooks>);
  CHECK_FALSE(outlay::part<no_hook>);
  CHECK_FALSE(outlay::part<double>);
  CHECK_FALSE(outlay::part<outlay::group>);
}

TEST_CASE("errors call a part by its kind and its name") {
  CHECK(outlay::detail::label(one_hook{}) == "part");
  CHECK(outlay::detail::label(one_hook{"arms"}) == "part \"arms\"");
  CHECK(outlay::detail::label(two_hooks{"arms"}) == "two \"arms\"");
}

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
template <class T> struct of_something {
  std::string name = "";
  auto claim(auto&) const { return 0; }
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
  // Without a kind the name of the type is one, so that two parts without it are told apart.
  struct local {
    std::string name = "";
  };
  CHECK(outlay::detail::label(one_hook{}) == "one_hook");
  CHECK(outlay::detail::label(one_hook{"arms"}) == "one_hook \"arms\"");
  CHECK(outlay::detail::label(of_something<of_something<int>>{"arms"}) == "of_something \"arms\"");
  CHECK(outlay::detail::label(local{}) == "local");
  CHECK(outlay::detail::label(two_hooks{"arms"}) == "two \"arms\"");
}

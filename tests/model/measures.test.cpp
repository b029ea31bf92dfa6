// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Measures of a part that a user writes: what happens where nobody asks, and where a name is none.
#include "../engines/full_plan.hpp"

#include <outlay/outlay.hpp>

#include <doctest/doctest.h>

namespace {
using namespace outlay::literals;
using namespace std::chrono_literals;
using outlay::test::about, outlay::test::check_errors, outlay::test::three;

// Posts 2 heads a year for each member in every step, without asking whether anybody wants to know.
struct posts {
  [[no_unique_address]] outlay::named_only _{};
  static constexpr std::string_view kind = "posts";
  std::string name = "";
  std::string_view announced = "heads";

  void check(auto& c) const { c.reports(std::string(announced), "thousand"); }
  struct setup {
    int heads;
  };
  auto prepare(auto const& r) const { return setup{r.measure(*this, "heads")}; }
  template <class S> auto settle(S& s, setup const& u) const {
    return [&s, &u](int i, auto&) {
      using V = typename S::value;
      s.post(u.heads, i, V(2 * s.dt().value()));
    };
  }
};

auto plan_of(posts const& p) {
  return outlay::plan(outlay::economy{.growth = 2_pct, .volatility = 1_pct},
                      outlay::share_target<outlay::core>{.to = 5_pct, .by = 2030y}, p);
}
outlay::horizon const span{.from = 2025y, .until = 2028y};
} // namespace

TEST_CASE("a part may post without asking whether anybody wants to know, in every engine") {
  for (posts const& p : {posts{}, posts{.name = "named"}}) {
    auto const plan = plan_of(p);
    CHECK(outlay::project(three(), plan, span).measured("posts", "heads", "BBB", 2026y) == about(2));
    auto const asked = outlay::measured("posts", "heads").of("BBB");
    CHECK(outlay::project(three(), plan, span, asked).value(0, 2027) == about(2));
    CHECK(outlay::project(three(), plan, span, outlay::total_outlay).value(0, 2027) > 0);
    CHECK(outlay::project(three(), plan, span, {.measures = false}).outlay("BBB", 2026y).value() > 0);
    CHECK(outlay::ensemble(three(), plan, span, {.paths = 3}, outlay::total_outlay).mean(0) > 0);
    CHECK(outlay::ensemble(three(), plan, span, {.paths = 3}, asked).mean(0) == about(2));
  }
}

TEST_CASE("the number of a measure that a part did not announce is an error that lists those it did") {
  auto const plan = plan_of(posts{.announced = "posts"});
  check_errors({
      {[&] { outlay::project(three(), plan, span); }, "posts", "measure", "heads", "posts"},
      {[&] { outlay::project(three(), plan, span, {.measures = false}); }, "posts", "measure", "heads", "posts"},
      {[&] { outlay::ensemble(three(), plan, span, {.paths = 3}, outlay::total_outlay); }, "posts", "measure", "heads",
       "posts"},
  });
}

TEST_CASE("a step has the measures and members that it has") {
  auto const plan = plan_of(posts{});
  auto run = outlay::start(three(), plan, span);
  run.step();
  CHECK(run.measured(0, 2) == about(2.0 / 12));
  std::string const valid = "measures 0 to 0 of members 0 to 2";
  check_errors({
      {[&] { run.measured(-1, 0); }, "stepper", "measured", "-1 of member 0", valid},
      {[&] { run.measured(1, 0); }, "stepper", "measured", "1 of member 0", valid},
      {[&] { run.measured(0, 3); }, "stepper", "measured", "0 of member 3", valid},
  });
}

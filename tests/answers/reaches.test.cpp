// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "../parts/small.hpp"

using namespace outlay::test;
using outlay::core;
using outlay::economy;
using outlay::reaches;
using outlay::share_target;

namespace {

auto const plan =
    outlay::plan(economy{.growth = 2_pct}, share_target<core>{.to = 3.5_pct, .by = 2030y, .floor = false});
outlay::horizon const span{.from = 2025y, .until = 2032y};

}

TEST_CASE("a share that is reached exactly is reached, one that is missed by a hair is not") {
  auto const s = outlay::project(three(), plan, span, reaches(3.5_pct, 2030y), reaches(3.5_pct, 2029y),
                                 reaches(3.0_pct, 2029y).of("AAA"), reaches(3.01_pct, 2029y).of("AAA"),
                                 reaches(4_pct, 2029y).of("CCC"), reaches(3.500001_pct, 2031y));
  double const wanted[] = {1, 0, 1, 0, 1, 0};
  for (int k = 0; k < 6; ++k) {
    CAPTURE(k);
    CHECK(s.value(k) == wanted[k]);
  }
}

TEST_CASE("reaches says what it asks and refuses what it cannot tell") {
  CHECK(reaches(3.5_pct, 2035y).name() == "all members reaches 3.5 % in 2035");
  CHECK(reaches(2_pct, 2030y).of("NOR").name() == "NOR reaches 2 % in 2030");
  auto const ask = [](outlay::date by) {
    return [=] { outlay::ensemble<2>(three(), plan, span, {.paths = 1}, reaches(2_pct, by)); };
  };
  check_errors({
      {ask(2032y), "answer \"all members reaches 2 % in 2032\"", "by", "2032", "a calendar year within the horizon"},
      {ask(2024y), "answer \"all members reaches 2 % in 2024\"", "by", "2024", "a calendar year within the horizon"},
      {ask(2030y / January), "answer \"all members reaches 2 % in 2030-01\"", "by", "2030-01",
       "a calendar year within the horizon"},
  });
}

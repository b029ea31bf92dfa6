// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <doctest/doctest.h>
#include <outlay/scenario.hpp>

#include <algorithm>
#include <cstdlib>

TEST_CASE("the best instruction set that library and processor have is chosen, or the one asked for") {
  auto const all = outlay::compiled::instruction_sets();
  REQUIRE(!all.empty());
  CHECK(all.front() == "baseline");
  char const* const asked = std::getenv("OUTLAY_ISA");
  CHECK(outlay::compiled::instruction_set() == (asked && *asked ? asked : all.back()));
}

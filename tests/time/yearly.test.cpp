// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/time/yearly.hpp>

#include <doctest/doctest.h>

TEST_CASE("yearly values hold the first one before and the last one after them") {
  outlay::yearly const prices{2024, {1.0, 1.02, 1.05}};
  CHECK(prices.last() == 2026);
  CHECK(prices.at(2024) == 1.0);
  CHECK(prices.at(2025) == 1.02);
  CHECK(prices.at(2026) == 1.05);
  CHECK(prices.at(1900) == 1.0);
  CHECK(prices.at(2100) == 1.05);
}

TEST_CASE("one yearly value stands for every year") {
  outlay::yearly const rate{0, {0.9}};
  CHECK(rate.at(-50) == 0.9);
  CHECK(rate.at(2040) == 0.9);
  CHECK_FALSE(rate.empty());
  CHECK(outlay::yearly{}.empty());
}

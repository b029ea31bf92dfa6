// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "bits.hpp"

#include <doctest/doctest.h>

// The builds of the matrix are compared by matrix.sh; here this build, several widths and numbers of threads.

TEST_CASE("W1 has the bits of every other build, width and number of threads") {
  CHECK(bits::of_w1<outlay::native_width>(1) == bits::expected_w1);
  CHECK(bits::of_w1<outlay::native_width>(3) == bits::expected_w1);
  CHECK(bits::of_w1<8>(2) == bits::expected_w1);
}

TEST_CASE("NATO's plan has the bits of every other build, width and number of threads") {
  for (int const threads : {1, 2, 3, 7}) CHECK(bits::of_nato<outlay::native_width>(threads) == bits::expected_nato);
  CHECK(bits::of_nato<1>(2) == bits::expected_nato);
}

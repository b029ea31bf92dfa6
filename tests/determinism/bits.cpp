// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Prints two numbers for the bits of this build; fails where 2, 3 or 7 threads give others or they are not as recorded.
// OUTLAY_TEST_WIDTH: lanes of a pack, 1, 2, 4 or 8.
#include "bits.hpp"

#include <cinttypes>
#include <cstdio>

int main() {
  constexpr int width = OUTLAY_TEST_WIDTH;
  std::uint64_t const w1 = bits::of_w1<width>(1), nato = bits::of_nato<width>(1);
  for (int const threads : {2, 3, 7})
    if (bits::of_w1<width>(threads) != w1 || bits::of_nato<width>(threads) != nato) {
      std::printf("other bits on %d threads than on one\n", threads);
      return 1;
    }
  std::printf("%016" PRIx64 " %016" PRIx64 "\n", w1, nato);
  return w1 == bits::expected_w1 && nato == bits::expected_nato ? 0 : 1;
}

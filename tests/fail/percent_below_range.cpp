// expect-gcc: this_percentage_is_outside_the_range_of_its_field
// expect-clang: call to consteval function .*percent_field.* is not a constant expression
// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/outlay.hpp>

using namespace outlay::literals;

auto part() {
#ifdef CONTROL
  outlay::lift const part = -5_pct;
#else
  outlay::ratio const part = -5_pct;
#endif
  return part;
}

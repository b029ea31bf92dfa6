// expect-gcc: this_percentage_is_outside_the_range_of_its_field
// expect-clang: call to consteval function .*percent_field.* is not a constant expression
// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/outlay.hpp>

using namespace outlay::literals;
using namespace std::chrono_literals;

#ifdef CONTROL
auto const target = outlay::share_target<outlay::core>{.to = 13_pct, .by = 2035y};
auto const fivefold = outlay::lift(400_pct);
#else
auto const target = outlay::share_target<outlay::core>{.to = 130_pct, .by = 2035y};
#endif

// expect: outlay: a date is a year or a month: write 2035y, or 2026y / January
// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/outlay.hpp>

using namespace outlay::literals;
using namespace std::chrono_literals;

#ifdef CONTROL
auto const target = outlay::share_target<outlay::core>{.to = 3.5_pct, .by = 2035y};
#else
auto const target = outlay::share_target<outlay::core>{.to = 3.5_pct, .by = 2035};
#endif

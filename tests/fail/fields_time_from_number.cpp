// expect: outlay: this field needs a quantity of its own kind, such as 10_years
// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/outlay.hpp>

using namespace outlay::literals;
using namespace std::chrono_literals;

#ifdef CONTROL
auto const target = outlay::share_target<outlay::core>{.to = 3.5_pct, .by = 2035y, .lag = 2_years};
#else
auto const target = outlay::share_target<outlay::core>{.to = 3.5_pct, .by = 2035y, .lag = 2};
#endif

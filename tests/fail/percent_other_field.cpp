// expect: outlay: this field is of another kind
// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/outlay.hpp>

using namespace outlay::literals;
using namespace std::chrono_literals;

outlay::lift const growth = 30_pct;
outlay::share const of_gdp = 3_pct;
#ifdef CONTROL
auto const target = outlay::share_target<outlay::core>{.to = of_gdp, .by = 2035y};
#else
auto const target = outlay::share_target<outlay::core>{.to = growth, .by = 2035y};
#endif

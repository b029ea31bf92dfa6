// expect: outlay: this quantity is of another kind than the field
// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/outlay.hpp>

using namespace outlay::literals;
using namespace std::chrono_literals;

auto const growth = outlay::growth_rate<>::from_value(0.02);
auto const of_gdp = outlay::gdp_share<>::from_value(0.035);
#ifdef CONTROL
auto const target = outlay::share_target<outlay::core>{.to = of_gdp, .by = 2035y};
auto const boom = outlay::economy{.growth = 2_pct, .extra = growth};
#else
auto const target = outlay::share_target<outlay::core>{.to = growth, .by = 2035y};
#endif

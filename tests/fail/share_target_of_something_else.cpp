// expect: outlay: a target is core or resilience, as in share_target<core>
// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/outlay.hpp>

using namespace outlay::literals;
using namespace std::chrono_literals;

struct aid {};
#ifdef CONTROL
auto const target = outlay::share_target<outlay::resilience>{.existing = 0.5_pct, .to = 1_pct, .by = 2035y};
#else
auto const target = outlay::share_target<aid>{.to = 1_pct, .by = 2035y};
#endif

// expect: outlay: each argument of plan.* is a part: a type with at least one of the hooks
// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/outlay.hpp>

using namespace outlay::literals;

#ifdef CONTROL
auto const plan = outlay::plan(outlay::economy{.growth = 2_pct});
#else
auto const plan = outlay::plan(outlay::economy{.growth = 2_pct}, 5_pct);
#endif

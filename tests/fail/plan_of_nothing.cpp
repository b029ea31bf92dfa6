// expect: outlay: a plan needs at least one part
// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/outlay.hpp>

using namespace outlay::literals;

#ifdef CONTROL
auto const plan = outlay::plan(outlay::economy{.growth = 2_pct});
#else
auto const plan = outlay::plan();
#endif

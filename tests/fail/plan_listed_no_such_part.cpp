// expect: outlay: this plan has no such part
// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/outlay.hpp>

using namespace outlay::literals;

auto const plan = outlay::plan(outlay::economy{.growth = 2_pct});
#ifdef CONTROL
auto const& found = plan.listed<outlay::economy, 0>();
#else
auto const& found = plan.listed<outlay::pledge, 0>();
#endif

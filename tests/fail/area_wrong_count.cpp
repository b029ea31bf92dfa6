// expect: outlay: this field needs one value for all areas, or exactly one for each
// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/outlay.hpp>

using namespace outlay::literals;

#ifdef CONTROL
outlay::by_area<outlay::lift, outlay::five_areas> const lift{400_pct, 30_pct, 30_pct, 30_pct, 30_pct};
outlay::by_area<outlay::lift, outlay::five_areas> const same = 30_pct;
#else
outlay::by_area<outlay::lift, outlay::five_areas> const lift{400_pct, 30_pct, 30_pct};
#endif

// expect: outlay: a stock part has 0 \(no lead time\) to 36 stages of delivery
// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// A lead time passes at most 36 stages.
#include <outlay/outlay.hpp>

using namespace outlay::literals;

#ifdef CONTROL
using stocks = outlay::stockpile_growth<outlay::five_areas, 3>;
#else
using stocks = outlay::stockpile_growth<outlay::five_areas, 37>;
#endif
stocks const one_year{.lift = 30_pct, .over = 10_years, .opening = {{"NOR", {1, 1, 1, 1, 1}}}, .lead = 1_years};

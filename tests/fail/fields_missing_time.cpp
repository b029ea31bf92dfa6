// expect-gcc: use of deleted function .*this_field_is_required
// expect-clang: call to deleted constructor of '(outlay::)?time_span
// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/outlay.hpp>

using namespace outlay::literals;
using namespace std::chrono_literals;

#ifdef CONTROL
auto const stocks = outlay::stockpile_growth<>{.lift = 30_pct, .over = 10_years};
#else
auto const stocks = outlay::stockpile_growth<>{.lift = 30_pct};
#endif

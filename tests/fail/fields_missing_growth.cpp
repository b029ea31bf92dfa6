// expect-gcc: use of deleted function .*this_field_is_required
// expect-clang: call to deleted constructor of '(outlay::)?growth_source
// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/outlay.hpp>

using namespace outlay::literals;
using namespace std::chrono_literals;

#ifdef CONTROL
auto const economy = outlay::economy{.growth = 2_pct, .volatility = 1.5_pct};
#else
auto const economy = outlay::economy{.volatility = 1.5_pct};
#endif

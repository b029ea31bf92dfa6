// expect: outlay: name the fields of a part, as in .to = 3.5_pct
// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/outlay.hpp>

using namespace outlay::literals;
using namespace std::chrono_literals;

#ifdef CONTROL
auto const arms = outlay::pledge{.name = "arms", .amount = 12_bn_usd / outlay::year, .from = 2026y};
#else
auto const arms = outlay::pledge{"arms", 12_bn_usd / outlay::year, 0_pct, 2026y};
#endif

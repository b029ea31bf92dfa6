// expect: outlay: a date is a year or a month: write 2035y, or 2026y / January
// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/outlay.hpp>

using namespace outlay::literals;
using namespace std::chrono_literals;

#ifdef CONTROL
auto const arms = outlay::pledge{.amount = 937_mn_usd, .from = 2027y};
#else
auto const arms = outlay::pledge{.amount = 937_mn_usd, .from = 2027};
#endif

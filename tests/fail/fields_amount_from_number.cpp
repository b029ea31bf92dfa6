// expect: outlay: this field is an amount of money in a currency, such as 27_bn_usd
// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/outlay.hpp>

using namespace outlay::literals;
using namespace std::chrono_literals;

#ifdef CONTROL
auto const bank = outlay::capital_contribution{.subscribed = 135_bn_usd, .first = 2027y};
#else
auto const bank = outlay::capital_contribution{.subscribed = 135, .first = 2027y};
#endif

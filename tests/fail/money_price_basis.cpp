// expect: outlay: a price basis is a year such as 2021
// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/outlay.hpp>

#ifdef CONTROL
auto const sum = outlay::billions<outlay::money_of<outlay::currency::usd, 2021>>(1);
#else
auto const sum = outlay::billions<outlay::money_of<outlay::currency::usd, 21>>(1);
#endif

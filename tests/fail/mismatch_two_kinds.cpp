// expect: outlay: quantities of different kinds do not add, subtract or compare
// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/outlay.hpp>

using namespace outlay::literals;

#ifdef CONTROL
auto const sum = 12_bn_usd - 1_bn_usd / outlay::month * 6_months;
#else
auto const sum = 12_bn_usd - 1_bn_usd / outlay::month;
#endif

// expect: outlay: these amounts are in different money .currency or price basis.: enter both in one
// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/outlay.hpp>

using namespace outlay::literals;

#ifdef CONTROL
auto const sum = 1_bn_usd_2021 + 1_bn_usd_2021;
#else
auto const sum = 1_bn_usd + 1_bn_usd_2021;
#endif

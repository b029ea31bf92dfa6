// expect: outlay: this field is money per head and year
// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/outlay.hpp>

using namespace outlay::literals;

#ifdef CONTROL
outlay::head_cost const soldier = 120_mn_eur / 1000_heads / outlay::year;
#else
outlay::head_cost const soldier = 120_mn_eur / 1000_heads;
#endif

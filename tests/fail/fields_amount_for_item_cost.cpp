// expect: outlay: this field is money per item
// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/outlay.hpp>

using namespace outlay::literals;

#ifdef CONTROL
outlay::item_cost const shell = 4_mn_eur / 1000_items;
#else
outlay::item_cost const shell = 4_mn_eur;
#endif

// expect: outlay: this field is money per year: write 1_bn_usd / month
// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/outlay.hpp>

using namespace outlay::literals;

#ifdef CONTROL
outlay::member const norway{.code = "NOR", .gdp = 500_bn_usd_2021 / outlay::year};
#else
outlay::member const norway{.code = "NOR", .gdp = 500_bn_usd_2021};
#endif

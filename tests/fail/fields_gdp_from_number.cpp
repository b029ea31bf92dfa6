// expect: outlay: this field is GDP, money per year: write 500_bn_usd_2021 / year
// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/outlay.hpp>

using namespace outlay::literals;

#ifdef CONTROL
auto const norway = outlay::member{.code = "NOR", .gdp = 500_bn_usd_2021 / outlay::year};
#else
auto const norway = outlay::member{.code = "NOR", .gdp = 500};
#endif

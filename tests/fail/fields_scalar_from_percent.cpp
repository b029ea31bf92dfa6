// expect: outlay: this field is a plain number
// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/outlay.hpp>

using namespace outlay::literals;

#ifdef CONTROL
outlay::scalar const exponent = 0.32;
#else
outlay::scalar const exponent = 32_pct;
#endif

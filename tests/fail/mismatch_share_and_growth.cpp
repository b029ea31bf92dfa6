// expect: outlay: quantities of different kinds do not add, subtract or compare
// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/outlay.hpp>

#ifdef CONTROL
bool same(outlay::gdp_share<> a, outlay::gdp_share<> b) { return a == b; }
#else
bool same(outlay::gdp_share<> a, outlay::growth_rate<> b) { return a == b; }
#endif

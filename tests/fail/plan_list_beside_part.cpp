// expect: outlay: a plan has parts of a type in its call or in one list, several<pledge>, not both
// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/outlay.hpp>

using namespace outlay::literals;

#ifdef CONTROL
auto const plan = outlay::plan(outlay::several<outlay::economy>{});
#else
auto const plan = outlay::plan(outlay::several<outlay::economy>{}, outlay::economy{.growth = 2_pct});
#endif

// expect: a pack has 1, 2, 4, 8 or 16 lanes
// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/outlay.hpp>

#ifdef CONTROL
outlay::pack<double, 4> const x(1.0);
#else
outlay::pack<double, 3> const x(1.0);
#endif

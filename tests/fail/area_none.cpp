// expect: outlay: a part covers at least one area
// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/outlay.hpp>

#ifdef CONTROL
using covered = outlay::areas<outlay::area::logistics>;
#else
using covered = outlay::areas<>;
#endif
auto const count = covered::list.size();

// expect: outlay: each area of a part stands once
// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/outlay.hpp>

#ifdef CONTROL
using covered = outlay::areas<outlay::area::logistics, outlay::area::air_defence>;
#else
using covered = outlay::areas<outlay::area::logistics, outlay::area::logistics>;
#endif
auto const count = covered::list.size();

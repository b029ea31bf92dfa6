// expect: outlay: several<...> is of parts
// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/outlay.hpp>

#ifdef CONTROL
outlay::several<outlay::pledge> const list;
#else
outlay::several<outlay::rate> const list;
#endif

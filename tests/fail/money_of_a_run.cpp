// expect: outlay: this money is known only when the program runs: give it its type first
// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/outlay.hpp>

#ifdef CONTROL
outlay::yearly_amount const asked(outlay::flow<outlay::usd_2021>::from_value(1));
#else
outlay::yearly_amount const asked(outlay::flow<outlay::run_money>::from_value(1));
#endif

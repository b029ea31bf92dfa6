// expect: outlay: an alliance whose money is known only when the program runs is told which it is
// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/outlay.hpp>

#ifdef CONTROL
outlay::alliance<outlay::run_money> const none({outlay::currency::eur, 0}, std::vector<outlay::member>());
#else
outlay::alliance<outlay::run_money> const none(std::vector<outlay::member>{});
#endif

// expect: outlay: a quantity of this unit has no words yet: leave the types with in
// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/io/print.hpp>

using namespace outlay::literals;

auto words() {
#ifdef CONTROL
  return outlay::to_text(3_bn_usd / outlay::year);
#else
  return outlay::to_text(3_bn_usd / outlay::year / outlay::year);
#endif
}

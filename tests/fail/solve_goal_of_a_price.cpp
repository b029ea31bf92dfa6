// expect: outlay: a goal is money, a share, a rate or a plain number
// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/engines/solve.hpp>

using namespace outlay::literals;

auto wanted() {
#ifdef CONTROL
  return outlay::goal(outlay::at_end(outlay::core_budget), 600_bn_usd_2021);
#else
  return outlay::goal(outlay::at_end(outlay::core_budget), 45_bn_usd_2021 / 1_items);
#endif
}

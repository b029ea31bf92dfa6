// expect: outlay: GDP and spending are different kinds: multiply GDP by a share
// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/outlay.hpp>

using namespace outlay::literals;

auto total(outlay::gdp<outlay::usd_2021> economy, outlay::flow<outlay::usd_2021> spending) {
#ifdef CONTROL
  outlay::gdp_share<> const part = outlay::gdp_share<>::from_value(0.05);
  return part * economy + spending;
#else
  return economy + spending;
#endif
}

// expect: outlay: this field is no list of quantities: name it without an element
// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/outlay.hpp>

using namespace outlay::literals;
using namespace std::chrono_literals;

auto const plan =
    outlay::plan(outlay::economy{.growth = 2_pct},
                 outlay::share_target<outlay::core>{.to = 3.5_pct, .by = 2035y, .except = {{"ESP", 2.1_pct}}});

auto run(outlay::alliance<> const& allies, outlay::horizon const& span) {
#ifdef CONTROL
  return outlay::sensitivity(allies, plan, span, outlay::total_outlay,
                             outlay::wrt(&outlay::share_target<outlay::core>::except, "ESP"));
#else
  return outlay::sensitivity(allies, plan, span, outlay::total_outlay,
                             outlay::wrt(&outlay::share_target<outlay::core>::to, "ESP"));
#endif
}

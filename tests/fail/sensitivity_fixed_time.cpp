// expect: outlay: a run takes this field as the plan has it
// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/outlay.hpp>

using namespace outlay::literals;
using namespace std::chrono_literals;

auto const plan =
    outlay::plan(outlay::economy{.growth = 2_pct}, outlay::share_target<outlay::core>{.to = 3.5_pct, .by = 2035y});

auto run(outlay::alliance<> const& allies, outlay::horizon const& span) {
#ifdef CONTROL
  return outlay::sensitivity(allies, plan, span, outlay::total_outlay,
                             outlay::wrt(&outlay::share_target<outlay::core>::to));
#else
  return outlay::sensitivity(allies, plan, span, outlay::total_outlay,
                             outlay::wrt(&outlay::share_target<outlay::core>::lag));
#endif
}

// expect: outlay: a run varies fields that are quantities
// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/outlay.hpp>

using namespace outlay::literals;
using namespace std::chrono_literals;

auto const plan =
    outlay::plan(outlay::economy{.growth = 2_pct}, outlay::share_target<outlay::core>{.to = 3.5_pct, .by = 2035y},
                 outlay::pledge{.name = "a", .amount = 1_bn_usd_2021 / outlay::year, .from = 2026y},
                 outlay::pledge{.name = "b", .amount = 2_bn_usd_2021 / outlay::year, .from = 2026y});

auto run(outlay::alliance<> const& allies, outlay::horizon const& span) {
#ifdef CONTROL
  return outlay::sensitivity(allies, plan, span, outlay::total_outlay, outlay::nth<1>(&outlay::pledge::amount));
#else
  return outlay::sensitivity(allies, plan, span, outlay::total_outlay, outlay::nth<1>(&outlay::pledge::from));
#endif
}

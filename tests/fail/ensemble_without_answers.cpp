// expect: outlay: ask an ensemble for at least one answer, such as total_outlay
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
  return outlay::ensemble(allies, plan, span, {.paths = 100}, outlay::total_outlay);
#else
  return outlay::ensemble(allies, plan, span, {.paths = 100});
#endif
}

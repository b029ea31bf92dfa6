// expect: outlay: a run takes this field as the plan has it
// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/outlay.hpp>

using namespace outlay::literals;
using namespace std::chrono_literals;

auto const plan =
    outlay::plan(outlay::economy{.growth = 2_pct}, outlay::share_target<outlay::core>{.to = 3.5_pct, .by = 2035y});
[[maybe_unused]] constexpr auto to = outlay::wrt(&outlay::share_target<outlay::core>::to);

auto run(outlay::alliance<> const& allies, outlay::horizon const& span) {
#ifdef CONTROL
  return outlay::ensemble(allies, plan, span, {.paths = 100},
                          outlay::uncertain(outlay::drawn(to, outlay::uniform(3_pct, 4_pct))), outlay::total_outlay);
#else
  return outlay::ensemble(allies, plan, span, {.paths = 100},
                          outlay::uncertain(outlay::drawn(outlay::wrt(&outlay::share_target<outlay::core>::lag),
                                                          outlay::uniform(1_years, 2_years))),
                          outlay::total_outlay);
#endif
}

// expect: outlay: solve needs as many fields as goals
// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/engines/solve.hpp>

using namespace outlay::literals;
using namespace std::chrono_literals;

auto const plan =
    outlay::plan(outlay::economy{.growth = 2_pct}, outlay::share_target<outlay::core>{.to = 3.5_pct, .by = 2035y});
[[maybe_unused]] constexpr auto to = outlay::wrt(&outlay::share_target<outlay::core>::to);

auto run(outlay::alliance<> const& allies, outlay::horizon const& span) {
#ifdef CONTROL
  return outlay::solve(allies, plan, span, outlay::fields(to),
                       outlay::goals(outlay::goal(outlay::at_end(outlay::core_share), 3_pct)));
#else
  return outlay::solve(allies, plan, span,
                       outlay::fields(to, outlay::wrt(&outlay::share_target<outlay::core>::compliance)),
                       outlay::goals(outlay::goal(outlay::at_end(outlay::core_share), 3_pct)));
#endif
}

// expect: outlay: name at least one drawn field, as in uncertain
// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/outlay.hpp>

using namespace outlay::literals;
using namespace std::chrono_literals;

auto const plan =
    outlay::plan(outlay::economy{.growth = 2_pct}, outlay::share_target<outlay::core>{.to = 3.5_pct, .by = 2035y});
[[maybe_unused]] constexpr auto to = outlay::wrt(&outlay::share_target<outlay::core>::to);

auto draws() {
#ifdef CONTROL
  return outlay::uncertain(outlay::drawn(to, outlay::uniform(3_pct, 4_pct)));
#else
  return outlay::uncertain();
#endif
}

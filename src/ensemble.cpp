// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "lanes.hpp"
#include "named.hpp"

#include <outlay/parallel.hpp>

namespace outlay::compiled::in_lanes {

sample ensemble(world const& w, draws const& d, names const& answers, int threads) {
  return outlay::ensemble(outlay::threads(threads), w.allies, w.parts, w.span, d, named(w, answers));
}
summary ensemble_summary(world const& w, draws const& d, names const& answers, int threads) {
  return outlay::ensemble_summary(outlay::threads(threads), w.allies, w.parts, w.span, d, named(w, answers));
}

} // namespace outlay::compiled::in_lanes

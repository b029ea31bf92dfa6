// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Each engine in lanes, handed to the instruction set that was chosen.
#include "lanes.hpp"

namespace outlay::compiled {

namespace {

bool of_the_library(plan const& parts) {
  for (any const& p : parts.parts())
    if (std::none_of(kinds().begin(), kinds().end(), [&](kind const& k) { return k.type == p.erased().type(); }))
      return false;
  return true;
}
// A plan with a part of another's runs in the instruction set in which that part was compiled.
template <auto InLanes, auto Member, class... Asked> auto handed_over(world const& w, Asked const&... asked) {
  lane_engines const* const engines = chosen_engines();
  if (!engines || !of_the_library(w.parts)) return InLanes(w, asked...);
  crossing x{&w.allies, {}, &w.span, &w.groups};
  for (any const& p : w.parts.parts()) x.parts.emplace_back(p.erased().type(), p.erased().object());
  return (engines->*Member)(x, asked...);
}

} // namespace

sample ensemble(world const& w, draws const& d, names const& answers, int threads) {
  return handed_over<in_lanes::ensemble, &lane_engines::ensemble>(w, d, answers, threads);
}
summary ensemble_summary(world const& w, draws const& d, names const& answers, int threads) {
  return handed_over<in_lanes::ensemble_summary, &lane_engines::ensemble_summary>(w, d, answers, threads);
}

} // namespace outlay::compiled

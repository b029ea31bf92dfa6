// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// The door to the objects of one instruction set, OUTLAY_COMPILED_ENGINES: only its name is seen outside of them.
#include "../lanes.hpp"

namespace outlay::compiled {

namespace {

// A plan of this instruction set's own.
plan copied(crossing const& x) {
  plan own;
  for (auto const& [type, part] : x.parts)
    for (kind const& k : kinds())
      if (k.type == type) own.add(k.copy(part));
  return own;
}
template <auto Engine, class... Asked> auto across(crossing const& x, Asked... asked) {
  return Engine(world{*x.allies, copied(x), *x.span, *x.groups}, asked...);
}

} // namespace

lane_engines const OUTLAY_COMPILED_ENGINES{
    .ensemble = across<in_lanes::ensemble, draws const&, names const&, int>,
    .ensemble_summary = across<in_lanes::ensemble_summary, draws const&, names const&, int>,
};

} // namespace outlay::compiled

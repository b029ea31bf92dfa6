// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "named.hpp"

#include <outlay/engines/sensitivity.hpp>

namespace outlay::compiled {

jacobian sensitivity(world const& w, names const& answers) {
  return outlay::sensitivity(w.allies, w.parts, w.span, every_quantity, named(w, answers));
}

} // namespace outlay::compiled

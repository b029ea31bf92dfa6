// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "compiled_run.hpp"

namespace w1::compiled {

timed fused(std::int64_t paths) { return run(library::plan(inputs_of(false)), paths); }
timed fused_six(std::int64_t paths) {
  return run(library::plan<outlay::five_areas_and_other, 2>(inputs_of(false)), paths);
}

} // namespace w1::compiled

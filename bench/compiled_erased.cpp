// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "compiled_run.hpp"

#include <outlay/engines/any_kind.hpp>

namespace w1::compiled {

timed erased(std::int64_t paths) {
  outlay::plan_of<outlay::any_part<>> parts;
  library::plan(inputs_of(false)).each([&](auto const& p) { parts.add(outlay::erase(p)); });
  return run(parts, paths);
}

} // namespace w1::compiled

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// What the files of the program `compiled_in_turn` share.
#pragma once

#include <cstdint>
#include <vector>

namespace w1::compiled {

/// Numbers of an ensemble of W1 and the processor time that it took.
struct timed {
  double seconds = 0;
  std::vector<double> numbers;
};

/// Header-only, with -O3 -march=native: the typed plan in one fused loop, the same plan made at run time, and the typed
/// plan over the six areas and two stages that scenarios know.
timed fused(std::int64_t paths);
timed erased(std::int64_t paths);
timed fused_six(std::int64_t paths);

} // namespace w1::compiled

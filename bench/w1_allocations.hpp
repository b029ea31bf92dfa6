// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Heap allocations of the library's ensemble, counted by the operator new of this program.
#pragma once

#include "w1_inputs.hpp"
#include "w1_library.hpp"

#include <outlay/outlay.hpp>

#include <atomic>
#include <chrono>
#include <cstddef>

namespace w1 {

/// Calls of operator new since the program began.
extern std::atomic<std::size_t> allocated;

struct allocations {
  double per_path;            // slope from n to 2 n paths: what a chunk of paths allocates, spread over its paths
  double per_chunk;           // the same for one chunk, whose paths share it
  double per_path_and_step;   // how much more the slope is on all steps than on half of them
};

/// Runs W1 four times on one thread, with a few chunks of paths.
inline allocations count_allocations() {
  constexpr int chunks = 10, paths_per_chunk = 16 * outlay::tile_width, n = chunks * paths_per_chunk;
  constexpr int half = years / 2;
  auto const allies  = library::alliance(stochastic_inputs);
  auto const plan    = library::plan(stochastic_inputs);
  auto const counted = [&](int paths, int years_of_run) {
    auto const span   = outlay::horizon{.from = library::span.from, .until = std::chrono::year(start + years_of_run)};
    auto const before = allocated.load();
    (void)outlay::ensemble(allies, plan, span, {.paths = paths}, outlay::core_budget, outlay::stock_index,
                           outlay::outlay_of<outlay::account::equipment>);
    return static_cast<double>(allocated.load() - before);
  };
  auto const whole = counted(2 * n, years) - counted(n, years), first = counted(2 * n, half) - counted(n, half);
  return {whole / n, whole / chunks, (whole - first) / (static_cast<double>(n) * 12 * (years - half))};
}

}  // namespace w1

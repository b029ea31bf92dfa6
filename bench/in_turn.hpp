// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// A run timed in turn with what it is measured against, in processor time, so that other programs touch both or
// neither.
#pragma once

#include "w1_compare.hpp"

#include <benchmark/benchmark.h>

#include <array>
#include <ctime>
#include <string>
#include <vector>

namespace in_turn {

/// What a run is measured against; the counter `over_<name>` is the time of the run over the time of this.
template <class F> struct against {
  char const* name;
  F run;
};
template <class F> against(char const*, F) -> against<F>;

template <class F> double processor_seconds(F const& f) {
  auto const begin = std::clock();
  f();
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

/// Times `run`, and after it each of the others, in every iteration; counters are ratios of medians. The benchmark has
/// to be registered with `UseManualTime()`.
template <class F, class... Others>
void measure(benchmark::State& state, F const& run, against<Others> const&... others) {
  std::vector<double> own;
  std::array<std::vector<double>, sizeof...(Others)> theirs;
  for (auto _ : state) {
    own.push_back(processor_seconds(run));
    state.SetIterationTime(own.back());
    std::size_t k = 0;
    (theirs[k++].push_back(processor_seconds(others.run)), ...);
  }
  std::size_t k = 0;
  ((state.counters[std::string("over_") + others.name] = w1::median(own) / w1::median(theirs[k++])), ...);
}

} // namespace in_turn

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <chrono>
#include <outlay/engines/draws.hpp>
#include <utility>

namespace outlay {

/// As many paths of a draw as fit into some time: `run(draws)` gives a result that merges, such as a summary of an
/// ensemble, whose `paths()` says how many there are. It has the bits of one run of so many paths. Paths are drawn in
/// parts, each of at most half of what is thought to fit; the first, of 256 paths, is drawn whatever it takes. Sobol
/// points come in whole powers of two of each scrambling.
///
/// `auto s = as_many_paths_as_fit(200ms, {.paths = 1'000'000}, [&](draws const& d) { return plan.ensemble_summary(d,
/// answers); });`
template <class Run> auto as_many_paths_as_fit(std::chrono::nanoseconds time, draws d, Run const& run) {
  using clock = std::chrono::steady_clock;
  auto const begin = clock::now();
  std::int64_t const most = d.paths, first = d.first_path;
  bool const whole = d.points == points::sobol;
  d.paths = std::min<std::int64_t>(most, whole ? 64 * d.scramblings : 256);
  auto all = run(std::as_const(d));
  for (;;) {
    std::int64_t const drawn = d.first_path + d.paths - first;
    auto const taken = clock::now() - begin;
    if (drawn == most || taken >= time) return all;
    double const each = std::chrono::duration<double>(taken).count() / static_cast<double>(drawn),
                 left = std::chrono::duration<double>(time - taken).count(), fit = left / each;
    std::int64_t const next = whole ? drawn // as many again keep a net
                                    : std::min<std::int64_t>(drawn, static_cast<std::int64_t>(0.5 * fit));
    if (next < 1 || (!whole && next < 16) || (whole && fit < static_cast<double>(next))) return all;
    d.first_path = first + drawn;
    d.paths = std::min(next, most - drawn);
    all.merge(run(std::as_const(d)));
  }
}

} // namespace outlay

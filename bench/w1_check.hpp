// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// An engine's answers are checked against the plain loop before anything is timed.
#pragma once

#include "w1_report.hpp"
#include "w1_results.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>

namespace w1 {

/// Throws std::runtime_error with what differs. Paths and seed are fixed, so that an engine passes always or never:
/// W1d within 1e-12 of the plain loop, means of W1 and E[B_k] of W1 against W1d within three standard errors, and
/// the same bits on any number of threads.
inline void check(engine_entry const& engine, engine_entry const& plain, int threads) {
  constexpr auto paths    = std::size_t{4001};   // odd, so that the last pack is not full
  constexpr auto seed     = std::uint64_t{1};
  constexpr auto rounding = 1e-9;                // for means whose standard error is next to nothing
  auto const fail         = [&](series s, int k, double found, double wanted, std::string const& of) {
    throw std::runtime_error(engine.name + ": " + series_letter[static_cast<std::size_t>(s)] + " of year " +
                             std::to_string(start + k) + " is " + std::to_string(found) + ", not " +
                             std::to_string(wanted) + " as in " + of);
  };
  auto const fixed = engine.run(1, 1, seed, true), fixed_plain = plain.run(1, 1, seed, true);
  auto const drawn = engine.run(paths, 1, seed, false), drawn_plain = plain.run(paths, 1, seed, false);
  for (int k = 0; k < years; ++k)
    for (auto const s : all_series) {
      auto const a = fixed.at(s, k)[0], b = fixed_plain.at(s, k)[0];
      if (!(std::abs(a - b) <= 1e-12 * std::abs(b))) fail(s, k, a, b, "W1d of the plain loop");
      auto const x = describe(drawn, s, k), y = describe(drawn_plain, s, k);
      auto const slack = rounding * std::abs(y.mean);
      if (!(std::abs(x.mean - y.mean) <= 3 * std::hypot(x.se, y.se) + slack))
        fail(s, k, x.mean, y.mean, "the plain loop");
      if (s == series::budget && !(std::abs(x.mean - a) <= 3 * x.se + slack)) fail(s, k, x.mean, a, "W1d");
    }
  if (threads > 1 && hash(engine.run(paths, threads, seed, false)) != hash(drawn))
    throw std::runtime_error(engine.name + ": other bits on " + std::to_string(threads) + " threads than on one");
}

/// Throws std::runtime_error unless both give the same bits for these paths.
inline void check_same_bits(engine_entry const& engine, engine_entry const& other, std::size_t paths, int threads,
                            std::uint64_t seed, bool deterministic) {
  if (hash(engine.run(paths, threads, seed, deterministic)) != hash(other.run(paths, threads, seed, deterministic)))
    throw std::runtime_error(engine.name + ": other bits than " + other.name + " for " + std::to_string(paths) +
                             " paths of seed " + std::to_string(seed));
}

}  // namespace w1

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <cstdint>
#include <outlay/numbers/streams.hpp>
#include <outlay/refuse.hpp>

namespace outlay {

/// Which paths an ensemble draws. A path is a function of its number, the seed, the points and their scramblings alone.
struct draws {
  std::int64_t paths;
  std::uint64_t seed = 1;
  std::int64_t first_path = 0;                         ///< n paths, then m more from first_path = n, are n + m paths
  std::int64_t memory_limit = std::int64_t{4} << 30;   ///< bytes that kept paths, or a summary, may take
  outlay::points points = outlay::points::independent; ///< how the paths are spread
  /// Scramblings of Sobol points, 2 to 64, from which standard errors are estimated: path p is point p / scramblings of
  /// scrambling p % scramblings. More of them tell errors better and make them larger.
  int scramblings = 4;
  friend bool operator==(draws const&, draws const&) = default;
};

/// Runs f(k) for each k in 0..n-1, in any order and on any threads; returns when all are done. One that has
/// `stop_requested()` is asked between packs of paths, and f(k) throws where it says so.
template <class E>
concept executor = requires(E const& e, void (*f)(std::int64_t)) {
  e.for_each_chunk(std::int64_t{}, f);
};

/// The executor that every engine uses unless given another: the calling thread.
struct on_this_thread {
  template <class F> void for_each_chunk(std::int64_t n, F&& f) const {
    for (std::int64_t k = 0; k < n; ++k) f(k);
  }
};

namespace detail {
/// What a chunk ends in whose executor was asked to stop; the executor answers for it.
struct stop_now : error {
  stop_now() : error("threads", "stop", "asked for within a chunk", "a run that is let finish") {}
};
// Within a chunk, between packs of paths: an executor that can be stopped says so.
template <class E> void stop_if_asked(E const& run_on) {
  if constexpr (requires { run_on.stop_requested(); })
    if (run_on.stop_requested()) throw stop_now();
}

[[gnu::cold]] inline void check_draws(draws const& d, char const* engine = "ensemble") {
  if (d.paths < 1) throw error(engine, "paths", std::to_string(d.paths), "1 or more");
  constexpr std::int64_t most = std::int64_t{1} << 56;
  if (d.paths > most) throw error(engine, "paths", std::to_string(d.paths), "at most 2^56");
  if (d.first_path < 0 || d.first_path > most)
    throw error(engine, "first_path", std::to_string(d.first_path), "0 to 2^56");
  if (d.points != points::sobol) return;
  if (d.scramblings < 2 || d.scramblings > 64)
    throw error(engine, "scramblings", std::to_string(d.scramblings), "2 to 64");
  if ((d.first_path + d.paths - 1) / d.scramblings >> 32 != 0)
    throw error(engine, "paths", std::to_string(d.paths) + " from path " + std::to_string(d.first_path),
                "at most 2^32 Sobol points for each scrambling");
}
[[noreturn, gnu::cold]] inline void refuse_memory(std::string const& what, double bytes, draws const& d,
                                                  char const* instead) {
  throw error("ensemble", "paths", what + ", " + text(bytes / 1e9) + " GB",
              "at most " + text(static_cast<double>(d.memory_limit) / 1e9) + " GB: " + instead);
}
} // namespace detail

} // namespace outlay

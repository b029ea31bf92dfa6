// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <cstdint>
#include <outlay/refuse.hpp>

namespace outlay {

/// Which paths an ensemble draws. A path is a function of (seed, path number) alone.
struct draws {
  std::int64_t paths;
  std::uint64_t seed = 1;
  std::int64_t first_path = 0;                     ///< n paths, then m more from first_path = n, are n + m paths
  std::int64_t memory_limit = std::int64_t{4} << 30; ///< bytes that kept paths, or a summary, may take
};

/// Runs f(k) for each k in 0..n-1, in any order and on any threads; returns when all are done.
template <class E>
concept executor = requires(E const& e, void (*f)(std::int64_t)) { e.for_each_chunk(std::int64_t{}, f); };

/// The executor that every engine uses unless given another: the calling thread.
struct on_this_thread {
  template <class F> void for_each_chunk(std::int64_t n, F&& f) const {
    for (std::int64_t k = 0; k < n; ++k) f(k);
  }
};

namespace detail {
[[gnu::cold]] inline void check_draws(draws const& d) {
  if (d.paths < 1) throw error("ensemble", "paths", std::to_string(d.paths), "1 or more");
  constexpr std::int64_t most = std::int64_t{1} << 56;
  if (d.paths > most) throw error("ensemble", "paths", std::to_string(d.paths), "at most 2^56");
  if (d.first_path < 0 || d.first_path > most)
    throw error("ensemble", "first_path", std::to_string(d.first_path), "0 to 2^56");
}
[[noreturn, gnu::cold]] inline void refuse_memory(std::string const& what, double bytes, draws const& d,
                                                  char const* instead) {
  throw error("ensemble", "paths", what + ", " + text(bytes / 1e9) + " GB",
              "at most " + text(static_cast<double>(d.memory_limit) / 1e9) + " GB: " + instead);
}
} // namespace detail

} // namespace outlay

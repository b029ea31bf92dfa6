// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <algorithm>
#include <cmath>
#include <memory>
#include <outlay/engines/checked.hpp>
#include <outlay/engines/sample.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// Which paths an ensemble draws. A path is a function of (seed, path number) alone.
struct draws {
  std::int64_t paths;
  std::uint64_t seed = 1;
  std::int64_t first_path = 0;                     ///< n paths, then m more from first_path = n, are n + m paths
  std::int64_t memory_limit = std::int64_t{4} << 30; ///< bytes that kept paths may take
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
inline namespace OUTLAY_DETAIL_ISA {
/// A tile is what one pack of paths needs from step to step: it has to stay in the processor's nearest caches.
inline constexpr std::size_t largest_tile = 65536;

// Lanes of an ensemble: the width asked for, or the widest of two whose tile is small enough.
template <int Asked, class Money, class... Parts> consteval int lanes_for() {
  if constexpr (Asked > 0) return Asked;
  else return sizeof(typename machine<pack<double, tile_width>, double, Money, true, Parts...>::tile) <= largest_tile ? tile_width : native_width;
}
} // namespace OUTLAY_DETAIL_ISA
} // namespace detail

inline namespace OUTLAY_DETAIL_ISA {

/// Projects many paths and keeps only the answers asked for. Throws `error` for fields that cannot be, for more memory
/// than the limit, and for no paths. `Lanes` is the number of paths taken at once, 0 for the best; it changes no bit.
template <int Lanes = 0, executor Executor, class Money, class... Parts, class... Answers>
sample ensemble(Executor const& run_on, alliance<Money> const& allies, plan_of<Parts...> const& plan, horizon const& span,
                draws const& d, Answers const&... answers) {
  static_assert(sizeof...(Answers) > 0, "outlay: ask an ensemble for at least one answer, such as total_outlay");
  constexpr int Width = detail::lanes_for<Lanes, Money, Parts...>();
  using V = std::conditional_t<Width == 1, double, pack<double, Width>>;
  setting<Money> const ground = detail::checked_setting(allies, plan, span);
  auto const asked = detail::prepare_answers(ground, answers...);
  if (d.paths < 1) throw error("ensemble", "paths", std::to_string(d.paths), "1 or more");
  if (d.first_path < 0) throw error("ensemble", "first_path", std::to_string(d.first_path), "0 or more");
  double const bytes = 8.0 * static_cast<double>(d.paths) * asked.columns;
  if (bytes > static_cast<double>(d.memory_limit))
    throw error("ensemble", "paths", std::to_string(d.paths) + " paths of " + std::to_string(asked.columns) + " numbers, " + text(bytes / 1e9) + " GB",
                "at most " + text(static_cast<double>(d.memory_limit) / 1e9) + " GB: fewer paths or answers, or a larger memory_limit");

  using machine_type = machine<V, double, Money, true, Parts...>;
  machine_type const engine(plan, ground, {});
  sample result(d, span, asked.first_column, asked.columns, {answers.name()...});
  double* const out = result.data();

  constexpr std::int64_t tiles_per_chunk = 16;
  std::int64_t const tiles = (d.paths + Width - 1) / Width;
  auto const chunk = [&](std::int64_t c) {
    auto tile = std::make_unique<typename machine_type::tile>();
    std::vector<V> numbers(static_cast<std::size_t>(asked.columns));
    for (std::int64_t k = c * tiles_per_chunk; k < std::min(tiles, (c + 1) * tiles_per_chunk); ++k) {
      std::int64_t const first = k * Width;
      engine.start(*tile, d.seed, static_cast<std::uint64_t>(d.first_path + first));
      detail::project_tile(engine, *tile, asked, numbers.data());
      int const lanes = static_cast<int>(std::min<std::int64_t>(Width, d.paths - first));
      for (int column = 0; column < asked.columns; ++column) {
        double lane[Width];
        if constexpr (Width == 1) lane[0] = numbers[static_cast<std::size_t>(column)];
        else numbers[static_cast<std::size_t>(column)].store(lane);
        std::copy_n(lane, lanes, out + static_cast<std::size_t>(column * d.paths + first));
      }
    }
  };
  run_on.for_each_chunk((tiles + tiles_per_chunk - 1) / tiles_per_chunk, chunk);
  return result;
}

/// The same on the calling thread.
template <int Lanes = 0, class Money, class... Parts, class... Answers>
sample ensemble(alliance<Money> const& allies, plan_of<Parts...> const& plan, horizon const& span, draws const& d,
                Answers const&... answers) {
  return ensemble<Lanes>(on_this_thread{}, allies, plan, span, d, answers...);
}

} // namespace OUTLAY_DETAIL_ISA
} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

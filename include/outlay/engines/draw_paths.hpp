// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <algorithm>
#include <mutex>
#include <outlay/engines/checked.hpp>
#include <outlay/engines/draws.hpp>
#include <outlay/engines/quasi_streams.hpp>
#include <outlay/model/on_heap.hpp>
#include <outlay/numbers/histogram.hpp>
#include <outlay/results/sample.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {
namespace detail {
inline namespace OUTLAY_DETAIL_ISA {

// The numbers of one tile, by column, as they leave its lanes.
template <class V> struct tile_numbers {
  V const* numbers;
  std::int64_t first; // path of the first lane, from 0 for `first_path`
  int lanes;          // of them kept
  template <class F> OUTLAY_DETAIL_INLINE void each(int column, F f) const {
    if constexpr (std::is_same_v<V, double>) f(0, numbers[column]);
    else {
      double lane[width_of<V>];
      numbers[column].store(lane);
      for (int k = 0; k < lanes; ++k) f(k, lane[k]);
    }
  }
};

// Smallest and largest of the numbers behind each column of a chance, whatever the order of chunks.
template <class> class basic_behind_chances;
using behind_chances = basic_behind_chances<void>;
template <class> class basic_behind_chances {
  std::mutex guard_;
  std::vector<bounds> seen_; // [column]; the least is larger than the most where no answer told

public:
  using numbers = std::vector<bounds>;
  explicit basic_behind_chances(int columns) : seen_(none(columns)) {}
  static numbers none(int columns) {
    return numbers(static_cast<std::size_t>(columns),
                   bounds{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()});
  }
  static void see(bounds& b, double x) {
    b.least = std::min(b.least, x);
    b.most = std::max(b.most, x);
  }
  void add(numbers const& chunk) {
    std::lock_guard const lock(guard_);
    for (std::size_t c = 0; c < seen_.size(); ++c) {
      seen_[c].least = std::min(seen_[c].least, chunk[c].least);
      seen_[c].most = std::max(seen_[c].most, chunk[c].most);
    }
  }
  // Throws where what decides a chance is the same on all paths.
  void refuse_certain(std::vector<answer_head> const& heads, std::int64_t paths) const {
    answer_columns const names(heads);
    for (std::size_t c = 0; c < seen_.size(); ++c)
      if (seen_[c].least <= seen_[c].most && !sample::differ(seen_[c].least, seen_[c].most))
        throw error("answer \"" + names.name_of_column(static_cast<int>(c)) + "\"", "probability",
                    "nothing uncertain: " + text(seen_[c].least) + " on all " + std::to_string(paths) + " paths",
                    "a plan in which something drawn decides it (volatility and a lag, a drawn field); project() "
                    "answers what is certain");
  }
};

// What a run on Sobol points draws: what path 0 draws of it.
template <class Number, class State, class Machine, class Asked>
std::optional<quasi_streams> heard_streams(Machine const& engine, draws const& d, Asked const& asked) {
  if (d.points != points::sobol) return {};
  std::vector<drawn_series> heard;
  path_points<Number> listener;
  listener.listen(heard);
  on_heap<typename Machine::tile> tile;
  engine.start(*tile, d.seed, 0, &listener);
  auto const columns = static_cast<std::size_t>(asked.columns);
  std::vector<State> numbers(2 * columns);
  if constexpr (Asked::any_chance) project_tile(engine, *tile, asked, numbers.data(), numbers.data() + columns);
  else project_tile(engine, *tile, asked, numbers.data());
  return std::optional<quasi_streams>(std::in_place, d, std::move(heard));
}

// Takes all paths of a draw through a machine, in chunks of tiles. `keeper.begin()` gives what a chunk hands its tiles
// to, `keeper.take(it, tile_numbers)`, and `keeper.end(it)` takes it back.
template <int Width, class V, class Executor, class Machine, class Asked, class Keeper>
void draw_paths(Executor const& run_on, Machine const& engine, draws const& d, Asked const& asked, Keeper& keeper,
                bool seldom) {
  constexpr std::int64_t tiles_per_chunk = 16;
  constexpr bool chances = Asked::any_chance;
  // one path cannot tell what is uncertain: a second is drawn
  std::int64_t const looked_at = chances && d.paths == 1 ? 2 : d.paths;
  std::int64_t const tiles = (looked_at + Width - 1) / Width, chunks = (tiles + tiles_per_chunk - 1) / tiles_per_chunk;
  behind_chances behind(chances ? asked.columns : 0);
  auto const quasi = heard_streams<V, V>(engine, d, asked);
  auto const chunk = [&](std::int64_t c) {
    on_heap<typename Machine::tile> tile;
    pack_points<V> points(d, quasi ? &*quasi : nullptr);
    auto&& kept = keeper.begin();
    std::size_t const columns = static_cast<std::size_t>(asked.columns);
    std::vector<V> numbers(chances ? 2 * columns : columns);
    auto seen = behind_chances::none(chances ? asked.columns : 0);
    for (std::int64_t k = c * tiles_per_chunk; k < std::min(tiles, (c + 1) * tiles_per_chunk); ++k) {
      stop_if_asked(run_on);
      std::int64_t const first = k * Width;
      auto const path = static_cast<std::uint64_t>(d.first_path + first);
      engine.start(*tile, d.seed, path, points.begin(path));
      if constexpr (chances) {
        V const none(std::numeric_limits<double>::quiet_NaN());
        std::fill(numbers.begin() + asked.columns, numbers.end(), none);
        project_tile(engine, *tile, asked, numbers.data(), numbers.data() + columns);
        tile_numbers<V> const decided{numbers.data() + columns, first,
                                      static_cast<int>(std::min<std::int64_t>(Width, looked_at - first))};
        for (int column = 0; column < asked.columns; ++column)
          decided.each(column, [&](int, double x) {
            if (x == x) behind_chances::see(seen[static_cast<std::size_t>(column)], x);
          });
      } else project_tile(engine, *tile, asked, numbers.data());
      tile_numbers<V> const given{numbers.data(), first,
                                  static_cast<int>(std::min<std::int64_t>(Width, d.paths - first))};
      for (std::size_t a = 0; a < asked.heads.size() && first < d.paths; ++a)
        for (int column = 0; column < asked.heads[a].columns; ++column)
          given.each(asked.heads[a].first_column + column, [&](int, double x) {
            if (!(x - x == 0)) require_finite(asked.heads, static_cast<int>(a), column, x);
          });
      if (first < d.paths)
        keeper.take(kept, tile_numbers<V>{numbers.data(), first,
                                          static_cast<int>(std::min<std::int64_t>(Width, d.paths - first))});
    }
    if constexpr (chances) behind.add(seen);
    keeper.end(kept);
  };
  run_on.for_each_chunk(chunks, chunk);
  if constexpr (chances)
    if (!seldom) behind.refuse_certain(asked.heads, d.paths);
}

} // namespace OUTLAY_DETAIL_ISA
} // namespace detail
} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

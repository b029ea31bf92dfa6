// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <algorithm>
#include <cmath>
#include <mutex>
#include <outlay/engines/checked.hpp>
#include <outlay/results/sample.hpp>
#include <outlay/results/summary.hpp>

#include <outlay/numbers/exact_begin.hpp>
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
inline namespace OUTLAY_DETAIL_ISA {
/// A tile is what one pack of paths needs from step to step: it has to stay in the processor's nearest caches. Of one
/// for 64 members an alliance of 40 touches 64 KiB.
inline constexpr std::size_t largest_tile = std::size_t{65536} * max_members / 40;

// Lanes of an ensemble: the width asked for, or the widest of two whose tile is small enough.
template <int Asked, class Money, class... Parts> consteval int lanes_for() {
#if defined(OUTLAY_DETAIL_CHECK_TILES)
  static_assert(sizeof(typename machine<pack<double, 8>, double, Money, true, Parts...>::tile) <= largest_tile,
                "the tile of this plan is over 64 KiB for 40 members with the widest register");
#endif
  if constexpr (Asked > 0) return Asked;
  else
    return sizeof(typename machine<pack<double, tile_width>, double, Money, true, Parts...>::tile) <= largest_tile
               ? tile_width
               : native_width;
}

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
  auto const chunk = [&](std::int64_t c) {
    on_heap<typename Machine::tile> tile;
    auto&& kept = keeper.begin();
    std::size_t const columns = static_cast<std::size_t>(asked.columns);
    std::vector<V> numbers(chances ? 2 * columns : columns);
    auto seen = behind_chances::none(chances ? asked.columns : 0);
    for (std::int64_t k = c * tiles_per_chunk; k < std::min(tiles, (c + 1) * tiles_per_chunk); ++k) {
      std::int64_t const first = k * Width;
      engine.start(*tile, d.seed, static_cast<std::uint64_t>(d.first_path + first));
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

// Keeps every number of every path.
struct keep_paths {
  double* out;
  std::int64_t paths;
  int columns;
  int begin() const { return 0; }
  template <class V> void take(int, tile_numbers<V> const& t) const {
    for (int column = 0; column < columns; ++column) {
      double* const to = out + static_cast<std::size_t>(column * paths + t.first);
      t.each(column, [to](int lane, double x) { to[lane] = x; });
    }
  }
  void end(int) const {}
};

// Counts every number in histograms, a set of them for each thread at work.
template <class> class basic_count_paths;
using count_paths = basic_count_paths<void>;
template <class> class basic_count_paths {
  using set = std::vector<histogram>;
  int columns_;
  draws const* draws_;
  std::mutex guard_;
  std::vector<set> idle_;
  std::int64_t sets_ = 0, bytes_ = 0;

  static std::int64_t bytes_of(set const& s) {
    std::int64_t n = 0;
    for (histogram const& h : s) n += h.bytes();
    return n;
  }
  void require(std::int64_t bytes) const {
    if (bytes > draws_->memory_limit)
      refuse_memory("a summary of " + std::to_string(columns_) + " numbers in " + std::to_string(sets_) +
                        " copies, one for each thread",
                    static_cast<double>(bytes), *draws_, "fewer answers or threads, or a larger memory_limit");
  }

public:
  basic_count_paths(int columns, draws const& d) : columns_(columns), draws_(&d) {}
  struct counting {
    set of;
    std::int64_t bytes;
  };
  counting begin() {
    std::lock_guard const lock(guard_);
    if (!idle_.empty()) {
      auto s = std::move(idle_.back());
      idle_.pop_back();
      std::int64_t const n = bytes_of(s);
      return {std::move(s), n};
    }
    ++sets_;
    std::int64_t const n = static_cast<std::int64_t>(sizeof(histogram)) * columns_;
    bytes_ += n;
    require(bytes_);
    return {set(static_cast<std::size_t>(columns_)), n};
  }
  template <class V> void take(counting& c, tile_numbers<V> const& t) const {
    for (int column = 0; column < columns_; ++column) {
      histogram& h = c.of[static_cast<std::size_t>(column)];
      t.each(column, [&h](int, double x) { h.add(x); });
    }
  }
  void end(counting& c) {
    std::int64_t const n = bytes_of(c.of);
    std::lock_guard const lock(guard_);
    bytes_ += n - c.bytes;
    idle_.push_back(std::move(c.of));
    require(bytes_);
  }
  template <class Summary> void add_to(Summary& s) const {
    for (set const& counted : idle_) s.add(counted);
  }
};

// What a part draws in an ensemble, in words; null where it draws nothing.
template <class Part> char const* what_it_draws(Part const& p) {
  if constexpr (requires { p.erased(); }) return p.erased().draws();
  else {
    static constexpr auto facts = parts::facts_of<Part>();
    if (facts.draws != nullptr) return (p.*facts.draws)();
    else return nullptr;
  }
}
// Whether it is an event that each path draws.
template <class Part> bool is_drawn(Part const& p) {
  if constexpr (requires { p.erased(); }) return p.erased().is_drawn();
  else {
    static constexpr auto facts = parts::facts_of<Part>();
    if (facts.is_drawn != nullptr) return (p.*facts.is_drawn)();
    else return false;
  }
}
template <class Part> bool is_foreign(Part const& p) {
  if constexpr (requires { p.erased(); }) return !p.erased().of_the_library();
  else return !is_of_the_library<Part>;
}

// Whether something of a plan is drawn that may move a number on few paths only, so that a number of paths does not
// tell that it is certain: an event that each path decides, or a part from outside the library, of which nothing is
// known. Shocks to growth and prices move what they move on every path.
template <class Money, class... Parts> bool moves_seldom(setting<Money> const& s, plan_of<Parts...> const& plan) {
  bool drawn = false, shocks = false;
  for (known_event const& e : s.events()) drawn = drawn || e.by_rate || (e.slot >= 0 && !e.by_condition);
  bool foreign = false;
  plan.each([&](auto const& p) {
    shocks = shocks || what_it_draws(p) != nullptr;
    foreign = foreign || is_foreign(p);
  });
  // what a condition decides is as certain as all else where nothing is drawn
  return drawn || (shocks && s.event_slots() > 0) || foreign;
}

// What every ensemble does: checks, the machine that `make(ground)` gives, its paths kept in a sample or counted in a
// summary. `drawn` adds what else is drawn to a fingerprint.
template <class Result, int Width, class V, class Executor, class Money, class... Parts, class Make, class Drawn,
          class... Answers>
Result run_ensemble(Executor const& run_on, setting<Money> const& ground, plan_of<Parts...> const& plan, draws const& d,
                    Make const& make, Drawn const& drawn, Answers const&... answers) {
  constexpr bool kept = std::is_same_v<Result, sample>;
  auto const asked = prepare_answers(ground, answers...);
  check_draws(d);
  double const bytes = kept ? 8.0 * static_cast<double>(d.paths) * asked.columns : 0;
  if (bytes > static_cast<double>(d.memory_limit))
    refuse_memory(std::to_string(d.paths) + " paths of " + std::to_string(asked.columns) + " numbers", bytes, d,
                  "fewer paths or answers, a larger memory_limit, or ensemble_summary");
  auto const engine = make(ground);
  run_fingerprint f;
  if constexpr (!kept) f = fingerprint_of(ground, plan, asked.heads);
  bool const seldom = drawn(f) || moves_seldom(ground, plan);
  if constexpr (kept) {
    Result result(d, asked.heads, seldom);
    keep_paths keeper{result.data(), d.paths, asked.columns};
    draw_paths<Width, V>(run_on, engine, d, asked, keeper, seldom);
    return result;
  } else {
    Result result(d, asked.heads, std::move(f), seldom);
    count_paths keeper(asked.columns, d);
    draw_paths<Width, V>(run_on, engine, d, asked, keeper, seldom);
    keeper.add_to(result);
    return result;
  }
}
template <class Result, int Lanes, class Executor, class Money, class... Parts, class... Answers>
Result ensemble_of(Executor const& run_on, alliance<Money> const& allies, plan_of<Parts...> const& plan,
                   horizon const& span, draws const& d, Answers const&... answers) {
  constexpr int Width = lanes_for<Lanes, Money, Parts...>();
  using V = std::conditional_t<Width == 1, double, pack<double, Width>>;
  auto const make = [&](setting<Money> const& ground) {
    return machine<V, double, Money, true, Parts...>(plan, ground, {});
  };
  auto const nothing_else = [](run_fingerprint&) { return false; };
  return run_ensemble<Result, Width, V>(run_on, checked_setting(allies, plan, span), plan, d, make, nothing_else,
                                        answers...);
}

} // namespace OUTLAY_DETAIL_ISA
} // namespace detail

inline namespace OUTLAY_DETAIL_ISA {

/// Projects many paths and keeps only the answers asked for. Throws `error` for fields that cannot be, for more memory
/// than the limit, for no paths, and for a probability of what nothing makes uncertain. `Lanes` is the number of paths
/// taken at once, 0 for the best; it changes no bit.
template <int Lanes = 0, executor Executor, class Money, class... Parts, class... Answers>
sample ensemble(Executor const& run_on, alliance<Money> const& allies, plan_of<Parts...> const& plan,
                horizon const& span, draws const& d, Answers const&... answers) {
  static_assert(sizeof...(Answers) > 0, "outlay: ask an ensemble for at least one answer, such as total_outlay");
  return detail::ensemble_of<sample, Lanes>(run_on, allies, plan, span, d, answers...);
}

/// The same on the calling thread.
template <int Lanes = 0, class Money, class... Parts, class... Answers>
sample ensemble(alliance<Money> const& allies, plan_of<Parts...> const& plan, horizon const& span, draws const& d,
                Answers const&... answers) {
  return ensemble<Lanes>(on_this_thread{}, allies, plan, span, d, answers...);
}

/// The same paths, counted instead of kept: memory does not grow with their number. The same bits for any number of
/// threads and lanes, and for parts of the paths drawn apart and merged.
template <int Lanes = 0, executor Executor, class Money, class... Parts, class... Answers>
summary ensemble_summary(Executor const& run_on, alliance<Money> const& allies, plan_of<Parts...> const& plan,
                         horizon const& span, draws const& d, Answers const&... answers) {
  static_assert(sizeof...(Answers) > 0, "outlay: ask an ensemble for at least one answer, such as total_outlay");
  return detail::ensemble_of<summary, Lanes>(run_on, allies, plan, span, d, answers...);
}
template <int Lanes = 0, class Money, class... Parts, class... Answers>
summary ensemble_summary(alliance<Money> const& allies, plan_of<Parts...> const& plan, horizon const& span,
                         draws const& d, Answers const&... answers) {
  return ensemble_summary<Lanes>(on_this_thread{}, allies, plan, span, d, answers...);
}

} // namespace OUTLAY_DETAIL_ISA
} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

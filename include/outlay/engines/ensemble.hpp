// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/engines/checked.hpp>
#include <outlay/engines/draw_paths.hpp>
#include <outlay/engines/keep_paths.hpp>
#include <outlay/engines/moves_seldom.hpp>
#include <outlay/results/sample.hpp>
#include <outlay/results/summary.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

namespace detail {
inline namespace OUTLAY_DETAIL_ISA {
/// A tile is what one pack of paths needs from step to step: it has to stay in the processor's nearest caches. Of one
/// for 64 members an alliance of 40 touches 64 KiB.
inline constexpr std::size_t largest_tile = std::size_t{65536} * max_members / 40;

// Lanes of an ensemble: the width asked for, or the widest of two whose tile is small enough.
template <int Asked, class Money, class... Parts> consteval int lanes_for() {
#if defined(OUTLAY_DETAIL_CHECK_TILES)
  static_assert(sizeof(typename detail::machine<pack<double, 8>, double, Money, true, Parts...>::tile) <= largest_tile,
                "the tile of this plan is over 64 KiB for 40 members with the widest register");
#endif
  if constexpr (Asked > 0) return Asked;
  else
    return sizeof(typename detail::machine<pack<double, tile_width>, double, Money, true, Parts...>::tile) <=
                   largest_tile
               ? tile_width
               : native_width;
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
    return detail::machine<V, double, Money, true, Parts...>(plan, ground, {});
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

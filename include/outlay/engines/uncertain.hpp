// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/engines/drawn.hpp>
#include <outlay/engines/ensemble.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {
inline namespace OUTLAY_DETAIL_ISA {

/// An ensemble in which fields of the plan are drawn as well, once for each path: `uncertain(drawn(wrt(...), normal(...)), ...)`.
/// A draw depends on the seed, the path and its own field alone. What a part would refuse is an error before anything runs.
template <int Lanes = 0, executor Executor, class Money, class... Parts, class... Drawn, class... Answers>
sample ensemble(Executor const& run_on, alliance<Money> const& allies, plan_of<Parts...> const& plan, horizon const& span, draws const& d,
                drawn_fields<Drawn...> const& what, Answers const&... answers) {
  static_assert(sizeof...(Answers) > 0, "outlay: ask an ensemble for at least one answer, such as total_outlay");
  constexpr int Width = detail::lanes_for<Lanes, Money, Parts...>();
  using V = pack<double, Width>; // also of one lane: a plain double would be read from the plan
  setting<Money> const ground = detail::checked_setting(allies, plan, span);
  auto const asked = detail::prepare_answers(ground, answers...);
  detail::check_draws(d);
  double const bytes = 8.0 * static_cast<double>(d.paths) * asked.columns;
  if (bytes > static_cast<double>(d.memory_limit))
    detail::refuse_memory(std::to_string(d.paths) + " paths of " + std::to_string(asked.columns) + " numbers", bytes, d,
                          "fewer paths or answers, a larger memory_limit, or ensemble_summary");
  auto const all = detail::ready_draws(plan, what);
  detail::check_draws_of(ground, plan, plan, all, d);
  detail::drawn_machine<V, Money, Parts...> const engine(plan, ground, all);
  sample result(d, asked.heads);
  detail::keep_paths keeper{result.data(), d.paths, asked.columns};
  detail::draw_paths<Width, V>(run_on, engine, d, asked, keeper);
  return result;
}

/// The same on the calling thread.
template <int Lanes = 0, class Money, class... Parts, class... Drawn, class... Answers>
sample ensemble(alliance<Money> const& allies, plan_of<Parts...> const& plan, horizon const& span, draws const& d, drawn_fields<Drawn...> const& what,
                Answers const&... answers) {
  return ensemble<Lanes>(on_this_thread{}, allies, plan, span, d, what, answers...);
}

/// The same paths, counted instead of kept.
template <int Lanes = 0, executor Executor, class Money, class... Parts, class... Drawn, class... Answers>
summary ensemble_summary(Executor const& run_on, alliance<Money> const& allies, plan_of<Parts...> const& plan, horizon const& span, draws const& d,
                         drawn_fields<Drawn...> const& what, Answers const&... answers) {
  static_assert(sizeof...(Answers) > 0, "outlay: ask an ensemble for at least one answer, such as total_outlay");
  constexpr int Width = detail::lanes_for<Lanes, Money, Parts...>();
  using V = pack<double, Width>;
  setting<Money> const ground = detail::checked_setting(allies, plan, span);
  auto const asked = detail::prepare_answers(ground, answers...);
  detail::check_draws(d);
  auto const all = detail::ready_draws(plan, what);
  detail::check_draws_of(ground, plan, plan, all, d);
  detail::drawn_machine<V, Money, Parts...> const engine(plan, ground, all);
  summary result(d, asked.heads);
  detail::count_paths keeper(asked.columns, d);
  detail::draw_paths<Width, V>(run_on, engine, d, asked, keeper);
  keeper.add_to(result);
  return result;
}
template <int Lanes = 0, class Money, class... Parts, class... Drawn, class... Answers>
summary ensemble_summary(alliance<Money> const& allies, plan_of<Parts...> const& plan, horizon const& span, draws const& d, drawn_fields<Drawn...> const& what,
                         Answers const&... answers) {
  return ensemble_summary<Lanes>(on_this_thread{}, allies, plan, span, d, what, answers...);
}

} // namespace OUTLAY_DETAIL_ISA
} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/engines/check_draws.hpp>
#include <outlay/engines/drawn_machine.hpp>
#include <outlay/engines/ensemble.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {
namespace detail {
inline namespace OUTLAY_DETAIL_ISA {
// `draws_in(plan)` gives the drawn fields of a copy of the plan.
template <class Result, int Lanes, class Executor, class Money, class... Parts, class DrawsIn, class... Answers>
Result drawn_ensemble_of(Executor const& run_on, alliance<Money> const& allies, plan_of<Parts...> const& plan,
                         horizon const& span, draws const& d, DrawsIn const& draws_in, Answers const&... answers) {
  constexpr int Width = lanes_for<Lanes, Money, Parts...>();
  using V = pack<double, Width>; // also of one lane: a plain double would be read from the plan
  plan_of<Parts...> here = plan; // a copy that may be marked
  std::vector<ready_draw> all;
  auto const make = [&](setting<Money> const& ground) {
    all = draws_in(here);
    check_draws_of(ground, here, here, all, d);
    for (std::size_t k = 0; k < all.size(); ++k) all[k].mark = put_mark(all[k].place, all[k].field.value, k);
    return drawn_machine<V, Money, Parts...>(here, ground, all);
  };
  // A drawn field may decide something at a threshold, on few paths.
  auto const fields = [&](run_fingerprint& f) {
    bool seldom = false;
    for (ready_draw const& r : all) {
      digest one;
      for (double const x : {r.a, r.b, r.c, r.least, r.most, r.loading, static_cast<double>(r.kind)}) one(x);
      one(r.cut);
      one(r.factor_name);
      for (double const x : r.record) one(x);
      f.add("draw of " + r.field.label(), one);
      seldom = seldom || !r.certain();
    }
    return seldom;
  };
  return run_ensemble<Result, Width, V>(run_on, checked_setting(allies, plan, span), plan, d, make, fields,
                                        answers...);
}
template <class Result, int Lanes, class Executor, class Money, class... Parts, class... Drawn, class... Answers>
Result drawn_ensemble(Executor const& run_on, alliance<Money> const& allies, plan_of<Parts...> const& plan,
                      horizon const& span, draws const& d, drawn_fields<Drawn...> const& what,
                      Answers const&... answers) {
  auto const draws_in = [&](plan_of<Parts...> const& here) { return ready_draws(here, what); };
  return drawn_ensemble_of<Result, Lanes>(run_on, allies, plan, span, d, draws_in, answers...);
}
} // namespace OUTLAY_DETAIL_ISA
} // namespace detail

inline namespace OUTLAY_DETAIL_ISA {

/// An ensemble in which fields of the plan are drawn as well, once for each path:
/// `uncertain(drawn(wrt(...), normal(...)), ...)`.
/// A draw depends on the seed, the path and its own field alone. What a part would refuse is an error before anything
/// runs.
template <int Lanes = 0, executor Executor, class Money, class... Parts, class... Drawn, class... Answers>
sample ensemble(Executor const& run_on, alliance<Money> const& allies, plan_of<Parts...> const& plan,
                horizon const& span, draws const& d, drawn_fields<Drawn...> const& what, Answers const&... answers) {
  static_assert(sizeof...(Answers) > 0, "outlay: ask an ensemble for at least one answer, such as total_outlay");
  return detail::drawn_ensemble<sample, Lanes>(run_on, allies, plan, span, d, what, answers...);
}

/// The same on the calling thread.
template <int Lanes = 0, class Money, class... Parts, class... Drawn, class... Answers>
sample ensemble(alliance<Money> const& allies, plan_of<Parts...> const& plan, horizon const& span, draws const& d,
                drawn_fields<Drawn...> const& what, Answers const&... answers) {
  return ensemble<Lanes>(on_this_thread{}, allies, plan, span, d, what, answers...);
}

/// The same paths, counted instead of kept.
template <int Lanes = 0, executor Executor, class Money, class... Parts, class... Drawn, class... Answers>
summary ensemble_summary(Executor const& run_on, alliance<Money> const& allies, plan_of<Parts...> const& plan,
                         horizon const& span, draws const& d, drawn_fields<Drawn...> const& what,
                         Answers const&... answers) {
  static_assert(sizeof...(Answers) > 0, "outlay: ask an ensemble for at least one answer, such as total_outlay");
  return detail::drawn_ensemble<summary, Lanes>(run_on, allies, plan, span, d, what, answers...);
}
template <int Lanes = 0, class Money, class... Parts, class... Drawn, class... Answers>
summary ensemble_summary(alliance<Money> const& allies, plan_of<Parts...> const& plan, horizon const& span,
                         draws const& d, drawn_fields<Drawn...> const& what, Answers const&... answers) {
  return ensemble_summary<Lanes>(on_this_thread{}, allies, plan, span, d, what, answers...);
}

} // namespace OUTLAY_DETAIL_ISA
} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/answers/answer.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// Whether an event has happened by the end of a calendar year: 1 on a path where it has, else 0; its mean is a
/// probability.
struct happened_answer {
  std::string event;

  std::string name() const { return event + " has happened"; }
  measure_unit unit() const { return counts::number; }

  struct ready {
    static constexpr bool yearly = true;
    timing at;
    int years;
    int columns() const { return years; }
    template <class V> struct tally {};
    template <class V, class S, class R> OUTLAY_DETAIL_INLINE void row(tally<V>&, S const&, int, R const&) const {}
    template <class V, class S, class Out> OUTLAY_DETAIL_INLINE void step(tally<V>&, S const& s, Out& out) const {
      if (!s.ends_year()) return;
      out(s.year() - s.grid().first_year(), s.come_by_end(at));
    }
  };
  template <class Money> ready prepare(setting<Money> const& s) const {
    return {s.resolve(on(event), "answer \"" + name() + "\"", "event"), s.grid().years()};
  }
};
/// Whether an event of the plan has happened by the end of each calendar year, as in `happened("ceasefire")`.
inline happened_answer happened(std::string event) { return {std::move(event)}; }

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

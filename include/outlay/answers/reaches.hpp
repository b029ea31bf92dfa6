// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <cmath>
#include <outlay/answers/share.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// 1 on a path where a group's core share of a calendar year is at least `share`, else 0; its mean is a probability,
/// which an ensemble refuses where nothing makes the share uncertain.
struct reaches_answer {
  outlay::share level;
  date by;
  group who = all_members;

  std::string name() const {
    return who.name() + " reaches " + text(std::round(detail::field_access::raw(level) * 1e13) / 1e11) + " % in " +
           to_string(by);
  }
  measure_unit unit() const { return counts::number; }
  reaches_answer of(group const& g) const { return {level, by, g}; }

  struct ready {
    static constexpr bool yearly = false, chance = true;
    core_share_answer::ready inner;
    double level;
    int year;
    int columns() const { return 1; }
    template <class V> using tally = core_share_answer::ready::tally<V>;
    template <class V, class S, class R>
    OUTLAY_DETAIL_INLINE void row(tally<V>& t, S const& s, int i, R const& r) const {
      inner.row(t, s, i, r);
    }
    template <class V, class S, class Out> OUTLAY_DETAIL_INLINE void step(tally<V>& t, S const& s, Out& out) const {
      if (!s.ends_year()) return;
      if (s.year() == year) {
        V const held = t.counted / t.gdp;
        // A share equal to the target but for rounding reaches it.
        out(0, select(less(held, V(level * (1 - 1e-12))), V(0.0), V(1.0)));
        if constexpr (requires { out.behind(0, held); }) out.behind(0, held);
      }
      t = tally<V>{};
    }
  };
  template <class Money> ready prepare(setting<Money> const& s) const {
    std::string const part = "answer \"" + name() + "\"";
    if (!by.is_year() || by.year() < s.grid().first_year() || by.year() >= s.grid().first_year() + s.grid().years())
      throw error(part, "by", to_string(by), "a calendar year within the horizon");
    double const x = detail::field_access::raw(level);
    if (!(x >= 0 && x <= 1)) throw error(part, "level", percent_text(x), "0 to 100 %");
    auto const inner = core_share_answer{who}.prepare(s);
    member_set present = 0;
    for (int t = 0; t < s.grid().steps(); ++t)
      if (s.grid().year_of(t) == by.year()) present |= inner.who & s.active(t);
    if (present == 0) throw error(part, "of", who.name(), "a group with a member in " + to_string(by));
    return {inner, x, by.year()};
  }
};
/// Whether the alliance's core share reaches a level in a year, as in `reaches(3.5_pct, 2035y)`.
inline reaches_answer reaches(outlay::share level, date by) { return {level, by}; }

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

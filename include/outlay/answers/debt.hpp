// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/answers/measured.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// Public debt of a group over its annual GDP at a calendar year's end, as `public_debt` parts report it, of those who
/// belong then. Throws `error` naming the members of the group whose debt no part follows.
struct debt_answer {
  char const* measure_name = "debt";
  group who = all_members;

  std::string name() const { return std::string(measure_name) + " over GDP of " + who.name(); }
  measure_unit unit() const { return counts::number; }
  constexpr debt_answer of(group const& g) const { return {measure_name, g}; }
  /// As it would be without the plan.
  constexpr debt_answer without_plan() const { return {"debt without the plan", who}; }

  struct ready {
    static constexpr bool yearly = true, measures = true;
    measured_answer::ready debt;
    int columns() const { return debt.columns(); }
    template <class V> struct tally {};
    template <class V, class S, class R> OUTLAY_DETAIL_INLINE void row(tally<V>&, S const&, int, R const&) const {}
    template <class V, class S, class Out> OUTLAY_DETAIL_INLINE void step(tally<V>&, S const& s, Out& out) const {
      if (!s.ends_year()) return;
      V owed(0.0), gdp(0.0);
      for (int i = 0; i < s.members(); ++i) {
        if (!((debt.who & s.active()) >> i & 1)) continue;
        for (int const k : debt.which.numbers) owed += s.measured(k, i);
        gdp += s.gdp_of(i).value();
      }
      out(s.year() - s.grid().first_year(), owed / gdp);
    }
  };
  template <class Money> ready prepare(setting<Money> const& s) const {
    ready const x{measured("public_debt", measure_name).of(who).prepare(s)};
    std::string missing;
    for (int i = 0; i < s.members(); ++i)
      if ((x.debt.who & ~s.has_debt()) >> i & 1)
        missing.append(missing.empty() ? "" : " ").append(s.allies()[i].code.text());
    if (!missing.empty())
      throw error("answer \"" + name() + "\"", "of", missing, "members whose debt a public_debt part follows");
    return x;
  }
};
/// As in `debt_over_gdp.of("ITA")`, `debt_over_gdp.without_plan()`.
inline constexpr debt_answer debt_over_gdp{};

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/part.hpp>
#include <outlay/schema/measures.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// Outlay moves GDP: F' = F e^(-dt/tau) + m h (share - share of the step before), GDP = GDP of the economy times (1 +
/// F).
/// Shares are of final accounts; the first step has no step before. Budgets know the effect as late as they know
/// shocks.
/// A plan without this part has no feedback. Its three figures are the user's assumptions.
struct feedback {
  [[no_unique_address]] named_only _{};
  static constexpr std::string_view kind = "feedback";
  std::string name = {};
  group of = everybody;
  scalar multiplier;
  ratio domestic;
  time_span fades;

  struct measure { enum : int { effect, count }; };
  static constexpr void describe(auto& d) {
    using parts::field;
    d.is({.one_for_each_member = &feedback::of});
    d.acts(parts::hook::grow, {.changes = parts::shared::gdp});
    d.optional(field<&feedback::of>, "whose GDP");
    d.required(field<&feedback::multiplier>, "m: GDP for each 1 of outlay that stays at home, at first");
    d.required(field<&feedback::domestic>, "h: part of outlay that stays at home");
    d.required(field<&feedback::fades>, "tau: time in which the effect falls to 1/e", {.more_than = 0});
    d.measure(measure::effect, "effect on GDP", parts::in_money);
  }
  static feedback example() {
    return {.name = "feedback", .multiplier = 0.8, .domestic = 60_pct, .fades = 2_years};
  }

  [[gnu::cold]] void check(auto& c) const { c.feeds_back(); }

  template <class P> struct setup {
    member_set of;
    P keeps, strength; // e^(-dt/tau); m h
    parts::measure_numbers<feedback> measures;
  };
  template <class P, class M> auto prepare(field_reader<P, M> const& r) const {
    std::string const part = detail::label(*this);
    setup<P> x{.of = r.allies().set_of(of, part, "of"),
               .keeps = P(1.0),
               .strength = P(0.0),
               .measures = {}};
    x.measures.find(r.set(), part);
    fill(r, x);
    return x;
  }
  template <class P, class M> void fill(field_reader<P, M> const& r, setup<P>& x) const {
    x.keeps = exp(-(P(r.grid().dt()) / r[fades].value()));
    x.strength = r[multiplier].value() * r[domestic].value();
  }

  template <class V> struct state {
    V effect[max_members], share[max_members]; // F; share of the step before
    member_set seen;                           // who had a step before
  };
  template <class V> void start(auto& s, auto const&, state<V>& x) const {
    for (int i = 0; i < s.members(); ++i) x.effect[i] = x.share[i] = V(0.0);
    x.seen = 0;
  }

  // In the phase of growth, after the economy: every hook from guide on sees one GDP, whatever its part is called.
  template <class S, class P, class V> struct grown {
    feedback const& part;
    S& s;
    setup<P> const& u;
    state<V> const& x;
    OUTLAY_DETAIL_INLINE void operator()(int i, typename S::row&) const {
      if (!(u.of >> i & 1)) return;
      V const before = s.gdp_of(i).value(), now = before * (V(1.0) + x.effect[i]);
      if (double const left = detail::plain(now); !(left > 0)) part.refuse(s, i, detail::plain(before), left);
      s.set_gdp(i, S::gdp::from_value(now));
      s.remember(i, now / V(s.baseline_gdp(i)));
      if (s.measuring()) s.post(u.measures[measure::effect], i, (now - before) * V(s.dt().value()));
    }
  };
  template <class S, class P, class V> OUTLAY_DETAIL_INLINE auto grow(S& s, setup<P> const& u, state<V>& x) const {
    return grown<S, P, V>{*this, s, u, x};
  }

  // Where outlay falls fast, or money is no number, nothing of a GDP may be left on a path.
  template <class S>
  [[noreturn, gnu::cold, gnu::noinline]] void refuse(S& s, int i, double before, double left) const {
    detail::refuse(detail::label(*this), "multiplier",
                   {detail::field_access::raw(multiplier), ", which leaves ", left, " of a GDP of ", before, " bn of ",
                    s.allies()[i].code, " in ", s.year()},
                   "an effect that leaves a GDP above 0");
  }

  template <class S, class P, class V> struct work {
    S& s;
    setup<P> const& u;
    state<V>& x;
    member_set here;
    OUTLAY_DETAIL_INLINE void operator()(int i, typename S::row& r) {
      if (!(here >> i & 1)) { // fades, and nothing is added
        x.effect[i] = x.effect[i] * V(u.keeps);
        return;
      }
      V const now = r.template sum<final_accounts>().value() / (s.gdp_of(i).value() * V(s.dt().value()));
      x.effect[i] = x.effect[i] * V(u.keeps);
      if (x.seen >> i & 1) x.effect[i] += V(u.strength) * (now - x.share[i]);
      x.share[i] = now;
    }
    OUTLAY_DETAIL_INLINE void finish() { x.seen = here; }
  };
  template <class S, class P, class V> OUTLAY_DETAIL_INLINE auto settle(S& s, setup<P> const& u, state<V>& x) const {
    return work<S, P, V>{s, u, x, u.of & s.active()};
  }
};

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

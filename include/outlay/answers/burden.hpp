// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/answers/answer.hpp>
#include <outlay/model/key.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

namespace detail {

// What every answer about the burden needs to know: counted core and GDP of a year, of each member of a group that
// spends.
struct burden_ready {
  member_set who;
  int years;
  int columns() const { return years; }
  template <class V> struct tally {
    V paid[max_members]{}, gdp[max_members]{}, baseline[max_members]{};
  };
  template <class V, class S, class R> OUTLAY_DETAIL_INLINE void row(tally<V>& t, S const& s, int i, R const& r) const {
    if (!((who & s.active()) >> i & 1)) return;
    t.paid[i] += (r.core_means() + r.overspend()).value();
    t.gdp[i] += s.gdp_of(i).value() * V(s.dt().value());
    t.baseline[i] += V(s.baseline_gdp(i)) * V(s.dt().value());
  }
  // Those of the group who belong at the end of the year.
  template <class S> member_set present(S const& s) const { return who & s.active(); }
};

template <class V> OUTLAY_DETAIL_INLINE V magnitude(V const& x) { return max(x, V(-x)); }
template <> OUTLAY_DETAIL_INLINE double magnitude(double const& x) { return x < 0 ? -x : x; }

template <class Money> burden_ready prepare_burden(setting<Money> const& s, group const& g, std::string const& name) {
  member_set const who = that_spend(s.allies(), s.allies().set_of(g, "answer \"" + name + "\"", "of"));
  if (who == 0) throw error("answer \"" + name + "\"", "of", g.name(), "a group with a member that spends");
  return {who, s.grid().years()};
}

} // namespace detail

/// Gini coefficient of the members' shares of GDP that count as core, by calendar year: 0 where all bear the same
/// share.
/// Each member weighs the same, or by its GDP: sum of w_i w_j |s_i - s_j| over 2 (sum of w) (sum of w s).
/// Iceland is left out.
template <bool ByGdp> struct gini_answer {
  group who = all_members;

  std::string name() const {
    return (ByGdp ? "GDP-weighted Gini of core shares of " : "Gini of core shares of ") + who.name();
  }
  gini_answer of(group const& g) const { return {g}; }

  struct ready : detail::burden_ready {
    template <class V, class S, class Out> OUTLAY_DETAIL_INLINE void step(tally<V>& t, S const& s, Out& out) const {
      if (!s.ends_year()) return;
      member_set const here = this->present(s);
      V part[max_members], weight[max_members], all(0.0), mean(0.0), apart(0.0);
      for (int i = 0; i < s.members(); ++i) {
        if (!(here >> i & 1)) continue;
        part[i] = t.paid[i] / t.gdp[i];
        weight[i] = ByGdp ? t.gdp[i] : V(1.0);
        all += weight[i];
        mean += weight[i] * part[i];
        for (int j = 0; j < i; ++j)
          if (here >> j & 1) apart += weight[i] * weight[j] * detail::magnitude(V(part[i] - part[j]));
      }
      V const none(numeric::not_a_number); // nobody belongs
      out(s.year() - s.grid().first_year(), here ? apart / max(V(all * mean), V(1e-300)) : none);
      t = tally<V>{};
    }
    template <class V> using tally = detail::burden_ready::tally<V>;
  };
  template <class Money> ready prepare(setting<Money> const& s) const {
    return {detail::prepare_burden(s, who, name())};
  }
};
inline constexpr gini_answer<false> gini{};
inline constexpr gini_answer<true> gdp_weighted_gini{};

/// Distance of what members pay from a key, by calendar year: half the sum of |part paid - part by key|, 0 to 1. It is
/// the part of the whole that would have to change hands. Throws `error` where the key cannot be formed over the group.
struct key_distance_answer {
  key by = key::gdp();
  group who = all_members;

  std::string name() const { return "distance from key of " + who.name(); }
  key_distance_answer of(group const& g) const { return {by, g}; }

  struct ready : detail::burden_ready {
    std::vector<double> fixed;
    double gdp_weight, baseline_weight;
    template <class V, class S, class Out> OUTLAY_DETAIL_INLINE void step(tally<V>& t, S const& s, Out& out) const {
      if (!s.ends_year()) return;
      member_set const here = this->present(s);
      V paid(0.0), gdp(0.0), baseline(0.0), half(0.0);
      double present = 0;
      for (int i = 0; i < s.members(); ++i)
        if (here >> i & 1) {
          paid += t.paid[i];
          gdp += t.gdp[i];
          baseline += t.baseline[i];
          present += fixed[static_cast<std::size_t>(i)];
        }
      double const fixed_weight = 1 - gdp_weight - baseline_weight;
      double const again = present > 0 ? fixed_weight / present : 0; // who is not there yet owes nothing
      for (int i = 0; i < s.members(); ++i)
        if (here >> i & 1) {
          V const due = V(again * fixed[static_cast<std::size_t>(i)]) + V(gdp_weight) * (t.gdp[i] / gdp) +
                        V(baseline_weight) * (t.baseline[i] / baseline);
          half += V(0.5) * detail::magnitude(V(t.paid[i] / max(paid, V(1e-300)) - due));
        }
      out(s.year() - s.grid().first_year(), here ? half : V(numeric::not_a_number));
      t = tally<V>{};
    }
    template <class V> using tally = detail::burden_ready::tally<V>;
  };
  template <class Money> ready prepare(setting<Money> const& s) const {
    auto const inner = detail::prepare_burden(s, who, name());
    return {{inner},
            by.fixed_shares(s.allies(), inner.who, "answer \"" + name() + "\""),
            by.gdp_weight(),
            by.baseline_weight()};
  }
};
/// As in `key_distance(key::gdp())`; `.of(group)` for a group.
inline key_distance_answer key_distance(key const& by) { return {by}; }

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

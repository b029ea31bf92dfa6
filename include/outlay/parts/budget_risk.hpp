// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/part.hpp>
#include <outlay/model/description.hpp>
#include <outlay/schema/measures.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// What of a budget at risk lies on the plan's path: the mean of all paths, so that sums of money are centred on the
/// plan, or the median of each member's paths.
enum class risk_centre { mean, median };
constexpr std::array<std::string_view, 2> choices(risk_centre) { return {"mean", "median"}; }

/// In an ensemble, core budgets that come out otherwise than planned: h years after the last known one, a member's is
/// the plan's times exp(N - v/2), N normal of variance v = s0^2 + sigma^2 h + tau^2 h^2, the same for all steps of a
/// year; with `median` exp(N). What the plan says is scaled whole, after its floors and its absorption.
struct budget_risk {
  [[no_unique_address]] named_only _{};
  static constexpr std::string_view kind = "budget_risk";
  std::string name = {};
  group of = all_members;
  std::optional<date> from = {};
  outlay::volatility volatility;
  by_member<outlay::volatility> own_volatility = {};
  ratio common = 0_pct;
  outlay::volatility drift = 0_pct;
  ratio drift_common = 100_pct;
  outlay::volatility base_error = 0_pct;
  risk_centre centre = risk_centre::mean;

  struct measure {
    enum : int { surprise, count };
  };
  static constexpr void describe(auto& d) {
    using parts::field;
    d.is({.one_for_each_member = &budget_risk::of, .draws = &budget_risk::draws});
    d.acts(parts::hook::guide, {.changes = parts::shared::means});
    d.optional(field<&budget_risk::of>, "whose core budgets");
    d.optional(field<&budget_risk::from>,
               "year of the last budget that is known; the base year of the data unless given");
    d.required(field<&budget_risk::volatility>,
               "sigma: standard deviation of a year's change of the logarithm of the share, per square root of a year");
    d.optional(field<&budget_risk::own_volatility>, "the same for single members; of the others, `volatility`",
               {.among = &budget_risk::of});
    d.optional(field<&budget_risk::common>, "rho: correlation of any two members' changes through one common factor");
    d.optional(field<&budget_risk::drift>,
               "tau: standard deviation, a year, of a trend of the logarithm that each path keeps");
    d.optional(field<&budget_risk::drift_common>, "correlation of any two members' trends");
    d.optional(field<&budget_risk::base_error>,
               "s0: standard deviation of the logarithm of the last known budget, which is an estimate, each member's "
               "own; from the year after it");
    d.optional(field<&budget_risk::centre>, "what of a budget lies on the plan's path");
    d.measure(measure::surprise, "surprise", parts::in_money);
  }
  static budget_risk example() { return {.name = "budgets", .volatility = 13_pct}; }

  char const* draws() const {
    bool random = false;
    each_spread([&](outlay::volatility const& v) { random = random || detail::field_access::raw(v) != 0; });
    return random ? "core budgets" : nullptr;
  }
  [[gnu::cold]] void check(auto& c) const {
    c.puts_budgets_at_risk(c("of", of));
    int const base = c.allies().base_year();
    if (from && (from->months() % 12 != 0 || from->months() / 12 < base))
      c.refuse("from", {*from}, {"a year, ", base, " or later"});
  }

  template <class P> struct setup {
    member_set of;
    int from;                        // year
    int drawn;                       // members at risk
    int member[max_members];         // by place among them
    std::uint64_t code[max_members]; // counters of their random numbers, by place
    P spread[max_members];           // sigma, by member
    P common, own, drift_common, drift_own, base_error;
    P drift;
    bool centred, shocks; // on the mean; whether anything is drawn
    parts::measure_numbers<budget_risk> measures;
  };
  template <class P, class M> auto prepare(field_reader<P, M> const& r) const {
    std::string const part = detail::label(*this);
    setup<P> x{};
    x.of = r.allies().set_of(of, part, "of");
    x.from = from ? from->months() / 12 : r.allies().base_year();
    for (int i = 0; i < r.members(); ++i) {
      if (!(x.of >> i & 1)) continue;
      x.member[x.drawn] = i;
      x.code[x.drawn++] = r.allies()[i].code.packed();
    }
    x.centred = centre == risk_centre::mean;
    x.measures.find(r.set(), part);
    fill(r, x);
    return x;
  }
  template <class P, class M> void fill(field_reader<P, M> const& r, setup<P>& x) const {
    x.shocks = draws() != nullptr;
    each_spread([&](outlay::volatility const& v) { x.shocks = x.shocks || r.varies(v); });
    for (int i = 0; i < r.members(); ++i)
      x.spread[i] = r[detail::own_or_all(own_volatility, volatility, r.allies()[i].code)].value();
    P const rho = r[common].value(), of_drift = r[drift_common].value(), one(1.0);
    x.common = sqrt(rho);
    x.own = sqrt(one - rho);
    x.drift = r[drift].value();
    x.drift_common = sqrt(of_drift);
    x.drift_own = sqrt(one - of_drift);
    x.base_error = r[base_error].value();
  }

  template <class V> struct state {
    V walk[max_members], trend[max_members]; // s0 and the sum of a path's changes; its trend of a year
    V next[max_members], next_common;        // the second normals of a pair of years, by place
    V factor[max_members];                   // of this year
    int years;                               // that are drawn
  };
  void start(auto& s, auto const&, auto& x) const {
    using V = typename std::remove_cvref_t<decltype(s)>::value;
    for (int i = 0; i < max_members; ++i) x.walk[i] = x.trend[i] = x.next[i] = V(0.0), x.factor[i] = V(1.0);
    x.next_common = V(0.0);
    x.years = 0;
  }

  template <class S, class P, class V> struct work {
    S& s;
    setup<P> const& u;
    state<V> const& x;
    member_set at_risk;
    OUTLAY_DETAIL_INLINE void operator()(int i, typename S::row& r) const {
      if (!(at_risk >> i & 1)) return;
      V const before = r.core_means().value();
      r.scale_core(number<V>::from_value(x.factor[i]));
      if (s.measuring()) s.post(u.measures[measure::surprise], i, r.core_means().value() - before);
    }
  };
  template <class S, class P, class V> OUTLAY_DETAIL_INLINE auto guide(S& s, setup<P> const& u, state<V>& x) const {
    member_set at_risk = 0;
    if constexpr (S::random)
      if (u.shocks && s.year() > u.from) {
        while (x.years < s.year() - u.from) pass_year(s, u, x);
        at_risk = u.of & s.active();
        if (s.set().years_ahead() > 0) plan_ahead(s, x, at_risk);
      }
    return work<S, P, V>{s, u, x, at_risk};
  }

private:
  template <class F> void each_spread(F f) const {
    f(volatility);
    f(drift);
    f(base_error);
    for (auto const& own : own_volatility) f(own.value);
  }
  // Numbers of streams: changes by pairs of years, and what a path keeps.
  static constexpr std::uint64_t changes = 0, kept = 1;

  template <class S, class P, class V> [[gnu::noinline]] static void pass_year(S s, setup<P> const& u, state<V>& x) {
    V now[max_members], common = x.next_common, other;
    int const pair = x.years / 2;
    if (x.years == 0) {
      V trend;
      s.normals_of_pair(stream_kind::budgets, kept, 0, pair, trend, other);
      for (int k = 0; k < u.drawn; ++k) {
        int const i = u.member[k];
        V own, error;
        s.normals_of_pair(stream_kind::budgets, kept, u.code[k], pair, own, error);
        x.trend[i] = V(u.drift) * (V(u.drift_common) * trend + V(u.drift_own) * own);
        x.walk[i] = V(u.base_error) * error;
      }
    }
    if (x.years % 2 == 0) {
      s.normals_of_pair(stream_kind::budgets, changes, 0, pair, common, x.next_common);
      for (int k = 0; k < u.drawn; ++k)
        s.normals_of_pair(stream_kind::budgets, changes, u.code[k], pair, now[k], x.next[k]);
    } else
      for (int k = 0; k < u.drawn; ++k) now[k] = x.next[k];
    double const h = ++x.years;
    P const shared = u.base_error * u.base_error + u.drift * u.drift * P(h * h);
    for (int k = 0; k < u.drawn; ++k) {
      int const i = u.member[k];
      x.walk[i] += V(u.spread[i]) * (V(u.common) * common + V(u.own) * now[k]);
      P const variance = shared + u.spread[i] * u.spread[i] * P(h);
      x.factor[i] = exp(x.walk[i] + x.trend[i] * V(h) - V(u.centred ? P(variance * P(0.5)) : P(0.0)));
    }
  }
  // Orders that are paid later count on what budgets are now known to be over the plan's.
  template <class S, class V>
  [[gnu::cold, gnu::noinline]] static void plan_ahead(S s, state<V> const& x, member_set who) {
    for (int i = 0; i < s.members(); ++i)
      for (int k = 1; k <= s.set().years_ahead() && (who >> i & 1); ++k) {
        V& planned = s.planned_core(k, i);
        planned = planned * x.factor[i];
      }
  }
};

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/parts/targets/share_setup.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {
namespace detail {
inline namespace OUTLAY_DETAIL_ISA {

// Mean of the months of a step, each weighed by its GDP.
template <class S, class X, class Share> X mean_by_gdp(S const& s, int i, Share const& share_of_month) {
  X weight(1.0), sum(0.0), all(0.0);
  for (std::size_t m = 0; m < static_cast<std::size_t>(s.grid().months_per_step()); ++m) {
    sum = sum + weight * share_of_month(m);
    all = all + weight;
    weight = weight * X(s.month_growth(i));
  }
  return sum / all;
}
template <class S, class P, class V>
[[gnu::noinline]] P mean_of_months(S const& s, share_setup<P> const& x, share_ends<P> const& ends,
                                   share_state<V> const& st, int i) {
  return mean_by_gdp<S, P>(s, i, [&](std::size_t m) {
    if (x.geometric) return P(ends.base[i] * exp(x.log_ratio[i] * P(st.months[m])));
    if (!(x.revised >> i & 1)) return P(ends.base[i] + ends.rise[i] * P(st.months[m]));
    auto const& [old, fresh] = st.revised_months[m];
    return P(ends.base[i] + ends.rise[i] * P(old) + ends.new_rise[i] * P(fresh));
  });
}
template <class S, class P, class V>
[[gnu::noinline]] V mean_on_path(S const& s, share_setup<P> const& x, share_ends<P> const& ends,
                                 share_state<V> const& st, int i) {
  (void)x;
  return mean_by_gdp<S, V>(s, i, [&](std::size_t m) {
    auto const& [old, fresh] = st.revised_months_by_path[m];
    return V(ends.base[i]) + V(ends.rise[i]) * old + V(ends.new_rise[i]) * fresh;
  });
}

template <class S, class P, class V>
[[gnu::cold, gnu::noinline]] remainder_margin<V> const& margin_of_step(S s, share_setup<P> const& x, share_state<V>& st,
                                                                       int i) {
  auto& now = st.margins[static_cast<std::size_t>(i)];
  now.spent_in_base_year = V(P(x.spent_in_base_year[i]) * s.part_of_year(i));
  return now;
}

template <class Target, class S, class P> struct share_work {
  S& s;
  share_setup<P> const& x;
  share_ends<P> const& ends;
  share_state<typename S::value>& st;
  member_set who;
  double progress, dt;
  revised_progress<double> revised;                    // the same on every path
  revised_progress<typename S::value> revised_by_path; // where each path decides when
  member_set by_path;
  OUTLAY_DETAIL_INLINE void operator()(int i, auto& r) const {
    if (!(who >> i & 1)) return;
    using V = typename S::value;
    auto const share = gdp_share<P>::from_value(x.curved ? curved(i) : P(ends.base[i] + ends.rise[i] * P(progress)));
    auto const flow_share = share * duration<P>::from_value(P(dt));
    typename S::money means = as<V>(flow_share) * s.forecast_gdp(i, x.lag);
    if constexpr (S::events)
      if (by_path >> i & 1) {
        V const here =
            x.within ? mean_on_path(s, x, ends, st, i)
                     : V(ends.base[i]) + V(ends.rise[i]) * revised_by_path.old +
                           V(ends.new_rise[i]) * revised_by_path.fresh;
        means = gdp_share<V>::from_value(here) * duration<V>::from_value(V(dt)) * s.forecast_gdp(i, x.lag);
      }
    typename S::money moved{};
    if constexpr (!std::is_same_v<Target, core>)
      if (x.relabels && s.year() > x.base_year) [[unlikely]] moved = relabel(i, r, means);
    if (x.absorbs) means = absorbed(i, means);
    if constexpr (std::is_same_v<Target, core>) {
      r.mean_core(means);
      if (x.at_the_margin) [[unlikely]]
        r.divide_at_the_margin(margin_of_step(s, x, st, i));
    } else {
      r.mean_resilience(means);
      if (s.measuring()) {
        V const before = min(means.value(), V(ends.base[i] * P(dt)) * s.gdp_of(i).value());
        s.post(x.existing, i, before);
        s.post(x.added, i, means.value() - before);
      }
      if (x.relabels) [[unlikely]] {
        r.mean_resilience(moved);
        r.mean_core(-moved);
      }
    }
  }

private:
  // Takes from what is meant for resilience what is relabelled instead, but nothing of what exists; gives what comes
  // out of core, at most what is meant for it: core targets act first.
  template <class Row>
  OUTLAY_DETAIL_INLINE typename S::money relabel(int i, Row const& r, typename S::money& means) const {
    using V = typename S::value;
    using money = typename S::money;
    auto const of_gdp = [&](P const& share) -> money {
      return as<V>(gdp_share<P>::from_value(share) * duration<P>::from_value(P(dt))) * s.forecast_gdp(i, x.lag);
    };
    money const outside = of_gdp(x.relabelled[i]), asked = of_gdp(x.from_core[i]),
                moved = min(asked, positive_part(r.core_means()));
    means -= min(positive_part(money(means - of_gdp(ends.base[i]))),
                 money(number<V>::from_value(V(x.executed[i])) * (outside + moved)));
    if (s.measuring()) {
      s.post(x.relabelled_measure, i, outside.value());
      s.post(x.from_core_measure, i, moved.value());
      s.post(x.beyond_core_measure, i, asked.value() - moved.value());
    }
    return moved;
  }
  OUTLAY_DETAIL_INLINE P curved(int i) const {
    if (x.within) return mean_of_months(s, x, ends, st, i);
    if (x.geometric) return P(ends.base[i] * exp(x.log_ratio[i] * P(progress)));
    if (x.revised >> i & 1)
      return P(ends.base[i] + ends.rise[i] * P(revised.old) + ends.new_rise[i] * P(revised.fresh));
    return P(ends.base[i] + ends.rise[i] * P(progress));
  }
  OUTLAY_DETAIL_INLINE typename S::money absorbed(int i, typename S::money const& intended) const {
    using V = typename S::value;
    auto const at = static_cast<std::size_t>(i);
    V const wanted = intended.value() + st.waiting[at];
    // Growth from nothing has no bound: at the start, for one who joins, and where nothing was spent before.
    V const spent = select(less(V(0.0), st.last[at]), min(wanted, st.last[at] * V(x.most)), wanted);
    if (x.carries) st.waiting[at] = wanted - spent;
    st.last[at] = spent;
    return S::money::from_value(spent);
  }
};

// How far the path has come: by its profile, or between knots, whose last one holds.
template <class = void> OUTLAY_DETAIL_OUTLINE double share_progress(share_course const& x, int instant) {
  if (x.knots.empty()) return progress(x.shape, x.clock.fraction(instant));
  auto const& k = x.knots;
  double const at = x.clock.by_year() ? instant / 12 * 12 : instant;
  if (at < k.front().month) return 0; // before the path begins
  if (at <= k.front().month) return k.front().progress;
  for (std::size_t j = 1; j < k.size(); ++j)
    if (at <= k[j].month)
      return k[j - 1].progress +
             (k[j].progress - k[j - 1].progress) * (at - k[j - 1].month) / (k[j].month - k[j - 1].month);
  return k.back().progress;
}

template <class = void>
OUTLAY_DETAIL_OUTLINE revised_progress<double> revised_at(share_course const& x, int instant) {
  double const now = share_progress(x, instant);
  if (instant < x.revised_from.months) return {now, 0};
  int const at = x.clock.position(x.revised_from.months), length = x.revised_by - at;
  double const passed = length > 0 ? static_cast<double>(x.clock.position(instant) - at) / length : 1,
               q = passed < 1 ? passed : 1;
  return {share_progress(x, x.revised_from.months) * (1 - q), q};
}
// The same in a month where each path decides when: the path is kept where it stood in the first month of the revision.
template <class S, class V>
[[gnu::noinline]] revised_progress<V> revised_on_path(S s, share_course const& x, share_state<V>& st, int month) {
  V const now(share_progress(x, month)), position(static_cast<double>(x.clock.position(month))), one(1.0), none(0.0);
  auto const was = less(none, st.revised);
  st.progress = select(was, st.progress, now);
  st.position = select(was, st.position, position);
  st.revised = select(less(V(static_cast<double>(month)), s.month_of(x.revised_from)), none, one);
  V const length = V(static_cast<double>(x.revised_by)) - st.position;
  V const q = select(less(none, length), min(one, (position - st.position) / max(length, one)), one);
  auto const is = less(none, st.revised);
  return {select(is, st.progress * (one - q), now), select(is, q, none)};
}

// The same in a step, from what each of its months says.
template <class S, class V>
[[gnu::noinline]] revised_progress<V> revised_in_step(S s, share_course const& x, share_state<V>& st) {
  auto const first = revised_on_path(s, x, st, s.month());
  if (x.within) st.revised_months_by_path[0] = first;
  for (int m = s.month() + 1; m < s.next_month(); ++m) {
    auto const now = revised_on_path(s, x, st, m);
    if (x.within) st.revised_months_by_path[static_cast<std::size_t>(m - s.month())] = now;
  }
  return first;
}
template <class S, class V> [[gnu::noinline]] void pass_months(S s, share_course const& x, share_state<V>& st) {
  for (std::size_t m = 0; m < st.months.size(); ++m) {
    int const month = s.month() + static_cast<int>(m);
    st.months[m] = share_progress(x, month);
    if (s.fixed(x.revised_from)) st.revised_months[m] = revised_at(x, month);
  }
}

// What the plan means for core in the same step of later years, as far as events have come: the path, at known growth.
template <class S, class P, class V>
[[gnu::cold, gnu::noinline]] void plan_ahead(S s, share_setup<P> const& x, share_state<V> const& st) {
  auto const revised_then = [&](int month) -> revised_progress<V> {
    if (s.fixed(x.revised_from)) {
      auto const [old, fresh] = revised_at(x, month);
      return {V(old), V(fresh)};
    }
    V const whole(1.0), none(0.0), length = V(static_cast<double>(x.revised_by)) - st.position,
            passed = V(static_cast<double>(x.clock.position(month))) - st.position,
            q = select(less(none, length), min(whole, passed / max(length, whole)), whole);
    auto const is = less(none, st.revised);
    return {select(is, st.progress * (whole - q), V(share_progress(x, month))), select(is, q, none)};
  };
  auto const share_then = [&](int i, int month) {
    P const base = x.spent.base[i];
    if (x.geometric) return V(P(base * exp(x.log_ratio[i] * P(share_progress(x, month)))));
    if (!(x.revised >> i & 1)) return V(P(base + x.spent.rise[i] * P(share_progress(x, month))));
    auto const [old, fresh] = revised_then(month);
    return V(base) + V(x.spent.rise[i]) * old + V(x.spent.new_rise[i]) * fresh;
  };
  for (int i = 0; i < s.members(); ++i)
    for (int k = 1; k <= s.set().years_ahead() && ((x.of & s.active()) >> i & 1); ++k) {
      int const month = s.month() + 12 * k;
      auto const in_month = [&](std::size_t m) { return share_then(i, month + static_cast<int>(m)); };
      V const share = x.within ? mean_by_gdp<S, V>(s, i, in_month) : in_month(0);
      s.planned_core(k, i) += share * V(s.dt().value()) * s.gdp_ahead(i, k, x.lag);
    }
}

// Less what is relabelled out of it then.
template <class S, class P> [[gnu::cold, gnu::noinline]] void plan_relabelling(S s, share_setup<P> const& x) {
  using V = typename S::value;
  for (int i = 0; i < s.members(); ++i)
    for (int k = 1; k <= s.set().years_ahead() && ((x.of & s.active()) >> i & 1); ++k) {
      V& planned = s.planned_core(k, i);
      planned = max(planned - V(x.from_core[i]) * V(s.dt().value()) * s.gdp_ahead(i, k, x.lag), V(0.0));
    }
}

template <class Target, class S, class P, class V>
OUTLAY_DETAIL_INLINE auto guide_share(S& s, share_setup<P> const& x, share_state<V>& st) {
  share_work<Target, S, P> w{s,
                             x,
                             s.year() > x.base_year ? x.spent : x.meant,
                             st,
                             x.of & s.active(),
                             share_progress(x, s.month()),
                             s.dt().value(),
                             {0, 0},
                             {V(0.0), V(0.0)},
                             0};
  if (x.within) pass_months(s, x, st);
  if (x.revised) {
    if (s.fixed(x.revised_from)) w.revised = revised_at(x, s.month());
    else {
      w.revised_by_path = revised_in_step(s, x, st);
      w.by_path = x.revised;
    }
  }
  if (s.set().years_ahead() > 0) {
    if constexpr (std::is_same_v<Target, core>) plan_ahead(s, x, st);
    else if (x.relabels) plan_relabelling(s, x);
  }
  return w;
}

} // namespace OUTLAY_DETAIL_ISA
} // namespace detail

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/parts/stocks/stock_setup.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay::detail {
inline namespace OUTLAY_DETAIL_ISA {

/// How far each area's target has come at the end of the lead, over the opening stock, and what it asks for.
template <class S, class Areas, int Stages> struct stock_target {
  using V = typename S::value;
  using P = typename S::param;
  static constexpr int n = Areas::count;
  using setup = stock_setup<P, Areas, Stages>;
  using state = stock_state<V, Areas, Stages>;
  using own_times = std::vector<per_area<time_span>>;

  // The same where each path decides when targets begin to rise.
  struct levels_on_path {
    number<V> level[std::size_t{n}];
    bool used = false;
  };
  struct no_levels_on_path {};

  // Where a run does not vary them, targets are the same on all paths: their units are worked out for all members at
  // once, and the loop over members finds them in memory. It pays where many paths share them.
  static constexpr bool at_once = std::is_same_v<P, double> && width_of<V> >= 8;
  struct units_of_all {
    double of[std::size_t{n}][max_members];
    units_of_all() {} // filled later
  };
  struct no_units_of_all {};

  number<P> level[std::size_t{n}];
  [[no_unique_address]] std::conditional_t<at_once, units_of_all, no_units_of_all> units;
  [[no_unique_address]] std::conditional_t<S::events, levels_on_path, no_levels_on_path> by_path;

  OUTLAY_DETAIL_INLINE stock_target(S& s, by_area<outlay::lift, Areas> const& lift, time_span const& over,
                                    own_times const& own_over, setup const& u) {
    if constexpr (S::events)
      if (!s.fixed(u.start)) {
        fill(by_path, s, lift, over, own_over, u);
        work_out(s, u);
        return;
      }
    auto const one = number<P>::from_value(P(1.0));
    auto const passed = [&](int a) {
      int const steps = Stages == 0 ? 1 : u.lead_steps[a];
      double const ahead = (s.month() + steps * s.grid().months_per_step() - u.start.months) / 12.0;
      return duration<P>::from_value(P(ahead > 0 ? ahead : 0));
    };
    auto progress = min(one, number<P>(passed(0) / s[over]));
#pragma GCC unroll 8
    for (int a = 0; a < n; ++a) {
      if (Stages > 0 && a > 0 && !u.one_lead) progress = min(one, number<P>(passed(a) / s[over]));
      level[a] = one + s[lift[a]] * progress;
    }
    for (auto const& o : own_over)
      for (int a = 0; a < n; ++a)
        if (Areas::list[static_cast<std::size_t>(a)] == o.which)
          level[a] = one + s[lift[a]] * min(one, number<P>(passed(a) / s[o.value]));
    work_out(s, u);
  }

  /// What an area lacks beyond what will be left of stock and orders; 0 where it lacks nothing.
  OUTLAY_DETAIL_INLINE stock_value<V> demand(setup const& u, state const& x, int i, int a,
                                             stock_value<V> const& kept_at_end) const {
    stock_value<V> gap(wanted(u, i, a) - kept_at_end);
    if constexpr (S::events)
      if (by_path.used && !(u.flat >> i & 1))
        gap = stock_value<V>::from_value(V(u.opening[i][a])) * by_path.level[a] - kept_at_end;
    if constexpr (Stages > 0)
      for (int h = 0; h < Stages; ++h) gap -= x.on_order[i][a][h] * number<V>::from_value(V(u.keep_stage[a][h]));
    return positive_part(gap);
  }
  /// What wear leaves of a stock until the end of the lead.
  OUTLAY_DETAIL_INLINE stock_value<V> kept(setup const& u, state const& x, int i, int a) const {
    return x.stock[i][a] * number<V>::from_value(V(u.keep_lead[a]));
  }

private:
  OUTLAY_DETAIL_INLINE void work_out(S const& s, setup const& u) {
    if constexpr (at_once) {
      using some = pack<double, native_width>;
      for (int a = 0; a < n; ++a)
        for (int i = 0; i < max_members; i += native_width)
          (some::load(u.opened[a] + i) * some(level[a].value())).store(units.of[a] + i);
      for (member_set left = u.flat; left != 0; left &= left - 1)
        for (int i = std::countr_zero(left), a = 0; a < n; ++a) units.of[a][i] = u.opened[a][i];
    } else (void)s, (void)u;
  }
  OUTLAY_DETAIL_INLINE stock_value<V> wanted(setup const& u, int i, int a) const {
    if constexpr (at_once) return stock_value<V>::from_value(V(units.of[a][i]));
    else {
      auto const want = (u.flat >> i & 1) ? number<P>::from_value(P(1.0)) : level[a];
      return stock_value<V>::from_value(V(u.opening[i][a])) * as<V>(want);
    }
  }
  void fill(levels_on_path& to, S& s, by_area<outlay::lift, Areas> const& lift, time_span const& over,
            own_times const& own_over, setup const& u) {
    to.used = true;
    for (int a = 0; a < n; ++a) {
      V const ahead =
          V(static_cast<double>(s.month() + u.lead_steps[a] * s.grid().months_per_step())) - s.month_of(u.start);
      V const passed = max(ahead, V(0.0)) / V(12.0);
      V time(s[over].value());
      for (auto const& o : own_over)
        if (Areas::list[static_cast<std::size_t>(a)] == o.which) time = V(s[o.value].value());
      level[a] = zero<number<P>>();
      to.level[a] = number<V>::from_value(V(1.0) + V(s[lift[a]].value()) * min(V(1.0), passed / time));
    }
  }
};

/// The work that tells industry what all members want, before orders are placed.
template <class S, class Areas, int Stages> struct stock_demand {
  using V = typename S::value;
  static constexpr int n = Areas::count;
  S& s;
  stock_setup<typename S::param, Areas, Stages> const& u;
  stock_state<V, Areas, Stages> const& x;
  stock_target<S, Areas, Stages> goal;
  member_set who;
  stock_value<V> sum[std::size_t{n}];
  OUTLAY_DETAIL_INLINE void operator()(int i, typename S::row&) {
    if (!(who >> i & 1)) return;
    for (int a = 0; a < n; ++a) sum[a] += goal.demand(u, x, i, a, goal.kept(u, x, i, a));
  }
  OUTLAY_DETAIL_INLINE void finish() {
    for (int a = 0; a < n; ++a) s.demand(Areas::list[static_cast<std::size_t>(a)]) += sum[a];
  }
};

} // namespace OUTLAY_DETAIL_ISA
} // namespace outlay::detail
#include <outlay/numbers/exact_end.hpp>

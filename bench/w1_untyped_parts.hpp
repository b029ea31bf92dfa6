// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// The six parts of W1 as the library has them, with a plain V in place of every quantity.
#pragma once

#include "w1_inputs.hpp"
#include "w1_untyped_model.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <outlay/numbers/exact_begin.hpp>

namespace w1 {
namespace untyped {

inline constexpr member_set everybody = (member_set{1} << members) - 1;
inline constexpr member_set payers    = everybody & ~member_set{1};
inline constexpr int first_month      = start * 12;
inline constexpr int n                = areas;
inline constexpr auto five            = outlay::five_areas::list;

// A percentage goes through 100 on its way into a field of the library and back.
inline double through_percent(double x) { return 100 * x / 100; }

struct economy {
  member_set of = everybody;
  std::vector<double> baseline;   // [step][member]
  double spread[max_members]{}, drift[max_members]{};
  double common = 0, own = 0;
  bool shocks = false;
  int drawn = 0, place[max_members]{};
  std::uint64_t code[max_members]{};   // by place
  static constexpr int batch = 16;

  economy(inputs const& in, time_grid const& grid) : baseline(static_cast<std::size_t>(grid.steps()) * max_members) {
    auto const correlation = through_percent(rho);
    common = outlay::sqrt(correlation);
    own    = outlay::sqrt(1.0 - correlation);
    for (std::size_t i = 0; i < members; ++i) {
      place[i]          = drawn;
      code[drawn++]     = outlay::member_code(member_code(static_cast<int>(i))).packed();
      auto const growth = outlay::log(1.0 + 100 * std::expm1(in.mu[i]) / 100 + 0.0);
      auto const factor = outlay::exp(growth * grid.dt());
      auto annual       = in.gdp0[i];
      for (std::size_t t = 0; t < static_cast<std::size_t>(grid.steps()); ++t) {
        annual                        = annual * factor;
        baseline[t * max_members + i] = annual;
      }
      auto const sigma = through_percent(in.sigma[i]);
      spread[i]        = sigma * outlay::sqrt(grid.dt());
      drift[i]         = -(sigma * sigma * (grid.dt() / 2));
      shocks           = shocks || sigma != 0;
    }
  }

  template <class V> struct state {
    V shock[max_members], now[batch], next[max_members], next_common;
  };
  template <class V> void begin(state<V>& x) const {
    for (int i = 0; i < max_members; ++i) x.shock[i] = x.next[i] = V(0.0);
    x.next_common = V(0.0);
  }
  template <class V> struct work {
    step<V>& s;
    economy const& u;
    state<V>& x;
    V z;
    bool even, remembers;
    OUTLAY_DETAIL_INLINE void operator()(int i, row<V>&) {
      if (!(u.of >> i & 1)) return;
      V const level(s.of->baseline[i]);
      if (u.shocks) {
        V e;
        int const k = u.place[i];
        if (even) {
          if (k % batch == 0) s.normals(0, u.code + k, u.drawn - k < batch ? u.drawn - k : batch, x.now, x.next + k);
          e = x.now[k % batch];
        } else e = x.next[k];
        V const shock = z + V(u.own) * e;
        x.shock[i] += V(u.spread[i]) * shock + V(u.drift[i]);
        V const factor = outlay::exp(x.shock[i]);
        if (remembers) s.remember(i, factor);
        s.of->actual[i] = level * factor;
        return;
      }
      if (remembers) s.remember(i, V(1.0));
      s.of->actual[i] = level;
    }
  };
  template <class V> OUTLAY_DETAIL_INLINE auto grow(step<V>& s, state<V>& x) const {
    s.of->baseline = baseline.data() + static_cast<std::size_t>(s.index) * max_members;
    work<V> w{s, *this, x, V(0.0), s.index % 2 == 0, s.of->memory > 0};
    if (shocks) {
      V z;
      if (w.even) s.normals(0, 0, z, x.next_common);
      else z = x.next_common;
      w.z = V(common) * z;
    }
    return w;
  }
};

struct share_target {
  member_set of = everybody;
  double base[max_members]{}, rise[max_members]{};
  outlay::path_clock clock{std::chrono::year(start) / 1, std::chrono::year(start + 10) / 1, "share_target", "by"};
  outlay::profile shape = outlay::profile::linear;
  int lag               = 0;
  bool ration = false, absorbs = false;
  double most = 1;   // growth a step, where a member absorbs no more

  explicit share_target(inputs const& in) {
    for (std::size_t i = 0; i < members; ++i) {
      base[i] = through_percent(in.share0[i]);
      rise[i] = outlay::max(base[i], share_goal) - base[i];
    }
  }
  template <class V> struct state {
    V last[max_members], waiting[max_members];
  };
  template <class V> struct work {
    step<V>& s;
    share_target const& x;
    state<V>& st;
    member_set who;
    double progress, dt;
    OUTLAY_DETAIL_INLINE void operator()(int i, row<V>& r) const {
      if (!(who >> i & 1)) return;
      auto const share = x.base[i] + x.rise[i] * progress;
      V means = V(share * dt) * s.forecast_gdp(i, x.lag);
      if (x.absorbs) means = absorbed(i, means);
      r.mean_core(means);
    }

  private:
    OUTLAY_DETAIL_INLINE V absorbed(int i, V const& intended) const {
      V const wanted = intended + st.waiting[i];
      V const spent  = s.index == 0 ? wanted : outlay::min(wanted, st.last[i] * V(x.most));
      st.waiting[i]  = wanted - spent;
      return st.last[i] = spent;
    }
  };
  template <class V> OUTLAY_DETAIL_INLINE auto guide(step<V>& s, state<V>& x) const {
    return work<V>{s, *this, x, of & s.active(), outlay::progress(shape, clock.fraction(s.month())), s.set->grid.dt()};
  }
};

struct capital_contribution {
  double subscribed = 135, part_paid_in = 0.2;
  int parts = instalments, first = first_month + first_instalment, months_between = 12;
  member_set founders = payers;
  std::vector<double> fixed = std::vector<double>(max_members);
  key by{};
  bool counts = true;

  template <class V> OUTLAY_DETAIL_INLINE auto claim(step<V>& s) const {
    int due = 0;
    for (int k = 0; k < parts; ++k) {
      int const at = first + k * months_between;
      due += at >= s.month() && at < s.month() + s.set->grid.months_per_step();
    }
    auto const part = part_paid_in * (static_cast<double>(due) / parts);
    return make_levy<claim_class::paid_in>(s, due > 0, subscribed, part, by, fixed.data(), founders,
                                         charge{account::paid_in, counts}, 0);
  }
};

struct pledge_part {
  double amount = pledge / (1.0 / 12), growth = 0;
  int from = first_month + first_pledge;
  member_set who = payers;
  std::vector<double> fixed = std::vector<double>(max_members);
  key by{};
  account to  = account::aid;
  bool counts = true;

  template <class V> OUTLAY_DETAIL_INLINE auto claim(step<V>& s) const {
    int const now = s.month(), last = now + s.set->grid.months_per_step();
    int const first = now > from ? now : from;
    double months   = last > first ? last - first : 0.0;
    if (growth != 0 && last > first) {
      auto const gamma = outlay::log(1.0 + growth);
      months           = 0;
      for (int m = first; m < last; ++m) months = months + outlay::exp(gamma * ((m - from) / 12.0));
    }
    return make_levy<claim_class::pledges>(s, last > first, amount, months / 12.0, by, fixed.data(), who,
                                         charge{to, counts}, 1);
  }
};

struct learning {
  double exponent[n], before[n];

  explicit learning(inputs const& in) {
    for (std::size_t a = 0; a < areas; ++a) {
      exponent[a] = in.learn[a];
      before[a]   = in.holding[a];
    }
  }
  template <class V> struct work {
    step<V>& s;
    OUTLAY_DETAIL_INLINE void operator()(int, row<V>&) const {}
  };
  template <class V> OUTLAY_DETAIL_INLINE auto grow(step<V>& s) const {
    auto const which = [](int a) { return static_cast<int>(five[static_cast<std::size_t>(a)]); };
    V of_start[n];
#pragma GCC unroll 8
    for (int a = 0; a < n; ++a) {
      V const q0(before[a]);
      of_start[a] = (q0 + s.of->started[which(a)]) / q0;
    }
    for (int a = 0; a < n; ++a) of_start[a] = outlay::log(of_start[a]);
    for (int a = 0; a < n; ++a) s.of->price_factor[which(a)] *= outlay::exp(-(V(exponent[a]) * of_start[a]));
    return work<V>{s};
  }
};

struct stockpile_growth {
  member_set holders = payers, flat = 0;
  double opening[max_members][n]{}, opened[n][max_members]{};   // the same by area
  double lift[n], keep[n], cost[n];
  double over = ramp, start_month = first_month, share = equipment_share;

  stockpile_growth(inputs const& in, time_grid const& grid) {
    for (std::size_t a = 0; a < areas; ++a) {
      lift[a] = through_percent(in.lift[a]);
      keep[a] = outlay::pow(1.0 - through_percent(in.attr[a]), grid.dt());
      cost[a] = in.cost0[a];
      for (std::size_t i = 1; i < members; ++i) opened[a][i] = opening[i][a] = in.stock0[i][a];
    }
  }
  template <class V> struct state {
    V stock[max_members][n];
  };
  template <class V> void begin(step<V>& s, state<V>& x) const {
    for (int i = 0; i < max_members; ++i)
      for (int a = 0; a < n; ++a) x.stock[i][a] = V(opening[i][a]);
    s.of->stocks.push_back({&x.stock[0][0], &opening[0][0], holders, five.data(), n});
  }
  template <class V> struct work {
    step<V>& s;
    stockpile_growth const& u;
    state<V>& x;
    member_set who;
    double share;
    double level[n], units[n][max_members];
    static constexpr bool at_once = outlay::width_of<V> >= 8;
    V price[n];
    V started[n];
    V kept[n], order[n];

    // Where many paths share them, units of all members at once: in the loop a target is a number in memory.
    OUTLAY_DETAIL_INLINE work(step<V>& of_run, stockpile_growth const& part, state<V>& stocks)
        : s(of_run), u(part), x(stocks), who(u.holders & s.active()), share(u.share) {
      double const ahead  = (s.month() + s.set->grid.months_per_step() - u.start_month) / 12;
      auto const progress = outlay::min(1.0, (ahead > 0 ? ahead : 0) / u.over);
      using some          = outlay::pack<double, outlay::native_width>;
#pragma GCC unroll 8
      for (int a = 0; a < n; ++a) {
        level[a] = 1.0 + u.lift[a] * progress;
        for (int i = 0; at_once && i < max_members; i += outlay::native_width)
          (some::load(u.opened[a] + i) * some(level[a])).store(units[a] + i);
        price[a]   = V(u.cost[a]) * s.of->price_factor[static_cast<int>(five[static_cast<std::size_t>(a)])];
        started[a] = V(0.0);
      }
      for (int i = 0; at_once && u.flat >> i; ++i)
        if (u.flat >> i & 1)
          for (int a = 0; a < n; ++a) units[a][i] = u.opened[a][i];
    }

    OUTLAY_DETAIL_INLINE void operator()(int i, row<V>& r) {
      if (!(who >> i & 1)) return;
      bool const is_flat = u.flat >> i & 1;
      V want = row<V>::nothing();
#pragma GCC unroll 8
      for (int a = 0; a < n; ++a) {
        kept[a]  = x.stock[i][a] * V(u.keep[a]);
        order[a] = row<V>::positive_part((at_once ? V(units[a][i]) : V(u.opening[i][a]) * V(is_flat ? 1.0 : level[a])) -
                                         kept[a]);
        want += price[a] * order[a];
      }
      r.want_equipment(want, share);
    }
    OUTLAY_DETAIL_INLINE void granted(int i, row<V>& r) {
      if (!(who >> i & 1)) return;
      V const f = r.equipment_granted();
      V begun{}, wanted{};
#pragma GCC unroll 8
      for (int a = 0; a < n; ++a) {
        V const bought = f * order[a];
        started[a] += bought;
        x.stock[i][a] = kept[a] + bought;
        if (s.of->measuring) {
          begun += price[a] * bought;
          wanted += price[a] * order[a];
        }
      }
      if (s.of->measuring) {
        s.post(2, i, begun);
        s.post(3, i, wanted - begun);
      }
    }
    OUTLAY_DETAIL_INLINE void finish() {
#pragma GCC unroll 8
      for (int a = 0; a < n; ++a) s.of->started[static_cast<int>(five[static_cast<std::size_t>(a)])] += started[a];
    }
  };
  template <class V> OUTLAY_DETAIL_INLINE auto buy(step<V>& s, state<V>& x) const {
    return work<V>(s, *this, x);
  }
};

}  // namespace untyped
}  // namespace w1

#include <outlay/numbers/exact_end.hpp>

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/part.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// A member's stocks at the start of the horizon, by area, in units (thousand items; or billions of constant dollars
/// where a unit is worth one).
template <class Areas> struct opening_stock {
  member_code code;
  std::array<double, Areas::count> units;
};

/// Stocks by area that are to grow by a lift over some years: losses replaced, orders limited by the equipment money.
template <class Areas = five_areas> struct stockpile_growth {
  [[no_unique_address]] named_only _{};
  static constexpr std::string_view kind = "stockpile_growth";
  std::string name = "";
  by_area<outlay::lift, Areas> lift;              ///< growth target of each area over the opening stock
  time_span over;                                 ///< time in which the lift is reached
  std::optional<date> from = {};                  ///< start; the start of the horizon unless given
  std::vector<opening_stock<Areas>> opening;      ///< members that hold stocks; others neither hold nor buy
  std::vector<member_code> flat = {};             ///< members whose lift is 0: they only replace losses
  by_area<ratio, Areas> attrition = 0_pct;        ///< loss a year
  by_area<item_cost, Areas> unit_cost = billions<usd_2021>(1) / stock_value<>::from_value(1); ///< in the alliance's money
  ratio equipment_share = 35_pct;                 ///< part of what the budget leaves after claims that may buy stocks

  void check(auto& c) const {
    c("lift", lift);
    c("over", over);
    c("attrition", attrition);
    c("equipment_share", equipment_share);
    c.require(detail::field_access::raw(over) > 0, "over", text(detail::field_access::raw(over)) + " years", "more than 0");
    for (item_cost const& f : unit_cost.each) {
      c("unit_cost", f, member_set{0});
      using M = typename std::remove_cvref_t<decltype(c.allies())>::money;
      c.require(f.money() == id_of<M>, "unit_cost", "in " + to_string(f.money()), "a cost in the alliance's money, " + to_string(id_of<M>));
    }
    c.require(!opening.empty(), "opening", "no member", "at least one member with its stocks");
    for (auto const& o : opening) {
      c.allies().index_of(o.code, c.part(), "opening");
      for (double const x : o.units)
        c.require(std::isfinite(x) && x >= 0, "opening", text(x) + " for " + o.code.text(), "0 or more");
      int times = 0;
      for (auto const& other : opening) times += other.code == o.code;
      c.require(times == 1, "opening", o.code.text() + " twice", "each member once");
    }
    for (member_code const m : flat) c.allies().index_of(m, c.part(), "flat");
  }

  static constexpr int n = Areas::count;
  template <class P> struct setup {
    member_set holders, flat;
    member_set buys_other_equipment;
    double opening[max_members][n];
    P keep[n];                         // (1 - attrition)^dt
    P cost[n];                         // billions a unit
    double start_month;
  };
  template <class P, class M> auto prepare(field_reader<P, M> const& r) const {
    setup<P> x{};
    for (auto const& o : opening) {
      int const i = r.allies().index_of(o.code, detail::label(*this), "opening");
      x.holders |= member_set{1} << i;
      for (int a = 0; a < n; ++a) x.opening[i][a] = o.units[static_cast<std::size_t>(a)];
    }
    for (member_code const m : flat) x.flat |= member_set{1} << r.allies().index_of(m, detail::label(*this), "flat");
    x.buys_other_equipment = Areas::covers_other ? x.holders : 0;
    for (int a = 0; a < n; ++a) {
      x.keep[a] = pow(P(1.0) - r[attrition[a]].value(), P(r.grid().dt()));
      x.cost[a] = r.plain(unit_cost[a]);
    }
    // A year stands for its end: 'the next n years' excludes it.
    x.start_month = from ? from->months() + (from->is_year() ? 12 : 0) : r.grid().month_of(0);
    return x;
  }

  template <class V> struct state {
    stock_value<V> stock[max_members][n];
  };
  template <class S, class P, class V> void start(S& s, setup<P> const& x, state<V>& st) const {
    for (int i = 0; i < max_members; ++i)
      for (int a = 0; a < n; ++a) st.stock[i][a] = stock_value<V>::from_value(V(x.opening[i][a]));
    s.show_stocks({&st.stock[0][0], &x.opening[0][0], x.holders, Areas::list.data(), n});
  }

  template <class S> using unit_cost_of = outlay::unit_cost<typename S::ledger_money, typename S::value>;
  template <class S, class P, class V> struct work {
    using items = stock_value<V>;
    S& s;
    setup<P> const& u;
    state<V>& x;
    unit_cost_of<S> price[n];
    number<P> wanted_level[n]; // of the opening stock, at the end of this step
    number<P> share;
    items started[n];
    items kept[n], order[n];

    OUTLAY_DETAIL_INLINE void operator()(int i, typename S::row& r) {
      if (!(u.holders >> i & 1)) return;
      bool const is_flat = u.flat >> i & 1;
      typename S::money want{};
#pragma GCC unroll 8
      for (int a = 0; a < n; ++a) {
        kept[a] = x.stock[i][a] * number<V>::from_value(V(u.keep[a]));
        auto const level = is_flat ? number<P>::from_value(P(1.0)) : wanted_level[a];
        order[a] = positive_part(items(as<V>(stock_value<P>(stock_value<P>::from_value(P(u.opening[i][a])) * level)) - kept[a]));
        want += price[a] * order[a];
      }
      r.want_equipment(want, share);
    }
    OUTLAY_DETAIL_INLINE void granted(int i, typename S::row& r) {
      if (!(u.holders >> i & 1)) return;
      auto const f = r.equipment_granted();
#pragma GCC unroll 8
      for (int a = 0; a < n; ++a) {
        items const bought = f * order[a];
        x.stock[i][a] = kept[a] + bought;
        started[a] += bought;
      }
    }
    OUTLAY_DETAIL_INLINE void finish() {
#pragma GCC unroll 8
      for (int a = 0; a < n; ++a) s.started(Areas::list[static_cast<std::size_t>(a)]) += started[a];
    }
  };
  template <class S, class P, class V> OUTLAY_DETAIL_INLINE auto buy(S& s, setup<P> const& u, state<V>& x) const {
    work<S, P, V> w{s, u, x, {}, {}, s[equipment_share], {}, {}, {}};
    // The demand of a step looks one step ahead, where its deliveries arrive.
    double const ahead = (s.month() + s.grid().months_per_step() - u.start_month) / 12;
    auto const progress = min(number<P>::from_value(P(1.0)),
                              number<P>(duration<P>::from_value(P(ahead > 0 ? ahead : 0)) / s[over]));
#pragma GCC unroll 8
    for (int a = 0; a < n; ++a) {
      w.wanted_level[a] = number<P>::from_value(P(1.0)) + s[lift[a]] * progress;
      w.price[a] = unit_cost_of<S>::from_value(V(u.cost[a])) * s.price_factor(Areas::list[static_cast<std::size_t>(a)]);
      w.started[a] = zero<stock_value<V>>();
    }
    return w;
  }
};

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

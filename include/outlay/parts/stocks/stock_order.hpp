// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <new>
#include <outlay/parts/stocks/after_order.hpp>
#include <outlay/parts/stocks/delivery_stages.hpp>
#include <outlay/parts/stocks/spend_out.hpp>
#include <outlay/parts/stocks/stock_target.hpp>
#include <outlay/parts/stocks/upkeep.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay::detail {
inline namespace OUTLAY_DETAIL_ISA {

// Packs that are set later: {} would fill those of a large aggregate with zeros in every step.
template <class T, int N> struct set_later {
  T of[std::size_t{N}];
  OUTLAY_DETAIL_INLINE set_later() {}
  OUTLAY_DETAIL_INLINE T& operator[](int k) { return of[k]; }
  OUTLAY_DETAIL_INLINE T const& operator[](int k) const { return of[k]; }
};
// A value that does not begin unless it is needed.
template <class T> union unbegun {
  T value;
  unbegun() {}
};

/// The work of a step in which members order what their stocks lack: losses and the rise of the target, limited by
/// industry, then by what the row grants.
template <class S, class Areas, int Stages> struct stock_order {
  using V = typename S::value;
  using P = typename S::param;
  using items = stock_value<V>;
  using money = typename S::money;
  static constexpr int n = Areas::count;
  template <class T> using by_area_of = std::conditional_t<numeric::is_pack<V>, set_later<T, n>, T[std::size_t{n}]>;
  S& s;
  stock_setup<P, Areas, Stages> const& u;
  stock_state<V, Areas, Stages>& x;
  stock_target<S, Areas, Stages> goal;
  member_set who;
  number<P> at_order;    // part of the cost paid with the order: the advance, and the rest of what arrives at once
  number<P> at_delivery; // part of the cost paid for what arrives of earlier orders
  number<P> advance;
  by_area_of<unit_cost<typename S::ledger_money, V>> price;
  by_area_of<items> started;
  by_area_of<items> kept, order;
  V unstarted_industry;
  bool measuring, after; // after: whether anything is left to do for a member once it has bought
  bool levels;           // whether somebody may read levels in this step
  V *flow_of_starts, *flow_of_deliveries; // where they are reported, null where nobody asked
  by_area_of<V> demand; // before industry's limit, at the unit cost of the step

  OUTLAY_DETAIL_INLINE void operator()(int i, typename S::row& r) {
    if (!(who >> i & 1)) return;
    money want = S::row::no_money(), owed{};
    unstarted_industry = V(0.0);
#pragma GCC unroll 8
    for (int a = 0; a < n; ++a) {
      kept[a] = x.stock[i][a] * number<V>::from_value(V(u.keep[a]));
      order[a] = goal.demand(u, x, i, a, Stages > 0 ? goal.kept(u, x, i, a) : kept[a]);
      if constexpr (S::supply_limited) {
        items const can = order[a] * s.supply(Areas::list[static_cast<std::size_t>(a)]);
        if (measuring) {
          demand[a] = (price[a] * order[a]).value();
          unstarted_industry += (demand[a] - (price[a] * can).value());
        }
        order[a] = can;
      }
      if constexpr (Stages > 0)
        if (!u.one_lead) {
          want += price[a] * order[a] * as<V>(at_order_in(a));
          owed += price[a] * x.on_order[i][a][Stages - 1] * as<V>(at_delivery_in(a));
          continue;
        }
      want += price[a] * order[a];
      if constexpr (Stages > 0) owed += price[a] * x.on_order[i][a][Stages - 1];
    }
    if constexpr (Stages > 0) {
      if (u.one_lead) {
        want = want * as<V>(at_order);
        owed = owed * as<V>(at_delivery);
      }
      if (!u.spend_out.slice.empty()) [[unlikely]] {
        money all{};
        for (int a = 0; a < n; ++a) all += price[a] * order[a];
        V const asked = can_commit(s, u, x, i, all.value(), r.core_means().value(), r.free_core().value());
        want = money::from_value(V(u.spend_out.slice[0]) * asked);
        owed = money::from_value(x.due[u.spend_out.place(i, 0)]);
      }
      r.owe_equipment(owed);
    }
    r.want_equipment(want, number<P>::from_value(u.share[i]), u.share_of_base);
    if (after && u.upkeep.measure >= 0) [[unlikely]] r.tell_operations();
  }
  OUTLAY_DETAIL_INLINE void granted(int i, typename S::row& r) {
    if (!(who >> i & 1)) {
      if (measuring && levels && (u.holders >> i & 1)) {
        u.measures.post_absent(s, i);
        s.post(u.spend_out.to_pay, i, V(0.0));
      }
      return;
    }
    auto f = r.equipment_granted();
    if constexpr (Stages > 0)
      if (!u.spend_out.slice.empty()) [[unlikely]]
        f = number<V>::from_value(pay_slices(s, u, x, i, f.value(), r.owed_beyond_share().value()));
    // Of packs before the loop, so that registers need not hold a member's numbers beyond it.
    if constexpr (numeric::is_pack<V>) {
      unbegun<aftermath> late;
      if (after) {
        ::new (static_cast<void*>(&late.value))
            aftermath{u, x, advance, {}, {}, {}, {}, unstarted_industry, measuring};
        copy_to(late.value);
      }
      take(i, f);
      if (after && u.upkeep.measure >= 0) post_operations_short(s, u, x, i, r.told_operations().value());
      if (after) r.give_in_kind(money::from_value(late.value(s, i, f)));
      return;
    }
    take(i, f);
    if (!after) return;
    if (u.upkeep.measure >= 0) post_operations_short(s, u, x, i, r.told_operations().value());
    // a projection reads levels once a year; of packs this would be more code in every tile
    if constexpr (std::is_same_v<V, double>)
      if (!u.measures.by_area && !s.gives_in_kind()) {
        money begun{}, delivered{}, wanted{}, on_the_way{};
#pragma GCC unroll 8
        for (int a = 0; a < n; ++a) {
          begun += price[a] * (f * order[a]);
          delivered += price[a] * (x.stock[i][a] - kept[a]);
        }
        if (flow_of_starts) flow_of_starts[i] += begun.value();
        if (flow_of_deliveries) flow_of_deliveries[i] += delivered.value();
        if (!levels) return;
#pragma GCC unroll 8
        for (int a = 0; a < n; ++a) {
          wanted += price[a] * order[a];
          if constexpr (Stages > 0)
            for (int h = 0; h < Stages; ++h) on_the_way += price[a] * x.on_order[i][a][h];
        }
        after_order<S, Areas, Stages>::post_levels(s, u, x, i, unstarted_industry, (wanted - begun).value(),
                                                   (on_the_way * as<V>(advance)).value());
        return;
      }
    aftermath late{u, x, advance, {}, {}, {}, {}, unstarted_industry, measuring};
    copy_to(late);
    r.give_in_kind(money::from_value(late(s, i, f)));
  }
  OUTLAY_DETAIL_INLINE void finish() {
#pragma GCC unroll 8
    for (int a = 0; a < n; ++a) s.started(Areas::list[static_cast<std::size_t>(a)]) += started[a];
  }

private:
  // The same of an area where leads differ.
  OUTLAY_DETAIL_INLINE number<P> at_order_in(int a) const {
    return Stages == 1 ? advance + (number<P>::from_value(P(1.0)) - advance) * number<P>::from_value(P(u.pass[a]))
                       : advance;
  }
  OUTLAY_DETAIL_INLINE number<P> at_delivery_in(int a) const {
    return (number<P>::from_value(P(1.0)) - advance) * number<P>::from_value(P(u.pass[a]));
  }
  using aftermath = after_order<S, Areas, Stages>;
  OUTLAY_DETAIL_INLINE void take(int i, number<V> const& f) {
#pragma GCC unroll 8
    for (int a = 0; a < n; ++a) {
      items const bought = f * order[a];
      started[a] += bought;
      items arrived = bought;
      if constexpr (Stages > 0) arrived = pass_on<V>(x.on_order[i][a], bought, number<V>::from_value(V(u.pass[a])));
      x.stock[i][a] = kept[a] + arrived;
    }
  }
  OUTLAY_DETAIL_INLINE void copy_to(aftermath& late) const {
#pragma GCC unroll 8
    for (int a = 0; a < n; ++a) {
      late.price[a] = price[a];
      late.kept[a] = kept[a];
      late.order[a] = order[a];
      late.demand[a] = S::supply_limited ? demand[a] : (price[a] * order[a]).value();
    }
  }
};

} // namespace OUTLAY_DETAIL_ISA
} // namespace outlay::detail
#include <outlay/numbers/exact_end.hpp>

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/parts/stocks/stock_setup.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay::detail {
inline namespace OUTLAY_DETAIL_ISA {

/// What is left to do for a member once it has bought: goods in kind and measures. Seldom asked for, so that it is a
/// call, with copies of what the loop keeps in registers.
template <class S, class Areas, int Stages> struct after_order {
  using V = typename S::value;
  using items = stock_value<V>;
  using money = typename S::money;
  using measure = stock_measures<Areas>;
  static constexpr int n = Areas::count;
  stock_setup<typename S::param, Areas, Stages> const& u;
  stock_state<V, Areas, Stages>& x;
  number<typename S::param> advance;
  unit_cost<typename S::ledger_money, V> price[n];
  items kept[n], order[n];
  V demand[n], unstarted_industry;
  bool measuring;

  /// Gives what was asked in kind and tells what it is worth.
  [[gnu::noinline]] V operator()(S s, int i, number<V> f) const {
    if (measuring) report(s, i, f);
    V given(0.0), held(0.0);
    if (s.gives_in_kind()) given = give(s, i);
    if (!measuring) return given;
    for (int a = 0; a < n; ++a) held += V(u.cost[a]) * x.stock[i][a].value();
    post(s, measure::given_in_kind, i, given);
    post(s, measure::value_held, i, held);
    return given;
  }

private:
  void post(S& s, typename measure::member_measure what, int i, V const& value) const {
    s.post(u.measures.number[what], i, value);
  }
  void report(S& s, int i, number<V> const& f) const {
    money delivered{}, begun{}, wanted{}, on_the_way{};
    V opened(0.0), lifted(0.0);
    for (int a = 0; a < n; ++a) {
      money const starts = price[a] * (f * order[a]), arrived = price[a] * (x.stock[i][a] - kept[a]);
      begun += starts;
      delivered += arrived;
      wanted += price[a] * order[a];
      if constexpr (Stages > 0)
        for (int h = 0; h < Stages; ++h) on_the_way += price[a] * x.on_order[i][a][h];
      V const worth = V(u.cost[a]) * V(u.opening[i][a]);
      opened += worth;
      if (!(u.flat >> i & 1)) lifted += worth * V(u.lift[a]);
      auto const& of_area = u.measures.number_by_area[a];
      if (!u.measures.by_area) continue;
      s.post(of_area[measure::demand], i, demand[a]);
      s.post(of_area[measure::starts], i, starts.value());
      s.post(of_area[measure::deliveries], i, arrived.value());
    }
    post(s, measure::started, i, begun.value());
    post(s, measure::delivered, i, delivered.value());
    post(s, measure::unstarted_by_industry, i, unstarted_industry);
    post(s, measure::unstarted_by_money, i, (wanted - begun).value());
    post(s, measure::prepaid, i, (on_the_way * as<V>(advance)).value());
    if (!s.ends_year()) return; // these two do not move
    post(s, measure::opening_value, i, opened);
    post(s, measure::lift_wanted, i, lifted);
  }
  // At the unit cost of the step, what is held and no more.
  V give(S& s, int i) const {
    V sum(0.0);
    for (int a = 0; a < n; ++a) {
      area const which = Areas::list[static_cast<std::size_t>(a)];
      V const held = (price[a] * x.stock[i][a]).value();
      V const given = min(s.left_in_kind(which, i), held);
      s.give_in_kind(which, i, given);
      x.stock[i][a] = x.stock[i][a] * number<V>::from_value(V(1.0) - given / max(held, V(1e-300)));
      sum += given;
    }
    return sum;
  }
};

} // namespace OUTLAY_DETAIL_ISA
} // namespace outlay::detail
#include <outlay/numbers/exact_end.hpp>

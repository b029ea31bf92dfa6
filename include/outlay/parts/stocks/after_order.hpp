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
  using setup = stock_setup<typename S::param, Areas, Stages>;
  using state = stock_state<V, Areas, Stages>;
  setup const& u;
  state& x;
  number<typename S::param> advance;
  unit_cost<typename S::ledger_money, V> price[std::size_t{n}];
  items kept[std::size_t{n}], order[std::size_t{n}];
  V demand[std::size_t{n}], unstarted_industry;
  bool measuring;

  /// Gives what was asked in kind and tells what it is worth.
  [[gnu::noinline]] V operator()(S s, int i, number<V> f) const {
    if (measuring) report(s, i, f);
    V given(0.0);
    if (s.gives_in_kind()) given = give(s, i);
    if (!measuring) return given;
    post(s, u, measure::given_in_kind, i, given);
    post(s, u, measure::value_held, i, value_held(u, x, i));
    return given;
  }
  /// Posts the levels where nothing is given.
  [[gnu::noinline]] static void post_levels(S s, setup const& u, state const& x, int i, V by_industry, V by_money,
                                            V prepaid) {
    post_waiting(s, u, i, by_industry, by_money, prepaid);
    if (u.measures.number[measure::value_held] >= 0) post(s, u, measure::value_held, i, value_held(u, x, i));
  }

private:
  static void post(S& s, setup const& u, typename measure::member_measure what, int i, V const& value) {
    s.post(u.measures.number[what], i, value);
  }
  static V value_held(setup const& u, state const& x, int i) {
    V held(0.0);
    for (int a = 0; a < n; ++a) held += V(u.cost[a]) * x.stock[i][a].value();
    return held;
  }
  static void post_waiting(S& s, setup const& u, int i, V const& by_industry, V const& by_money, V const& prepaid) {
    post(s, u, measure::unstarted_by_industry, i, by_industry);
    post(s, u, measure::unstarted_by_money, i, by_money);
    post(s, u, measure::prepaid, i, prepaid);
    if (!s.ends_year() && !s.reads_levels()) return; // these two do not move
    post(s, u, measure::opening_value, i, V(u.opening_value[i]));
    post(s, u, measure::lift_wanted, i, V(u.lift_wanted[i]));
  }
  void report(S& s, int i, number<V> const& f) const {
    money delivered{}, begun{}, wanted{}, on_the_way{};
    for (int a = 0; a < n; ++a) {
      money const starts = price[a] * (f * order[a]), arrived = price[a] * (x.stock[i][a] - kept[a]);
      begun += starts;
      delivered += arrived;
      wanted += price[a] * order[a];
      if constexpr (Stages > 0)
        for (int h = 0; h < Stages; ++h) on_the_way += price[a] * x.on_order[i][a][h];
      if (!u.measures.by_area) continue;
      auto const& of_area = u.measures.number_by_area[a];
      s.post(of_area[measure::demand], i, demand[a]);
      s.post(of_area[measure::starts], i, starts.value());
      s.post(of_area[measure::deliveries], i, arrived.value());
    }
    post(s, u, measure::started, i, begun.value());
    post(s, u, measure::delivered, i, delivered.value());
    post_waiting(s, u, i, unstarted_industry, (wanted - begun).value(), (on_the_way * as<V>(advance)).value());
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

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/parts/stocks/stock_loss.hpp>
#include <outlay/parts/stocks/stock_measures.hpp>

namespace outlay::detail {

/// What a run never changes of a stock part.
template <class P, class Areas, int Stages> struct stock_setup {
  static constexpr int n = Areas::count;
  member_set holders, flat;
  member_set buys_other_equipment;
  double opening[max_members][std::size_t{n}];
  double opened[std::size_t{n}][max_members]; // the same by area
  P keep[std::size_t{n}];                   // (1 - attrition)^dt
  P keep_lead[std::size_t{n}];              // the same over the lead
  P keep_stage[std::size_t{n}][std::size_t{Stages + 1}]; // what is left at the lead's end of a unit in each stage
  P cost[std::size_t{n}];                   // billions a unit
  timing start;                // a year stands for its end
  std::vector<ready_loss<P>> losses;
  int lost;
  int lead_steps;
  double pass;                 // part of a stage that passes on in a step
  stock_measures<Areas> measures;
  P lift[std::size_t{n}];
  P share[max_members];        // of what the budget leaves that may buy stocks
  // Opening stocks, and the rise of them that is wanted, at opening unit costs; only where reported.
  P opening_value[max_members], lift_wanted[max_members];
};

/// What is held and what is on order, by stage of delivery.
template <class V, class Areas, int Stages> struct stock_state {
  static constexpr int n = Areas::count;
  stock_value<V> stock[max_members][std::size_t{n}];
  stock_value<V> on_order[std::size_t{Stages > 0 ? max_members : 1}][std::size_t{n}]
                         [std::size_t{Stages > 0 ? Stages : 1}];
};

} // namespace outlay::detail

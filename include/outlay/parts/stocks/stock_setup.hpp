// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/parts/stocks/stock_loss.hpp>
#include <outlay/parts/stocks/stock_measures.hpp>

namespace outlay::detail {

/// How orders are paid where their slices are given; see spend_out.hpp.
template <class P> struct spend_out {
  std::vector<double> slice; // part of the cost by year after the order; none where `advance` decides
  int steps_per_year = 1, committed = -1, paid = -1, to_pay = -1, unfunded = -1;
  P standing[max_members] = {}; // cost of the order of a step that was placed before the start
  std::size_t slot_count() const {
    return slice.empty() ? 0 : (slice.size() - 1) * static_cast<std::size_t>(steps_per_year) + 1;
  }
  // Where a member's payment in the same step of a later year stands.
  std::size_t place(int i, int years) const {
    return static_cast<std::size_t>(i) * slot_count() + static_cast<std::size_t>(years * steps_per_year);
  }
};

/// What operations need for stocks: those of the base year, and a rate of what stocks are worth beyond the opening
/// ones; only where the measure is kept.
template <class P> struct upkeep_need {
  int measure = -1;
  P operations[max_members] = {}, rate[max_members] = {}, opening_value[max_members] = {}; // billions (a year)
};

/// What a run never changes of a stock part.
template <class P, class Areas, int Stages> struct stock_setup {
  static constexpr std::size_t n = Areas::count, stages = Stages + 1, ordering = Stages > 0 ? max_members : 1;
  member_set holders, flat;
  double opening[max_members][n];
  double opened[n][max_members]; // the same by area
  P keep[n];                   // (1 - attrition)^dt
  P keep_lead[n];              // the same over the lead
  P keep_stage[n][stages];     // what will be left at the lead's end of a unit in each stage
  // On order at the start, by stage: of each unit held, and where a member's orders are given, of each unit on order.
  P book[n][stages];
  double book_given[n][stages];
  double ordered[ordering][n]; // given orders, units; not a number where they are not given
  P cost[n];                   // billions a unit
  timing start;                // a year stands for its end
  std::vector<ready_loss<P>> losses;
  int lost;
  int lead_steps[n];
  double pass[n]; // part of a stage that passes on in a step
  bool one_lead;  // the same in all areas
  stock_measures<Areas> measures;
  detail::spend_out<P> spend_out;
  upkeep_need<P> upkeep;
  P lift[n];
  P share[max_members];        // of what the budget leaves that may buy stocks
  bool share_of_base;          // the members' own of the base year
  // Opening stocks, and the rise of them that is wanted, at opening unit costs; only where reported.
  P opening_value[max_members], lift_wanted[max_members];
};

/// What is held and what is on order, by stage of delivery.
template <class V, class Areas, int Stages> struct stock_state {
  static constexpr std::size_t n = Areas::count, stages = Stages > 0 ? Stages : 1,
                               ordering = Stages > 0 ? max_members : 1;
  stock_value<V> stock[max_members][n];
  stock_value<V> on_order[ordering][n][stages];
  std::vector<V> due, cost, asked; // only where orders are paid in slices
};

} // namespace outlay::detail

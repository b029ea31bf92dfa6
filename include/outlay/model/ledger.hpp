// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/path_points.hpp>
#include <outlay/model/setting.hpp>
#include <outlay/numbers/normals.hpp>
#include <outlay/numbers/quantity_math.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {
inline namespace OUTLAY_DETAIL_ISA {

/// Where a stock part keeps its stocks, for answers that sum them: `stock[member * areas + area]`.
template <class V> struct stock_view {
  stock_value<V> const* stock;
  double const* opening;
  member_set holders;
  area const* list;
  int areas;
};

/// Capital that one part pays in and another works with, in the money it is given in: billions, by founder.
template <class V> struct fund {
  V subscribed[max_members]; ///< set when it is founded
  V paid[max_members];       ///< instalments and calls so far
  V callable;                ///< part of the subscription that is on call only
  V written_off[max_members]; ///< in this step: loans that their lender writes off, in the money of the capital
};

/// What parts share in a run: GDP by member, prices and starts by area. `P` is the type of fields, `V` of state.
template <class V, class P, class Money> struct ledger {
  gdp<Money, V> actual[max_members];       ///< GDP of this step, billions a year
  P baseline[max_members];                 ///< GDP without shocks or feedback, billions a year, by member
  P opening_growth[max_members];           ///< GDP without shocks in the first step over that of a step before
  P month_growth[max_members];             ///< GDP of a month of this step over that of the one before, or 1
  number<V> price_factor[area_count];      ///< unit cost over the opening unit cost, by area
  stock_value<V> started[area_count];      ///< orders of all buyers since the start, by area
  stock_value<V> demand[area_count];       ///< what all buyers want to order in this step, by area
  number<V> supply[area_count];            ///< part of this step's demand that industry can start, by area
  bool measuring = false;                  ///< whether anybody asked for measures
  std::size_t measures_kept = 0;           ///< how many measures there are places for; 0 while nobody asked
  /// Levels are read only in step `levels_at` of as many steps; 0 where they may be in any.
  int levels_every = 0, levels_at = 0;
  std::vector<V> measured;                 ///< [measure][member]
  std::vector<char> is_level;              ///< by measure, while measuring
  std::vector<int> measured_in;            ///< step in which a level was last posted, [measure][member]
  std::vector<stock_view<V>> stocks;       ///< one for each stock part
  /// Month since year 0 in which an event came to be known, infinity while it has not.
  std::vector<V> happened;
  /// Part of what was there at the start, by number in the setting; set in claim.
  std::vector<V> capability;
  std::vector<fund<V>> funds;              ///< one for each capital that another part works with
  std::vector<V> remembered;               ///< actual over baseline GDP, [step of the memory][member]
  int memory = 0;                          ///< steps of memory
  /// Value of goods asked out of stocks in this step, and given: [area][member]; empty unless a part asks.
  std::vector<V> asked_in_kind, given_in_kind;
  /// Real cost of what an account pays, over that of the base year: [account][member]; empty where nothing moves it.
  std::vector<P> real_costs;
  /// Core budget that the plan means for the same step of later years, and what of it is committed: [year - 1][member];
  /// empty unless a part looks ahead. GDP without shocks stands where the pointers say, a row of members a step.
  std::vector<V> planned_core, committed;
  P const* baseline_ahead[max_members] = {};
  std::uint64_t seed = 0;
  bits_of<typename detail::plain_value<V>::type> path{}; ///< number of the path in each lane
  /// How the paths are spread; none where they are independent.
  detail::path_points<typename detail::plain_value<V>::type> const* points = nullptr;
  V price_shock = V(1.0);                  ///< price level over its published path
  V over_prices = V(1.0);                  ///< what current money is worth under this shock: its inverse
};

} // namespace OUTLAY_DETAIL_ISA

namespace detail {
inline namespace OUTLAY_DETAIL_ISA {
// Adds to a measure that is kept, or replaces the level of an earlier step.
template <class V, class P, class Money>
OUTLAY_DETAIL_INLINE void post(ledger<V, P, Money>& l, int number, int i, int step, V const& x) {
  auto const at = static_cast<std::size_t>(number) * max_members + static_cast<std::size_t>(i);
  if (l.is_level[static_cast<std::size_t>(number)] && l.measured_in[at] != step) {
    l.measured_in[at] = step;
    l.measured[at] = x;
  } else l.measured[at] += x;
}
template <class V, class P, class Money>
OUTLAY_DETAIL_OUTLINE void post_apart(ledger<V, P, Money>& l, int number, int i, int step, V x) {
  post(l, number, i, step, x);
}
} // namespace OUTLAY_DETAIL_ISA
} // namespace detail
} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

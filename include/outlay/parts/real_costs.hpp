// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/part.hpp>
#include <outlay/schema/measures.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// Real growth of what pay and operations cost, from the year after the base year of the data: the same money buys less
/// each year. No budget moves by it; `manpower` asks more a head, and stock parts that follow upkeep need more.
struct real_costs {
  [[no_unique_address]] named_only _{};
  static constexpr std::string_view kind = "real_costs";
  std::string name = {};
  group of = all_members;
  rate personnel = 0_pct;
  rate operations = 0_pct;

  struct measure {
    enum : int { personnel_bought, operations_bought, count };
  };
  static constexpr void describe(auto& d) {
    using parts::field;
    d.is({.one_for_each_member = &real_costs::of});
    d.optional(field<&real_costs::of>, "whose costs");
    d.optional(field<&real_costs::personnel>, "real growth of what pay costs, a year");
    d.optional(field<&real_costs::operations>, "real growth of what operations and upkeep cost, a year");
    d.measure(measure::personnel_bought, "personnel at base-year cost", parts::in_money);
    d.measure(measure::operations_bought, "operations at base-year cost", parts::in_money);
  }
  static real_costs example() { return {.name = "pay", .personnel = 1_pct}; }

  template <class P> struct setup {
    member_set of;
    std::vector<P> personnel, operations; // cost over that of the base year, by year of the horizon
    parts::measure_numbers<real_costs> measures;
  };
  template <class P, class M> auto prepare(field_reader<P, M> const& r) const {
    setup<P> x{
        .of = r.allies().set_of(of, detail::label(*this), "of"), .personnel = {}, .operations = {}, .measures = {}};
    x.measures.find(r.set(), detail::label(*this));
    fill(r, x);
    return x;
  }
  template <class P, class M> void fill(field_reader<P, M> const& r, setup<P>& x) const {
    x.personnel.clear();
    x.operations.clear();
    for (int k = 0; k < r.grid().years(); ++k) {
      P const years(static_cast<double>(r.grid().first_year() + k - r.allies().base_year()));
      x.personnel.push_back(pow(P(1.0) + r[personnel].value(), years));
      x.operations.push_back(pow(P(1.0) + r[operations].value(), years));
    }
  }

  // Costs are the same on all paths.
  template <class S, class P> OUTLAY_DETAIL_INLINE auto grow(S& s, setup<P> const& u) const {
    auto const k = static_cast<std::size_t>(s.year() - s.grid().first_year());
    for (int i = 0; i < s.members(); ++i)
      if (u.of >> i & 1) {
        s.set_real_cost(account::personnel, i, u.personnel[k]);
        s.set_real_cost(account::operations, i, u.operations[k]);
      }
    return [](int, auto&) {};
  }
  template <class S, class P> OUTLAY_DETAIL_INLINE auto settle(S& s, setup<P> const& u) const {
    return [&s, &u, who = u.of & s.active()](int i, auto& r) {
      using V = typename S::value;
      if (!s.measuring() || !(who >> i & 1)) return;
      for (auto const& [a, number_of_it] : {std::pair{account::personnel, u.measures[measure::personnel_bought]},
                                            std::pair{account::operations, u.measures[measure::operations_bought]}})
        s.post(number_of_it, i, r.booked(a).value() / V(s.real_cost(a, i)));
    };
  }
};

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

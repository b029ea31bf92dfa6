// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/part.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// Real growth of what pay and operations cost, from the year after the base year of the data: the same money buys less
/// each year. No budget moves by it; `manpower` asks more a head, and stock parts that follow upkeep need more.
struct real_costs {
  [[no_unique_address]] named_only _{};
  static constexpr std::string_view kind = "real_costs";
  static constexpr bool one_for_each_member = true;
  std::string name = {};
  group of = all_members;
  rate personnel = 0_pct;  ///< of pay, a year
  rate operations = 0_pct; ///< of operations and upkeep, a year

  [[gnu::cold]] void check(auto& c) const {
    c("of", of);
    c("personnel", personnel);
    c("operations", operations);
    c.reports("personnel at base-year cost", "billions");
    c.reports("operations at base-year cost", "billions");
  }

  template <class P> struct setup {
    member_set of;
    std::vector<P> personnel, operations; // cost over that of the base year, by year of the horizon
    int personnel_bought, operations_bought; // measures
  };
  template <class P, class M> auto prepare(field_reader<P, M> const& r) const {
    setup<P> x{r.allies().set_of(of, detail::label(*this), "of"), {}, {},
               r.set().find_measure(detail::label(*this), "personnel at base-year cost"),
               r.set().find_measure(detail::label(*this), "operations at base-year cost")};
    for (int k = 0; k < r.grid().years(); ++k) {
      P const years(static_cast<double>(r.grid().first_year() + k - r.allies().base_year()));
      x.personnel.push_back(pow(P(1.0) + r[personnel].value(), years));
      x.operations.push_back(pow(P(1.0) + r[operations].value(), years));
    }
    return x;
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
      for (auto const& [a, measure] : {std::pair{account::personnel, u.personnel_bought},
                                       std::pair{account::operations, u.operations_bought}})
        s.post(measure, i, r.booked(a).value() / V(s.real_cost(a, i)));
    };
  }
};

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/parts/stocks/stock_setup.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay::detail {

/// What each holder's operations were in the base year, and what a billion of stocks needs of them a year: the rate
/// that is given, or these operations over the opening stocks.
template <class R, class P, class Areas, int Stages>
[[gnu::cold]] void prepare_upkeep(R const& r, optional_ratio const& given, int measure,
                                  stock_setup<P, Areas, Stages>& x) {
  x.upkeep.measure = measure;
  for (int i = 0; i < r.allies().size() && measure >= 0; ++i) {
    if (!(x.holders >> i & 1)) continue;
    member const& m = r.allies()[i];
    x.upkeep.operations[i] =
        P(field_access::raw(m.core) * field_access::raw(m.gdp) * field_access::raw(m.mix.operations));
    for (int a = 0; a < Areas::count; ++a) x.upkeep.opening_value[i] += x.cost[a] * P(x.opening[i][a]);
    x.upkeep.rate[i] = given.given() ? r[static_cast<ratio const&>(given)].value()
                                     : x.upkeep.operations[i] / max(x.upkeep.opening_value[i], P(1e-300));
  }
}

inline namespace OUTLAY_DETAIL_ISA {

// Posts what operations lack in a step: they need those of the base year and the rate of what stocks are worth beyond
// the opening ones, at the real cost of operations.
template <class S, class U, class X>
[[gnu::cold, gnu::noinline]] void post_operations_short(S s, U const& u, X const& x, int i,
                                                        typename S::value operations) {
  using V = typename S::value;
  V held(0.0);
  for (std::size_t a = 0; a < std::size(u.cost); ++a) held += V(u.cost[a]) * x.stock[i][a].value();
  V const beyond = max(held - V(u.upkeep.opening_value[i]), V(0.0)),
          need = (V(u.upkeep.operations[i]) + V(u.upkeep.rate[i]) * beyond) *
                 V(s.real_cost(account::operations, i) * s.part_of_year(i));
  s.post(u.upkeep.measure, i, max(need - operations, V(0.0)));
}

} // namespace OUTLAY_DETAIL_ISA
} // namespace outlay::detail
#include <outlay/numbers/exact_end.hpp>

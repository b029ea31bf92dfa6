// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/parts/stocks/stock_setup.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay::detail {

/// Checks the time from order to delivery against the grid and the stages.
template <int Stages, class C> [[gnu::cold]] void check_lead(C& c, fixed_time const& lead) {
  double const years = field_access::raw(lead), steps = years / c.grid().dt();
  if constexpr (Stages == 0) {
    if (years != 0)
      c.refuse("lead", {years, " years"}, "0, or a part with stages: stockpile_growth<areas, 3>");
  } else if (!(steps >= Stages - 1e-9 && std::fabs(steps - std::round(steps)) < 1e-6))
    c.refuse("lead", {years, " years"}, {"whole steps, at least one for each of ", Stages, " stages"});
}

/// How long orders take, what passes on in a step, and what wear leaves of what is held and of what is on order.
template <class R, class P, class Areas, int Stages>
void prepare_delivery(R const& r, fixed_time const& lead, by_area<ratio, Areas> const& attrition,
                      stock_setup<P, Areas, Stages>& x) {
  x.lead_steps = Stages == 0 ? 1 : static_cast<int>(std::lround(field_access::raw(lead) / r.grid().dt()));
  x.pass = Stages == 0 ? 1 : static_cast<double>(Stages) / x.lead_steps;
  for (int a = 0; a < Areas::count; ++a) {
    P const left = P(1.0) - r[attrition[a]].value();
    x.keep[a] = pow(left, P(r.grid().dt()));
    x.keep_lead[a] = pow(left, P(r.grid().dt() * x.lead_steps));
    // a unit in stage h arrives in m steps and then wears for the rest of the lead
    for (int h = 1; h <= Stages; ++h) {
      double const m = static_cast<double>(x.lead_steps) * (Stages - h + 1) / Stages;
      x.keep_stage[a][h - 1] = pow(left, P(r.grid().dt() * (x.lead_steps - m)));
    }
  }
}

inline namespace OUTLAY_DETAIL_ISA {

/// Orders enter the first stage, a part of each stage passes on; gives what leaves the last.
template <class V, std::size_t Stages>
OUTLAY_DETAIL_INLINE stock_value<V> pass_on(stock_value<V> (&stage)[Stages], stock_value<V> const& ordered,
                                            number<V> const& pass) {
  constexpr int last = static_cast<int>(Stages) - 1;
  stage[0] += ordered;
  stock_value<V> const arrived = pass * stage[last];
  stage[last] -= arrived;
  for (int h = last - 1; h >= 0; --h) {
    stock_value<V> const moved = pass * stage[h];
    stage[h] -= moved;
    stage[h + 1] += moved;
  }
  return arrived;
}

} // namespace OUTLAY_DETAIL_ISA
} // namespace outlay::detail
#include <outlay/numbers/exact_end.hpp>

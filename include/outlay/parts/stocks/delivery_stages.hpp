// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/parts/stocks/opening_stock.hpp>
#include <outlay/parts/stocks/stock_setup.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay::detail {

/// The lead of an area: its own, or that of all.
template <class Areas>
fixed_time const& lead_in(area which, fixed_time const& lead, std::vector<per_area<fixed_time>> const& own) {
  for (auto const& o : own)
    if (o.which == which) return o.value;
  return lead;
}

/// Checks the time from order to delivery against the grid and the stages.
template <int Stages, class C> [[gnu::cold]] void check_lead(C& c, char const* field, fixed_time const& lead) {
  double const years = field_access::raw(lead), steps = years / c.grid().dt();
  if constexpr (Stages == 0) {
    if (years != 0) c.refuse(field, {years, " years"}, "0, or a part with stages: stockpile_growth<areas, 3>");
  } else if (!(steps >= Stages - 1e-9 && years <= 200 && std::fabs(steps - std::round(steps)) < 1e-6))
    c.refuse(field, {years, " years"},
             {"whole steps, at least one for each of ", Stages, " stages and at most 200 years"});
}

/// Checks what is on order at the start: nothing where orders arrive in their own step.
template <class C, class Areas>
[[gnu::cold]] void check_orders(C& c, std::vector<opening_stock<Areas>> const& opening, fixed_time const& lead,
                                std::vector<per_area<fixed_time>> const& own_lead) {
  for (auto const& o : opening)
    for (std::size_t a = 0; a < Areas::count && o.on_order; ++a) {
      double const x = (*o.on_order)[a];
      if (!(std::isfinite(x) && x >= 0)) c.refuse("opening", {x, " on order for ", o.code}, "0 or more");
      if (x > 0 && !(field_access::raw(lead_in<Areas>(Areas::list[a], lead, own_lead)) > 1.5 * c.grid().dt()))
        c.refuse("opening", {x, " on order for ", o.code}, "0, or a lead of more than a step");
    }
}

inline namespace OUTLAY_DETAIL_ISA {

// (1 - e^-x) / x, 1 at 0: the mean of e^-t over t from 0 to x. Near 0 by its series: the quotient loses digits there.
template <class P> P mean_decay(P const& x) {
  P series(1.0);
  for (int k = 8; k > 1; --k) series = P(1.0) - x / P(static_cast<double>(k)) * series;
  P const edge(0.05), safe = max(x, edge);
  return select(less(x, edge), series, P((P(1.0) - exp(-safe)) / safe));
}

/// What a unit on order in stage `h`, from 1, counts for at the lead's end: each stage passes on one part in `q` a
/// step, and once delivered a unit keeps e^-decay of itself a step. Demand that counts it so orders just what a stock
/// loses, for any number of stages.
template <class P> P kept_of_stage(P const& decay, double q, int h) {
  if (h == 1) return exp(-decay) * mean_decay(P(decay * P(q - 1))) / mean_decay(decay);
  return exp(-(decay * P(q * (h - 1)))) * mean_decay(P(decay * P(q))) / mean_decay(decay);
}

} // namespace OUTLAY_DETAIL_ISA

/// How long orders take, what passes on in a step, what wear leaves of what is held and of what is on order, and what
/// is on order at the start: the orders of a stock that stands still.
template <class R, class P, class Areas, int Stages>
void prepare_delivery(R const& r, fixed_time const& lead, std::vector<per_area<fixed_time>> const& own_lead,
                      by_area<ratio, Areas> const& attrition, stock_setup<P, Areas, Stages>& x) {
  x.one_lead = true;
  for (int a = 0; a < Areas::count; ++a) {
    fixed_time const& mine = lead_in<Areas>(Areas::list[static_cast<std::size_t>(a)], lead, own_lead);
    double const dt = r.grid().dt();
    int const m = Stages == 0 ? 1 : static_cast<int>(std::lround(field_access::raw(mine) / dt));
    x.lead_steps[a] = m;
    x.one_lead = x.one_lead && m == x.lead_steps[0];
    x.pass[a] = Stages == 0 ? 1 : static_cast<double>(Stages) / m;
    P const left = P(1.0) - r[attrition[a]].value();
    x.keep[a] = pow(left, P(dt));
    x.keep_lead[a] = pow(left, P(dt * m));
    double const q = Stages == 0 ? 1 : static_cast<double>(m) / Stages;
    for (int h = 1; h <= Stages; ++h) {
      // A fixed lag: a unit in stage h arrives in n - h + 1 steps and then wears for the rest of the lead.
      if (m == Stages) x.keep_stage[a][h - 1] = pow(left, P(dt * (h - 1)));
      else x.keep_stage[a][h - 1] = kept_of_stage(P(-(log(left) * P(dt))), q, h);
      double const of_an_order = h == 1 ? q - 1 : q;
      x.book[a][h - 1] = (P(1.0) - x.keep[a]) * P(of_an_order);
      x.book_given[a][h - 1] = m > 1 ? of_an_order / (m - 1) : 0;
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

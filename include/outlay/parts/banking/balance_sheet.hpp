// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/parts/banking/bank_setup.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay::detail {

/// The balance sheet and the limit to lending.
template <class V> struct balance_sheet {
  V loans, liquidity, bonds, equity, limit;
};

inline namespace OUTLAY_DETAIL_ISA {

/// 1 where a moment has come by an instant, in months since year 0.
template <class S> OUTLAY_DETAIL_INLINE typename S::value come(S& s, timing const& t, int instant) {
  using V = typename S::value;
  if (s.fixed(t)) return V(t.months <= instant ? 1.0 : 0.0);
  return select(less(V(static_cast<double>(instant)), s.month_of(t)), V(0.0), V(1.0));
}

/// The sheet of a bank at an instant, from its loans, its capital and its retained income.
template <class Bank, class S, class P, class V>
OUTLAY_DETAIL_INLINE balance_sheet<V> sheet_of(Bank const& part, S& s, bank_setup<Bank, P> const& u,
                                               bank_state<V> const& x, fund<V> const& f, V const& subscribed,
                                               int instant) {
  balance_sheet<V> now{V(0.0), V(0.0), V(0.0), x.reserves, V(1e15)};
  for (std::size_t k = 0; k < u.founders.size(); ++k) {
    now.loans += x.loans.owed[k];
    now.equity += f.paid[u.founders[k]];
  }
  now.bonds =
      max(now.loans + V(s.plain(part.minimum_liquidity)) - now.equity, V(0.0)) * come(s, u.first_bond, instant);
  now.liquidity = (now.bonds + now.equity) - now.loans;
  if (part.limit_gearing) now.limit = min(now.limit, V(s[part.gearing].value()) * (subscribed + x.reserves));
  if (part.limit_equity) now.limit = min(now.limit, now.equity / V(s[part.equity_to_loans].value()));
  if (part.limit_usable) {
    V usable(0.0);
    for (int const i : u.top_rated)
      if (s.active() >> i & 1) usable += f.subscribed[i]; // who has left guarantees nothing
    usable = now.equity + V(s[part.usable_callable].value()) * usable * max(f.callable - x.called, V(0.0));
    now.limit = min(now.limit, usable / V((s[part.usable_to_loans] * s[part.risk_weight]).value()));
  }
  now.limit = max(now.limit, V(0.0));
  return now;
}

} // namespace OUTLAY_DETAIL_ISA
} // namespace outlay::detail
#include <outlay/numbers/exact_end.hpp>

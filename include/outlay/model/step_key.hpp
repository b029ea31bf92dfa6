// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/key.hpp>
#include <outlay/model/ledger.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {
inline namespace OUTLAY_DETAIL_ISA {

/// A division key made ready for one step: shares by member that make 1 over the paying group.
template <class V, class P> struct step_key {
  double const* fixed;                  ///< shares that no run changes, by member
  bool has_fixed, has_gdp, has_baseline;
  V over_gdp;                           ///< GDP weight over the group's GDP, per billion a year
  P over_baseline;                      ///< the same for GDP without shocks
  double present;                       ///< makes the fixed shares of those who belong in this step add up again
  V weight = V(1.0);                    ///< by path: what part of the sum is due; only where `weighted`
  bool weighted = false;

  /// The same key for a part of the sum that differs from path to path.
  OUTLAY_DETAIL_INLINE step_key times(V const& part) const {
    step_key k = *this;
    k.weight = part;
    k.weighted = true;
    return k;
  }
};

} // namespace OUTLAY_DETAIL_ISA

namespace detail {
inline namespace OUTLAY_DETAIL_ISA {
// 1 unless a member with a share does not belong yet, or no more: the others then pay for it.
OUTLAY_DETAIL_OUTLINE double fixed_of_all_over(member_set who, double const* shares, int members) {
  double all = 0, here = 0;
  bool missing = false;
  for (int i = 0; i < members; ++i) {
    all += shares[i];
    if (who >> i & 1) here += shares[i];
    else missing = missing || shares[i] > 0;
  }
  return missing && here > 0 ? all / here : 1;
}
// Four partial sums, by place, then their sum: a chain of additions would wait for itself.
template <class V, class P, class Money>
OUTLAY_DETAIL_INLINE V gdp_sum(ledger<V, P, Money> const& l, member_set who, int members) {
  V part[4] = {V(0.0), V(0.0), V(0.0), V(0.0)};
  for (int i = 0; i < members; i += 4) {
    if (who >> i & 1) part[0] += l.actual[i].value();
    if (who >> i & 2) part[1] += l.actual[i + 1].value();
    if (who >> i & 4) part[2] += l.actual[i + 2].value();
    if (who >> i & 8) part[3] += l.actual[i + 3].value();
  }
  return (part[0] + part[1]) + (part[2] + part[3]);
}
// A call, for every part that divides asks once a step.
template <class V, class P, class Money>
OUTLAY_DETAIL_OUTLINE step_key<V, P> divide(ledger<V, P, Money> const& l, int members, key const& k,
                                            double const* shares, member_set who) {
  step_key<V, P> s{shares, k.has_fixed(), k.gdp_weight() > 0, k.baseline_weight() > 0, V(0.0), P(0.0), 1.0};
  if (s.has_fixed) s.present = fixed_of_all_over(who, shares, members);
  if (s.has_gdp) s.over_gdp = V(k.gdp_weight()) / gdp_sum(l, who, members);
  if (s.has_baseline) {
    P sum(0.0);
    for (int i = 0; i < members; ++i)
      if (who >> i & 1) sum += l.baseline[i];
    s.over_baseline = P(k.baseline_weight()) / sum;
  }
  return s;
}
} // namespace OUTLAY_DETAIL_ISA
} // namespace detail

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/step.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

inline namespace OUTLAY_DETAIL_ISA {

/// What a claim is charged to: an account, and whether it counts toward core defence (then it is paid within the
/// budget).
struct charge {
  outlay::account account;
  bool counts;
};

/// The work of every part that divides a sum among members by key: pledges, paid-in capital, deployments, loans.
/// `Amount` is called with a member and gives the sum of the step, money of the ledger, at that member's rate.
template <claim_class Class, class S, class Amount> struct levy {
  S& s;
  step_key<typename S::value, typename S::param> share;
  Amount amount;
  member_set payers;
  charge to;
  OUTLAY_DETAIL_INLINE bool pays(int i) const { return payers >> i & 1; }
  /// What a paying member owes in this step.
  OUTLAY_DETAIL_INLINE typename S::money due(int i) const {
    using V = typename S::value;
    return as<V>(amount(i)) * number<V>::from_value(s.share_of(share, i));
  }
  /// What of it was granted, once the row has.
  OUTLAY_DETAIL_INLINE typename S::money granted(int i, typename S::row const& r) const {
    return r.template granted_of<Class>(to.account, to.counts) * due(i);
  }
  OUTLAY_DETAIL_INLINE void operator()(int i, typename S::row& r) const {
    if (pays(i)) r.template claim<Class>(to.account, due(i), to.counts);
  }
};

/// Makes a levy: `by` divides among `keyed`, of whom `payers` pay; where `active` is false nobody pays in this step.
template <claim_class Class, class S, class Amount>
OUTLAY_DETAIL_INLINE auto make_levy(S& s, bool active, Amount const& amount, key const& by, double const* fixed_shares,
                                    member_set keyed, member_set payers, charge to) {
  member_set const who = active ? payers & s.active() : 0;
  return levy<Class, S, Amount>{
      s, active ? s.divide(by, fixed_shares, keyed & s.active()) : step_key<typename S::value, typename S::param>{},
      amount, who, to};
}

} // namespace OUTLAY_DETAIL_ISA

namespace detail {
inline namespace OUTLAY_DETAIL_ISA {

/// `amount` times a plain factor, still waiting for its member.
template <class Converted, class Factor> struct scaled_amount {
  Converted amount;
  Factor factor;
  OUTLAY_DETAIL_INLINE auto operator()(int i) const { return amount(i) * factor; }
};

} // namespace OUTLAY_DETAIL_ISA
} // namespace detail
} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

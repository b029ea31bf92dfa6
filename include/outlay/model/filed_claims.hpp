// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/account.hpp>
#include <outlay/numbers/isa.hpp>
#include <outlay/numbers/quantity_math.hpp>
#include <outlay/units/quantities.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay::detail {
inline namespace OUTLAY_DETAIL_ISA {

/// What counts of a member's claims in one step, by class and account, and what of it the budget holds: granted in
/// order of class, pro rata within one. It lies outside the row, and only where a target rations, so that the row of
/// the fast loop lives in registers.
template <class V, class Money> struct filed_claims {
  using money = outlay::money<Money, V>;
  money of[claim_class_count][account_count];
  number<V> grant[claim_class_count]; ///< part of each class
  money cut[account_count];           ///< what is not granted, below 0
  money granted;                      ///< all of it

  void clear() {
    for (auto& accounts : of)
      for (money& x : accounts) x = money{};
  }
  [[gnu::cold, gnu::noinline]] void file(std::size_t c, std::size_t a, money x) { of[c][a] += x; }
  [[gnu::cold, gnu::noinline]] void ration(money budget) {
    granted = money{};
    for (money& x : cut) x = money{};
    for (int c = 0; c < claim_class_count; ++c) {
      money asked{};
      for (money const& x : of[c]) asked += x;
      grant[c] = min(number<V>::from_value(V(1.0)),
                     number<V>(positive_part(budget) / max(asked, money::from_value(V(1e-300)))));
      for (int a = 0; a < account_count; ++a) cut[a] += grant[c] * of[c][a] - of[c][a];
      granted += grant[c] * asked;
      budget -= grant[c] * asked;
    }
  }
};

} // namespace OUTLAY_DETAIL_ISA
} // namespace outlay::detail
#include <outlay/numbers/exact_end.hpp>

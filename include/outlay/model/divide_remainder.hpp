// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/remainder.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {
namespace detail {
inline namespace OUTLAY_DETAIL_ISA {

// What claims leave of a budget, by NATO's categories; `other` is equipment that no stock part bought.
template <class Money> struct divided { Money personnel, infrastructure, operations, other; };

// Equipment has its share of the cash, of which stocks have bought; the other categories divide the rest.
template <class Money, class V>
OUTLAY_DETAIL_INLINE divided<Money> divide_beside_stocks(Money const& cash, Money const& bought,
                                                         number<V> const& bought_share, remainder_mix const& mix) {
  auto const share = max(bought_share, number<V>::from_value(V(mix.equipment)));
  Money const other = positive_part(Money(share * cash - bought));
  Money const rest = positive_part(Money(cash - bought - other));
  return {rest * mix.personnel_of_rest, rest * mix.infrastructure_of_rest, rest * mix.operations_of_rest, other};
}
// The same in proportions that move with the cash, with stock parts or without.
template <class Money, class V>
OUTLAY_DETAIL_INLINE divided<Money> divide_at_the_margin(Money const& cash, Money const& bought,
                                                         number<V> const& bought_share,
                                                         remainder_margin<V> const& margin, remainder_mix const& mix) {
  auto const parts = parts_at_the_margin(cash.value(), margin, mix);
  auto const one = number<V>::from_value(V(1.0)), least = number<V>::from_value(V(1e-300));
  Money const other = positive_part(Money(max(bought_share, parts.equipment) * cash - bought));
  Money const rest = positive_part(Money(cash - bought - other));
  auto const beside = max(number<V>(one - parts.equipment), least);
  Money const personnel = rest * number<V>(parts.personnel / beside),
              infrastructure = rest * number<V>(parts.infrastructure / beside);
  return {personnel, infrastructure, positive_part(Money(rest - personnel - infrastructure)), other};
}

// `share` is what stock parts may take of the cash, `margin` null where proportions are the base year's.
template <class Money, class V>
OUTLAY_DETAIL_INLINE divided<Money> divide_remainder(Money const& cash, Money const& bought, number<V> const& share,
                                                     bool buys, remainder_margin<V> const* margin,
                                                     remainder_mix const& mix) {
  if (margin) [[unlikely]] return divide_at_the_margin(cash, bought, share, *margin, mix);
  if (buys) return divide_beside_stocks(cash, bought, share, mix);
  return {cash * mix.personnel, cash * mix.infrastructure, cash * mix.operations, cash * mix.equipment};
}
// Worked out once more: where a loop needs no more of the remainder, compilers leave all of it out.
template <class Money, class V>
[[gnu::cold, gnu::noinline]] Money operations_of(Money cash, Money bought, number<V> share, bool buys,
                                                 remainder_margin<V> const* margin, remainder_mix const& mix) {
  return divide_remainder(cash, bought, share, buys, margin, mix).operations;
}

} // namespace OUTLAY_DETAIL_ISA
} // namespace detail
} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

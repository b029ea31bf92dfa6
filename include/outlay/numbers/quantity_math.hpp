// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/numbers/quantity_ops.hpp>
#include <outlay/units/quantities.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {
namespace detail {
inline namespace OUTLAY_DETAIL_ISA {
// The number under a derivative: V itself, or what a dual is made of.
template <class V> struct plain_value { using type = V; };
template <int N, class V> struct plain_value<dual<N, V>> { using type = V; };
template <int N> struct plain_value<sided<N>> { using type = double; };
} // namespace OUTLAY_DETAIL_ISA
} // namespace detail

inline namespace OUTLAY_DETAIL_ISA {

/// The same quantity carried by the value type `V` of a run.
template <class V, class Unit, class X> OUTLAY_DETAIL_INLINE quantity<Unit, V> as(quantity<Unit, X> const& a) {
  return quantity<Unit, V>::from_value(V(a.value()));
}
/// Nothing, as a quantity type.
template <class Q> OUTLAY_DETAIL_INLINE Q zero() { return Q::from_value(typename Q::value_type(0.0)); }
/// A quantity that is never negative: the larger of `a` and nothing.
template <class Unit, class V> OUTLAY_DETAIL_INLINE quantity<Unit, V> positive_part(quantity<Unit, V> const& a) {
  return quantity<Unit, V>::from_value(max(a.value(), V(0.0)));
}

} // namespace OUTLAY_DETAIL_ISA
} // namespace outlay

// Found by argument-dependent look-up from a user's own part.
namespace outlay::dimensions {
using outlay::max;
using outlay::min;
} // namespace outlay::dimensions
#include <outlay/numbers/exact_end.hpp>

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <outlay/numbers/dual.hpp>
#include <outlay/numbers/sided.hpp>

#include <boost/units/quantity.hpp>

#include <concepts>
#include <utility>

#include <outlay/numbers/exact_begin.hpp>

/// What Boost.Units does not know about quantities of packs and duals: operations with plain numbers and between
/// different value types, larger, smaller, selection, and functions of a number without unit.
/// Products, quotients, sums and differences of two quantities are Boost's own, also of different value types.
namespace outlay {
inline namespace OUTLAY_DETAIL_ISA {

/// What a quantity may hold in a run: double, a pack, or a dual of either.
template <class V>
concept run_value = requires { numeric::traits<V>::width; };

namespace numeric {
template <class X, class Y>
concept mixed_values = run_value<X> && run_value<Y> && !std::same_as<X, Y>;
template <class X, class Y>
concept lanes_or_slopes = run_value<X> && run_value<Y> && !(std::same_as<X, double> && std::same_as<Y, double>);

template <class U, class V> using quantity = boost::units::quantity<U, V>;
template <class System, class V>
using plain_number = quantity<boost::units::unit<boost::units::dimensionless_type, System>, V>;
template <class U>
using inverse = typename boost::units::divide_typeof_helper<double, quantity<U, double>>::type::unit_type;
template <class X, class Y> using common = decltype(std::declval<X>() * std::declval<Y>());
}

template <class U, class X, class Y>
  requires numeric::mixed_values<X, Y>
OUTLAY_DETAIL_INLINE auto operator*(boost::units::quantity<U, X> const& a, Y const& b) {
  return numeric::quantity<U, numeric::common<X, Y>>::from_value(a.value() * b);
}
template <class U, class X, class Y>
  requires numeric::mixed_values<X, Y>
OUTLAY_DETAIL_INLINE auto operator*(X const& a, boost::units::quantity<U, Y> const& b) {
  return numeric::quantity<U, numeric::common<X, Y>>::from_value(a * b.value());
}
template <class U, class X, class Y>
  requires numeric::mixed_values<X, Y>
OUTLAY_DETAIL_INLINE auto operator/(boost::units::quantity<U, X> const& a, Y const& b) {
  return numeric::quantity<U, numeric::common<X, Y>>::from_value(a.value() / b);
}
template <class U, class X, class Y>
  requires numeric::mixed_values<X, Y>
OUTLAY_DETAIL_INLINE auto operator/(X const& a, boost::units::quantity<U, Y> const& b) {
  return numeric::quantity<numeric::inverse<U>, numeric::common<X, Y>>::from_value(a / b.value());
}

// A number without unit and a plain number: the result is plain, as Boost has it for double.
#define OUTLAY_DETAIL_PLAIN(OP)                                                                             \
  template <class System, class X, class Y>                                                                 \
    requires numeric::lanes_or_slopes<X, Y>                                                                  \
  OUTLAY_DETAIL_INLINE auto operator OP(numeric::plain_number<System, X> const& a, Y const& b) {             \
    return a.value() OP b;                                                                                  \
  }                                                                                                         \
  template <class System, class X, class Y>                                                                 \
    requires numeric::lanes_or_slopes<X, Y>                                                                  \
  OUTLAY_DETAIL_INLINE auto operator OP(X const& a, numeric::plain_number<System, Y> const& b) {             \
    return a OP b.value();                                                                                  \
  }
OUTLAY_DETAIL_PLAIN(+)
OUTLAY_DETAIL_PLAIN(-)
#undef OUTLAY_DETAIL_PLAIN

/// The larger of two quantities of one unit: b where a < b, otherwise a.
template <class U, run_value X, run_value Y>
OUTLAY_DETAIL_INLINE auto max(boost::units::quantity<U, X> const& a, boost::units::quantity<U, Y> const& b) {
  return numeric::quantity<U, numeric::common<X, Y>>::from_value(max(a.value(), b.value()));
}
/// The smaller of two quantities of one unit: b where b < a, otherwise a.
template <class U, run_value X, run_value Y>
OUTLAY_DETAIL_INLINE auto min(boost::units::quantity<U, X> const& a, boost::units::quantity<U, Y> const& b) {
  return numeric::quantity<U, numeric::common<X, Y>>::from_value(min(a.value(), b.value()));
}
/// Where a < b, for quantities of one unit.
template <class U, run_value X, run_value Y>
OUTLAY_DETAIL_INLINE auto less(boost::units::quantity<U, X> const& a, boost::units::quantity<U, Y> const& b) {
  return less(a.value(), b.value());
}
/// a where the mask holds, otherwise b, for quantities of one unit.
template <class Mask, class U, run_value X, run_value Y>
OUTLAY_DETAIL_INLINE auto select(Mask const& mask, boost::units::quantity<U, X> const& a,
                                 boost::units::quantity<U, Y> const& b) {
  return numeric::quantity<U, numeric::common<X, Y>>::from_value(select(mask, a.value(), b.value()));
}
/// The magnitude of a quantity.
template <class U, run_value V>
OUTLAY_DETAIL_INLINE boost::units::quantity<U, V> abs(boost::units::quantity<U, V> const& a) {
  return boost::units::quantity<U, V>::from_value(abs(a.value()));
}

/// e^x of a number without unit.
template <class System, run_value V> OUTLAY_DETAIL_INLINE V exp(numeric::plain_number<System, V> const& x) {
  return exp(x.value());
}
/// The natural logarithm of a number without unit.
template <class System, run_value V> OUTLAY_DETAIL_INLINE V log(numeric::plain_number<System, V> const& x) {
  return log(x.value());
}
/// x^y of a number without unit; y is a plain number or another number without unit.
template <class System, run_value X, class Y>
OUTLAY_DETAIL_INLINE auto pow(numeric::plain_number<System, X> const& x, Y const& y) {
  if constexpr (run_value<Y>) return pow(x.value(), y);
  else return pow(x.value(), y.value());
}

}
}

// Found by argument-dependent look-up where a user's part writes exp(ratio) of quantities of double: the C library's
// function, reached by conversion, has other bits.
namespace outlay::dimensions {
using outlay::abs;
using outlay::exp;
using outlay::less;
using outlay::log;
using outlay::max;
using outlay::min;
using outlay::pow;
using outlay::select;
}

#include <outlay/numbers/exact_end.hpp>

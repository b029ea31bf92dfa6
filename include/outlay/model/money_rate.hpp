// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/numbers/isa.hpp>
#include <outlay/units/quantities.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {
namespace detail {
inline namespace OUTLAY_DETAIL_ISA {

/// An amount of money on its way into the ledger: called with a member it is a quantity of the ledger's money.
template <class Unit, class P> class converted {
  P value_;
  double const* rates_;

public:
  OUTLAY_DETAIL_INLINE converted(P const& value, double const* rates) : value_(value), rates_(rates) {}
  /// The amount at the rate of member `i` in this step.
  OUTLAY_DETAIL_INLINE quantity<Unit, P> operator()(int i) const {
    return quantity<Unit, P>::from_value(value_ * P(rates_[i]));
  }
};

/// The same where the price level has shocks: the amount at the rate of member `i`, over the shocks for current money.
template <class Unit, class V, class P> class shocked_amount {
  detail::converted<Unit, P> amount_;
  V factor_;

public:
  OUTLAY_DETAIL_INLINE shocked_amount(detail::converted<Unit, P> const& amount, V const& factor)
      : amount_(amount), factor_(factor) {}
  OUTLAY_DETAIL_INLINE quantity<Unit, V> operator()(int i) const {
    return quantity<Unit, V>::from_value(V(amount_(i).value()) * factor_);
  }
};

} // namespace OUTLAY_DETAIL_ISA
} // namespace detail

inline namespace OUTLAY_DETAIL_ISA {

/// What one unit of a money is worth in the ledger's money in a step, by member and, where the price level has shocks,
/// by path.
template <class V, bool Shocks> class money_rate {
  double const* rates_;
  V over_prices_;

public:
  OUTLAY_DETAIL_INLINE money_rate(double const* rates, V const& over_prices)
      : rates_(rates), over_prices_(over_prices) {}
  /// An amount of that money as a number of the ledger's.
  OUTLAY_DETAIL_INLINE V into_ledger(int i, V const& x) const {
    V const y = x * V(rates_[i]);
    if constexpr (Shocks) return y * over_prices_;
    else return y;
  }
  /// A number of the ledger's money as one of that money.
  OUTLAY_DETAIL_INLINE V from_ledger(int i, V const& x) const {
    V const y = x / V(rates_[i]);
    if constexpr (Shocks) return y / over_prices_;
    else return y;
  }
};

} // namespace OUTLAY_DETAIL_ISA
} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/numbers/isa.hpp>

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
} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

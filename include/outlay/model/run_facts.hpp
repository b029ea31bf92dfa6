// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/numbers/isa.hpp>

namespace outlay::detail {
inline namespace OUTLAY_DETAIL_ISA {

/// What a run is, known at compile time.
template <class Money, bool Random, bool SupplyLimited = false, bool PriceShocks = false, bool Events = false>
struct run_facts {
  using money = Money;
  static constexpr bool random = Random;
  static constexpr bool supply_limited = SupplyLimited;
  static constexpr bool price_shocks = Random && PriceShocks;
  static constexpr bool events = Events;
};

} // namespace OUTLAY_DETAIL_ISA
} // namespace outlay::detail

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/units/fields.hpp>

namespace outlay {

/// `billions<eur>(3.2)`: an amount in any registered money.
template <class Money> constexpr money<Money> billions(double x) { return money<Money>::from_value(x); }
/// `millions<eur>(3.2)`: an amount in any registered money.
template <class Money> constexpr money<Money> millions(double x) { return money<Money>::from_value(x / 1000); }

inline namespace literals {

consteval percent_literal operator""_pct(long double x) { return percent_literal(static_cast<double>(x)); }
consteval percent_literal operator""_pct(unsigned long long x) { return percent_literal(static_cast<double>(x)); }

#define OUTLAY_DETAIL_LITERAL(suffix, maker)                                                                           \
  constexpr auto operator""##suffix(long double x) { return maker(static_cast<double>(x)); }                           \
  constexpr auto operator""##suffix(unsigned long long x) { return maker(static_cast<double>(x)); }

// Current prices: _bn_usd. Constant prices carry their year: _bn_usd_2021.
OUTLAY_DETAIL_LITERAL(_bn_usd, billions<usd>)
OUTLAY_DETAIL_LITERAL(_mn_usd, millions<usd>)
OUTLAY_DETAIL_LITERAL(_bn_usd_2021, billions<usd_2021>)
OUTLAY_DETAIL_LITERAL(_mn_usd_2021, millions<usd_2021>)
OUTLAY_DETAIL_LITERAL(_bn_usd_2015, billions<usd_2015>)
OUTLAY_DETAIL_LITERAL(_mn_usd_2015, millions<usd_2015>)
OUTLAY_DETAIL_LITERAL(_bn_eur, billions<eur>)
OUTLAY_DETAIL_LITERAL(_mn_eur, millions<eur>)
OUTLAY_DETAIL_LITERAL(_bn_gbp, billions<gbp>)
OUTLAY_DETAIL_LITERAL(_mn_gbp, millions<gbp>)
OUTLAY_DETAIL_LITERAL(_bn_cad, billions<cad>)
OUTLAY_DETAIL_LITERAL(_mn_cad, millions<cad>)
OUTLAY_DETAIL_LITERAL(_years, duration<>::from_value)
OUTLAY_DETAIL_LITERAL(_heads, 0.001 * headcount<>::from_value)
OUTLAY_DETAIL_LITERAL(_items, 0.001 * stock_value<>::from_value)
#undef OUTLAY_DETAIL_LITERAL

constexpr duration<> operator""_months(long double x) { return duration<>::from_value(static_cast<double>(x) / 12); }
constexpr duration<> operator""_months(unsigned long long x) {
  return duration<>::from_value(static_cast<double>(x) / 12);
}

} // namespace literals
} // namespace outlay

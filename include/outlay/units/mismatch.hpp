// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/units/quantities.hpp>

namespace outlay::dimensions {

// Boost.Units answers `gdp + outlay` with a page of templates. These operators, found by argument-dependent look-up and
// more constrained than Boost's, take every pair of different units of this library and answer in one sentence.

template <class A, class B>
concept different_units = outlay::detail::is_quantity<boost::units::quantity<A, double>>::value &&
    outlay::detail::is_quantity<boost::units::quantity<B, double>>::value && !std::is_same_v<A, B>;

template <class L> struct first_money { using type = void; };
template <class Money, class Power, class Rest>
struct first_money<boost::units::list<boost::units::dim<money<Money>, Power>, Rest>> { using type = Money; };
template <class Dim, class Rest> struct first_money<boost::units::list<Dim, Rest>> : first_money<Rest> {};
template <class Unit> struct money_in { using type = void; }; // not one of ours
template <class D> struct money_in<boost::units::unit<D, system>> : first_money<D> {};

/// True for the unit of a GDP in some money.
template <class Unit> consteval bool measures_gdp() {
  using Money = typename money_in<Unit>::type;
  if constexpr (std::is_void_v<Money>) return false;
  else return std::is_same_v<Unit, units::gdp<Money>>;
}
template <class Unit> concept is_gdp = measures_gdp<Unit>();

/// True where the two units are the same kind but for their money.
template <class A, class B> consteval bool only_money_differs() {
  using MA = typename money_in<A>::type;
  using MB = typename money_in<B>::type;
  if constexpr (std::is_void_v<MA> || std::is_void_v<MB> || std::is_same_v<MA, MB>) return false;
  else return std::is_same_v<units::times<units::per<A, units::money<MA>>, units::money<MB>>, B>;
}
/// True where one is GDP and the other a flow of the same money.
template <class A, class B> consteval bool output_differs() {
  return std::is_same_v<units::times<A, units::output>, B> || std::is_same_v<units::times<B, units::output>, A>;
}

template <class A, class B> consteval void refuse() {
  constexpr bool gdp_with_spending = output_differs<A, B>();
  constexpr bool two_moneys = only_money_differs<A, B>();
  constexpr bool two_kinds = !gdp_with_spending && !two_moneys;
  static_assert(!gdp_with_spending,
                "outlay: GDP and spending are different kinds: multiply GDP by a share (5_pct) to get spending");
  static_assert(!two_moneys,
                "outlay: these amounts are in different money (currency or price basis): enter both in one, "
                "or let a part's field convert them by member and year");
  static_assert(
      !two_kinds,
      "outlay: quantities of different kinds do not add, subtract or compare (money, money per year, GDP, a share "
      "of GDP, a growth rate, time, items and people are each a kind)");
}

#define OUTLAY_DETAIL_REFUSE_SUM(op)                                                                                   \
  template <class A, class X, class B, class Y>                                                                        \
    requires different_units<A, B>                                                                                     \
  constexpr boost::units::quantity<A, X> operator op(boost::units::quantity<A, X> const& a,                            \
                                                     boost::units::quantity<B, Y> const&) {                            \
    refuse<A, B>();                                                                                                    \
    return a;                                                                                                          \
  }
#define OUTLAY_DETAIL_REFUSE_ORDER(op)                                                                                 \
  template <class A, class X, class B, class Y>                                                                        \
    requires different_units<A, B>                                                                                     \
  constexpr bool operator op(boost::units::quantity<A, X> const&, boost::units::quantity<B, Y> const&) {               \
    refuse<A, B>();                                                                                                    \
    return false;                                                                                                      \
  }
OUTLAY_DETAIL_REFUSE_SUM(+)
OUTLAY_DETAIL_REFUSE_SUM(-)
OUTLAY_DETAIL_REFUSE_ORDER(<)
OUTLAY_DETAIL_REFUSE_ORDER(>)
OUTLAY_DETAIL_REFUSE_ORDER(<=)
OUTLAY_DETAIL_REFUSE_ORDER(>=)
OUTLAY_DETAIL_REFUSE_ORDER(==)
OUTLAY_DETAIL_REFUSE_ORDER(!=)
#undef OUTLAY_DETAIL_REFUSE_SUM
#undef OUTLAY_DETAIL_REFUSE_ORDER

} // namespace outlay::dimensions

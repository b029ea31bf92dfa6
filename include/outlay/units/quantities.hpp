// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/units/dimensions.hpp>
#include <concepts>
#include <type_traits>

namespace outlay {

/// Units of the library. Their numbers are billions of money, years, thousands of items and of people, and plain
/// shares.
namespace units {

template <class Dimension> using of = boost::units::unit<Dimension, dimensions::system>;
template <class A, class B> using times = typename boost::units::multiply_typeof_helper<A, B>::type;
template <class A, class B> using per = typename boost::units::divide_typeof_helper<A, B>::type;

using one = of<boost::units::dimensionless_type>;
using time = of<dimensions::time::dimension_type>;
using items = of<dimensions::items::dimension_type>;
using people = of<dimensions::people::dimension_type>;
using output = of<dimensions::output::dimension_type>;
template <class Money> using money = of<typename dimensions::money<Money>::dimension_type>;
template <class Money> using flow = per<money<Money>, time>;
template <class Money> using gdp = times<flow<Money>, output>;
template <class Money> using unit_cost = per<money<Money>, items>;
using share = per<one, output>;
using rate = per<one, time>;

} // namespace units

/// A number of type `V` with a unit: `boost::units::quantity`.
template <class Unit, class V = double> using quantity = boost::units::quantity<Unit, V>;

template <class Money, class V = double> using money = quantity<units::money<Money>, V>; ///< billions
template <class Money, class V = double> using flow = quantity<units::flow<Money>, V>;   ///< billions a year
template <class Money, class V = double> using gdp = quantity<units::gdp<Money>, V>;     ///< billions a year of output
/// Billions a thousand items.
template <class Money, class V = double> using unit_cost = quantity<units::unit_cost<Money>, V>;
template <class V = double> using gdp_share = quantity<units::share, V>;                 ///< 1 = all of GDP
template <class V = double> using growth_rate = quantity<units::rate, V>;                ///< 1 = 100 % a year
template <class V = double> using duration = quantity<units::time, V>;                   ///< years
template <class V = double> using stock_value = quantity<units::items, V>;               ///< thousand items
template <class V = double> using headcount = quantity<units::people, V>;                ///< thousand people
template <class V = double> using number = quantity<units::one, V>;                      ///< no unit

inline constexpr duration<> year = duration<>::from_value(1.0);         ///< one year
inline constexpr duration<> quarter = duration<>::from_value(0.25);     ///< a quarter of a year
inline constexpr duration<> month = duration<>::from_value(1.0 / 12.0); ///< a twelfth of a year

namespace detail {
template <class Q> struct is_quantity : std::false_type {};
template <class D, class V>
struct is_quantity<boost::units::quantity<boost::units::unit<D, dimensions::system>, V>> : std::true_type {};
} // namespace detail

/// A quantity in one of this library's units.
template <class Q> concept outlay_quantity = detail::is_quantity<std::remove_cvref_t<Q>>::value;

/// How many times `reference` goes into `x`: the way out of the types, as in `in(outlay, 1_bn_usd_2021 / year)`.
template <class Unit, class V> constexpr V in(quantity<Unit, V> const& x, quantity<Unit, double> const& reference) {
  return x.value() / V(reference.value());
}

namespace dimensions {

using outlay::in;

// `12 * 1_bn_usd` and `27_bn_usd / 5`: Boost.Units knows only factors of the number's own type.
template <std::integral Whole, class Unit> constexpr quantity<Unit> operator*(Whole n, quantity<Unit> const& x) {
  return quantity<Unit>::from_value(static_cast<double>(n) * x.value());
}
template <std::integral Whole, class Unit> constexpr quantity<Unit> operator*(quantity<Unit> const& x, Whole n) {
  return quantity<Unit>::from_value(x.value() * static_cast<double>(n));
}
template <std::integral Whole, class Unit> constexpr quantity<Unit> operator/(quantity<Unit> const& x, Whole n) {
  return quantity<Unit>::from_value(x.value() / static_cast<double>(n));
}

} // namespace dimensions
} // namespace outlay

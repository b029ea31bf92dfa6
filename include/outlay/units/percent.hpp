// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/error.hpp>
#include <outlay/units/mismatch.hpp>

namespace outlay {

namespace detail {
struct field_access;
// Not constexpr on purpose: the compiler's error names it.
inline void this_percentage_is_outside_the_range_of_its_field() {}
} // namespace detail

/// A percentage of nothing yet: it becomes a share, lift, ratio, rate or probability at the field that takes it.
/// Made by `5_pct` at compile time, where the field checks its range, or by `percent(x)` at run time, where `start`
/// does.
class percent {
  double value_;

public:
  constexpr explicit percent(double value) : value_(value) {}
  /// 5 for 5 %.
  constexpr double value() const { return value_; }
};

/// What `_pct` makes: a percentage known to the compiler.
class percent_literal {
  double value_;

public:
  consteval explicit percent_literal(double value) : value_(value) {}
  consteval double value() const { return value_; }
  consteval percent_literal operator-() const { return percent_literal(-value_); }
  constexpr operator percent() const { return percent(value_); }
};

/// A percentage of a GDP is spending: `3.5_pct * gdp`.
template <class Unit>
  requires dimensions::is_gdp<Unit>
constexpr quantity<units::per<Unit, units::output>> operator*(percent p, quantity<Unit> const& x) {
  return quantity<units::per<Unit, units::output>>::from_value(p.value() / 100 * x.value());
}

/// A field given in percent. `Kind` fixes its unit, its range in percent and its name.
template <class Kind> class percent_field {
  double value_;
  friend struct detail::field_access;

public:
  using unit = typename Kind::unit;
  using kind = Kind;

  percent_field(detail::this_field_is_required = detail::this_field_is_required()) = delete;
  consteval percent_field(percent_literal p) : value_(p.value() / 100) {
    if (!(p.value() >= Kind::lowest && p.value() <= Kind::highest)) 
      detail::this_percentage_is_outside_the_range_of_its_field();
  }
  /// Checked when a run starts, where the error can name part and field.
  constexpr percent_field(percent p) : value_(p.value() / 100) {}
  constexpr percent_field(quantity<unit> q) : value_(q.value()) {}
  template <class T>
    requires std::is_arithmetic_v<T>
  constexpr percent_field(T) : value_(0) {
    static_assert(detail::never<T>, "outlay: a bare number is not a percentage: write 5_pct, or percent(x) for a value "
                                    "known only at run time");
  }
  template <outlay_quantity Q>
    requires(!std::is_same_v<Q, quantity<unit>>)
  constexpr percent_field(Q const&) : value_(0) {
    static_assert(detail::never<Q>,
                  "outlay: this quantity is of another kind than the field (a share of GDP, a growth rate "
                  "and a plain ratio are three kinds)");
  }
  template <class Other>
    requires(!std::is_same_v<Other, Kind>)
  constexpr percent_field(percent_field<Other> const&) : value_(0) {
    static_assert(
        detail::never<Other>,
        "outlay: this field is of another kind than the one it is given (share, lift, ratio, "
        "rate, probability, volatility, coefficient, hazard, chance, debt ratio and balance are eleven kinds)");
  }

  static constexpr double lowest = Kind::lowest;
  static constexpr double highest = Kind::highest;
  friend constexpr bool operator==(percent_field const&, percent_field const&) = default;
};

namespace detail {
template <class Unit, int Lowest, int Highest> struct percent_kind {
  using unit = Unit;
  static constexpr double lowest = Lowest;
  static constexpr double highest = Highest;
};
struct share_kind : percent_kind<units::share, 0, 100> {};
struct lift_kind : percent_kind<units::one, -100, 10000> {};
struct ratio_kind : percent_kind<units::one, 0, 100> {};
struct rate_kind : percent_kind<units::rate, -90, 1000> {};
struct probability_kind : percent_kind<units::one, 0, 100> {};
// Whether something happens: answers jump with these, so that they have no derivative and are not drawn.
struct hazard_kind : percent_kind<units::rate, 0, 1000> {
  static constexpr bool same_in_all_lanes = true;
};
struct chance_kind : percent_kind<units::one, 0, 100> {
  static constexpr bool same_in_all_lanes = true;
};
struct volatility_kind : percent_kind<units::one, 0, 100> {};
struct coefficient_kind : percent_kind<units::one, -100, 100> {};
struct debt_kind : percent_kind<units::one, 0, 1000> {};
struct balance_kind : percent_kind<units::share, -100, 100> {};
} // namespace detail

using share = percent_field<detail::share_kind>;             ///< share of GDP, 0 to 100 %
using lift = percent_field<detail::lift_kind>;               ///< relative growth target of a stock, -100 to 10,000 %
using ratio = percent_field<detail::ratio_kind>;             ///< part of a whole, 0 to 100 %
using rate = percent_field<detail::rate_kind>;               ///< growth a year, -90 to 1,000 %
using probability = percent_field<detail::probability_kind>; ///< 0 to 100 %
using hazard = percent_field<detail::hazard_kind>;           ///< how often a year something happens, 0 to 1,000 %
using chance = percent_field<detail::chance_kind>;           ///< probability that something happens at all, 0 to 100 %
using volatility = percent_field<detail::volatility_kind>;   ///< standard deviation of growth per square root of a year
using coefficient = percent_field<detail::coefficient_kind>; ///< a correlation, -100 to 100 %
using debt_ratio = percent_field<detail::debt_kind>;         ///< debt over annual GDP, 0 to 1,000 %
/// A balance over GDP, -100 to 100 %, negative for a deficit.
using balance = percent_field<detail::balance_kind>;

} // namespace outlay

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <limits>
#include <outlay/units/mismatch.hpp>
#include <outlay/units/percent.hpp>

namespace outlay {

/// First member of every part: has no size and forbids positional initialisation.
struct named_only {
  constexpr named_only() = default;
  template <class T> constexpr named_only(T const&) {
    static_assert(detail::never<T>, "outlay: name the fields of a part, as in .to = 3.5_pct, .by = 2035y");
  }
};

/// A field with one unit, entered as a quantity; it leaves only through a run.
template <class Unit> class quantity_field {
  double value_;
  friend struct detail::field_access;

public:
  using unit = Unit;
  quantity_field(detail::this_field_is_required = detail::this_field_is_required()) = delete;
  constexpr quantity_field(quantity<Unit> q) : value_(q.value()) {}
  template <class T>
    requires(!std::is_same_v<T, quantity<Unit>> && !std::is_same_v<T, quantity_field>)
  constexpr quantity_field(T const&) : value_(0) {
    static_assert(detail::never<T>,
                  "outlay: this field needs a quantity of its own kind, such as 10_years for a time or "
                  "5000_heads for people");
  }
};

using time_span = quantity_field<units::time>;      ///< years
/// A time that a run takes as the plan has it, mostly in whole steps: it has no derivative and is not drawn; a sweep
/// may vary it.
class fixed_time : public time_span {
public:
  static constexpr bool same_in_all_lanes = true;
  using time_span::time_span;
  fixed_time(detail::this_field_is_required = detail::this_field_is_required()) = delete;
  constexpr fixed_time(time_span const& t) : time_span(t) {}
};
using head_count = quantity_field<units::people>;   ///< thousand people
using item_count = quantity_field<units::items>;    ///< thousand items

/// A plain number without unit, such as a learning exponent or a count of instalments.
class scalar {
  double value_;
  friend struct detail::field_access;

public:
  using unit = units::one;
  scalar(detail::this_field_is_required = detail::this_field_is_required()) = delete;
  template <class T>
    requires std::is_arithmetic_v<T>
  constexpr scalar(T value) : value_(static_cast<double>(value)) {}
  constexpr scalar(number<> value) : value_(value.value()) {}
  template <class T>
    requires(!std::is_arithmetic_v<T> && !std::is_same_v<T, scalar> && !std::is_same_v<T, number<>>)
  constexpr scalar(T const&) : value_(0) {
    static_assert(detail::never<T>, "outlay: this field is a plain number without unit, such as 0.322");
  }
};

/// A number that decides whether something is the case: answers jump with it, so that it has no derivative and is not
/// drawn.
class threshold : public scalar {
public:
  static constexpr bool same_in_all_lanes = true;
  using scalar::scalar;
  threshold(detail::this_field_is_required = detail::this_field_is_required()) = delete;
  constexpr threshold(scalar const& x) : scalar(x) {}
};

namespace detail {
struct yearly_money {
  template <class Money> using unit = units::flow<Money>;
};
struct plain_money {
  template <class Money> using unit = units::money<Money>;
};
struct item_money {
  template <class Money> using unit = units::unit_cost<Money>;
};
struct head_money {
  template <class Money> using unit = units::per<units::per<units::money<Money>, units::people>, units::time>;
};
} // namespace detail

/// A money field: takes any registered currency and price basis by value; the run converts it, dated and by member.
/// `Kind::unit<Money>` is money, money per year, or money per item.
template <class Kind> class money_field {
  double value_;
  money_id money_;
  friend struct detail::field_access;

  template <class Q> struct taken : std::false_type {};
  template <class Unit> struct taken<quantity<Unit>> {
    using money = typename dimensions::money_in<Unit>::type;
    static constexpr bool value = [] {
      if constexpr (std::is_void_v<money>) return false;
      else return std::is_same_v<Unit, typename Kind::template unit<money>>;
    }();
  };

public:
  money_field(detail::this_field_is_required = detail::this_field_is_required()) = delete;
  template <class Money> using unit_in = typename Kind::template unit<Money>;

  template <outlay_quantity Q>
    requires(taken<Q>::value)
  constexpr money_field(Q q) : value_(q.value()), money_(id_of<typename taken<Q>::money>) {}
  template <class Q>
    requires(!taken<Q>::value && !std::is_same_v<Q, money_field>)
  constexpr money_field(Q const&) : value_(0), money_{} {
    static_assert(!std::is_same_v<Kind, detail::yearly_money>,
                  "outlay: this field is money per year: write 1_bn_usd / month or 12_bn_usd / year");
    static_assert(!std::is_same_v<Kind, detail::item_money>,
                  "outlay: this field is money per item: write 4_mn_eur / 1000_items");
    static_assert(!std::is_same_v<Kind, detail::head_money>,
                  "outlay: this field is money per head and year: write 120_mn_eur / 1000_heads / year");
    constexpr bool told = std::is_same_v<Kind, detail::yearly_money> || std::is_same_v<Kind, detail::item_money> ||
                          std::is_same_v<Kind, detail::head_money>;
    static_assert(told || detail::never<Q>,
                  "outlay: this field is an amount of money in a currency, such as 27_bn_usd or 27_bn_usd_2021");
  }

  /// Currency and price basis that the field was entered in.
  constexpr money_id money() const { return money_; }
};

namespace detail {
/// The one door out of a field; the run holds the key.
struct field_access {
  template <class F> static constexpr double raw(F const& f) { return f.value_; }
  /// In the field's own unit and money; checked when a run starts.
  template <class F> static constexpr void put(F& f, double x) { f.value_ = x; }
  /// In a money that is known only when a program runs; `once` for one payment.
  template <class F> static constexpr void put(F& f, double x, money_id money) {
    f.value_ = x;
    f.money_ = money;
  }
  template <class F> static constexpr void put_once(F& f, bool once) { f.once_ = once; }
  template <class F> static constexpr double* place(F& f) { return &f.value_; }
};

/// A money field in a money that is known only when a program runs.
template <class F> constexpr F field_with(double x, money_id money) {
  F f = F(quantity<typename F::template unit_in<usd>>::from_value(x));
  field_access::put(f, x, money);
  return f;
}

template <class F> concept unit_field = requires { typename F::unit; };
template <class F> inline constexpr bool same_in_all_lanes = requires { F::same_in_all_lanes; }
|| requires { F::kind::same_in_all_lanes; };
template <class F> concept any_money_field = requires(F const& f) {
  { f.money() } -> std::same_as<money_id>;
};
} // namespace detail

using amount = money_field<detail::plain_money>;        ///< money, billions
using yearly_amount = money_field<detail::yearly_money>; ///< money per year, billions a year
using item_cost = money_field<detail::item_money>;      ///< money per item, billions a thousand items
/// A member's GDP: money a year, or a GDP that a projection gave.
class gdp_amount : public money_field<detail::yearly_money> {
public:
  gdp_amount(detail::this_field_is_required = detail::this_field_is_required()) = delete;
  template <class Unit>
    requires dimensions::is_gdp<Unit>
  constexpr gdp_amount(quantity<Unit> q) : money_field(q / quantity<units::output>::from_value(1.0)) {}
  template <class Q>
    requires(!dimensions::is_gdp<typename Q::unit_type>)
  constexpr gdp_amount(Q const& q) : money_field(q) {}
  template <class T>
    requires std::is_arithmetic_v<T>
  constexpr gdp_amount(T) : gdp_amount(outlay::gdp<usd>::from_value(0)) {
    static_assert(detail::never<T>, "outlay: this field is GDP, money per year: write 500_bn_usd_2021 / year");
  }
};

/// Money paid over time or once: `1_bn_usd / month` recurs, `937_mn_usd` is one payment.
class payment : public money_field<detail::yearly_money> {
  bool once_;
  friend struct detail::field_access;

  template <class Q> struct is_amount : std::false_type {};
  template <class Unit> struct is_amount<quantity<Unit>> {
    using money = typename dimensions::money_in<Unit>::type;
    static constexpr bool value = [] {
      if constexpr (std::is_void_v<money>) return false;
      else return std::is_same_v<Unit, units::money<money>>;
    }();
  };

public:
  payment(detail::this_field_is_required = detail::this_field_is_required()) = delete;
  template <outlay_quantity Q>
    requires(!is_amount<Q>::value)
  constexpr payment(Q q) : money_field(q), once_(false) {}
  template <outlay_quantity Q>
    requires(is_amount<Q>::value)
  constexpr payment(Q q) : money_field(q / duration<>::from_value(1.0)), once_(true) {}
  template <class T>
    requires(!outlay_quantity<T> && !std::is_base_of_v<payment, T>)
  constexpr payment(T const&) : payment(outlay::money<usd>::from_value(0)) {
    static_assert(detail::never<T>,
                  "outlay: a payment is money over time, such as 1_bn_usd / month, or one amount, such as 937_mn_usd");
  }
  /// True for one payment.
  constexpr bool once() const { return once_; }
};
using head_cost = money_field<detail::head_money>;      ///< money per head and year, billions a thousand heads a year

/// A ratio that may be left unset; its field says what holds then.
class optional_ratio : public ratio {
public:
  constexpr optional_ratio() : ratio(percent(std::numeric_limits<double>::quiet_NaN())) {}
  consteval optional_ratio(percent_literal p) : ratio(p) {}
  constexpr optional_ratio(percent p) : ratio(p) {}
  constexpr optional_ratio(quantity<units::one> q) : ratio(q) {}
  constexpr optional_ratio(ratio const& r) : ratio(r) {}
  template <class T>
    requires std::is_arithmetic_v<T>
  constexpr optional_ratio(T x) : ratio(x) {}
  /// Whether it was set.
  constexpr bool given() const { return detail::field_access::raw(*this) == detail::field_access::raw(*this); }
};

} // namespace outlay

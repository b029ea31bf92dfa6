// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <outlay/numbers/math.hpp>

#include <concepts>
#include <cstddef>
#include <limits>
#include <type_traits>

#include <outlay/numbers/exact_begin.hpp>

namespace outlay {
inline namespace OUTLAY_DETAIL_ISA {

namespace numeric {

// Derivatives side by side: numbers of `V`, or for doubles the lanes of a pack. Compilers leave loops over an array of
// doubles in memory: eight derivatives then cost ten times as much.
template <int N, class V> struct slope_list {
  V each[static_cast<std::size_t>(N)];
  OUTLAY_DETAIL_INLINE V const& operator[](int k) const { return each[k]; }
  OUTLAY_DETAIL_INLINE V& operator[](int k) { return each[k]; }
  OUTLAY_DETAIL_INLINE void set(int k, V const& x) { each[k] = x; }
  OUTLAY_DETAIL_INLINE void fill(V const& x) {
    for (V& s : each) s = x;
  }
  template <class F, class... A> OUTLAY_DETAIL_INLINE void map(F const& f, A const&... a) {
    for (int k = 0; k < N; ++k) each[k] = f(a.each[k]...);
  }
};
template <int N>
  requires(N > 1 && is_width<N>)
struct slope_list<N, double> {
  pack<double, N> each;
  OUTLAY_DETAIL_INLINE double operator[](int k) const { return each[k]; }
  OUTLAY_DETAIL_INLINE void set(int k, double x) { each.set_lane(k, x); }
  OUTLAY_DETAIL_INLINE void fill(double x) { each = pack<double, N>(x); }
  template <class F, class... A> OUTLAY_DETAIL_INLINE void map(F const& f, A const&... a) { each = f(a.each...); }
};

}

/// A value and its derivatives with respect to `N` inputs; `V` is double or a pack.
/// The value has the bits that plain `V` arithmetic gives.
template <int N, real_value V = double>
struct dual {
  V value;
  numeric::slope_list<N, V> slope;

  dual() = default;
  OUTLAY_DETAIL_INLINE dual(V const& constant) : value(constant) { slope.fill(V(0.0)); }
  OUTLAY_DETAIL_INLINE dual(double constant)
    requires(!std::same_as<V, double>) : dual(V(constant)) {}

  /// The same number in every lane.
  template <class U>
    requires(std::same_as<U, double> && !std::same_as<V, double>)
  OUTLAY_DETAIL_INLINE dual(dual<N, U> const& same) : value(same.value) {
    for (int k = 0; k < N; ++k) slope.set(k, V(same.slope[k]));
  }

  /// The input number `index`, with derivative 1 with respect to itself.
  static OUTLAY_DETAIL_INLINE dual variable(V const& value, int index) {
    dual result(value);
    result.slope.set(index, V(1.0));
    return result;
  }

  // The value `v` with the slopes of `a` multiplied by `da`.
  static OUTLAY_DETAIL_INLINE dual chain(V const& v, V const& da, dual const& a) {
    dual result;
    result.value = v;
    result.slope.map([=](auto const& x) __attribute__((always_inline)) { return da * x; }, a.slope);
    return result;
  }
  static OUTLAY_DETAIL_INLINE dual chain(V const& v, V const& da, dual const& a, V const& db, dual const& b) {
    dual result;
    result.value = v;
    result.slope.map(
        [=](auto const& x, auto const& y) __attribute__((always_inline)) { return da * x + db * y; }, a.slope, b.slope);
    return result;
  }

  friend OUTLAY_DETAIL_INLINE dual operator+(dual const& a, dual const& b) {
    dual result;
    result.value = a.value + b.value;
    result.slope.map(
        [](auto const& x, auto const& y) __attribute__((always_inline)) { return x + y; }, a.slope, b.slope);
    return result;
  }
  friend OUTLAY_DETAIL_INLINE dual operator-(dual const& a, dual const& b) {
    dual result;
    result.value = a.value - b.value;
    result.slope.map(
        [](auto const& x, auto const& y) __attribute__((always_inline)) { return x - y; }, a.slope, b.slope);
    return result;
  }
  friend OUTLAY_DETAIL_INLINE dual operator*(dual const& a, dual const& b) {
    return chain(a.value * b.value, b.value, a, a.value, b);
  }
  friend OUTLAY_DETAIL_INLINE dual operator/(dual const& a, dual const& b) {
    V const quotient = a.value / b.value;
    dual result;
    result.value = quotient;
    result.slope.map(
        [=](auto const& x, auto const& y) __attribute__((always_inline)) { return (x - quotient * y) / b.value; },
        a.slope, b.slope);
    return result;
  }
  friend OUTLAY_DETAIL_INLINE dual operator-(dual const& a) {
    dual result;
    result.value = -a.value;
    result.slope.map([](auto const& x) __attribute__((always_inline)) { return -x; }, a.slope);
    return result;
  }
  friend OUTLAY_DETAIL_INLINE dual operator+(dual const& a) { return a; }

  // With a constant: the slopes of the constant are not computed.
  friend OUTLAY_DETAIL_INLINE dual operator+(dual const& a, V const& b) {
    dual result = a;
    result.value = a.value + b;
    return result;
  }
  friend OUTLAY_DETAIL_INLINE dual operator+(V const& a, dual const& b) {
    dual result = b;
    result.value = a + b.value;
    return result;
  }
  friend OUTLAY_DETAIL_INLINE dual operator-(dual const& a, V const& b) {
    dual result = a;
    result.value = a.value - b;
    return result;
  }
  friend OUTLAY_DETAIL_INLINE dual operator-(V const& a, dual const& b) {
    dual result = -b;
    result.value = a - b.value;
    return result;
  }
  friend OUTLAY_DETAIL_INLINE dual operator*(dual const& a, V const& b) { return chain(a.value * b, b, a); }
  friend OUTLAY_DETAIL_INLINE dual operator*(V const& a, dual const& b) { return chain(a * b.value, a, b); }
  friend OUTLAY_DETAIL_INLINE dual operator/(dual const& a, V const& b) {
    dual result;
    result.value = a.value / b;
    result.slope.map([=](auto const& x) __attribute__((always_inline)) { return x / b; }, a.slope);
    return result;
  }
  friend OUTLAY_DETAIL_INLINE dual operator/(V const& a, dual const& b) {
    V const quotient = a / b.value;
    return chain(quotient, -(quotient / b.value), b);
  }
#define OUTLAY_DETAIL_WITH_NUMBER(OP)                                                          \
  friend OUTLAY_DETAIL_INLINE dual operator OP(dual const& a, double b)                        \
    requires(!std::same_as<V, double>) { return a OP V(b); }                                   \
  friend OUTLAY_DETAIL_INLINE dual operator OP(double a, dual const& b)                        \
    requires(!std::same_as<V, double>) { return V(a) OP b; }
  OUTLAY_DETAIL_WITH_NUMBER(+)
  OUTLAY_DETAIL_WITH_NUMBER(-)
  OUTLAY_DETAIL_WITH_NUMBER(*)
  OUTLAY_DETAIL_WITH_NUMBER(/)
#undef OUTLAY_DETAIL_WITH_NUMBER

  template <class B> OUTLAY_DETAIL_INLINE dual& operator+=(B const& b) { return *this = *this + b; }
  template <class B> OUTLAY_DETAIL_INLINE dual& operator-=(B const& b) { return *this = *this - b; }
  template <class B> OUTLAY_DETAIL_INLINE dual& operator*=(B const& b) { return *this = *this * b; }
  template <class B> OUTLAY_DETAIL_INLINE dual& operator/=(B const& b) { return *this = *this / b; }
};

namespace numeric {
template <int N, class V> struct traits<dual<N, V>> {
  using mask = mask_of<V>;
  static constexpr int width = width_of<V>;
};
}

/// Where the value of a is less than the value of b.
template <int N, class V> OUTLAY_DETAIL_INLINE mask_of<V> less(dual<N, V> const& a, dual<N, V> const& b) {
  return less(a.value, b.value);
}
template <int N, class V>
OUTLAY_DETAIL_INLINE mask_of<V> less(dual<N, V> const& a, std::type_identity_t<V> const& b) {
  return less(a.value, b);
}
template <int N, class V>
OUTLAY_DETAIL_INLINE mask_of<V> less(std::type_identity_t<V> const& a, dual<N, V> const& b) {
  return less(a, b.value);
}

/// a with its slopes where the mask holds, otherwise b with its slopes.
template <int N, class V>
OUTLAY_DETAIL_INLINE dual<N, V> select(std::type_identity_t<mask_of<V>> const& mask, dual<N, V> const& a,
                                       dual<N, V> const& b) {
  dual<N, V> result;
  result.value = select(mask, a.value, b.value);
  result.slope.map([=](auto const& x, auto const& y) __attribute__((always_inline)) {
    if constexpr (std::same_as<V, double>) return mask ? x : y;
    else return select(mask, x, y);
  }, a.slope, b.slope);
  return result;
}

/// The larger, with its slopes; at a tie those of a.
template <int N, class V> OUTLAY_DETAIL_INLINE dual<N, V> max(dual<N, V> const& a, dual<N, V> const& b) {
  return select(less(a.value, b.value), b, a);
}
/// The smaller, with its slopes; at a tie those of a.
template <int N, class V> OUTLAY_DETAIL_INLINE dual<N, V> min(dual<N, V> const& a, dual<N, V> const& b) {
  return select(less(b.value, a.value), b, a);
}
#define OUTLAY_DETAIL_WITH_CONSTANT(NAME)                                                                      \
  template <int N, class V>                                                                                    \
  OUTLAY_DETAIL_INLINE dual<N, V> NAME(dual<N, V> const& a, std::type_identity_t<V> const& b) {                \
    return NAME(a, dual<N, V>(b));                                                                             \
  }                                                                                                            \
  template <int N, class V>                                                                                    \
  OUTLAY_DETAIL_INLINE dual<N, V> NAME(std::type_identity_t<V> const& a, dual<N, V> const& b) {                \
    return NAME(dual<N, V>(a), b);                                                                             \
  }
OUTLAY_DETAIL_WITH_CONSTANT(max)
OUTLAY_DETAIL_WITH_CONSTANT(min)
#undef OUTLAY_DETAIL_WITH_CONSTANT

template <int N, class V> inline dual<N, V> exp(dual<N, V> const& a) {
  V const v = exp(a.value);
  return dual<N, V>::chain(v, v, a);
}
template <int N, class V> inline dual<N, V> log(dual<N, V> const& a) {
  return dual<N, V>::chain(log(a.value), V(1.0) / a.value, a);
}
template <int N, class V> inline dual<N, V> sqrt(dual<N, V> const& a) {
  dual<N, V> result;
  result.value = sqrt(a.value);
  V const rise = V(0.5) / result.value;
  // At zero the slope is infinite, but what does not move there stays: no slope of nothing times infinity.
  result.slope.map([=](auto const& x) __attribute__((always_inline)) {
    using X = std::remove_cvref_t<decltype(x)>;
    return select(less(abs(x), X(std::numeric_limits<double>::denorm_min())), X(0.0), X(rise * x));
  }, a.slope);
  return result;
}
/// The magnitude; the slope at zero is that of a.
template <int N, class V> OUTLAY_DETAIL_INLINE dual<N, V> abs(dual<N, V> const& a) {
  auto const negative = less(a.value, V(0.0));
  return dual<N, V>::chain(abs(a.value), select(negative, V(-1.0), V(1.0)), a);
}
template <int N, class V> inline dual<N, V> pow(dual<N, V> const& x, dual<N, V> const& y) {
  V const v = pow(x.value, y.value);
  return dual<N, V>::chain(v, v * y.value / x.value, x, v * log(x.value), y);
}
template <int N, class V> inline dual<N, V> pow(dual<N, V> const& x, std::type_identity_t<V> const& y) {
  V const v = pow(x.value, y);
  return dual<N, V>::chain(v, v * y / x.value, x);
}
template <int N, class V> inline dual<N, V> pow(std::type_identity_t<V> const& x, dual<N, V> const& y) {
  V const v = pow(x, y.value);
  return dual<N, V>::chain(v, v * log(x), y);
}

}
}

#include <outlay/numbers/exact_end.hpp>

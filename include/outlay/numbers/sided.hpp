// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <outlay/numbers/dual.hpp>

#include <outlay/numbers/exact_begin.hpp>

namespace outlay {
inline namespace OUTLAY_DETAIL_ISA {

/// A comparison at a point, and just above and below it in each of `N` directions.
template <int N> struct sided_mask {
  bool here;
  bool up[static_cast<std::size_t>(N)], down[static_cast<std::size_t>(N)];
};

/// A number with its derivatives from above and from below by `N` inputs: they differ at a kink, where two sides of a
/// max, min or comparison are equal but for rounding: within 1e-12 of `scale`, the largest number whose cancellation
/// may stand in the value. Where the value itself jumps the derivative is infinite.
template <int N> struct sided {
  double value, scale;
  double up[static_cast<std::size_t>(N)], down[static_cast<std::size_t>(N)];

  static double magnitude(double x) { return x < 0 ? -x : x; }
  static double larger(double x, double y) { return x < y ? y : x; }
  static bool tie(double x, double y, double scale) { return magnitude(x - y) <= 1e-12 * scale; }

  sided() = default;
  sided(double constant) : value(constant), scale(magnitude(constant)) {
    for (int k = 0; k < N; ++k) up[k] = down[k] = 0;
  }
  static sided variable(double value, int index) {
    sided result(value);
    result.up[index] = result.down[index] = 1;
    return result;
  }

  // The value `v`, moved by da for each 1 of a and by db for each 1 of b.
  static sided chain(double v, double da, sided const& a, double db, sided const& b) {
    sided result;
    result.value = v;
    result.scale = larger(larger(magnitude(da) * a.scale, magnitude(db) * b.scale), magnitude(v));
    for (int k = 0; k < N; ++k) {
      result.up[k] = da * a.up[k] + db * b.up[k];
      result.down[k] = da * a.down[k] + db * b.down[k];
    }
    return result;
  }
  static sided chain(double v, double da, sided const& a) {
    sided result;
    result.value = v;
    result.scale = larger(magnitude(da) * a.scale, magnitude(v));
    for (int k = 0; k < N; ++k) {
      result.up[k] = da * a.up[k];
      result.down[k] = da * a.down[k];
    }
    return result;
  }

  friend sided operator+(sided const& a, sided const& b) { return chain(a.value + b.value, 1, a, 1, b); }
  friend sided operator-(sided const& a, sided const& b) { return chain(a.value - b.value, 1, a, -1, b); }
  friend sided operator*(sided const& a, sided const& b) { return chain(a.value * b.value, b.value, a, a.value, b); }
  friend sided operator/(sided const& a, sided const& b) {
    double const q = a.value / b.value;
    return chain(q, 1 / b.value, a, -q / b.value, b);
  }
  friend sided operator-(sided const& a) { return chain(-a.value, -1, a); }
  friend sided operator+(sided const& a) { return a; }
  template <class B> sided& operator+=(B const& b) { return *this = *this + b; }
  template <class B> sided& operator-=(B const& b) { return *this = *this - b; }
  template <class B> sided& operator*=(B const& b) { return *this = *this * b; }
  template <class B> sided& operator/=(B const& b) { return *this = *this / b; }
};

namespace numeric {
template <int N> struct traits<sided<N>> {
  using mask = sided_mask<N>;
  static constexpr int width = 1;
};
}

/// Where a < b; at a tie also which of them moves ahead on either side.
template <int N> sided_mask<N> less(sided<N> const& a, std::type_identity_t<sided<N>> const& b) {
  sided_mask<N> m;
  m.here = a.value < b.value;
  bool const tie = sided<N>::tie(a.value, b.value, sided<N>::larger(a.scale, b.scale));
  for (int k = 0; k < N; ++k) {
    m.up[k] = tie && a.up[k] != b.up[k] ? a.up[k] < b.up[k] : m.here;
    m.down[k] = tie && a.down[k] != b.down[k] ? b.down[k] < a.down[k] : m.here;
  }
  return m;
}
template <int N> sided_mask<N> less(double a, sided<N> const& b) { return less(sided<N>(a), b); }

/// a where the mask holds, otherwise b; on each side what holds there.
template <int N>
sided<N> select(sided_mask<N> const& mask, sided<N> const& a, std::type_identity_t<sided<N>> const& b) {
  sided<N> const& here = mask.here ? a : b;
  sided<N> const& there = mask.here ? b : a;
  sided<N> result = here;
  double const jump = there.value - here.value;
  bool const jumps = !sided<N>::tie(there.value, here.value, sided<N>::larger(here.scale, there.scale));
  for (int k = 0; k < N; ++k) {
    if (mask.up[k] != mask.here) result.up[k] = jumps ? jump * numeric::infinity : there.up[k];
    if (mask.down[k] != mask.here) result.down[k] = jumps ? -jump * numeric::infinity : there.down[k];
  }
  return result;
}
template <int N> sided<N> max(sided<N> const& a, std::type_identity_t<sided<N>> const& b) {
  return select(less(a, b), b, a);
}
template <int N> sided<N> max(double a, sided<N> const& b) { return max(sided<N>(a), b); }
template <int N> sided<N> min(sided<N> const& a, std::type_identity_t<sided<N>> const& b) {
  return select(less(b, a), b, a);
}
template <int N> sided<N> min(double a, sided<N> const& b) { return min(sided<N>(a), b); }
template <int N> sided<N> abs(sided<N> const& a) { return select(less(a, sided<N>(0.0)), -a, a); }

template <int N> sided<N> exp(sided<N> const& a) {
  double const v = exp(a.value);
  return sided<N>::chain(v, v, a);
}
template <int N> sided<N> log(sided<N> const& a) { return sided<N>::chain(log(a.value), 1 / a.value, a); }
template <int N> sided<N> sqrt(sided<N> const& a) {
  double const v = sqrt(a.value);
  return sided<N>::chain(v, 0.5 / v, a);
}
template <int N> sided<N> pow(sided<N> const& x, std::type_identity_t<sided<N>> const& y) {
  double const v = pow(x.value, y.value);
  return sided<N>::chain(v, v * y.value / x.value, x, v * log(x.value), y);
}
template <int N> sided<N> pow(sided<N> const& x, double y) {
  double const v = pow(x.value, y);
  return sided<N>::chain(v, v * y / x.value, x);
}
template <int N> sided<N> pow(double x, sided<N> const& y) {
  double const v = pow(x, y.value);
  return sided<N>::chain(v, v * log(x), y);
}

}
}

#include <outlay/numbers/exact_end.hpp>

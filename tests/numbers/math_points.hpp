// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Where exp, log and pow are compared with a reference: random arguments of every size, and every place at which the
// reduction of the argument changes its answer. For math.test.cpp and for tests/long/ulps.cpp.
#pragma once

#include <outlay/numbers/threefry.hpp>

#include <cmath>
#include <cstdint>
#include <limits>
#include <numbers>

namespace math_points {

inline constexpr double largest = std::numeric_limits<double>::max();
inline constexpr double smallest = std::numeric_limits<double>::denorm_min();

/// Random numbers of a stream.
struct draw {
  std::uint64_t stream, count = 0;
  std::uint64_t word() { return outlay::threefry2x64<13>(3, stream, ++count, std::uint64_t{0}).first; }
  double between(double low, double high) {
    return low + (high - low) * std::ldexp(static_cast<double>(word() >> 11), -53);
  }
  /// Any positive finite double, all bit patterns alike.
  double positive() {
    for (;;) {
      double const x = outlay::from_bits(word() >> 1);
      if (x > 0 && x <= largest) return x;
    }
  }
};

/// f of the doubles around x, `reach` on each side, as far as they are finite and of the sign of x.
template <class F> void around(double x, int reach, F const& f) {
  double up = x, down = x;
  f(x);
  for (int k = 0; k < reach; ++k) {
    up = std::nextafter(up, std::numeric_limits<double>::infinity());
    down = std::nextafter(down, -std::numeric_limits<double>::infinity());
    if (std::isfinite(up)) f(up);
    if (std::isfinite(down) && (down > 0) == (x > 0)) f(down);
  }
}

/// Arguments of exp at which the whole part of x / ln 2 changes, and those of the short cut and of the ends of the
/// range.
template <class F> void edges_of_exp(int reach, F const& f) {
  for (int k = -1075; k <= 1024; ++k) {
    auto const middle = static_cast<double>((static_cast<long double>(k) + 0.5L) * std::numbers::ln2_v<long double>);
    around(middle, reach, f);
    around(static_cast<double>(k * std::numbers::ln2_v<long double>), reach, f);
  }
  for (double const x :
       {0.34, -0.34, 709.782712893384, -708.3964185322641, -745.1332191019411, smallest, -smallest, 0x1p-54, -0x1p-54})
    around(x, 8 * reach, f);
}

/// Arguments of log at which its exponent changes, powers of two, and the neighbours of 1, of the subnormal numbers and
/// of the largest.
template <class F> void edges_of_log(int reach, F const& f) {
  for (int k = -1074; k <= 1023; ++k) {
    around(std::ldexp(1.0, k), reach, f);
    around(std::ldexp(std::numbers::sqrt2 / 2, k), reach, f);
  }
  around(std::ldexp(std::numbers::sqrt2, 1023), reach, f);
  around(1.0, 500 * reach, f);
  for (int k = 2; k <= 53; ++k) {
    around(1.0 + std::ldexp(1.0, -k), reach, f);
    around(1.0 - std::ldexp(1.0, -k), reach, f);
  }
  for (double const x : {smallest, 0x1p-1022, largest}) around(x, 50 * reach, f);
}

/// Arguments of pow with |y log x| <= 1: any base, bases near one, and exponents that lead to the edges of exp.
template <class F> void small_powers(std::uint64_t stream, int count, F const& f) {
  draw d{stream};
  auto const bounded = [&](double x, double y) {
    if (std::isfinite(y) && std::fabs(y * std::log(x)) <= 1) f(x, y);
  };
  for (int i = 0; i < count; ++i) {
    double const any = d.positive(), near = 1.0 + d.between(-1, 1) * std::exp2(d.between(-52, -2));
    bounded(any, d.between(-1, 1) / std::log(any));
    if (near != 1) bounded(near, d.between(-1, 1) / std::log(near));
    double const usual = d.between(0.25, 4);
    bounded(usual, d.between(-1, 1) / std::log(usual));
    bounded(usual, d.between(-0.6, 0.6)); // what learning and attrition ask for
    for (double const edge : {0.34, -0.34, std::numbers::ln2 / 2, -std::numbers::ln2 / 2, 1.0, -1.0})
      bounded(any, edge / std::log(any));
  }
}

/// Arguments of pow with |y log x| up to `reach`; among them such as lead to the ends of the range.
template <class F> void large_powers(std::uint64_t stream, int count, double reach, F const& f) {
  draw d{stream};
  for (int i = 0; i < count; ++i) {
    double const any = d.positive(), near = 1.0 + d.between(-1, 1) * std::exp2(d.between(-40, -2)),
                 usual = d.between(0.25, 4);
    for (double const x : {any, near, usual}) {
      double const y = d.between(-reach, reach) / std::log(x);
      if (std::isfinite(y)) f(x, y);
    }
  }
}

} // namespace math_points

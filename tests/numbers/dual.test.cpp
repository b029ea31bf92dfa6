// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/numbers/dual.hpp>
#include <outlay/numbers/threefry.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <initializer_list>

using outlay::dual;
using outlay::pack;
using doctest::Approx;

namespace {

struct formula {
  template <class V> V operator()(V const& x, V const& y) const {
    V z = (x * y + x / y - 2.0 * y) * outlay::exp(-x) + outlay::log(x + y) / 3.0 - outlay::sqrt(y);
    z += outlay::pow(x, y) + outlay::pow(x, 0.3) + outlay::pow(1.5, y);
    z *= 1.0 - x / 7.0;
    z -= outlay::abs(y - 5.0);
    z /= 2.0 + x;
    return outlay::max(outlay::min(z, 40.0 - x), y - 60.0);
  }
};

template <class V, class F> OUTLAY_DETAIL_TILE V evaluate(F const& f, V const& x, V const& y) { return f(x, y); }

double between(std::uint64_t index, double low, double high) {
  auto const word = outlay::threefry2x64<13>(5, 1, index, std::uint64_t{0}).first;
  return low + (high - low) * std::ldexp(static_cast<double>(word >> 11), -53);
}

template <class Derivative, class Function>
void check_derivative(Function const& function, Derivative const& derivative, double x) {
  auto const result = function(dual<3>::variable(x, 1));
  CHECK(result.slope[0] == 0.0);
  CHECK(result.slope[1] == Approx(derivative(x)).epsilon(1e-14));
  CHECK(result.slope[2] == 0.0);
}

}

TEST_CASE("slopes are the derivatives of the textbook") {
  for (double const x : {0.3, 1.7, 4.0}) {
    check_derivative([](auto a) { return a * a * a; }, [](double t) { return 3 * t * t; }, x);
    check_derivative([](auto a) { return 2.0 / a; }, [](double t) { return -2 / (t * t); }, x);
    check_derivative([](auto a) { return (1.0 - a) / (1.0 + a); },
                     [](double t) { return -2 / ((1 + t) * (1 + t)); }, x);
    check_derivative([](auto a) { return exp(2.0 * a); }, [](double t) { return 2 * std::exp(2 * t); }, x);
    check_derivative([](auto a) { return log(a) - a; }, [](double t) { return 1 / t - 1; }, x);
    check_derivative([](auto a) { return sqrt(a); }, [](double t) { return 0.5 / std::sqrt(t); }, x);
    check_derivative([](auto a) { return pow(a, 1.5); }, [](double t) { return 1.5 * std::sqrt(t); }, x);
    check_derivative([](auto a) { return pow(2.0, a); }, [](double t) { return std::log(2.0) * std::pow(2.0, t); }, x);
    check_derivative([](auto a) { return pow(a, a); },
                     [](double t) { return std::pow(t, t) * (std::log(t) + 1); }, x);
    check_derivative([](auto a) { return abs(-a); }, [](double) { return 1.0; }, x);
    check_derivative([](auto a) { return max(a, 1.0) + min(2.0, a); },
                     [](double t) { return t > 1 && t < 2 ? 2.0 : 1.0; }, x);
  }
}

TEST_CASE("the square root of a zero that does not move does not move, and of one that moves rises without bound") {
  auto const x = dual<2>::variable(0.0, 1);
  CHECK(sqrt(x).value == 0.0);
  CHECK(sqrt(x).slope[0] == 0.0);
  CHECK(sqrt(x).slope[1] == outlay::numeric::infinity);
  CHECK(sqrt(dual<1>(0.0)).slope[0] == 0.0);
}

TEST_CASE("at a tie the larger and the smaller have the slope of the first argument") {
  auto const x = dual<1>::variable(1.0, 0);
  CHECK(max(x, 1.0).slope[0] == 1.0);
  CHECK(max(1.0, x).slope[0] == 0.0);
  CHECK(min(x, 1.0).slope[0] == 1.0);
  CHECK(min(1.0, x).slope[0] == 0.0);
}

TEST_CASE("the value of a dual has the bits of plain arithmetic, in double and in every lane") {
  using lanes = pack<double, 8>;
  int differences = 0;
  for (std::uint64_t i = 0; i < 500; ++i) {
    double xs[8], ys[8];
    for (std::uint64_t k = 0; k < 8; ++k) {
      xs[k] = between(16 * i + k, 0.1, 6.0);
      ys[k] = between(16 * i + k + 8, 0.1, 6.0);
    }
    auto const wide = evaluate(formula{}, dual<2, lanes>::variable(lanes::load(xs), 0),
                               dual<2, lanes>::variable(lanes::load(ys), 1));
    for (int k = 0; k < 8; ++k) {
      double const plain = evaluate(formula{}, xs[k], ys[k]);
      auto const narrow = evaluate(formula{}, dual<2>::variable(xs[k], 0), dual<2>::variable(ys[k], 1));
      differences += narrow.value != plain;
      differences += wide.value[k] != plain;
      differences += wide.slope[0][k] != narrow.slope[0];
      differences += wide.slope[1][k] != narrow.slope[1];
    }
  }
  CHECK(differences == 0);
}

TEST_CASE("slopes of a long formula agree with central differences") {
  for (std::uint64_t i = 0; i < 50; ++i) {
    double const x = between(2 * i, 0.5, 4.0), y = between(2 * i + 1, 0.5, 4.0), h = 1e-6;
    auto const f = [](double a, double b) { return evaluate(formula{}, a, b); };
    auto const result = evaluate(formula{}, dual<2>::variable(x, 0), dual<2>::variable(y, 1));
    CHECK(result.slope[0] == Approx((f(x + h, y) - f(x - h, y)) / (2 * h)).epsilon(1e-6));
    CHECK(result.slope[1] == Approx((f(x, y + h) - f(x, y - h)) / (2 * h)).epsilon(1e-6));
  }
}

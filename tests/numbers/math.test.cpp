// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/numbers/math.hpp>
#include "math_points.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <initializer_list>
#include <limits>

using outlay::pack;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double smallest = 5e-324;

using math_points::draw;

// The distance from a reference with 64 bits, in units in the last place of a double; exact to 2^-11.
double units(double result, long double reference) {
  int const exponent = std::max(std::ilogb(static_cast<double>(reference)), -1022);
  return static_cast<double>(std::fabs(std::ldexp(result - reference, 52 - exponent)));
}

template <class Error> double worst_of(int draws, Error const& error) {
  double worst = 0;
  for (int i = 0; i < draws; ++i) {
    double const e = error();
    if (!(e <= worst)) worst = e;
  }
  return worst;
}

constexpr int draws = 100'000;

}

TEST_CASE("exp is within 1.1 units in the last place") {
  draw d{1};
  for (double const reach : {1.0, 40.0, 708.0})
    CHECK(worst_of(draws, [&] {
      double const x = d.between(-reach, reach);
      return units(outlay::exp(x), std::exp(static_cast<long double>(x)));
    }) < 1.1);
  CHECK(worst_of(draws, [&] {
    double const x = d.between(-745.13, -708.0);
    return units(outlay::exp(x), std::exp(static_cast<long double>(x)));
  }) < 1.1);
}

TEST_CASE("exp reaches infinity and zero where the result leaves the range of double") {
  CHECK(outlay::exp(0.0) == 1.0);
  CHECK(outlay::exp(-0.0) == 1.0);
  CHECK(outlay::exp(0x1.62e42fefa39efp+9) == doctest::Approx(0x1.fffffffffff2ap+1023).epsilon(1e-15));
  CHECK(outlay::exp(0x1.62e42fefa39fp+9) == infinity);
  CHECK(outlay::exp(infinity) == infinity);
  CHECK(outlay::exp(1e300) == infinity);
  CHECK(outlay::exp(-745.1) == smallest);
  CHECK(outlay::exp(-745.2) == 0.0);
  CHECK(outlay::exp(-infinity) == 0.0);
  CHECK(std::isnan(outlay::exp(not_a_number)));
}

TEST_CASE("log is within 0.9 units in the last place, also beside 1 and for subnormal numbers") {
  draw d{1};
  auto const error = [](double x) { return units(outlay::log(x), std::log(static_cast<long double>(x))); };
  CHECK(worst_of(draws, [&] { return error(d.between(0.5, 2.0)); }) < 0.9);
  CHECK(worst_of(draws, [&] { return error(1.0 + d.between(-1, 1) * std::exp2(d.between(-50, -2))); }) < 0.9);
  CHECK(worst_of(draws, [&] { return error(std::exp2(d.between(-1074, 1023.9))); }) < 0.9);
}

TEST_CASE("log answers zero, negative numbers, infinity and NaN") {
  CHECK(outlay::log(1.0) == 0.0);
  CHECK(outlay::log(0.0) == -infinity);
  CHECK(outlay::log(-0.0) == -infinity);
  CHECK(std::isnan(outlay::log(-1.0)));
  CHECK(std::isnan(outlay::log(-smallest)));
  CHECK(std::isnan(outlay::log(-infinity)));
  CHECK(outlay::log(infinity) == infinity);
  CHECK(std::isnan(outlay::log(not_a_number)));
  CHECK(outlay::log(smallest) == doctest::Approx(-744.4400719213812));
}

TEST_CASE("pow is within 1.1 units in the last place while |y log x| <= 1, and 0.25 more for each unit beyond") {
  draw d{1};
  auto const error = [](double x, double y) {
    return units(outlay::pow(x, y), std::pow(static_cast<long double>(x), static_cast<long double>(y)));
  };
  CHECK(worst_of(draws, [&] {
    double const x = std::exp2(d.between(-30, 30));
    return error(x, d.between(-1, 1) / std::log(x));
  }) < 1.1);
  CHECK(worst_of(draws, [&] {
    double const x = d.between(0.5, 2.0);
    return error(x, d.between(-1, 1) / std::log(x));
  }) < 1.1);
  for (double const reach : {10.0, 100.0, 700.0})
    CHECK(worst_of(draws, [&] {
      double const x = d.between(0.5, 2.0);
      return error(x, d.between(-reach, reach) / std::log(x));
    }) < 1.1 + 0.25 * reach);
}

// The same bounds at every edge of the reductions. tests/long/ulps.cpp has 10^7 and more arguments against MPFR.
TEST_CASE("exp is as close beside each multiple and each half multiple of ln 2, and at the ends of its range") {
  double worst = 0;
  math_points::edges_of_exp(4, [&](double x) {
    auto const reference = std::exp(static_cast<long double>(x));
    if (!(static_cast<double>(reference) < infinity)) {
      CHECK(outlay::exp(x) >= math_points::largest);
      return;
    }
    double const e = units(outlay::exp(x), reference);
    if (!(e <= worst)) worst = e;
  });
  CHECK(worst < 1.1);
}

TEST_CASE("log is as close beside 1, each power of two, each change of the exponent and in the subnormal numbers") {
  double worst = 0;
  math_points::edges_of_log(4, [&](double x) {
    double const e = units(outlay::log(x), std::log(static_cast<long double>(x)));
    if (!(e <= worst)) worst = e;
  });
  math_points::draw d{7};
  for (int i = 0; i < 2 * draws; ++i) {
    double const x = d.positive();
    double const e = units(outlay::log(x), std::log(static_cast<long double>(x)));
    if (!(e <= worst)) worst = e;
  }
  CHECK(worst < 0.9);
}

TEST_CASE("pow is as close for bases of any size, for bases beside 1 and at the edges of exp") {
  double worst = 0, worst_beyond = 0;
  math_points::small_powers(8, 20'000, [&](double x, double y) {
    double const e = units(outlay::pow(x, y), std::pow(static_cast<long double>(x), static_cast<long double>(y)));
    if (!(e <= worst)) worst = e;
  });
  CHECK(worst < 1.1);
  math_points::large_powers(9, 30'000, 709.0, [&](double x, double y) {
    auto const exponent =
        static_cast<double>(std::fabs(static_cast<long double>(y) * std::log(static_cast<long double>(x))));
    double const e = units(outlay::pow(x, y), std::pow(static_cast<long double>(x), static_cast<long double>(y)));
    double const over = e - (1.1 + 0.25 * std::max(exponent - 1, 0.0));
    if (!(over <= worst_beyond)) worst_beyond = over;
  });
  CHECK(worst_beyond <= 0);
}

TEST_CASE("pow answers the ends of the range") {
  CHECK(outlay::pow(2.0, 10.0) == 1024.0);
  CHECK(outlay::pow(7.0, 0.0) == 1.0);
  CHECK(outlay::pow(1.0, 1e300) == 1.0);
  CHECK(outlay::pow(2.0, 2000.0) == infinity);
  CHECK(outlay::pow(2.0, -2000.0) == 0.0);
  CHECK(outlay::pow(2.0, infinity) == infinity);
  CHECK(outlay::pow(0.5, infinity) == 0.0);
  CHECK(outlay::pow(0.0, 0.5) == 0.0);
  CHECK(outlay::pow(0.0, -0.5) == infinity);
  CHECK(outlay::pow(0.0, 0.0) == 1.0);
  CHECK(outlay::pow(infinity, 0.5) == infinity);
  CHECK(outlay::pow(infinity, -0.5) == 0.0);
  CHECK(outlay::pow(smallest, 0.5) == doctest::Approx(0x1p-537));
  CHECK(std::isnan(outlay::pow(-2.0, 0.5)));
  CHECK(std::isnan(outlay::pow(not_a_number, 0.5)));
  CHECK(std::isnan(outlay::pow(2.0, not_a_number)));
}

namespace {

template <int Width> int lanes_that_differ() {
  using lanes = pack<double, Width>;
  draw d{1};
  int count = 0;
  auto const differ = [](double a, double b) {
    return outlay::to_bits(a) != outlay::to_bits(b) && !(std::isnan(a) && std::isnan(b));
  };
  constexpr double odd[] = {0.0, -0.0, infinity, -infinity, not_a_number, smallest, -1.0, 1e308};
  for (int i = 0; i < 5000; ++i) {
    double x[Width], y[Width];
    for (int k = 0; k < Width; ++k) {
      x[k] = std::exp2(d.between(-1074, 1023));
      y[k] = d.between(-760, 760);
      if (i % 16 == k) x[k] = odd[i / 16 % 8];
      if (i % 16 == k + 8) y[k] = odd[i / 16 % 8];
    }
    lanes const a = lanes::load(x), b = lanes::load(y);
    lanes const e = exp(b), l = log(a), p = pow(a, b), q = pow(a, b / 1000.0);
    for (int k = 0; k < Width; ++k)
      count += differ(e[k], outlay::exp(y[k])) + differ(l[k], outlay::log(x[k])) +
               differ(p[k], outlay::pow(x[k], y[k])) + differ(q[k], outlay::pow(x[k], y[k] / 1000.0));
  }
  return count;
}

}

TEST_CASE("every lane of exp, log and pow has the bits of the double") {
  CHECK(lanes_that_differ<1>() == 0);
  CHECK(lanes_that_differ<2>() == 0);
  CHECK(lanes_that_differ<4>() == 0);
  CHECK(lanes_that_differ<8>() == 0);
  CHECK(lanes_that_differ<16>() == 0);
}

namespace {

// A double takes the short cut for small arguments, a pack with a large or NaN neighbour takes the long way.
template <int Width> int short_cuts_that_differ() {
  using lanes = pack<double, Width>;
  draw d{1};
  int count = 0;
  auto const compare = [&](double x, double neighbour, int place) {
    lanes a(neighbour), base(neighbour);
    double const power = std::exp(x);
    a.set_lane(place, x);
    base.set_lane(place, power);
    count += outlay::to_bits(exp(a)[place]) != outlay::to_bits(outlay::exp(x));
    count += outlay::to_bits(pow(base, 0.9)[place]) != outlay::to_bits(outlay::pow(power, 0.9));
  };
  for (double const x : {0.0, -0.0, smallest, -smallest, 0x1p-60, 0.34, -0.34, std::nextafter(0.34, 0.0),
                         std::nextafter(-0.34, 0.0), std::nextafter(0.34, 1.0)})
    for (int place = 0; place < Width; ++place) compare(x, 500.0, place);
  for (int i = 0; i < 20'000; ++i) compare(d.between(-0.35, 0.35), i % 2 == 0 ? -3.0 : not_a_number, i % Width);
  return count;
}

}

TEST_CASE("the short cut of exp where all lanes are small changes no bit") {
  CHECK(short_cuts_that_differ<2>() == 0);
  CHECK(short_cuts_that_differ<4>() == 0);
  CHECK(short_cuts_that_differ<8>() == 0);
  CHECK(short_cuts_that_differ<16>() == 0);
}

TEST_CASE("exp of a pack leaves a NaN alone whatever its neighbours are") {
  for (double const neighbour : {0.1, 1.0})
    for (int place = 0; place < 16; ++place) {
      pack<double, 16> x(neighbour);
      x.set_lane(place, not_a_number);
      auto const powers = exp(x);
      for (int k = 0; k < 16; ++k) CHECK(std::isnan(powers[k]) == (k == place));
    }
}

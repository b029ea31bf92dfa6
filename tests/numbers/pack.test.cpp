// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/numbers/pack_ops.hpp>
#include <outlay/numbers/threefry.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <type_traits>

using outlay::pack;
using outlay::to_bits;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

// Pairs that cover signs, zeros, infinities, NaN and any bits at all.
double number(std::uint64_t index) {
  constexpr double odd[] = {0.0, -0.0, 1.0, -1.0, infinity, -infinity, not_a_number, 5e-324, -2.5, 1e308};
  if (index % 4 == 0) return odd[(index / 4) % 10];
  auto const word = outlay::threefry2x64<13>(1, 2, index, std::uint64_t{0}).first;
  double const any = outlay::from_bits(word);
  return index % 4 == 1 ? any : std::ldexp(static_cast<double>(word >> 11), -50);
}

// Equal bits; any NaN equals any other.
bool same(double a, double b) { return to_bits(a) == to_bits(b) || (std::isnan(a) && std::isnan(b)); }

template <int Width> int differences() {
  using lanes = pack<double, Width>;
  int count = 0;
  for (std::uint64_t i = 0; i < 4000; ++i) {
    double x[Width], y[Width], z[Width];
    for (int k = 0; k < Width; ++k) {
      x[k] = number(3 * i + static_cast<std::uint64_t>(k));
      y[k] = number(7 * i + 11 + 5 * static_cast<std::uint64_t>(k));
    }
    lanes const a = lanes::load(x), b = lanes::load(y);
    auto const check = [&](lanes const& result, auto const& scalar) {
      result.store(z);
      for (int k = 0; k < Width; ++k) count += !same(z[k], scalar(x[k], y[k])) || !same(z[k], result[k]);
    };
    check(a + b, [](double p, double q) { return p + q; });
    check(a - b, [](double p, double q) { return p - q; });
    check(a * b, [](double p, double q) { return p * q; });
    check(a / b, [](double p, double q) { return p / q; });
    check(2.5 - a, [](double p, double) { return 2.5 - p; });
    check(a / 3.0, [](double p, double) { return p / 3.0; });
    check(-a, [](double p, double) { return -p; });
    check(max(a, b), [](double p, double q) { return p < q ? q : p; });
    check(min(a, b), [](double p, double q) { return q < p ? q : p; });
    check(max(a, 0.0), [](double p, double) { return outlay::max(p, 0.0); });
    check(min(1.0, a), [](double p, double) { return outlay::min(1.0, p); });
    check(sqrt(a), [](double p, double) { return std::sqrt(p); });
    check(abs(a), [](double p, double) { return std::fabs(p); });
    check(select(less(a, b), a, b), [](double p, double q) { return p < q ? p : q; });
    check(select(less(a, 0.0), a, 7.0), [](double p, double) { return p < 0.0 ? p : 7.0; });
    lanes sum = a;
    sum += b;
    sum *= a;
    sum -= 1.0;
    sum /= b;
    check(sum, [](double p, double q) {
      double const product = (p + q) * p;
      double const less_one = product - 1.0;
      return less_one / q;
    });
  }
  return count;
}

}

TEST_CASE("every lane of a pack has the bits of the same operation on one double") {
  CHECK(differences<1>() == 0);
  CHECK(differences<2>() == 0);
  CHECK(differences<4>() == 0);
  CHECK(differences<8>() == 0);
  CHECK(differences<16>() == 0);
}

namespace {

template <int Width> int words_that_differ() {
  using words = pack<std::uint64_t, Width>;
  int count = 0;
  for (std::uint64_t i = 0; i < 1000; ++i) {
    std::uint64_t x[Width], y[Width], z[Width];
    for (int k = 0; k < Width; ++k) {
      auto const random = outlay::threefry2x64<13>(5, 0, i, static_cast<std::uint64_t>(k));
      x[k] = random.first;
      y[k] = random.second;
    }
    words const a = words::load(x), b = words::load(y);
    auto const check = [&](words const& result, auto const& scalar) {
      result.store(z);
      for (int k = 0; k < Width; ++k) count += z[k] != scalar(x[k], y[k]) || result.lane(k) != z[k];
    };
    check(a + b, [](std::uint64_t p, std::uint64_t q) { return p + q; });
    check(a - b, [](std::uint64_t p, std::uint64_t q) { return p - q; });
    check(a * b, [](std::uint64_t p, std::uint64_t q) { return p * q; });
    check(a & b, [](std::uint64_t p, std::uint64_t q) { return p & q; });
    check(a | b, [](std::uint64_t p, std::uint64_t q) { return p | q; });
    check(a ^ b, [](std::uint64_t p, std::uint64_t q) { return p ^ q; });
    check(~a, [](std::uint64_t p, std::uint64_t) { return ~p; });
    check(a << 13, [](std::uint64_t p, std::uint64_t) { return p << 13; });
    check(a >> 7, [](std::uint64_t p, std::uint64_t) { return p >> 7; });
    check(to_bits(from_bits(a)), [](std::uint64_t p, std::uint64_t) { return p; });
    check(select(less(from_bits(a), from_bits(b)), a, b), [](std::uint64_t p, std::uint64_t q) {
      return outlay::from_bits(p) < outlay::from_bits(q) ? p : q;
    });
  }
  return count;
}

}

TEST_CASE("every lane of a pack of words has the bits of the same operation on one word") {
  CHECK(words_that_differ<1>() == 0);
  CHECK(words_that_differ<2>() == 0);
  CHECK(words_that_differ<4>() == 0);
  CHECK(words_that_differ<8>() == 0);
  CHECK(words_that_differ<16>() == 0);
}

TEST_CASE("a mask has all bits of a lane set where it holds") {
  pack<double, 16> x(1.0);
  x.set_lane(3, -1.0);
  x.set_lane(12, -1.0);
  auto const negative = less(x, 0.0);
  for (int k = 0; k < 16; ++k) CHECK(negative[k] == (k == 3 || k == 12 ? -1 : 0));
}

TEST_CASE("the larger and the smaller are the first argument at a tie and beside NaN") {
  CHECK(std::signbit(outlay::max(-0.0, 0.0)));
  CHECK_FALSE(std::signbit(outlay::min(0.0, -0.0)));
  CHECK(std::isnan(outlay::max(not_a_number, 1.0)));
  CHECK(outlay::max(1.0, not_a_number) == 1.0);
  CHECK(std::isnan(max(pack<double, 4>(not_a_number), 1.0)[2]));
  CHECK(max(1.0, pack<double, 4>(not_a_number))[2] == 1.0);
}

TEST_CASE("the square root of a double is correctly rounded and NaN below zero") {
  CHECK(outlay::sqrt(2.0) == 0x1.6a09e667f3bcdp+0);
  CHECK(std::isnan(outlay::sqrt(-1.0)));
  CHECK(std::signbit(outlay::sqrt(-0.0)));
}

TEST_CASE("a number becomes a pack with the number in each lane, also minus zero") {
  pack<double, 8> const zeros(-0.0);
  for (int k = 0; k < 8; ++k) CHECK(std::signbit(zeros.lane(k)));
  pack<double, 8> three(1.0);
  three.set_lane(5, 3.0);
  CHECK(three[5] == 3.0);
  CHECK(three[4] == 1.0);
}

TEST_CASE("the paths of a pack are numbered from the first") {
  CHECK(outlay::counting_from<double>(41) == 41);
  auto const paths = outlay::counting_from<pack<double, 8>>(40);
  for (int k = 0; k < 8; ++k) CHECK(paths[k] == 40 + static_cast<std::uint64_t>(k));
}

TEST_CASE("a pack holds its lanes and nothing else") {
  static_assert(sizeof(pack<double, 8>) == 64 && sizeof(pack<double, 16>) == 128);
  static_assert(std::is_trivially_default_constructible_v<pack<double, 8>>);
  static_assert(std::is_trivially_copyable_v<pack<double, 8>> && std::is_trivially_copyable_v<pack<double, 16>>);
  static_assert(outlay::width_of<pack<double, 4>> == 4 && outlay::width_of<double> == 1);
}

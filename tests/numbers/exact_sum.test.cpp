// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/numbers/exact_sum.hpp>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <limits>
#include <random>

namespace {

outlay::exact_moments of(std::vector<double> const& x) {
  outlay::exact_moments m;
  for (double const v : x) m.add(v);
  return m;
}
std::vector<double> any_numbers(int n, int widest_exponent, unsigned seed) {
  std::mt19937_64 random(seed);
  std::vector<double> x;
  for (int k = 0; k < n; ++k)
    x.push_back(
        std::ldexp(static_cast<double>(random() >> 11) * (random() & 1 ? 1 : -1),
                   static_cast<int>(random() % static_cast<unsigned>(2 * widest_exponent + 1)) - widest_exponent));
  return x;
}

}

TEST_CASE("sums have no rounding at all") {
  double const tiny = std::numeric_limits<double>::denorm_min(), huge = std::numeric_limits<double>::max();
  CHECK(of({1e300, 1, -1e300}).mean() == 1 / 3.0);
  CHECK(of({huge, huge, -huge, tiny, -huge}).mean() == 0); // tiny / 5 is under the smallest number
  CHECK(of({huge, tiny, -huge}).mean() == 0);
  CHECK(of({huge, 5 * tiny, -huge, tiny}).mean() == std::ldexp(1.5, -1074)); // rounds to 2 x tiny, as 6 / 4 does
  CHECK(of({huge, huge, huge}).mean() == huge);
  CHECK(of({-1e16, 1, 1e16, 1, 0, 0, 0, 0}).mean() == 0.25);
  for (double const x : {0.1, 1 / 3.0, 1e300, tiny, -7e-5})
    for (int n = 1; n < 60; ++n) CHECK(of(std::vector<double>(static_cast<std::size_t>(n), x)).mean() == x);
  CHECK(of({}).mean() == 0);
  CHECK(of({-0.0}).mean() == 0);
}

TEST_CASE("the mean is that of long integers") {
  // Whole numbers of up to 60 bits, summed by the compiler's integers.
  std::mt19937_64 random(7);
  for (int trial = 0; trial < 50; ++trial) {
    std::vector<double> x;
    std::int64_t sum = 0;
    for (int k = 0; k < 100; ++k) {
      auto const v = static_cast<std::int64_t>(random() >> 12) - (std::int64_t{1} << 51);
      sum += v;
      x.push_back(static_cast<double>(v));
    }
    CHECK(of(x).mean() == static_cast<double>(static_cast<long double>(sum) / 100));
  }
}

TEST_CASE("the standard deviation does not lose digits to a large mean") {
  // 10^9 + 4, 7, 13, 16: variance 30, as of 4, 7, 13, 16 (a published example of numerical analysis).
  for (double const base : {0.0, 1e9, 1e15, -1e15})
    CHECK(of({base + 4, base + 7, base + 13, base + 16}).standard_deviation() == std::sqrt(30.0));
  CHECK(of({1e200, -1e200}).standard_deviation() == doctest::Approx(1e200 * std::sqrt(2.0)).epsilon(1e-15));
  CHECK(of({1e-200, -1e-200}).standard_deviation() == doctest::Approx(1e-200 * std::sqrt(2.0)).epsilon(1e-15));
  CHECK(of({0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1}).standard_deviation() == 0);
  CHECK(of({3}).standard_deviation() == 0);
  auto const x = any_numbers(1000, 3, 5);
  long double mean = 0, squares = 0;
  for (double const v : x) mean += static_cast<long double>(v) / 1000;
  for (double const v : x) squares += (v - mean) * (v - mean);
  CHECK(of(x).standard_deviation() == doctest::Approx(static_cast<double>(std::sqrt(squares / 999))).epsilon(1e-14));
}

TEST_CASE("any order and any division ends in the same bits") {
  auto x = any_numbers(3000, 500, 3);
  auto const whole = of(x);
  std::mt19937_64 random(11);
  for (int trial = 0; trial < 20; ++trial) {
    std::shuffle(x.begin(), x.end(), random);
    std::vector<outlay::exact_moments> parts(1 + random() % 9);
    for (double const v : x) parts[random() % parts.size()].add(v);
    std::shuffle(parts.begin(), parts.end(), random);
    outlay::exact_moments all;
    for (auto const& p : parts) all.merge(p);
    CHECK(all == whole);
    CHECK(all.mean() == whole.mean());
    CHECK(all.standard_deviation() == whole.standard_deviation());
  }
  CHECK_FALSE(of({1, 2}) == of({1, 3}));
  CHECK_FALSE(of({0}) == of({}));
}

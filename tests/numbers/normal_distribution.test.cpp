// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/numbers/normal_distribution.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>
#include <limits>

TEST_CASE("normal probabilities agree with the C library's error function") {
  for (int k = -800; k <= 800; ++k) {
    double const z = k / 100.0;
    // the sum of some forty terms
    CHECK(std::fabs(outlay::normal_probability(z) - 0.5 * std::erfc(-z / std::sqrt(2.0))) < 2e-15);
  }
  CHECK(outlay::normal_probability(0) == 0.5);
  CHECK(outlay::normal_probability(-40) == 0);
  CHECK(outlay::normal_probability(40) == 1);
}

TEST_CASE("the quantile is the inverse of the probability") {
  for (int k = -500; k <= 500; ++k) {
    double const z = k / 100.0;
    CHECK(std::fabs(outlay::normal_quantile(outlay::normal_probability(z)) - z) < 1e-9);
  }
  for (double const u : {1e-12, 1e-6, 0.02425, 0.3, 0.5})
    CHECK(outlay::normal_quantile(1 - u) == -outlay::normal_quantile(u > 0.4 ? u : 1 - (1 - u)));
  // Published: 97.5 % and 99.5 % (NIST/SEMATECH e-Handbook of Statistical Methods, table of the normal distribution).
  CHECK(outlay::normal_quantile(0.975) == doctest::Approx(1.959963984540054).epsilon(1e-14));
  CHECK(outlay::normal_quantile(0.995) == doctest::Approx(2.575829303548901).epsilon(1e-14));
}

TEST_CASE("far tails and what is no number have probabilities and quantiles that end") {
  double const infinity = std::numeric_limits<double>::infinity();
  for (int k = 0; k <= 8300; ++k) { // where the sum cancels it is still a probability
    double const low = outlay::normal_probability(-k / 1000.0), high = outlay::normal_probability(k / 1000.0);
    CHECK((low >= 0 && high <= 1));
  }
  CHECK(std::isnan(outlay::normal_probability(std::numeric_limits<double>::quiet_NaN())));
  CHECK(outlay::normal_probability(-infinity) == 0);
  CHECK(outlay::normal_probability(infinity) == 1);
  CHECK(outlay::normal_quantile(0) == -infinity);
  CHECK(outlay::normal_quantile(1) == infinity);
  CHECK(std::isnan(outlay::normal_quantile(std::numeric_limits<double>::quiet_NaN())));
  CHECK(std::isnan(outlay::normal_quantile(-1)));
}

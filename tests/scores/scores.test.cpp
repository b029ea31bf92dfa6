// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/scores/scores.hpp>

#include "../support/about.hpp"
#include "../support/refused.hpp"

#include <cmath>
#include <cstdint>
#include <vector>

using outlay::test::about;
using outlay::test::check_refused;
namespace scores = outlay::scores;

namespace {

double const root_2 = std::sqrt(2.0), pi = 3.14159265358979323846;
double density(double z) { return std::exp(-z * z / 2) / std::sqrt(2 * pi); }
double below(double z) { return std::erfc(-z / root_2) / 2; }

// The middles of n equally likely parts of a standard normal, by bisection.
std::vector<double> normal_paths(int n) {
  std::vector<double> x;
  for (int k = 0; k < n; ++k) {
    double low = -9, high = 9;
    for (int i = 0; i < 80; ++i) {
      double const middle = (low + high) / 2;
      (below(middle) < (k + 0.5) / n ? low : high) = middle;
    }
    x.push_back(low);
  }
  return x;
}

// All pairs, one by one.
double crps_by_pairs(std::vector<double> const& x, double observed) {
  double const n = static_cast<double>(x.size());
  double apart = 0, pairs = 0;
  for (double const a : x) {
    apart += std::fabs(a - observed);
    for (double const b : x) pairs += std::fabs(a - b);
  }
  return apart / n - pairs / (2 * n * (n - 1));
}

} // namespace

TEST_CASE("the interval score is the width, and what lies outside times 2 / alpha") {
  CHECK(scores::interval(1, 3, 0.1, 2) == 2);
  CHECK(scores::interval(1, 3, 0.1, 1) == 2); // the ends are inside
  CHECK(scores::interval(1, 3, 0.1, 3) == 2);
  CHECK(scores::interval(1, 3, 0.1, 3.5) == about(12));
  CHECK(scores::interval(1, 3, 0.5, -1) == about(10));
  CHECK(scores::interval(2, 2, 0.2, 2) == 0);
  // Its mean over a standard normal is least at the quantiles: 2 phi(z) / (alpha / 2) of the band of z.
  auto const expected = [](double z) {
    double sum = 0;
    int const n = 20000;
    for (int k = 0; k < n; ++k) {
      double const x = -10 + 20 * (k + 0.5) / n;
      sum += scores::interval(-z, z, 0.1, x) * density(x) * 20 / n;
    }
    return sum;
  };
  double const z = 1.6448536269514722;
  CHECK(expected(z) == about(2 * density(z) / 0.05, 1e-6));
  CHECK(expected(z) < expected(z - 0.1));
  CHECK(expected(z) < expected(z + 0.1));
}

TEST_CASE("the ranked probability score of few paths, by hand") {
  CHECK(scores::crps(std::vector<double>{1, 3}, 2) == about(0)); // 1 - 1: fair scores may reach 0
  CHECK(scores::crps(std::vector<double>{1, 3}, 6) == about(3)); // 4 - 1
  CHECK(scores::crps(std::vector<double>{0, 1, 5}, 1) == about(5 / 3.0 - 10 / 6.0));
  CHECK(scores::crps(std::vector<double>{2, 2, 2}, 5) == about(3));
}

TEST_CASE("the ranked probability score agrees with all pairs one by one") {
  std::uint32_t seed = 12345;
  auto const next = [&] {
    seed = seed * 1664525 + 1013904223;
    return static_cast<double>(seed >> 8) / (1 << 24);
  };
  for (int n = 2; n < 60; ++n) {
    std::vector<double> x;
    for (int k = 0; k < n; ++k) x.push_back(std::floor(20 * next()) / 4 - 1); // with ties
    std::sort(x.begin(), x.end());
    double const observed = 6 * next() - 2;
    CHECK(scores::crps(x, observed) == doctest::Approx(crps_by_pairs(x, observed)).epsilon(1e-12));
  }
}

TEST_CASE("of many normal paths the score is the normal's closed form") {
  // Gneiting and Raftery (2007), equation 21: z (2 Phi(z) - 1) + 2 phi(z) - 1 / sqrt(pi).
  auto const x = normal_paths(4000);
  for (double const z : {-2.0, -0.3, 0.0, 1.0, 3.0})
    CHECK(std::fabs(scores::crps(x, z) - (z * (2 * below(z) - 1) + 2 * density(z) - 1 / std::sqrt(pi))) < 1e-3);
}

TEST_CASE("a fair score does not depend on the number of paths") {
  // All samples of two and of three out of 0, 1, 2, each as likely: the mean is the score of the distribution itself.
  double const observed = 0.5, exact = (0.5 + 0.5 + 1.5) / 3 - (4 * 1 + 2 * 2) / 9.0 / 2;
  double two = 0, three = 0;
  for (int a = 0; a < 3; ++a)
    for (int b = 0; b < 3; ++b) {
      std::vector<double> pair{1.0 * a, 1.0 * b};
      std::sort(pair.begin(), pair.end());
      two += scores::crps(pair, observed) / 9;
      for (int c = 0; c < 3; ++c) {
        std::vector<double> triple{1.0 * a, 1.0 * b, 1.0 * c};
        std::sort(triple.begin(), triple.end());
        three += scores::crps(triple, observed) / 27;
      }
    }
  CHECK(two == about(exact));
  CHECK(three == about(exact));
}

TEST_CASE("probability integral transforms and their counts") {
  std::vector<double> const x{1, 2, 2, 4};
  CHECK(scores::pit(x, 0) == 0);
  CHECK(scores::pit(x, 1) == 0.125);
  CHECK(scores::pit(x, 2) == 0.5);
  CHECK(scores::pit(x, 3) == 0.75);
  CHECK(scores::pit(x, 9) == 1);
  std::vector<double> const u{0, 0.05, 0.25, 0.5, 0.999, 1};
  CHECK(scores::pit_counts(u, 4) == std::vector<int>{2, 1, 1, 2});
  CHECK(scores::pit_counts(u, 1) == std::vector<int>{6});
  CHECK(scores::pit_counts(u).size() == 10);
  CHECK(scores::pit_counts({}, 3) == std::vector<int>{0, 0, 0});
}

TEST_CASE("the Brier score") {
  CHECK(scores::brier(1, true) == 0);
  CHECK(scores::brier(0, true) == 1);
  CHECK(scores::brier(0.5, false) == 0.25);
  CHECK(scores::brier(0.3, true) == about(0.49));
  CHECK(scores::brier(0.3, false) == about(0.09));
}

TEST_CASE("scores refuse what is none") {
  std::vector<double> const x{1, 2}, mixed{2, 1}, one{1};
  check_refused([&] { (void)scores::crps(one, 1); }, "score", "paths", "1", "at least 2");
  check_refused([&] { (void)scores::crps(mixed, 1); }, "score", "paths", "not in order", "sorted numbers");
  std::vector<double> const with_none{1, std::nan(""), 2}; // which a sort may leave in the middle
  check_refused([&] { (void)scores::crps(with_none, 1); }, "score", "paths", "not in order", "sorted numbers");
  check_refused([&] { (void)scores::pit(with_none, 1); }, "score", "paths", "not in order", "sorted numbers");
  check_refused([&] { (void)scores::crps(x, INFINITY); }, "score", "observed", "inf", "a finite number");
  check_refused([&] { (void)scores::pit({}, 1); }, "score", "paths", "0", "at least 1");
  check_refused([&] { (void)scores::interval(2, 1, 0.1, 1); }, "score", "band", "2 to 1, observed 1",
                "two ends in this order, all finite");
  check_refused([&] { (void)scores::interval(1, 2, 0, 1); }, "score", "alpha", "0", "between 0 and 1");
  check_refused([&] { (void)scores::interval(1, 2, 1, 1); }, "score", "alpha", "1", "between 0 and 1");
  check_refused([&] { (void)scores::interval(-INFINITY, 2, 0.1, 1); }, "score", "band", "-inf to 2, observed 1",
                "two ends in this order, all finite");
  check_refused([&] { (void)scores::brier(1.5, true); }, "score", "probability", "1.5", "0 to 1");
  check_refused([&] { (void)scores::pit_counts(std::vector<double>{1.5}, 4); }, "score", "transform", "1.5", "0 to 1");
  check_refused([&] { (void)scores::pit_counts({}, 0); }, "score", "bins", "0", "1 or more");
}

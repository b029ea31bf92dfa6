// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "../parts/small.hpp"

#include <outlay/numbers/histogram.hpp>

#include <random>

using outlay::histogram;
using namespace outlay::test;

namespace {

histogram of(std::vector<double> const& x) {
  histogram h;
  for (double const v : x) h.add(v);
  return h;
}
double const infinity = std::numeric_limits<double>::infinity(), missing = std::numeric_limits<double>::quiet_NaN();

// The quantile of the numbers themselves.
double exact_quantile(std::vector<double> x, double q) {
  std::sort(x.begin(), x.end());
  double const position = q * static_cast<double>(x.size() - 1);
  auto const k = static_cast<std::size_t>(position);
  return k + 1 < x.size() ? x[k] + (x[k + 1] - x[k]) * (position - static_cast<double>(k)) : x[k];
}

}

TEST_CASE("quantiles are within the stated error of the numbers'") {
  std::mt19937_64 random(3);
  std::normal_distribution<double> normal;
  struct form {
    double centre, spread;
    bool logarithmic;
  };
  for (form const f : {form{1000, 10, false}, form{0, 1, false}, form{-5, 2, false}, form{0, 3, true},
                       form{1e-3, 1e-9, false}, form{-1e12, 1e13, false}}) {
    std::vector<double> x;
    for (int k = 0; k < 4001; ++k)
      x.push_back(f.logarithmic ? std::exp(f.spread * normal(random)) : f.centre + f.spread * normal(random));
    auto const h = of(x);
    for (double const q : {0.0, 0.001, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 0.9995, 1.0}) {
      double const wanted = exact_quantile(x, q);
      // Between two order statistics of different sign the error is that of the larger one; here they are close.
      CHECK(std::fabs(h.quantile(q) - wanted) <=
            histogram::relative_error * std::max(std::fabs(wanted), 1e-2 * f.spread));
    }
    CHECK(h.quantile(0) == *std::min_element(x.begin(), x.end()));
    CHECK(h.quantile(1) == *std::max_element(x.begin(), x.end()));
    double sum = 0;
    for (double const v : x) sum += v;
    CHECK(h.mean() == doctest::Approx(sum / 4001).epsilon(1e-9));
  }
}

TEST_CASE("every finite number is found again within the stated error") {
  std::mt19937_64 random(9);
  for (int k = 0; k < 20000; ++k) {
    auto const x = std::bit_cast<double>(random());
    if (!std::isfinite(x)) continue;
    bool once = false;
    of({x}).each([&](double from, double to, std::int64_t n) {
      once = !once && n == 1;
      if (std::fabs(x) < std::numeric_limits<double>::min()) CHECK((from == 0 && to == 0));
      else {
        CHECK(from <= x);
        CHECK(x <= to);
        CHECK(std::fabs(from + (to - from) / 2 - x) <= histogram::relative_error * std::fabs(x));
      }
    });
    CHECK(once);
  }
}

TEST_CASE("parts at least a level are exact at edges of buckets and bounded between them") {
  auto const h = of({-4, -2, -1, 0, 0, 1, 2, 3, 4, 4});
  auto const same = [](outlay::bounds b, double x) { return b.least == x && b.most == x; };
  CHECK(same(h.at_least(-4), 1));
  CHECK(same(h.at_least(-5), 1));
  CHECK(same(h.at_least(0), 0.7));
  CHECK(same(h.at_least(1), 0.5));
  CHECK(same(h.at_least(2), 0.4));
  CHECK(same(h.at_least(4), 0.2));
  CHECK(same(h.at_least(4.001), 0));
  // 3.001 lies in the bucket of 3, which runs from 3 to 3 + 2/256.
  CHECK(h.at_least(3.001).least == 0.2);
  CHECK(h.at_least(3.001).most == 0.3);
  CHECK(h.at_least(-1).least == 0.7);
  CHECK(h.at_least(-1).most == 0.8);
  std::mt19937_64 random(5);
  std::normal_distribution<double> normal;
  std::vector<double> x;
  for (int k = 0; k < 2000; ++k) x.push_back(normal(random));
  auto const many = of(x);
  for (double const level : {-3.1, -1.0, -0.3, 0.0, 1e-4, 0.5, 2.7}) {
    auto const b = many.at_least(level);
    double const part =
        static_cast<double>(std::count_if(x.begin(), x.end(), [&](double v) { return v >= level; })) / 2000;
    CHECK(b.least <= part);
    CHECK(part <= b.most);
    CHECK(b.most - b.least < 0.01);
  }
}

TEST_CASE("merging in any order and any division gives the same bits") {
  std::mt19937_64 random(4);
  std::normal_distribution<double> normal;
  std::vector<double> x;
  for (int k = 0; k < 3000; ++k) x.push_back(std::pow(normal(random), 9));
  x.insert(x.end(), {0.0, -0.0, 1e-310, infinity, -infinity, missing});
  auto const whole = of(x);
  for (int trial = 0; trial < 30; ++trial) {
    std::shuffle(x.begin(), x.end(), random);
    std::vector<histogram> parts(1 + random() % 7);
    for (double const v : x) parts[random() % parts.size()].add(v);
    std::shuffle(parts.begin(), parts.end(), random);
    histogram all;
    for (auto const& p : parts) all.merge(p);
    CHECK(all == whole);
  }
  CHECK(whole.count() == 3006);
  CHECK(whole.missing() == 1);
  CHECK(whole.infinite() == 2);
}

TEST_CASE("a histogram has no statistics of what is not there") {
  char const* const valid = "numbers on every path";
  auto const h = of({1, missing, infinity, 2});
  check_errors({
      {[&] { h.mean(); }, "histogram", "mean", "1 without a value and 1 infinite of 4", valid},
      {[&] { h.standard_deviation(); }, "histogram", "standard deviation", "1 without a value and 1 infinite of 4",
       valid},
      {[&] { h.quantile(0.5); }, "histogram", "quantile", "1 without a value and 1 infinite of 4", valid},
      {[&] { h.at_least(0); }, "histogram", "at_least", "1 without a value and 1 infinite of 4", valid},
      {[&] { h.smallest(); }, "histogram", "smallest", "1 without a value and 1 infinite of 4", valid},
      {[] { of({}).mean(); }, "histogram", "mean", "no numbers", "at least one number"},
      {[] { of({1}).quantile(1.5); }, "histogram", "quantile", "1.500000", "0 to 1"},
      {[] { of({1}).quantile(missing); }, "histogram", "quantile", "nan", "0 to 1"},
      {[] { of({1}).at_least(missing); }, "histogram", "at_least", "nan", "a finite level"},
  });
}

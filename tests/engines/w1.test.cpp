// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "../../bench/w1_library.hpp"
#include "../../bench/w1_plain.hpp"
#include "../../bench/w1_report.hpp"

#include <doctest/doctest.h>

// W1, the reference workload: the library's own parts against one scalar loop that knows nothing of them.

TEST_CASE("W1 without shocks is the plain loop within rounding, every series in every year") {
  auto const library = w1::run_library(1, 1, 1, true), plain = w1::run_plain(1, 1, true);
  for (int k = 0; k < w1::years; ++k)
    for (auto const s : w1::all_series) {
      CAPTURE(k);
      CHECK(library.at(s, k)[0] == doctest::Approx(plain.at(s, k)[0]).epsilon(1e-12).scale(0));
    }
}

TEST_CASE("W1's means are those of the plain loop, and its budgets those of the run without shocks") {
  auto const library = w1::run_library(2000, 1, 1, false), plain = w1::run_plain(2000, 1, false),
             fixed = w1::run_plain(1, 1, true);
  for (int k = 0; k < w1::years; ++k)
    for (auto const s : w1::all_series) {
      CAPTURE(k);
      auto const a = w1::describe(library, s, k), b = w1::describe(plain, s, k);
      double const rounding = 1e-9 * b.mean;
      CHECK(std::fabs(a.mean - b.mean) <= 3 * std::hypot(a.se, b.se) + rounding);
      CHECK(a.se == doctest::Approx(b.se).epsilon(0.2).scale(0.01 * b.mean));
      if (s == w1::series::budget) CHECK(std::fabs(a.mean - fixed.at(s, k)[0]) <= 3 * a.se + rounding);
    }
}

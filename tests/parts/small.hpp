// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/outlay.hpp>

#include "../support/about.hpp"
#include "../support/refused.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <functional>
#include <string>
#include <vector>

/// What the tests of parts, answers and engines share: a small alliance, closeness, and errors told apart by their
/// words.
namespace outlay::test {

using namespace outlay::literals;
using namespace std::chrono_literals;
using std::chrono::January;
using std::chrono::July;

/// AAA spends 1 % of 1,000 bn, BBB 2 % of 500, CCC 6 % of 250; own price levels 2, 1.25 and 1; GDP of a round alliance
/// of 1,750 bn. Prices of the alliance rise by 2 % a year from 2025.
inline alliance<> three() {
  yearly prices{2025, {1.0}};
  for (int k = 1; k < 30; ++k) prices.values.push_back(std::pow(1.02, k));
  return alliance<>(
      {{.code = "AAA", .gdp = 1000_bn_usd_2021 / year, .core = 1_pct, .price_level = 2.0, .population = 60},
       {.code = "BBB", .gdp = 500_bn_usd_2021 / year, .core = 2_pct, .price_level = 1.25, .population = 30},
       {.code = "CCC", .gdp = 250_bn_usd_2021 / year, .core = 6_pct, .price_level = 1.0, .population = 10}},
      {.prices = prices});
}

/// The same, with AAA only until 2028.
inline alliance<> three_without_aaa_from_2028() {
  return three().with("AAA", [](member& m) { m.until = 2028y / January; });
}

constexpr step_length all_steps[] = {step_length::monthly, step_length::quarterly, step_length::annual};

/// A bad input and the words of its error.
struct bad_input {
  std::function<void()> run;
  std::string part, field, value, valid;
};

/// Runs every bad input and checks which error it ends in.
inline void check_errors(std::vector<bad_input> const& table) {
  for (bad_input const& bad : table) check_refused(bad.run, bad.part, bad.field, bad.value, bad.valid);
}

} // namespace outlay::test

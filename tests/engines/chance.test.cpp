// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Fields that meet a chance, against the closed form of a lognormal budget.
#include "../support/refused.hpp"

#include <outlay/engines/chance.hpp>
#include <outlay/outlay.hpp>

#include <boost/math/distributions/normal.hpp>
#include <doctest/doctest.h>

namespace chance_test {

using namespace outlay;

namespace {

using namespace outlay::literals;
using namespace std::chrono_literals;
using outlay::test::words_of_error;

alliance<> one() {
  return alliance<>{{.code = "AAA", .gdp = 1000_bn_usd_2021 / year, .core = 2_pct, .price_level = 1.0}};
}
horizon const ten{.from = 2025y, .until = 2035y, .step = step_length::annual};
auto with(percent volatility, percent to = 3_pct) {
  return plan(economy{.growth = 1_pct, .volatility = volatility, .reading = gdp_reading::opening_instant},
              share_target<core>{.to = to, .by = 2028y, .from = 2025y, .lag = 0_years});
}
auto const spent = in_year(core_budget, 2034y);
} // namespace

TEST_CASE("the share with which a budget is met with a probability, by the closed form of one lognormal member") {
  // Budget of 2034 = share x mean x exp(sigma z - sigma^2 / 2), sigma = 4 % x sqrt(number of shocks until then). The
  // median over the mean tells sigma without a count of steps.
  auto const sample_of = [](draws const& d) { return ensemble(one(), with(4_pct), ten, d, spent); };
  auto const many = sample_of({.paths = 40000, .seed = 9});
  double const sigma = std::sqrt(2 * std::log(many.mean(0) / many.quantile(0, 0.5)));
  CHECK(sigma == doctest::Approx(0.04 * std::sqrt(10)).epsilon(0.03)); // the tenth budget has had ten shocks
  auto const fixed = project(one(), with(0_pct), ten, spent);
  double const exact_sigma = 0.04 * std::sqrt(10), per_share = fixed.values(0)[0] / 0.03;
  boost::math::normal_distribution<> const normal;
  draws const d{.paths = 8192, .seed = 4, .points = points::sobol};
  for (double const p : {0.1, 0.5, 0.8, 0.95}) {
    CAPTURE(p);
    // P(share x per_share x exp(sigma z - sigma^2 / 2) >= 40) = p
    double const z = boost::math::quantile(normal, 1 - p),
                 share = 40 / (per_share * std::exp(exact_sigma * z - 0.5 * exact_sigma * exact_sigma));
    auto const found = solve(one(), with(4_pct), ten, d, wrt(&share_target<core>::to), between(2_pct, 8_pct),
                             likely_at_least(spent, 40_bn_usd_2021 / year, percent(100 * p)));
    CHECK(found.value == doctest::Approx(share).epsilon(0.005));
    CHECK(std::fabs(found.value - share) < 4 * found.standard_error);
    CHECK(found.standard_error < 0.002 * share + 1e-5);
    CHECK(found.probability.value == doctest::Approx(p).epsilon(0.001));
    CHECK(found.slope == doctest::Approx(40 / share).epsilon(0.02));
    // At most is the other side: the same number where the probabilities add up to one.
    auto const other = solve(one(), with(4_pct), ten, d, wrt(&share_target<core>::to), between(2_pct, 8_pct),
                             likely_at_most(spent, 40_bn_usd_2021 / year, percent(100 * (1 - p))));
    CHECK(other.value == doctest::Approx(found.value).epsilon(1e-9));
  }
}

TEST_CASE("a chance that cannot be met, or cannot be asked") {
  draws const d{.paths = 200};
  auto const ask = [&](auto chance, bracket<percent> ends = between(2_pct, 3_pct)) {
    return words_of_error([&] { (void)solve(one(), with(4_pct), ten, d, wrt(&share_target<core>::to), ends, chance); });
  };
  std::string const beyond = ask(likely_at_least(spent, 90_bn_usd_2021 / year, 80_pct));
  CHECK(beyond.find("20 % quantile of core budget") != std::string::npos);
  CHECK(beyond.find("ends on either side of the goal, 90") != std::string::npos);
  CHECK(ask(likely_at_least(spent, 30_bn_usd_2021 / year, 100_pct)) ==
        "solve: probability = 100 %; valid: more than 0 and less than 100 %");
  CHECK(ask(likely_at_least(spent, 30_bn_usd_2021 / year, 0_pct)).find("more than 0") != std::string::npos);
  CHECK(ask(likely_at_least(core_budget, 30_bn_usd_2021 / year, 50_pct)).find("an answer with one number") !=
        std::string::npos);
  CHECK(ask(likely_at_least(spent, 3_pct, 50_pct)).find("a goal in its unit") != std::string::npos);
  CHECK(ask(likely_at_least(spent, 30_bn_usd_2021 / year, 50_pct), between(3_pct, 2_pct)).find("in this order") !=
        std::string::npos);
}

} // namespace chance_test

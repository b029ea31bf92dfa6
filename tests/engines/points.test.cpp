// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Paths that are not independent of one another: antithetic and Sobol points, and what errors are told from.

#include "../support/refused.hpp"
#include "over_seeds.hpp"

#include <outlay/eigen.hpp>
#include <outlay/outlay.hpp>
#include <outlay/parallel.hpp>

#include <Eigen/Eigenvalues>
#include <doctest/doctest.h>

#include <cmath>

namespace points_test {

using namespace outlay;

namespace {

using namespace outlay::literals;
using namespace std::chrono_literals;
using outlay::test::words_of_error;
using detail::drawn_series, detail::quasi_streams, detail::quasi_numbers;
using test::over_seeds, test::spread;

alliance<> two() {
  return alliance<>{{.code = "AAA", .gdp = 1000_bn_usd_2021 / year, .core = 2_pct, .price_level = 1.0},
                    {.code = "BBB", .gdp = 500_bn_usd_2021 / year, .core = 1_pct, .price_level = 1.0}};
}
alliance<> one() {
  return alliance<>{{.code = "AAA", .gdp = 1000_bn_usd_2021 / year, .core = 2_pct, .price_level = 1.0}};
}
horizon const ten{.from = 2025y, .until = 2035y, .step = step_length::annual};
auto steady(economy e) { return plan(e, share_target<core>{.to = 3_pct, .by = 2030y, .lag = 0_years}); }
auto risky() {
  return plan(economy{.growth = 1_pct, .volatility = 2_pct, .common = 50_pct},
              budget_risk{.volatility = 10_pct, .common = 20_pct, .drift = 3_pct, .base_error = 5_pct},
              share_target<core>{.to = 3_pct, .by = 2030y},
              event{.name = "strike", .at = 2029y, .probability = 40_pct, .projected = never},
              pledge{.name = "p", .amount = 10_bn_usd_2021 / year, .from = 2026y, .counts = false});
}
} // namespace

TEST_CASE("leading components are the principal components of a sum of independent numbers") {
  for (int const pairs : {2, 5, 20, 60}) {
    drawn_series const s{counter_of(stream_kind::growth), 0, pairs};
    quasi_streams const q({.paths = 1, .points = points::sobol}, {s});
    auto const& set = q.components(q.leads()[0]);
    int const n = 2 * pairs;
    REQUIRE(set.numbers == n);
    CHECK(set.components == std::min(n, 32));
    Eigen::MatrixXd covariance(n, n), weights(n, set.components);
    for (int i = 0; i < n; ++i)
      for (int j = 0; j < n; ++j) covariance(i, j) = std::min(i, j) + 1;
    for (int i = 0; i < n; ++i)
      for (int k = 0; k < set.components; ++k)
        weights(i, k) = set.weights[static_cast<std::size_t>(i * set.components + k)];
    CHECK((weights.transpose() * weights - Eigen::MatrixXd::Identity(set.components, set.components)).norm() < 1e-12);
    Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> const eigen(covariance);
    for (int k = 0; k < set.components; ++k) {
      // The sum over the numbers with these weights is an eigenvector, times the root of its eigenvalue.
      Eigen::VectorXd sum(n);
      double total = 0;
      for (int i = 0; i < n; ++i) sum(i) = total += weights(i, k);
      double const value = eigen.eigenvalues()(n - 1 - k);
      CHECK(sum.norm() == doctest::Approx(std::sqrt(value)).epsilon(1e-10));
      CHECK((covariance * sum - value * sum).norm() < 1e-9 * value * sum.norm());
    }
  }
}

TEST_CASE("numbers on Sobol points are standard normal and independent of one another") {
  std::vector<drawn_series> const series{{counter_of(stream_kind::growth), 0, 3},
                                         {counter_of(stream_kind::growth) | 77, 0, 6},
                                         {counter_of(stream_kind::event), 5, 0},
                                         {counter_of(stream_kind::field), 9, 1}};
  draws const d{.paths = 4096, .points = points::sobol};
  quasi_streams const q(d, series);
  CHECK(q.numbers() == 6 + 12 + 1 + 2);
  CHECK(q.dimensions() == 6 + 8 + 1 + 1);
  quasi_numbers<pack<double, 8>> lanes(q);
  quasi_numbers<double> alone(q);
  Eigen::MatrixXd x(4096, 21);
  for (std::uint64_t p = 0; p < 4096; p += 8) {
    auto const* const at = lanes.begin(p);
    for (int k = 0; k < 21; ++k) {
      double lane[8];
      at[k].store(lane);
      for (int l = 0; l < 8; ++l) x(static_cast<Eigen::Index>(p) + l, k) = lane[l];
    }
    auto const* const one_path = alone.begin(p + 3);
    for (int k = 0; k < 21; ++k) CHECK(one_path[k] == x(static_cast<Eigen::Index>(p) + 3, k));
  }
  int const uniform = static_cast<int>(q.series()[2].first), drawn_once = static_cast<int>(q.series()[3].first);
  REQUIRE(q.series()[2].pairs == 0);
  for (int k = 0; k < 21; ++k) {
    CAPTURE(k);
    if (k == drawn_once + 1) continue; // the second of a number that is drawn once is not used
    double const mean = x.col(k).mean(), variance = (x.col(k).array() - mean).square().mean();
    CHECK(std::fabs(mean - (k == uniform ? 0.5 : 0)) < 0.05);
    CHECK(variance == doctest::Approx(k == uniform ? 1.0 / 12 : 1).epsilon(0.08));
    for (int j = 0; j < k; ++j)
      CHECK(std::fabs((x.col(k).array() - mean).cwiseProduct(x.col(j).array() - x.col(j).mean()).mean()) < 0.06);
  }
  // The four scramblings of one coordinate, each of 1,024 points: mean and variance far closer than chance.
  CHECK(std::fabs(x.col(drawn_once).mean()) < 1e-3);
  CHECK(x.col(drawn_once).array().square().mean() == doctest::Approx(1).epsilon(2e-3));
  CHECK(std::fabs(x.col(uniform).mean() - 0.5) < 1e-4);
}

TEST_CASE("an antithetic path mirrors the one before it") {
  // One member, budget = share x GDP: the logarithm is a sum of shocks, so that the products of pairs are all the same.
  auto const s = ensemble(one(), steady({.growth = 1_pct, .volatility = 3_pct}), ten,
                          {.paths = 200, .points = points::antithetic}, core_budget);
  for (int const year : {2026, 2030, 2034}) {
    auto const x = s.path_values(s.column(0, year));
    for (std::size_t p = 0; p < 200; p += 2) CHECK(x[p] * x[p + 1] == doctest::Approx(x[0] * x[1]).epsilon(1e-12));
    CHECK(std::fabs(x[0] / x[2] - 1) > 1e-6);
  }
  // The first of each pair is the independent path of its number.
  auto const alone = ensemble(one(), steady({.growth = 1_pct, .volatility = 3_pct}), ten, {.paths = 100}, core_budget);
  for (std::int64_t p = 0; p < 100; ++p)
    CHECK(s.path_values(9)[static_cast<std::size_t>(2 * p)] == alone.path_values(9)[static_cast<std::size_t>(p)]);
  // Fields, their factors and events as well: of a field that is uniform the pair has one sum.
  auto const drawn_too =
      ensemble(one(),
               plan(economy{.growth = 1_pct}, share_target<core>{.to = 3_pct, .by = 2030y},
                    pledge{.name = "p", .amount = 10_bn_usd_2021 / year, .from = 2025y, .counts = false},
                    event{.name = "e", .at = 2027y, .probability = 30_pct, .projected = never}),
               ten, {.paths = 1000, .points = points::antithetic},
               uncertain(drawn(wrt(&pledge::amount), uniform(8_bn_usd_2021 / year, 16_bn_usd_2021 / year))),
               outlay_of<account::aid>, happened("e"));
  auto const aid = drawn_too.path_values(drawn_too.column(0, 2026));
  auto const came = drawn_too.path_values(drawn_too.column(1, 2034));
  int both = 0;
  for (std::size_t p = 0; p < 1000; p += 2) {
    CHECK(aid[p] + aid[p + 1] == doctest::Approx(24).epsilon(1e-9));
    both += came[p] != 0 && came[p + 1] != 0; // u and 1 - u: never both below 30 %
  }
  CHECK(both == 0);
}

TEST_CASE("neither lanes, threads nor division of the paths change a bit") {
  auto const p = risky();
  auto const fields = uncertain(drawn(wrt(&pledge::amount), normal(10_bn_usd_2021 / year, 2_bn_usd_2021 / year)));
  for (auto const kind : {points::antithetic, points::sobol}) {
    draws const d{.paths = 300, .seed = 3, .points = kind};
    auto const all = ensemble<8>(two(), p, ten, d, core_budget, happened("strike"));
    auto const same = [&](sample const& b, std::int64_t from) {
      for (int c = 0; c < all.columns(); ++c)
        for (std::int64_t k = 0; k < b.paths(); ++k)
          if (all.path_values(c)[static_cast<std::size_t>(from + k)] != b.path_values(c)[static_cast<std::size_t>(k)])
            return false;
      return true;
    };
    CHECK(same(ensemble<1>(two(), p, ten, d, core_budget, happened("strike")), 0));
    CHECK(same(ensemble<2>(two(), p, ten, d, core_budget, happened("strike")), 0));
    CHECK(same(ensemble<4>(threads(3), two(), p, ten, d, core_budget, happened("strike")), 0));
    for (std::int64_t const from : {1, 13, 128}) {
      draws part = d;
      part.first_path = from;
      part.paths = 90;
      CHECK(same(ensemble(two(), p, ten, part, core_budget, happened("strike")), from));
    }
    auto const whole = ensemble_summary(two(), p, ten, d, fields, core_budget);
    draws first = d, second = d;
    first.paths = 101;
    second.first_path = 101;
    second.paths = 199;
    auto parts = ensemble_summary<1>(two(), p, ten, second, fields, core_budget);
    parts.merge(ensemble_summary(threads(2), two(), p, ten, first, fields, core_budget));
    CHECK(parts == whole);
    // A summary tells the errors of the sample.
    auto const kept = ensemble(two(), p, ten, d, fields, core_budget);
    for (int c = 0; c < kept.columns(); ++c) {
      CHECK(whole.standard_error(c) == doctest::Approx(kept.standard_error(c)).epsilon(1e-9));
      CHECK(whole.deviation_error(c) == doctest::Approx(kept.deviation_error(c)).epsilon(1e-9));
      if (kept.standard_deviation(c) > 0)
        CHECK(whole.quantile_error(c, 0.5) == doctest::Approx(kept.quantile_error(c, 0.5)).epsilon(0.35));
    }
  }
}

TEST_CASE("a plan of one member: errors against the closed form of a lognormal budget") {
  // The budget of 2034 is its value without shocks times a lognormal number: mean, deviation and median are known.
  auto const p = steady({.growth = 2_pct, .volatility = 4_pct});
  auto const fixed = project(one(), steady({.growth = 2_pct}), ten, core_budget);
  double const mean = fixed.values(0)[9];
  over_seeds independent, antithetic, sobol;
  double variance = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    draws d{.paths = 512, .seed = seed};
    auto const a = ensemble(one(), p, ten, d, core_budget);
    independent.see(a, 9);
    d.points = points::antithetic;
    antithetic.see(ensemble(one(), p, ten, d, core_budget), 9);
    d.points = points::sobol;
    sobol.see(ensemble_summary(one(), p, ten, d, core_budget), 9);
    variance += std::pow(std::log(a.quantile(9, 0.8413447) / a.quantile(9, 0.5)), 2) / 60;
  }
  double const sigma = std::sqrt(variance), deviation = mean * std::sqrt(std::exp(sigma * sigma) - 1);
  auto const centre = [](std::vector<double> const& x) {
    double m = 0;
    for (double const v : x) m += v / static_cast<double>(x.size());
    return m;
  };
  CHECK(std::fabs(centre(sobol.means) - mean) < 4 * spread(sobol.means) / std::sqrt(60.0));
  CHECK(std::fabs(centre(antithetic.means) - mean) < 4 * spread(antithetic.means) / std::sqrt(60.0));
  CHECK(centre(sobol.deviations) == doctest::Approx(deviation).epsilon(0.02));
  CHECK(centre(sobol.medians) == doctest::Approx(mean * std::exp(-0.5 * sigma * sigma)).epsilon(0.002));
  // Errors fall, and what is said of them is what they are.
  CHECK(spread(antithetic.means) < spread(independent.means) / 6);
  CHECK(spread(sobol.means) < spread(independent.means) / 12);
  CHECK(spread(sobol.deviations) < spread(independent.deviations) / 4);
  CHECK(spread(sobol.medians) < spread(independent.medians) / 2.5);
  for (over_seeds const* s : {&independent, &antithetic, &sobol}) {
    double const by_mean = s->ratio(s->said_mean, s->means), by_deviation = s->ratio(s->said_deviation, s->deviations),
                 by_median = s->ratio(s->said_median, s->medians);
    CAPTURE(by_mean);
    CAPTURE(by_deviation);
    CAPTURE(by_median);
    CHECK((by_mean > 1 / 1.5 && by_mean < 1.5));
    CHECK((by_deviation > 1 / 1.5 && by_deviation < 1.5));
    // of each antithetic pair one is below the median, so that nothing is left of the share below it
    if (s != &antithetic) CHECK((by_median > 1 / 2.0 && by_median < 2.0));
  }
}

TEST_CASE("a probability by replicates, and its interval no narrower than that of independent paths") {
  auto const p = risky();
  std::vector<double> found;
  double said = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    auto const s =
        ensemble(two(), p, ten, {.paths = 512, .seed = seed, .points = points::sobol}, core_budget, happened("strike"));
    auto const struck = s.probability(s.holds(s.column(1, 2034)));
    found.push_back(struck.value);
    said += struck.standard_error * struck.standard_error;
    CHECK(struck.value == doctest::Approx(0.4).epsilon(0.02)); // by chance 5 %
    double const half = 1.96 * std::sqrt(0.24 / 512);
    CHECK(struck.high - struck.low > 1.9 * half);
    auto const rich = s.at_least(9, s.quantile(9, 0.5));
    CHECK(s.probability(rich, s.holds(s.column(1, 2034))).value == doctest::Approx(0.5).epsilon(0.2));
    CHECK(s.mean(9, rich).value > s.mean(9));
    CHECK(s.mean(9, rich).standard_error > 0);
  }
  CHECK(spread(found) < std::sqrt(0.24 / 512) / 5);
  CHECK(std::sqrt(said / 60) < 2 * spread(found) + 1e-6);
}

TEST_CASE("mean derivatives on Sobol points: closer, and their errors by replicates") {
  auto const p = steady({.growth = 2_pct, .volatility = 4_pct});
  double const exact =
      sensitivity(one(), steady({.growth = 2_pct}), ten, core_budget, wrt(&share_target<core>::to)).slope[9];
  std::vector<double> independent, sobol;
  double said = 0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    draws d{.paths = 256, .seed = seed};
    independent.push_back(sensitivity(one(), p, ten, d, wrt(&share_target<core>::to), core_budget).slope(9, 0));
    d.points = points::sobol;
    auto const j = sensitivity(one(), p, ten, d, wrt(&share_target<core>::to), core_budget);
    sobol.push_back(j.slope(9, 0));
    said += std::pow(j.standard_error(9, 0), 2);
    CHECK(j.slope(9, 0) == doctest::Approx(exact).epsilon(0.003));
  }
  CHECK(spread(sobol) < spread(independent) / 10);
  double const ratio = std::sqrt(said / 40) / spread(sobol);
  CAPTURE(ratio);
  CHECK((ratio > 1 / 1.5 && ratio < 1.5));
}

TEST_CASE("points that cannot be") {
  auto const p = steady({.growth = 2_pct, .volatility = 4_pct});
  auto const run = [&](draws d) { return words_of_error([&] { (void)ensemble(one(), p, ten, d, core_budget); }); };
  CHECK(run({.paths = 8, .points = points::sobol, .scramblings = 1}) == "ensemble: scramblings = 1; valid: 2 to 64");
  CHECK(run({.paths = 8, .points = points::sobol, .scramblings = 65}) == "ensemble: scramblings = 65; valid: 2 to 64");
  CHECK(run({.paths = 8, .first_path = std::int64_t{1} << 40, .points = points::sobol}) ==
        "ensemble: paths = 8 from path 1099511627776; valid: at most 2^32 Sobol points for each scrambling");
  auto a = ensemble_summary(one(), p, ten, {.paths = 8, .points = points::sobol}, core_budget);
  CHECK(words_of_error([&] {
          a.merge(ensemble_summary(one(), p, ten, {.paths = 8, .first_path = 8}, core_budget));
        }).find("summaries of the same points") != std::string::npos);
  CHECK(words_of_error([&] {
          a.merge(ensemble_summary(
              one(), p, ten, {.paths = 8, .first_path = 8, .points = points::sobol, .scramblings = 8}, core_budget));
        }).find("summaries of the same points") != std::string::npos);
  // One path, or one replicate, tells nothing of an error.
  CHECK(ensemble(one(), p, ten, {.paths = 1, .points = points::sobol}, core_budget).standard_error(9) == 0);
  CHECK(ensemble(one(), p, ten, {.paths = 2, .points = points::antithetic}, core_budget).standard_error(9) == 0);
  CHECK(ensemble_summary(one(), p, ten, {.paths = 2, .points = points::antithetic}, core_budget).standard_error(9) ==
        0);
}

} // namespace points_test

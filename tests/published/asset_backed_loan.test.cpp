// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Years that a loan of 50 billion takes to be repaid from the income of assets.
#include "cases.hpp"

using namespace outlay::test;
using outlay::asset_backed_loan;
using outlay::economy;
using outlay::eur;

namespace {

published_case const three_billion("ABL-50-3.0"), two_and_a_half("ABL-50-2.5");

// Years from the loan to its last payment; the last year counts as the part that an annuity would need.
double years_to_repay(double income, outlay::step_length step) {
  auto const allies = outlay::alliance<eur>({{.code = "LEND", .gdp = 17'000_bn_eur / outlay::year, .core = 2_pct}});
  auto const plan =
      outlay::plan(economy{.growth = 0_pct},
                   asset_backed_loan{.principal = 50_bn_eur,
                                     .from = std::chrono::year(2025) / (step == outlay::step_length::annual ? 1 : 12),
                                     .interest = 3_pct,
                                     .assets = outlay::billions<eur>(100 * income),
                                     .yield = 1_pct});
  auto run = outlay::start(allies, plan, {.from = 2025y, .until = 2065y, .step = step});
  int const balance = run.set().find_measure("asset_backed_loan", "balance");
  double const dt = run.set().grid().dt(), r = std::pow(1.03, dt) - 1, w = income * dt;
  int steps = 0;
  double before = 0;
  while (run.step()) {
    double const now = run.measured(balance, 0);
    if (before > 0 && now == 0) break;
    steps += before > 0;
    before = now;
  }
  return dt * (steps - std::log(1 - r * before / w) / std::log(1 + r));
}

} // namespace

TEST_CASE("ABL-50-3.0: 50 billion at 3 % from 3 billion a year") {
  double const annual = years_to_repay(3.0, outlay::step_length::annual);
  three_billion.check(annual);
  // -ln(1 - r L/W) / ln(1 + r)
  CHECK(annual == doctest::Approx(-std::log(1 - 0.03 * 50 / 3.0) / std::log(1.03)).epsilon(1e-12));
  CHECK(std::round(100 * years_to_repay(3.0, outlay::step_length::monthly)) / 100 == 23.00);
}

TEST_CASE("ABL-50-2.5: 50 billion at 3 % from 2.5 billion a year") {
  double const annual = years_to_repay(2.5, outlay::step_length::annual);
  two_and_a_half.check(annual);
  CHECK(annual == doctest::Approx(-std::log(1 - 0.03 * 50 / 2.5) / std::log(1.03)).epsilon(1e-12));
  CHECK(std::round(100 * years_to_repay(2.5, outlay::step_length::monthly)) / 100 == 30.32);
}

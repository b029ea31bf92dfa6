// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "small.hpp"

#include <cstring>

using namespace outlay::test;
using outlay::account;
using outlay::core;
using outlay::economy;
using outlay::pledge;
using outlay::prices;
using outlay::sample;
using outlay::share_target;

namespace {

outlay::horizon const years{.from = 2025y, .until = 2029y, .step = outlay::step_length::annual};

// Euros have a rate of their own.
outlay::alliance<> with_euros() {
  auto facts = three().facts();
  facts.rates.push_back({.from = outlay::id_of<outlay::eur>, .rate = {2025, {1.1}}});
  return outlay::alliance<>(three().members(), facts);
}
// Four promises to four accounts: two in current money, two that keep their worth.
template <class... More> auto promises(economy const& e, More const&... more) {
  return outlay::plan(
      e, share_target<core>{.to = 5_pct, .by = 2035y, .floor = false, .lag = 0_years},
      pledge{.name = "dollars", .amount = 10_bn_usd / outlay::year, .from = 2025y, .payers = "AAA", .to = account::aid},
      pledge{.name = "euros",
             .amount = 10_bn_eur / outlay::year,
             .from = 2025y,
             .payers = "AAA",
             .to = account::posture,
             .counts = false},
      pledge{.name = "indexed",
             .amount = 10_bn_usd / outlay::year,
             .from = 2025y,
             .payers = "BBB",
             .to = account::aid,
             .indexed = true},
      pledge{.name = "constant",
             .amount = 10_bn_usd_2021 / outlay::year,
             .from = 2025y,
             .payers = "CCC",
             .to = account::aid},
      more...);
}
template <int Width = 4, class Plan> sample drawn(Plan const& plan, outlay::draws const& d) {
  return outlay::ensemble<Width>(with_euros(), plan, years, d, outlay::outlay_of<account::aid>.of("AAA"),
                                 outlay::outlay_of<account::posture>.of("AAA"),
                                 outlay::outlay_of<account::aid>.of("BBB"), outlay::outlay_of<account::aid>.of("CCC"),
                                 outlay::core_budget.of("AAA"));
}
bool same_bits(sample const& a, sample const& b) {
  return a.columns() == b.columns() &&
         std::memcmp(a.data(), b.data(), sizeof(double) * static_cast<std::size_t>(a.paths() * a.columns())) == 0;
}

}

TEST_CASE("a price shock changes what current money is worth, and nothing that is real") {
  // 10 bn a year for AAA, whose own price level is 2: 10 / (2 x 1.02^k F) with E F = 1, ln F normal, variance sigma^2
  // t.
  double const sigma = 0.03;
  std::int64_t const n = 8000;
  auto const s = drawn(promises({.growth = 0_pct}, prices{.volatility = 3_pct}), {.paths = n, .seed = 6});
  for (int k = 0; k < 4; ++k) {
    // The euro's rate is that of 2025: after it the real rate is held, by the alliance's prices.
    double const level = std::pow(1.02, k), certain = 10 / (2 * level), euros = 11 / level;
    double const variance = sigma * sigma * (k + 1);
    double sum = 0, logs = 0, squares = 0;
    int less = 0;
    bool together = true, others = true;
    for (std::int64_t p = 0; p < n; ++p) {
      auto const at = [&](int answer) { return s.data()[s.column(answer, 2025 + k) * n + p]; };
      double const f = certain / at(0), x = std::log(f);
      sum += f;
      logs += x;
      squares += (x + variance / 2) * (x + variance / 2);
      less += f > 1 && at(0) < certain;
      together = together && at(1) == about(euros / f);
      others = others && at(2) == s.data()[s.column(2, 2025) * n] && at(3) == 10;
    }
    double const count = static_cast<double>(n);
    CHECK(std::fabs(sum / count - 1) < 3.5 * std::sqrt(std::expm1(variance) / count));
    CHECK(std::fabs(logs / count + variance / 2) < 3.5 * std::sqrt(variance / count));
    CHECK(std::fabs(squares / count / variance - 1) < 3.5 * std::sqrt(2 / count));
    CHECK(less > 3000); // fixed cash loses value where prices rise more
    CHECK(together);
    CHECK(others);
    CHECK(s.data()[s.column(2, 2025) * n] == about(8)); // BBB's own price level is 1.25
  }
}

TEST_CASE("prices may be correlated with the common factor of growth") {
  std::int64_t const n = 8000;
  auto const s = drawn(promises({.growth = 0_pct, .volatility = 3_pct, .common = 100_pct},
                                prices{.volatility = 2_pct, .with_growth = -60_pct}),
                       {.paths = n, .seed = 6});
  for (int k = 0; k < 4; ++k) {
    double product = 0;
    double const t = k + 1, budget = 0.01 + 0.004 * k;
    for (std::int64_t p = 0; p < n; ++p) {
      auto const at = [&](int answer) { return s.data()[s.column(answer, 2025 + k) * n + p]; };
      double const price = (-std::log(at(0) * 2 * std::pow(1.02, k) / 10) + 0.0002 * t) / (0.02 * std::sqrt(t));
      double const growth = (std::log(at(4) / (1000 * budget)) + 0.00045 * t) / (0.03 * std::sqrt(t));
      product += price * growth;
    }
    CHECK(std::fabs(product / static_cast<double>(n) + 0.6) < 3.5 * std::sqrt((1 + 0.36) / static_cast<double>(n)));
  }
}

TEST_CASE("price shocks leave the paths of growth as they were, and width changes no bit") {
  economy const e{.growth = 1_pct, .volatility = 3_pct, .common = 40_pct};
  auto const without = drawn(promises(e), {.paths = 50}),
             with = drawn(promises(e, prices{.volatility = 2_pct, .with_growth = 30_pct}), {.paths = 50});
  for (int k = 0; k < 4; ++k)
    for (std::int64_t p = 0; p < 50; ++p)
      CHECK(with.data()[with.column(4, 2025 + k) * 50 + p] == without.data()[without.column(4, 2025 + k) * 50 + p]);
  auto const plan = promises(e, prices{.volatility = 2_pct, .with_growth = 30_pct});
  CHECK(same_bits(drawn<1>(plan, {.paths = 50}), with));
  CHECK(same_bits(drawn<2>(plan, {.paths = 50}), with));
  CHECK(same_bits(drawn<8>(plan, {.paths = 50}), with));
}

TEST_CASE("without volatility prices are the published path, bit for bit") {
  auto const plan = promises({.growth = 1_pct}, prices{.volatility = 0_pct});
  auto const s = drawn(plan, {.paths = 3});
  auto const run = outlay::project(with_euros(), plan, years),
             bare = outlay::project(with_euros(), promises({.growth = 1_pct}), years);
  for (int y = 2025; y < 2029; ++y)
    for (std::int64_t p = 0; p < 3; ++p) {
      auto const at = [&](int answer) { return s.data()[s.column(answer, y) * 3 + p]; };
      std::chrono::year const when(y);
      CHECK(at(0) == run.outlay_of(account::aid, "AAA", when).value());
      CHECK(at(1) == run.outlay_of(account::posture, "AAA", when).value());
      CHECK(at(0) == bare.outlay_of(account::aid, "AAA", when).value());
    }
}

TEST_CASE("prices refuse what cannot be") {
  auto const refused = [](prices const& p, economy const& e = {.growth = 1_pct}) {
    return [=] { outlay::project(three(), outlay::plan(e, p), years); };
  };
  auto const current = [] {
    outlay::alliance<outlay::usd> const allies({{.code = "AAA", .gdp = 1000_bn_usd / outlay::year, .core = 1_pct}});
    outlay::project(allies, outlay::plan(economy{.growth = 1_pct}, prices{.volatility = 1_pct}), years);
  };
  check_errors({
      {refused({.volatility = 1_pct, .with_growth = 20_pct}), "prices", "with_growth", "20 %",
       "0 %, or an economy whose members have a common factor"},
      {[] {
         outlay::project(three(),
                         outlay::plan(economy{.growth = 1_pct}, prices{.name = "a", .volatility = 1_pct},
                                      prices{.name = "b", .volatility = 1_pct}),
                         years);
       },
       "plan", "prices", "2 parts", "one part that moves the price level"},
      {current, "prices", "volatility", "a ledger in USD at current prices", "an alliance at constant prices"},
  });
}

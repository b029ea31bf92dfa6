// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "../parts/small.hpp"

#include <outlay/scores/backtest.hpp>
#include <outlay/scores/rules.hpp>

#include <algorithm>
#include <limits>
#include <numeric>

using namespace outlay::test;
using outlay::backtest;
using outlay::economy;
using outlay::member_years;
using outlay::vintage;

namespace {

// Shares in percent, 2020 to 2027, that end where the small alliance's are in 2025.
member_years shares_of_three() {
  member_years t("shares", {"AAA", "BBB", "CCC"}, 2020, 2027);
  double const a[] = {0.8, 0.84, 0.9, 0.92, 0.97, 1, 1.2, 1.21}, b[] = {1.5, 1.6, 1.8, 1.75, 1.9, 2, 1.2, 2.1},
               c[] = {5, 5.2, 5.4, 5.6, 5.8, 6, 9, 6.1};
  for (int y = 2020; y <= 2027; ++y) {
    auto const k = static_cast<std::size_t>(y - 2020);
    t.set("AAA", y, a[k]);
    t.set("BBB", y, b[k]);
    t.set("CCC", y, c[k]);
  }
  return t;
}
member_years fractions(member_years t) {
  for (auto const& code : t.codes())
    for (int y = t.first_year(); y <= t.last_year(); ++y) t.set(code, y, t.at(code, y) / 100);
  return t;
}
outlay::horizon from_2025(int years) {
  return {.from = 2025y, .until = std::chrono::year(2026 + years), .step = outlay::step_length::annual};
}
// Shares held at those of 2025, whose logarithms have a standard deviation of 10 % after a year.
outlay::sample held(int paths) {
  return outlay::ensemble(
      three(),
      outlay::plan(economy{.growth = 2_pct}, outlay::rules::shares_held(2025),
                   outlay::budget_risk{.volatility = 10_pct, .centre = outlay::risk_centre::median}),
      from_2025(2), {.paths = paths, .seed = 2}, each_member(outlay::core_share));
}
std::vector<vintage> const& of_2025() {
  static std::vector<vintage> const one = outlay::base_years(shares_of_three(), 2025, 2025);
  return one;
}

} // namespace

TEST_CASE("a backtest sets bands beside what happened") {
  int const n = 20'000;
  auto const r = backtest(fractions(shares_of_three()), of_2025(), 5, [&](vintage const& v) {
    CHECK(v.base == 2025);
    CHECK(v.known.last_year() == 2025); // nothing later
    return held(n);
  });
  REQUIRE(r.outcomes().size() == 6); // 2026 and 2027 of three members
  for (auto const& o : r.outcomes()) {
    CAPTURE(o.code.text());
    CAPTURE(o.year);
    double const base = o.code == "AAA" ? 0.01 : o.code == "BBB" ? 0.02 : 0.06, sigma = 0.1 * std::sqrt(o.horizon());
    auto const at = [&](double z) { return base * std::exp(z * sigma); };
    CHECK(o.low_90 == about(at(-1.6448536), 0.02 * sigma / 0.1));
    CHECK(o.high_90 == about(at(1.6448536), 0.02 * sigma / 0.1));
    CHECK(o.low_50 == about(at(-0.6744898), 0.01 * sigma / 0.1));
    CHECK(o.high_50 == about(at(0.6744898), 0.01 * sigma / 0.1));
    CHECK(o.median == about(base, 0.01));
    double const z = std::log(o.observed / base) / sigma, below = 0.5 * std::erfc(-z / std::sqrt(2.0));
    CHECK(std::fabs(o.pit - below) < 4 * std::sqrt(0.25 / n));
    CHECK(o.inside_90() == (std::fabs(z) < 1.6448536));
    double const width = 2 * 1.6448536 * sigma, outside = std::max(0.0, std::fabs(z) * sigma - width / 2);
    CHECK(o.interval_90 == about(width + 20 * outside, 0.05));
  }
  // 2026: AAA up by 18 % and CCC by 41, above; BBB down by 51, below; 2027: AAA up by 19 %, inside 23.
  auto const all = r.pooled(), one = r.at_horizon(1).pooled(), two = r.at_horizon(2).pooled();
  CHECK(one.above_90 == 2);
  CHECK(one.below_90 == 1);
  CHECK(one.inside_90.value == 0);
  CHECK(two.inside_90.value == 1);
  CHECK(all.inside_90.value == about(0.5));
  CHECK(all.inside_90.outcomes == 6);
  CHECK(r.of_base(2025).outcomes().size() == 6);
  auto const forever = backtest(fractions(shares_of_three()), of_2025(), std::numeric_limits<int>::max(),
                                [](vintage const&) { return held(2); });
  CHECK(forever.outcomes().size() == 6);
  auto const counts = r.pit_counts(4);
  CHECK(std::accumulate(counts.begin(), counts.end(), 0) == 6);
  CHECK(counts.front() >= 1);
  CHECK(counts.back() >= 3);
}

TEST_CASE("backtests refuse what would score nothing, or the future") {
  auto const rule = [](vintage const&) { return held(10); };
  auto const observed = fractions(shares_of_three());
  check_errors({
      {[&] { (void)backtest(observed, of_2025(), 0, rule); }, "backtest", "longest", "0 years", "1 year or more"},
      {[&] {
         (void)backtest(observed, {{2025, shares_of_three()}}, 2, rule);
       },
       "backtest", "known", "figures of 2027 with the base year 2025", "figures up to the base year alone"},
      {[&] { (void)backtest(observed, outlay::base_years(shares_of_three(), 2027, 2027), 2, rule); }, "backtest",
       "outcomes", "none", "base years before 2027, of its members"},
      {[&] { (void)outlay::base_years(shares_of_three(), 2019, 2025); }, "shares", "bases", "2019 to 2025",
       "2020 to 2027"},
      {[&] { (void)backtest(observed, of_2025(), 2, rule).at_horizon(3); }, "backtest", "outcomes", "none of these",
       "some that are scored"},
      {[&] {
         auto zero = observed;
         zero.set("BBB", 2026, 0);
         (void)backtest(zero, of_2025(), 2, rule);
       },
       "backtest", "outcome", "0 of BBB in 2026", "above 0, for scores of logarithms"},
  });
}

TEST_CASE("stated rules: shares held, the pledge as a straight line that nobody falls below, the mean trend") {
  auto const shares = shares_of_three();
  auto const run = [](auto const& target) {
    return outlay::project(three(), outlay::plan(economy{.growth = 2_pct}, target), from_2025(6));
  };
  auto const held_on = run(outlay::rules::shares_held(2025)),
             pledged = run(outlay::rules::pledge_is_plan(2025, 3_pct, 2029, {{"AAA", 2_pct}})),
             late = run(outlay::rules::pledge_is_plan(2025, 3_pct, 2024)),
             rising = run(outlay::rules::mean_trend(shares, 2025, 6));
  double growth = 0; // of three years and three members: ends over starts
  for (auto const& code : shares.codes()) growth += std::log(shares.at(code, 2025) / shares.at(code, 2022)) / 9;
  for (int y = 2025; y <= 2031; ++y) {
    std::chrono::year const when(y);
    double const h = y - 2025, part = std::min(1.0, h / 4);
    auto const share = [&](auto const& r, char const* who) { return 100 * r.core_share(who, when).value(); };
    CHECK(share(held_on, "BBB") == about(2));
    CHECK(share(pledged, "AAA") == about(1 + part));
    CHECK(share(pledged, "BBB") == about(2 + part));
    CHECK(share(pledged, "CCC") == about(6));
    CHECK(share(late, "BBB") == about(h > 0 ? 3 : 2)); // at once
    CHECK(share(rising, "AAA") == about(std::exp(growth * h)));
    CHECK(share(rising, "CCC") == about(6 * std::exp(growth * h)));
  }
  auto const risk = outlay::rules::risk(shares, 2025, 5_pct);
  CHECK(outlay::detail::field_access::raw(risk.volatility) == about(outlay::estimates::volatility(shares, 2025).value));
  CHECK(outlay::detail::field_access::raw(risk.common) == about(outlay::estimates::common_part(shares, 2025).value));
  CHECK(outlay::detail::field_access::raw(risk.drift) == about(0.05));
}

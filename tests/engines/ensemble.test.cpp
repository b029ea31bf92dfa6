// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "full_plan.hpp"

#include <outlay/parallel.hpp>

#include <algorithm>
#include <cstring>
#include <limits>

using namespace outlay::test;
using outlay::account;
using outlay::core;
using outlay::economy;
using outlay::sample;
using outlay::share_target;

namespace {

template <int Width, class Plan> sample drawn(Plan const& plan, outlay::draws const& d, int threads = 1) {
  return outlay::ensemble<Width>(outlay::threads(threads), three(), plan, six_years, d, outlay::total_outlay,
                                 outlay::core_budget.of("BBB"), outlay::overspend,
                                 outlay::outlay_of<account::equipment>, outlay::core_share, outlay::stock_index);
}
bool same_bits(sample const& a, sample const& b) {
  return a.paths() == b.paths() && a.columns() == b.columns() &&
         std::memcmp(a.data(), b.data(), sizeof(double) * static_cast<std::size_t>(a.paths() * a.columns())) == 0;
}

// Growth and a target alone, read year by year.
auto budgets(economy const& e, outlay::time_span lag = 0_years, outlay::share to = 5_pct) {
  return outlay::plan(e, share_target<core>{.to = to, .by = 2035y, .floor = false, .lag = lag});
}
outlay::horizon const years{.from = 2025y, .until = 2029y, .step = outlay::step_length::annual};
template <class Plan> sample of_each_member(outlay::alliance<> const& allies, Plan const& plan, std::int64_t paths) {
  return outlay::ensemble(allies, plan, years, {.paths = paths, .seed = 3}, outlay::core_budget.of("AAA"),
                          outlay::core_budget.of("BBB"), outlay::core_budget.of("CCC"));
}

double normal_probability(double z) { return 0.5 * std::erfc(-z / std::sqrt(2.0)); }

} // namespace

TEST_CASE("without volatility every path is the deterministic run, bit for bit, with any lag and any correlation") {
  constexpr outlay::account_set final_accounts = outlay::final_accounts, equipment = outlay::only(account::equipment);
  auto run = outlay::start(three(), full_plan(), six_years);
  double total[6]{}, budget[6]{}, over[6]{}, bought[6]{}, counted[6]{}, gdp[6]{}, stock[6]{};
  for (int t = 0; run.step(); ++t) {
    for (int i = 0; i < 3; ++i) {
      auto const& r = run.ledger(i);
      total[t / 12] += r.sum<final_accounts>().value();
      if (i == 1) budget[t / 12] += r.core_means().value();
      over[t / 12] += r.overspend().value();
      bought[t / 12] += r.sum<equipment>().value();
      counted[t / 12] += (r.core_means() + r.overspend()).value();
      gdp[t / 12] += run.gdp(i).value() * (1 / 12.0);
    }
    if (t % 12 != 11) continue;
    for (int i = 0; i < 2; ++i)
      for (int a = 0; a < 2; ++a) stock[t / 12] += run.stocks()[0].stock[i * 2 + a].value();
  }
  for (auto const lag : {0.0, 1.0, 3.0}) {
    auto const s = drawn<4>(full_plan(0_pct, 40_pct, outlay::duration<>::from_value(lag)), {.paths = 5});
    for (int k = 0; k < 6; ++k)
      for (std::int64_t p = 0; p < 5; ++p) {
        auto const at = [&](int answer) { return s.data()[s.column(answer, 2025 + k) * 5 + p]; };
        CHECK(at(0) == total[k]);
        CHECK(at(1) == budget[k]);
        CHECK(at(2) == over[k]);
        CHECK(at(3) == bought[k]);
        CHECK(at(4) == counted[k] / gdp[k]);
        CHECK(at(5) == stock[k] / 73);
      }
  }
}

TEST_CASE("width, threads and shards change no bit") {
  auto const plan = full_plan(3_pct, 40_pct);
  auto const whole = drawn<1>(plan, {.paths = 333, .seed = 11});
  CHECK(whole.standard_deviation(whole.column(0, 2030)) > 0);
  CHECK(same_bits(drawn<2>(plan, {.paths = 333, .seed = 11}), whole));
  CHECK(same_bits(drawn<4>(plan, {.paths = 333, .seed = 11}), whole));
  CHECK(same_bits(drawn<8>(plan, {.paths = 333, .seed = 11}), whole));
  for (int const threads : {2, 3, 7}) CHECK(same_bits(drawn<4>(plan, {.paths = 333, .seed = 11}, threads), whole));
  CHECK_FALSE(same_bits(drawn<4>(plan, {.paths = 333, .seed = 12}), whole));

  auto const first = drawn<4>(plan, {.paths = 101, .seed = 11});
  auto const rest = drawn<8>(plan, {.paths = 232, .seed = 11, .first_path = 101});
  bool same = true;
  for (int c = 0; c < whole.columns(); ++c) {
    same = same && std::equal(first.data() + c * 101, first.data() + (c + 1) * 101, whole.data() + c * 333);
    same = same && std::equal(rest.data() + c * 232, rest.data() + (c + 1) * 232, whole.data() + c * 333 + 101);
  }
  CHECK(same);
}

TEST_CASE("a member's paths do not depend on its place in the alliance") {
  auto const allies = three();
  outlay::alliance<> const turned({allies[2], allies[0], allies[1]}, allies.facts());
  auto const plan =
      budgets({.growth = 1_pct, .volatility = 3_pct, .own_volatility = {{"BBB", 5_pct}}, .common = 30_pct}, 1_years);
  CHECK(same_bits(of_each_member(allies, plan, 50), of_each_member(turned, plan, 50)));
}

TEST_CASE("shocks have the stated spread and correlation, and leave the mean where it was") {
  double const sigma = 0.03, rho = 0.4;
  std::int64_t const n = 8000;
  auto const s = of_each_member(three(), budgets({.growth = 0_pct, .volatility = 3_pct, .common = 40_pct}), n);
  double const share[3] = {0.01, 0.02, 0.06}, gdp[3] = {1000, 500, 250};
  std::vector<double> x[3];
  for (int i = 0; i < 3; ++i) {
    double sum = 0, squares = 0;
    for (std::int64_t p = 0; p < n; ++p) {
      x[i].push_back((std::log(s.data()[s.column(i, 2025) * n + p] / (share[i] * gdp[i])) + sigma * sigma / 2) / sigma);
      sum += x[i].back();
      squares += x[i].back() * x[i].back();
    }
    CHECK(std::fabs(sum / static_cast<double>(n)) < 3.5 / std::sqrt(n));
    CHECK(std::fabs(squares / static_cast<double>(n) - 1) < 3.5 * std::sqrt(2.0 / n));
  }
  double product = 0;
  for (std::size_t p = 0; p < static_cast<std::size_t>(n); ++p) product += x[0][p] * x[2][p];
  CHECK(std::fabs(product / static_cast<double>(n) - rho) < 3.5 * std::sqrt((1 + rho * rho) / n));
  auto const certain = outlay::project(three(), budgets({.growth = 0_pct}), years);
  char const* const codes[] = {"AAA", "BBB", "CCC"};
  for (int i = 0; i < 3; ++i)
    for (int y = 2025; y < 2029; ++y)
      CHECK(std::fabs(s.mean(s.column(i, y)) - certain.counted_core(codes[i], std::chrono::year(y)).value()) <
            3.5 * s.standard_error(s.column(i, y)));
}

TEST_CASE("a lag only delays the shocks that budgets know") {
  // Without growth and with shares that stay, a budget with a lag of two years is the one without lag two years before.
  economy const e{.growth = 0_pct, .volatility = 4_pct};
  auto const keeps = [&](outlay::time_span lag) {
    return outlay::plan(e, share_target<core>{.to = 5_pct, .by = 2035y, .opt_out = {"AAA", "BBB", "CCC"}, .lag = lag});
  };
  auto const now = of_each_member(three(), keeps(0_years), 20), late = of_each_member(three(), keeps(2_years), 20);
  for (int i = 0; i < 3; ++i) {
    CHECK(late.standard_deviation(late.column(i, 2025)) == 0);
    CHECK(late.standard_deviation(late.column(i, 2026)) == 0);
    for (int y = 2027; y < 2029; ++y)
      for (std::int64_t p = 0; p < 20; ++p)
        CHECK(late.data()[late.column(i, y) * 20 + p] == now.data()[now.column(i, y - 2) * 20 + p]);
  }
}

TEST_CASE("the probability of reaching a share agrees with the normal distribution") {
  // A lag of one year: the share of 2026 is 1.4 % of the GDP known, over the GDP that came, exp(0.03 x - 0.00045).
  outlay::alliance<> const one({{.code = "AAA", .gdp = 1000_bn_usd_2021 / outlay::year, .core = 1_pct}});
  auto const plan = budgets({.growth = 2_pct, .volatility = 3_pct}, 1_years);
  std::int64_t const n = 10000;
  auto const s = outlay::ensemble(one, plan, years, {.paths = n}, outlay::reaches(1.38_pct, 2026y),
                                  outlay::reaches(1.45_pct, 2026y), outlay::reaches(1.8_pct, 2027y),
                                  outlay::reaches(1.0_pct, 2025y));
  auto const probability = [](double share, double level) {
    return normal_probability((std::log(share / level) + 0.00045) / 0.03);
  };
  double const wanted[] = {probability(1.4, 1.38), probability(1.4, 1.45), probability(1.8, 1.8),
                           probability(1.0, 1.0)};
  for (int k = 0; k < 4; ++k)
    CHECK(std::fabs(s.mean(s.column(k)) - wanted[k]) < 3.5 * std::sqrt(wanted[k] * (1 - wanted[k]) / n));
}

TEST_CASE("the probability of what nothing makes uncertain is an error that says so") {
  auto const ask = [](auto const& plan, std::int64_t paths = 40) {
    return [=] {
      outlay::ensemble(three(), plan, years, {.paths = paths}, outlay::core_budget,
                       outlay::reaches(2.5_pct, 2026y).of("BBB"));
    };
  };
  char const* const part = "answer \"BBB reaches 2.5 % in 2026\"";
  auto const valid = "a plan in which something drawn decides it (volatility and a lag, a drawn field); project() "
                     "answers what is certain";
  auto const value = [](char const* share, int paths) {
    return "nothing uncertain: " + std::string(share) + " on all " + std::to_string(paths) + " paths";
  };
  economy const still{.growth = 2_pct}, shaken{.growth = 2_pct, .volatility = 3_pct};
  check_errors({
      // No volatility; with it, but budgets that know the GDP of their own step, so that the share is its path on every
      // path.
      {ask(budgets(still, 1_years)), part, "probability", value("0.023", 40), valid},
      {ask(budgets(shaken, 0_years)), part, "probability", value("0.023", 40), valid},
      {ask(budgets(still, 1_years), 1), part, "probability", value("0.023", 1), valid},
      {[&] {
         outlay::ensemble(outlay::threads(3), three(), budgets(still, 1_years), years, {.paths = 2000},
                          outlay::reaches(2.5_pct, 2026y).of("BBB"));
       },
       part, "probability", value("0.023", 2000), valid},
      {[&] {
         outlay::ensemble<1>(three(), budgets(shaken, 0_years), years, {.paths = 1},
                             outlay::reaches(2.5_pct, 2026y).of("BBB"));
       },
       part, "probability", value("0.023", 1), valid},
      {[&] {
         outlay::ensemble_summary(three(), budgets(still, 1_years), years, {.paths = 40},
                                  outlay::reaches(2.5_pct, 2026y).of("BBB"));
       },
       part, "probability", value("0.023", 40), valid},
      // Of several members one is certain: CCC keeps the share it has in a path that others leave to their targets.
      {[&] {
         outlay::ensemble(three(),
                          outlay::plan(economy{.growth = 2_pct, .own_volatility = {{"AAA", 3_pct}, {"BBB", 3_pct}}},
                                       share_target<core>{.to = 5_pct, .by = 2035y}),
                          years, {.paths = 40}, each_member(outlay::reaches(2.5_pct, 2026y)));
       },
       "answer \"each member reaches 2.5 % in 2026, CCC\"", "probability", value("0.06", 40), valid},
  });
  // One path tells nothing, but a second one that is not kept does.
  for (int const first : {0, 1, 2}) {
    auto const s = outlay::ensemble<1>(three(), budgets(shaken, 1_years), years, {.paths = 1, .first_path = first},
                                       outlay::reaches(2.5_pct, 2026y).of("BBB"));
    CHECK(s.paths() == 1);
  }
  // The deterministic answer is there for who asks for it.
  CHECK(outlay::project(three(), budgets(still, 1_years), years, outlay::reaches(2.3_pct, 2026y).of("BBB")).value(0) ==
        1);
}

TEST_CASE("an ensemble refuses what it cannot do") {
  auto const run = [](outlay::draws const& d) {
    return [=] { of_each_member(three(), budgets({.growth = 1_pct}), d.paths); };
  };
  auto const with = [](outlay::draws const& d) {
    return [=] { outlay::ensemble(three(), budgets({.growth = 1_pct}), years, d, outlay::core_budget); };
  };
  check_errors({
      {run({.paths = 0}), "ensemble", "paths", "0", "1 or more"},
      {with({.paths = 5, .first_path = -1}), "ensemble", "first_path", "-1", "0 to 2^56"},
      {with({.paths = std::int64_t{1} << 60}), "ensemble", "paths", "1152921504606846976", "at most 2^56"},
      {with({.paths = 1'000'000, .memory_limit = 8'000'000}), "ensemble", "paths",
       "1000000 paths of 4 numbers, 0.032 GB",
       "at most 0.008 GB: fewer paths or answers, a larger memory_limit, or ensemble_summary"},
      {[] { outlay::threads(-1); }, "threads", "count", "-1", "0 (one for each core) to 4096"},
  });
  // An error inside a thread comes out of the ensemble.
  check_errors({{[] {
                   outlay::ensemble(outlay::threads(3), three(), full_plan(), six_years, {.paths = 500},
                                    outlay::stock_index.of("CCC"));
                 },
                 "answer \"stock index of CCC\"", "of", "no stocks", "a group and an area with stocks in this plan"}});
}

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "small.hpp"

#include <cstring>

using namespace outlay::test;
using outlay::account;
using outlay::bank;
using outlay::capital_contribution;
using outlay::core;
using outlay::economy;
using outlay::public_debt;
using outlay::share_target;
using outlay::step_length;

namespace {

outlay::horizon until(int y, step_length step = step_length::monthly) {
  return {.from = 2025y, .until = std::chrono::year(y), .step = step};
}
share_target<core> held() { return {.to = 5_pct, .by = 2035y, .opt_out = {"AAA", "BBB", "CCC"}}; }
share_target<core> rising() { return {.to = 5_pct, .by = 2035y}; }
// Debt of 60 % of GDP and no interest, no prices, no balance: what is borrowed is all there is to see.
public_debt bare() { return {.opening = 60_pct, .interest = 0_pct, .marginal = 0_pct, .inflation = 0_pct}; }
double debt(outlay::projection<outlay::usd_2021> const& run, char const* who, int y, char const* name = "debt") {
  return run.measured("public_debt", name, who, std::chrono::year(y));
}
double ratio(outlay::projection<outlay::usd_2021> const& run, char const* who, double base, double growth, int y,
             char const* name = "debt") {
  return debt(run, who, y, name) / (base * std::pow(1 + growth, y - 2025));
}
}

TEST_CASE("without a rise of outlay debt follows interest, growth, prices and the balance") {
  auto d = bare();
  d.interest = 4_pct;
  d.marginal = 4_pct;
  d.inflation = 2_pct;
  d.primary = -1_pct;
  d.own_opening = {{"BBB", 130_pct}};
  d.own_primary = {{"BBB", 2_pct}};
  auto const run =
      outlay::project(three(), outlay::plan(economy{.growth = 1_pct}, held(), d), until(2040, step_length::annual));
  double const q = 1.04 / (1.01 * 1.02);
  for (int y = 2025; y < 2040; ++y) {
    double const grown = std::pow(q, y - 2024);
    CHECK(ratio(run, "AAA", 1000, 0.01, y) == about(0.6 * grown + 0.01 * (grown - 1) / (q - 1), 1e-11));
    CHECK(ratio(run, "BBB", 500, 0.01, y) == about(1.3 * grown - 0.02 * (grown - 1) / (q - 1), 1e-11));
    CHECK(debt(run, "AAA", y) == about(debt(run, "AAA", y, "debt without the plan"), 1e-12));
  }
}

TEST_CASE("the effective rate closes the gap to the marginal one by 1/maturity a year, in steps of any length") {
  auto d = bare();
  d.interest = 1_pct;
  d.marginal = 5_pct;
  d.maturity = 5_years;
  double annual = 0;
  for (auto const step : all_steps) {
    auto const run = outlay::project(three(), outlay::plan(economy{.growth = 0_pct}, held(), d), until(2045, step));
    // Its own recursion: rates of the step, r_t = 5 % - 4 points x 0.8^years.
    double expected = 0.6, dt = static_cast<int>(step) / 12.0;
    for (int t = 0; t < static_cast<int>(std::lround(20 / dt)); ++t)
      expected *= std::pow(1.05 - 0.04 * std::pow(0.8, t * dt), dt);
    CHECK(debt(run, "AAA", 2044) / 1000 == about(expected, 1e-11));
    annual = expected;
  }
  CHECK(annual > 0.6 * std::pow(1.03, 20));
}

TEST_CASE("what is borrowed is the rise of outlay, capital, calls and interest: loans of a bank change none of it") {
  capital_contribution const c{
      .name = "c", .subscribed = 50_bn_usd_2021, .paid_in = 20_pct, .instalments = 2, .first = 2026y / January};
  for (double const phi : {100.0, 40.0, 0.0})
    for (bool const with_bank : {false, true}) {
      auto d = bare();
      d.borrowed = outlay::percent(phi);
      bank const b{.capital = "c",
                   .first_bond = 2026y,
                   .operating_from = 2027y,
                   .risk_free = 0_pct,
                   .spread = outlay::percent(with_bank ? 1 : 0),
                   .margin = 0_pct,
                   .yield = outlay::percent(with_bank ? 3 : 0),
                   .grace = 1_years,
                   .repayment = 3_years,
                   .minimum_liquidity = 0_bn_usd_2021,
                   .limit_gearing = false};
      auto const run = outlay::project(three(), outlay::plan(economy{.growth = 0_pct}, rising(), c, b, d), until(2036));
      for (char const* who : {"AAA", "BBB"}) {
        double owed = 0.6 * (who[0] == 'A' ? 1000 : 500), loans = 0;
        double const baseline = run.outlay(who, 2025y).value();
        for (int y = 2025; y < 2036; ++y) {
          std::chrono::year const when(y);
          auto const of = [&](account a) { return run.outlay_of(a, who, when).value(); };
          double const drawn = of(account::loan_drawn), repaid = of(account::loan_repaid);
          loans += drawn - repaid;
          owed += phi / 100 * (run.outlay(who, when).value() - baseline - drawn + repaid) + drawn - repaid +
                  of(account::paid_in) + of(account::interest);
          CHECK(debt(run, who, y) == about(owed, 1e-11));
          CHECK(debt(run, who, y, "owed to banks") == doctest::Approx(loans).epsilon(1e-10));
        }
        CHECK((run.measured("bank", "owed", who, 2033y) > 1) == with_bank);
      }
    }
}

TEST_CASE("the more of the rise is borrowed, the higher is debt") {
  double last = 0;
  for (double const phi : {0.0, 25.0, 60.0, 100.0}) {
    auto d = bare();
    d.borrowed = outlay::percent(phi);
    double const now =
        debt(outlay::project(three(), outlay::plan(economy{.growth = 1_pct}, rising(), d), until(2036)), "AAA", 2035);
    CHECK(now > last);
    last = now;
  }
}

TEST_CASE("a rule that caps the deficit holds back the rise and nothing of the baseline") {
  auto d = bare();
  d.primary = -2_pct;
  d.cap_deficit = true; // room for 1 % of GDP
  auto const run = outlay::project(three(), outlay::plan(economy{.growth = 0_pct}, rising(), d), until(2036));
  for (int y = 2025; y < 2036; ++y) {
    double const wanted = 10 + 4 * (y - 2025) * (y < 2036 ? 1 : 0);
    CHECK(run.outlay("AAA", std::chrono::year(y)).value() == about(std::min(wanted, 20.0)));
    CHECK(debt(run, "AAA", y, "held back") == about(std::max(wanted - 20.0, 0.0), 1e-9));
  }
  // Half of the rise is borrowed: twice the room.
  d.borrowed = 50_pct;
  CHECK(outlay::project(three(), outlay::plan(economy{.growth = 0_pct}, rising(), d), until(2036))
            .outlay("AAA", 2035y)
            .value() == about(30));
  // No room at all: outlay stays what it was.
  d.primary = -5_pct;
  CHECK(outlay::project(three(), outlay::plan(economy{.growth = 0_pct}, rising(), d), until(2036))
            .outlay("AAA", 2035y)
            .value() == about(10));
}

TEST_CASE("a rule that caps debt is kept") {
  auto d = bare();
  d.cap_debt = true;
  d.debt_cap = 64_pct;
  for (auto const step : all_steps) {
    auto const run = outlay::project(three(), outlay::plan(economy{.growth = 0_pct}, rising(), d), until(2040, step));
    for (int y = 2025; y < 2040; ++y) CHECK(debt(run, "AAA", y) <= 640 * (1 + 1e-12));
    CHECK(debt(run, "AAA", 2039) == about(640));
    CHECK(run.outlay("AAA", 2039y).value() == about(10, 1e-9));
  }
}

TEST_CASE("the escape clause is a flat cap for its years, and no more") {
  auto d = bare();
  d.primary = -3_pct;
  d.cap_deficit = true; // no room
  d.escape = 1.5_pct;
  d.escape_from = 2027y / January;
  auto const run = outlay::project(three(), outlay::plan(economy{.growth = 0_pct}, rising(), d), until(2036));
  for (int y = 2026; y < 2036; ++y) {
    bool const open = y >= 2027 && y < 2031;
    double const wanted = 4.0 * (y - 2025);
    CHECK(run.outlay("AAA", std::chrono::year(y)).value() == about(10 + (open ? std::min(wanted, 15.0) : 0)));
    CHECK(debt(run, "AAA", y, "escape used") == about(open ? std::min(wanted, 15.0) : 0));
  }
}

TEST_CASE("debt over GDP of a group, with the plan and without it, is an answer of every engine") {
  auto const plan = outlay::plan(
      economy{.growth = {{"AAA", 1_pct}, {"BBB", 3_pct}, {"CCC", 2_pct}}, .volatility = 3_pct}, rising(), bare());
  auto const run = outlay::project(three(), plan, until(2030));
  auto const calm = outlay::plan(economy{.growth = {{"AAA", 1_pct}, {"BBB", 3_pct}, {"CCC", 2_pct}}}, rising(), bare());
  auto const drawn = [&]<int Lanes>(std::integral_constant<int, Lanes>, auto const& p) {
    return outlay::ensemble<Lanes>(three(), p, until(2030), {.paths = 37, .seed = 5}, outlay::debt_over_gdp,
                                   outlay::debt_over_gdp.of("AAA").without_plan(), outlay::total_outlay);
  };
  auto const one = drawn(std::integral_constant<int, 1>{}, plan), four = drawn(std::integral_constant<int, 4>{}, plan),
             eight = drawn(std::integral_constant<int, 8>{}, plan),
             certain = drawn(std::integral_constant<int, 4>{}, calm);
  std::size_t const bytes = sizeof(double) * static_cast<std::size_t>(one.paths() * one.columns());
  CHECK(std::memcmp(one.data(), four.data(), bytes) == 0);
  CHECK(std::memcmp(one.data(), eight.data(), bytes) == 0);
  CHECK(one.standard_deviation(one.column(0, 2029)) > 0.001);
  for (int y = 2025; y < 2030; ++y)
    CHECK(certain.data()[certain.column(0, y) * 37 + 36] > certain.data()[certain.column(0, 2025) * 37] - 0.05);
  double total = 0;
  for (char const* who : {"AAA", "BBB", "CCC"}) total += debt(run, who, 2029);
  auto const slope =
      outlay::sensitivity(three(), plan, until(2030), outlay::debt_over_gdp, outlay::wrt(&public_debt::borrowed));
  CHECK(slope.slope.back() > 0);
  CHECK(slope.value.back() == about(certain.data()[certain.column(0, 2029) * 37], 1e-12));
  CHECK(total > 0);
}

TEST_CASE("derivatives of debt by every quantity of the part equal central differences") {
  auto d = bare();
  d.interest = 3_pct;
  d.marginal = 4_pct;
  d.own_marginal = {{"BBB", 5_pct}};
  d.inflation = 2_pct;
  d.primary = -1_pct;
  d.borrowed = 70_pct;
  d.own_opening = {{"CCC", 90_pct}};
  auto const plan = outlay::plan(economy{.growth = 1_pct}, rising(), d);
  auto const at = [&](auto by, double x) {
    auto copy = plan;
    outlay::detail::put_field(copy, by, x);
    return outlay::project(three(), copy, until(2031, step_length::quarterly), outlay::debt_over_gdp);
  };
  auto const check = [&](auto by, double least) {
    double const x = outlay::detail::find_field(plan, by).value, h = 1e-4 * std::max(0.1, std::fabs(x));
    auto const slope =
        outlay::sensitivity(three(), plan, until(2031, step_length::quarterly), outlay::debt_over_gdp, by).slope;
    auto const low = at(by, x - h), high = at(by, x + h);
    for (int y = 2025; y < 2031; ++y)
      CHECK(slope[static_cast<std::size_t>(y - 2025)] ==
            doctest::Approx((high.value(0, y) - low.value(0, y)) / (2 * h)).epsilon(1e-6));
    CHECK(std::fabs(slope.back()) > least);
  };
  check(outlay::wrt(&public_debt::opening), 0.5);
  check(outlay::wrt(&public_debt::own_opening, "CCC"), 0.05);
  check(outlay::wrt(&public_debt::interest), 0.1);
  check(outlay::wrt(&public_debt::marginal), 0.1);
  check(outlay::wrt(&public_debt::own_marginal, "BBB"), 0.05);
  check(outlay::wrt(&public_debt::inflation), 1.0);
  check(outlay::wrt(&public_debt::primary), 1.0);
  check(outlay::wrt(&public_debt::maturity), 1e-4);
  check(outlay::wrt(&public_debt::borrowed), 0.01);
}

TEST_CASE("who leaves the alliance keeps its debt: what it spends no more is no saving") {
  auto const run = outlay::project(three_without_aaa_from_2028(),
                                   outlay::plan(economy{.growth = 0_pct}, held(), bare()), until(2031));
  for (int y = 2025; y < 2031; ++y) CHECK(debt(run, "AAA", y) == about(600));
}

TEST_CASE("a rule sees capital, interest and calls: they leave so much less room for the rise") {
  int binding = 0;
  for (double const phi : {100.0, 50.0})
    for (bool const counts : {true, false}) {
      capital_contribution const c{.name = "c",
                                   .subscribed = 100_bn_usd_2021,
                                   .paid_in = 20_pct,
                                   .instalments = 10,
                                   .first = 2026y / January,
                                   .counts = counts};
      bank const b{.capital = "c",
                   .first_bond = 2026y,
                   .operating_from = 2027y,
                   .risk_free = 1_pct,
                   .spread = 1_pct,
                   .margin = 0_pct,
                   .yield = 3_pct,
                   .grace = 1_years,
                   .repayment = 3_years,
                   .minimum_liquidity = 0_bn_usd_2021,
                   .limit_gearing = false};
      auto d = bare();
      d.borrowed = outlay::percent(phi);
      d.cap_debt = true;
      d.debt_cap = 63_pct;
      auto const run = outlay::project(three(), outlay::plan(economy{.growth = 0_pct}, rising(), c, b, d),
                                       until(2036, step_length::annual));
      for (int y = 2026; y < 2036; ++y) { // where nothing is left of the rise there is nothing to hold back
        if (run.outlay("AAA", std::chrono::year(y)).value() < run.outlay("AAA", 2025y).value() + 1e-9) continue;
        CHECK(debt(run, "AAA", y) <= 630 * (1 + 1e-12));
        binding += debt(run, "AAA", y, "held back") > 0;
      }
      d.cap_debt = false;
      d.cap_deficit = true;
      d.deficit_cap = 1_pct;
      auto const capped =
          outlay::project(three(), outlay::plan(economy{.growth = 0_pct}, rising(), c, b, d), until(2036));
      auto const deficit = [&](int y) { // the borrowed part of the rise, and what the bank costs
        std::chrono::year const when(y);
        return phi / 100 * (capped.outlay("AAA", when).value() - capped.outlay("AAA", 2025y).value()) +
               capped.outlay_of(account::interest, "AAA", when).value() +
               capped.outlay_of(account::call, "AAA", when).value();
      };
      for (int y = 2026; y < 2036; ++y) CHECK(deficit(y) <= 10 * (1 + 1e-9));
      CHECK(deficit(2035) == about(10, 1e-9)); // and no more is held back than the rule asks
    }
  CHECK(binding > 0);
}

TEST_CASE("a member has one public debt") {
  auto first = bare(), second = bare();
  first.name = "all";
  second.name = "one";
  second.of = "BBB";
  check_errors(
      {{[&] { outlay::project(three(), outlay::plan(economy{.growth = 1_pct}, rising(), first, second), until(2030)); },
        "public_debt \"one\"", "of", "BBB again", "members without another public_debt"}});
}

TEST_CASE("what a bank writes off its borrower owes no more: its debt falls by the loss, and no cash moves") {
  capital_contribution const c{.name = "c",
                               .subscribed = 50_bn_usd_2021,
                               .paid_in = 20_pct,
                               .instalments = 2,
                               .first = 2026y / January,
                               .founders = {"two", {"AAA", "BBB"}}};
  bank b{.capital = "c",
         .first_bond = 2026y,
         .operating_from = 2027y,
         .risk_free = 0_pct,
         .spread = 0_pct,
         .margin = 0_pct,
         .yield = 3_pct,
         .grace = 1_years,
         .repayment = 3_years,
         .minimum_liquidity = 0_bn_usd_2021,
         .limit_gearing = false};
  auto const project = [&](bank const& of, public_debt const& d, step_length step) {
    return outlay::project(three(), outlay::plan(economy{.growth = 0_pct}, rising(), c, of, d), until(2036, step));
  };
  bank defaulted = b;
  defaulted.defaults = {{"AAA", 45_pct, 2030y / July}};
  for (auto const step : all_steps) {
    auto const with = project(defaulted, bare(), step), without = project(b, bare(), step);
    double const loss = with.measured("bank", "loss", outlay::all_members, 2030y);
    CHECK(loss > 1);
    for (int y = 2025; y < 2036; ++y) {
      std::chrono::year const when(y);
      for (char const* who : {"AAA", "BBB", "CCC"}) // in public accounts as in the bank's
        CHECK(debt(with, who, y, "owed to banks") ==
              doctest::Approx(with.measured("bank", "owed", who, when)).epsilon(1e-10));
      // Loans change no debt but by what is written off: what is not drawn any more is borrowed on the market.
      CHECK(debt(with, "AAA", y) == about(debt(without, "AAA", y) - (y < 2030 ? 0 : loss), 1e-11));
      CHECK(debt(with, "BBB", y) == about(debt(without, "BBB", y), 1e-11));
      CHECK(debt(with, "AAA", y, "debt without the plan") == debt(without, "AAA", y, "debt without the plan"));
      CHECK(with.outlay("AAA", when).value() == without.outlay("AAA", when).value());
    }
  }
  // A cap on debt leaves that much more room; a cap on the deficit sees nothing of it.
  auto capped = bare();
  capped.cap_debt = true;
  capped.debt_cap = 61.5_pct;
  auto const with = project(defaulted, capped, step_length::annual), without = project(b, capped, step_length::annual);
  double const loss = with.measured("bank", "loss", outlay::all_members, 2030y);
  double more = 0;
  for (int y = 2030; y < 2036; ++y)
    more += with.outlay("AAA", std::chrono::year(y)).value() - without.outlay("AAA", std::chrono::year(y)).value();
  CHECK(debt(with, "AAA", 2035) == about(615));
  CHECK(more == about(loss, 1e-9));
}

TEST_CASE("loans on top of the budget are seen by a rule: the budget gives way to them") {
  capital_contribution const c{.name = "c",
                               .subscribed = 50_bn_usd_2021,
                               .paid_in = 20_pct,
                               .instalments = 2,
                               .first = 2026y / January,
                               .counts = false};
  bank const b{.capital = "c",
               .first_bond = 2026y,
               .operating_from = 2027y,
               .risk_free = 0_pct,
               .spread = 0_pct,
               .margin = 0_pct,
               .yield = 3_pct,
               .financed = 20_pct,
               .use = outlay::lending::on_top,
               .grace = 1_years,
               .repayment = 3_years,
               .minimum_liquidity = 0_bn_usd_2021,
               .limit_gearing = false};
  for (double const phi : {100.0, 60.0}) {
    auto d = bare();
    d.borrowed = outlay::percent(phi);
    d.cap_debt = true;
    d.debt_cap = 63_pct;
    auto const run = outlay::project(three(), outlay::plan(economy{.growth = 0_pct}, rising(), c, b, d),
                                     until(2034, step_length::annual));
    int lent = 0, held = 0;
    for (int y = 2026; y < 2034; ++y) {
      std::chrono::year const when(y);
      bool const on_top = run.outlay_of(account::loan_drawn, "AAA", when).value() > 0.01;
      lent += on_top;
      held += on_top && debt(run, "AAA", y, "held back") > 0;
      // Where nothing is left of the rise there is nothing to hold back.
      if (run.outlay("AAA", when).value() > run.outlay("AAA", 2025y).value() + 1e-9)
        CHECK(debt(run, "AAA", y) <= 630 * (1 + 1e-12));
    }
    CHECK(lent > 2);
    CHECK(held > 0);
  }
}

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "small.hpp"

#include <cstring>

using namespace outlay::test;
using outlay::account;
using outlay::asset_backed_loan;
using outlay::core;
using outlay::economy;
using outlay::key;
using outlay::share_target;
using outlay::step_length;

namespace {

constexpr char const* label = "asset_backed_loan";

auto plan_with(asset_backed_loan const& l, outlay::volatility sigma = 0_pct) {
  return outlay::plan(economy{.growth = 0_pct, .volatility = sigma}, share_target<core>{.to = 5_pct, .by = 2035y}, l);
}
auto project(asset_backed_loan const& l, step_length step = step_length::annual, int until = 2062) {
  return outlay::project(three(), plan_with(l), {.from = 2025y, .until = std::chrono::year(until), .step = step});
}
double loan(outlay::projection<outlay::usd_2021> const& run, char const* name, int y) {
  return run.measured(label, name, outlay::all_members, std::chrono::year(y));
}
// 50 billion at 3 % in 2025, served by 3 billion a year of the income of 200 billion of assets.
asset_backed_loan fifty() {
  return {.principal = 50_bn_usd_2021, .from = 2025y, .interest = 3_pct, .assets = 200_bn_usd_2021, .yield = 1.5_pct};
}

}

TEST_CASE("the balance of a loan is an annuity's, in payments at each year's end") {
  auto const run = project(fifty());
  CHECK(loan(run, "balance", 2025) == about(50));
  for (int n = 1; n <= 23; ++n) {
    double const grown = std::pow(1.03, n);
    CHECK(loan(run, "balance", 2025 + n) == about(50 * grown - 3 * (grown - 1) / 0.03, 1e-11));
    CHECK(loan(run, "paid by the assets", 2025 + n) == about(3));
  }
  CHECK(loan(run, "balance", 2049) == 0);
  CHECK(loan(run, "paid by the assets", 2049) + loan(run, "income left over", 2049) == about(3));
  CHECK(loan(run, "paid by the assets", 2050) == 0);
  CHECK(loan(run, "income left over", 2050) == about(3));
}

TEST_CASE("what is paid is principal and interest, whatever the steps and the draws") {
  for (auto const step : all_steps) {
    auto l = fifty();
    l.instalments = 3;
    l.every = 1.5_years;
    l.from = 2026y / July;
    l.yield = 2_pct;
    l.scheduled = 5_bn_usd_2021 / outlay::year;
    auto run = outlay::start(three(), plan_with(l), {.from = 2025y, .until = 2045y, .step = step});
    auto const number = [&](char const* name) { return run.set().find_measure(label, name); };
    int const balance = number("balance"), drawn = number("drawn"), served = number("paid by the assets"),
              guaranteed = number("paid by guarantors");
    double const grown = std::pow(1.03, run.set().grid().dt());
    double before = 0;
    while (run.step()) {
      double const now = run.measured(balance, 0);
      CHECK(now ==
            about(before * grown + run.measured(drawn, 0) - run.measured(served, 0) - run.measured(guaranteed, 0),
                  1e-13));
      CHECK(now >= 0);
      before = now;
    }
    CHECK(before == 0);
  }
}

TEST_CASE("more income repays a loan no later") {
  int last = 3000;
  for (double const yield : {1.0, 1.25, 1.5, 2.0, 3.0, 8.0}) {
    auto l = fifty();
    l.yield = outlay::percent(yield);
    auto const run = project(l, step_length::annual, 2125);
    int y = 2026;
    while (y < 2124 && loan(run, "balance", y) > 0) ++y;
    CHECK(y <= last);
    last = y;
  }
  CHECK(last == 2029); // 16 billion a year: -ln(1 - 1.5 / 16) / ln 1.03 = 3.3 years
}

TEST_CASE("half of the proceeds counts, all of it is outlay beyond the budgets, and no treasury pays") {
  auto l = fifty();
  l.from = 2027y;
  l.military = 30_pct;
  auto const with = project(l),
             without = project({.principal = 0_bn_usd_2021, .from = 2027y, .assets = 0_bn_usd_2021, .yield = 0_pct});
  for (int y = 2025; y < 2030; ++y) {
    std::chrono::year const when(y);
    auto const more = [&](auto of) { return of(with).value() - of(without).value(); };
    double const drawn = y == 2027 ? 50 : 0;
    CHECK(more([&](auto const& r) { return r.outlay(outlay::all_members, when); }) == about(drawn, 1e-12));
    CHECK(more([&](auto const& r) { return r.counted_core(outlay::all_members, when); }) == about(0.3 * drawn, 1e-12));
    CHECK(with.on_top(outlay::all_members, when).value() == about(0.7 * drawn));
    CHECK(more([&](auto const& r) { return r.cash(outlay::all_members, when); }) == about(0));
    for (auto const a : {account::personnel, account::operations, account::infrastructure, account::other_equipment})
      CHECK(more([&](auto const& r) { return r.outlay_of(a, outlay::all_members, when); }) == about(0));
    CHECK(with.outlay_of(account::aid, "AAA", when).value() == about(drawn * 1000 / 1750));
    CHECK(with.outlay_of(account::loan_drawn, outlay::all_members, when).value() == about(drawn));
  }
}

TEST_CASE("guarantors pay what the income lacks of the schedule, and no more than is owed") {
  auto l = fifty();
  l.scheduled = 4_bn_usd_2021 / outlay::year;
  l.released = 2030y / January;
  l.by = key::equal();
  auto const run = project(l);
  for (int y = 2026; y < 2045; ++y) {
    std::chrono::year const when(y);
    double const assets = y < 2030 ? 3 : 0;
    if (loan(run, "balance", y) > 0)
      CHECK(loan(run, "paid by the assets", y) + loan(run, "paid by guarantors", y) == about(4));
    CHECK(loan(run, "paid by the assets", y) == about(assets));
    CHECK(run.outlay_of(account::call, "BBB", when).value() == about(loan(run, "paid by guarantors", y) / 3));
  }
  // 50 billion at 3 % on 4 billion a year: repaid after ln(1 / (1 - 1.5 / 4)) / ln 1.03 = 15.9 years.
  CHECK(loan(run, "balance", 2040) > 0);
  CHECK(loan(run, "balance", 2041) == 0);
  CHECK(loan(run, "paid by guarantors", 2042) == 0);
}

TEST_CASE("a loan in current dollars is fixed cash, worth less to each lender as its prices rise") {
  auto l = fifty();
  l.principal = 50_bn_usd;
  l.assets = 200_bn_usd;
  l.from = 2028y;
  l.by = key::equal();
  auto const run = project(l);
  CHECK(run.outlay_of(account::aid, "AAA", 2028y).value() == about(50 / 3.0 / (2.0 * std::pow(1.02, 3))));
  CHECK(loan(run, "balance", 2029) == about(50 * 1.03 - 3));
}

TEST_CASE("lanes change no bit of a loan, and without shocks every path is the projection") {
  auto l = fifty();
  l.scheduled = 3.5_bn_usd_2021 / outlay::year;
  l.released = 2028y / July;
  outlay::horizon const span{.from = 2025y, .until = 2031y};
  auto const drawn = [&]<int Lanes>(std::integral_constant<int, Lanes>, outlay::volatility sigma) {
    return outlay::ensemble<Lanes>(three(), plan_with(l, sigma), span, {.paths = 37, .seed = 5}, outlay::total_outlay,
                                   outlay::outlay_of<account::call>.of("BBB"));
  };
  auto const one = drawn(std::integral_constant<int, 1>{}, 3_pct),
             four = drawn(std::integral_constant<int, 4>{}, 3_pct),
             eight = drawn(std::integral_constant<int, 8>{}, 3_pct),
             calm = drawn(std::integral_constant<int, 4>{}, 0_pct);
  std::size_t const bytes = sizeof(double) * static_cast<std::size_t>(one.paths() * one.columns());
  CHECK(std::memcmp(one.data(), four.data(), bytes) == 0);
  CHECK(std::memcmp(one.data(), eight.data(), bytes) == 0);
  CHECK(one.standard_deviation(one.column(1, 2029)) > 0);
  auto const run = outlay::project(three(), plan_with(l), span);
  for (int y = 2025; y < 2031; ++y) {
    CHECK(calm.data()[calm.column(0, y) * 37] == about(run.outlay(outlay::all_members, std::chrono::year(y)).value()));
    CHECK(calm.data()[calm.column(1, y) * 37 + 36] ==
          about(run.outlay_of(account::call, "BBB", std::chrono::year(y)).value()));
  }
}

TEST_CASE("what assets repay is nobody's deficit, debt or cash") {
  outlay::asset_backed_loan const l{.name = "l",
                                    .principal = 50_bn_usd_2021,
                                    .from = 2026y,
                                    .interest = 3_pct,
                                    .assets = 300_bn_usd_2021,
                                    .yield = 1_pct};
  outlay::share_target<outlay::core> const path{.to = 5_pct, .by = 2035y};
  outlay::horizon const years{.from = 2025y, .until = 2028y};
  auto const with = outlay::project(three(), outlay::plan(outlay::economy{.growth = 0_pct}, path, l), years,
                                    outlay::added_deficit, outlay::added_debt, outlay::cash_paid);
  auto const without = outlay::project(three(), outlay::plan(outlay::economy{.growth = 0_pct}, path), years,
                                       outlay::added_deficit, outlay::added_debt, outlay::cash_paid);
  for (int a = 0; a < 3; ++a)
    for (int y = 2025; y < 2028; ++y) CHECK(with.value(a, y) == about(without.value(a, y)));
  auto const run = outlay::project(three(), outlay::plan(outlay::economy{.growth = 0_pct}, path, l), years);
  for (int y = 2025; y < 2028; ++y) {
    CHECK(run.deficit(outlay::all_members, std::chrono::year(y)).value() == about(with.value(0, y)));
    CHECK(run.debt(outlay::all_members, std::chrono::year(y)).value() == about(with.value(1, y)));
  }
}

TEST_CASE("while no lender belongs nothing is drawn and nobody guarantees") {
  auto const allies = three().with("BBB", [](outlay::member& m) { m.from = 2027y; });
  auto l = fifty();
  l.instalments = 4, l.lenders = "BBB", l.scheduled = 5_bn_usd_2021 / outlay::year;
  auto const run = outlay::project(allies, plan_with(l), {.from = 2025y, .until = 2031y, .step = step_length::annual});
  double const drawn[] = {0, 0, 12.5, 12.5, 0, 0};
  for (int k = 0; k < 6; ++k) {
    CHECK(loan(run, "drawn", 2025 + k) == about(drawn[k]));
    CHECK(run.outlay_of(account::aid, outlay::all_members, std::chrono::year(2025 + k)).value() == about(drawn[k]));
  }
  CHECK(loan(run, "balance", 2026) == 0);
  CHECK(loan(run, "paid by guarantors", 2028) == about(2)); // 5 less the income of 3
}

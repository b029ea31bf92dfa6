// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "small.hpp"

using namespace outlay::test;
using outlay::account;
using outlay::area;
using outlay::core;
using outlay::economy;
using outlay::industry;
using outlay::share_target;
using outlay::stock_value;
using outlay::stockpile_growth;

namespace {

using air = outlay::areas<area::air_defence>;
using two = outlay::areas<area::air_defence, area::logistics>;

stock_value<> units(double x) { return stock_value<>::from_value(x); }
outlay::horizon years(int n, outlay::step_length step = outlay::step_length::annual) {
  return {.from = 2025y, .until = std::chrono::year(2025 + n), .step = step};
}

// AAA and BBB are to double two units and one in a year; there is money for all of it.
stockpile_growth<air> doubling() {
  return {.lift = 100_pct, .over = 1_years, .opening = {{"AAA", {2}}, {"BBB", {1}}}, .equipment_share = 35_pct};
}

economy no_growth() { return {.growth = 0_pct}; }
template <class... Parts> auto plan_with(Parts const&... p) {
  return outlay::plan(no_growth(), share_target<core>{.to = 5_pct, .by = 2026y}, p...);
}
double measured(auto const& run, std::string const& part, std::string const& name, int member) {
  return run.measured(run.set().find_measure(part, name), member);
}
double stock_of(auto const& run, std::size_t part, int member, int area = 0) {
  auto const& v = run.stocks()[part];
  return v.stock[member * v.areas + area].value();
}

}

TEST_CASE("industry starts no more than its capacity, and cuts every buyer in proportion") {
  auto run = outlay::start(three(), plan_with(doubling(), industry<air>{.capacity = units(1.5)}), years(4));
  run.step(); // 3 wanted
  CHECK(stock_of(run, 0, 0) == about(2 + 2 * 1.5 / 3));
  CHECK(stock_of(run, 0, 1) == about(1 + 1 * 1.5 / 3));
  CHECK(run.ledger(0).booked(account::equipment).value() == about(1));
  CHECK(run.ledger(1).booked(account::equipment).value() == about(0.5));
  CHECK(measured(run, "stockpile_growth", "unstarted, industry", 0) == about(1));
  run.step(); // 1.5 left
  CHECK(stock_of(run, 0, 0) == about(4));
  CHECK(measured(run, "stockpile_growth", "unstarted, industry", 0) == about(0));
  run.step();
  CHECK(run.ledger(0).booked(account::equipment).value() == about(0));
}

TEST_CASE("capacity is a year's, whatever the length of a step, and each area has its own") {
  stockpile_growth<two> const s{.lift = {300_pct, 300_pct},
                                .over = 1_years,
                                .opening = {{"AAA", {1, 1}}, {"BBB", {1, 1}}},
                                .equipment_share = 35_pct};
  for (auto const step : all_steps) {
    auto run = outlay::start(three(), plan_with(s, industry<air>{.capacity = units(0.5)}), years(3, step));
    while (run.steps() * static_cast<int>(step) < 24) run.step();
    CHECK(stock_of(run, 0, 0, 0) + stock_of(run, 0, 1, 0) == about(2 + 2 * 0.5, 1e-10));
    CHECK(stock_of(run, 0, 0, 1) == about(4)); // nobody limits logistics
  }
}

TEST_CASE("capacity grows with the backlog, at most by its rate, and never falls") {
  auto const capacities = [](outlay::percent growth, outlay::time_span backlog) {
    auto run = outlay::start(
        three(), plan_with(doubling(), industry<air>{.capacity = units(0.5), .growth = growth, .backlog = backlog}),
        years(5));
    std::vector<double> c;
    while (run.step()) c.push_back(measured(run, "industry", "capacity", 0));
    return c;
  };
  // Wanted: 3, then 2.5, 1.95, 1.345, and (1.345 - 0.6655) of capacities that grow by a tenth.
  auto const tenth = capacities(outlay::percent(10), 1_years);
  for (int k = 0; k < 5; ++k) CHECK(tenth[static_cast<std::size_t>(k)] == about(0.5 * std::pow(1.1, k)));
  // Where it may grow tenfold the backlog decides: 3 / 0.5 = 6 times, and then nothing more is wanted than 2.5 of 3.
  auto const fast = capacities(outlay::percent(900), 1_years);
  CHECK(fast[1] == about(3));
  CHECK(fast[2] == about(3));
  CHECK(fast[4] == about(3));
  // A backlog of two years is normal: pressure 3, then 2.5 / (1.5 x 2) < 1.
  auto const calm = capacities(outlay::percent(900), 2_years);
  CHECK(calm[1] == about(1.5));
  CHECK(calm[2] == about(1.5));
}

TEST_CASE("growth of capacity is compounded over steps shorter than a year") {
  stockpile_growth<air> s = doubling();
  s.lift = 10000_pct;
  auto run = outlay::start(three(), plan_with(s, industry<air>{.capacity = units(0.5), .growth = 21_pct}),
                           years(2, outlay::step_length::monthly));
  for (int k = 0; k < 19; ++k) run.step();
  CHECK(measured(run, "industry", "capacity", 0) == about(0.5 * std::pow(1.21, 1.5)));
}

TEST_CASE("pressure makes units dearer in the step after, within its bounds") {
  auto const price = [](outlay::scalar k, outlay::scalar calm, outlay::scalar peak) {
    auto run = outlay::start(
        three(), plan_with(doubling(), industry<air>{.capacity = units(1.5), .premium = k, .calm = calm, .peak = peak}),
        years(3));
    std::vector<double> p;
    for (double before = 2; run.step() && p.size() < 2; before = stock_of(run, 0, 0))
      p.push_back(run.ledger(0).booked(account::equipment).value() / (stock_of(run, 0, 0) - before));
    return p;
  };
  // 3 wanted of 1.5: pressure 2.
  CHECK(price(0.4, 1, 3)[0] == about(1));
  CHECK(price(0.4, 1, 3)[1] == about(1 + 0.4 * 1));
  CHECK(price(0.4, 0.5, 3)[1] == about(1 + 0.4 * 1.5));
  CHECK(price(0.4, 1, 1.25)[1] == about(1 + 0.4 * 0.25));
  CHECK(price(0.4, 2.5, 3)[1] == about(1));
  CHECK(price(0, 1, 3)[1] == about(1));
}

TEST_CASE("two stock parts share one industry") {
  auto a = doubling(), b = doubling();
  a.name = "first", b.name = "second";
  b.opening = {{"CCC", {3}}};
  stockpile_growth<two> const c{
      .lift = 100_pct, .over = 1_years, .opening = {{"BBB", {2, 1}}}, .equipment_share = 35_pct};
  auto run = outlay::start(three(), plan_with(a, b, c, industry<air>{.capacity = units(2)}), years(2));
  run.step(); // 2 + 1 + 3 + 2 wanted in air defence, a quarter of it can be started
  auto const stocks = run.stocks();
  double sum = 0;
  for (auto const& v : stocks) {
    int const air_defence = 0;
    for (int i = 0; i < 3; ++i)
      if (double const k0 = v.opening[i * v.areas + air_defence]; k0 > 0) {
        CHECK(v.stock[i * v.areas + air_defence].value() == about(1.25 * k0));
        sum += v.stock[i * v.areas + air_defence].value() - k0;
      }
  }
  CHECK(sum == about(2));
  CHECK(measured(run, "stockpile_growth \"first\"", "started", 0) == about(0.5));
  CHECK(measured(run, "stockpile_growth \"first\"", "unstarted, industry", 1) == about(0.75));
  CHECK(measured(run, "stockpile_growth", "started", 1) == about(0.5 + 1)); // logistics has no limit
}

TEST_CASE("what is wanted is started, or unstarted for want of industry or of money") {
  stockpile_growth<two> const s{.lift = {200_pct, 50_pct},
                                .over = 4_years,
                                .opening = {{"AAA", {20, 30}}, {"BBB", {40, 9}}, {"CCC", {9, 9}}},
                                .attrition = {10_pct, 5_pct},
                                .unit_cost = {1.5_bn_usd_2021 / units(1), 0.5_bn_usd_2021 / units(1)},
                                .equipment_share = 10_pct};
  for (auto const step : all_steps) {
    double const dt = static_cast<int>(step) / 12.0;
    auto run = outlay::start(three(), plan_with(s, industry<two>{.capacity = {units(6), units(90)}, .growth = 5_pct}),
                             years(6, step));
    double before[3][2] = {{20, 30}, {40, 9}, {9, 9}};
    bool short_of_industry = false, short_of_money = false;
    for (int t = 0; run.step(); ++t)
      for (int i = 0; i < 3; ++i) {
        double wanted = 0, started = 0;
        for (int a = 0; a < 2; ++a) {
          double const opening = s.opening[static_cast<std::size_t>(i)].units[static_cast<std::size_t>(a)],
                       progress = std::min(1.0, (t + 1) * dt / 4);
          double const kept = before[i][a] * std::pow(a == 0 ? 0.9 : 0.95, dt), cost = a == 0 ? 1.5 : 0.5;
          wanted += cost * std::max(0.0, opening * (1 + (a == 0 ? 2 : 0.5) * progress) - kept);
          before[i][a] = stock_of(run, 0, i, a);
          started += cost * (before[i][a] - kept);
        }
        std::string const part = "stockpile_growth";
        double const industry_bound = measured(run, part, "unstarted, industry", i),
                     money_bound = measured(run, part, "unstarted, money", i);
        CHECK(measured(run, part, "started", i) == about(started, 1e-9));
        CHECK(measured(run, part, "delivered", i) == about(started, 1e-9));
        CHECK(started + industry_bound + money_bound == about(wanted, 1e-9));
        CHECK(run.ledger(i).booked(account::equipment).value() == about(started, 1e-9));
        CHECK(run.ledger(i).wanted().value() == about(wanted - industry_bound, 1e-9));
        short_of_industry = short_of_industry || industry_bound > 0.1 * dt;
        short_of_money = short_of_money || money_bound > 0.1 * dt;
      }
    CHECK(short_of_industry);
    CHECK(short_of_money);
  }
}

TEST_CASE("industry that can start everything changes no bit, beside pledges and capital as well") {
  auto const pledge = outlay::pledge{.name = "arms",
                                     .amount = 2_bn_usd / outlay::year,
                                     .from = 2026y / January,
                                     .delivery = 1_years,
                                     .stages = 3,
                                     .tags = {"offensive"}};
  auto const bank = outlay::capital_contribution{.subscribed = 20_bn_usd, .instalments = 3, .first = 2026y / January};
  stockpile_growth<two, 2> const s{.lift = {60_pct, 20_pct},
                                   .over = 4_years,
                                   .opening = {{"AAA", {14, 30}}, {"BBB", {20, 9}}},
                                   .attrition = 10_pct,
                                   .equipment_share = 35_pct,
                                   .lead = 1_years,
                                   .advance = 30_pct};
  auto const span = years(8, outlay::step_length::monthly);
  auto const none = outlay::project(three(), plan_with(pledge, bank, s), span);
  auto const plenty = plan_with(pledge, bank, s, industry<two>{.capacity = units(1e6)});
  auto const run = outlay::project(three(), plenty, span);
  auto const drawn = outlay::ensemble(three(), plenty, span, {.paths = 3}, outlay::total_outlay, outlay::stock_index);
  for (int y = 2025; y < 2033; ++y) {
    std::chrono::year const when(y);
    for (char const* code : {"AAA", "BBB", "CCC"}) {
      for (int a = 0; a < outlay::account_count; ++a)
        CHECK(run.outlay_of(static_cast<account>(a), code, when) ==
              none.outlay_of(static_cast<account>(a), code, when));
      for (auto const& m : none.measures())
        CHECK(run.measured(m.part, m.name, code, when) == none.measured(m.part, m.name, code, when));
    }
    CHECK(run.stock_index(outlay::all_members, when) == none.stock_index(outlay::all_members, when));
    CHECK(drawn.mean(drawn.column(0, y)) == about(run.outlay(outlay::all_members, when).value()));
    CHECK(drawn.mean(drawn.column(1, y)) == about(run.stock_index(outlay::all_members, when)));
  }
}

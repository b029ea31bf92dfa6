// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "small.hpp"

#include <cstring>
#include <limits>
#include <map>

using namespace outlay::test;
using outlay::account;
using outlay::bank;
using outlay::capital_contribution;
using outlay::core;
using outlay::economy;
using outlay::key;
using outlay::lending;
using outlay::share_target;
using outlay::step_length;

namespace {

// 50 billion of capital, a fifth paid in by two instalments from 2026 on; loans from 2027.
capital_contribution fifty() {
  return {.name = "c", .subscribed = 50_bn_usd_2021, .paid_in = 20_pct, .instalments = 2, .first = 2026y / January};
}
// Nothing but the limit of equity, and no interest.
bank plain() {
  return {.capital = "c",
          .first_bond = 2026y / July,
          .operating_from = 2027y / January,
          .risk_free = 0_pct,
          .spread = 0_pct,
          .margin = 0_pct,
          .yield = 3_pct,
          .minimum_liquidity = 0_bn_usd_2021,
          .limit_gearing = false,
          .equity_to_loans = 20_pct};
}
// With interest: bonds at 2.5 %, loans at 2.6 %, members at 3 %.
bank usual() {
  auto b = plain();
  b.risk_free = 2_pct;
  b.spread = 0.5_pct;
  b.margin = 0.1_pct;
  return b;
}
auto plan_with(bank const& b, capital_contribution const& c = fifty(), outlay::volatility sigma = 0_pct) {
  return outlay::plan(economy{.growth = {{"AAA", 1_pct}, {"BBB", 3_pct}, {"CCC", 2_pct}}, .volatility = sigma},
                      share_target<core>{.to = 5_pct, .by = 2035y}, c, b);
}
outlay::horizon until(int y, step_length step = step_length::monthly) {
  return {.from = 2025y, .until = std::chrono::year(y), .step = step};
}
auto project(bank const& b, outlay::horizon const& span = until(2036), capital_contribution const& c = fifty()) {
  return outlay::project(three(), plan_with(b, c), span);
}
double line(outlay::projection<outlay::usd_2021> const& run, char const* name, int y,
            outlay::group const& who = outlay::all_members) {
  return run.measured("bank", name, who, std::chrono::year(y));
}

// The part of BBB in the GDP of January 2026, when the capital is founded: twelve months that grow by a twelfth of g,
// around their mean.
double key_of_bbb() {
  auto const january = [](double base, double growth) {
    double sum = 0;
    for (int m = 0; m < 12; ++m) sum += std::pow(growth, m / 12.0) / 12;
    return base * growth / sum;
  };
  double const a = january(1000, 1.01), b = january(500, 1.03), c = january(250, 1.02);
  return b / (a + b + c);
}

// A generator of its own (splitmix64): the same banks on every machine.
class chance {
  std::uint64_t state_;

public:
  explicit chance(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
  }
  double between(double a, double b) { return a + (b - a) * static_cast<double>(next() >> 11) / 9007199254740992.0; }
  int whole(int a, int b) { return a + static_cast<int>(next() % static_cast<std::uint64_t>(b - a + 1)); }
  bool heads() { return next() & 1; }
};

}

TEST_CASE("lending needs the first bond and the date of operation, and is paid out a step after the outlay that it is "
          "granted on") {
  for (auto const& [bond, work, first] : {std::tuple{2026, 2028, 2028}, {2029, 2027, 2029}}) {
    auto b = plain();
    b.first_bond = std::chrono::year(bond) / January;
    b.operating_from = std::chrono::year(work) / January;
    auto const run = project(b);
    for (int y = 2025; y < 2036; ++y) {
      CAPTURE(y);
      if (y < first + 2) CHECK((line(run, "drawn", y) > 0) == (y >= first));
      if (y < bond) CHECK(line(run, "bonds", y) == 0);
    }
    CHECK(line(run, "drawn", first, "AAA") ==
          about(run.outlay_of(account::loan_drawn, "AAA", std::chrono::year(first)).value()));
  }
}

TEST_CASE("loans reach the multiple of paid-in capital that the limit of equity allows, and stay there") {
  auto b = plain();
  b.grace = 20_years;
  auto const run = project(b, until(2041));
  CHECK(line(run, "loans", 2040) == about(10 / 0.2));
  CHECK(line(run, "bonds", 2040) == about(40));
  CHECK(line(run, "liquidity", 2040) == about(0));
  CHECK(line(run, "drawn", 2040) == about(0));
  b.minimum_liquidity = 7_bn_usd_2021;
  auto const liquid = project(b, until(2041));
  CHECK(line(liquid, "loans", 2040) == about(50));
  CHECK(line(liquid, "bonds", 2040) == about(47));
  CHECK(line(liquid, "liquidity", 2040) == about(7));
}

TEST_CASE("each limit can be switched, and the lowest holds") {
  auto b = plain();
  b.grace = 30_years;
  b.financed = 100_pct;
  auto const limit = [](bank const& x) { return line(project(x), "limit", 2035); };
  CHECK(limit(b) == about(50));
  b.limit_gearing = true;
  b.gearing = 0.8; // of 50 subscribed, without reserves
  CHECK(limit(b) == about(40));
  b.limit_equity = false;
  b.gearing = 1.5;
  CHECK(limit(b) == about(75));
  b.limit_usable = true;
  b.usable_to_loans = 35_pct;
  b.risk_weight = 0.5;
  CHECK(limit(b) == about(10 / 0.175));
  b.top_rated = {"BBB"}; // a tenth of its callable capital is usable
  CHECK(limit(b) == about((10 + 0.1 * 40 * key_of_bbb()) / 0.175));
}

TEST_CASE(
    "demand is a part of equipment outlay, rationed in proportion, and of nobody who borrows as cheaply elsewhere") {
  auto b = usual();
  b.financed = 40_pct;
  b.own_yield = {{"CCC", 2.6_pct}};
  b.operating_from = 2030y / January;
  b.equity_to_loans = 50_pct;
  auto const run = project(b, until(2036, step_length::annual));
  auto const equipment = [&](char const* who) { return run.outlay_of(account::other_equipment, who, 2029y).value(); };
  CHECK(line(run, "drawn", 2030, "AAA") == about(0.4 * equipment("AAA")));
  CHECK(line(run, "drawn", 2030, "BBB") == about(0.4 * equipment("BBB")));
  for (int y = 2025; y < 2036; ++y) CHECK(line(run, "drawn", y, "CCC") == 0);
  bool rationed = false;
  for (int y = 2031; y < 2035; ++y) {
    double const a = line(run, "drawn", y, "AAA"), ab = line(run, "drawn", y, "BBB");
    double const ea = run.outlay_of(account::other_equipment, "AAA", std::chrono::year(y - 1)).value();
    double const eb = run.outlay_of(account::other_equipment, "BBB", std::chrono::year(y - 1)).value();
    CHECK(a * eb == about(ab * ea, 1e-10));
    rationed = rationed || (a > 0 && a < 0.39 * ea);
    CHECK(a + line(run, "unmet demand", y - 1, "AAA") == about(0.4 * ea));
  }
  CHECK(rationed);
  // No borrower owes more than its part of the limit.
  b.one_borrower = 40_pct;
  auto const spread = project(b);
  for (int y = 2030; y < 2036; ++y)
    CHECK(line(spread, "owed", y, "AAA") <= 0.4 * line(spread, "limit", y) * (1 + 1e-12));
  CHECK(line(spread, "owed", 2035, "AAA") < line(project(usual()), "owed", 2035, "AAA"));
}

TEST_CASE("the loans of a year are one tranche: after its grace it is repaid in equal parts, to nothing") {
  for (auto const step : all_steps)
    for (int const grace : {0, 2, 5}) {
      auto b = usual();
      b.grace = outlay::duration<>::from_value(grace);
      b.repayment = 3_years;
      auto const run = project(b, until(2041, step));
      for (char const* who : {"AAA", "BBB"}) {
        double owed = 0;
        for (int y = 2025; y < 2041; ++y) {
          double due = 0; // what the tranches between their grace and their end repay in this year
          for (int drawn = 2025; drawn < y; ++drawn)
            if (drawn + 1 + grace <= y && y < drawn + 1 + grace + 3) due += line(run, "drawn", drawn, who) / 3;
          CAPTURE(y);
          CHECK(line(run, "repaid", y, who) == doctest::Approx(due).epsilon(1e-11).scale(1));
          owed += line(run, "drawn", y, who) - due;
          CHECK(line(run, "owed", y, who) == doctest::Approx(owed).epsilon(1e-11).scale(1));
        }
      }
    }
}

TEST_CASE(
    "ten thousand banks: the sheet closes in every step, every flow is somebody's, and no bank lends past a limit") {
  chance random(20260711);
  auto const allies = three();
  int lent = 0, lost = 0, called = 0, breached = 0, limited = 0;
  double worst = 0, past = 0, drawn_gap = 0, account_gap = 0, sheet_gap = 0;
  for (int n = 0; n < 10000; ++n) {
    bool const current = random.heads();
    auto const bn = [&](double x) -> outlay::amount {
      if (current) return outlay::billions<outlay::usd>(x);
      return outlay::billions<outlay::usd_2021>(x);
    };
    auto const pct = [&](double a, double b) { return outlay::percent(random.between(a, b)); };
    capital_contribution const c{.name = "c",
                                 .subscribed = bn(random.between(1, 300)),
                                 .paid_in = pct(5, 60),
                                 .instalments = random.whole(1, 6),
                                 .every = outlay::duration<>::from_value(random.whole(1, 24) / 12.0),
                                 .first = std::chrono::year(2024) / random.whole(1, 12),
                                 .counts = random.heads()};
    bank b{.capital = "c",
           .first_bond = std::chrono::year(random.whole(2024, 2028)) / random.whole(1, 12),
           .operating_from = std::chrono::year(random.whole(2024, 2028)) / random.whole(1, 12),
           .risk_free = pct(0, 5),
           .spread = pct(0, 1.5),
           .margin = pct(0, 1),
           .yield = pct(0, 9),
           .own_yield = {{"BBB", pct(0, 9)}},
           .financed = pct(0, 100),
           .one_borrower = random.heads() ? outlay::percent(100) : pct(20, 100),
           .use = random.heads() ? lending::within_target : lending::on_top,
           .grace = outlay::duration<>::from_value(random.whole(0, 4)),
           .repayment = outlay::duration<>::from_value(random.whole(1, 5)),
           .minimum_liquidity = bn(random.heads() ? 0 : random.between(0, 10)),
           .limit_gearing = random.heads(),
           .gearing = random.between(0.2, 3),
           .limit_equity = true,
           .equity_to_loans = pct(5, 60),
           .limit_usable = random.heads(),
           .risk_weight = random.between(0.3, 1.5),
           .top_rated = {"AAA"},
           .call_below = pct(0, 100),
           .call_most = pct(0, 100)};
    if (random.heads())
      b.defaults = {{"AAA", pct(0, 100), std::chrono::year(random.whole(2026, 2033)) / random.whole(1, 12)}};
    auto const step = all_steps[random.whole(0, 2)];
    auto run = outlay::start(allies, plan_with(b, c), until(2035, step));
    auto const number = [&](char const* name) { return run.set().find_measure("bank", name); };
    int const loans = number("loans"), liquidity = number("liquidity"), bonds = number("bonds"),
              equity = number("equity"), limit = number("limit"), received = number("interest received"),
              bond_interest = number("bond interest"), earned = number("income of liquidity"), loss = number("loss"),
              drawn = number("drawn"), repaid = number("repaid"), call = number("called"), breach = number("breach"),
              owed = number("owed"), interest = number("interest");
    double was[5] = {0, 0, 0, 0, 0}; // loans, liquidity, bonds, equity, limit
    for (int t = 0; run.step(); ++t) {
      auto const of = [&](int m) { return run.measured(m, 0); };
      auto const all = [&](int m) { return run.measured(m, 0) + run.measured(m, 1) + run.measured(m, 2); };
      double paid = 0, calls = 0, out = 0, back = 0, dues = 0;
      for (int i = 0; i < 3; ++i) {
        double const rate =
            current ? *allies.rate({outlay::currency::usd, 0}, i, 2025 + t * static_cast<int>(step) / 12) : 1.0;
        auto const& row = run.ledger(i);
        paid += row.booked(account::paid_in).value() / rate;
        calls += row.booked(account::call).value() / rate;
        out += row.booked(account::loan_drawn).value() / rate;
        back += row.booked(account::loan_repaid).value() / rate;
        dues += row.booked(account::interest).value() / rate;
      }
      // paid in before the horizon
      if (t == 0) was[3] = of(equity) - paid - (of(received) - of(bond_interest) + of(earned)), was[1] = was[3];
      double const total = of(loans) + std::fabs(of(liquidity)) + 1e-3;
      worst = std::max(worst, std::fabs(of(loans) + of(liquidity) - of(bonds) - of(equity)) / total);
      // The same sheet from its flows: cash, loans and equity of the step before.
      double const cash =
          was[1] + paid + calls + back + of(received) + of(earned) - of(bond_interest) + (of(bonds) - was[2]) - out;
      sheet_gap = std::max(sheet_gap, std::fabs(cash - of(liquidity)) / (total + std::fabs(was[1]) + was[2]));
      sheet_gap = std::max(sheet_gap, std::fabs(was[0] + out - back - of(loss) - of(loans)) / total);
      double const own = was[3] + paid + calls + (of(received) + of(earned) - of(bond_interest)) - of(loss);
      sheet_gap = std::max(sheet_gap, std::fabs(own - of(equity)) / (total + std::fabs(was[3])));
      sheet_gap = std::max(sheet_gap, std::fabs(all(owed) - of(loans)) / total);
      drawn_gap = std::max(drawn_gap, std::fabs(all(drawn) - out) / total);
      account_gap = std::max(account_gap, (std::fabs(all(repaid) - back) + std::fabs(all(call) - calls) +
                                           std::fabs(all(interest) - dues) + std::fabs(dues - of(received))) /
                                              total);
      if (out > 0) past = std::max(past, (was[0] + out - was[4]) / total);
      lent += out > 0;
      limited += out > 0 && was[0] + out > 0.999 * was[4];
      lost += of(loss) > 0;
      called += calls > 0;
      breached += of(breach) > 0;
      CHECK_UNARY(of(loans) >= -1e-12 * total);
      if (was[0] > was[4] * (1 + 1e-12)) CHECK_UNARY(out == 0); // in breach nothing new is lent
      was[0] = of(loans), was[1] = of(liquidity), was[2] = of(bonds), was[3] = of(equity), was[4] = of(limit);
    }
  }
  CHECK(worst <= 1e-12);
  CHECK(sheet_gap <= 1e-12);
  CHECK(drawn_gap <= 1e-12);
  CHECK(account_gap <= 1e-12);
  CHECK(past <= 1e-12);
  MESSAGE("steps with loans " << lent << ", at the limit " << limited << ", with a loss " << lost << ", with a call "
                              << called << ", in breach " << breached << "; largest gap of the sheet " << worst
                              << ", of its flows " << sheet_gap);
  CHECK(lent > 10000);
  CHECK(limited > 1000);
  CHECK(lost > 500);
  CHECK(called > 500);
  CHECK(breached > 500);
}

TEST_CASE("within the target loans change no outlay and nothing that counts, with any spread") {
  for (double const spread : {0.0, 0.7}) {
    auto b = plain();
    b.spread = outlay::percent(spread);
    auto const with = project(b);
    auto const without =
        outlay::project(three(),
                        outlay::plan(economy{.growth = {{"AAA", 1_pct}, {"BBB", 3_pct}, {"CCC", 2_pct}}},
                                     share_target<core>{.to = 5_pct, .by = 2035y}, fifty()),
                        until(2036));
    for (char const* who : {"AAA", "BBB", "CCC"})
      for (int y = 2025; y < 2036; ++y) {
        std::chrono::year const when(y);
        for (int a = 0; a < outlay::account_count; ++a)
          if (outlay::final_accounts >> a & 1)
            CHECK(with.outlay_of(static_cast<account>(a), who, when).value() ==
                  without.outlay_of(static_cast<account>(a), who, when).value());
        CHECK(with.counted_core(who, when).value() == without.counted_core(who, when).value());
        // Cash moves: what is drawn comes in, what is repaid goes out.
        double const net = line(with, "repaid", y, who) + line(with, "interest", y, who) - line(with, "drawn", y, who);
        CHECK(with.cash(who, when).value() - without.cash(who, when).value() == doctest::Approx(net).epsilon(1e-10));
      }
    CHECK(line(with, "drawn", 2028) > 0);
  }
}

TEST_CASE("a purchase that a loan pays counts once: on top of the budget outlay and what counts rise by the loan") {
  auto b = usual();
  auto const within = project(b);
  b.use = lending::on_top;
  auto const on_top = project(b);
  for (char const* who : {"AAA", "BBB", "CCC"})
    for (int y = 2025; y < 2036; ++y) {
      std::chrono::year const when(y);
      double const drawn = line(on_top, "drawn", y, who);
      CHECK(drawn == about(line(within, "drawn", y, who))); // a loan is no reason for the next
      auto const more = [&](auto of) {
        return doctest::Approx(of(on_top).value() - of(within).value()).epsilon(1e-10);
      };
      CHECK(drawn == more([&](auto const& r) { return r.outlay(who, when); }));
      CHECK(drawn == more([&](auto const& r) { return r.counted_core(who, when); }));
      CHECK(drawn == more([&](auto const& r) { return r.outlay_of(account::other_equipment, who, when); }));
      CHECK(drawn == more([&](auto const& r) { return r.cash(who, when); })); // within the target the same loan paid
                                                                              // for what is bought anyway
    }
}

TEST_CASE("on top a loan buys stocks first where money is short, and other equipment with what is left of it") {
  using one = outlay::areas<outlay::area::air_defence>;
  auto const run_with = [&](lending use, double lift) {
    auto b = usual();
    b.use = use;
    b.yield = 9_pct;
    return outlay::project(three(),
                           outlay::plan(economy{.growth = 0_pct}, share_target<core>{.to = 5_pct, .by = 2035y}, fifty(),
                                        b,
                                        outlay::stockpile_growth<one>{.lift = outlay::percent(lift),
                                                                      .over = 10_years,
                                                                      .opening = {{"AAA", {10}}, {"BBB", {10}}},
                                                                      .attrition = 10_pct,
                                                                      .equipment_share = 20_pct}),
                           until(2036));
  };
  for (double const lift : {0.0, 5000.0}) {
    auto const within = run_with(lending::within_target, lift), on_top = run_with(lending::on_top, lift);
    double stocks = 0;
    for (int y = 2028; y < 2030; ++y) { // in January 2027 the instalment leaves too little for any equipment
      std::chrono::year const when(y);
      double const drawn = line(on_top, "drawn", y, "AAA");
      CHECK(drawn > 0);
      auto const more = [&](account a) {
        return on_top.outlay_of(a, "AAA", when).value() - within.outlay_of(a, "AAA", when).value();
      };
      CHECK(more(account::personnel) == about(0));
      CHECK(more(account::equipment) + more(account::other_equipment) == doctest::Approx(drawn).epsilon(1e-10));
      CHECK(more(account::equipment) > -1e-9);
      stocks += more(account::equipment);
    }
    CHECK((stocks > 1) == (lift > 0));
  }
}

TEST_CASE("saving is (yield - loan rate) loans - yield paid-in, and breaks even at six times the capital for 3 % and "
          "50 basis points") {
  for (auto const step : all_steps) {
    auto b = plain();
    b.risk_free = 2_pct;
    b.spread = 0.5_pct;
    b.grace = 20_years;
    b.equity_to_loans = outlay::number<>::from_value(1 / 6.0);
    auto const c = [] {
      auto x = fifty();
      x.instalments = 1;
      return x;
    }();
    // Income is not to move the limit: on equity alone it would be lent as well. Paid-in is 10, loans 60, equity grows
    // by the liquidity's income.
    auto const run = project(b, until(2041, step), c);
    double loans = 0;
    for (int y = 2036; y < 2041; ++y) {
      double const gross = line(run, "gross saving", y), net = line(run, "net saving", y),
                   interest = line(run, "interest", y);
      loans = interest / 0.025; // the mean of the year
      CHECK(gross == about(0.005 * loans, 1e-11));
      CHECK(net == about(0.005 * loans - 0.03 * 10, 1e-11));
      CHECK((net > 0) == (loans > 60));
      CHECK(line(run, "net saving with income", y) == about(net + line(run, "income", y), 1e-10));
    }
  }
}

TEST_CASE("a default costs the loss given default, capital is called in the next step by subscription, and the breach "
          "is told") {
  auto b = plain();
  b.grace = 20_years;
  b.defaults = {{"AAA", 60_pct, 2032y / July}};
  b.call_below = 100_pct;
  b.call_most = 20_pct;
  auto const run = project(b);
  double const before = line(run, "owed", 2031, "AAA");
  CHECK(line(run, "loss", 2032) == about(0.6 * before, 1e-9));
  CHECK(line(run, "loss", 2032) > 10);
  CHECK(line(run, "owed", 2035, "AAA") == about(0.4 * before, 1e-9));
  // A fifth of 40 billion on call: not enough to bring equity back to 10.
  CHECK(line(run, "called", 2032) == about(8, 1e-12));
  CHECK(line(run, "equity", 2032) == about(10 - 0.6 * before + 8, 1e-9));
  CHECK(run.outlay_of(account::call, outlay::all_members, 2032y).value() == about(8));
  double const part = line(run, "called", 2032, "BBB") / 8;
  CHECK(part == about(key_of_bbb()));
  CHECK(line(run, "breach", 2032) > 0);
  for (int y = 2033; y < 2036; ++y) CHECK(line(run, "drawn", y) == 0);
  // With a small loss the call stops where equity is back.
  b.defaults = {{"CCC", 30_pct, 2032y / July}};
  b.call_most = 100_pct;
  auto const mild = project(b);
  CHECK(line(mild, "called", 2032) == about(line(mild, "loss", 2032)));
  CHECK(line(mild, "equity", 2033) == about(10));
  CHECK(line(mild, "called", 2033) == about(0));
}

TEST_CASE("nothing is called before the first instalment, which fixes what is callable") {
  // A bond for the liquidity of 1 billion costs interest a month before any capital is paid in: equity is below 0 then.
  auto c = fifty();
  c.first = 2026y / std::chrono::February;
  auto b = usual();
  b.minimum_liquidity = 1_bn_usd_2021;
  b.first_bond = 2026y;
  for (auto const span : {until(2036), until(2036, step_length::quarterly), until(2036, step_length::annual)}) {
    auto const run = project(b, span, c);
    for (int y = 2025; y < 2036; ++y) CHECK(line(run, "called", y) == 0);
  }
  // So that a loss of 2032 can still be called in full.
  b.grace = 20_years;
  b.call_below = 100_pct;
  b.defaults = {{"AAA", 60_pct, 2032y / July}};
  auto const run = project(b, until(2036), c);
  CHECK(line(run, "loss", 2032) > 10);
  CHECK(line(run, "called", 2032) > 8);
  CHECK(line(run, "equity", 2032) == about(10, 0.02));
}

TEST_CASE("more capital lends more, and dearer loans save less") {
  double loans = 0;
  for (double const all : {10.0, 30.0, 50.0, 100.0}) {
    auto c = fifty();
    c.subscribed = outlay::billions<outlay::usd_2021>(all);
    double const now = line(project(usual(), until(2036), c), "loans", 2035);
    CHECK(now > loans);
    loans = now;
  }
  double saved = 1e9;
  for (double const margin : {0.0, 0.1, 0.3}) {
    auto b = usual();
    b.margin = outlay::percent(margin);
    double const now = line(project(b), "gross saving", 2035);
    CHECK(now < saved);
    saved = now;
  }
}

TEST_CASE("who refuses neither pays nor borrows: the others take over its part, or the bank is smaller") {
  auto c = fifty();
  c.refused = {"AAA"};
  c.if_refused = outlay::refusal::rescale;
  auto const rescaled = project(usual(), until(2036), c);
  c.if_refused = outlay::refusal::shrink;
  auto const shrunk = project(usual(), until(2036), c);
  for (auto const* run : {&rescaled, &shrunk}) CHECK(line(*run, "drawn", 2030, "AAA") == 0);
  CHECK(line(rescaled, "equity", 2027) > 10);
  CHECK(line(shrunk, "equity", 2027) < 5);
  CHECK(line(rescaled, "loans", 2035) > 2 * line(shrunk, "loans", 2035));
}

TEST_CASE("lanes change no bit of a bank, and without shocks every path is the projection") {
  auto b = usual();
  b.use = lending::on_top;
  b.defaults = {{"BBB", 40_pct, 2029y / July}};
  b.call_below = 90_pct;
  b.limit_gearing = b.limit_usable = true;
  b.top_rated = {"AAA"};
  b.one_borrower = 60_pct;
  auto c = fifty();
  c.subscribed = 50_bn_usd;
  b.minimum_liquidity = 1_bn_usd;
  auto const drawn = [&]<int Lanes>(std::integral_constant<int, Lanes>, outlay::volatility sigma) {
    return outlay::ensemble<Lanes>(three(), plan_with(b, c, sigma), until(2032), {.paths = 37, .seed = 5},
                                   outlay::total_outlay, outlay::outlay_of<account::interest>,
                                   outlay::outlay_of<account::call>, outlay::outlay_of<account::loan_drawn>);
  };
  auto const one = drawn(std::integral_constant<int, 1>{}, 3_pct),
             four = drawn(std::integral_constant<int, 4>{}, 3_pct),
             eight = drawn(std::integral_constant<int, 8>{}, 3_pct),
             calm = drawn(std::integral_constant<int, 4>{}, 0_pct);
  std::size_t const bytes = sizeof(double) * static_cast<std::size_t>(one.paths() * one.columns());
  CHECK(std::memcmp(one.data(), four.data(), bytes) == 0);
  CHECK(std::memcmp(one.data(), eight.data(), bytes) == 0);
  CHECK(one.standard_deviation(one.column(1, 2030)) > 0);
  auto const run = outlay::project(three(), plan_with(b, c), until(2032));
  account const accounts[] = {account::interest, account::call, account::loan_drawn};
  for (int k = 0; k < 3; ++k)
    for (int y = 2025; y < 2032; ++y)
      CHECK(calm.data()[calm.column(1 + k, y) * 37 + 36] ==
            about(run.outlay_of(accounts[k], outlay::all_members, std::chrono::year(y)).value()));
}

TEST_CASE("who leaves the alliance draws no more and still pays what it owes") {
  for (auto const use : {lending::within_target, lending::on_top}) {
    auto b = usual();
    b.use = use;
    b.grace = 1_years;
    b.repayment = 4_years;
    auto const run = outlay::project(three_without_aaa_from_2028(), plan_with(b), until(2036));
    for (int y = 2027; y < 2036; ++y) {
      auto const of = [&](account a, outlay::group const& who) {
        return run.outlay_of(a, who, std::chrono::year(y)).value();
      };
      CHECK(of(account::interest, outlay::all_members) == about(line(run, "interest received", y)));
      CHECK(of(account::loan_drawn, outlay::all_members) == about(line(run, "drawn", y)));
      if (y < 2028) continue;
      CHECK(of(account::loan_drawn, "AAA") == 0);
      CHECK(run.outlay("AAA", std::chrono::year(y)).value() == 0);
    }
    CHECK(line(run, "owed", 2028, "AAA") > 0);
    CHECK(line(run, "owed", 2035, "AAA") == doctest::Approx(0).scale(1));
  }
}

TEST_CASE("a sweep of a bank's fields gives what a plan with each value gives, also from a value that limits nothing") {
  auto b = plain();
  auto const points = outlay::sweep(
      three(), plan_with(b), until(2030),
      outlay::grid(outlay::axis(outlay::wrt(&bank::one_borrower), {outlay::ratio(10_pct), outlay::ratio(100_pct)})),
      outlay::outlay_of<account::loan_drawn>.of("AAA"));
  for (int k = 0; k < 2; ++k) {
    b.one_borrower = k == 0 ? outlay::ratio(10_pct) : outlay::ratio(100_pct);
    auto const run = project(b, until(2030));
    for (int y = 2025; y < 2030; ++y)
      CHECK(points.value(y - 2025, {k}) == run.outlay_of(account::loan_drawn, "AAA", std::chrono::year(y)).value());
  }
  CHECK(points.value(4, {0}) < points.value(4, {1}));
}

TEST_CASE("a bank needs a capital of its own") {
  auto first = usual(), second = usual();
  first.name = "a", second.name = "b";
  auto refusing = fifty();
  refusing.refused = {"AAA"};
  refusing.if_refused = outlay::refusal::shrink;
  auto rated = usual();
  rated.top_rated = {"AAA"};
  check_errors({
      {[] { outlay::project(three(), outlay::plan(economy{.growth = 0_pct}, usual()), until(2036)); }, "bank",
       "capital", "\"c\"", "a plan with a capital_contribution"},
      {[&] { outlay::project(three(), outlay::plan(economy{.growth = 0_pct}, fifty(), first, second), until(2036)); },
       "bank \"b\"", "capital", "\"c\" again", "a capital that no other part works with"},
      {[&] { project(rated, until(2036), refusing); }, "bank", "top_rated", "AAA", "founders that pay"},
  });
}

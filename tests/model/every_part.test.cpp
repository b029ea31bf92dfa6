// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "../../bench/whole_plan.hpp"

#include <outlay/parallel.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <cstring>
#include <string>

// Every part of the library in one plan on NATO's members, 15 years of months: the identities of the ledger, and its
// ensembles.

using outlay::account;
using outlay::account_family;

using namespace outlay::literals;

namespace {

// Notes the first figure that is not another one.
struct comparison {
  std::string wrong;
  double scale = 1;
  void same(char const* what, std::string const& who, double x, double y) {
    if (wrong.empty() && !(std::fabs(x - y) <= 1e-12 * (scale + std::fabs(x))))
      wrong = who + ": " + what + ": " + outlay::text(x) + " is not " + outlay::text(y);
  }
};

constexpr account finals[] = {account::personnel, account::operations, account::equipment, account::other_equipment,
                              account::infrastructure, account::posture, account::aid, account::resilience};

}

TEST_CASE("all parts in one plan keep the identities of the ledger in every step") {
  auto const& allies = whole::allies();
  auto const plan = whole::plan(0_pct);
  auto const years = outlay::project(allies, plan, whole::span);
  auto run = outlay::start(allies, plan, whole::span);
  auto const measure = [&](char const* part, char const* name) { return run.set().find_measure(part, name); };
  // What is paid beside the budget, as the parts that pay it report it, in the ledger's money.
  int const uncounted[] = {measure("pledge \"beside\"", "paid"), measure("deployment", "running"),
                           measure("deployment", "investment"), measure("backfill \"heads in the east\"", "paid"),
                           measure("asset_backed_loan", "economic")};
  int const military = measure("asset_backed_loan", "military"), economic = measure("asset_backed_loan", "economic"),
            guarantee = measure("asset_backed_loan", "guarantee"), proceeds = measure("asset_backed_loan", "drawn"),
            capital = measure("capital_contribution \"capital\"", "paid in"),
            in_kind = measure("pledge \"in kind\"", "paid");
  auto const bank = [&](char const* name) { return measure("bank", name); };
  int const drawn = bank("drawn"), repaid = bank("repaid"), interest = bank("interest"), called = bank("called"),
            loans = bank("loans"), equity = bank("equity"), reserves = bank("reserves"), loss = bank("loss");
  int const liquidity = bank("liquidity"), bonds = bank("bonds");

  double final_of_year = 0, lent = 0, paid = 0;
  double seen[outlay::account_count] = {}, overspent = 0, held_back = 0, lost = 0, lent_in_all = 0;
  while (run.step()) {
    int const t = run.steps() - 1, y = run.set().grid().year_of(t);
    CAPTURE(t);
    comparison c;
    // In the bank's money, over all members.
    double paid_in = 0, calls = 0, loans_drawn = 0, loans_repaid = 0, of_assets = 0;
    for (int i = 0; i < allies.size(); ++i) {
      auto const& r = run.ledger(i);
      std::string const who = allies[i].code.text();
      auto const booked = [&](account a) { return r.booked(a).value(); };
      auto const told = [&](int k) { return run.measured(k, i); };
      double const rate = allies[i].spends ? *allies.rate(outlay::id_of<outlay::usd>, i, y) : 1;
      double cash = 0, core = 0, final = 0;
      for (int a = 0; a < outlay::account_count; ++a) {
        auto const& rule = outlay::account_rules[static_cast<std::size_t>(a)];
        double const x = r.booked(static_cast<account>(a)).value();
        CHECK(x >= -1e-12);
        seen[a] += x;
        cash += rule.cash * x;
        if (rule.family == account_family::final) core += rule.core * x, final += x;
      }
      c.scale = 1 + cash;
      double const means = r.core_means().value() + r.resilience_means().value(), over = r.overspend().value();

      // Loans and debt service are what their parts say.
      c.same("loans drawn", who, booked(account::loan_drawn), told(drawn) * rate + told(military) + told(economic));
      c.same("loans repaid", who, booked(account::loan_repaid), told(repaid) * rate);
      c.same("interest", who, booked(account::interest), told(interest) * rate);
      c.same("calls", who, booked(account::call), told(called) * rate + told(guarantee));
      c.same("aid in kind", who, booked(account::aid_in_kind), told(in_kind));
      c.same("paid in", who, booked(account::paid_in), told(capital));
      double beside = 0;
      for (int const k : uncounted) beside += told(k);
      double const service = booked(account::interest) + booked(account::loan_repaid) + booked(account::call);
      c.same("on top", who, r.on_top().value(), beside + service);

      // 1: cash = own resources + market borrowing; loans drawn are cash that comes in.
      c.same("cash", who, cash, means + over + r.on_top().value() - booked(account::loan_drawn));
      // 2: counted = flags x amounts, and it is the budget where nothing overspends.
      c.same("counted", who, r.counted_core().value(), core + booked(account::paid_in) - beside);
      c.same("counted and budget", who, r.counted_core().value(), r.core_means().value() + over);
      for (account const a : finals) final_of_year += booked(a);
      c.same("final accounts", who, final, core + booked(account::resilience));

      paid_in += booked(account::paid_in) / rate;
      loans_drawn += (booked(account::loan_drawn) - told(military) - told(economic)) / rate;
      of_assets += (told(military) + told(economic)) / rate;
      loans_repaid += booked(account::loan_repaid) / rate;
      calls += (booked(account::call) - told(guarantee)) / rate;
      overspent += over;
    }
    // 4: paid-in by members and calls = rise of the bank's paid-in; draw-downs = its disbursement; its sheet closes.
    auto const of_bank = [&](int k) { return run.measured(k, 0); };
    c.scale = 1 + of_bank(loans) + of_bank(liquidity);
    double const paid_now = of_bank(equity) - of_bank(reserves);
    c.same("rise of the capital paid in", "bank", paid_in + calls, paid_now - paid);
    c.same("rise of the loans", "bank", loans_drawn, of_bank(loans) - lent + loans_repaid + of_bank(loss));
    c.same("sheet", "bank", of_bank(loans) + of_bank(liquidity), of_bank(bonds) + of_bank(equity));
    c.same("proceeds", "loan", of_assets, of_bank(proceeds));
    paid = paid_now;
    lent = of_bank(loans);
    lost += of_bank(loss);
    lent_in_all += loans_drawn;
    // 3: the alliance's outlay is the sum of final accounts.
    if ((t + 1) % 12 == 0) {
      double const year = years.outlay(outlay::everybody, std::chrono::year(y)).value();
      c.scale = 1 + year;
      c.same("outlay", std::to_string(y), year, final_of_year);
      held_back += years.measured("public_debt", "held back", outlay::all_members, std::chrono::year(y));
      final_of_year = 0;
    }
    CHECK(c.wrong == "");
    if (!c.wrong.empty()) break;
  }
  CHECK(run.steps() == 180);

  // Every part had something to do.
  for (int a = 0; a < outlay::account_count; ++a) {
    CAPTURE(outlay::account_rules[static_cast<std::size_t>(a)].name);
    CHECK(seen[a] > 0);
  }
  CHECK(lent_in_all > 0);
  CHECK(lost > 0);
  CHECK(held_back > 0);
  CHECK(overspent >= 0);
}

TEST_CASE("ensembles of all parts in one plan: lanes, threads and shards change no bit, and the tile stays in cache") {
  auto const plan = whole::plan(2_pct);
  auto const asked = [&]<int Lanes>(std::integral_constant<int, Lanes>, int threads, outlay::draws const& d) {
    return outlay::ensemble<Lanes>(outlay::threads(threads), whole::allies(), plan, whole::span, d,
                                   outlay::total_outlay, outlay::counted_core, outlay::outlay_of<account::interest>,
                                   outlay::stock_index, outlay::debt_over_gdp, outlay::measured("rival", "ratio"),
                                   outlay::happened("ceasefire"));
  };
  std::integral_constant<int, 4> const four;
  std::integral_constant<int, 8> const eight;
  int const paths = 150; // more than a chunk of sixteen tiles of eight
  auto const all = asked(eight, 1, {.paths = paths, .seed = 3}), narrow = asked(four, 3, {.paths = paths, .seed = 3}),
             two = asked(eight, 2, {.paths = paths, .seed = 3}), first = asked(eight, 1, {.paths = 61, .seed = 3}),
             rest = asked(eight, 2, {.paths = paths - 61, .seed = 3, .first_path = 61});
  auto const bytes = sizeof(double) * static_cast<std::size_t>(all.paths() * all.columns());
  CHECK(std::memcmp(all.data(), narrow.data(), bytes) == 0);
  CHECK(std::memcmp(all.data(), two.data(), bytes) == 0);
  int different = 0, unusual = 0;
  for (int c = 0; c < all.columns(); ++c)
    for (int p = 0; p < paths; ++p) {
      double const x = all.data()[c * paths + p];
      different += x != (p < 61 ? first.data()[c * 61 + p] : rest.data()[c * (paths - 61) + p - 61]);
      unusual += !std::isfinite(x);
    }
  CHECK(different == 0);
  CHECK(unusual == 0);
  CHECK(all.standard_deviation(all.column(0, 2039)) > 0);

  [&]<class... Parts>(outlay::plan_of<Parts...> const&) {
    using machine = outlay::detail::machine<outlay::pack<double, 8>, double, outlay::usd_2021, true, Parts...>;
    MESSAGE("tile of 8 lanes: ", sizeof(typename machine::tile), " bytes; a row: ", sizeof(typename machine::row_type));
    static_assert(sizeof(typename machine::tile) <= outlay::detail::largest_tile);
  }(plan);
}

TEST_CASE("every measure of every part, asked for alone, is what a run with all of them has") {
  auto const& allies = whole::allies();
  auto const plan = whole::plan(0_pct);
  auto const all = outlay::project(allies, plan, whole::span);
  REQUIRE(all.measures().size() > 60);
  for (auto const& m : all.measures()) {
    CAPTURE(m.part + ": " + m.name);
    auto const run = outlay::project(allies, plan, whole::span, {.measures = {{m.part, m.name}}});
    int others = 0; // a label that begins with the part's
    for (auto const& x : run.measures()) others += x.part != m.part;
    REQUIRE(static_cast<int>(run.measures().size()) == 1 + others);
    bool same = true;
    for (int y = run.first_year(); y <= run.last_year(); ++y)
      for (auto const& who : allies.members()) {
        std::chrono::year const named{y};
        same = same && run.measured(m.part, m.name, who.code, named) == all.measured(m.part, m.name, who.code, named) &&
               run.outlay(who.code, named) == all.outlay(who.code, named);
      }
    CHECK(same);
  }
}

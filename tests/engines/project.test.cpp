// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "full_plan.hpp"

#include <outlay/data/nato.hpp>

using namespace outlay::test;
using outlay::account;
using outlay::all_members;
using outlay::core;
using outlay::economy;
using outlay::pledge;
using outlay::share_target;

namespace {

outlay::horizon by(outlay::step_length step) { return {.from = 2025y, .until = 2036y, .step = step}; }

// A plan of whole-year commitments, which steps of any length book alike.
auto whole_years() {
  return outlay::plan(economy{.growth = {{"AAA", 1_pct}, {"BBB", 3_pct}, {"CCC", 2_pct}}},
                      share_target<core>{.to = 5_pct, .by = 2035y},
                      share_target<outlay::resilience>{.existing = 0.5_pct, .to = 1.5_pct, .by = 2035y},
                      pledge{.name = "fixed",
                             .amount = 2_bn_usd / outlay::year,
                             .growth = 3_pct,
                             .from = 2027y,
                             .by = outlay::key::equal()},
                      pledge{.name = "on top",
                             .amount = 1_bn_usd / outlay::year,
                             .from = 2026y,
                             .until = 2033y,
                             .by = outlay::key::population(),
                             .counts = false});
}

double money_of(outlay::projection<outlay::usd_2021> const& run, outlay::account_set accounts, outlay::group const& who,
                int y) {
  return run.booked(accounts, who, std::chrono::year(y)).value();
}
} // namespace

TEST_CASE("budgets and whole-year commitments agree between annual, quarterly and monthly runs") {
  auto const month = outlay::project(three(), whole_years(), by(outlay::step_length::monthly));
  for (auto const step : {outlay::step_length::quarterly, outlay::step_length::annual}) {
    auto const run = outlay::project(three(), whole_years(), by(step));
    for (int y = 2025; y < 2036; ++y)
      for (outlay::group const& who : {outlay::group("AAA"), outlay::group("BBB"), outlay::group("CCC"), all_members}) {
        std::chrono::year const when(y);
        CHECK(run.gdp(who, when).value() == about(month.gdp(who, when).value()));
        CHECK(run.counted_core(who, when).value() == about(month.counted_core(who, when).value()));
        CHECK(run.counted_resilience(who, when).value() == about(month.counted_resilience(who, when).value()));
        for (int a = 0; a < outlay::account_count; ++a)
          CHECK(money_of(run, outlay::only(static_cast<account>(a)), who, y) ==
                about(money_of(month, outlay::only(static_cast<account>(a)), who, y)));
      }
  }
}

TEST_CASE("accounts add up to means, counted to the budget, and overspend is reported") {
  // CCC's claims exceed its budget in the months of the big pledge.
  auto const plan =
      outlay::plan(economy{.growth = 1_pct}, share_target<core>{.to = 5_pct, .by = 2035y},
                   pledge{.name = "big",
                          .amount = 24_bn_usd / outlay::year,
                          .from = 2026y / July,
                          .until = 2027y / July,
                          .payers = "CCC"},
                   pledge{.name = "beside", .amount = 2_bn_usd / outlay::year, .from = 2026y, .counts = false},
                   outlay::capital_contribution{.subscribed = 10_bn_usd, .instalments = 3, .first = 2027y / January},
                   outlay::stockpile_growth<two>{.lift = 30_pct,
                                                 .over = 10_years,
                                                 .opening = {{"AAA", {50, 50}}, {"CCC", {9, 9}}},
                                                 .attrition = 10_pct,
                                                 .equipment_share = 35_pct});
  auto run = outlay::start(three(), plan, by(outlay::step_length::monthly));
  bool over = false;
  while (run.step())
    for (int i = 0; i < 3; ++i) {
      auto const& r = run.ledger(i);
      double const means = r.core_means().value(), excess = r.overspend().value();
      double final_accounts = 0;
      for (int a = 0; a < outlay::account_count; ++a)
        if (outlay::account_rules[static_cast<std::size_t>(a)].family == outlay::account_family::final)
          final_accounts += r.booked(static_cast<account>(a)).value();
      CHECK(final_accounts + r.booked(account::paid_in).value() == about(means + excess + r.on_top().value()));
      CHECK(excess == about(std::max(0.0, r.claimed().value() - means)));
      if (excess > 0) {
        over = true;
        CHECK(i == 2);
        CHECK(r.booked(account::equipment).value() == 0);
        CHECK(r.booked(account::personnel).value() == 0);
      }
    }
  CHECK(over);
  auto const years = outlay::project(three(), plan, by(outlay::step_length::monthly));
  double const budget = years.counted_core("CCC", 2026y).value() - years.overspend("CCC", 2026y).value();
  CHECK(budget == about(0.06 * 250 * 1.01));
}

TEST_CASE("rationed claims are granted in order of class, pro rata within one") {
  // CCC has 15 bn a year: 9 of paid-in capital are granted in full, the pledges of 4 and 8 get half of what they ask.
  auto const plan = [](bool ration) {
    return outlay::plan(economy{.growth = 0_pct}, share_target<core>{.to = 5_pct, .by = 2035y, .ration = ration},
                        pledge{.name = "four", .amount = 4_bn_usd / outlay::year, .from = 2025y, .payers = "CCC"},
                        pledge{.name = "eight", .amount = 8_bn_usd / outlay::year, .from = 2025y, .payers = "CCC"},
                        outlay::capital_contribution{.subscribed = 45_bn_usd, .first = 2025y, .founders = "CCC"},
                        outlay::stockpile_growth<two>{.lift = 0_pct,
                                                      .over = 1_years,
                                                      .opening = {{"CCC", {10, 10}}},
                                                      .attrition = 10_pct,
                                                      .equipment_share = 35_pct});
  };
  outlay::horizon const one_year{.from = 2025y, .until = 2026y, .step = outlay::step_length::annual};
  auto const run = outlay::project(three(), plan(true), one_year);
  CHECK(run.outlay_of(account::paid_in, "CCC", 2025y).value() == about(9));
  CHECK(run.outlay_of(account::aid, "CCC", 2025y).value() == about(6));
  CHECK(run.overspend("CCC", 2025y).value() == about(0));
  CHECK(run.outlay("CCC", 2025y).value() == about(6));
  CHECK(run.counted_core("CCC", 2025y).value() == about(15));
  auto const full = outlay::project(three(), plan(false), one_year);
  CHECK(full.outlay_of(account::aid, "CCC", 2025y).value() == about(12));
  CHECK(full.overspend("CCC", 2025y).value() == about(6));
  CHECK(full.outlay_of(account::equipment, "CCC", 2025y).value() == 0);
}

TEST_CASE("rationing leaves alone what is paid on top, and reaches every account of a claim that counts") {
  auto const plan = outlay::plan(
      economy{.growth = 0_pct}, share_target<core>{.to = 5_pct, .by = 2035y, .ration = true},
      pledge{.name = "counted", .amount = 20_bn_usd / outlay::year, .from = 2025y, .payers = "CCC"},
      pledge{.name = "on top", .amount = 4_bn_usd / outlay::year, .from = 2025y, .payers = "CCC", .counts = false},
      pledge{.name = "operations",
             .amount = 10_bn_usd / outlay::year,
             .from = 2025y,
             .payers = "CCC",
             .to = account::operations});
  auto const run = outlay::project(three(), plan, {.from = 2025y, .until = 2026y, .step = outlay::step_length::annual});
  CHECK(run.outlay_of(account::aid, "CCC", 2025y).value() == about(10 + 4));
  CHECK(run.outlay_of(account::operations, "CCC", 2025y).value() == about(5));
  CHECK(run.outlay("CCC", 2025y).value() == about(19));
}

TEST_CASE("the order of listing changes no bit") {
  economy const e{.growth = 2_pct};
  share_target<core> const t{.to = 5_pct, .by = 2035y};
  pledge const a{.name = "a", .amount = 0.7_bn_usd / outlay::year, .from = 2026y},
      b{.name = "b", .amount = 0.3_bn_usd / outlay::year, .from = 2025y},
      c{.name = "c", .amount = 0.1_bn_usd / outlay::year, .from = 2025y};
  outlay::stockpile_growth<two> const s{
      .lift = 30_pct, .over = 10_years, .opening = {{"AAA", {14, 31}}}, .attrition = 10_pct, .equipment_share = 35_pct};
  auto const one = outlay::project(three(), outlay::plan(e, t, a, b, c, s), six_years);
  auto const other = outlay::project(three(), outlay::plan(s, c, t, a, e, b), six_years);
  static_assert(std::is_same_v<decltype(outlay::plan(e, t, a, b, c, s)), decltype(outlay::plan(s, c, t, a, e, b))>);
  for (int y = 2025; y < 2031; ++y)
    for (int k = 0; k < outlay::account_count; ++k)
      CHECK(money_of(one, outlay::only(static_cast<account>(k)), all_members, y) ==
            money_of(other, outlay::only(static_cast<account>(k)), all_members, y));
}

TEST_CASE("a longer horizon leaves every account of earlier years as it was") {
  auto const less = outlay::project(three(), full_plan(), six_years);
  auto const more = outlay::project(three(), full_plan(), {.from = 2025y, .until = 2040y});
  for (int y = 2025; y < 2031; ++y)
    for (outlay::group const& who : {outlay::group("AAA"), outlay::group("BBB"), outlay::group("CCC")}) {
      for (int k = 0; k < outlay::account_count; ++k)
        CHECK(money_of(less, outlay::only(static_cast<account>(k)), who, y) ==
              money_of(more, outlay::only(static_cast<account>(k)), who, y));
      CHECK(less.gdp(who, std::chrono::year(y)) == more.gdp(who, std::chrono::year(y)));
      if (who.name() != "CCC")
        CHECK(less.stock_index(who, std::chrono::year(y)) == more.stock_index(who, std::chrono::year(y)));
    }
}

TEST_CASE("NATO's base year is what NATO published") {
  auto const plan = outlay::plan(
      economy{.growth = outlay::data::weo_2025_april()}, share_target<core>{.to = 3.5_pct, .by = 2035y},
      pledge{.amount = 1_bn_usd / outlay::month, .from = 2026y / January, .payers = outlay::europe_and_canada});
  auto const run = outlay::project(outlay::data::nato_2026(2025), plan, {.from = 2025y, .until = 2041y});
  CHECK(run.outlay(outlay::europe_and_canada, 2025y).value() == about(571.204, 1e-9));
  CHECK(run.outlay(all_members, 2025y).value() == about(1404.842, 1e-9));
  CHECK(std::round(1e4 * run.core_share(outlay::europe_and_canada, 2025y).value()) == 231);
  CHECK(std::round(1e4 * run.core_share(all_members, 2025y).value()) == 275);
  CHECK(run.outlay("ISL", 2030y).value() == 0);
  // Norway pays in dollars of its own price level, which rises with the prices of the United States.
  auto const cash = run.outlay_of(account::aid, outlay::europe_and_canada, 2030y).value();
  CHECK(cash < 12);
  CHECK(cash > 7);
}

TEST_CASE("a projection refuses years and groups that it does not have") {
  auto const run = outlay::project(three(), full_plan(), six_years);
  check_errors({
      {[&] { run.outlay(all_members, 2024y); }, "projection", "year", "2024", "2025 to 2030"},
      {[&] { run.gdp(all_members, 2031y); }, "projection", "year", "2031", "2025 to 2030"},
      {[&] { run.outlay("DDD", 2026y); }, "projection", "group", "DDD", "codes of the alliance: AAA BBB CCC"},
      {[&] {
         run.core_share(outlay::all_but("nobody", {"AAA", "BBB", "CCC"}), 2026y);
       },
       "projection", "group", "nobody in 2026", "a group with a member that belongs in that year"},
      {[] {
         auto const empty = outlay::project(three(), outlay::plan(economy{.growth = 1_pct}), six_years);
         CHECK(empty.core_share("AAA", 2026y).value() == 0);
         empty.growth("AAA", 2026y);
       },
       "projection", "growth", "0 bn in the year before 2026", "a year after one with counted core outlay"},
      {[] { outlay::project(three(), full_plan(), {.from = 2025y / July, .until = 2030y}); }, "horizon", "from",
       "2025-07", "a year or its January"},
      {[] { outlay::project(three(), full_plan(), {.from = 2025y, .until = 2030y / July}); }, "horizon", "until",
       "2030-07", "a year or its January"},
      {[] { outlay::project(three(), full_plan(), {.from = 2025y, .until = 2025y}); }, "horizon", "until", "2025",
       "later than from = 2025"},
      {[] { outlay::project(three(), full_plan(), {.from = 2025y, .until = 2226y}); }, "horizon", "until", "2226",
       "at most 200 years after from = 2025"},
      {[] {
         outlay::project(three(), full_plan(),
                         {.from = 2025y, .until = 2027y, .step = static_cast<outlay::step_length>(5)});
       },
       "horizon", "step", "5 months", "monthly, quarterly or annual"},
  });
}

TEST_CASE("levels of a calendar or fiscal year are those after its last step, as a run step by step has them") {
  auto const plan = full_plan();
  for (auto const from : {std::chrono::January, std::chrono::April, std::chrono::October})
    for (auto const length : {outlay::step_length::monthly, outlay::step_length::quarterly}) {
      outlay::horizon const span{.from = 2025y, .until = 2028y, .step = length};
      auto const run = outlay::project(three(), plan, span, {.fiscal_year_from = from});
      auto by_step = outlay::start(three(), plan, span);
      int const months = length == outlay::step_length::monthly ? 1 : 3;
      int const offset = static_cast<int>(static_cast<unsigned>(from)) - 1;
      int compared = 0;
      for (int passed = months; by_step.step(); passed += months) {
        if ((passed - offset) % 12 != 0 || passed - offset < 12) continue;
        std::chrono::year const named{2024 + (passed - offset) / 12};
        auto const& all = by_step.set().measures();
        for (std::size_t k = 0; k < all.size(); ++k)
          for (int i = 0; all[k].is_level && i < 3; ++i, ++compared)
            CHECK(run.measured(all[k].part, all[k].name, by_step.set().allies()[i].code, named) ==
                  by_step.measured(static_cast<int>(k), i));
      }
      CHECK(compared > 0);
    }
}

TEST_CASE("measures asked for by name are those of a run that keeps all, to the bit, and so are all accounts") {
  auto const plan = full_plan();
  for (auto const from : {std::chrono::January, std::chrono::July}) {
    auto const all = outlay::project(three(), plan, six_years, {.fiscal_year_from = from});
    auto const same = [&](outlay::measure_choice const& asked) {
      auto const run = outlay::project(three(), plan, six_years, {.fiscal_year_from = from, .measures = asked});
      for (int y = run.first_year(); y <= run.last_year(); ++y)
        for (char const* who : {"AAA", "BBB", "CCC"}) {
          std::chrono::year const named{y};
          for (auto const& m : run.measures())
            CHECK(run.measured(m.part, m.name, who, named) == all.measured(m.part, m.name, who, named));
          for (int a = 0; a < outlay::account_count; ++a)
            CHECK(run.outlay_of(account{a}, who, named) == all.outlay_of(account{a}, who, named));
          CHECK(run.wanted(who, named) == all.wanted(who, named));
        }
      return run.measures().size();
    };
    CHECK(same({}) == 0);
    CHECK(same(false) == 0);
    CHECK(same(true) == all.measures().size());
    for (auto const& m : all.measures()) CHECK(same({{m.part, m.name}}) == 1);
    CHECK(same({"value held", "unstarted, money", {"pledge", "delivered"}}) == 3);
    CHECK(same({"started", "started"}) == 1);
  }
}

TEST_CASE("measures that an event waits for are kept in the run and not in its answers") {
  auto const plan = outlay::plan(
      economy{.growth = 2_pct}, share_target<core>{.to = 3_pct, .by = 2030y},
      pledge{.amount = 3_bn_usd / outlay::year, .from = 2025y, .delivery = 2_years},
      outlay::event{.name = "full", .when = outlay::condition::measure("pledge", "in transit").at_least(3)},
      pledge{.name = "second", .amount = 1_bn_usd / outlay::year, .from = outlay::on("full")});
  auto const all = outlay::project(three(), plan, six_years);
  REQUIRE(all.measured("pledge \"second\"", "paid", all_members, 2029y) > 0);
  auto const some = outlay::project(three(), plan, six_years, {.measures = {{"pledge \"second\"", "paid"}}});
  REQUIRE(some.measures().size() == 1);
  auto const none = outlay::project(three(), plan, six_years, {.measures = false});
  CHECK(none.measures().empty());
  for (auto y = 2025y; y < 2031y; ++y) {
    CHECK(some.measured("pledge", "paid", "BBB", y) == all.measured("pledge \"second\"", "paid", "BBB", y));
    CHECK(none.outlay_of(account::aid, all_members, y) == all.outlay_of(account::aid, all_members, y));
  }
}

TEST_CASE("asking for a measure that nobody reports, or for the value of one that was not asked for, is an error") {
  auto const plan = outlay::plan(economy{.growth = 2_pct}, pledge{.amount = 1_bn_usd / outlay::year, .from = 2026y});
  std::string const known = "pledge: paid; pledge: delivered; pledge: in transit";
  auto const run = outlay::project(three(), plan, six_years, {.measures = {"paid"}});
  auto const none = outlay::project(three(), plan, six_years, {.measures = false});
  check_errors({
      {[&] {
         outlay::project(three(), plan, six_years, {.measures = {"paid", "refused"}});
       },
       "projection", "measures", "refused", known},
      {[&] {
         outlay::project(three(), plan, six_years, {.measures = {{"levy", "paid"}}});
       },
       "projection", "measures", "levy: paid", known},
      {[&] { run.measured("pledge", "delivered", all_members, 2026y); }, "projection", "measured", "pledge: delivered",
       "a measure that `measures` asked for: pledge: paid"},
      {[&] { none.measured("pledge", "paid", all_members, 2026y); }, "projection", "measured", "pledge: paid",
       "none: no part of this plan reports, or `measures` asked for none"},
  });
}

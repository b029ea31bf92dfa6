// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "../parts/small.hpp"

#include <outlay/data/nato.hpp>

#include <rapidcheck.h>

using namespace outlay::test;
using outlay::account;
using outlay::area;
using outlay::capital_contribution;
using outlay::core;
using outlay::economy;
using outlay::key;
using outlay::member_set;
using outlay::pledge;
using outlay::resilience;
using outlay::share_target;
using outlay::stockpile_growth;

namespace {

using two = outlay::areas<area::air_defence, area::logistics>;
using rest_of_it = outlay::areas<area::other_equipment>;

// What the identities need to know of a plan beside its ledger.
struct expectation {
  std::vector<double> stock_share = {};       // by member: of the cash, what may buy stocks; below 0 where none buys
  std::vector<std::string> on_top_parts = {}; // labels of the claims that do not count
  bool rationed = false;
};

double mix_of(outlay::ratio const& r) { return outlay::detail::field_access::raw(r); }

// Checks the identities of a step for every member; the first that is broken, in words, or nothing.
template <class Run> std::string broken(Run const& run, expectation const& plan) {
  for (int i = 0; i < run.set().allies().size(); ++i) {
    auto const& r = run.ledger(i);
    auto const& m = run.set().allies()[i];
    double cash = 0, final_core = 0;
    for (int a = 0; a < outlay::account_count; ++a) {
      auto const& rule = outlay::account_rules[static_cast<std::size_t>(a)];
      double const x = r.booked(static_cast<account>(a)).value();
      if (!(x >= -1e-12)) return m.code.text() + ": " + std::string(rule.name) + " = " + std::to_string(x);
      cash += rule.cash * x;
      if (rule.family == outlay::account_family::final) final_core += rule.core * x;
    }
    auto const booked = [&](account a) { return r.booked(a).value(); };
    double const means = r.core_means().value(), over = r.overspend().value(), paid_in = booked(account::paid_in);
    auto const same = [&](double x, double y) { return std::fabs(x - y) <= 1e-12 * (1 + means + cash); };
    auto const say = [&](char const* what, double x, double y) {
      return m.code.text() + " in step " + std::to_string(run.steps() - 1) + ": " + what + ": " + outlay::text(x) +
             " is not " + outlay::text(y);
    };

    // 1: cash = own resources + borrowing. What claims take beyond the budget or beside it has to be borrowed.
    double const own = means + r.resilience_means().value(), borrowed = over + r.on_top().value();
    if (!same(cash, own + borrowed)) return say("cash", cash, own + borrowed);

    // 2: counted = sum of flag x amount; the flags of claims are their parts', the amounts what these say they paid.
    double beside = 0;
    for (auto const& part : plan.on_top_parts) {
      int const paid = run.set().find_measure(part, part.starts_with("pledge") ? "paid" : "paid in");
      beside += run.measured(paid, i);
    }
    if (!same(r.on_top().value(), beside)) return say("on top", r.on_top().value(), beside);
    double const counted = final_core + paid_in - beside;
    if (!same(r.counted_core().value(), counted)) return say("counted", r.counted_core().value(), counted);

    // 4: counted = budget where nothing overspends; overspend is what claims and deliveries take beyond it.
    double const claims = r.claimed().value(), bought = booked(account::equipment);
    if (!same(over, std::max(0.0, claims + bought - means))) return say("overspend", over, claims + bought - means);
    if (plan.rationed && claims > means * (1 + 1e-12)) return say("rationed claims", claims, means);
    if (over == 0 && !same(counted, means)) return say("budget", counted, means);

    // What claims leave, by NATO's four categories: stocks have spent of equipment's share, which is the base year's or
    // theirs, whichever is larger; what they leave of it is other equipment.
    double const e = mix_of(m.mix.equipment), p = mix_of(m.mix.personnel), f = mix_of(m.mix.infrastructure),
                 o = mix_of(m.mix.operations);
    double const left = std::max(0.0, means - claims);
    double const stocks =
        static_cast<std::size_t>(i) < plan.stock_share.size() ? plan.stock_share[static_cast<std::size_t>(i)] : -1;
    double const other = std::max(0.0, std::max(e, stocks) * left - bought);
    double const rest = std::max(0.0, left - bought - other);
    for (auto const& [a, x] : {std::pair{account::other_equipment, other},
                               {account::personnel, rest * p / (p + f + o)},
                               {account::infrastructure, rest * f / (p + f + o)},
                               {account::operations, rest * o / (p + f + o)}})
      if (!same(booked(a), x)) return say(outlay::rule_of(a).name.data(), booked(a), x);
  }
  return "";
}

// Takes a plan through all its steps, then checks that outlay is the sum of final accounts, by year (identity 3).
template <class Plan, class Each>
std::string broken(outlay::alliance<> const& allies, Plan const& plan, outlay::horizon const& span,
                   expectation const& e, Each each) {
  auto run = outlay::start(allies, plan, span);
  auto const years = outlay::project(allies, plan, span);
  double sum = 0;
  while (run.step()) {
    if (auto const s = broken(run, e); !s.empty()) return s;
    if (auto const s = each(run); !s.empty()) return s;
    for (int i = 0; i < allies.size(); ++i)
      for (account const a : {account::personnel, account::operations, account::equipment, account::other_equipment,
                              account::infrastructure, account::posture, account::aid, account::resilience})
        sum += run.ledger(i).booked(a).value();
    int const steps = 12 / static_cast<int>(span.step);
    if (run.steps() % steps != 0) continue;
    int const y = span.from.year() + run.steps() / steps - 1;
    double const told = years.outlay(outlay::everybody, std::chrono::year(y)).value();
    if (std::fabs(told - sum) > 1e-11 * sum)
      return "outlay of " + std::to_string(y) + ": " + outlay::text(told) + " is not " + outlay::text(sum);
    sum = 0;
  }
  return "";
}

// What the founders pay in a step: `sum` divided by GDP among all but the listed ones.
template <class Run>
std::string check_paid_in(Run const& run, double dollars, std::vector<std::string> const& outside) {
  auto const& allies = run.set().allies();
  double gdp = 0, all = 0;
  auto const founds = [&](int i) {
    return allies[i].spends && std::find(outside.begin(), outside.end(), allies[i].code.text()) == outside.end();
  };
  for (int i = 0; i < allies.size(); ++i)
    if (founds(i)) gdp += run.gdp(i).value();
  int const y = run.set().grid().year_of(run.steps() - 1);
  for (int i = 0; i < allies.size(); ++i) {
    double const paid = run.ledger(i).booked(account::paid_in).value();
    double const due =
        founds(i) ? dollars * run.gdp(i).value() / gdp * *allies.rate(outlay::id_of<outlay::usd>, i, y) : 0;
    if (std::fabs(paid - due) > 1e-12 * (1 + due))
      return allies[i].code.text() + " paid in " + outlay::text(paid) + ", due " + outlay::text(due);
    all += paid;
  }
  return dollars == 0 && all != 0 ? "paid in without an instalment" : "";
}
} // namespace

TEST_CASE("NATO's plan with pledge, capital and stocks keeps every identity in every step") {
  auto const allies = outlay::data::nato_2026(2025);
  stockpile_growth<outlay::five_areas_and_other> everything{
      .lift = 30_pct, .over = 10_years, .opening = {}, .attrition = 8.25_pct, .equipment_share = 35_pct};
  stockpile_growth<two> air{.name = "air",
                            .lift = {400_pct, 30_pct},
                            .over = 10_years,
                            .opening = {},
                            .attrition = 8.25_pct,
                            .equipment_share = 35_pct};
  expectation expected{.stock_share = std::vector<double>(static_cast<std::size_t>(allies.size()), -1.0),
                       .on_top_parts = {"pledge \"beside\""}};
  auto const buys = [&](char const* code) { expected.stock_share[static_cast<std::size_t>(allies.find(code))] = 0.35; };
  for (auto const* code : {"DEU", "FRA", "POL", "ESP"}) {
    double const k = outlay::data::perpetual_inventory(code, 2025);
    everything.opening.push_back({code, {0.05 * k, 0.05 * k, 0.1 * k, 0.1 * k, 0.3 * k, 0.4 * k}});
    buys(code);
  }
  for (auto const* code : {"NOR", "CAN"}) {
    air.opening.push_back({code, {0.1 * outlay::data::perpetual_inventory(code, 2025), 0.2}});
    buys(code);
  }
  for (auto const step : {outlay::step_length::monthly, outlay::step_length::annual})
    for (bool const counts : {true, false}) {
      expected.on_top_parts.resize(1);
      if (!counts) expected.on_top_parts.push_back("capital_contribution");
      auto const plan = outlay::plan(economy{.growth = outlay::data::weo_2025_april()},
                                     share_target<core>{.to = 3.5_pct, .by = 2035y, .except = {{"ESP", 2.1_pct}}},
                                     share_target<resilience>{.existing = 0.5_pct, .to = 1.5_pct, .by = 2035y},
                                     pledge{.name = "arms for Ukraine",
                                            .amount = 1_bn_usd / outlay::month,
                                            .from = 2026y / January,
                                            .payers = outlay::europe_and_canada},
                                     pledge{.name = "beside",
                                            .amount = 937_mn_usd,
                                            .from = 2027y,
                                            .payers = outlay::europe_and_canada,
                                            .by = key::population(),
                                            .counts = false},
                                     capital_contribution{.subscribed = 135_bn_usd,
                                                          .instalments = 5,
                                                          .first = 2027y / January,
                                                          .founders = outlay::all_but("founders", {"USA", "TUR"}),
                                                          .counts = counts},
                                     everything, air);
      CHECK(broken(allies, plan, {.from = 2025y, .until = 2036y, .step = step}, expected, [&](auto const& run) {
              int const t = run.steps() - 1, y = run.set().grid().year_of(t);
              bool const due = y >= 2027 && y < 2032 && run.set().grid().step_in_year(t) == 0;
              return check_paid_in(run, due ? 135 * 0.2 / 5 : 0, {"USA", "TUR"});
            }) == "");
    }
}

TEST_CASE("claims beyond the budget, deliveries nobody has money for, and rationing keep the identities") {
  for (bool const ration : {false, true})
    for (auto const step : all_steps) {
      auto const plan = outlay::plan(
          economy{.growth = 1_pct}, share_target<core>{.to = 5_pct, .by = 2035y, .ration = ration},
          pledge{.name = "big", .amount = 24_bn_usd / outlay::year, .from = 2028y, .until = 2030y, .payers = "CCC"},
          pledge{.name = "beside", .amount = 2_bn_usd / outlay::year, .from = 2026y, .counts = false},
          capital_contribution{.subscribed = 10_bn_usd, .instalments = 3, .first = 2027y / January},
          stockpile_growth<two, 1>{.lift = 90_pct,
                                   .over = 2_years,
                                   .opening = {{"AAA", {50, 50}}, {"CCC", {20, 20}}},
                                   .attrition = 10_pct,
                                   .equipment_share = 35_pct,
                                   .lead = 2_years,
                                   .advance = 10_pct},
          stockpile_growth<rest_of_it>{.name = "rest",
                                       .lift = 0_pct,
                                       .over = 2_years,
                                       .opening = {{"AAA", {10}}},
                                       .attrition = 10_pct,
                                       .equipment_share = 35_pct});
      bool over = false;
      CHECK(broken(three(), plan, {.from = 2025y, .until = 2033y, .step = step},
                   {.stock_share = {0.35, -1, 0.35}, .on_top_parts = {"pledge \"beside\""}, .rationed = ration},
                   [&](auto const& run) {
                     over = over || run.ledger(2).overspend().value() > 0;
                     return std::string();
                   }) == "");
      CHECK(over); // what was ordered is paid even where claims have taken the money
    }
}

TEST_CASE("plans drawn at random keep the identities, and founders pay what they subscribed") {
  CHECK(rc::check("identities of the ledger", [] {
    auto const of = [](int low, int high) { return *rc::gen::inRange(low, high + 1); };
    auto const pct = [&](int low, int high) { return outlay::percent(of(low, high)); };
    auto const flow = [](int billions) { return outlay::billions<outlay::usd_2021>(billions) / outlay::year; };
    auto const when = [&] {
      return outlay::date(std::chrono::year(of(2025, 2029)) / std::chrono::month(static_cast<unsigned>(of(1, 12))));
    };
    auto const some_key = [&] {
      key const all[] = {key::gdp(),
                         key::baseline_gdp(),
                         key::equal(),
                         key::population(),
                         key::custom({{"AAA", 0.5}, {"BBB", 0.3}, {"CCC", 0.2}}),
                         key::blend(0.4, key::gdp(), key::equal())};
      return all[of(0, 5)];
    };
    auto allies = three();
    bool const joins = of(0, 3) == 0;
    if (joins) allies = allies.with("BBB", [&](outlay::member& m) { m.from = std::chrono::year(of(2026, 2028)); });
    bool const ration = of(0, 1), first_counts = of(0, 1), second_counts = of(0, 1), capital_counts = of(0, 1),
               refuses = of(0, 2) == 0, shrinks = of(0, 1);
    share_target<core> target{.to = pct(0, 8),
                              .by = 2030y,
                              .floor = of(0, 1) == 1,
                              .compliance = pct(0, 100),
                              .execution = pct(0, 100),
                              .ration = ration};
    if (of(0, 1)) target.absorption = pct(0, 20);
    target.carry_over = of(0, 1);
    pledge a{.name = "a",
             .amount = flow(of(0, 40)),
             .growth = pct(-20, 20),
             .from = when(),
             .by = some_key(),
             .counts = first_counts};
    if (of(0, 1)) a.delivery = outlay::duration<>::from_value(of(1, 3)), a.stages = of(1, 1);
    pledge const b{.name = "b",
                   .amount = outlay::billions<outlay::usd_2021>(of(0, 20)),
                   .from = when(),
                   .payers = of(0, 1) ? outlay::group("CCC") : outlay::all_members,
                   .counts = second_counts};
    int const instalments = of(1, 4);
    double const subscribed = of(0, 200);
    capital_contribution bank{.subscribed = outlay::billions<outlay::usd_2021>(subscribed),
                              .paid_in = pct(0, 100),
                              .instalments = instalments,
                              .first = std::chrono::year(of(2025, 2028)) / January,
                              .by = some_key(),
                              .counts = capital_counts};
    double const paid_in = outlay::detail::field_access::raw(bank.paid_in);
    if (refuses) bank.refused = {"AAA"}, bank.if_refused = shrinks ? outlay::refusal::shrink : outlay::refusal::rescale;
    auto const units = [&] { return static_cast<double>(of(0, 100)); };
    stockpile_growth<two, 2> slow{.lift = {pct(-50, 400), pct(0, 50)},
                                  .over = outlay::duration<>::from_value(of(1, 10)),
                                  .opening = {{"AAA", {units(), units()}}, {"CCC", {units(), units()}}},
                                  .attrition = pct(0, 30),
                                  .equipment_share = pct(0, 100),
                                  .lead = outlay::duration<>::from_value(of(2, 4)),
                                  .advance = pct(0, 100)};
    stockpile_growth<rest_of_it> const other{.name = "rest",
                                             .lift = pct(0, 50),
                                             .over = 5_years,
                                             .opening = {{"BBB", {units()}}},
                                             .attrition = pct(0, 30),
                                             .equipment_share = 35_pct};
    outlay::industry<two> const makers{
        .capacity = {outlay::stock_value<>::from_value(of(1, 20)), outlay::stock_value<>::from_value(of(1, 20))},
        .growth = pct(0, 30),
        .premium = 0.5};
    auto const plan = outlay::plan(economy{.growth = pct(-3, 5)}, target,
                                   share_target<resilience>{.existing = pct(0, 1), .to = pct(0, 3), .by = 2030y}, a, b,
                                   bank, slow, other, makers);
    double const slow_share =
        outlay::detail::field_access::raw(static_cast<outlay::ratio const&>(slow.equipment_share));
    expectation e{.stock_share = {slow_share, 0.35, slow_share}, .rationed = ration};
    if (!first_counts) e.on_top_parts.push_back("pledge \"a\"");
    if (!second_counts) e.on_top_parts.push_back("pledge \"b\"");
    if (!capital_counts) e.on_top_parts.push_back("capital_contribution");
    auto const step = all_steps[of(0, 2)];
    double paid = 0, due = 0;
    auto const wrong = broken(allies, plan, {.from = 2025y, .until = 2031y, .step = step}, e, [&](auto const& run) {
      auto const& grid = run.set().grid();
      int const t = run.steps() - 1, y = grid.year_of(t), k = y - bank.first.at().year();
      double now = 0;
      for (int i = 0; i < 3; ++i) now += run.ledger(i).booked(account::paid_in).value();
      paid += now;
      due += grid.step_in_year(t) == 0 && k >= 0 && k < instalments ? subscribed * paid_in / instalments : 0;
      return run.ledger(0).booked(account::paid_in).value() > 0 && refuses
                 ? std::string("a founder that refuses has paid")
                 : std::string();
    });
    if (!wrong.empty()) RC_FAIL(wrong);
    // Where nothing is rationed, all is paid in; less the part of one that refuses, where the capital shrinks.
    if (!(ration && capital_counts) && !(refuses && shrinks)) RC_ASSERT(std::fabs(paid - due) <= 1e-12 * (1 + due));
    RC_ASSERT(paid <= due * (1 + 1e-12));
  }));
}

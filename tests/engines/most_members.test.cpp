// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "every_part.hpp"

#include <outlay/engines/solve.hpp>
#include <outlay/parallel.hpp>

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

// An alliance of 64, as many as it may have: every part in it, with members in the first and in the last places.

using namespace outlay::test;
using std::chrono::March;

namespace {

using outlay::alliance;
using outlay::member;
using outlay::year;

std::vector<member> the_others() {
  std::vector<member> all;
  for (int k = 0; k < 61; ++k)
    all.push_back({.code = "M" + std::to_string(k),
                   .gdp = outlay::billions<outlay::usd_2021>(10 + k) / year,
                   .core = outlay::percent(1 + k % 3),
                   .price_level = 1 + 0.01 * k,
                   .population = 1.0 + k});
  return all;
}
// AAA, BBB and CCC with 61 others behind them, or before them.
alliance<> sixty_four(bool first) {
  std::vector<member> all = the_others(), own = three().members();
  all.insert(first ? all.begin() : all.end(), own.begin(), own.end());
  return alliance<>(all, three().facts());
}
// The economy of a plan with growth for members that it does not name.
template <class Plan> Plan with_growth_of_all(Plan plan) {
  auto& of_plan = const_cast<outlay::economy&>(plan.template listed<outlay::economy, 0>()); // the copy's
  of_plan.growth = 2_pct;
  return plan;
}

// Equal in both alliances but for the order of sums.
void same(double x, double y, std::string const& what) {
  if (x == doctest::Approx(y).epsilon(1e-9).scale(1e-3)) return;
  CAPTURE(what);
  CHECK(x == y);
}

} // namespace

TEST_CASE("every part: members are worth the same in the first places of an alliance of 64 and in the last") {
  alliance<> const before = sixty_four(true), after = sixty_four(false);
  auto const& span = six_years_of_every_part;
  with_plans_of_every_part([&](auto const& original) {
    auto const plan = with_growth_of_all(original);
    auto const a = outlay::project(before, plan, span), b = outlay::project(after, plan, span);
    double moved = 0;
    for (int y = a.first_year(); y <= a.last_year(); ++y)
      for (member const& m : before.members()) {
        std::chrono::year const in{y};
        std::string const where = m.code.text() + " " + std::to_string(y) + " ";
        for (int k = 0; k < outlay::account_count; ++k) {
          auto const to = static_cast<outlay::account>(k);
          same(a.booked(outlay::only(to), m.code, in).value(), b.booked(outlay::only(to), m.code, in).value(),
               where + std::to_string(k));
        }
        same(a.gdp(m.code, in).value(), b.gdp(m.code, in).value(), where + "GDP");
        moved += a.outlay(m.code, in).value();
        for (auto const& x : a.measures())
          same(a.measured(x.part, x.name, m.code, in), b.measured(x.part, x.name, m.code, in), where + x.name);
      }
    CHECK(moved > 0);

    auto const paths = [&](alliance<> const& allies) {
      return outlay::ensemble(outlay::threads(2), allies, plan, span, {.paths = 20, .seed = 5}, outlay::total_outlay,
                              outlay::core_budget);
    };
    auto const c = paths(before), d = paths(after);
    for (int k = 0; k < c.columns(); ++k)
      for (int p = 0; p < 20; ++p) same(c.data()[k * 20 + p], d.data()[k * 20 + p], "path " + std::to_string(p));

    auto const slope = [&](alliance<> const& allies) {
      return outlay::sensitivity(allies, plan, span, outlay::total_outlay, outlay::wrt(&outlay::economy::extra));
    };
    auto const e = slope(before), f = slope(after);
    for (std::size_t k = 0; k < e.slope.size(); ++k) same(e.slope[k], f.slope[k], "slope");
  });
}

TEST_CASE("64 members spend what two alliances of 32 spend, with every engine") {
  // As many, with no sums over the alliance in the plan: shares of GDP, and a pledge of each part of it.
  auto const members = [](int from, int until) {
    std::vector<member> all;
    for (int k = from; k < until; ++k)
      all.push_back({.code = "M" + std::to_string(k),
                     .gdp = outlay::billions<outlay::usd_2021>(100 + k) / year,
                     .core = 2_pct,
                     .population = 10});
    return alliance<>(std::move(all));
  };
  alliance<> const all = members(0, 64), low = members(0, 32), high = members(32, 64);
  auto const plan = outlay::plan(outlay::economy{.growth = 2_pct, .volatility = 3_pct},
                                 outlay::share_target<outlay::core>{.to = 3.5_pct, .by = 2030y});
  auto const& span = six_years_of_every_part;
  auto const sum = [&](auto const& f) { return f(low) + f(high); };
  auto const close = [](double x, double y) { CHECK(x == about(y, 1e-12)); };

  auto const projected = [&](alliance<> const& x) {
    return outlay::project(x, plan, span).core_outlay(outlay::all_members, 2030y).value();
  };
  close(projected(all), sum(projected));
  // shares have risen to 3.5 % by the end of 2029 or 2030: of GDP of the sum of 100 ... 163 billions, five years on
  CHECK(projected(all) > 0.03 * 64 * 131.5 * std::pow(1.02, 5));
  CHECK(projected(all) < 0.035001 * 64 * 131.5 * std::pow(1.02, 5));

  auto const mean = [&](alliance<> const& x) {
    auto const s = outlay::ensemble(x, plan, span, {.paths = 40, .seed = 2}, outlay::core_budget);
    return s.mean(s.column(0, 2030));
  };
  close(mean(all), sum(mean));
  auto const summed = [&](alliance<> const& x) {
    auto const s = outlay::ensemble_summary(x, plan, span, {.paths = 40, .seed = 2}, outlay::core_budget);
    return s.mean(s.column(0, 2030));
  };
  close(summed(all), sum(summed));
  auto const to = outlay::wrt(&outlay::share_target<outlay::core>::to);
  auto const slope = [&](alliance<> const& x) {
    return outlay::sensitivity(x, plan, span, outlay::total_outlay, to).slope.back();
  };
  close(slope(all), sum(slope));
  auto const swept = [&](alliance<> const& x) {
    auto const s = outlay::sweep(x, plan, span, outlay::grid(outlay::axis(to, {3_pct, 4_pct})), outlay::core_budget);
    return s.value(s.column(0, 2030), {1});
  };
  close(swept(all), sum(swept));
  // the target that all meet together is the one of each half
  auto const goal = [&](alliance<> const& x) {
    return outlay::solve(x, plan, span, to, outlay::between(2_pct, 6_pct),
                         outlay::goal(in_year(outlay::core_share, 2030y), 3_pct))
        .value;
  };
  CHECK(goal(all) == about(goal(low), 1e-9));
  CHECK(goal(all) == about(goal(high), 1e-9));
  double stepped = 0;
  auto run = outlay::start(all, plan, span);
  while (run.step())
    if (run.set().grid().year_of(run.steps() - 1) == 2030)
      for (int i = 0; i < 64; ++i) stepped += run.ledger(i).counted_core().value();
  close(stepped, projected(all));
}

TEST_CASE("groups, keys and answers reach the last of 64 members, and one more is refused") {
  alliance<> const all = sixty_four(false);
  CHECK(all.size() == 64);
  CHECK(all.set_of(outlay::all_members, "test", "of") == ~std::uint64_t{0});
  CHECK(all.set_of("CCC", "test", "of") == std::uint64_t{1} << 63);
  std::vector<outlay::member_code> codes;
  for (member const& m : all.members()) codes.push_back(m.code);
  CHECK(all.set_of(outlay::group("each", codes), "test", "of") == ~std::uint64_t{0});
  CHECK(all.set_of(outlay::group("none", codes, outlay::group::rule::all_members_but), "test", "of") == 0);
  // a pledge that all pay by GDP, and one that the last pays alone
  auto const plan = outlay::plan(
      outlay::economy{.growth = 0_pct},
      outlay::pledge{
          .name = "all", .amount = 64_bn_usd_2021 / year, .from = 2025y, .payers = outlay::group("each", codes)},
      outlay::pledge{.name = "last", .amount = 1_bn_usd_2021 / year, .from = 2025y, .payers = "CCC"});
  auto const run = outlay::project(all, plan, {.from = 2025y, .until = 2027y});
  double gdp = 0, paid = 0;
  for (member const& m : all.members()) {
    gdp += run.gdp(m.code, 2026y).value();
    paid += run.measured("pledge \"all\"", "paid", m.code, 2026y);
  }
  CHECK(paid == about(64));
  CHECK(gdp == about(1750 + 61 * 10 + 61 * 60 / 2));
  CHECK(run.measured("pledge \"all\"", "paid", "CCC", 2026y) == about(64 * 250 / gdp));
  CHECK(run.measured("pledge \"last\"", "paid", "CCC", 2026y) == about(1));

  std::vector<member> more = all.members();
  more.push_back({.code = "ONE", .gdp = outlay::billions<outlay::usd_2021>(1) / year});
  check_refused([&] { (void)alliance<>(more); }, "alliance", "members", "65", "1 to 64");
}

TEST_CASE("the last of 64 gives out of its stocks, keeps its level and holds what is replaced, in quarters") {
  using outlay::stock_value;
  auto const plan = outlay::plan(
      outlay::economy{.growth = 2_pct, .volatility = 2_pct},
      outlay::share_target<outlay::core>{.to = 5_pct, .by = 2029y / July, .from = 2025y / March},
      outlay::pledge{.name = "in kind",
                     .amount = 1_bn_usd_2021 / year,
                     .from = 2025y / July,
                     .payers = outlay::group("two", {"BBB", "CCC"}),
                     .to = outlay::account::aid_in_kind,
                     .out_of = outlay::area::air_defence},
      outlay::backfill{
          .held = {{"AAA", 20}, {"CCC", 25}}, .who = "AAA", .from = 2027y, .withdrawn = 50_pct, .cost = 0.1_bn_usd},
      outlay::stockpile_growth<two>{
          .lift = {60_pct, 20_pct},
          .over = 7_years,
          .opening = {{"AAA", {14, 30}}, {"BBB", {20, 9}}, {"CCC", {10, 10}}},
          .flat = {"CCC"},
          .attrition = {12_pct, 6_pct},
          .unit_cost = {1.5_bn_usd_2021 / stock_value<>::from_value(1), 0.8_bn_usd_2021 / stock_value<>::from_value(1)},
          .equipment_share = 30_pct});
  auto const until = [](alliance<> const& x) { // a holder that leaves
    return x.with("AAA", [](member& m) { m.until = 2029y / January; });
  };
  alliance<> const before = until(sixty_four(true)), after = until(sixty_four(false));
  outlay::horizon const span{.from = 2025y, .until = 2031y, .step = outlay::step_length::quarterly};
  auto const a = outlay::project(before, plan, span), b = outlay::project(after, plan, span);
  double given = 0;
  for (int y = a.first_year(); y <= a.last_year(); ++y)
    for (member const& m : before.members())
      for (auto const& x : a.measures()) {
        std::chrono::year const in{y};
        double const value = a.measured(x.part, x.name, m.code, in);
        same(value, b.measured(x.part, x.name, m.code, in), m.code.text() + " " + x.part + ": " + x.name);
        if (x.part == "pledge \"in kind\"" && x.name == "paid" && m.code == "CCC") given += value;
      }
  CHECK(given > 0);
  auto const paths = [&](alliance<> const& allies) {
    return outlay::ensemble(allies, plan, span, {.paths = 20, .seed = 5}, outlay::total_outlay, outlay::stock_index);
  };
  auto const c = paths(before), d = paths(after);
  for (int k = 0; k < c.columns(); ++k)
    for (int p = 0; p < 20; ++p) same(c.data()[k * 20 + p], d.data()[k * 20 + p], "path " + std::to_string(p));
}

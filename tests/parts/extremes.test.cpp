// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "small.hpp"

#include <limits>

// Fields at the ends of what a number can be.

using namespace outlay::test;
using namespace outlay;

namespace {

horizon const span{.from = 2025y, .until = 2031y, .step = step_length::annual};
auto const a_head = billions<usd_2021>(0.2) / headcount<>::from_value(1.0) / outlay::year;

// Puts a number into every quantity of a part, one after the other: each run is refused, or has only finite numbers.
template <class Part, class Run> void try_all(Part const& part, Run const& run) {
  std::size_t places = 0;
  detail::each_quantity(part, [&](auto const&, auto const&, auto const&) { ++places; });
  for (std::size_t place = 0; place < places; ++place)
    for (double const x : {1e9, 1e18, 1e300, -1.0, -1e300, std::numeric_limits<double>::denorm_min(), 1e-20,
                           std::numeric_limits<double>::max(), std::numeric_limits<double>::infinity(),
                           std::numeric_limits<double>::quiet_NaN()}) {
      Part changed = part;
      std::size_t k = 0;
      std::string which;
      detail::each_quantity(changed, [&](std::string_view field, std::string const& element, auto const& q) {
        if (k++ != place) return;
        which = std::string(field) + " " + element;
        detail::field_access::put(const_cast<std::remove_cvref_t<decltype(q)>&>(q), x);
      });
      CAPTURE(which);
      CAPTURE(x);
      try {
        auto const p = run(changed);
        for (int y = 2025; y < 2031; ++y) {
          std::chrono::year const when(y);
          CHECK(std::isfinite(p.outlay(all_members, when).value()));
          CHECK(std::isfinite(p.gdp(all_members, when).value()));
          for (auto const& m : p.measures()) CHECK_MESSAGE(std::isfinite(p.measured(m, all_members, when)), m.name);
        }
      } catch (error const& e) {
        CHECK(std::string(e.what()).size() > 20);
      }
    }
}
template <class... Others> auto with(Others const&... others) {
  return [=](auto const& p) {
    return project(three(), plan(economy{.growth = 1_pct}, share_target<core>{.to = 5_pct, .by = 2030y}, p, others...),
                   span);
  };
}

}

TEST_CASE("a field at the end of what a number can be is an error, or all numbers are finite") {
  auto const mn = 1_mn_usd_2021;
  pledge arms{.name = "arms", .amount = 1_bn_usd_2021 / outlay::year, .growth = 2_pct, .from = 2026y};
  arms.delivery = 2_years;
  try_all(arms, with());
  backfill gap{.name = "lift", .held = {{"AAA", 10}, {"BBB", 5}}, .who = "AAA", .from = 2026y};
  gap.phase = 1_years, gap.lead = 1_years, gap.cost = mn, gap.upkeep = mn / outlay::year;
  try_all(gap, with());
  consumables shells{.name = "shells", .held = {{"AAA", 500}, {"BBB", 0}}, .use = 2};
  shells.used_from = 2027y, shells.goal = 60, shells.cost = mn, shells.over = 2_years;
  try_all(shells, with());
  try_all(manpower{.name = "force",
                   .opening = {{"AAA", headcount<>::from_value(50)}},
                   .intake = {{"AAA", headcount<>::from_value(30)}},
                   .length = 3_years,
                   .cost = a_head},
          with());
  try_all(deployment{.name = "troops",
                     .heads = {{2026y / January, headcount<>::from_value(5)}},
                     .cost = a_head,
                     .investment = 1_bn_usd_2021,
                     .invest_from = 2026y,
                     .invest_until = 2028y},
          with());
  try_all(asset_backed_loan{.name = "loan",
                            .principal = 20_bn_usd_2021,
                            .instalments = 3,
                            .from = 2026y,
                            .interest = 3_pct,
                            .assets = 30_bn_usd_2021,
                            .yield = 4_pct,
                            .scheduled = 2_bn_usd_2021 / outlay::year},
          with());
  try_all(budget_risk{.volatility = 10_pct, .common = 30_pct, .drift = 5_pct, .base_error = 7_pct}, with());
  try_all(feedback{.multiplier = 0.5, .domestic = 50_pct, .fades = 2_years}, with());
  capital_contribution const capital{
      .name = "c", .subscribed = 10_bn_usd_2021, .instalments = 2, .every = 1_years, .first = 2026y};
  try_all(capital, with());
  try_all(bank{.capital = "c",
               .first_bond = 2026y,
               .operating_from = 2026y,
               .risk_free = 2_pct,
               .spread = 0.5_pct,
               .margin = 0.2_pct,
               .yield = 4_pct},
          with(capital));
  public_debt debt{.opening = 60_pct, .interest = 2_pct, .marginal = 3_pct, .inflation = 2_pct};
  debt.cap_deficit = true, debt.escape = 1_pct, debt.escape_from = 2027y;
  try_all(debt, with());
  using air = areas<area::air_defence>;
  stockpile_growth<air, 1> stock{
      .lift = 100_pct, .over = 4_years, .opening = {{"AAA", {10}}, {"BBB", {4}}}, .attrition = 5_pct, .lead = 1_years};
  try_all(stock, with());
  industry<air> const makers{.capacity = stock_value<>::from_value(3), .premium = 0.5};
  try_all(makers, with(stock));
  try_all(rival{.which = area::air_defence,
                .by = comparison::stock,
                .stock = stock_value<>::from_value(20),
                .production = stock_value<>::from_value(3),
                .threat = 2029y},
          with(stock));
  share_target<core> target{.to = 5_pct, .by = 2028y, .absorption = rate(20_pct)};
  auto const alone = [](auto const& p) { return project(three(), plan(economy{.growth = 1_pct}, p), span); };
  try_all(target, alone);
  auto const bare = [](auto const& p) { return project(three(), plan(p), span); };
  try_all(economy{.growth = 1_pct}, bare);
}

TEST_CASE("money beyond what a number can be is refused where it is given, and said of whom where it arises") {
  pledge arms{.name = "arms", .amount = billions<usd_2021>(1e300) / outlay::year, .from = 2026y};
  check_errors({{[&] { (void)with()(arms); }, "pledge \"arms\"", "amount", "1e+300 bn USD at prices of 2021",
                 "at most 1e15 bn"}});
  consumables shells{.name = "shells", .held = {{"AAA", 1}}, .use = 1e300, .goal = 1e10, .cost = 1_bn_usd_2021};
  std::string const valid = "a finite number: amounts, growth and factors of this size cannot be told";
  check_errors({{[&] { (void)with()(shells); }, "projection", "other equipment", "inf of AAA in 2025", valid},
                {[&] {
                   (void)project(three(), plan(economy{.growth = 1_pct}, shells), span, total_outlay);
                 },
                 "answer \"outlay of all members\"", "2025", "inf", valid},
                {[&] {
                   (void)ensemble(three(), plan(economy{.growth = 1_pct, .volatility = 1_pct}, shells), span,
                                  {.paths = 1}, total_outlay);
                 },
                 "answer \"outlay of all members\"", "2025", "inf", valid}});
  // One path has no spread: its deviation and its standard error are 0, every quantile is its number.
  auto const one = ensemble(three(), plan(economy{.growth = 1_pct, .volatility = 1_pct},
                                          share_target<core>{.to = 5_pct, .by = 2030y}),
                            span, {.paths = 1}, total_outlay);
  CHECK(one.standard_error(0) == 0);
  CHECK(one.quantile(0, 0.9) == one.mean(0));
}

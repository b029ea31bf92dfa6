// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "small.hpp"

#include <memory>
#include <type_traits>

using namespace outlay::test;
using outlay::account;
using outlay::all_members;
using outlay::area;
using outlay::capital_contribution;
using outlay::condition;
using outlay::core;
using outlay::economy;
using outlay::event;
using outlay::moment;
using outlay::never;
using outlay::on;
using outlay::percent;
using outlay::pledge;
using outlay::refusal;
using outlay::resilience;
using outlay::revision;
using outlay::share_target;
using outlay::stockpile_growth;
using std::chrono::April;
using two = outlay::areas<area::air_defence, area::logistics>;

namespace {

outlay::horizon const span{.from = 2025y, .until = 2037y};

event const none{.name = "none", .at = never};

// Every part that refers to moments, each to `start` or to some time after it; with two events or with none.
template <class... Events> auto parts_from(moment const& start, outlay::volatility sigma, Events const&... events) {
  return outlay::plan(
      economy{.growth = 2_pct, .volatility = sigma, .common = 40_pct}, events...,
      share_target<core>{.to = 5_pct,
                         .by = 2035y,
                         .except = {{"BBB", 3_pct}},
                         .revised = revision{start.after(1_years), 4_pct, 2036y}},
      share_target<resilience>{
          .existing = 0.5_pct, .to = 1.5_pct, .by = 2035y / January, .revised = revision{.from = start, .to = 1_pct}},
      pledge{.name = "grows",
             .amount = 12_bn_usd / outlay::year,
             .growth = 3_pct,
             .from = start,
             .until = start.after(30_months)},
      pledge{.name = "ends", .amount = 4_bn_usd_2021 / outlay::year, .from = 2024y, .until = start},
      pledge{.name = "once",
             .amount = 3_bn_usd,
             .from = start.after(2_months),
             .by = outlay::key::blend(0.5, outlay::key::equal(), outlay::key::gdp())},
      capital_contribution{.subscribed = 20_bn_usd,
                           .instalments = 6,
                           .every = 0.5_years,
                           .first = start.after(1_months),
                           .refused = {"AAA"},
                           .refused_from = start.after(1_years),
                           .if_refused = refusal::rescale},
      stockpile_growth<two>{.lift = {60_pct, 20_pct},
                            .over = 5_years,
                            .from = start,
                            .opening = {{"AAA", {14, 30}}, {"BBB", {20, 9}}},
                            .attrition = {12_pct, 6_pct},
                            .losses = {{.at = start.after(2_years), .which = area::logistics, .value = 50_pct}}});
}

auto plan_from(moment const& start, outlay::volatility sigma, event const& one, event const& other = none) {
  return parts_from(start, sigma, one, other);
}
auto plan_from(moment const& start, outlay::volatility sigma) { return parts_from(start, sigma); }

template <class Plan>
std::vector<double> everything(Plan const& plan, outlay::step_length step = outlay::step_length::monthly) {
  auto const allies = three();
  auto const run = outlay::project(allies, plan, {.from = span.from, .until = span.until, .step = step});
  std::vector<double> all;
  for (int y = run.first_year(); y <= run.last_year(); ++y)
    for (auto const& m : allies.members()) {
      std::chrono::year const when(y);
      for (int a = 0; a < outlay::account_count; ++a)
        all.push_back(run.outlay_of(static_cast<account>(a), m.code, when).value());
      all.push_back(run.counted_core(m.code, when).value());
      all.push_back(run.measured("stockpile_growth", "lost", m.code, when));
      all.push_back(run.measured("capital_contribution", "paid in", m.code, when));
    }
  return all;
}
template <class Plan> double happened_in(Plan const& plan, std::string const& name, int y) {
  return outlay::project(three(), plan, span)
      .measured("event \"" + name + "\"", "happened", all_members, std::chrono::year(y));
}
// The first year in which an event has happened; 0 for none.
template <class Plan> int first_year_of(Plan const& plan, std::string const& name) {
  for (int y = 2025; y < 2037; ++y)
    if (happened_in(plan, name, y) == 1) return y;
  return 0;
}
template <class... Events> auto only(Events const&... events) {
  return outlay::plan(economy{.growth = 2_pct}, share_target<core>{.to = 5_pct, .by = 2035y}, events...);
}
template <int Lanes = 0, class... Events>
outlay::sample draw(int paths, outlay::horizon const& when, Events const&... events) {
  return outlay::ensemble<Lanes>(three(), only(events...), when, {.paths = paths, .seed = 3}, outlay::happened("it"));
}
}

TEST_CASE("an event with a date gives every part the bits of the date, without and with shocks") {
  event const e{.name = "ceasefire", .at = 2028y / January};
  CHECK(everything(plan_from(on("ceasefire"), 0_pct, e)) == everything(plan_from(2028y / January, 0_pct)));
  event const year{.name = "ceasefire", .at = 2028y};
  CHECK(everything(plan_from(on("ceasefire"), 0_pct, year)) == everything(plan_from(2028y, 0_pct)));
  event const chained{.name = "talks", .at = 2027y / July},
      after{.name = "ceasefire", .at = on("talks").after(6_months)};
  CHECK(everything(plan_from(on("ceasefire"), 0_pct, chained, after)) == everything(plan_from(2028y / January, 0_pct)));
  auto const fan = [](auto const& plan) {
    return outlay::ensemble(three(), plan, span, {.paths = 20, .seed = 5}, outlay::total_outlay, outlay::stock_index);
  };
  auto const a = fan(plan_from(on("ceasefire"), 3_pct, e)), b = fan(plan_from(2028y / January, 3_pct));
  CHECK(std::equal(a.data(), a.data() + 20 * a.columns(), b.data()));
}

TEST_CASE("an event that a condition brings about does what its date would do, but for rounding") {
  // Closed form: the share of core rises along known lines, so that its year is known; it takes effect in the January
  // after.
  event const e{.name = "ceasefire", .when = condition::core_share(all_members).at_least(2.7_pct)};
  int const year = first_year_of(plan_from(on("ceasefire"), 0_pct, e), "ceasefire");
  REQUIRE(year > 2025);
  for (auto const step : all_steps) {
    auto const by_event = everything(plan_from(on("ceasefire"), 0_pct, e), step),
               by_date = everything(plan_from(std::chrono::year(year + 1) / January, 0_pct), step);
    REQUIRE(by_event.size() == by_date.size());
    // other equipment may be nothing but rounding
    for (std::size_t k = 0; k < by_event.size(); ++k)
      CHECK(std::fabs(by_event[k] - by_date[k]) <= 1e-12 * (1e-2 + std::fabs(by_date[k])));
  }
}

TEST_CASE("what a run without draws assumes of an event by rate does what the date would do, but for rounding") {
  event const e{.name = "ceasefire", .rate = 20_pct, .projected = 2029y / April};
  auto const by_event = everything(plan_from(on("ceasefire"), 0_pct, e)),
             by_date = everything(plan_from(2029y / April, 0_pct));
  for (std::size_t k = 0; k < by_event.size(); ++k) CHECK(by_event[k] == about(by_date[k]));
  event const not_at_all{.name = "ceasefire", .rate = 20_pct, .projected = never};
  CHECK(everything(plan_from(on("ceasefire"), 0_pct, not_at_all)) == everything(plan_from(never, 0_pct)));
}

TEST_CASE("by rate an event has happened after T years with probability 1 - exp(-rate T), in steps of any length") {
  int const paths = 4000;
  outlay::sample const monthly = draw(paths, span, event{.name = "it", .rate = 15_pct, .projected = never});
  for (auto const step : all_steps) {
    auto const s = draw(paths, {.from = span.from, .until = span.until, .step = step},
                        event{.name = "it", .rate = 15_pct, .projected = never});
    for (int k = 0; k < 12; ++k) {
      double const p = 1 - std::exp(-0.15 * (k + 1));
      CHECK(std::fabs(s.mean(k) - p) < 4 * std::sqrt(p * (1 - p) / paths));
      // one draw a path
      for (int path = 0; path < paths; ++path) CHECK(s.data()[k * paths + path] == monthly.data()[k * paths + path]);
    }
  }
}

TEST_CASE("a higher rate lets an event happen no later on any path, a rate of 0 never") {
  auto const low = draw(500, span, event{.name = "it", .rate = 5_pct, .projected = never}),
             high = draw(500, span, event{.name = "it", .rate = 9_pct, .projected = never});
  for (int k = 0; k < 12 * 500; ++k) CHECK(low.data()[k] <= high.data()[k]);
  CHECK(draw(500, span, event{.name = "it", .rate = 0_pct, .projected = never}).mean(11) == 0);
}

TEST_CASE("a rate holds only within its window") {
  auto const s =
      draw(4000, span, event{.name = "it", .rate = 30_pct, .from = 2028y / July, .until = 2030y, .projected = never});
  auto const p = [](double years) { return 1 - std::exp(-0.3 * years); };
  CHECK(s.mean(2) == 0);
  CHECK(std::fabs(s.mean(3) - p(0.5)) < 0.03);
  CHECK(std::fabs(s.mean(4) - p(1.5)) < 0.03);
  CHECK(s.mean(11) == s.mean(4));
  // The window of an event that waits for another one: the sum of two waiting times.
  auto const both = draw(4000, span, event{.name = "first", .rate = 50_pct, .projected = never},
                         event{.name = "it", .rate = 20_pct, .from = on("first"), .projected = never});
  double const t = 12, exact = 1 - (0.5 * std::exp(-0.2 * t) - 0.2 * std::exp(-0.5 * t)) / 0.3; // hypoexponential
  CHECK(std::fabs(both.mean(11) - exact) < 0.03);
}

TEST_CASE("of two events that stop each other at most one happens, but within one step") {
  auto const s = outlay::ensemble(three(),
                                  only(event{.name = "peace", .rate = 20_pct, .until = on("war"), .projected = never},
                                       event{.name = "war", .rate = 10_pct, .until = on("peace"), .projected = never}),
                                  span, {.paths = 4000, .seed = 3}, outlay::happened("peace"), outlay::happened("war"));
  double const all = 1 - std::exp(-0.3 * 12); // competing risks
  CHECK(std::fabs(s.mean(s.column(0, 2036)) - all * 2 / 3) < 0.03);
  CHECK(std::fabs(s.mean(s.column(1, 2036)) - all / 3) < 0.03);
  double both = 0;
  for (int p = 0; p < 4000; ++p)
    both += s.data()[s.column(0, 2036) * 4000 + p] * s.data()[s.column(1, 2036) * 4000 + p];
  CHECK(both / 4000 < 0.03);
}

TEST_CASE("with a probability an event happens at its date or not at all") {
  auto const s = draw(4000, span, event{.name = "it", .at = 2029y / April, .probability = 30_pct, .projected = never});
  CHECK(s.mean(3) == 0);
  CHECK(std::fabs(s.mean(4) - 0.3) < 4 * std::sqrt(0.21 / 4000));
  CHECK(s.mean(11) == s.mean(4));
  CHECK(draw(500, span, event{.name = "it", .at = 2029y / April, .probability = 0_pct, .projected = never}).mean(11) ==
        0);
}

TEST_CASE("an ensemble with events has the same bits in every lane, and another event changes no draw") {
  event const e{.name = "it", .rate = 20_pct, .projected = never},
      other{.name = "other", .at = 2029y / April, .probability = 40_pct, .projected = never};
  auto const fan = [&]<int Lanes>(std::integral_constant<int, Lanes>) {
    return outlay::ensemble<Lanes>(three(), plan_from(on("it"), 3_pct, e), span,
                                   {.paths = 37, .seed = 5, .first_path = 3}, outlay::total_outlay, outlay::stock_index,
                                   outlay::outlay_of<account::paid_in>, outlay::happened("it"));
  };
  auto const one = fan(std::integral_constant<int, 1>{}), four = fan(std::integral_constant<int, 4>{}),
             best = fan(std::integral_constant<int, 0>{});
  for (int k = 0; k < 37 * one.columns(); ++k) {
    CHECK(one.data()[k] == four.data()[k]);
    CHECK(one.data()[k] == best.data()[k]);
  }
  auto const with = outlay::ensemble(three(), plan_from(on("it"), 3_pct, e, other), span,
                                     {.paths = 37, .seed = 5, .first_path = 3}, outlay::total_outlay);
  for (int k = 0; k < 37 * with.columns(); ++k) CHECK(with.data()[k] == one.data()[k]);
}

TEST_CASE("on each path of an ensemble a part does what it does when the event has that date") {
  event const e{.name = "it", .rate = 40_pct, .projected = never};
  auto const s = outlay::ensemble(three(), plan_from(on("it"), 0_pct, e),
                                  {.from = span.from, .until = span.until, .step = outlay::step_length::quarterly},
                                  {.paths = 16, .seed = 2}, outlay::happened("it"), outlay::total_outlay);
  for (int p = 0; p < 16; ++p) {
    // Which quarter it was is not told by the answer: one of the four of its year gives the path's outlay.
    int year = 0;
    for (int y = 2036; y >= 2025; --y)
      if (s.data()[s.column(0, y) * 16 + p] == 1) year = y;
    bool found = year == 0;
    for (int quarter = 1; quarter <= 4 && year > 0; ++quarter) {
      auto const at =
          quarter == 4 ? std::chrono::year(year + 1) / January : std::chrono::year(year) / (1 + 3 * quarter);
      auto const run =
          outlay::project(three(), plan_from(at, 0_pct),
                          {.from = span.from, .until = span.until, .step = outlay::step_length::quarterly});
      bool same = true;
      for (int y = 2025; y < 2037; ++y)
        same = same && std::fabs(run.outlay(all_members, std::chrono::year(y)).value() -
                                 s.data()[s.column(1, y) * 16 + p]) < 1e-9;
      found = found || same;
    }
    CHECK_MESSAGE(found, "path " << p << ", year " << year);
  }
}

TEST_CASE("a condition looks at a share, a GDP, a stock or a level, from above or below, within its window") {
  // GDP of all grows by 2 % a year from 1,750: the first year at 1,900 or more is ceil(ln(1900/1750)/ln 1.02) = 5 years
  // on.
  CHECK(first_year_of(
            only(event{.name = "it", .when = condition::gdp(all_members).at_least(1900_bn_usd_2021 / outlay::year)}),
            "it") == 2030);
  CHECK(first_year_of(
            only(event{.name = "it", .when = condition::gdp(all_members).at_most(1900_bn_usd_2021 / outlay::year)}),
            "it") == 2025);
  CHECK(first_year_of(only(event{.name = "it",
                                 .when = condition::gdp(all_members).at_most(1900_bn_usd_2021 / outlay::year),
                                 .from = 2028y}),
                      "it") == 2028);
  CHECK(first_year_of(only(event{.name = "it",
                                 .when = condition::gdp(all_members).at_most(1900_bn_usd_2021 / outlay::year),
                                 .from = 2031y}),
                      "it") == 0);
  CHECK(first_year_of(only(event{.name = "it",
                                 .when = condition::gdp(all_members).at_least(1900_bn_usd_2021 / outlay::year),
                                 .until = 2030y}),
                      "it") == 0);
  // AAA's share rises from 1 to 5 % in ten equal steps and is 3 % in the fifth.
  CHECK(first_year_of(only(event{.name = "it", .when = condition::core_share("AAA").at_least(3_pct)}), "it") == 2030);
  // A stock that only wears loses 10 % a year: below 75 % after ln 0.75/ln 0.9 = 2.73 years.
  stockpile_growth<two> const wears{.lift = -100_pct,
                                    .over = 1_months,
                                    .opening = {{"AAA", {10, 10}}},
                                    .attrition = 10_pct,
                                    .equipment_share = 0_pct};
  CHECK(first_year_of(only(wears, event{.name = "it",
                                        .when = condition::stock_index(all_members, area::logistics).at_most(0.75)}),
                      "it") == 2027);
  // A pledge of 12 a year, delivered after two years: 6 are in transit after half a year, 24 at the most.
  pledge const p{.name = "p", .amount = 12_bn_usd_2021 / outlay::year, .from = 2026y, .delivery = 2_years, .stages = 8};
  CHECK(first_year_of(only(p, event{.name = "it", .when = condition::measure("pledge", "in transit").at_least(6)}),
                      "it") == 2026);
  CHECK(first_year_of(
            only(p, event{.name = "it", .when = condition::measure("pledge \"p\"", "in transit").at_least(24.1)}),
            "it") == 0);
  // The same in an ensemble, where nobody asked for measures.
  auto const s = outlay::ensemble(
      three(), only(p, event{.name = "it", .when = condition::measure("pledge", "in transit").at_least(13)}), span,
      {.paths = 3}, outlay::happened("it"));
  CHECK(s.mean(s.column(0, 2026)) == 0);
  CHECK(s.mean(s.column(0, 2027)) == 1);
}

TEST_CASE("losses take their part of a stock once, and what is lost is reported") {
  auto const run = [](moment at, outlay::ratio lost) {
    return outlay::project(
        three(),
        only(stockpile_growth<two>{.lift = 0_pct,
                                   .over = 5_years,
                                   .opening = {{"AAA", {10, 40}}, {"BBB", {6, 20}}},
                                   .equipment_share = 0_pct,
                                   .losses = {{.at = at, .which = area::logistics, .value = lost, .of = "AAA"}}},
             event{.name = "strike", .when = condition::core_share("AAA").at_least(3_pct)}),
        span);
  };
  auto const by_event = run(on("strike"), 30_pct);
  CHECK(by_event.stock_index("AAA", 2030y, area::logistics) == 1);
  CHECK(by_event.stock_index("AAA", 2031y, area::logistics) == about(0.7));
  CHECK(by_event.stock_index("AAA", 2036y, area::logistics) == about(0.7));
  CHECK(by_event.stock_index("AAA", 2036y, area::air_defence) == 1);
  CHECK(by_event.stock_index("BBB", 2036y, area::logistics) == 1);
  CHECK(by_event.measured("stockpile_growth", "lost", all_members, 2031y) == about(12)); // at a cost of 1 a unit
  CHECK(by_event.measured("stockpile_growth", "lost", all_members, 2032y) == 0);
  CHECK(run(2029y / April, 100_pct).stock_index("AAA", 2029y, area::logistics) == 0);
  CHECK(run(never, 100_pct).stock_index("AAA", 2036y, area::logistics) == 1);
  for (int y = 2031; y < 2037; ++y) // more lost, less held
    CHECK(run(on("strike"), 40_pct).stock_index(all_members, std::chrono::year(y)) <
          by_event.stock_index(all_members, std::chrono::year(y)));
}

TEST_CASE("a revised target is reached in a straight line from the share of the revision") {
  auto const share = [](auto target, char const* who, int y) {
    auto const run = outlay::project(
        three(), outlay::plan(economy{.growth = 2_pct}, target, event{.name = "2029 review", .at = 2029y}), span);
    return 100 * run.core_share(who, std::chrono::year(y)).value();
  };
  share_target<core> const t{
      .to = 5_pct, .by = 2035y, .except = {{"BBB", 4_pct}}, .revised = revision{on("2029 review"), 3_pct}};
  // AAA: 1 % in 2025, 1 + 4 x 0.4 = 2.6 % in 2029, then six steps to 3 %.
  for (int y = 2025; y < 2037; ++y)
    CHECK(share(t, "AAA", y) == about(y <= 2029 ? 1 + 0.4 * (y - 2025) : y <= 2035 ? 2.6 + 0.4 * (y - 2029) / 6 : 3));
  for (int y = 2025; y < 2036; ++y) CHECK(share(t, "BBB", y) == about(2 + 0.2 * (y - 2025))); // an exception stays one
  // floor: above the target
  CHECK(share(t, "CCC", 2036) == about(6));
  share_target<core> later = t;
  later.revised = revision{.from = on("2029 review"), .to = 6_pct, .by = 2032y};
  for (int y = 2029; y < 2037; ++y) CHECK(share(later, "AAA", y) == about(y <= 2032 ? 2.6 + 3.4 * (y - 2029) / 3 : 6));
  share_target<core> past = t;
  past.revised = revision{.from = 2030y, .to = 2_pct, .by = 2028y};
  CHECK(share(past, "AAA", 2029) == about(2.6));
  CHECK(share(past, "AAA", 2030) == about(2)); // at once
  // The same target again changes nothing but for rounding.
  share_target<core> same = t;
  same.revised = revision{.from = 2029y / July, .to = 5_pct};
  for (int y = 2025; y < 2037; ++y) CHECK(share(same, "AAA", y) == about(y < 2035 ? 1 + 0.4 * (y - 2025) : 5));
}

TEST_CASE(
    "founders that refuse from an event on pay until then; the others take over their part or the capital shrinks") {
  auto const paid = [](refusal r, char const* who, int y) {
    // 2028
    auto const run = outlay::project(three(),
                                     only(event{.name = "vote", .when = condition::core_share("AAA").at_least(2.2_pct)},
                                          capital_contribution{.subscribed = 100_bn_usd_2021,
                                                               .paid_in = 50_pct,
                                                               .instalments = 5,
                                                               .first = 2027y / July,
                                                               .refused = {"AAA"},
                                                               .refused_from = on("vote"),
                                                               .if_refused = r}),
                                     span);
    return run.outlay_of(account::paid_in, who, std::chrono::year(y)).value();
  };
  for (auto const r : {refusal::rescale, refusal::shrink}) {
    CHECK(paid(r, "AAA", 2027) == about(10 * 1000.0 / 1750));
    CHECK(paid(r, "AAA", 2028) == about(10 * 1000.0 / 1750));
    CHECK(paid(r, "AAA", 2029) == 0);
    CHECK(paid(r, "BBB", 2028) == about(10 * 500.0 / 1750));
  }
  CHECK(paid(refusal::rescale, "BBB", 2029) == about(10 * 2 / 3.0));
  CHECK(paid(refusal::shrink, "BBB", 2029) == about(10 * 500.0 / 1750));
}

TEST_CASE("derivatives pass through events, alone and on packs of paths") {
  event const e{.name = "it", .rate = 30_pct, .projected = 2028y / April};
  auto const plan_with = [&](double amount) {
    return outlay::plan(economy{.growth = 2_pct, .volatility = 3_pct, .common = 40_pct},
                        share_target<core>{.to = 5_pct, .by = 2035y}, e,
                        pledge{.amount = outlay::billions<outlay::usd_2021>(amount) / outlay::year,
                               .from = on("it"),
                               .to = account::aid,
                               .counts = false});
  };
  auto const plan = plan_with(2);
  auto const slope = outlay::sensitivity(three(), plan, span, outlay::total_outlay, outlay::wrt(&pledge::amount)).slope;
  for (int k = 0; k < 12; ++k) CHECK(slope[static_cast<std::size_t>(k)] == about(k < 3 ? 0 : k == 3 ? 0.75 : 1));
  // Outlay is linear in the amount: the derivative on each path is the difference of two ensembles.
  using V = outlay::dual<1, outlay::pack<double, 4>>;
  auto const allies = three();
  auto const ground = outlay::detail::checked_setting(allies, plan, span);
  auto const answers = outlay::detail::prepare_answers(ground, outlay::total_outlay);
  V seed(outlay::pack<double, 4>(2.0));
  seed.slope.set(0, outlay::pack<double, 4>(1.0));
  outlay::detail::varied<V> const by[] = {{.field = &plan.listed<pledge, 0>().amount, .value = seed}};
  auto const numbers = [&]<class... Parts>(outlay::plan_of<Parts...> const& p) {
    using machine = outlay::detail::machine<V, V, outlay::usd_2021, true, Parts...>;
    machine const engine(p, ground, by);
    auto const tile = std::make_unique<typename machine::tile>();
    std::vector<V> columns(static_cast<std::size_t>(answers.columns));
    engine.start(*tile, 7, 0);
    outlay::detail::project_tile(engine, *tile, answers, columns.data());
    return columns;
  }(plan);
  auto const two_bn = outlay::ensemble(three(), plan, span, {.paths = 4, .seed = 7}, outlay::total_outlay);
  auto const three_bn = outlay::ensemble(three(), plan_with(3), span, {.paths = 4, .seed = 7}, outlay::total_outlay);
  for (int k = 0; k < 12; ++k)
    for (int p = 0; p < 4; ++p) {
      CHECK(numbers[static_cast<std::size_t>(k)].value[p] == two_bn.data()[k * 4 + p]);
      CHECK(std::fabs(numbers[static_cast<std::size_t>(k)].slope[0][p] -
                      (three_bn.data()[k * 4 + p] - two_bn.data()[k * 4 + p])) < 1e-9);
    }
}

TEST_CASE("events of one plan refuse what cannot be together") {
  auto const run = [](auto... parts) { return [=] { outlay::project(three(), only(parts...), span); }; };
  auto const fan = [](auto... parts) {
    return [=] { outlay::ensemble(three(), only(parts...), span, {.paths = 1}, outlay::total_outlay); };
  };
  std::string const a = "event \"a\"";
  outlay::hazard const thirty = 30_pct;
  check_errors({
      {fan(event{.name = "a", .rate = thirty}, event{.name = "b", .at = on("a"), .probability = 50_pct}), "event \"b\"",
       "at", "on(\"a\")", "a date, or an event by date, for an event with a probability"},
      {run(event{.name = "a", .rate = thirty, .projected = on("b")},
           event{.name = "b", .rate = thirty, .projected = never}),
       a, "projected", "on(\"b\")", "a date, or never"},
      {run(event{.name = "a", .at = on("b")}), a, "at", "on(\"b\")", "an event of the plan: a"},
      {run(event{.name = "a", .at = on("b")}, event{.name = "b", .at = on("a").after(1_years)}), a, "at", "on(\"b\")",
       "an event that does not wait for this one"},
      {run(event{.name = "a", .rate = thirty, .from = on("b")}, event{.name = "b", .at = on("a").after(1_years)}), a,
       "from", "on(\"b\")", "an event that does not wait for this one"},
      {run(event{.name = "a", .at = 2029y}, event{.name = "a", .at = 2030y}), a, "name", "\"a\" twice",
       "a .name of its own for each part of one type"},
      {run(event{.name = "a", .when = condition::stock_index(all_members).at_least(1)}), a, "when", "no stocks",
       "a group and an area with stocks in this plan"},
      {run(event{.name = "a", .when = condition::measure("pledge", "paid").at_least(1)},
           pledge{.amount = 1_bn_usd, .from = 2026y}),
       a, "when", "pledge: paid", "pledge: in transit"},
      {run(pledge{.name = "arms", .amount = 1_bn_usd, .from = on("peace")}), "pledge \"arms\"", "from", "on(\"peace\")",
       "a date: the plan has no event"},
      {run(pledge{.amount = 1_bn_usd / outlay::year, .from = on("a"), .indexed = true},
           event{.name = "a", .rate = thirty, .projected = never}),
       "pledge", "from", "on(\"a\")", "a date, or an event by date, for an indexed amount"},
      {[] { outlay::ensemble(three(), only(), span, {.paths = 1}, outlay::happened("it")); },
       "answer \"it has happened\"", "event", "on(\"it\")", "a date: the plan has no event"},
  });
}

TEST_CASE(
    "a condition on a calendar year sees the year in whose last month the window is open, in steps of any length") {
  auto const met = condition::core_share(all_members).at_least(0.1_pct); // from the start
  auto const first_year = [](event const& e, outlay::step_length step) {
    auto const run = outlay::project(
        three(), outlay::plan(economy{.growth = 2_pct}, share_target<core>{.to = 5_pct, .by = 2035y}, e),
        {.from = span.from, .until = span.until, .step = step});
    for (int y = 2025; y < 2037; ++y)
      if (run.measured("event", "happened", all_members, std::chrono::year(y)) == 1) return y;
    return 9999;
  };
  for (auto const step : all_steps) {
    CAPTURE(static_cast<int>(step));
    CHECK(first_year({.name = "e", .when = met}, step) == 2025);
    CHECK(first_year({.name = "e", .when = met, .from = 2027y / July}, step) == 2027);
    CHECK(first_year({.name = "e", .when = met, .from = 2027y / std::chrono::December}, step) == 2027);
    CHECK(first_year({.name = "e", .when = met, .from = 2027y}, step) == 2027);
    // A window that opens in May and closes in November has no end of a year in it.
    CHECK(
        first_year({.name = "e", .when = met, .from = 2027y / std::chrono::May, .until = 2027y / std::chrono::November},
                   step) == 9999);
    CHECK(first_year({.name = "e", .when = met, .from = 2027y / std::chrono::May, .until = 2028y}, step) == 2027);
  }
}

TEST_CASE("what is lost from stocks is the alliance's: who left loses nothing of it") {
  auto const plan =
      outlay::plan(economy{.growth = 0_pct}, share_target<core>{.to = 5_pct, .by = 2035y},
                   stockpile_growth<two>{.lift = 0_pct,
                                         .over = 5_years,
                                         .opening = {{"AAA", {10, 30}}, {"BBB", {20, 9}}},
                                         .losses = {{.at = 2027y, .which = area::logistics, .value = 10_pct},
                                                    {.at = 2029y, .which = area::air_defence, .value = 50_pct}}});
  auto const run = outlay::project(three_without_aaa_from_2028(), plan, span);
  auto const lost = [&](char const* who, std::chrono::year y) {
    return run.measured("stockpile_growth", "lost", who, y);
  };
  CHECK(lost("AAA", 2027y) == about(3));
  CHECK(lost("BBB", 2027y) == about(0.9));
  CHECK(lost("AAA", 2029y) == 0);
  CHECK(lost("BBB", 2029y) == about(10));
}

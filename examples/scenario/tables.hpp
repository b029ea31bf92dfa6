// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// What the program prints: the tables of hague, for whatever the file holds.
#pragma once

#include "../support/head.hpp"
#include "../support/table.hpp"
#include "../support/visible.hpp"
#include "read.hpp"

namespace scenario {

struct results {
  contents c;
  projection run;
  outlay::alliance<> allies = c.allies();

  int first() const { return run.first_year(); }
  int last() const { return run.last_year(); }
  double core(outlay::group const& g, int y) const { return in(run.counted_core(g, std::chrono::year{y}), billion); }
  double resilience(outlay::group const& g, int y) const {
    return in(run.counted_resilience(g, std::chrono::year{y}), billion);
  }
  double account(outlay::account a, outlay::group const& g, int y) const {
    return in(run.outlay_of(a, g, std::chrono::year{y}), billion);
  }
  double core_percent(outlay::group const& g, int y) const {
    return in(run.core_share(g, std::chrono::year{y}), percent_of_gdp);
  }
  double resilience_percent(outlay::group const& g, int y) const {
    return in(run.resilience_share(g, std::chrono::year{y}), percent_of_gdp);
  }
  bool has_stocks() const { return !c.of<stock_part>().empty(); }
  // Whether all that is pledged and paid in counts toward core.
  bool all_counts() const {
    bool all = true;
    c.of<outlay::pledge>().each([&](auto const& p) { all = all && p.counts; });
    c.of<outlay::capital_contribution>().each([&](auto const& p) { all = all && p.counts; });
    return all;
  }
};

inline results project(contents c) {
  try {
    auto run = outlay::project(c.allies(), c.plan(), c.span());
    return {std::move(c), std::move(run)};
  } catch (outlay::error const& e) {
    c.refuse_with_line(e);
  }
}

constexpr char const* prices = "billions of 2021 dollars";

inline void print_head(results const& r) {
  head h(capitals(r.c.title()));
  h.data(r.allies, prices);
  h.say("File", r.c.file() + ": what is projected is what it says, one line for each of its tables");
  for (outlay::place_of_part const& p : r.c.places())
    h.say("Plan", p.label + ": " + (p.words.empty() ? "as it is" : p.words));
  if (r.has_stocks())
    h.say("Stocks",
          std::string("areas' part of the stock's value, assumed: ") + weights_in_words +
              ";\nopening stocks by perpetual inventory;\nwhere the file has no lead of its own: " + leads_in_words);
  std::string assumed;
  for (auto const& a : r.c.assumed()) assumed += (assumed.empty() ? "" : ";\n") + a;
  if (!assumed.empty()) h.say("Assumed", assumed);
}

inline void title(results const& r, std::string const& what, std::string const& unit) {
  examples::title(r.allies, what, unit);
}

inline void print_years(results const& r) {
  title(r, "BY YEAR", std::string(prices) + "; shares in % of GDP");
  std::string const of = r.all_counts() ? "of core:|" : "";
  table t({"Year", "Core,|Europe and|Canada", "Core,|NATO|total", "Resil-|ience,|total", "Core and|resil-|ience",
           "Core share,|Europe and|Canada", "Core|share,|total", "Both|shares,|total", of + "aid|pledged",
           of + "paid in|to bank"});
  for (int y = r.first(); y <= r.last(); ++y) {
    double const core = r.core(everyone, y), resilience = r.resilience(everyone, y);
    t.add({std::to_string(y), number(r.core(europe, y), 3), number(core, 3), number(resilience, 1),
           number(core + resilience, 1), number(r.core_percent(europe, y), 2), number(r.core_percent(everyone, y), 2),
           number(r.core_percent(everyone, y) + r.resilience_percent(everyone, y), 2),
           number(r.account(outlay::account::aid, everyone, y), 2),
           number(r.account(outlay::account::paid_in, everyone, y), 2)});
  }
  t.print();
  say_overspend(r.first(), r.last(),
                [&](int y) { return in(r.run.overspend(everyone, std::chrono::year{y}), billion); });
}

inline void print_rise(results const& r) {
  std::string const y0 = std::to_string(r.first()), y1 = std::to_string(r.last());
  title(r, "WHY CORE OUTLAY RISES, " + y0 + " to " + y1, "billions of current dollars");
  table t({"", "Core|" + y0, "Core|" + y1, "Rise", "by growth|of GDP", "by share|of GDP", "by|prices"});
  auto const current = 1_bn_usd / outlay::year;
  auto const core = [&](outlay::group const& g, int y) {
    return in_current(r.allies, g, y, [&](outlay::group const& member) { return r.core(member, y); });
  };
  auto const row = [&](char const* name, outlay::group const& g) {
    auto const rise = r.run.rise(g, std::chrono::year{r.first()}, std::chrono::year{r.last()});
    t.add({name, number(core(g, r.first()), 1), number(core(g, r.last()), 1), number(in(rise.total, current), 1),
           number(in(rise.by_gdp, current), 1), number(in(rise.by_share, current), 1),
           number(in(rise.by_prices, current), 1)});
  };
  row("Europe and Canada", europe);
  row("United States", america);
  row("NATO total", everyone);
  t.print();
}

inline void print_stocks(results const& r) {
  title(r, "STOCKS OF EQUIPMENT, EUROPE AND CANADA",
        "start of " + std::to_string(r.allies.base_year()) + " = 100; orders in " + prices);
  table t({"Year", "Air|defence", "Strike", "Logis-|tics", "Commu-|nications", "Ground", "Other", "All,|by value",
           "Orders,|plan"});
  for (int y = r.first(); y <= r.last(); ++y) {
    std::chrono::year const at{y};
    std::vector<std::string> cells{std::to_string(y)};
    for (outlay::area const a : six_areas::list) cells.push_back(number(100 * r.run.stock_index(europe, at, a), 1));
    cells.push_back(number(100 * r.run.stock_index(europe, at), 1));
    cells.push_back(number(r.run.measured("stockpile_growth", "started", europe, at), 1));
    t.add(cells);
  }
  t.print();
  std::printf("\n%s\n", first_orders_in_words);
}

// What the parts without a table of their own report: the year's sum of a flow, the last value of a level.
inline void print_reports(results const& r) {
  std::vector<std::string> titles{"Part", "Measure", "Unit"};
  for (int y = r.first(); y <= r.last(); y += 2) titles.push_back(std::to_string(y));
  table t(titles);
  bool any = false;
  for (outlay::measure const& m : r.run.measures()) {
    bool shown = true;
    for (char const* of : {"share_target", "pledge", "capital_contribution", "stockpile_growth", "event"})
      shown = shown && m.part.rfind(of, 0) != 0;
    if (!shown) continue;
    any = true;
    std::vector<std::string> cells{m.part, m.name, m.unit.text()};
    for (int y = r.first(); y <= r.last(); y += 2)
      cells.push_back(number(r.run.measured(m.part, m.name, everyone, std::chrono::year{y}), 2));
    t.add(cells);
  }
  if (!any) return;
  title(r, "WHAT ELSE PARTS REPORT, ALL MEMBERS", "in the unit named; flows are a year's sum, levels stand at its end");
  t.print();
}

inline void print_events(results const& r) {
  title(r, "EVENTS", "by the end of the year named");
  table t({"Event", "Has happened"});
  r.c.of<outlay::event>().each([&](outlay::event const& e) {
    int y = r.first();
    auto const happened = [&] {
      return r.run.measured(outlay::detail::label(e), "happened", everyone, std::chrono::year{y}) > 0;
    };
    while (y <= r.last() && !happened()) ++y;
    t.add({e.name, y > r.last() ? "no" : std::to_string(y)});
  });
  t.print();
}

inline void print_members(results const& r) {
  std::string const y0 = std::to_string(r.first()), y1 = std::to_string(r.last());
  title(r, "BY MEMBER, " + y0 + " and " + y1, std::string(prices) + "; shares in % of GDP");
  table t({"Member", "GDP|" + y1, "Core|share|" + y0, "Core|share|" + y1, "Core|" + y0, "Core|" + y1, "Rise",
           "Resil-|ience|" + y1, "Pledge,|all|years", "Paid in,|all|years", "Stocks|" + y1});
  auto const row = [&](std::string const& name, outlay::group const& g, bool holds_stocks) {
    double pledged = 0, paid = 0;
    for (int y = r.first(); y <= r.last(); ++y) {
      pledged += r.account(outlay::account::aid, g, y);
      paid += r.account(outlay::account::paid_in, g, y);
    }
    double const core0 = r.core(g, r.first()), core1 = r.core(g, r.last());
    t.add({name, number(r.run.gdp(g, std::chrono::year{r.last()}).value(), 1), number(r.core_percent(g, r.first()), 2),
           number(r.core_percent(g, r.last()), 2), number(core0, 3), number(core1, 3), number(core1 - core0, 3),
           number(r.resilience(g, r.last()), 3), number(pledged, 3), number(paid, 3),
           holds_stocks && r.has_stocks() ? number(100 * r.run.stock_index(g, std::chrono::year{r.last()}), 1) : "-"});
  };
  for (auto const& m : by_name(r.allies)) row(m.name, m.code, m.spends && !m.partner);
  t.rule();
  row("Europe and Canada", europe, true);
  row("NATO total", everyone, true);
  t.print();
}

inline void print(results const& r) {
  print_head(r);
  print_years(r);
  print_rise(r);
  if (r.has_stocks()) print_stocks(r);
  if (!r.c.of<outlay::event>().empty()) print_events(r);
  print_reports(r);
  print_members(r);
}

} // namespace scenario

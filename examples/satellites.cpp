// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Satellites lost: an event takes a share of a stock that nothing else can stand in for. What replacing it costs, how
// long industry needs, and what is left of a capability that is as good as the weakest thing it needs.
#include "support/axes.hpp"
#include "support/csv.hpp"
#include "support/head.hpp"
#include "support/program.hpp"
#include "support/stocks.hpp"
#include "support/table.hpp"

#include <algorithm>

namespace {

using namespace examples;

struct options {
  int until = 2041;
  double share = 40, rate = 2, own = 150, american = 250, cost = 500, capacity = 40, growth = 20;
  std::int64_t paths = 2000;
  std::uint64_t seed = 7;
};
constexpr int first_year = 2026, date_year = 2028;
constexpr double life = 15; // years
auto const lead_time = 3_years; // from order to orbit, assumed

using satellites = outlay::areas<outlay::area::communications>;

/// Satellites in orbit: those of Europe and Canada divided as their purchases of equipment are.
std::vector<outlay::opening_stock<satellites>> in_orbit(outlay::alliance<> const& allies, options const& o) {
  std::vector<outlay::opening_stock<satellites>> all;
  double bought = 0;
  for (auto const& m : allies.members())
    if (m.spends && !(m.code == outlay::member_code("USA"))) bought += purchases(m.code.text(), first_year);
  for (auto const& m : allies.members())
    if (m.spends) {
      double const items =
          m.code == outlay::member_code("USA") ? o.american : o.own * purchases(m.code.text(), first_year) / bought;
      all.push_back({m.code, {items / 1000}});
    }
  return all;
}

/// A loss by the event, or by none: `lost` in %.
auto plan_of(outlay::alliance<> const& allies, options const& o, double lost, outlay::event const& loss) {
  return outlay::plan(
      economy(), core_target(), loss,
      outlay::stockpile_growth<satellites, 2>{.name = "satellites",
                                              .lift = 0_pct,
                                              .over = 10_years,
                                              .opening = in_orbit(allies, o),
                                              .attrition = outlay::percent(100 / life),
                                              .unit_cost = outlay::millions<outlay::usd_2021>(o.cost) / 1_items,
                                              .equipment_share = 30_pct,
                                              .lead = lead_time,
                                              .losses = {{.at = outlay::on(loss.name),
                                                          .which = outlay::area::communications,
                                                          .value = outlay::percent(lost),
                                                          .of = everyone}}},
      outlay::industry<satellites>{.capacity = outlay::item_count(o.capacity * 1_items),
                                   .growth = outlay::percent(o.growth),
                                   .backlog = 3_months});
}

outlay::event on_the_date() {
  return {.name = "satellites lost", .at = std::chrono::year{date_year} / std::chrono::June};
}

struct results {
  options o;
  outlay::alliance<> allies;
  projection calm;
  std::vector<std::pair<double, projection>> lost; // by share of the stock

  static double of(projection const& p, char const* measure, int y) {
    return p.measured("stockpile_growth", measure, everyone, std::chrono::year{y});
  }
  double in_orbit(projection const& p, outlay::group const& g, double opening, int y) const {
    return opening * p.stock_index(g, std::chrono::year{y});
  }
  /// What is left of a capability that needs satellites and all else, all else being whole: the weakest need, or by
  /// value.
  static double weakest(projection const& p, int y) {
    return std::min(1.0, p.stock_index(everyone, std::chrono::year{y}));
  }
  static double by_value(projection const& p, int y) { return 1 - weight[3] * (1 - weakest(p, y)); }
  /// Orders beyond those of a run without a loss, from the loss on, to the end.
  double extra(projection const& p) const {
    double sum = 0;
    for (int y = date_year; y <= p.last_year(); ++y) sum += of(p, "started", y) - of(calm, "started", y);
    return sum;
  }
  std::string whole_again(projection const& p) const {
    for (int y = date_year; y <= p.last_year(); ++y)
      if (p.stock_index(everyone, std::chrono::year{y}) > 0.99) return std::to_string(y);
    return "-";
  }
};

void print_head(results const& r) {
  auto const& o = r.o;
  head h("SATELLITES LOST");
  h.data(r.allies);
  h.say("Event", number(o.share, 0) + " % of what is in orbit is lost in June " + std::to_string(date_year) +
                     " (assumed; no side, cause or likelihood is implied)");
  h.say("Assumed", number(o.american, 0) + " satellites of the United States and " + number(o.own, 0) +
                       " of Europe and Canada, divided as purchases of equipment; a service life of " +
                       number(life, 0) + " years; " + number(o.cost, 0) +
                       " million 2021 dollars each, launch included; industry starts " + number(o.capacity, 0) +
                       " a year and " + number(o.growth, 0) +
                       " % more each year while orders wait; 3 years from order to orbit, and what replaces wear is on "
                       "order at the start; at most 30 % of core outlay (3.5 % of GDP by 2035, Spain 2.1 %) buys "
                       "equipment");
  h.say("Capability", "an enabler that nothing can stand in for: what is left is the smallest of what is needed, all "
                      "else being whole; beside it the same by value, as if the rest could stand in "
                      "(satellites 8 % of the stock's value, assumed)");
}

void print_years(results const& r) {
  auto const& p = r.lost.front().second;
  title(r.allies, "BY YEAR, " + number(r.o.share, 0) + " % lost in " + std::to_string(date_year),
        "orders in billions of 2021 dollars; satellites at the year's end");
  table t({"Year", "In orbit,|United States", "In orbit,|Europe and Canada", "Without|loss", "Lost", "Orders|started",
           "without|loss", "Waiting for|industry", "Capability,|weakest need, %", "by value,|%"});
  for (int y = first_year; y <= p.last_year(); ++y)
    t.add({std::to_string(y), number(r.in_orbit(p, america, r.o.american, y), 0),
           number(r.in_orbit(p, europe, r.o.own, y), 0),
           number(r.in_orbit(r.calm, everyone, r.o.american + r.o.own, y), 0),
           number(1000 * r.of(p, "lost", y) / r.o.cost, 0), number(r.of(p, "started", y), 2),
           number(r.of(r.calm, "started", y), 2), number(r.of(p, "unstarted, industry", y), 2),
           number(100 * r.weakest(p, y), 1), number(100 * r.by_value(p, y), 1)});
  t.print();
}

void print_shares(results const& r) {
  title(r.allies, "BY SHARE LOST",
        "billions of 2021 dollars, " + std::to_string(date_year) + " to " + std::to_string(r.calm.last_year()));
  table t({"Lost, %", "Satellites", "Orders beyond|those without loss", "Lowest capability,|weakest need, %",
           "by value,|%", "99 % again|by the end of"});
  for (auto const& [share, p] : r.lost) {
    double lowest = 1, value = 1;
    for (int y = date_year; y <= p.last_year(); ++y)
      lowest = std::min(lowest, r.weakest(p, y)), value = std::min(value, r.by_value(p, y));
    t.add({number(share, 0), number(1000 * r.of(p, "lost", date_year) / r.o.cost, 0), number(r.extra(p), 1),
           number(100 * lowest, 1), number(100 * value, 1), r.whole_again(p)});
  }
  t.print();
  std::puts("\nCapability at the years' ends; what is ordered arrives spread around the lead of three years. Replacing "
            "the loss is bought out of the\n"
            "same budgets: it takes the place of other core outlay.");
}

void print_chances(results const& r) {
  auto const loss = outlay::event{.name = "satellites lost",
                                  .rate = outlay::percent(r.o.rate),
                                  .from = std::chrono::year{first_year} / January,
                                  .projected = outlay::never};
  auto const s = outlay::ensemble(r.allies, plan_of(r.allies, r.o, r.o.share, loss), years(first_year, r.o.until),
                                  {.paths = r.o.paths, .seed = r.o.seed},
                                  outlay::sum_of(outlay::measured("stockpile_growth", "started")),
                                  outlay::happened("satellites lost"));
  title(r.allies, "IF IT IS NOT KNOWN WHEN, OR WHETHER",
        "billions of 2021 dollars, " + std::to_string(first_year) + " to " + std::to_string(r.calm.last_year()) +
            "; random: the month of the loss, alone; " + std::to_string(r.o.paths) + " paths, seed " +
            std::to_string(r.o.seed));
  int const last = r.calm.last_year(), orders = s.column(0), happened = s.column(1, last);
  double calm = 0;
  for (int y = first_year; y <= last; ++y) calm += r.of(r.calm, "started", y);
  table t({"Chance a year,|from " + std::to_string(first_year) + ", %",
           "Happens by|the end of " + std::to_string(last) + ", %", "in closed|form, %", "Orders|without loss",
           "Orders, mean|over paths", "Standard|error", "95 of 100|below"});
  double const years_at_risk = last - first_year + 1;
  t.add({number(r.o.rate, 1), number(100 * s.mean(happened), 1),
         number(100 * (1 - std::exp(-r.o.rate / 100 * years_at_risk)), 1), number(calm, 1), number(s.mean(orders), 1),
         number(s.standard_error(orders), 1), number(s.quantile(orders, 0.95), 1)});
  t.print();
  std::puts(
      "\nThe chance is assumed, and the month of the loss alone is drawn. It is no band around what will happen: those "
      "of shocks to GDP alone\n"
      "held about a third of what happened, in hindcasts from 2014.");
}

void draw(results const& r, program const& p) {
  auto g =
      p.chart("satellites", "What is left when satellites are lost",
              "Capability of the 32 members at the year's end, whole = 100; lost in June " + std::to_string(date_year),
              foot(r.allies, "Stock, cost, capacity and loss are assumed."));
  g.data("d", by_year(first_year, r.calm.last_year(), [&](int y) {
           std::vector<double> v{100 * r.by_value(r.lost.front().second, y)};
           for (auto const& x : r.lost) v.push_back(100 * r.weakest(x.second, y));
           return v;
         }));
  g.say(years_on_x(first_year, r.calm.last_year(), 0, 0.15) + "; set yrange [0:105]");
  std::string plot = "plot $d using 1:2 with lines lw 3 dt 2 lc '#111111' title \"By value, " +
                     number(r.lost.front().first, 0) + " % lost\"";
  char const* colours[] = {colour::red, colour::sand, colour::steel, colour::violet};
  for (std::size_t k = 0; k < r.lost.size(); ++k)
    plot += ", $d using 1:" + std::to_string(3 + k) + " with lines lw " + (k == 0 ? "4" : "2.5") + " lc " +
            colours[k % 4] + " title \"Weakest need, " + number(r.lost[k].first, 0) + " % lost\"";
  g.say(plot);
  wrote(g.draw());
}

} // namespace

int main(int argc, char** argv) {
  return examples::run(
      "satellites", "Replaces satellites that an event takes, and says what is left until then.", argc, argv,
      [](program& p) {
        options o;
        p.until_option(o.until, 2030);
        p.option("--share", o.share, "part of the satellites that is lost, %").between(0.0, 100.0);
        p.option("--rate", o.rate, "chance a year, % (for the ensemble)").between(0.0, 1000.0);
        p.option("--capacity", o.capacity, "satellites that industry starts a year").between(1.0, 10000.0);
        p.option("--capacity-growth", o.growth, "most that capacity grows in a year, %").between(0.0, 1000.0);
        p.option("--cost", o.cost, "cost of a satellite, millions of 2021 dollars").between(1.0, 100000.0);
        p.option("--paths", o.paths, "paths of the ensemble").between(2, 1000000);
        p.option("--seed", o.seed, "seed of the ensemble");
        p.output_options();
        p.parse();
        p.require_charts();
        auto const allies = outlay::data::nato_2026(first_year);
        auto const span = years(first_year, o.until);
        results r{o, allies, outlay::project(allies, plan_of(allies, o, 0, on_the_date()), span), {}};
        for (double const share : {o.share, 20.0, 60.0, 80.0})
          r.lost.emplace_back(share, outlay::project(allies, plan_of(allies, o, share, on_the_date()), span));
        if (!p.csv.empty()) {
          csv_file file(p.name, p.csv);
          file.add("no loss", r.calm);
          for (auto const& [share, run] : r.lost) file.add(number(share, 0) + " % lost", run);
          file.close();
        }
        print_head(r);
        print_years(r);
        print_shares(r);
        print_chances(r);
        if (!p.charts.empty()) draw(r, p);
      });
}

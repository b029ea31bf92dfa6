// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Shells: a rival that makes 3 million a year against 1.2 million, or four or twelve times as much. When own production
// and own stock have caught up depends on which of the two is compared, and on how fast industry grows. What is ordered
// is held a year and a half later.
#include "support/axes.hpp"
#include "support/csv.hpp"
#include "support/head.hpp"
#include "support/program.hpp"
#include "support/table.hpp"

#include <algorithm>
#include <cmath>

namespace {

using namespace examples;

struct options {
  int until = 2046;
  // thousand shells, %, dollars
  double growth = 20, own = 1200, rival = 3000, stock = 1000, goal = 4, use = 30, rival_use = 60, cost = 4000;
};
using shells = outlay::areas<outlay::area::ground_manoeuvre>;
constexpr int first_year = 2026, threat_year = 2030;
auto const threat = std::chrono::year{threat_year} / January;
constexpr double years_to_threat = threat_year - first_year;

outlay::item_count thousand(double x) { return outlay::item_count(1000 * x * 1_items); }

/// A rival `times` the own production of the base year, and `stocks` times the own stock.
auto plan_of(outlay::alliance<> const& allies, options const& o, double growth, double times, double stocks) {
  std::vector<outlay::opening_stock<shells>> opening;
  double all = 0;
  for (auto const& m : allies.members())
    all += m.spends ? outlay::data::nato_2026_edition::gdp_2021.at(m.code.text(), first_year) : 0;
  for (auto const& m : allies.members())
    if (m.spends)
      opening.push_back(
          {m.code, {o.stock * outlay::data::nato_2026_edition::gdp_2021.at(m.code.text(), first_year) / all}});
  auto const compared = [&](char const* name, outlay::comparison by) {
    return outlay::rival{.name = name,
                         .which = outlay::area::ground_manoeuvre,
                         .by = by,
                         .stock = thousand(stocks * o.stock),
                         .production = thousand(times * o.own),
                         .attrition = outlay::percent(o.rival_use),
                         .threat = threat};
  };
  return outlay::plan(
      economy(), core_target(),
      outlay::stockpile_growth<shells, 2>{.name = "shells",
                                          .lift = outlay::percent(100 * (o.goal * times * o.own / o.stock - 1)),
                                          .over = 5_years,
                                          .opening = opening,
                                          .attrition = outlay::percent(o.use),
                                          .unit_cost =
                                              outlay::millions<outlay::usd_2021>(o.cost) / (1'000'000.0 * 1_items),
                                          .lead = 18_months},
      outlay::industry<shells>{.capacity = thousand(o.own), .growth = outlay::percent(growth), .backlog = 3_months},
      compared("production", outlay::comparison::production), compared("stock", outlay::comparison::stock));
}

struct results {
  options o;
  outlay::alliance<> allies;
  projection run;

  static double of(projection const& p, char const* rival, char const* measure, int y) {
    return p.measured(std::string("rival \"") + rival + "\"", measure, everyone, std::chrono::year{y});
  }
  double published() const { return o.rival / o.own; }
  projection with(double growth, double times, double stocks) const {
    return outlay::project(allies, plan_of(allies, o, growth, times, stocks), years(first_year, o.until));
  }
};

void print_head(results const& r) {
  auto const& o = r.o;
  head h("A RIVAL THAT MAKES MORE");
  h.data(r.allies);
  h.say("Shells",
        "the members' industry makes " + number(o.own, 0) + " thousand a year as " + std::to_string(first_year) +
            " begins, the rival " + number(o.rival, 0) +
            " thousand (public reporting of 2025: 1.2 and 3 million); four and twelve times "
            "as much are published as well, without saying of what: each is shown by production and by stock");
  h.say("Compared", "by production: the orders of all members in a calendar year over the rival's; by stock: what is "
                    "held at the year's end; 1 is parity");
  h.say("Orders", "a shell is held 18 months after its order on average (public reporting: one to two years); what "
                  "replaces the use of the opening stock is on order as the run begins");
  h.say("Assumed", "industry's capacity grows by at most " + number(o.growth, 0) +
                       " % a year while orders wait; a stock of " + number(o.stock, 0) +
                       " thousand that is to grow in five years to what the rival makes in " + number(o.goal, 0) +
                       "; " + number(o.use, 0) + " % of it used a year, the rival uses " + number(o.rival_use, 0) +
                       " % of his, and his production stays; " + number(o.cost, 0) +
                       " dollars of 2021 a shell; the threat in January 2030 (a date to count from, not a forecast); "
                       "core outlay of 3.5 % of GDP by 2035");
}

void print_years(results const& r) {
  title(r.allies,
        "BY YEAR, the rival at " + number(r.published(), 1) + " times the production and four times the stock",
        "thousand shells; cost in billions of 2021 dollars");
  table t({"Year", "Made,|members", "Made,|rival", "Rival over|members", "Held,|members", "Held,|rival",
           "Rival over|members", "Cost"});
  for (int y = first_year; y < 2036 && y < r.o.until; ++y) {
    auto const of = [&](char const* rival, char const* m) { return r.of(r.run, rival, m, y); };
    t.add({std::to_string(y), number(of("production", "own"), 0), number(of("production", "rival"), 0),
           number(1 / of("production", "ratio"), 2), number(of("stock", "own"), 0), number(of("stock", "rival"), 0),
           number(1 / of("stock", "ratio"), 2),
           number(r.run.measured("stockpile_growth", "started", everyone, std::chrono::year{y}), 1)});
  }
  t.print();
  std::printf("\nThe members' %s thousand are the pace of January %d: orders wait, capacity grows from month to "
              "month, and the calendar year comes to more.\n",
              number(r.o.own, 0).c_str(), first_year);
  int y = first_year + 1;
  while (y < 2036 && y < r.o.until && r.of(r.run, "production", "own", y) >= r.of(r.run, "production", "own", y - 1))
    ++y;
  if (y < 2036 && y < r.o.until)
    std::printf("From %d on fewer are made: with what is on order the stock that is aimed at, %s thousand, is there.\n",
                y, number(r.o.goal * r.o.rival, 0).c_str());
}

void print_parity(results const& r) {
  title(r.allies, "YEARS UNTIL PARITY, from January " + std::to_string(first_year),
        "the margin is from parity to the threat of January " + std::to_string(threat_year) +
            "; '-': not by the end of " + std::to_string(r.o.until - 1));
  table t({"Capacity|grows, %", "Rival,|times", "By production,|years", "in closed|form", "margin,|years",
           "By stock,|years", "margin,|years"});
  for (double const growth : {10.0, r.o.growth, 40.0}) {
    for (double const times : {r.published(), 4.0, 12.0}) {
      auto const run = r.with(growth, times, times);
      int const last = r.o.until - 1;
      auto const margin = [&](char const* rival) {
        return r.of(run, rival, "ready", last) > 0 ? r.of(run, rival, "margin", last) : std::nan("");
      };
      auto const cell = [](double x) { return std::isfinite(x) ? number(x, 1) : std::string("-"); };
      double const made = margin("production"), held = margin("stock");
      t.add({number(growth, 0), number(times, 1), cell(years_to_threat - made),
             number(std::log(times) / std::log1p(growth / 100), 1), cell(made), cell(years_to_threat - held),
             cell(held)});
    }
    if (growth != 40) t.rule();
  }
  t.print();
  std::puts("\nIn closed form capacity multiplies by 1 + growth a year until it is the rival's: ln(times) / ln(1 + "
            "growth). The run counts orders of the calendar\n"
            "year so far, which lag. By stock parity comes earlier where the rival uses more of his than the members "
            "do, and later where industry\n"
            "grows so fast that the 18 months to delivery count for more: which of the two is meant has to be said.");
}

void draw(results const& r, program const& p) {
  auto g = p.chart("race", "Shells, the rival over the members",
                   "Made a year, and held at the year's end; logarithmic; capacity grows by up to " +
                       number(r.o.growth, 0) + " % a year",
                   foot(r.allies, "Stocks, use and industry's growth are assumed."));
  int const last = std::min(2035, r.o.until - 1);
  std::vector<projection> runs;
  for (double const times : {r.published(), 4.0, 12.0}) runs.push_back(r.with(r.o.growth, times, times));
  g.data("d", by_year(first_year, last, [&](int y) {
           std::vector<double> v;
           for (auto const& run : runs) v.push_back(1 / r.of(run, "production", "ratio", y));
           for (auto const& run : runs) v.push_back(1 / r.of(run, "stock", "ratio", y));
           return v;
         }));
  g.say(years_on_x(first_year, last, 0, 0.15) +
        "; set logscale y; set ytics (0.25, 0.5, 1, 2, 4, 8, 16); set yrange [0.2:16]");
  g.say("plot 1 with lines lw 2 lc '#111111' title \"Parity\", $d using 1:4 with lines lw 3.5 lc '#c0392b' title \"12 "
        "times, production\", \\");
  g.say("  $d using 1:3 with lines lw 3.5 lc '#e08a1e' title \"4 times, production\", $d using 1:2 with lines lw 3.5 "
        "lc '#2f7fc1' title \"" +
        number(r.published(), 1) + " times, production\", \\");
  g.say("  $d using 1:7 with lines lw 2 dt 2 lc '#c0392b' title \"12 times, stock\", $d using 1:6 with lines lw 2 dt 2 "
        "lc '#e08a1e' title \"4 times, stock\", \\");
  g.say("  $d using 1:5 with lines lw 2 dt 2 lc '#2f7fc1' title \"" + number(r.published(), 1) + " times, stock\"");
  wrote(g.draw());
}

} // namespace

int main(int argc, char** argv) {
  return examples::run(
      "race", "When members catch up with a rival that makes more shells, by production and by stock.", argc, argv,
      [](program& p) {
        options o;
        p.until_option(o.until, 2031);
        p.option("--growth", o.growth, "most that industry's capacity grows in a year, %").between(1.0, 1000.0);
        p.option("--own", o.own, "members' production as the base year begins, thousand shells a year")
            .between(1.0, 1e6);
        p.option("--rival", o.rival, "the rival's, thousand shells a year").between(1.0, 1e6);
        p.option("--goal", o.goal, "stock to be reached in five years, in years of the rival's production (assumed)")
            .between(1.0, 100.0);
        p.output_options();
        p.parse();
        // Rivals of twelve times the members' production are computed as well.
        double const most = o.goal * std::max(o.rival, 12 * o.own);
        if (most > 101 * o.stock)
          p.refuse("--goal", "times what --rival or twelve times --own makes is " + number(most, 0) +
                                 " thousand shells; valid: at most " + number(101 * o.stock, 0) +
                                 " thousand, growth of the opening stock by 10000 %");
        p.require_charts();
        auto const allies = outlay::data::nato_2026(first_year);
        results r{
            o, allies,
            outlay::project(allies, plan_of(allies, o, o.growth, o.rival / o.own, 4), years(first_year, o.until))};
        write_csv(p.name, p.csv, "plan", r.run);
        print_head(r);
        print_years(r);
        print_parity(r);
        if (!p.charts.empty()) draw(r, p);
      });
}

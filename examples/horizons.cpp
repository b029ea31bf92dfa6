// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Stocks that grow by 30 % in 5, 6, ... 15 years: what that costs a year, when orders peak, and when industry or money
// binds. One sweep runs all horizons side by side.
#include "support/axes.hpp"
#include "support/csv.hpp"
#include "support/head.hpp"
#include "support/program.hpp"
#include "support/stocks.hpp"
#include "support/table.hpp"

#include <algorithm>

namespace {

using namespace examples;
using outlay::wrt;

struct options {
  double lift = 30, equipment_share = 30, growth = 10;
};
constexpr int shortest = 5, horizons = 11, first_year = 2026, until = 2047;

stock_part stocks_of(outlay::alliance<> const& allies, options const& o, double headline, bool grow) {
  // Every area keeps its part of the growth: air defence 400 % and ground manoeuvre 60 % where the headline is 30 %.
  double const part = headline / 30;
  outlay::lift const air = outlay::percent(part * air_defence_lift), ground = outlay::percent(part * brigades_lift),
                     rest = outlay::percent(part * other_lift(30));
  return {.lift = std::array{air, rest, rest, rest, ground, rest},
          .over = 5_years,
          .opening = opening_stocks(allies),
          .flat = grow ? std::vector<outlay::member_code>{"USA"} : codes_of(allies),
          .attrition = 8.25_pct,
          .equipment_share = outlay::percent(o.equipment_share),
          .lead = lead,
          .own_lead = own_leads};
}

/// Answers of one sweep, by horizon and year: money in billions, the stock in parts of the opening one.
class by_horizon {
  outlay::sweep_table table_;
  double get(int answer, int over, int y) const { return table_.value(table_.column(answer, y), {over - shortest}); }

public:
  explicit by_horizon(outlay::sweep_table t) : table_(std::move(t)) {}
  double started(int over, int y) const { return get(0, over, y); }
  double for_industry(int over, int y) const { return get(1, over, y); }
  double for_money(int over, int y) const { return get(2, over, y); }
  double index(int over, int y) const { return get(3, over, y); }
};

template <class... Limits>
by_horizon sweep(outlay::alliance<> const& allies, stock_part const& stocks, Limits const&... limits) {
  auto const of = [](char const* measure) { return outlay::measured("stockpile_growth", measure).of(europe); };
  return by_horizon(
      outlay::sweep(allies, outlay::plan(economy(), core_target(), stocks, limits...), years(first_year, until),
                    outlay::grid(outlay::axis(wrt(&stock_part::over), outlay::range(5_years, 15_years, horizons))),
                    of("started"), of("unstarted, industry"), of("unstarted, money"), outlay::stock_index.of(europe)));
}

struct results {
  options o;
  outlay::alliance<> allies;
  by_horizon run, without_industry;
  double kept_up;                                              // billions a year
  double purchases;                                            // of the first year, billions a year
  std::vector<std::pair<double, std::vector<double>>> by_lift; // growth, cost a year by horizon

  double cost_a_year(by_horizon const& s, int over) const {
    double sum = 0;
    for (int y = first_year; y < first_year + over; ++y) sum += s.started(over, y) - kept_up;
    return sum / over;
  }
};

results compute(options const& o) {
  auto const allies = outlay::data::nato_2026(first_year);
  auto const keep = outlay::project(allies, outlay::plan(economy(), core_target(), stocks_of(allies, o, o.lift, false)),
                                    years(first_year, first_year + 1));
  double bought = 0;
  for (auto const& m : allies.members())
    if (m.spends && !(m.code == outlay::member_code("USA"))) bought += purchases(m.code.text(), first_year);
  auto industry = industry_of(allies);
  industry.growth = outlay::percent(o.growth);
  auto const stocks = stocks_of(allies, o, o.lift, true);
  results r{o,
            allies,
            sweep(allies, stocks, industry),
            sweep(allies, stocks),
            keep.measured("stockpile_growth", "started", europe, std::chrono::year{first_year}),
            bought,
            {}};
  for (double const lift : {10.0, 20.0, 30.0, 40.0, 50.0}) {
    auto const s = sweep(allies, stocks_of(allies, o, lift, true));
    r.by_lift.push_back({lift, {}});
    for (int over = shortest; over < shortest + horizons; ++over)
      r.by_lift.back().second.push_back(r.cost_a_year(s, over));
  }
  return r;
}

void print_head(results const& r) {
  head h("GROWTH OF STOCKS OVER 5 TO 15 YEARS");
  h.data(r.allies);
  h.say("Stocks", signed_number(r.o.lift) +
                      " % of equipment by value, the United States flat, evenly over the years named, from January " +
                      std::to_string(first_year) +
                      "; public reporting of 2025 has +30 % in 5 to 15 "
                      "years, air defence fivefold and 131 brigades instead of 82: areas grow in these proportions");
  h.say("Money", "core outlay of 3.5 % of GDP by 2035 (Spain 2.1 %), the shares held after it; " +
                     outlay::text(r.o.equipment_share) + " % of each member's may buy stocks (assumed)");
  h.say("Assumed", std::string("areas' part of the stock's value: ") + weights_in_words +
                       "; opening stocks by perpetual inventory, 8.25 % lost a year; " + leads_in_words +
                       "; industry can start a year what the 32 members bought in " + std::to_string(first_year) +
                       ", divided among areas by value, and " + outlay::text(r.o.growth) +
                       " % more each year while orders wait longer than three months");
}

/// The years in which something waits: `2026-2031`, or `-`.
template <class Waiting> std::string binds(Waiting waiting) {
  int first = 0, last = 0;
  for (int y = first_year; y < until; ++y)
    if (waiting(y) > 0.05) {
      if (first == 0) first = y;
      last = y;
    }
  return first == 0 ? "-" : std::to_string(first) + (last > first ? "-" + std::to_string(last) : "");
}
template <class Value> int largest(Value value) {
  int best = first_year;
  for (int y = first_year; y < until; ++y)
    if (value(y) > value(best) + 1e-9) best = y;
  return best;
}

void print_horizons(results const& r) {
  title(r.allies, "BY HORIZON, Europe and Canada, " + signed_number(r.o.lift) + " % by value",
        "billions of 2021 dollars; orders at the prices of the run");
  table t({"Years", "Growth|a year,|no industry", "with|industry", "Orders,|peak year,|no industry", "most",
           "Orders,|peak year,|industry", "most", "Industry|binds", "most|waiting", "Money|binds", "most|waiting",
           "Reached,|no industry", "with|industry"});
  for (int over = shortest; over < shortest + horizons; ++over) {
    auto const reached = [&](by_horizon const& s) {
      for (int y = first_year; y < until; ++y)
        if (s.index(over, y) >= 1 + 0.95 * r.o.lift / 100) return std::to_string(y);
      return std::string("-");
    };
    int const free_peak = largest([&](int y) { return r.without_industry.started(over, y); }),
              peak = largest([&](int y) { return r.run.started(over, y); });
    auto const industry = [&](int y) { return r.run.for_industry(over, y); };
    auto const money = [&](int y) { return r.run.for_money(over, y); };
    t.add({std::to_string(over), number(r.cost_a_year(r.without_industry, over), 1),
           number(r.cost_a_year(r.run, over), 1), std::to_string(free_peak),
           number(r.without_industry.started(over, free_peak), 1), std::to_string(peak),
           number(r.run.started(over, peak), 1), binds(industry), number(industry(largest(industry)), 1), binds(money),
           number(money(largest(money)), 1), reached(r.without_industry), reached(r.run)});
  }
  t.print();
  std::printf("\nTo keep the stocks up takes %s billion a year; the growth comes on top. Purchases of equipment in "
              "%d were %s billion: held in real terms they cover\n"
              "every line of this table without new money, but for the areas that they are spent on. 'Reached' is "
              "the first year at whose end 95 %% of the growth is there.\n%s\n",
              number(r.kept_up, 1).c_str(), first_year, number(r.purchases, 1).c_str(), first_orders_in_words);
}

void print_lifts(results const& r) {
  title(r.allies, "COST OF THE GROWTH A YEAR, by growth and horizon, Europe and Canada",
        "without limits of industry; billions of 2021 dollars a year");
  std::vector<std::string> heads{"Growth, %"};
  for (int over = shortest; over < shortest + horizons; ++over) heads.push_back(std::to_string(over) + " years");
  table t(heads);
  for (auto const& [lift, costs] : r.by_lift) {
    std::vector<std::string> cells{number(lift, 0)};
    for (double const c : costs) cells.push_back(number(c, 1));
    t.add(cells);
  }
  t.print();
}

void write_csv(results const& r, program const& p) {
  csv_file file(p.name, p.csv);
  for (int over = shortest; over < shortest + horizons; ++over)
    for (auto const& [limits, s] : {std::pair{"with industry", &r.run}, {"without industry", &r.without_industry}})
      for (int y = first_year; y < until; ++y) {
        std::string const scenario = std::to_string(over) + " years, " + limits;
        auto const add = [&](char const* variable, std::string const& unit, double x) {
          file.add(scenario, europe.name(), variable, unit, y, x);
        };
        add("Orders|Started", unit::dollars_of_2021_a_year, s->started(over, y));
        add("Orders|Waiting for industry", unit::dollars_of_2021, s->for_industry(over, y));
        add("Orders|Waiting for money", unit::dollars_of_2021, s->for_money(over, y));
        add("Stock index", "opening stock = 1", s->index(over, y));
      }
  file.close();
}

void draw(results const& r, program const& p) {
  auto g = p.chart("horizons", "What " + signed_number(r.o.lift) + " % of equipment costs a year, by how fast",
                   "Orders of Europe and Canada, billions of 2021 dollars a year; years in which stocks grow",
                   foot(r.allies, "Opening stocks, weights of areas and industry's capacity are assumed."));
  rows all;
  for (int over = shortest; over < shortest + horizons; ++over) {
    int const peak = largest([&](int y) { return r.without_industry.started(over, y); }),
              limited = largest([&](int y) { return r.run.started(over, y); });
    all.push_back({static_cast<double>(over), r.kept_up, r.kept_up + r.cost_a_year(r.without_industry, over),
                   r.without_industry.started(over, peak), r.run.started(over, limited)});
  }
  g.data("d", all);
  g.say("set xrange [4.4:15.6]; set xtics 1; " + thousands_on_y(1.05 * std::max(r.purchases, all[0][3])) +
        "; set boxwidth 0.7; set style fill solid 1 noborder");
  g.say("plot " + std::to_string(r.purchases) + " with lines lw 2 dt 2 lc '#111111' title \"Purchases of " +
        std::to_string(first_year) +
        "\", $d using 1:4 with points pt 7 ps 1.3 lc "
        "'#c0392b' title \"Peak year's orders\", \\");
  g.say("  $d using 1:3 with boxes lc '#e08a1e' title \"Growth, mean a year\", $d using 1:2 with boxes lc '#8da9c4' "
        "title \"Stocks kept up\", \\");
  g.say("  $d using 1:4 with points pt 7 ps 1.3 lc '#c0392b' notitle, $d using 1:5 with points pt 6 lw 2 ps 1.6 lc "
        "'#7a4fa3' title \"Peak, industry's limits\"");
  wrote(g.draw());
}

} // namespace

int main(int argc, char** argv) {
  return examples::run(
      "horizons", "What stocks that grow over 5 to 15 years cost a year, and when industry or money binds.", argc, argv,
      [](program& p) {
        options o;
        p.option("--lift", o.lift, "growth of stocks by value, all areas, %").between(1.0, 200.0);
        p.order_limit_options(o.equipment_share, o.growth);
        p.output_options();
        p.parse();
        p.require_charts();
        results const r = compute(o);
        if (!p.csv.empty()) write_csv(r, p);
        print_head(r);
        print_horizons(r);
        print_lifts(r);
        if (!p.charts.empty()) draw(r, p);
      });
}

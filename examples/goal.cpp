// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Asked the other way round: which core share starts every stock order by 2034, which capital keeps every founder of a
// bank under
// 0.2 % of GDP a year, which two targets together meet two goals; and what no number in reach can do.
#include "support/axes.hpp"
#include "support/csv.hpp"
#include "support/head.hpp"
#include "support/program.hpp"
#include "support/stocks.hpp"
#include "support/table.hpp"

#include <outlay/engines/solve.hpp>

#include <algorithm>

namespace {

using namespace examples;
using outlay::between;
using outlay::in_year;
using outlay::wrt;
using core = outlay::share_target<outlay::core>;
using resilience = outlay::share_target<outlay::resilience>;
using capital = outlay::capital_contribution;

struct options {
  double lift = 30, equipment_share = 20, most = 0.2;
  int over = 5;
};
auto const founders = outlay::all_but("Europe and Canada without Germany, France and the United Kingdom",
                                      {"USA", "DEU", "FRA", "GBR", "ISL"});
outlay::horizon const span = years(2025, 2036);
constexpr double started = 0.1; // billions that may still wait: all but nothing

auto stocks_plan(outlay::alliance<> const& allies, options const& o) {
  return outlay::plan(economy(), core_target(),
                      outlay::stockpile_growth<six_areas>{.lift = lifts(o.lift),
                                                          .over = o.over * 1_years,
                                                          .opening = opening_stocks(allies),
                                                          .flat = {"USA"},
                                                          .attrition = 8.25_pct,
                                                          .equipment_share = outlay::percent(o.equipment_share)});
}
auto bank_plan(outlay::key const& by) {
  return outlay::plan(economy(), core_target(),
                      capital{.name = "bank",
                              .subscribed = 135_bn_usd,
                              .paid_in = 20_pct,
                              .instalments = 5,
                              .first = 2027y / January,
                              .founders = founders,
                              .by = by});
}
auto targets_plan() { return outlay::plan(economy(), core_target(), resilience_target()); }

auto const waiting = in_year(outlay::measured("stockpile_growth", "unstarted, money").of(europe), 2034y);

struct orders_answer {
  double core, waiting, europe_2035; // %, billions, billions
};
struct bank_answer {
  std::string key, binding;
  double subscribed, instalment, percent_then, percent_now, others; // billions; % of GDP of the founder that binds, at
                                                                    // 135 billion; largest of the others
};

struct results {
  options o;
  outlay::alliance<> allies;
  double share = 0, slope = 0, equipment = 0;
  int runs = 0;
  std::vector<orders_answer> curve;
  std::vector<bank_answer> banks;
  outlay::solutions both;
  std::string refused;
};

void solve_orders(results& r) {
  auto const plan = stocks_plan(r.allies, r.o);
  auto const s =
      outlay::solve(r.allies, plan, span, wrt(&core::to), between(2_pct, 8_pct), outlay::goal(waiting, started));
  r.share = 100 * s.value, r.slope = s.slope / 100, r.runs = s.runs;
  r.equipment = 100 * outlay::solve(r.allies, plan, span, wrt(&outlay::stockpile_growth<six_areas>::equipment_share),
                                    between(5_pct, 100_pct), outlay::goal(waiting, started))
                          .value;
  for (double to = 2; to < 5.01; to += 0.25) {
    auto const table = outlay::project(
        r.allies,
        outlay::plan(economy(), core{.to = outlay::percent(to), .by = 2035y, .except = {{"ESP", 2.1_pct}}},
                     plan.listed<outlay::stockpile_growth<six_areas>, 0>()),
        span, waiting, in_year(outlay::core_outlay.of(europe), 2035y));
    r.curve.push_back({to, table.value(0), table.value(1)});
  }
  try { // what cannot be: the answer at both ends comes with the refusal
    outlay::solve(r.allies, plan, span, wrt(&core::to), between(2_pct, 2.2_pct), outlay::goal(waiting, started));
  } catch (outlay::error const& e) {
    r.refused = e.what();
  }
}

void solve_banks(results& r) {
  for (auto const& [name, by] : {std::pair{"GDP", outlay::key::gdp()},
                                 {"population", outlay::key::population()},
                                 {"equal parts", outlay::key::equal()}}) {
    auto const plan = bank_plan(by);
    // Who bears most of its GDP in the first year; a capital that is right for that founder is right for all.
    auto const burdens = [&](auto const& of_plan) {
      auto const run = outlay::project(r.allies, of_plan, span);
      std::vector<std::pair<double, int>> all;
      for (int i = 0; i < r.allies.size(); ++i) {
        outlay::group const g = r.allies[i].code;
        all.emplace_back(
            100 * in(run.outlay_of(outlay::account::paid_in, g, 2027y), billion) / run.gdp(g, 2027y).value(), i);
      }
      std::sort(all.rbegin(), all.rend());
      return all;
    };
    auto const now = burdens(plan);
    auto const& who = r.allies[now[0].second];
    double const gdp = outlay::project(r.allies, plan, span).gdp(who.code, 2027y).value();
    auto const s = outlay::solve(
        r.allies, plan, span, wrt(&capital::subscribed), between(0.01_bn_usd, 10000_bn_usd),
        outlay::goal(in_year(outlay::outlay_of<outlay::account::paid_in>.of(who.code), 2027y), r.o.most / 100 * gdp));
    auto then = capital{.name = "bank",
                        .subscribed = s.field,
                        .paid_in = 20_pct,
                        .instalments = 5,
                        .first = 2027y / January,
                        .founders = founders,
                        .by = by};
    auto const after = burdens(outlay::plan(economy(), core_target(), then));
    r.banks.push_back({name, who.name, s.value, s.value * 0.2 / 5, after[0].first, now[0].first, after[1].first});
  }
}

outlay::solutions solve_both(outlay::alliance<> const& allies) {
  return outlay::solve(allies, targets_plan(), span, outlay::fields(wrt(&core::to), wrt(&resilience::to)),
                       outlay::goals(outlay::goal(in_year(outlay::total_share, 2035y), 5_pct),
                                     outlay::goal(in_year(outlay::core_outlay.of(europe), 2035y), 900.0)));
}

void print_head(results const& r) {
  head h("GOALS, AND THE NUMBERS THAT MEET THEM");
  h.data(r.allies);
  h.say("Orders", "stocks grow by " + outlay::text(r.o.lift) + " % of value in " + std::to_string(r.o.over) +
                      " years (air defence fivefold, the United States flat), " + outlay::text(r.o.equipment_share) +
                      " % of each member's core outlay may buy them (20 % is the allies' guideline for equipment; in "
                      "2025 they bought 31 %); no limits of industry");
  h.say("Bank", "paid in to 20 % over five years from 2027 by the founders: " + founders.name() +
                    " (assumed); the 135 billion dollars of public reporting for comparison");
  h.say("Assumed",
        std::string("areas' part of the stock's value: ") + weights_in_words +
            "; opening stocks by perpetual inventory, 8.25 % lost a year; resilience of 0.5 % of GDP exists");
  h.say("Method", "bracketing for one number, Newton's steps with exact derivatives for two; 'every order' leaves " +
                      number(1000 * started, 0) + " million dollars waiting");
}

void print_orders(results const& r) {
  title(r.allies, "WHICH CORE SHARE BY 2035 STARTS EVERY STOCK ORDER BY THE END OF 2034",
        "billions of 2021 dollars, Europe and Canada");
  std::printf("A core share of %s %% of GDP (Spain 2.1 %%), found in %d projections; there a tenth of a point more "
              "moves what waits by %s billion.\n"
              "At 3.5 %% it takes %s %% of core outlay for equipment instead of %s.\n\n",
              number(r.share, 3).c_str(), r.runs, number(r.slope / 10, 2).c_str(), number(r.equipment, 1).c_str(),
              outlay::text(r.o.equipment_share).c_str());
  table t({"Core share|by 2035, %", "Waiting for money|at the end of 2034", "Core outlay|2035"});
  for (auto const& x : r.curve) t.add({number(x.core, 2), number(x.waiting, 1), number(x.europe_2035, 1)});
  t.print();
}

void print_banks(results const& r) {
  title(r.allies, "WHICH CAPITAL KEEPS EVERY FOUNDER UNDER " + number(r.o.most, 2) + " % OF ITS GDP A YEAR",
        "billions of current dollars; shares at constant prices, first year, 2027");
  table t({"Divided by", "Capital|subscribed", "Instalment|a year", "Binds for", "its share,|% of GDP",
           "next,|% of GDP", "at 135 billion,|% of GDP"});
  for (auto const& b : r.banks)
    t.add({b.key, number(b.subscribed, 1), number(b.instalment, 2), b.binding, number(b.percent_then, 3),
           number(b.others, 3), number(b.percent_now, 3)});
  t.print();
}

void print_both(results const& r) {
  title(r.allies, "WHICH TWO TARGETS MEET TWO GOALS", "shares in % of GDP; billions of 2021 dollars");
  std::printf("Core and resilience of 5 %% of the 32 members' GDP in 2035, and 900 billion of core outlay of Europe "
              "and Canada in that year:\n"
              "core %s %% and resilience %s %% of GDP by 2035 (%d steps), Spain's core at 2.1 %%.\n",
              number(100 * r.both.values(0), 3).c_str(), number(100 * r.both.values(1), 3).c_str(), r.both.iterations);
  std::printf("\nWHAT CANNOT BE: a core share between 2 and 2.2 %% that starts every order by the end of 2034\n\n%s\n",
              r.refused.c_str());
}

void write_csv(results const& r, program const& p) {
  csv_file file(p.name, p.csv);
  file.add("every order by 2034", europe.name(), "Core target", "% of GDP", 2035, r.share);
  for (auto const& x : r.curve) {
    file.add("core target " + number(x.core, 2) + " %", europe.name(), "Orders|Waiting for money", "billion USD_2021",
             2034, x.waiting);
    file.add("core target " + number(x.core, 2) + " %", europe.name(), "Outlay|Core", "billion USD_2021/yr", 2035,
             x.europe_2035);
  }
  for (auto const& b : r.banks)
    file.add("divided by " + b.key, founders.name(), "Capital subscribed", "billion USD", 2027, b.subscribed);
  file.close();
}

void draw(results const& r, program const& p) {
  auto g = p.chart("goal", "Which core share starts every stock order by 2034?",
                   "Orders waiting for money at the end of 2034, Europe and Canada, billions of 2021 dollars",
                   foot(r.allies, "Opening stocks are assumed; " + outlay::text(r.o.equipment_share) +
                                      " % of core outlay buys equipment."));
  rows all;
  for (auto const& x : r.curve) all.push_back({x.core, x.waiting});
  g.data("d", all);
  g.data("s", rows{{r.share, 0}});
  g.say("set xrange [2:5]; set xtics 0.5; set format x \"%.1f %%\"; set yrange [0:*]; set rmargin at screen 0.96; set "
        "key at screen 0.94,0.8 right top");
  g.say("set arrow from " + std::to_string(r.share) + ",graph 0.3 to " + std::to_string(r.share) +
        ",graph 0.03 lw 2 lc '#c0392b'; set label 9 " + gnuplot::quoted(number(r.share, 2) + " % of GDP") + " at " +
        std::to_string(r.share) + ",graph 0.34 center noenhanced textcolor '#c0392b'");
  g.say("plot $d using 1:2 with lines lw 4 lc '#2f7fc1' title \"Waiting for money\", $s using 1:2 with points pt 7 ps "
        "2 lc '#c0392b' title \"Every order started\"");
  wrote(g.draw());
}

} // namespace

int main(int argc, char** argv) {
  return examples::run("goal", "Finds the numbers of a plan that meet goals.", argc, argv, [](program& p) {
    options o;
    p.option("--lift", o.lift, "growth of stocks by value, %").between(1.0, 1000.0);
    p.option("--over", o.over, "years in which stocks grow").between(1, 50);
    p.option("--equipment-share", o.equipment_share, "part of core outlay that may buy stocks, %").between(1.0, 100.0);
    p.option("--most", o.most, "most that a founder pays in a year, % of GDP").between(0.001, 10.0);
    p.output_options();
    p.parse();
    p.require_charts();
    auto const allies = outlay::data::nato_2026();
    results r{.o = o, .allies = allies, .curve = {}, .banks = {}, .both = solve_both(allies), .refused = ""};
    solve_orders(r);
    solve_banks(r);
    if (!p.csv.empty()) write_csv(r, p);
    print_head(r);
    print_orders(r);
    print_banks(r);
    print_both(r);
    if (!p.charts.empty()) draw(r, p);
  });
}

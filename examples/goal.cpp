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
#include <optional>

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
outlay::horizon const span = years(2026, 2036);
constexpr double started = 0.1; // billions that may still wait: all but nothing

auto stocks_plan(outlay::alliance<> const& allies, options const& o) {
  return outlay::plan(economy(), core_target(),
                      stock_part{.lift = lifts(o.lift),
                                 .over = o.over * 1_years,
                                 .opening = opening_stocks(allies),
                                 .flat = {"USA"},
                                 .attrition = 8.25_pct,
                                 .equipment_share = outlay::percent(o.equipment_share),
                                 .lead = lead,
                                 .own_lead = own_leads});
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

/// A number that was looked for between two ends, and what waits at each.
struct search {
  struct result {
    double percent, slope; // slope: billions by 1 (not by 1 %)
    int runs;
  };
  double low, high, at_low, at_high; // %, billions
  std::optional<result> found;

  bool met_at_once() const { return !found && at_low <= started; }
};
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
  search share, equipment;
  std::vector<orders_answer> curve;
  std::vector<bank_answer> banks;
  outlay::solutions both;
  std::optional<search> refused; // what cannot be, at both of its ends

  /// Equipment in % of outlay, Europe and Canada in the base year.
  double equipment_now() const {
    double bought = 0, all = 0;
    for (auto const& m : allies.members())
      if (m.spends && !(m.code == outlay::member_code("USA"))) {
        bought += purchases(m.code.text(), allies.base_year());
        all += outlay::data::nato_2026_edition::outlay_2021.at(m.code.text(), allies.base_year()) / 1000;
      }
    return 100 * bought / all;
  }
};

/// Looks for the value of a field at which every order is started: nothing is found where that holds at the low end
/// already, or at the high end still does not.
template <class Plan, class Ref>
search search_orders(outlay::alliance<> const& allies, Plan const& plan, Ref field, double low, double high) {
  auto const ends = outlay::sweep(
      allies, plan, span, outlay::grid(outlay::axis(field, {outlay::percent(low), outlay::percent(high)})), waiting);
  search s{low, high, ends.value(0, {0}), ends.value(0, {1}), {}};
  if (s.at_low > started && s.at_high <= started) {
    auto const x = outlay::solve(allies, plan, span, field, between(outlay::percent(low), outlay::percent(high)),
                                 outlay::goal(waiting, started));
    s.found = {100 * x.value, x.slope, x.runs};
  }
  return s;
}

void solve_orders(results& r) {
  auto const plan = stocks_plan(r.allies, r.o);
  r.share = search_orders(r.allies, plan, wrt(&core::to), 2, 8);
  r.equipment = search_orders(r.allies, plan, wrt(&stock_part::equipment_share), 5, 100);
  for (double to = 2; to < 5.01; to += 0.25) {
    auto const table = outlay::project(
        r.allies,
        outlay::plan(economy(), core{.to = outlay::percent(to), .by = 2035y, .except = {{"ESP", 2.1_pct}}},
                     plan.listed<stock_part, 0>()),
        span, waiting, in_year(outlay::core_outlay.of(europe), 2035y));
    r.curve.push_back({to, table.value(0), table.value(1)});
  }
  if (search const s = search_orders(r.allies, plan, wrt(&core::to), 2, 2.2); s.at_high > started) r.refused = s;
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
        r.allies, plan, span, wrt(&capital::subscribed), between(0.01_bn_usd, 1'000'000_bn_usd),
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
                      " % of each member's core outlay may buy them (20 % is the allies' guideline for equipment; in " +
                      std::to_string(r.allies.base_year()) + " Europe and Canada bought " +
                      number(r.equipment_now(), 0) + " %); no limits of industry");
  h.say("Bank", "paid in to 20 % over five years from 2027 by the founders: " + founders.name() +
                    " (assumed); the 135 billion dollars of public reporting for comparison");
  h.say("Assumed", std::string("areas' part of the stock's value: ") + weights_in_words +
                       "; opening stocks by perpetual inventory, 8.25 % lost a year; " + leads_in_words +
                       "; resilience of 0.5 % of GDP exists");
  h.say("Method", "bracketing for one number, Newton's steps with exact derivatives for two; 'every order' leaves " +
                      number(1000 * started, 0) + " million dollars waiting");
}

void print_orders(results const& r) {
  title(r.allies, "WHICH CORE SHARE BY 2035 STARTS EVERY STOCK ORDER BY THE END OF 2034",
        "billions of 2021 dollars, Europe and Canada");
  if (r.share.found)
    std::printf("A core share of %s %% of GDP (Spain 2.1 %%), found in %d projections; there a tenth of a point more "
                "moves what waits by %s billion.\n",
                number(r.share.found->percent, 3).c_str(), r.share.found->runs,
                number(r.share.found->slope / 1000, 2).c_str());
  else if (r.share.met_at_once())
    std::printf("Any core share from %s %% of GDP on: the goal is met at the low end of the search already.\n",
                number(r.share.low, 0).c_str());
  else
    std::printf("No core share up to %s %% of GDP: there %s billion wait still.\n", number(r.share.high, 0).c_str(),
                number(r.share.at_high, 1).c_str());
  std::string const now = outlay::text(r.o.equipment_share);
  if (r.equipment.found)
    std::printf("At 3.5 %% it takes %s %% of core outlay for equipment instead of %s.\n\n",
                number(r.equipment.found->percent, 1).c_str(), now.c_str());
  else if (r.equipment.met_at_once())
    std::printf("At 3.5 %% it takes no more than %s %% of core outlay for equipment; %s may be used.\n\n",
                number(r.equipment.low, 0).c_str(), now.c_str());
  else
    std::printf("At 3.5 %% all of core outlay would not do: %s billion wait still.\n\n",
                number(r.equipment.at_high, 1).c_str());
  table t({"Core share|by 2035, %", "Waiting for money|at the end of 2034", "Core outlay|2035"});
  for (auto const& x : r.curve) t.add({number(x.core, 2), number(x.waiting, 1), number(x.europe_2035, 1)});
  t.print();
}

void print_banks(results const& r) {
  title(r.allies, "WHICH CAPITAL KEEPS EVERY FOUNDER UNDER " + outlay::text(r.o.most) + " % OF ITS GDP A YEAR",
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
  if (r.refused)
    std::printf("\nWHAT CANNOT BE: a core share between 2 and 2.2 %% that starts every order by the end of 2034\n\n"
                "%s billion wait at 2 %%, %s billion at 2.2 %%: the goal does not lie between, and solve() refuses to "
                "search.\n",
                number(r.refused->at_low, 1).c_str(), number(r.refused->at_high, 1).c_str());
}

void write_csv(results const& r, program const& p) {
  csv_file file(p.name, p.csv);
  if (r.share.found)
    file.add("every order by 2034", europe.name(), "Core target", unit::share_of_gdp, 2035,
             r.share.found->percent / 100);
  for (auto const& x : r.curve) {
    file.add("core target " + number(x.core, 2) + " %", europe.name(), "Orders|Waiting for money",
             unit::dollars_of_2021, 2034, x.waiting);
    file.add("core target " + number(x.core, 2) + " %", europe.name(), "Outlay|Core",
             unit::dollars_of_2021_a_year, 2035, x.europe_2035);
  }
  for (auto const& b : r.banks)
    file.add("divided by " + b.key, founders.name(), "Capital subscribed", unit::dollars, 2027, b.subscribed);
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
  if (r.share.found) g.data("s", rows{{r.share.found->percent, 0}});
  g.say("set xrange [2:5]; set xtics 0.5; set format x \"%.1f %%\"; set rmargin at screen 0.96; set key at screen "
        "0.94,0.8 right top; " +
        thousands_on_y(std::max(1.0, r.curve.front().waiting)));
  std::string plot = "plot $d using 1:2 with lines lw 4 lc '#2f7fc1' title \"Waiting for money\"";
  if (r.share.found && r.share.found->percent < 5) {
    std::string const at = std::to_string(r.share.found->percent);
    g.say("set arrow from " + at + ",graph 0.3 to " + at + ",graph 0.03 lw 2 lc '#c0392b'; set label 9 " +
          gnuplot::quoted(number(r.share.found->percent, 2) + " % of GDP") + " at " + at + ",graph 0.34 " +
          (r.share.found->percent > 4.7 ? "right" : "center") + " noenhanced textcolor '#c0392b'");
    plot += ", $s using 1:2 with points pt 7 ps 2 lc '#c0392b' title \"Every order started\"";
  }
  g.say(plot);
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
    results r{.o = o,
              .allies = allies,
              .share = {},
              .equipment = {},
              .curve = {},
              .banks = {},
              .both = solve_both(allies),
              .refused = {}};
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

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Troops on the eastern flank: a brigade that grows to 5,000, 20,000 American troops of whom up to 10,000 leave and are
// replaced, and a mission of five years after a ceasefire with a phased exit. Heads, money, the gap until others are
// there, who depends on whom.
#include "support/axes.hpp"
#include "support/csv.hpp"
#include "support/head.hpp"
#include "support/program.hpp"
#include "support/table.hpp"

namespace {

using namespace examples;

constexpr int first_year = 2025; // of the brigade's published figures

struct options {
  int until = 2036, lead = 24;
  double investment = 7.5, leaving = 10000, replaced = 100, upkeep = 140, mission = 20000, in_field = 275;
};
auto const coalition =
    outlay::group("Europe and Canada but Türkiye", {"USA", "ISL", "TUR"}, outlay::group::rule::all_members_but);

auto plan_of(options const& o) {
  auto const ceasefire = outlay::on("ceasefire");
  auto const heads = [](double n) { return outlay::head_count(n * 1_heads); };
  return outlay::plan(
      economy(), core_target(), outlay::event{.name = "ceasefire", .at = 2027y / January},
      outlay::deployment{.name = "Lithuania",
                         .heads = {{2024y, heads(150)}, {2025y, heads(500)}, {2027y, heads(5000)}},
                         .cost = 160_mn_eur / 1000_heads / outlay::year,
                         .investment = outlay::billions<outlay::eur>(o.investment),
                         .invest_from = 2025y / January,
                         .invest_until = 2028y / January,
                         .senders = "DEU",
                         .host = "LTU"},
      outlay::backfill{.name = "Poland and Romania",
                       .held = {{"USA", 20000}, {"DEU", 5000}, {"CAN", 2000}, {"GBR", 1500}, {"FRA", 1500}},
                       .unit = "heads",
                       .who = "USA",
                       .from = 2026y / January,
                       .withdrawn = outlay::percent(o.leaving / 200),
                       .phase = 1_years,
                       .lead = o.lead * 1_months,
                       .replaced = outlay::percent(o.replaced),
                       .replaced_by = payers,
                       .upkeep = outlay::millions<outlay::usd>(o.upkeep / 1000) / outlay::year,
                       .to = outlay::account::posture},
      outlay::deployment{.name = "mission",
                         .heads = {{ceasefire, heads(0)},
                                   {ceasefire.after(6_months), heads(o.mission)},
                                   {ceasefire.after(5_years), heads(o.mission)},
                                   {ceasefire.after(7_years), heads(0)}},
                         .cost = outlay::millions<outlay::usd>(o.in_field) / 1000_heads / outlay::year,
                         .basis = outlay::cost_basis::total,
                         .at_home = outlay::head_cost(outlay::millions<outlay::usd>(std::min(o.upkeep, o.in_field)) /
                                                      1000_heads / outlay::year),
                         .senders = coalition});
}

struct results {
  options o;
  outlay::alliance<> allies;
  projection run;

  double of(char const* part, char const* measure, int y, outlay::group const& g = everyone) const {
    return run.measured(part, measure, g, std::chrono::year{y});
  }
  double lithuania(char const* m, int y) const { return of("deployment \"Lithuania\"", m, y); }
  double mission(char const* m, int y) const { return of("deployment \"mission\"", m, y); }
  double flank(char const* m, int y, outlay::group const& g = everyone) const { return of("backfill", m, y, g); }
  // 2021 dollars for one
  double euros() const { return allies.rate({outlay::currency::eur, 0}, allies.find("DEU"), first_year).value(); }
  double replacing(int y) const { return flank("provided", y) - 10000 - flank("provided", y, america); }
};

void print_head(results const& r) {
  auto const& o = r.o;
  head h("TROOPS ON THE EASTERN FLANK");
  h.data(r.allies);
  h.say("Brigade",
        "Lithuania, by Germany: 150 heads, 500 in 2025, 5,000 in 2027; 160,000 euros a head and year (800 "
        "million for 4,800 soldiers and 200 civilians), investment " +
            number(o.investment, 1) + " billion euros in 2025 to 2027 (published: 6 to 9); a euro is worth " +
            number(r.euros(), 3) +
            " dollars of 2021 (NATO's rate of 2025, Germany's deflator). The base year is that of these figures");
  h.say("Leaving", number(o.leaving, 0) +
                       " of 20,000 heads of the United States in Poland and Romania in 2026 (published: up to 10,000); "
                       "the others replace " +
                       number(o.replaced, 0) + " % by GDP after " + std::to_string(o.lead) + " months, at " +
                       number(1000 * o.upkeep, 0) +
                       " dollars a head and year (published for a European force: 140,000)");
  h.say("Mission", number(o.mission, 0) + " heads for five years after a ceasefire and a phased exit of two; " +
                       number(1000 * o.in_field, 0) +
                       " dollars a head and year in the field (published: more than 55 billion "
                       "for 200,000), of which the " +
                       number(1000 * o.upkeep, 0) +
                       " at home are paid already; Europe and Canada without Türkiye, by GDP");
  h.say("Assumed",
        "the ceasefire in January 2027 (a date to show the mechanism, not a forecast); the size of the mission; the "
        "withdrawal's phase of a year; 10,000 heads of others beside the 20,000; the brigade's published "
        "running cost taken as on top of the cost at home; costs keep their purchasing power; all counts as core, "
        "within the budgets of 3.5 % of GDP");
}

void print_years(results const& r) {
  title(
      r.allies, "BY YEAR",
      "heads at the year's end, moves in the middle of months, the brigade's a year's mean; billions of 2021 dollars");
  table t({"Year", "Brigade,|heads", "running", "invest-|ment", "United|States", "Replacing|them", "Gap,|heads",
           "Depen-|dence, %", "Cost", "Mission,|heads", "Cost on top|of home", "All|posture",
           "In % of core,|Europe and Canada"});
  for (int y = first_year; y <= r.run.last_year(); ++y) {
    std::chrono::year const at{y};
    double const posture = in(r.run.outlay_of(outlay::account::posture, europe, at), billion);
    t.add({std::to_string(y), number(1000 * r.lithuania("headcount", y), 0), number(r.lithuania("running", y), 3),
           number(r.lithuania("investment", y), 3), number(r.flank("provided", y, america), 0),
           number(r.replacing(y), 0), number(r.flank("gap", y), 0), number(100 * r.flank("dependence", y), 1),
           number(r.flank("paid", y), 3), number(1000 * r.mission("headcount", y), 0),
           number(r.mission("running", y), 3), number(posture, 3),
           number(100 * posture / in(r.run.core_outlay(europe, at), billion), 2)});
  }
  t.print();
  std::printf("\nThe brigade in 2030: %s million euros a year for %s heads. 'Dependence' is the United States' part of "
              "all heads there.\n",
              number(1000 * r.lithuania("running", 2030) / r.euros(), 0).c_str(),
              number(1000 * r.lithuania("headcount", 2030), 0).c_str());
}

void print_choices(results const& r) {
  title(r.allies, "WHAT LEAVES AND WHAT IS INVESTED",
        "billions of 2021 dollars; 2025 to " + std::to_string(r.run.last_year()));
  table t({"United States:|heads leaving", "Lead time,|months", "Gap,|head years", "Depen-|dence, %",
           "Replacing a year,|2030", "Replacing,|all years"});
  for (double const leaving : {0.0, 5000.0, 10000.0, 20000.0})
    for (int const lead : {12, 24, 48}) {
      if (leaving == 0 && lead != 12) continue;
      options o = r.o;
      o.leaving = leaving, o.lead = lead;
      results const x{o, r.allies, outlay::project(r.allies, plan_of(o), years(first_year, o.until))};
      double cost = 0;
      for (int y = first_year; y <= x.run.last_year(); ++y) cost += x.flank("paid", y);
      t.add({number(leaving, 0), leaving == 0 ? "-" : std::to_string(lead),
             number(leaving * o.replaced / 100 * lead / 12, 0),
             number(100 * x.flank("dependence", x.run.last_year()), 1), number(x.flank("paid", 2030), 2),
             number(cost, 1)});
    }
  t.print();
  table s({"Investment,|billion euros", "Brigade, 2025 to 2034,|billions of 2021 dollars",
           "Germany's core|in these years, %"});
  std::puts("");
  for (double const investment : {6.0, 7.5, 9.0}) {
    options o = r.o;
    o.investment = investment;
    results const x{o, r.allies, outlay::project(r.allies, plan_of(o), years(first_year, o.until))};
    double cost = 0, core = 0;
    for (int y = first_year; y <= std::min(2034, x.run.last_year()); ++y)
      cost += x.lithuania("running", y) + x.lithuania("investment", y),
          core += in(x.run.core_outlay("DEU", std::chrono::year{y}), billion);
    s.add({number(investment, 1), number(cost, 2), number(100 * cost / core, 2)});
  }
  s.print();
}

void draw(results const& r, program const& p) {
  auto g = p.chart("posture", "Troops on the eastern flank",
                   "Heads at the year's end; a ceasefire in January 2027 is assumed",
                   foot(r.allies, "Size of the mission and dates are assumed."));
  g.data("d", by_year(first_year, r.run.last_year(), [&](int y) {
           std::vector<double> tops{1000 * r.lithuania("headcount", y)};
           for (double const x :
                {r.flank("provided", y, america), r.replacing(y), r.flank("gap", y), 1000 * r.mission("headcount", y)})
             tops.push_back(tops.back() + x);
           return tops;
         }));
  g.say(years_on_x(first_year, r.run.last_year(), 0.6, 0.6) +
        "; set boxwidth 0.72; set style fill solid 1 noborder; set lmargin at screen 0.075");
  g.say(thousands_on_y(1000 * r.mission("headcount", 2028) + 25000));
  g.say("plot $d using 1:6 with boxes lc '#e08a1e' title \"Mission\", $d using 1:5 with boxes lc '#f3d0cb' title \"Gap "
        "until replaced\", \\");
  g.say("  $d using 1:4 with boxes lc '#2f7fc1' title \"Replacing the United States\", $d using 1:3 with boxes lc "
        "'#8da9c4' title \"United States\", \\");
  g.say("  $d using 1:2 with boxes lc '#5b6770' title \"Brigade in Lithuania\"");
  wrote(g.draw());
}

} // namespace

int main(int argc, char** argv) {
  return examples::run(
      "posture",
      "Heads and money of troops on the eastern flank: a brigade, a withdrawal that others replace, a mission of five "
      "years.",
      argc, argv, [](program& p) {
        options o;
        p.until_option(o.until, 2031);
        p.option("--leaving", o.leaving, "heads of the United States that leave, of 20,000").between(0.0, 20000.0);
        p.option("--replaced", o.replaced, "part of them that others replace, %").between(0.0, 100.0);
        p.option("--lead", o.lead, "months until others are there").between(0, 120);
        p.option("--investment", o.investment, "investment in the brigade, billions of euros").between(0.0, 1000.0);
        p.option("--cost", o.upkeep, "cost of a head and year at home, thousand dollars").between(0.0, 10000.0);
        p.option("--mission", o.mission, "heads of the mission").between(0.0, 1e6);
        p.option("--in-field", o.in_field, "cost of a head and year in the field, thousand dollars")
            .between(0.0, 10000.0);
        p.output_options();
        p.parse();
        p.require_charts();
        auto const allies = outlay::data::nato_2026(first_year);
        results const r{o, allies, outlay::project(allies, plan_of(o), years(first_year, o.until))};
        write_csv(p.name, p.csv, "plan", r.run);
        print_head(r);
        print_years(r);
        print_choices(r);
        if (!p.charts.empty()) draw(r, p);
      });
}

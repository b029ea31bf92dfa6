// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Stocks of equipment that are to grow by 30 %, air defence fivefold: what that costs beyond keeping stocks up, who
// waits for money and who for industry, and how far the purchases of today would go without new money.
#include "support/axes.hpp"
#include "support/csv.hpp"
#include "support/head.hpp"
#include "support/program.hpp"
#include "support/stocks.hpp"
#include "support/table.hpp"

#include <algorithm>

namespace {

using namespace examples;
using outlay::area;

struct options {
  int until = 2036, over = 5;
  double lift = 30, equipment_share = 30, growth = 10;
};

/// The same areas with another part of the stock's value in air defence; the others keep their proportions.
std::array<double, 6> weights_with(double air_defence) {
  auto w = weight;
  w[0] = air_defence;
  for (std::size_t a = 1; a < w.size(); ++a) w[a] *= (1 - air_defence) / (1 - weight[0]);
  return w;
}

struct question {
  options o;
  bool grow = true, limited = true;
  double air_defence = weight[0], loss = attrition;
};

/// Stocks that grow, or are only kept up; what industry can start bounds them, or nothing does but money.
projection answer(outlay::alliance<> const& allies, question const& q) {
  auto const w = weights_with(q.air_defence);
  double const rest = (q.o.lift - w[0] * air_defence_lift - w[4] * brigades_lift) / (1 - w[0] - w[4]);
  outlay::lift const air = outlay::percent(air_defence_lift), ground = outlay::percent(brigades_lift),
                     other = outlay::percent(rest);
  auto opening = opening_stocks(allies, q.loss);
  for (auto& m : opening)
    for (std::size_t a = 0; a < w.size(); ++a) m.units[a] *= w[a] / weight[a];
  auto const stocks = stock_part{.lift = std::array{air, other, other, other, ground, other},
                                 .over = q.o.over * 1_years,
                                 .opening = opening,
                                 .flat = q.grow ? std::vector<outlay::member_code>{"USA"} : codes_of(allies),
                                 .attrition = outlay::percent(100 * q.loss),
                                 .equipment_share = outlay::percent(q.o.equipment_share),
                                 .lead = lead,
                                 .own_lead = own_leads};
  auto const span = years(allies.base_year(), q.o.until);
  if (!q.limited) return outlay::project(allies, outlay::plan(economy(), core_target(), stocks), span);
  auto industry = industry_of(allies);
  industry.growth = outlay::percent(q.o.growth);
  return outlay::project(allies, outlay::plan(economy(), core_target(), stocks, industry), span);
}

struct results {
  options o;
  outlay::alliance<> allies;
  projection run, without_limits, kept_up; // kept_up: without limits as well
  todays_purchases today;                  // the purchases of the base year
  std::array<todays_purchases, 2> before;  // those of the two years before, from their own starts

  int first() const { return run.first_year(); }
  std::string base() const { return std::to_string(first()); }

  static double of(projection const& p, char const* measure, outlay::group const& g, int y) {
    return p.measured("stockpile_growth", measure, g, std::chrono::year{y});
  }
  double units(projection const& p, double opening, area a, int y) const {
    return opening * p.stock_index(europe, std::chrono::year{y}, a);
  }
  int last_of_growth() const { return std::min(run.last_year(), first() - 1 + o.over); }
};

double sum(projection const& p, outlay::group const& g, int from, int to) {
  double s = 0;
  for (int y = from; y <= to; ++y) s += results::of(p, "started", g, y);
  return s;
}

std::string in_years(todays_purchases const& p) {
  return p.months_to_lift ? number(*p.months_to_lift / 12.0, 1) : std::string("more years than shown");
}

void print_head(results const& r) {
  head h("STOCKS OF EQUIPMENT THAT GROW BY " + outlay::text(r.o.lift) + " %");
  h.data(r.allies);
  h.say("Stocks", signed_number(r.o.lift) + " % by value in " + std::to_string(r.o.over) +
                      " years, the United States flat; published (public reporting of 2025): 293 to 1,467 air defence "
                      "units, 82 to 131 brigades, taken as those of the start of " +
                      r.base() + "; here " + signed_number(air_defence_lift) + " % and " +
                      signed_number(brigades_lift) + " % of their areas, all others alike to make the whole");
  h.say("Money", "core outlay of 3.5 % of GDP by 2035 (Spain 2.1 %); " + outlay::text(r.o.equipment_share) +
                     " % of each member's may buy stocks (assumed)");
  h.say("Assumed",
        std::string("areas' part of the stock's value: ") + weights_in_words +
            "; opening stocks by perpetual inventory, 8.25 % lost a year; " + leads_in_words +
            "; industry can start a year what the 32 members bought in " + r.base() +
            ", divided among areas by value, and " + outlay::text(r.o.growth) +
            " % more each year while orders wait longer than three months; waiting orders raise unit costs by up to 20 "
            "%");
}

void print_years(results const& r) {
  title(r.allies, "EUROPE AND CANADA BY YEAR, with industry's limits and without",
        "start of " + r.base() + " = 100; orders in billions of 2021 dollars");
  table t({"Year", "Air defence|units", "without its|limits", "Brigades'|equipment", "without its|limits",
           "All stocks,|by value", "Purchases|of " + r.base(), "Orders|started", "waiting for|industry",
           "waiting for|money", "Without its|limits", "Stocks|kept up"});
  for (int y = r.first(); y <= r.run.last_year(); ++y) {
    std::chrono::year const at{y};
    t.add({std::to_string(y), number(r.units(r.run, 293, area::air_defence, y), 0),
           number(r.units(r.without_limits, 293, area::air_defence, y), 0),
           number(r.units(r.run, 82, area::ground_manoeuvre, y), 0),
           number(r.units(r.without_limits, 82, area::ground_manoeuvre, y), 0),
           number(100 * r.run.stock_index(europe, at), 1),
           number(100 * r.today.index[static_cast<std::size_t>(y - r.first())], 1),
           number(r.of(r.run, "started", europe, y), 1), number(r.of(r.run, "unstarted, industry", europe, y), 1),
           number(r.of(r.run, "unstarted, money", europe, y), 1),
           number(r.of(r.without_limits, "started", europe, y), 1), number(r.of(r.kept_up, "started", europe, y), 1)});
  }
  t.print();
  int const last = r.last_of_growth();
  double const plan = sum(r.without_limits, europe, r.first(), last), kept = sum(r.kept_up, europe, r.first(), last);
  std::printf("\n%s\n", first_orders_in_words);
  std::printf("Orders of %d to %d without limits of industry: %s billion; to keep stocks up: %s; the growth costs "
              "the difference, %s billion.\n",
              r.first(), last, number(plan, 0).c_str(), number(kept, 0).c_str(), number(plan - kept, 0).c_str());
  if (r.today.months_to_lift)
    std::printf("The purchases of %d, held in real terms, take the whole stock past %+g %% after %.1f years without "
                "new money (under the assumed opening\n"
                "stock); those of %d after %s, those of %d after %s, each from its own "
                "start. They say nothing about which areas grow.\n",
                r.first(), r.o.lift, *r.today.months_to_lift / 12.0, r.first() - 1, in_years(r.before[0]).c_str(),
                r.first() - 2, in_years(r.before[1]).c_str());
  else
    std::printf("The purchases of %d, held in real terms, do not take the whole stock to %+g %% by the end of %d.\n",
                r.first(), r.o.lift, r.run.last_year());
}

void print_members(results const& r) {
  int const last = r.last_of_growth();
  title(r.allies, "WHO WAITS FOR WHAT, " + r.base() + " to " + std::to_string(last),
        "billions of 2021 dollars; start of " + r.base() + " = 100");
  std::string const at = std::to_string(last);
  table t({"Member", "Orders,|started", "beyond stocks|kept up", "Waiting for industry,|most at a year's end",
           "Waiting for money,|most at a year's end", "Years|waiting for|money", "Stock,|" + at,
           "Orders in %|of core, " + at, "Equipment in %|of core, " + r.base()});
  namespace nato = outlay::data::nato_2026_edition;
  for (auto const& m : by_name(r.allies)) {
    if (!m.spends || m.code == outlay::member_code("USA")) continue;
    outlay::group const g = m.code;
    double industry = 0, money = 0;
    int binding = 0;
    for (int y = r.first(); y <= last; ++y) {
      industry = std::max(industry, r.of(r.run, "unstarted, industry", g, y));
      double const waits = r.of(r.run, "unstarted, money", g, y);
      money = std::max(money, waits);
      binding += waits > 0.0005;
    }
    std::chrono::year const end{last};
    t.add({m.name, number(sum(r.run, g, r.first(), last), 2),
           number(sum(r.run, g, r.first(), last) - sum(r.kept_up, g, r.first(), last), 2), number(industry, 2),
           number(money, 2), binding > 0 ? std::to_string(binding) : "-", number(100 * r.run.stock_index(g, end), 1),
           number(100 * r.of(r.run, "started", g, last) / in(r.run.core_outlay(g, end), billion), 1),
           number(nato::equipment_share.at(m.code.text(), r.first()), 1)});
  }
  t.print();
}

void print_assumed(results const& r) {
  int const last = r.last_of_growth();
  title(r.allies, "WHAT THE ASSUMPTIONS DO, Europe and Canada",
        "without limits of industry; billions of 2021 dollars, " + r.base() + " to " + std::to_string(last));
  table t({"Loss|a year, %", "Air defence in %|of the stock's value", "Growth of|other areas, %", "Orders",
           "beyond stocks|kept up",
           "Purchases of " + r.base() + " reach|" + signed_number(r.o.lift) + " % after, years"});
  struct {
    double loss, air_defence;
  } const rows[] = {{0.06, 0.03},      {attrition, 0.01},  {attrition, 0.03},
                    {attrition, 0.05}, {attrition, 0.075}, {0.15, 0.03}};
  for (auto const& x : rows) {
    auto const all = weights_with(x.air_defence);
    double const rest = (r.o.lift - all[0] * air_defence_lift - all[4] * brigades_lift) / (1 - all[0] - all[4]);
    double const orders = sum(answer(r.allies, {r.o, true, false, x.air_defence, x.loss}), europe, r.first(), last);
    auto const today = at_todays_purchases(r.allies, r.o.until, r.o.lift, x.loss);
    t.add(
        {number(100 * x.loss, 2), number(100 * x.air_defence, 1), number(rest, 1), number(orders, 0),
         number(orders - sum(answer(r.allies, {r.o, false, false, x.air_defence, x.loss}), europe, r.first(), last), 0),
         today.months_to_lift ? number(*today.months_to_lift / 12.0, 1) : "-"});
  }
  t.print();
  std::printf("\nThe weights decide which areas can grow, not what a growth by value costs; a fivefold air defence and "
              "%+g %% on average agree only where it\n"
              "is at most %.1f %% of the value. The rate of loss decides the opening stock, and with it the cost.\n",
              r.o.lift, r.o.lift / air_defence_lift * 100);
}

void draw(results const& r, program const& p) {
  auto g = p.chart("stockpiles", "Air defence units, Europe and Canada",
                   "Units at the end of the year; published: 293 to 1,467; the growth in " + std::to_string(r.o.over) +
                       " years",
                   foot(r.allies, "Opening stocks, weights of areas and industry's capacity are assumed."));
  rows units{{r.first() - 1.0, 293, 293}};
  for (int y = r.first(); y <= r.run.last_year(); ++y)
    units.push_back({static_cast<double>(y), r.units(r.run, 293, area::air_defence, y),
                     r.units(r.without_limits, 293, area::air_defence, y)});
  g.data("d", units);
  g.say(years_on_x(r.first() - 1, r.run.last_year(), 0, 0.15) + "; " + thousands_on_y(1467));
  g.say("plot $d using 1:2:3 with filledcurves lc '#f6ddd9' title \"Waiting for industry\", $d using 1:3 with lines lw "
        "3 dt 2 lc '#c0392b' title \"Without industry's limits\", \\");
  g.say("  $d using 1:2 with lines lw 4 lc '#c0392b' title \"With industry's limits\", 1467 with lines lw 1.5 dt 3 lc "
        "'#111111' title \"1,467 units\"");
  wrote(g.draw());
}

} // namespace

int main(int argc, char** argv) {
  return examples::run(
      "stockpiles", "What growing stocks of equipment cost, who waits for money and who for industry.", argc, argv,
      [](program& p) {
        options o;
        p.until_option(o.until);
        p.option("--lift", o.lift, "growth of stocks by value, all areas, %").between(1.0, 1000.0);
        p.option("--over", o.over, "years in which stocks grow").between(1, 75);
        p.order_limit_options(o.equipment_share, o.growth);
        p.output_options();
        p.parse();
        p.require_charts();
        auto const allies = outlay::data::nato_2026();
        results const r{o,
                        allies,
                        answer(allies, {o}),
                        answer(allies, {o, true, false}),
                        answer(allies, {o, false, false}),
                        at_todays_purchases(allies, o.until, o.lift),
                        {at_todays_purchases(outlay::data::nato_2026(allies.base_year() - 1), o.until, o.lift),
                         at_todays_purchases(outlay::data::nato_2026(allies.base_year() - 2), o.until, o.lift)}};
        if (!p.csv.empty()) {
          csv_file file(p.name, p.csv);
          file.add("stocks grow", r.run);
          file.add("without limits of industry", r.without_limits);
          file.add("stocks kept up", r.kept_up);
          file.close();
        }
        print_head(r);
        print_years(r);
        print_members(r);
        print_assumed(r);
        if (!p.charts.empty()) draw(r, p);
      });
}

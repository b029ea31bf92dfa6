// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Who pays for a pledge: a billion dollars a month from January 2026 against a need of 15 billion a year, one member's
// own contribution, a joint package with a lead payer and joiners, and a partner from outside; goods arrive some months
// later. The published amounts begin in 2025, and so does the run.
#include "support/axes.hpp"
#include "support/csv.hpp"
#include "support/head.hpp"
#include "support/program.hpp"
#include "support/table.hpp"

#include <algorithm>

namespace {

using namespace examples;

constexpr int first_year = 2025;

struct options {
  int until = 2031, delivery = 6;
  double monthly = 1, need = 15, partner_gdp = 1500;
  std::string key = "gdp";
  int stages() const { return std::clamp(delivery, 1, 3); }
};

auto const with_partner =
    outlay::group("Europe, Canada and the partner", {"USA", "ISL"}, outlay::group::rule::everybody);
auto const nordic = outlay::group("Denmark, Norway, Sweden", {"DNK", "NOR", "SWE"});

/// The partner's figures are assumed: 2 % growth, the price level of the United States.
outlay::alliance<> members_of(options const& o) {
  auto const allies = outlay::data::nato_2026(first_year);
  if (o.partner_gdp == 0) return allies;
  auto all = allies.members();
  double const price_level = all[static_cast<std::size_t>(allies.index_of("USA", "pledges", "members"))].price_level;
  all.push_back({.code = "PARTNR",
                 .name = "Partner from outside",
                 .gdp = outlay::billions<outlay::usd_2021>(o.partner_gdp) / outlay::year,
                 .price_level = price_level,
                 .population = o.partner_gdp / 50 * 1000,
                 .partner = true});
  return outlay::alliance<>(all, allies.facts());
}

auto plan_of(options const& o) {
  auto growth = outlay::data::weo_2026_april();
  growth.rows.push_back({"PARTNR", {0, {2.0}}});
  auto const months = o.delivery * 1_months;
  auto target = core_target();
  if (o.partner_gdp > 0) target.opt_out = {"PARTNR"};
  return outlay::plan(
      outlay::economy{.growth = growth}, target,
      outlay::pledge{.name = "monthly",
                     .amount = outlay::billions<outlay::usd>(o.monthly) / outlay::month,
                     .from = 2026y / January,
                     .payers = with_partner,
                     .by = o.key == "gdp"     ? outlay::key::gdp()
                           : o.key == "equal" ? outlay::key::equal()
                                              : outlay::key::population(),
                     .delivery = months,
                     .stages = o.stages(),
                     .supplier = "USA"},
      outlay::pledge{.name = "Norway",
                     .amount = 937_mn_usd,
                     .from = 2025y,
                     .payers = "NOR",
                     .delivery = months,
                     .stages = o.stages(),
                     .supplier = "USA"},
      outlay::pledge{.name = "package",
                     .amount = 500_mn_usd,
                     .from = 2025y / std::chrono::August,
                     .payers = nordic,
                     .by = outlay::key::custom({{"NOR", 0.26}, {"SWE", 0.74 * 230 / 310}, {"DNK", 0.74 * 80 / 310}}),
                     .delivery = months,
                     .stages = o.stages(),
                     .supplier = "USA"});
}

struct results {
  options o;
  outlay::alliance<> allies;
  projection run;

  std::string key() const { return o.key == "gdp" ? "GDP" : o.key == "equal" ? "equal parts" : "population"; }
  /// Paid under one pledge, or under all (""), in billions of 2021 dollars.
  double paid(std::string const& pledge, outlay::group const& g, int y) const {
    std::string const part = pledge.empty() ? "pledge" : "pledge \"" + pledge + "\"";
    return run.measured(part, "paid", g, std::chrono::year{y});
  }
  /// The same in millions of current dollars.
  double current(std::string const& pledge, outlay::group const& g, int y) const {
    return 1000 * in_current(allies, g, y, [&](outlay::group const& member) { return paid(pledge, member, y); });
  }
  double goods(char const* measure, int y) const {
    return run.measured("pledge", measure, outlay::everybody, std::chrono::year{y});
  }
  double percent(outlay::group const& g, int y) const {
    return 100 * paid("", g, y) / run.gdp(g, std::chrono::year{y}).value();
  }
};

void print_head(results const& r) {
  head h("A MONTHLY BILLION AND WHO PAYS IT");
  h.data(r.allies, "payments in current dollars, goods in 2021 dollars");
  h.say("Monthly", number(r.o.monthly, 2) + " billion current dollars a month from January 2026, by " + r.key() +
                       ", Europe and Canada" + (r.o.partner_gdp > 0 ? " and the partner" : "") +
                       "; the need: " + number(r.o.need, 1) + " billion a year (both from public reporting of 2025)");
  h.say("Norway", "937 million in 2025, paid over its months; and 130 of the 500 million of a joint package of August "
                  "2025, the rest by Sweden and "
                  "Denmark as 230 to 80 (their contributions in millions of euros, Interfax-Ukraine, 14 August 2025); "
                  "the two are taken as separate. The base year is that of these amounts");
  h.say("Counts", "as core defence, within the budgets of 3.5 % of GDP by 2035 (Spain 2.1 %)");
  h.say("Assumed", "goods leave the supplier, the United States, " + std::to_string(r.o.delivery) +
                       " months after payment on average" +
                       (r.o.partner_gdp > 0 ? "; the partner: GDP of " + number(r.o.partner_gdp, 0) +
                                                  " billion 2021 dollars, growth 2 %, prices of the United States"
                                            : ""));
}

void print_years(results const& r) {
  title(r.allies, "BY YEAR", "payments in billions of current dollars, goods in billions of 2021 dollars");
  table t({"Year", "Monthly|pledge", "Norway,|own", "Joint|package", "All|paid", "Need", "Monthly,|% of need",
           "of all:|partner", "Paid,|2021 dollars", "Delivered", "In transit,|31 Dec.", "Members,|% of core"});
  for (int y = r.run.first_year(); y <= r.run.last_year(); ++y) {
    auto const in_billions = [&](char const* pledge, outlay::group const& g) { return r.current(pledge, g, y) / 1000; };
    double const monthly = in_billions("monthly", outlay::everybody),
                 core = in(r.run.core_outlay(payers, std::chrono::year{y}), billion);
    t.add({std::to_string(y), number(monthly, 3), number(in_billions("Norway", outlay::everybody), 3),
           number(in_billions("package", outlay::everybody), 3), number(in_billions("", outlay::everybody), 3),
           y >= 2026 ? number(r.o.need, 1) : "-", y >= 2026 ? number(100 * monthly / r.o.need, 1) : "-",
           r.o.partner_gdp > 0 ? number(in_billions("", "PARTNR"), 3) : "-",
           number(r.paid("", outlay::everybody, y), 3), number(r.goods("delivered", y), 3),
           number(r.goods("in transit", y), 3), number(100 * r.paid("", payers, y) / core, 2)});
  }
  t.print();
  std::printf("\nTwelve months make %s billion; the need takes %s billion a month. What is paid is fixed cash: its "
              "purchasing power falls with prices.\n",
              number(12 * r.o.monthly, 1).c_str(), number(r.o.need / 12, 2).c_str());
}

void print_members(results const& r) {
  title(r.allies, "BY MEMBER, 2025 and 2026",
        "millions of current dollars; shares in % of GDP of the same year; core in 2021 dollars");
  table t({"Member", "Own,|2025", "Package,|2025", "Monthly,|2026", "All, two|years", "% of GDP,|2025",
           "% of GDP,|2026", "2026,|dollars a head", "2026,|% of core"});
  auto const row = [&](std::string const& name, outlay::group const& g, double thousand_people, bool has_budget) {
    double const core = in(r.run.core_outlay(g, 2026y), billion);
    t.add({name, number(r.current("Norway", g, 2025), 1), number(r.current("package", g, 2025), 1),
           number(r.current("monthly", g, 2026), 1), number(r.current("", g, 2025) + r.current("", g, 2026), 1),
           number(r.percent(g, 2025), 3), number(r.percent(g, 2026), 3),
           number(1000 * r.current("", g, 2026) / thousand_people, 1),
           has_budget ? number(100 * r.paid("", g, 2026) / core, 2) : "-"});
  };
  double people = 0;
  for (auto const& m : by_name(r.allies)) {
    if (!m.spends || m.code == outlay::member_code("USA")) continue;
    row(m.name, m.code, m.population, !m.partner);
    people += m.population;
  }
  t.rule();
  row("All payers", with_partner, people, false);
  t.print();
  std::puts("\nShares are at constant prices, as NATO has them: a key by GDP divides by GDP in 2021 dollars, and a "
            "dollar of today is worth more of them\n"
            "where prices in dollars have risen less since 2021. That is why the shares of GDP differ a little under a "
            "key by GDP.");
}

void draw(results const& r, program const& p) {
  struct bar {
    std::string name;
    double own, package, monthly, percent;
    double all() const { return own + package + monthly; }
  };
  std::vector<bar> bars;
  for (auto const& m : r.allies.members())
    if (m.spends && !(m.code == outlay::member_code("USA"))) {
      outlay::group const g = m.code;
      bars.push_back({m.name, r.current("Norway", g, 2025), r.current("package", g, 2025),
                      r.current("monthly", g, 2026), r.percent(g, 2025) + r.percent(g, 2026)});
    }
  std::sort(bars.begin(), bars.end(), [](bar const& a, bar const& b) { return a.all() < b.all(); });
  auto g = p.chart("pledges", "Who pays: 2025 and 2026 together",
                   "Millions of current dollars; beside the bars, both years in % of one year's GDP",
                   foot(r.allies, "The monthly amount is divided by " + r.key() +
                                      (r.o.partner_gdp > 0 ? "; the partner's GDP is assumed." : ".")),
                   1.6);
  rows all;
  std::string names;
  for (std::size_t k = 0; k < bars.size(); ++k) {
    all.push_back({static_cast<double>(k), bars[k].own, bars[k].own + bars[k].package, bars[k].all(), bars[k].percent});
    names += (k > 0 ? ", " : "") + gnuplot::tic(bars[k].name, static_cast<double>(k));
  }
  g.data("d", all);
  g.say("set lmargin at screen 0.185; set rmargin at screen 0.97; unset grid; set grid xtics lt 1 lw 0.6 lc '#dddddd'");
  g.say("set ytics (" + names + ") scale 0; set yrange [-0.7:" + std::to_string(bars.size()) +
        "-0.3]; set style fill solid 1 noborder");
  double const most = 1.12 * bars.back().all();
  g.say("set xrange [0:" + std::to_string(most) + "]; " + scale(most).tics('x', 0, most) +
        "; set key at screen 0.94,0.42 right top");
  auto const piece = [](char const* from, char const* to, char const* c, char const* name) {
    return std::string("$d using (") + from + "):1:(" + from + "):(" + to +
           "):($1-0.38):($1+0.38) with boxxyerror lc " + c + " title \"" + name + "\"";
  };
  g.say("plot " + piece("0", "$2", colour::orange, "Norway's own, 2025") + ", " +
        piece("$2", "$3", colour::sand, "Joint package, 2025") + ", " +
        piece("$3", "$4", colour::blue, "Monthly pledge, 2026") +
        ", $d using 4:1:(sprintf(\" %.3f %%\", $5)) with labels left font ',' . " + g.small() +
        " textcolor '#555555' notitle");
  wrote(g.draw());
}

} // namespace

int main(int argc, char** argv) {
  return examples::run(
      "pledges",
      "Divides a monthly pledge, one-off contributions and a joint package among their payers, and follows the goods.",
      argc, argv, [](program& p) {
        options o;
        p.until_option(o.until);
        p.option("--monthly", o.monthly, "pledge from January 2026, billions of current dollars a month")
            .between(0.0, 1000.0);
        p.option("--need", o.need, "the need, billions of current dollars a year").between(0.1, 10000.0);
        p.option("--key", o.key, "what divides the monthly pledge").one_of({"gdp", "equal", "population"});
        p.option("--partner", o.partner_gdp,
                 "GDP of a partner from outside, billions of 2021 dollars (assumed); 0 = none")
            .between(0.0, 50000.0);
        p.option("--delivery", o.delivery, "months from payment to delivery on average (assumed)").between(0, 60);
        p.output_options();
        p.parse();
        p.require_charts();
        auto const allies = members_of(o);
        results const r{o, allies, outlay::project(allies, plan_of(o), years(first_year, o.until))};
        write_csv(p.name, p.csv, "plan", r.run);
        print_head(r);
        print_years(r);
        print_members(r);
        if (!p.charts.empty()) draw(r, p);
      });
}

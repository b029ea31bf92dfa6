// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// What moves the alliance's outlay of ten years most: the plan run again at both ends of a range for each number, as a
// tornado; beside it exact derivatives times the same ranges, all from one run, to show how far a derivative carries.
#include "support/axes.hpp"
#include "support/csv.hpp"
#include "support/head.hpp"
#include "support/program.hpp"
#include "support/table.hpp"

#include <algorithm>
#include <array>

namespace {

using namespace examples;
using outlay::wrt;

/// The numbers of the plan that have a range here.
struct knobs {
  double core = 3.5, spain = 2.1, compliance = 100, execution = 100; // % of GDP, %
  double resilience = 1.5, existing = 0.5;                           // % of GDP
  double growth = 0;                                                 // points added to every year's growth
  double monthly = 1, bank = 135, paid_in = 20;                      // billions a month, billions, %
};

auto plan_of(knobs const& k) {
  return outlay::plan(outlay::economy{.growth = outlay::data::weo_2026_april(), .extra = outlay::percent(k.growth)},
                      outlay::share_target<outlay::core>{.to = outlay::percent(k.core),
                                                         .by = 2035y,
                                                         .except = {{"ESP", outlay::percent(k.spain)}},
                                                         .compliance = outlay::percent(k.compliance),
                                                         .execution = outlay::percent(k.execution)},
                      outlay::share_target<outlay::resilience>{
                          .existing = outlay::percent(k.existing), .to = outlay::percent(k.resilience), .by = 2035y},
                      outlay::pledge{.name = "arms",
                                     .amount = outlay::billions<outlay::usd>(k.monthly) / outlay::month,
                                     .from = 2026y / January,
                                     .payers = payers},
                      outlay::capital_contribution{.name = "bank",
                                                   .subscribed = outlay::billions<outlay::usd>(k.bank),
                                                   .paid_in = outlay::percent(k.paid_in),
                                                   .instalments = 5,
                                                   .first = 2027y / January,
                                                   .founders = payers});
}

/// One bar: a number of the plan, its range, and how many units of the field its unit is.
struct bar {
  char const* what;
  double knobs::*knob;
  double low, high;
  char const* unit;
  double per_unit;
  int column = 0; // of the Jacobian
};

struct line {
  bar b;
  double value;
  double low, high, europe_low, europe_high;     // run again at the ends of the range, billions
  double low_by_slope, high_by_slope;            // by the derivative
  double europe_low_by_slope, europe_high_by_slope;
  double swing() const { return std::fabs(high - low); }
  double reach() const { return std::max(std::fabs(low), std::fabs(high)); }
};

struct results {
  outlay::alliance<> allies;
  double total, europe;
  std::vector<line> lines;
  outlay::jacobian all; // by every quantity of the plan
};

auto const everybody_s = outlay::sum_of(outlay::total_outlay, 2026y, 2035y);
auto const europe_s = outlay::sum_of(outlay::total_outlay.of(europe), 2026y, 2035y);

results compute() {
  auto const allies = outlay::data::nato_2026();
  auto const span = years(2026, 2036);
  knobs const base;
  auto const plan = plan_of(base);
  using core_target = outlay::share_target<outlay::core>;
  using resilience_target = outlay::share_target<outlay::resilience>;
  using capital = outlay::capital_contribution;
  auto const by = outlay::fields(wrt(&core_target::to), wrt(&core_target::except, "ESP"), wrt(&core_target::compliance),
                                 wrt(&core_target::execution), wrt(&resilience_target::to),
                                 wrt(&resilience_target::existing), wrt(&outlay::economy::extra),
                                 wrt(&outlay::pledge::amount), wrt(&capital::subscribed), wrt(&capital::paid_in));
  auto const j = outlay::sensitivity(allies, plan, span, by, everybody_s, europe_s);
  bar const bars[] = {{"Core target", &knobs::core, 3, 4, "% of GDP", 0.01},
                      {"Spain's core target", &knobs::spain, 2, 3.5, "% of GDP", 0.01},
                      {"Compliance with core", &knobs::compliance, 80, 100, "%", 0.01},
                      {"Execution of core", &knobs::execution, 95, 100, "%", 0.01},
                      {"Resilience target", &knobs::resilience, 1, 1.5, "% of GDP", 0.01},
                      {"Existing resilience", &knobs::existing, 0.25, 1, "% of GDP", 0.01},
                      {"Added growth of GDP", &knobs::growth, -0.5, 0.5, "points a year", 0.01},
                      {"Monthly pledge", &knobs::monthly, 0, 1.25, "bn a month", 12},
                      {"Bank's capital", &knobs::bank, 0, 200, "bn", 1},
                      {"Bank's paid-in part", &knobs::paid_in, 10, 40, "%", 0.01}};

  results r{
      allies, j.value(0), j.value(1), {}, outlay::sensitivity(allies, plan, span, outlay::every_quantity, everybody_s)};
  int column = 0;
  for (bar b : bars) {
    b.column = column++;
    double const now = base.*b.knob;
    auto const moved = [&](int row, double to) { return j.slope(row, b.column) * (to - now) * b.per_unit; };
    auto const again = [&](double to) {
      knobs other = base;
      other.*b.knob = to;
      auto const run = outlay::project(allies, plan_of(other), span, everybody_s, europe_s);
      return std::array{run.value(0) - r.total, run.value(1) - r.europe};
    };
    auto const low = again(b.low), high = again(b.high);
    r.lines.push_back({b, now, low[0], high[0], low[1], high[1], moved(0, b.low), moved(0, b.high), moved(1, b.low),
                       moved(1, b.high)});
  }
  std::stable_sort(r.lines.begin(), r.lines.end(), [](line const& a, line const& b) { return a.swing() > b.swing(); });
  return r;
}

void print_head(results const& r) {
  head h("WHAT MOVES THE ALLIANCE'S OUTLAY OF TEN YEARS");
  h.data(r.allies);
  h.say("Answer", "sum of outlay, core and resilience, of the 32 members, 2026 to 2035: " + number(r.total, 0) +
                      " billion; Europe and Canada " + number(r.europe, 0) +
                      "; of these years 2026 is the base year, in which core outlay is given");
  h.say("Plan", "3.5 % core and 1.5 % resilience of GDP by 2035, Spain 2.1 % core; a billion current dollars a month "
                "for arms from 2026 and a bank's capital of 135 billion, 20 % paid in from 2027 over five "
                "years, by GDP among Europe and Canada, both within core");
  h.say("Assumed", "resilience of 0.5 % of GDP exists in every member; the ranges of the table, chosen for comparison "
                   "and not as likely bounds");
  h.say("Method", "the plan run again at both ends of a range; 'by slope' is the range times the exact derivative "
                  "(forward differentiation), one-sided where a number stands at a bound, and stands only where it "
                  "differs");
}

void print_lines(results const& r) {
  title(r.allies, "BY RANGE, largest swing first", "change of the ten years' outlay, billions of 2021 dollars");
  table t({"", "Value", "Low", "High", "Unit", "Alliance,|low", "Alliance,|high", "Europe and|Canada, low",
           "Europe and|Canada, high", "By slope,|low", "By slope,|high"});
  auto const where_it_differs = [](double slope, double run) {
    std::string const s = number(slope, 1);
    return s == number(run, 1) ? std::string() : s;
  };
  for (line const& x : r.lines)
    t.add({x.b.what, number(x.value, 2), number(x.b.low, 2), number(x.b.high, 2), x.b.unit, number(x.low, 1),
           number(x.high, 1), number(x.europe_low, 1), number(x.europe_high, 1),
           where_it_differs(x.low_by_slope, x.low), where_it_differs(x.high_by_slope, x.high)});
  t.print();
  std::puts("\nA pledge that counts takes the place of other core outlay, so that it moves no sum; paid-in capital is "
            "financing: within core it lowers outlay.\n"
            "Where 'by slope' differs, the derivative does not carry so far: below 3.5 % more members stand above the "
            "target and keep their share.");
}

void print_every(results const& r) {
  title(r.allies, "EVERY NUMBER OF THE PLAN BY 1 % OF ITSELF, the ten largest",
        "change of the ten years' outlay, billions of 2021 dollars");
  std::vector<int> order;
  for (int k = 0; k < static_cast<int>(r.all.fields().size()); ++k) order.push_back(k);
  std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
    return std::fabs(r.all.per_percent(0, a)) > std::fabs(r.all.per_percent(0, b));
  });
  table t({"Part and field", "Derivative,|billions per unit of the field", "By 1 %|of its value"});
  for (std::size_t k = 0; k < 10 && k < order.size(); ++k)
    t.add({r.all.fields()[static_cast<std::size_t>(order[k])].label(), number(r.all.slope(0, order[k]), 2),
           number(r.all.per_percent(0, order[k]), 2)});
  t.print();
  std::printf("\n%d numbers of the plan have a derivative. A unit is 100 %% for shares, rates and parts, a billion for "
              "money, a billion a year for payments.\n",
              static_cast<int>(r.all.fields().size()));
}

void write_csv(results const& r, program const& p) {
  csv_file file(p.name, p.csv);
  file.of(outlay::provenance_of(r.allies, years(2026, 2036)));
  file.note("low, high: the plan run again at that end of the number's range; by slope: by the exact derivative");
  for (line const& x : r.lines) {
    std::string const variable = std::string("Change of outlay|") + x.b.what;
    auto const add = [&](char const* scenario, double all, double of_europe) {
      file.add(scenario, everyone.name(), variable, unit::dollars_of_2021, 2035, all);
      file.add(scenario, europe.name(), variable, unit::dollars_of_2021, 2035, of_europe);
    };
    add("low", x.low, x.europe_low);
    add("high", x.high, x.europe_high);
    add("low, by slope", x.low_by_slope, x.europe_low_by_slope);
    add("high, by slope", x.high_by_slope, x.europe_high_by_slope);
  }
  file.close();
}

void draw(results const& r, program const& p) {
  auto g = p.chart("sensitivity", "What moves ten years of outlay",
                   "Change of the 32 members' outlay, core and resilience, 2026 to 2035, billions of 2021 dollars",
                   foot(r.allies, "Ranges are chosen for comparison; the plan run again at both ends."), 1.1);
  rows all;
  std::string names;
  double most = 0;
  for (std::size_t k = 0; k < r.lines.size(); ++k) {
    line const& x = r.lines[k];
    double const at = static_cast<double>(r.lines.size() - k);
    all.push_back({at, x.low, x.high, x.b.low, x.b.high});
    names += (k > 0 ? ", " : "") + gnuplot::tic(std::string(x.b.what) + ", " + x.b.unit, at);
    most = std::max(most, x.reach());
  }
  g.data("d", all);
  g.say("set lmargin at screen 0.305; set rmargin at screen 0.98; unset grid; set grid xtics lt 1 lw 0.6 lc '#dddddd'; "
        "set style fill solid 1 noborder");
  g.say("set ytics (" + names + ") scale 0; set yrange [0.4:" + std::to_string(r.lines.size()) +
        ".6]; " + scale(2.26 * most).tics('x', -1.13 * most, 1.13 * most));
  g.say("set xrange [" + std::to_string(-1.13 * most) + ":" + std::to_string(1.13 * most) +
        "]; set arrow from 0,graph 0 to 0,graph 1 nohead lc '#888888'");
  g.say("set key at screen 0.97,0.36 right top");
  g.say("plot $d using ($2/2):1:(0):2:($1-0.36):($1+0.36) with boxxyerror lc " + std::string(colour::orange) +
        " title \"at the low end\", \\");
  g.say("  $d using ($3/2):1:(0):3:($1-0.36):($1+0.36) with boxxyerror lc " + std::string(colour::blue) +
        " title \"at the high end\", \\");
  for (char const* side : {"2", "3"}) {
    std::string const c = side, shown = c == "2" ? "4" : "5";
    g.say("  $d using ($" + c + "<-1e-6?$" + c + ":NaN):1:(sprintf('%g ',$" + shown +
          ")) with labels right font ',' . " + g.small() + " notitle, \\");
    g.say("  $d using ($" + c + ">1e-6?$" + c + ":NaN):1:(sprintf(' %g',$" + shown + ")) with labels left font ',' . " +
          g.small() + " notitle" + (c == "2" ? ", \\" : ""));
  }
  wrote(g.draw());
}

} // namespace

int main(int argc, char** argv) {
  return examples::run("sensitivity",
                       "Says what moves the alliance's outlay of ten years, by ranges and by exact derivatives.", argc,
                       argv, [](program& p) {
                         p.output_options();
                         p.parse();
                         p.require_charts();
                         results const r = compute();
                         if (!p.csv.empty()) write_csv(r, p);
                         print_head(r);
                         print_lines(r);
                         print_every(r);
                         if (!p.charts.empty()) draw(r, p);
                       });
}

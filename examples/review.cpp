// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// The review of 2029: the targets are kept, raised, lowered or put off, or raised only if the shares lag behind. An
// event carries the decision; the targets refer to it.
#include "support/axes.hpp"
#include "support/csv.hpp"
#include "support/head.hpp"
#include "support/program.hpp"
#include "support/table.hpp"

namespace {

using namespace examples;

struct options {
  double raised = 4, lowered = 3, trigger = 2.9;
  int later = 2040, until = 2041;
};
auto const decided = outlay::on("review");
auto const by_date = outlay::event{.name = "review", .at = 2030y / January};

projection project(outlay::alliance<> const& allies, options const& o, outlay::event const& review,
                   std::optional<outlay::revision> const& revised) {
  auto target = core_target();
  target.revised = revised;
  return outlay::project(allies, outlay::plan(economy(), review, target), years(allies.base_year(), o.until));
}

struct scenario {
  std::string name;
  projection run;
};

struct results {
  options o;
  outlay::alliance<> allies;
  std::vector<scenario> all; // the first: the targets kept

  double percent(projection const& p, int y) const {
    return in(p.core_share(europe, std::chrono::year{y}), percent_of_gdp);
  }
  double core(projection const& p, outlay::group const& g, int y) const {
    return in(p.counted_core(g, std::chrono::year{y}), billion);
  }
  double sum(projection const& p, outlay::group const& g) const {
    double s = 0;
    for (int y = 2030; y < o.until; ++y) s += core(p, g, y);
    return s;
  }
  bool happened(projection const& p) const { return p.measured("event", "happened", everyone, 2030y) > 0; }
};

results compute(options const& o) {
  auto const allies = outlay::data::nato_2026();
  outlay::share const up = outlay::percent(o.raised), down = outlay::percent(o.lowered);
  // Judged by the calendar year of 2029; what is decided acts from January 2030.
  auto const if_behind = [](double percent) {
    return outlay::event{.name = "review",
                         .when = outlay::condition::core_share(europe).at_most(outlay::percent(percent)),
                         .from = 2029y / January,
                         .until = 2030y / January};
  };
  auto const later = std::chrono::year{o.later};
  results r{o, allies, {}};
  auto const add = [&](std::string const& name, outlay::event const& review,
                       std::optional<outlay::revision> const& revised) {
    r.all.push_back({name, project(allies, o, review, revised)});
  };
  add("Kept, 3.5 % by 2035", by_date, {});
  add("Raised to " + outlay::text(o.raised) + " % by 2035", by_date, outlay::revision{.from = decided, .to = up});
  add("Lowered to " + outlay::text(o.lowered) + " % by 2035", by_date, outlay::revision{.from = decided, .to = down});
  add("Put off, 3.5 % by " + std::to_string(o.later), by_date,
      outlay::revision{.from = decided, .to = 3.5_pct, .by = later});
  add("Raised if at most " + outlay::text(o.trigger) + " % in 2029", if_behind(o.trigger),
      outlay::revision{.from = decided, .to = up});
  return r;
}

void print(results const& r) {
  head h("THE REVIEW OF 2029");
  h.data(r.allies);
  h.say("Target", "3.5 % core by 2035 in equal steps from " + std::to_string(r.allies.base_year()) +
                      ", Spain 2.1 % whatever is decided; nobody falls below the share of that year; after the year of "
                      "the target its share is held");
  h.say("Review", "published: the targets are reviewed in 2029; nothing is published on how. Each line is an "
                  "assumption about it, none more likely than another: a new target is decided by January 2030 and "
                  "goes in a straight line from the share of that year, so that 2031 is the first to differ");
  h.say("Condition", "the last line looks at the core share of Europe and Canada in 2029 and raises the target only if "
                     "it is at most " +
                         outlay::text(r.o.trigger) + " %");

  title(r.allies, "BY DECISION, Europe and Canada",
        "shares in % of GDP; billions of 2021 dollars; sums of 2030 to " + std::to_string(r.o.until - 1));
  table t({"Decision", "Happens", "2029", "2030", "2032", "2035", "2040", "Core|2035", "Core,|sum", "against|kept",
           "NATO,|sum", "against|kept"});
  for (auto const& s : r.all) {
    std::vector<std::string> cells{s.name, &s == &r.all.front() ? "-" : r.happened(s.run) ? "yes" : "no"};
    for (int const y : {2029, 2030, 2032, 2035, 2040}) cells.push_back(number(r.percent(s.run, y), 2));
    cells.push_back(number(r.core(s.run, europe, 2035), 1));
    for (outlay::group const& g : {europe, everyone}) {
      double const all = r.sum(s.run, g);
      cells.push_back(number(all, 0));
      cells.push_back(number(all - r.sum(r.all.front().run, g), 0));
    }
    t.add(cells);
  }
  t.print();
  std::puts("\nThe share of Europe and Canada stays under the target: Spain has its own, and Iceland, which has no "
            "forces, is in the GDP.");
}

void draw(results const& r, program const& p) {
  auto g = p.chart("review", "Core share of Europe and Canada after a review in 2029",
                   "% of GDP of the same year, at constant prices", foot(r.allies, "What is decided is assumed."));
  g.data("d", by_year(r.allies.base_year(), r.o.until - 1, [&](int y) {
           std::vector<double> v;
           for (auto const& s : r.all) v.push_back(r.percent(s.run, y));
           return v;
         }));
  g.say(years_on_x(r.allies.base_year(), r.o.until - 1, 0, 0.15) +
        "; set yrange [2:*]; set ytics 0.5; set format y \"%.1f\"");
  char const* const colours[] = {colour::black, colour::red, colour::green, colour::blue, colour::orange};
  std::string plot;
  for (std::size_t k = 1; k <= r.all.size(); ++k) { // the kept targets last, on top
    std::size_t const at = k % r.all.size();
    plot += (k == 1 ? "plot" : ",") + std::string(" $d using 1:") + std::to_string(2 + at) + " with lines lw " +
            (at == 4 ? "2.5 dt 2" : "3.5") + " lc " + colours[at] + " title " + gnuplot::quoted(r.all[at].name);
  }
  g.say(plot);
  wrote(g.draw());
}

} // namespace

int main(int argc, char** argv) {
  return examples::run(
      "review",
      "What a review of the targets in 2029 moves: kept, raised, lowered, put off, or raised only if shares lag "
      "behind.",
      argc, argv, [](program& p) {
        options o;
        p.option("--raised", o.raised, "core target where it is raised, % of GDP").between(0.0, 100.0);
        p.option("--lowered", o.lowered, "core target where it is lowered, % of GDP").between(0.0, 100.0);
        p.option("--later", o.later, "year of the target where it is put off").between(2036, 2060);
        p.option("--trigger", o.trigger, "share of 2029 at or under which the target is raised, % of GDP")
            .between(0.0, 100.0);
        p.output_options();
        p.parse();
        p.require_charts();
        auto const r = compute(o);
        if (!p.csv.empty()) {
          csv_file file(p.name, p.csv);
          for (auto const& s : r.all) file.add(s.name, s.run);
          file.close();
        }
        print(r);
        if (!p.charts.empty()) draw(r, p);
      });
}

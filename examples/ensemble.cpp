// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// How sure are the targets? Growth varies as it did from 2014 on, estimated from the IMF's figures with the years 2020
// and 2021 and without; budgets know the GDP of a year before. A fan of outlay, and the probability that each member
// reaches
// 3.5 % of GDP by 2035.
#include "support/axes.hpp"
#include "support/csv.hpp"
#include "support/estimates.hpp"
#include "support/head.hpp"
#include "support/program.hpp"
#include "support/progress.hpp"
#include "support/table.hpp"

#include <outlay/parallel.hpp>

#include <array>

namespace {

using namespace examples;

struct options {
  int until = 2036, threads = 0;
  std::int64_t paths = 2000;
  std::uint64_t seed = 7;
  double level = 3.5, lag = 1;
};

constexpr std::array<double, 5> quantiles{0.05, 0.25, 0.5, 0.75, 0.95};

auto plan_of(options const& o, growth_estimates const& by) {
  auto target = core_target();
  target.lag = outlay::duration<>::from_value(o.lag);
  return outlay::plan(shaken(economy(), by), target);
}

/// One set of estimates and the paths drawn with it.
struct scenario {
  std::string name;
  growth_estimates by;
  outlay::sample paths;
};

struct results {
  options o;
  outlay::alliance<> allies;
  projection run;
  scenario with, without;

  outlay::reaches_answer reached() const { return outlay::reaches(outlay::percent(o.level), 2035y); }
  std::string level() const { return outlay::text(o.level) + " %"; }
};

scenario draw(options const& o, outlay::alliance<> const& allies, std::string const& name, bool with_2020_21) {
  auto by = estimate_growth(codes_of(allies), with_2020_21);
  progress bar("paths");
  auto const run_on = outlay::threads(o.threads).report_to(
      [&](std::int64_t done, std::int64_t all) { bar.at(static_cast<double>(done), static_cast<double>(all)); });
  auto const reached = outlay::reaches(outlay::percent(o.level), 2035y);
  auto paths = outlay::ensemble(run_on, allies, plan_of(o, by), years(allies.base_year(), o.until),
                                {.paths = o.paths, .seed = o.seed}, outlay::core_outlay.of(europe), outlay::core_outlay,
                                each_member(reached), each_member(outlay::core_share), reached, reached.of(europe),
                                outlay::core_share, outlay::core_share.of(europe));
  return {name, std::move(by), std::move(paths)};
}

void print_head(results const& r) {
  head h("HOW SURE ARE THE TARGETS");
  h.data(r.allies);
  h.say("Target", "3.5 % core by 2035 in equal steps from " + std::to_string(r.allies.base_year()) +
                      ", Spain 2.1 %; nobody falls; budgets follow the GDP known " + outlay::text(r.o.lag) +
                      (r.o.lag == 1 ? " year before" : " years before"));
  h.say("Random", "growth of GDP alone: normal shocks each month, one common factor; mean as published. Budgets keep "
                  "to their targets on every path, so that a "
                  "share differs from its target only by what GDP did since the budget was made");
  h.say("Estimates",
        "of log growth of annual GDP by the IMF's outlook of April 2025, which says of each country which year is the "
        "last that is no projection, from 2014 to that year: "
        "volatility by member, standard deviation; common, mean "
        "correlation of all pairs: " +
            number(100 * r.with.by.common, 0) + " % with 2020 and 2021, " + number(100 * r.without.by.common, 0) +
            " % without. Growth of annual means varies less than growth from month to month (by a fifth "
            "for a random walk): no correction is made");
  h.say("Bands", bands_in_words);
  h.say("Paths", std::to_string(r.o.paths) + " for each set of estimates, seed " + std::to_string(r.o.seed));
}

void print_fan(results const& r, scenario const& s) {
  title(r.allies, "CORE OUTLAY, EUROPE AND CANADA, " + s.name,
        "billions of 2021 dollars; part of paths below each column");
  table t({"Year", "Without|shocks", "Mean", "Standard|deviation", "5 %", "25 %", "50 %", "75 %", "95 %"});
  for (int y = r.run.first_year(); y <= r.run.last_year(); ++y) {
    int const column = s.paths.column(0, y);
    std::vector<std::string> row{std::to_string(y),
                                 number(in(r.run.core_outlay(europe, std::chrono::year{y}), billion), 1),
                                 number(s.paths.mean(column), 1), number(s.paths.standard_deviation(column), 1)};
    for (double const q : quantiles) row.push_back(number(s.paths.quantile(column, q), 1));
    t.add(row);
  }
  t.print();
  std::printf("\nBands: %s.\n", bands_in_words);
}

// Probability and its standard error, in %.
std::array<std::string, 2> chance_cells(outlay::probability_estimate const& c) {
  return {number(100 * c.value, 1), number(100 * c.standard_error, 1)};
}

void print_members(results const& r) {
  title(r.allies, "PROBABILITY OF " + r.level() + " OF GDP IN 2035",
        "%; (se) standard error of drawing; shares in % of GDP");
  table t({"Member", "Share|" + std::to_string(r.run.first_year()), "Target|path, 2035", "With 2020-21:|volatility",
           "5 % share|2035", "95 % share|2035", "prob-|ability", "(se)", "Without:|volatility", "prob-|ability",
           "(se)"});
  auto const row = [&](std::string const& name, outlay::group const& g, std::string const& sigma,
                       std::string const& sigma_without, auto const& share, auto const& reached) {
    auto const p = chance_cells(reached(r.with)), q = chance_cells(reached(r.without));
    int const column = share(r.with);
    t.add({name, number(in(r.run.core_share(g, std::chrono::year{r.run.first_year()}), percent_of_gdp), 2),
           number(in(r.run.core_share(g, 2035y), percent_of_gdp), 2), sigma,
           number(100 * r.with.paths.quantile(column, 0.05), 2), number(100 * r.with.paths.quantile(column, 0.95), 2),
           p[0], p[1], sigma_without, q[0], q[1]});
  };
  for (auto const& m : by_name(r.allies)) {
    if (!m.spends) continue;
    row(
        m.name, m.code, number(100 * r.with.by.of(m.code), 1), number(100 * r.without.by.of(m.code), 1),
        [&](scenario const& s) { return s.paths.column(each_member(outlay::core_share), m.code, 2035y); },
        [&](scenario const& s) {
          return s.paths.probability(s.paths.holds(s.paths.column(each_member(r.reached()), m.code)));
        });
  }
  t.rule();
  for (auto const& g : {europe, everyone})
    row(
        g.name() == everyone.name() ? "Total" : g.name(), g, "-", "-",
        [&](scenario const& s) { return s.paths.column(outlay::core_share.of(g), 2035y); },
        [&](scenario const& s) { return s.paths.probability(s.paths.holds(s.paths.column(r.reached().of(g)))); });
  t.print();
  std::puts("\nWho aims at exactly the level meets it where GDP came in at or below what the budget knew, on about "
            "every second path, and misses it by a little\n"
            "on the others: the width of the share says by how much. A probability of 0 or 100 % means none or all of "
            "the paths drawn.");
  std::printf("Bands and probabilities: %s.\n", bands_in_words);
}

void write_csv(results const& r, program const& p) {
  csv_file file(p.name, p.csv);
  for (scenario const* s : {&r.with, &r.without}) {
    for (int y = r.run.first_year(); y <= r.run.last_year(); ++y)
      for (int answer = 0; answer < 2; ++answer) {
        int const column = s->paths.column(answer, y);
        std::string const region = answer == 0 ? europe.name() : everyone.name();
        file.add(s->name, region, "Outlay|Core|mean", unit::dollars_of_2021_a_year, y, s->paths.mean(column));
        for (double const q : quantiles)
          file.add(s->name, region, "Outlay|Core|quantile " + outlay::text(q), unit::dollars_of_2021_a_year, y,
                   s->paths.quantile(column, q));
      }
    for (auto const& m : r.allies.members())
      if (m.spends)
        file.add(s->name, m.code.text(), "Probability of " + r.level() + " core", "1", 2035,
                 s->paths.mean(s->paths.column(each_member(r.reached()), m.code)));
  }
  file.close();
}

std::string draw_fan(results const& r, program const& p) {
  auto g = p.chart("fan", "Core outlay of Europe and Canada, with shocks to growth",
                   "Billions of 2021 dollars; " + number(static_cast<double>(r.o.paths), 0) + " paths, seed " +
                       std::to_string(r.o.seed) + "; shocks to GDP alone",
                   foot(r.allies, "In hindcasts from 2014 such bands held about a third of what happened."));
  int const first = r.run.first_year(), last = r.run.last_year();
  g.data("d", by_year(first, last, [&](int y) {
           std::vector<double> v;
           for (scenario const* s : {&r.with, &r.without})
             for (double const q : quantiles) v.push_back(s->paths.quantile(s->paths.column(0, y), q));
           v.push_back(in(r.run.core_outlay(europe, std::chrono::year{y}), billion));
           return v;
         }));
  g.say(years_on_x(first, last, 0, 0));
  g.say(thousands_on_y(r.with.paths.quantile(r.with.paths.column(0, last), 0.95)));
  g.say("set style fill solid 1 noborder");
  g.say(std::string("plot $d using 1:2:6 with filledcurves lc ") + colour::pale_blue +
        " title \"Nine paths of ten\", \\");
  g.say(std::string("  $d using 1:3:5 with filledcurves lc ") + colour::steel + " title \"Every second path\", \\");
  g.say(std::string("  $d using 1:4 with lines lw 5 lc ") + colour::blue + " title \"Median\", \\");
  g.say(std::string("  $d using 1:7 with lines lw 2 dt 2 lc ") + colour::orange +
        " title \"Nine of ten, without 2020-21\", \\");
  g.say(std::string("  $d using 1:11 with lines lw 2 dt 2 lc ") + colour::orange + " notitle, \\");
  g.say(std::string("  $d using 1:12 with lines lw 2 dt 3 lc ") + colour::black + " title \"Without shocks\"");
  return g.draw();
}

} // namespace

int main(int argc, char** argv) {
  return examples::run(
      "ensemble",
      "Draws growth as it varied from 2014 on: a fan of core outlay, and the probability that each member reaches a "
      "share of GDP in 2035.",
      argc, argv, [](examples::program& p) {
        options o;
        p.until_option(o.until, 2036);
        p.option("--level", o.level, "share of GDP to be reached in 2035, %").between(0.1, 20.0);
        p.option("--lag", o.lag, "age of the GDP that budgets know, years; at 0 no share would be uncertain")
            .one_of({0.5, 1.0, 2.0, 3.0});
        p.option("--paths", o.paths, "paths for each set of estimates")
            .between(1, 10'000'000)
            .group("Drawing");
        p.option("--seed", o.seed, "seed of the random numbers").group("Drawing");
        p.option("--threads", o.threads, "threads, 0 for one a core; no number changes")
            .between(0, 256)
            .group("Drawing");
        p.output_options("write means, quantiles and probabilities to a file", "draw the fan");
        p.parse();
        p.require_charts();

        auto const allies = outlay::data::nato_2026();
        auto with = draw(o, allies, "with 2020-21", true), without = draw(o, allies, "without 2020-21", false);
        auto run = outlay::project(allies, plan_of(o, with.by), years(allies.base_year(), o.until));
        results const r{o, allies, std::move(run), std::move(with), std::move(without)};
        if (!p.csv.empty()) write_csv(r, p);
        print_head(r);
        print_fan(r, r.with);
        print_fan(r, r.without);
        print_members(r);
        if (!p.charts.empty()) wrote(draw_fan(r, p));
      });
}

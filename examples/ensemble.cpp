// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// How sure are the targets? Bands of outlay with shocks to growth alone and with budgets that come out otherwise than
// planned; under them what such bands held; the probability that each member reaches 3.5 % of GDP in 2035 under three
// rules, and under it how the pledge of 2014 would have been judged in its time.
#include "ensemble/tables.hpp"
#include "support/axes.hpp"
#include "support/csv.hpp"
#include "support/program.hpp"

namespace {

using namespace examples;
using namespace examples::at_risk;

struct options {
  int until = 2036, threads = 0;
  std::int64_t paths = 2000;
  std::uint64_t seed = 7;
  double level = 3.5, lag = 1;
  bool without_2020_21 = false;
  outlay::draws draws() const { return {.paths = paths, .seed = seed}; }
  outlay::draws hindcasts() const { return {.paths = 8000, .seed = seed}; }
};

constexpr std::array<double, 5> quantiles{0.05, 0.25, 0.5, 0.75, 0.95};

struct results {
  options o;
  outlay::alliance<> allies;
  growth_estimates by;
  projection run;
  outlay::sample growth_alone, budgets;       // outlay of Europe and Canada, and of all
  std::vector<outlay::sample> shares_by_rule; // in the order of `all_rules`
  hindcasts past;

  std::string level() const { return outlay::text(o.level) + " %"; }
};

auto target(options const& o) {
  auto t = core_target();
  t.lag = outlay::duration<>::from_value(o.lag);
  return t;
}

results compute(options const& o) {
  auto const allies = outlay::data::nato_2026();
  auto const by = estimate_growth(allies, o.without_2020_21);
  auto const span = years(allies.base_year(), o.until);
  progress bar("paths");
  auto const run_on = outlay::threads(o.threads).report_to(
      [&](std::int64_t done, std::int64_t all) { bar.at(static_cast<double>(done), static_cast<double>(all)); });
  auto const outlays = [&](auto const&... risk) {
    return outlay::ensemble(run_on, allies, outlay::plan(shaken(by), target(o), risk...), span, o.draws(),
                            outlay::core_outlay.of(europe), outlay::core_outlay);
  };
  std::vector<outlay::sample> by_rule;
  for (rule const r : all_rules) {
    auto const t = r == pledge_is_plan ? core_target() : target_of(r, {2026, shares()}, 9, 3.5_pct, 2035);
    by_rule.push_back(share_paths(allies, t, budgets(outlay::risk_centre::median), 2026, 9, o.draws(), o.threads));
  }
  return {o,
          allies,
          by,
          outlay::project(allies, outlay::plan(shaken(by), target(o)), span),
          outlays(),
          outlays(budgets(outlay::risk_centre::mean)),
          std::move(by_rule),
          make_hindcasts(o.hindcasts(), o.threads)};
}

void print_head(results const& r) {
  auto const risk = outlay::estimates::volatility(shares(), 2026);
  auto const together = outlay::estimates::common_part(shares(), 2026);
  head h("HOW SURE ARE THE TARGETS");
  h.data(r.allies);
  h.say("Target", "3.5 % core by 2035 in equal steps from " + std::to_string(r.allies.base_year()) +
                      ", Spain 2.1 %; nobody falls; budgets follow the GDP known " + outlay::text(r.o.lag) +
                      (r.o.lag == 1 ? " year before" : " years before"));
  h.say("Growth", "normal shocks each month, one common factor; mean as published; volatility by member and the mean "
                  "correlation of all pairs, " +
                      per_cent(r.by.common.value) + " % (standard error " + per_cent(r.by.common.standard_error) +
                      "), by the IMF's outlook of April 2025 from 2014 to the last "
                      "year of each country that is no projection" +
                      (r.o.without_2020_21 ? ", without 2020 and 2021" : ""));
  h.say("Budgets",
        "a member's share of GDP is the plan's times exp(N), N normal: a walk whose changes of a year have a "
        "standard deviation of " +
            per_cent(risk.value, 1) + " % (standard error " + per_cent(risk.standard_error, 1) + ", " +
            std::to_string(risk.observations) + " changes of 2015 to 2026) and correlate by " +
            per_cent(together.value) + " % (" + per_cent(together.standard_error) + "), a trend common to all of " +
            per_cent(announced_in_the_hague().value, 1) +
            " % a year, the size of the change that was announced, and the error of the estimate of 2026, "
            "7.5 %. Bands of money are centred so that their mean is the plan; probabilities have it as "
            "median");
  h.say("Paths", std::to_string(r.o.paths) + ", of hindcasts " + std::to_string(r.o.hindcasts().paths) + "; seed " +
                     std::to_string(r.o.seed));
}

void print_bands(results const& r) {
  title(r.allies, "CORE OUTLAY, EUROPE AND CANADA",
        "billions of 2021 dollars; part of paths below each column, with shocks to growth alone and with budgets");
  table t({"Year", "Plan", "growth alone:|5 %", "50 %", "95 %", "with budgets:|mean", "5 %", "25 %", "50 %", "75 %",
           "95 %"});
  for (int y = r.run.first_year(); y <= r.run.last_year(); ++y) {
    int const column = r.budgets.column(0, y);
    std::vector<std::string> row{std::to_string(y),
                                 number(in(r.run.core_outlay(europe, std::chrono::year{y}), billion), 1)};
    for (double const q : {0.05, 0.5, 0.95}) row.push_back(number(r.growth_alone.quantile(column, q), 1));
    row.push_back(number(r.budgets.mean(column), 1));
    for (double const q : quantiles) row.push_back(number(r.budgets.quantile(column, q), 1));
    t.add(row);
  }
  t.print();
  std::puts(
      "\nShocks to growth alone: in hindcasts such bands of nine in ten held about a third of what happened. With "
      "budgets: see the next table.");
}

double chance(outlay::sample const& s, int column, double level) {
  return s.probability(s.at_least(column, level / 100)).value;
}
void print_members(results const& r) {
  title(r.allies, "PROBABILITY OF " + r.level() + " OF GDP IN 2035",
        "%, by what budgets do next; shares in % of GDP, bands of the pledge");
  table t(
      {"Member", "Share|2026", "Plan|2035", "5 %", "50 %", "95 %", "pledge is|the plan", "shares|held", "mean|trend"});
  auto const& pledge = r.shares_by_rule[1];
  auto const add = [&](std::string const& name, outlay::group const& g, int column) {
    std::vector<std::string> row{name, number(in(r.run.core_share(g, 2026y), percent_of_gdp), 2),
                                 number(in(r.run.core_share(g, 2035y), percent_of_gdp), 2)};
    for (double const q : {0.05, 0.5, 0.95}) row.push_back(number(100 * pledge.quantile(column, q), 2));
    for (std::size_t const k : {1, 0, 2})
      row.push_back(number(100 * chance(r.shares_by_rule[k], column, r.o.level), 0));
    t.add(row);
  };
  for (auto const& m : by_name(r.allies))
    if (m.spends) add(m.name, m.code, pledge.column(0, m.code, 2035));
  t.rule();
  add(europe.name(), europe, pledge.column(1, 2035));
  t.print();
  std::printf(
      "\nWhere the pledge is the plan, who aims at exactly the level reaches it on every second path: the plan is "
      "the median, and no more is known.\nThe rules say how much hangs on what budgets do next; none is a forecast, "
      "and growth as of the last three years, carried on for nine,\nwould triple every share. Standard error of "
      "drawing: at most %s points.\n",
      number(50 / std::sqrt(static_cast<double>(r.o.paths)), 1).c_str());
}

void write_csv(results const& r, program const& p) {
  csv_file file(p.name, p.csv);
  for (auto const& [name, s] : {std::pair("growth alone", &r.growth_alone), {"growth and budgets", &r.budgets}})
    for (int y = r.run.first_year(); y <= r.run.last_year(); ++y)
      for (int answer = 0; answer < 2; ++answer) {
        int const column = s->column(answer, y);
        std::string const region = answer == 0 ? europe.name() : everyone.name();
        file.add(name, region, "Outlay|Core|mean", unit::dollars_of_2021_a_year, y, s->mean(column));
        for (double const q : quantiles)
          file.add(name, region, "Outlay|Core|quantile " + outlay::text(q), unit::dollars_of_2021_a_year, y,
                   s->quantile(column, q));
      }
  for (std::size_t k = 0; k < r.shares_by_rule.size(); ++k) {
    for (auto const& m : r.allies.members())
      if (m.spends)
        file.add(name_of(all_rules[k]), m.code.text(), "Probability of " + r.level() + " core", "1", 2035,
                 chance(r.shares_by_rule[k], r.shares_by_rule[k].column(0, m.code, 2035), r.o.level));
    for (int base = first_base; base <= last_base; ++base)
      for (int years = 1; years <= longest && base + years <= shares().last_year(); ++years) {
        auto const c = r.past.of[k].of_base(base).at_horizon(years).pooled();
        std::string const ahead = "|" + std::to_string(years) + " years ahead";
        file.add(name_of(all_rules[k]), everyone.name(), "Hindcast|Inside nine in ten" + ahead, "1", base,
                 c.inside_90.value);
        file.add(name_of(all_rules[k]), everyone.name(), "Hindcast|Interval score" + ahead, "1", base,
                 c.interval_90.value);
      }
  }
  file.close();
}

// Outlays of Europe and Canada as published, billions of 2021 dollars.
double published(int y) {
  double sum = 0;
  for (auto const& code : shares().codes())
    if (code != "USA") sum += outlay::data::nato_2026_edition::outlay_2021.at(code.text(), y) / 1000;
  return sum;
}
// What bands with shares held came to, over horizons.
std::string held_in_words(results const& r) {
  double least = 1, most = 0;
  for (int years = 1; years <= longest; ++years) {
    double const x = r.past.of[0].at_horizon(years).pooled().inside_90.value;
    least = std::min(least, x);
    most = std::max(most, x);
  }
  return "In hindcasts from 2017 such bands of nine in ten held " + per_cent(least) + " to " + per_cent(most) +
         " % of single members' outcomes.";
}
std::string draw_fan(results const& r, program const& p) {
  auto g = p.chart("fan", "Core outlay of Europe and Canada: budgets, not growth, make it uncertain",
                   "Billions of 2021 dollars; " + number(static_cast<double>(r.o.paths), 0) + " paths, seed " +
                       std::to_string(r.o.seed) + "; the plan is the mean",
                   foot(r.allies, held_in_words(r)));
  int const first = r.run.first_year(), last = r.run.last_year();
  g.data("d", by_year(first, last, [&](int y) {
           std::vector<double> v;
           int const column = r.budgets.column(0, y);
           for (double const q : quantiles) v.push_back(r.budgets.quantile(column, q));
           for (double const q : {0.05, 0.95}) v.push_back(r.growth_alone.quantile(column, q));
           v.push_back(in(r.run.core_outlay(europe, std::chrono::year{y}), billion));
           return v;
         }));
  g.data("h", by_year(2014, first, [&](int y) { return std::vector{published(y)}; }));
  g.say(years_on_x(2014, last, 0, 0));
  g.say(thousands_on_y(r.budgets.quantile(r.budgets.column(0, last), 0.95)));
  g.say("set style fill solid 1 noborder");
  g.say(std::string("plot $d using 1:2:6 with filledcurves lc ") + colour::pale_blue +
        " title \"Nine paths of ten\", \\");
  g.say(std::string("  $d using 1:3:5 with filledcurves lc ") + colour::steel + " title \"Every second path\", \\");
  g.say(std::string("  $d using 1:7 with lines lw 2 dt 2 lc ") + colour::orange +
        " title \"Nine of ten, growth alone\", \\");
  g.say(std::string("  $d using 1:8 with lines lw 2 dt 2 lc ") + colour::orange + " notitle, \\");
  g.say(std::string("  $d using 1:9 with lines lw 4 dt 3 lc ") + colour::blue + " title \"Plan\", \\");
  g.say(std::string("  $h using 1:2 with lines lw 4 lc ") + colour::black + " title \"Published\"");
  return g.draw();
}
std::string draw_held(results const& r, program const& p) {
  auto g = p.chart("held", "What bands of nine in ten held, by the year from which they were drawn",
                   "% of outcomes of 31 members one to five years ahead; the line is what they ought to hold",
                   foot(r.allies, "The rule was known when it was chosen; the clean test is the years from 2027."));
  g.data("d", by_year(first_base, last_base, [&](int y) {
           std::vector<double> v;
           for (auto const& of : r.past.of) v.push_back(100 * of.of_base(y).pooled().inside_90.value);
           return v;
         }));
  g.say(years_on_x(first_base, last_base, 0.3, 0));
  g.say("set yrange [0:105]; set ytics 0,10,100");
  g.say(std::string("plot 90 with lines lw 2 dt 2 lc ") + colour::black + " title \"90 %\", \\");
  char const* const colours[] = {colour::blue, colour::orange, colour::green};
  for (std::size_t k = 0; k < r.past.of.size(); ++k)
    g.say(std::string("  $d using 1:") + std::to_string(k + 2) + " with linespoints lw 4 pt 7 lc " + colours[k] +
          " title \"" + name_of(all_rules[k]) + "\"" + (k + 1 < r.past.of.size() ? ", \\" : ""));
  return g.draw();
}

} // namespace

int main(int argc, char** argv) {
  return examples::run(
      "ensemble",
      "Draws growth and budgets as they varied: bands of core outlay and what such bands held, and the probability "
      "that "
      "each member reaches a share of GDP in 2035 under three rules.",
      argc, argv, [](examples::program& p) {
        options o;
        p.until_option(o.until, 2036);
        p.option("--level", o.level, "share of GDP to be reached in 2035, %").between(0.1, 20.0);
        p.option("--lag", o.lag, "age of the GDP that budgets know, years").one_of({0.5, 1.0, 2.0, 3.0});
        p.option("--without-2020-21", o.without_2020_21, "leave 2020 and 2021 out of what is estimated of growth");
        p.option("--paths", o.paths, "paths of each ensemble").between(2, 10'000'000).group("Drawing");
        p.option("--seed", o.seed, "seed of the random numbers").group("Drawing");
        p.option("--threads", o.threads, "threads, 0 for one a core; no number changes")
            .between(0, 256)
            .group("Drawing");
        p.output_options("write means, quantiles, probabilities and hindcasts to a file",
                         "draw the fan and what bands held");
        p.parse();
        p.require_charts();

        results const r = compute(o);
        if (!p.csv.empty()) write_csv(r, p);
        print_head(r);
        print_bands(r);
        print_coverage(r.past);
        print_by_base(r.past);
        print_members(r);
        print_pledge_of_2014(o.hindcasts(), o.threads);
        if (!p.charts.empty()) wrote(draw_fan(r, p)), wrote(draw_held(r, p));
      });
}

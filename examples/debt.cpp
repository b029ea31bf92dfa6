// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Public debt with the commitments of 3.5 % and 1.5 % of GDP and without them; what a rule of 3 % lets be borrowed, and
// what an escape clause of 1.5 % of GDP for four years adds. Opening debt, interest, balances and inflation are the
// IMF's; the rates of new debt are illustrative.
#include "support/axes.hpp"
#include "support/csv.hpp"
#include "support/finances.hpp"
#include "support/head.hpp"
#include "support/program.hpp"
#include "support/table.hpp"

#include <array>

namespace {

using namespace examples;
using outlay::debt_over_gdp;
using outlay::percent;

struct options {
  int base_year = 2024, until = 2036, escape_from = 2025;
  double rate_rise = 0, borrowed = 100, cap = 3, escape = 1.5, union_gdp = 17500;
};
constexpr int escape_years = 4;

auto const in_union = outlay::group("members in the European Union",
                                    {"BEL", "BGR", "HRV", "CZE", "DNK", "EST", "FIN", "FRA", "DEU", "GRC", "HUN", "ITA",
                                     "LVA", "LTU", "LUX", "NLD", "POL", "PRT", "ROU", "SVK", "SVN", "ESP", "SWE"});
auto const outside = outlay::group("other members", {"ALB", "CAN", "MKD", "MNE", "NOR", "TUR", "GBR", "USA"});

enum course { unbound, ruled, escaped };
char const* const names[] = {"all of it borrowed", "a rule", "a rule and the escape clause"};

outlay::public_debt debt_of(options const& o, int first, std::string const& name, outlay::group const& who, course c) {
  outlay::public_debt d = published_debt(name, who, first, o.rate_rise);
  d.borrowed = percent(o.borrowed);
  d.cap_deficit = c != unbound;
  d.deficit_cap = percent(o.cap);
  if (c == escaped) {
    d.escape = percent(o.escape);
    d.escape_from = std::chrono::year{o.escape_from} / January;
    d.escape_for = outlay::duration<>::from_value(escape_years);
  }
  return d;
}
/// The rule and the clause are the European Union's: other members have neither.
auto plan_of(options const& o, int first, course c) {
  return outlay::plan(economy(), core_target(), resilience_target(), debt_of(o, first, "European Union", in_union, c),
                      debt_of(o, first, "others", outside, unbound));
}

struct results {
  options o;
  outlay::alliance<> allies;
  std::array<projection, 3> runs;
  std::array<outlay::answer_table, 3> ratios; // members in the Union, other members, each of all; and each of these
                                              // without the plan

  int first() const { return allies.base_year(); }
  /// Debt over GDP in %, of a group of the answers.
  double percent_of(course c, int answer, int y) const { return 100 * ratios[c].value(answer, y); }
  double percent_of(course c, int answer, outlay::member_code m, int y) const {
    auto const& h = ratios[c].head(answer);
    return 100 * ratios[c].values(answer)[h.place(m.text(), y)];
  }
  double billions(course c, char const* measure, outlay::group const& g, int y) const {
    return runs[c].measured("public_debt \"European Union\"", measure, g, std::chrono::year{y});
  }
  double all_years(course c, char const* measure, outlay::group const& g) const {
    double sum = 0;
    for (int y = first(); y < o.until; ++y) sum += billions(c, measure, g, y);
    return sum;
  }
  double share(course c, outlay::group const& g, int y) const {
    return 100 * runs[c].outlay(g, std::chrono::year{y}).value() / runs[c].gdp(g, std::chrono::year{y}).value();
  }
  int escape_ends() const { return o.escape_from + escape_years; }
};
enum : int { union_with, union_without, others_with, others_without, each_with, each_without };

void print_head(results const& r) {
  auto const& o = r.o;
  head h("PUBLIC DEBT WITH THE COMMITMENTS AND WITHOUT THEM");
  h.data(r.allies);
  h.say("Targets", "core defence of 3.5 % of GDP by 2035 (Spain 2.1 %) and resilience of 1.5 %, of which 0.5 % exists "
                   "already (assumed)");
  h.say("Without", "final outlay keeps the share of GDP that it has in the first month; the primary balance is that of "
                   "this baseline");
  h.say("Debt", number(o.borrowed, 0) + " % of the rise over the baseline is borrowed; interest, growth and prices act "
                                        "on the rest as they do without it");
  h.say("Rule", "for the European Union's members a deficit of at most " + number(o.cap, 1) +
                    " % of GDP, which holds back the rise alone; the clause: " + number(o.escape, 1) +
                    " % of GDP a year beside it, " + std::to_string(o.escape_from) + " to " +
                    std::to_string(r.escape_ends() - 1) +
                    " (a flat cap); the base year is the one before the clause as announced");
  std::string none;
  for (auto const& m : by_name(r.allies))
    if (m.spends && net_interest(m.code.text(), r.first()) < 0) none += (none.empty() ? "" : ", ") + m.name;
  h.say("Finances",
        "International Monetary Fund, World Economic Outlook database, April 2026: gross debt at the end of " +
            year_of_outlook(r.first() - 1) + "; primary balance of " + year_of_outlook(r.first()) +
            ", held; effective rate from net interest of that year over the debt before it" +
            (none.empty() ? "" : " (" + none + ": 0, their assets bring more)") +
            "; prices by the mean growth of the GDP deflator to " + year_of_outlook(outlook::country_table::last_year) +
            ", held");
  h.say("Assumed", "rates of new debt are ILLUSTRATIVE, rounded numbers of this program" +
                       (o.rate_rise == 0 ? std::string() : ", " + signed_number(o.rate_rise) + " points") +
                       ": put your own in their place; Norway's primary balance is 0, for its surplus goes to a fund; "
                       "mean maturity 8 years");
}

/// What debt starts from, and how far the baseline held here comes from the IMF's own projection.
void print_start(results const& r) {
  int const last = outlook::country_table::last_year, first = r.first();
  bool const compared = r.o.until > last;
  title(r.allies, "WHERE DEBT STARTS, BY MEMBER",
        "IMF, World Economic Outlook, April 2026, " + year_of_outlook(first) +
            " but where said; debt and balance in % of "
            "GDP; rates in % a year");
  std::vector<std::string> titles{"Member",
                                  "Debt, end|of " + std::to_string(first - 1),
                                  "Primary|balance",
                                  "Net|lending",
                                  "Effective|rate",
                                  "New debt|(illustr.)",
                                  "Prices to|" + std::to_string(last)};
  if (compared)
    for (char const* what : {"Debt here,|without", "Debt by|the IMF", "Apart,|points"})
      titles.push_back(what + std::string(" ") + std::to_string(last));
  table t(titles);
  for (auto const& m : by_name(r.allies)) {
    if (!m.spends) continue;
    std::string const code = m.code.text();
    std::vector<std::string> cells{m.name,
                                   number(outlook::government_gross_debt.at(code, first - 1), 1),
                                   number(primary_of(code, first), 1),
                                   number(outlook::net_lending.at(code, first), 1),
                                   number(effective_rate(code, first), 1),
                                   number(rate_of_new_debt(m.code) + r.o.rate_rise, 1),
                                   number(inflation_from(code, first), 1)};
    if (compared) {
      double const here = r.percent_of(unbound, each_without, m.code, last),
                   imf = outlook::government_gross_debt.at(code, last);
      for (double const x : {here, imf, here - imf}) cells.push_back(number(x, 1));
    }
    t.add(cells);
  }
  t.print();
  if (compared)
    std::puts("\nThe IMF lets balances and rates change by year, counts rises of outlay that are decided, and knows of "
              "assets bought and sold; here\nthe first year's are held, so that all of the rise is the plan's.");
}

void print_years(results const& r) {
  title(r.allies, "BY YEAR",
        "debt in % of GDP at the end of the year; money in billions of 2021 dollars; outlay, core and resilience, in % "
        "of GDP");
  table t({"Year", "EU: without|commitments", "with, all|borrowed", "with|the rule", "rule and|clause",
           "Outlay, all|borrowed", "with|the rule", "rule and|clause", "Held back|by the rule", "with|the clause",
           "Clause|used", "Others:|without", "with"});
  for (int y = r.first(); y < r.o.until; ++y)
    t.add({std::to_string(y), number(r.percent_of(unbound, union_without, y), 1),
           number(r.percent_of(unbound, union_with, y), 1), number(r.percent_of(ruled, union_with, y), 1),
           number(r.percent_of(escaped, union_with, y), 1), number(r.share(unbound, in_union, y), 2),
           number(r.share(ruled, in_union, y), 2), number(r.share(escaped, in_union, y), 2),
           number(r.billions(ruled, "held back", in_union, y), 1),
           number(r.billions(escaped, "held back", in_union, y), 1),
           number(r.billions(escaped, "escape used", in_union, y), 1),
           number(r.percent_of(unbound, others_without, y), 1), number(r.percent_of(unbound, others_with, y), 1)});
  t.print();
}

void print_members(results const& r) {
  int const last = r.o.until - 1;
  title(r.allies, "BY MEMBER, end of " + std::to_string(last),
        "debt and outlay in % of GDP; money in billions of 2021 dollars, over all years");
  table t({"Member", "Without|commitments", "With, all|borrowed", "Points", "with|the rule", "rule and|clause",
           "Outlay,|rule", "rule and|clause", "Held back|by the rule", "with|the clause", "Clause|used"});
  for (auto const& m : by_name(r.allies)) {
    if (!m.spends) continue;
    double const without = r.percent_of(unbound, each_without, m.code, last),
                 with = r.percent_of(unbound, each_with, m.code, last);
    std::vector<std::string> cells{m.name, number(without, 1), number(with, 1), number(with - without, 1)};
    if (in_union.lists(m.code))
      for (auto const& c :
           {number(r.percent_of(ruled, each_with, m.code, last), 1),
            number(r.percent_of(escaped, each_with, m.code, last), 1), number(r.share(ruled, m.code, last), 2),
            number(r.share(escaped, m.code, last), 2), number(r.all_years(ruled, "held back", m.code), 1),
            number(r.all_years(escaped, "held back", m.code), 1),
            number(r.all_years(escaped, "escape used", m.code), 1)})
        cells.push_back(c);
    cells.resize(11, "-"); // other members have neither the rule nor the clause
    t.add(cells);
  }
  t.print();
  std::puts("\nThe rule binds where the deficit of the baseline leaves no room; it does not cut that baseline. When "
            "the clause ends, what it let be\n"
            "borrowed stays in the debt, its interest takes room, and outlay falls back.");
}

/// What a union that rises in a straight line by the whole of the clause in its four years borrows under it, by year.
std::array<double, escape_years> linear_use(options const& o) {
  auto const one = outlay::alliance<outlay::eur>(
      {{.code = "EU", .gdp = outlay::billions<outlay::eur>(o.union_gdp) / outlay::year, .core = 2_pct}},
      {.base_year = 2024});
  auto const run =
      outlay::project(one,
                      outlay::plan(outlay::economy{.growth = 0_pct},
                                   outlay::share_target<outlay::core>{.to = percent(2 + o.escape), .by = 2028y},
                                   outlay::public_debt{.opening = 80_pct,
                                                       .interest = 0_pct,
                                                       .marginal = 0_pct,
                                                       .inflation = 0_pct,
                                                       .primary = percent(-3),
                                                       .cap_deficit = true,
                                                       .escape = percent(o.escape),
                                                       .escape_from = 2025y}),
                      years(2024, 2029));
  std::array<double, escape_years> used{};
  for (int k = 0; k < escape_years; ++k)
    used[static_cast<std::size_t>(k)] =
        run.measured("public_debt", "escape used", everyone, std::chrono::year{2025 + k});
  return used;
}

void print_clause(results const& r) {
  auto const& o = r.o;
  auto const used = linear_use(o);
  std::printf("\nTHE CLAUSE AS ANNOUNCED: close to 650 billion euros (March 2025)\n(GDP of the European Union of %s "
              "billion euros, held; a deficit at its cap without the clause: both assumed)\n\n",
              number(o.union_gdp, 0).c_str());
  table t({"Billions of euros", "First year", "Second", "Third", "Fourth", "Together"});
  std::vector<std::string> linear{"Reached linearly, one quarter more each year"}, flat{"The whole cap in every year"};
  double sum = 0, cap = o.escape / 100 * o.union_gdp;
  for (double const x : used) {
    linear.push_back(number(x, 1));
    flat.push_back(number(cap, 1));
    sum += x;
  }
  linear.push_back(number(sum, 0));
  flat.push_back(number(escape_years * cap, 0));
  t.add(linear);
  t.add(flat);
  t.print();
  double taken = 0, most = 0;
  for (int y = std::max(o.escape_from, r.first()); y < std::min(r.escape_ends(), o.until); ++y) {
    taken += r.billions(escaped, "escape used", in_union, y);
    most += o.escape / 100 * r.runs[escaped].gdp(in_union, std::chrono::year{y}).value();
  }
  std::printf("\nThe figure is the linear use. With the balances held here, the members listed take %s billion 2021 "
              "dollars of the %s that the cap allows:\n"
              "it stays unused where the deficit leaves room, and early on, while the rise is small.\n",
              number(taken, 0).c_str(), number(most, 0).c_str());
}

void draw(results const& r, program const& p) {
  auto g = p.chart("debt", "Public debt with the commitments and without them",
                   "European Union's members, % of GDP at the end of the year",
                   foot(r.allies, "Debt: IMF, April 2026; rates of new debt are illustrative."));
  g.data("d", by_year(r.first(), r.o.until - 1, [&](int y) {
           return std::vector<double>{r.percent_of(unbound, union_without, y), r.percent_of(unbound, union_with, y),
                                      r.percent_of(ruled, union_with, y), r.percent_of(escaped, union_with, y)};
         }));
  g.say(years_on_x(r.first(), r.o.until - 1, 0, 0.15));
  // A year stands at its end: the clause is in force from the end of the year before its first to the end of its last.
  g.say("set obj 1 rect from " + std::to_string(r.o.escape_from - 1) + ",graph 0 to " +
        std::to_string(r.escape_ends() - 1) + ",graph 1 fc rgb " + colour::pale_grey + " fs solid 0.6 noborder behind");
  g.say(std::string("plot $d using 1:3 with lines lw 3 lc ") + colour::red +
        " title \"Commitments, all borrowed\", $d using 1:5 with lines lw 3 lc " + colour::orange +
        " title \"Rule and escape clause\", $d using 1:4 with lines lw 3 lc " + colour::blue +
        " title \"Rule alone\", $d using 1:2 with lines lw 3 dt 2 lc " + colour::black +
        " title \"Without commitments\", 1/0 with boxes fs solid 0.6 noborder lc " + colour::pale_grey +
        " title \"Clause in force\"");
  wrote(g.draw());
}

} // namespace

int main(int argc, char** argv) {
  return examples::run(
      "debt", "Projects public debt with the commitments and without them, under a rule and with its escape clause.",
      argc, argv, [](program& p) {
        options o;
        p.base_year_option(o.base_year, 2015); // debt at the end of the year before is needed
        p.until_option(o.until, 2030);
        p.option("--rate-rise", o.rate_rise, "added to every rate of new debt, percentage points").between(-5.0, 20.0);
        p.option("--borrowed", o.borrowed, "part of the rise that is borrowed, %").between(1.0, 100.0);
        p.option("--cap", o.cap, "deficit that the rule allows, % of GDP").between(0.0, 20.0);
        p.option("--escape", o.escape, "escape clause, % of GDP a year for four years").between(0.0, 20.0);
        p.option("--escape-from", o.escape_from, "its first year").between(2025, 2090);
        p.option("--union-gdp", o.union_gdp, "GDP of the European Union, billions of euros (assumed)")
            .between(1.0, 1e6);
        p.output_options();
        p.parse();
        p.require_charts();
        auto const allies = outlay::data::nato_2026(o.base_year);
        int const first = allies.base_year();
        auto const span = years(first, o.until);
        auto const run = [&](course c) { return outlay::project(allies, plan_of(o, first, c), span); };
        auto const ratio = [&](course c) {
          auto const without = debt_over_gdp.without_plan();
          return outlay::project(allies, plan_of(o, first, c), span, debt_over_gdp.of(in_union), without.of(in_union),
                                 debt_over_gdp.of(outside), without.of(outside), each_member(debt_over_gdp),
                                 each_member(without));
        };
        results const r{
            o, allies, {run(unbound), run(ruled), run(escaped)}, {ratio(unbound), ratio(ruled), ratio(escaped)}};
        if (!p.csv.empty()) {
          csv_file file(p.name, p.csv);
          for (course const c : {unbound, ruled, escaped}) file.add(names[c], r.runs[c]);
          file.close();
        }
        print_head(r);
        print_start(r);
        print_years(r);
        print_members(r);
        print_clause(r);
        if (!p.charts.empty()) draw(r, p);
      });
}

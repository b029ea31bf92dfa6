// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// A bank for defence with 135 billion dollars of capital: what it lends, who saves by borrowing from it, and what
// becomes of it if the largest members stay out, with their part taken over by the others or not at all.
#include "support/axes.hpp"
#include "support/csv.hpp"
#include "support/head.hpp"
#include "support/program.hpp"
#include "support/table.hpp"

#include <array>

namespace {

using namespace examples;

struct options {
  int until = 2041, grace = 5, repayment = 15;
  double capital = 135, paid_in = 20, spread = 0.529, margin = 0.25, equity = 16, financed = 50, yield = 3.4;
};

// The ten-year yield of the European Union, 3.413 %, is 52.9 basis points above Germany's, 2.884 %: the bank is taken
// to borrow like it.
constexpr double german_yield = 2.884;

/// Yields of members, illustrative: no table of them is shipped. Members not listed pay `--yield`.
outlay::by_member<outlay::rate> const illustrative_yields{
    {"DEU", 2.9_pct}, {"NLD", 3.1_pct}, {"DNK", 3.0_pct}, {"SWE", 3.0_pct}, {"FIN", 3.3_pct},
    {"FRA", 3.6_pct}, {"ESP", 3.7_pct}, {"ITA", 4.0_pct}, {"GRC", 3.9_pct}, {"GBR", 4.6_pct},
    {"NOR", 4.1_pct}, {"POL", 5.4_pct}, {"CZE", 4.3_pct}, {"HUN", 7.0_pct}, {"ROU", 7.2_pct},
    {"BGR", 4.0_pct}, {"HRV", 3.9_pct}, {"SVK", 4.0_pct}, {"LTU", 4.0_pct}, {"LVA", 4.0_pct},
    {"EST", 3.9_pct}, {"ALB", 6.0_pct}, {"MKD", 6.0_pct}, {"MNE", 6.0_pct}, {"TUR", 7.5_pct}};

enum scenario { everybody_joins, rescaled, shrunk };
char const* const names[] = {"all of Europe and Canada", "without the largest, rescaled",
                             "without the largest, shrunk"};
std::vector<outlay::member_code> const largest{"DEU", "FRA", "GBR"};

auto plan_of(options const& o, scenario which) {
  outlay::capital_contribution capital{.name = "defence bank",
                                       .subscribed = outlay::billions<outlay::usd>(o.capital),
                                       .paid_in = outlay::percent(o.paid_in),
                                       .instalments = 5,
                                       .first = 2027y / January,
                                       .founders = payers};
  outlay::by_member<outlay::rate> yields;
  for (auto const& y : illustrative_yields) {
    bool stays_out = false;
    for (auto const m : largest) stays_out = stays_out || (which != everybody_joins && m == y.code);
    if (!stays_out) yields.push_back(y);
  }
  if (which != everybody_joins) {
    capital.refused = largest;
    capital.if_refused = which == rescaled ? outlay::refusal::rescale : outlay::refusal::shrink;
  }
  return outlay::plan(economy(), core_target(), capital,
                      outlay::bank{.capital = "defence bank",
                                   .first_bond = 2026y / std::chrono::July,
                                   .operating_from = 2027y / January,
                                   .risk_free = outlay::percent(german_yield),
                                   .spread = outlay::percent(o.spread),
                                   .margin = outlay::percent(o.margin),
                                   .yield = outlay::percent(o.yield),
                                   .own_yield = yields,
                                   .financed = outlay::percent(o.financed),
                                   .grace = outlay::duration<>::from_value(o.grace),
                                   .repayment = outlay::duration<>::from_value(o.repayment),
                                   .equity_to_loans = outlay::percent(o.equity)});
}

struct results {
  options o;
  outlay::alliance<> allies;
  std::array<projection, 3> runs;
  int last() const { return o.until - 1; }
  double line(scenario s, char const* name, int y, outlay::group const& g = everyone) const {
    return runs[s].measured("bank", name, g, std::chrono::year{y});
  }
  double all_years(scenario s, char const* name, outlay::group const& g = everyone) const {
    double sum = 0;
    for (int y = allies.base_year(); y < o.until; ++y) sum += line(s, name, y, g);
    return sum;
  }
};

void print_head(results const& r) {
  options const& o = r.o;
  head h("A BANK FOR DEFENCE");
  h.data(r.allies, "the bank's money: current dollars, fixed cash");
  h.say("Bank", number(o.capital, 0) + " billion current dollars, " + number(o.paid_in, 0) +
                    " % paid in by five instalments from January 2027, by GDP; first bond in July 2026, loans from "
                    "January 2027 (public reporting of 2025 and 2026)");
  h.say("Rates",
        "the bank borrows at the yield of the European Union, 3.413 %, 52.9 basis points above Germany's, and lends " +
            number(100 * o.margin, 0) + " basis points higher, at " + number(german_yield + o.spread + o.margin, 3) +
            " %");
  h.say("Limit", "loans at most 2.5 times capital and reserves, and equity at least " + number(o.equity, 0) +
                     " % of loans (assumed)");
  h.say("Assumed",
        "founders: Europe and Canada, with and without Germany, France and the United Kingdom; each finances " +
            number(o.financed, 0) + " % of its equipment outlay by loans if its yield is above the loan rate; " +
            std::to_string(o.grace) + " years of grace, " + std::to_string(o.repayment) +
            " of repayment; the same outlay with cheaper money. Yields of members are illustrative: put your own in "
            "their place");
}

void print_years(results const& r, scenario s) {
  title(r.allies, std::string("THE BANK BY YEAR, ") + names[s], "billions of current dollars, at the end of the year");
  table t({"Year", "Paid in|in the year", "Loans", "Liquidity", "Bonds", "Equity", "Limit", "Drawn|in the year",
           "Repaid|in the year", "Unmet|demand", "Income|of the year"});
  double before = 0;
  for (int y = 2026; y < r.o.until; ++y) {
    double const paid = r.line(s, "equity", y) - r.line(s, "reserves", y);
    t.add({std::to_string(y), number(paid - before, 2), number(r.line(s, "loans", y), 1),
           number(r.line(s, "liquidity", y), 1), number(r.line(s, "bonds", y), 1), number(r.line(s, "equity", y), 1),
           number(r.line(s, "limit", y), 1), number(r.line(s, "drawn", y), 1), number(r.line(s, "repaid", y), 1),
           number(r.line(s, "unmet demand", y), 1), number(r.line(s, "income", y), 2)});
    before = paid;
  }
  t.print();
}

void print_scenarios(results const& r) {
  title(r.allies, "WHO JOINS", "billions of current dollars, to the end of " + std::to_string(r.last()));
  table t({"Founders", "Paid in", "Loans,|highest", "Drawn", "Gross|saving", "Cost of|capital", "Net|saving",
           "Net, with|income"});
  for (scenario const s : {everybody_joins, rescaled, shrunk}) {
    double most = 0;
    for (int y = 2026; y < r.o.until; ++y) most = std::max(most, r.line(s, "loans", y));
    double const gross = r.all_years(s, "gross saving"), net = r.all_years(s, "net saving");
    t.add({names[s], number(r.line(s, "equity", r.last()) - r.line(s, "reserves", r.last()), 2), number(most, 1),
           number(r.all_years(s, "drawn"), 1), number(gross, 2), number(gross - net, 2), number(net, 2),
           number(r.all_years(s, "net saving with income"), 2)});
  }
  t.print();
  std::puts("\nGross saving is (yield - loan rate) x loans; the cost of capital is yield x capital paid in. A member "
            "breaks even where its loans are\n"
            "yield / (yield - loan rate) times the capital it has paid in: six times for 3 % and 50 basis points.");
}

void print_members(results const& r) {
  title(r.allies, "BY MEMBER, " + std::string(names[everybody_joins]),
        "billions of current dollars, to the end of " + std::to_string(r.last()));
  table t({"Member", "Yield, %|(illustrative)", "Paid in|over all", "Drawn", "Owed,|" + std::to_string(r.last()),
           "Gross|saving", "Net|saving", "Net, with|income", "Break-even|loans/paid-in"});
  double const loan = german_yield + r.o.spread + r.o.margin;
  double all_paid = 0;
  for (auto const& m : by_name(r.allies)) {
    if (!m.spends || m.code == outlay::member_code("USA")) continue;
    double yield = r.o.yield;
    for (auto const& y : illustrative_yields)
      if (y.code == m.code) yield = 100 * outlay::detail::field_access::raw(y.value);
    outlay::group const g = m.code;
    double paid = 0;
    for (int y = r.allies.base_year(); y < r.o.until; ++y)
      paid += in_current(r.allies, g, y, [&](outlay::group const& x) {
        return in(r.runs[0].outlay_of(outlay::account::paid_in, x, std::chrono::year{y}), billion);
      });
    all_paid += paid;
    t.add({m.name, number(yield, 1), number(paid, 3), number(r.all_years(everybody_joins, "drawn", g), 2),
           number(r.line(everybody_joins, "owed", r.last(), g), 2),
           number(r.all_years(everybody_joins, "gross saving", g), 3),
           number(r.all_years(everybody_joins, "net saving", g), 3),
           number(r.all_years(everybody_joins, "net saving with income", g), 3),
           yield > loan ? number(yield / (yield - loan), 1) : "-"});
  }
  t.rule();
  t.add({"All founders", "-", number(all_paid, 3), number(r.all_years(everybody_joins, "drawn"), 2),
         number(r.line(everybody_joins, "owed", r.last()), 2), number(r.all_years(everybody_joins, "gross saving"), 3),
         number(r.all_years(everybody_joins, "net saving"), 3),
         number(r.all_years(everybody_joins, "net saving with income"), 3), "-"});
  t.print();
}

void draw(results const& r, program const& p) {
  auto g =
      p.chart("bank", "What the bank has lent", "Loans outstanding at the end of the year, billions of current dollars",
              foot(r.allies, "Capital by GDP; limits, terms and members' yields are assumed."));
  g.data("d", by_year(2026, r.last(), [&](int y) {
           return std::vector<double>{r.line(everybody_joins, "loans", y), r.line(rescaled, "loans", y),
                                      r.line(shrunk, "loans", y), r.line(everybody_joins, "limit", y)};
         }));
  g.say(years_on_x(2026, r.last(), 0, 0.15));
  double most = 0;
  for (int y = 2026; y <= r.last(); ++y) most = std::max(most, r.line(everybody_joins, "limit", y));
  g.say(thousands_on_y(most));
  // Nearly the same is lent with all as with others who take over: the one is a wide line under the other.
  g.say(std::string("plot $d using 1:2 with lines lw 9 lc ") + colour::pale_blue +
        " title \"All of Europe and Canada\", $d using 1:3 with lines lw 2.5 lc " + colour::orange +
        " title \"Largest stay out, others take over\", $d using 1:5 with lines lw 2 dt 3 lc " + colour::black +
        " title \"Limit, all join\", $d using 1:4 with lines lw 3 lc " + colour::red +
        " title \"Largest stay out, capital shrinks\"");
  wrote(g.draw());
}

} // namespace

int main(int argc, char** argv) {
  return examples::run(
      "bank",
      "Lends the capital of a bank for defence: its sheet, savings by member, and what becomes of it if the largest "
      "stay out.",
      argc, argv, [](program& p) {
        options o;
        p.until_option(o.until, 2030);
        p.option("--capital", o.capital, "subscribed capital, billions of current dollars").between(0.1, 1e5);
        p.option("--paid-in", o.paid_in, "part of it that is paid in, %").between(0, 100);
        p.option("--equity", o.equity, "equity over loans at the least, % (assumed)").between(0.1, 100.0);
        p.option("--financed", o.financed, "part of equipment outlay that borrowers finance, % (assumed)")
            .between(0, 100);
        p.option("--spread", o.spread, "of the bank's bonds over Germany's, percentage points").between(0, 100);
        p.option("--margin", o.margin, "of its loans over its bonds, percentage points (assumed)").between(0, 100);
        p.option("--yield", o.yield, "yield of members without an own one, % (illustrative)").between(0, 100);
        p.option("--grace", o.grace, "years from the year of a loan to its repayment (assumed)").between(0, 30);
        p.option("--repayment", o.repayment, "years of equal repayments (assumed)").between(1, 50);
        p.output_options();
        p.parse();
        p.require_charts();
        auto const allies = outlay::data::nato_2026();
        auto const run = [&](scenario s) {
          return outlay::project(allies, plan_of(o, s), years(allies.base_year(), o.until));
        };
        results const r{o, allies, {run(everybody_joins), run(rescaled), run(shrunk)}};
        if (!p.csv.empty()) {
          csv_file file(p.name, p.csv);
          for (scenario const s : {everybody_joins, rescaled, shrunk}) file.add(names[s], r.runs[s]);
          file.close();
        }
        print_head(r);
        print_years(r, everybody_joins);
        print_scenarios(r);
        print_members(r);
        if (!p.charts.empty()) draw(r, p);
      });
}

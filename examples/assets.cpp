// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// A loan of 50 billion dollars that the income of frozen assets repays: how long it takes, what guarantors pay if that
// income ends by an event, and what the proceeds are spent on. The loan is of 2025, and so is the base year.
#include "support/axes.hpp"
#include "support/csv.hpp"
#include "support/head.hpp"
#include "support/program.hpp"
#include "support/table.hpp"

namespace {

using namespace examples;

struct options {
  int until = 2061, released = 2030;
  double principal = 50, interest = 3, low = 2.5, high = 3.0, military = 50;
};

constexpr int drawn = 2025;    // in December
constexpr double assets = 200; // only income matters: this times the yield
constexpr char const* loan = "asset_backed_loan";

/// One course of things: income of the assets in billions a year, until they are released (0 = never), with guarantors
/// or without.
struct course {
  double interest, income;
  int released = 0;
  bool guaranteed = false;
};

auto plan_of(options const& o, course const& c) {
  outlay::moment const when =
      c.released ? outlay::moment(std::chrono::year{c.released} / January) : outlay::moment(outlay::never);
  return outlay::plan(economy(), core_target(), outlay::event{.name = "assets released", .at = when},
                      outlay::asset_backed_loan{
                          .principal = outlay::billions<outlay::usd>(o.principal),
                          .from = std::chrono::year{drawn} / std::chrono::December,
                          .interest = outlay::percent(c.interest),
                          .assets = outlay::billions<outlay::usd>(assets),
                          .yield = outlay::percent(100 * c.income / assets),
                          .released = outlay::on("assets released"),
                          .lenders = payers,
                          .military = outlay::percent(o.military),
                          .scheduled = outlay::billions<outlay::usd>(c.guaranteed ? c.income : 0) / outlay::year});
}

/// Years from the loan to its last payment, of which the last counts in part, as in an annuity; not a number where it
/// never ends.
double years_to_repay(outlay::alliance<> const& allies, options const& o, course const& c, outlay::step_length step) {
  auto run = outlay::start(allies, plan_of(o, c), {.from = std::chrono::year{drawn}, .until = 2100y, .step = step});
  int const balance = run.set().find_measure(loan, "balance");
  double const dt = run.set().grid().dt(), r = std::pow(1 + c.interest / 100, dt) - 1, income = c.income * dt;
  double before = 0; // of the step before
  for (int whole = 0; run.step(); ++whole) {
    double const now = run.measured(balance, 0);
    if (before == 0) whole = -1; // not drawn yet
    else if (now == 0)
      return dt * (whole - (r > 0 ? std::log(1 - r * before / income) / std::log(1 + r) : -before / income));
    before = now;
  }
  return std::nan("");
}
double closed_form(double principal, course const& c) {
  double const r = c.interest / 100;
  return r > 0 ? -std::log(1 - r * principal / c.income) / std::log(1 + r) : principal / c.income;
}
std::string in_years(double x) { return std::isfinite(x) ? number(x, 2) : "never"; }

struct results {
  options o;
  outlay::alliance<> allies;
  projection low, high, guaranteed, unguaranteed; // the last two: income `high` until the assets are released

  static double of(projection const& p, char const* measure, int y) {
    return p.measured(loan, measure, everyone, std::chrono::year{y});
  }
  double all_years(projection const& p, char const* measure) const {
    double sum = 0;
    for (int y = drawn; y < o.until; ++y) sum += of(p, measure, y);
    return sum;
  }
  double current(projection const& p, char const* measure, outlay::group const& g, int y) const {
    return in_current(allies, g, y,
                      [&](outlay::group const& m) { return p.measured(loan, measure, m, std::chrono::year{y}); });
  }
};

void print_head(results const& r) {
  auto const& o = r.o;
  head h("A LOAN THAT FROZEN ASSETS REPAY");
  h.data(r.allies, "the loan: current dollars, fixed cash");
  h.say("Loan", number(o.principal, 1) + " billion current dollars, served from " + number(o.low, 2) + " to " +
                    number(o.high, 2) +
                    " billion a year of income of the assets (public reporting of 2025); "
                    "what is not paid is owed as well. The base year is that of the loan");
  h.say("Assumed", "interest of " + number(o.interest, 2) + " %; one draw, in December " + std::to_string(drawn) +
                       ", payments from the month after it; the income stays as it is until the assets are released; "
                       "Europe and Canada lend and guarantee by GDP; a schedule of " +
                       number(o.high, 2) + " billion a year, which guarantors pay where the income does not; " +
                       number(o.military, 0) +
                       " % of the proceeds are military and count as core defence, the rest does not");
  h.say("Event", "the assets are released in January " + std::to_string(o.released) +
                     ", or in another year, or never; no view is taken on what should become of them");
}

void print_years_to_repay(results const& r) {
  auto const& o = r.o;
  title(r.allies, "YEARS TO REPAY, the assets not released",
        "income in billions of current dollars a year; years from the loan to the last payment");
  table t({"Income|a year", "Interest, %", "One payment|a year", "The same in|closed form", "Twelve payments|a year",
           "Interest paid,|billions"});
  for (double const interest : {o.interest - 1, o.interest, o.interest + 1}) {
    if (interest < 0) continue;
    for (double const income : {o.low, (o.low + o.high) / 2, o.high}) {
      course const c{interest, income};
      double const monthly = years_to_repay(r.allies, o, c, outlay::step_length::monthly);
      t.add({number(income, 2), number(interest, 2),
             in_years(years_to_repay(r.allies, o, c, outlay::step_length::annual)),
             in_years(closed_form(o.principal, c)), in_years(monthly),
             std::isfinite(monthly) ? number(monthly * income - o.principal, 1) : "-"});
    }
  }
  t.print();
  std::puts("\nClosed form: -ln(1 - r L / W) / ln(1 + r), L the loan, W the income of a year. \"Never\": not before "
            "2100, or the income does not pay the interest.");
}

void print_years(results const& r) {
  auto const& o = r.o;
  std::string const released = "released " + std::to_string(o.released) + ":|";
  title(r.allies, "BY YEAR", "billions of current dollars; balances at the end of the year");
  table t({"Year", number(o.low, 2) + " a year:|balance", "paid", number(o.high, 2) + " a year:|balance", "paid",
           released + "by the assets", "by|guarantors", "balance if|nobody pays"});
  for (int y = drawn; y < o.until; ++y) {
    if (r.of(r.low, "balance", y) + r.of(r.low, "paid by the assets", y) == 0) break;
    t.add({std::to_string(y), number(r.of(r.low, "balance", y), 2), number(r.of(r.low, "paid by the assets", y), 2),
           number(r.of(r.high, "balance", y), 2), number(r.of(r.high, "paid by the assets", y), 2),
           number(r.of(r.guaranteed, "paid by the assets", y), 2),
           number(r.of(r.guaranteed, "paid by guarantors", y), 2), number(r.of(r.unguaranteed, "balance", y), 2)});
  }
  t.print();
  std::puts("\nWith guarantors the balance is that of the higher income.");
}

void print_releases(results const& r, outlay::horizon const& span) {
  auto const& o = r.o;
  title(r.allies, "IF THE ASSETS ARE RELEASED, income " + number(o.high, 2) + " billion a year until then",
        "January of the year; billions of current dollars; in prices of 2021: billions of 2021 dollars");
  table t({"Released in", "Owed when|released", "Paid by|the assets", "Paid by|guarantors",
           "the same in|prices of 2021", "% of all|payments", "Last payment"});
  for (int const when : {2027, 2028, 2030, 2032, 2035, 2040, 2045, 0}) {
    if (when >= o.until) continue;
    auto const p = outlay::project(r.allies, plan_of(o, {o.interest, o.high, when, true}), span);
    double const by_assets = r.all_years(p, "paid by the assets"), guarantors = r.all_years(p, "paid by guarantors");
    int last = drawn;
    double constant = 0;
    for (int y = drawn; y < o.until; ++y) {
      constant += p.measured(loan, "guarantee", everyone, std::chrono::year{y});
      if (r.of(p, "paid by the assets", y) + r.of(p, "paid by guarantors", y) > 0) last = y;
    }
    t.add({when ? std::to_string(when) : "never", when ? number(r.of(p, "balance", when - 1), 2) : "-",
           number(by_assets, 2), number(guarantors, 2), number(constant, 2),
           number(100 * guarantors / (by_assets + guarantors), 1),
           r.of(p, "balance", o.until - 1) > 0 ? "later" : std::to_string(last)});
  }
  t.print();
}

void print_members(results const& r) {
  auto const& o = r.o;
  std::chrono::year const first{drawn}, event{o.released};
  title(r.allies, "BY MEMBER",
        "billions of current dollars; shares in % of GDP of the same year; released in January " +
            std::to_string(o.released));
  table t({"Member", "Military", "Economic", "Core in %,|" + std::to_string(drawn), "without|the loan",
           "Guarantee|" + std::to_string(o.released), "% of GDP|" + std::to_string(o.released),
           "Guarantee,|all years"});
  auto const row = [&](std::string const& name, outlay::group const& g) {
    double all = 0;
    for (int y = drawn; y < o.until; ++y) all += r.current(r.guaranteed, "guarantee", g, y);
    double const core = in(r.high.core_share(g, first), percent_of_gdp);
    t.add({name, number(r.current(r.high, "military", g, drawn), 3), number(r.current(r.high, "economic", g, drawn), 3),
           number(core, 3),
           number(core - 100 * r.high.measured(loan, "military", g, first) / r.high.gdp(g, first).value(), 3),
           number(r.current(r.guaranteed, "guarantee", g, o.released), 3),
           number(100 * r.guaranteed.measured(loan, "guarantee", g, event) / r.guaranteed.gdp(g, event).value(), 4),
           number(all, 2)});
  };
  for (auto const& m : by_name(r.allies))
    if (m.spends && !(m.code == outlay::member_code("USA"))) row(m.name, m.code);
  t.rule();
  row("Lenders", payers);
  t.print();
  std::puts("\nThe proceeds pass through the lenders' books and are no cost of theirs while the assets repay them; a "
            "guarantee that is called is.");
}

void draw(results const& r, program const& p) {
  auto const& o = r.o;
  auto g = p.chart(
      "assets", "What is owed of a loan that frozen assets repay",
      "Balance at the end of the year, billions of current dollars",
      foot(r.allies, "Interest " + number(o.interest, 1) + " %; income as it is until the assets are released."));
  auto const owed = [&](projection const& of, int y) { // down to its end, and no further
    double const now = r.of(of, "balance", y);
    return now > 0 || r.of(of, "balance", y - (y > drawn)) > 0 ? now : std::nan("");
  };
  g.data("d", by_year(drawn, o.until - 1, [&](int y) {
           return std::vector<double>{owed(r.high, y), owed(r.low, y), r.of(r.unguaranteed, "balance", y),
                                      r.of(r.guaranteed, "paid by guarantors", y)};
         }));
  g.say(years_on_x(drawn, o.until - 1, 0.6, 0.6));
  g.say("set yrange [0:*]; set style fill solid 1 noborder; set boxwidth 0.7");
  auto const line = [](int column, std::string const& look, std::string const& name) {
    return "$d using 1:" + std::to_string(column) + " with lines lw 3 " + look + " title \"" + name + "\"";
  };
  auto const lasts = [&](double income) {
    return number(income, 2) +
           " a year: " + in_years(years_to_repay(r.allies, o, {o.interest, income}, outlay::step_length::monthly)) +
           " years";
  };
  std::string const when = "Released in " + std::to_string(o.released);
  g.say("plot " + line(4, std::string("dt 2 lc ") + colour::red, when + ", nobody pays") + ", " +
        line(3, std::string("lc ") + colour::orange, lasts(o.low)) + ", " +
        line(2, std::string("lc ") + colour::blue, lasts(o.high)) + ", $d using 1:5 with boxes lc " + colour::sand +
        " title \"" + when + ":\", 1/0 with points lc rgb 'white' title \"guarantors pay in the year\"");
  wrote(g.draw());
}

} // namespace

int main(int argc, char** argv) {
  return examples::run(
      "assets", "Repays a loan from the income of frozen assets, and from guarantors if that income ends.", argc, argv,
      [](program& p) {
        options o;
        p.until_option(o.until, 2035);
        p.option("--principal", o.principal, "the loan, billions of current dollars").between(0.1, 1000.0);
        p.option("--interest", o.interest, "interest, % a year (assumed)").between(0.0, 20.0);
        p.option("--low", o.low, "lower income of the assets, billions of current dollars a year")
            .between(0.01, 1000.0);
        p.option("--high", o.high, "higher income, and the schedule of guarantors").between(0.01, 1000.0);
        p.option("--released", o.released, "year in whose January the assets are released").between(drawn + 1, 2099);
        p.option("--military", o.military, "part of the proceeds that is military, %").between(0.0, 100.0);
        p.output_options();
        p.parse();
        p.require_charts();
        if (o.released >= o.until)
          throw outlay::error(p.name, "--released", std::to_string(o.released), "a year before --until");
        auto const allies = outlay::data::nato_2026(drawn);
        auto const span = years(drawn, o.until);
        auto const run = [&](double income, int released, bool guaranteed) {
          return outlay::project(allies, plan_of(o, {o.interest, income, released, guaranteed}), span);
        };
        results const r{o,
                        allies,
                        run(o.low, 0, false),
                        run(o.high, 0, false),
                        run(o.high, o.released, true),
                        run(o.high, o.released, false)};
        if (!p.csv.empty()) {
          csv_file file(p.name, p.csv);
          file.add("low income", r.low);
          file.add("high income", r.high);
          file.add("released, guarantors pay", r.guaranteed);
          file.add("released, nobody pays", r.unguaranteed);
          file.close();
        }
        print_head(r);
        print_years_to_repay(r);
        print_years(r);
        print_releases(r, span);
        print_members(r);
        if (!p.charts.empty()) draw(r, p);
      });
}

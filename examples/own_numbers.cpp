// Your own alliance and your own questions: members from figures in code, a pledge in euros, and each engine once.
// The three members and all their figures are invented.
#include "support/table.hpp"

#include <outlay/engines/solve.hpp>
#include <outlay/outlay.hpp>

using namespace outlay::literals;
using namespace std::chrono_literals;
using examples::number;
using outlay::axis, outlay::core, outlay::drawn, outlay::in, outlay::in_year, outlay::pledge, outlay::share_target,
    outlay::wrt;
using std::chrono::January;

namespace {

// [alliance]
outlay::alliance<> members() { // in constant dollars of 2021
  struct line {
    char const* code;
    double gdp, core_percent, price_level; // billion a year; % of GDP; current over constant prices in the base year
  };
  std::vector<outlay::member> list;
  for (line const& l : {line{"NORTH", 500, 2.0, 1.16}, line{"MIDDLE", 1200, 1.5, 1.20}, line{"SOUTH", 300, 1.2, 1.25}})
    list.push_back({.code = l.code,
                    .gdp = outlay::billions<outlay::usd_2021>(l.gdp) / outlay::year,
                    .core = outlay::percent(l.core_percent),
                    .price_level = l.price_level});
  outlay::alliance_facts facts{.edition = "invented figures", .base_year = 2025};
  // A euro is worth 0.95 constant dollars in 2025 and less each year; the last value holds.
  facts.rates.push_back({.from = outlay::id_of<outlay::eur>, .rate = {.first = 2025, .values = {0.95, 0.93, 0.91}}});
  return outlay::alliance<>(list, facts);
}
// [alliance]

} // namespace

int main() try {
  auto const allies = members();
  auto const plan = outlay::plan(
      outlay::economy{.growth = 1.8_pct, .volatility = 2_pct, .common = 60_pct},
      share_target<core>{.to = 3.5_pct, .by = 2035y, .opt_out = {"SOUTH"}},
      pledge{.name = "aid", .amount = 150_mn_eur / outlay::month, .from = 2026y / January});
  auto const span = outlay::horizon{.from = 2025y, .until = 2036y};
  auto const billion = 1_bn_usd_2021 / outlay::year;

  // One projection: every account of every member, by calendar year.
  auto const run = outlay::project(allies, plan, span);
  std::puts("THREE INVENTED MEMBERS, 3.5 % BY 2035, SOUTH KEEPS ITS SHARE, AND 150 MILLION EUROS A MONTH OF AID\n"
            "billions of 2021 dollars\n");
  examples::table who({"Member", "Core 2025", "Core 2030", "Core 2035", "of it|aid 2035", "% of GDP|2035"});
  for (outlay::member const& m : allies.members()) {
    auto const core_in = [&](std::chrono::year y) { return number(in(run.core_outlay(m.code, y), billion), 2); };
    who.add({m.code.text(), core_in(2025y), core_in(2030y), core_in(2035y),
             number(in(run.outlay_of(outlay::account::aid, m.code, 2035y), billion), 2),
             number(100 * run.core_share(m.code, 2035y).value(), 2)});
  }
  who.print();

  // Many paths: growth varies as the economy says, and how much of the rise is carried out is drawn.
  auto const fan = outlay::ensemble(
      allies, plan, span, {.paths = 4000, .seed = 1},
      outlay::uncertain(drawn(wrt(&share_target<core>::compliance), outlay::triangular(60_pct, 90_pct, 100_pct))),
      outlay::core_outlay, outlay::reaches(2.9_pct, 2035y));
  int const core_2035 = fan.column(0, 2035), reached = fan.column(1);
  std::printf("\nEnsemble (4,000 paths, seed 1; random: growth of GDP, and compliance from 60 to 100 %%, most likely "
              "90)\n"
              "  core in 2035, nine paths of ten        %.1f to %.1f\n"
              "  probability of 2.9 %% of GDP by 2035    %.2f\n"
              "  (growth and one's own guess of compliance; of NATO's members bands by growth alone held about a "
              "third of\n"
              "  what happened, in hindcasts from 2014: a budget_risk beside it holds more)\n",
              fan.quantile(core_2035, 0.05), fan.quantile(core_2035, 0.95), fan.probability(fan.holds(reached)).value);

  // Which target makes core outlay of 2035 a given sum?
  auto const sum_2035 = in_year(outlay::core_outlay, 2035y);
  auto const target = wrt(&share_target<core>::to);
  auto const found =
      outlay::solve(allies, plan, span, target, outlay::between(2_pct, 6_pct), outlay::goal(sum_2035, 80_bn_usd_2021));
  std::printf("\nSolve: core outlay of 80 billion in 2035 takes a target of %.3f %%\n", 100 * found.value);

  // A table over two fields; percentages share a run, each year is a plan of its own.
  auto const grid = outlay::grid(axis(target, {3_pct, 3.5_pct, 4_pct}),
                                 axis(wrt(&share_target<core>::by), {2030y, 2032y, 2035y}));
  auto const swept = outlay::sweep(allies, plan, span, grid, outlay::sum_of(outlay::core_outlay));
  std::puts("\nSweep: core outlay 2025 to 2035 together, by target and year");
  examples::table sums({"Target", "by 2030", "by 2032", "by 2035"});
  for (int k = 0; k < 3; ++k)
    sums.add({std::vector{"3.0 %", "3.5 %", "4.0 %"}[static_cast<std::size_t>(k)], number(swept.value(0, {k, 0}), 1),
              number(swept.value(0, {k, 1}), 1), number(swept.value(0, {k, 2}), 1)});
  sums.print();
} catch (outlay::error const& e) {
  std::fprintf(stderr, "%s\n", e.what());
  return 1;
}

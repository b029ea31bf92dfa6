// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// What each part costs in a plan of NATO's 32 members and 180 months: a plan with a part against the same plan without
// it, and the plan of all parts against their sum. Ensembles of 64 paths on one thread, in turn; processor time, the
// fastest of many runs.
#include "whole_plan.hpp"

#include "../examples/support/number_from.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <functional>
#include <limits>
#include <string>
#include <vector>

namespace {

using namespace whole;

constexpr std::int64_t paths = 64;
constexpr double member_steps = 32.0 * 180 * paths;

/// A plan by name, with nothing of its type left; `base` is the number of the plan that its part is added to.
struct entry {
  char const* name;
  int base;
  std::function<double(outlay::volatility)> budget; // Canada's mean core budget of 2039
  double seconds = std::numeric_limits<double>::infinity();
};
template <class Plan> double budget_of(Plan const& plan) {
  auto const s = outlay::ensemble(allies(), plan, span, {.paths = paths}, outlay::core_budget.of("CAN"));
  return s.mean(s.column(0, 2039));
}
template <class... Parts> entry of(char const* name, int base, Parts const&... parts) {
  return {name, base, [=](outlay::volatility v) { return budget_of(outlay::plan(economy(v), core(), parts...)); }};
}
// The plan that most parts are added to: like the whole it has two loops a step, because industry needs a total of all
// members.
template <class... Parts> entry added(char const* name, Parts const&... parts) {
  return of(name, 4, prices(1_pct), ceasefire(), review(), stocks(), industry(), parts...);
}

std::vector<entry> all_entries() {
  return {of("economy, core shares", -1),
          of("+ prices", 0, prices(1_pct)),
          of("+ two events", 1, prices(1_pct), ceasefire(), review()),
          of("+ stocks of five areas in two stages", 2, prices(1_pct), ceasefire(), review(), stocks()),
          of("+ industry", 3, prices(1_pct), ceasefire(), review(), stocks(), industry()),
          added("resilience", resilience()),
          added("learning", learning()),
          added("rival", rival()),
          added("feedback", feedback()),
          added("two pledges", pledge(), beside()),
          added("a pledge in kind", in_kind()),
          added("capital", capital()),
          added("capital, bank", capital(), bank()),
          added("asset-backed loan", loan()),
          added("public debt", debt()),
          added("deployment", brigade()),
          added("two backfills", tankers(), backfill()),
          added("consumables", shells()),
          added("manpower", manpower()),
          added("real costs", dearer()),
          {"all parts", -1, [](outlay::volatility v) { return budget_of(plan(v)); }}};
}

double processor_seconds(entry const& e) {
  auto const begin = std::clock();
  double const x = e.budget(2_pct);
  double const seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  return std::isfinite(x) ? seconds : std::nan("");
}

} // namespace

int main(int argc, char** argv) {
  auto const rounds = argc > 1 ? examples::number_from<int>(argv[1]) : 30;
  if (argc > 2 || !rounds || *rounds < 1) {
    std::fputs("cost_by_part [ROUNDS]: what each part costs in a plan of all parts, the fastest of 30 rounds or of as "
               "many as named, from 1\n",
               stderr);
    return 2;
  }
  auto all = all_entries();
  // Without shocks a budget is the same in every plan, but where outlay moves GDP or a fiscal rule holds it back.
  double const budget = all[0].budget(0_pct);
  for (entry const& e : all) {
    double const x = e.budget(0_pct);
    std::string const name = e.name;
    bool const moved = name == "feedback" || name == "public debt" || name == "all parts";
    if (!(moved ? x > 0.5 * budget && x < 1.1 * budget : std::fabs(x / budget - 1) < 1e-12)) {
      std::fprintf(stderr, "%s: wrong answer\n", e.name);
      return 1;
    }
  }
  for (int round = 0; round < *rounds; ++round)
    for (entry& e : all) e.seconds = std::min(e.seconds, processor_seconds(e));
  auto const ns = [](double seconds) { return 1e9 * seconds / member_steps; };
  std::printf("%-38s %18s %10s\n", "plan", "ns a member-step", "the part");
  double sum = 0;
  for (std::size_t k = 0; k + 1 < all.size(); ++k) {
    double const part =
        all[k].base < 0 ? all[k].seconds : all[k].seconds - all[static_cast<std::size_t>(all[k].base)].seconds;
    if (all[k].name != std::string("capital")) sum += part; // it stands in the plan with the bank
    std::printf("%-38s %18.2f %10.2f\n", all[k].name, ns(all[k].seconds), ns(part));
  }
  std::printf("%-38s %18.2f\n%-38s %18.2f\nwhole over sum: %.3f; %d rounds, %d paths\n", "sum of the parts", ns(sum),
              "all parts", ns(all.back().seconds), all.back().seconds / sum, *rounds, static_cast<int>(paths));
}

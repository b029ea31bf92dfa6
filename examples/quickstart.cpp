// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// The program of the README: a plan as a list of commitments, projected, drawn as an ensemble, and its derivative.
// [quickstart]
#include <outlay/data/nato.hpp>
#include <outlay/outlay.hpp>

#include <cstdio>

int main() {
  using namespace outlay::literals; // 3.5_pct, 1_bn_usd (current dollars), 1_bn_usd_2021 (constant dollars)
  using namespace std::chrono_literals;
  using outlay::in, outlay::europe_and_canada, std::chrono::January;

  auto const plan = outlay::plan(
      outlay::economy{.growth = outlay::data::weo_2026_april(), .volatility = 1.5_pct, .common = 50_pct},
      outlay::share_target<outlay::core>{.to = 3.5_pct, .by = 2035y, .except = {{"ESP", 2.1_pct}}},
      outlay::share_target<outlay::resilience>{.existing = 0.5_pct, .to = 1.5_pct, .by = 2035y}, // existing: assumed
      outlay::pledge{.name = "arms", .amount = 1_bn_usd / outlay::month, .from = 2026y / January,
                     .payers = europe_and_canada},
      outlay::capital_contribution{.name = "bank", .subscribed = 135_bn_usd, .paid_in = 20_pct, .instalments = 5,
                                   .first = 2027y / January, .founders = europe_and_canada},
      outlay::budget_risk{.volatility = 14.6_pct, .common = 26_pct, .drift = 4.4_pct}); // shares as they varied

  auto const allies = outlay::data::nato_2026();
  auto const span = outlay::horizon{.from = 2026y, .until = 2036y}; // monthly steps
  auto const run = outlay::project(allies, plan, span);
  auto const fan = outlay::ensemble(allies, plan, span, {.paths = 10'000, .seed = 7}, outlay::total_outlay);
  auto const slope = outlay::sensitivity(allies, plan, span, outlay::total_outlay,
                                         outlay::wrt(&outlay::share_target<outlay::core>::to));

  auto const billion = 1_bn_usd_2021 / outlay::year;
  std::printf("%s; billions of 2021 dollars\n\n", allies.facts().edition.c_str());
  std::printf("Core outlay 2026, Europe and Canada   %8.1f\n", in(run.core_outlay(europe_and_canada, 2026y), billion));
  std::printf("Core outlay 2035, Europe and Canada   %8.1f\n", in(run.core_outlay(europe_and_canada, 2035y), billion));
  std::printf("Core and resilience 2035, alliance    %8.1f\n", in(run.outlay(outlay::all_members, 2035y), billion));
  std::printf("  nine paths of ten lie between       %8.1f and %.1f (seed 7; growth and budgets vary:\n"
              "    in hindcasts from 2017 such bands held 78 to 84 %% of single members' outcomes)\n",
              fan.quantile(fan.column(0, 2035), 0.05), fan.quantile(fan.column(0, 2035), 0.95));
  std::printf("  a tenth of a point more of target   %+8.1f (exact derivative)\n", slope.slope.back() * 0.001);
}
// [quickstart]

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include "../../bench/w1_library.hpp"
#include "hash.hpp"

#include <outlay/data/nato.hpp>
#include <outlay/parallel.hpp>

#include <array>
#include <cstdint>
#include <vector>

/// One number for the bits of what every engine answers: W1, and a plan like that of The Hague on NATO's data.
/// It is the same for any compiler, level of optimisation, instruction set, width of pack and number of threads.
namespace bits {

using namespace outlay::literals;
using namespace std::chrono_literals;
using std::chrono::January;

/// What the engines gave in every build of the matrix (matrix.sh). A change of it is a change of every published
/// answer.
inline constexpr std::uint64_t expected_w1 = 0xfa038edef0721849, expected_nato = 0x2172f31a066ae71d;

inline outlay::horizon const span{.from = 2025y, .until = 2041y};

/// Every kind of part, each with something unusual.
inline auto nato_plan(outlay::alliance<> const& allies) {
  using all = outlay::five_areas_and_other;
  std::vector<outlay::opening_stock<all>> opening;
  for (auto const& m : allies.members()) {
    if (!m.spends) continue;
    double const k = outlay::data::perpetual_inventory(m.code.text(), 2024);
    opening.push_back({m.code, {0.05 * k, 0.05 * k, 0.1 * k, 0.1 * k, 0.3 * k, 0.4 * k}});
  }
  std::array<outlay::item_count, 6> before{
      outlay::stock_value<>::from_value(30),  outlay::stock_value<>::from_value(20),
      outlay::stock_value<>::from_value(50),  outlay::stock_value<>::from_value(50),
      outlay::stock_value<>::from_value(200), outlay::stock_value<>::from_value(300)};
  return outlay::plan(
      outlay::economy{.growth = outlay::data::weo_2025_april(),
                      .volatility = 1.5_pct,
                      .own_volatility = {{"TUR", 4_pct}},
                      .common = 40_pct},
      outlay::share_target<outlay::core>{
          .to = 3.5_pct, .by = 2035y, .except = {{"ESP", 2.1_pct}}, .compliance = 90_pct, .execution = 97_pct},
      outlay::share_target<outlay::resilience>{
          .existing = 0.5_pct, .to = 1.5_pct, .by = 2035y / January, .path = outlay::profile::smooth},
      outlay::pledge{.name = "arms for Ukraine",
                     .amount = 1_bn_usd / outlay::month,
                     .growth = 2_pct,
                     .from = 2026y / January,
                     .payers = outlay::europe_and_canada,
                     .indexed = true},
      outlay::pledge{.name = "air defence of others",
                     .amount = 500_mn_usd_2021 / outlay::year,
                     .from = 2026y / std::chrono::May,
                     .until = 2030y,
                     .by = outlay::key::blend(0.5, outlay::key::population(), outlay::key::baseline_gdp()),
                     .counts = false},
      outlay::capital_contribution{.subscribed = 135_bn_usd,
                                   .paid_in = 20_pct,
                                   .instalments = 5,
                                   .first = 2027y / January,
                                   .founders = outlay::europe_and_canada},
      outlay::learning<all>{.exponent = {0.1, 0.1, 0.05, 0.15, 0.05, 0.02}, .before = before},
      outlay::stockpile_growth<all>{.lift = {400_pct, 100_pct, 30_pct, 30_pct, 20_pct, 0_pct},
                                    .over = 10_years,
                                    .opening = opening,
                                    .flat = {"USA"},
                                    .attrition = 8.25_pct,
                                    .equipment_share = 30_pct});
}

/// W1 on packs of `Width` paths.
template <int Width> std::uint64_t of_w1(int threads, std::int64_t paths = 64) {
  hash h;
  h.add(outlay::ensemble<Width>(outlay::threads(threads), w1::library::alliance(w1::stochastic_inputs),
                                w1::library::plan(w1::stochastic_inputs), w1::library::span,
                                {.paths = paths, .seed = 1}, outlay::core_budget, outlay::stock_index,
                                outlay::outlay_of<outlay::account::equipment>));
  return h.value();
}

/// The ensemble of NATO's plan, with every answer.
template <int Width> void add_nato_ensemble(hash& h, int threads) {
  using namespace outlay;
  auto const allies = data::nato_2026(2025);
  h.add(ensemble<Width>(outlay::threads(threads), allies, nato_plan(allies), span,
                        {.paths = 37, .seed = 7, .first_path = 5}, total_outlay, core_outlay.of(europe_and_canada),
                        core_budget, counted_core, overspend, outlay_of<account::equipment>,
                        outlay_of<account::paid_in>, outlay_of<account::personnel>.of("NOR"), core_share,
                        reaches(3.4_pct, 2035y).of(europe_and_canada), stock_index.in_area(area::air_defence)));
}

/// Projection and derivatives of NATO's plan.
inline void add_nato_without_shocks(hash& h) {
  using namespace outlay;
  auto const allies = data::nato_2026(2025);
  auto const plan = nato_plan(allies);
  auto const run = project(allies, plan, span);
  for (int y = run.first_year(); y <= run.last_year(); ++y)
    for (auto const& m : allies.members()) {
      std::chrono::year const when(y);
      for (int a = 0; a < account_count; ++a) h.add(run.outlay_of(static_cast<account>(a), m.code, when).value());
      for (auto const& x : {run.counted_core(m.code, when), run.overspend(m.code, when), run.on_top(m.code, when),
                            run.wanted(m.code, when)})
        h.add(x.value());
      h.add(run.gdp(m.code, when).value());
      if (m.spends) h.add(run.stock_index(m.code, when));
    }
  h.add(sensitivity(allies, plan, span, total_outlay, wrt(&share_target<core>::to)));
  h.add(sensitivity(allies, plan, span, stock_index, wrt(&stockpile_growth<five_areas_and_other>::equipment_share)));
  h.add(sensitivity(allies, plan, span, total_outlay, nth<0>(&pledge::growth)));
}

template <int Width> std::uint64_t of_nato(int threads) {
  hash h;
  add_nato_ensemble<Width>(h, threads);
  add_nato_without_shocks(h);
  return h.value();
}

} // namespace bits

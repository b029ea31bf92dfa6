// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// W1 as a user of the library writes it: parts, a plan, an ensemble.
#pragma once

#include "w1_inputs.hpp"
#include "w1_progress.hpp"
#include "w1_results.hpp"

#include <outlay/outlay.hpp>
#include <outlay/parallel.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>
#include <vector>

namespace w1 {

namespace library {

using namespace outlay::literals;
using namespace std::chrono_literals;
using std::chrono::January;
using areas_of_w1 = outlay::five_areas;

inline constexpr auto last = 2039y;
inline outlay::horizon const span{.from = 2025y, .until = 2040y};
inline outlay::group const allies_but_first = outlay::all_but("members 1 to 31", {"M00"});

// Areas beyond those of W1 have the figures of its last.
template <class Field, class Areas = areas_of_w1, class Make> outlay::by_area<Field, Areas> by_area(Make make) {
  return [&]<std::size_t... A>(std::index_sequence<A...>) {
    return outlay::by_area<Field, Areas>(
        std::array<Field, sizeof...(A)>{make(std::min<std::size_t>(A, areas - 1))...});
  }(std::make_index_sequence<static_cast<std::size_t>(Areas::count)>{});
}

inline outlay::alliance<> alliance(inputs const& in) {
  std::vector<outlay::member> all;
  for (std::size_t i = 0; i < members; ++i)
    all.push_back({.code = outlay::member_code(member_code(static_cast<int>(i))),
                   .gdp  = outlay::billions<outlay::usd_2021>(in.gdp0[i]) / outlay::year,
                   .core = outlay::percent(100 * in.share0[i])});
  return outlay::alliance<>(std::move(all));
}

// With the areas and stages of W1; scenarios know stocks over six areas in two stages.
template <class Areas = areas_of_w1, int Stages = 0> auto plan(inputs const& in) {
  outlay::growth_table growth{.source = "W1", .rows = {}};
  outlay::by_member<outlay::volatility> volatility;
  std::vector<outlay::opening_stock<Areas>> opening;
  for (std::size_t i = 0; i < members; ++i) {
    auto const code = outlay::member_code(member_code(static_cast<int>(i)));
    growth.rows.push_back({code, {2025, {100 * std::expm1(in.mu[i])}}});
    volatility.push_back({code, outlay::percent(100 * in.sigma[i])});
    if (i == 0) continue;
    std::array<double, static_cast<std::size_t>(Areas::count)> stock;
    for (std::size_t a = 0; a < stock.size(); ++a) stock[a] = in.stock0[i][std::min<std::size_t>(a, areas - 1)];
    opening.push_back({code, stock});
  }
  return outlay::plan(
      outlay::economy{.growth         = growth,
                      .own_volatility = volatility,
                      .common         = outlay::percent(100 * rho),
                      .reading        = outlay::gdp_reading::opening_instant},
      outlay::share_target<outlay::core>{.to = 5_pct, .by = 2035y / January, .from = 2025y / January, .lag = 0_years},
      outlay::capital_contribution{.subscribed  = 135_bn_usd_2021,
                                   .paid_in     = 20_pct,
                                   .instalments = instalments,
                                   .first       = 2027y / January,
                                   .founders    = allies_but_first},
      outlay::pledge{.amount = 1_bn_usd_2021 / outlay::month, .from = 2026y / January, .payers = allies_but_first},
      outlay::learning<Areas>{.exponent = by_area<outlay::scalar, Areas>([&](std::size_t a) { return in.learn[a]; }),
                                    .before   = by_area<outlay::item_count, Areas>([&](std::size_t a) {
                                      return outlay::stock_value<>::from_value(in.holding[a]);
                                    })},
      outlay::stockpile_growth<Areas, Stages>{
          .lift      = by_area<outlay::lift, Areas>([&](std::size_t a) { return outlay::percent(100 * in.lift[a]); }),
          .over      = 10_years,
          .opening   = opening,
          .attrition = by_area<outlay::ratio, Areas>([&](std::size_t a) { return outlay::percent(100 * in.attr[a]); }),
          .unit_cost = by_area<outlay::item_cost, Areas>([&](std::size_t a) {
            return outlay::billions<outlay::usd_2021>(in.cost0[a]) / outlay::stock_value<>::from_value(1);
          }),
          .equipment_share = 35_pct,
          .lead = Stages > 0 ? 1_years : 0_years});
}

}  // namespace library

inline results run_library(std::size_t paths, int threads, std::uint64_t seed, bool deterministic) {
  auto const& in    = inputs_of(deterministic);
  auto const allies = library::alliance(in);
  auto const plan   = library::plan(in);
  auto const begin  = std::chrono::steady_clock::now();
  auto const sample =
      outlay::ensemble(counting<outlay::threads>{outlay::threads(threads), paths}, allies, plan, library::span,
                       {.paths = static_cast<std::int64_t>(paths), .seed = seed}, outlay::core_budget,
                       outlay::stock_index, outlay::outlay_of<outlay::account::equipment>);
  auto const end = std::chrono::steady_clock::now();
  auto out       = results(paths);
  out.seconds    = std::chrono::duration<double>(end - begin).count();
  constexpr std::array all{series::budget, series::stock, series::spend};
  for (std::size_t s = 0; s < all.size(); ++s)
    for (int k = 0; k < years; ++k)
      std::copy_n(sample.data() + static_cast<std::size_t>(sample.column(static_cast<int>(s), start + k)) * paths,
                  paths, out.at(all[s], k));
  return out;
}

}  // namespace w1

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// The plain loop: W1 as one scalar function, structure of arrays, with the standard library's generator. One thread.
#pragma once

#include "w1_inputs.hpp"
#include "w1_progress.hpp"
#include "w1_results.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <random>

namespace w1 {

inline results run_plain(std::size_t paths, std::uint64_t seed, bool deterministic) {
  auto const& in   = inputs_of(deterministic);
  auto out         = results(paths);
  auto const begin = std::chrono::steady_clock::now();

  double drift[members], vol[members], keep[areas];
  for (std::size_t i = 0; i < members; ++i) {
    drift[i] = (in.mu[i] - in.sigma[i] * in.sigma[i] / 2) * dt;
    vol[i]   = in.sigma[i] * std::sqrt(dt);
  }
  for (std::size_t a = 0; a < areas; ++a) keep[a] = std::pow(1 - in.attr[a], dt);
  auto const common = std::sqrt(rho), own = std::sqrt(1 - rho);

  auto bits   = std::mt19937_64(seed);
  auto normal = std::normal_distribution<double>();
  auto const draw = [&] { return deterministic ? 0.0 : normal(bits); };

  double gdp[members], stock[members][areas], made[areas], price[areas], ordered[areas], target[areas], order[areas];
  for (std::size_t p = 0; p < paths; ++p) {
    for (std::size_t i = 0; i < members; ++i) {
      gdp[i] = in.gdp0[i];
      for (std::size_t a = 0; a < areas; ++a) stock[i][a] = in.stock0[i][a];
    }
    for (std::size_t a = 0; a < areas; ++a) made[a] = in.holding[a];
    auto budget_of_year = 0.0, spend_of_year = 0.0;

    for (int t = 0; t < steps; ++t) {
      auto const y = t * dt;
      auto const z = draw();
      auto payers  = 0.0;
      for (std::size_t i = 0; i < members; ++i) {
        gdp[i] *= std::exp(drift[i] + vol[i] * (common * z + own * draw()));
        if (i > 0) payers += gdp[i];
      }

      auto const risen = std::min(y / ramp, 1.0), lifted = std::min((y + dt) / ramp, 1.0);
      auto const dues = (bank_at(t) + pledge_at(t)) / payers;
      for (std::size_t a = 0; a < areas; ++a) {
        price[a]   = in.cost0[a] * std::pow(made[a] / in.holding[a], -in.learn[a]);
        target[a]  = 1 + in.lift[a] * lifted;
        ordered[a] = 0;
      }

      for (std::size_t i = 0; i < members; ++i) {
        auto const share  = in.share0[i] + (std::max(in.share0[i], share_goal) - in.share0[i]) * risen;
        auto const budget = share * gdp[i] * dt;
        budget_of_year += budget;
        if (i == 0) continue;
        auto const cap = std::max(equipment_share * (budget - dues * gdp[i]), 0.0);
        auto want      = 0.0;
        for (std::size_t a = 0; a < areas; ++a) {
          stock[i][a] *= keep[a];
          order[a] = std::max(in.stock0[i][a] * target[a] - stock[i][a], 0.0);
          want += price[a] * order[a];
        }
        auto const f = want > cap ? cap / want : 1.0;
        for (std::size_t a = 0; a < areas; ++a) {
          stock[i][a] += f * order[a];
          ordered[a] += f * order[a];
        }
        spend_of_year += f * want;
      }
      for (std::size_t a = 0; a < areas; ++a) made[a] += ordered[a];

      if (t % 12 == 11) {
        auto held = 0.0;
        for (std::size_t i = 1; i < members; ++i)
          for (std::size_t a = 0; a < areas; ++a) held += stock[i][a];
        out.at(series::budget, t / 12)[p] = budget_of_year;
        out.at(series::stock, t / 12)[p]  = held / in.holdings;
        out.at(series::spend, t / 12)[p]  = spend_of_year;
        budget_of_year = spend_of_year = 0;
      }
    }
    paths_done.fetch_add(1, std::memory_order_relaxed);
  }
  out.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return out;
}

}  // namespace w1

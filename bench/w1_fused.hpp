// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// The yardstick: W1 fused by hand over packs of paths, with the noise of the library and with nothing else of it.
#pragma once

#include "w1_inputs.hpp"
#include "w1_progress.hpp"
#include "w1_results.hpp"

#include <outlay/numbers/math.hpp>
#include <outlay/numbers/normals.hpp>
#include <outlay/numbers/pack_ops.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <thread>
#include <vector>

#include <outlay/numbers/exact_begin.hpp>

namespace w1 {
namespace fused {

// Two registers of paths at once: the long chains of the normals overlap (a tenth to a quarter faster). g++ 12 takes
// vectors of twice the width of AVX2 apart badly (0.6 x), so it stays with one there.
#if defined(__AVX2__) && !defined(__AVX512F__) && !defined(__clang__)
inline constexpr auto width = outlay::native_width;
#else
inline constexpr auto width = 2 * outlay::native_width;
#endif
using pack  = outlay::pack<double, width>;
using words = outlay::bits_of<pack>;

/// What does not change from step to step, nor from path to path.
struct tables {
  inputs const& in;
  std::uint64_t seed;
  double drift[members], vol[members], rise[members], common, own, keep[areas];
  std::uint64_t code[members];

  tables(bool deterministic, std::uint64_t key) : in(inputs_of(deterministic)), seed(key) {
    for (std::size_t i = 0; i < members; ++i) {
      drift[i] = (in.mu[i] - in.sigma[i] * in.sigma[i] / 2) * dt;
      vol[i]   = in.sigma[i] * std::sqrt(dt);
      rise[i]  = std::max(in.share0[i], share_goal) - in.share0[i];
      code[i]  = 0;
      for (auto place = 0; auto const letter : member_code(static_cast<int>(i)))
        code[i] |= std::uint64_t{static_cast<unsigned char>(letter)} << (8 * place++);
    }
    common = std::sqrt(rho);
    own    = std::sqrt(1 - rho);
    for (std::size_t a = 0; a < areas; ++a) keep[a] = exp(pack(dt) * log(pack(1 - in.attr[a])))[0];
  }
};

/// `width` paths through all steps; under 32 KiB.
class tile {
  tables const& in;
  words paths;
  pack gdp[members], stock[members][areas], made[areas], later[members], later_common;
  pack payers, budgets{0.0}, spending{0.0};

  OUTLAY_DETAIL_INLINE void grow_member(std::size_t i, pack const& common, pack const& own) {
    gdp[i] *= exp(pack(in.drift[i]) + pack(in.vol[i]) * (common + own * pack(in.own)));
    if (i > 0) payers += gdp[i];
  }

  /// Even steps draw two normals a member and keep the second for the odd step that follows.
  OUTLAY_DETAIL_INLINE void grow(int t) {
    payers = pack(0.0);
    if (t % 2 == 0) {
      auto const pair   = static_cast<std::uint64_t>(t / 2) << 48;
      pack common;
      outlay::normal_pair(in.seed, 0, paths, pair, common, later_common);
      common *= pack(in.common);
      later_common *= pack(in.common);
      constexpr std::size_t batch = 16;
      static_assert(members % batch == 0);
      pack own[batch];
      for (std::size_t i = 0; i < members; i += batch) {
        outlay::normal_pairs(in.seed, 0, paths, pair, in.code + i, batch, own, later + i);
        for (std::size_t k = 0; k < batch; ++k) grow_member(i + k, common, own[k]);
      }
    } else {
      for (std::size_t i = 0; i < members; ++i) grow_member(i, later_common, later[i]);
    }
  }

  OUTLAY_DETAIL_INLINE void spend(int t) {
    auto const y     = t * dt;
    auto const risen = std::min(y / ramp, 1.0), lifted = std::min((y + dt) / ramp, 1.0);
    auto const dues  = pack(bank_at(t) + pledge_at(t)) / payers;
    pack price[areas];
    double target[areas];
    for (std::size_t a = 0; a < areas; ++a) {
      price[a]  = pack(in.in.cost0[a]) * exp(pack(-in.in.learn[a]) * log(made[a] / pack(in.in.holding[a])));
      target[a] = 1 + in.in.lift[a] * lifted;
    }
    auto const budget_of = [&](std::size_t i) {
      auto const budget = pack((in.in.share0[i] + in.rise[i] * risen) * dt) * gdp[i];
      budgets += budget;
      return budget;
    };
    budget_of(0);
    for (std::size_t i = 1; i < members; ++i) {
      auto const cap = max(pack(equipment_share) * (budget_of(i) - dues * gdp[i]), pack(0.0));
      auto want      = pack(0.0);
      pack kept[areas], order[areas];
#pragma GCC unroll 5
      for (std::size_t a = 0; a < areas; ++a) {
        kept[a]  = stock[i][a] * pack(in.keep[a]);
        order[a] = max(pack(in.in.stock0[i][a] * target[a]) - kept[a], pack(0.0));
        want += price[a] * order[a];
      }
      auto const f = min(cap / max(want, pack(1e-300)), pack(1.0));
      spending += f * want;
#pragma GCC unroll 5
      for (std::size_t a = 0; a < areas; ++a) {
        auto const bought = f * order[a];
        stock[i][a]       = kept[a] + bought;
        made[a] += bought;
      }
    }
  }

  void write(results& out, int k, std::size_t first) {
    auto held = pack(0.0);
    for (std::size_t i = 1; i < members; ++i)
      for (std::size_t a = 0; a < areas; ++a) held += stock[i][a];
    held = held / pack(in.in.holdings);
    auto const lanes = std::min<std::size_t>(width, out.paths() - first);
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      auto const at = static_cast<int>(lane);
      out.at(series::budget, k)[first + lane] = budgets[at];
      out.at(series::stock, k)[first + lane]  = held[at];
      out.at(series::spend, k)[first + lane]  = spending[at];
    }
    budgets = spending = pack(0.0);
  }

public:
  tile(tables const& t, std::size_t first) : in(t), paths(outlay::counting_from<pack>(first)) {
    for (std::size_t i = 0; i < members; ++i) {
      gdp[i] = pack(in.in.gdp0[i]);
      for (std::size_t a = 0; a < areas; ++a) stock[i][a] = pack(in.in.stock0[i][a]);
    }
    for (std::size_t a = 0; a < areas; ++a) made[a] = pack(in.in.holding[a]);
  }

  OUTLAY_DETAIL_TILE void run(results& out, std::size_t first) {
    for (int t = 0; t < steps; ++t) {
      grow(t);
      spend(t);
      if (t % 12 == 11) write(out, t / 12, first);
    }
  }
};

}  // namespace fused

inline results run_fused(std::size_t paths, int threads, std::uint64_t seed, bool deterministic) {
  auto out         = results(paths);
  auto const begin = std::chrono::steady_clock::now();
  auto const in    = fused::tables(deterministic, seed);
  auto next        = std::atomic<std::size_t>(0);
  auto const work  = [&] {
    for (auto first = next.fetch_add(fused::width); first < paths; first = next.fetch_add(fused::width)) {
      fused::tile(in, first).run(out, first);
      paths_done.fetch_add(fused::width, std::memory_order_relaxed);
    }
  };
  auto others = std::vector<std::jthread>();
  for (int n = 1; n < threads; ++n) others.emplace_back(work);
  work();
  others.clear();
  out.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return out;
}

}  // namespace w1

#include <outlay/numbers/exact_end.hpp>

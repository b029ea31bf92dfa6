// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// The engines on W1's plan, each against an independent answer first: a projection against the plain hand loop, an
// ensemble against packs fused by hand.
#include "in_turn.hpp"
#include "w1_fused.hpp"
#include "w1_library.hpp"
#include "w1_projection.hpp"
#include "w1_results.hpp"

#include <benchmark/benchmark.h>

#include <cmath>
#include <exception>

namespace {

constexpr double member_steps = 32.0 * 180;

void project(benchmark::State& state) {
  auto const& in = w1::inputs_of(true);
  auto const allies = w1::library::alliance(in);
  auto const plan = w1::library::plan(in);
  try {
    w1::projected::check(outlay::project(allies, plan, w1::library::span), w1::projected::plain(in));
  } catch (std::exception const& e) {
    return state.SkipWithError(e.what());
  }
  for (auto _ : state) benchmark::DoNotOptimize(outlay::project(allies, plan, w1::library::span));
  state.SetItemsProcessed(static_cast<std::int64_t>(static_cast<double>(state.iterations()) * member_steps));
}

// Threads, and paths of each run.
void ensemble(benchmark::State& state) {
  auto const threads = static_cast<int>(state.range(0));
  auto const paths = static_cast<std::size_t>(state.range(1));
  auto const library = w1::run_library(64, threads, 1, false), fused = w1::run_fused(64, 1, 1, false);
  for (auto const s : {w1::series::budget, w1::series::stock, w1::series::spend})
    for (int k = 0; k < w1::years; ++k)
      for (std::size_t p = 0; p < 64; ++p)
        if (!(std::fabs(library.at(s, k)[p] / fused.at(s, k)[p] - 1) < 1e-9))
          return state.SkipWithError("wrong answer: a path that the packs fused by hand do not have");
  for (auto _ : state) benchmark::DoNotOptimize(w1::run_library(paths, threads, 1, false));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(member_steps * static_cast<double>(paths)));
  state.counters["kept_bytes/path"] = 8.0 * 3 * w1::years;
}

// Paths counted instead of kept, in turn with an ensemble that keeps them.
void ensemble_summary(benchmark::State& state) {
  outlay::draws const d{.paths = state.range(0)};
  auto const allies = w1::library::alliance(w1::inputs_of(false));
  auto const plan = w1::library::plan(w1::inputs_of(false));
  auto const counted = [&] {
    return outlay::ensemble_summary(allies, plan, w1::library::span, d, outlay::core_budget, outlay::stock_index,
                                    outlay::outlay_of<outlay::account::equipment>);
  };
  auto const kept = [&] {
    return outlay::ensemble(allies, plan, w1::library::span, d, outlay::core_budget, outlay::stock_index,
                            outlay::outlay_of<outlay::account::equipment>);
  };
  auto const summary = counted();
  auto const sample = kept();
  for (int c = 0; c < sample.columns(); ++c)
    if (!(std::fabs(summary.mean(c) / sample.mean(c) - 1) < 1e-12 &&
          std::fabs(summary.quantile(c, 0.9) / sample.quantile(c, 0.9) - 1) < 1.01 * outlay::histogram::relative_error))
      return state.SkipWithError("wrong answer: a mean or a quantile that the kept paths do not have");
  in_turn::measure(state, [&] { benchmark::DoNotOptimize(counted()); },
                   in_turn::against{"ensemble", [&] { benchmark::DoNotOptimize(kept()); }});
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(member_steps * static_cast<double>(d.paths)));
}

} // namespace

BENCHMARK(project)->Unit(benchmark::kMicrosecond);
BENCHMARK(ensemble)->Args({1, 1024})->Args({2, 1024})->Args({1, 16})->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(ensemble_summary)->Arg(2048)->UseManualTime()->Iterations(11)->Unit(benchmark::kMillisecond);

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// The numbers floor: exp, log, pow and normals over the lanes of a tile. Each checks its answer, then is timed.
#include <outlay/numbers/math.hpp>
#include <outlay/numbers/normals.hpp>

#include <benchmark/benchmark.h>

#include <cmath>

namespace {

using pack = outlay::pack<double, outlay::tile_width>;

pack ramp(double from, double step) {
  pack x(from);
  for (int k = 0; k < outlay::tile_width; ++k) x.set_lane(k, from + step * k);
  return x;
}

// `f` over lanes, against the C library within a relative bound.
template <class F, class G> void over_lanes(benchmark::State& state, F f, G reference, double from, double step) {
  pack x = ramp(from, step);
  pack const y = f(x);
  for (int k = 0; k < outlay::tile_width; ++k)
    if (!(std::fabs(y[k] - reference(x[k])) <= 4e-16 * std::fabs(reference(x[k]))))
      return state.SkipWithError("wrong answer");
  for (auto _ : state) {
    benchmark::DoNotOptimize(x);
    pack z = f(x);
    benchmark::DoNotOptimize(z);
  }
  state.SetItemsProcessed(state.iterations() * outlay::tile_width);
}

void exp_small(benchmark::State& s) {
  over_lanes(s, [](pack const& x) { return exp(x); }, [](double x) { return std::exp(x); }, -0.2, 0.02);
}
void exp_large(benchmark::State& s) {
  over_lanes(s, [](pack const& x) { return exp(x); }, [](double x) { return std::exp(x); }, -20, 2.3);
}
void log_positive(benchmark::State& s) {
  over_lanes(s, [](pack const& x) { return log(x); }, [](double x) { return std::log(x); }, 0.5, 0.37);
}
void pow_learning(benchmark::State& s) {
  over_lanes(
      s, [](pack const& x) { return pow(x, pack(-0.322)); }, [](double x) { return std::pow(x, -0.322); }, 1.0, 0.1);
}

void normal_pairs(benchmark::State& state) {
  double sum = 0, squares = 0;
  for (std::uint64_t c = 0; c < 4096; ++c) {
    pack a, b;
    outlay::normal_pair<pack>(1, 2, outlay::counting_from<pack>(0), c, a, b);
    for (int k = 0; k < outlay::tile_width; ++k) sum += a[k] + b[k], squares += a[k] * a[k] + b[k] * b[k];
  }
  double const n = 2.0 * 4096 * outlay::tile_width;
  if (!(std::fabs(sum / n) < 5 / std::sqrt(n) && std::fabs(squares / n - 1) < 5 * std::sqrt(2 / n)))
    return state.SkipWithError("not normal");
  std::uint64_t counter = 0;
  for (auto _ : state) {
    pack a, b;
    outlay::normal_pair<pack>(1, 2, outlay::counting_from<pack>(0), ++counter, a, b);
    benchmark::DoNotOptimize(a);
    benchmark::DoNotOptimize(b);
  }
  state.SetItemsProcessed(state.iterations() * 2 * outlay::tile_width);
}

} // namespace

BENCHMARK(exp_small);
BENCHMARK(exp_large);
BENCHMARK(log_positive);
BENCHMARK(pow_learning);
BENCHMARK(normal_pairs);

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// What each part costs: plans of W1's alliance with one part more than another, as ensembles of 64 paths on one thread.
// plan_over_sum asks whether a plan costs what its parts cost: the time of the whole plan over the sum of the costs of
// its parts, each measured alone on the same base, in turn.
#include "w1_compare.hpp"
#include "w1_library.hpp"

#include <benchmark/benchmark.h>

#include <cmath>
#include <cstdint>
#include <ctime>
#include <functional>
#include <string>
#include <vector>

namespace {

using namespace outlay::literals;
using namespace std::chrono_literals;
using std::chrono::January;
using w1::library::by_area;
using areas = w1::library::areas_of_w1;

constexpr std::int64_t paths = 64;
constexpr double member_steps = 32.0 * 180 * paths;

auto const& in = w1::inputs_of(false);
outlay::alliance<> const& allies() {
  static auto const all = w1::library::alliance(in);
  return all;
}

auto economy(outlay::volatility v) { return outlay::economy{.growth = 2_pct, .volatility = v, .common = 40_pct}; }
auto shares() { return outlay::share_target<outlay::core>{.to = 5_pct, .by = 2035y / January}; }
auto pledge() {
  return outlay::pledge{
      .amount = 1_bn_usd_2021 / outlay::month, .from = 2026y / January, .payers = w1::library::allies_but_first};
}
auto capital() {
  return outlay::capital_contribution{.subscribed = 135_bn_usd_2021, .paid_in = 20_pct, .instalments = 5,
                                      .first = 2027y / January, .founders = w1::library::allies_but_first};
}
auto stocks() {
  std::vector<outlay::opening_stock<areas>> opening;
  for (std::size_t i = 1; i < w1::members; ++i)
    opening.push_back({outlay::member_code(w1::member_code(static_cast<int>(i))), in.stock0[i]});
  return outlay::stockpile_growth<areas>{.lift = 30_pct,
                                         .over = 10_years,
                                         .opening = opening,
                                         .attrition = 3_pct,
                                         .unit_cost = by_area<outlay::item_cost>([](std::size_t a) {
                                           return outlay::billions<outlay::usd_2021>(in.cost0[a]) /
                                                  outlay::stock_value<>::from_value(1);
                                         })};
}
auto learning() {
  return outlay::learning<areas>{.exponent = by_area<outlay::scalar>([](std::size_t a) { return in.learn[a]; }),
                                 .before = by_area<outlay::item_count>(
                                     [](std::size_t a) { return outlay::stock_value<>::from_value(in.holding[a]); })};
}
auto industry() {
  return outlay::industry<areas>{.capacity = by_area<outlay::item_count>([](std::size_t a) {
                                   return outlay::stock_value<>::from_value(in.holding[a] / 20);
                                 }),
                                 .growth = 10_pct};
}

template <class Plan> double budget(Plan const& plan) {
  auto const s = outlay::ensemble(allies(), plan, w1::library::span, {.paths = paths}, outlay::core_budget);
  return s.mean(s.column(0, 2039));
}

/// A plan by name, with nothing of its type left: `run` makes an ensemble of it and returns the mean budget of 2039.
struct entry {
  char const* name;
  std::function<double()> run, run_without_shocks;
};
template <class... Parts> entry of(char const* name, Parts const&... parts) {
  return {name, [=] { return budget(outlay::plan(economy(2_pct), parts...)); },
          [=] { return budget(outlay::plan(economy(0_pct), parts...)); }};
}

// The base, then one part more than the base (learning and industry do nothing without stocks: they are over `stocks`).
std::vector<entry> const& entries() {
  static std::vector<entry> const all = {
      of("economy, shares", shares()),
      of("+ pledge", shares(), pledge()),
      of("+ capital", shares(), capital()),
      of("+ stocks", shares(), stocks()),
      of("+ stocks, learning", shares(), stocks(), learning()),
      of("+ stocks, industry", shares(), stocks(), industry()),
      of("all seven", shares(), pledge(), capital(), stocks(), learning(), industry()),
  };
  return all;
}

// Budgets are shares of GDP: without shocks each plan has, in its last year, 5 % of W1's GDP grown by 2 % a year.
bool right(entry const& e) {
  double gdp = 0;
  for (std::size_t i = 0; i < w1::members; ++i) gdp += in.gdp0[i];
  double const expected = 0.05 * gdp * std::pow(1.02, 2039 - allies().base_year());
  return std::fabs(e.run_without_shocks() / expected - 1) < 1e-12;
}

void plan_of_parts(benchmark::State& state) {
  entry const& e = entries()[static_cast<std::size_t>(state.range(0))];
  if (!right(e)) return state.SkipWithError("wrong answer");
  state.SetLabel(e.name);
  for (auto _ : state) benchmark::DoNotOptimize(e.run());
  state.counters["ns/member-step"] = benchmark::Counter(
      1e-9 * member_steps, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

void plan_over_sum(benchmark::State& state) {
  std::vector<w1::contender> all;
  for (entry const& e : entries()) {
    if (!right(e)) return state.SkipWithError("wrong answer");
    all.push_back({e.name, [&e] {
                     auto const begin = std::clock(); // of the processor, so that other programs do not count
                     benchmark::DoNotOptimize(e.run());
                     return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
                   }});
  }
  for (auto _ : state) {
    auto const t = w1::compare(all, 41);
    double const base = t.median_of("economy, shares"), stocks = t.median_of("+ stocks");
    double const sum = base + (t.median_of("+ pledge") - base) + (t.median_of("+ capital") - base) + (stocks - base) +
                       (t.median_of("+ stocks, learning") - stocks) + (t.median_of("+ stocks, industry") - stocks);
    state.counters["plan_over_sum"] = t.median_of("all seven") / sum;
  }
}

} // namespace

BENCHMARK(plan_of_parts)->DenseRange(0, 6)->Unit(benchmark::kMillisecond);
BENCHMARK(plan_over_sum)->Iterations(1)->Unit(benchmark::kMillisecond);

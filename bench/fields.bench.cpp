// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// What it costs to vary fields, on a plan of NATO's 32 members and 192 months: derivatives and goals against one
// projection, sweeps against the same points one by one, drawn fields against an ensemble. Each checks its answer
// first.
#include "in_turn.hpp"

#include <outlay/data/nato.hpp>
#include <outlay/engines/solve.hpp>
#include <outlay/outlay.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <exception>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using namespace outlay::literals;
using namespace std::chrono_literals;
using in_turn::against;
using outlay::stock_index;
using outlay::total_outlay;
using outlay::wrt;
using std::chrono::January;
using shares = outlay::share_target<outlay::core>;
using stocks = outlay::stockpile_growth<>;

outlay::horizon const span{.from = 2025y, .until = 2041y};
outlay::alliance<> const& allies() {
  static auto const all = outlay::data::nato_2026(2025);
  return all;
}

auto make_plan(outlay::volatility sigma, outlay::share to, outlay::time_span over, outlay::lift logistics) {
  std::vector<outlay::opening_stock<outlay::five_areas>> opening;
  for (auto const& m : allies().members())
    if (m.spends) opening.push_back({m.code, {10, 20, 30, 40, 50}});
  return outlay::plan(
      outlay::economy{.growth = outlay::data::weo_2025_april(), .volatility = sigma, .common = 40_pct},
      shares{.to = to, .by = 2035y, .compliance = 95_pct, .lag = 0_years},
      outlay::pledge{.amount = 1_bn_usd / outlay::month,
                     .growth = 2_pct,
                     .from = 2026y / January,
                     .payers = outlay::europe_and_canada},
      outlay::capital_contribution{
          .subscribed = 135_bn_usd, .instalments = 5, .first = 2027y / January, .founders = outlay::europe_and_canada},
      stocks{.lift = std::array<outlay::lift, 5>{30_pct, 30_pct, logistics, 20_pct, 40_pct},
             .over = over,
             .opening = opening,
             .attrition = 5_pct});
}
auto make_plan(outlay::volatility sigma) { return make_plan(sigma, 3.5_pct, 10_years, 20_pct); }

auto one() { return wrt(&shares::to); }
auto lift() { return wrt(&stocks::lift, outlay::area::logistics); }
auto eight() {
  return outlay::fields(wrt(&outlay::economy::extra), one(), wrt(&shares::compliance), wrt(&outlay::pledge::amount),
                        wrt(&outlay::pledge::growth), wrt(&outlay::capital_contribution::subscribed),
                        wrt(&stocks::over), lift());
}

void require(bool good, std::string const& what) {
  if (!good) throw std::runtime_error("wrong answer: " + what);
}
bool close(double a, double b, double relative) { return std::fabs(a - b) <= relative * std::fabs(b); }
bool same_bits(double a, double b) { return std::memcmp(&a, &b, sizeof a) == 0; }

// A benchmark whose answer is checked by `body` before it measures: what is wrong is said in place of a time.
template <class F> void checked(benchmark::State& state, F body) {
  try {
    body();
  } catch (std::exception const& e) {
    state.SkipWithError(e.what());
  }
}

// A projection with one answer, which everything else is measured against.
auto projection() {
  return against{"projection", [p = make_plan(0_pct)] {
                   benchmark::DoNotOptimize(outlay::project(allies(), p, span, total_outlay));
                 }};
}

void project_everything(benchmark::State& state) {
  checked(state, [&] {
    auto const p = make_plan(0_pct);
    auto const whole = outlay::project(allies(), p, span);
    auto const table = outlay::project(allies(), p, span, outlay::core_outlay);
    for (auto y = 2025y; y < 2041y; ++y)
      require(close(whole.core_outlay(outlay::all_members, y).value(), table.value(0, static_cast<int>(y)), 1e-12),
              "the core outlay of a year in a projection of everything and as the only answer");
    in_turn::measure(state, [&] { benchmark::DoNotOptimize(outlay::project(allies(), p, span)); }, projection());
  });
}

// Derivatives of outlay in 2035 by differences of two projections.
template <class Field> double difference(Field f) {
  auto p = make_plan(0_pct);
  double const at = outlay::detail::find_field(p, f).value, h = 1e-6 * std::max(std::fabs(at), 0.1);
  auto const outlay_at = [&](double x) {
    outlay::detail::put_field(p, f, x);
    return outlay::project(allies(), p, span, total_outlay).value(0, 2035);
  };
  return (outlay_at(at + h) - outlay_at(at - h)) / (2 * h);
}

void one_derivative(benchmark::State& state) {
  checked(state, [&] {
    auto const p = make_plan(0_pct);
    auto const d = outlay::sensitivity(allies(), p, span, total_outlay, one());
    require(close(d.slope[10], difference(one()), 1e-6), "the derivative by a share, against differences");
    in_turn::measure(
        state, [&] { benchmark::DoNotOptimize(outlay::sensitivity(allies(), p, span, total_outlay, one())); },
        projection());
  });
}

void eight_derivatives(benchmark::State& state) {
  checked(state, [&] {
    auto const p = make_plan(0_pct);
    auto const d = outlay::sensitivity(allies(), p, span, eight(), total_outlay);
    int column = 0;
    auto const check_one = [&](auto f) {
      require(std::fabs(d.slope(10, column) - difference(f)) <= 1e-6 * std::fabs(d.slope(10, column)) + 1e-4,
              "the derivative by " + d.fields()[static_cast<std::size_t>(column)].label() + ", against differences");
      ++column;
    };
    std::apply([&](auto const&... f) { (check_one(f), ...); }, eight().refs);
    in_turn::measure(
        state, [&] { benchmark::DoNotOptimize(outlay::sensitivity(allies(), p, span, eight(), total_outlay)); },
        projection());
  });
}

void eight_from_both_sides(benchmark::State& state) {
  checked(state, [&] {
    auto const p = make_plan(0_pct);
    auto const d = outlay::sensitivity(allies(), p, span, eight(), total_outlay);
    auto const s = outlay::sides(allies(), p, span, eight(), total_outlay);
    for (int column = 0; column < 8; ++column)
      require(s.kinked(10, column) || std::fabs(s.above.slope(10, column) - d.slope(10, column)) <=
                                          1e-9 * std::fabs(d.slope(10, column)) + 1e-9,
              "the derivative from above by " + d.fields()[static_cast<std::size_t>(column)].label() + ", " +
                  std::to_string(s.above.slope(10, column)) + " for " + std::to_string(d.slope(10, column)));
    in_turn::measure(state, [&] { benchmark::DoNotOptimize(outlay::sides(allies(), p, span, eight(), total_outlay)); },
                     projection());
  });
}

// Goals are what other values of the fields gave, so that the search has to find those.
void solve_one(benchmark::State& state) {
  checked(state, [&] {
    auto const p = make_plan(0_pct);
    auto const wanted =
        outlay::project(allies(), make_plan(0_pct, 4_pct, 10_years, 20_pct), span, total_outlay).value(0, 2035);
    auto const g = outlay::goal(outlay::in_year(total_outlay, 2035y), outlay::billions<outlay::usd_2021>(wanted));
    auto const search = [&] { return outlay::solve(allies(), p, span, one(), outlay::between(2_pct, 6_pct), g); };
    auto const found = search();
    require(close(found.value, 0.04, 1e-9), "the share that gives the outlay of 4 %");
    in_turn::measure(state, [&] { benchmark::DoNotOptimize(search()); }, projection());
    state.counters["projections"] = found.runs;
  });
}

void solve_two(benchmark::State& state) {
  checked(state, [&] {
    auto const p = make_plan(0_pct);
    auto const spent = outlay::in_year(total_outlay, 2035y);
    auto const held = outlay::in_year(stock_index, 2030y);
    auto const there = outlay::project(allies(), make_plan(0_pct, 4_pct, 10_years, 30_pct), span, spent, held);
    auto const g = outlay::goals(outlay::goal(spent, outlay::billions<outlay::usd_2021>(there.values(0)[0])),
                                 outlay::goal(held, there.values(1)[0]));
    auto const search = [&] { return outlay::solve(allies(), p, span, outlay::fields(one(), lift()), g); };
    auto const found = search();
    require(close(found.values(0), 0.04, 1e-8) && close(found.values(1), 0.3, 1e-8),
            "the share and the lift of the goals");
    in_turn::measure(state, [&] { benchmark::DoNotOptimize(search()); }, projection());
    state.counters["iterations"] = found.iterations;
  });
}

// Lifts of 10 to 50 % in 5 to 15 years.
auto axes(int times, int lifts) {
  return outlay::grid(outlay::axis(wrt(&stocks::over), outlay::range(5_years, 15_years, times)),
                      outlay::axis(lift(), outlay::range(10_pct, 50_pct, lifts)));
}
// The plan at each point of such a grid, in the order of its points.
template <class Grid, class F> void each_plan(Grid const& g, outlay::volatility sigma, F f) {
  for (auto const& over : std::get<0>(g.axes).values)
    for (auto const& lift : std::get<1>(g.axes).values) f(make_plan(sigma, 3.5_pct, over, lift));
}

// Points in lanes: as many as times and lifts say. Each has the bits of a projection of its plan.
void sweep(benchmark::State& state) {
  checked(state, [&] {
    auto const p = make_plan(0_pct), random = make_plan(2_pct);
    auto const g = axes(static_cast<int>(state.range(0)), static_cast<int>(state.range(1)));
    auto const table = outlay::sweep(allies(), p, span, g, stock_index);
    std::int64_t point = 0;
    each_plan(g, 0_pct, [&](auto const& here) {
      auto const single = outlay::project(allies(), here, span, stock_index);
      for (int k = 0; k < table.columns(); ++k)
        require(same_bits(table.values(k)[point], single.values(0)[k]), "bits at " + table.points().label(point));
      ++point;
    });
    require(point == table.points().count() && table.value(10, {0, 0}) < table.value(10, {0, 1}),
            "more stocks for a larger lift");
    in_turn::measure(
        state, [&] { benchmark::DoNotOptimize(outlay::sweep(allies(), p, span, g, stock_index)); },
        against{"projections", [&] {
                  each_plan(g, 0_pct, [](auto const& here) {
                    benchmark::DoNotOptimize(outlay::project(allies(), here, span, stock_index));
                  });
                }},
        against{"ensemble", [&] {
                  benchmark::DoNotOptimize(outlay::ensemble(allies(), random, span, {.paths = point}, stock_index));
                }});
    state.SetItemsProcessed(state.iterations() * point);
  });
}

// An ensemble at each point. Each has the bits of the ensemble of its plan.
void sweep_of_ensembles(benchmark::State& state) {
  checked(state, [&] {
    auto const p = make_plan(2_pct);
    auto const g = axes(static_cast<int>(state.range(0)), static_cast<int>(state.range(1)));
    outlay::draws const d{.paths = state.range(2)};
    auto const all = outlay::sweep(allies(), p, span, d, g, stock_index);
    std::int64_t point = 0;
    each_plan(g, 2_pct, [&](auto const& here) {
      auto const single = outlay::ensemble(allies(), here, span, d, stock_index);
      auto const& swept = all.at(point);
      require(std::equal(single.data(), single.data() + single.columns() * d.paths, swept.data(), same_bits),
              "bits of the ensemble at " + all.points().label(point));
      ++point;
    });
    in_turn::measure(state, [&] { benchmark::DoNotOptimize(outlay::sweep(allies(), p, span, d, g, stock_index)); },
                     against{"ensembles", [&] {
                               each_plan(g, 2_pct, [&](auto const& here) {
                                 benchmark::DoNotOptimize(outlay::ensemble(allies(), here, span, d, stock_index));
                               });
                             }});
    state.SetItemsProcessed(state.iterations() * point * d.paths);
  });
}

// Two drawn fields; without shocks, a path lies between the projections with both at their least and at their most.
void ensemble_drawn(benchmark::State& state) {
  checked(state, [&] {
    outlay::draws const d{.paths = state.range(0)};
    auto const what = outlay::uncertain(
        outlay::drawn(one(), outlay::triangular(3_pct, 3.5_pct, 4_pct)),
        outlay::drawn(wrt(&shares::compliance), outlay::normal(90_pct, 3_pct).within(70_pct, 100_pct)));
    auto const certain = outlay::ensemble(allies(), make_plan(0_pct), span, d, what, total_outlay);
    auto const end = [&](double to, double compliance) {
      auto p = make_plan(0_pct);
      outlay::detail::put_field(p, one(), to);
      outlay::detail::put_field(p, wrt(&shares::compliance), compliance);
      return outlay::project(allies(), p, span, total_outlay).value(0, 2035);
    };
    auto const paths = outlay::as_eigen(certain.path_values(10));
    require(paths.minCoeff() > end(0.03, 0.7) && paths.maxCoeff() < end(0.04, 1) &&
                paths.maxCoeff() > 1.05 * paths.minCoeff(),
            "outlay between the ends of what is drawn");
    auto const p = make_plan(2_pct);
    in_turn::measure(
        state, [&] { benchmark::DoNotOptimize(outlay::ensemble(allies(), p, span, d, what, total_outlay)); },
        against{"ensemble", [&] { benchmark::DoNotOptimize(outlay::ensemble(allies(), p, span, d, total_outlay)); }});
    state.SetItemsProcessed(state.iterations() * d.paths);
  });
}

} // namespace

BENCHMARK(project_everything)->UseManualTime()->Iterations(41)->Unit(benchmark::kMicrosecond);
BENCHMARK(one_derivative)->UseManualTime()->Iterations(41)->Unit(benchmark::kMicrosecond);
BENCHMARK(eight_derivatives)->UseManualTime()->Iterations(41)->Unit(benchmark::kMicrosecond);
BENCHMARK(eight_from_both_sides)->UseManualTime()->Iterations(11)->Unit(benchmark::kMicrosecond);
BENCHMARK(solve_one)->UseManualTime()->Iterations(21)->Unit(benchmark::kMicrosecond);
BENCHMARK(solve_two)->UseManualTime()->Iterations(21)->Unit(benchmark::kMicrosecond);
BENCHMARK(sweep)->Args({11, 9})->Args({64, 32})->UseManualTime()->Iterations(5)->Unit(benchmark::kMillisecond);
BENCHMARK(sweep_of_ensembles)->Args({4, 4, 128})->UseManualTime()->Iterations(7)->Unit(benchmark::kMillisecond);
BENCHMARK(ensemble_drawn)->Arg(2048)->UseManualTime()->Iterations(7)->Unit(benchmark::kMillisecond);

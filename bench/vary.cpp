// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// What it costs to vary fields: derivatives against projections, sweeps and drawn fields against ensembles, and the own dual
// against Eigen's and Boost's. Every figure is a median of interleaved rounds; each answer is checked first.
#include <outlay/data/nato.hpp>
#include <outlay/outlay.hpp>

#include <boost/math/differentiation/autodiff.hpp>
#include <unsupported/Eigen/AutoDiff>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

namespace {

using namespace outlay::literals;
using namespace std::chrono_literals;
using std::chrono::January;
using stocks = outlay::stockpile_growth<>;

auto make_plan(outlay::alliance<> const& allies, outlay::volatility sigma) {
  std::vector<outlay::opening_stock<outlay::five_areas>> opening;
  for (int i = 0; i < allies.size(); ++i)
    if (allies[i].spends) opening.push_back({allies[i].code, {10, 20, 30, 40, 50}});
  return outlay::plan(outlay::economy{.growth = outlay::data::weo_2025_april(), .volatility = sigma, .common = 40_pct},
                      outlay::share_target<outlay::core>{.to = 3.5_pct, .by = 2035y, .compliance = 95_pct, .lag = 0_years},
                      outlay::pledge{.amount = 1_bn_usd / outlay::month, .growth = 2_pct, .from = 2026y / January, .payers = outlay::europe_and_canada},
                      outlay::capital_contribution{.subscribed = 135_bn_usd, .instalments = 5, .first = 2027y / January, .founders = outlay::europe_and_canada},
                      stocks{.lift = {30_pct, 30_pct, 20_pct, 20_pct, 40_pct}, .over = 10_years, .opening = opening, .attrition = 5_pct});
}

template <class F> double seconds(F const& f) {
  auto const start = std::chrono::steady_clock::now();
  f();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}
double median(std::vector<double> x) {
  std::nth_element(x.begin(), x.begin() + static_cast<std::ptrdiff_t>(x.size() / 2), x.end());
  return x[x.size() / 2];
}
void require(bool good, char const* what) {
  if (good) return;
  std::fprintf(stderr, "wrong answer: %s\n", what);
  std::exit(1);
}

template <class T> bool below(T const& a, T const& b) {
  if constexpr (requires { a.slope; }) return a.value < b.value;
  else return a < b;
}

// The arithmetic of one member over 192 steps: growth, a share's path, a claim, a stock that is topped up within its money.
template <class T> T kernel(T const& growth, T const& target, T const& lift, T const& lost) {
  using std::exp; // for double; the others are found by their argument
  T gdp(1000.0), stock(100.0), spent(0.0);
  T const factor = exp(T(growth / 12.0)), keep = T(1.0) - T(lost / 12.0);
  for (int t = 0; t < 192; ++t) {
    gdp = gdp * factor;
    T const progress(t < 120 ? t / 120.0 : 1.0);
    T const budget = gdp * (T(0.02) + (target - T(0.02)) * progress) * T(1.0 / 12);
    T const left = budget - T(0.1) * gdp / (gdp + T(5000.0));
    T const kept = stock * keep, gap = T(100.0) * (T(1.0) + lift * progress) - kept;
    T const wanted = T(0.5) * (below(T(0.0), gap) ? gap : T(0.0));
    T const money = T(0.35) * left;
    T const part = below(money, wanted) ? T(money / wanted) : T(1.0);
    stock = kept + part * gap;
    spent = spent + part * wanted;
  }
  return spent + T(0.001) * stock;
}
} // namespace

int main(int argc, char** argv) {
  int const rounds = argc > 1 ? std::atoi(argv[1]) : 21;
  auto const allies = outlay::data::nato_2026();
  auto const plan = make_plan(allies, 0_pct);
  outlay::horizon const span{.from = 2025y, .until = 2041y};
  using outlay::wrt;
  auto const eight = outlay::fields(wrt(&outlay::economy::extra), wrt(&outlay::share_target<outlay::core>::to), wrt(&outlay::share_target<outlay::core>::compliance),
                                    wrt(&outlay::pledge::amount), wrt(&outlay::pledge::growth), wrt(&outlay::capital_contribution::subscribed), wrt(&stocks::over),
                                    wrt(&stocks::lift, outlay::area::logistics));
  auto const one = wrt(&outlay::share_target<outlay::core>::to);

  auto const by_eight = outlay::sensitivity(allies, plan, span, eight, outlay::total_outlay);
  auto const by_one = outlay::sensitivity(allies, plan, span, outlay::total_outlay, one);
  require(by_one.slope[10] == by_eight.slope(10, 1) && by_one.slope[10] > 0, "one derivative and eight");

  std::vector<double> t_project, t_whole, t_one, t_eight, t_sides;
  for (int r = 0; r < rounds; ++r) {
    t_project.push_back(seconds([&] { (void)outlay::project(allies, plan, span, outlay::total_outlay); }));
    t_whole.push_back(seconds([&] { (void)outlay::project(allies, plan, span); }));
    t_one.push_back(seconds([&] { (void)outlay::sensitivity(allies, plan, span, outlay::total_outlay, one); }));
    t_eight.push_back(seconds([&] { (void)outlay::sensitivity(allies, plan, span, eight, outlay::total_outlay); }));
    t_sides.push_back(seconds([&] { (void)outlay::sides(allies, plan, span, eight, outlay::total_outlay); }));
  }
  double const unit = median(t_project);
  std::printf("projection_ms %.3f\nprojection_of_everything_over_projection %.2f\none_derivative_over_projection %.2f\neight_derivatives_over_projection %.2f\n"
              "eight_from_both_sides_over_projection %.2f\n",
              1e3 * unit, median(t_whole) / unit, median(t_one) / unit, median(t_eight) / unit, median(t_sides) / unit);

  // A grid of 2,048 points against as many paths, and against as many paths with two drawn fields.
  auto const random = make_plan(allies, 2_pct);
  auto const g = outlay::grid(outlay::axis(wrt(&stocks::over), outlay::range(5_years, 15_years, 64)),
                              outlay::axis(wrt(&stocks::lift, outlay::area::logistics), outlay::range(10_pct, 50_pct, 32)));
  auto const what = outlay::uncertain(outlay::drawn(one, outlay::triangular(3_pct, 3.5_pct, 4_pct)),
                                      outlay::drawn(wrt(&outlay::share_target<outlay::core>::compliance), outlay::normal(90_pct, 3_pct).within(70_pct, 100_pct)));
  std::vector<double> t_ensemble, t_drawn, t_sweep;
  for (int r = 0; r < std::max(3, rounds / 3); ++r) {
    t_ensemble.push_back(seconds([&] { (void)outlay::ensemble(allies, random, span, {.paths = 2048}, outlay::total_outlay); }));
    t_drawn.push_back(seconds([&] { (void)outlay::ensemble(allies, random, span, {.paths = 2048}, what, outlay::total_outlay); }));
    t_sweep.push_back(seconds([&] { (void)outlay::sweep(allies, plan, span, g, outlay::total_outlay); }));
  }
  std::printf("ensemble_paths_per_second %.0f\ndrawn_paths_per_second %.0f\nsweep_points_per_second %.0f\ndrawn_over_ensemble %.2f\nsweep_over_ensemble %.2f\n",
              2048 / median(t_ensemble), 2048 / median(t_drawn), 2048 / median(t_sweep), median(t_drawn) / median(t_ensemble), median(t_sweep) / median(t_ensemble));

  // The dual alone, with one derivative and with eight; Boost's variables nest, so that eight of them would be 256 numbers.
  using eigen_1 = Eigen::AutoDiffScalar<Eigen::Matrix<double, 1, 1>>;
  using eigen_8 = Eigen::AutoDiffScalar<Eigen::Matrix<double, 8, 1>>;
  double const x[4] = {0.02, 0.035, 0.3, 0.08};
  auto const own = [&]<int N>(std::integral_constant<int, N>) {
    using D = outlay::dual<N>;
    return kernel<D>(D::variable(x[0], 0), D::variable(x[1], N > 1), D::variable(x[2], N > 1 ? 2 : 0), D::variable(x[3], N > 1 ? 3 : 0));
  };
  auto const eigen = [&]<class D>(std::type_identity<D>, int n) {
    return kernel<D>(D(x[0], n, 0), D(x[1], n, n > 1), D(x[2], n, n > 1 ? 2 : 0), D(x[3], n, n > 1 ? 3 : 0));
  };
  using boost_1 = decltype(boost::math::differentiation::make_fvar<double, 1>(0.0));
  auto const boosts = [&] {
    auto const v = [](double y) { return boost_1(boost::math::differentiation::make_fvar<double, 1>(y)); };
    return kernel<boost_1>(v(x[0]), v(x[1]), v(x[2]), v(x[3]));
  };
  double const slope = own(std::integral_constant<int, 1>{}).slope[0];
  auto const same = [&](double y) { return std::fabs(y - slope) < 1e-9 * std::fabs(slope); };
  require(same(eigen(std::type_identity<eigen_1>{}, 1).derivatives()[0]) && same(boosts().derivative(1)), "one derivative of the kernel");
  for (int k = 0; k < 4; ++k)
    require(std::fabs(own(std::integral_constant<int, 8>{}).slope[k] - eigen(std::type_identity<eigen_8>{}, 8).derivatives()[k]) < 1e-9 * std::fabs(slope), "eight derivatives");
  std::vector<double> k0, k1, k8, e1, e8, b1;
  double volatile sink = 0;
  auto const repeat = [&](auto const& f) {
    return seconds([&] {
      double sum = 0;
      for (int k = 0; k < 200; ++k) sum += f();
      sink = sink + sum;
    });
  };
  for (int r = 0; r < rounds; ++r) {
    k0.push_back(repeat([&] { double volatile y = x[0]; double const z = y; return kernel<double>(z, x[1], x[2], x[3]); }));
    k1.push_back(repeat([&] { return own(std::integral_constant<int, 1>{}).slope[0]; }));
    e1.push_back(repeat([&] { return eigen(std::type_identity<eigen_1>{}, 1).derivatives()[0]; }));
    b1.push_back(repeat([&] { return static_cast<double>(boosts().derivative(1)); }));
    k8.push_back(repeat([&] { return own(std::integral_constant<int, 8>{}).slope[3]; }));
    e8.push_back(repeat([&] { return eigen(std::type_identity<eigen_8>{}, 8).derivatives()[3]; }));
  }
  double const plain = median(k0);
  std::printf("kernel_own_1_over_double %.2f\nkernel_eigen_1_over_double %.2f\nkernel_boost_1_over_double %.2f\nkernel_own_8_over_double %.2f\nkernel_eigen_8_over_double %.2f\n",
              median(k1) / plain, median(e1) / plain, median(b1) / plain, median(k8) / plain, median(e8) / plain);
}

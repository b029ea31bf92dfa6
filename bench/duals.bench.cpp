// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// The own dual against Eigen's and Boost's, on the arithmetic of one member over 192 steps. All must give one
// derivative.
#include "in_turn.hpp"

#include <outlay/numbers/dual.hpp>

#include <Eigen/Core>
#include <boost/math/differentiation/autodiff.hpp>
#include <unsupported/Eigen/AutoDiff>

#include <array>
#include <cmath>
#include <type_traits>

namespace {

template <class T> bool below(T const& a, T const& b) {
  if constexpr (requires { a.slope; }) return a.value < b.value;
  else return a < b;
}

// Growth, a share's path, a claim, a stock that is topped up within its money.
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

using arguments = std::array<double, 4>;
constexpr arguments at{0.02, 0.035, 0.3, 0.08};

double value(arguments const& x) { return kernel<double>(x[0], x[1], x[2], x[3]); }

// The kernel's derivatives by its first N arguments (the others of eight are zero), in one type of dual each.
template <int N> struct own {
  static arguments slopes(arguments const& x) {
    using D = outlay::dual<N>;
    auto const v = [&](int k) { return k < N ? D::variable(x[std::size_t(k)], k) : D(x[std::size_t(k)]); };
    D const y = kernel<D>(v(0), v(1), v(2), v(3));
    arguments s{};
    for (int k = 0; k < N && k < 4; ++k) s[static_cast<std::size_t>(k)] = y.slope[k];
    return s;
  }
};
template <int N> struct of_eigen {
  static arguments slopes(arguments const& x) {
    using D = Eigen::AutoDiffScalar<Eigen::Matrix<double, N, 1>>;
    auto const v = [&](int k) { return k < N ? D(x[std::size_t(k)], N, k) : D(x[std::size_t(k)]); };
    D const y = kernel<D>(v(0), v(1), v(2), v(3));
    arguments s{};
    for (int k = 0; k < N && k < 4; ++k) s[static_cast<std::size_t>(k)] = y.derivatives()[k];
    return s;
  }
};
// Boost's variables nest: eight of them would be 256 numbers.
struct of_boost {
  static arguments slopes(arguments const& x) {
    using D = decltype(boost::math::differentiation::make_fvar<double, 1>(0.0));
    D const y = kernel<D>(boost::math::differentiation::make_fvar<double, 1>(x[0]), D(x[1]), D(x[2]), D(x[3]));
    return {static_cast<double>(y.derivative(1))};
  }
};

template <class Dual, int N> void kernel_dual(benchmark::State& state) {
  arguments const found = Dual::slopes(at);
  for (std::size_t k = 0; k < 4 && k < static_cast<std::size_t>(N); ++k) {
    arguments up = at, down = at;
    up[k] += 1e-6, down[k] -= 1e-6;
    double const difference = (value(up) - value(down)) / 2e-6;
    if (!(std::fabs(found[k] - difference) <= 1e-6 * std::fabs(difference)))
      return state.SkipWithError("wrong answer: a derivative of the kernel, against differences");
  }
  constexpr int times = 200; // of a microsecond or so each
  auto const repeat = [](auto f) {
    for (int k = 0; k < times; ++k) {
      arguments x = at;
      benchmark::DoNotOptimize(x);
      auto y = f(x);
      benchmark::DoNotOptimize(y);
    }
  };
  in_turn::measure(state, [&] { repeat(Dual::slopes); }, in_turn::against{"double", [&] { repeat(value); }});
  state.SetItemsProcessed(state.iterations() * times);
}

} // namespace

BENCHMARK_TEMPLATE(kernel_dual, own<1>, 1)->UseManualTime()->Iterations(41)->Unit(benchmark::kMicrosecond);
BENCHMARK_TEMPLATE(kernel_dual, of_eigen<1>, 1)->UseManualTime()->Iterations(41)->Unit(benchmark::kMicrosecond);
BENCHMARK_TEMPLATE(kernel_dual, of_boost, 1)->UseManualTime()->Iterations(41)->Unit(benchmark::kMicrosecond);
BENCHMARK_TEMPLATE(kernel_dual, own<8>, 8)->UseManualTime()->Iterations(41)->Unit(benchmark::kMicrosecond);
BENCHMARK_TEMPLATE(kernel_dual, of_eigen<8>, 8)->UseManualTime()->Iterations(41)->Unit(benchmark::kMicrosecond);

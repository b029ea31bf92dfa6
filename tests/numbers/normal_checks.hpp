// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Statistical tests of the normals, drawn as an ensemble draws them. normals.test.cpp runs them over 2.5 million draws,
// tests/long/normals.cpp over 10^8 and more. Each gives a p-value: the probability that true normals look as odd.
#pragma once

#include "../long/forces.hpp"

#include <outlay/numbers/normals.hpp>

#include <boost/math/special_functions/gamma.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <iterator>
#include <numbers>
#include <string>
#include <vector>

namespace normal_checks {

using outlay::bits_of;

/// The library's own draw. A faulty one has the same form.
struct library_normals {
  template <class V>
  void operator()(std::uint64_t seed, std::uint64_t stream, bits_of<V> const& path, std::uint64_t counter, V& a,
                  V& b) const {
    outlay::normal_pair<V>(seed, stream, path, counter, a, b);
  }
};
/// Fault: fewer rounds of Threefry than the thirteen that pass every battery.
template <int Rounds> struct few_rounds {
  template <class V>
  void operator()(std::uint64_t seed, std::uint64_t stream, bits_of<V> const& path, std::uint64_t counter, V& a,
                  V& b) const {
    auto const words = outlay::threefry2x64<Rounds>(seed, stream, path, bits_of<V>(counter));
    outlay::box_muller<V>(words.first, words.second, a, b);
  }
};
/// Fault: the stream is left out of the key.
struct one_stream {
  template <class V>
  void operator()(std::uint64_t seed, std::uint64_t, bits_of<V> const& path, std::uint64_t counter, V& a, V& b) const {
    outlay::normal_pair<V>(seed, 0, path, counter, a, b);
  }
};
/// Fault: radius and angle from one word.
struct one_word {
  template <class V>
  void operator()(std::uint64_t seed, std::uint64_t stream, bits_of<V> const& path, std::uint64_t counter, V& a,
                  V& b) const {
    auto const words = outlay::threefry2x64<13>(seed, stream, path, bits_of<V>(counter));
    outlay::box_muller<V>(words.first, words.first, a, b);
  }
};
/// Fault: a radius of too few bits, so that the tails end early.
template <int Bits> struct coarse_radius {
  template <class V>
  void operator()(std::uint64_t seed, std::uint64_t stream, bits_of<V> const& path, std::uint64_t counter, V& a,
                  V& b) const {
    auto const words = outlay::threefry2x64<13>(seed, stream, path, bits_of<V>(counter));
    auto const middle = bits_of<V>(std::uint64_t{1} << (63 - Bits));
    outlay::box_muller<V>(((words.first >> (64 - Bits)) << (64 - Bits)) | middle, words.second, a, b);
  }
};

/// What one test found: its statistic in words, and the p-value.
struct finding {
  std::string test, found;
  double p;
};

inline double two_sided(double z) { return std::erfc(std::fabs(z) / std::numbers::sqrt2); }
inline double chi_square_p(double sum, double freedom) {
  double const upper = boost::math::gamma_q(freedom / 2, sum / 2);
  return std::min(1.0, 2 * std::min(upper, 1 - upper));
}
/// Of a count whose expectation is `mean` (a rare event).
inline double count_p(double count, double mean) {
  double const at_most = boost::math::gamma_q(count + 1, mean);
  double const at_least = count > 0 ? boost::math::gamma_p(count, mean) : 1.0;
  return std::min(1.0, 2 * std::min(at_most, at_least));
}
inline std::string printed(char const* format, double a, double b = 0, double c = 0) {
  char text[160];
  std::snprintf(text, sizeof text, format, a, b, c);
  return text;
}

inline constexpr int tile = 16, keys = 4, steps = 60;
inline constexpr auto forces = static_cast<int>(long_runs::forces);
inline constexpr int draws_of_a_path = keys * steps * forces;

/// Sums of products of all pairs along one axis of the draws, and of the pairs of their squares.
class products {
  char const* axis_;
  int size_;
  std::vector<double> values_, squares_;
  double count_ = 0;

public:
  products(char const* axis, int size)
      : axis_(axis), size_(size), values_(static_cast<std::size_t>(size * size), 0.0), squares_(values_) {}

  using vector = outlay::pack<double, outlay::native_width>;
  /// x[k] for k along the axis: `length` doubles each, a whole number of vectors.
  void add(double const* const* x, int length) {
    for (int i = 0; i < size_; ++i)
      for (int j = 0; j < i; ++j) {
        vector sum(0.0), squares(0.0);
        for (int k = 0; k < length; k += vector::width) {
          vector const a = vector::load(x[i] + k), b = vector::load(x[j] + k), ab = a * b;
          sum += ab;
          squares += ab * ab - a * a - b * b + vector(1.0); // (a^2 - 1)(b^2 - 1), of variance 4
        }
        auto const at = static_cast<std::size_t>(i * size_ + j);
        for (int k = 0; k < vector::width; ++k) values_[at] += sum[k], squares_[at] += squares[k];
      }
    count_ += length;
  }
  void report(std::vector<finding>& all) const {
    judge(all, values_, 1.0, "");
    judge(all, squares_, 2.0, " of squares");
  }

private:
  void judge(std::vector<finding>& all, std::vector<double> const& sums, double spread, std::string const& of) const {
    double worst = 0, sum = 0, pairs = 0;
    for (int i = 0; i < size_; ++i)
      for (int j = 0; j < i; ++j) {
        double const z = sums[static_cast<std::size_t>(i * size_ + j)] / (spread * std::sqrt(count_));
        worst = std::max(worst, std::fabs(z));
        sum += z * z;
        pairs += 1;
      }
    std::string const name = "correlation" + of + " between " + axis_;
    double const p = two_sided(worst);
    all.push_back({name + ", largest",
                   printed("%.0f pairs of %.3g draws, largest %.2e", pairs, count_, worst / std::sqrt(count_)),
                   -std::expm1(pairs * std::log1p(-std::min(p, 1 - 1e-16)))});
    all.push_back({name + ", all", printed("sum of squares %.1f for %.0f", sum, pairs), chi_square_p(sum, pairs)});
  }
};

/// All tests over `paths` paths (a multiple of 16) from `first`: 7,920 draws a path.
template <class Normals>
std::vector<finding> examine(Normals const& normals, std::uint64_t paths, std::uint64_t first = 0) {
  using V = outlay::pack<double, tile>;
  struct key { std::uint64_t seed, stream; };
  constexpr key which[keys] = {{1, 0}, {1, 1}, {2, 0}, {2, 1}};
  auto const& counters = long_runs::counters_of_forces();

  constexpr int bins = 1000;
  constexpr double bounds[] = {0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5, 5.5, 6};
  constexpr std::size_t tails = std::size(bounds);
  std::array<double, 6> power{};
  std::vector<double> bin(bins, 0.0);
  std::array<double, tails> above{}, below{};
  products of_members("members", forces), of_steps("steps", steps), of_keys("seeds and streams", keys),
      of_paths("paths", tile);

  std::vector<double> x(static_cast<std::size_t>(draws_of_a_path * tile)); // [key][step][force][path]
  std::vector<double> turned(x.size());                                     // [path][key][step][force]
  auto const at = [&](int k, int t, int f) {
    return x.data() + static_cast<std::ptrdiff_t>(((k * steps + t) * forces + f) * tile);
  };
  for (std::uint64_t path = first; path < first + paths; path += tile) {
    for (int k = 0; k < keys; ++k)
      for (int t = 0; t < steps; t += 2)
        for (int f = 0; f < forces; ++f) {
          V a, b;
          normals(which[k].seed, which[k].stream, outlay::counting_from<V>(path),
                  static_cast<std::uint64_t>(t / 2) << 48 | counters[static_cast<std::size_t>(f)], a, b);
          a.store(at(k, t, f));
          b.store(at(k, t + 1, f));
        }
    for (double const v : x) {
      double p = 1;
      for (double& sum : power) sum += p *= v;
      auto const place = static_cast<int>(std::erfc(-v / std::numbers::sqrt2) / 2 * bins);
      bin[static_cast<std::size_t>(std::min(place, bins - 1))] += 1;
      for (std::size_t n = 0; n < tails && std::fabs(v) > bounds[n]; ++n) (v > 0 ? above : below)[n] += 1;
    }
    for (int k = 0; k < keys; ++k)
      for (int t = 0; t < steps; ++t) {
        double const* row[forces];
        for (int f = 0; f < forces; ++f) row[f] = at(k, t, f);
        of_members.add(row, tile);
      }
    for (int k = 0; k < keys; ++k) {
      double const* row[steps];
      for (int t = 0; t < steps; ++t) row[t] = at(k, t, 0);
      of_steps.add(row, forces * tile);
    }
    double const* row[tile];
    for (int k = 0; k < keys; ++k) row[k] = at(k, 0, 0);
    of_keys.add(row, steps * forces * tile);
    for (int lane = 0; lane < tile; ++lane) {
      double* const to = turned.data() + static_cast<std::ptrdiff_t>(lane * draws_of_a_path);
      for (int n = 0; n < draws_of_a_path; ++n) to[n] = x[static_cast<std::size_t>(n * tile + lane)];
      row[lane] = to;
    }
    of_paths.add(row, draws_of_a_path);
  }

  double const n = static_cast<double>(paths) * draws_of_a_path;
  std::vector<finding> all;
  constexpr double mean[] = {0, 1, 0, 3, 0, 15}, variance[] = {1, 2, 15, 96, 945, 10170};
  for (std::size_t k = 0; k < power.size(); ++k) {
    double const z = (power[k] / n - mean[k]) / std::sqrt(variance[k] / n);
    all.push_back(
        {"moment " + std::to_string(k + 1), printed("%.6f, %.2f standard errors off", power[k] / n, z), two_sided(z)});
  }
  double chi = 0;
  for (double const count : bin) chi += (count - n / bins) * (count - n / bins) / (n / bins);
  all.push_back(
      {"a thousand equal bins", printed("chi-square %.1f for %.0f", chi, bins - 1), chi_square_p(chi, bins - 1)});
  for (std::size_t k = 0; k < tails; ++k)
    for (bool const up : {true, false}) {
      double const expected = n * std::erfc(bounds[k] / std::numbers::sqrt2) / 2, count = (up ? above : below)[k];
      double const q = expected / n;
      all.push_back(
          {printed(up ? "above %.1f" : "below -%.1f", bounds[k]), printed("%.0f for %.1f", count, expected),
           expected > 1000 ? two_sided((count - expected) / std::sqrt(expected * (1 - q))) : count_p(count, expected)});
    }
  for (products const* p : {&of_members, &of_steps, &of_keys, &of_paths}) p->report(all);
  return all;
}

inline finding const& oddest(std::vector<finding> const& all) {
  return *std::min_element(all.begin(), all.end(), [](finding const& a, finding const& b) { return a.p < b.p; });
}

} // namespace normal_checks

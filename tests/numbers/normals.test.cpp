// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/numbers/normals.hpp>

#include "normal_checks.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <initializer_list>
#include <numbers>
#include <vector>

using outlay::pack;

namespace {

template <class V> OUTLAY_DETAIL_TILE void draw(std::uint64_t paths, double* n0, double* n1) {
  constexpr auto width = static_cast<std::uint64_t>(outlay::width_of<V>);
  for (std::uint64_t path = 0; path < paths; path += width) {
    V a, b;
    outlay::normal_pair<V>(11, 0, outlay::counting_from<V>(path), 5, a, b);
    if constexpr (width == 1) {
      n0[path] = a;
      n1[path] = b;
    } else {
      a.store(n0 + path);
      b.store(n1 + path);
    }
  }
}

struct sample {
  std::vector<double> n0, n1;
  explicit sample(std::uint64_t paths) : n0(paths), n1(paths) {
    draw<pack<double, outlay::native_width>>(paths, n0.data(), n1.data());
  }
};

}

TEST_CASE("two million normals have the moments of a standard normal within 4.5 standard errors") {
  constexpr std::uint64_t paths = 1'000'000;
  sample const s(paths);
  double m1 = 0, m2 = 0, m3 = 0, m4 = 0, cross = 0, cross_squares = 0;
  for (std::uint64_t i = 0; i < paths; ++i) {
    for (double const x : {s.n0[i], s.n1[i]}) {
      m1 += x;
      m2 += x * x;
      m3 += x * x * x;
      m4 += x * x * x * x;
    }
    cross += s.n0[i] * s.n1[i];
    cross_squares += (s.n0[i] * s.n0[i] - 1) * (s.n1[i] * s.n1[i] - 1);
  }
  constexpr double n = 2.0 * static_cast<double>(paths);
  double const error = 4.5 / std::sqrt(n);  // times the standard deviation of each power: 1, sqrt 2, sqrt 15, sqrt 96
  CHECK(std::fabs(m1 / n) < error);
  CHECK(std::fabs(m2 / n - 1) < error * std::sqrt(2.0));
  CHECK(std::fabs(m3 / n) < error * std::sqrt(15.0));
  CHECK(std::fabs(m4 / n - 3) < error * std::sqrt(96.0));
  CHECK(std::fabs(cross / n) < error);
  CHECK(std::fabs(cross_squares / n) < error * 2);
}

TEST_CASE("the tails of two million normals have the counts of a standard normal") {
  constexpr std::uint64_t paths = 1'000'000;
  sample const s(paths);
  for (double const bound : {-4.0, -3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0, 4.0}) {
    double below = 0;
    for (std::uint64_t i = 0; i < paths; ++i) below += (s.n0[i] < bound) + (s.n1[i] < bound);
    double const p = std::erfc(-bound / std::numbers::sqrt2) / 2;
    double const n = 2.0 * static_cast<double>(paths);
    CHECK(std::fabs(below - n * p) < 4.5 * std::sqrt(n * p * (1 - p)));
  }
}

TEST_CASE("all eight octants of the circle are drawn alike") {
  constexpr std::uint64_t paths = 800'000;
  sample const s(paths);
  double octants[8] = {};
  for (std::uint64_t i = 0; i < paths; ++i) {
    double const a = s.n0[i], b = s.n1[i];
    octants[(a < 0 ? 4 : 0) + (b < 0 ? 2 : 0) + (std::fabs(a) < std::fabs(b) ? 1 : 0)] += 1;
  }
  for (double const count : octants) CHECK(std::fabs(count - 100'000) < 4.5 * std::sqrt(100'000 * 7.0 / 8.0));
}

TEST_CASE("a pair is Box-Muller on the circle: radius from the first word, angle from the second") {
  double n0, n1;
  std::uint64_t const half = std::uint64_t{1} << 63;
  outlay::box_muller<double>(half, half, n0, n1);  // u and t just above one half
  double const radius = std::sqrt(2 * std::log(2.0));
  CHECK(n0 == doctest::Approx(radius * std::sin(std::numbers::pi / 8)).epsilon(1e-15));
  CHECK(n1 == doctest::Approx(radius * std::cos(std::numbers::pi / 8)).epsilon(1e-15));
  outlay::box_muller<double>(half, half | 1, n1, n0);
  CHECK(n0 == doctest::Approx(radius * std::sin(std::numbers::pi / 8)).epsilon(1e-15));
  outlay::box_muller<double>(half, half | 6, n0, n1);
  CHECK(n0 < 0);
  CHECK(n1 < 0);
}

TEST_CASE("a uniform number lies strictly between 0 and 1, and the farthest normal is finite") {
  CHECK(outlay::uniform<double>(0) == 0x1p-53);
  CHECK(outlay::uniform<double>(~std::uint64_t{0}) == 1 - 0x1p-53);
  double n0, n1;
  outlay::box_muller<double>(0, 0, n0, n1);
  CHECK(n1 == doctest::Approx(std::sqrt(2 * 53 * std::numbers::ln2)));
  outlay::box_muller<double>(~std::uint64_t{0}, 0, n0, n1);
  CHECK(std::isfinite(n1));
}

TEST_CASE("a normal is the same number in a pack of any width") {
  constexpr std::uint64_t paths = 4096;
  std::vector<double> a0(paths), a1(paths), b0(paths), b1(paths);
  draw<double>(paths, a0.data(), a1.data());
  draw<pack<double, 2>>(paths, b0.data(), b1.data());
  CHECK(a0 == b0);
  CHECK(a1 == b1);
  draw<pack<double, 4>>(paths, b0.data(), b1.data());
  CHECK(a0 == b0);
  CHECK(a1 == b1);
  draw<pack<double, 8>>(paths, b0.data(), b1.data());
  CHECK(a0 == b0);
  CHECK(a1 == b1);
  draw<pack<double, 16>>(paths, b0.data(), b1.data());
  CHECK(a0 == b0);
  CHECK(a1 == b1);
}

namespace {

template <class V> void check_batch() {
  std::uint64_t const code[] = {0, 5, 5, 0x41, 0x4B4F4E, 1, 2};
  auto const lanes = outlay::counting_from<V>(40);
  for (int n = 1; n <= 7; ++n) {
    V now[7], next[7];
    outlay::normal_pairs<V>(11, 3, lanes, std::uint64_t{9} << 48, code, n, now, next);
    for (int k = 0; k < n; ++k) {
      V a, b;
      outlay::normal_pair<V>(11, 3, lanes, std::uint64_t{9} << 48 | code[k], a, b);
      if constexpr (outlay::width_of<V> == 1) {
        CHECK(now[k] == a);
        CHECK(next[k] == b);
      } else
        for (int lane = 0; lane < V::width; ++lane) {
          CHECK(now[k][lane] == a[lane]);
          CHECK(next[k][lane] == b[lane]);
        }
    }
  }
}

}

TEST_CASE("pairs drawn together are the pairs drawn one by one") {
  check_batch<double>();
  check_batch<pack<double, outlay::native_width>>();
  check_batch<pack<double, outlay::tile_width>>();
}

// The same tests over 10^8 draws: tests/long/normals.cpp, its result in docs/reproducibility.md.
TEST_CASE("two and a half million draws of an ensemble have moments, tails and no correlations, as true normals") {
  for (auto const& f : normal_checks::examine(normal_checks::library_normals{}, 320)) {
    INFO(f.test << ": " << f.found);
    CHECK(f.p > 1e-4);
  }
}

TEST_CASE("a planted fault of the generator is caught by the same tests") {
  auto const p_of = [](auto const& faulty) { return normal_checks::oddest(normal_checks::examine(faulty, 320)).p; };
  CHECK(p_of(normal_checks::few_rounds<6>{}) < 1e-9);
  CHECK(p_of(normal_checks::one_stream{}) < 1e-9);
  CHECK(p_of(normal_checks::one_word{}) < 1e-9);
  CHECK(p_of(normal_checks::coarse_radius<10>{}) < 1e-6);
}

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/outlay.hpp>

#include <boost/math/distributions/normal.hpp>
#include <boost/random/sobol.hpp>
#include <doctest/doctest.h>

#include <set>

namespace sobol_test {

using namespace outlay;

namespace {
std::uint32_t plain_coordinate(sobol_points const& p, std::size_t dimension, std::uint32_t number) {
  return reversed(p.reversed_coordinate(dimension, number));
}
} // namespace

TEST_CASE("Sobol points are those of Boost's generator, in the order of their numbers") {
  constexpr std::size_t dimensions = 300;
  sobol_points const p(dimensions);
  boost::random::sobol_engine<std::uint32_t, 32> engine(dimensions);
  // The generator leaves out the point 0 and takes the others in the order of Gray's code.
  for (std::uint32_t n = 1; n < 300; ++n) {
    std::uint32_t const gray = n ^ n >> 1;
    for (std::size_t d = 0; d < dimensions; ++d)
      if (std::uint32_t const theirs = engine(); theirs != plain_coordinate(p, d, gray)) {
        CAPTURE(n);
        CAPTURE(d);
        CHECK(plain_coordinate(p, d, gray) == theirs);
      }
  }
  // By hand: the second dimension has the polynomial x + 1 and m = 1, 3, 5, ...
  CHECK(plain_coordinate(p, 1, 1) == 0x8000'0000);
  CHECK(plain_coordinate(p, 1, 2) == 0xC000'0000);
  CHECK(plain_coordinate(p, 1, 3) == 0x4000'0000);
  CHECK(sobol_points::most_dimensions >= 3000);
}

TEST_CASE("Scrambled points stay a net: one in each interval, and in each box of the first two dimensions") {
  sobol_points const p(40);
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    scrambling const by{seed * 0x9E37'79B9, seed * 0x85EB'CA6B, seed * 0xC2B2'AE35};
    scrambling const other{~by.added, by.factor * 3, by.added_later + 1};
    constexpr int bits = 8;
    for (std::size_t d = 0; d < p.dimensions(); ++d) {
      std::set<std::uint32_t> intervals;
      for (std::uint32_t n = 0; n < 1u << bits; ++n)
        intervals.insert(reversed(scrambled(p.reversed_coordinate(d, n), by)) >> (32 - bits));
      CHECK(intervals.size() == 1u << bits);
    }
    for (int first = 0; first <= bits; ++first) {
      std::set<std::uint64_t> boxes;
      for (std::uint32_t n = 0; n < 1u << bits; ++n) {
        std::uint64_t const x = reversed(scrambled(p.reversed_coordinate(0, n), by)),
                            y = reversed(scrambled(p.reversed_coordinate(1, n), other));
        boxes.insert((x >> (32 - first)) << 32 | y >> (32 - (bits - first)));
      }
      CHECK(boxes.size() == 1u << bits);
    }
  }
}

TEST_CASE("A scrambling turns a digit by the digits before it alone, and as often as not") {
  constexpr int seeds = 2000;
  std::array<int, 16> turned{};
  std::array<int, 16> with_other_start{};
  for (std::uint32_t seed = 1; seed <= seeds; ++seed) {
    auto const words = threefry2x64<13>(7, 7, std::uint64_t{seed}, std::uint64_t{0});
    scrambling const by{static_cast<std::uint32_t>(words.first), static_cast<std::uint32_t>(words.first >> 32),
                        static_cast<std::uint32_t>(words.second)};
    std::uint32_t const a = 0x1234'5678;
    for (int bit = 0; bit < 32; ++bit) {
      // in reversed words the first digit is the lowest bit
      std::uint32_t const before = (std::uint32_t{1} << bit) - 1, changed = scrambled(a ^ std::uint32_t{1} << bit, by);
      CHECK((scrambled(a, by) & before) == (changed & before));
      CHECK(((scrambled(a, by) ^ changed) >> bit & 1) == 1); // a permutation of the two digits
    }
    for (int bit = 0; bit < 16; ++bit) {
      auto const at = static_cast<std::size_t>(bit);
      turned[at] += ((scrambled(a, by) ^ a) >> bit & 1) != 0;
      // whether the digit is turned depends on those before it: another first digit decides anew
      std::uint32_t const b = a ^ 1;
      if (bit > 0) with_other_start[at] += (((scrambled(a, by) ^ a) ^ (scrambled(b, by) ^ b)) >> bit & 1) != 0;
    }
  }
  for (std::size_t bit = 0; bit < 16; ++bit) {
    CAPTURE(bit);
    CHECK(turned[bit] == doctest::Approx(seeds / 2).epsilon(0.1)); // 4.5 standard deviations
    if (bit > 0) CHECK(with_other_start[bit] == doctest::Approx(seeds / 2).epsilon(0.1));
  }
}

TEST_CASE("A normal score is the quantile, within 1.2e-9, and the same in lanes") {
  boost::math::normal_distribution<> const normal;
  for (int k = 1; k < 4000; ++k) {
    double const u = k / 4000.0;
    double const expected = boost::math::quantile(normal, u);
    CHECK(std::fabs(normal_score(u) - expected) <= 1.3e-9 * std::fabs(expected) + 1e-15);
    double lane[8];
    normal_score(pack<double, 8>(u)).store(lane);
    for (double const x : lane) CHECK(x == normal_score(u));
  }
  for (double u = 0x1p-33; u < 0.1; u *= 1.7) {
    double const expected = boost::math::quantile(normal, u);
    CHECK(std::fabs(normal_score(u) - expected) <= 1.3e-9 * std::fabs(expected));
    CHECK(normal_score(1 - u) == doctest::Approx(-expected).epsilon(1e-6));
  }
  CHECK(cell_middle(0) == 0x1p-33);
  CHECK(cell_middle(~std::uint32_t{0}) == 1 - 0x1p-33);
}

} // namespace sobol_test

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/numbers/dual.hpp>
#include <outlay/numbers/normals.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <type_traits>

// One number for some 100,000 results. It is the same for any compiler, level of optimisation, instruction set and
// width of pack; a change of it is a change of every published answer.
namespace {

constexpr std::uint64_t expected = 621339376763825144;

std::uint64_t mixed(std::uint64_t hash, double x) {
  hash = (hash ^ outlay::to_bits(x)) * 0x100000001b3;
  return hash ^ (hash >> 29);
}

// Hashed by blocks of 16 paths in path order, so that the order of results does not depend on the width.
template <class V> OUTLAY_DETAIL_TILE std::uint64_t hash_of_results() {
  constexpr int width = outlay::width_of<V>, block = 16, results = 6;
  std::uint64_t hash = 0xcbf29ce484222325;
  double table[results][block];
  for (std::uint64_t first = 0; first < 16'000; first += block) {
    for (int path = 0; path < block; path += width) {
      V n0, n1;
      outlay::normal_pair<V>(7, 2, outlay::counting_from<V>(first + static_cast<std::uint64_t>(path)), 3, n0, n1);
      V const growth = outlay::exp(n0 * 3.0 + n1 * n1);
      auto const slope = pow(outlay::dual<1, V>::variable(growth, 0), n1) * n0;
      V const out[results] = {n0, n1, growth, outlay::log(growth + n0 * n0), slope.value, slope.slope[0]};
      for (int r = 0; r < results; ++r) {
        if constexpr (std::is_same_v<V, double>) table[r][path] = out[r];
        else out[r].store(&table[r][path]);
      }
    }
    for (auto const& row : table)
      for (double const x : row) hash = mixed(hash, x);
  }
  return hash;
}

}

TEST_CASE("a hundred thousand results have the same bits in every build and in every width") {
  CHECK(hash_of_results<double>() == expected);
  CHECK(hash_of_results<outlay::pack<double, 1>>() == expected);
  CHECK(hash_of_results<outlay::pack<double, 2>>() == expected);
  CHECK(hash_of_results<outlay::pack<double, 4>>() == expected);
  CHECK(hash_of_results<outlay::pack<double, 8>>() == expected);
  CHECK(hash_of_results<outlay::pack<double, 16>>() == expected);
}

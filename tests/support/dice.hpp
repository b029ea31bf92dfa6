// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <vector>

/// Random choices that are the same on every machine: SplitMix64, and draws made of it by plain arithmetic.
namespace outlay::test {

class dice {
  std::uint64_t state_;

public:
  explicit dice(std::uint64_t seed) : state_(seed) {}

  std::uint64_t bits() {
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }
  /// A whole number, both ends included.
  int of(int low, int high) {
    return low + static_cast<int>(bits() % static_cast<std::uint64_t>(high - low + 1));
  }
  /// A number between two others.
  double in(double low, double high) {
    return low + (high - low) * static_cast<double>(bits() >> 11) * (1.0 / 9007199254740992.0);
  }
  bool chance(double p) { return in(0, 1) < p; }
  /// One of a list.
  template <class T> T one_of(std::vector<T> const& list) {
    return list[static_cast<std::size_t>(of(0, static_cast<int>(list.size()) - 1))];
  }
  /// Each of `n` places with a probability.
  std::vector<bool> some(std::size_t n, double p) {
    std::vector<bool> s(n);
    for (std::size_t k = 0; k < n; ++k) s[k] = chance(p);
    return s;
  }
};

/// How many random plans a test takes: OUTLAY_TEST_PLANS, else 200.
inline int plans_asked_for() {
  char const* const s = std::getenv("OUTLAY_TEST_PLANS");
  return s ? std::atoi(s) : 200;
}
/// The seed of the first: OUTLAY_TEST_SEED, else 1; plan k has the seed of the first and k.
inline std::uint64_t seed_asked_for() {
  char const* const s = std::getenv("OUTLAY_TEST_SEED");
  return s ? std::strtoull(s, nullptr, 10) : 1;
}

} // namespace outlay::test

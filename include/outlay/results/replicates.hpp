// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <cmath>
#include <cstdint>
#include <vector>

#include <outlay/numbers/streams.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// Groups of the paths of an ensemble that are independent of one another, where the paths themselves are not: the
/// scramblings of Sobol points, or sixteen groups of antithetic pairs. Their spread tells standard errors.
struct replicates {
  outlay::points points = outlay::points::independent;
  int count = 0; ///< 0 where each path stands for itself

  static constexpr int of_pairs = 16;
  template <class Draws> static replicates of(Draws const& d) {
    switch (d.points) {
    case points::antithetic: return {d.points, of_pairs};
    case points::sobol: return {d.points, d.scramblings};
    case points::independent: break;
    }
    return {};
  }
  bool independent() const { return count == 0; }
  int group_of(std::int64_t path) const {
    return static_cast<int>((points == points::antithetic ? path / 2 : path) % count);
  }
  friend bool operator==(replicates const&, replicates const&) = default;
};

namespace detail {
/// Standard error of a mean of `n` numbers, from what the numbers of each group are over their mean, summed, and how
/// many they are; 0 where there is but one group.
[[nodiscard]] inline double error_by_groups(std::vector<double> const& over, std::vector<std::int64_t> const& in,
                                            double n) {
  double squares = 0, groups = 0;
  for (std::size_t g = 0; g < over.size(); ++g) {
    if (in[g] == 0) continue;
    squares += over[g] * over[g];
    ++groups;
  }
  return groups < 2 ? 0 : std::sqrt(squares * groups / (groups - 1)) / n;
}
} // namespace detail

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

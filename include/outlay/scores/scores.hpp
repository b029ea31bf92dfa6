// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <algorithm>
#include <cmath>
#include <outlay/refuse.hpp>
#include <span>
#include <vector>

#include <outlay/numbers/exact_begin.hpp>
/// How good a distribution was once the outcome is known: lower is better.
namespace outlay::scores {

namespace of_sample {
[[gnu::cold]] inline void check(std::span<double const> sorted, double x, std::size_t least) {
  if (sorted.size() < least)
    detail::refuse("score", "paths", {static_cast<int>(sorted.size())}, {"at least ", static_cast<int>(least)});
  if (!std::isfinite(x)) detail::refuse("score", "observed", {x}, "a finite number");
  if (!std::isfinite(sorted.front()) || !std::isfinite(sorted.back()))
    detail::refuse("score", "paths", {sorted.front(), " to ", sorted.back()}, "finite numbers");
  for (std::size_t k = 1; k < sorted.size(); ++k) // NaN stands in no order
    if (!(sorted[k - 1] <= sorted[k])) detail::refuse("score", "paths", {"not in order"}, "sorted numbers");
}
} // namespace of_sample

/// Interval score of a central band that is to hold 1 - alpha: its width, and 2 / alpha times what the outcome lies
/// outside (Gneiting and Raftery, 2007, equation 43). In the unit of the outcome.
[[gnu::cold]] inline double interval(double lower, double upper, double alpha, double observed) {
  if (!(alpha > 0 && alpha < 1)) detail::refuse("score", "alpha", {alpha}, "between 0 and 1");
  if (!(lower <= upper) || !std::isfinite(upper - lower) || !std::isfinite(observed))
    detail::refuse("score", "band", {lower, " to ", upper, ", observed ", observed},
                   "two ends in this order, all finite");
  double const under = std::max(0.0, lower - observed), over = std::max(0.0, observed - upper);
  return upper - lower + 2 / alpha * (under + over);
}
/// Continuous ranked probability score of sorted paths, fair for their number: mean |X - x| less half the mean
/// |X - X'| over pairs of different paths (Ferro, 2014). In the unit of the outcome.
[[gnu::cold]] inline double crps(std::span<double const> sorted, double observed) {
  of_sample::check(sorted, observed, 2);
  double const n = static_cast<double>(sorted.size());
  double apart = 0, pairs = 0;
  for (std::size_t k = 0; k < sorted.size(); ++k) {
    apart += std::fabs(sorted[k] - observed);
    pairs += sorted[k] * (2 * static_cast<double>(k) - n + 1); // sum over i < j of x_j - x_i
  }
  return apart / n - pairs / (n * (n - 1));
}
/// Probability integral transform: part of sorted paths below the outcome, half of those equal to it.
[[gnu::cold]] inline double pit(std::span<double const> sorted, double observed) {
  of_sample::check(sorted, observed, 1);
  auto const [low, high] = std::equal_range(sorted.begin(), sorted.end(), observed);
  return (static_cast<double>(low - sorted.begin()) + 0.5 * static_cast<double>(high - low)) /
         static_cast<double>(sorted.size());
}
/// How many probability integral transforms fall into each of `bins` equal parts of 0 to 1; even where they are
/// calibrated.
[[gnu::cold]] inline std::vector<int> pit_counts(std::span<double const> all, int bins = 10) {
  if (bins < 1) detail::refuse("score", "bins", {bins}, "1 or more");
  std::vector<int> counts(static_cast<std::size_t>(bins));
  for (double const u : all) {
    if (!(u >= 0 && u <= 1)) detail::refuse("score", "transform", {u}, "0 to 1");
    ++counts[static_cast<std::size_t>(std::min(bins - 1, static_cast<int>(u * bins)))];
  }
  return counts;
}
/// Brier score of a probability, 0 to 1, of what happened or did not.
[[gnu::cold]] inline double brier(double probability, bool happened) {
  if (!(probability >= 0 && probability <= 1)) detail::refuse("score", "probability", {probability}, "0 to 1");
  double const d = probability - (happened ? 1 : 0);
  return d * d;
}

} // namespace outlay::scores
#include <outlay/numbers/exact_end.hpp>

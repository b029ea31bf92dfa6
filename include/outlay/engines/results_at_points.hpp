// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/engines/draws.hpp>
#include <outlay/engines/grid.hpp>
#include <outlay/results/sample.hpp>
#include <outlay/results/summary.hpp>

namespace outlay {

/// A sample or a summary of an ensemble at every point of a grid, all with the same shocks.
template <class Result> class results_at_points {
  grid_points points_;
  std::vector<Result> results_;

public:
  results_at_points(grid_points points, std::vector<Result> results)
      : points_(std::move(points)), results_(std::move(results)) {
    detail::require_count("sweep", "samples", results_.size(), static_cast<std::size_t>(points_.count()));
  }
  grid_points const& points() const& { return points_; }
  grid_points points() && { return std::move(points_); }
  Result const& at(std::int64_t point) const& {
    if (point < 0 || point >= points_.count())
      throw error("sweep", "point", std::to_string(point), "0 to " + std::to_string(points_.count() - 1));
    return results_[static_cast<std::size_t>(point)];
  }
  Result const& at(std::vector<int> const& places) const& { return at(points_.at(places)); }
  Result const& at(std::int64_t) const&& = delete;
  Result const& at(std::vector<int> const&) const&& = delete;
};
using ensemble_sweep = results_at_points<sample>;
/// Its memory does not grow with the number of paths.
using summary_sweep = results_at_points<summary>;

namespace detail {

inline double bytes_of(sample const& s) { return 8.0 * static_cast<double>(s.paths()) * s.columns(); }
inline double bytes_of(summary const& s) { return static_cast<double>(s.bytes()); }
// Throws where the ensembles at all points together would be over the memory limit, as the first of them tells, with
// what can be changed.
template <class Result> void refuse_points(Result const& first, std::int64_t points, draws const& d) {
  double const bytes = bytes_of(first) * static_cast<double>(points);
  if (bytes <= static_cast<double>(d.memory_limit)) return;
  constexpr bool kept = std::is_same_v<Result, sample>;
  throw error("sweep", "grid",
              std::to_string(points) + " points of " + (kept ? std::to_string(d.paths) + " paths of " : "") +
                  std::to_string(first.columns()) + " numbers, " + text(bytes / 1e9) + " GB",
              "at most " + text(static_cast<double>(d.memory_limit) / 1e9) + " GB: fewer points" +
                  (kept ? ", paths" : "") + " or answers, a larger memory_limit" + (kept ? ", or sweep_summary" : ""));
}
// `at(p)` is the ensemble at a point.
template <class Result, class At>
results_at_points<Result> at_every_point(grid_points points, draws const& d, At const& at) {
  std::vector<Result> all;
  for (std::int64_t p = 0; p < points.count(); ++p) {
    all.push_back(at(p));
    if (p == 0) refuse_points(all.front(), points.count(), d);
  }
  return {std::move(points), std::move(all)};
}

} // namespace detail
} // namespace outlay

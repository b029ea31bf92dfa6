// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <Eigen/Core>
#include <algorithm>
#include <array>
#include <cmath>
#include <outlay/error.hpp>
#include <outlay/time/horizon.hpp>
#include <string>
#include <vector>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// Kept paths of an ensemble: a number for each path and column; the columns of an answer stand side by side, by year.
class sample {
  std::int64_t paths_;
  int first_year_, columns_;
  std::vector<int> first_column_;
  std::vector<std::string> names_;
  std::vector<double> values_; // [column][path]

public:
  template <class Draws, std::size_t N>
  sample(Draws const& d, horizon const& span, std::array<int, N> const& first_column, int columns, std::vector<std::string> names)
      : paths_(d.paths), first_year_(span.from.year()), columns_(columns), first_column_(first_column.begin(), first_column.end()),
        names_(std::move(names)), values_(static_cast<std::size_t>(d.paths) * static_cast<std::size_t>(columns)) {}

  std::int64_t paths() const { return paths_; }
  int columns() const { return columns_; }
  std::vector<std::string> const& names() const { return names_; }
  double* data() { return values_.data(); }
  double const* data() const { return values_.data(); }

  /// Column of the `answer`-th answer (from 0, as asked) for a calendar year; year 0 for an answer with one number.
  int column(int answer, int of_year = 0) const {
    if (answer < 0 || answer >= static_cast<int>(first_column_.size()))
      throw error("sample", "answer", std::to_string(answer), "0 to " + std::to_string(first_column_.size() - 1));
    int const first = first_column_[static_cast<std::size_t>(answer)];
    int const next = answer + 1 < static_cast<int>(first_column_.size()) ? first_column_[static_cast<std::size_t>(answer) + 1] : columns_;
    int const k = of_year == 0 && next - first == 1 ? 0 : of_year - first_year_;
    if (k < 0 || k >= next - first)
      throw error("sample", "year", std::to_string(of_year),
                  std::to_string(first_year_) + " to " + std::to_string(first_year_ + next - first - 1));
    return first + k;
  }
  /// One column as an Eigen vector over the paths; a view, so only of a sample that has a name.
  Eigen::Map<Eigen::ArrayXd const> path_values(int column) const& {
    return {values_.data() + static_cast<std::ptrdiff_t>(column) * paths_, paths_};
  }
  Eigen::Map<Eigen::ArrayXd const> path_values(int column) const&& = delete;

  /// Mean over paths, summed in path order.
  double mean(int column) const {
    double s = 0;
    for (std::int64_t p = 0; p < paths_; ++p) s += at(column, p);
    return s / static_cast<double>(paths_);
  }
  /// Sample standard deviation over paths (n - 1); 0 for one path.
  double standard_deviation(int column) const {
    if (paths_ < 2) return 0;
    double const m = mean(column);
    double s = 0;
    for (std::int64_t p = 0; p < paths_; ++p) s += (at(column, p) - m) * (at(column, p) - m);
    return std::sqrt(s / static_cast<double>(paths_ - 1));
  }
  /// Standard error of the mean.
  double standard_error(int column) const { return standard_deviation(column) / std::sqrt(static_cast<double>(paths_)); }
  /// Exact quantile, linear between order statistics: position q (n - 1).
  double quantile(int column, double q) const {
    if (!(q >= 0 && q <= 1)) throw error("sample", "quantile", std::to_string(q), "0 to 1");
    double const* const begin = values_.data() + static_cast<std::ptrdiff_t>(column) * paths_;
    std::vector<double> v(begin, begin + paths_);
    double const position = q * static_cast<double>(paths_ - 1);
    auto const low = static_cast<std::ptrdiff_t>(position);
    std::nth_element(v.begin(), v.begin() + low, v.end());
    double const a = v[static_cast<std::size_t>(low)];
    double const part = position - static_cast<double>(low);
    if (part == 0) return a;
    double const b = *std::min_element(v.begin() + low + 1, v.end());
    return a + (b - a) * part;
  }

private:
  double at(int column, std::int64_t p) const { return values_[static_cast<std::size_t>(column * paths_ + p)]; }
};

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

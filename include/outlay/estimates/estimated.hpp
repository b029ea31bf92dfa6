// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <cmath>
#include <cstddef>
#include <outlay/estimates/member_years.hpp>
#include <outlay/units/percent.hpp>
#include <vector>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// A figure estimated from a table, as a fraction (0.06 is 6 %), and what it stands on.
struct estimated {
  double value;
  double standard_error;     ///< years as clusters, for what moves members moves many of them; its function says if not
  int first_year, last_year; ///< of a change, the year in which it ends
  int observations;
  int members;
  percent in_percent() const { return percent(100 * value); }
};

namespace detail {

// Observations of one year, whose errors are not independent.
struct year_of_numbers {
  int year;
  std::vector<double> x;
  std::vector<std::size_t> row; // whose each is
};
// How many members any of the years has.
[[gnu::cold]] inline int members_of(std::vector<year_of_numbers> const& years) {
  std::vector<std::size_t> rows;
  for (auto const& y : years) rows.insert(rows.end(), y.row.begin(), y.row.end());
  std::sort(rows.begin(), rows.end());
  return static_cast<int>(std::unique(rows.begin(), rows.end()) - rows.begin());
}
[[gnu::cold]] inline double mean_of(std::vector<double> const& x) {
  double sum = 0;
  for (double const v : x) sum += v;
  return sum / static_cast<double>(x.size());
}
// A mean over all observations, with the standard error of clusters by year and the correction T / (T - 1).
[[gnu::cold]] inline estimated mean_by_years(std::string const& what, std::vector<year_of_numbers> const& years) {
  if (years.size() < 2)
    refuse(what, "years", {static_cast<int>(years.size()), " with figures"}, "at least two years of changes");
  double sum = 0, n = 0;
  for (auto const& y : years)
    for (double const x : y.x) sum += x, ++n;
  double const mean = sum / n, clusters = static_cast<double>(years.size());
  double squares = 0;
  for (auto const& y : years) {
    double of_year = 0;
    for (double const x : y.x) of_year += x - mean;
    squares += of_year * of_year;
  }
  return {mean,
          std::sqrt(squares * clusters / (clusters - 1)) / n,
          years.front().year,
          years.back().year,
          static_cast<int>(n),
          members_of(years)};
}
// The root of such a mean, by the delta method.
[[gnu::cold]] inline estimated root_of(estimated e) {
  e.value = std::sqrt(e.value);
  e.standard_error = e.value > 0 ? e.standard_error / (2 * e.value) : 0;
  return e;
}
// Changes of the logarithm over some years, by the year in which they end, members with both figures.
[[gnu::cold]] inline std::vector<year_of_numbers> log_changes(member_years const& t, int through, int over = 1,
                                                              int from = -1) {
  std::vector<year_of_numbers> all;
  if (over > t.last_year() - t.first_year()) return all;
  for (int y = std::max(t.first_year() + over, from); y <= std::min(through, t.last_year()); ++y) {
    year_of_numbers one{y, {}, {}};
    for (std::size_t row = 0; row < t.codes().size(); ++row)
      if (auto const x = t.log_change(t.codes()[row], y, over)) one.x.push_back(*x), one.row.push_back(row);
    if (!one.x.empty()) all.push_back(std::move(one));
  }
  return all;
}

} // namespace detail
} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

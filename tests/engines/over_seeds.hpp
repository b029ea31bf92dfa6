// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// What statistics of an ensemble do over seeds, and what they are said to do.
#pragma once

#include <cmath>
#include <vector>

namespace outlay::test {

inline double spread(std::vector<double> const& x) {
  double m = 0, s = 0;
  for (double const v : x) m += v / static_cast<double>(x.size());
  for (double const v : x) s += (v - m) * (v - m);
  return std::sqrt(s / static_cast<double>(x.size() - 1));
}
// What statistics do over seeds, and what they are said to do.
struct over_seeds {
  std::vector<double> means, deviations, medians;
  double said_mean = 0, said_deviation = 0, said_median = 0;
  template <class Result> void see(Result const& r, int column) {
    means.push_back(r.mean(column));
    deviations.push_back(r.standard_deviation(column));
    medians.push_back(r.quantile(column, 0.5));
    said_mean += std::pow(r.standard_error(column), 2);
    said_deviation += std::pow(r.deviation_error(column), 2);
    said_median += std::pow(r.quantile_error(column, 0.5), 2);
  }
  double ratio(double said, std::vector<double> const& x) const {
    return std::sqrt(said / static_cast<double>(x.size())) / spread(x);
  }
};

} // namespace outlay::test

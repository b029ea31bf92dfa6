// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <algorithm>
#include <outlay/refuse.hpp>
#include <vector>

namespace outlay {

/// One value for each calendar year from `first`; before it the first value holds, after the last the last one. A
/// single value holds in every year and needs no `first`.
struct yearly {
  int first = 0;
  std::vector<double> values;

  bool empty() const { return values.empty(); }
  /// Whether several values have no first year: it was forgotten.
  bool without_years() const { return values.size() > 1 && first == 0; }
  int last() const { return first + static_cast<int>(values.size()) - 1; }
  /// The value of a year. Throws `error` where there is none at all.
  double at(int y) const {
    if (empty()) detail::refuse("yearly", "values", {"none"}, "at least one value");
    return values[static_cast<std::size_t>(std::clamp(y, first, last()) - first)];
  }
};

} // namespace outlay

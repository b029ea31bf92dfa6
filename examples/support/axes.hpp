// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Axes and rows of charts over years.
#pragma once

#include "table.hpp"

#include <string>
#include <vector>

namespace examples {

using rows = std::vector<std::vector<double>>;

/// One row for each year: the year, then what `values(year)` gives.
template <class Values> rows by_year(int first, int last, Values values) {
  rows all;
  for (int y = first; y <= last; ++y) {
    std::vector<double> row{static_cast<double>(y)};
    for (double const x : values(y)) row.push_back(x);
    all.push_back(row);
  }
  return all;
}

inline std::string years_on_x(int first, int last, double before, double after) {
  return "set xrange [" + std::to_string(first - before) + ":" + std::to_string(last + after) + "]; set xtics " +
         (last - first > 20 ? "5" : last - first > 12 ? "2" : "1");
}

/// A scale from 0 with groups of thousands.
inline std::string thousands_on_y(double highest) {
  double const step = highest > 24000   ? 5000
                      : highest > 10000 ? 2000
                      : highest > 4500  ? 1000
                      : highest > 1600  ? 500
                                        : 200;
  std::string tics;
  double top = 0;
  for (; top < highest + step; top += step)
    tics += (tics.empty() ? "'" : ", '") + number(top, 0) + "' " + std::to_string(static_cast<int>(top));
  return "set yrange [0:" + std::to_string(static_cast<int>(top - step)) + "]; set ytics (" + tics + ")";
}

/// Colours that the charts share.
namespace colour {
inline constexpr char const *blue = "'#2f7fc1'", *pale_blue = "'#b9d7ee'", *steel = "'#8da9c4'", *orange = "'#e08a1e'",
                            *sand = "'#f2b05e'", *pale_sand = "'#fbe3c2'", *red = "'#c0392b'", *green = "'#3a8f5c'",
                            *violet = "'#7a4fa3'", *grey = "'#5b6770'", *pale_grey = "'#dfe5ea'", *black = "'#111111'";
} // namespace colour

} // namespace examples

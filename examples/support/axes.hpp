// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Axes and rows of charts over years.
#pragma once

#include "table.hpp"

#include <cmath>
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

/// Marks of an axis, at most nine steps of 1, 2 or 5 times a power of ten, with groups of thousands: gnuplot's own have
/// them only where the locale does.
class scale {
  double step_;

public:
  explicit scale(double width) {
    double power = 1e-3;
    while (9 * power * 10 < width) power *= 10;
    step_ = power * (9 * power >= width ? 1 : 9 * 2 * power >= width ? 2 : 9 * 5 * power >= width ? 5 : 10);
  }
  /// The first mark that is not under x.
  double above(double x) const { return step_ * std::ceil(x / step_ - 1e-9); }
  std::string tics(char axis, double from, double to) const {
    int decimals = 0;
    for (double s = step_; s < 0.999; s *= 10) ++decimals;
    std::string all;
    for (double at = above(from); at < to + 0.001 * step_; at += step_)
      all += (all.empty() ? "'" : ", '") + number(at, decimals) + "' " + std::to_string(at);
    return std::string("set ") + axis + "tics (" + all + ")";
  }
};
/// A scale from 0.
inline std::string thousands_on_y(double highest) {
  scale const s(highest);
  double const top = s.above(highest);
  return "set yrange [0:" + std::to_string(top) + "]; " + s.tics('y', 0, top);
}

/// Colours that the charts share.
namespace colour {
inline constexpr char const *blue = "'#2f7fc1'", *pale_blue = "'#b9d7ee'", *steel = "'#8da9c4'", *orange = "'#e08a1e'",
                            *sand = "'#f2b05e'", *pale_sand = "'#fbe3c2'", *red = "'#c0392b'", *green = "'#3a8f5c'",
                            *violet = "'#7a4fa3'", *grey = "'#5b6770'", *pale_grey = "'#dfe5ea'", *black = "'#111111'";
} // namespace colour

} // namespace examples

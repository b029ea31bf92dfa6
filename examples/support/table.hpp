// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// A table for a terminal: a head that says what the numbers are, right-aligned columns, groups of thousands.
#pragma once

#include <string>
#include <vector>

namespace examples {

/// 1234.5 as `1,234.5`; an empty cell for a number that is not one.
std::string number(double x, int decimals);

/// 30 as `+30`, -2.5 as `-2.5`.
std::string signed_number(double x);

/// Columns of text; the first is left-aligned, the others right-aligned. A title may have lines, split by '|'.
class table {
  std::vector<std::vector<std::string>> titles_; // [column][line]
  std::vector<std::vector<std::string>> rows_;   // a row without cells is a rule
  std::size_t title_lines_ = 0;

public:
  explicit table(std::vector<std::string> const& titles);
  void add(std::vector<std::string> cells);
  void rule();
  void print() const;
};

void say_overspend(double sum, std::vector<int> const& years);
/// A line under a table of years where members' budgets do not hold what is claimed; `overspend(year)` is in billions.
template <class Overspend> void say_overspend(int first, int last, Overspend overspend) {
  double sum = 0;
  std::vector<int> years;
  for (int y = first; y <= last; ++y)
    if (double const x = overspend(y); x > 0.0005) sum += x, years.push_back(y);
  if (!years.empty()) say_overspend(sum, years);
}

} // namespace examples

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <algorithm>
#include <ostream>
#include <outlay/answers/in_files.hpp>
#include <outlay/results/sample.hpp>
#include <outlay/results/summary.hpp>

namespace outlay {

namespace detail {
// Whether a column has a number on any path: of those that have none statistics are errors.
inline bool any_number(sample const& s, int column) {
  auto const all = s.path_values(column);
  return std::any_of(all.begin(), all.end(), [](double x) { return std::isfinite(x); });
}
inline bool any_number(summary const& s, int column) {
  histogram const& h = s.counts(column);
  return h.missing() + h.infinite() < h.count();
}
} // namespace detail

/// Writes a sample or a summary as a plain table: answer,year,unit,mean,se and a column `q` for each quantile (0 to 1),
/// a line for each column of the sample. An answer with one number has no year; one of each member has its code behind
/// its name. A column of numbers that do not exist, as a share of no GDP, has no line.
/// Throws `error` for other numbers that are not finite.
template <class Sample>
  requires std::derived_from<Sample, answer_columns>
void write_table(std::ostream& out, Sample const& s, std::vector<double> const& quantiles = {0.05, 0.5, 0.95}) {
  for (double const q : quantiles)
    if (!(q >= 0 && q <= 1)) throw error("table", "quantiles", text(q), "0 to 1");
  std::string all = "answer,year,unit,mean,se";
  for (double const q : quantiles) all += ",q" + text(q);
  all += '\n';
  for (answer_head const& h : s.heads()) {
    std::string const unit = unit_text(h);
    for (int k = 0; k < h.columns; ++k) {
      int const column = h.first_column + k;
      auto const stands = [&](double x) { return detail::stands_in_file(x, unit, {h.name, ", ", h.label(k)}); };
      if (!detail::any_number(s, column) || !stands(s.mean(column))) continue;
      all += detail::csv_field(h.members.empty() ? h.name
                                                 : h.name + ", " + h.members[static_cast<std::size_t>(k / h.each())]) +
             ',';
      if (h.yearly()) all += std::to_string(h.first_year + k % h.each());
      all += ',' + detail::csv_field(unit);
      auto const number = [&](double x) { all += ',' + (stands(x) ? text(x) : std::string()); };
      number(s.mean(column));
      number(s.standard_error(column));
      for (double const q : quantiles) number(s.quantile(column, q));
      all += '\n';
    }
  }
  out << all;
}

} // namespace outlay

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/answers/in_files.hpp>
#include <outlay/engines/sweep.hpp>
#include <outlay/io/sample_table.hpp>
#include <outlay/results/answer_table.hpp>
#include <outlay/results/jacobian.hpp>

namespace outlay {

/// The numbers of any result as a table: what a row is of, in words, and its numbers; not a number where one does not
/// exist, as a share of no GDP.
struct result_table {
  struct row {
    std::vector<std::string> of; ///< one for each of `keys`
    std::string unit;
    int year = 0;                ///< 0 where the number has none
    std::vector<double> numbers; ///< one for each of `columns`
  };
  std::vector<std::string> keys;    ///< `answer`, `member`, the axes of a sweep, the field of a derivative
  std::vector<std::string> columns; ///< `value`, or `mean`, `se`, `q0.05`
  std::vector<row> rows;
};

namespace detail {

// Rows of some answers: `numbers(column)` gives those of a column. `before` stands in front of the keys of each row.
template <class Numbers>
[[gnu::cold]] void add_rows(result_table& to, std::vector<answer_head> const& heads,
                            std::vector<std::string> const& before, Numbers const& numbers) {
  for (answer_head const& h : heads)
    for (int k = 0; k < h.columns; ++k) {
      result_table::row r{before, unit_text(h), h.yearly() ? h.first_year + k % h.each() : 0,
                          numbers(h.first_column + k)};
      std::string name = h.name; // numbers that are no years have their place behind the name
      if (!h.yearly() && h.each() > 1) name += ", " + std::to_string(k % h.each());
      r.of.push_back(std::move(name));
      r.of.push_back(h.members.empty() ? "" : h.members[static_cast<std::size_t>(k / h.each())]);
      for (double const x : r.numbers) (void)stands_in_file(x, r.unit, {h.name, ", ", h.label(k)});
      to.rows.push_back(std::move(r));
    }
}
template <class Sample> std::vector<double> statistics_of(Sample const& s, int column, std::vector<double> const& q) {
  std::vector<double> all(2 + q.size(), std::numeric_limits<double>::quiet_NaN());
  if (!any_number(s, column)) return all;
  all[0] = s.mean(column);
  all[1] = s.standard_error(column);
  for (std::size_t k = 0; k < q.size(); ++k) all[2 + k] = s.quantile(column, q[k]);
  return all;
}
[[gnu::cold]] inline std::vector<std::string> names_of_statistics(std::vector<double> const& quantiles) {
  std::vector<std::string> all{"mean", "se"};
  for (double const q : quantiles) {
    if (!(q >= 0 && q <= 1)) throw error("table", "quantiles", text(q), "0 to 1");
    all.push_back("q" + text(q));
  }
  return all;
}
[[gnu::cold]] inline std::vector<std::string> keys_of_axes(grid_points const& points) {
  std::vector<std::string> keys;
  for (axis_head const& a : points.axes()) keys.push_back(a.label);
  keys.insert(keys.end(), {"answer", "member"});
  return keys;
}
[[gnu::cold]] inline std::vector<std::string> texts_of_point(grid_points const& points, std::int64_t p) {
  std::vector<std::string> texts;
  for (std::size_t a = 0; a < points.axes().size(); ++a)
    texts.push_back(points.axes()[a].texts[static_cast<std::size_t>(points.place(p, a))]);
  return texts;
}
inline std::vector<double> const usual_quantiles{0.05, 0.5, 0.95};

} // namespace detail

/// The table of a result: of the answers of a projection, or their statistics over the paths of an ensemble, at every
/// point of a sweep, or with their derivatives. Throws `error` for money that is not finite.
[[gnu::cold]] inline result_table table_of(answer_table const& t) {
  result_table all{{"answer", "member"}, {"value"}, {}};
  detail::add_rows(all, t.heads(), {}, [&](int c) {
    return std::vector<double>{t.has_number(c) ? t.column(c) : std::numeric_limits<double>::quiet_NaN()};
  });
  return all;
}
template <class Sample>
  requires std::is_same_v<Sample, sample> || std::is_same_v<Sample, summary>
[[gnu::cold]] result_table table_of(Sample const& s, std::vector<double> const& quantiles = detail::usual_quantiles) {
  result_table all{{"answer", "member"}, detail::names_of_statistics(quantiles), {}};
  detail::add_rows(all, s.heads(), {}, [&](int c) { return detail::statistics_of(s, c, quantiles); });
  return all;
}
[[gnu::cold]] inline result_table table_of(sweep_table const& s) {
  result_table all{detail::keys_of_axes(s.points()), {"value"}, {}};
  for (std::int64_t p = 0; p < s.points().count(); ++p)
    detail::add_rows(all, s.heads(), detail::texts_of_point(s.points(), p),
                     [&](int c) { return std::vector<double>{s.values(c)[static_cast<std::size_t>(p)]}; });
  return all;
}
template <class Result>
[[gnu::cold]] result_table table_of(results_at_points<Result> const& s,
                                    std::vector<double> const& quantiles = detail::usual_quantiles) {
  result_table all{detail::keys_of_axes(s.points()), detail::names_of_statistics(quantiles), {}};
  for (std::int64_t p = 0; p < s.points().count(); ++p) {
    Result const& here = s.at(p);
    detail::add_rows(all, here.heads(), detail::texts_of_point(s.points(), p),
                     [&](int c) { return detail::statistics_of(here, c, quantiles); });
  }
  return all;
}
/// A row for each answer and field: the derivative is per unit of the field, 1 (not 1 %) of a share.
[[gnu::cold]] inline result_table table_of(jacobian const& j) {
  bool const of_paths = j.standard_errors().rows() > 0;
  result_table all{{"field", "answer", "member"}, {"value", "slope"}, {}};
  if (of_paths) all.columns.push_back("se");
  for (std::size_t f = 0; f < j.fields().size(); ++f)
    detail::add_rows(all, j.answers(), {j.fields()[f].label()}, [&](int row) {
      int const column = static_cast<int>(f);
      std::vector<double> x{j.value(row), j.slope(row, column)};
      if (of_paths) x.push_back(j.standard_error(row, column));
      return x;
    });
  return all;
}

} // namespace outlay

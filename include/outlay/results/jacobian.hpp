// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/results/columns.hpp>
#include <outlay/model/field.hpp>
#include <outlay/numbers/matrix_view.hpp>

namespace outlay {

template <class> class basic_jacobian;
/// Answers and their derivatives by fields of a plan: a row for each number of the answers, a column for each field.
/// A derivative is per unit of the field: per 1 (not per cent) for shares and rates, per billion of its own money, per
/// year.
using jacobian = basic_jacobian<void>;
template <class> class basic_jacobian {
  answer_columns heads_;
  std::vector<found_field> fields_;
  std::vector<double> values_;
  std::vector<double> slopes_; // row by row
  std::vector<double> errors_; // of the mean over paths; empty where there are no paths

public:
  /// Slopes and errors row by row, a number for each field.
  basic_jacobian(std::vector<answer_head> heads, std::vector<found_field> fields, std::vector<double> values,
                 std::vector<double> slopes, std::vector<double> errors = {})
      : heads_(std::move(heads), "sensitivity"), fields_(std::move(fields)), values_(std::move(values)),
        slopes_(std::move(slopes)), errors_(std::move(errors)) {
    detail::require_count("sensitivity", "values", values_.size(), static_cast<std::size_t>(heads_.columns()));
    detail::require_count("sensitivity", "slopes", slopes_.size(), values_.size() * fields_.size());
    if (!errors_.empty()) detail::require_count("sensitivity", "errors", errors_.size(), slopes_.size());
  }

  std::vector<answer_head> const& answers() const& { return heads_.heads(); }
  std::vector<answer_head> answers() && { return std::move(heads_).heads(); }
  std::vector<found_field> const& fields() const& { return fields_; }
  std::vector<found_field> fields() && { return std::move(fields_); }
  /// Row of an answer (from 0, as asked) in a calendar year; year 0 for an answer with one number.
  int row(int answer, int of_year = 0) const { return heads_.column(answer, of_year); }
  int row(int answer, std::chrono::year of_year) const { return heads_.column(answer, of_year); }
  /// The same of one member, for an answer of each member.
  int row(int answer, member_code code, int of_year = 0) const { return heads_.column(answer, code, of_year); }
  int row(int answer, member_code code, std::chrono::year of_year) const {
    return heads_.column(answer, code, of_year);
  }
  /// The same, the answer found by its name.
  template <answer A> int row(A const& a) const { return heads_.column(a); }
  template <answer A> int row(A const& a, std::chrono::year of_year) const { return heads_.column(a, of_year); }
  template <answer A> int row(A const& a, member_code code) const { return heads_.column(a, code); }
  template <answer A> int row(A const& a, member_code code, std::chrono::year of_year) const {
    return heads_.column(a, code, of_year);
  }
  /// The same by the name itself: `row("core share of NOR", 2035)`.
  int row(std::string_view answer, int of_year = 0) const { return heads_.column(answer, of_year); }
  int row(std::string_view answer, std::chrono::year of_year) const { return heads_.column(answer, of_year); }
  int row(std::string_view answer, member_code code, int of_year = 0) const {
    return heads_.column(answer, code, of_year);
  }
  /// Column of a field by its label, as in `pledge "arms": amount`.
  int column(std::string_view label) const {
    for (std::size_t k = 0; k < fields_.size(); ++k)
      if (fields_[k].label() == label) return static_cast<int>(k);
    std::string all;
    for (auto const& f : fields_) all += (all.empty() ? "" : ", ") + f.label();
    throw error("sensitivity", "field", std::string(label), all);
  }
  /// The answers' numbers (means over paths in an ensemble).
  std::span<double const> values() const& { return detail::view(values_.data(), values_.size()); }
  std::span<double const> values() const&& = delete;
  /// The derivatives (means over paths in an ensemble).
  matrix_view slopes() const& { return {slopes_.data(), rows(), columns()}; }
  matrix_view slopes() const&& = delete;
  /// Standard errors of mean derivatives; no rows in a deterministic run.
  matrix_view standard_errors() const& { return {errors_.data(), errors_.empty() ? 0 : rows(), columns()}; }
  matrix_view standard_errors() const&& = delete;

  double value(int row) const { return values_[known_row(row)]; }
  double slope(int row, int column) const { return slopes_[cell(row, column)]; }
  /// 0 in a deterministic run.
  double standard_error(int row, int column) const {
    std::size_t const at = cell(row, column);
    return errors_.empty() ? 0 : errors_[at];
  }
  /// What a change of a field by 1 % of its value changes, to first order: comparable between fields of different
  /// units.
  double per_percent(int row, int column) const {
    double const s = slope(row, column); // knows the column
    return s * fields_[static_cast<std::size_t>(column)].value / 100;
  }

private:
  int rows() const { return static_cast<int>(values_.size()); }
  int columns() const { return static_cast<int>(fields_.size()); }
  static std::size_t known(char const* what, int k, int of) {
    if (k < 0 || k >= of) throw error("sensitivity", what, std::to_string(k), "0 to " + std::to_string(of - 1));
    return static_cast<std::size_t>(k);
  }
  std::size_t known_row(int row) const { return known("row", row, rows()); }
  std::size_t cell(int row, int column) const {
    return known_row(row) * fields_.size() + known("column", column, columns());
  }
};

} // namespace outlay

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <Eigen/Core>
#include <outlay/engines/columns.hpp>
#include <outlay/engines/field.hpp>

namespace outlay {

/// Answers and their derivatives by fields of a plan: a row for each number of the answers, a column for each field.
/// A derivative is per unit of the field: per 1 (not per cent) for shares and rates, per billion of its own money, per year.
class jacobian {
  answer_columns heads_;
  std::vector<found_field> fields_;
  Eigen::VectorXd values_;
  Eigen::MatrixXd slopes_;
  Eigen::MatrixXd errors_; // of the mean over paths; without rows where there are no paths

public:
  jacobian(std::vector<answer_head> heads, std::vector<found_field> fields, Eigen::VectorXd values, Eigen::MatrixXd slopes, Eigen::MatrixXd errors = {})
      : heads_(std::move(heads), "sensitivity"), fields_(std::move(fields)), values_(std::move(values)), slopes_(std::move(slopes)), errors_(std::move(errors)) {}

  std::vector<answer_head> const& answers() const& { return heads_.heads(); }
  std::vector<answer_head> answers() && { return std::move(heads_).heads(); }
  std::vector<found_field> const& fields() const& { return fields_; }
  std::vector<found_field> fields() && { return std::move(fields_); }
  /// Row of an answer (from 0, as asked) in a calendar year; year 0 for an answer with one number.
  int row(int answer, int of_year = 0) const { return heads_.column(answer, of_year); }
  int row(int answer, std::chrono::year of_year) const { return heads_.column(answer, of_year); }
  /// The same of one member, for an answer of each member.
  int row(int answer, member_code code, int of_year = 0) const { return heads_.column(answer, code, of_year); }
  int row(int answer, member_code code, std::chrono::year of_year) const { return heads_.column(answer, code, of_year); }
  /// The same, the answer found by its name.
  template <answer A> int row(A const& a) const { return heads_.column(a); }
  template <answer A> int row(A const& a, std::chrono::year of_year) const { return heads_.column(a, of_year); }
  template <answer A> int row(A const& a, member_code code) const { return heads_.column(a, code); }
  template <answer A> int row(A const& a, member_code code, std::chrono::year of_year) const { return heads_.column(a, code, of_year); }
  /// Column of a field by its label, as in `pledge "arms": amount`.
  int column(std::string_view label) const {
    for (std::size_t k = 0; k < fields_.size(); ++k)
      if (fields_[k].label() == label) return static_cast<int>(k);
    std::string all;
    for (auto const& f : fields_) all += (all.empty() ? "" : ", ") + f.label();
    throw error("sensitivity", "field", std::string(label), all);
  }
  /// The answers' numbers (means over paths in an ensemble).
  Eigen::VectorXd const& values() const& { return values_; }
  Eigen::VectorXd const& values() const&& = delete;
  /// The derivatives (means over paths in an ensemble).
  Eigen::MatrixXd const& slopes() const& { return slopes_; }
  Eigen::MatrixXd const& slopes() const&& = delete;
  /// Standard errors of mean derivatives; no rows in a deterministic run.
  Eigen::MatrixXd const& standard_errors() const& { return errors_; }
  Eigen::MatrixXd const& standard_errors() const&& = delete;

  double value(int row) const { return values_(known_row(row)); }
  double slope(int row, int column) const { return slopes_(known_row(row), known_column(column)); }
  double standard_error(int row, int column) const { return errors_.rows() == 0 ? 0 : errors_(known_row(row), known_column(column)); }
  /// What a change of a field by 1 % of its value changes, to first order: comparable between fields of different units.
  double per_percent(int row, int column) const { return slope(row, column) * fields_[static_cast<std::size_t>(column)].value / 100; }

private:
  Eigen::Index known_row(int row) const {
    if (row < 0 || row >= values_.size()) throw error("sensitivity", "row", std::to_string(row), "0 to " + std::to_string(values_.size() - 1));
    return row;
  }
  Eigen::Index known_column(int column) const {
    if (column < 0 || column >= slopes_.cols()) throw error("sensitivity", "column", std::to_string(column), "0 to " + std::to_string(slopes_.cols() - 1));
    return column;
  }
};

} // namespace outlay

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <cmath>
#include <limits>
#include <outlay/results/columns.hpp>
#include <outlay/numbers/matrix_view.hpp>
#include <span>

namespace outlay {

template <class> class basic_answer_table;
/// The answers of one deterministic run, side by side: a number for each column, by calendar year where the answer is
/// yearly.
using answer_table = basic_answer_table<void>;
template <class> class basic_answer_table {
  answer_columns heads_;
  std::vector<double> values_;
  money_id money_;

public:
  basic_answer_table(std::vector<answer_head> heads, std::vector<double> values, money_id ledger)
      : heads_(std::move(heads), "answers"), values_(std::move(values)), money_(ledger) {
    detail::require_count("answers", "values", values_.size(), static_cast<std::size_t>(heads_.columns()));
  }

  /// Number of answers, in the order in which they were asked.
  int size() const { return static_cast<int>(heads().size()); }
  std::vector<answer_head> const& heads() const& { return heads_.heads(); }
  std::vector<answer_head> heads() && { return std::move(heads_).heads(); }
  answer_head const& head(int answer) const { return heads_.head(answer); }
  /// The money of the ledger, in which answers in billions are.
  money_id money() const { return money_; }
  /// A number: of an answer (from 0, as asked) in a calendar year, or its only one.
  double value(int answer, int of_year = 0) const { return column(heads_.column(answer, of_year)); }
  double value(int answer, std::chrono::year of_year) const { return column(heads_.column(answer, of_year)); }
  /// The same of one member, for an answer of each member.
  double value(int answer, member_code code, int of_year = 0) const {
    return column(heads_.column(answer, code, of_year));
  }
  double value(int answer, member_code code, std::chrono::year of_year) const {
    return column(heads_.column(answer, code, of_year));
  }
  /// The same, the answer found by its name: `value(core_share.of("NOR"), 2035y)`.
  template <answer A> double value(A const& a) const { return column(heads_.column(a)); }
  template <answer A> double value(A const& a, std::chrono::year of_year) const {
    return column(heads_.column(a, of_year));
  }
  template <answer A> double value(A const& a, member_code code) const { return column(heads_.column(a, code)); }
  template <answer A> double value(A const& a, member_code code, std::chrono::year of_year) const {
    return column(heads_.column(a, code, of_year));
  }
  /// The same by the name itself: `value("core share of NOR", 2035)`.
  double value(std::string_view answer, int of_year = 0) const { return column(heads_.column(answer, of_year)); }
  double value(std::string_view answer, std::chrono::year of_year) const {
    return column(heads_.column(answer, of_year));
  }
  double value(std::string_view answer, member_code code, int of_year = 0) const {
    return column(heads_.column(answer, code, of_year));
  }
  /// Which column of all answers, side by side from 0, stands for an answer, by its number or name, in a year.
  int column(int answer, int of_year) const { return heads_.column(answer, of_year); }
  int column(int answer, std::chrono::year of_year) const { return heads_.column(answer, of_year); }
  int column(std::string_view answer, int of_year = 0) const { return heads_.column(answer, of_year); }
  int column(std::string_view answer, std::chrono::year of_year) const { return heads_.column(answer, of_year); }
  /// A column of all answers, side by side from 0. Throws `error` where it has no number, as a share has before an
  /// accession; `values` has NaN there.
  double column(int k) const {
    if (k < 0 || k >= heads_.columns())
      throw error("answers", "column", std::to_string(k), "0 to " + std::to_string(heads_.columns() - 1));
    double const x = values_[static_cast<std::size_t>(k)];
    if (!(std::fabs(x) <= std::numeric_limits<double>::max()))
      throw error("answers", heads_.name_of_column(k), "no number",
                  "an answer or a year with one: a group that belongs and, for growth, starts from something");
    return x;
  }
  /// Whether a column has a number.
  bool has_number(int k) const {
    if (k < 0 || k >= heads_.columns()) (void)column(k);
    return std::fabs(values_[static_cast<std::size_t>(k)]) <= std::numeric_limits<double>::max();
  }
  /// Puts other numbers in the same places.
  void replace(std::span<double const> values) {
    detail::require_count("answers", "values", values.size(), values_.size());
    for (std::size_t k = 0; k < values.size(); ++k) values_[k] = values[k];
  }
  /// All numbers of an answer in a row; a view, so only of a table that has a name.
  std::span<double const> values(int answer) const& {
    answer_head const& h = head(answer);
    return detail::view(values_.data() + h.first_column, h.columns);
  }
  std::span<double const> values(int answer) const&& = delete;
};

} // namespace outlay

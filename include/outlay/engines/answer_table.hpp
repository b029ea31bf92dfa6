// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <Eigen/Core>
#include <outlay/answers/answer.hpp>

namespace outlay {

/// The answers of one deterministic run, side by side: a number for each column, by calendar year where the answer is yearly.
class answer_table {
  std::vector<answer_head> heads_;
  std::vector<double> values_;
  money_id money_;

public:
  answer_table(std::vector<answer_head> heads, std::vector<double> values, money_id ledger)
      : heads_(std::move(heads)), values_(std::move(values)), money_(ledger) {}

  /// Number of answers, in the order in which they were asked.
  int size() const { return static_cast<int>(heads_.size()); }
  std::vector<answer_head> const& heads() const& { return heads_; }
  std::vector<answer_head> heads() && { return std::move(heads_); }
  answer_head const& head(int answer) const {
    if (answer < 0 || answer >= size()) throw error("answers", "answer", std::to_string(answer), "0 to " + std::to_string(size() - 1));
    return heads_[static_cast<std::size_t>(answer)];
  }
  /// The money of the ledger, in which answers in billions are.
  money_id money() const { return money_; }
  /// A number: of an answer (from 0, as asked) in a calendar year, or its only one.
  double value(int answer, int of_year = 0) const {
    answer_head const& h = head(answer);
    return values_[static_cast<std::size_t>(h.first_column + h.place(of_year))];
  }
  double value(int answer, std::chrono::year of_year) const { return value(answer, static_cast<int>(of_year)); }
  /// The same of one member, for an answer of each member.
  double value(int answer, member_code code, int of_year = 0) const {
    answer_head const& h = head(answer);
    return values_[static_cast<std::size_t>(h.first_column + h.place(code.text(), of_year))];
  }
  /// A column of all answers, side by side from 0.
  double column(int k) const { return values_[static_cast<std::size_t>(k)]; }
  /// All numbers of an answer as an Eigen vector; a view, so only of a table that has a name.
  Eigen::Map<Eigen::ArrayXd const> values(int answer) const& {
    answer_head const& h = head(answer);
    return {values_.data() + h.first_column, h.columns};
  }
  Eigen::Map<Eigen::ArrayXd const> values(int answer) const&& = delete;
};

} // namespace outlay

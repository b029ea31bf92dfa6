// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/answers/answer.hpp>

namespace outlay {

namespace detail {
// Throws where a table is given another number of values than its heads have places.
inline void require_count(char const* table, char const* what, std::size_t given, std::size_t needed) {
  if (given != needed) refuse(table, what, {given, " numbers"}, {needed, ", one for each place"});
}
} // namespace detail

template <class> class basic_answer_columns;
/// Which numbers of many paths belong to which answer: the columns of an answer stand side by side, by member where it
/// is of each member, and by year.
using answer_columns = basic_answer_columns<void>;
template <class> class basic_answer_columns {
  std::vector<answer_head> heads_;
  char const* whose_; // in errors
  int columns_ = 0;

public:
  explicit basic_answer_columns(std::vector<answer_head> heads, char const* whose = "sample")
      : heads_(std::move(heads)), whose_(whose) {
    for (auto const& h : heads_) columns_ += h.columns;
  }

  int columns() const { return columns_; }
  std::vector<answer_head> const& heads() const& { return heads_; }
  std::vector<answer_head> heads() && { return std::move(heads_); }
  std::vector<std::string> names() const {
    std::vector<std::string> all;
    for (auto const& h : heads_) all.push_back(h.name);
    return all;
  }
  answer_head const& head(int answer) const {
    if (answer < 0 || answer >= static_cast<int>(heads_.size()))
      detail::refuse(whose_, "answer", {answer}, {"0 to ", static_cast<std::ptrdiff_t>(heads_.size()) - 1});
    return heads_[static_cast<std::size_t>(answer)];
  }

  /// Column of the `answer`-th answer (from 0, as asked) for a calendar year; year 0 for an answer with one number.
  int column(int answer, int of_year = 0) const { return head(answer).first_column + head(answer).place(of_year); }
  int column(int answer, std::chrono::year of_year) const { return column(answer, static_cast<int>(of_year)); }
  /// The same of one member, for an answer of each member.
  int column(int answer, member_code code, int of_year = 0) const {
    return head(answer).first_column + head(answer).place(code.text(), of_year);
  }
  int column(int answer, member_code code, std::chrono::year of_year) const {
    return column(answer, code, static_cast<int>(of_year));
  }
  /// The same, the answer found by its name: `column(core_share.of("NOR"), 2035y)`. Throws where it was not asked, or
  /// two have its name.
  template <answer A> int column(A const& a) const { return column(find(a.name())); }
  template <answer A> int column(A const& a, std::chrono::year of_year) const {
    return column(find(a.name()), of_year);
  }
  template <answer A> int column(A const& a, member_code code) const { return column(find(a.name()), code); }
  template <answer A> int column(A const& a, member_code code, std::chrono::year of_year) const {
    return column(find(a.name()), code, of_year);
  }

  /// The same by the name itself: `column("core share of NOR", 2035)`.
  int column(std::string_view answer, int of_year = 0) const { return column(find(answer), of_year); }
  int column(std::string_view answer, std::chrono::year of_year) const { return column(find(answer), of_year); }
  int column(std::string_view answer, member_code code, int of_year = 0) const {
    return column(find(answer), code, of_year);
  }
  int column(std::string_view answer, member_code code, std::chrono::year of_year) const {
    return column(find(answer), code, of_year);
  }

  /// What a column is: the answer's name, with its member and year.
  [[gnu::cold]] std::string name_of_column(int column) const {
    for (auto const& h : heads_)
      if (column >= h.first_column && column < h.first_column + h.columns) {
        std::string const place = h.label(column - h.first_column);
        return place.empty() ? h.name : detail::joined({h.name, ", ", place});
      }
    detail::refuse(whose_, "column", {column}, {"0 to ", columns_ - 1});
  }

private:
  [[gnu::cold]] int find(std::string_view name) const {
    int found = -1;
    std::string known;
    for (std::size_t k = 0; k < heads_.size(); ++k) {
      known.append(known.empty() ? "" : "; ").append(heads_[k].name);
      if (heads_[k].name != name) continue;
      if (found >= 0) detail::refuse(whose_, "answer", {name, " twice"}, "the number of the answer, from 0, as asked");
      found = static_cast<int>(k);
    }
    if (found < 0) detail::refuse(whose_, "answer", {name}, {"answers that were asked for: ", known});
    return found;
  }
};

} // namespace outlay

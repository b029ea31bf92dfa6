// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <cstddef>
#include <outlay/refuse.hpp>
#include <span>

namespace outlay {

namespace detail {
// A span of numbers. A template, and called where a template is written: what a span asks of its pointer takes a
// compiler long.
template <class Number, class Count> std::span<Number const> view(Number const* first, Count count) {
  return {first, static_cast<std::size_t>(count)};
}
} // namespace detail

/// Numbers in rows and columns, row by row in memory that somebody else owns; `as_eigen` of <outlay/eigen.hpp> makes an
/// Eigen matrix of it. Throws `error` for a row or column that it does not have.
class matrix_view {
  double const* first_;
  int rows_, columns_;

public:
  constexpr matrix_view(double const* first, int rows, int columns) : first_(first), rows_(rows), columns_(columns) {}
  constexpr int rows() const { return rows_; }
  constexpr int cols() const { return columns_; }
  constexpr double const* data() const { return first_; }
  constexpr double operator()(int row, int column) const {
    if (row < 0 || row >= rows_) detail::refuse_place("matrix", "row", row, rows_);
    if (column < 0 || column >= columns_) detail::refuse_place("matrix", "column", column, columns_);
    return first_[static_cast<std::ptrdiff_t>(row) * columns_ + column];
  }
  template <class = void> std::span<double const> row(int k) const {
    if (k < 0 || k >= rows_) detail::refuse_place("matrix", "row", k, rows_);
    return detail::view(first_ + static_cast<std::ptrdiff_t>(k) * columns_, columns_);
  }
  friend bool operator==(matrix_view const& a, matrix_view const& b) {
    bool same = a.rows_ == b.rows_ && a.columns_ == b.columns_;
    for (std::ptrdiff_t k = 0; same && k < static_cast<std::ptrdiff_t>(a.rows_) * a.columns_; ++k)
      same = a.first_[k] == b.first_[k];
    return same;
  }
};

} // namespace outlay

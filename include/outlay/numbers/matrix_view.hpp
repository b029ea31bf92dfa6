// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <algorithm>
#include <cstddef>
#include <span>

namespace outlay {

/// Numbers in rows and columns, row by row in memory that somebody else owns; `as_eigen` of <outlay/eigen.hpp> makes an
/// Eigen matrix of it.
class matrix_view {
  double const* first_;
  int rows_, columns_;

public:
  constexpr matrix_view(double const* first, int rows, int columns) : first_(first), rows_(rows), columns_(columns) {}
  constexpr int rows() const { return rows_; }
  constexpr int cols() const { return columns_; }
  constexpr double const* data() const { return first_; }
  constexpr double operator()(int row, int column) const {
    return first_[static_cast<std::ptrdiff_t>(row) * columns_ + column];
  }
  std::span<double const> row(int k) const {
    return {first_ + static_cast<std::ptrdiff_t>(k) * columns_, static_cast<std::size_t>(columns_)};
  }
  friend bool operator==(matrix_view const& a, matrix_view const& b) {
    return a.rows_ == b.rows_ && a.columns_ == b.columns_ &&
           std::equal(a.first_, a.first_ + static_cast<std::ptrdiff_t>(a.rows_) * a.columns_, b.first_);
  }
};

} // namespace outlay

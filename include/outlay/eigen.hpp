// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized" // g++ 12 with AVX-512 sees one in its own intrinsics
#endif
#include <Eigen/Core>
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif
#include <outlay/numbers/matrix_view.hpp>

// Answers as Eigen arrays and matrices, without a copy. Beside the umbrella: who does not ask for Eigen does not
// compile it.

namespace outlay {

/// Numbers of a table, sample or sweep as an Eigen array: `as_eigen(sample.path_values(0)).log()`. A view of what has a
/// name.
inline Eigen::Map<Eigen::ArrayXd const> as_eigen(std::span<double const> numbers) {
  return {numbers.data(), static_cast<Eigen::Index>(numbers.size())};
}

/// A matrix as Eigen has it, row by row.
using row_major_matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// A Jacobian or the surface of a sweep as an Eigen matrix: `as_eigen(jacobian.slopes())`. A view of what has a name.
inline Eigen::Map<row_major_matrix const> as_eigen(matrix_view const& m) { return {m.data(), m.rows(), m.cols()}; }

} // namespace outlay

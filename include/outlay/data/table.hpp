// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <outlay/refuse.hpp>

#include <array>
#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace outlay::data {

/// Where a published table comes from; `table` names the table of the publication and the quantity in it.
struct source {
  std::string_view publisher;
  std::string_view title;
  std::string_view edition;
  std::string_view table;
  std::string_view unit;
  std::string_view address;
};

/// What stands in a cell for which the publication has no figure: a quiet NaN.
inline constexpr double not_available = std::numeric_limits<double>::quiet_NaN();

/// Whether a cell holds a figure.
constexpr bool is_available(double cell) { return cell == cell; }

namespace detail {

[[noreturn, gnu::cold, gnu::noinline]] inline void refuse(source const& about, char const* field,
                                                          outlay::detail::pieces value, outlay::detail::pieces valid) {
  outlay::detail::refuse(
      outlay::detail::joined({about.publisher, ", ", about.title, ", ", about.edition, ", table ", about.table}), field,
      value, valid);
}

// Why a table of any size has no figure of a code and year; `row` is that of the code, null where there is none.
[[noreturn, gnu::cold, gnu::noinline]] inline void explain(source const& about, std::string_view const* codes,
                                                           std::size_t rows, double const* row, int first, int last,
                                                           std::string_view code, int year) {
  std::string valid;
  if (!row) {
    for (std::size_t k = 0; k < rows; ++k) valid.append(valid.empty() ? "" : " ").append(codes[k]);
    refuse(about, "code", {code}, {"one of ", valid});
  }
  if (year < first || year > last) refuse(about, "year", {code, " ", year}, {first, " to ", last});
  auto const columns = static_cast<std::size_t>(last - first + 1);
  for (std::size_t k = 0; k < columns; ++k)
    if (is_available(row[k])) valid += outlay::detail::joined({" ", first + static_cast<int>(k)});
  if (valid.empty())
    refuse(about, "cell", {code, " ", year, " (not available)"}, {"no year of this member is available"});
  refuse(about, "cell", {code, " ", year, " (not available)"}, {"a year out of", valid});
}

} // namespace detail

/// A published table: one row per code, one column per calendar year from First to Last, in the unit of `about`.
/// Rows are in the order of `codes`; a cell without a figure holds `not_available`.
template <int Rows, int First, int Last>
struct table {
  static_assert(Rows > 0 && First <= Last, "a table has at least one row and one year");

  static constexpr int rows = Rows;
  static constexpr int first_year = First;
  static constexpr int last_year = Last;
  static constexpr std::size_t columns = Last - First + 1;

  source about;
  std::array<std::string_view, std::size_t{Rows}> codes;
  std::array<std::array<double, columns>, std::size_t{Rows}> cells;

  /// The row of a code, or nothing when the table does not list it.
  constexpr std::optional<std::size_t> row_of(std::string_view code) const {
    for (std::size_t row = 0; row < codes.size(); ++row) {
      if (codes[row] == code) return row;
    }
    return std::nullopt;
  }

  /// The figure of a code and year, or nothing: unknown code, year outside the table, or cell not available.
  constexpr std::optional<double> find(std::string_view code, int year) const {
    auto const row = row_of(code);
    if (!row || year < First || year > Last) return std::nullopt;
    auto const cell = cells[*row][static_cast<std::size_t>(year - First)];
    if (!is_available(cell)) return std::nullopt;
    return cell;
  }

  /// The figure of a code and year. Throws outlay::error, naming the table and what is valid, when there is none.
  constexpr double at(std::string_view code, int year) const {
    if (auto const cell = find(code, year)) return *cell;
    auto const row = row_of(code);
    detail::explain(about, codes.data(), codes.size(), row ? cells[*row].data() : nullptr, First, Last, code, year);
  }
};

} // namespace outlay::data

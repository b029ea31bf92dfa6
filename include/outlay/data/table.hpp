// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <outlay/error.hpp>

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

[[noreturn]] inline void throw_table_error(source const& about, std::string field, std::string value,
                                           std::string valid) {
  auto const part = std::string(about.publisher) + ", " + std::string(about.title) + ", " + std::string(about.edition) +
                    ", table " + std::string(about.table);
  throw error(part, field, value, valid);
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
  std::array<std::string_view, Rows> codes;
  std::array<std::array<double, columns>, Rows> cells;

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
    explain(code, year);
  }

private:
  [[noreturn]] void explain(std::string_view code, int year) const {
    auto const row = row_of(code);
    if (!row) {
      std::string known;
      for (auto const known_code : codes) known.append(known.empty() ? "" : " ").append(known_code);
      detail::throw_table_error(about, "code", std::string(code), "one of " + known);
    }
    if (year < First || year > Last) {
      detail::throw_table_error(about, "year", std::string(code) + " " + std::to_string(year),
                                std::to_string(First) + " to " + std::to_string(Last));
    }
    std::string years;
    for (std::size_t column = 0; column < columns; ++column) {
      if (is_available(cells[*row][column])) years.append(" ").append(std::to_string(First + static_cast<int>(column)));
    }
    detail::throw_table_error(about, "cell", std::string(code) + " " + std::to_string(year) + " (not available)",
                              years.empty() ? "no year of this member is available" : "a year out of" + years);
  }
};

} // namespace outlay::data

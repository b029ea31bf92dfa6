// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include "csv.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace outlay::test {

inline csv read_data(std::string const& name) { return csv::from_file(std::string(OUTLAY_TEST_DATA) + "/" + name); }

/// Checks that a table holds exactly the figures of one CSV column: the same double in every cell, an empty cell where
/// the CSV has none, and no cell that the CSV does not list.
template <class Table>
void check_same_cells(Table const& table, csv const& file, std::string_view column, std::string_view key = "iso3") {
  CAPTURE(table.about.table);
  CAPTURE(column);
  CHECK(file.size() == static_cast<std::size_t>(Table::rows) * Table::columns);
  std::size_t different = 0;
  std::size_t matched = 0;
  for (std::size_t row = 0; row < file.size(); ++row) {
    auto const& code = file.text(row, key);
    auto const year = file.integer(row, "year");
    auto const listed = table.row_of(code).has_value() && year >= Table::first_year && year <= Table::last_year;
    auto const same = listed && table.find(code, year) == file.number(row, column);
    if (!same) MESSAGE("differs: " << code << " " << year);
    different += same ? 0 : 1;
    matched += same ? 1 : 0;
  }
  CHECK(different == 0);
  CHECK(matched == static_cast<std::size_t>(Table::rows) * Table::columns);
}

/// Checks that the codes of a table stand in strictly rising order.
template <class Codes>
void check_alphabetical(Codes const& codes) {
  for (std::size_t i = 1; i < codes.size(); ++i) CHECK(codes[i - 1] < codes[i]);
}

} // namespace outlay::test

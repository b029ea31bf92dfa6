// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "cases.hpp"

using namespace outlay::test;

TEST_CASE("every published case has a test") {
  auto const file = read_data("published_cases.csv");
  std::set<std::string> rows;
  for (std::size_t row = 0; row < file.size(); ++row) rows.insert(file.text(row, "id"));
  CHECK(published_case::known() == rows);
}

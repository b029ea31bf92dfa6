// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "cases.hpp"

using namespace outlay::test;

TEST_CASE("every published case has a test or waits for the part that it exercises") {
  // Public debt and the escape clause of a fiscal rule.
  std::set<std::string> const waiting{"F-DEBT-01", "EU-NEC-01"};
  auto const file = read_data("published_cases.csv");
  std::set<std::string> rows;
  for (std::size_t row = 0; row < file.size(); ++row) rows.insert(file.text(row, "id"));
  std::set<std::string> tested = published_case::known();
  for (auto const& id : waiting) CHECK_MESSAGE(tested.insert(id).second, id << " is tested: it no longer waits");
  CHECK(tested == rows);
}

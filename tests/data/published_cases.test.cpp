// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "../support/same_cells.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <set>
#include <string>

TEST_CASE("every published case has an id, a strength, a value, a tolerance and an address") {
  auto const file = outlay::test::read_data("published_cases.csv");
  CHECK(file.size() == 43);
  std::set<std::string> ids;
  for (std::size_t row = 0; row < file.size(); ++row) {
    auto const& id = file.text(row, "id");
    CAPTURE(id);
    CHECK(ids.insert(id).second);
    auto const& strength = file.text(row, "strength");
    CHECK((strength == "A" || strength == "B" || strength == "C" || strength == "D"));
    CHECK(file.number(row, "published_value").has_value());
    REQUIRE(file.number(row, "tolerance").has_value());
    CHECK(*file.number(row, "tolerance") >= 0);
    CHECK_FALSE(file.text(row, "source_address").empty());
  }
}

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "csv.hpp"

#include <doctest/doctest.h>

using outlay::test::csv;

TEST_CASE("quoted fields keep commas, doubled quotes and line ends") {
  auto const table = csv("id,text,n\na,\"one, two\",1\nb,\"she said \"\"no\"\"\",2\nc,\"two\nlines\",3.5\n");
  REQUIRE(table.size() == 3);
  CHECK(table.text(0, "text") == "one, two");
  CHECK(table.text(1, "text") == "she said \"no\"");
  CHECK(table.text(2, "text") == "two\nlines");
  CHECK(table.number(2, "n") == 3.5);
  CHECK(table.integer(1, "n") == 2);
}

TEST_CASE("an empty cell is no number, and a last line needs no line end") {
  auto const table = csv("a,b\r\n1,\r\n,2");
  REQUIRE(table.size() == 2);
  CHECK_FALSE(table.number(0, "b").has_value());
  CHECK_FALSE(table.number(1, "a").has_value());
  CHECK(table.number(1, "b") == 2.0);
}

TEST_CASE("a CSV that cannot be read as a table is refused") {
  CHECK_THROWS(csv("a,b\n1\n"));
  CHECK_THROWS(csv("a,b\n\"1,2\n"));
  CHECK_THROWS(csv("a\n1\n").text(0, "b"));
  CHECK_THROWS(csv("a\n1x\n").number(0, "a"));
  CHECK_THROWS(csv("a\n1.5\n").integer(0, "a"));
  CHECK_THROWS(csv::from_file("no such file.csv"));
}

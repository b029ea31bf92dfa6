// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/error.hpp>

#include <doctest/doctest.h>

TEST_CASE("an error names part, field, value and what is valid, apart and in one line") {
  outlay::error const e("pledge \"arms\"", "amount", "-1 bn USD at current prices", "0 or more");
  CHECK(e.part() == "pledge \"arms\"");
  CHECK(e.field() == "amount");
  CHECK(e.value() == "-1 bn USD at current prices");
  CHECK(e.valid() == "0 or more");
  CHECK(std::string(e.what()) == "outlay: pledge \"arms\": amount = -1 bn USD at current prices; valid: 0 or more");
}

TEST_CASE("an error is a runtime_error") {
  CHECK_THROWS_AS(throw outlay::error("a", "b", "c", "d"), std::runtime_error);
}

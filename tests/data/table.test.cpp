// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/data/table.hpp>

#include <doctest/doctest.h>

#include <string>

namespace {

using outlay::data::not_available;

constexpr outlay::data::table<2, 2024, 2026> sample{
    .about = {.publisher = "Somebody",
              .title = "Some Figures",
              .edition = "May 2026",
              .table = "7: counts",
              .unit = "thousand",
              .address = "https://example.org"},
    .codes = {"AAA", "BBB"},
    .cells = {{{{1, 2, 3}}, {{4.5, not_available, 6}}}}};

static_assert(sample.at("AAA", 2026) == 3);
static_assert(sample.find("BBB", 2024) == 4.5);
static_assert(!sample.find("BBB", 2025));
static_assert(sample.row_of("BBB") == 1u);
static_assert(!outlay::data::is_available(not_available) && outlay::data::is_available(0));

template <class Call>
outlay::error caught(Call call) {
  try {
    call();
  } catch (outlay::error const& problem) {
    return problem;
  }
  FAIL("nothing was thrown");
  return {"", "", "", ""};
}

} // namespace

TEST_CASE("a table finds a figure by code and year, and nothing outside its rows and years") {
  CHECK(sample.at("BBB", 2026) == 6.0);
  CHECK_FALSE(sample.find("CCC", 2025).has_value());
  CHECK_FALSE(sample.find("AAA", 2023).has_value());
  CHECK_FALSE(sample.find("AAA", 2027).has_value());
  CHECK_FALSE(sample.row_of("").has_value());
}

TEST_CASE("an unknown code is refused with the table's name and the codes it lists") {
  auto const problem = caught([] { (void)sample.at("CCC", 2025); });
  CHECK(problem.part() == "Somebody, Some Figures, May 2026, table 7: counts");
  CHECK(problem.field() == "code");
  CHECK(problem.value() == "CCC");
  CHECK(problem.valid() == "one of AAA BBB");
}

TEST_CASE("a year outside the table is refused with the code and the years it covers") {
  auto const problem = caught([] { (void)sample.at("AAA", 2030); });
  CHECK(problem.field() == "year");
  CHECK(problem.value() == "AAA 2030");
  CHECK(problem.valid() == "2024 to 2026");
}

TEST_CASE("a cell without a figure is refused with the years that have one") {
  auto const problem = caught([] { (void)sample.at("BBB", 2025); });
  CHECK(problem.field() == "cell");
  CHECK(problem.value() == "BBB 2025 (not available)");
  CHECK(problem.valid() == "a year out of 2024 2026");
}

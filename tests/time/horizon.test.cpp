// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/time/horizon.hpp>

#include <doctest/doctest.h>

using namespace std::chrono_literals;
using std::chrono::January, std::chrono::July;
using outlay::horizon, outlay::step_length, outlay::time_grid;

TEST_CASE("a horizon is half open and monthly by default") {
  time_grid const g(horizon{.from = 2025y, .until = 2041y});
  CHECK(g.years() == 16);
  CHECK(g.steps() == 192);
  CHECK(g.first_year() == 2025);
  CHECK(g.months_per_step() == 1);
  CHECK(g.dt() == 1.0 / 12);
  CHECK(g.year_of(0) == 2025);
  CHECK(g.year_of(11) == 2025);
  CHECK(g.year_of(12) == 2026);
  CHECK(g.year_of(191) == 2040);
  CHECK(g.month_of(0) == 24300);
  CHECK(g.month_of(191) == 24491);
  CHECK(g.step_in_year(25) == 1);
}

TEST_CASE("steps may be quarters and years") {
  time_grid const quarters(horizon{2025y, 2027y, step_length::quarterly});
  CHECK(quarters.steps() == 8);
  CHECK(quarters.steps_per_year() == 4);
  CHECK(quarters.month_of(5) == 24315);
  CHECK(quarters.year_of(3) == 2025);
  CHECK(quarters.year_of(4) == 2026);
  CHECK(quarters.dt() == 0.25);
  time_grid const years(horizon{2025y, 2027y, step_length::annual});
  CHECK(years.steps() == 2);
  CHECK(years.years() == 2);
  CHECK(years.step_in_year(1) == 0);
  CHECK(years.dt() == 1.0);
}

TEST_CASE("a January does as well as its year") {
  time_grid const g(horizon{2025y / January, 2026y / January});
  CHECK(g.steps() == 12);
  CHECK(g.first_year() == 2025);
}

TEST_CASE("a horizon that cannot be is refused with its field, its value and what is valid") {
  struct {
    horizon span;
    char const *field, *value, *valid;
  } const cases[] = {
      {{2025y / July, 2030y}, "from", "2025-07", "a year or its January"},
      {{2025y, 2030y / July}, "until", "2030-07", "a year or its January"},
      {{2025y, 2025y}, "until", "2025", "later than from = 2025"},
      {{2025y, 2025y / January}, "until", "2025-01", "later than from = 2025"},
      {{2025y, 2020y}, "until", "2020", "later than from = 2025"},
      {{2025y, 2226y}, "until", "2226", "at most 200 years after from = 2025"},
      {{2025y, 2030y, step_length(5)}, "step", "5 months", "monthly, quarterly or annual"},
      {{2025y, 2030y, step_length(0)}, "step", "0 months", "monthly, quarterly or annual"},
  };
  for (auto const& c : cases) {
    CAPTURE(c.valid);
    try {
      (void)time_grid(c.span);
      FAIL("accepted");
    } catch (outlay::error const& e) {
      CHECK(e.part() == "horizon");
      CHECK(e.field() == c.field);
      CHECK(e.value() == c.value);
      CHECK(e.valid() == c.valid);
    }
  }
  CHECK_NOTHROW(time_grid(horizon{2025y, 2225y}));
}

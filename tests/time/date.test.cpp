// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/time/date.hpp>

#include <doctest/doctest.h>

using namespace std::chrono_literals;
using std::chrono::December, std::chrono::January, std::chrono::June;
using outlay::date;

TEST_CASE("a year and its January start at the same instant but are two dates") {
  date const year = 2026y, january = 2026y / January;
  CHECK(year.months() == 24312);
  CHECK(january.months() == 24312);
  CHECK(year.is_year());
  CHECK_FALSE(january.is_year());
  CHECK_FALSE(year == january);
  CHECK((year <=> january) == std::weak_ordering::equivalent);
}

TEST_CASE("dates are ordered by the instant at which they start") {
  date const in_order[] = {2024y / December, 2025y, 2025y / June, 2025y / December, 2026y / January, 2035y};
  for (int a = 0; a < 6; ++a)
    for (int b = 0; b < 6; ++b) {
      CHECK((in_order[a] < in_order[b]) == (a < b));
      CHECK((in_order[a] > in_order[b]) == (a > b));
    }
}

TEST_CASE("a date lies in its calendar year, also before year 0") {
  CHECK(date(2025y / December).year() == 2025);
  CHECK(date(2026y / January).year() == 2026);
  CHECK(date(std::chrono::year(0)).year() == 0);
  CHECK(date(std::chrono::year(-1) / December).year() == -1);
  CHECK(date(std::chrono::year(-1) / January).year() == -1);
  CHECK(date(std::chrono::year(-2)).year() == -2);
}

TEST_CASE("a date is written as a year or as a year and its month") {
  CHECK(to_string(date(2035y)) == "2035");
  CHECK(to_string(date(506y)) == "0506"); // four digits, as files read them
  CHECK(to_string(date(7y / January)) == "0007-01");
  CHECK(to_string(date(2026y / January)) == "2026-01");
  CHECK(to_string(date(2026y / December)) == "2026-12");
}

TEST_CASE("a month that no calendar has is refused") {
  for (unsigned const m : {0u, 13u, 255u}) {
    CAPTURE(m);
    CHECK_THROWS_AS(date(2026y / std::chrono::month(m)), outlay::error);
  }
  try {
    (void)date(2026y / std::chrono::month(13));
  } catch (outlay::error const& e) {
    CHECK(e.part() == "date");
    CHECK(e.field() == "month");
    CHECK(e.value() == "13");
    CHECK(e.valid() == "1 to 12, as in 2026y / January");
  }
}

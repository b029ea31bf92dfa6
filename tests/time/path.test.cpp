// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/time/path.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace std::chrono_literals;
using std::chrono::January, std::chrono::July;
using outlay::path_clock, outlay::profile;

TEST_CASE("a path from 2025 to 2035 takes ten steps, one value for each calendar year") {
  path_clock const clock(2025y, 2035y, "part", "by");
  for (int year = 2025; year <= 2035; ++year)
    for (int month = 0; month < 12; ++month)
      CHECK(clock.fraction(year * 12 + month) == doctest::Approx((year - 2025) / 10.0));
  CHECK(clock.fraction(2025 * 12 + 11) == 0);
  CHECK(clock.fraction(2035 * 12) == 1);
}

TEST_CASE("a path from 2024 takes eleven steps") {
  path_clock const clock(2024y, 2035y, "part", "by");
  CHECK(clock.fraction(2025 * 12) == doctest::Approx(1.0 / 11));
  CHECK(clock.fraction(2034 * 12 + 11) == doctest::Approx(10.0 / 11));
}

TEST_CASE("as soon as one end is a month a path moves inside the year") {
  path_clock const both(2026y / January, 2027y / January, "part", "by");
  CHECK(both.fraction(2026 * 12) == 0);
  CHECK(both.fraction(2026 * 12 + 3) == 0.25);
  CHECK(both.fraction(2026 * 12 + 4.5) == 0.375);
  CHECK(both.fraction(2027 * 12) == 1);
  path_clock const last(2026y, 2027y / July, "part", "by");
  CHECK(last.fraction(2026 * 12 + 9) == 0.5);
  path_clock const first(2026y / July, 2028y, "part", "by");
  CHECK(first.fraction(2027 * 12 + 3) == 0.5);
}

TEST_CASE("a path stays at its ends before and after them") {
  path_clock const years(2025y, 2035y, "part", "by"), months(2025y / July, 2026y / July, "part", "by");
  for (int const year : {1990, 2024, 2025}) CHECK(years.fraction(year * 12) == 0);
  for (int const year : {2035, 2036, 2100}) CHECK(years.fraction(year * 12) == 1);
  CHECK(months.fraction(2025 * 12) == 0);
  CHECK(months.fraction(2030 * 12) == 1);
}

TEST_CASE("a path that ends no later than it starts is refused") {
  struct {
    outlay::date from, by;
    char const *value, *valid;
  } const cases[] = {
      {2035y, 2035y, "2035", "later than its start, 2035"},
      {2035y, 2030y, "2030", "later than its start, 2035"},
      {2026y, 2026y / January, "2026-01", "later than its start, 2026"},
      {2026y / July, 2026y, "2026", "later than its start, 2026-07"},
  };
  for (auto const& c : cases) {
    CAPTURE(c.valid);
    try {
      (void)path_clock(c.from, c.by, "share_target<core> \"Hague\"", "by");
      FAIL("accepted");
    } catch (outlay::error const& e) {
      CHECK(e.part() == "share_target<core> \"Hague\"");
      CHECK(e.field() == "by");
      CHECK(e.value() == c.value);
      CHECK(e.valid() == c.valid);
    }
  }
  CHECK_NOTHROW(path_clock(2026y, 2026y / July, "part", "by"));
}

TEST_CASE("profiles start at 0, end at 1 and differ between") {
  for (profile const p : {profile::linear, profile::step, profile::smooth, profile::geometric}) {
    CHECK(progress(p, 0) == 0);
    CHECK(progress(p, 1) == 1);
  }
  CHECK(progress(profile::linear, 0.3) == 0.3);
  CHECK(progress(profile::geometric, 0.3) == 0.3);
  CHECK(progress(profile::step, 0.999) == 0);
  CHECK(progress(profile::smooth, 0.5) == 0.5);
  CHECK(progress(profile::smooth, 0.25) == 0.15625);
  CHECK(progress(profile::smooth, 0.75) == 0.84375);
}

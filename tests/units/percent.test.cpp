// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/units/literals.hpp>

#include <doctest/doctest.h>

using namespace outlay::literals;

namespace {
template <class F> double raw(F const& f) { return outlay::detail::field_access::raw(f); }
} // namespace

TEST_CASE("a percentage becomes a fraction of its field's kind") {
  CHECK(raw(outlay::share(3.5_pct)) == doctest::Approx(0.035));
  CHECK(raw(outlay::lift(400_pct)) == 4);
  CHECK(raw(outlay::lift(-100_pct)) == -1);
  CHECK(raw(outlay::rate(-2_pct)) == doctest::Approx(-0.02));
  CHECK(raw(outlay::ratio(100_pct)) == 1);
  CHECK(raw(outlay::probability(0_pct)) == 0);
  CHECK(raw(outlay::volatility(1.5_pct)) == doctest::Approx(0.015));
}

TEST_CASE("a literal and a percentage of the run time are the same field") {
  double const x = 2.1;
  CHECK(outlay::share(2.1_pct) == outlay::share(outlay::percent(x)));
  CHECK(outlay::percent(2.1_pct).value() == 2.1);
  CHECK(outlay::share(outlay::gdp_share<>::from_value(0.25)) == outlay::share(25_pct));
  CHECK(outlay::rate(outlay::growth_rate<>::from_value(0.25)) == outlay::rate(25_pct));
}

TEST_CASE("each kind has a range of its own") {
  CHECK(outlay::share::lowest == 0);
  CHECK(outlay::share::highest == 100);
  CHECK(outlay::lift::lowest == -100);
  CHECK(outlay::lift::highest == 10000);
  CHECK(outlay::rate::lowest == -90);
  CHECK(outlay::rate::highest == 1000);
  CHECK(outlay::probability::highest == 100);
}

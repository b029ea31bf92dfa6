// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/units/literals.hpp>

#include <doctest/doctest.h>

using namespace outlay::literals;

TEST_CASE("amounts are in billions, whatever they are written in") {
  CHECK((27_bn_usd).value() == 27);
  CHECK((0.75_bn_eur).value() == 0.75);
  CHECK((750_mn_eur == 0.75_bn_eur));
  CHECK((937_mn_usd).value() == doctest::Approx(0.937));
  CHECK((1500_mn_usd_2021 == 1.5_bn_usd_2021));
  CHECK((outlay::millions<outlay::money_of<outlay::currency::nok>>(250)).value() == 0.25);
}

TEST_CASE("a billion a month is twelve billion a year") {
  CHECK((1_bn_usd / outlay::month).value() == doctest::Approx(12));
  CHECK((1_bn_usd / outlay::quarter).value() == 4);
  CHECK((12_bn_usd / outlay::year).value() == 12);
}

TEST_CASE("times are in years, people and items in thousands") {
  CHECK((18_months).value() == 1.5);
  CHECK((10_years).value() == 10);
  CHECK((5000_heads).value() == doctest::Approx(5));
  CHECK((250_items).value() == doctest::Approx(0.25));
}

TEST_CASE("a unit cost of four million for a thousand items is in billions a thousand") {
  CHECK((4_mn_eur / 1000_items).value() == doctest::Approx(0.004));
}

TEST_CASE("whole factors do not change the unit") {
  CHECK((12 * 1_bn_usd == 12_bn_usd));
  CHECK((1_bn_usd * 12u == 12_bn_usd));
  CHECK((27_bn_usd / 5).value() == doctest::Approx(5.4));
  CHECK((2.5 * 2_bn_usd == 5_bn_usd));
}

TEST_CASE("a quantity leaves its type by a reference of its own kind") {
  auto const spending = outlay::gdp_share<>::from_value(0.035) * outlay::gdp<outlay::usd_2021>::from_value(500);
  CHECK(in(spending, 1_bn_usd_2021 / outlay::year) == doctest::Approx(17.5));
  CHECK(in(spending, 1_mn_usd_2021 / outlay::year) == doctest::Approx(17500));
  CHECK(in(spending, 1_bn_usd_2021 / outlay::month) == doctest::Approx(17.5 / 12));
  CHECK(in(18_months, 1_months) == doctest::Approx(18));
}

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/units/literals.hpp>
#include <outlay/text.hpp>

#include <doctest/doctest.h>

using namespace outlay::literals;

namespace {
template <class F> double raw(F const& f) { return outlay::detail::field_access::raw(f); }
} // namespace

TEST_CASE("a money field keeps the number and the money it was entered in") {
  outlay::amount const bank = 135_bn_eur;
  CHECK(raw(bank) == 135);
  CHECK(bank.money() == outlay::id_of<outlay::eur>);
  outlay::yearly_amount const arms = 1_bn_usd / outlay::month;
  CHECK(raw(arms) == doctest::Approx(12));
  CHECK(arms.money() == outlay::id_of<outlay::usd>);
  outlay::yearly_amount const constant = 500_mn_usd_2021 / outlay::year;
  CHECK(raw(constant) == 0.5);
  CHECK(constant.money() == outlay::id_of<outlay::usd_2021>);
  outlay::item_cost const shell = 4_mn_eur / 1000_items;
  CHECK(raw(shell) == doctest::Approx(0.004));
  outlay::head_cost const soldier = 120_mn_gbp / 1000_heads / outlay::year;
  CHECK(raw(soldier) == doctest::Approx(0.12));
  CHECK(soldier.money() == outlay::id_of<outlay::gbp>);
}

TEST_CASE("a field of one unit keeps its number in the library's unit") {
  CHECK(raw(outlay::time_span(18_months)) == 1.5);
  CHECK(raw(outlay::head_count(5000_heads)) == doctest::Approx(5));
  CHECK(raw(outlay::item_count(250_items)) == doctest::Approx(0.25));
}

TEST_CASE("a plain number may be whole, fractional or a quotient of like quantities") {
  CHECK(raw(outlay::scalar(0.322)) == 0.322);
  CHECK(raw(outlay::scalar(3)) == 3);
  CHECK(raw(outlay::scalar(1.5f)) == 1.5);
  CHECK(raw(outlay::scalar(3_bn_usd / 4_bn_usd)) == 0.75);
}

TEST_CASE("numbers are written with the fewest digits that read back as the same number") {
  CHECK(outlay::text(0.1) == "0.1");
  CHECK(outlay::text(130) == "130");
  CHECK(outlay::text(-2.5) == "-2.5");
  CHECK(outlay::text(0.1 + 0.2) == "0.30000000000000004");
}

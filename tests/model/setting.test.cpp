// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/model/setting.hpp>

#include <doctest/doctest.h>

#include <cmath>

using namespace outlay::literals;
using namespace std::chrono_literals;
using outlay::member;

namespace {
using setting = outlay::setting<outlay::usd_2021>;

outlay::alliance<> const& two() {
  static outlay::alliance<> const a(
      std::vector{member{.code = "NOR", .gdp = 500_bn_usd_2021 / outlay::year, .price_level = 1.25},
                  member{.code = "ISL", .gdp = 30_bn_usd_2021 / outlay::year}},
      outlay::alliance_facts{.base_year = 2025, .prices = {2025, {1.0, 1.02, 1.04}}});
  return a;
}
outlay::horizon const three_years{.from = 2025y, .until = 2028y};
} // namespace

TEST_CASE("rates are those of the member and of the year of the step") {
  setting s(two(), three_years);
  s.require_rates(outlay::id_of<outlay::usd>, 0b01, "p", "amount");
  CHECK(s.rates(outlay::id_of<outlay::usd>, 0)[0] == doctest::Approx(1 / 1.25));
  CHECK(s.rates(outlay::id_of<outlay::usd>, 11)[0] == doctest::Approx(1 / 1.25));
  CHECK(s.rates(outlay::id_of<outlay::usd>, 12)[0] == doctest::Approx(1 / (1.25 * 1.02)));
  CHECK(s.rates(outlay::id_of<outlay::usd>, 35)[0] == doctest::Approx(1 / (1.25 * 1.04)));
  CHECK(s.rates(outlay::id_of<outlay::usd_2021>, 35)[1] == 1);
}

TEST_CASE("a money that no check has named has no rates") {
  setting const s(two(), three_years);
  try {
    (void)s.rates(outlay::id_of<outlay::eur>, 0);
    FAIL("accepted");
  } catch (outlay::error const& e) {
    CHECK(e.field() == "amount");
    CHECK(e.value() == "an amount in EUR at current prices");
  }
}

TEST_CASE("the longest lag that a part asks for is remembered") {
  setting s(two(), three_years);
  CHECK(s.longest_lag() == 0);
  s.remember(12);
  s.remember(6);
  CHECK(s.longest_lag() == 12);
}

TEST_CASE("a rate that no part asked for is no number, so that an amount without a check cannot pass for nothing") {
  setting s(two(), three_years);
  s.require_rates(outlay::id_of<outlay::usd>, 1, "pledge", "amount"); // of NOR alone
  for (int t : {0, 12, 35}) {
    CHECK(s.rates(outlay::id_of<outlay::usd>, t)[0] > 0);
    CHECK(std::isnan(s.rates(outlay::id_of<outlay::usd>, t)[1]));
  }
  CHECK(std::isnan(s.rates_in(outlay::id_of<outlay::usd>, 2020)[1]));
}

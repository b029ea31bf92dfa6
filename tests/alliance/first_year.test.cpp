// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Several values by year need the year of the first one: without it all years would have the last value.
#include "../support/refused.hpp"

#include <outlay/outlay.hpp>

#include <doctest/doctest.h>

using namespace outlay::literals;
using namespace std::chrono_literals;
using outlay::test::check_refused;

namespace {
outlay::alliance<> with(outlay::alliance_facts facts) {
  outlay::member const a{.code = "AAA", .gdp = 1000_bn_usd_2021 / outlay::year, .core = 2_pct, .price_level = 1.0};
  return outlay::alliance<>({a}, std::move(facts));
}
// GDP of the years from 2025 on.
std::vector<double> grown(outlay::yearly rates, std::chrono::year from = 2025y) {
  outlay::growth_table table{"mine", {}};
  table.rows.push_back({"AAA", std::move(rates)});
  auto const run = outlay::project(with({.base_year = 2025}), outlay::plan(outlay::economy{.growth = table}),
                                   {.from = from, .until = 2029y});
  std::vector<double> gdp;
  for (int y = run.first_year(); y <= run.last_year(); ++y)
    gdp.push_back(run.gdp(outlay::all_members, std::chrono::year(y)).value());
  return gdp;
}
} // namespace

TEST_CASE("several prices, rates or growth rates without their first year are refused") {
  char const* valid = ".first, the year of the first value";
  check_refused([] { (void)with({.prices = {.values = {1.0, 1.5}}}); }, "alliance", "prices", "2 values without .first",
                valid);
  check_refused(
      [] { (void)with({.rates = {{.from = outlay::id_of<outlay::eur>, .rate = {.values = {0.95, 0.93, 0.91}}}}}); },
      "alliance", "rates", "3 values without .first for EUR at current prices", valid);
  check_refused([] { (void)grown({.values = {5, 3, 1}}); }, "economy", "growth", "3 values without .first for AAA",
                valid);
}

TEST_CASE("a single value holds in every year and needs no first one") {
  CHECK(with({.prices = {.values = {1.1}}}).size() == 1);
  auto const a = with({.rates = {{.from = outlay::id_of<outlay::eur>, .rate = {.values = {0.95}}}}});
  CHECK(a.rate(outlay::id_of<outlay::eur>, 0, 2031) == 0.95);
  auto const gdp = grown({.values = {2}});
  CHECK(gdp[3] == doctest::Approx(1000 * 1.02 * 1.02 * 1.02));
}

TEST_CASE("a growth table reaches back to the first year for which a run needs a rate") {
  auto const gdp = grown({.first = 2026, .values = {5, 3, 1}});
  CHECK(gdp[0] == doctest::Approx(1000));
  CHECK(gdp[1] == doctest::Approx(1050));
  CHECK(gdp[3] == doctest::Approx(1050 * 1.03 * 1.01));
  check_refused([] { (void)grown({.first = 2027, .values = {3, 1}}); }, "economy", "growth",
                "a table from 2027 for AAA",
                "a table from 2026, the first year for which this run needs a rate, or earlier");
  // From the year after the data, also where the horizon begins later: growth until then is used as well.
  check_refused([] { (void)grown({.first = 2027, .values = {3, 1}}, 2027y); }, "economy", "growth",
                "a table from 2027 for AAA",
                "a table from 2026, the first year for which this run needs a rate, or earlier");
}

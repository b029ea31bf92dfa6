// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/model/checker.hpp>

#include "../support/refused.hpp"

#include <doctest/doctest.h>

#include <functional>
#include <limits>

using namespace outlay::literals;
using namespace std::chrono_literals;
using outlay::member, outlay::percent;

namespace {
using setting = outlay::setting<outlay::usd_2021>;
using checker = outlay::checker<outlay::usd_2021>;
constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

outlay::alliance<> const& two() {
  static outlay::alliance<> const a(
      std::vector{member{.code = "NOR", .gdp = 500_bn_usd_2021 / outlay::year, .price_level = 1.25},
                  member{.code = "ISL", .gdp = 30_bn_usd_2021 / outlay::year}},
      outlay::alliance_facts{.base_year = 2025, .prices = {2025, {1.0, 1.02, 1.04}}});
  return a;
}
outlay::horizon const three_years{.from = 2025y, .until = 2028y};

void check_refused(std::function<void(checker&)> const& f, char const* field, std::string const& value,
                   std::string const& valid) {
  setting s(two(), three_years);
  checker c(s, "pledge \"arms\"");
  outlay::test::check_refused([&] { f(c); }, "pledge \"arms\"", field, value, valid);
}
} // namespace

TEST_CASE("percentages of the run time are checked against the range of their field") {
  check_refused([](checker& c) { c("to", outlay::share(percent(250))); }, "to", "250 %", "0 to 100 %");
  check_refused([](checker& c) { c("to", outlay::share(percent(-50))); }, "to", "-50 %", "0 to 100 %");
  check_refused([](checker& c) { c("to", outlay::share(percent(not_a_number))); }, "to", "nan %", "0 to 100 %");
  check_refused([](checker& c) { c("paid_in", outlay::ratio(percent(150))); }, "paid_in", "150 %", "0 to 100 %");
  check_refused([](checker& c) { c("lift", outlay::lift(percent(-150))); }, "lift", "-150 %", "-100 to 10000 %");
  check_refused([](checker& c) { c("lift", outlay::lift(percent(infinite))); }, "lift", "inf %", "-100 to 10000 %");
  check_refused([](checker& c) { c("growth", outlay::rate(percent(-100))); }, "growth", "-100 %", "-90 to 1000 %");
  check_refused([](checker& c) { c("chance", outlay::probability(percent(200))); }, "chance", "200 %", "0 to 100 %");
  check_refused([](checker& c) { c("to", outlay::share(outlay::gdp_share<>::from_value(2))); }, "to", "200 %",
                "0 to 100 %");
}

TEST_CASE("percentages at the border of their range are accepted") {
  setting s(two(), three_years);
  checker c(s, "p");
  CHECK_NOTHROW(c("a", outlay::share(percent(0))));
  CHECK_NOTHROW(c("a", outlay::share(percent(100))));
  CHECK_NOTHROW(c("a", outlay::lift(percent(-100))));
  CHECK_NOTHROW(c("a", outlay::lift(percent(10000))));
  CHECK_NOTHROW(c("a", outlay::rate(percent(-90))));
}

TEST_CASE("times and numbers are finite and not negative") {
  check_refused([](checker& c) { c("over", outlay::time_span(-1 * 2_years)); }, "over", "-2", "0 or more");
  check_refused([](checker& c) { c("over", outlay::time_span(outlay::duration<>::from_value(infinite))); }, "over",
                "inf", "0 or more");
  check_refused([](checker& c) { c("exponent", outlay::scalar(not_a_number)); }, "exponent", "nan", "0 or more");
}

TEST_CASE("lists and areas are checked value by value") {
  outlay::by_member<outlay::share> const unknown = {{"NOR", 2_pct}, {"FRA", 3_pct}};
  outlay::by_member<outlay::share> const high = {{"NOR", percent(300)}};
  check_refused([&](checker& c) { c("except", unknown); }, "except", "FRA", "a code of the alliance: NOR ISL");
  check_refused([&](checker& c) { c("except", high); }, "except", "300 %", "0 to 100 %");
  outlay::by_area<outlay::lift, outlay::areas<outlay::area::air_defence, outlay::area::logistics>> const areas{
      percent(5), percent(-500)};
  check_refused([&](checker& c) { c("lift", areas); }, "lift", "-500 %", "-100 to 10000 %");
  check_refused(
      [](checker& c) {
        (void)c("payers", outlay::group{"x", {"FRA"}});
      },
      "payers", "FRA", "codes of the alliance: NOR ISL");
}

TEST_CASE("an amount is finite, not negative, and in a money with a rate for each payer") {
  auto const yearly = [](double x) { return outlay::yearly_amount(outlay::flow<outlay::usd>::from_value(x)); };
  check_refused([&](checker& c) { c("amount", yearly(-1), 0b01); }, "amount", "-1 bn USD at current prices",
                "0 or more");
  check_refused([&](checker& c) { c("amount", yearly(not_a_number), 0b01); }, "amount", "nan bn USD at current prices",
                "0 or more");
  check_refused([&](checker& c) { c("amount", yearly(1), 0b11); }, "amount", "an amount in USD at current prices",
                "a money with a rate into USD at prices of 2021 for ISL (its own price level, or an exchange rate of "
                "the alliance)");
  check_refused([](checker& c) { c("subscribed", outlay::amount(1_bn_eur), 0b01); }, "subscribed",
                "an amount in EUR at current prices",
                "a money with a rate into USD at prices of 2021 for NOR (its own price level, or an exchange rate of "
                "the alliance)");
  setting s(two(), three_years);
  checker c(s, "p");
  CHECK_NOTHROW(c("amount", yearly(1), 0b01));
  CHECK_NOTHROW(c("amount", outlay::amount(1_bn_usd_2021), 0b11));
}

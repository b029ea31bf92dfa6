// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "../parts/small.hpp"
#include "../../examples/scenario/text.hpp"

using namespace outlay::test;
using outlay::detail::field_access;

namespace {
outlay::payment paid(char const* s) { return *scenario::field_of<outlay::payment>(*scenario::money_from(s)); }
}

TEST_CASE("money in a scenario file has a size, a currency and, where it recurs, a period") {
  CHECK(field_access::raw(paid("1 bn USD/month")) == field_access::raw(outlay::payment(1_bn_usd / outlay::month)));
  CHECK_FALSE(paid("1 bn USD / month").once());
  CHECK(field_access::raw(paid("12 bn USD/year")) == 12);
  CHECK(paid("937 mn USD").once());
  CHECK(field_access::raw(paid("937 mn USD")) == field_access::raw(outlay::payment(937_mn_usd)));
  CHECK(field_access::raw(paid("-0.5 bn USD")) == -0.5); // refused by the part, which can say whose it is
  CHECK(paid("3 bn USD of 2021/year").money() == outlay::id_of<outlay::usd_2021>);
  CHECK(paid("1 bn EUR/year").money() == outlay::id_of<outlay::eur>);
  CHECK(paid("1 bn CHF").money() == outlay::money_id{outlay::currency::chf, 0});
  for (char const* bad :
       {"", "bn USD", "1 USD", "1 bn", "1 bn XYZ", "1 bn USD/week", "1 bn USD of 2020", "1 bn EUR of 2021",
        "1 bn USD USD", "inf bn USD", "nan bn USD", "1 bn usd", "1 bn USD/month/year"}) {
    CAPTURE(bad);
    CHECK_FALSE(scenario::money_from(bad));
  }
}

TEST_CASE("percentages, dates and times in a scenario file are texts with their unit") {
  CHECK(scenario::percent_from("3.5 %")->value() == 3.5);
  CHECK(scenario::percent_from("3.5%")->value() == 3.5);
  CHECK(scenario::percent_from("-1 %")->value() == -1);
  CHECK(*scenario::date_from("2035") == outlay::date(2035y));
  CHECK(*scenario::date_from("2026-07") == outlay::date(2026y / July));
  CHECK(scenario::time_from("10 years")->value() == 10);
  CHECK(scenario::time_from("6 months")->value() == 0.5);
  CHECK(scenario::time_from("1 year")->value() == 1);
  for (char const* bad : {"", "3.5", "% 3", "3,5 %", "3.5 pct", "3.5 % %"}) CHECK_FALSE(scenario::percent_from(bad));
  for (char const* bad : {"", "35", "20355", "2035-13", "2035-00", "2035-1", "2035/01", "-035", "2035-0x", "2035-01-01",
                          "2035--1", "2o35"})
    CHECK_FALSE(scenario::date_from(bad));
  for (char const* bad : {"", "10", "10 days", "years"}) CHECK_FALSE(scenario::time_from(bad));
}

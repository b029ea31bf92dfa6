// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "../parts/small.hpp"

#include <outlay/data/nato.hpp>
#include <outlay/io/print.hpp>

#include <limits>

using namespace outlay::test;
using outlay::plain_decimals, outlay::to_text, outlay::head_of;

TEST_CASE("numbers print in plain decimals with significant digits and no zeros at the end") {
  struct { double x; int digits; char const* text;
  } const cases[] = {{0, 6, "0"},
                     {-0.0, 6, "0"},
                     {1, 6, "1"},
                     {100, 6, "100"},
                     {571.2039999999998, 6, "571.204"},
                     {1404.842, 7, "1404.842"},
                     {1404.842, 3, "1405"},
                     {0.0231, 6, "0.0231"},
                     {-2.5, 6, "-2.5"},
                     {1234567.8, 6, "1234568"},
                     {1e-7, 6, "0.0000001"},
                     {0.1 + 0.2, 6, "0.3"},
                     {9.999999999, 6, "10"},
                     {std::numeric_limits<double>::infinity(), 6, "inf"},
                     {1e300, 1, nullptr}};
  for (auto const& c : cases) {
    CAPTURE(c.x);
    if (c.text) CHECK(plain_decimals(c.x, c.digits) == c.text);
    else CHECK(plain_decimals(c.x, c.digits).size() == 301);
  }
}

TEST_CASE("quantities print with their unit") {
  CHECK(to_text(571.204_bn_usd_2021 / outlay::year) == "571.204 bn USD at prices of 2021 a year");
  CHECK(to_text(outlay::gdp_share<>::from_value(0.0231)) == "2.31 % of GDP");
  CHECK(to_text(outlay::growth_rate<>::from_value(0.015)) == "1.5 % a year");
  CHECK(to_text(27_bn_usd) == "27 bn USD at current prices");
  CHECK(to_text(250_mn_eur) == "0.25 bn EUR at current prices");
  CHECK(to_text(outlay::gdp<outlay::usd_2021>::from_value(24712.4)) ==
        "24712.4 bn USD at prices of 2021 of GDP a year");
  CHECK(to_text(18_months) == "1.5 years");
  CHECK(to_text(5000_items) == "5 thousand items");
  CHECK(to_text(20000_heads) == "20 thousand people");
  CHECK(to_text(outlay::number<>::from_value(0.322)) == "0.322");
  CHECK(to_text(4_bn_gbp / 2000_items) == "2 bn GBP at current prices a thousand items");
  CHECK(to_text(120_mn_eur / 1000_heads / outlay::year) == "0.12 bn EUR at current prices a thousand people and year");
  CHECK(to_text(1404.842_bn_usd_2021, 3) == "1405 bn USD at prices of 2021");
}

TEST_CASE("the head of a result states edition, base year, money, prices, years and steps") {
  CHECK(head_of(outlay::data::nato_2026(2025), {.from = 2025y, .until = 2041y}) ==
        "Edition: NATO, Defence Investment of NATO Countries (2014-2026), 10 July 2026\n"
        "Base year: 2025\n"
        "Remark: 2025 and 2026 are estimates\n"
        "Remark: NLD and PRT in 2026: of the four categories equipment alone is published, the others are those of "
        "2025 in proportion\n"
        "Money: billion USD at prices of 2021\n"
        "Prices: United States' GDP deflator, IMF, World Economic Outlook, April 2026; rate of 2031 held after it\n"
        "Years: 2025 to 2040, monthly steps\n"
        "Members: 32\n");
  CHECK(head_of(outlay::alliance<>{{.code = "AAA", .gdp = 1_bn_usd_2021 / outlay::year}},
                {.from = 2026y, .until = 2027y, .step = outlay::step_length::annual}) ==
        "Edition: own figures\nBase year: 2025\nMoney: billion USD at prices of 2021\nPrices: none given: price levels "
        "stay those of 2025\n"
        "Years: 2026 to 2026, annual steps\nMembers: 1\n");
  outlay::alliance<> const short_prices({{.code = "AAA", .gdp = 1_bn_usd_2021 / outlay::year}},
                                        {.prices = {2024, {1, 1.02, 1.04}}});
  CHECK(head_of(short_prices, {.from = 2025y, .until = 2030y, .step = outlay::step_length::quarterly})
            .find("Prices: own figures; rate of 2026 held after it\nYears: 2025 to 2029, quarterly steps\n") !=
        std::string::npos);
  CHECK_THROWS_AS(head_of(three(), {.from = 2030y, .until = 2025y}), outlay::error);
}

TEST_CASE("the head names the parts of the plan, where growth comes from, and what is random") {
  auto const plan =
      outlay::plan(outlay::pledge{.name = "arms", .amount = 1_bn_usd / outlay::month, .from = 2026y},
                   outlay::share_target<outlay::core>{.to = 3.5_pct, .by = 2035y},
                   outlay::economy{.growth = outlay::data::weo_2025_april(), .own_volatility = {{"USA", 2_pct}}});
  outlay::horizon const span{.from = 2025y, .until = 2041y};
  auto const allies = outlay::data::nato_2026(2025);
  std::string const parts = "Plan: economy (IMF, World Economic Outlook, April 2025; rates of 2030 held after it), "
                            "pledge \"arms\", share_target<core>\n";
  CHECK(head_of(allies, span, plan) == head_of(allies, span) + parts);
  CHECK(head_of(allies, {.from = 2025y, .until = 2031y}, plan).find("held") == std::string::npos);
  CHECK(head_of(allies, span, plan, {.paths = 1000, .seed = 7, .first_path = 500}) ==
        head_of(allies, span) + parts + "Random: growth of GDP\nPaths: 1000 from path 500, seed 7\n");
  auto const shocked =
      outlay::plan(outlay::economy{.growth = 2_pct, .volatility = 1_pct}, outlay::prices{.volatility = 1_pct},
                   outlay::event{.name = "ceasefire", .rate = 20_pct, .projected = outlay::never},
                   outlay::event{.name = "treaty", .at = 2030y});
  CHECK(head_of(allies, span, shocked, {.paths = 1})
            .find("\nRandom: growth of GDP, event \"ceasefire\", the price level\n") != std::string::npos);
  auto const aid = outlay::drawn(outlay::wrt(&outlay::pledge::amount),
                                 outlay::uniform(0_bn_usd / outlay::year, 24_bn_usd / outlay::year));
  CHECK(head_of(allies, span, plan, {.paths = 1}, uncertain(aid))
            .find("\nRandom: growth of GDP, pledge \"arms\": amount\n") != std::string::npos);
  auto const sure = outlay::plan(outlay::economy{.growth = 2_pct});
  CHECK(head_of(allies, span, sure, {.paths = 1}) ==
        head_of(allies, span) +
            "Plan: economy (one rate for all)\nRandom: nothing of the library's parts\nPaths: 1 from path 0, seed 1\n");
}

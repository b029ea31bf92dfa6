// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/alliance/alliance.hpp>

#include "../support/refused.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <functional>
#include <limits>

using namespace outlay::literals;
using namespace std::chrono_literals;
using outlay::alliance, outlay::alliance_facts, outlay::member;
using outlay::test::check_refused;

namespace {
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double infinite = std::numeric_limits<double>::infinity();

member norway() {
  return {
      .code = "NOR", .gdp = 500_bn_usd_2021 / outlay::year, .core = 3.2_pct, .price_level = 1.25, .population = 5572};
}
member germany() { return {.code = "DEU", .gdp = 4000_bn_usd_2021 / outlay::year, .core = 2.4_pct}; }
outlay::flow<outlay::usd_2021> flow(double billions) { return outlay::flow<outlay::usd_2021>::from_value(billions); }
} // namespace

TEST_CASE("an alliance keeps its members in the order in which they are given") {
  alliance<> const a{norway(), germany()};
  CHECK(a.size() == 2);
  CHECK(a[0].code == "NOR");
  CHECK(a.find("DEU") == 1);
  CHECK(a.find("FRA") == -1);
  CHECK(a.index_of("DEU", "part", "field") == 1);
  CHECK(a.base_year() == 2025);
}

TEST_CASE("every figure of a member that cannot be is refused with its value and what is valid") {
  struct {
    std::function<void(member&)> change;
    char const *field, *value, *valid;
  } const cases[] = {
      {[](member& m) { m.gdp = flow(0); }, "gdp", "0 bn a year", "more than 0"},
      {[](member& m) { m.gdp = flow(-5); }, "gdp", "-5 bn a year", "more than 0"},
      {[](member& m) { m.gdp = flow(not_a_number); }, "gdp", "nan bn a year", "more than 0"},
      {[](member& m) { m.gdp = flow(infinite); }, "gdp", "inf bn a year", "more than 0"},
      {[](member& m) { m.gdp = flow(1e16); }, "gdp", "1e+16 bn a year", "1e-12 to 1e15 bn a year"},
      {[](member& m) { m.gdp = flow(1e-13); }, "gdp", "1e-13 bn a year", "1e-12 to 1e15 bn a year"},
      {[](member& m) { m.gdp = 5_bn_eur / outlay::year; }, "gdp", "an amount in EUR at current prices",
       "an amount in the alliance's money, USD at prices of 2021"},
      {[](member& m) { m.core = outlay::percent(-50); }, "core", "-50 %", "0 to 100 %"},
      {[](member& m) { m.core = outlay::percent(250); }, "core", "250 %", "0 to 100 %"},
      {[](member& m) { m.core = outlay::percent(not_a_number); }, "core", "nan %", "0 to 100 %"},
      {[](member& m) { m.mix.equipment = outlay::percent(-25); }, "mix", "-25 %", "each 0 to 100 %"},
      {[](member& m) { m.mix.personnel = outlay::percent(125); }, "mix", "125 %", "each 0 to 100 %"},
      {[](member& m) { m.mix.infrastructure = outlay::percent(not_a_number); }, "mix", "nan %", "each 0 to 100 %"},
      {[](member& m) {
         m.mix = {25_pct, 25_pct, 25_pct, 50_pct};
       },
       "mix", "125 % in sum", "100 % in sum"},
      {[](member& m) {
         m.mix = {25_pct, 25_pct, 25_pct, 0_pct};
       },
       "mix", "75 % in sum", "100 % in sum"},
      {[](member& m) { m.price_level = 0; }, "price_level", "0", "more than 0, or unset"},
      {[](member& m) { m.price_level = -1; }, "price_level", "-1", "more than 0, or unset"},
      {[](member& m) { m.price_level = infinite; }, "price_level", "inf", "more than 0, or unset"},
      {[](member& m) { m.price_level = 1e-300; }, "price_level", "1e-300", "1e-15 to 1e15"},
      {[](member& m) { m.population = -1; }, "population", "-1", "0 or more, in thousands"},
      {[](member& m) { m.population = not_a_number; }, "population", "nan", "0 or more, in thousands"},
      {[](member& m) { m.from = 2030y, m.until = 2030y; }, "until", "2030", "later than from"},
  };
  alliance<> const good{norway(), germany()};
  for (auto const& c : cases) {
    check_refused([&] { (void)good.with("NOR", c.change); }, "member NOR", c.field, c.value, c.valid);
    member m = norway();
    c.change(m);
    check_refused([&] { (void)alliance<>{germany(), m}; }, "member NOR", c.field, c.value, c.valid);
  }
}

TEST_CASE("figures at the border of what can be are accepted") {
  CHECK_NOTHROW((alliance<>{norway()}.with(
      "NOR", [](member& m) { m.core = 0_pct, m.population = 0, m.price_level = not_a_number; })));
  CHECK_NOTHROW((alliance<>{norway()}.with("NOR", [](member& m) {
    m.core = 100_pct, m.mix = {100_pct, 0_pct, 0_pct, 0_pct};
  })));
  CHECK_NOTHROW((alliance<>{norway()}.with("NOR", [](member& m) { m.from = 2030y, m.until = 2031y; })));
}

TEST_CASE("an alliance has 1 to 64 members, each once") {
  check_refused([] { (void)alliance<>(std::vector<member>{}); }, "alliance", "members", "0", "1 to 64");
  std::vector<member> many;
  for (int i = 0; i < 64; ++i) many.push_back({.code = "M" + std::to_string(i), .gdp = flow(1)});
  CHECK(alliance<>(many).size() == 64);
  many.push_back({.code = "ONE", .gdp = flow(1)});
  check_refused([&] { (void)alliance<>(many); }, "alliance", "members", "65", "1 to 64");
  check_refused(
      [] {
        (void)alliance<>{norway(), germany(), norway()};
      },
      "alliance", "members", "NOR twice", "each code once");
}

TEST_CASE("a code of no member is refused where one is looked up") {
  alliance<> const a{norway(), germany()};
  check_refused([&] { (void)a.index_of("FRA", "share_target<core>", "except"); }, "share_target<core>", "except", "FRA",
                "a code of the alliance: NOR DEU");
  check_refused([&] { (void)a.with("FRA", [](member&) {}); }, "alliance", "with", "FRA",
                "a code of the alliance: NOR DEU");
}

TEST_CASE("a changed alliance is another one") {
  alliance<> const a(std::vector{norway(), germany()}, alliance_facts{.edition = "own", .base_year = 2024});
  auto const b = a.with("DEU", [](member& m) { m.population = 83000; });
  CHECK(b[1].population == 83000);
  CHECK(a[1].population == 0);
  CHECK(b.facts().edition == "own");
  CHECK(b.base_year() == 2024);
}

TEST_CASE("constant money is current money over the member's own deflator, moved by the alliance's prices") {
  alliance<> const a(std::vector{norway(), germany()},
                     alliance_facts{.base_year = 2025, .prices = {2024, {98, 100, 104, 110}}});
  auto const current = outlay::id_of<outlay::usd>;
  CHECK(a.rate(current, 0, 2025) == doctest::Approx(1 / 1.25));
  CHECK(a.rate(current, 0, 2026) == doctest::Approx(1 / (1.25 * 1.04)));
  CHECK(a.rate(current, 0, 2024) == doctest::Approx(1 / (1.25 * 0.98)));
  CHECK(a.rate(current, 0, 2027) == doctest::Approx(1 / (1.25 * 1.10)));
  // After the table its last rate of inflation holds, 110/104 a year.
  CHECK(a.rate(current, 0, 2040) == doctest::Approx(1 / (1.25 * 1.10 * std::pow(110.0 / 104.0, 13))));
  CHECK_FALSE(a.rate(current, 1, 2025).has_value());
  CHECK(a.rate(outlay::id_of<outlay::usd_2021>, 1, 2030) == 1.0);
}

TEST_CASE("without prices a member's deflator stays what it is in the base year") {
  CHECK(alliance<>{norway()}.rate(outlay::id_of<outlay::usd>, 0, 2040) == doctest::Approx(0.8));
}

TEST_CASE("a money without a rate is worth nothing that can be known") {
  alliance<> const a{norway()};
  CHECK_FALSE(a.rate(outlay::id_of<outlay::eur>, 0, 2025).has_value());
  CHECK_FALSE(a.rate(outlay::id_of<outlay::usd_2015>, 0, 2025).has_value());
}

TEST_CASE("a given rate comes before the deflator, and a member's own rate before the one for all") {
  alliance<> const a(std::vector{norway(), germany()},
                     alliance_facts{.rates = {{outlay::id_of<outlay::eur>, {2025, {1.1, 1.2}}},
                                              {outlay::id_of<outlay::eur>, {2025, {0.9}}, "DEU"},
                                              {outlay::id_of<outlay::usd>, {2025, {0.5}}, "NOR"}}});
  CHECK(a.rate(outlay::id_of<outlay::eur>, 0, 2025) == 1.1);
  CHECK(a.rate(outlay::id_of<outlay::eur>, 0, 2026) == 1.2);
  CHECK(a.rate(outlay::id_of<outlay::eur>, 1, 2026) == 0.9);
  CHECK(a.rate(outlay::id_of<outlay::usd>, 0, 2025) == 0.5);
  CHECK_FALSE(a.rate(outlay::id_of<outlay::usd>, 1, 2025).has_value());
}

TEST_CASE("after a table of rates the real rate is held: the money loses worth as its own prices rise") {
  auto const euro = outlay::id_of<outlay::eur>;
  outlay::yearly const dollars{2024, {98, 100, 104, 110}}, euros{2025, {50, 51.5}};
  auto const with = [&](outlay::exchange_rate r) {
    return alliance<>(std::vector{norway(), germany()},
                      alliance_facts{.base_year = 2025, .prices = dollars, .rates = {std::move(r)}});
  };
  // worth(t) = worth(T) P(T) / P(t), by the alliance's prices, by prices of the money's own, after them at their last
  // rate.
  auto const a = with({euro, {2024, {1.1, 1.2}}});
  CHECK_FALSE(a.rate(euro, 1, 2023).has_value()); // the table does not say
  CHECK(a.rate(euro, 1, 2024) == 1.1);
  CHECK(a.rate(euro, 1, 2025) == 1.2);
  CHECK(a.rate(euro, 1, 2026) == doctest::Approx(1.2 * 100 / 104).epsilon(1e-14));
  CHECK(a.rate(euro, 1, 2029) == doctest::Approx(1.2 * 100 / 110 * std::pow(104.0 / 110, 2)).epsilon(1e-14));
  auto const b = with({.from = euro, .rate = {2024, {1.1, 1.2}}, .prices = euros});
  CHECK(b.rate(euro, 1, 2025) == 1.2);
  CHECK(b.rate(euro, 1, 2028) == doctest::Approx(1.2 * std::pow(50 / 51.5, 3)).epsilon(1e-14));
  // Without any prices, and for money at constant prices, nothing moves it.
  CHECK(alliance<>(std::vector{norway()}, alliance_facts{.rates = {{euro, {2025, {1.1}}}}}).rate(euro, 0, 2040) == 1.1);
  auto const old = outlay::id_of<outlay::usd_2015>;
  CHECK(with({old, {2025, {1.14}}}).rate(old, 0, 2040) == 1.14);
}

TEST_CASE("in an alliance whose money is at current prices the real rate is held by both prices") {
  auto const dollar = outlay::id_of<outlay::usd>, constant = outlay::id_of<outlay::usd_2021>;
  alliance<outlay::eur> const a(
      std::vector<member>{{.code = "DEU", .gdp = 4000_bn_eur / outlay::year}},
      alliance_facts{.base_year = 2025,
                     .prices = {2025, {100, 102, 105}},
                     .rates = {{dollar, {2025, {0.9}}, {}, {}, {2025, {1, 1.03, 1.07}}}, {constant, {2025, {1.1}}}}});
  CHECK(a.rate(dollar, 0, 2025) == 0.9);
  CHECK(a.rate(dollar, 0, 2027) == doctest::Approx(0.9 * 1.05 / 1.07).epsilon(1e-14));
  CHECK(a.rate(constant, 0, 2027) == doctest::Approx(1.1 * 1.05).epsilon(1e-14));
  // With the same prices for both the nominal rate is flat.
  auto facts = a.facts();
  facts.rates[0].prices = {};
  CHECK(alliance<outlay::eur>(a.members(), facts).rate(dollar, 0, 2027) == doctest::Approx(0.9).epsilon(1e-14));
}

TEST_CASE("a rate into current dollars goes on by each member's own price level, before the base year and after it") {
  auto const euro = outlay::id_of<outlay::eur>, dollar = outlay::id_of<outlay::usd>;
  member sweden = norway();
  sweden.code = "SWE", sweden.price_level = 1.6;
  alliance<> const a(std::vector{norway(), sweden, germany()},
                     alliance_facts{.base_year = 2025,
                                    .prices = {2024, {98, 100, 104, 110}},
                                    .rates = {{.from = euro, .rate = {2024, {1.1, 1.2}}, .into = dollar}}});
  for (int const i : {0, 1})
    for (int const y : {2024, 2025}) {
      double const dollars = y == 2024 ? 1.1 : 1.2;
      CHECK(a.rate(euro, i, y) == doctest::Approx(dollars * *a.rate(dollar, i, y)).epsilon(1e-14));
    }
  CHECK(a.rate(euro, 0, 2025) == doctest::Approx(1.2 / 1.25).epsilon(1e-14));
  CHECK(a.rate(euro, 1, 2025) == doctest::Approx(1.2 / 1.6).epsilon(1e-14));
  // With the dollar's prices for the euro the nominal rate stays what it was.
  for (int const y : {2026, 2027, 2040})
    CHECK(a.rate(euro, 1, y) == doctest::Approx(1.2 * *a.rate(dollar, 1, y)).epsilon(1e-13));
  CHECK_FALSE(a.rate(euro, 2, 2025).has_value()); // Germany has no price level here
  // A rate of the dollar itself is what the euro's leads on to.
  auto facts = a.facts();
  facts.rates.push_back({dollar, {2025, {0.5}}, "DEU"});
  CHECK(alliance<>(a.members(), facts).rate(euro, 2, 2025) == doctest::Approx(0.6).epsilon(1e-14));
}

TEST_CASE("prices and rates that cannot be are refused") {
  auto const with = [](alliance_facts facts) { return [facts] { (void)alliance<>(std::vector{norway()}, facts); }; };
  auto const euro = outlay::id_of<outlay::eur>;
  check_refused(with({.prices = {2024, {1, 0}}}), "alliance", "prices", "0", "more than 0");
  check_refused(with({.prices = {2024, {not_a_number}}}), "alliance", "prices", "nan", "more than 0");
  check_refused(with({.rates = {{euro, {2025, {1.1, -1}}}}}), "alliance", "rates", "-1 for EUR at current prices",
                "more than 0");
  check_refused(with({.rates = {{euro, {}}}}), "alliance", "rates", "no value for EUR at current prices",
                "a value for at least one year");
  check_refused(with({.rates = {{euro, {2025, {1.1}}, "FRA"}}}), "alliance", "rates", "FRA",
                "a code of the alliance: NOR");
  std::string const once = "each money once for all, and once for a member";
  check_refused(with({.rates = {{euro, {2025, {1.1}}}, {euro, {2026, {1.2}}}}}), "alliance", "rates",
                "EUR at current prices twice", once);
  check_refused(with({.rates = {{euro, {2025, {1.1}}, "NOR"}, {euro, {2025, {1.2}}}, {euro, {2025, {1.1}}, "NOR"}}}),
                "alliance", "rates", "EUR at current prices for NOR twice", once);
  check_refused(with({.rates = {{outlay::id_of<outlay::usd_2021>, {2025, {1.1}}}}}), "alliance", "rates",
                "USD at prices of 2021", "rates of other money than the alliance's own");
  check_refused(with({.rates = {{euro, {2025, {1.1, infinite}}}}}), "alliance", "rates",
                "inf for EUR at current prices", "more than 0");
  std::string const leads = "into USD at prices of 2021 or USD at current prices, and not itself";
  check_refused(with({.rates = {{.from = euro, .rate = {2025, {1.1}}, .into = outlay::id_of<outlay::gbp>}}}),
                "alliance", "rates", "EUR at current prices into GBP at current prices", leads);
  auto const dollar = outlay::id_of<outlay::usd>;
  check_refused(with({.rates = {{.from = dollar, .rate = {2025, {1.1}}, .into = dollar}}}), "alliance", "rates",
                "USD at current prices into USD at current prices", leads);
  check_refused(with({.rates = {{.from = euro, .rate = {2025, {1.1}}, .prices = {2025, {1, -1}}}}}), "alliance",
                "rates", "prices -1 for EUR at current prices", "more than 0");
  check_refused(
      with({.rates = {{.from = outlay::id_of<outlay::usd_2015>, .rate = {2025, {1.1}}, .prices = {2025, {1}}}}}),
      "alliance", "rates", "USD at prices of 2015 with prices", "prices only for money at current prices");
}

TEST_CASE("prices that do not hold the year they are needed for are refused with their years") {
  auto const with = [](alliance_facts facts) { return [facts] { (void)alliance<>(std::vector{norway()}, facts); }; };
  auto const euro = outlay::id_of<outlay::eur>;
  check_refused(with({.base_year = 2025, .prices = {2026, {1, 1.02}}}), "alliance", "prices", "2026 to 2027",
                "years with the base year, 2025");
  check_refused(with({.base_year = 2025, .prices = {2020, {1, 1.02}}}), "alliance", "prices", "2020 to 2021",
                "years with the base year, 2025");
  // Without a price level nothing is converted by them.
  CHECK_NOTHROW((alliance<>(std::vector{germany()}, alliance_facts{.base_year = 2025, .prices = {2026, {1, 1.02}}})));
  check_refused(with({.rates = {{.from = euro, .rate = {2024, {1.1}}, .prices = {2025, {1, 1.02}}}}}), "alliance",
                "rates", "prices of 2025 to 2026 for EUR at current prices",
                "years with the last one of the rate, 2024");
  check_refused(with({.base_year = 2025, .prices = {2025, {1, 1.02}}, .rates = {{euro, {2020, {1.1, 1.2}}}}}),
                "alliance", "rates", "prices of 2025 to 2026 for EUR at current prices",
                "years with the last one of the rate, 2021");
}

TEST_CASE("published figures that cannot be are refused with member and year") {
  auto const with = [](std::vector<outlay::published_figure> all) {
    return [all] { (void)alliance<>(std::vector{norway()}, alliance_facts{.published = all}); };
  };
  std::array<double, 4> const mix{0.3, 0.3, 0.1, 0.3};
  CHECK_NOTHROW(with({{2025, "NOR", 10, 500, mix}, {2025, "DEU", 90, 4000}, {2026, "NOR", 11, 510, mix, true}})());
  check_refused(with({{2026, "NOR", 10, 500}, {2025, "NOR", 10, 500}}), "alliance", "published",
                "NOR 2025: after 2026", "figures in the order of years");
  check_refused(with({{2024, "NOR", 10, 500}, {2025, "NOR", 10, 500}, {2025, "NOR", 11, 500}}), "alliance",
                "published", "NOR 2025: twice", "each member once a year");
  check_refused(with({{2025, "NOR", -1, 500}}), "alliance", "published", "NOR 2025: core of -1 bn a year", "0 or more");
  check_refused(with({{2025, "NOR", 1, not_a_number}}), "alliance", "published", "NOR 2025: GDP of nan bn a year",
                "more than 0");
  check_refused(with({{2025, "NOR", 1, 2, std::array<double, 4>{0.3, 0.3, 0.1, 0.4}}}), "alliance", "published",
                "NOR 2025: mix of 110 % in sum", "100 % in sum");
  check_refused(with({{2025, "NOR", 1, 2, std::array<double, 4>{1.5, -0.5, 0, 0}}}), "alliance", "published",
                "NOR 2025: mix with 150 %", "each 0 to 100 %");
}

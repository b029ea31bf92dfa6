// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "../engines/full_plan.hpp"

using namespace outlay::test;
using outlay::core;
using outlay::economy;
using outlay::share_target;
using outlay::rise;

TEST_CASE("a rise and its three causes are those of the projection, and the causes make the whole") {
  auto allies = three().with("BBB", [](outlay::member& m) { m.from = 2026y; }); // has neither GDP nor outlay in 2025
  auto const run = outlay::project(allies, full_plan(), six_years);
  for (outlay::group const& g : {outlay::all_members, outlay::group("AAA"), outlay::group("BBB")}) {
    CAPTURE(g.name());
    auto const told = run.rise(g, 2025y, 2030y);
    auto const a = rise(2025y, 2030y).of(g);
    auto const s =
        outlay::ensemble<2>(allies, full_plan(), six_years, {.paths = 1}, a, a.by_gdp(), a.by_share(), a.by_prices());
    double const wanted[] = {told.total.value(), told.by_gdp.value(), told.by_share.value(), told.by_prices.value()};
    for (int k = 0; k < 4; ++k) CHECK(s.mean(s.column(k)) == about(wanted[k], 1e-11));
    CHECK(s.mean(s.column(0)) == about(s.mean(s.column(1)) + s.mean(s.column(2)) + s.mean(s.column(3)), 1e-11));
  }
}

TEST_CASE("a rise says what it is and refuses years and members it cannot tell") {
  CHECK(rise(2025y, 2030y).of("NOR").by_prices().name() == "rise of core of NOR, 2025 to 2030 by prices");
  CHECK(rise(2025y, 2030y).unit() == outlay::counts::current_money);
  auto const no_prices =
      three().with("CCC", [](outlay::member& m) { m.price_level = std::numeric_limits<double>::quiet_NaN(); });
  auto const plan = outlay::plan(economy{.growth = 2_pct}, share_target<core>{.to = 4_pct, .by = 2030y});
  std::string const years = "a calendar year of the horizon, 2025 to 2030";
  auto const ask = [&](outlay::rise_answer const& a) {
    return [&, a] { outlay::project(no_prices, plan, six_years, a); };
  };
  check_errors({
      {ask(rise(2024y, 2030y)), "answer \"rise of core of all members, 2024 to 2030\"", "from", "2024", years},
      {ask(rise(2026y, 2025y)), "answer \"rise of core of all members, 2026 to 2025\"", "to", "2025",
       years + ", not before from"},
      {ask(rise(2025y, 2030y)), "answer \"rise of core of all members, 2025 to 2030\"", "of", "CCC",
       "members with a price level"},
  });
  CHECK_NOTHROW(outlay::project(no_prices, plan, six_years, rise(2025y, 2030y).of("AAA")));
}

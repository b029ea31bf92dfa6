// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "../parts/small.hpp"
#include "../support/random_parts.hpp"

#include <outlay/scenario.hpp>

#include <cstring>

using namespace outlay::test;

// The same plans typed and made at run time: every number has the same bits.

namespace {

using six = outlay::five_areas_and_other;

int different_bits(outlay::projection<outlay::usd_2021> const& a, outlay::projection<outlay::usd_2021> const& b,
                   outlay::alliance<> const& allies) {
  int different = 0;
  auto const compare = [&](double x, double y) { different += std::memcmp(&x, &y, sizeof x) != 0; };
  for (auto const& m : allies.members())
    for (int y = a.first_year(); y <= a.last_year(); ++y) {
      std::chrono::year const when(y);
      compare(a.gdp(m.code, when).value(), b.gdp(m.code, when).value());
      compare(a.counted_core(m.code, when).value(), b.counted_core(m.code, when).value());
      compare(a.overspend(m.code, when).value(), b.overspend(m.code, when).value());
      for (int k = 0; k < outlay::account_count; ++k)
        compare(a.outlay_of(static_cast<outlay::account>(k), m.code, when).value(),
                b.outlay_of(static_cast<outlay::account>(k), m.code, when).value());
      for (auto const& x : a.measures()) compare(a.measured(x, m.code, when), b.measured(x, m.code, when));
    }
  return different;
}

} // namespace

TEST_CASE("random plans of all kinds but stocks have the same bits typed and made at run time") {
  int run = 0, drawn = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    dice d(seed ^ 0x5ce);
    auto c = random_plan(d).make();
    auto& someone = c.allies.members[0]; // belongs throughout, so that every year has a share
    someone.from = -reference::never, someone.until = reference::never, someone.partner = false;
    auto const allies = translation(c.allies).allies();
    auto const span = translation::span(c.span);
    auto const l = random_parts(d, c).make();
    auto const typed =
        outlay::plan(l.economies, l.feedbacks, l.moving_prices, l.cores, l.resiliences, l.risks, l.events, l.pledges,
                     l.capitals, l.banks, l.loans, l.debts, l.deployments, l.backfills, l.goods, l.forces);
    outlay::scenario s(allies, span);
    typed.each([&](auto const& p) { s.add(p); });
    try {
      auto const a = outlay::project(allies, typed, span);
      CHECK(different_bits(a, s.project(), allies) == 0);
      ++run;
    } catch (outlay::error const& e) { // what one refuses the other does in the same words
      CHECK_THROWS_WITH(s.project(), e.what());
      continue;
    }
    if (seed % 4 != 0) continue;
    outlay::draws const draw{.paths = 9, .seed = seed};
    auto const a = outlay::ensemble(allies, typed, span, draw, outlay::total_outlay, outlay::counted_core);
    auto const b = s.ensemble(draw, {"outlay", "counted core"});
    REQUIRE(a.columns() == b.columns());
    CHECK(std::memcmp(a.data(), b.data(), sizeof(double) * 9 * static_cast<std::size_t>(a.columns())) == 0);
    ++drawn;
  }
  CHECK(run > 40);
  CHECK(drawn > 8);
}

TEST_CASE("stocks, industry, learning and a rival have the same bits typed and made at run time") {
  outlay::horizon const span{.from = 2025y, .until = 2033y};
  outlay::stockpile_growth<six, 2> const stocks{
      .lift = 40_pct,
      .over = 6_years,
      .opening = {{"AAA", {5, 6, 7, 8, 9, 10}}, {"BBB", {1, 2, 3, 4, 5, 6}}, {"CCC", {2, 2, 2, 2, 2, 2}}},
      .attrition = 6_pct,
      .lead = 1_years,
      .advance = 40_pct,
      .measures_by_area = true,
      .losses = {{.at = outlay::on("strike"), .which = outlay::area::logistics, .value = 20_pct}}};
  outlay::industry<six> const industry{
      .capacity = outlay::stock_value<>::from_value(1.5), .growth = 8_pct, .backlog = 6_months, .premium = 0.2};
  outlay::learning<six> const learning{.exponent = 0.2, .before = outlay::stock_value<>::from_value(30)};
  outlay::rival const rival{.which = outlay::area::air_defence,
                            .by = outlay::comparison::stock,
                            .stock = outlay::stock_value<>::from_value(12),
                            .production = outlay::stock_value<>::from_value(2)};
  outlay::pledge const given{.name = "given",
                             .amount = 0.5_bn_usd / outlay::year,
                             .from = 2026y,
                             .payers = "CCC",
                             .to = outlay::account::aid_in_kind,
                             .out_of = outlay::area::air_defence};
  outlay::event const strike{.name = "strike", .rate = 30_pct, .projected = 2028y / July};
  outlay::economy const economy{.growth = 2_pct, .volatility = 3_pct, .common = 50_pct};
  outlay::share_target<outlay::core> const target{.to = 6_pct, .by = 2030y};
  auto const typed = outlay::plan(economy, target, stocks, industry, learning, rival, given, strike);
  outlay::scenario s(three(), span);
  s.add(strike).add(given).add(rival).add(learning).add(industry).add(stocks).add(target).add(economy);
  CHECK(different_bits(outlay::project(three(), typed, span), s.project(), three()) == 0);
  outlay::draws const d{.paths = 33, .seed = 2};
  auto const a = outlay::ensemble(three(), typed, span, d, outlay::total_outlay, outlay::stock_index,
                                  outlay::measured("rival", "ratio"), outlay::happened("strike"));
  for (int const threads : {1, 2}) {
    auto const b = s.ensemble(d, {"outlay", "stock index", "rival: ratio", "happened strike"}, threads);
    REQUIRE(a.columns() == b.columns());
    CHECK(std::memcmp(a.data(), b.data(), sizeof(double) * 33 * static_cast<std::size_t>(a.columns())) == 0);
  }
}

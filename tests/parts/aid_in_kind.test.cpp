// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "small.hpp"

using namespace outlay::test;
using outlay::account;
using outlay::area;
using outlay::core;
using outlay::economy;
using outlay::pledge;
using outlay::share_target;
using outlay::stockpile_growth;

namespace {

using air = outlay::areas<area::air_defence>;
using two = outlay::areas<area::air_defence, area::logistics>;

// A unit of air defence is worth 1.5 billion. Nothing is bought and nothing wears, so that a stock moves by gifts
// alone.
template <class Areas>
stockpile_growth<Areas> store(std::string name, std::vector<outlay::opening_stock<Areas>> opening) {
  return {.name = std::move(name),
          .lift = 0_pct,
          .over = 1_years,
          .opening = std::move(opening),
          .unit_cost = outlay::billions<outlay::usd_2021>(1.5) / outlay::stock_value<>::from_value(1),
          .equipment_share = 0_pct};
}
// 12 billion a year out of air defence, three quarters from AAA.
pledge gift() {
  return {.name = "in kind",
          .amount = 12_bn_usd_2021 / outlay::year,
          .from = 2026y,
          .by = outlay::key::custom({{"AAA", 0.75}, {"BBB", 0.25}}),
          .to = account::aid_in_kind,
          .beneficiary = "Ukraine",
          .out_of = area::air_defence};
}
auto target() { return share_target<core>{.to = 5_pct, .by = 2030y}; }
outlay::horizon by(outlay::step_length step) { return {.from = 2025y, .until = 2030y, .step = step}; }

}

TEST_CASE("goods in kind leave the stock and nothing else, and what is not held is reported, not given") {
  for (auto const step : all_steps) {
    auto const plan = outlay::plan(economy{.growth = 2_pct}, target(), gift(),
                                   store<two>("", {{"AAA", {100, 7}}, {"BBB", {5, 7}}, {"CCC", {3, 3}}}));
    auto const without = outlay::plan(economy{.growth = 2_pct}, target(),
                                      store<two>("", {{"AAA", {100, 7}}, {"BBB", {5, 7}}, {"CCC", {3, 3}}}));
    auto run = outlay::start(three(), plan, by(step));
    auto other = outlay::start(three(), without, by(step));
    double const dt = static_cast<int>(step) / 12.0;
    double left[] = {150, 7.5, 4.5}; // billions of air defence
    int const not_given = run.set().find_measure("pledge \"in kind\"", "not given"),
              given = run.set().find_measure("stockpile_growth", "given in kind"),
              to_ukraine = run.set().find_measure("pledge \"in kind\"", "for Ukraine"),
              delivered = run.set().find_measure("pledge \"in kind\"", "delivered");
    while (run.step() && other.step()) {
      bool const asks = run.set().grid().year_of(run.steps() - 1) >= 2026;
      double const asked[] = {asks ? 9 * dt : 0, asks ? 3 * dt : 0, 0};
      double all = 0;
      for (int i = 0; i < 3; ++i) {
        double const gives = std::min(asked[i], left[i]);
        left[i] -= gives;
        all += gives;
        CHECK(run.ledger(i).booked(account::aid_in_kind).value() == doctest::Approx(gives).epsilon(1e-12).scale(1));
        CHECK(run.measured(given, i) == run.ledger(i).booked(account::aid_in_kind).value());
        CHECK(run.measured(to_ukraine, i) == doctest::Approx(gives).epsilon(1e-12).scale(1));
        CHECK(run.measured(not_given, i) == doctest::Approx(asked[i] - gives).epsilon(1e-12).scale(1));
        CHECK(1.5 * run.stocks()[0].stock[2 * i].value() == doctest::Approx(left[i]).epsilon(1e-12).scale(1));
        CHECK(run.stocks()[0].stock[2 * i + 1].value() == (i < 2 ? 7 : 3)); // another area keeps what it has
        // No money moves: every other account is that of the plan without the gift, bit for bit.
        for (int a = 0; a < outlay::account_count; ++a)
          if (static_cast<account>(a) != account::aid_in_kind)
            CHECK(run.ledger(i).booked(static_cast<account>(a)).value() ==
                  other.ledger(i).booked(static_cast<account>(a)).value());
        CHECK(run.ledger(i).counted_core().value() == other.ledger(i).counted_core().value());
      }
      CHECK(run.measured(delivered, 0) == doctest::Approx(all).epsilon(1e-12).scale(1)); // reported by the first payer
    }
    CHECK(left[1] == 0); // BBB had too little
  }
}

TEST_CASE("two stock parts of one area give together what is asked, and orders replace what was given") {
  auto refill = store<air>("b", {{"AAA", {10}}});
  refill.equipment_share = 100_pct;
  auto const plan = outlay::plan(economy{.growth = 0_pct}, target(), gift(), store<air>("a", {{"AAA", {0.3}}}), refill,
                                 outlay::industry<air>{.capacity = outlay::stock_value<>::from_value(1000)});
  auto run = outlay::start(three(), plan, by(outlay::step_length::monthly));
  while (run.step()) {
    int const gifts = run.steps() - 12;
    double const a = 1.5 * run.stocks()[0].stock[0].value(), b = 1.5 * run.stocks()[1].stock[0].value();
    CHECK(run.ledger(0).booked(account::aid_in_kind).value() ==
          doctest::Approx(gifts > 0 ? 0.75 : 0).epsilon(1e-12).scale(1));
    CHECK(a == doctest::Approx(gifts > 0 ? 0 : 0.45).epsilon(1e-12).scale(1)); // gives all it holds
    CHECK(b == doctest::Approx(gifts > 0 ? 15 - 0.3 : 15).epsilon(1e-12).scale(1)); // and this one the rest
    CHECK(run.ledger(0).booked(account::equipment).value() ==
          doctest::Approx(gifts > 1 ? 0.75 : 0).epsilon(1e-9).scale(1));
  }
}

TEST_CASE("goods in kind are the same on packs of paths and in a projection, and take time to arrive") {
  auto slow = gift();
  slow.delivery = 1_years;
  slow.stages = 2;
  auto const plan =
      outlay::plan(economy{.growth = 2_pct}, target(), slow, store<two>("", {{"AAA", {100, 7}}, {"BBB", {5, 7}}}));
  auto const t =
      outlay::project(three(), plan, by(outlay::step_length::monthly), outlay::outlay_of<account::aid_in_kind>,
                      outlay::stock_index, outlay::measured("pledge", "delivered"),
                      outlay::measured("pledge", "in transit"), outlay::measured("pledge", "not given"));
  auto const s = outlay::ensemble<2>(three(), plan, by(outlay::step_length::monthly), {.paths = 3},
                                     outlay::outlay_of<account::aid_in_kind>, outlay::stock_index,
                                     outlay::measured("pledge", "delivered"), outlay::measured("pledge", "in transit"),
                                     outlay::measured("pledge", "not given"));
  double given = 0, arrived = 0;
  for (int y = 2025; y < 2030; ++y) {
    for (int k = 0; k < 5; ++k) CHECK(s.path_values(s.column(k, y))[2] == t.value(k, y));
    given += t.value(0, y);
    arrived += t.value(2, y);
    CHECK(given == doctest::Approx(arrived + t.value(3, y)).epsilon(1e-12).scale(1)); // nothing is lost on the way
    CHECK(t.value(0, y) + t.value(4, y) == doctest::Approx(y < 2026 ? 0 : 12).epsilon(1e-12).scale(1));
  }
}

TEST_CASE("goods in kind need an area, and money none") {
  auto const ask = [](pledge const& p) {
    return [=] {
      outlay::project(three(), outlay::plan(economy{.growth = 2_pct}, target(), p), by(outlay::step_length::annual));
    };
  };
  check_errors({
      {ask({.amount = 1_bn_usd_2021, .from = 2026y, .to = account::aid_in_kind}), "pledge", "out_of", "unset",
       "the area whose stocks it is given out of"},
      {ask({.amount = 1_bn_usd_2021, .from = 2026y, .out_of = area::logistics}), "pledge", "out_of", "logistics",
       "unset, or a pledge whose `to` is aid_in_kind"},
      {ask({.amount = 1_bn_usd_2021, .from = 2026y, .to = account::paid_in}), "pledge", "to", "paid-in capital",
       "a final account, such as aid, or aid in kind"},
  });
}

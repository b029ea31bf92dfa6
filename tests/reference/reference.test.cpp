// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "../support/random_plan.hpp"
#include "model.hpp"
#include "translate.hpp"

#include <doctest/doctest.h>

// The library against the second implementation of the core of the model, on random plans.

namespace {

using namespace outlay::test;

// Which version of the model the library has.
constexpr reference::rules rules_of_the_library{
    .equipment_first = true, .execution_after_base = true, .opening_orders = true};

// The largest difference, relative to the scale of its member's year, and where it was found.
struct comparison {
  double largest = 0, booked[reference::accounts] = {}, overspent = 0;
  std::string where = {};
  void same(std::string const& what, int i, int year, double x, double y, double scale) {
    double const far = std::fabs(x - y) / scale;
    if (far <= largest) return; // a number that is none compares false
    largest = far > 0 ? far : INFINITY;
    where = what + " of " + translation::code(i).text() + " in " + std::to_string(year) + ": " + outlay::text(x) +
            ", reference " + outlay::text(y);
  }
};

comparison compare(random_case const& c) {
  translation const to(c.allies);
  auto const allies = to.allies();
  auto const run = outlay::project(allies, to.plan(c.plan, c.span), translation::span(c.span), {.measures = false});
  auto const told = reference::run(c.allies, c.plan, c.span, rules_of_the_library);
  comparison d;
  for (int k = 0; k < c.span.years; ++k)
    for (int i = 0; i < allies.size(); ++i) {
      int const y = c.span.first_year + k;
      std::chrono::year const when(y);
      auto const who = translation::code(i);
      auto const& r = told.years[static_cast<std::size_t>(k)][static_cast<std::size_t>(i)];
      double scale = 1e-6 * (1 + allies[i].spends * outlay::detail::field_access::raw(allies[i].gdp));
      for (double const x : r.booked) scale += x;
      double core = 0;
      for (int a = 0; a < reference::accounts; ++a) {
        auto const name = outlay::account_rules[static_cast<std::size_t>(a)].name;
        d.same(std::string(name), i, y, run.outlay_of(static_cast<outlay::account>(a), who, when).value(), r.booked[a],
               scale);
        d.booked[a] += r.booked[a];
        core += outlay::core_accounts >> a & 1 ? r.booked[a] : 0;
      }
      d.overspent += r.overspend;
      d.same("core outlay", i, y, run.core_outlay(who, when).value(), core, scale);
      d.same("counted core", i, y, run.counted_core(who, when).value(), r.core_means + r.overspend, scale);
      d.same("overspend", i, y, run.overspend(who, when).value(), r.overspend, scale);
      d.same("on top", i, y, run.on_top(who, when).value(), r.on_top, scale);
      d.same("GDP", i, y, run.gdp(who, when).value(), r.gdp, 1 + r.gdp);
      for (auto const which : {outlay::area::air_defence, outlay::area::logistics, outlay::area::other_equipment}) {
        double now = 0, then = 0;
        for (std::size_t p = 0; p < c.plan.stocks.size(); ++p) {
          auto const& s = c.plan.stocks[p];
          if (s.covers_other_equipment != (which == outlay::area::other_equipment)) continue;
          std::size_t const a = which == outlay::area::logistics, m = static_cast<std::size_t>(i);
          now += told.stocks[static_cast<std::size_t>(k)][p][m][a];
          then += s.opening[m][a];
        }
        // The index of who does not belong at the year's end is none.
        auto const& m = c.allies.members[static_cast<std::size_t>(i)];
        if (then > 0 && reference::belongs(m, 12 * y + 12 - c.span.months_per_step))
          d.same("stock", i, y, run.stock_index(who, when, which), now / then, 1 + now / then);
      }
    }
  return d;
}

}

TEST_CASE("random plans of the core give what a second implementation of docs/model.md gives") {
  auto const first = seed_asked_for();
  int const plans = plans_asked_for();
  double largest = 0, booked[reference::accounts] = {}, overspent = 0;
  std::string where = "nowhere";
  for (int k = 0; k < plans; ++k) {
    auto const seed = first + static_cast<std::uint64_t>(k);
    CAPTURE(seed);
    dice d(seed);
    auto const c = random_plan(d).make();
    comparison found;
    try {
      found = compare(c);
    } catch (outlay::error const& e) {
      FAIL_CHECK("seed ", seed, " was refused: ", std::string(e.what()));
      continue;
    }
    CHECK_MESSAGE(found.largest <= 1e-9, found.where);
    for (int a = 0; a < reference::accounts; ++a) booked[a] += found.booked[a];
    overspent += found.overspent;
    if (found.largest > largest) largest = found.largest, where = "seed " + std::to_string(seed) + ", " + found.where;
  }
  // Everything that the reference knows had something to do.
  if (plans >= 20) {
    using namespace reference;
    for (account const a : {personnel, operations, equipment, other_equipment, infrastructure, posture, aid, resilience,
                            paid_in})
      CHECK_MESSAGE(booked[a] > 0, outlay::account_rules[a].name);
    CHECK(overspent > 0);
  }
  MESSAGE(plans, " plans from seed ", first, "; largest relative difference ", largest, " (", where, ")");
}

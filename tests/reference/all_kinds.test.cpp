// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "../support/random_parts.hpp"

#include <doctest/doctest.h>

#include <map>

// Random plans of all kinds of part: whatever a valid plan says, its numbers are numbers, its ledger closes, and what
// cannot be is an error of the library's own type.

namespace {

using namespace outlay::test;
using outlay::account;

// The first thing that is wrong with a projection; nothing if all is well.
template <class Run> std::string wrong(Run const& run, outlay::alliance<> const& allies) {
  for (int y = run.first_year(); y <= run.last_year(); ++y) {
    std::chrono::year const when(y);
    double all_final = 0;
    for (auto const& m : allies.members()) {
      auto const say = [&](std::string const& what, double x) {
        return what + " of " + m.code.text() + " in " + std::to_string(y) + ": " + outlay::text(x);
      };
      double cash = 0, paid = 0, core = 0;
      for (int a = 0; a < outlay::account_count; ++a) {
        auto const& rule = outlay::account_rules[static_cast<std::size_t>(a)];
        double const x = run.outlay_of(static_cast<account>(a), m.code, when).value();
        if (!std::isfinite(x)) return say(std::string(rule.name), x);
        cash += rule.cash * x;
        paid += std::fabs(x);
        if (rule.family == outlay::account_family::final) core += rule.core * x, all_final += x;
      }
      double const scale = 1e-6 + paid;
      for (int a = 0; a < outlay::account_count; ++a)
        if (double const x = run.outlay_of(static_cast<account>(a), m.code, when).value(); x < -1e-12 * scale)
          return say("negative: " + std::string(outlay::account_rules[static_cast<std::size_t>(a)].name), x);
      double const gdp = run.gdp(m.code, when).value();
      if (!(std::isfinite(gdp) && gdp >= 0)) return say("GDP", gdp);
      auto const booked = [&](account a) { return run.outlay_of(a, m.code, when).value(); };
      double const counted = run.counted_core(m.code, when).value(), on_top = run.on_top(m.code, when).value(),
                   over = run.overspend(m.code, when).value();
      if (!(over >= 0)) return say("overspend", over);
      // final core accounts + counted paid-in = budget + overspend, and what is paid on top beside them
      double const service = booked(account::interest) + booked(account::loan_repaid) + booked(account::call);
      double const left = core + booked(account::paid_in) - (on_top - service) - counted;
      if (!(std::fabs(left) <= 1e-12 * scale)) return say("budget and overspend are not what is counted, by", left);
      // resilience = what is meant for it + claims beyond it
      double const beyond = run.resilience_overspend(m.code, when).value(),
                   meant = run.resilience_budget(m.code, when).value();
      if (!(beyond >= 0)) return say("resilience overspend", beyond);
      if (!(std::fabs(booked(account::resilience) - meant - beyond) <= 1e-12 * scale))
        return say("resilience is not budget and overspend, by", booked(account::resilience) - meant - beyond);
      // cash is what is counted, resilience and what is on top, less what loans pay
      double const gap =
          cash - (counted + booked(account::resilience) + on_top - booked(account::loan_drawn));
      if (!(std::fabs(gap) <= 1e-12 * scale)) return say("cash is not what pays for it, by", gap);
    }
    double const told = run.outlay(outlay::everybody, when).value();
    if (!(std::fabs(told - all_final) <= 1e-12 * (1 + all_final)))
      return "outlay of " + std::to_string(y) + " is not the sum of final accounts: " + outlay::text(told);
  }
  for (auto const& x : run.measures())
    for (int y = run.first_year(); y <= run.last_year(); ++y)
      for (auto const& m : allies.members())
        if (double const v = run.measured(x, m.code, std::chrono::year(y)); !std::isfinite(v))
          return x.part + ": " + x.name + " of " + m.code.text() + " in " + std::to_string(y) + ": " + outlay::text(v);
  return "";
}

}

TEST_CASE("random plans of all kinds of part have numbers, a ledger that closes, and errors of one type") {
  auto const first = seed_asked_for();
  int const plans = plans_asked_for();
  std::map<std::string, int> refusals;
  int refused = 0;
  for (int k = 0; k < plans; ++k) {
    auto const seed = first + static_cast<std::uint64_t>(k);
    CAPTURE(seed);
    dice d(seed ^ 0x616C6C);
    auto c = random_plan(d).make();
    auto& someone = c.allies.members[0]; // belongs throughout, so that every year has a share
    someone.from = -reference::never, someone.until = reference::never, someone.partner = false;
    auto const allies = translation(c.allies).allies();
    auto const span = translation::span(c.span);
    try {
      auto const plan = random_parts(d, c).make().plan();
      auto const found = wrong(outlay::project(allies, plan, span), allies);
      CHECK(found == "");
      auto const fan = outlay::ensemble(allies, plan, span, {.paths = 4, .seed = seed}, outlay::total_outlay,
                                        outlay::core_share, outlay::resilience_share);
      int unusual = 0;
      for (std::ptrdiff_t j = 0; j < static_cast<std::ptrdiff_t>(fan.paths()) * fan.columns(); ++j)
        unusual += !(std::isfinite(fan.data()[j]) && fan.data()[j] >= 0);
      CHECK(unusual == 0);
    } catch (outlay::error const& e) {
      ++refused;
      std::string const what = e.what();
      std::string key = what.substr(0, what.find(" = "));
      for (char& x : key)
        if (x >= '0' && x <= '9') x = '#';
      if (refusals[key]++ == 0) MESSAGE("seed ", seed, ": ", what);
    }
  }
  for (auto const& [what, times] : refusals) MESSAGE(times, " times refused: ", what);
  MESSAGE(plans, " plans from seed ", first, ", ", refused, " refused");
  CHECK(3 * refused <= plans);
}

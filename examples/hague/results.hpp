// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// The projections that the tables, the file and the charts are made of.
#pragma once

#include "plan.hpp"

namespace hague {

/// The newest year of NATO's tables.
inline constexpr int newest_year = outlay::data::nato_2026_edition::ally_table::last_year;

struct results {
  options o;
  outlay::alliance<> allies;
  projection run;     // the plan
  projection held;    // every member keeps its base-year shares
  projection kept_up; // the plan, but stocks only replace their losses
  projection limited; // the stocks where industry can start only so much
  todays_purchases today;
  projection line; // the same core target from a year before the newest that NATO has

  /// Money of a group in a year, in the price basis asked for: `what(group, year)` of each member by its own deflator
  /// where that is current dollars.
  template <class What> double money(outlay::group const& g, int y, What what) const {
    std::chrono::year const at{y};
    if (!o.current_prices) return what(g, at);
    return in_current(allies, g, y, [&](outlay::group const& member) { return what(member, at); });
  }
  double core(projection const& p, outlay::group const& g, int y) const {
    return money(g, y, [&](auto const& who, auto at) { return in(p.counted_core(who, at), billion); });
  }
  double resilience(projection const& p, outlay::group const& g, int y) const {
    return money(g, y, [&](auto const& who, auto at) { return in(p.counted_resilience(who, at), billion); });
  }
  double account(outlay::account a, outlay::group const& g, int y) const {
    return money(g, y, [&](auto const& who, auto at) { return in(run.outlay_of(a, who, at), billion); });
  }
  double overspend(outlay::group const& g, int y) const {
    return money(g, y, [&](auto const& who, auto at) { return in(run.overspend(who, at), billion); });
  }
  double stocks(projection const& p, char const* measure, outlay::group const& g, int y) const {
    return money(g, y, [&](auto const& who, auto at) { return p.measured("stockpile_growth", measure, who, at); });
  }
  /// No number for a member in a year in which it does not belong.
  double core_percent(outlay::group const& g, int y) const {
    if (!(run.gdp(g, std::chrono::year{y}).value() > 0)) return std::nan("");
    return in(run.core_share(g, std::chrono::year{y}), percent_of_gdp);
  }
  double resilience_percent(outlay::group const& g, int y) const {
    return in(run.resilience_share(g, std::chrono::year{y}), percent_of_gdp);
  }

  std::string prices() const { return o.current_prices ? "billions of current dollars" : "billions of 2021 dollars"; }
};

inline results project(options const& o) {
  auto const allies = outlay::data::nato_2026(o.base_year);
  auto const span = years(o.base_year, o.until);
  auto const run = [&](still held) { return outlay::project(allies, plan_of(o, allies, held), span); };
  int const from = std::min(o.base_year, newest_year - 1);
  auto const earlier = outlay::data::nato_2026(from);
  return {o,
          allies,
          run({}),
          run({.shares = true}),
          run({.stocks = true}),
          outlay::project(allies, limited_plan_of(o, allies), span),
          at_todays_purchases(allies, o.until, o.lift),
          outlay::project(earlier, outlay::plan(economy(), core_target(o, earlier, {})), years(from, newest_year + 1))};
}

} // namespace hague

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// The commitments as a plan, with what has to be assumed to put them in money.
#pragma once

#include "options.hpp"

#include "../support/stocks.hpp"

namespace hague {

using namespace examples;

inline auto const founders = outlay::all_but("Europe and Canada without Germany, France and the United Kingdom",
                                             {"USA", "DEU", "FRA", "GBR", "ISL"});

/// What of the plan stands still, to be compared with it.
struct still {
  bool shares = false; ///< every member keeps its base-year shares
  bool stocks = false; ///< stocks are only kept up
};

inline std::vector<outlay::member_code> opted_out(options const& o, outlay::alliance<> const& allies, still held) {
  if (held.shares) return codes_of(allies);
  return {o.opt_out.begin(), o.opt_out.end()};
}

inline auto core_target(options const& o, outlay::alliance<> const& allies, still held) {
  outlay::by_member<outlay::share> own;
  if (!held.shares)
    for (auto const& t : o.targets) own.push_back({t.code, outlay::percent(t.percent)});
  return outlay::share_target<outlay::core>{
      .to = outlay::percent(o.core), .by = 2035y, .except = own, .opt_out = opted_out(o, allies, held)};
}

inline auto stocks(options const& o, outlay::alliance<> const& allies, still held) {
  return stock_part{.lift = lifts(o.lift),
                    .over = o.stock_years * 1_years,
                    .opening = opening_stocks(allies),
                    .flat = held.stocks ? codes_of(allies) : std::vector<outlay::member_code>{"USA"},
                    .attrition = 8.25_pct,
                    .lead = lead,
                    .own_lead = own_leads};
}

inline auto plan_of(options const& o, outlay::alliance<> const& allies, still held = {}) {
  return outlay::plan(economy(), core_target(o, allies, held),
                      outlay::share_target<outlay::resilience>{.existing = outlay::percent(o.existing),
                                                               .to = outlay::percent(o.resilience),
                                                               .by = 2035y,
                                                               .opt_out = opted_out(o, allies, held)},
                      outlay::pledge{.name = "arms for Ukraine",
                                     .amount = outlay::billions<outlay::usd>(o.monthly_pledge) / outlay::month,
                                     .from = 2026y / January,
                                     .payers = payers},
                      outlay::capital_contribution{.name = "defence bank",
                                                   .subscribed = outlay::billions<outlay::usd>(o.bank),
                                                   .paid_in = 20_pct,
                                                   .instalments = 5,
                                                   .first = 2027y / January,
                                                   .founders = founders},
                      stocks(o, allies, held));
}

/// The same stocks where industry can start only so much: capacity grows while orders wait longer than three months,
/// and waiting orders raise unit costs. The commitments that draw on budgets are left out; they leave enough for
/// equipment.
inline auto limited_plan_of(options const& o, outlay::alliance<> const& allies) {
  return outlay::plan(economy(), core_target(o, allies, {}), stocks(o, allies, {}), industry_of(allies));
}

} // namespace hague

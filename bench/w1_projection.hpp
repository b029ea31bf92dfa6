// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// One deterministic projection: the library's, and the plain hand loop of the same model with the same records.
#pragma once

#include "w1_compare.hpp"
#include "w1_inputs.hpp"
#include "w1_library.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <vector>

namespace w1 {
namespace projected {

/// What one member did in one calendar year, billion dollars; stocks at its end, thousand items, and what is reported
/// then: orders that wait for money, opening stocks, the rise that is wanted and what is held, the last three at
/// opening unit costs.
struct cell {
  double gdp = 0, budget = 0, bank = 0, pledge = 0, claimed = 0, overspend = 0, wanted = 0;
  double equipment = 0, personnel = 0, infrastructure = 0, operations = 0, other_equipment = 0;
  std::array<double, areas> stock{};
  double unstarted = 0, opening = 0, lift = 0, held = 0;
};

/// The plain loop of W1d that keeps what a projection keeps of it: by year and member, every account that W1 uses, and
/// every measure that is a number of its own. Not kept: accounts that W1 never books (seven of fourteen, what is paid
/// on top or by others), and measures that repeat another number (what is paid in, pledged, started and delivered) or
/// are always 0.
inline std::vector<cell> plain(inputs const& in) {
  auto out = std::vector<cell>(static_cast<std::size_t>(years) * members);
  double gdp[members], stock[members][areas], keep[areas], made[areas];
  double price[areas], ordered[areas], target[areas], order[areas];
  for (std::size_t a = 0; a < areas; ++a) {
    keep[a] = std::pow(1 - in.attr[a], dt);
    made[a] = in.holding[a];
  }
  for (std::size_t i = 0; i < members; ++i) {
    gdp[i] = in.gdp0[i];
    for (std::size_t a = 0; a < areas; ++a) stock[i][a] = in.stock0[i][a];
  }
  // What is left after commitments goes by the library's default mix; of members that buy stocks, these have a part of
  // equipment's share, which is theirs, and other equipment the rest of it.
  constexpr double personnel = 0.35, infrastructure = 0.05, operations = 0.35, equipment = 0.25;
  constexpr double beside_equipment = personnel + infrastructure + operations;
  for (int t = 0; t < steps; ++t) {
    auto const y     = t * dt;
    auto* const year = out.data() + static_cast<std::size_t>(t / 12) * members;
    auto payers      = 0.0;
    for (std::size_t i = 0; i < members; ++i) {
      gdp[i] *= std::exp(in.mu[i] * dt);
      if (i > 0) payers += gdp[i];
    }
    auto const risen = std::min(y / ramp, 1.0), lifted = std::min((y + dt) / ramp, 1.0);
    for (std::size_t a = 0; a < areas; ++a) {
      price[a]   = in.cost0[a] * std::pow(made[a] / in.holding[a], -in.learn[a]);
      target[a]  = 1 + in.lift[a] * lifted;
      ordered[a] = 0;
    }
    for (std::size_t i = 0; i < members; ++i) {
      auto& c           = year[i];
      auto const share  = in.share0[i] + (std::max(in.share0[i], share_goal) - in.share0[i]) * risen;
      auto const budget = share * gdp[i] * dt;
      auto const part   = i > 0 ? gdp[i] / payers : 0.0;
      auto const bank = bank_at(t) * part, pledged = pledge_at(t) * part;
      auto const left = budget - bank - pledged, cash = std::max(left, 0.0);
      auto spent = 0.0, want = 0.0;
      if (i > 0) {
        for (std::size_t a = 0; a < areas; ++a) {
          stock[i][a] *= keep[a];
          order[a] = std::max(in.stock0[i][a] * target[a] - stock[i][a], 0.0);
          want += price[a] * order[a];
        }
        auto const cap = equipment_share * cash;
        auto const f   = want > cap ? cap / want : 1.0;
        for (std::size_t a = 0; a < areas; ++a) {
          stock[i][a] += f * order[a];
          ordered[a] += f * order[a];
        }
        spent = f * want;
        c.wanted += want;
      }
      auto const other = i > 0 ? std::max(std::max(equipment_share, equipment) * cash - spent, 0.0) : equipment * cash;
      auto const rest  = (cash - spent - other) / beside_equipment;
      c.gdp += gdp[i] * dt;
      c.budget += budget;
      c.bank += bank;
      c.pledge += pledged;
      c.claimed += bank + pledged;
      c.overspend += std::max(-left, 0.0);
      c.equipment += spent;
      c.personnel += rest * personnel;
      c.infrastructure += rest * infrastructure;
      c.operations += rest * operations;
      c.other_equipment += other;
      if (t % 12 == 11 && i > 0) {
        std::copy_n(stock[i], areas, c.stock.begin());
        c.unstarted = want - spent;
        for (std::size_t a = 0; a < areas; ++a) {
          auto const worth = in.cost0[a] * in.stock0[i][a];
          c.opening += worth;
          c.lift += worth * in.lift[a];
          c.held += in.cost0[a] * stock[i][a];
        }
      }
    }
    for (std::size_t a = 0; a < areas; ++a) made[a] += ordered[a];
  }
  return out;
}

/// The measures that the plain loop keeps, of all that the parts of W1 report.
inline outlay::measure_choice const same_records{"unstarted, money", "opening value", "lift wanted", "value held"};

/// Throws std::runtime_error unless the two agree within 1e-12 on accounts, GDP, stocks and measures of members 1 to
/// 31.
template <class Projection> void check(Projection const& run, std::vector<cell> const& cells) {
  auto const held = [](std::array<double, areas> const& stock) {
    return stock[0] + stock[1] + stock[2] + stock[3] + stock[4];
  };
  for (int k = 0; k < years; ++k) {
    auto sum = cell();
    auto all = 0.0, opening = 0.0;
    for (std::size_t i = 1; i < members; ++i) {
      auto const& c = cells[static_cast<std::size_t>(k) * members + i];
      sum.gdp += c.gdp, sum.bank += c.bank, sum.pledge += c.pledge, sum.equipment += c.equipment;
      sum.other_equipment += c.other_equipment;
      sum.personnel += c.personnel, sum.wanted += c.wanted;
      sum.unstarted += c.unstarted, sum.opening += c.opening, sum.lift += c.lift, sum.held += c.held;
      all += held(c.stock);
      opening += held(inputs_of(true).stock0[i]);
    }
    auto const y    = std::chrono::year(start + k);
    auto const& who = library::allies_but_first;
    auto const same = [&](char const* what, double found, double wanted) {
      if (!(std::abs(found - wanted) <= 1e-12 * std::abs(wanted)))
        throw std::runtime_error("projection: " + std::string(what) + " of " + std::to_string(start + k) + " is " +
                                 std::to_string(found) + ", not " + std::to_string(wanted) + " as in the plain loop");
    };
    same("GDP", run.gdp(who, y).value(), sum.gdp);
    same("paid-in capital", run.outlay_of(outlay::account::paid_in, who, y).value(), sum.bank);
    same("aid", run.outlay_of(outlay::account::aid, who, y).value(), sum.pledge);
    same("equipment", run.outlay_of(outlay::account::equipment, who, y).value(), sum.equipment);
    // nothing but rounding where stocks take all of equipment's share
    if (!(std::abs(run.outlay_of(outlay::account::other_equipment, who, y).value() - sum.other_equipment) <=
          1e-12 * (sum.other_equipment + sum.equipment)))
      throw std::runtime_error("projection: other equipment of " + std::to_string(start + k) +
                               " differs from the plain loop");
    same("personnel", run.outlay_of(outlay::account::personnel, who, y).value(), sum.personnel);
    same("what was wanted", run.wanted(who, y).value(), sum.wanted);
    same("stock", run.stock_index(who, y), all / opening);
    auto const measured = [&](char const* name) { return run.measured("stockpile_growth", name, who, y); };
    same("what is held", measured("value held"), sum.held);
    same("the opening value", measured("opening value"), sum.opening);
    same("the lift", measured("lift wanted"), sum.lift);
    if (run.measures().size() > 4) same("what was started", measured("started"), sum.equipment);
    if (!(std::abs(measured("unstarted, money") - sum.unstarted) <= 1e-12 * sum.wanted))
      throw std::runtime_error("projection: what waits for money in " + std::to_string(start + k) +
                               " differs from the plain loop");
  }
}

template <class F> double seconds_of(F const& run, int repetitions) {
  auto const begin = std::chrono::steady_clock::now();
  for (int n = 0; n < repetitions; ++n) run();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count() / repetitions;
}

}  // namespace projected

/// Times them in turn, after the answers were compared. The library's share of the time has all that a caller of
/// outlay::project pays: checks, set-up, every step with all accounts; alliance and plan are there already.
/// "projection" keeps all 13 measures that the parts of W1 report, "same records" the four that the plain loop keeps,
/// "accounts" none.
inline timings compare_projections(int rounds) {
  constexpr int repetitions = 50;
  auto const& in    = inputs_of(true);
  auto const allies = library::alliance(in);
  auto const plan   = library::plan(in);
  projected::check(outlay::project(allies, plan, library::span), projected::plain(in));
  projected::check(outlay::project(allies, plan, library::span, {.measures = projected::same_records}),
                   projected::plain(in));
  double volatile kept = 0;
  auto const typed = [&](outlay::measure_choice const& measures) {
    return [&, how = outlay::reporting{.measures = measures}] {
      kept = outlay::project(allies, plan, library::span, how).gdp(library::allies_but_first, library::last).value();
    };
  };
  auto const all = typed(true), same = typed(projected::same_records), accounts = typed(false);
  auto const by_hand = [&] { kept = projected::plain(in).back().gdp; };
  return compare({{"projection", [&] { return projected::seconds_of(all, repetitions); }},
                  {"same records", [&] { return projected::seconds_of(same, repetitions); }},
                  {"accounts", [&] { return projected::seconds_of(accounts, repetitions); }},
                  {"plain", [&] { return projected::seconds_of(by_hand, repetitions); }}},
                 rounds);
}

}  // namespace w1

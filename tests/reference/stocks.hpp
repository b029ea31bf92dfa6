// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include "economy.hpp"

#include <algorithm>

/// Stocks: what is held, what is on order, what a step asks for.
namespace reference {

/// One member's stock of one area: held, and on order by stage of delivery, first to last.
struct holding {
  double stock = 0;
  std::vector<double> on_order;
};

/// One area's facts of a step.
struct area_step {
  double keep;     ///< (1 - d)^dt
  double steps;    ///< mean steps from order to delivery, 1 without a lead
  double in_stage; ///< mean steps in a stage
};
inline area_step facts_of(stock_growth const& s, std::size_t a, double dt) {
  double const steps = s.stages == 0 ? 1 : s.lead / dt;
  return {std::pow(1 - s.attrition[a], dt), steps, s.stages == 0 ? 1 : steps / s.stages};
}

inline holding open(stock_growth const& s, std::size_t a, double opening, double dt, rules const& rule) {
  holding h{opening, std::vector<double>(static_cast<std::size_t>(s.stages), 0.0)};
  if (!rule.opening_orders) return h;
  area_step const f = facts_of(s, a, dt);
  double const order = opening * (1 - f.keep);
  for (std::size_t k = 0; k < h.on_order.size(); ++k) h.on_order[k] = (k == 0 ? f.in_stage - 1 : f.in_stage) * order;
  return h;
}

/// What is left, at the end of the lead, of a unit that waits in stage k (0 is the first).
inline double weight(area_step const& f, int k, rules const& rule) {
  if (f.keep == 1) return 1;
  double const q = f.in_stage;
  // it arrives after as many steps as are left of the lead, and wears for the rest
  if (!rule.opening_orders) return std::pow(f.keep, q * k);
  if (k == 0) return q > 1 ? (f.keep - std::pow(f.keep, q)) / ((q - 1) * (1 - f.keep)) : 0;
  return std::pow(f.keep, q * k) * (1 - std::pow(f.keep, q)) / (q * (1 - f.keep));
}

/// Units that a member lacks: its target at the end of the lead less what will be left then.
inline double demand_of(stock_growth const& s, std::size_t a, bool flat, double opening, holding const& h, int month,
                        int months, rules const& rule) {
  double const dt = months / 12.0;
  area_step const f = facts_of(s, a, dt);
  double const then = month + f.steps * months;
  double const p = std::clamp((then - s.from) / 12 / s.over[a], 0.0, 1.0);
  double there = h.stock * std::pow(f.keep, f.steps);
  for (std::size_t k = 0; k < h.on_order.size(); ++k) there += h.on_order[k] * weight(f, static_cast<int>(k), rule);
  return std::max(0.0, opening * (1 + (flat ? 0 : s.lift[a]) * p) - there);
}

/// Units of earlier orders, and of each unit ordered now, that arrive in this step.
inline double arrives_of_earlier(area_step const& f, holding const& h) {
  return h.on_order.empty() ? 0 : h.on_order.back() / f.in_stage;
}
inline double arrives_of_new(area_step const& f, stock_growth const& s) {
  return s.stages == 0 ? 1 : s.stages == 1 ? 1 / f.in_stage : 0;
}

/// Wear, the order, and deliveries.
inline void move(area_step const& f, holding& h, double ordered) {
  h.stock *= f.keep;
  if (h.on_order.empty()) {
    h.stock += ordered;
    return;
  }
  h.on_order.front() += ordered;
  double const pass = 1 / f.in_stage;
  h.stock += pass * h.on_order.back();
  h.on_order.back() -= pass * h.on_order.back();
  for (std::size_t k = h.on_order.size() - 1; k-- > 0;) {
    double const moved = pass * h.on_order[k];
    h.on_order[k] -= moved;
    h.on_order[k + 1] += moved;
  }
}

} // namespace reference

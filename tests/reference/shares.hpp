// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include "economy.hpp"

#include <algorithm>

/// Budgets: shares of GDP on their way to a target.
namespace reference {

/// Time on a path: a path between two years has one value a calendar year, else it moves from month to month.
struct path_time {
  bool by_year;
  explicit path_time(share_target const& t) : by_year(t.from.is_year && t.by.is_year) {}
  double operator()(int month) const { return by_year ? std::floor(month / 12.0) : month; }
};

/// How much of the rise is done.
inline double progress(share_target const& t, int month) {
  path_time const time(t);
  double const now = time(month), begin = time(t.from.months), end = time(t.by.months);
  if (!t.knots.empty()) {
    std::vector<std::pair<double, double>> points;
    for (auto const& [at, done] : t.knots) points.emplace_back(time(at.months), done);
    if (points.front().first > begin) points.insert(points.begin(), {begin, 0.0});
    if (points.back().first < end) points.emplace_back(end, 1.0);
    if (now < begin) return 0;
    if (now <= points.front().first) return points.front().second;
    for (std::size_t k = 1; k < points.size(); ++k) {
      auto const [x0, y0] = points[k - 1];
      auto const [x1, y1] = points[k];
      if (now <= x1) return y0 + (y1 - y0) * (now - x0) / (x1 - x0);
    }
    return points.back().second;
  }
  double const u = std::clamp((now - begin) / (end - begin), 0.0, 1.0);
  if (t.path == profile::step) return now >= end ? 1 : 0;
  if (t.path == profile::smooth) return 3 * u * u - 2 * u * u * u;
  return u;
}

/// Share of GDP that a member means to spend in a step, before execution.
inline double share_of(share_target const& t, member const& m, int i, int month) {
  bool const keeps = t.opts_out[static_cast<std::size_t>(i)];
  double const s0 = t.core ? m.core : t.existing.of(i);
  if (keeps) return s0;
  double const c = t.compliance.of(i), s1 = t.floor ? std::max(s0, t.to.of(i)) : t.to.of(i);
  double const p = progress(t, month);
  if (t.path == profile::geometric && t.knots.empty()) {
    double const reached = s0 + c * (s1 - s0);
    return s0 * std::pow(reached / s0, p);
  }
  double const share = s0 + c * (s1 - s0) * p;
  if (!t.revises || t.to.has(i) || month < t.revised_from) return share;
  double const then = s0 + c * (s1 - s0) * progress(t, t.revised_from);
  double const s2 = s0 + c * ((t.floor ? std::max(s0, t.revised_to) : t.revised_to) - s0);
  path_time const time(t);
  double const from = std::max(time(t.revised_from), time(t.from.months)), by = time(t.revised_by.months);
  double const q = by > from ? std::clamp((time(month) - from) / (by - from), 0.0, 1.0) : 1;
  return then + (s2 - then) * q;
}

/// The same in a step: the mean of its months, each weighed by its GDP, which grows by (1+g)^(1/12) a month. With an
/// opening level GDP is the same throughout a step.
inline double share_in(share_target const& t, member const& m, int i, int month, int months, economy const& e) {
  double sum = 0, all = 0;
  for (int k = 0; k < months; ++k) {
    double const w = e.opening_instant ? 1 : std::pow(1 + m.growth.at(month / 12) / 100 + e.extra, k / 12.0);
    sum += w * share_of(t, m, i, month + k);
    all += w;
  }
  return sum / all;
}

/// What absorption remembers of a member.
struct absorbed {
  double last = 0, waiting = 0;
};

/// Outlay that a member means in a step, after absorption.
inline double means_of(share_target const& t, member const& m, int i, double gdp, int month, int months,
                       economy const& e, int base_year, rules const& rule, absorbed& memory) {
  double const dt = months / 12.0;
  double const execution = rule.execution_after_base && month / 12 == base_year ? 1 : t.execution.of(i);
  double const meant = execution * share_in(t, m, i, month, months, e) * gdp * dt;
  if (!(t.absorption < 10)) return meant;
  double const wanted = meant + memory.waiting;
  // growth from nothing has no bound
  double const spent = memory.last > 0 ? std::min(wanted, memory.last * std::pow(1 + t.absorption, dt)) : wanted;
  if (t.carry_over) memory.waiting = wanted - spent;
  memory.last = spent;
  return spent;
}

} // namespace reference

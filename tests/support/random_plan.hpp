// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include "../reference/input.hpp"
#include "dice.hpp"

#include <algorithm>
#include <cmath>

/// Random valid plans of the core of the model, as the reference takes them: alliances of 2 to 8 with partners, joins
/// and exits, several moneys, shares, pledges, capital and stocks. One seed makes one plan, on every machine.
namespace outlay::test {

struct random_case {
  reference::alliance allies;
  reference::plan plan;
  reference::horizon span;
};

class random_plan {
  dice& d;
  random_case c{};
  std::size_t n = 0;

  int start() const { return c.span.first_year * 12; }
  int end() const { return start() + 12 * c.span.years; }
  // The start of the step in which a month lies: members join and leave at one.
  int step_start(int month) const {
    int const passed = month - start();
    return passed > 0 ? month - passed % c.span.months_per_step : month;
  }
  reference::member const& at(std::size_t i) const { return c.allies.members[i]; }

  void members() {
    using reference::yearly;
    auto& a = c.allies;
    n = static_cast<std::size_t>(d.of(2, 8));
    a.base_year = 2025;
    c.span.first_year = d.chance(0.7) ? 2025 : d.of(2026, 2028);
    c.span.years = d.of(1, 12);
    c.span.months_per_step = d.one_of<int>({1, 1, 3, 12});
    for (std::size_t i = 0; i < n; ++i) {
      reference::member m;
      m.gdp = std::exp(d.in(2, 9));
      m.core = d.chance(0.05) ? 0 : d.in(0.005, 0.06);
      double mix[4], sum = 0;
      for (double& x : mix) sum += x = d.chance(0.05) ? 0 : d.in(0.1, 1);
      if (sum == 0) sum = mix[1] = 1;
      m.equipment = mix[0] / sum, m.personnel = mix[1] / sum, m.infrastructure = mix[2] / sum;
      m.operations = mix[3] / sum;
      if (d.chance(0.85)) m.price_level = d.in(0.6, 2);
      m.population = d.in(300, 90000);
      m.spends = i == 0 || !d.chance(0.1);
      m.partner = i > 0 && d.chance(0.15);
      if (d.chance(0.2)) m.from = step_start(start() + d.of(-12, 12 * c.span.years));
      if (d.chance(0.15)) m.until = step_start(std::max(m.from, start() - 12) + d.of(1, 12 * c.span.years));
      if (m.until <= m.from) m.until = m.from + c.span.months_per_step;
      m.growth.first = d.of(2020, 2025); // a table reaches back to the first year that needs a rate
      for (int k = d.of(1, 6); k > 0; --k) m.growth.values.push_back(d.in(-8, 10));
      a.members.push_back(m);
    }
    for (int const money : {2, 3}) {
      auto const rate = [&](int who) {
        yearly r{d.of(2014, 2020), {}};
        for (int k = d.of(1, 8); k > 0; --k) r.values.push_back(d.in(0.5, 1.5));
        a.rates.push_back({money, who, r});
      };
      if (money == 2 || d.chance(0.5)) rate(-1);
      for (std::size_t i = 0; i < n; ++i)
        if (d.chance(0.2)) rate(static_cast<int>(i));
    }
    if (d.chance(0.7)) { // prices hold the base year, and the year after which each rate is held in real terms
      int first = a.base_year, last = a.base_year;
      for (auto const& r : a.rates) {
        int const ends = r.rate.first + static_cast<int>(r.rate.values.size()) - 1;
        first = std::min(first, ends), last = std::max(last, ends);
      }
      a.prices.first = first - d.of(0, 4);
      double level = 1;
      for (int y = a.prices.first, end = last + d.of(0, 6); y <= end; ++y)
        a.prices.values.push_back(level), level *= d.in(0.97, 1.08);
    }
    c.plan.economy.extra = d.chance(0.3) ? d.in(-0.02, 0.03) : 0;
    c.plan.economy.opening_instant = d.chance(0.25);
  }

  reference::by_member own(double all, std::vector<bool> const& of, double low, double high) {
    reference::by_member b{all, {}};
    for (std::size_t i = 0; i < n; ++i)
      if (of[i] && d.chance(0.2)) b.own.emplace_back(static_cast<int>(i), d.in(low, high));
    return b;
  }

  reference::share_target target(bool core, std::vector<bool> const& of) {
    using reference::profile;
    reference::share_target t;
    t.core = core;
    t.of = of;
    double const high = core ? 0.08 : 0.03;
    t.to = own(d.in(0.001, high), of, 0.001, high);
    t.existing = own(d.in(0.0005, 0.02), of, 0.0005, 0.02);
    bool const by_year = d.chance(0.6);
    auto const date_in = [&](int first, int last) { // months
      int const m = d.of(first, last);
      return reference::date{by_year ? m / 12 * 12 : m, by_year};
    };
    t.from = d.chance(0.6) ? reference::date{2025 * 12, true} : date_in(2024 * 12, 2028 * 12);
    t.by = date_in(t.from.months + 12, 2038 * 12);
    // a path is by year where both of its ends are
    if (!t.by.is_year) t.from.is_year = d.chance(0.5) && t.from.months % 12 == 0;
    t.path = d.one_of<profile>({profile::linear, profile::linear, profile::step, profile::smooth, profile::geometric});
    t.opts_out = d.some(n, 0.1);
    for (std::size_t i = 0; i < n; ++i)
      if (t.to.has(static_cast<int>(i))) t.opts_out[i] = false;
    for (std::size_t i = 0; i < n; ++i)
      if (core && at(i).core == 0 && t.path == profile::geometric) t.path = profile::linear;
    if (t.path == profile::linear && d.chance(0.3)) {
      int m = t.from.months;
      double done = 0;
      while (d.chance(0.7) && m + 24 < t.by.months) {
        auto const k = date_in(m + 12, std::min(m + 40, t.by.months - 1));
        m = k.months;
        done = d.chance(0.8) ? d.in(done, 1) : d.in(0, 1);
        t.knots.push_back({k, done});
      }
    }
    if (t.path != profile::geometric && d.chance(0.3)) {
      t.revises = true;
      t.revised_from = std::max(t.from.months, start()) + d.of(0, 100);
      t.revised_to = d.in(0.001, high);
      t.revised_by = d.chance(0.5) ? t.by : date_in(t.from.months + 12, 2040 * 12);
      t.revised_by.is_year = t.by.is_year;
    }
    t.floor = d.chance(0.7);
    t.compliance = own(d.chance(0.6) ? 1 : d.in(0, 1), of, 0, 1);
    t.execution = own(d.chance(0.5) ? 1 : d.in(0.7, 1), of, 0.5, 1);
    if (d.chance(0.3)) t.absorption = d.in(0, 0.4), t.carry_over = d.chance(0.5);
    t.ration = core && d.chance(0.3);
    return t;
  }

  void targets() {
    for (bool const core : {true, false}) {
      if (!core && d.chance(0.3)) continue;
      // two groups and, seldom, members without a target
      std::vector<bool> first(n), second(n);
      for (std::size_t i = 0; i < n; ++i) {
        int const g = d.of(0, 9);
        first[i] = g < 6;
        second[i] = g >= 6 && g < 9;
      }
      for (auto const& of : {first, second})
        if (std::find(of.begin(), of.end(), true) != of.end()) c.plan.targets.push_back(target(core, of));
    }
  }

  std::vector<bool> payers() {
    auto who = d.some(n, 0.7);
    bool any = false;
    for (std::size_t i = 0; i < n; ++i) any = any || (who[i] && at(i).spends);
    if (!any) who[0] = true;
    return who;
  }

  reference::key key(std::vector<bool> const& among) {
    reference::key k;
    auto const add = [&](int kind, double w) {
      double* const weights[] = {&k.gdp, &k.baseline, &k.equal, &k.population, &k.custom};
      *weights[kind] += w;
    };
    if (d.chance(0.6)) add(d.of(0, 4), 1);
    else {
      double const w = d.in(0.1, 0.9);
      add(d.of(0, 3), w), add(d.of(0, 4), 1 - w);
    }
    k.shares.assign(n, 0);
    double sum = 0;
    for (std::size_t i = 0; i < n; ++i)
      if (among[i] && at(i).spends) sum += k.shares[i] = d.in(0.1, 1);
    for (double& s : k.shares) s /= sum;
    return k;
  }

  int money(std::vector<bool> const& among) {
    int const m = d.of(0, 3);
    bool all_rates = false;
    for (auto const& r : c.allies.rates) all_rates = all_rates || (r.money == m && r.who < 0);
    bool known = m == 0 || m == 2 || (m == 3 && all_rates);
    if (m == 1) {
      known = true;
      for (std::size_t i = 0; i < n; ++i) known = known && !(among[i] && std::isnan(at(i).price_level));
    }
    return known ? m : 0;
  }
  double wealth(std::vector<bool> const& among) const {
    double sum = 0;
    for (std::size_t i = 0; i < n; ++i)
      if (among[i]) sum += at(i).gdp;
    return sum;
  }

  void pledges() {
    for (int k = d.of(0, 4); k > 0; --k) {
      reference::pledge p;
      p.payers = payers();
      p.money = money(p.payers);
      p.by = key(p.payers);
      p.once = d.chance(0.3);
      p.amount = d.chance(0.05) ? 0 : wealth(p.payers) * d.in(0.0001, d.chance(0.2) ? 0.05 : 0.005);
      p.growth = p.once || d.chance(0.4) ? 0 : d.in(-0.2, 0.3);
      int const m = start() + d.of(-24, 12 * c.span.years);
      p.from = d.chance(0.5) ? reference::date{m / 12 * 12, true} : reference::date{m, false};
      if (!p.once && d.chance(0.5)) p.until = p.from.months + d.of(1, 80);
      p.counts = d.chance(0.7);
      p.indexed = d.chance(0.4);
      namespace to = reference;
      p.to = d.one_of<to::account>({to::aid, to::aid, to::aid, to::aid, to::posture, to::personnel, to::operations,
                                    to::infrastructure, to::equipment, to::other_equipment, to::resilience});
      c.plan.pledges.push_back(p);
    }
  }

  void capitals() {
    for (int k = d.of(0, 2); k > 0; --k) {
      reference::capital_contribution x;
      x.founders = payers();
      x.money = money(x.founders);
      x.by = key(x.founders);
      x.subscribed = wealth(x.founders) * d.in(0, 0.05);
      x.paid_in = d.in(0, 1);
      x.instalments = d.of(1, 12);
      x.months_between = d.chance(0.5) ? 12 : d.of(1, 30);
      x.first = start() + d.of(-12, 12 * c.span.years);
      x.counts = d.chance(0.7);
      x.refused.assign(n, false);
      std::size_t pay = 0;
      for (std::size_t i = 0; i < n; ++i) pay += x.founders[i] && at(i).spends;
      if (d.chance(0.4))
        for (std::size_t i = 0; i < n && pay > 1; ++i)
          if (x.founders[i] && at(i).spends && d.chance(0.4)) x.refused[i] = true, --pay;
      x.rescale = d.chance(0.5);
      if (d.chance(0.5)) x.refused_from = start() + d.of(-12, 12 * c.span.years);
      c.plan.capitals.push_back(x);
    }
  }

  void stocks() {
    for (int k = d.of(0, 3); k > 0; --k) {
      reference::stock_growth s;
      s.covers_other_equipment = d.chance(0.25);
      s.areas = s.covers_other_equipment ? 1 : 2;
      s.stages = s.covers_other_equipment ? 0 : d.one_of<int>({0, 1, 2, 3, 6});
      int const least = std::max(1, s.stages), steps = least + (d.chance(0.3) ? 0 : d.of(0, 24));
      if (s.stages > 0) s.lead = steps * c.span.months_per_step / 12.0;
      for (std::size_t a = 0; a < 2; ++a) {
        s.lift[a] = d.chance(0.2) ? 0 : d.in(-0.5, 4);
        s.attrition[a] = d.chance(0.2) ? 0 : d.in(0, 0.4);
        s.unit_cost[a] = d.in(0.2, 3);
        s.over[a] = a == 0 || d.chance(0.4) ? d.in(0.5, 12) : s.over[0];
      }
      s.from = start() + (d.chance(0.5) ? 0 : d.of(-12, 12 * c.span.years));
      s.holds = d.some(n, 0.7);
      if (std::find(s.holds.begin(), s.holds.end(), true) == s.holds.end()) s.holds[0] = true;
      s.flat = d.some(n, 0.15);
      for (std::size_t i = 0; i < n; ++i) {
        double const scale = at(i).gdp * (at(i).core + 0.001) * d.in(0, 4);
        s.opening.push_back({});
        if (s.holds[i])
          for (double& x : s.opening.back()) x = d.chance(0.1) ? 0 : scale * d.in(0, 1);
      }
      if (d.chance(0.5)) s.equipment_share = d.in(0, 1);
      if (d.chance(0.6)) s.advance = d.in(0, 1);
      c.plan.stocks.push_back(s);
    }
    if (d.chance(0.3)) {
      double const q = wealth(std::vector<bool>(n, true)) * d.in(0.001, 0.1);
      c.plan.learning.push_back({{d.in(0, 0.6), d.in(0, 0.6)}, {q, q * d.in(0.1, 2)}});
    }
  }

public:
  explicit random_plan(dice& from) : d(from) {}
  random_case make() {
    members();
    targets();
    pledges();
    capitals();
    stocks();
    return c;
  }
};

} // namespace outlay::test

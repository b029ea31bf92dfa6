// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include "random_fields.hpp"
#include "random_lists.hpp"

/// Random plans of all 19 kinds of part, for robustness rather than for comparison.
namespace outlay::test {

class random_parts : random_fields {
  random_lists all{};

  void events() {
    for (int k = d.of(0, 2); k > 0; --k) {
      by_date.push_back("date" + std::to_string(k));
      all.events.add({.name = by_date.back(), .at = dated(-12, length())});
    }
    std::vector<std::string> names;
    for (int k = d.of(0, 3); k > 0; --k) {
      event e{.name = "path" + std::to_string(k)};
      int const way = d.of(0, 4);
      if (way == 0) e.at = dated(0, length()), e.probability = pct(0, 99);
      if (way == 1) e.rate = rate_of(0, 300);
      if (way == 2) e.when = condition::core_share(all_members).at_least(percent(of(0, 6)));
      if (way == 3) e.when = condition::gdp(everybody).at_most(gdp_level());
      if (way == 4) e.when = condition::core_share(some(0.4)).at_most(percent(of(0, 6)));
      if (way <= 1) e.projected = d.chance(0.2) ? moment(never) : moment(dated(0, length()));
      if (way > 0 && d.chance(0.3)) e.from = dated(0, length());
      if (way > 0 && !e.from && d.chance(0.3)) e.until = dated(12, length() + 12);
      if (way == 1 && !e.from && !names.empty() && d.chance(0.3)) e.from = on(names.front());
      names.push_back(e.name);
      all.events.add(e);
    }
    by_path = names;
  }

  void ground() {
    auto e = to.economy(c.plan.economy);
    e.volatility = pct(0, 20);
    if (d.chance(0.5)) e.common = pct(0, 100);
    bool const common = detail::field_access::raw(e.common) > 0;
    if (d.chance(0.3)) // a payment of several times a step's GDP would leave less than nothing of it when it ends
      mild = true;
    if (!mild && d.chance(0.2)) e.own_volatility = {{code(0), pct(0, 100)}};
    all.economies.add(e);
    if (mild)
      all.feedbacks.add({.of = d.chance(0.5) ? everybody : all_members,
                         .multiplier = of(0, 0.3),
                         .domestic = pct(0, 100),
                         .fades = years(d.in(0.05, 10))});
    if (d.chance(0.3))
      all.moving_prices.add({.volatility = pct(0, 10), .with_growth = common ? pct(-100, 100) : percent(0)});
    int k = 0;
    for (auto const& t : c.plan.targets) {
      auto const label = "target" + std::to_string(k++);
      if (t.core) all.cores.add(later(to.core_target(t, label)));
      else all.resiliences.add(later(to.resilience_target(t, label)));
    }
  }
  template <class Target> Target later(Target t) {
    if (t.revised && d.chance(0.5)) t.revised->from = when();
    if (d.chance(0.3)) t.lag = years(d.of(0, 5));
    if constexpr (std::is_same_v<Target, share_target<core>>) {
      if (d.chance(0.3)) t.remainder = remainder_by::marginal;
    } else if (d.chance(0.4)) t.relabelled = share(pct(0, 1)), t.from_core = share(pct(0, 3));
    return t;
  }

  void claims() {
    for (auto const& p : c.plan.pledges) {
      auto x = to.pledge(p, "pledge" + std::to_string(all.pledges.size()));
      if (x.to == account::resilience) x.to = account::aid;
      if (mild) x.by = key::gdp();
      if (!x.indexed && d.chance(0.3)) x.from = when(), x.until = std::nullopt;
      if (d.chance(0.3)) {
        x.stages = d.of(1, 8);
        x.delivery = years(x.stages * c.span.months_per_step / 12.0 * (d.chance(0.5) ? 1 : d.in(1, 3)));
      }
      if (d.chance(0.2)) x.supplier = spender();
      if (d.chance(0.2)) x.tags = {"offensive"};
      if (d.chance(0.1)) x.to = account::aid_in_kind, x.out_of = area::logistics;
      all.pledges.add(x);
    }
    for (auto const& p : c.plan.capitals) {
      auto x = to.capital(p, "capital" + std::to_string(all.capitals.size()));
      if (mild) x.by = key::gdp();
      if (!x.refused.empty() && d.chance(0.4)) x.refused_from = when();
      if (d.chance(0.2)) x.first = when();
      all.capitals.add(x);
      if (d.chance(0.7)) lends(x);
    }
    if (d.chance(0.3)) {
      double const x = part_of_gdp(0, 0.02);
      asset_backed_loan l{.principal = billions<eur>(x),
                          .instalments = d.of(1, 5),
                          .from = when(),
                          .interest = pct(0, 8),
                          .assets = billions<eur>(x * of(0, 4)),
                          .yield = pct(0, 5),
                          .lenders = some(0.7),
                          .by = by(),
                          .military = pct(0, 100),
                          .scheduled = billions<eur>(x * of(0, 0.3)) / year};
      if (!l.from.is_never() && d.chance(0.5)) l.released = l.from.after(years(d.of(1, 80) / 12.0));
      all.loans.add(l);
    }
  }
  void lends(capital_contribution const& x) {
    bank b{.name = "bank of " + x.name,
           .capital = x.name,
           .first_bond = when(),
           .operating_from = when(),
           .risk_free = pct(0, 5),
           .spread = pct(0, 3),
           .margin = pct(0, 2),
           .yield = pct(0, 9),
           .financed = pct(0, 100),
           .one_borrower = pct(0, 100),
           .use = d.chance(0.5) ? lending::within_target : lending::on_top,
           .grace = years(d.of(0, 6)),
           .repayment = years(d.of(1, 12)),
           .limit_gearing = d.chance(0.7),
           .gearing = of(0.1, 4),
           .limit_equity = true,
           .equity_to_loans = pct(5, 60),
           .limit_usable = d.chance(0.3),
           .call_below = pct(0, 100),
           .call_most = pct(0, 100)};
    for (std::size_t i = 0; i < n; ++i) {
      bool refuses = false;
      for (member_code const m : x.refused) refuses = refuses || m == code(i);
      if (!x.founders.lists(code(i)) || !c.allies.members[i].spends || (refuses && !x.refused_from)) continue;
      if (d.chance(0.2)) b.top_rated.push_back(code(i));
      if (d.chance(0.15)) b.defaults.push_back({code(i), pct(0, 100), when()});
    }
    all.banks.add(b);
  }

  void beside() {
    if (d.chance(0.4)) {
      public_debt x{.of = d.chance(0.5) ? all_members : some(0.5),
                    .opening = pct(0, 200),
                    .interest = pct(0, 8),
                    .marginal = pct(0, 10),
                    .inflation = pct(-2, 8),
                    .primary = pct(-6, 4),
                    .maturity = years(d.in(1.01, 15)),
                    .borrowed = pct(1, 100),
                    .cap_deficit = d.chance(0.5),
                    .deficit_cap = pct(0, 6),
                    .cap_debt = d.chance(0.3),
                    .debt_cap = pct(0, 150)};
      if ((x.cap_deficit || x.cap_debt) && d.chance(0.5))
        x.escape = pct(0, 3), x.escape_from = when(), x.escape_for = years(d.of(0, 60) / 12.0);
      all.debts.add(x);
    }
    for (int k = d.of(0, 2); k > 0; --k) {
      deployment x{
          .name = "force" + std::to_string(k), .heads = {}, .cost = a_head(of(0, 0.3)), .senders = some(0.4),
          .by = by()};
      int m = d.of(-12, length());
      bool const by_event = d.chance(0.3) && !by_path.empty();
      for (int j = d.of(1, 4); j > 0; --j, m += d.of(1, 30))
        x.heads.push_back({by_event ? on(by_path.front()).after(years((m + 12) / 12.0)) : moment(at(m)),
                           headcount<>::from_value(of(0, 20))});
      x.stepwise = d.chance(0.3);
      if (d.chance(0.3)) x.basis = cost_basis::total, x.at_home = a_head(detail::field_access::raw(x.cost) * of(0, 1));
      if (d.chance(0.4)) {
        x.investment = sum(0, 0.005);
        x.invest_from = at(d.of(0, length()));
        x.invest_until = x.invest_from->after(years(d.of(1, 40) / 12.0));
      }
      if (d.chance(0.4)) x.host = spender(), x.host_pays = pct(0, 100);
      x.counts = d.chance(0.5);
      x.indexed = d.chance(0.7);
      all.deployments.add(x);
    }
    int others = 0; // that may replace what the first member provides
    for (std::size_t i = 1; i < n; ++i) others += c.allies.members[i].spends && !c.allies.members[i].partner;
    for (int k = others > 0 ? d.of(0, 2) : 0; k > 0; --k) {
      backfill x{.name = "thing" + std::to_string(k), .held = {}, .who = code(0), .from = when()};
      x.held.push_back({code(0), of(0.5, 50)});
      for (std::size_t i = 1; i < n; ++i)
        if (d.chance(0.6)) x.held.push_back({code(i), of(0, 50)});
      x.withdrawn = pct(0, 100);
      x.phase = years(d.chance(0.4) ? 0 : d.in(0, 5));
      if (d.chance(0.3)) x.ordered = when();
      x.lead = years(d.chance(0.4) ? 0 : d.in(0, 5));
      x.replaced = pct(0, 100);
      x.by = by();
      if (d.chance(0.7)) x.cost = sum(0, 0.001);
      if (d.chance(0.5)) x.upkeep = flow(0, 0.0005);
      x.indexed = d.chance(0.6);
      x.to = final_account();
      x.counts = d.chance(0.5);
      x.substitutable = d.chance(0.5);
      if (!all.backfills.empty() && d.chance(0.6)) x.enablers = {all.backfills[0].name};
      all.backfills.add(x);
    }
    if (d.chance(0.3)) {
      consumables x{.held = {}, .use = of(0.1, 50)};
      for (std::size_t i = 0; i < n; ++i)
        if (c.allies.members[i].spends && (i == 0 || d.chance(0.5))) x.held.push_back({code(i), of(0, 1000)});
      x.by = by();
      if (d.chance(0.8)) {
        x.used_from = at(d.of(0, length()));
        if (d.chance(0.6)) x.used_until = x.used_from->after(years(d.of(1, 60) / 12.0));
      }
      x.goal = of(0, 400);
      if (d.chance(0.4)) x.bought_from = when();
      x.over = years(d.in(0.1, 6));
      x.cost = sum(0, 0.000002);
      x.indexed = d.chance(0.6);
      x.to = final_account();
      x.counts = d.chance(0.5);
      all.goods.add(x);
    }
    if (!mild && d.chance(0.3)) {
      manpower x{.opening = {}, .intake = {}, .length = years(d.in(1, 30)), .cost = a_head(of(0, 0.1))};
      for (std::size_t i = 0; i < n; ++i)
        if (c.allies.members[i].spends && (i == 0 || d.chance(0.5))) {
          x.opening.push_back({code(i), headcount<>::from_value(of(0, 300))});
          x.intake.push_back({code(i), headcount<>::from_value(of(0, 60))});
        }
      if (d.chance(0.5)) x.from = when();
      x.counts = d.chance(0.5);
      x.indexed = d.chance(0.7);
      all.forces.add(x);
    }
    if (d.chance(0.2)) all.dearer.add({.personnel = rate(pct(-3, 5)), .operations = rate(pct(-3, 5))});
  }

  void stocks() {
    int k = 0;
    for (auto s : c.plan.stocks) {
      auto const label = "stock" + std::to_string(k++);
      if (s.covers_other_equipment) all.others.add(changed(to.stock<other_area, 0>(s, label, start)));
      else if (s.stages == 0) all.direct.add(changed(to.stock<two_areas, 0>(s, label, start)));
      else {
        s.lead = c.span.months_per_step / 12.0 * d.of(2, 20);
        all.staged.add(changed(to.stock<two_areas, 2>(s, label, start)));
      }
    }
    if (d.chance(0.3))
      all.learnings.add(
          {.exponent = scalar(of(0, 0.6)), .before = items(0.5, 1000), .cost_growth = rate(pct(-5, 6))});
    if (d.chance(0.4))
      all.industries.add({.capacity = items(0.01, 500),
                          .growth = rate(pct(0, 60)),
                          .backlog = years(d.in(0.1, 4)),
                          .premium = of(0, 1),
                          .calm = of(0, 1),
                          .peak = of(1, 4)});
    bool any = false; // in the area that the rival is compared in
    for (auto const& x : c.plan.stocks) any = any || (!x.covers_other_equipment && x.holds[0] && x.opening[0][1] > 0);
    if (any && d.chance(0.3)) {
      rival x{.which = area::logistics,
              .by = d.chance(0.5) ? comparison::stock : comparison::production,
              .stock = items(0.1, 500),
              .production = items(0.1, 50),
              .growth = pct(-20, 30),
              .attrition = pct(0, 60)};
      if (x.by == comparison::stock && !mild && d.chance(0.5)) x.of = some(0.5);
      for (int j = d.of(0, 2); j > 0; --j) x.surges.push_back({when(), of(0.1, 5)});
      x.enough = of(0, 4);
      if (d.chance(0.6)) x.threat = when();
      all.rivals.add(x);
    }
  }
  template <class Areas, int Stages> stockpile_growth<Areas, Stages> changed(stockpile_growth<Areas, Stages> s) {
    if (d.chance(0.3)) s.from = when();
    if (d.chance(0.4)) s.losses.push_back({when(), Areas::list[0], pct(0, 100), everybody});
    s.measures_by_area = d.chance(0.3);
    s.measures_upkeep = d.chance(0.3);
    if (s.measures_upkeep && d.chance(0.5)) s.upkeep = ratio(pct(0, 100));
    if (Stages > 0 && d.chance(0.4)) {
      s.advance = 100_pct;
      s.paid = {20_pct, 35_pct, 25_pct, 20_pct};
    }
    return s;
  }

public:
  using random_fields::random_fields;
  /// Whether paths differ once nothing is drawn for GDP and prices.
  static bool draws_events(random_lists const& lists) {
    for (std::size_t k = 0; k < lists.events.size(); ++k)
      if (lists.events[k].projected) return true;
    return false;
  }
  /// The same plan without shocks to GDP and prices.
  static random_lists without_shocks(random_lists lists) {
    economy e = lists.economies[0];
    e.volatility = percent(0);
    e.own_volatility.clear();
    lists.economies = several<economy>{e};
    lists.moving_prices = {};
    lists.risks = {};
    return lists;
  }
  void risk() {
    if (!d.chance(0.4)) return;
    all.risks.add({.of = d.chance(0.5) ? everybody : all_members,
                   .volatility = pct(0, 20),
                   .common = pct(0, 100),
                   .drift = pct(0, 8),
                   .drift_common = pct(0, 100),
                   .base_error = pct(0, 10),
                   .centre = d.chance(0.5) ? risk_centre::mean : risk_centre::median});
  }

  random_lists make() {
    events();
    ground();
    claims();
    beside();
    stocks();
    risk();
    return all;
  }
};

} // namespace outlay::test

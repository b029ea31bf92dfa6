// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// How a table becomes a part: key by key, as the part's fields are called.
#pragma once

#include "contents.hpp"
#include "section.hpp"

namespace scenario {

using field_member = outlay::member_code;

inline outlay::economy economy_in(section& s) {
  outlay::economy e = examples::economy();
  std::string const growth = s.text("growth", "IMF, April 2026");
  if (growth == "IMF, April 2025") e.growth = outlay::data::weo_2025_april();
  else if (growth != "IMF, April 2026" && !s.listing()) s.refuse("growth", "\"IMF, April 2026\", \"IMF, April 2025\"");
  s.may("extra", e.extra);
  s.may("of", e.of);
  return e;
}

// What both targets share.
template <class Target> Target target_in(section& s, Target t) {
  s.may("of", t.of);
  s.may("except", t.except);
  s.may("opt_out", t.opt_out);
  s.may("from", t.from);
  s.may("path", t.path);
  for (section& k : s.list("knots")) {
    t.knots.push_back({k.must<outlay::date>("at"), k.must<double>("progress")});
    k.done();
  }
  if (auto r = s.inside("revised")) {
    outlay::revision v{.from = r->must<outlay::moment>("from"), .to = r->must<outlay::share>("to")};
    r->may("by", v.by);
    r->done();
    t.revised = v;
  }
  s.may("floor", t.floor);
  s.may("compliance", t.compliance);
  s.may("own_compliance", t.own_compliance);
  s.may("execution", t.execution);
  s.may("own_execution", t.own_execution);
  s.may("absorption", t.absorption);
  s.may("carry_over", t.carry_over);
  return t;
}
inline share_target<core> core_target_in(section& s) {
  auto t = target_in(
      s, share_target<core>{.to = s.must<outlay::share>("to"), .by = s.must<outlay::date>("by")});
  s.may("remainder", t.remainder);
  if (auto m = s.inside("added")) {
    m->may("equipment", t.added.equipment);
    m->may("personnel", t.added.personnel);
    m->may("infrastructure", t.added.infrastructure);
    m->may("operations", t.added.operations);
    m->done();
  }
  s.may("ration", t.ration);
  return t;
}
inline share_target<resilience> resilience_target_in(section& s) {
  share_target<resilience> t{.existing = s.must<outlay::share>("existing"),
                             .to = s.must<outlay::share>("to"),
                             .by = s.must<outlay::date>("by")};
  s.may("own_existing", t.own_existing);
  s.may("relabelled", t.relabelled);
  s.may("own_relabelled", t.own_relabelled);
  s.may("from_core", t.from_core);
  s.may("own_from_core", t.own_from_core);
  return target_in(s, t);
}

inline pledge pledge_in(section& s) {
  pledge p{.amount = s.must<outlay::payment>("amount"), .from = s.must<outlay::moment>("from")};
  s.may("growth", p.growth);
  s.may("until", p.until);
  s.may("payers", p.payers);
  s.may("by", p.by);
  s.may("to", p.to);
  s.may("counts", p.counts);
  s.may("indexed", p.indexed);
  s.may("delivery", p.delivery);
  s.may("stages", p.stages);
  s.may("supplier", p.supplier);
  s.may("beneficiary", p.beneficiary);
  s.may("tags", p.tags);
  s.may("out_of", p.out_of);
  return p;
}

inline capital_contribution capital_in(section& s) {
  capital_contribution k{.subscribed = s.must<outlay::amount>("subscribed"),
                         .first = s.must<outlay::moment>("first")};
  s.may("paid_in", k.paid_in);
  s.may("instalments", k.instalments);
  s.may("every", k.every);
  s.may("founders", k.founders);
  s.may("by", k.by);
  s.may("counts", k.counts);
  s.may("refused", k.refused);
  s.may("refused_from", k.refused_from);
  s.may("if_refused", k.if_refused);
  return k;
}

inline bank bank_in(section& s) {
  bank b{.capital = s.must<std::string>("capital"),
         .first_bond = s.must<outlay::moment>("first_bond"),
         .operating_from = s.must<outlay::moment>("operating_from"),
         .risk_free = s.must<outlay::rate>("risk_free"),
         .spread = s.must<outlay::rate>("spread"),
         .margin = s.must<outlay::rate>("margin"),
         .yield = s.must<outlay::rate>("yield")};
  s.may("own_yield", b.own_yield);
  s.may("financed", b.financed);
  s.may("one_borrower", b.one_borrower);
  s.may("use", b.use);
  s.may("grace", b.grace);
  s.may("repayment", b.repayment);
  s.may("minimum_liquidity", b.minimum_liquidity);
  s.may("limit_gearing", b.limit_gearing);
  s.may("gearing", b.gearing);
  s.may("limit_equity", b.limit_equity);
  s.may("equity_to_loans", b.equity_to_loans);
  s.may("limit_usable", b.limit_usable);
  s.may("usable_to_loans", b.usable_to_loans);
  s.may("risk_weight", b.risk_weight);
  s.may("usable_callable", b.usable_callable);
  s.may("top_rated", b.top_rated);
  for (section& d : s.list("defaults")) {
    b.defaults.push_back(
        {d.must<field_member>("member"), d.must<outlay::ratio>("value"), d.must<outlay::moment>("at")});
    d.done();
  }
  s.may("call_below", b.call_below);
  s.may("call_most", b.call_most);
  return b;
}

inline asset_backed_loan loan_in(section& s) {
  asset_backed_loan l{.principal = s.must<outlay::amount>("principal"),
                      .from = s.must<outlay::moment>("from"),
                      .assets = s.must<outlay::amount>("assets"),
                      .yield = s.must<outlay::rate>("yield")};
  s.may("instalments", l.instalments);
  s.may("every", l.every);
  s.may("interest", l.interest);
  s.may("released", l.released);
  s.may("lenders", l.lenders);
  s.may("by", l.by);
  s.may("military", l.military);
  s.may("scheduled", l.scheduled);
  return l;
}

// Lifts by area; those that are not given share what is left of `whole`, by value.
inline std::array<outlay::lift, 6> lifts_in(section s) {
  auto const whole = s.maybe<outlay::percent>("whole");
  double left = whole ? whole->value() : 0, weight_left = 1;
  std::array<std::optional<double>, 6> own;
  auto const& keys = area_names();
  for (std::size_t a = 0; a < 6; ++a)
    if (auto const x = s.maybe<outlay::percent>(keys[a].c_str())) {
      own[a] = x->value();
      left -= weight[a] * x->value();
      weight_left -= weight[a];
    }
  s.done();
  for (std::size_t a = 0; a < 6; ++a)
    if (!own[a] && !whole)
      s.refuse(keys[a].c_str(), "a percentage for each area, or one for the whole, such as whole = \"30 %\"");
  if (whole && weight_left < 1e-9 && !s.listing())
    s.refuse("whole", "no figure for the whole where each area has its own");
  auto const lift = [&](std::size_t a) -> outlay::lift {
    return outlay::percent(own[a] ? *own[a] : left / weight_left);
  };
  return {lift(0), lift(1), lift(2), lift(3), lift(4), lift(5)};
}
inline stock_part stock_in(section& s, outlay::alliance<> const& allies) {
  auto const lift = s.inside("lift");
  if (!lift) s.refuse("lift", "growth by area, as in lift = { whole = \"30 %\", air_defence = \"400 %\" }");
  outlay::percent const loss = s.maybe<outlay::percent>("attrition").value_or(outlay::percent(100 * attrition));
  if (!(loss.value() > 0 && loss.value() < 100) && !s.listing())
    s.refuse("attrition", "more than 0 % and less than 100 % a year: opening stocks are what purchases keep up");
  stock_part g{.lift = lifts_in(*lift),
               .over = s.must<outlay::time_span>("over"),
               .opening = opening_stocks(allies, loss.value() / 100)};
  g.attrition = loss;
  s.may("flat", g.flat);
  s.may("from", g.from);
  s.may("equipment_share", static_cast<outlay::ratio&>(g.equipment_share));
  s.may("paid", g.paid);
  s.may("measures_upkeep", g.measures_upkeep);
  s.may("upkeep", static_cast<outlay::ratio&>(g.upkeep));
  for (section& o : s.list("own_over")) {
    g.own_over.push_back({o.must<outlay::area>("area"), o.must<outlay::time_span>("over")});
    o.done();
  }
  // A lead that is given holds in all areas but those of `own_lead`; without one all leads are those of the examples.
  auto const given = s.maybe<outlay::fixed_time>("lead");
  g.lead = given.value_or(examples::lead);
  if (!given) g.own_lead = examples::own_leads;
  for (section& o : s.list("own_lead")) {
    auto const which = o.must<outlay::area>("area");
    outlay::fixed_time const time = o.must<outlay::fixed_time>("lead");
    std::erase_if(g.own_lead, [&](auto const& own) { return own.which == which; });
    g.own_lead.push_back({which, time});
    o.done();
  }
  for (section& l : s.list("losses")) {
    g.losses.push_back({.at = l.must<outlay::moment>("at"),
                        .which = l.must<outlay::area>("area"),
                        .value = l.must<outlay::ratio>("value")});
    l.may("of", g.losses.back().of);
    l.done();
  }
  return g;
}

/// Without a capacity of its own, industry can start what was bought in the base year.
inline industry_part industry_in(section& s, outlay::alliance<> const& allies) {
  industry_part i{.capacity = capacity(allies)};
  s.may("capacity", i.capacity);
  s.may("growth", i.growth);
  s.may("backlog", i.backlog);
  s.may("premium", i.premium);
  s.may("calm", i.calm);
  s.may("peak", i.peak);
  return i;
}
inline learning_part learning_in(section& s) {
  learning_part l{.exponent = s.must_by_area<outlay::scalar>("exponent"),
                  .before = s.must_by_area<outlay::item_count>("before")};
  s.may("cost_growth", l.cost_growth);
  return l;
}

inline deployment deployment_in(section& s) {
  std::vector<outlay::strength> heads;
  for (section& k : s.list("heads")) {
    heads.push_back({k.must<outlay::moment>("at"), k.must<outlay::head_count>("value")});
    k.done();
  }
  deployment d{.heads = heads, .cost = s.must<outlay::head_cost>("cost")};
  s.may("stepwise", d.stepwise);
  s.may("basis", d.basis);
  s.may("at_home", d.at_home);
  s.may("investment", d.investment);
  s.may("invest_from", d.invest_from);
  s.may("invest_until", d.invest_until);
  s.may("senders", d.senders);
  s.may("by", d.by);
  s.may("host", d.host);
  s.may("host_pays", d.host_pays);
  s.may("counts", d.counts);
  s.may("indexed", d.indexed);
  s.may("prices", d.prices);
  return d;
}
inline backfill backfill_in(section& s) {
  std::vector<outlay::holding> held;
  s.must("held", held);
  backfill b{.held = held, .who = s.must<field_member>("who"), .from = s.must<outlay::moment>("from")};
  s.may("unit", b.unit);
  s.may("withdrawn", b.withdrawn);
  s.may("phase", b.phase);
  s.may("ordered", b.ordered);
  s.may("lead", b.lead);
  s.may("replaced", b.replaced);
  s.may("replaced_by", b.replaced_by);
  s.may("by", b.by);
  s.may("cost", b.cost);
  s.may("upkeep", b.upkeep);
  s.may("indexed", b.indexed);
  s.may("to", b.to);
  s.may("counts", b.counts);
  s.may("substitutable", b.substitutable);
  s.may("enablers", b.enablers);
  return b;
}
inline consumables consumables_in(section& s) {
  std::vector<outlay::holding> held;
  s.must("held", held);
  consumables c{.held = held, .use = s.must<outlay::scalar>("use")};
  s.may("unit", c.unit);
  s.may("by", c.by);
  s.may("used_from", c.used_from);
  s.may("used_until", c.used_until);
  s.may("goal", c.goal);
  s.may("bought_from", c.bought_from);
  s.may("over", c.over);
  s.may("cost", c.cost);
  s.may("indexed", c.indexed);
  s.may("to", c.to);
  s.may("counts", c.counts);
  return c;
}
inline manpower manpower_in(section& s) {
  outlay::by_member<outlay::head_count> opening, intake;
  s.must("opening", opening);
  s.must("intake", intake);
  manpower m{.opening = opening,
             .intake = intake,
             .length = s.must<outlay::time_span>("length"),
             .cost = s.must<outlay::head_cost>("cost")};
  s.may("from", m.from);
  s.may("until", m.until);
  s.may("indexed", m.indexed);
  s.may("counts", m.counts);
  return m;
}

inline real_costs costs_in(section& s) {
  real_costs c{};
  s.may("of", c.of);
  s.may("personnel", c.personnel);
  s.may("operations", c.operations);
  return c;
}

inline public_debt debt_in(section& s) {
  public_debt d{.opening = s.must<outlay::debt_ratio>("opening"),
                .interest = s.must<outlay::rate>("interest"),
                .marginal = s.must<outlay::rate>("marginal"),
                .inflation = s.must<outlay::rate>("inflation")};
  s.may("of", d.of);
  s.may("own_opening", d.own_opening);
  s.may("own_interest", d.own_interest);
  s.may("own_marginal", d.own_marginal);
  s.may("own_inflation", d.own_inflation);
  s.may("primary", d.primary);
  s.may("own_primary", d.own_primary);
  s.may("maturity", d.maturity);
  s.may("borrowed", d.borrowed);
  s.may("cap_deficit", d.cap_deficit);
  s.may("deficit_cap", d.deficit_cap);
  s.may("cap_debt", d.cap_debt);
  s.may("debt_cap", d.debt_cap);
  s.may("escape", d.escape);
  s.may("escape_from", d.escape_from);
  s.may("escape_for", d.escape_for);
  return d;
}
inline feedback feedback_in(section& s) {
  feedback f{.multiplier = s.must<outlay::scalar>("multiplier"),
             .domestic = s.must<outlay::ratio>("domestic"),
             .fades = s.must<outlay::time_span>("fades")};
  s.may("of", f.of);
  return f;
}
inline rival rival_in(section& s) {
  rival r{.which = s.must<outlay::area>("which"),
          .by = s.must<outlay::comparison>("by"),
          .stock = s.must<outlay::item_count>("stock"),
          .production = s.must<outlay::item_count>("production")};
  s.may("of", r.of);
  s.may("growth", r.growth);
  s.may("attrition", r.attrition);
  for (section& k : s.list("surges")) {
    r.surges.push_back({k.must<outlay::moment>("at"), k.must<outlay::scalar>("value")});
    k.done();
  }
  s.may("enough", r.enough);
  s.may("threat", r.threat);
  return r;
}

/// A figure of the run at or above a level, or at or below it: { core_share = "all members", at_least = "3 %" },
/// { stock_index = "Europe and Canada", area = "logistics", at_least = 1.2 }, { gdp = "DEU", at_least = "5000 bn USD of
/// 2021/year" }, { part = "rival", measure = "ratio", at_most = 1 }.
inline outlay::condition condition_in(section s) {
  auto const core_share = s.maybe<outlay::group>("core_share"), gdp = s.maybe<outlay::group>("gdp"),
             stock_index = s.maybe<outlay::group>("stock_index");
  auto const which = s.maybe<outlay::area>("area");
  auto const part = s.maybe<std::string>("part"), measure = s.maybe<std::string>("measure");
  auto const of = s.maybe<outlay::group>("of");
  auto const with_level = [&]<class Level>(outlay::figure_of_run<Level> const& figure) {
    auto const least = s.maybe<Level>("at_least"), most = s.maybe<Level>("at_most");
    s.done();
    if (least.has_value() == most.has_value() && !s.listing())
      s.refuse(least ? "at_most" : "at_least", "a level, under either at_least or at_most");
    return least ? figure.at_least(*least) : figure.at_most(*most);
  };
  int const figures = core_share.has_value() + gdp.has_value() + stock_index.has_value() + measure.has_value();
  if (figures != 1 && !s.listing())
    s.refuse(core_share ? "core_share" : gdp ? "gdp" : stock_index ? "stock_index" : "measure",
             "one figure: core_share, gdp, stock_index or measure");
  if (which && !stock_index) s.refuse("area", "an area only beside stock_index");
  if (of && !measure) s.refuse("of", "a group only beside measure");
  if (part.has_value() != measure.has_value()) s.refuse("part", "a part's label beside measure");
  if (s.listing()) { // the kinds of level
    (void)with_level(outlay::condition::core_share(*core_share));
    (void)with_level(outlay::condition::gdp(*gdp));
  } else if (stock_index) return with_level(outlay::condition::stock_index(*stock_index, which));
  else if (gdp) return with_level(outlay::condition::gdp(*gdp));
  else if (core_share) return with_level(outlay::condition::core_share(*core_share));
  return with_level(outlay::condition::measure(*part, *measure, of.value_or(outlay::all_members)));
}
inline event event_in(section& s) {
  event e{};
  s.may("at", e.at);
  s.may("probability", e.probability);
  s.may("rate", e.rate);
  if (auto const when = s.inside("when")) e.when = condition_in(*when);
  s.may("from", e.from);
  s.may("until", e.until);
  s.may("projected", e.projected);
  return e;
}

} // namespace scenario

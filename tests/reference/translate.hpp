// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include "input.hpp"

#include <outlay/outlay.hpp>

/// The reference's input as an alliance, a plan and a horizon of the library.
namespace outlay::test {

using two_areas = areas<area::air_defence, area::logistics>;
using other_area = areas<area::other_equipment>;

class translation {
  reference::alliance const& from;

  static date at(reference::date d) {
    std::chrono::year const y(d.months / 12);
    if (d.is_year) return y;
    return y / std::chrono::month(static_cast<unsigned>(d.months % 12 + 1));
  }
  static date at(int month) { return at({month, false}); }
  static percent pct(double x) { return percent(100 * x); }
  static yearly by_year(reference::yearly const& y) { return {y.first, y.values}; }
  std::vector<member_code> codes(std::vector<bool> const& who) const {
    std::vector<member_code> c;
    for (std::size_t i = 0; i < who.size(); ++i)
      if (who[i]) c.push_back(code(static_cast<int>(i)));
    return c;
  }
  template <class Field> static by_member<Field> own(reference::by_member const& b) {
    by_member<Field> f;
    for (auto const& [i, x] : b.own) f.push_back({code(i), Field(pct(x))});
    return f;
  }
  template <class Field, class F> static Field in_money(int money, F make) {
    switch (money) {
    case 0: return Field(make(usd_2021()));
    case 1: return Field(make(usd()));
    case 2: return Field(make(eur()));
    default: return Field(make(gbp()));
    }
  }
  outlay::key divided(reference::key const& k, std::vector<bool> const& among) const {
    std::vector<std::pair<member_code, double>> s;
    for (std::size_t i = 0; i < k.shares.size(); ++i)
      if (among[i] && from.members[i].spends) s.emplace_back(code(static_cast<int>(i)), k.shares[i]);
    auto const custom = key::custom(s);
    std::pair<double, outlay::key> const ways[] = {{k.gdp, key::gdp()},
                                                   {k.baseline, key::baseline_gdp()},
                                                   {k.equal, key::equal()},
                                                   {k.population, key::population()},
                                                   {k.custom, custom}};
    double all = 0;
    outlay::key sum = key::gdp();
    for (auto const& [w, way] : ways)
      if (w > 0) sum = all > 0 ? key::blend(all / (all + w), sum, way) : way, all += w;
    return sum;
  }

public:
  explicit translation(reference::alliance const& a) : from(a) {}

  static member_code code(int i) { return std::string("M") + static_cast<char>('A' + i); }

  alliance<> allies() const {
    std::vector<member> members;
    for (std::size_t i = 0; i < from.members.size(); ++i) {
      auto const& m = from.members[i];
      auto const part = [](double x) { return ratio(number<>::from_value(x)); };
      member x{.code = code(static_cast<int>(i)),
               .gdp = billions<usd_2021>(m.gdp) / year,
               .core = share(pct(m.core)),
               .mix = {part(m.equipment), part(m.personnel), part(m.infrastructure), part(m.operations)},
               .price_level = m.price_level,
               .population = m.population,
               .spends = m.spends,
               .partner = m.partner};
      if (m.from != -reference::never) x.from = at(m.from);
      if (m.until != reference::never) x.until = at(m.until);
      members.push_back(x);
    }
    alliance_facts facts{.base_year = from.base_year, .prices = by_year(from.prices)};
    for (auto const& r : from.rates) {
      exchange_rate e{r.money == 2 ? id_of<eur> : id_of<gbp>, by_year(r.rate)};
      if (r.who >= 0) e.code = code(r.who);
      facts.rates.push_back(e);
    }
    return alliance<>(members, facts);
  }

  static horizon span(reference::horizon const& h) {
    return {.from = std::chrono::year(h.first_year),
            .until = std::chrono::year(h.first_year + h.years),
            .step = static_cast<step_length>(h.months_per_step)};
  }

  outlay::economy economy(reference::economy const& e) const {
    growth_table table{"random", {}};
    for (std::size_t i = 0; i < from.members.size(); ++i)
      table.rows.push_back({code(static_cast<int>(i)), by_year(from.members[i].growth)});
    return {.growth = table,
            .extra = rate(pct(e.extra)),
            .reading = e.opening_instant ? gdp_reading::opening_instant : gdp_reading::annual_mean};
  }

  template <class Target> void fill(share_target<Target>& x, reference::share_target const& t) const {
    x.from = at(t.from);
    x.path = static_cast<profile>(t.path);
    for (auto const& [when, done] : t.knots) x.knots.push_back({at(when), done});
    x.except = own<share>(t.to);
    x.opt_out = codes(t.opts_out);
    if (t.revises) x.revised = revision{at(t.revised_from), share(pct(t.revised_to)), at(t.revised_by)};
    x.floor = t.floor;
    x.compliance = ratio(pct(t.compliance.all));
    x.own_compliance = own<ratio>(t.compliance);
    x.execution = ratio(pct(t.execution.all));
    x.own_execution = own<ratio>(t.execution);
    x.absorption = rate(pct(t.absorption));
    x.carry_over = t.carry_over;
  }
  share_target<core> core_target(reference::share_target const& t, std::string const& name) const {
    share_target<core> x{.name = name, .of = group("of", codes(t.of)), .to = share(pct(t.to.all)), .by = at(t.by)};
    fill(x, t);
    x.ration = t.ration;
    return x;
  }
  share_target<resilience> resilience_target(reference::share_target const& t, std::string const& name) const {
    share_target<resilience> x{.name = name,
                               .of = group("of", codes(t.of)),
                               .existing = share(pct(t.existing.all)),
                               .own_existing = own<share>(t.existing),
                               .to = share(pct(t.to.all)),
                               .by = at(t.by)};
    fill(x, t);
    return x;
  }

  outlay::pledge pledge(reference::pledge const& p, std::string const& name) const {
    auto const sum = in_money<payment>(p.money, [&]<class Money>(Money) {
      return p.once ? payment(billions<Money>(p.amount)) : payment(billions<Money>(p.amount) / year);
    });
    outlay::pledge x{.name = name,
                     .amount = sum,
                     .growth = rate(pct(p.growth)),
                     .from = at(p.from),
                     .payers = group("payers", codes(p.payers)),
                     .by = divided(p.by, p.payers),
                     .to = static_cast<account>(p.to),
                     .counts = p.counts,
                     .indexed = p.indexed};
    if (p.until != reference::never) x.until = at(p.until);
    return x;
  }

  outlay::capital_contribution capital(reference::capital_contribution const& c, std::string const& name) const {
    outlay::capital_contribution x{
        .name = name,
        .subscribed = in_money<amount>(c.money, [&]<class Money>(Money) { return billions<Money>(c.subscribed); }),
        .paid_in = ratio(pct(c.paid_in)),
        .instalments = c.instalments,
        .every = duration<>::from_value(c.months_between / 12.0),
        .first = at(c.first),
        .founders = group("founders", codes(c.founders)),
        .by = divided(c.by, c.founders),
        .counts = c.counts,
        .refused = codes(c.refused)};
    x.if_refused = c.rescale ? refusal::rescale : refusal::shrink;
    if (!x.refused.empty() && c.refused_from != -reference::never) x.refused_from = at(c.refused_from);
    return x;
  }

  template <class Areas, int Stages>
  stockpile_growth<Areas, Stages> stock(reference::stock_growth const& s, std::string const& name,
                                        int first_month) const {
    auto const each = [&]<class Field>(std::array<double, 2> const& x, Field (*make)(double)) {
      if constexpr (Areas::count == 1) return std::array<Field, 1>{make(x[0])};
      else return std::array<Field, 2>{make(x[0]), make(x[1])};
    };
    stockpile_growth<Areas, Stages> x{.name = name,
                                      .lift = each(s.lift, +[](double l) { return lift(pct(l)); }),
                                      .over = duration<>::from_value(s.over[0]),
                                      .opening = {},
                                      .flat = codes(s.flat),
                                      .attrition = each(s.attrition, +[](double r) { return ratio(pct(r)); }),
                                      .unit_cost = each(s.unit_cost, +[](double c) {
                                        return item_cost(billions<usd_2021>(c) / stock_value<>::from_value(1));
                                      }),
                                      .lead = duration<>::from_value(s.lead),
                                      .advance = ratio(pct(s.advance))};
    // a year stands for its end, so that a January can be said in two ways
    if (s.from % 24 == 0) x.from = std::chrono::year(s.from / 12 - 1);
    else if (s.from != first_month) x.from = at(s.from);
    if (s.equipment_share >= 0) x.equipment_share = ratio(pct(s.equipment_share));
    for (std::size_t i = 0; i < s.holds.size(); ++i) {
      if (!s.holds[i]) continue;
      opening_stock<Areas> o{code(static_cast<int>(i)), {}};
      for (std::size_t a = 0; a < Areas::count; ++a) o.units[a] = s.opening[i][a];
      x.opening.push_back(o);
    }
    if (Areas::count == 2 && s.over[1] != s.over[0])
      x.own_over.push_back({area::logistics, duration<>::from_value(s.over[1])});
    return x;
  }

  auto plan(reference::plan const& p, reference::horizon const& h) const {
    int const first_month = h.first_year * 12;
    several<share_target<core>> cores;
    several<share_target<resilience>> resiliences;
    several<outlay::pledge> pledges;
    several<capital_contribution> capitals;
    several<stockpile_growth<two_areas, 0>> none;
    several<stockpile_growth<two_areas, 1>> one;
    several<stockpile_growth<two_areas, 2>> two;
    several<stockpile_growth<two_areas, 3>> three;
    several<stockpile_growth<two_areas, 6>> six;
    several<stockpile_growth<other_area, 0>> other;
    several<outlay::learning<two_areas>> learnings;
    for (auto const& l : p.learning) {
      auto const units = [](double x) { return item_count(stock_value<>::from_value(x)); };
      learnings.add({.exponent = {scalar(l.exponent[0]), scalar(l.exponent[1])},
                     .before = {units(l.before[0]), units(l.before[1])}});
    }
    int k = 0;
    auto const name = [&] { return "part " + std::to_string(k++); };
    for (auto const& t : p.targets)
      if (t.core) cores.add(core_target(t, name()));
      else resiliences.add(resilience_target(t, name()));
    for (auto const& x : p.pledges) pledges.add(pledge(x, name()));
    for (auto const& x : p.capitals) capitals.add(capital(x, name()));
    for (auto const& s : p.stocks) {
      if (s.covers_other_equipment) other.add(stock<other_area, 0>(s, name(), first_month));
      else if (s.stages == 0) none.add(stock<two_areas, 0>(s, name(), first_month));
      else if (s.stages == 1) one.add(stock<two_areas, 1>(s, name(), first_month));
      else if (s.stages == 2) two.add(stock<two_areas, 2>(s, name(), first_month));
      else if (s.stages == 3) three.add(stock<two_areas, 3>(s, name(), first_month));
      else six.add(stock<two_areas, 6>(s, name(), first_month));
    }
    return outlay::plan(economy(p.economy), cores, resiliences, pledges, capitals, none, one, two, three, six, other,
                        learnings);
  }
};

} // namespace outlay::test

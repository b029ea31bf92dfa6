// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/part.hpp>
#include <outlay/schema/measures.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// Public debt over annual GDP, with the plan and without it:
/// d' = d ((1+r)/(1+n))^dt - pb dt + [phi (final - final of the baseline) + paid-in + calls + draw-downs - repayments]
/// / GDP, n the growth of nominal GDP, r the effective rate, which follows the marginal one by 1/maturity a year. The
/// baseline holds the share of GDP that final accounts take in the first step. A fiscal rule may cap the deficit or
/// debt; it holds back the rise alone.
struct public_debt {
  [[no_unique_address]] named_only _{};
  static constexpr std::string_view kind = "public_debt";
  std::string name = {};
  group of = all_members;
  debt_ratio opening;
  by_member<debt_ratio> own_opening = {};
  rate interest;
  by_member<rate> own_interest = {};
  rate marginal;
  by_member<rate> own_marginal = {};
  rate inflation;
  by_member<rate> own_inflation = {};
  balance primary = 0_pct;
  by_member<balance> own_primary = {};
  time_span maturity = 8_years;
  ratio borrowed = 100_pct;
  bool cap_deficit = false;
  share deficit_cap = 3_pct;
  bool cap_debt = false;
  debt_ratio debt_cap = 60_pct;
  share escape = 0_pct;
  std::optional<moment> escape_from = {};
  fixed_time escape_for = 4_years;

  struct measure { enum : int { debt, without, owed, held_back, escaped, count }; };
  static constexpr void describe(auto& d) {
    using parts::field;
    using c = public_debt;
    d.is({.one_for_each_member = &c::of});
    d.acts(parts::hook::buy, {.changes = parts::shared::means});
    d.acts(parts::hook::settle, {.reads = parts::shared::capital, .sets = parts::shared::debt});
    d.optional(field<&c::of>, "whose debt");
    d.required(field<&c::opening>, "debt over annual GDP at the start of the horizon");
    d.optional(field<&c::own_opening>, "the same for single members; of the others, `opening`", {.among = &c::of});
    d.required(field<&c::interest>, "effective rate of the opening debt, a year");
    d.optional(field<&c::own_interest>, "the same for single members; of the others, `interest`", {.among = &c::of});
    d.required(field<&c::marginal>, "rate of new debt, a year");
    d.optional(field<&c::own_marginal>, "the same for single members; of the others, `marginal`", {.among = &c::of});
    d.required(field<&c::inflation>, "growth of the member's own GDP deflator, a year");
    d.optional(field<&c::own_inflation>, "the same for single members; of the others, `inflation`", {.among = &c::of});
    d.optional(field<&c::primary>, "pb: primary balance of the baseline, share of GDP, negative for a deficit");
    d.optional(field<&c::own_primary>, "the same for single members; of the others, `primary`", {.among = &c::of});
    d.optional(field<&c::maturity>, "of the debt, on average", {.more_than = 1, .at_most = 100});
    d.optional(field<&c::borrowed>, "phi: part of the rise of outlay that is borrowed",
               {.more_than = 0, .where = {&c::has_rule, " where a rule caps"}});
    d.optional(field<&c::cap_deficit>, "whether a rule caps the deficit of the year");
    d.optional(field<&c::deficit_cap>, "cap of the deficit, share of GDP");
    d.optional(field<&c::cap_debt>, "whether a rule caps debt");
    d.optional(field<&c::debt_cap>, "cap of debt over annual GDP");
    d.optional(field<&c::escape>, "escape clause: borrowing that the rule does not see, share of GDP a year");
    d.optional(field<&c::escape_from>, "start of the escape clause; needed with one");
    d.optional(field<&c::escape_for>, "how long the escape clause lasts",
               {.at_least = 0, .at_most = 1200, .whole_months = true});
    d.measure(measure::debt, "debt", parts::in_money, {.level = true});
    d.measure(measure::without, "debt without the plan", parts::in_money, {.level = true});
    d.measure(measure::owed, "owed to banks", parts::in_money, {.level = true});
    d.measure(measure::held_back, "held back", parts::in_money);
    d.measure(measure::escaped, "escape used", parts::in_money);
  }
  static public_debt example() {
    return {.name = "debt", .opening = 60_pct, .interest = 2_pct, .marginal = 3_pct, .inflation = 2_pct};
  }

  [[gnu::cold]] void check(auto& c) const {
    double const escapes = detail::field_access::raw(escape);
    c.require(escape_from.has_value() || escapes == 0, "escape_from", "unset", "the start of the escape clause");
    if (escape_from && !has_rule())
      c.refuse("escape", {detail::in_percent{escapes}}, "a rule to escape from: cap_deficit or cap_debt");
    c.follows_debt(c("of", of));
  }
  bool has_rule() const { return cap_deficit || cap_debt; }

  struct lender {
    int fund;
    money_id money;
    member_set borrowers;
  };
  template <class P> struct setup {
    std::vector<int> members;
    int place[max_members]; // among them, -1 for others
    std::vector<P> opening, primary;
    std::vector<P> kept;    // [step][member]: ((1+r)/(1+inflation))^dt
    std::vector<P> rate;    // [step][member]: r
    std::vector<P> worn;    // [member]: (1+inflation)^-dt, what prices leave of a debt without interest
    timing escape_from, escape_until;
    bool rule;
    parts::measure_numbers<public_debt> measures;
    std::vector<lender> lenders; // that may write off loans
  };
  template <class P, class M> auto prepare(field_reader<P, M> const& r) const {
    std::string const part = detail::label(*this);
    member_set const who = r.allies().set_of(of, part, "of");
    timing const start = escape_from ? r.when(*escape_from) : timing{timing::beyond};
    setup<P> x{};
    x.escape_from = start;
    x.escape_until = start.later(static_cast<int>(std::lround(12 * detail::field_access::raw(escape_for))));
    x.rule = has_rule();
    for (int i = 0; i < max_members; ++i) {
      x.place[i] = -1;
      if (i >= r.members() || !(who >> i & 1)) continue;
      x.place[i] = static_cast<int>(x.members.size());
      x.members.push_back(i);
    }
    fill(r, x);
    x.measures.find(r.set(), part);
    for (detail::known_fund const& f : r.set().funds())
      if (f.slot >= 0 && f.writes_off) x.lenders.push_back({f.slot, f.money, f.founders});
    return x;
  }
  template <class P, class M> void fill(field_reader<P, M> const& r, setup<P>& x) const {
    for (auto* v : {&x.opening, &x.primary, &x.worn, &x.rate, &x.kept}) v->clear();
    auto const own = [&](auto const& common, auto const& list, int i) {
      auto const* f = &common;
      for (auto const& o : list)
        if (o.code == r.allies()[i].code) f = &o.value;
      return r[*f].value();
    };
    P const dt(r.grid().dt()), one(1.0);
    for (int const i : x.members) {
      x.opening.push_back(own(opening, own_opening, i));
      x.primary.push_back(own(primary, own_primary, i));
      x.worn.push_back(pow(one / (one + own(inflation, own_inflation, i)), dt));
    }
    // The gap between the effective and the marginal rate shrinks by 1/maturity a year.
    P const shrinks = pow(one - one / r[maturity].value(), dt);
    P gap = one;
    for (int t = 0; t < r.grid().steps(); ++t) {
      for (int const i : x.members) {
        P const now = own(interest, own_interest, i), later = own(marginal, own_marginal, i);
        P const paid = later + (now - later) * gap;
        x.rate.push_back(paid);
        x.kept.push_back(pow((one + paid) / (one + own(inflation, own_inflation, i)), dt));
      }
      gap = gap * shrinks;
    }
  }

  /// By member, over annual GDP; `baseline` is the share of GDP that final accounts took in the first step.
  template <class V> struct state {
    std::vector<V> debt, without, owed, baseline, gdp;
    V price;
  };
  template <class S, class P, class V> void start(S&, setup<P> const& u, state<V>& x) const {
    std::size_t const n = u.members.size();
    x.debt.resize(n);
    for (std::size_t k = 0; k < n; ++k) x.debt[k] = V(u.opening[k]);
    x.without = x.debt;
    for (std::vector<V>* v : {&x.owed, &x.baseline, &x.gdp}) v->assign(n, V(0.0));
    x.price = V(1.0);
  }

  // The first step of a member: the base of its baseline, and without a rule.
  template <class S> static bool enters(S const& s, int i) {
    return (s.active() >> i & 1) && (s.index() == 0 || !(s.set().active(s.index() - 1) >> i & 1));
  }
  // What growth of GDP and prices leaves of a ratio, but for inflation that every year brings: 1 over real growth and
  // shocks.
  template <class S, class V>
  static OUTLAY_DETAIL_INLINE V diluted(S const& s, state<V> const& x, std::size_t k, int i) {
    V const now = s.gdp_of(i).value();
    V const before = s.index() == 0 ? V(s.baseline_gdp(i) / s.opening_growth(i)) : x.gdp[k];
    if constexpr (S::price_shocks) return before / now * (x.price / s.price_shock());
    else return before / now;
  }

  // What banks write off of a member's loans in this step: it is owed no more, and no cash moves.
  template <class S, class P>
  static OUTLAY_DETAIL_INLINE typename S::value written_off(S& s, setup<P> const& u, int i) {
    typename S::value sum(0.0);
    for (lender const& l : u.lenders)
      if (l.borrowers >> i & 1) sum += s.rate_of(l.money).into_ledger(i, s.fund_at(l.fund).written_off[i]);
    return sum;
  }

  template <class S, class P, class V> struct rule_work {
    using money = typename S::money;
    S& s;
    public_debt const& part;
    setup<P> const& u;
    state<V>& x;
    V dt, escape; // escape: share of GDP in this step
    bool active, measuring;
    OUTLAY_DETAIL_INLINE void operator()(int i, typename S::row& r) const {
      if (!active || u.place[i] < 0 || !(s.active() >> i & 1) || enters(s, i)) return;
      auto const k = static_cast<std::size_t>(u.place[i]);
      auto const cell = static_cast<std::size_t>(s.index()) * u.members.size() + k;
      V const gdp = s.gdp_of(i).value(), pb(u.primary[k]), phi(s[part.borrowed].value());
      V const paid_in = r.asked(account::paid_in).value(),
              called = (r.asked(account::call) + r.asked(account::interest)).value();
      V room(1e9); // borrowing of this step that the rule allows, over annual GDP
      if (part.cap_deficit)
        room = min(room, (V(s[part.deficit_cap].value()) + pb - V(u.rate[cell]) * (x.debt[k] - x.owed[k])) * dt -
                             called / gdp);
      if (part.cap_debt) {
        V const d = diluted(s, x, k, i);
        V const untouched = (x.debt[k] - x.owed[k]) * V(u.kept[cell]) * d + x.owed[k] * V(u.worn[k]) * d - pb * dt;
        // Loans pay for outlay that would else be borrowed in part: what they add to debt is the rest.
        V const lent =
            (r.asked(account::loan_drawn) - r.backed() - r.asked(account::loan_repaid)).value() * (V(1.0) - phi);
        room =
            min(room, V(s[part.debt_cap].value()) - untouched - (paid_in + called + lent - written_off(s, u, i)) / gdp);
      }
      room = max(room, V(0.0));
      V const baseline = x.baseline[k] * gdp * dt;
      // Outlay beside the means, what loans on top of them buy included; capital that is paid out of them is no outlay.
      V const beyond = r.final_on_top().value() + r.lent().value() - (paid_in - r.on_top(account::paid_in).value());
      V const means = (r.core_means() + r.resilience_means()).value();
      V const allowed = baseline + (room + escape) * gdp / phi;
      V const f = min(V(1.0), max(allowed - beyond, V(0.0)) / max(means, V(1e-300)));
      r.hold_means(number<V>::from_value(f));
      if (!measuring) return;
      s.post(u.measures[measure::held_back], i, (V(1.0) - f) * means);
      V const used = (f * means + beyond - baseline) * phi - room * gdp;
      s.post(u.measures[measure::escaped], i, min(max(used, V(0.0)), escape * gdp));
    }
  };
  template <class S, class P, class V> OUTLAY_DETAIL_INLINE auto buy(S& s, setup<P> const& u, state<V>& x) const {
    V const months = s.months_since(u.escape_from) - s.months_since(u.escape_until);
    return rule_work<S, P, V>{.s = s,
                              .part = *this,
                              .u = u,
                              .x = x,
                              .dt = V(s.dt().value()),
                              .escape = V(s[escape].value()) * months / V(12.0),
                              .active = u.rule,
                              .measuring = s.measuring()};
  }

  template <class S, class P, class V> struct debt_work {
    S& s;
    public_debt const& part;
    setup<P> const& u;
    state<V>& x;
    V dt, phi;
    bool measuring;
    OUTLAY_DETAIL_INLINE void operator()(int i, typename S::row& r) const {
      if (u.place[i] < 0) return;
      auto const k = static_cast<std::size_t>(u.place[i]);
      auto const cell = static_cast<std::size_t>(s.index()) * u.members.size() + k;
      V const gdp = s.gdp_of(i).value(), d = diluted(s, x, k, i), pb(u.primary[k]);
      V const kept = V(u.kept[cell]) * d, worn = V(u.worn[k]) * d;
      // Loans that others repay, and what they buy, are none of the member's debt.
      V const outlay = (r.template sum<final_accounts>() - r.backed()).value();
      if (enters(s, i)) x.baseline[k] = outlay / (gdp * dt);
      V const drawn = (r.booked(account::loan_drawn) - r.backed()).value(),
              repaid = r.booked(account::loan_repaid).value();
      // The part phi of what the rise costs in cash is borrowed on the market: loans pay for some of it, their
      // repayment adds to it.
      // Who has left spends nothing here, and saves nothing by it.
      V const usual = s.active() >> i & 1 ? x.baseline[k] * gdp * dt : V(0.0);
      V const rise = (outlay - usual) - drawn + repaid;
      V const other = (r.booked(account::paid_in) + r.booked(account::call) + r.booked(account::interest)).value();
      V const change = u.lenders.empty() ? drawn - repaid : (drawn - repaid) - written_off(s, u, i);
      x.debt[k] = ((x.debt[k] - x.owed[k]) * kept + x.owed[k] * worn - pb * dt) + (phi * rise + (other + change)) / gdp;
      x.without[k] = x.without[k] * kept - pb * dt;
      x.owed[k] = x.owed[k] * worn + change / gdp;
      x.gdp[k] = gdp;
      if (!measuring) return;
      s.post(u.measures[measure::debt], i, x.debt[k] * gdp);
      s.post(u.measures[measure::without], i, x.without[k] * gdp);
      s.post(u.measures[measure::owed], i, x.owed[k] * gdp);
    }
    OUTLAY_DETAIL_INLINE void finish() { x.price = s.price_shock(); }
  };
  template <class S, class P, class V> OUTLAY_DETAIL_INLINE auto settle(S& s, setup<P> const& u, state<V>& x) const {
    return debt_work<S, P, V>{s, *this, u, x, V(s.dt().value()), V(s[borrowed].value()), s.measuring()};
  }
};

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

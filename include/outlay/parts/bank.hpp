// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <algorithm>
#include <outlay/model/levy.hpp>
#include <outlay/model/part.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// What a loan is used for: the same outlay with cheaper money, or equipment on top of the budget.
enum class lending { within_target, on_top };

/// A borrower that stops paying: the bank writes off `value` (the loss given default) of what it owes, and lends it no
/// more.
struct borrower_default {
  member_code code;
  ratio value; ///< loss given default
  moment at;
};

/// A bank over the capital of a `capital_contribution`: it borrows by bonds and lends founders a part of their
/// equipment outlay.
/// loans + liquidity = bonds + equity; bonds = max(0, loans + minimum liquidity - equity); equity = paid to date +
/// retained income; limit = min(gearing (S + reserves), equity / equity_to_loans, usable / (usable_to_loans rw)).
/// A loan is granted at the end of step t on that step's outlay, and drawn and spent in t + 1.
struct bank {
  [[no_unique_address]] named_only _{};
  static constexpr std::string_view kind = "bank";
  std::string name = "";
  std::string capital = "";              ///< name of the capital_contribution that it works with
  moment first_bond;                     ///< no bond before it
  moment operating_from;                 ///< no loan before it, nor before the first bond
  rate risk_free;                        ///< what liquidity earns, a year
  rate spread;                           ///< of its bonds over that
  rate margin;                           ///< of its loans over its bonds; income is retained
  rate yield;                            ///< what borrowers would pay on the market, a year: the user's input
  by_member<rate> own_yield = {};        ///< the same for single members
  ratio financed = 100_pct;              ///< part of a borrower's equipment outlay that it asks loans for
  ratio one_borrower = 100_pct;          ///< most that one borrower may owe, as a part of the limit
  lending use = lending::within_target;
  fixed_time grace = 5_years;            ///< whole years from the end of the year of drawing to the first repayment
  fixed_time repayment = 10_years;       ///< whole years of equal repayments after that
  amount minimum_liquidity = 0_bn_usd;   ///< kept from the first bond on, in the money of the capital
  bool limit_gearing = true;
  scalar gearing = 2.5;                  ///< loans over subscribed capital and reserves at the most
  bool limit_equity = true;
  ratio equity_to_loans = 15_pct;        ///< equity over loans at the least
  bool limit_usable = false;
  ratio usable_to_loans = 35_pct;        ///< usable equity over weighted loans at the least
  scalar risk_weight = 1;                ///< rw
  /// Part of the callable capital of the members in `top_rated` that is usable equity.
  ratio usable_callable = 10_pct;
  std::vector<member_code> top_rated = {}; ///< founders rated AAA to AA: the user's input
  std::vector<borrower_default> defaults = {};
  ratio call_below = 0_pct;              ///< capital is called where equity is below this part of the instalments paid
  ratio call_most = 100_pct;             ///< part of the callable capital that may be called in all

  [[gnu::cold]] void check(auto& c) const {
    c.uses_fund("capital", capital, !defaults.empty());
    for (auto const& [field, f] : {std::pair<char const*, rate const*>{"risk_free", &risk_free},
                                   {"spread", &spread},
                                   {"margin", &margin},
                                   {"yield", &yield}})
      at_least_nothing(c, field, *f);
    c("own_yield", own_yield);
    for (auto const& o : own_yield) at_least_nothing(c, "own_yield", o.value);
    c("financed", financed);
    c("one_borrower", one_borrower);
    whole_years(c, "grace", grace, 0);
    whole_years(c, "repayment", repayment, 1);
    c("minimum_liquidity", minimum_liquidity, member_set{0});
    c("gearing", gearing);
    c("equity_to_loans", equity_to_loans);
    c("usable_to_loans", usable_to_loans);
    c("risk_weight", risk_weight);
    c("usable_callable", usable_callable);
    more_than_nothing(c, limit_gearing, "gearing", detail::field_access::raw(gearing));
    more_than_nothing(c, limit_equity, "equity_to_loans", detail::field_access::raw(equity_to_loans));
    more_than_nothing(c, limit_usable, "usable_to_loans", detail::field_access::raw(usable_to_loans));
    more_than_nothing(c, limit_usable, "risk_weight", detail::field_access::raw(risk_weight));
    c.require(limit_gearing || limit_equity || limit_usable, "limit_gearing", "no limit at all",
              "at least one of the three limits");
    c("first_bond", first_bond);
    c("operating_from", operating_from);
    for (member_code const m : top_rated) {
      c.allies().index_of(m, c.part(), "top_rated");
      c.require(std::count(top_rated.begin(), top_rated.end(), m) == 1, "top_rated", m.text() + " twice",
                "each member once");
    }
    for (auto const& d : defaults) {
      c.allies().index_of(d.code, c.part(), "defaults");
      c("defaults", d.value);
      c("defaults", d.at);
      int times = 0;
      for (auto const& other : defaults) times += other.code == d.code;
      c.require(times == 1, "defaults", d.code.text() + " twice", "each member once");
    }
    c("call_below", call_below);
    c("call_most", call_most);
    for (reported const& m : measures) c.reports(m.name, "billions of the bank's money", m.is_level, m.of_bank);
  }

  struct reported {
    char const* name;
    bool is_level, of_bank;
  };
  // The sheet at the end of the step, what moved it, and what each founder has of it.
  struct line {
    enum : int {
      loans,
      liquidity,
      bonds,
      equity,
      reserves,
      limit,
      breach,
      paid_lent,
      income,
      received,
      bond_interest,
      earned,
      loss,
      owed,
      drawn,
      repaid,
      interest,
      called,
      unmet,
      gross_saving,
      net_saving,
      saving_with_income,
      count
    };
  };
  static constexpr reported measures[line::count] = {
      {"loans", true, true},          {"liquidity", true, true},
      {"bonds", true, true},          {"equity", true, true},
      {"reserves", true, true},       {"limit", true, true},
      {"breach", true, true},         {"paid-in capital lent", true, true},
      {"income", false, true},        {"interest received", false, true},
      {"bond interest", false, true}, {"income of liquidity", false, true},
      {"loss", false, true},          {"owed", true, false},
      {"drawn", false, false},        {"repaid", false, false},
      {"interest", false, false},     {"called", false, false},
      {"unmet demand", false, false}, {"gross saving", false, false},
      {"net saving", false, false},   {"net saving with income", false, false}};

  template <class P> struct setup {
    int fund;
    money_id money;
    std::vector<int> founders;   // members, in order
    int place[max_members];      // among the founders, -1 for others
    std::vector<P> yield, wants; // by founder; wants: 1 where its yield is above the loan rate
    std::vector<int> top_rated;
    timing first_bond, operating_from;
    std::vector<std::pair<int, timing>> defaults; // founder's place, when
    P bond_rate, loan_rate;
    int grace, repayment, kept;  // years; years of loans that are remembered
    int measure[line::count];
  };
  template <class P, class M> auto prepare(field_reader<P, M> const& r) const {
    std::string const part = detail::label(*this);
    known_fund const& f = r.set().find_fund(capital, part, "capital");
    if ((detail::field_access::raw(minimum_liquidity) != 0 || r.varies(minimum_liquidity)) &&
        !(minimum_liquidity.money() == f.money))
      throw error(part, "minimum_liquidity", "in " + to_string(minimum_liquidity.money()),
                  "an amount in the money of the capital, " + to_string(f.money));
    setup<P> x{f.slot,
               f.money,
               {},
               {},
               {},
               {},
               {},
               r.when(first_bond),
               r.when(operating_from),
               {},
               P(0.0),
               P(0.0),
               years(grace),
               years(repayment),
               0,
               {}};
    x.kept = x.grace + x.repayment + 1 < r.grid().years() ? x.grace + x.repayment + 1 : r.grid().years();
    x.bond_rate = r[risk_free].value() + r[spread].value();
    x.loan_rate = x.bond_rate + r[margin].value();
    for (int i = 0; i < max_members; ++i) {
      x.place[i] = -1;
      if (!(f.founders >> i & 1)) continue;
      x.place[i] = static_cast<int>(x.founders.size());
      x.founders.push_back(i);
      rate const* y = &yield;
      for (auto const& o : own_yield)
        if (o.code == r.allies()[i].code) y = &o.value;
      x.yield.push_back(r[*y].value());
      x.wants.push_back(select(less(x.loan_rate, x.yield.back()), P(1.0), P(0.0)));
    }
    for (auto const& o : own_yield) founder(x, r, o.code, part, "own_yield");
    for (member_code const m : top_rated) x.top_rated.push_back(founder(x, r, m, part, "top_rated"));
    for (auto const& d : defaults)
      x.defaults.emplace_back(x.place[founder(x, r, d.code, part, "defaults")], r.when(d.at));
    for (int k = 0; k < line::count; ++k) x.measure[k] = r.set().find_measure(part, measures[k].name);
    return x;
  }

  /// By founder, in the bank's money.
  template <class V> struct state {
    std::vector<V> owed;    // loans outstanding
    std::vector<V> service; // repayments a year of the loans past their grace
    std::vector<V> granted; // drawn in the next step; while a step runs, what the founder asks for
    std::vector<V> in_good_standing; // 1 until a default, then 0
    std::vector<V> drawn;   // loans drawn in this calendar year so far
    std::vector<V> years;   // the same of earlier years, [year modulo kept][founder]: read once a year
    V reserves;             // retained income
    V called;               // part of the subscription called so far
    V call;                 // part of the subscription called in the next step
  };
  template <class S, class P, class V> void start(S&, setup<P> const& u, state<V>& x) const {
    for (std::vector<V>* v : {&x.owed, &x.service, &x.granted, &x.drawn}) v->assign(u.founders.size(), V(0.0));
    x.in_good_standing.assign(u.founders.size(), V(1.0));
    x.years.assign(u.founders.size() * static_cast<std::size_t>(u.kept), V(0.0));
    x.reserves = x.called = x.call = V(0.0);
  }

  template <class S, class P, class V> struct work {
    using money = typename S::money;
    S& s;
    bank const& part;
    setup<P> const& u;
    state<V>& x;
    fund<V>& capital;
    money_rate<V, S::price_shocks> rate;
    V dt, loan_rate, financed;
    V income;   // of the step
    V subscribed;
    V asked;    // of all founders
    V lends;    // 1 where loans can be drawn in the next step
    bool measuring;

    OUTLAY_DETAIL_INLINE money in_ledger(int i, V const& sum) const {
      return money::from_value(rate.into_ledger(i, sum));
    }
    OUTLAY_DETAIL_INLINE V repayment(std::size_t k) const { return max(min(x.owed[k], x.service[k] * dt), V(0.0)); }
    OUTLAY_DETAIL_INLINE void operator()(int i, typename S::row& r) const {
      if (u.place[i] < 0) return;
      auto const k = static_cast<std::size_t>(u.place[i]);
      V const interest = loan_rate * x.owed[k] * dt, back = repayment(k), call = x.call * capital.subscribed[i];
      if (part.use == lending::on_top) r.draw_loan_on_top(in_ledger(i, x.granted[k]));
      else r.draw_loan(in_ledger(i, x.granted[k]));
      r.template claim<claim_class::debt_service>(account::interest, in_ledger(i, interest), false);
      r.template claim<claim_class::debt_service>(account::loan_repaid, in_ledger(i, back), false);
      r.template claim<claim_class::debt_service>(account::call, in_ledger(i, call), false);
      if (!measuring) return;
      V const market(u.yield[k]);
      V const gross = (market - loan_rate) * x.owed[k] * dt, net = gross - market * capital.paid[i] * dt;
      post(line::drawn, i, x.granted[k]);
      post(line::repaid, i, back);
      post(line::interest, i, interest);
      post(line::called, i, call);
      post(line::gross_saving, i, gross);
      post(line::net_saving, i, net);
      post(line::saving_with_income, i, net + capital.subscribed[i] / max(subscribed, V(1e-300)) * income);
    }
    OUTLAY_DETAIL_INLINE void granted(int i, typename S::row& r) {
      if (u.place[i] < 0) return;
      auto const k = static_cast<std::size_t>(u.place[i]);
      capital.paid[i] += x.call * capital.subscribed[i];
      x.owed[k] -= repayment(k);
      V bought = rate.from_ledger(i, (r.booked(account::equipment) + r.booked(account::other_equipment)).value());
      if (part.use == lending::on_top) bought -= x.granted[k]; // a loan is no reason for the next
      V const wanted = financed * V(u.wants[k]) * max(bought, V(0.0)) * lends * x.in_good_standing[k];
      x.granted[k] = (s.active() >> i & 1) ? select(less(V(0.0), capital.subscribed[i]), wanted, V(0.0)) : V(0.0);
      asked += x.granted[k];
    }
    OUTLAY_DETAIL_INLINE void finish() {
      x.reserves += income;
      x.called += x.call;
      auto const now = part.sheet_of(s, u, x, capital, subscribed, s.month() + s.grid().months_per_step());
      // Demand, cut to what one borrower may owe, then in proportion to what the limit leaves.
      if (detail::field_access::raw(part.one_borrower) < 1 || s.varies(part.one_borrower)) {
        V const each = V(s[part.one_borrower].value()) * now.limit;
        asked = V(0.0);
        for (std::size_t k = 0; k < u.founders.size(); ++k) {
          grant(k, min(x.granted[k], max(each - x.owed[k], V(0.0))));
          asked += x.granted[k];
        }
      }
      V const f = min(V(1.0), max(now.limit - now.loans, V(0.0)) / max(asked, V(1e-300)));
      for (std::size_t k = 0; k < u.founders.size(); ++k) grant(k, f * x.granted[k]);
      // Called now, paid in the next step.
      V paid(0.0);
      for (int const i : u.founders) paid += capital.paid[i];
      V const lacks = max(V(s[part.call_below].value()) * (paid - x.called * subscribed) - now.equity, V(0.0));
      V const on_call = max(V(s[part.call_most].value()) * capital.callable - x.called, V(0.0));
      x.call = min(on_call, lacks / max(subscribed, V(1e-300)));
      if (!measuring) return;
      post(line::loans, 0, now.loans);
      post(line::liquidity, 0, now.liquidity);
      post(line::bonds, 0, now.bonds);
      post(line::equity, 0, now.equity);
      post(line::reserves, 0, x.reserves);
      post(line::limit, 0, now.limit);
      post(line::breach, 0, max(now.loans - now.limit, V(0.0)));
      post(line::paid_lent, 0, min(now.loans, paid));
      for (std::size_t k = 0; k < u.founders.size(); ++k) post(line::owed, u.founders[k], x.owed[k]);
    }
    OUTLAY_DETAIL_INLINE void grant(std::size_t k, V const& sum) {
      if (measuring) post(line::unmet, u.founders[k], x.granted[k] - sum);
      x.granted[k] = sum;
    }
    OUTLAY_DETAIL_INLINE void post(int what, int i, V const& sum) const { s.post(u.measure[what], i, sum); }
  };
  /// The balance sheet and the limit to lending.
  template <class V> struct sheet {
    V loans, liquidity, bonds, equity, limit;
  };

  template <class S, class P, class V> OUTLAY_DETAIL_INLINE auto claim(S& s, setup<P> const& u, state<V>& x) const {
    int const now = s.month(), next = now + s.grid().months_per_step();
    if (now % 12 == 0 && s.index() > 0) turn_year(u, x, s.year() - s.grid().first_year());
    V const dt(s.dt().value());
    auto& capital_of = s.fund_at(u.fund);
    V loss(0.0);
    if (!u.defaults.empty())
      for (int const i : u.founders) capital_of.written_off[i] = V(0.0);
    for (std::size_t n = 0; n < u.defaults.size(); ++n) {
      auto const& [place, at] = u.defaults[n];
      if (s.fixed(at) && (at.months >= next || (at.months < now && s.index() > 0))) continue;
      auto const k = static_cast<std::size_t>(place);
      x.in_good_standing[k] *= V(1.0) - s.reached(at);
      x.granted[k] *= x.in_good_standing[k];
      V const gone = write_off(u, x, k, V(s[defaults[n].value].value()) * s.happens(at));
      capital_of.written_off[u.founders[k]] += gone;
      loss += gone;
    }
    x.reserves -= loss;
    V subscribed(0.0);
    for (std::size_t k = 0; k < u.founders.size(); ++k) {
      subscribed += capital_of.subscribed[u.founders[k]];
      if (!(s.active() >> u.founders[k] & 1)) x.granted[k] = V(0.0); // granted before it left
      x.owed[k] += x.granted[k];
      x.drawn[k] += x.granted[k];
    }
    // The sheet that the step begins with, new loans included, earns the step's income.
    auto const open = sheet_of(s, u, x, capital_of, subscribed, now);
    V const received = V(u.loan_rate) * open.loans * dt, paid = V(u.bond_rate) * open.bonds * dt,
            earned = V(s[risk_free].value()) * open.liquidity * dt;
    V const income_of_step = (received - paid) + earned;
    bool const measuring = s.measuring();
    if (measuring) {
      s.post(u.measure[line::income], 0, income_of_step);
      s.post(u.measure[line::received], 0, received);
      s.post(u.measure[line::bond_interest], 0, paid);
      s.post(u.measure[line::earned], 0, earned);
      s.post(u.measure[line::loss], 0, loss);
    }
    return work<S, P, V>{s,
                         *this,
                         u,
                         x,
                         capital_of,
                         s.rate_of(u.money),
                         dt,
                         V(u.loan_rate),
                         V(s[financed].value()),
                         income_of_step,
                         subscribed,
                         V(0.0),
                         come(s, u.first_bond, next) * come(s, u.operating_from, next),
                         measuring};
  }

private:
  // 1 where a moment has come by an instant, in months since year 0.
  template <class S> static OUTLAY_DETAIL_INLINE typename S::value come(S& s, timing const& t, int instant) {
    using V = typename S::value;
    if (s.fixed(t)) return V(t.months <= instant ? 1.0 : 0.0);
    return select(less(V(static_cast<double>(instant)), s.month_of(t)), V(0.0), V(1.0));
  }
  template <class S, class P, class V>
  OUTLAY_DETAIL_INLINE sheet<V> sheet_of(S& s, setup<P> const& u, state<V> const& x, fund<V> const& f,
                                         V const& subscribed, int instant) const {
    sheet<V> now{V(0.0), V(0.0), V(0.0), x.reserves, V(1e15)};
    for (std::size_t k = 0; k < u.founders.size(); ++k) {
      now.loans += x.owed[k];
      now.equity += f.paid[u.founders[k]];
    }
    now.bonds = max(now.loans + V(s.plain(minimum_liquidity)) - now.equity, V(0.0)) * come(s, u.first_bond, instant);
    now.liquidity = (now.bonds + now.equity) - now.loans;
    if (limit_gearing) now.limit = min(now.limit, V(s[gearing].value()) * (subscribed + x.reserves));
    if (limit_equity) now.limit = min(now.limit, now.equity / V(s[equity_to_loans].value()));
    if (limit_usable) {
      V usable(0.0);
      for (int const i : u.top_rated) usable += f.subscribed[i];
      usable = now.equity + V(s[usable_callable].value()) * usable * max(f.callable - x.called, V(0.0));
      now.limit = min(now.limit, usable / V((s[usable_to_loans] * s[risk_weight]).value()));
    }
    now.limit = max(now.limit, V(0.0));
    return now;
  }
  // At the start of the n-th year: last year's loans are one tranche; the one past its grace begins to be repaid, the
  // repaid one ends.
  template <class P, class V> void turn_year(setup<P> const& u, state<V>& x, int n) const {
    std::size_t const count = u.founders.size();
    auto const tranche = [&](int y) { return x.years.data() + static_cast<std::size_t>(y % u.kept) * count; };
    int const begins = n - 1 - u.grace, ends = begins - u.repayment;
    V const part(1.0 / u.repayment);
    if (ends >= 0) // before its place is taken by last year's
      for (std::size_t k = 0; k < count; ++k) x.service[k] -= part * tranche(ends)[k];
    for (std::size_t k = 0; k < count; ++k) {
      tranche(n - 1)[k] = x.drawn[k];
      x.drawn[k] = V(0.0);
    }
    if (begins >= 0)
      for (std::size_t k = 0; k < count; ++k) x.service[k] += part * tranche(begins)[k];
  }
  // What is lost of a founder's loans; the rest is owed as before.
  template <class P, class V> static V write_off(setup<P> const& u, state<V>& x, std::size_t k, V const& part) {
    V const loss = part * x.owed[k], kept = V(1.0) - part;
    x.owed[k] -= loss;
    x.service[k] *= kept;
    x.drawn[k] *= kept;
    for (int y = 0; y < u.kept; ++y) x.years[static_cast<std::size_t>(y) * u.founders.size() + k] *= kept;
    return loss;
  }
  template <class P, class R>
  static int founder(setup<P> const& x, R const& r, member_code m, std::string const& part, char const* field) {
    int const i = r.allies().index_of(m, part, field);
    if (x.place[i] < 0) throw error(part, field, m.text(), "founders that pay");
    return i;
  }
  static int years(time_span const& f) { return static_cast<int>(std::lround(detail::field_access::raw(f))); }
  template <class C> static void whole_years(C& c, char const* field, time_span const& f, int least) {
    double const y = detail::field_access::raw(f);
    c.require(y >= least && y <= 100 && std::fabs(y - std::round(y)) < 1e-9, field, text(y) + " years",
              "whole years, " + std::to_string(least) + " to 100");
  }
  template <class C> static void at_least_nothing(C& c, char const* field, rate const& f) {
    c(field, f);
    c.require(detail::field_access::raw(f) >= 0, field, percent_text(detail::field_access::raw(f)), "0 % or more");
  }
  template <class C> static void more_than_nothing(C& c, bool needed, char const* field, double x) {
    c.require(!needed || x > 0, field, text(x), "more than 0 where it limits");
  }
};

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

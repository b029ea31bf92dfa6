// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/parts/banking/bank_work.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// A bank over the capital of a `capital_contribution`: it borrows by bonds and lends founders a part of their
/// equipment outlay.
/// loans + liquidity = bonds + equity; bonds = max(0, loans + minimum liquidity - equity); equity = paid to date +
/// retained income; limit = min(gearing (S + reserves), equity / equity_to_loans, usable / (usable_to_loans rw)).
/// A loan is granted at the end of step t on that step's outlay, and drawn and spent in t + 1.
struct bank {
  [[no_unique_address]] named_only _{};
  static constexpr std::string_view kind = "bank";
  std::string name = {};
  std::string capital = {};              ///< name of the capital_contribution that it works with
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
    at_least_nothing(c, "risk_free", risk_free);
    at_least_nothing(c, "spread", spread);
    at_least_nothing(c, "margin", margin);
    at_least_nothing(c, "yield", yield);
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
    for (member_code const& m : top_rated) {
      c.allies().index_of(m, c.part(), "top_rated");
      for (member_code const& other : top_rated)
        if (&other != &m && other == m) c.refuse("top_rated", {m, " twice"}, "each member once");
    }
    for (auto const& d : defaults) {
      c.allies().index_of(d.code, c.part(), "defaults");
      c("defaults", d.value);
      c("defaults", d.at);
      int times = 0;
      for (auto const& other : defaults) times += other.code == d.code;
      if (times != 1) c.refuse("defaults", {d.code, " twice"}, "each member once");
    }
    c("call_below", call_below);
    c("call_most", call_most);
    detail::bank_measures::announce(c);
  }

  template <class P> using setup = detail::bank_setup<P>;
  template <class P, class M> auto prepare(field_reader<P, M> const& r) const {
    std::string const part = detail::label(*this);
    known_fund const& f = r.set().find_fund(capital, part, "capital");
    if ((detail::field_access::raw(minimum_liquidity) != 0 || r.varies(minimum_liquidity)) &&
        !(minimum_liquidity.money() == f.money))
      detail::refuse(part, "minimum_liquidity", {"in ", minimum_liquidity.money()},
                     {"an amount in the money of the capital, ", f.money});
    setup<P> x{};
    x.fund = f.slot;
    x.money = f.money;
    x.first_bond = r.when(first_bond);
    x.operating_from = r.when(operating_from);
    int const first = years(grace), more = years(repayment), kept = first + more + 1;
    x.terms = {first, more, kept < r.grid().years() ? kept : r.grid().years()};
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
    for (auto const& o : own_yield) x.founder(r, o.code, part, "own_yield");
    for (member_code const m : top_rated) x.top_rated.push_back(x.founder(r, m, part, "top_rated"));
    for (auto const& d : defaults)
      x.defaults.emplace_back(x.place[x.founder(r, d.code, part, "defaults")], r.when(d.at));
    x.measures.find(r.set(), part);
    return x;
  }

  template <class V> using state = detail::bank_state<V>;
  template <class S, class P, class V> void start(S&, setup<P> const& u, state<V>& x) const {
    x.loans.open(u.founders.size(), u.terms);
    x.granted.assign(u.founders.size(), V(0.0));
    x.in_good_standing.assign(u.founders.size(), V(1.0));
    x.reserves = x.called = x.call = x.unanswered = V(0.0);
  }

  template <class S, class P, class V> OUTLAY_DETAIL_INLINE auto claim(S& s, setup<P> const& u, state<V>& x) const {
    int const now = s.month(), next = now + s.grid().months_per_step();
    if (now % 12 == 0 && s.index() > 0) x.loans.turn_year(u.terms, s.year() - s.grid().first_year());
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
      V const gone = x.loans.write_off(u.terms, k, V(s[defaults[n].value].value()) * s.happens(at));
      capital_of.written_off[u.founders[k]] += gone;
      loss += gone;
    }
    x.reserves -= loss;
    V subscribed(0.0);
    for (std::size_t k = 0; k < u.founders.size(); ++k) {
      subscribed += capital_of.subscribed[u.founders[k]];
      if (!(s.active() >> u.founders[k] & 1)) x.granted[k] = V(0.0); // granted before it left
      x.loans.draw(k, x.granted[k]);
    }
    // The sheet that the step begins with, new loans included, earns the step's income.
    auto const open = detail::sheet_of(*this, s, u, x, capital_of, subscribed, now);
    V const received = V(u.loan_rate) * open.loans * dt, paid = V(u.bond_rate) * open.bonds * dt,
            earned = V(s[risk_free].value()) * open.liquidity * dt;
    V const income_of_step = (received - paid) + earned;
    bool const measuring = s.measuring();
    if (measuring) {
      using line = detail::bank_measures::line;
      auto const post = [&](line what, V const& sum) { s.post(u.measures.number[what], 0, sum); };
      post(line::income, income_of_step);
      post(line::received, received);
      post(line::bond_interest, paid);
      post(line::earned, earned);
      post(line::loss, loss);
    }
    return detail::bank_work<bank, S, P, V>{s,
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
                                            detail::come(s, u.first_bond, next) *
                                                detail::come(s, u.operating_from, next),
                                            measuring};
  }

private:
  static int years(time_span const& f) { return static_cast<int>(std::lround(detail::field_access::raw(f))); }
  template <class C> static void whole_years(C& c, char const* field, time_span const& f, int least) {
    double const y = detail::field_access::raw(f);
    if (!(y >= least && y <= 100 && std::fabs(y - std::round(y)) < 1e-9))
      c.refuse(field, {y, " years"}, {"whole years, ", least, " to 100"});
  }
  template <class C> static void at_least_nothing(C& c, char const* field, rate const& f) {
    c(field, f);
    if (double const x = detail::field_access::raw(f); !(x >= 0))
      c.refuse(field, {detail::in_percent{x}}, "0 % or more");
  }
  template <class C> static void more_than_nothing(C& c, bool needed, char const* field, double x) {
    if (needed && !(x > 0)) c.refuse(field, {x}, "more than 0 where it limits");
  }
};

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/levy.hpp>
#include <outlay/model/part.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// A loan to a beneficiary that the income of assets repays: B' = B (1+r)^dt + draw - pay, pay = min(B (1+r)^dt, w A
/// dt) and what guarantors owe. Its proceeds are outlay of the lenders beyond their budgets, which the loan pays; only
/// the military part counts.
struct asset_backed_loan {
  [[no_unique_address]] named_only _{};
  static constexpr std::string_view kind = "asset_backed_loan";
  std::string name = {};
  amount principal;                     ///< what is lent in all, fixed cash in the money it is given in
  int instalments = 1;                  ///< equal draws, 1 to 100
  fixed_time every = 1_years;           ///< time between two draws
  moment from;                          ///< month of the first draw (January of a year)
  rate interest = 0_pct;                ///< of the loan, a year; what is not paid is owed as well
  amount assets;                        ///< A, in the money of the loan
  rate yield;                           ///< w: income of the assets a year that serves the loan
  std::optional<moment> released = {};  ///< first month without that income; none = until the loan is repaid
  /// Through whose books the proceeds pass, and who guarantee; those of them that spend.
  group lenders = all_members;
  key by = key::gdp();
  ratio military = 50_pct;              ///< part of the proceeds that counts toward core defence
  /// What is owed a year by schedule: guarantors pay what the income lacks.
  yearly_amount scheduled = 0_bn_usd / outlay::year;

  [[gnu::cold]] void check(auto& c) const {
    member_set const who = c.that_pay("lenders", lenders);
    c("principal", principal, who);
    if (instalments < 1 || instalments > 100) c.refuse("instalments", {instalments}, "1 to 100");
    double const months = 12 * detail::field_access::raw(every);
    if (!(months > 0.5 && months < 1200.5 && std::fabs(months - std::round(months)) < 1e-6))
      c.refuse("every", {months / 12, " years"}, "a whole number of months, 1 to 1200");
    c("interest", interest);
    at_least_nothing(c, "interest", interest);
    c("assets", assets, member_set{0});
    same_money(c, "assets", assets, "an amount");
    c("yield", yield);
    at_least_nothing(c, "yield", yield);
    c("from", from);
    if (released) {
      c("released", *released);
      c.require_order("released", from, *released);
    }
    (void)by.fixed_shares(c.allies(), who, c.part());
    c("military", military);
    c("scheduled", scheduled, member_set{0});
    if (detail::field_access::raw(scheduled) != 0) same_money(c, "scheduled", scheduled, "a yearly amount");
    std::string const own = "billions of " + to_string(principal.money());
    c.reports("balance", own, true, true);
    c.reports("drawn", own, false, true);
    c.reports("paid by the assets", own, false, true);
    c.reports("paid by guarantors", own, false, true);
    c.reports("income left over", own, false, true);
    c.reports("military", "billions");
    c.reports("economic", "billions");
    c.reports("guarantee", "billions");
  }

  static constexpr char const* by_loan[] = {"balance", "drawn", "paid by the assets", "paid by guarantors",
                                            "income left over"};
  static constexpr char const* by_member[] = {"military", "economic", "guarantee"};
  template <class P> struct setup {
    member_set lenders;
    std::vector<double> fixed;
    timing from, released;
    int months_between;
    P grown; // (1 + interest)^dt
    int loan[5], member[3];
  };
  template <class P, class M> auto prepare(field_reader<P, M> const& r) const {
    std::string const part = detail::label(*this);
    member_set const who = detail::that_spend(r.allies(), r.allies().set_of(lenders, part, "lenders"));
    setup<P> x{who,
               by.fixed_shares(r.allies(), who, part),
               r.when(from),
               released ? r.when(*released) : timing{timing::far},
               static_cast<int>(std::lround(12 * detail::field_access::raw(every))),
               pow(P(1.0) + r[interest].value(), P(r.grid().dt())),
               {},
               {}};
    for (int k = 0; k < 5; ++k) x.loan[k] = r.set().find_measure(part, by_loan[k]);
    for (int k = 0; k < 3; ++k) x.member[k] = r.set().find_measure(part, by_member[k]);
    return x;
  }

  template <class V> struct state {
    V balance;
  };
  template <class S, class P, class V> void start(S& s, setup<P> const& u, state<V>& x) const {
    // What was drawn before the horizon is owed; what was paid on it is for the principal to say.
    int past = 0;
    for (int k = 0; k < instalments && s.fixed(u.from); ++k) past += u.from.months + k * u.months_between < s.month();
    x.balance = V(s.plain(principal)) * V(static_cast<double>(past) / instalments);
  }

  template <class S, class P> struct work {
    using V = typename S::value;
    using money = typename S::money;
    S& s;
    setup<P> const& u;
    step_key<V, P> share;
    member_set who;
    money_rate<V, S::price_shocks> rate;
    V military, economic, guarantee; // of the step, in the loan's money
    bool measuring;
    OUTLAY_DETAIL_INLINE void operator()(int i, typename S::row& r) const {
      if (!(who >> i & 1)) return;
      V const part = s.share_of(share, i);
      auto const of_member = [&](V const& sum) { return money::from_value(rate.into_ledger(i, part * sum)); };
      money const m = of_member(military), e = of_member(economic), g = of_member(guarantee);
      r.pay_backed(account::aid, m, true);
      r.pay_backed(account::aid, e, false);
      r.template claim<claim_class::debt_service>(account::call, g, false);
      if (!measuring) return;
      s.post(u.member[0], i, m.value());
      s.post(u.member[1], i, e.value());
      s.post(u.member[2], i, g.value());
    }
  };
  template <class S, class P, class V> OUTLAY_DETAIL_INLINE auto claim(S& s, setup<P> const& u, state<V>& x) const {
    V const now(static_cast<double>(s.month())), next(static_cast<double>(s.next_month()));
    V due(0.0); // draws whose month lies in this step
    V const start = s.month_of(u.from);
    for (int k = 0; k < instalments; ++k) {
      V const at = start + V(static_cast<double>(k * u.months_between));
      due += select(less(at, now), V(0.0), select(less(at, next), V(1.0), V(0.0)));
    }
    V const dt(s.dt().value());
    // The part of a year, of this step, in which the income serves the loan.
    V const open = (next - now - s.months_since(u.released)) / V(12.0);
    V const income = V(s.plain(assets) * s[yield].value()) * open;
    // Where no lender belongs nothing is drawn, and nobody guarantees.
    member_set const who = u.lenders & s.active();
    V const draw = who ? V(s.plain(principal)) * (due / V(static_cast<double>(instalments))) : V(0.0);
    V const owed = x.balance * V(u.grown);
    V const served = min(owed, income);
    V const guaranteed = who ? min(owed - served, max(V(s.plain(scheduled)) * dt - income, V(0.0))) : V(0.0);
    x.balance = (owed - served - guaranteed) + draw;
    bool const measuring = s.measuring();
    if (measuring) {
      V const all[] = {x.balance, draw, served, guaranteed, income - served};
      for (int k = 0; k < 5; ++k) s.post(u.loan[k], 0, all[k]);
    }
    V const counted = draw * V(s[military].value());
    return work<S, P>{s,
                      u,
                      who ? s.divide(by, u.fixed.data(), who) : step_key<V, P>{},
                      who,
                      s.rate_of(principal.money()),
                      counted,
                      draw - counted,
                      guaranteed,
                      measuring};
  }

private:
  template <class C, class F> void same_money(C& c, char const* field, F const& f, char const* what) const {
    if (f.money() != principal.money())
      c.refuse(field, {"in ", f.money()}, {what, " in the money of the principal, ", principal.money()});
  }
  template <class C> static void at_least_nothing(C& c, char const* field, rate const& f) {
    if (double const x = detail::field_access::raw(f); !(x >= 0))
      c.refuse(field, {detail::in_percent{x}}, "0 % or more");
  }
};

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/parts/banking/balance_sheet.hpp>
#include <outlay/parts/banking/lending.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay::detail {
inline namespace OUTLAY_DETAIL_ISA {

/// The work of a bank in a step: loans are drawn, interest, repayments and calls are claimed, what founders bought
/// makes them ask for new loans, and at the end the bank grants what its limit allows and calls capital.
template <class Bank, class S, class P, class V> struct bank_work {
  using money = typename S::money;
  using measure = typename Bank::measure;
  S& s;
  Bank const& part;
  bank_setup<Bank, P> const& u;
  bank_state<V>& x;
  fund<V>& capital;
  money_rate<V, S::price_shocks> rate;
  V dt, loan_rate, financed;
  V income;   // of the step
  V subscribed;
  V asked;    // of all founders
  V lends;    // 1 where loans can be drawn in the next step
  bool measuring;

  OUTLAY_DETAIL_INLINE void operator()(int i, typename S::row& r) const {
    if (u.place[i] < 0) return;
    auto const k = static_cast<std::size_t>(u.place[i]);
    V const owed = x.loans.owed[k];
    V const interest = loan_rate * owed * dt, back = x.loans.repayment(k, dt), call = called_of(i);
    if (part.use == lending::on_top) r.draw_loan_on_top(in_ledger(i, x.granted[k]));
    else r.draw_loan(in_ledger(i, x.granted[k]));
    r.template claim<claim_class::debt_service>(account::interest, in_ledger(i, interest), false);
    r.template claim<claim_class::debt_service>(account::loan_repaid, in_ledger(i, back), false);
    r.template claim<claim_class::debt_service>(account::call, in_ledger(i, call), false);
    if (!measuring) return;
    V const market(u.yield[k]);
    V const gross = (market - loan_rate) * owed * dt, net = gross - market * capital.paid[i] * dt;
    post(measure::drawn, i, x.granted[k]);
    post(measure::repaid, i, back);
    post(measure::interest, i, interest);
    post(measure::called, i, call);
    post(measure::gross_saving, i, gross);
    post(measure::net_saving, i, net);
    post(measure::saving_with_income, i, net + capital.subscribed[i] / max(subscribed, V(1e-300)) * income);
  }
  OUTLAY_DETAIL_INLINE void granted(int i, typename S::row& r) {
    if (u.place[i] < 0) return;
    auto const k = static_cast<std::size_t>(u.place[i]);
    capital.paid[i] += called_of(i);
    x.loans.owed[k] -= x.loans.repayment(k, dt);
    V bought = rate.from_ledger(i, (r.booked(account::equipment) + r.booked(account::other_equipment)).value());
    if (part.use == lending::on_top) bought -= x.granted[k]; // a loan is no reason for the next
    V const wanted = financed * V(u.wants[k]) * max(bought, V(0.0)) * lends * x.in_good_standing[k];
    x.granted[k] = (s.active() >> i & 1) ? select(less(V(0.0), capital.subscribed[i]), wanted, V(0.0)) : V(0.0);
    asked += x.granted[k];
  }
  OUTLAY_DETAIL_INLINE void finish() {
    x.reserves += income;
    x.called += x.call;
    auto const now = sheet_of(part, s, u, x, capital, subscribed, s.month() + s.grid().months_per_step());
    grant(now);
    // Called now, paid in the next step.
    V paid(0.0), left(0.0); // left: subscribed by founders that have left, whom no call reaches
    for (int const i : u.founders) {
      paid += capital.paid[i];
      if (s.active() >> i & 1) continue;
      left += capital.subscribed[i];
      x.unanswered += x.call * capital.subscribed[i];
    }
    V const instalments = paid - (x.called * subscribed - x.unanswered);
    V const lacks = max(V(s[part.call_below].value()) * instalments - now.equity, V(0.0));
    V const on_call = max(V(s[part.call_most].value()) * capital.callable - x.called, V(0.0));
    V const reached = subscribed - left; // nothing before the first instalment, which fixes the subscriptions
    x.call = select(less(V(0.0), reached), min(on_call, lacks / max(reached, V(1e-300))), V(0.0));
    if (!measuring) return;
    post(measure::loans, 0, now.loans);
    post(measure::liquidity, 0, now.liquidity);
    post(measure::bonds, 0, now.bonds);
    post(measure::equity, 0, now.equity);
    post(measure::reserves, 0, x.reserves);
    post(measure::limit, 0, now.limit);
    post(measure::breach, 0, max(now.loans - now.limit, V(0.0)));
    post(measure::paid_lent, 0, min(now.loans, paid));
    for (std::size_t k = 0; k < u.founders.size(); ++k) post(measure::owed, u.founders[k], x.loans.owed[k]);
  }

private:
  OUTLAY_DETAIL_INLINE money in_ledger(int i, V const& sum) const {
    return money::from_value(rate.into_ledger(i, sum));
  }
  // What is called of a founder and paid in this step.
  OUTLAY_DETAIL_INLINE V called_of(int i) const {
    return s.active() >> i & 1 ? x.call * capital.subscribed[i] : V(0.0);
  }
  // Demand, cut to what one borrower may owe, then in proportion to what the limit leaves.
  OUTLAY_DETAIL_INLINE void grant(balance_sheet<V> const& now) {
    if (field_access::raw(part.one_borrower) < 1 || s.varies(part.one_borrower)) {
      V const each = V(s[part.one_borrower].value()) * now.limit;
      asked = V(0.0);
      for (std::size_t k = 0; k < u.founders.size(); ++k) {
        cut(k, min(x.granted[k], max(each - x.loans.owed[k], V(0.0))));
        asked += x.granted[k];
      }
    }
    V const f = min(V(1.0), max(now.limit - now.loans, V(0.0)) / max(asked, V(1e-300)));
    for (std::size_t k = 0; k < u.founders.size(); ++k) cut(k, f * x.granted[k]);
  }
  OUTLAY_DETAIL_INLINE void cut(std::size_t k, V const& sum) {
    if (measuring) post(measure::unmet, u.founders[k], x.granted[k] - sum);
    x.granted[k] = sum;
  }
  OUTLAY_DETAIL_INLINE void post(int what, int i, V const& sum) const { s.post(u.measures[what], i, sum); }
};

} // namespace OUTLAY_DETAIL_ISA
} // namespace outlay::detail
#include <outlay/numbers/exact_end.hpp>

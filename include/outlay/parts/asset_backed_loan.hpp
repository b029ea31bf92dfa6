// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/levy.hpp>
#include <outlay/model/part.hpp>
#include <outlay/schema/measures.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// A loan to a beneficiary that the income of assets repays: B' = B (1+r)^dt + draw - pay, pay = min(B (1+r)^dt, w A
/// dt) and what guarantors owe. Its proceeds are outlay of the lenders beyond their budgets, which the loan pays; only
/// the military part counts.
struct asset_backed_loan {
  [[no_unique_address]] named_only _{};
  static constexpr std::string_view kind = "asset_backed_loan";
  std::string name = {};
  amount principal;
  int instalments = 1;
  fixed_time every = 1_years;
  moment from;
  rate interest = 0_pct;
  amount assets;
  rate yield;
  std::optional<moment> released = {};
  group lenders = all_members;
  key by = key::gdp();
  ratio military = 50_pct;
  yearly_amount scheduled = 0_bn_usd / outlay::year;

  struct measure {
    enum : int { balance, drawn, by_assets, by_guarantors, left_over, for_military, economic, guarantee, count };
  };
  static constexpr void describe(auto& d) {
    using parts::field;
    using c = asset_backed_loan;
    d.required(field<&c::principal>, "what is lent in all, fixed cash in the money it is given in",
               {.paid_by = &c::lenders});
    d.optional(field<&c::instalments>, "number of equal draws", {.at_least = 1, .at_most = 100});
    d.optional(field<&c::every>, "time between two draws", {.at_least = 1, .at_most = 1200, .whole_months = true});
    d.required(field<&c::from>, "month of the first draw; January of a year");
    d.optional(field<&c::interest>, "interest of the loan, a year; what is not paid is owed as well", {.at_least = 0});
    d.required(field<&c::assets>, "A: the assets, in the money of the loan");
    d.required(field<&c::yield>, "w: income of the assets a year that serves the loan", {.at_least = 0});
    d.optional(field<&c::released>, "first month without that income; until the loan is repaid unless given",
               {.later_than = &c::from});
    d.optional(field<&c::lenders>, "through whose books the proceeds pass, and who guarantee: those of them that spend",
               {.spend = true});
    d.optional(field<&c::by>, "how proceeds and guarantees divide among the lenders", {.among = &c::lenders});
    d.optional(field<&c::military>, "part of the proceeds that counts toward core defence");
    d.optional(field<&c::scheduled>,
               "what is owed a year by schedule, in the money of the loan: guarantors pay what the income lacks");
    parts::reported<c> const of_loan{.of_alliance = true, .in_money_of = &c::principal};
    d.measure(measure::balance, "balance", parts::in_money,
              {.level = true, .of_alliance = true, .in_money_of = &c::principal});
    d.measure(measure::drawn, "drawn", parts::in_money, of_loan);
    d.measure(measure::by_assets, "paid by the assets", parts::in_money, of_loan);
    d.measure(measure::by_guarantors, "paid by guarantors", parts::in_money, of_loan);
    d.measure(measure::left_over, "income left over", parts::in_money, of_loan);
    d.measure(measure::for_military, "military", parts::in_money);
    d.measure(measure::economic, "economic", parts::in_money);
    d.measure(measure::guarantee, "guarantee", parts::in_money);
  }
  static asset_backed_loan example() {
    return {.name = "loan",
            .principal = 50_bn_usd,
            .from = std::chrono::year{2027},
            .assets = 200_bn_usd,
            .yield = 1.5_pct};
  }

  [[gnu::cold]] void check(auto& c) const {
    auto const in_its_money = [&](char const* field, money_id money, char const* what) {
      if (money != principal.money())
        c.refuse(field, {"in ", money}, {what, " in the money of the principal, ", principal.money()});
    };
    in_its_money("assets", assets.money(), "an amount");
    if (detail::field_access::raw(scheduled) != 0) in_its_money("scheduled", scheduled.money(), "a yearly amount");
  }

  template <class P> struct setup {
    member_set lenders;
    std::vector<double> fixed;
    timing from, released;
    int months_between;
    P grown; // (1 + interest)^dt
    parts::measure_numbers<asset_backed_loan> measures;
  };
  template <class P, class M> auto prepare(field_reader<P, M> const& r) const {
    std::string const part = detail::label(*this);
    member_set const who = detail::that_spend(r.allies(), r.allies().set_of(lenders, part, "lenders"));
    setup<P> x{.lenders = who,
               .fixed = by.fixed_shares(r.allies(), who, part),
               .from = r.when(from),
               .released = released ? r.when(*released) : timing{timing::beyond},
               .months_between = static_cast<int>(std::lround(12 * detail::field_access::raw(every))),
               .grown = P(1.0),
               .measures = {}};
    x.measures.find(r.set(), part);
    fill(r, x);
    return x;
  }
  template <class P, class M> void fill(field_reader<P, M> const& r, setup<P>& x) const {
    x.grown = pow(P(1.0) + r[interest].value(), P(r.grid().dt()));
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
      s.post(u.measures[measure::for_military], i, m.value());
      s.post(u.measures[measure::economic], i, e.value());
      s.post(u.measures[measure::guarantee], i, g.value());
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
      s.post(u.measures[measure::balance], 0, x.balance);
      s.post(u.measures[measure::drawn], 0, draw);
      s.post(u.measures[measure::by_assets], 0, served);
      s.post(u.measures[measure::by_guarantors], 0, guaranteed);
      s.post(u.measures[measure::left_over], 0, income - served);
    }
    V const counted = draw * V(s[military].value());
    return work<S, P>{.s = s,
                      .u = u,
                      .share = who ? s.divide(by, u.fixed.data(), who) : step_key<V, P>{},
                      .who = who,
                      .rate = s.rate_of(principal.money()),
                      .military = counted,
                      .economic = draw - counted,
                      .guarantee = guaranteed,
                      .measuring = measuring};
  }
};

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

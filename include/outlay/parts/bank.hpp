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
  std::string capital = {};
  moment first_bond;
  moment operating_from;
  rate risk_free;
  rate spread;
  rate margin;
  rate yield;
  by_member<rate> own_yield = {};
  ratio financed = 100_pct;
  ratio one_borrower = 100_pct;
  lending use = lending::within_target;
  fixed_time grace = 5_years;
  fixed_time repayment = 10_years;
  amount minimum_liquidity = 0_bn_usd;
  bool limit_gearing = true;
  scalar gearing = 2.5;
  bool limit_equity = true;
  ratio equity_to_loans = 15_pct;
  bool limit_usable = false;
  ratio usable_to_loans = 35_pct;
  scalar risk_weight = 1;
  ratio usable_callable = 10_pct;
  std::vector<member_code> top_rated = {};
  std::vector<borrower_default> defaults = {};
  ratio call_below = 0_pct;
  ratio call_most = 100_pct;

  // The sheet at the end of a step, what moved it, and what each founder has of it.
  struct measure {
    enum : int { loans, liquidity, bonds, equity, reserves, limit, breach, paid_lent, income, received, bond_interest,
                 earned, loss, owed, drawn, repaid, interest, called, unmet, gross_saving, net_saving,
                 saving_with_income, count };
  };
  static constexpr void describe(auto& d) {
    using parts::field;
    d.optional(field<&bank::capital>,
               "name of the capital_contribution that it works with; one without a name unless given");
    d.required(field<&bank::first_bond>, "no bond before it");
    d.required(field<&bank::operating_from>, "no loan before it, nor before the first bond");
    d.required(field<&bank::risk_free>, "what liquidity earns, a year", {.at_least = 0});
    d.required(field<&bank::spread>, "interest of its bonds over that, a year", {.at_least = 0});
    d.required(field<&bank::margin>, "interest of its loans over its bonds, a year; income is retained",
               {.at_least = 0});
    d.required(field<&bank::yield>, "what borrowers would pay on the market, a year", {.at_least = 0});
    d.optional(field<&bank::own_yield>, "the same for single founders; of the others, `yield`", {.at_least = 0});
    d.optional(field<&bank::financed>, "part of a borrower's equipment outlay that it asks loans for");
    d.optional(field<&bank::one_borrower>, "most that one borrower may owe, as a part of the limit");
    d.optional(field<&bank::use>, "what a loan is used for: the same outlay with cheaper money, or more equipment");
    d.optional(field<&bank::grace>, "whole years from the end of the year of drawing to the first repayment",
               {.at_least = 0, .at_most = 100, .whole_years = true});
    d.optional(field<&bank::repayment>, "whole years of equal repayments after that",
               {.at_least = 1, .at_most = 100, .whole_years = true});
    d.optional(field<&bank::minimum_liquidity>, "kept from the first bond on, in the money of the capital");
    d.optional(field<&bank::limit_gearing>, "whether `gearing` limits loans; one of the three limits has to hold");
    d.optional(field<&bank::gearing>, "loans over subscribed capital and reserves at the most",
               {.more_than = 0, .where = {&bank::limit_gearing, where_it_limits}});
    d.optional(field<&bank::limit_equity>, "whether `equity_to_loans` limits loans");
    d.optional(field<&bank::equity_to_loans>, "equity over loans at the least",
               {.more_than = 0, .where = {&bank::limit_equity, where_it_limits}});
    d.optional(field<&bank::limit_usable>, "whether `usable_to_loans` limits loans");
    d.optional(field<&bank::usable_to_loans>, "usable equity over weighted loans at the least",
               {.more_than = 0, .where = {&bank::limit_usable, where_it_limits}});
    d.optional(field<&bank::risk_weight>, "rw: weight of loans for that",
               {.more_than = 0, .where = {&bank::limit_usable, where_it_limits}});
    d.optional(field<&bank::usable_callable>, "part of the callable capital of `top_rated` that is usable equity");
    d.optional(field<&bank::top_rated>, "founders rated AAA to AA");
    d.optional(field<&bank::defaults>, "borrowers that stop paying");
    d.optional(field<&bank::call_below>, "capital is called where equity is below this part of the instalments paid");
    d.optional(field<&bank::call_most>, "part of the callable capital that may be called in all");
    using parts::in_capitals_money;
    parts::reported<bank> const level_of_bank{.level = true, .of_alliance = true}, of_bank{.of_alliance = true};
    d.measure(measure::loans, "loans", in_capitals_money, level_of_bank);
    d.measure(measure::liquidity, "liquidity", in_capitals_money, level_of_bank);
    d.measure(measure::bonds, "bonds", in_capitals_money, level_of_bank);
    d.measure(measure::equity, "equity", in_capitals_money, level_of_bank);
    d.measure(measure::reserves, "reserves", in_capitals_money, level_of_bank);
    d.measure(measure::limit, "limit", in_capitals_money, level_of_bank);
    d.measure(measure::breach, "breach", in_capitals_money, level_of_bank);
    d.measure(measure::paid_lent, "paid-in capital lent", in_capitals_money, level_of_bank);
    d.measure(measure::income, "income", in_capitals_money, of_bank);
    d.measure(measure::received, "interest received", in_capitals_money, of_bank);
    d.measure(measure::bond_interest, "bond interest", in_capitals_money, of_bank);
    d.measure(measure::earned, "income of liquidity", in_capitals_money, of_bank);
    d.measure(measure::loss, "loss", in_capitals_money, of_bank);
    d.measure(measure::owed, "owed", in_capitals_money, {.level = true});
    d.measure(measure::drawn, "drawn", in_capitals_money);
    d.measure(measure::repaid, "repaid", in_capitals_money);
    d.measure(measure::interest, "interest", in_capitals_money);
    d.measure(measure::called, "called", in_capitals_money);
    d.measure(measure::unmet, "unmet demand", in_capitals_money);
    d.measure(measure::gross_saving, "gross saving", in_capitals_money);
    d.measure(measure::net_saving, "net saving", in_capitals_money);
    d.measure(measure::saving_with_income, "net saving with income", in_capitals_money);
  }
  static bank example() {
    using std::chrono::year;
    return {.name = "bank",
            .capital = "capital",
            .first_bond = year{2027},
            .operating_from = year{2027},
            .risk_free = 2_pct,
            .spread = 0.5_pct,
            .margin = 0.1_pct,
            .yield = 3_pct};
  }

  [[gnu::cold]] void check(auto& c) const {
    c.uses_fund("capital", capital, !defaults.empty());
    c.require(limit_gearing || limit_equity || limit_usable, "limit_gearing", "no limit at all",
              "at least one of the three limits");
  }

  template <class P> using setup = detail::bank_setup<bank, P>;
  template <class P, class M> auto prepare(field_reader<P, M> const& r) const {
    std::string const part = detail::label(*this);
    detail::known_fund const& f = r.set().find_fund(capital, part, "capital");
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
    for (int i = 0; i < max_members; ++i) {
      x.place[i] = -1;
      if (!(f.founders >> i & 1)) continue;
      x.place[i] = static_cast<int>(x.founders.size());
      x.founders.push_back(i);
    }
    fill(r, x);
    for (auto const& o : own_yield) x.founder(r, o.code, part, "own_yield");
    for (member_code const m : top_rated) x.top_rated.push_back(x.founder(r, m, part, "top_rated"));
    for (auto const& d : defaults)
      x.defaults.emplace_back(x.place[x.founder(r, d.code, part, "defaults")], r.when(d.at));
    x.measures.find(r.set(), part);
    return x;
  }
  template <class P, class M> void fill(field_reader<P, M> const& r, setup<P>& x) const {
    x.bond_rate = r[risk_free].value() + r[spread].value();
    x.loan_rate = x.bond_rate + r[margin].value();
    x.yield.clear();
    x.wants.clear();
    for (int const i : x.founders) {
      rate const* y = &yield;
      for (auto const& o : own_yield)
        if (o.code == r.allies()[i].code) y = &o.value;
      x.yield.push_back(r[*y].value());
      x.wants.push_back(select(less(x.loan_rate, x.yield.back()), P(1.0), P(0.0)));
    }
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
      auto const post = [&](int what, V const& sum) { s.post(u.measures[what], 0, sum); };
      post(measure::income, income_of_step);
      post(measure::received, received);
      post(measure::bond_interest, paid);
      post(measure::earned, earned);
      post(measure::loss, loss);
    }
    return detail::bank_work<bank, S, P, V>{
        .s = s,
        .part = *this,
        .u = u,
        .x = x,
        .capital = capital_of,
        .rate = s.rate_of(u.money),
        .dt = dt,
        .loan_rate = V(u.loan_rate),
        .financed = V(s[financed].value()),
        .income = income_of_step,
        .subscribed = subscribed,
        .asked = V(0.0),
        .lends = detail::come(s, u.first_bond, next) * detail::come(s, u.operating_from, next),
        .measuring = measuring};
  }

private:
  static constexpr char const* where_it_limits = " where it limits";
  static int years(time_span const& f) { return static_cast<int>(std::lround(detail::field_access::raw(f))); }
};

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

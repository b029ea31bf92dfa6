// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/levy.hpp>
#include <outlay/model/part.hpp>
#include <outlay/parts/backfill.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// Things that are used up, such as ammunition: what members hold, how much they use a day while it is used, how many
/// days of supply they mean to hold by a date, and what that costs. Purchases to the goal are even; what is used up
/// meanwhile is not bought again.
struct consumables {
  [[no_unique_address]] named_only _{};
  static constexpr std::string_view kind = "consumables";
  std::string name = {};
  std::vector<holding> held;                  ///< at the start of the horizon, in units; others neither hold nor use
  std::string unit = "units";
  scalar use;                                 ///< units a day of all holders together while they are used
  key by = key::gdp();                        ///< how use divides among the holders
  std::optional<moment> used_from = {};       ///< never unless given
  std::optional<moment> used_until = {};
  scalar goal = 0;                            ///< days of supply that holders mean to have
  std::optional<moment> bought_from = {};     ///< start of the horizon unless given
  fixed_time over = 1_years;                  ///< in which what is missing to the goal is bought
  std::optional<amount> cost = {};            ///< of a unit
  bool indexed = true;                        ///< keeps the purchasing power of the horizon's first year
  account to = account::other_equipment;
  bool counts = true;

  static constexpr double days = 365.25;      ///< of a year

  [[gnu::cold]] void check(auto& c) const {
    using detail::field_access;
    c.require(!held.empty(), "held", "no member", "what each member holds");
    for (holding const& h : held) {
      int const i = c.allies().index_of(h.code, c.part(), "held");
      if (!c.allies()[i].spends) c.refuse("held", {h.code}, "members that spend");
      double const x = field_access::raw(h.value);
      if (!(std::isfinite(x) && x >= 0)) c.refuse("held", {x, " for ", h.code}, "0 or more");
      int times = 0;
      for (holding const& other : held) times += other.code == h.code;
      if (times != 1) c.refuse("held", {h.code, " twice"}, "each member once");
    }
    c("use", use);
    if (double const x = field_access::raw(use); !(x > 0)) c.refuse("use", {x}, "more than 0 a day");
    c("goal", goal);
    c.require(field_access::raw(goal) == 0 || cost.has_value(), "cost", "unset, with a goal", "the cost of a unit");
    c("over", over);
    double const years = field_access::raw(over);
    if (!(years > 0)) c.refuse("over", {years, " years"}, "more than 0");
    // beside a month since year 0 a shorter time would round to none, and nothing would be bought
    if (!(years >= 1e-3)) c.refuse("over", {years, " years"}, "0.001 years or more");
    if (bought_from) {
      timing const t = c("bought_from", *bought_from);
      if (t.fixed() && t.months < c.grid().month_of(0)) c.refuse("bought_from", {*bought_from}, "within the horizon");
    }
    if (used_from) c("used_from", *used_from);
    if (used_until && !used_from) c.refuse("used_until", {*used_until}, "unset without used_from");
    if (used_until) {
      c("used_until", *used_until);
      c.require_order("used_until", *used_from, *used_until);
    }
    member_set const who = holders(c.allies());
    (void)by.fixed_shares(c.allies(), who, c.part());
    if (cost) c("cost", *cost, who);
    c.require(rule_of(to).family == account_family::final, "to", rule_of(to).name,
              "a final account, such as other_equipment");
    c.reports("stock", unit, true);
    c.reports("used", unit);
    c.reports("short", unit);
    c.reports("bought", unit);
    c.reports("paid", "billions");
    c.reports("days of supply", "days", true, true);
  }

  template <class P> struct setup {
    member_set who;
    int place[max_members]; // of a holder in `held`
    std::vector<double> shares;
    int joins[max_members]; // month in which the first step of who joins later begins; else 0
    timing used_from, used_until, bought_from;
    int stock, used, lacking, bought, paid, supply;
  };
  template <class P, class M> auto prepare(field_reader<P, M> const& r) const {
    std::string const part = detail::label(*this);
    auto const number_of = [&](char const* m) { return r.set().find_measure(part, m); };
    member_set const who = holders(r.allies());
    timing const far{timing::far};
    setup<P> x{who,
               {},
               by.fixed_shares(r.allies(), who, part),
               {},
               used_from ? r.when(*used_from) : far,
               used_until ? r.when(*used_until) : far,
               bought_from ? r.when(*bought_from) : timing{r.grid().month_of(0)},
               number_of("stock"),
               number_of("used"),
               number_of("short"),
               number_of("bought"),
               number_of("paid"),
               number_of("days of supply")};
    for (std::size_t k = 0; k < held.size(); ++k) x.place[r.allies().find(held[k].code)] = static_cast<int>(k);
    for (int t = 1; t < r.grid().steps(); ++t)
      for (int i = 0; i < r.members(); ++i)
        if (r.set().active(t) >> i & 1 && !(r.set().active(t - 1) >> i & 1)) x.joins[i] = r.grid().month_of(t);
    return x;
  }

  template <class V> struct holder {
    V stock;
    V missing; // to the goal when buying began
  };
  template <class V> struct state {
    std::vector<holder<V>> of; // by place in `held`
  };
  template <class S, class P, class V> void start(S& s, setup<P> const&, state<V>& x) const {
    x.of.clear();
    for (holding const& h : held) x.of.push_back({V(s[h.value].value()), V(0.0)});
  }

  template <class S, class P, class V, class Sum> struct work {
    using money = typename S::money;
    consumables const& part;
    S& s;
    setup<P> const& u;
    state<V>& x;
    step_key<V, P> share;
    member_set who;
    Sum cost;
    V use;         // units of all in this step
    V days_use;    // units of all in a day
    V goal;        // units of all
    V from, months; // when buying begins, and how long it takes
    V begun;       // 0 while nothing was bought before this step
    V part_bought; // of what is missing, in this step
    bool measuring;
    V sum;

    OUTLAY_DETAIL_INLINE holder<V>& at(int i) const { return x.of[static_cast<std::size_t>(u.place[i])]; }
    OUTLAY_DETAIL_INLINE V buys(int i) const {
      if (u.joins[i] > 0) { // begins no earlier than it joins, and takes as long
        V const start = max(from, V(static_cast<double>(u.joins[i])));
        return orders(i, part.begun_before(s, start), part.bought_in(s, start, months));
      }
      return orders(i, begun, part_bought);
    }
    OUTLAY_DETAIL_INLINE V orders(int i, V const& earlier, V const& now) const {
      V const missing =
          select(less(V(0.0), earlier), at(i).missing, max(goal * s.share_of(share, i) - at(i).stock, V(0.0)));
      at(i).missing = missing;
      return missing * now;
    }
    OUTLAY_DETAIL_INLINE void operator()(int i, typename S::row& r) const {
      if (!(who >> i & 1)) return;
      r.template claim<claim_class::deployments>(part.to, money::from_value(V(cost(i).value()) * buys(i)), part.counts);
    }
    OUTLAY_DETAIL_INLINE void granted(int i, typename S::row& r) {
      if (!(who >> i & 1)) {
        // the stock of who does not belong is not the alliance's
        if (measuring && (u.who >> i & 1)) s.post(u.stock, i, V(0.0));
        return;
      }
      V bought = buys(i);
      if (part.counts && r.rationed() && part.to != account::resilience) { // what is not paid is not bought
        r.template cut<claim_class::deployments>(part.to, money::from_value(V(cost(i).value()) * bought));
        bought = bought * r.granted(claim_class::deployments).value();
      }
      V const wanted = use * s.share_of(share, i), have = at(i).stock + bought, used = min(wanted, have);
      at(i).stock = have - used;
      if (!measuring) return;
      sum += at(i).stock;
      s.post(u.stock, i, at(i).stock);
      s.post(u.used, i, used);
      s.post(u.lacking, i, wanted - used);
      s.post(u.bought, i, bought);
      s.post(u.paid, i, V(cost(i).value()) * bought);
    }
    OUTLAY_DETAIL_INLINE void finish() const {
      if (measuring) s.post(u.supply, 0, sum / days_use);
    }
  };
  template <class S, class P, class V> OUTLAY_DETAIL_INLINE auto claim(S& s, setup<P> const& u, state<V>& x) const {
    using M = typename S::ledger_money;
    member_set const who = u.who & s.active();
    amount const no_cost = outlay::money<M>::from_value(0.0);
    auto const of = [&](amount const& f) { return indexed ? s.indexed(f, s.grid().first_year()) : s[f]; };
    V const a_day(s[use].value()), months(12 * detail::field_access::raw(over));
    V const used_months = max(s.months_since(u.used_from) - s.months_since(u.used_until), V(0.0));
    V const from = s.month_of(u.bought_from);
    return work<S, P, V, decltype(of(no_cost))>{*this,
                                                s,
                                                u,
                                                x,
                                                s.divide(by, u.shares.data(), who),
                                                who,
                                                of(cost ? *cost : no_cost),
                                                a_day * V(days / 12) * used_months,
                                                a_day,
                                                a_day * V(s[goal].value()),
                                                from,
                                                months,
                                                begun_before(s, from),
                                                bought_in(s, from, months),
                                                s.measuring(),
                                                V(0.0)};
  }

private:
  // 1 where buying that begins in a month was under way before this step.
  template <class S, class V> static OUTLAY_DETAIL_INLINE V begun_before(S& s, V const& from) {
    return select(less(from, V(static_cast<double>(s.month()))), V(1.0), V(0.0));
  }
  // Part of what is missing that is bought in this step.
  template <class S, class V> static OUTLAY_DETAIL_INLINE V bought_in(S& s, V const& from, V const& months) {
    V const now(static_cast<double>(s.month())), next(static_cast<double>(s.next_month()));
    return max(min(next, from + months) - max(now, from), V(0.0)) / months;
  }
  template <class M> member_set holders(alliance<M> const& allies) const {
    member_set who = 0;
    for (holding const& h : held)
      if (int const i = allies.find(h.code); i >= 0) who |= member_set{1} << i;
    return who;
  }
};

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

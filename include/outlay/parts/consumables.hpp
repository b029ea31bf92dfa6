// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/levy.hpp>
#include <outlay/model/part.hpp>
#include <outlay/schema/measures.hpp>
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
  std::vector<holding> held;
  std::string unit = "units";
  scalar use;
  key by = key::gdp();
  std::optional<moment> used_from = {};
  std::optional<moment> used_until = {};
  scalar goal = 0;
  std::optional<moment> bought_from = {};
  fixed_time over = 1_years;
  std::optional<amount> cost = {};
  bool indexed = true;
  account to = account::other_equipment;
  bool counts = true;

  static constexpr double days = 365.25; // of a year

  struct measure { enum : int { stock, used, lacking, bought, paid, supply, count }; };
  static constexpr void describe(auto& d) {
    using parts::field;
    using c = consumables;
    d.required(field<&c::held>, "what each member holds at the start of the horizon; others neither hold nor use",
               {.not_empty = "what each member holds", .spend = true});
    d.optional(field<&c::unit>, "what it is counted in");
    d.required(field<&c::use>, "units a day of all holders together while they are used", {.more_than = 0});
    d.optional(field<&c::by>, "how use divides among the holders");
    d.optional(field<&c::used_from>, "from when they are used; never unless given");
    d.optional(field<&c::used_until>, "first month without use; no end unless given", {.later_than = &c::used_from});
    d.optional(field<&c::goal>, "days of supply that holders mean to have");
    d.optional(field<&c::bought_from>, "when buying begins; start of the horizon unless given");
    // beside a month since year 0 a shorter time would round to none, and nothing would be bought
    d.optional(field<&c::over>, "time in which what is missing to the goal is bought", {.at_least = 0.001});
    d.optional(field<&c::cost>, "cost of a unit; needed with a goal");
    d.optional(field<&c::indexed>, "whether it keeps the purchasing power of the horizon's first year");
    d.optional(field<&c::to>, "what the money is for", {.final_account = true});
    d.optional(field<&c::counts>, "whether it counts toward core defence, and is then paid within the budget");
    d.measure(measure::stock, "stock", parts::in_the_users_unit, {.level = true, .in = &c::unit});
    d.measure(measure::used, "used", parts::in_the_users_unit, {.in = &c::unit});
    d.measure(measure::lacking, "short", parts::in_the_users_unit, {.in = &c::unit});
    d.measure(measure::bought, "bought", parts::in_the_users_unit, {.in = &c::unit});
    d.measure(measure::paid, "paid", parts::in_money);
    d.measure(measure::supply, "days of supply", parts::in_days, {.level = true, .of_alliance = true});
  }
  static consumables example() {
    return {.name = "shells", .held = {{"DEU", 2000}, {"FRA", 1000}}, .use = 20};
  }

  [[gnu::cold]] void check(auto& c) const {
    c.require(detail::field_access::raw(goal) == 0 || cost.has_value(), "cost", "unset, with a goal",
              "the cost of a unit");
    if (bought_from) {
      timing const t = c("bought_from", *bought_from);
      if (t.fixed() && t.months < c.grid().month_of(0)) c.refuse("bought_from", {*bought_from}, "within the horizon");
    }
    if (used_until && !used_from) c.refuse("used_until", {*used_until}, "unset without used_from");
    member_set const who = holders(c.allies());
    (void)by.fixed_shares(c.allies(), who, c.part());
    if (cost) c("cost", *cost, who);
  }

  template <class P> struct setup {
    member_set who;
    int place[max_members]; // of a holder in `held`
    std::vector<double> shares;
    int joins[max_members]; // month in which the first step of who joins later begins; else 0
    timing used_from, used_until, bought_from;
    parts::measure_numbers<consumables> measures;
  };
  template <class P, class M> auto prepare(field_reader<P, M> const& r) const {
    std::string const part = detail::label(*this);
    member_set const who = holders(r.allies());
    timing const unset{timing::beyond};
    setup<P> x{.who = who,
               .place = {},
               .shares = by.fixed_shares(r.allies(), who, part),
               .joins = {},
               .used_from = used_from ? r.when(*used_from) : unset,
               .used_until = used_until ? r.when(*used_until) : unset,
               .bought_from = bought_from ? r.when(*bought_from) : timing{r.grid().month_of(0)},
               .measures = {}};
    x.measures.find(r.set(), part);
    for (std::size_t k = 0; k < held.size(); ++k) x.place[r.allies().find(held[k].code)] = static_cast<int>(k);
    for (int t = 1; t < r.grid().steps(); ++t)
      for (int i = 0; i < r.members(); ++i)
        if (r.set().active(t) >> i & 1 && !(r.set().active(t - 1) >> i & 1)) x.joins[i] = r.grid().month_of(t);
    return x;
  }
  template <class P, class M> void fill(field_reader<P, M> const&, setup<P>&) const {}

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
        if (measuring && (u.who >> i & 1)) s.post(u.measures[measure::stock], i, V(0.0));
        return;
      }
      // what is not paid is not bought
      V const bought = buys(i) * r.template granted_of<claim_class::deployments>(part.to, part.counts).value();
      V const wanted = use * s.share_of(share, i), have = at(i).stock + bought, used = min(wanted, have);
      at(i).stock = have - used;
      if (!measuring) return;
      sum += at(i).stock;
      s.post(u.measures[measure::stock], i, at(i).stock);
      s.post(u.measures[measure::used], i, used);
      s.post(u.measures[measure::lacking], i, wanted - used);
      s.post(u.measures[measure::bought], i, bought);
      s.post(u.measures[measure::paid], i, V(cost(i).value()) * bought);
    }
    OUTLAY_DETAIL_INLINE void finish() const {
      if (measuring) s.post(u.measures[measure::supply], 0, sum / days_use);
    }
  };
  template <class S, class P, class V> OUTLAY_DETAIL_INLINE auto claim(S& s, setup<P> const& u, state<V>& x) const {
    member_set const who = u.who & s.active();
    auto const no_cost = detail::field_with<amount>(0.0, s.allies().ledger_money());
    auto const of = [&](amount const& f) { return indexed ? s.indexed(f, s.grid().first_year()) : s[f]; };
    V const a_day(s[use].value()), months(12 * detail::field_access::raw(over));
    V const used_months = max(s.months_since(u.used_from) - s.months_since(u.used_until), V(0.0));
    V const from = s.month_of(u.bought_from);
    return work<S, P, V, decltype(of(no_cost))>{.part = *this,
                                                .s = s,
                                                .u = u,
                                                .x = x,
                                                .share = s.divide(by, u.shares.data(), who),
                                                .who = who,
                                                .cost = of(cost ? *cost : no_cost),
                                                .use = a_day * V(days / 12) * used_months,
                                                .days_use = a_day,
                                                .goal = a_day * V(s[goal].value()),
                                                .from = from,
                                                .months = months,
                                                .begun = begun_before(s, from),
                                                .part_bought = bought_in(s, from, months),
                                                .measuring = s.measuring(),
                                                .sum = V(0.0)};
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

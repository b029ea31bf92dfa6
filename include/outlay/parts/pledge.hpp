// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <bit>
#include <outlay/model/levy.hpp>
#include <outlay/model/part.hpp>
#include <outlay/schema/measures.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

namespace detail {
inline namespace OUTLAY_DETAIL_ISA {
// Months of a step, each grown at a yearly rate since `begin`.
template <class P> OUTLAY_DETAIL_OUTLINE P grown_months(P growth, int first, int last, int begin) {
  P const gamma = log(P(1.0) + growth);
  P months(0.0);
  for (int m = first; m < last; ++m) months = months + exp(gamma * P((m - begin) / 12.0));
  return months;
}
} // namespace OUTLAY_DETAIL_ISA
} // namespace detail

/// A promise of money, recurring (1 billion dollars a month from January 2026) or one-off (937 million once in 2025),
/// divided among its payers by key. What it buys is delivered through stages with a mean time of exactly `delivery`.
struct pledge {
  [[no_unique_address]] named_only _{};
  static constexpr std::string_view kind = "pledge";
  static constexpr int most_stages = 8;
  std::string name = {};
  payment amount;
  rate growth = 0_pct;
  moment from;
  std::optional<moment> until = {};
  group payers = all_members;
  key by = key::gdp();
  account to = account::aid;
  bool counts = true;
  bool indexed = false;
  fixed_time delivery = 0_years;
  int stages = 1;
  std::optional<member_code> supplier = {};
  std::string beneficiary = {};
  std::vector<std::string> tags = {};
  std::optional<area> out_of = {};

  struct measure { enum : int { paid, delivered, in_transit, not_given, count }; };
  static constexpr void describe(auto& d) {
    using parts::field;
    d.required(field<&pledge::amount>,
               "money a year, or one amount; fixed cash in its own money unless `indexed`",
               {.paid_by = &pledge::payers});
    d.optional(field<&pledge::growth>, "growth of the amount a year, from the start; one amount does not grow");
    d.required(field<&pledge::from>, "first month; one amount is paid in it, or over the twelve months of a year");
    d.optional(field<&pledge::until>, "first month without payment; no end unless given",
               {.later_than = &pledge::from});
    d.optional(field<&pledge::payers>, "who pays: those of them that spend", {.spend = true});
    d.optional(field<&pledge::by>, "how it divides among the payers", {.among = &pledge::payers});
    d.optional(field<&pledge::to>, "what the money is for: aid, or another final account; aid in kind moves no money");
    d.optional(field<&pledge::counts>, "whether it counts toward core defence, and is then paid within the budget");
    d.optional(field<&pledge::indexed>, "whether it keeps the purchasing power it has in the year of `from`");
    d.optional(field<&pledge::delivery>, "mean time from payment to delivery");
    d.optional(field<&pledge::stages>, "stages of delivery; as many as steps in `delivery` is a fixed lag",
               {.at_least = 1, .at_most = most_stages});
    d.optional(field<&pledge::supplier>, "whose industry delivers, and reports deliveries; the alliance unless given");
    d.optional(field<&pledge::beneficiary>, "who receives");
    d.optional(field<&pledge::tags>, "free words that answers can sum, such as offensive or defensive");
    d.optional(field<&pledge::out_of>,
               "for aid in kind: whose stocks it is given out of, at the unit cost of the step, as far as they go");
    d.measure(measure::not_given, "not given", parts::in_money, {.when = &pledge::in_kind});
    d.measure(measure::paid, "paid", parts::in_money);
    d.measure(measure::delivered, "delivered", parts::in_money, {.of_alliance_when = &pledge::has_no_supplier});
    d.measure(measure::in_transit, "in transit", parts::in_money,
              {.level = true, .of_alliance_when = &pledge::has_no_supplier});
  }
  static pledge example() { return {.name = "arms", .amount = 1_bn_usd / month, .from = std::chrono::year{2027}}; }

  [[gnu::cold]] void check(auto& c) const {
    timing const start = c("from", from);
    if (amount.once() && detail::field_access::raw(growth) != 0)
      c.refuse("growth", {detail::in_percent{detail::field_access::raw(growth)}}, "0 %: one amount does not grow");
    if (indexed) {
      if (!start.fixed()) c.refuse("from", {from}, "a date, or an event by date, for an indexed amount");
      if (c.grid().first_year() - start.year() > std::remove_cvref_t<decltype(c.set())>::rate_history)
        c.refuse("from", {from}, "at most 15 years before the horizon for an indexed amount");
      c.require_rate_in("amount", amount.money(), c.that_pay("payers", payers), start.year());
    }
    if (until && amount.once()) c.refuse("until", {*until}, "unset: one amount is paid once");
    c.require(rule_of(to).family == account_family::final || in_kind(), "to", rule_of(to).name,
              "a final account, such as aid, or aid in kind");
    c.require(in_kind() == out_of.has_value(), "out_of", out_of ? name_of(*out_of) : "unset",
              in_kind() ? "the area whose stocks it is given out of" : "unset, or a pledge whose `to` is aid_in_kind");
    if (in_kind()) c.gives_in_kind();
    double const years = detail::field_access::raw(delivery);
    if (!(years > 0 || stages == 1)) c.refuse("stages", {stages}, "1 where delivery takes no time");
    if (double const steps = stages * c.grid().dt(); !(years == 0 || steps <= years + 1e-9))
      c.refuse("delivery", {years, " years"}, {"0, or at least a step for each stage, ", steps, " years"});
    if (!beneficiary.empty()) c.reports("for " + beneficiary, counts::money);
    for (std::string const& t : tags) c.reports("tag " + t, counts::money);
  }

  struct setup {
    timing from, until;
    member_set payers;
    std::vector<double> fixed;
    double pass; // part of a stage that passes on in a step; 0 where goods arrive at once
    int deliverer;
    parts::measure_numbers<pledge> measures;
    bool reports; // whether anybody asked for any of them
    std::vector<int> tags;
  };
  bool in_kind() const { return to == account::aid_in_kind; }
  bool has_no_supplier() const { return !supplier; }
  template <class P, class M> setup prepare(field_reader<P, M> const& r) const { return prepare(r.without_varied()); }
  template <class M> [[gnu::cold, gnu::noinline]] setup prepare(field_reader<double, M> const& r) const {
    std::string const part = detail::label(*this);
    member_set const who = detail::that_spend(r.allies(), r.allies().set_of(payers, part, "payers"));
    double const years = detail::field_access::raw(delivery);
    setup x{r.when(from),
            until ? r.when(*until) : timing{timing::beyond},
            who,
            by.fixed_shares(r.allies(), who, part),
            years > 0 ? stages * r.grid().dt() / years : 0.0,
            supplier ? r.allies().index_of(*supplier, part, "supplier") : std::countr_zero(who),
            {},
            false,
            {}};
    x.measures.find(r.set(), part);
    x.reports = x.measures.any();
    if (!beneficiary.empty()) x.tags.push_back(r.set().find_measure(part, "for " + beneficiary));
    for (std::string const& t : tags) x.tags.push_back(r.set().find_measure(part, "tag " + t));
    for (int const k : x.tags) x.reports = x.reports || k >= 0;
    return x;
  }
  void fill(auto const&, setup&) const {} // nothing of it follows from quantities that runs vary

  template <class V> struct state {
    V transit[most_stages];
  };
  void start(auto&, setup const&, auto& x) const {
    for (auto& stage : x.transit) stage = {};
  }

  template <class S, class Levy> struct work {
    using V = typename S::value;
    S& s;
    setup const& u;
    state<V>& x;
    Levy levy;
    int stages;
    bool measuring;
    V paid;
    member_set givers; // of aid in kind, who asks nothing of the ledger
    std::optional<area> out_of;
    OUTLAY_DETAIL_INLINE void operator()(int i, typename S::row& r) const { levy(i, r); }
    // Only what was granted is paid, and only who asks for measures needs to know.
    OUTLAY_DETAIL_INLINE void granted(int i, typename S::row& r) {
      if (measuring && levy.pays(i)) pay(i, levy.granted(i, r).value());
    }
    void pay(int i, V const& due) {
      paid += due;
      s.post(u.measures[measure::paid], i, due);
      for (int const t : u.tags) s.post(t, i, due);
    }
    OUTLAY_DETAIL_INLINE void finish() {
      if (!measuring) return;
      for (int i = 0; i < detail::end_of(givers); ++i)
        if (givers >> i & 1) {
          V const asked = levy.due(i).value(), given = asked * s.part_given_in_kind(*out_of, i);
          pay(i, given);
          s.post(u.measures[measure::not_given], i, asked - given);
        }
      // A projection always measures, an ensemble seldom.
      if constexpr (std::is_same_v<V, double>) deliver(s, u, x, stages, paid);
      else deliver_apart(s, u, x, stages, paid);
    }
    [[gnu::noinline]] static void deliver_apart(S s, setup const& u, state<V>& x, int stages, V paid) {
      deliver(s, u, x, stages, paid);
    }
    OUTLAY_DETAIL_INLINE static void deliver(S& s, setup const& u, state<V>& x, int stages, V const& paid) {
      V arrived = paid, left(0.0);
      if (u.pass > 0) {
        V const pass(u.pass);
        x.transit[0] += paid;
        arrived = pass * x.transit[stages - 1];
        x.transit[stages - 1] -= arrived;
        for (int h = stages - 2; h >= 0; --h) {
          V const moved = pass * x.transit[h];
          x.transit[h] -= moved;
          x.transit[h + 1] += moved;
        }
        for (int h = 0; h < stages; ++h) left += x.transit[h];
      }
      s.post(u.measures[measure::delivered], u.deliverer, arrived);
      s.post(u.measures[measure::in_transit], u.deliverer, left);
    }
  };

  template <class S, class V> OUTLAY_DETAIL_INLINE auto claim(S& s, setup const& u, state<V>& x) const {
    using P = typename S::param;
    bool const same = s.fixed(u.from) && s.fixed(u.until); // on every path
    int const now = s.month(), next = s.next_month(), begin = u.from.months;
    // A step pays for the months inside, each a twelfth of the amount grown since the start: the same in steps of any
    // length.
    // One amount is twelve twelfths in its month, or a twelfth in each month of its year.
    double const twelfths = amount.once() && !u.from.is_year ? 12 : 1;
    int const end = amount.once() ? begin + (u.from.is_year ? 12 : 1) : u.until.months;
    int const first = now > begin ? now : begin;
    int const last = end < next ? end : next;
    bool const grows = !amount.once() && (!std::is_same_v<P, double> || detail::field_access::raw(growth) != 0);
    P months(last > first ? twelfths * (last - first) : 0.0);
    if (same && grows && last > first) months = detail::grown_months(P(s[growth].value()), first, last, begin);
    if (!same) months = P(1.0);
    auto const paid = duration<P>::from_value(months / P(12.0));
    auto const each = indexed ? s.indexed(amount, u.from.year()) : s[amount];
    auto divided = make_levy<claim_class::pledges>(s, !same || last > first,
                                                   detail::scaled_amount<decltype(each), decltype(paid)>{each, paid},
                                                   by, u.fixed.data(), u.payers, u.payers, charge{to, counts});
    if constexpr (S::events)
      if (!same) divided.share = divided.share.times(months_of_path(s, u, grows));
    member_set givers = 0;
    if (in_kind()) {
      std::swap(givers, divided.payers);
      for (int i = 0; i < detail::end_of(givers); ++i)
        if (givers >> i & 1) s.ask_in_kind(*out_of, i, divided.due(i).value());
    }
    return work<S, decltype(divided)>{s, u, x, divided, stages, s.measuring() && u.reports, V(0.0), givers, out_of};
  }

private:
  // The same months where start or end is an event that each path decides.
  template <class S> [[gnu::noinline]] typename S::value months_of_path(S s, setup const& u, bool grows) const {
    using V = typename S::value;
    V const begin = s.month_of(u.from);
    V const end = amount.once() ? begin + V(u.from.is_year ? 12.0 : 1.0) : s.month_of(u.until);
    V const each(amount.once() && !u.from.is_year ? 12.0 : 1.0);
    V sum(0.0);
    V const gamma = grows ? log(V(1.0) + V(s[growth].value())) : V(0.0);
    for (int m = s.month(); m < s.next_month(); ++m) {
      V const at(static_cast<double>(m));
      V const part = grows ? exp(gamma * (max(at - begin, V(0.0)) / V(12.0))) : each;
      sum += select(less(at, begin), V(0.0), select(less(at, end), part, V(0.0)));
    }
    return sum;
  }
};

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

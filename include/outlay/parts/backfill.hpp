// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/levy.hpp>
#include <outlay/model/part.hpp>
#include <outlay/schema/measures.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// What a member provides of something, in units of the user's choice: heads, aircraft, satellites.
struct holding {
  member_code code;
  scalar value;

  static constexpr void describe(auto& d) {
    d.required(parts::field<&holding::code>, "who");
    d.required(parts::field<&holding::value>, "units", {.at_least = 0, .at_most = 1e15});
  }
  static holding example() { return {.code = "DEU", .value = 1}; }
};

/// One member takes out what it provides of one thing, and others replace it by key, at a cost a unit and after a lead
/// time.
/// Until then there is a gap. Reported: what each provides, the gap, the dependence on the member, and what is left of
/// the capability: the smaller of this thing's and of every enabler's that nothing can stand in for.
struct backfill {
  [[no_unique_address]] named_only _{};
  static constexpr std::string_view kind = "backfill";
  std::string name = {};                     ///< what is provided: `heads in the east`, `air refuelling`
  std::vector<holding> held;
  std::string unit = "units";
  member_code who;
  moment from;
  ratio withdrawn = 100_pct;
  fixed_time phase = 0_years;
  std::optional<moment> ordered = {};
  fixed_time lead = 0_years;
  ratio replaced = 100_pct;
  group replaced_by = all_members;
  key by = key::gdp();
  std::optional<amount> cost = {};
  std::optional<yearly_amount> upkeep = {};
  bool indexed = true;
  account to = account::other_equipment;
  bool counts = true;
  bool substitutable = true;
  std::vector<std::string> enablers = {};

  struct measure { enum : int { provided, gap, dependence, capability, paid, count }; };
  static constexpr void describe(auto& d) {
    using parts::field;
    d.acts(parts::hook::claim, {.sets = parts::shared::capabilities});
    d.acts(parts::hook::settle, {.reads = parts::shared::capabilities});
    using c = backfill;
    d.required(field<&c::held>, "what each member provides at the start of the horizon",
               {.not_empty = "what each member provides"});
    d.optional(field<&c::unit>, "what it is counted in");
    d.required(field<&c::who>, "who takes out what it provides");
    d.required(field<&c::from>, "when: a date or an event; a year begins with its January");
    d.optional(field<&c::withdrawn>, "part of what it provides that it takes out");
    d.optional(field<&c::phase>, "over what time, in equal parts");
    d.optional(field<&c::ordered>, "when the others order; with the withdrawal unless given");
    d.optional(field<&c::lead>, "time from order to delivery");
    d.optional(field<&c::replaced>, "part of what is taken out that the others replace");
    d.optional(field<&c::replaced_by>, "who replaces: those of them that spend, but the one that withdraws");
    d.optional(field<&c::by>, "how it divides among them");
    d.optional(field<&c::cost>, "cost of a unit, once, paid when it is delivered; none unless given");
    d.optional(field<&c::upkeep>, "cost of a replaced unit a year; none unless given");
    d.optional(field<&c::indexed>, "whether costs keep the purchasing power of the horizon's first year");
    d.optional(field<&c::to>, "what the money is for", {.final_account = true});
    d.optional(field<&c::counts>, "whether it counts toward core defence, and is then paid within the budget");
    d.optional(field<&c::substitutable>, "as an enabler of another backfill: whether other things can stand in for it");
    d.optional(field<&c::enablers>, "other backfills by name without which this capability is not whole");
    d.measure(measure::provided, "provided", parts::in_the_users_unit, {.level = true, .in = &c::unit});
    d.measure(measure::gap, "gap", parts::in_the_users_unit, {.level = true, .of_alliance = true, .in = &c::unit});
    d.measure(measure::dependence, "dependence", parts::as_fraction("part of all"),
              {.level = true, .of_alliance = true});
    d.measure(measure::capability, "capability", parts::as_fraction("part of what was provided at the start"),
              {.level = true, .of_alliance = true});
    d.measure(measure::paid, "paid", parts::in_money);
  }
  static backfill example() {
    return {.name = "air refuelling",
            .held = {{"USA", 20}, {"DEU", 25}},
            .who = "USA",
            .from = std::chrono::year{2027}};
  }

  [[gnu::cold]] void check(auto& c) const {
    double total = 0, mine = 0, there = 0; // there: of those who belong when the horizon begins
    for (holding const& h : held) {
      double const x = detail::field_access::raw(h.value);
      total += x;
      if (h.code == who) mine = x;
      if (c.set().active(0) >> c.allies().find(h.code) & 1) there += x;
    }
    c.require(total > 0, "held", "nothing", "more than 0 in all");
    c.require(there > 0, "held", "nothing of members that belong when the horizon begins", "more than 0 then");
    if (!(mine > 0)) c.refuse("who", {who, ", which provides nothing"}, "a member that provides something");
    member_set const payers = replacers(c.allies(), c.part());
    if (payers == 0)
      c.refuse("replaced_by", {replaced_by.name()}, "a group with a member that spends, beside the one that withdraws");
    (void)by.fixed_shares(c.allies(), payers, c.part());
    if (cost) c("cost", *cost, payers);
    if (upkeep) c("upkeep", *upkeep, payers);
    for (std::string const& e : enablers) {
      std::string known;
      bool found = false;
      for (std::string const& n : c.set().capabilities()) {
        found = found || (n == e && n != name);
        if (n != name) known += (known.empty() ? "" : ", ") + n;
      }
      if (!found)
        c.refuse("enablers", {"\"", e, "\""},
                 {"another backfill of the plan: ", known.empty() ? std::string_view("there is none") : known});
    }
  }
  // All backfills are known before any part is checked.
  template <class Setting> [[gnu::cold]] void announce(Setting& s) const { s.add_capability(name, substitutable); }

  template <class P> struct setup {
    timing from, ordered;
    int who;
    P held[max_members];
    P all, taken, given; // units: of all, taken out in the end, replaced in the end
    P at_start;          // of those who belong when the horizon begins
    member_set holders, payers;
    double replaced_from; // month from which a replacer belongs
    std::vector<double> shares;
    int itself;                 // number of its capability
    std::vector<int> enablers;  // and of those that it needs
    parts::measure_numbers<backfill> measures;
  };
  template <class P, class M> auto prepare(field_reader<P, M> const& r) const {
    std::string const part = detail::label(*this);
    setup<P> x{};
    x.from = r.when(from);
    x.ordered = ordered ? r.when(*ordered) : x.from;
    x.who = r.allies().find(who);
    for (holding const& h : held) x.holders |= member_set{1} << r.allies().find(h.code);
    fill(r, x);
    x.payers = replacers(r.allies(), part);
    x.replaced_from = numeric::infinity;
    for (int t = r.grid().steps(); t-- > 0;)
      if (r.set().active(t) & x.payers) x.replaced_from = t == 0 ? 0.0 : r.grid().month_of(t);
    x.shares = by.fixed_shares(r.allies(), x.payers, part);
    for (std::size_t k = 0; k < r.set().capabilities().size(); ++k) {
      std::string const& n = r.set().capabilities()[k];
      if (n == name) x.itself = static_cast<int>(k);
      for (std::string const& e : enablers)
        if (n == e) x.enablers.push_back(static_cast<int>(k));
    }
    x.measures.find(r.set(), part);
    return x;
  }
  template <class P, class M> void fill(field_reader<P, M> const& r, setup<P>& x) const {
    x.all = P(0.0);
    for (P& h : x.held) h = P(0.0);
    for (holding const& h : held) {
      P const units = r[h.value].value();
      x.held[r.allies().find(h.code)] = units;
      x.all = x.all + units;
    }
    x.at_start = provided_by(x, r.set().active(0));
    x.taken = x.held[x.who] * r[withdrawn].value();
    x.given = x.taken * r[replaced].value();
  }

  template <class S, class Sum, class Flow> struct work {
    using V = typename S::value;
    using P = typename S::param;
    using money = typename S::money;
    S& s;
    setup<P> const& u;
    step_key<V, P> share;
    member_set payers;
    Sum cost;
    Flow upkeep;
    V taken, given;          // units, at the end of the step; taken of what is provided by who belongs
    V gone;                  // taken, whether or not the member belongs
    V arrived, unit_years;   // replaced in the step; replaced units over its time
    account to;
    bool counts, measuring;

    OUTLAY_DETAIL_INLINE money due(int i) const {
      return money::from_value((V(cost(i).value()) * arrived + V(upkeep(i).value()) * unit_years) *
                               s.share_of(share, i));
    }
    OUTLAY_DETAIL_INLINE void operator()(int i, typename S::row& r) const {
      if (payers >> i & 1) r.template claim<claim_class::deployments>(to, due(i), counts);
    }
    OUTLAY_DETAIL_INLINE void granted(int i, typename S::row& r) {
      if (!measuring) return;
      bool const pays = payers >> i & 1;
      if (pays) {
        money const paid = r.template granted_of<claim_class::deployments>(to, counts) * due(i);
        s.post(u.measures[measure::paid], i, paid.value());
      }
      V here(s.active() >> i & 1 ? u.held[i] : P(0.0));
      if (i == u.who) here -= taken;
      if (pays) here += given * s.share_of(share, i);
      s.post(u.measures[measure::provided], i, here);
    }
    OUTLAY_DETAIL_INLINE void finish() const {
      if (!measuring) return;
      bool const there = s.active() >> u.who & 1;
      V const left = there ? V(u.held[u.who]) - taken : V(0.0), all = V(provided_by(u, s.active())) - taken + given;
      s.post(u.measures[measure::gap], 0, max(gone - given, V(0.0)));
      // Of nothing, the member that is gone had everything.
      s.post(u.measures[measure::dependence], 0, select(less(V(0.0), all), left / max(all, V(1e-300)), V(1.0)));
    }
  };
  template <class S, class P> OUTLAY_DETAIL_INLINE auto claim(S& s, setup<P> const& u) const {
    using V = typename S::value;
    member_set const present = u.payers & s.active();
    money_id const ledger = s.allies().ledger_money();
    auto const no_cost = detail::field_with<amount>(0.0, ledger);
    auto const no_upkeep = detail::field_with<yearly_amount>(0.0, ledger);
    auto const of = [&](auto const& f) { return indexed ? s.indexed(f, s.grid().first_year()) : s[f]; };
    amount const& once = cost ? *cost : no_cost;
    yearly_amount const& a_year = upkeep ? *upkeep : no_upkeep;
    work<S, decltype(of(once)), decltype(of(a_year))> w{.s = s,
                                                        .u = u,
                                                        .share = s.divide(by, u.shares.data(), present),
                                                        .payers = present,
                                                        .cost = of(once),
                                                        .upkeep = of(a_year),
                                                        .taken = V(0.0),
                                                        .given = V(0.0),
                                                        .gone = V(0.0),
                                                        .arrived = V(0.0),
                                                        .unit_years = V(0.0),
                                                        .to = to,
                                                        .counts = counts,
                                                        .measuring = s.measuring()};
    // At the middle of a month, so that phases are summed exactly.
    // An order waits for somebody who places it.
    V const out = s.month_of(u.from),
            in = max(s.month_of(u.ordered), V(u.replaced_from)) + V(12 * detail::field_access::raw(lead));
    for (int m = s.month(); m < s.next_month(); ++m) w.unit_years += come(V(m + 0.5), in);
    V const replaces(present ? u.given : P(0.0)); // nobody replaces anything while no replacer belongs
    w.unit_years = replaces * (w.unit_years / V(12.0));
    // What comes at once belongs to the step in whose months it lies.
    double const edge = detail::field_access::raw(phase) > 0 ? 0 : 0.5;
    V const end(s.next_month() - edge), before(s.month() - edge);
    w.gone = V(u.taken) * come(end, out);
    w.taken = s.active() >> u.who & 1 ? w.gone : V(0.0);
    w.given = replaces * come(end, in);
    w.arrived = replaces * (come(end, in) - come(before, in));
    V const all = V(provided_by(u, s.active())) - w.taken + w.given;
    s.capability(u.itself) = min(V(1.0), all / V(u.at_start));
    return w;
  }

  // When every backfill has said what it can do: this one can do no more than an enabler without substitute, and no
  // more than the mean of itself and of those with one.
  template <class S, class P> OUTLAY_DETAIL_INLINE auto settle(S& s, setup<P> const& u) const {
    using V = typename S::value;
    if (s.measuring()) {
      V pooled = s.capability(u.itself), least = pooled;
      int count = 1;
      for (int const k : u.enablers)
        if (s.set().substitutable(k)) {
          pooled += s.capability(k);
          ++count;
        } else least = min(least, s.capability(k));
      s.post(u.measures[measure::capability], 0, min(least, pooled / V(static_cast<double>(count))));
    }
    return [](int, auto&) {};
  }

private:
  // What the holders among some members provide before anything is taken out.
  template <class P> static P provided_by(setup<P> const& u, member_set here) {
    if ((u.holders & ~here) == 0) return u.all;
    P sum(0.0);
    for (int i = 0; i < detail::end_of(u.holders); ++i)
      if (u.holders & here & member_set{1} << i) sum = sum + u.held[i];
    return sum;
  }
  template <class M> member_set replacers(alliance<M> const& allies, std::string const& part) const {
    member_set const who_bit = member_set{1} << allies.index_of(who, part, "who");
    return detail::that_spend(allies, allies.set_of(replaced_by, part, "replaced_by")) & ~who_bit;
  }
  template <class V> V come(V const& now, V const& start) const {
    double const months = 12 * detail::field_access::raw(phase);
    if (months > 0) return min(max(now - start, V(0.0)) / V(months), V(1.0));
    return select(less(now, start), V(0.0), V(1.0));
  }
};

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

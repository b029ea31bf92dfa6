// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/levy.hpp>
#include <outlay/model/part.hpp>
#include <outlay/parts/deployments/strength.hpp>
#include <outlay/schema/measures.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// Troops in a host country: headcount by knots, running cost by head, investment between two moments, divided by key
/// among the members that send them. Between knots the headcount moves in a line; where all knots are years it has one
/// value for each calendar year. Before the first knot there is nobody, after the last its strength stays. With events
/// each path has its own times: a knot that has come overrides all before it, so that a last one of 0 at a ceasefire
/// ends the deployment whenever it comes.
struct deployment {
  [[no_unique_address]] named_only _{};
  static constexpr std::string_view kind = "deployment";
  std::string name = {};
  /// Knots, in order of time. With events each path has its own times: a knot that has come overrides all before it in
  /// this list, so that a last one of 0 at a ceasefire ends the deployment whenever it comes.
  std::vector<strength> heads;
  bool stepwise = false;
  head_cost cost;
  cost_basis basis = cost_basis::incremental;
  std::optional<head_cost> at_home = {};
  std::optional<amount> investment = {};
  std::optional<moment> invest_from = {};
  std::optional<moment> invest_until = {};
  group senders = all_members;
  key by = key::gdp();
  std::optional<member_code> host = {};
  ratio host_pays = 0_pct;
  bool counts = true;
  bool indexed = true;
  std::optional<date> prices = {};

  struct measure { enum : int { total, invested, headcount, head_years, running, count }; };
  static constexpr void describe(auto& d) {
    using parts::field;
    using c = deployment;
    d.required(field<&c::heads>, "knots, in order of time", {.not_empty = "at least one strength"});
    d.optional(field<&c::stepwise>, "whether each strength stays until the next knot");
    d.required(field<&c::cost>, "running cost of a head and year");
    d.optional(field<&c::basis>, "what that is: what comes on top of the troops' cost at home, or all that they cost");
    d.optional(field<&c::at_home>,
               "with a total cost: what of it the budget pays already, the cost of a head and year at home");
    d.optional(field<&c::investment>,
               "in equal monthly parts from `invest_from` until `invest_until`; none unless given");
    d.optional(field<&c::invest_from>, "first month of the investment");
    d.optional(field<&c::invest_until>, "first month without it");
    d.optional(field<&c::senders>, "who sends troops and pays: those of them that spend", {.spend = true});
    d.optional(field<&c::by>, "how troops and costs divide among the senders", {.among = &c::senders});
    d.optional(field<&c::host>, "where the troops are; a member of the alliance only where it pays",
               {.spend = true, .where = &c::host_has_to_pay});
    d.optional(field<&c::host_pays>, "part of running cost and investment that the host pays");
    d.optional(field<&c::counts>, "whether it counts toward core defence, and is then paid within the budget");
    d.optional(field<&c::indexed>, "whether costs keep the purchasing power they have in the year of `prices`");
    d.optional(field<&c::prices>, "year of that purchasing power; first of the horizon unless given");
    d.measure(measure::total, "total cost", parts::in_money, {.when = &c::has_total_cost});
    d.measure(measure::invested, "investment", parts::in_money, {.when = &c::invests});
    d.measure(measure::headcount, "headcount", parts::in_heads, {.level = true});
    d.measure(measure::head_years, "head years", parts::in_head_years);
    d.measure(measure::running, "running", parts::in_money);
  }
  static deployment example() {
    using std::chrono::year;
    return {.name = "forward brigade",
            .heads = {{year{2027}, head_count(headcount<>::from_value(5))}},
            .cost = 100_mn_usd / 1000_heads / outlay::year};
  }

  [[gnu::cold]] void check(auto& c) const {
    using detail::field_access;
    member_set payers = c.that_pay("senders", senders);
    if (host_has_to_pay() && !host)
      c.refuse("host", {"unset"}, {"the member that pays ", detail::in_percent{field_access::raw(host_pays)}});
    if (host) // a host that pays nothing may pay something where its part is varied
      if (int const i = c.allies().find(*host); i >= 0 && c.allies()[i].spends) payers |= member_set{1} << i;
    c("cost", cost, payers);
    for (std::size_t k = 1; k < heads.size(); ++k) {
      timing const before = c("heads", heads[k - 1].at), t = c("heads", heads[k].at);
      if (before.event == t.event && before.months >= t.months && t.months < timing::beyond)
        c.refuse("heads", {heads[k].at}, "knots in order of time");
    }
    c.require(has_total_cost() == at_home.has_value(), "at_home",
              at_home ? "given, with an incremental cost" : "unset, with a total cost",
              "what a head costs at home, with a total cost: the budget pays that already");
    if (at_home) {
      c("at_home", *at_home, payers);
      if (!(at_home->money() == cost.money() && field_access::raw(*at_home) <= field_access::raw(cost)))
        c.refuse("at_home", {field_access::raw(*at_home), " bn ", at_home->money()},
                 "at most the total cost, in its money");
    }
    c.require(invests() == invest_from.has_value() && invests() == invest_until.has_value(), "investment",
              investment ? "without its dates" : "unset, with dates", "an amount with invest_from and invest_until");
    if (investment) {
      c("investment", *investment, payers);
      timing const from = c("invest_from", *invest_from), until = c("invest_until", *invest_until);
      if (from.event != until.event || from.months >= until.months || until.months >= timing::beyond)
        c.refuse("invest_until", {*invest_until}, "later than invest_from: two dates, or two times after one event");
    }
    if (prices) {
      int const y = prices->year(), first = c.grid().first_year();
      if (!indexed) c.refuse("prices", {*prices}, "unset for costs in fixed cash");
      if (first - y > std::remove_cvref_t<decltype(c.set())>::rate_history || y >= first + c.grid().years())
        c.refuse("prices", {*prices}, "at most 15 years before the horizon, and within it");
      c.require_rate_in("cost", cost.money(), payers, y);
      if (investment) c.require_rate_in("investment", investment->money(), payers, y);
    }
  }
  bool has_total_cost() const { return basis == cost_basis::total; }
  bool invests() const { return investment.has_value(); }
  bool host_has_to_pay() const { return detail::field_access::raw(host_pays) > 0; }

  struct setup {
    std::vector<timing> at;
    bool by_year, fixed;
    timing invest_from, invest_until;
    member_set senders;
    std::vector<double> shares;
    int host, price_year;
    parts::measure_numbers<deployment> measures;
  };
  template <class P, class M> setup prepare(field_reader<P, M> const& r) const {
    setup x = prepare(r.without_varied());
    if (host && r.varies(host_pays)) x.host = r.allies().find(*host);
    return x;
  }
  template <class M> [[gnu::cold, gnu::noinline]] setup prepare(field_reader<double, M> const& r) const {
    std::string const part = detail::label(*this);
    member_set const who = detail::that_spend(r.allies(), r.allies().set_of(senders, part, "senders"));
    setup x{.at = {},
            .by_year = true,
            .fixed = true,
            .invest_from = investment ? r.when(*invest_from) : timing{timing::beyond},
            .invest_until = investment ? r.when(*invest_until) : timing{timing::beyond},
            .senders = who,
            .shares = by.fixed_shares(r.allies(), who, part),
            .host = -1,
            .price_year = prices ? prices->year() : r.grid().first_year(),
            .measures = {}};
    x.measures.find(r.set(), part);
    for (strength const& k : heads) {
      x.at.push_back(r.when(k.at));
      x.by_year = x.by_year && x.at.back().is_year && x.at.back().fixed();
      x.fixed = x.fixed && x.at.back().fixed();
    }
    fill(r, x);
    return x;
  }
  template <class M> void fill(field_reader<double, M> const& r, setup& x) const {
    x.host = host && host_has_to_pay() ? r.allies().find(*host) : -1;
  }

  template <class S, class Cost, class Sum> struct work {
    using V = typename S::value;
    using P = typename S::param;
    using money = typename S::money;
    S& s;
    setup const& u;
    step_key<V, P> share;
    member_set senders;
    int host;           // -1 where no host pays in this step
    Cost cost, at_home;
    Sum investment;
    V head_years, heads; // of all senders: in this step, and at its end
    V invested;          // part of the investment that falls into this step
    V host_part;
    bool counts, has_total, has_investment, measuring;

    OUTLAY_DETAIL_INLINE bool pays(int i) const { return senders >> i & 1 || i == host; }
    // What a member carries of a sum of all.
    OUTLAY_DETAIL_INLINE V carries(int i) const {
      V part(0.0);
      if (senders >> i & 1) part = s.share_of(share, i) * (V(1.0) - host_part);
      if (i == host) part += host_part;
      return part;
    }
    OUTLAY_DETAIL_INLINE V running(int i) const {
      return (V(cost(i).value()) - V(at_home(i).value())) * head_years * carries(i);
    }
    OUTLAY_DETAIL_INLINE V investing(int i) const { return V(investment(i).value()) * invested * carries(i); }
    OUTLAY_DETAIL_INLINE money due(int i) const { return money::from_value(running(i) + investing(i)); }
    OUTLAY_DETAIL_INLINE void operator()(int i, typename S::row& r) const {
      if (pays(i)) r.template claim<claim_class::deployments>(account::posture, due(i), counts);
    }
    OUTLAY_DETAIL_INLINE void granted(int i, typename S::row& r) const {
      if (!pays(i)) {
        // who does not belong sends nobody
        if (measuring && (u.senders >> i & 1)) s.post(u.measures[measure::headcount], i, V(0.0));
        return;
      }
      if (!measuring) return;
      V const granted = r.template granted_of<claim_class::deployments>(account::posture, counts).value();
      s.post(u.measures[measure::running], i, running(i) * granted);
      if (has_investment) s.post(u.measures[measure::invested], i, investing(i) * granted);
      if (has_total) s.post(u.measures[measure::total], i, V(cost(i).value()) * head_years * carries(i));
      if (!(senders >> i & 1)) return;
      V const sent = s.share_of(share, i);
      s.post(u.measures[measure::headcount], i, heads * sent);
      s.post(u.measures[measure::head_years], i, head_years * sent);
    }
  };

  template <class S> OUTLAY_DETAIL_INLINE auto claim(S& s, setup const& u) const {
    using V = typename S::value;
    member_set const who = u.senders & s.active();
    // a host pays for troops that somebody sends
    int const paying_host = u.host >= 0 && who != 0 && (s.active() >> u.host & 1) ? u.host : -1;
    money_id const ledger = s.allies().ledger_money();
    auto const free_of_cost = detail::field_with<head_cost>(0.0, ledger);
    auto const no_amount = detail::field_with<amount>(0.0, ledger);
    auto const cost_of = [&](head_cost const& f) { return indexed ? s.indexed(f, u.price_year) : s[f]; };
    auto const sum_of = [&](amount const& f) { return indexed ? s.indexed(f, u.price_year) : s[f]; };
    using cost_type = decltype(cost_of(cost));
    using sum_type = decltype(sum_of(no_amount));
    work<S, cost_type, sum_type> w{.s = s,
                                   .u = u,
                                   .share = s.divide(by, u.shares.data(), who),
                                   .senders = who,
                                   .host = paying_host,
                                   .cost = cost_of(cost),
                                   .at_home = cost_of(at_home ? *at_home : free_of_cost),
                                   .investment = sum_of(investment ? *investment : no_amount),
                                   .head_years = V(0.0),
                                   .heads = V(0.0),
                                   .invested = V(0.0),
                                   .host_part = paying_host >= 0 ? V(s[host_pays].value()) : V(0.0),
                                   .counts = counts,
                                   .has_total = at_home.has_value(),
                                   .has_investment = investment.has_value(),
                                   .measuring = s.measuring()};
    add_heads(s, u, w.head_years, w.heads);
    if (investment) {
      V const from = s.month_of(u.invest_from),
              until = from + V(static_cast<double>(u.invest_until.months - u.invest_from.months));
      V const months =
          min(until, V(static_cast<double>(s.next_month()))) - max(from, V(static_cast<double>(s.month())));
      w.invested = max(months, V(0.0)) / V(static_cast<double>(u.invest_until.months - u.invest_from.months));
    }
    return w;
  }

private:
  // How far the way from one knot to the next has come; X is double, or V where knots differ from path to path.
  template <class X> static X way(X const& now, X const& from, X const& to, bool stepwise) {
    X const zero(0.0), one(1.0);
    X const there = select(less(now, to), zero, one);
    if (stepwise) return there;
    X const length = to - from, passed = max(now - from, zero);
    // The next knot of an event that has not happened is infinitely far; one that comes before this knot is a jump.
    return select(less(zero, length), select(less(length, X(1e9)), min(passed / max(length, X(1e-300)), one), zero),
                  there);
  }
  template <class S> void add_heads(S& s, setup const& u, typename S::value& years, typename S::value& last) const {
    if (!S::events || u.fixed)
      knots_passed<double>(s, u, years, last, [&](timing const& t) {
        return u.by_year ? t.year() : t.months >= timing::beyond ? 1e300 : t.months;
      });
    else if constexpr (S::events)
      knots_passed<typename S::value>(s, u, years, last, [&](timing const& t) { return s.month_of(t); });
  }
  // Mean headcount over the months of a step, each at its middle, so that lines are summed exactly; and that of its
  // last month.
  template <class X, class S, class Place>
  void knots_passed(S& s, setup const& u, typename S::value& years, typename S::value& last, Place place) const {
    using V = typename S::value;
    std::size_t const n = heads.size();
    auto const come = [&](X const& now, std::size_t k) {
      X const here(place(u.at[k]));
      return k == 0 ? X(select(less(now, here), X(0.0), X(1.0)))
                    : way<X>(now, X(place(u.at[k - 1])), here, stepwise);
    };
    // How far the headcount has come to a knot or a later one: what has come overrides all that stands before it in the
    // list, also where events bring it earlier.
    auto const arrived = [&](X const& now, std::size_t k) {
      X most = come(now, k);
      if (!u.fixed)
        for (std::size_t later = k + 1; later < n; ++later) most = max(most, come(now, later));
      return most;
    };
    for (std::size_t k = 0; k < n; ++k) {
      X sum(0.0), end(0.0);
      for (int m = s.month(); m < s.next_month(); ++m) {
        X const now(u.by_year ? static_cast<double>(m / 12) : m + 0.5);
        X const left = k + 1 < n ? arrived(now, k + 1) : X(0.0);
        end = arrived(now, k) - left;
        sum += end;
      }
      V const strength_here(s[heads[k].value].value());
      years += strength_here * V(sum / X(12.0));
      last += strength_here * V(end);
    }
  }
};

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/levy.hpp>
#include <outlay/model/part.hpp>
#include <outlay/schema/measures.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// What becomes of a refusing founder's part of the capital: the others take it over, or the capital shrinks.
enum class refusal { rescale, shrink };
constexpr std::array<std::string_view, 2> choices(refusal) { return {"rescale", "shrink"}; }

/// Capital of a bank: `subscribed` by its founders by key, a part of it paid in by equal instalments, the rest
/// callable.
struct capital_contribution {
  [[no_unique_address]] named_only _{};
  static constexpr std::string_view kind = "capital_contribution";
  std::string name = {};
  amount subscribed;
  ratio paid_in = 20_pct;
  int instalments = 1;
  fixed_time every = 1_years;
  moment first;
  group founders = all_members;
  key by = key::gdp();
  bool counts = true;
  std::vector<member_code> refused = {};
  std::optional<moment> refused_from = {};
  std::optional<refusal> if_refused = {};

  struct measure { enum : int { paid, count }; };
  static constexpr void describe(auto& d) {
    using parts::field;
    using c = capital_contribution;
    d.required(field<&c::subscribed>, "capital subscribed by all founders, fixed cash in the money it is given in",
               {.paid_by = &c::founders});
    d.optional(field<&c::paid_in>, "part that is paid in");
    d.optional(field<&c::instalments>, "number of equal instalments", {.at_least = 1, .at_most = 100});
    d.optional(field<&c::every>, "time between two instalments",
               {.at_least = 1, .at_most = 1200, .whole_months = true});
    d.required(field<&c::first>, "month of the first instalment; January of a year");
    d.optional(field<&c::founders>, "who subscribes: those of them that spend", {.spend = true});
    d.optional(field<&c::by>, "how it divides among the founders", {.among = &c::founders});
    d.optional(field<&c::counts>,
               "whether it counts toward core defence (no rule is published), and is then paid within the budget");
    d.optional(field<&c::refused>, "founders that refuse, and pay nothing", {.spend = true, .among = &c::founders});
    d.optional(field<&c::refused_from>,
               "they refuse from the first step that begins then or later; from the start unless given");
    d.optional(field<&c::if_refused>, "what becomes of their part; needed as soon as a founder refuses");
    d.measure(measure::paid, "paid in", parts::in_money);
  }
  static capital_contribution example() {
    return {.name = "capital", .subscribed = 50_bn_usd, .first = std::chrono::year{2027}};
  }

  [[gnu::cold]] void check(auto& c) const {
    member_set const who = c.that_pay("founders", founders), pay = willing(c.allies(), who);
    if (!refused.empty() && !if_refused)
      c.refuse("if_refused", {"unset, with ", refused.size(), " refusing"},
               "refusal::rescale (the others pay more) or refusal::shrink (less capital)");
    c.require(pay != 0, "refused", "every founder", "at least one founder that pays");
    if (refused_from && refused.empty())
      c.refuse("refused_from", {*refused_from}, "unset where no founder refuses");
    if (if_refused == refusal::rescale) (void)by.without(refused).fixed_shares(c.allies(), pay, c.part());
    c.offers_fund(name, subscribed.money(), refused_from ? who : pay);
  }

  // Who pays, and over whom the key makes one.
  struct division {
    member_set keyed, payers;
    std::vector<double> fixed;
  };
  struct setup {
    timing first, refused_from;
    division all, rest; // before and after the refusal
    int months_between;
    parts::measure_numbers<capital_contribution> measures;
    int fund; // where a bank works with the capital, else -1
  };
  template <class P, class M> setup prepare(field_reader<P, M> const& r) const { return prepare(r.without_varied()); }
  template <class M> [[gnu::cold, gnu::noinline]] setup prepare(field_reader<double, M> const& r) const {
    std::string const part = detail::label(*this);
    member_set const who = detail::that_spend(r.allies(), r.allies().set_of(founders, part, "founders"));
    member_set const pay = willing(r.allies(), who);
    bool const rescale = if_refused == refusal::rescale;
    member_set const keyed = rescale ? pay : who;
    setup x{.first = r.when(first),
            .refused_from = refused_from ? r.when(*refused_from) : timing{0},
            .all = {who, who, by.fixed_shares(r.allies(), who, part)},
            .rest = {keyed, pay, (rescale ? by.without(refused) : by).fixed_shares(r.allies(), keyed, part)},
            .months_between = static_cast<int>(std::lround(12 * detail::field_access::raw(every))),
            .measures = {},
            .fund = r.set().find_fund(name, part, "name").slot};
    x.measures.find(r.set(), part);
    return x;
  }
  void fill(auto const&, setup&) const {} // nothing of it follows from quantities that runs vary

  // Who subscribes what is settled by the key of the step of the first instalment, and again where founders refuse
  // later.
  template <class S> OUTLAY_DETAIL_INLINE auto guide(S& s, setup const& u) const {
    if (u.fund >= 0) {
      auto const now = [&](timing const& t) {
        return !s.fixed(t) || (t.months >= s.month() - s.grid().months_per_step() && t.months < s.next_month());
      };
      if (s.index() == 0 || now(u.first) || now(u.refused_from)) subscribe(s, u);
    }
    return [](int, auto&) {};
  }

  struct no_levy {};
  template <class S, class Levy> struct work {
    using V = typename S::value;
    S& s;
    setup const& u;
    Levy levy;
    // after a refusal that comes on some paths
    [[no_unique_address]] std::conditional_t<S::events, Levy, no_levy> later;
    bool measuring, worked_with; // by a bank
    money_rate<V, S::price_shocks> rate;
    OUTLAY_DETAIL_INLINE void operator()(int i, typename S::row& r) const {
      levy(i, r);
      if constexpr (S::events) later(i, r);
    }
    OUTLAY_DETAIL_INLINE void granted(int i, typename S::row& r) const {
      pay(levy, i, r);
      if constexpr (S::events) pay(later, i, r);
    }
    OUTLAY_DETAIL_INLINE void pay(Levy const& l, int i, typename S::row& r) const {
      if (!(measuring || worked_with) || !l.pays(i)) return;
      V const due = l.granted(i, r).value();
      if (measuring) s.post(u.measures[measure::paid], i, due);
      if (worked_with) s.fund_at(u.fund).paid[i] += rate.from_ledger(i, due);
    }
  };
  template <class S> OUTLAY_DETAIL_INLINE auto claim(S& s, setup const& u) const {
    using V = typename S::value;
    using P = typename S::param;
    bool const dated = s.fixed(u.first), known = s.fixed(u.refused_from); // the same on every path
    int due = 0; // instalments whose month lies in this step
    for (int k = 0; k < instalments && dated; ++k) {
      int const at = u.first.months + k * u.months_between;
      due += at >= s.month() && at < s.next_month();
    }
    auto const part = s[paid_in] * number<P>::from_value(P(static_cast<double>(dated ? due : 1) / instalments));
    auto const each = s[subscribed];
    auto const levy_of = [&](bool active, division const& d) {
      return make_levy<claim_class::paid_in>(s, active,
                                             detail::scaled_amount<decltype(each), decltype(part)>{each, part}, by,
                                             d.fixed.data(), d.keyed, d.payers, charge{account::paid_in, counts});
    };
    using levy_type = decltype(levy_of(true, u.all));
    bool const active = !dated || due > 0, reports = s.measuring() && u.measures.any();
    auto first_levy = levy_of(active, known && s.month() >= u.refused_from.months ? u.rest : u.all);
    if constexpr (S::events) {
      auto second = levy_of(active && !known, u.rest);
      if (!dated || !known) {
        V const count = dated ? V(1.0) : due_on_path(s, u);
        V const after =
            known ? V(0.0)
                  : select(less(V(static_cast<double>(s.month())), s.month_of(u.refused_from)), V(0.0), V(1.0));
        first_levy.share = first_levy.share.times(count * (V(1.0) - after));
        second.share = second.share.times(count * after);
      }
      return work<S, levy_type>{s, u, first_levy, second, reports, u.fund >= 0, s.rate_of(subscribed.money())};
    } else return work<S, levy_type>{s, u, first_levy, {}, reports, u.fund >= 0, s.rate_of(subscribed.money())};
  }

private:
  // By value: a step whose address is known elsewhere would no longer live in registers.
  template <class S> [[gnu::cold, gnu::noinline]] void subscribe(S s, setup const& u) const {
    using V = typename S::value;
    auto& to = s.fund_at(u.fund);
    V const now(static_cast<double>(s.month())), before(static_cast<double>(s.month() - s.grid().months_per_step()));
    V const founded = s.month_of(u.first), refused_in = s.month_of(u.refused_from);
    // m has come by `at`
    auto const past = [&](V const& m, V const& at) { return select(less(at, m), V(0.0), V(1.0)); };
    bool const opens = s.index() == 0;
    V const next(static_cast<double>(s.next_month() - 1));
    // A refusal acts from the first step that begins then or later.
    V const exists = past(founded, next), refused_now = past(refused_in, now);
    V const begins = opens ? exists : exists * (V(1.0) - past(founded, now - V(1.0)));
    V const changes = opens ? V(0.0) : exists * refused_now * (V(1.0) - past(refused_in, before));
    int paid_before = 0;
    if (opens && s.fixed(u.first))
      for (int k = 0; k < instalments; ++k) paid_before += u.first.months + k * u.months_between < s.month();
    V const sum(s.plain(subscribed)), part(s[paid_in].value());
    to.callable = V(1.0) - part;
    member_set const here = s.active();
    auto const all = s.divide(by, u.all.fixed.data(), u.all.keyed & here),
               rest = s.divide(by, u.rest.fixed.data(), u.rest.keyed & here);
    for (int i = 0; i < s.members(); ++i) {
      V const of_all = (u.all.payers & here) >> i & 1 ? s.share_of(all, i) : V(0.0);
      V const of_rest = (u.rest.payers & here) >> i & 1 ? s.share_of(rest, i) : V(0.0);
      V const settled = sum * select(less(V(0.5), refused_now), of_rest, of_all);
      to.subscribed[i] = select(less(V(0.5), begins + changes), settled, to.subscribed[i]);
      if (opens) to.paid[i] = settled * exists * part * V(static_cast<double>(paid_before) / instalments);
    }
  }
  template <class S> [[gnu::noinline]] typename S::value due_on_path(S s, setup const& u) const {
    using V = typename S::value;
    V const now(static_cast<double>(s.month())), next(static_cast<double>(s.next_month())), start = s.month_of(u.first);
    V due(0.0);
    for (int k = 0; k < instalments; ++k) {
      V const at = start + V(static_cast<double>(k * u.months_between));
      due += select(less(at, now), V(0.0), select(less(at, next), V(1.0), V(0.0)));
    }
    return due;
  }
  template <class M> member_set willing(alliance<M> const& allies, member_set who) const {
    for (member_code const m : refused)
      if (int const i = allies.find(m); i >= 0) who &= ~(member_set{1} << i);
    return who;
  }
};

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

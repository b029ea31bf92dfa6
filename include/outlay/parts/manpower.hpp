// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/levy.hpp>
#include <outlay/model/part.hpp>
#include <outlay/schema/measures.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// Strength of a force by intake and length of service: N' = N + intake dt - N dt / length, so that it settles at
/// intake times length. The budget pays the opening strength already; what is above it is claimed, at a cost a head and
/// year.
struct manpower {
  [[no_unique_address]] named_only _{};
  static constexpr std::string_view kind = "manpower";
  std::string name = {};
  by_member<head_count> opening;
  by_member<head_count> intake;
  time_span length;
  std::optional<moment> from = {};
  std::optional<moment> until = {};
  head_cost cost;
  bool indexed = true;
  bool counts = true;

  struct measure { enum : int { strength, left, total, paid, count }; };
  static constexpr void describe(auto& d) {
    using parts::field;
    using c = manpower;
    d.required(field<&c::opening>, "heads at the start of the horizon",
               {.not_empty = "the strength of at least one member", .spend = true});
    d.required(field<&c::intake>, "heads that enter a year; of the same members");
    d.required(field<&c::length>, "mean length of service, at least a step");
    d.optional(field<&c::from>, "from when `intake` holds; before, intake replaces who leaves; the start unless given");
    d.optional(field<&c::until>, "until when; no end unless given", {.later_than = &c::from});
    d.required(field<&c::cost>, "cost of a head and year; `real_costs` raises it");
    d.optional(field<&c::indexed>, "whether it keeps the purchasing power of the horizon's first year");
    d.optional(field<&c::counts>, "whether it counts toward core defence, and is then paid within the budget");
    d.measure(measure::strength, "strength", parts::in_heads, {.level = true});
    d.measure(measure::left, "left", parts::in_heads);
    d.measure(measure::total, "total cost", parts::in_money);
    d.measure(measure::paid, "paid", parts::in_money);
  }
  static manpower example() {
    auto const heads = [](double thousand) { return head_count(headcount<>::from_value(thousand)); };
    return {.name = "reserve",
            .opening = {{"DEU", heads(180)}},
            .intake = {{"DEU", heads(25)}},
            .length = 8_years,
            .cost = 100_mn_usd / 1000_heads / outlay::year};
  }

  [[gnu::cold]] void check(auto& c) const {
    for (auto const& e : opening) {
      int times = 0;
      for (auto const& i : intake) times += i.code == e.code;
      if (times != 1)
        c.refuse("intake", {"none for ", e.code}, "an intake for each member with an opening strength");
    }
    if (intake.size() != opening.size())
      c.refuse("intake", {intake.size(), " members"}, "the members with an opening strength");
    if (double const years = detail::field_access::raw(length); !(years >= c.grid().dt() - 1e-12))
      c.refuse("length", {years, " years"}, {"at least a step, ", c.grid().dt(), " years"});
    c("cost", cost, members(c.allies()));
  }

  struct setup {
    member_set who;
    int place[max_members]; // in `opening` and `intake`
    int place_in[max_members];
    timing from, until;
    parts::measure_numbers<manpower> measures;
  };
  template <class P, class M> setup prepare(field_reader<P, M> const& r) const { return prepare(r.without_varied()); }
  template <class M> [[gnu::cold, gnu::noinline]] setup prepare(field_reader<double, M> const& r) const {
    std::string const part = detail::label(*this);
    setup x{.who = members(r.allies()),
            .place = {},
            .place_in = {},
            .from = from ? r.when(*from) : timing{0},
            .until = until ? r.when(*until) : timing{timing::beyond},
            .measures = {}};
    x.measures.find(r.set(), part);
    for (std::size_t k = 0; k < opening.size(); ++k) {
      x.place[r.allies().find(opening[k].code)] = static_cast<int>(k);
      x.place_in[r.allies().find(intake[k].code)] = static_cast<int>(k);
    }
    return x;
  }
  void fill(auto const&, setup&) const {} // nothing of it follows from quantities that runs vary

  template <class V> struct state {
    std::vector<V> heads; // by place in `opening`
  };
  template <class S, class V> void start(S& s, setup const&, state<V>& x) const {
    x.heads.clear();
    for (auto const& e : opening) x.heads.push_back(V(s[e.value].value()));
  }

  template <class S, class V, class Cost> struct work {
    using money = typename S::money;
    manpower const& part;
    S& s;
    setup const& u;
    state<V>& x;
    member_set who;
    Cost cost;
    V acting; // part of the step in which the intake holds
    V leave;  // part of a strength that leaves in this step
    bool measuring;

    OUTLAY_DETAIL_INLINE V& heads(int i) const { return x.heads[static_cast<std::size_t>(u.place[i])]; }
    OUTLAY_DETAIL_INLINE V opening(int i) const {
      return V(s[part.opening[static_cast<std::size_t>(u.place[i])].value].value());
    }
    // Who serves in a step is who was there when it began.
    OUTLAY_DETAIL_INLINE V above(int i) const { return max(heads(i) - opening(i), V(0.0)); }
    OUTLAY_DETAIL_INLINE V of_a_head(int i) const {
      return V(cost(i).value()) * V(s.real_cost(account::personnel, i));
    }
    OUTLAY_DETAIL_INLINE money due(int i) const {
      return money::from_value(of_a_head(i) * above(i) * V(s.dt().value()));
    }
    OUTLAY_DETAIL_INLINE void operator()(int i, typename S::row& r) const {
      if (who >> i & 1) r.template claim<claim_class::deployments>(account::personnel, due(i), part.counts);
    }
    OUTLAY_DETAIL_INLINE void granted(int i, typename S::row& r) const {
      if (!(who >> i & 1)) {
        // the force of who does not belong is not the alliance's
        if (measuring && (u.who >> i & 1)) s.post(u.measures[measure::strength], i, V(0.0));
        return;
      }
      money const paid = r.template granted_of<claim_class::deployments>(account::personnel, part.counts) * due(i);
      V const here = heads(i), gone = here * leave;
      V const enter = V(s[part.intake[static_cast<std::size_t>(u.place_in[i])].value].value()) * V(s.dt().value());
      heads(i) = here - gone + (enter * acting + gone * (V(1.0) - acting));
      if (!measuring) return;
      s.post(u.measures[measure::strength], i, heads(i));
      s.post(u.measures[measure::left], i, gone);
      s.post(u.measures[measure::total], i, of_a_head(i) * here * V(s.dt().value()));
      s.post(u.measures[measure::paid], i, paid.value());
    }
  };
  template <class S, class V> OUTLAY_DETAIL_INLINE auto claim(S& s, setup const& u, state<V>& x) const {
    auto const of = [&](head_cost const& f) { return indexed ? s.indexed(f, s.grid().first_year()) : s[f]; };
    V const acting =
        (s.months_since(u.from) - s.months_since(u.until)) / V(static_cast<double>(s.grid().months_per_step()));
    return work<S, V, decltype(of(cost))>{.part = *this,
                                          .s = s,
                                          .u = u,
                                          .x = x,
                                          .who = u.who & s.active(),
                                          .cost = of(cost),
                                          .acting = max(acting, V(0.0)),
                                          .leave = V(s.dt().value()) / V(s[length].value()),
                                          .measuring = s.measuring()};
  }

private:
  template <class M> member_set members(alliance<M> const& allies) const {
    member_set who = 0;
    for (auto const& e : opening)
      if (int const i = allies.find(e.code); i >= 0) who |= member_set{1} << i;
    return who;
  }
};

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

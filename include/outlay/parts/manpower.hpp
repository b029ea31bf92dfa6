// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/levy.hpp>
#include <outlay/model/part.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// Strength of a force by intake and length of service: N' = N + intake dt - N dt / length, so that it settles at
/// intake times length. The budget pays the opening strength already; what is above it is claimed, at a cost a head and
/// year.
struct manpower {
  [[no_unique_address]] named_only _{};
  static constexpr std::string_view kind = "manpower";
  std::string name = {};
  by_member<head_count> opening;             ///< strength at the start of the horizon
  by_member<head_count> intake;              ///< heads that enter a year; the same members
  time_span length;                          ///< mean length of service, at least a step
  std::optional<moment> from = {};           ///< from when `intake` holds; before, intake replaces who leaves
  std::optional<moment> until = {};          ///< and until when
  head_cost cost;                            ///< of a head and year; `real_costs` raises it
  bool indexed = true;                       ///< keeps the purchasing power of the horizon's first year
  bool counts = true;

  [[gnu::cold]] void check(auto& c) const {
    using detail::field_access;
    c.require(!opening.empty(), "opening", "no member", "the strength of at least one member");
    c("opening", opening);
    c("intake", intake);
    member_set const who = members(c.allies());
    for (auto const& e : opening) {
      if (!c.allies()[c.allies().find(e.code)].spends) c.refuse("opening", {e.code}, "members that spend");
      int times = 0;
      for (auto const& i : intake) times += i.code == e.code;
      if (times != 1)
        c.refuse("intake", {"none for ", e.code}, "an intake for each member with an opening strength");
    }
    if (intake.size() != opening.size())
      c.refuse("intake", {intake.size(), " members"}, "the members with an opening strength");
    c("length", length);
    if (!(field_access::raw(length) >= c.grid().dt() - 1e-12))
      c.refuse("length", {field_access::raw(length), " years"}, {"at least a step, ", c.grid().dt(), " years"});
    if (from) c("from", *from);
    if (until) c("until", *until);
    if (from && until) c.require_order("until", *from, *until);
    c("cost", cost, who);
    c.reports("strength", "thousand heads", true);
    c.reports("left", "thousand heads");
    c.reports("total cost", "billions");
    c.reports("paid", "billions");
  }

  struct setup {
    member_set who;
    int place[max_members]; // in `opening` and `intake`
    int place_in[max_members];
    timing from, until;
    int strength, left, total, paid;
  };
  template <class P, class M> setup prepare(field_reader<P, M> const& r) const { return prepare(r.without_varied()); }
  template <class M> [[gnu::cold, gnu::noinline]] setup prepare(field_reader<double, M> const& r) const {
    std::string const part = detail::label(*this);
    auto const number_of = [&](char const* m) { return r.set().find_measure(part, m); };
    setup x{members(r.allies()), {}, {}, from ? r.when(*from) : timing{0},
            until ? r.when(*until) : timing{timing::beyond},
            number_of("strength"), number_of("left"), number_of("total cost"), number_of("paid")};
    for (std::size_t k = 0; k < opening.size(); ++k) {
      x.place[r.allies().find(opening[k].code)] = static_cast<int>(k);
      x.place_in[r.allies().find(intake[k].code)] = static_cast<int>(k);
    }
    return x;
  }

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
        if (measuring && (u.who >> i & 1)) s.post(u.strength, i, V(0.0));
        return;
      }
      money const paid = r.template granted_of<claim_class::deployments>(account::personnel, part.counts) * due(i);
      V const here = heads(i), gone = here * leave;
      V const enter = V(s[part.intake[static_cast<std::size_t>(u.place_in[i])].value].value()) * V(s.dt().value());
      heads(i) = here - gone + (enter * acting + gone * (V(1.0) - acting));
      if (!measuring) return;
      s.post(u.strength, i, heads(i));
      s.post(u.left, i, gone);
      s.post(u.total, i, of_a_head(i) * here * V(s.dt().value()));
      s.post(u.paid, i, paid.value());
    }
  };
  template <class S, class V> OUTLAY_DETAIL_INLINE auto claim(S& s, setup const& u, state<V>& x) const {
    auto const of = [&](head_cost const& f) { return indexed ? s.indexed(f, s.grid().first_year()) : s[f]; };
    V const acting =
        (s.months_since(u.from) - s.months_since(u.until)) / V(static_cast<double>(s.grid().months_per_step()));
    return work<S, V, decltype(of(cost))>{*this,
                                          s,
                                          u,
                                          x,
                                          u.who & s.active(),
                                          of(cost),
                                          max(acting, V(0.0)),
                                          V(s.dt().value()) / V(s[length].value()),
                                          s.measuring()};
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

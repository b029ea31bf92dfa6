// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/answers/measured.hpp>
#include <outlay/answers/outlay.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

namespace detail {

// A sum of money of a group over its GDP, by calendar year, of members from the dates they joined, as NATO counts.
template <class Pick> struct share_tally {
  static constexpr bool yearly = true;
  member_set who;
  int years;
  int columns() const { return years; }
  template <class V> struct tally {
    V counted{}, gdp{};
  };
  template <class V, class S, class R> OUTLAY_DETAIL_INLINE void row(tally<V>& t, S const& s, int i, R const& r) const {
    if (!((who & s.active()) >> i & 1)) return;
    t.counted += Pick::from(r).value();
    t.gdp += s.gdp_of(i).value() * V(s.dt().value());
  }
  template <class V, class S, class Out> OUTLAY_DETAIL_INLINE void step(tally<V>& t, S const& s, Out& out) const {
    if (!s.ends_year()) return;
    out(s.year() - s.grid().first_year(), t.counted / t.gdp);
    t = tally<V>{};
  }
};

template <class Pick> struct yearly_share {
  group who = all_members;
  std::string_view label = "";

  std::string name() const { return std::string(label) + " of " + who.name(); }
  measure_unit unit() const { return counts::share_of_gdp; }
  constexpr yearly_share of(group const& g) const { return {g, label}; }
  using ready = share_tally<Pick>;
  template <class Money> ready prepare(setting<Money> const& s) const {
    return {s.allies().set_of(who, "answer \"" + name() + "\"", "of"), s.grid().years()};
  }
};

// Counted core without aid, without paid-in capital, or without both: what of them does not count is not in it to begin
// with.
template <bool Aid, bool PaidIn> struct pick_core_less {
  template <class R> static OUTLAY_DETAIL_INLINE auto from(R const& r) {
    auto left = r.counted_core();
    if constexpr (Aid) left -= r.booked(account::aid) - r.on_top(account::aid);
    if constexpr (PaidIn) left -= r.booked(account::paid_in) - r.on_top(account::paid_in);
    return left;
  }
};
struct pick_both_targets {
  template <class R> static OUTLAY_DETAIL_INLINE auto from(R const& r) {
    return r.counted_core() + r.booked(account::resilience);
  }
};

// A share that counts resilience, less what existed in the base year and is only relabelled.
template <class Pick> struct newly_counted_share {
  group who = all_members;
  std::string_view label = "";

  std::string name() const { return std::string(label) + " of " + who.name() + " without existing resilience"; }
  measure_unit unit() const { return counts::share_of_gdp; }
  constexpr newly_counted_share of(group const& g) const { return {g, label}; }

  struct ready : share_tally<Pick> {
    static constexpr bool measures = true;
    std::vector<int> existing;
    template <class V, class S, class Out>
    OUTLAY_DETAIL_INLINE void step(typename share_tally<Pick>::template tally<V>& t, S const& s, Out& out) const {
      if (!s.ends_year()) return;
      for (int const k : existing)
        for (int i = 0; i < s.members(); ++i)
          if (this->who >> i & 1) t.counted -= s.measured(k, i);
      out(s.year() - s.grid().first_year(), t.counted / t.gdp);
      t = {};
    }
  };
  template <class Money> ready prepare(setting<Money> const& s) const {
    std::string const part = "answer \"" + name() + "\"";
    return {{s.allies().set_of(who, part, "of"), s.grid().years()},
            measures_named(s, part, "share_target<resilience>", "existing").numbers};
  }
};

} // namespace detail

/// Share of GDP that counts as core, of a group, by calendar year; also without aid, or without counted paid-in
/// capital.
struct core_share_answer {
  group who = all_members;
  std::string name() const { return "core share of " + who.name(); }
  measure_unit unit() const { return counts::share_of_gdp; }
  constexpr core_share_answer of(group const& g) const { return {g}; }
  constexpr detail::yearly_share<detail::pick_core_less<true, false>> without_aid() const {
    return {who, "core share without aid"};
  }
  constexpr detail::yearly_share<detail::pick_core_less<false, true>> without_paid_in() const {
    return {who, "core share without paid-in capital"};
  }
  constexpr detail::yearly_share<detail::pick_core_less<true, true>> without_both() const {
    return {who, "core share without aid and paid-in capital"};
  }

  using ready = detail::share_tally<detail::pick_counted_core>;
  template <class Money> ready prepare(setting<Money> const& s) const {
    return {s.allies().set_of(who, "answer \"" + name() + "\"", "of"), s.grid().years()};
  }
};
inline constexpr core_share_answer core_share{};

/// Share of GDP that counts as resilience; also without what existed in the base year and is only relabelled.
struct resilience_share_answer : detail::yearly_share<detail::pick_accounts<only(account::resilience)>> {
  constexpr resilience_share_answer of(group const& g) const { return {{g, label}}; }
  constexpr detail::newly_counted_share<detail::pick_accounts<only(account::resilience)>> without_existing() const {
    return {who, label};
  }
};
inline constexpr resilience_share_answer resilience_share{{all_members, "resilience share"}};

/// Share of GDP that counts as either, the 5 % of The Hague; also without existing resilience.
struct total_share_answer : detail::yearly_share<detail::pick_both_targets> {
  constexpr total_share_answer of(group const& g) const { return {{g, label}}; }
  constexpr detail::newly_counted_share<detail::pick_both_targets> without_existing() const { return {who, label}; }
};
inline constexpr total_share_answer total_share{{all_members, "core and resilience share"}};

/// What is missing to a share of GDP, negative where it is exceeded: money by calendar year, or points of GDP.
template <class Pick> struct gap_answer {
  outlay::share level;
  std::string_view label;
  group who = all_members;
  bool points = false;

  std::string name() const {
    return std::string(label) + " of " + who.name() + " to " + percent_text(detail::field_access::raw(level)) +
           (points ? ", points" : "");
  }
  measure_unit unit() const { return points ? counts::share_of_gdp : counts::money; }
  constexpr gap_answer of(group const& g) const { return {level, label, g, points}; }
  /// The same as a share of GDP.
  constexpr gap_answer in_points() const { return {level, label, who, true}; }

  struct ready : detail::share_tally<Pick> {
    double level;
    bool points;
    template <class V, class S, class Out>
    OUTLAY_DETAIL_INLINE void step(typename detail::share_tally<Pick>::template tally<V>& t, S const& s,
                                   Out& out) const {
      if (!s.ends_year()) return;
      out(s.year() - s.grid().first_year(), points ? V(level) - t.counted / t.gdp : V(level) * t.gdp - t.counted);
      t = {};
    }
  };
  template <class Money> ready prepare(setting<Money> const& s) const {
    std::string const part = "answer \"" + name() + "\"";
    double const x = detail::field_access::raw(level);
    if (!(x >= 0 && x <= 1)) throw error(part, "level", percent_text(x), "0 to 100 %");
    return {{s.allies().set_of(who, part, "of"), s.grid().years()}, x, points};
  }
};
/// Gap to a core target, and to a resilience target: `core_gap(3.5_pct)`, `resilience_gap(1.5_pct).in_points()`.
inline gap_answer<detail::pick_counted_core> core_gap(outlay::share level) { return {level, "core gap"}; }
inline gap_answer<detail::pick_accounts<only(account::resilience)>> resilience_gap(outlay::share level) {
  return {level, "resilience gap"};
}

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

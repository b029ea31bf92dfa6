// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/answers/answer.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

namespace detail {

// A sum of money over a group, one number for each calendar year: billions of the ledger's money. `Pick` takes it from a row.
template <class Pick> struct yearly_sum {
  group who = all_members;
  std::string_view label = "";

  std::string name() const { return std::string(label) + " of " + who.name(); }
  std::string unit() const { return "billions"; }
  /// The same for another group.
  yearly_sum of(group const& g) const { return {g, label}; }

  struct ready {
    static constexpr bool yearly = true;
    member_set who;
    int years;
    int columns() const { return years; }
    template <class V> struct tally {
      V sum{};
    };
    template <class V, class S, class R> OUTLAY_DETAIL_INLINE void row(tally<V>& t, S const&, int i, R const& r) const {
      if (who >> i & 1) t.sum += Pick::from(r).value();
    }
    template <class V, class S, class Out> OUTLAY_DETAIL_INLINE void step(tally<V>& t, S const& s, Out& out) const {
      if (!s.ends_year()) return;
      out(s.year() - s.grid().first_year(), t.sum);
      t.sum = V(0.0);
    }
  };
  template <class Money> ready prepare(setting<Money> const& s) const {
    return {s.allies().set_of(who, "answer \"" + name() + "\"", "of"), s.grid().years()};
  }
};

template <account_set Accounts> struct pick_accounts {
  template <class R> static OUTLAY_DETAIL_INLINE auto from(R const& r) { return r.template sum<Accounts>(); }
};
struct pick_core_means {
  template <class R> static OUTLAY_DETAIL_INLINE auto from(R const& r) { return r.core_means(); }
};
struct pick_counted_core {
  template <class R> static OUTLAY_DETAIL_INLINE auto from(R const& r) { return r.core_means() + r.overspend(); }
};
struct pick_overspend {
  template <class R> static OUTLAY_DETAIL_INLINE auto from(R const& r) { return r.overspend(); }
};

} // namespace detail

/// Final accounts, core and resilience, by calendar year; `total_outlay.of(europe_and_canada)` for a group.
inline constexpr detail::yearly_sum<detail::pick_accounts<final_accounts>> total_outlay{all_members, "outlay"};
/// Final accounts that are core defence by default.
inline constexpr detail::yearly_sum<detail::pick_accounts<core_accounts>> core_outlay{all_members, "core outlay"};
/// What members mean to spend on core defence.
inline constexpr detail::yearly_sum<detail::pick_core_means> core_budget{all_members, "core budget"};
/// What counts toward the core target: core outlay and counted paid-in capital, beyond the budget where claims exceed it.
inline constexpr detail::yearly_sum<detail::pick_counted_core> counted_core{all_members, "counted core"};
/// Counted claims beyond the budget.
inline constexpr detail::yearly_sum<detail::pick_overspend> overspend{all_members, "overspend"};
/// One account, as in `outlay_of<account::equipment>`.
template <account A>
inline constexpr detail::yearly_sum<detail::pick_accounts<only(A)>> outlay_of{all_members, rule_of(A).name};

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

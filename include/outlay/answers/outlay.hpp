// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/answers/answer.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

namespace detail {

// A sum of money over a group, one number for each calendar year: billions of the ledger's money. `Pick` takes it from
// a row.
template <class Pick> struct yearly_sum {
  group who = all_members;
  std::string_view label = "";

  [[gnu::cold]] std::string name() const { return detail::joined({label, " of ", who.name()}); }
  measure_unit unit() const { return counts::money; }
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
    template <class V, class S, class R>
    OUTLAY_DETAIL_INLINE void row(tally<V>& t, S const& s, int i, R const& r) const {
      if (!(who >> i & 1)) return;
      if constexpr (requires { Pick::from(r); }) t.sum += Pick::from(r).value();
      else t.sum += Pick::from(s, i, r);
    }
    template <class V, class S, class Out> OUTLAY_DETAIL_INLINE void step(tally<V>& t, S const& s, Out& out) const {
      if (!s.ends_year()) return;
      out(s.year() - s.grid().first_year(), t.sum);
      t.sum = V(0.0);
    }
  };
  template <class Money> [[gnu::cold]] ready prepare(setting<Money> const& s) const {
    return {s.allies().set_of(who, detail::joined({"answer \"", name(), "\""}), "of"), s.grid().years()};
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
struct pick_resilience_overspend {
  template <class R> static OUTLAY_DETAIL_INLINE auto from(R const& r) { return r.resilience_overspend(); }
};
struct pick_on_top {
  template <class R> static OUTLAY_DETAIL_INLINE auto from(R const& r) { return r.on_top(); }
};
struct pick_wanted {
  template <class R> static OUTLAY_DETAIL_INLINE auto from(R const& r) { return r.wanted(); }
};
// Every account by its factor in the table of accounts. What a loan pays that others repay is nobody's deficit or debt.
template <double account_rule::*Factor> struct pick_weighted {
  template <class R> static OUTLAY_DETAIL_INLINE auto from(R const& r) {
    return sum(r, std::make_index_sequence<account_count>{});
  }
  template <class R, std::size_t... A> static OUTLAY_DETAIL_INLINE auto sum(R const& r, std::index_sequence<A...>) {
    typename R::money s{};
    (add<account_rules[A].*Factor != 0, A>(s, r), ...);
    if constexpr (account_rules[static_cast<std::size_t>(account::loan_drawn)].*Factor == 0) s -= r.backed();
    return s;
  }
  template <bool Any, std::size_t A, class R> static OUTLAY_DETAIL_INLINE void add(typename R::money& s, R const& r) {
    using V = typename R::money::value_type;
    if constexpr (Any)
      s += R::money::from_value(r.booked(static_cast<account>(A)).value() * V(account_rules[A].*Factor));
  }
};
// GDP of members that belong, for the time of the step.
struct pick_gdp {
  template <class S, class R> static OUTLAY_DETAIL_INLINE auto from(S const& s, int i, R const&) {
    using V = typename S::value;
    return s.active() >> i & 1 ? s.gdp_of(i).value() * V(s.dt().value()) : V(0.0);
  }
};
// What the member's base-year share of core outlay comes to on the same GDP.
struct pick_core_baseline {
  template <class S, class R> static OUTLAY_DETAIL_INLINE auto from(S const& s, int i, R const& r) {
    return pick_gdp::from(s, i, r) * typename S::value(s[s.allies()[i].core].value());
  }
};
struct pick_core_over_baseline {
  template <class S, class R> static OUTLAY_DETAIL_INLINE auto from(S const& s, int i, R const& r) {
    return r.counted_core().value() - pick_core_baseline::from(s, i, r);
  }
};
constexpr account_set accounts_asked(account a) { return only(a); }
constexpr account_set accounts_asked(category c) { return accounts_of(c); }
constexpr std::string_view name_asked(account a) { return rule_of(a).name; }
constexpr std::string_view name_asked(category c) { return name_of(c); }

} // namespace detail

/// Final accounts, core and resilience, by calendar year; `total_outlay.of(europe_and_canada)` for a group.
inline constexpr detail::yearly_sum<detail::pick_accounts<final_accounts>> total_outlay{all_members, "outlay"};
/// Final accounts that are core defence by default.
inline constexpr detail::yearly_sum<detail::pick_accounts<core_accounts>> core_outlay{all_members, "core outlay"};
/// What members mean to spend on core defence.
inline constexpr detail::yearly_sum<detail::pick_core_means> core_budget{all_members, "core budget"};
/// What counts toward the core target: core outlay and counted paid-in capital, beyond the budget where claims exceed
/// it.
inline constexpr detail::yearly_sum<detail::pick_counted_core> counted_core{all_members, "counted core"};
/// Counted claims beyond the budget.
inline constexpr detail::yearly_sum<detail::pick_overspend> overspend{all_members, "overspend"};
/// Claims on resilience beyond what is meant for it.
inline constexpr detail::yearly_sum<detail::pick_resilience_overspend> resilience_overspend{all_members,
                                                                                            "resilience overspend"};
/// One account, or one of NATO's four categories: `outlay_of<account::equipment>`, `outlay_of<category::equipment>`.
template <auto What>
inline constexpr detail::yearly_sum<detail::pick_accounts<detail::accounts_asked(What)>> outlay_of{
    all_members, detail::name_asked(What)};

/// What counts toward the resilience target.
inline constexpr detail::yearly_sum<detail::pick_accounts<only(account::resilience)>> counted_resilience{
    all_members, "counted resilience"};
/// Claims that do not count, paid on top of the budget.
inline constexpr detail::yearly_sum<detail::pick_on_top> on_top{all_members, "on top of the budget"};
/// Money that stock parts asked for, whether or not the budget had it.
inline constexpr detail::yearly_sum<detail::pick_wanted> equipment_wanted{all_members, "equipment wanted"};
/// Cash that treasuries pay: each account by its factor in the table of accounts.
inline constexpr detail::yearly_sum<detail::pick_weighted<&account_rule::cash>> cash_paid{all_members, "cash"};
/// What adds to deficits, and to debt before loans from the bank, which are owed to it.
inline constexpr detail::yearly_sum<detail::pick_weighted<&account_rule::deficit>> added_deficit{all_members,
                                                                                                 "deficit"};
inline constexpr detail::yearly_sum<detail::pick_weighted<&account_rule::debt>> added_debt{all_members, "debt"};
/// GDP on which shares are published.
inline constexpr detail::yearly_sum<detail::pick_gdp> actual_gdp{all_members, "GDP"};
/// Core outlay at each member's base-year share of the same GDP, and what is counted beyond it.
inline constexpr detail::yearly_sum<detail::pick_core_baseline> core_baseline{all_members, "core at base-year shares"};
inline constexpr detail::yearly_sum<detail::pick_core_over_baseline> core_over_baseline{all_members,
                                                                                        "core over base-year shares"};

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

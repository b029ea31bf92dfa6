// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/share_path.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// The two targets of The Hague, 2025: what counts as core defence, and what counts as resilience.
struct core {};
struct resilience {};

/// Outlay as a share of GDP that moves from the base year's share to a target; use `share_target<core>` or
/// `<resilience>`.
template <class Target> struct share_target {
  static_assert(std::is_same_v<Target, core>, "outlay: a target is core or resilience, as in share_target<core>");
  [[no_unique_address]] named_only _{};
  static constexpr std::string_view kind = "share_target<core>";
  static constexpr bool one_for_each_member = true;
  std::string name = {};
  /// Whom it is for. A member with no core target at all has no core budget; `opt_out` keeps its base-year share.
  group of = all_members;
  share to;                              ///< target share of GDP
  /// A year (annual steps, constant within a year) or a month (moves within the year).
  date by;
  std::optional<date> from = {};         ///< start of the path; the base year of the data unless given
  profile path = profile::linear;
  /// Dates and how much of the rise is done by then, all of it by `by` unless a knot of that date says otherwise.
  std::vector<knot> knots = {};
  by_member<share> except = {};          ///< members with a target of their own
  std::vector<member_code> opt_out = {}; ///< members that keep their base-year share
  /// Another target from a date or an event on, for members without one of their own.
  std::optional<revision> revised = {};
  bool floor = true;                     ///< a member above its target keeps its base-year share; false lets it fall
  ratio compliance = 100_pct;            ///< part of the rise that is carried out
  by_member<ratio> own_compliance = {};  ///< the same for single members
  /// Part of the intended outlay that is spent, after the base year; the rest lapses.
  ratio execution = 100_pct;
  by_member<ratio> own_execution = {};   ///< the same for single members
  fixed_time lag = 1_years;              ///< how old the shocks to GDP are that budgets know
  /// Most that outlay can grow in a year, real; the rest lapses unless carried over (1,000 % = no limit).
  rate absorption = 1000_pct;
  bool carry_over = false;               ///< what could not be absorbed is spent later
  /// How what the budget leaves after claims is divided by NATO's categories.
  remainder_by remainder = remainder_by::average;
  /// With `marginal`: what a dollar beyond the base year's outlay buys. Unless given, as Europe and Canada divided what
  /// they added from 2014 to 2025 (NATO's 2026 edition).
  spending_mix added = {.equipment = 44_pct, .personnel = 17_pct, .infrastructure = 4_pct, .operations = 35_pct};
  bool ration = false;                   ///< grant claims only within the budget, by class; else report overspend

  [[gnu::cold]] void check(auto& c) const {
    detail::check_share(detail::share_fields(*this), c);
    double sum = 0;
    for (ratio const& r : {added.equipment, added.personnel, added.infrastructure, added.operations}) {
      c("added", r);
      sum += detail::field_access::raw(r);
    }
    if (!(std::fabs(sum - 1) <= 1e-9)) c.refuse("added", {detail::in_percent{sum}, " in sum"}, "100 % in sum");
    if (remainder == remainder_by::marginal) c.moves_within_steps();
  }
  template <class P> using setup = detail::share_setup<P>;
  template <class P, class M> auto prepare(field_reader<P, M> const& r) const {
    P base[max_members];
    for (int i = 0; i < r.members(); ++i) base[i] = r[r.allies()[i].core].value();
    auto x = detail::prepare_share(detail::share_fields(*this), detail::label(*this), r, base);
    x.at_the_margin = remainder == remainder_by::marginal;
    x.as_added = detail::mix_of(added);
    for (int i = 0; i < r.members(); ++i)
      x.spent_in_base_year[i] =
          detail::field_access::raw(r.allies()[i].core) * detail::field_access::raw(r.allies()[i].gdp);
    return x;
  }
  /// Whose claims are granted only within the budget.
  template <class P> member_set rations(setup<P> const& x) const { return ration ? x.of : 0; }
  template <class V> using state = detail::share_state<V>;
  template <class S, class P, class V> void start(S& s, setup<P> const& x, detail::share_state<V>& st) const {
    detail::start_share(s, x, st);
  }
  template <class S, class P, class V>
  OUTLAY_DETAIL_INLINE auto guide(S& s, setup<P> const& x, detail::share_state<V>& st) const {
    return detail::guide_share<core, S, P>(s, x, st);
  }
};

/// Resilience: the same, from the share that exists already, which is not published by member and must be assumed.
template <> struct share_target<resilience> {
  [[no_unique_address]] named_only _{};
  static constexpr std::string_view kind = "share_target<resilience>";
  static constexpr bool one_for_each_member = true;
  std::string name = {};
  group of = all_members;
  share existing;                        ///< share of GDP that already counts as resilience (required: an assumption)
  by_member<share> own_existing = {};    ///< the same for single members
  /// Outlay from outside the books that counts as resilience after the base year, as a share of GDP: a measure, for no
  /// money of defence moves.
  share relabelled = 0_pct;
  by_member<share> own_relabelled = {};  ///< the same for single members
  /// Core outlay that counts as resilience instead after the base year, as a share of GDP: core falls by it.
  share from_core = 0_pct;
  by_member<share> own_from_core = {};   ///< the same for single members
  // The other fields mean what they mean for the core target.
  share to;                              ///< target share of GDP
  date by;                               ///< a year (annual steps) or a month (moves within the year)
  std::optional<date> from = {};         ///< start of the path; the base year of the data unless given
  profile path = profile::linear;
  std::vector<knot> knots = {};          ///< dates and how much of the rise is done by then, instead of a profile
  by_member<share> except = {};          ///< members with a target of their own
  std::vector<member_code> opt_out = {}; ///< members that keep what exists
  /// Another target from a date or an event on, for members without one of their own.
  std::optional<revision> revised = {};
  bool floor = true;                     ///< a member above its target keeps its share
  ratio compliance = 100_pct;            ///< part of the rise that is carried out
  by_member<ratio> own_compliance = {};  ///< the same for single members
  ratio execution = 100_pct;             ///< part of the intended outlay that is spent, after the base year
  by_member<ratio> own_execution = {};   ///< the same for single members
  fixed_time lag = 1_years;              ///< age of the shocks to GDP that budgets know, in years
  rate absorption = 1000_pct;            ///< most that outlay can grow in a year, real (1,000 % = no limit)
  bool carry_over = false;               ///< what could not be absorbed is spent later

  [[gnu::cold]] void check(auto& c) const {
    c("existing", existing);
    member_set const who = c("of", of);
    c("own_existing", own_existing, who);
    c("relabelled", relabelled);
    c("own_relabelled", own_relabelled, who);
    c("from_core", from_core);
    c("own_from_core", own_from_core, who);
    c.reports("existing", "billions");
    c.reports("new", "billions");
    if (relabels([](share const&) { return false; })) {
      c.reports("relabelled", "billions");
      c.reports("from core", "billions");
    }
    detail::check_share(detail::share_fields(*this), c);
  }
  template <class P, class M> auto prepare(field_reader<P, M> const& r) const {
    P base[max_members];
    auto const own = [&](by_member<share> const& of_one, share const& of_all, int i) {
      return r[detail::own_or_all(of_one, of_all, r.allies()[i].code)].value();
    };
    for (int i = 0; i < r.members(); ++i) base[i] = own(own_existing, existing, i);
    auto x = detail::prepare_share(detail::share_fields(*this), detail::label(*this), r, base);
    x.relabels = relabels([&](share const& s) { return r.varies(s); });
    for (int i = 0; i < r.members() && x.relabels; ++i) {
      member const& m = r.allies()[i];
      if (!m.spends) continue;
      x.relabelled[i] = own(own_relabelled, relabelled, i);
      x.from_core[i] = own(own_from_core, from_core, i);
      x.executed[i] = r[detail::own_or_all(own_execution, execution, m.code)].value();
    }
    x.relabelled_measure = r.set().find_measure(detail::label(*this), "relabelled");
    x.from_core_measure = r.set().find_measure(detail::label(*this), "from core");
    return x;
  }
  template <class V> using state = detail::share_state<V>;
  template <class S, class P, class V>
  void start(S& s, detail::share_setup<P> const& x, detail::share_state<V>& st) const {
    detail::start_share(s, x, st);
  }
  template <class S, class P, class V>
  OUTLAY_DETAIL_INLINE auto guide(S& s, detail::share_setup<P> const& x, detail::share_state<V>& st) const {
    return detail::guide_share<resilience, S, P>(s, x, st);
  }

private:
  // Whether anything is relabelled, or may be in a run that varies it.
  template <class Varies> bool relabels(Varies const& varies) const {
    bool any = false;
    auto const look = [&](share const& s) { any = any || detail::field_access::raw(s) != 0 || varies(s); };
    for (share const* s : {&relabelled, &from_core}) look(*s);
    for (auto const* list : {&own_relabelled, &own_from_core})
      for (auto const& one : *list) look(one.value);
    return any;
  }
};

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

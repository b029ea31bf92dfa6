// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/parts/targets/share_path.hpp>

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
  std::string name = {};
  group of = all_members;
  share to;
  date by;
  std::optional<date> from = {};
  profile path = profile::linear;
  std::vector<knot> knots = {};
  by_member<share> except = {};
  std::vector<member_code> opt_out = {};
  std::optional<revision> revised = {};
  bool floor = true;
  ratio compliance = 100_pct;
  by_member<ratio> own_compliance = {};
  ratio execution = 100_pct;
  by_member<ratio> own_execution = {};
  fixed_time lag = 1_years;
  rate absorption = 1000_pct;
  bool carry_over = false;
  remainder_by remainder = remainder_by::average;
  spending_mix added = {.equipment = 44_pct, .personnel = 17_pct, .infrastructure = 4_pct, .operations = 35_pct};
  bool ration = false;

  static constexpr void describe(auto& d) {
    using parts::field;
    using t = share_target;
    d.is({.one_for_each_member = &t::of});
    d.acts(parts::hook::guide, {.sets = parts::shared::means});
    d.optional(field<&t::of>, "whom it is for; a member with no core target at all has no core budget");
    detail::describe_path<t>(d);
    d.optional(field<&t::remainder>, "how what the budget leaves after claims is divided by NATO's categories");
    d.optional(field<&t::added>,
               "with `marginal`: what a dollar beyond the base year's outlay buys; unless given, as Europe and Canada "
               "divided what they added from 2014 to 2025 (NATO's 2026 edition)");
    d.optional(field<&t::ration>, "grant claims only within the budget, by class; else report overspend");
  }
  static share_target example() { return {.name = "core", .to = 3.5_pct, .by = std::chrono::year{2035}}; }

  [[gnu::cold]] void check(auto& c) const {
    detail::check_share(detail::share_fields(*this), c);
    if (remainder == remainder_by::marginal) c.moves_within_steps();
  }
  template <class P> using setup = detail::share_setup<P>;
  template <class P, class M> auto prepare(field_reader<P, M> const& r) const {
    detail::share_setup<P> x{detail::course_of(detail::share_fields(*this), detail::label(*this), r.set())};
    fill(r, x);
    x.at_the_margin = remainder == remainder_by::marginal;
    x.as_added = detail::mix_of(added);
    for (int i = 0; i < r.members(); ++i)
      x.spent_in_base_year[i] =
          detail::field_access::raw(r.allies()[i].core) * detail::field_access::raw(r.allies()[i].gdp);
    return x;
  }
  template <class P, class M> void fill(field_reader<P, M> const& r, detail::share_setup<P>& x) const {
    P base[max_members];
    for (int i = 0; i < r.members(); ++i) base[i] = r[r.allies()[i].core].value();
    detail::fill_share(detail::share_fields(*this), *this, r, base, x);
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
  std::string name = {};
  group of = all_members;
  share existing;
  by_member<share> own_existing = {};
  share relabelled = 0_pct;
  by_member<share> own_relabelled = {};
  share from_core = 0_pct;
  by_member<share> own_from_core = {};
  share to;
  date by;
  std::optional<date> from = {};
  profile path = profile::linear;
  std::vector<knot> knots = {};
  by_member<share> except = {};
  std::vector<member_code> opt_out = {};
  std::optional<revision> revised = {};
  bool floor = true;
  ratio compliance = 100_pct;
  by_member<ratio> own_compliance = {};
  ratio execution = 100_pct;
  by_member<ratio> own_execution = {};
  fixed_time lag = 1_years;
  rate absorption = 1000_pct;
  bool carry_over = false;

  struct measure {
    enum : int { of_existing, of_new, of_relabelled, of_from_core, of_beyond_core, count };
  };
  static constexpr void describe(auto& d) {
    using parts::field;
    using t = share_target;
    d.is({.one_for_each_member = &t::of});
    d.acts(parts::hook::guide, {.changes = parts::shared::means});
    d.optional(field<&t::of>, "whom it is for");
    d.required(field<&t::existing>,
               "share of GDP that counts as resilience already: an assumption, for none is published");
    d.optional(field<&t::own_existing>, "the same for single members", {.among = &t::of});
    d.optional(field<&t::relabelled>,
               "outlay from outside the books that counts as resilience after the base year, as a share of GDP: no "
               "money of defence moves");
    d.optional(field<&t::own_relabelled>, "the same for single members", {.among = &t::of});
    d.optional(
        field<&t::from_core>,
        "core outlay that counts as resilience instead after the base year, as a share of GDP: core falls by it, at "
        "most to nothing");
    d.optional(field<&t::own_from_core>, "the same for single members", {.among = &t::of});
    detail::describe_path<t>(d);
    d.measure(measure::of_existing, "existing", parts::in_money);
    d.measure(measure::of_new, "new", parts::in_money);
    d.measure(measure::of_relabelled, "relabelled", parts::in_money, {.when = &t::relabels_anything});
    d.measure(measure::of_from_core, "from core", parts::in_money, {.when = &t::relabels_anything});
    d.measure(measure::of_beyond_core, "asked of core beyond its budget", parts::in_money,
              {.when = &t::takes_from_core});
  }
  static share_target example() {
    return {.name = "resilience", .existing = 0.5_pct, .to = 1.5_pct, .by = std::chrono::year{2035}};
  }

  bool relabels_anything() const {
    return relabels([](share const&) { return false; });
  }
  bool takes_from_core() const {
    bool any = detail::field_access::raw(from_core) != 0;
    for (auto const& one : own_from_core) any = any || detail::field_access::raw(one.value) != 0;
    return any;
  }
  [[gnu::cold]] void check(auto& c) const { detail::check_share(detail::share_fields(*this), c); }
  template <class P, class M> auto prepare(field_reader<P, M> const& r) const {
    detail::share_setup<P> x{detail::course_of(detail::share_fields(*this), detail::label(*this), r.set())};
    x.relabelled_measure = r.set().find_measure(detail::label(*this), "relabelled");
    x.from_core_measure = r.set().find_measure(detail::label(*this), "from core");
    x.beyond_core_measure = r.set().find_measure(detail::label(*this), "asked of core beyond its budget");
    fill(r, x);
    return x;
  }
  template <class P, class M> void fill(field_reader<P, M> const& r, detail::share_setup<P>& x) const {
    P base[max_members];
    auto const own = [&](by_member<share> const& of_one, share const& of_all, int i) {
      return r[detail::own_or_all(of_one, of_all, r.allies()[i].code)].value();
    };
    for (int i = 0; i < r.members(); ++i) base[i] = own(own_existing, existing, i);
    detail::fill_share(detail::share_fields(*this), *this, r, base, x);
    x.relabels = relabels([&](share const& s) { return r.varies(s); });
    for (int i = 0; i < r.members() && x.relabels; ++i) {
      member const& m = r.allies()[i];
      if (!m.spends) continue;
      x.relabelled[i] = own(own_relabelled, relabelled, i);
      x.from_core[i] = own(own_from_core, from_core, i);
      x.executed[i] = r[detail::own_or_all(own_execution, execution, m.code)].value();
    }
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

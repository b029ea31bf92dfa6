// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/call_apart.hpp>
#include <outlay/model/on_heap.hpp>
#include <outlay/model/order.hpp>
#include <outlay/model/plan.hpp>
#include <outlay/model/several.hpp>
#include <outlay/model/sites.hpp>
#include <outlay/model/start_ledger.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay::detail {
inline namespace OUTLAY_DETAIL_ISA {

/// A plan made ready to run on an alliance: set-ups shared by all paths, and the step that every engine takes.
/// `V` carries state, `P` fields. The plan, the setting and the varied fields must outlive it.
template <class V, class P, class Money, bool Random, class... Parts> class machine {
  static_assert(sizeof...(Parts) > 0, "outlay: a plan needs at least one part");
  template <class Q> static constexpr bool limits_supply = parts::facts_of<detail::one_of<Q>>().limits_supply;
  template <class Q> static constexpr bool moves_prices = parts::facts_of<detail::one_of<Q>>().moves_prices;
  template <class Q> static constexpr bool makes_events = parts::facts_of<detail::one_of<Q>>().makes_events;
  using plan_type = plan_of<Parts...>;
  using all = std::index_sequence_for<Parts...>;

  template <class Q>
  using setup_type =
      decltype(detail::make_setup(std::declval<Q const&>(), std::declval<field_reader<P, Money> const&>()));
  template <class Indices, class... Q> struct storage {
    using setups = detail::slots_of<Indices, setup_type<Q>...>;
    using states = detail::slots_of<Indices, typename detail::state_type<Q, V>::type...>;
  };
  using setups_type = typename storage<all, Parts...>::setups;
  using states_type = typename storage<all, Parts...>::states;

  plan_type const* plan_;
  setting<Money> const* setting_;
  std::span<varied<P> const> varied_;
  setups_type setups_;
  remainder_mix mix_[max_members];
  member_set ration_ = 0; // whose claims are rationed

public:
  using step_type = step<V, P,
                         run_facts<Money, Random, (limits_supply<Parts> || ...), (moves_prices<Parts> || ...),
                                   (makes_events<Parts> || ...)>>;
  using row_type = row<V, Money>;

private:
  // Fused, all works of a loop are one function and a row lives in registers: the speed of an ensemble. Otherwise each
  // work is a function, compiled once for all parts of a type, and a row lives in memory: the same bits, and half the
  // compile time.
  // A sink that takes all rows of a step at once is a projection, of which a program has few: there doubles are fused
  // as well.
  template <class Sink> static constexpr bool takes_rows = requires { &Sink::template rows<step_type, row_type>; };
  template <class Sink> static constexpr bool fused = numeric::is_pack<V> || takes_rows<Sink>;

public:
  /// What one pack of paths needs from step to step.
  struct tile {
    outlay::ledger<V, P, Money> ledger{};
    states_type states{};
    std::vector<row_type> rows; ///< only where a plan needs more than one loop a step, or a sink takes all rows of one
    std::vector<filed_claims<V, Money>> filed; ///< by member, only where claims are rationed
    /// See row::clear.
    [[no_unique_address]] std::conditional_t<std::is_same_v<V, double>, double, detail::no_state> nothing{};
  };

  machine(plan_type const& p, setting<Money> const& s, std::span<varied<P> const> v)
      : machine(p, s, v, field_reader<P, Money>(s, v), all{}) {}

  /// Fills a tile for the paths that start at `first_path`, one a lane.
  void start(tile& t, std::uint64_t seed, std::uint64_t first_path,
             path_points<typename plain_value<V>::type> const* points = nullptr) const {
    if constexpr (loop_end<detail::hook::guide>() != detail::hook::settle) t.rows.resize(places(*setting_));
    if (ration_) t.filed.resize(places(*setting_));
    detail::start_ledger(t.ledger, *setting_, Random, seed, first_path, points);
    step_type s(*setting_, varied_, t.ledger);
    s.at(0);
    start_parts(s, t, all{});
  }

  /// Makes parts report measures in a tile, from now on; call it between `start` and the first step.
  void start_measuring(tile& t) const {
    if (t.ledger.measuring) return;
    t.ledger.measuring = true;
    detail::clear_measures(t.ledger, *setting_);
  }

  /// One step. `sink.row(s, i, row)` sees each member's row once everything is booked, or `sink.rows(s, first)` the
  /// rows of all of them; `sink.step(s)` the end of the step.
  template <class Sink> OUTLAY_DETAIL_INLINE void advance(tile& t, int index, Sink& sink) const {
    step_type s(*setting_, varied_, t.ledger);
    s.at(index);
    detail::begin_step(t.ledger);
    if constexpr (fused<Sink>) grow_fused(t, index, sink);
    else run_loop<detail::hook::grow, detail::hook::grow, false>(s, t, sink, nothing);
    run_rest<detail::hook::guide>(s, t, sink, nothing);
    if constexpr (takes_rows<Sink>) sink.rows(s, t.rows.data());
    if constexpr (step_type::events) decide_events(s, t, all{});
    sink.step(s);
  }

  /// All steps of a tile.
  template <class Sink> void run(tile& t, Sink& sink) const {
    if constexpr (takes_rows<Sink>) t.rows.resize(places(*setting_));
    if constexpr (fused<Sink>) run_fused(t, sink);
    else run_apart(t, sink);
  }

  setting<Money> const& set() const { return *setting_; }
  step_type step_at(tile& t, int index) const {
    step_type s(*setting_, varied_, t.ledger);
    s.at(index);
    return s;
  }

private:
  // A function of its own: the larger a function, the longer a compiler takes for each of its lines.
  template <class Sink> OUTLAY_DETAIL_TILE void grow_fused(tile& t, int index, Sink& sink) const {
    step_type s(*setting_, varied_, t.ledger);
    s.at(index);
    run_loop<detail::hook::grow, detail::hook::grow, false>(s, t, sink, nothing);
  }
  template <class Sink> OUTLAY_DETAIL_TILE void run_fused(tile& t, Sink& sink) const {
    int const steps = setting_->grid().steps();
    for (int index = 0; index < steps; ++index) advance(t, index, sink);
  }
  template <class Sink> OUTLAY_DETAIL_CALLS void run_apart(tile& t, Sink& sink) const {
    int const steps = setting_->grid().steps();
    for (int index = 0; index < steps; ++index) advance(t, index, sink);
  }

  template <std::size_t... I>
  machine(plan_type const& p, setting<Money> const& s, std::span<varied<P> const> v, field_reader<P, Money> const& r,
          std::index_sequence<I...>)
      : plan_(&p), setting_(&s), varied_(v), setups_{{detail::make_setup(p.template part<I>(), r)}...} {
    ((ration_ |= rationed_by(p.template part<I>(), detail::get<I>(setups_))), ...);
    for (int i = 0; i < s.members(); ++i) mix_[i] = detail::mix_of(s.allies()[i].mix);
  }

  template <class Q, class Setup> static member_set rationed_by(Q const& part, Setup const& x) {
    if constexpr (requires { part.rations(x); }) return part.rations(x);
    else return 0;
  }
  template <std::size_t... I> void start_parts(step_type& s, tile& t, std::index_sequence<I...>) const {
    (detail::start_state(plan_->template part<I>(), s, detail::get<I>(setups_), detail::get<I>(t.states)), ...);
  }

  // At the very end of a step, so that an event sees everything of it and is known to every part from the next.
  template <std::size_t... I>
  OUTLAY_DETAIL_INLINE void decide_events(step_type& s, tile& t, std::index_sequence<I...>) const {
    ([&] {
      if constexpr (makes_events<typename plan_type::template part_type<I>>)
        plan_->template part<I>().decide(s, detail::get<I>(setups_), detail::get<I>(t.states));
    }(), ...);
  }

  template <bool Fused, class S> OUTLAY_DETAIL_INLINE auto call(step_type& s, tile& t, S) const {
    if constexpr (!Fused)
      return detail::call_apart<S::phase>(plan_->template part<S::part>(), s, detail::get<S::part>(setups_),
                                          detail::get<S::part>(t.states));
    else
      return detail::call_hook<S::phase>(plan_->template part<S::part>(), s, detail::get<S::part>(setups_),
                                         detail::get<S::part>(t.states));
  }
  template <class S, class Q = typename plan_type::template part_type<S::part>>
  using work_of = decltype(detail::call_hook<S::phase>(std::declval<Q const&>(), std::declval<step_type&>(),
                                                       std::declval<setup_type<Q> const&>(),
                                                       std::declval<typename detail::state_type<Q, V>::type&>()));

  template <detail::hook H, std::size_t... I> static auto sites_of_hook(std::index_sequence<I...>) {
    using canonical = typename detail::join_sites<
        std::conditional_t<detail::names<H, Parts>(), detail::sites<detail::site<H, I>>, detail::sites<>>...>::type;
    return in_order(canonical{}, std::make_index_sequence<canonical::count>{});
  }
  // Sites of one phase, those first that have to come first.
  template <class... S, std::size_t... K>
  static auto in_order(detail::sites<S...>, std::index_sequence<K...>) {
    constexpr parts::access given[] = {
        parts::access_of<detail::one_of<typename plan_type::template part_type<S::part>>>(S::phase)..., {}};
    constexpr auto order = detail::order_of<sizeof...(S)>(given);
    if constexpr (order.count < sizeof...(S))
      return detail::these_parts_wait_for_each_other<typename plan_type::template part_type<S::part>...>{};
    else return detail::sites<typename detail::nth_site<order.place[K], S...>::type...>{};
  }
  template <detail::hook H> using hook_sites = decltype(sites_of_hook<H>(all{}));
  template <detail::hook H, class... S> static constexpr bool any_wants_totals(detail::sites<S...>) {
    return (detail::wants_totals<work_of<S>> || ... || false);
  }
  static constexpr detail::hook next(detail::hook h) { return static_cast<detail::hook>(static_cast<int>(h) + 1); }
  // The last hook that shares a loop which begins at H.
  template <detail::hook H> static constexpr detail::hook loop_end() {
    if constexpr (H == detail::hook::settle) return H;
    else if constexpr (any_wants_totals<next(H)>(hook_sites<next(H)>{})) return H;
    else return loop_end<next(H)>();
  }
  // `before` runs once a row has granted: the granted() of works whose loop ended before money was granted.
  template <detail::hook H, class Before>
  OUTLAY_DETAIL_INLINE void run_rest(step_type& s, tile& t, auto& sink, Before const& before) const {
    constexpr detail::hook end = loop_end<H>();
    constexpr bool whole = H == detail::hook::guide && end == detail::hook::settle;
    run_loop<H, end, !whole || takes_rows<std::remove_cvref_t<decltype(sink)>>>(s, t, sink, before);
  }
  static constexpr auto nothing = [](int, row_type&) {};

  template <detail::hook From, detail::hook To> static auto sites_between() {
    if constexpr (From == To) return hook_sites<From>{};
    else return typename detail::join_sites<hook_sites<From>, decltype(sites_between<next(From), To>())>::type{};
  }

  template <detail::hook From, detail::hook To, bool Stored, class Before>
  OUTLAY_DETAIL_INLINE void run_loop(step_type& s, tile& t, auto& sink, Before const& before) const {
    using list = decltype(sites_between<From, To>());
    run_sites<From, To, Stored>(s, t, sink, before, list{}, std::make_index_sequence<list::count>{});
  }

  template <detail::hook From, detail::hook To, bool Stored, class Sink, class Before, class... S, std::size_t... K>
  OUTLAY_DETAIL_INLINE void run_sites(step_type& s, tile& t, Sink& sink, Before const& before, detail::sites<S...>,
                                      std::index_sequence<K...>) const {
    using detail::hook;
    detail::slots_of<std::index_sequence<K...>, work_of<S>...> works{{call<fused<Sink>>(s, t, S{})}...};
    int const n = setting_->members();
    (void)sink;
    constexpr bool grants = From <= hook::buy && To >= hook::buy, later = From != hook::grow && To < hook::buy;
    static_assert(grants || later || !(has_granted<work_of<S>>() || ... || false),
                  "outlay: a work with granted() must share the loop in which money is granted: use settle instead");
    // All rows at once: a processor reads what it has just written in one piece with delay.
    if constexpr (takes_rows<Sink> && From == hook::guide)
      for (int i = 0; i < n; ++i) t.rows[static_cast<std::size_t>(i)].clear(new_file(t, i), t.nothing);
    for (int i = 0; i < n; ++i) {
      row_type fresh(From == hook::guide && !(takes_rows<Sink> && Stored) ? new_file(t, i) : nullptr);
      row_type& r = [&]() -> row_type& {
        if constexpr (Stored) {
          row_type& kept = t.rows[static_cast<std::size_t>(i)];
          if constexpr (From == hook::guide && !takes_rows<Sink>) kept = fresh;
          return kept;
        } else return fresh;
      }();
      (run_phase<fused<Sink>, From == hook::grow>(detail::get<K>(works), i, r), ...);
      if constexpr (From != hook::grow) {
        (run_phase<fused<Sink>, S::phase <= hook::buy>(detail::get<K>(works), i, r), ...);
        if constexpr (grants) {
          if constexpr (fused<Sink>) r.grant(mix_[i]);
          else detail::grant_apart(r, mix_[i]);
          before(i, r);
          (run_granted<fused<Sink>>(detail::get<K>(works), i, r), ...);
        }
        (run_phase<fused<Sink>, S::phase == hook::settle>(detail::get<K>(works), i, r), ...);
        if constexpr (To == hook::settle && !takes_rows<Sink>) {
          if constexpr (fused<Sink>) sink.row(s, i, r);
          else detail::row_apart(sink, s, i, r);
        }
      }
    }
    (run_finish<fused<Sink>, !later || !has_granted<work_of<S>>()>(detail::get<K>(works)), ...);
    if constexpr (later) {
      run_rest<next(To)>(s, t, sink, [&](int i, row_type& r) {
        before(i, r);
        (run_granted<fused<Sink>>(detail::get<K>(works), i, r), ...);
      });
      (run_finish<fused<Sink>, has_granted<work_of<S>>()>(detail::get<K>(works)), ...);
    } else if constexpr (From != hook::grow && To != hook::settle) run_rest<next(To)>(s, t, sink, nothing);
  }

  static std::size_t places(setting<Money> const& s) { return static_cast<std::size_t>(s.members()); }
  // Where a member's claims are filed in this step, null where they are not rationed.
  OUTLAY_DETAIL_INLINE filed_claims<V, Money>* new_file(tile& t, int i) const {
    if (!(ration_ >> i & 1)) return nullptr;
    filed_claims<V, Money>& f = t.filed[static_cast<std::size_t>(i)];
    f.clear();
    return &f;
  }
  template <class W> static constexpr bool has_granted() { return detail::has_granted<W, row_type>; }
  template <bool Fused, bool Now, class W> OUTLAY_DETAIL_INLINE static void run_phase(W& w, int i, row_type& r) {
    if constexpr (Now && Fused) w(i, r);
    else if constexpr (Now) detail::work_apart(w, i, r);
  }
  template <bool Fused, class W> OUTLAY_DETAIL_INLINE static void run_granted(W& w, int i, row_type& r) {
    if constexpr (has_granted<W>() && Fused) w.granted(i, r);
    else if constexpr (has_granted<W>()) detail::granted_apart(w, i, r);
  }
  template <bool Fused, bool Now, class W> OUTLAY_DETAIL_INLINE static void run_finish(W& w) {
    if constexpr (Now && requires { w.finish(); }) {
      if constexpr (Fused) w.finish();
      else detail::finish_apart(w);
    }
  }
};

} // namespace OUTLAY_DETAIL_ISA
} // namespace outlay::detail
#include <outlay/numbers/exact_end.hpp>

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <memory>
#include <outlay/engines/answer_table.hpp>
#include <outlay/engines/ensemble.hpp>
#include <outlay/engines/project.hpp>
#include <outlay/model/machine.hpp>

#include <outlay/numbers/exact_begin.hpp>

/// A plan whose parts are known only when the program runs, as when an analyst's tool reads them from a file:
/// `any_plan<> p; p.add(economy{...}); p.add(pledge{...}); project(allies, p, span);`
/// It takes the same parts, runs the same steps and gives the same bits as `plan(...)`, with a loop of its own that costs
/// about three times as much. Runs that vary fields (sensitivity, sweep, solve, drawn fields) need a `plan(...)`.
namespace outlay {

namespace detail {
inline namespace OUTLAY_DETAIL_ISA {

// What a step of such a plan may meet: everything, since its parts are not known to the compiler.
template <class V, class Money, bool Random>
using any_step = step<V, double, run_facts<Money, Random, true, true, true>>;

// A work for some members: one call, with its numbers in registers.
template <class W, class Row> OUTLAY_DETAIL_TILE void work_members(W& w, Row* rows, int from, int until) {
  for (int i = from; i < until; ++i) w(i, rows[i]);
}
template <class W, class Row> OUTLAY_DETAIL_TILE void granted_members(W& w, Row* rows, int from, int until) {
  for (int i = from; i < until; ++i) w.granted(i, rows[i]);
}
template <class Row, class V>
OUTLAY_DETAIL_TILE void clear_all(Row* rows, member_set ration, int members, V const& nothing) {
  for (int i = 0; i < members; ++i) rows[i].clear(ration >> i & 1, nothing);
}
template <class Row> OUTLAY_DETAIL_TILE void grant_members(Row* rows, remainder_mix const* mix, int from, int until) {
  for (int i = from; i < until; ++i) rows[i].grant(mix[i]);
}
template <class Sink, class S, class Row>
OUTLAY_DETAIL_TILE void rows_to(Sink& sink, S& s, Row const* rows, int members) {
  for (int i = 0; i < members; ++i) sink.row(s, i, rows[i]);
}

/// A part in one tile: its state, and the works of the step.
template <class S> struct part_at_work {
  using row = typename S::row;
  virtual ~part_at_work() = default;
  virtual void start(S& s) = 0;
  virtual void begin(hook h, S& s) = 0;
  virtual void work(hook h, row* rows, int from, int until) = 0;
  virtual void granted(hook h, row* rows, int from, int until) = 0;
  virtual void finish(hook h) = 0;
  virtual void decide(S& s) = 0;
};

/// A part made ready for a run: its set-up, which all tiles share, and what its works ask for.
template <class S> struct ready_part {
  virtual ~ready_part() = default;
  virtual std::unique_ptr<part_at_work<S>> in_a_tile() const = 0;
  bool has[5]{}, wants_totals[5]{}, has_granted[5]{};
  member_set buys_other = 0, ration = 0;
};

// Room for a work, built in place from what a hook returns.
template <class W> class work_place {
  alignas(W) std::byte room_[sizeof(W)];
  bool full_ = false;

public:
  work_place() = default;
  work_place(work_place const&) = delete;
  work_place& operator=(work_place const&) = delete;
  ~work_place() { clear(); }
  W& work() { return *std::launder(reinterpret_cast<W*>(room_)); }
  template <class F> void fill(F&& make) {
    clear();
    ::new (static_cast<void*>(room_)) W(make());
    full_ = true;
  }
  void clear() {
    if (full_) work().~W();
    full_ = false;
  }
};
struct no_work_place {};

template <class P, class S> class known_part final : public ready_part<S> {
  using V = typename S::value;
  using reader = field_reader<double, typename S::ledger_money>;
  using setup_type = decltype(make_setup(std::declval<P const&>(), std::declval<reader const&>()));
  using part_state = typename state_type<P, V>::type;
  template <hook H> static auto work_for() {
    if constexpr (names<H, P>()) {
      using W = decltype(call_hook<H>(std::declval<P const&>(), std::declval<S&>(), std::declval<setup_type const&>(),
                                      std::declval<part_state&>()));
      return std::type_identity<W>{};
    } else return std::type_identity<void>{};
  }
  template <hook H> using work_type = typename decltype(work_for<H>())::type;
  template <hook H>
  using place_for = typename std::conditional_t<names<H, P>(), std::type_identity<work_place<work_type<H>>>,
                                                std::type_identity<no_work_place>>::type;

  P const* part_;
  setup_type setup_;

  class at_work final : public part_at_work<S> {
    known_part const* of_;
    part_state state_{};
    std::tuple<place_for<hook::grow>, place_for<hook::guide>, place_for<hook::claim>, place_for<hook::buy>,
               place_for<hook::settle>>
        works_;

    // Calls f(place) for the hook of a number, where the part has it.
    template <class F> OUTLAY_DETAIL_INLINE void with(hook h, F&& f) {
      one<0>(h, f) || one<1>(h, f) || one<2>(h, f) || one<3>(h, f) || one<4>(h, f);
    }
    template <int H, class F> OUTLAY_DETAIL_INLINE bool one(hook h, F& f) {
      if (static_cast<int>(h) != H) return false;
      if constexpr (names<static_cast<hook>(H), P>())
        f(std::get<static_cast<std::size_t>(H)>(works_), std::integral_constant<hook, static_cast<hook>(H)>{});
      return true;
    }

  public:
    explicit at_work(known_part const& of) : of_(&of) {}
    void start(S& s) override { start_state(*of_->part_, s, of_->setup_, state_); }
    void begin(hook h, S& s) override {
      with(h, [&]<hook H>(auto& place, std::integral_constant<hook, H>) {
        place.fill([&] { return call_apart<H>(*of_->part_, s, of_->setup_, state_); });
      });
    }
    void work(hook h, typename S::row* rows, int from, int until) override {
      with(h, [&](auto& place, auto) { work_members(place.work(), rows, from, until); });
    }
    void granted(hook h, typename S::row* rows, int from, int until) override {
      with(h, [&](auto& place, auto) {
        if constexpr (detail::has_granted<std::remove_cvref_t<decltype(place.work())>, typename S::row>)
          granted_members(place.work(), rows, from, until);
      });
    }
    void finish(hook h) override {
      with(h, [&](auto& place, auto) {
        if constexpr (requires { place.work().finish(); }) finish_apart(place.work());
        place.clear();
      });
    }
    void decide(S& s) override {
      if constexpr (requires { P::makes_events; }) of_->part_->decide(s, of_->setup_, state_);
      else (void)s;
    }
  };

  template <hook H> void ask() {
    constexpr std::size_t at = static_cast<std::size_t>(H);
    this->has[at] = names<H, P>();
    if constexpr (names<H, P>()) {
      this->wants_totals[at] = detail::wants_totals<work_type<H>>;
      this->has_granted[at] = detail::has_granted<work_type<H>, typename S::row>;
    }
  }

public:
  known_part(P const& p, reader const& r) : part_(&p), setup_(make_setup(p, r)) {
    ask<hook::grow>();
    ask<hook::guide>();
    ask<hook::claim>();
    ask<hook::buy>();
    ask<hook::settle>();
    if constexpr (requires { setup_.buys_other_equipment; }) this->buys_other = setup_.buys_other_equipment;
    if constexpr (requires {
                    setup_.ration;
                    setup_.of;
                  })
      this->ration = setup_.ration ? setup_.of : 0;
  }
  std::unique_ptr<part_at_work<S>> in_a_tile() const override { return std::make_unique<at_work>(*this); }
};

} // namespace OUTLAY_DETAIL_ISA
} // namespace detail

inline namespace OUTLAY_DETAIL_ISA {

/// Any part, the library's or a user's own, behind one type. A copy shares the part, which no run changes.
template <class Money = usd_2021> class any_part {
  using reader = field_reader<double, Money>;
  using in_projection = detail::any_step<double, Money, false>;
  using in_ensemble = detail::any_step<pack<double, tile_width>, Money, true>;

  struct held {
    virtual ~held() = default;
    virtual void announce(setting<Money>& s) const = 0;
    virtual void check(setting<Money>& s, std::string const& name) const = 0;
    virtual detail::part_facts facts() const = 0;
    virtual std::unique_ptr<detail::ready_part<in_projection>> make(reader const& r, in_projection*) const = 0;
    virtual std::unique_ptr<detail::ready_part<in_ensemble>> make(reader const& r, in_ensemble*) const = 0;
  };
  template <class P> struct holder final : held {
    P part;
    explicit holder(P p) : part(std::move(p)) {}
    void announce(setting<Money>& s) const override { detail::announce_part(s, part); }
    void check(setting<Money>& s, std::string const& name) const override { detail::check_part(s, part, name); }
    detail::part_facts facts() const override { return detail::facts_of(part); }
    std::unique_ptr<detail::ready_part<in_projection>> make(reader const& r, in_projection*) const override {
      return std::make_unique<detail::known_part<P, in_projection>>(part, r);
    }
    std::unique_ptr<detail::ready_part<in_ensemble>> make(reader const& r, in_ensemble*) const override {
      return std::make_unique<detail::known_part<P, in_ensemble>>(part, r);
    }
  };

  std::shared_ptr<held const> part_;
  std::string_view kind_, type_;
  std::uint64_t variant_;
  std::string name_;

public:
  template <class P>
    requires(!std::is_same_v<P, any_part>)
  any_part(P p)
      : kind_(detail::kind_or_last<P>()), type_(detail::type_text<P>()), variant_(detail::variant_of<P>()),
        name_(detail::name_of(p)) {
    static_assert(outlay::part<P>,
                  "outlay: each argument of plan(...) is a part: a type with at least one of the hooks "
                  "grow, guide, claim, buy, settle (see outlay/model/part.hpp)");
    part_ = std::make_shared<holder<P>>(std::move(p));
  }
  std::string const& name() const { return name_; }
  held const& operator*() const { return *part_; }
  held const* operator->() const { return part_.get(); }
  bool same_type(any_part const& o) const { return type_ == o.type_; }
  /// The order of a plan: by kind, variant and type, then by name.
  bool before(any_part const& o) const {
    if (kind_ != o.kind_) return kind_ < o.kind_;
    if (variant_ != o.variant_) return variant_ < o.variant_;
    return type_ != o.type_ ? type_ < o.type_ : name_ < o.name_;
  }
};

/// Parts that hold together, put together at run time. Throws `error` where two of one type have one name.
template <class Money = usd_2021> class any_plan {
  std::vector<any_part<Money>> parts_;

public:
  any_plan() = default;
  any_plan(std::initializer_list<any_part<Money>> parts) {
    for (auto const& p : parts) add(p);
  }
  any_plan& add(any_part<Money> part) {
    auto at = parts_.begin();
    for (; at != parts_.end() && at->before(part); ++at) {
    }
    if (at != parts_.end() && !part.before(*at) && at->same_type(part))
      throw error(part->facts().label, "name", "\"" + part.name() + "\" twice",
                  "a .name of its own for each part of one type");
    parts_.insert(at, std::move(part));
    return *this;
  }
  std::vector<any_part<Money>> const& parts() const { return parts_; }
};

} // namespace OUTLAY_DETAIL_ISA

namespace detail {
inline namespace OUTLAY_DETAIL_ISA {

template <class Money>
[[gnu::cold]] setting<Money> checked_setting(alliance<Money> const& allies, any_plan<Money> const& plan,
                                             horizon const& span) {
  require_exact_build();
  if (plan.parts().empty()) throw error("plan", "parts", "none", "a plan with at least one part");
  setting<Money> s(allies, span);
  for (auto const& p : plan.parts()) p->announce(s);
  s.settle_events();
  std::vector<part_facts> facts;
  for (auto const& p : plan.parts()) {
    facts.push_back(p->facts());
    p->check(s, facts.back().label);
  }
  check_together(allies, facts);
  return s;
}

/// What `machine` is to a plan of known parts: set-ups shared by all paths, and the step, its calls in the same order.
template <class V, class Money, bool Random> class any_machine {
public:
  using step_type = any_step<V, Money, Random>;
  using row_type = row<V, Money>;

  struct tile {
    outlay::ledger<V, double, Money> ledger{};
    std::vector<std::unique_ptr<part_at_work<step_type>>> parts;
    std::vector<row_type> rows;
    V nothing = V(0.0); // see row::clear
  };

  any_machine(any_plan<Money> const& plan, setting<Money> const& s) : setting_(&s) {
    field_reader<double, Money> const r(s, {});
    member_set buys_other = 0;
    for (auto const& p : plan.parts()) {
      parts_.push_back(p->make(r, static_cast<step_type*>(nullptr)));
      buys_other |= parts_.back()->buys_other;
      ration_ |= parts_.back()->ration;
    }
    for (int i = 0; i < s.members(); ++i) mix_[i] = mix_of(s.allies()[i], buys_other >> i & 1);
    // Hooks share a loop over the members until a work wants totals of an earlier one.
    for (int h = 0; h < 5; ++h) {
      std::vector<site> sites;
      bool totals = h < 2; // GDP is known before anything else begins
      for (std::size_t k = 0; k < parts_.size(); ++k)
        if (parts_[k]->has[h]) {
          sites.push_back({k, static_cast<hook>(h), parts_[k]->has_granted[h]});
          totals = totals || parts_[k]->wants_totals[h];
        }
      if (totals) loops_.push_back({static_cast<hook>(h), static_cast<hook>(h), {}});
      loops_.back().to = static_cast<hook>(h);
      loops_.back().sites.insert(loops_.back().sites.end(), sites.begin(), sites.end());
    }
    for (loop const& l : loops_)
      for (site const& at : l.sites)
        if (at.has_granted && (l.from == hook::grow || l.from == hook::settle))
          throw error("plan", "granted", "a work after the grant, or before all claims",
                      "a work with granted() in guide, claim or buy");
  }

  void start(tile& t, std::uint64_t seed, std::uint64_t first_path) const {
    start_ledger(t.ledger, *setting_, Random, seed, first_path);
    t.rows.resize(static_cast<std::size_t>(max_members));
    if (t.parts.empty())
      for (auto const& p : parts_) t.parts.push_back(p->in_a_tile());
    step_type s(*setting_, {}, t.ledger);
    s.at(0);
    for (auto const& p : t.parts) p->start(s);
  }
  void start_measuring(tile& t) const {
    if (t.ledger.measuring) return;
    t.ledger.measuring = true;
    clear_measures(t.ledger, *setting_);
  }
  template <class Sink> OUTLAY_DETAIL_CALLS void run(tile& t, Sink& sink) const {
    for (int index = 0; index < setting_->grid().steps(); ++index) advance(t, index, sink);
  }
  setting<Money> const& set() const { return *setting_; }

private:
  struct site {
    std::size_t part;
    hook phase;
    bool has_granted;
  };
  struct loop {
    hook from, to;
    std::vector<site> sites;
  };

  setting<Money> const* setting_;
  std::vector<std::unique_ptr<ready_part<step_type>>> parts_;
  std::vector<loop> loops_;
  remainder_mix mix_[max_members];
  member_set ration_ = 0;

  template <class Sink> static constexpr bool takes_rows = requires { &Sink::template rows<step_type, row_type>; };

  template <class Sink> void advance(tile& t, int index, Sink& sink) const {
    step_type s(*setting_, {}, t.ledger);
    s.at(index);
    begin_step(t.ledger);
    auto const waits_for_grant = [](loop const& l) { return l.from != hook::grow && l.to < hook::buy; };
    for (std::size_t n = 0; n < loops_.size(); ++n) {
      loop const& l = loops_[n];
      for (site const& at : l.sites) t.parts[at.part]->begin(at.phase, s);
      row_type* const rows = t.rows.data();
      int const members = setting_->members();
      if (l.from == hook::guide) clear_all(rows, ration_, members, t.nothing);
      // All members pass a work before the next, up to the first work that keeps what it computed for a member until its
      // row has granted: from there each member passes all works.
      bool const grants = l.from != hook::grow && l.from <= hook::buy && l.to >= hook::buy;
      std::size_t together = 0;
      while (together < l.sites.size() && l.sites[together].phase <= hook::buy &&
             !(grants && l.sites[together].has_granted))
        ++together;
      for (std::size_t k = 0; k < together; ++k) t.parts[l.sites[k].part]->work(l.sites[k].phase, rows, 0, members);
      if (grants) {
        bool const one_by_one = together < l.sites.size() && l.sites[together].phase <= hook::buy;
        for (int i = 0, until; i < members; i = until) {
          until = one_by_one ? i + 1 : members;
          for (std::size_t k = together; k < l.sites.size() && l.sites[k].phase <= hook::buy; ++k)
            t.parts[l.sites[k].part]->work(l.sites[k].phase, rows, i, until);
          grant_members(rows, mix_, i, until);
          for (std::size_t m = 0; m <= n; ++m)
            for (site const& at : loops_[m].sites)
              if (at.has_granted) t.parts[at.part]->granted(at.phase, rows, i, until);
        }
      }
      for (site const& at : l.sites)
        if (at.phase == hook::settle) t.parts[at.part]->work(at.phase, rows, 0, members);
      if constexpr (!takes_rows<Sink>)
        if (l.to == hook::settle) rows_to(sink, s, rows, members);
      bool const waits = waits_for_grant(l);
      for (site const& at : l.sites)
        if (!waits || !at.has_granted) t.parts[at.part]->finish(at.phase);
    }
    for (std::size_t n = loops_.size(); n-- > 0;) // what was granted in a later loop ends after it
      if (waits_for_grant(loops_[n]))
        for (site const& at : loops_[n].sites)
          if (at.has_granted) t.parts[at.part]->finish(at.phase);
    if constexpr (takes_rows<Sink>) sink.rows(s, t.rows.data());
    for (auto const& p : t.parts) p->decide(s);
    sink.step(s);
  }
};

} // namespace OUTLAY_DETAIL_ISA
} // namespace detail

inline namespace OUTLAY_DETAIL_ISA {

/// The deterministic projection of such a plan: every account of every member, by calendar year. Throws `error`.
template <class Money>
projection<Money> project(alliance<Money> const& allies, any_plan<Money> const& plan, horizon const& span,
                          reporting const& how = {}) {
  setting<Money> const ground = detail::checked_setting(allies, plan, span);
  detail::any_machine<double, Money, false> const engine(plan, ground);
  auto const tile = std::make_unique<typename detail::any_machine<double, Money, false>::tile>();
  tile->ledger.measuring = how.measures;
  engine.start(*tile, 0, 0);
  projection<Money> result(allies, ground, how);
  engine.run(*tile, result);
  return result;
}

/// The same run, of which only the answers asked for are kept. Throws `error`.
template <class Money, answer First, answer... Rest>
answer_table project(alliance<Money> const& allies, any_plan<Money> const& plan, horizon const& span,
                     First const& first, Rest const&... rest) {
  setting<Money> const ground = detail::checked_setting(allies, plan, span);
  auto const asked = detail::prepare_answers(ground, first, rest...);
  detail::any_machine<double, Money, false> const engine(plan, ground);
  auto const tile = std::make_unique<typename detail::any_machine<double, Money, false>::tile>();
  engine.start(*tile, 0, 0);
  std::vector<double> numbers(static_cast<std::size_t>(asked.columns));
  detail::project_tile(engine, *tile, asked, numbers.data());
  return {asked.heads, std::move(numbers), id_of<Money>};
}

/// Many paths of such a plan, of which only the answers asked for are kept, as of any plan. Throws `error`.
template <executor Executor, class Money, class... Answers>
sample ensemble(Executor const& run_on, alliance<Money> const& allies, any_plan<Money> const& plan, horizon const& span,
                draws const& d, Answers const&... answers) {
  static_assert(sizeof...(Answers) > 0, "outlay: ask an ensemble for at least one answer, such as total_outlay");
  using V = pack<double, tile_width>;
  auto const make = [&](setting<Money> const& ground) { return detail::any_machine<V, Money, true>(plan, ground); };
  return detail::run_ensemble<sample, tile_width, V>(run_on, detail::checked_setting(allies, plan, span), d, make,
                                                     answers...);
}
template <class Money, class... Answers>
sample ensemble(alliance<Money> const& allies, any_plan<Money> const& plan, horizon const& span, draws const& d,
                Answers const&... answers) {
  return ensemble(on_this_thread{}, allies, plan, span, d, answers...);
}

} // namespace OUTLAY_DETAIL_ISA
} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

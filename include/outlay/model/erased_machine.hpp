// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/any_part.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay::detail {
inline namespace OUTLAY_DETAIL_ISA {

/// The machine of a plan made at run time: the schedule of the other, carried out by whole loops over the members, one
/// call for each part, hook and block of members. The same bits, as a work adds to what members share only in finish().
template <class V, class P, class Money, bool Random> class machine<V, P, Money, Random, any_part<Money>> {
  using numbers = detail::run_numbers<V, P, Random>;

public:
  using step_type = detail::step_of_any<Money, numbers>;
  using row_type = row<V, Money>;
  using plan_type = plan_of<any_part<Money>>;

private:
  using live = detail::live_part<step_type>;
  using hook = detail::hook;
  // A hook of a part: `alone` where it keeps something of a member until its row has granted.
  struct site {
    std::size_t part;
    hook at;
    bool granted, alone;
  };
  // Sites that share a loop over the members.
  struct loop {
    hook from, to;
    std::vector<site> sites;
  };
  // Members are taken some at a time, so that their rows stay in the nearest cache.
  static constexpr int block = numeric::is_pack<V> ? 4 : max_members;

  setting<Money> const* setting_;
  std::span<varied<P> const> varied_;
  std::vector<std::unique_ptr<live>> parts_;
  std::vector<site> grow_;
  std::vector<loop> loops_;
  remainder_mix mix_[max_members];
  member_set ration_ = 0;

public:
  struct tile {
    outlay::ledger<V, P, Money> ledger{};
    std::vector<std::unique_ptr<typename live::state>> states;
    std::vector<row_type> rows; // by member
    std::vector<filed_claims<V, Money>> filed;
    V nothing = V(0.0); ///< see row::clear
  };

  machine(plan_type const& plan, setting<Money> const& s, std::span<varied<P> const> v) : setting_(&s), varied_(v) {
    field_reader<P, Money> const r(s, v);
    plan.each([&](any_part<Money> const& p) {
      parts_.push_back(p.erased().live(r, numbers{}));
      ration_ |= parts_.back()->rations;
    });
    for (int i = 0; i < s.members(); ++i) mix_[i] = detail::mix_of(s.allies()[i].mix);
    grow_ = sites_of(hook::grow);
    for (int h = 1; h <= static_cast<int>(hook::settle); ++h) {
      auto const at = static_cast<hook>(h);
      if (loops_.empty() || wants_totals(at)) loops_.push_back({at, at, {}});
      loops_.back().to = at;
      for (site const& x : sites_of(at)) loops_.back().sites.push_back(x);
    }
    for (loop const& l : loops_)
      for (site const& x : l.sites)
        if (x.granted && x.at == hook::settle)
          detail::refuse("plan", "granted", {"in settle"}, "granted() in a hook before money is granted");
  }
  machine(machine const&) = delete;
  machine(machine&&) = default;

  void start(tile& t, std::uint64_t seed, std::uint64_t first_path,
             path_points<typename plain_value<V>::type> const* points = nullptr) const {
    if (t.states.size() != parts_.size()) {
      t.states.clear();
      for (auto const& p : parts_) t.states.push_back(p->make_state());
    }
    auto const n = static_cast<std::size_t>(setting_->members());
    t.rows.resize(n);
    if (ration_) t.filed.resize(n);
    detail::start_ledger(t.ledger, *setting_, Random, seed, first_path, points);
    step_type s = step_at(t, 0);
    for (std::size_t k = 0; k < parts_.size(); ++k) parts_[k]->start(s, *t.states[k]);
  }
  void start_measuring(tile& t) const {
    if (t.ledger.measuring) return;
    t.ledger.measuring = true;
    detail::clear_measures(t.ledger, *setting_);
  }
  setting<Money> const& set() const { return *setting_; }
  /// Takes the quantities of a part, by its place in the plan, as they now stand there.
  void refresh(std::size_t part) { parts_[part]->refresh(field_reader<P, Money>(*setting_, varied_)); }
  step_type step_at(tile& t, int index) const {
    step_type s(*setting_, varied_, t.ledger);
    s.at(index);
    return s;
  }

  /// One step, as of the other machine.
  template <class Sink> void advance(tile& t, int index, Sink& sink) const {
    step_type s = step_at(t, index);
    detail::begin_step(t.ledger);
    int const n = setting_->members();
    for (site const& x : grow_) parts_[x.part]->begin(x.at, s, *t.states[x.part]);
    for (site const& x : grow_) parts_[x.part]->run(x.at, *t.states[x.part], t.rows.data(), 0, n);
    for (site const& x : grow_) parts_[x.part]->finish(x.at, *t.states[x.part]);
    for (std::size_t l = 0; l < loops_.size(); ++l) run_loop(s, t, l, sink);
    if constexpr (takes_rows<Sink>) sink.rows(s, t.rows.data());
    for (std::size_t k = 0; k < parts_.size(); ++k)
      if (parts_[k]->decides) parts_[k]->decide(s, *t.states[k]);
    sink.step(s);
  }
  template <class Sink> void run(tile& t, Sink& sink) const {
    int const steps = setting_->grid().steps();
    for (int index = 0; index < steps; ++index) advance(t, index, sink);
  }

private:
  template <class Sink> static constexpr bool takes_rows = requires { &Sink::template rows<step_type, row_type>; };

  std::vector<site> sites_of(hook h) const {
    auto const at = static_cast<std::size_t>(h);
    std::vector<std::size_t> places;
    std::vector<parts::access> given;
    for (std::size_t k = 0; k < parts_.size(); ++k)
      if (parts_[k]->traits[at].present) {
        places.push_back(k);
        given.push_back(parts_[k]->access[at]);
      }
    std::vector<site> all;
    for (std::size_t const j : detail::order_of(given)) {
      bool const granted = parts_[places[j]]->traits[at].has_granted;
      all.push_back({places[j], h, granted, granted && h == hook::buy});
    }
    if (all.size() < places.size())
      detail::refuse("plan", "parts", {"some that wait for each other in one phase"},
                     "descriptions in which what is read is set before");
    return all;
  }
  bool wants_totals(hook h) const {
    for (auto const& p : parts_)
      if (p->traits[static_cast<std::size_t>(h)].present && p->traits[static_cast<std::size_t>(h)].needs_totals)
        return true;
    return false;
  }

  template <class Sink> void run_loop(step_type& s, tile& t, std::size_t number, Sink& sink) const {
    loop const& now = loops_[number];
    int const n = setting_->members();
    bool const grants = now.from <= hook::buy && now.to >= hook::buy, last_loop = now.to == hook::settle;
    // the same few rows for every block, where nobody looks at them again
    bool const kept = takes_rows<Sink> || loops_.size() > 1;
    int alone = 0;
    for (site const& x : now.sites) {
      parts_[x.part]->begin(x.at, s, *t.states[x.part]);
      alone += x.alone;
    }
    for (int first = 0; first < n; first += block) {
      int const last = first + block < n ? first + block : n;
      row_type* const rows = t.rows.data() + (kept ? first : 0);
      if (number == 0) clear_rows(t, rows, first, last);
      auto const each = [&](auto const& wanted, auto const& call) {
        for (site const& x : now.sites)
          if (wanted(x)) call(*parts_[x.part], x, *t.states[x.part]);
      };
      auto const runs = [&](live const& p, site const& x, auto& state) { p.run(x.at, state, rows, first, last); };
      each([](site const& x) { return x.at <= hook::buy && !x.alone; }, runs);
      if (grants) {
        if (alone == 1)
          each([](site const& x) { return x.alone; },
               [&](live const& p, site const& x, auto& state) {
                 p.run_and_grant(x.at, state, rows, first, last, mix_);
               });
        else if (alone > 1) grant_one_by_one(t, now, rows, first, last);
        else grant_rows(rows, first, last);
        for (std::size_t k = 0; k < number; ++k) // of loops that ended before
          for (site const& x : loops_[k].sites)
            if (x.granted) parts_[x.part]->granted(x.at, *t.states[x.part], rows, first, last);
        each([](site const& x) { return x.granted && !x.alone; },
             [&](live const& p, site const& x, auto& state) { p.granted(x.at, state, rows, first, last); });
      }
      each([](site const& x) { return x.at == hook::settle; }, runs);
      if constexpr (!takes_rows<Sink>)
        if (last_loop) hand_over(sink, s, rows, first, last);
    }
    bool const later = now.to < hook::buy; // works that wait for their grant are not finished
    for (site const& x : now.sites)
      if (!(later && x.granted)) parts_[x.part]->finish(x.at, *t.states[x.part]);
    if (last_loop)
      for (std::size_t k = number; k-- > 0;)
        for (site const& x : loops_[k].sites)
          if (x.granted && loops_[k].to < hook::buy) parts_[x.part]->finish(x.at, *t.states[x.part]);
  }
  OUTLAY_DETAIL_TILE void clear_rows(tile& t, row_type* rows, int first, int last) const {
    for (int i = first; i < last; ++i) {
      filed_claims<V, Money>* file = nullptr;
      if (ration_ >> i & 1) {
        file = &t.filed[static_cast<std::size_t>(i)];
        file->clear();
      }
      if constexpr (numeric::is_pack<V>) ::new (static_cast<void*>(rows + (i - first))) row_type(file);
      else rows[i - first].clear(file, t.nothing);
    }
  }
  OUTLAY_DETAIL_TILE void grant_rows(row_type* rows, int first, int last) const {
    for (int i = first; i < last; ++i) rows[i - first].grant(mix_[i]);
  }
  void grant_one_by_one(tile& t, loop const& now, row_type* rows, int first, int last) const {
    for (int i = first; i < last; ++i) {
      row_type* const r = rows + (i - first);
      for (site const& x : now.sites)
        if (x.alone) parts_[x.part]->run(x.at, *t.states[x.part], r, i, i + 1);
      r->grant(mix_[i]);
      for (site const& x : now.sites)
        if (x.alone) parts_[x.part]->granted(x.at, *t.states[x.part], r, i, i + 1);
    }
  }
  template <class Sink>
  OUTLAY_DETAIL_TILE static void hand_over(Sink& sink, step_type& s, row_type* rows, int first, int last) {
    for (int i = first; i < last; ++i) sink.row(s, i, rows[i - first]);
  }
};

} // namespace OUTLAY_DETAIL_ISA
} // namespace outlay::detail
#include <outlay/numbers/exact_end.hpp>

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <memory>
#include <new>
#include <outlay/model/machine.hpp>
#include <outlay/model/order.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay::detail {
inline namespace OUTLAY_DETAIL_ISA {

// What a machine has to know of a part's hook to find its place among the others.
struct hook_traits {
  bool present = false, needs_totals = false, has_granted = false;
};

/// What one tile of paths needs of a part from step to step: its state, and the works of the step that it is in.
template <class S> struct live_state { virtual ~live_state() = default; };

/// A part of a plan made at run time, ready to run with the numbers of a step `S`: one call for each hook and block of
/// members, inside of which the loop over the members is compiled for this part alone. A part's code depends on the
/// numbers of a run, never on the plan.
template <class S> struct live_part {
  using row_type = typename S::row;
  using state = live_state<S>;
  hook_traits traits[5];
  parts::access access[5];
  member_set rations = 0;
  bool decides = false;

  using reader = field_reader<typename S::param, typename S::ledger_money>;

  virtual ~live_part() = default;
  virtual std::unique_ptr<state> make_state() const = 0;
  /// Takes the part's quantities as they now stand in the plan. In runs that vary nothing and draw nothing alone.
  virtual void refresh(reader const&) = 0;
  virtual void start(S&, state&) const = 0;
  /// Calls a hook: its work is kept in the state until the next step.
  virtual void begin(hook, S&, state&) const = 0;
  /// `rows` begins with the row of member `first`, here and below.
  virtual void run(hook, state&, row_type*, int first, int last) const = 0;
  virtual void granted(hook, state&, row_type*, int first, int last) const = 0;
  /// Of a hook that keeps something of a member until its row has granted: member by member.
  virtual void run_and_grant(hook, state&, row_type*, int first, int last, remainder_mix const*) const = 0;
  virtual void finish(hook, state&) const = 0;
  virtual void decide(S&, state&) const = 0;
};

template <class Part, class S> class live_part_of final : public live_part<S> {
  using base = live_part<S>;
  using row_type = typename base::row_type;
  using state = typename base::state;
  using V = typename S::value;
  using reader = typename base::reader;
  using setup_type = decltype(make_setup(std::declval<Part const&>(), std::declval<reader const&>()));
  using state_of_part = typename state_type<Part, V>::type;

  template <hook H> static auto work_type() {
    if constexpr (names<H, Part>())
      return std::type_identity<decltype(call_hook<H>(std::declval<Part const&>(), std::declval<S&>(),
                                                      std::declval<setup_type const&>(),
                                                      std::declval<state_of_part&>()))>{};
    else return std::type_identity<no_state>{};
  }
  template <hook H> using work = typename decltype(work_type<H>())::type;
  // Room for a work, which is made anew in each step and has nothing to destroy.
  template <hook H> struct room {
    static_assert(std::is_trivially_destructible_v<work<H>>, "outlay: a work holds nothing that it has to give back");
    alignas(work<H>) std::byte bytes[sizeof(work<H>)];
    work<H>& get() { return *std::launder(reinterpret_cast<work<H>*>(bytes)); }
  };
  struct own_state final : state,
                           room<hook::grow>,
                           room<hook::guide>,
                           room<hook::claim>,
                           room<hook::buy>,
                           room<hook::settle> {
    state_of_part of_part{};
  };
  template <hook H> static work<H>& work_in(state& x) {
    return static_cast<room<H>&>(static_cast<own_state&>(x)).get();
  }

  Part const& part_;
  setup_type setup_;

  // Calls f<H>() for the hook of a number, where the part has it.
  template <class F> static void with(hook h, F f) {
    auto const call = [&]<hook H>() {
      if constexpr (names<H, Part>()) f.template operator()<H>();
    };
    switch (h) {
    case hook::grow: return call.template operator()<hook::grow>();
    case hook::guide: return call.template operator()<hook::guide>();
    case hook::claim: return call.template operator()<hook::claim>();
    case hook::buy: return call.template operator()<hook::buy>();
    case hook::settle: return call.template operator()<hook::settle>();
    }
  }
  template <hook H> OUTLAY_DETAIL_TILE void begin_of(S& s, own_state& x) const {
    ::new (static_cast<void*>(static_cast<room<H>&>(x).bytes)) work<H>(call_hook<H>(part_, s, setup_, x.of_part));
  }
  template <hook H> OUTLAY_DETAIL_TILE static void run_of(work<H>& w, row_type* rows, int first, int last) {
    for (int i = first; i < last; ++i) w(i, rows[i - first]);
  }
  template <hook H> OUTLAY_DETAIL_TILE static void granted_of(work<H>& w, row_type* rows, int first, int last) {
    for (int i = first; i < last; ++i) w.granted(i, rows[i - first]);
  }
  template <hook H>
  OUTLAY_DETAIL_TILE static void run_and_grant_of(work<H>& w, row_type* rows, int first, int last,
                                                  remainder_mix const* mix) {
    for (int i = first; i < last; ++i) {
      row_type& r = rows[i - first];
      w(i, r);
      r.grant(mix[i]);
      w.granted(i, r);
    }
  }
  template <hook H> void tell() {
    if constexpr (names<H, Part>())
      this->traits[static_cast<int>(H)] = {true, wants_totals<work<H>>, has_granted<work<H>, row_type>};
    this->access[static_cast<int>(H)] = parts::access_of<Part>(H);
  }

public:
  live_part_of(Part const& p, reader const& r) : part_(p), setup_(make_setup(p, r)) {
    tell<hook::grow>(), tell<hook::guide>(), tell<hook::claim>(), tell<hook::buy>(), tell<hook::settle>();
    if constexpr (requires { p.rations(setup_); }) this->rations = p.rations(setup_);
    this->decides = parts::facts_of<Part>().makes_events;
  }
  std::unique_ptr<state> make_state() const override { return std::make_unique<own_state>(); }
  void refresh(reader const& r) override {
    if constexpr (std::is_same_v<typename S::param, double> && !S::random) {
      if constexpr (requires { part_.fill(r, setup_); }) part_.fill(r, setup_);
      else {
        setup_type fresh = make_setup(part_, r);
        std::destroy_at(&setup_);
        std::construct_at(&setup_, std::move(fresh));
      }
    } else (void)r;
  }
  void start(S& s, state& x) const override { start_state(part_, s, setup_, static_cast<own_state&>(x).of_part); }
  void begin(hook h, S& s, state& x) const override {
    with(h, [&]<hook H>() { this->template begin_of<H>(s, static_cast<own_state&>(x)); });
  }
  void run(hook h, state& x, row_type* rows, int first, int last) const override {
    with(h, [&]<hook H>() { run_of<H>(work_in<H>(x), rows, first, last); });
  }
  void granted(hook h, state& x, row_type* rows, int first, int last) const override {
    with(h, [&]<hook H>() {
      if constexpr (has_granted<work<H>, row_type>) granted_of<H>(work_in<H>(x), rows, first, last);
    });
  }
  void run_and_grant(hook h, state& x, row_type* rows, int first, int last, remainder_mix const* mix) const override {
    with(h, [&]<hook H>() {
      if constexpr (has_granted<work<H>, row_type>) run_and_grant_of<H>(work_in<H>(x), rows, first, last, mix);
    });
  }
  void finish(hook h, state& x) const override {
    with(h, [&]<hook H>() {
      if constexpr (requires(work<H> & w) { w.finish(); }) finish_apart(work_in<H>(x));
    });
  }
  void decide(S& s, state& x) const override {
    if constexpr (parts::facts_of<Part>().makes_events) part_.decide(s, setup_, static_cast<own_state&>(x).of_part);
    else (void)s, (void)x;
  }
};

} // namespace OUTLAY_DETAIL_ISA
} // namespace outlay::detail
#include <outlay/numbers/exact_end.hpp>

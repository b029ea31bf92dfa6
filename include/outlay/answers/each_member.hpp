// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/answers/answer.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// An answer of each member that spends, one after the other: `each_member(core_share)` has a number for each member
/// and year.
/// For answers that sum their group's own rows, as those of the library with `.of(group)` do.
template <class Inner> struct each_member_answer {
  Inner inner;
  group who = all_members;

  std::string name() const {
    std::string const n(inner.of(group("each member", {}, group::rule::all_members_but)).name());
    return who.name() == all_members.name() ? n : n + " (" + who.name() + ")";
  }
  /// Of the members of a group alone.
  each_member_answer of(group const& g) const { return {inner, g}; }

  template <class Ready> struct ready {
    static constexpr bool chance = detail::is_chance<Ready>(), measures = detail::reads_measures<Ready>(),
                          yearly = true;
    std::vector<Ready> each; // in the order of the alliance
    std::vector<std::string> codes;
    int slot[max_members];   // of a member in `each`; -1 for one that is not asked for
    measure_unit its_unit;
    int columns() const { return static_cast<int>(each.size()) * each.front().columns(); }
    measure_unit unit() const { return its_unit; }
    bool is_level() const { return detail::is_level(each.front()); }
    std::vector<std::string> members() const { return codes; }

    template <class V> struct tally {
      std::array<typename Ready::template tally<V>, max_members> of{};
    };
    template <class Out> struct shifted {
      Out& out;
      int first;
      OUTLAY_DETAIL_INLINE void operator()(int column, auto const& x) const { out(first + column, x); }
      OUTLAY_DETAIL_INLINE void behind(int column, auto const& x) const
        requires requires { out.behind(0, x); }
      {
        out.behind(first + column, x);
      }
    };
    template <class V, class S, class R>
    OUTLAY_DETAIL_INLINE void row(tally<V>& t, S const& s, int i, R const& r) const {
      if (int const k = slot[i]; k >= 0)
        each[static_cast<std::size_t>(k)].row(t.of[static_cast<std::size_t>(k)], s, i, r);
    }
    template <class V, class S, class Out> OUTLAY_DETAIL_INLINE void step(tally<V>& t, S const& s, Out& out) const {
      for (std::size_t k = 0; k < each.size(); ++k) {
        shifted<Out> to{out, static_cast<int>(k) * each[k].columns()};
        each[k].step(t.of[k], s, to);
      }
    }
  };
  // The same where the answer has no number for each year.
  template <class Ready> struct ready_of_one : ready<Ready> {
    static constexpr bool yearly = false;
  };

  template <class Money> auto prepare(setting<Money> const& s) const {
    using inner_ready = decltype(inner.prepare(s));
    std::string const asked = "answer \"" + name() + "\"";
    ready<inner_ready> x{};
    member_set const chosen = s.allies().set_of(who, asked, "of");
    for (int i = 0; i < s.members(); ++i) {
      x.slot[i] = -1;
      member const& m = s.allies()[i];
      if (!(chosen >> i & 1) || !m.spends || m.partner) continue;
      x.slot[i] = static_cast<int>(x.each.size());
      x.each.push_back(inner.of(group(m.code)).prepare(s));
      x.codes.push_back(m.code.text());
    }
    if (x.each.empty()) throw error(asked, "of", who.name(), "a group with a member that spends");
    x.its_unit = detail::unit_of(inner, x.each.front());
    if constexpr (requires { inner_ready::yearly; }) {
      if constexpr (inner_ready::yearly) return x;
      else return ready_of_one<inner_ready>{{std::move(x)}};
    } else return ready_of_one<inner_ready>{{std::move(x)}};
  }
};
/// `each_member(core_share)`, `each_member(reaches(3.5_pct, 2035y))`.
template <class Answer> each_member_answer<Answer> each_member(Answer const& a) { return {a}; }

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/answers/measured.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// The lifts of all areas as one: the sum of w_a lift_a, weights the areas' parts of the opening value. What the plan
/// asks for, or what stocks have come to at a year's end, in opening unit costs. Air defence fivefold alone is 30 % in
/// all where air defence is 7.5 % of the value.
struct headline_lift_answer {
  group who = all_members;
  bool is_reached = false;

  std::string name() const { return (is_reached ? "headline lift reached of " : "headline lift of ") + who.name(); }
  measure_unit unit() const { return counts::number; }
  constexpr headline_lift_answer of(group const& g) const { return {g, is_reached}; }
  /// What has come of it so far.
  constexpr headline_lift_answer reached() const { return {who, true}; }

  struct ready {
    static constexpr bool yearly = true, measures = true;
    member_set who;
    detail::measure_set value, opening;
    bool is_reached;
    int years;
    std::string asked;
    [[noreturn, gnu::noinline, gnu::cold]] void refuse() const {
      throw error(asked, "of", "no stocks", "a group with stocks in this plan");
    }
    int columns() const { return years; }
    template <class V> struct tally {};
    template <class V, class S, class R> OUTLAY_DETAIL_INLINE void row(tally<V>&, S const&, int, R const&) const {}
    template <class V, class S, class Out> OUTLAY_DETAIL_INLINE void step(tally<V>&, S const& s, Out& out) const {
      if (!s.ends_year()) return;
      V now(0.0), then(0.0);
      member_set held = 0;
      for (auto const& view : s.stocks()) held |= view.holders;
      if (!(held & who)) refuse();
      for (std::size_t k = 0; k < value.numbers.size(); ++k)
        for (int i = 0; i < s.members(); ++i)
          if (who >> i & 1) {
            now += s.measured(value.numbers[k], i);
            then += s.measured(opening.numbers[k], i);
          }
      V const whole = is_reached ? now / then - V(1.0) : now / then;
      out(s.year() - s.grid().first_year(), held & who & s.active() ? whole : V(numeric::not_a_number));
    }
  };
  template <class Money> ready prepare(setting<Money> const& s) const {
    std::string const asked = "answer \"" + name() + "\"";
    return {s.allies().set_of(who, asked, "of"),
            detail::measures_named(s, asked, "stockpile_growth", is_reached ? "value held" : "lift wanted"),
            detail::measures_named(s, asked, "stockpile_growth", "opening value"),
            is_reached,
            s.grid().years(),
            asked};
  }
};
inline constexpr headline_lift_answer headline_lift{};

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

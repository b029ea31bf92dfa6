// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/answers/answer.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay::detail {

// A number that stocks at a year's end come to, of a group and of one area or all: `What` has its name and who is meant
// unless said, `What::sums<V>` what is added up over holders that belong, whether there are any at all, and the number.
template <class What> struct answer_of_stocks {
  group who = What::of;
  int only_area = -1;

  std::string name() const {
    return What::name + (" of " + who.name()) +
           (only_area < 0 ? "" : ", " + std::string(name_of(static_cast<area>(only_area))));
  }
  measure_unit unit() const { return What::counted; }
  /// The same for another group.
  constexpr answer_of_stocks of(group const& g) const { return {g, only_area}; }
  /// The same for one area.
  constexpr answer_of_stocks in_area(area a) const { return {who, static_cast<int>(a)}; }

  struct ready {
    static constexpr bool yearly = true;
    member_set who;
    int only_area, years;
    std::string asked;
    [[noreturn, gnu::noinline, gnu::cold]] void refuse() const {
      throw error("answer \"" + asked + "\"", "of", "no stocks", What::valid);
    }
    int columns() const { return years; }
    template <class V> struct tally {};
    template <class V, class S, class R> OUTLAY_DETAIL_INLINE void row(tally<V>&, S const&, int, R const&) const {}
    template <class V, class S, class Out> OUTLAY_DETAIL_INLINE void step(tally<V>&, S const& s, Out& out) const {
      if (!s.ends_year()) return;
      typename What::template sums<V> sums;
      for (auto const& view : s.stocks())
        for (int i = 0; i < s.members(); ++i)
          if (view.holders >> i & 1)
            for (int a = 0; a < view.areas; ++a)
              if (only_area < 0 || static_cast<int>(view.list[a]) == only_area) {
                sums.see(view.opening[i * view.areas + a], who >> i & 1);
                if (s.active() >> i & 1)
                  sums.add(view.stock[i * view.areas + a].value(), view.opening[i * view.areas + a], who >> i & 1);
              }
      if (!sums.any()) refuse();
      out(s.year() - s.grid().first_year(), sums.number());
    }
  };
  template <class Money> ready prepare(setting<Money> const& s) const {
    return {s.allies().set_of(who, "answer \"" + name() + "\"", "of"), only_area, s.grid().years(), name()};
  }
};

} // namespace outlay::detail
#include <outlay/numbers/exact_end.hpp>

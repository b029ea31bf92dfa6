// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/answers/answer.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// Units in stock at a year's end over the opening units, 1 at the start; of a group, over the areas of all stock parts.
struct stock_index_answer {
  group who = all_members;
  int only_area = -1;

  std::string name() const {
    return "stock index of " + who.name() + (only_area < 0 ? "" : ", " + std::string(name_of(static_cast<area>(only_area))));
  }
  std::string unit() const { return "1"; }
  /// The same for another group.
  constexpr stock_index_answer of(group const& g) const { return {g, only_area}; }
  /// The same for one area.
  constexpr stock_index_answer in_area(area a) const { return {who, static_cast<int>(a)}; }

  struct ready {
    static constexpr bool yearly = true;
    member_set who;
    int only_area, years;
    std::string asked;
    [[noreturn, gnu::noinline, gnu::cold]] void refuse() const {
      throw error("answer \"" + asked + "\"", "of", "no stocks", "a group and an area with stocks in this plan");
    }
    int columns() const { return years; }
    template <class V> struct tally {};
    template <class V, class S, class R> OUTLAY_DETAIL_INLINE void row(tally<V>&, S const&, int, R const&) const {}
    template <class V, class S, class Out> OUTLAY_DETAIL_INLINE void step(tally<V>&, S const& s, Out& out) const {
      if (!s.ends_year()) return;
      V now(0.0);
      double opening = 0;
      for (auto const& view : s.stocks())
        for (int i = 0; i < s.members(); ++i)
          if (view.holders & who & member_set{1} << i)
            for (int a = 0; a < view.areas; ++a)
              if (only_area < 0 || static_cast<int>(view.list[a]) == only_area) {
                now += view.stock[i * view.areas + a].value();
                opening += view.opening[i * view.areas + a];
              }
      if (!(opening > 0)) refuse();
      out(s.year() - s.grid().first_year(), now / V(opening));
    }
  };
  template <class Money> ready prepare(setting<Money> const& s) const {
    return {s.allies().set_of(who, "answer \"" + name() + "\"", "of"), only_area, s.grid().years(), name()};
  }
};
inline constexpr stock_index_answer stock_index{};

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/answers/answer.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// How much a group depends on the others' stocks: 1 - own / all, by units in stock at a year's end; of one area, or over the
/// areas of all stock parts. 0 where the group holds everything, 1 where it holds nothing or nothing is left.
struct dependence_answer {
  group who = europe_and_canada;
  int only_area = -1;

  std::string name() const {
    return "dependence of " + who.name() + (only_area < 0 ? "" : ", " + std::string(name_of(static_cast<area>(only_area))));
  }
  std::string unit() const { return "1"; }
  /// The same for another group.
  constexpr dependence_answer of(group const& g) const { return {g, only_area}; }
  /// The same for one area.
  constexpr dependence_answer in_area(area a) const { return {who, static_cast<int>(a)}; }

  struct ready {
    static constexpr bool yearly = true;
    member_set who;
    int only_area, years;
    std::string asked;
    [[noreturn, gnu::noinline, gnu::cold]] void refuse() const {
      throw error("answer \"" + asked + "\"", "of", "no stocks", "an area with stocks in this plan");
    }
    int columns() const { return years; }
    template <class V> struct tally {};
    template <class V, class S, class R> OUTLAY_DETAIL_INLINE void row(tally<V>&, S const&, int, R const&) const {}
    template <class V, class S, class Out> OUTLAY_DETAIL_INLINE void step(tally<V>&, S const& s, Out& out) const {
      if (!s.ends_year()) return;
      V own(0.0), all(0.0);
      bool any = false;
      for (auto const& view : s.stocks())
        for (int i = 0; i < s.members(); ++i)
          if (view.holders & s.active() & member_set{1} << i)
            for (int a = 0; a < view.areas; ++a)
              if (only_area < 0 || static_cast<int>(view.list[a]) == only_area) {
                V const units = view.stock[i * view.areas + a].value();
                if (who >> i & 1) own += units;
                all += units;
                any = true;
              }
      if (!any) refuse();
      out(s.year() - s.grid().first_year(), select(less(V(0.0), all), V(1.0) - own / max(all, V(1e-300)), V(1.0)));
    }
  };
  template <class Money> ready prepare(setting<Money> const& s) const {
    return {s.allies().set_of(who, "answer \"" + name() + "\"", "of"), only_area, s.grid().years(), name()};
  }
};
/// Dependence of Europe and Canada; `dependence.of(group)`, `dependence.in_area(area::air_defence)`.
inline constexpr dependence_answer dependence{};

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

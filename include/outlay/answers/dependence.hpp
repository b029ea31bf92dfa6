// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/answers/of_stocks.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

namespace detail {
struct dependence_on_stocks {
  static constexpr group of = europe_and_canada;
  static constexpr char const* name = "dependence";
  static constexpr counts counted = counts::number;
  static constexpr char const* valid = "an area with stocks in this plan";
  template <class V> struct sums {
    V own = V(0.0), all = V(0.0);
    bool some = false;
    OUTLAY_DETAIL_INLINE void see(double, bool) { some = true; }
    OUTLAY_DETAIL_INLINE void add(V const& units, double, bool of_group) {
      if (of_group) own += units;
      all += units;
    }
    bool any() const { return some; }
    OUTLAY_DETAIL_INLINE V number() const {
      return select(less(V(0.0), all), V(1.0) - own / max(all, V(1e-300)), V(1.0));
    }
  };
};
} // namespace detail

/// How much a group depends on the others' stocks: 1 - own / all, by units in stock at a year's end; of one area, or
/// over the areas of all stock parts. 0 where the group holds everything, 1 where it holds nothing or nothing is left.
using dependence_answer = detail::answer_of_stocks<detail::dependence_on_stocks>;
/// Dependence of Europe and Canada; `dependence.of(group)`, `dependence.in_area(area::air_defence)`.
inline constexpr dependence_answer dependence{};

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/answers/of_stocks.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

namespace detail {
struct index_of_stocks {
  static constexpr group of = all_members;
  static constexpr char const* name = "stock index";
  static constexpr counts counted = counts::index;
  static constexpr char const* valid = "a group and an area with stocks in this plan";
  template <class V> struct sums {
    V now = V(0.0);
    double opening = 0, ever = 0;
    OUTLAY_DETAIL_INLINE void see(double opened, bool of_group) { ever += of_group ? opened : 0; }
    OUTLAY_DETAIL_INLINE void add(V const& units, double opened, bool of_group) {
      if (!of_group) return;
      now += units;
      opening += opened;
    }
    bool any() const { return ever > 0; }
    OUTLAY_DETAIL_INLINE V number() const { return opening > 0 ? now / V(opening) : V(numeric::not_a_number); }
  };
};
} // namespace detail

/// Units in stock at a year's end over the opening units of the same members, 1 at the start; of those of a group that
/// belong then, over the areas of all stock parts. A year in which none belongs has no number.
using stock_index_answer = detail::answer_of_stocks<detail::index_of_stocks>;
inline constexpr stock_index_answer stock_index{};

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

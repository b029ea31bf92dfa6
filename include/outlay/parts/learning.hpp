// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/part.hpp>
#include <outlay/model/description.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// Wright's law: unit cost falls by a power of cumulative production, c = c0 (Q / Q0)^-b, with the starts of all
/// buyers.
template <class Areas = five_areas> struct learning {
  [[no_unique_address]] named_only _{};
  static constexpr std::string_view kind = "learning";
  static constexpr std::uint64_t variant = Areas::number;
  std::string name = {};
  by_area<scalar, Areas> exponent;
  by_area<item_count, Areas> before;

  static constexpr void describe(auto& d) {
    using parts::field;
    d.is({.areas = Areas::list.data(), .area_count = Areas::count});
    d.acts(parts::hook::grow, {.changes = parts::shared::unit_costs});
    d.required(field<&learning::exponent>,
               "b by area; 0.322 is an 80 % slope (cost falls to 80 % when production doubles)");
    d.required(field<&learning::before>,
               "Q0 by area: produced before the start, in thousand items or in units of the stock", {.more_than = 0});
  }
  static learning example() {
    return {.name = "learning", .exponent = 0.322, .before = stock_value<>::from_value(100)};
  }

  template <class S> struct work {
    S& s;
    OUTLAY_DETAIL_INLINE void operator()(int, auto&) const {}
  };
  template <class S> OUTLAY_DETAIL_INLINE auto grow(S& s) const {
    using V = typename S::value;
    constexpr int n = Areas::count;
    auto const which = [](int a) { return Areas::list[static_cast<std::size_t>(a)]; };
    // In three passes, so that what an area waits for overlaps with the others.
    V of_start[std::size_t{n}];
#pragma GCC unroll 8
    for (int a = 0; a < n; ++a) {
      auto const q0 = as<V>(s[before[a]]);
      of_start[a] = number<V>((q0 + s.started(which(a))) / q0).value();
    }
    for (int a = 0; a < n; ++a) of_start[a] = log(of_start[a]);
    for (int a = 0; a < n; ++a)
      s.price_factor(which(a)) *= number<V>::from_value(exp(-(V(s[exponent[a]].value()) * of_start[a])));
    return work<S>{s};
  }
};

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

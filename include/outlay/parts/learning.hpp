// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/part.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// Wright's law: unit cost falls by a power of cumulative production, c = c0 (Q / Q0)^-b, with the starts of all
/// buyers.
template <class Areas = five_areas> struct learning {
  [[no_unique_address]] named_only _{};
  static constexpr std::string_view kind = "learning";
  using one_for_each_area = Areas;
  static constexpr std::uint64_t variant = Areas::number;
  std::string name = {};
  by_area<scalar, Areas> exponent;   ///< b by area; 0.322 is an 80 % slope (cost falls to 80 % when production doubles)
  /// Q0 by area: produced before the start, in thousand items or in units of the stock.
  by_area<item_count, Areas> before;

  [[gnu::cold]] void check(auto& c) const {
    c("exponent", exponent);
    c("before", before);
    for (item_count const& q : before.each)
      if (double const x = detail::field_access::raw(q); !(x > 0)) c.refuse("before", {x}, "more than 0");
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

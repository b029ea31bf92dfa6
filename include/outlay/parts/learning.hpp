// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/part.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// Wright's law: unit cost falls by a power of cumulative production, c = c0 (Q / Q0)^-b, with the starts of all buyers.
template <class Areas = five_areas> struct learning {
  [[no_unique_address]] named_only _{};
  static constexpr std::string_view kind = "learning";
  using one_for_each_area = Areas;
  static constexpr std::uint64_t variant = Areas::number;
  std::string name = "";
  by_area<scalar, Areas> exponent;   ///< b by area; 0.322 is an 80 % slope (cost falls to 80 % when production doubles)
  by_area<item_count, Areas> before; ///< Q0 by area: produced before the start, in thousand items or in units of the stock

  [[gnu::cold]] void check(auto& c) const {
    c("exponent", exponent);
    c("before", before);
    for (item_count const& q : before.each)
      c.require(detail::field_access::raw(q) > 0, "before", text(detail::field_access::raw(q)), "more than 0");
  }

  template <class S> struct work {
    S& s;
    OUTLAY_DETAIL_INLINE void operator()(int, auto&) const {}
  };
  template <class S> OUTLAY_DETAIL_INLINE auto grow(S& s) const {
    using V = typename S::value;
#pragma GCC unroll 1 // once a step: not worth the code
    for (int a = 0; a < Areas::count; ++a) {
      area const which = Areas::list[static_cast<std::size_t>(a)];
      auto const q0 = as<V>(s[before[a]]);
      number<V> const grown = (q0 + s.started(which)) / q0;
      s.price_factor(which) *= number<V>::from_value(exp(-(V(s[exponent[a]].value()) * log(grown.value()))));
    }
    return work<S>{s};
  }
};

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

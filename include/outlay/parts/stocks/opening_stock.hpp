// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <optional>
#include <outlay/model/part.hpp>

namespace outlay {

/// A member's stocks at the start of the horizon, by area, in units (thousand items; or billions of constant dollars
/// where a unit is worth one).
template <class Areas> struct opening_stock {
  using areas = Areas;
  member_code code;
  std::array<double, Areas::count> units;
  /// Units ordered before the start and not yet delivered; unless given, what replaces the losses of a stock that
  /// stands still: its order of a step, for each step of the lead but one. It is paid as other orders are.
  std::optional<std::array<double, Areas::count>> on_order = {};
};

namespace detail {

/// Checks a list of them; gives who is on it.
template <class C, class Areas>
[[gnu::cold]] member_set check_opening(C& c, std::vector<opening_stock<Areas>> const& opening) {
  c.require(!opening.empty(), "opening", "no member", "at least one member with its stocks");
  member_set holders = 0;
  int next = 0; // lists often stand in the order of the alliance
  for (auto const& o : opening) {
    int const i = c.allies().index_of(o.code, c.part(), "opening", next);
    for (double const x : o.units)
      if (!(std::isfinite(x) && x >= 0)) c.refuse("opening", {x, " for ", o.code}, "0 or more");
    if (holders >> i & 1) c.refuse("opening", {o.code, " twice"}, "each member once");
    holders |= member_set{1} << i;
    next = i + 1;
  }
  return holders;
}

} // namespace detail
} // namespace outlay

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/part.hpp>

namespace outlay {

/// A member's stocks at the start of the horizon, by area, in units (thousand items; or billions of constant dollars
/// where a unit is worth one).
template <class Areas> struct opening_stock {
  member_code code;
  std::array<double, Areas::count> units;
};

namespace detail {

/// Checks a list of them; gives who is on it.
template <class C, class Areas>
[[gnu::cold]] member_set check_opening(C& c, std::vector<opening_stock<Areas>> const& opening) {
  c.require(!opening.empty(), "opening", "no member", "at least one member with its stocks");
  for (auto const& o : opening) {
    c.allies().index_of(o.code, c.part(), "opening");
    for (double const x : o.units)
      if (!(std::isfinite(x) && x >= 0)) c.require(false, "opening", text(x) + " for " + o.code.text(), "0 or more");
    int times = 0;
    for (auto const& other : opening) times += other.code == o.code;
    if (times != 1) c.require(false, "opening", o.code.text() + " twice", "each member once");
  }
  member_set holders = 0;
  for (auto const& o : opening) holders |= member_set{1} << c.allies().find(o.code);
  return holders;
}

} // namespace detail
} // namespace outlay

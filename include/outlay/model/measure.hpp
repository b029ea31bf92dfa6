// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/error.hpp>
#include <outlay/model/measure_unit.hpp>
#include <string>
#include <vector>

namespace outlay {

/// Something that a part reports by member beside the accounts. A flow is summed over a year, a level is its last
/// value.
struct measure {
  std::string part, name;
  measure_unit unit;
  bool is_level;
  bool of_alliance = false; ///< belongs to no single member: the same for every group
};

namespace detail {
// Measures of one name are summed over parts: only of one unit, and never levels with flows.
inline void require_one_unit(std::string const& asked, measure const& first, measure const& other) {
  if (first.unit == other.unit && first.is_level == other.is_level) return;
  auto const text = [](measure const& m) {
    return m.part + " (" + m.unit.text() + (m.is_level ? ", a level)" : ", a flow)");
  };
  throw error(asked, "measured", first.name + ": " + text(first) + " and " + text(other),
              "measures of one unit: say which part");
}
// Once a program: strings are long to move.
[[gnu::cold, gnu::noinline]] inline void append(std::vector<measure>& to, measure&& m) { to.push_back(std::move(m)); }
} // namespace detail

} // namespace outlay

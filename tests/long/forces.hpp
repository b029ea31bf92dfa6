// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// The counters of an ensemble's normals: the alliance's shock, then its 32 members, by code.
#pragma once

#include <outlay/alliance/code.hpp>

#include <array>
#include <cstddef>
#include <cstdint>

namespace long_runs {

inline constexpr std::size_t members = 32;
inline constexpr std::size_t forces = members + 1; // 0 is the common shock
inline constexpr std::uint64_t pairs = 90;         // pairs of steps: fifteen years of months

/// The words that stand for the common shock and for each member in a counter.
inline std::array<std::uint64_t, forces> const& counters_of_forces() {
  static std::array<std::uint64_t, forces> const all = [] {
    constexpr char const* codes[members] = {"ALB", "BEL", "BGR", "CAN", "HRV", "CZE", "DNK", "EST", "FIN", "FRA", "DEU",
                                            "GRC", "HUN", "ISL", "ITA", "LVA", "LTU", "LUX", "MNE", "NLD", "MKD", "NOR",
                                            "POL", "PRT", "ROU", "SVK", "SVN", "ESP", "SWE", "TUR", "GBR", "USA"};
    std::array<std::uint64_t, forces> words{};
    for (std::size_t i = 0; i < members; ++i) words[i + 1] = outlay::member_code(codes[i]).packed();
    return words;
  }();
  return all;
}

} // namespace long_runs

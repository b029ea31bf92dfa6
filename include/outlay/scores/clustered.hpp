// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <outlay/refuse.hpp>
#include <utility>
#include <vector>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay::scores {

/// A number of one outcome, and the two groups that it belongs to: its base year and its member.
struct clustered_number {
  double x;
  int base;
  std::uint64_t member;
};
/// A mean over outcomes that are not independent.
struct clustered_mean {
  double value;
  double standard_error; ///< by one way alone where the other has a single group; not a number where both have one
  double effective; ///< independent outcomes of which a proportion has as large an error; of no proportion, no number
  int outcomes;
};

/// Mean with two-way clustered standard errors (Cameron, Gelbach and Miller, 2011): the variance by base years and that
/// by members less that by both at once, each with G / (G - 1). Throws `error` for no outcomes.
[[gnu::cold]] inline clustered_mean mean(std::vector<clustered_number> const& all) {
  if (all.empty()) detail::refuse("score", "outcomes", {"none"}, "at least one");
  double const n = static_cast<double>(all.size());
  double sum = 0;
  for (auto const& one : all) sum += one.x;
  double const m = sum / n;
  std::size_t most = 0; // groups of either way
  auto const by = [&](auto const& key) {
    std::map<decltype(key(all.front())), double> groups;
    for (auto const& one : all) groups[key(one)] += one.x - m;
    double squares = 0;
    for (auto const& [k, d] : groups) squares += d * d;
    most = std::max(most, groups.size());
    double const g = static_cast<double>(groups.size());
    return g > 1 ? squares / (n * n) * g / (g - 1) : 0.0;
  };
  double const bases = by([](auto const&o) { return static_cast<std::uint64_t>(o.base); }),
               members = by([](auto const&o) { return o.member; });
  bool const one_group = most < 2;
  auto const both = [&] { return by([](auto const& o) { return std::pair(o.base, o.member); }); };
  double v = bases + members;
  if (bases > 0 && members > 0) {
    v -= both();
    if (!(v > 0)) v = std::max(bases, members); // few groups
  } else if (v == 0) v = both();                // sums of all groups are nothing: as if outcomes were independent
  double const none = std::numeric_limits<double>::quiet_NaN();
  bool const proportion = std::all_of(all.begin(), all.end(), [](auto const& o) { return o.x == 0 || o.x == 1; });
  return {m, one_group ? none : std::sqrt(v), proportion && v > 0 ? m * (1 - m) / v : none,
          static_cast<int>(all.size())};
}

} // namespace outlay::scores
#include <outlay/numbers/exact_end.hpp>

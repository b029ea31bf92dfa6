// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// What every engine of W1 hands back: three series, by path and calendar year.
#pragma once

#include "w1_inputs.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace w1 {

/// B: budgets of the year, billion dollars. S: stock at the year's end over its start. P: spending on stock, billion
/// dollars.
enum class series : std::size_t { budget, stock, spend };

inline constexpr std::array<char, 3> series_letter{'B', 'S', 'P'};

/// Years of one series lie one after the other, each with its paths in order.
class results {
  std::size_t paths_;
  std::vector<double> values_;

public:
  double seconds = 0;   // of the projection loop alone

  explicit results(std::size_t paths) : paths_(paths), values_(3 * static_cast<std::size_t>(years) * paths) {}

  std::size_t paths() const { return paths_; }

  /// All paths of one series in year k = 0 .. 14.
  double* at(series s, int k) {
    return values_.data() + (static_cast<std::size_t>(s) * years + static_cast<std::size_t>(k)) * paths_;
  }
  double const* at(series s, int k) const { return const_cast<results*>(this)->at(s, k); }
};

/// One way of running W1.
struct engine_entry {
  std::string name;   // plain, fused, library or untyped: --compare makes its ratios of these
  std::function<results(std::size_t paths, int threads, std::uint64_t seed, bool deterministic)> run;
};

}  // namespace w1

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/outlay.hpp>

#include <bit>
#include <cstdint>
#include <string_view>

namespace bits {

/// One number for the bits of many, in their order.
class hash {
  std::uint64_t state_ = 0xcbf29ce484222325;

public:
  void add(double x) {
    state_ = (state_ ^ std::bit_cast<std::uint64_t>(x)) * 0x100000001b3;
    state_ ^= state_ >> 29;
  }
  void add(std::string_view text) {
    for (char const c : text) add(static_cast<double>(c));
  }
  /// Every number of a sample, path by path.
  void add(outlay::sample const& s) {
    for (std::int64_t p = 0; p < s.paths(); ++p)
      for (int c = 0; c < s.columns(); ++c) add(s.data()[c * s.paths() + p]);
    for (int c = 0; c < s.columns(); ++c) {
      add(s.mean(c));
      add(s.standard_deviation(c));
      add(s.quantile(c, 0.3));
    }
  }
  void add(outlay::slopes const& s) {
    for (double const x : s.value) add(x);
    for (double const x : s.slope) add(x);
  }
  std::uint64_t value() const { return state_; }
};

} // namespace bits

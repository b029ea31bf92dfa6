// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <outlay/error.hpp>
#include <outlay/numbers/exact_sum.hpp>
#include <string>
#include <utility>
#include <vector>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// What is known of a part of a whole that lies between two numbers.
struct bounds {
  double least, most;
};

template <class> class basic_histogram;
/// Numbers counted by size: each power of two, of either sign, has 256 buckets of equal width, so that a number read
/// back is off by 2^-9 (0.2 %) of its size at most. Smallest, largest, mean and spread are exact. Counts are integers
/// and sums are exact, so that any order and any division of the numbers ends in the same bits.
/// Numbers under 2.2e-308 count as zero. What is no number (NaN) and what is infinite is counted apart, and then every
/// statistic throws: there is no mean of a number that is not there.
using histogram = basic_histogram<void>;
template <class> class basic_histogram {
  static constexpr int sub = 256;
  struct block {
    std::uint32_t key; // order of the power of two: larger for larger numbers
    std::vector<std::uint64_t> counts;
    friend bool operator==(block const&, block const&) = default;
  };
  std::vector<block> blocks_; // by key
  exact_moments moments_;
  std::int64_t zeros_ = 0, missing_ = 0, infinite_ = 0;
  double smallest_ = std::numeric_limits<double>::infinity(), largest_ = -std::numeric_limits<double>::infinity();

public:
  /// Largest relative error of a number that is read back.
  static constexpr double relative_error = 1.0 / (2 * sub);

  void add(double x) {
    auto const bits = std::bit_cast<std::uint64_t>(x);
    auto const field = static_cast<std::uint32_t>(bits >> 52 & 0x7FF);
    if (field == 0x7FF) {
      ++(x != x ? missing_ : infinite_);
      return;
    }
    moments_.add(x);
    smallest_ = x < smallest_ ? x : smallest_;
    largest_ = x > largest_ ? x : largest_;
    if (field == 0) {
      ++zeros_;
      return;
    }
    // Negative numbers are counted from the largest magnitude up, so that buckets stand in the order of the numbers.
    bool const negative = bits >> 63;
    auto const place = static_cast<std::uint32_t>(bits >> 44 & (sub - 1));
    ++block_of(negative ? 2048 - field : 2048 + field).counts[negative ? sub - 1 - place : place];
  }
  void merge(basic_histogram const& other) {
    for (block const& b : other.blocks_) {
      block& to = block_of(b.key);
      for (std::size_t k = 0; k < sub; ++k) to.counts[k] += b.counts[k];
    }
    moments_.merge(other.moments_);
    zeros_ += other.zeros_;
    missing_ += other.missing_;
    infinite_ += other.infinite_;
    smallest_ = std::min(smallest_, other.smallest_);
    largest_ = std::max(largest_, other.largest_);
  }

  /// All that were added; of them those without a value, and the infinite ones.
  std::int64_t count() const { return moments_.count() + missing_ + infinite_; }
  std::int64_t missing() const { return missing_; }
  std::int64_t infinite() const { return infinite_; }
  /// Memory taken, in bytes.
  std::int64_t bytes() const {
    return static_cast<std::int64_t>(sizeof(basic_histogram) +
                                     blocks_.size() * (sizeof(block) + sub * sizeof(std::uint64_t)));
  }

  double smallest() const { return whole("smallest"), smallest_; }
  double largest() const { return whole("largest"), largest_; }
  double mean() const { return whole("mean"), moments_.mean(); }
  /// Sample standard deviation (n - 1); 0 for one number.
  double standard_deviation() const { return whole("standard deviation"), moments_.standard_deviation(); }
  double standard_error() const { return standard_deviation() / std::sqrt(static_cast<double>(count())); }
  /// Quantile, linear between order statistics at position q (n - 1), each within `relative_error` of its size.
  double quantile(double q) const {
    whole("quantile");
    if (!(q >= 0 && q <= 1)) throw error("histogram", "quantile", std::to_string(q), "0 to 1");
    double const position = q * static_cast<double>(count() - 1);
    auto const low = static_cast<std::int64_t>(position);
    double const part = position - static_cast<double>(low), a = order_statistic(low);
    return part == 0 ? a : a + (order_statistic(low + 1) - a) * part;
  }
  /// Part of the numbers that are at least `level`: exact where the level is the edge of a bucket, else between two
  /// bounds.
  bounds at_least(double level) const {
    whole("at_least");
    if (!std::isfinite(level)) throw error("histogram", "at_least", std::to_string(level), "a finite level");
    std::int64_t sure = 0, maybe = 0;
    each([&](double from, double to, std::int64_t n) {
      // A bucket above zero holds its lower edge and not its upper one; below zero it is the other way round.
      if (from >= level || smallest_ >= level) sure += n;
      else if (largest_ >= level && (to > level || (to == level && to <= 0))) maybe += n;
    });
    double const all = static_cast<double>(count());
    return {static_cast<double>(sure) / all, static_cast<double>(sure + maybe) / all};
  }
  /// Calls f(from, to, count) for each bucket that is not empty, from the smallest numbers to the largest.
  template <class F> void each(F f) const {
    bool passed_zero = false;
    auto const zero = [&] {
      if (!passed_zero && zeros_ > 0) f(0.0, 0.0, zeros_);
      passed_zero = true;
    };
    for (block const& b : blocks_) {
      bool const negative = b.key < 2048;
      if (!negative) zero();
      for (std::uint64_t k = 0; k < sub; ++k) {
        if (b.counts[k] == 0) continue;
        double const low = edge(negative ? 2048 - b.key : b.key - 2048, negative ? sub - 1 - k : k),
                     high = edge(negative ? 2048 - b.key : b.key - 2048, negative ? sub - k : k + 1);
        f(negative ? -high : low, negative ? -low : high, static_cast<std::int64_t>(b.counts[k]));
      }
    }
    zero();
  }
  friend bool operator==(basic_histogram const&, basic_histogram const&) = default;

private:
  // Lower edge of a bucket; the edge after the last is the first of the next power of two.
  static double edge(std::uint32_t field, std::uint64_t k) {
    double const x = std::ldexp(1.0 + static_cast<double>(k) / sub, static_cast<int>(field) - 1023);
    return x < std::numeric_limits<double>::max() ? x : std::numeric_limits<double>::max();
  }
  block& block_of(std::uint32_t key) {
    auto const at = std::lower_bound(blocks_.begin(), blocks_.end(), key,
                                     [](block const& b, std::uint32_t k) { return b.key < k; });
    if (at != blocks_.end() && at->key == key) return *at;
    return *blocks_.insert(at, block{key, std::vector<std::uint64_t>(sub, 0)});
  }
  double order_statistic(std::int64_t k) const {
    if (k == 0) return smallest_;
    if (k == count() - 1) return largest_;
    double x = largest_;
    std::int64_t seen = 0;
    bool found = false;
    each([&](double from, double to, std::int64_t n) {
      seen += n;
      if (!found && seen > k) {
        found = true;
        x = from + (to - from) / 2;
      }
    });
    return std::clamp(x, smallest_, largest_);
  }
  void whole(char const* what) const {
    if (count() == 0) throw error("histogram", what, "no numbers", "at least one number");
    if (missing_ + infinite_ > 0)
      throw error("histogram", what,
                  std::to_string(missing_) + " without a value and " + std::to_string(infinite_) + " infinite of " +
                      std::to_string(count()),
                  "numbers on every path");
  }
};

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

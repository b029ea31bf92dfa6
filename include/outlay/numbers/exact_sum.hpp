// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <vector>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

namespace detail {

// A sum without rounding: an integer in units of the smallest double (or its square), in digits of 32 bits that wait
// with their carries. After Neal, "Fast exact summation using small and large superaccumulators", 2015.
template <int Digits> class fixed_point {
  std::array<std::int64_t, std::size_t{Digits}> digit_{};
  std::int32_t waiting_ = 0; // additions since carries were passed on

public:
  static constexpr int digits = Digits;

  // Adds v 2^bit, or takes it away.
  void add(int bit, std::uint64_t v, bool negative) {
    constexpr std::uint64_t mask = 0xFFFF'FFFF;
    int const at = bit >> 5, shift = bit & 31;
    std::uint64_t const low = (v & mask) << shift, high = (v >> 32) << shift;
    auto const put = [&](int k, std::uint64_t x) {
      auto const s = static_cast<std::int64_t>(x);
      digit_[static_cast<std::size_t>(k)] += negative ? -s : s;
    };
    put(at, low & mask);
    put(at + 1, (low >> 32) + (high & mask));
    put(at + 2, high >> 32);
    if (++waiting_ == 1 << 28) carry();
  }
  void add(fixed_point other) {
    other.carry();
    carry();
    for (std::size_t k = 0; k < Digits; ++k) digit_[k] += other.digit_[k];
    carry();
  }
  // Every digit but the last, which has the sign, in 0 .. 2^32 - 1: the one form of a number.
  void carry() {
    waiting_ = 0;
    for (std::size_t k = 0; k + 1 < Digits; ++k) {
      digit_[k + 1] += digit_[k] >> 32;
      digit_[k] &= 0xFFFF'FFFF;
    }
  }
  friend bool operator==(fixed_point a, fixed_point b) {
    a.carry();
    b.carry();
    return a.digit_ == b.digit_;
  }
  // Magnitude in digits of 32 bits, the lowest first, and the sign.
  std::vector<std::uint32_t> magnitude(bool& negative) const {
    fixed_point x = *this;
    x.carry();
    negative = x.digit_[Digits - 1] < 0;
    if (negative) {
      for (auto& d : x.digit_) d = -d;
      x.carry();
    }
    std::vector<std::uint32_t> m;
    for (auto const d : x.digit_) m.push_back(static_cast<std::uint32_t>(d));
    return m;
  }
};

// m 2^exponent, m rounded to 53 bits: the double nearest to an integer, whose size may be beyond a double's.
struct scaled_number {
  double m;
  int exponent;
};
template <class = void> scaled_number nearest(std::vector<std::uint32_t> const& digits) {
  std::size_t top = digits.size();
  while (top > 0 && digits[top - 1] == 0) --top;
  if (top == 0) return {0, 0};
  auto const at = [&](std::size_t back) { return back < top ? std::uint64_t{digits[top - 1 - back]} : 0; };
  int const zeros = std::countl_zero(digits[top - 1]);
  // 64 bits from the first one on, the last of them telling whether anything follows: rounding them once more is exact.
  std::uint64_t head = (at(0) << 32 | at(1)) << zeros | (zeros > 0 ? at(2) >> (32 - zeros) : 0);
  bool rest = (at(2) << zeros & 0xFFFF'FFFF) != 0;
  for (std::size_t k = 3; k < top; ++k) rest = rest || at(k) != 0;
  head |= rest ? 1U : 0U;
  return {static_cast<double>(head), static_cast<int>(top) * 32 - 64 - zeros};
}

// The integer part of x 2^96 / n, with a last bit that tells whether anything is left: x / n to any precision of a
// double.
template <class = void> std::vector<std::uint32_t> over(std::vector<std::uint32_t> const& x, std::uint64_t n) {
  std::vector<std::uint32_t> q(x.size() + 3, 0);
  std::uint64_t left = 0;
  for (std::size_t k = q.size(); k-- > 0;)
    for (int bit = 31; bit >= 0; --bit) {
      left = left << 1 | (k >= 3 ? x[k - 3] >> bit & 1 : 0);
      if (left < n) continue;
      left -= n;
      q[k] |= std::uint32_t{1} << bit;
    }
  q[0] |= left != 0;
  return q;
}

} // namespace detail

template <class> class basic_exact_moments;
/// Count, sum and sum of squares of finite numbers without any rounding: the same bits in whatever order numbers are
/// added and parts are merged. Only what is read is rounded.
using exact_moments = basic_exact_moments<void>;
template <class> class basic_exact_moments {
  detail::fixed_point<68> sum_;      // units of 2^-1074
  detail::fixed_point<136> squares_; // units of 2^-2148
  std::int64_t count_ = 0;

public:
  /// Adds a finite number.
  void add(double x) {
    auto const bits = std::bit_cast<std::uint64_t>(x);
    int const field = static_cast<int>(bits >> 52 & 0x7FF);
    std::uint64_t const m = (bits & 0xF'FFFF'FFFF'FFFF) | (field > 0 ? std::uint64_t{1} << 52 : 0);
    int const e = field > 0 ? field - 1 : 0;
    sum_.add(e, m, bits >> 63);
    std::uint64_t const a = m >> 32, b = m & 0xFFFF'FFFF;
    squares_.add(2 * e, b * b, false);
    squares_.add(2 * e + 33, a * b, false);
    squares_.add(2 * e + 64, a * a, false);
    ++count_;
  }
  void merge(basic_exact_moments const& other) {
    sum_.add(other.sum_);
    squares_.add(other.squares_);
    count_ += other.count_;
  }
  std::int64_t count() const { return count_; }
  /// The double nearest to the mean: of equal numbers it is each of them. 0 for no numbers.
  double mean() const {
    if (count_ == 0) return 0;
    bool negative = false;
    auto const s = detail::nearest(detail::over(sum_.magnitude(negative), static_cast<std::uint64_t>(count_)));
    return std::ldexp(negative ? -s.m : s.m, s.exponent - 96 - 1074);
  }
  /// Sample standard deviation (n - 1), from n times the sum of squares less the square of the sum as one exact
  /// integer; 0 for one number.
  double standard_deviation() const {
    if (count_ < 2) return 0;
    bool sign = false;
    auto const s = sum_.magnitude(sign), q = squares_.magnitude(sign);
    std::vector<std::uint32_t> d(q.size() + 3, 0);
    std::uint64_t const n = static_cast<std::uint64_t>(count_);
    // d = n q, n in two digits
    for (std::size_t part = 0; part < 2; ++part) {
      std::uint64_t const by = n >> (32 * part) & 0xFFFF'FFFF;
      std::uint64_t over = 0;
      for (std::size_t k = 0; k + part < d.size(); ++k) {
        over += (k < q.size() ? by * q[k] : 0) + d[k + part]; // at most (2^32 - 1)^2 + 2 (2^32 - 1), which fits
        d[k + part] = static_cast<std::uint32_t>(over);
        over >>= 32;
      }
    }
    // d -= s s
    for (std::size_t j = 0; j < s.size(); ++j) {
      if (s[j] == 0) continue;
      std::uint64_t over = 0;
      std::int64_t borrow = 0;
      for (std::size_t k = 0; k + j < d.size(); ++k) {
        over += k < s.size() ? std::uint64_t{s[j]} * s[k] : 0;
        std::int64_t const left =
            static_cast<std::int64_t>(d[k + j]) - static_cast<std::int64_t>(over & 0xFFFF'FFFF) + borrow;
        d[k + j] = static_cast<std::uint32_t>(left);
        borrow = left >> 32;
        over >>= 32;
      }
    }
    auto const v = detail::nearest(d);
    bool const odd = v.exponent & 1;
    double const c = static_cast<double>(count_);
    return std::ldexp(std::sqrt((odd ? 2 * v.m : v.m) / c / (c - 1)), (v.exponent - (odd ? 1 : 0)) / 2 - 1074);
  }
  friend bool operator==(basic_exact_moments const& a, basic_exact_moments const& b) {
    return a.count_ == b.count_ && a.sum_ == b.sum_ && a.squares_ == b.squares_;
  }
};

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

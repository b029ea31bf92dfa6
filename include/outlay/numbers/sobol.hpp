// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <boost/random/detail/sobol_table.hpp>
#include <cstdint>
#include <vector>

#include <outlay/numbers/math.hpp>
#include <outlay/numbers/threefry.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// A word of 32 bits read from the other end.
constexpr std::uint32_t reversed(std::uint32_t x) {
  x = (x >> 1 & 0x5555'5555) | (x & 0x5555'5555) << 1;
  x = (x >> 2 & 0x3333'3333) | (x & 0x3333'3333) << 2;
  x = (x >> 4 & 0x0F0F'0F0F) | (x & 0x0F0F'0F0F) << 4;
  x = (x >> 8 & 0x00FF'00FF) | (x & 0x00FF'00FF) << 8;
  return x >> 16 | x << 16;
}

/// What tells one scrambling of one dimension from another.
struct scrambling {
  std::uint32_t added, factor, added_later;
};
/// A nested uniform scrambling in base 2 (A. Owen, 1995) by a hash, of a word that stands reversed: each bit is turned
/// or not by the bits below it, which are above it in the number. After S. Laine and T. Karras, "Stratified sampling
/// for stochastic transparency", 2011.
constexpr std::uint32_t scrambled(std::uint32_t x, scrambling const& by) {
  x += by.added;
  x *= by.factor | 1;
  x ^= x * 0x5D3A'9E46U;
  x += by.added_later;
  x *= (by.added ^ by.factor) | 1;
  x ^= x * 0x9C61'7B2AU;
  x ^= x * 0x34E8'D5F4U;
  return x;
}

/// Sobol points, of as many dimensions as Boost's table of the direction numbers of Joe and Kuo has (SIAM Journal on
/// Scientific Computing 30, 2008): any point by its number, below 2^32.
class sobol_points {
  static constexpr int bits = 32;
  std::vector<std::uint32_t> direction_; // [dimension][bit of the number], reversed

public:
  using table = boost::random::detail::qrng_tables::sobol;
  static constexpr std::size_t most_dimensions = table::max_dimension;

  explicit sobol_points(std::size_t dimensions) : direction_(dimensions * bits) {
    for (std::size_t d = 0; d < dimensions; ++d) {
      std::uint32_t m[bits]; // direction numbers as whole numbers: m[j] < 2^(j+1), odd
      if (d == 0)
        for (std::uint32_t& x : m) x = 1;
      else {
        std::uint32_t const polynomial = table::polynomial(d - 1);
        int degree = 0;
        while (polynomial >> (degree + 1) != 0) ++degree;
        for (int j = 0; j < degree; ++j) m[j] = table::minit(d - 1, static_cast<std::size_t>(j));
        for (int j = degree; j < bits; ++j) {
          m[j] = m[j - degree];
          for (int k = 1; k <= degree; ++k)
            if (polynomial >> (degree - k) & 1) m[j] ^= m[j - k] << k;
        }
      }
      for (int j = 0; j < bits; ++j)
        direction_[d * bits + static_cast<std::size_t>(j)] = reversed(m[j] << (bits - 1 - j));
    }
  }
  std::size_t dimensions() const { return direction_.size() / bits; }
  /// A coordinate of a point, as 32 bits behind the binary point in reversed order.
  std::uint32_t reversed_coordinate(std::size_t dimension, std::uint32_t number) const {
    std::uint32_t x = 0;
    std::uint32_t const* const v = direction_.data() + dimension * bits;
    for (int j = 0; number != 0; ++j, number >>= 1)
      if (number & 1) x ^= v[j];
    return x;
  }
};

/// The middle of the cell of width 2^-32 that such a coordinate names, strictly between 0 and 1.
constexpr double cell_middle(std::uint32_t reversed_coordinate) {
  return (static_cast<double>(reversed(reversed_coordinate)) + 0.5) * 0x1p-32;
}

inline namespace OUTLAY_DETAIL_ISA {

/// The number that a standard normal number is below with probability `u`, for 2^-33 <= u <= 1 - 2^-33: within 1.2e-9
/// of its size, in lanes. Source: P. J. Acklam's rational approximation.
template <real_value V> inline V normal_score(V const& u) {
  V const below = min(u, V(1.0) - u), q = u - V(0.5), r = q * q;
  V const middle = (((((V(-3.969683028665376e+01) * r + V(2.209460984245205e+02)) * r - V(2.759285104469687e+02)) * r +
                      V(1.383577518672690e+02)) *
                         r -
                     V(3.066479806614716e+01)) *
                        r +
                    V(2.506628277459239e+00)) *
                   q /
                   (((((V(-5.447609879822406e+01) * r + V(1.615858368580409e+02)) * r - V(1.556989798598866e+02)) * r +
                      V(6.680131188771972e+01)) *
                         r -
                     V(1.328068155288572e+01)) *
                        r +
                    V(1.0));
  V const t = sqrt(V(-2.0) * log(below));
  V const tail = (((((V(-7.784894002430293e-03) * t - V(3.223964580411365e-01)) * t - V(2.400758277161838e+00)) * t -
                    V(2.549732539343734e+00)) *
                       t +
                   V(4.374664141464968e+00)) *
                      t +
                  V(2.938163982698783e+00)) /
                 ((((V(7.784695709041462e-03) * t + V(3.224671290700398e-01)) * t + V(2.445134137142996e+00)) * t +
                   V(3.754408661907416e+00)) *
                      t +
                  V(1.0));
  V const signed_tail = select(less(q, V(0.0)), tail, V(0.0) - tail);
  return select(less(below, V(0.02425)), signed_tail, middle);
}

} // namespace OUTLAY_DETAIL_ISA
} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

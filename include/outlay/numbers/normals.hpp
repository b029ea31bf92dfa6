// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <outlay/numbers/math.hpp>
#include <outlay/numbers/threefry.hpp>

#include <cstdint>

#include <outlay/numbers/exact_begin.hpp>

namespace outlay {
inline namespace OUTLAY_DETAIL_ISA {

/// A number strictly between 0 and 1 from the upper 52 bits of a word: an odd multiple of 2^-53.
template <real_value V> OUTLAY_DETAIL_INLINE V uniform(bits_of<V> const& word) {
  return from_bits((word >> 12) | bits_of<V>(std::uint64_t{0x3FF0'0000'0000'0000})) - V(1.0 - 0x1p-53);
}

namespace numeric {

// Box-Muller in pieces, each of which waits for a long operation of the one before: a division, a chain of sums, a
// root.
// Results leave by reference: g++ 12 takes structures of packs through memory.
// u = 2^exponent (1 + fraction); quotient = fraction / (2 + fraction).
template <real_value V>
OUTLAY_DETAIL_INLINE void begin_radius(bits_of<V> const& word, V& exponent, V& fraction, V& quotient) {
  split_for_log(uniform<V>(word), exponent, fraction);
  quotient = fraction / (V(2.0) + fraction);
}
// The root of -2 log u, which is log_of_normal with every step twice as large, which is exact, and its sign turned.
template <real_value V> OUTLAY_DETAIL_INLINE V tail_of_radius(V const& fraction, V const& quotient) {
  return quotient * (fraction * fraction + log_polynomial<2>(quotient));
}
template <real_value V> OUTLAY_DETAIL_INLINE V radius_of(V const& exponent, V const& fraction, V const& tail) {
  V const square = fraction * fraction;
  return sqrt(((square - (tail + exponent * V(2 * ln2_low))) - (fraction + fraction)) - exponent * V(2 * ln2_high));
}
// Sine and cosine of pi t / 4, t from 0 to 1: one octant of the circle.
template <real_value V> OUTLAY_DETAIL_INLINE void octant_at(V const& t, V& sine, V& cosine) {
  V const q = t * t;
  V const q2 = q * q;
  V const q4 = q2 * q2;
  // sin(pi t / 4) / t and cos(pi t / 4), t from 0 to 1
  V const s01 = V(0.78539816339744828) + q * V(-0.080745512188280535);
  V const s23 = V(0.002490394570188844) + q * V(-3.6576204158913872e-05);
  V const s45 = V(3.1336162254334162e-07) + q * V(-1.7571500746983935e-09);
  sine = t * ((s01 + q2 * s23) + q4 * (s45 + q2 * V(6.877360573166326e-12)));
  V const c01 = V(1.0) + q * V(-0.30842513753403783);
  V const c23 = V(0.015854344243741547) + q * V(-0.00032599188648354014);
  V const c45 = V(3.5908591798502382e-06) + q * V(-2.4609507094028117e-08);
  cosine = (c01 + q2 * c23) + q4 * (c45 + q2 * V(1.1365469207731353e-10));
}
// The other octants come by bits of `angle` that the octant does not use.
template <real_value V> OUTLAY_DETAIL_INLINE void octant_of(bits_of<V> const& angle, V& sine, V& cosine) {
  octant_at(uniform<V>(angle), sine, cosine);
}
template <real_value V>
OUTLAY_DETAIL_INLINE void on_circle(V const& r, V const& sine, V const& cosine, bits_of<V> const& angle, V& n0, V& n1) {
  using words = bits_of<V>;
  words const a = to_bits(r * sine);
  words const b = to_bits(r * cosine);
  words const swap = words(std::uint64_t{0}) - (angle & words(std::uint64_t{1}));
  words const difference = (a ^ b) & swap;
  words const sign(std::uint64_t{1} << 63);
  n0 = from_bits((a ^ difference) ^ ((angle << 62) & sign));
  n1 = from_bits((b ^ difference) ^ ((angle << 61) & sign));
}
}

/// Two independent standard normal numbers in each lane from two random words; the largest is 8.57.
template <real_value V>
inline void box_muller(bits_of<V> const& radius, bits_of<V> const& angle, V& n0, V& n1) {
  V exponent, fraction, quotient, sine, cosine;
  numeric::begin_radius<V>(radius, exponent, fraction, quotient);
  V const r = numeric::radius_of(exponent, fraction, numeric::tail_of_radius(fraction, quotient));
  numeric::octant_of<V>(angle, sine, cosine);
  numeric::on_circle<V>(r, sine, cosine, angle, n0, n1);
}

/// Two standard normal numbers in each lane. The key is (seed, stream), the counter (counter0 of the lane, counter1):
/// the same four numbers give the same bits in any lane, tile, thread and width.
template <real_value V>
OUTLAY_DETAIL_OUTLINE void normal_pair(std::uint64_t seed, std::uint64_t stream, bits_of<V> const& counter0,
                                       std::uint64_t counter1, V& n0, V& n1) {
  auto const words = threefry2x64<13>(seed, stream, counter0, bits_of<V>(counter1));
  box_muller<V>(words.first, words.second, n0, n1);
}

/// `normal_pair` for `n` counters, the k-th with the bits of code[k] set in counter1 as well. Faster than one by one:
/// the words of the next pair are drawn while this one waits for its logarithm and root.
template <real_value V>
OUTLAY_DETAIL_OUTLINE void normal_pairs(std::uint64_t seed, std::uint64_t stream, bits_of<V> const& counter0,
                                        std::uint64_t counter1, std::uint64_t const* code, int n, V* n0, V* n1) {
  using words = bits_of<V>;
  threefry_rounds<words> draw(seed, stream);
  words const lanes = counter0;
  draw.start(lanes, words(counter1 | code[0]));
  draw.template run<0, 13>();
  for (int k = 1; k < n; ++k) {
    words const radius = draw.first(), angle = draw.second();
    V exponent, fraction, quotient, sine, cosine;
    draw.start(lanes, words(counter1 | code[k]));
    numeric::begin_radius<V>(radius, exponent, fraction, quotient);
    draw.template run<0, 4>();
    V const tail = numeric::tail_of_radius(fraction, quotient);
    draw.template run<4, 8>();
    V const r = numeric::radius_of(exponent, fraction, tail);
    draw.template run<8, 10>();
    numeric::octant_of<V>(angle, sine, cosine);
    draw.template run<10, 13>();
    numeric::on_circle<V>(r, sine, cosine, angle, n0[k - 1], n1[k - 1]);
  }
  box_muller<V>(draw.first(), draw.second(), n0[n - 1], n1[n - 1]);
}
}
}

#include <outlay/numbers/exact_end.hpp>

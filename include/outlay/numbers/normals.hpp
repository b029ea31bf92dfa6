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

/// Two independent standard normal numbers in each lane from two random words; the largest is 8.57.
/// Box-Muller on one octant of the circle, the other octants by bits of `angle` that the octant does not use.
template <real_value V>
inline void box_muller(bits_of<V> const& radius, bits_of<V> const& angle, V& n0, V& n1) {
  using words = bits_of<V>;
  V const r = sqrt(V(-2.0) * numeric::log_of_normal(uniform<V>(radius)));
  V const t = uniform<V>(angle);
  V const q = t * t;
  V const q2 = q * q;
  V const q4 = q2 * q2;
  // sin(pi t / 4) / t and cos(pi t / 4), t from 0 to 1
  V const s01 = V(0.78539816339744828) + q * V(-0.080745512188280535);
  V const s23 = V(0.002490394570188844) + q * V(-3.6576204158913872e-05);
  V const s45 = V(3.1336162254334162e-07) + q * V(-1.7571500746983935e-09);
  V const sine = t * ((s01 + q2 * s23) + q4 * (s45 + q2 * V(6.877360573166326e-12)));
  V const c01 = V(1.0) + q * V(-0.30842513753403783);
  V const c23 = V(0.015854344243741547) + q * V(-0.00032599188648354014);
  V const c45 = V(3.5908591798502382e-06) + q * V(-2.4609507094028117e-08);
  V const cosine = (c01 + q2 * c23) + q4 * (c45 + q2 * V(1.1365469207731353e-10));
  words const a = to_bits(r * sine);
  words const b = to_bits(r * cosine);
  words const swap = words(std::uint64_t{0}) - (angle & words(std::uint64_t{1}));
  words const difference = (a ^ b) & swap;
  words const sign(std::uint64_t{1} << 63);
  n0 = from_bits((a ^ difference) ^ ((angle << 62) & sign));
  n1 = from_bits((b ^ difference) ^ ((angle << 61) & sign));
}

/// Two standard normal numbers in each lane. The key is (seed, stream), the counter (counter0 of the lane, counter1):
/// the same four numbers give the same bits in any lane, tile, thread and width.
template <real_value V>
OUTLAY_DETAIL_OUTLINE void normal_pair(std::uint64_t seed, std::uint64_t stream, bits_of<V> const& counter0, std::uint64_t counter1,
                        V& n0, V& n1) {
  auto const words = threefry2x64<13>(seed, stream, counter0, bits_of<V>(counter1));
  box_muller<V>(words.first, words.second, n0, n1);
}

}
}

#include <outlay/numbers/exact_end.hpp>

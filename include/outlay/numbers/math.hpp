// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <outlay/numbers/pack_ops.hpp>

#include <limits>

#include <outlay/numbers/exact_begin.hpp>

namespace outlay {
inline namespace OUTLAY_DETAIL_ISA {
namespace numeric {

// ln 2 in two pieces; the upper has 32 significant bits, so that its product with any exponent is exact.
inline constexpr double ln2_high = 0x1.62e42feep-1;
inline constexpr double ln2_low = 0x1.a39ef35793c76p-33;
inline constexpr double infinity = std::numeric_limits<double>::infinity();
inline constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

// The upper 26 bits of a number: products of two such are exact.
template <real_value V> OUTLAY_DETAIL_INLINE V upper_half(V const& x) {
  return from_bits(to_bits(x) & bits_of<V>(std::uint64_t{0xFFFF'FFFF'F800'0000}));
}

// Whether x < bound in every lane; not where a lane is NaN.
OUTLAY_DETAIL_INLINE bool all_below(double x, double bound) { return x < bound; }
template <int Width> OUTLAY_DETAIL_INLINE bool all_below(pack<double, Width> const& x, double bound) {
  if constexpr (Width > native_width) {
    bool const low = all_below(x.low(), bound), high = all_below(x.high(), bound);
    return low & high;
  }
#if defined(__AVX512F__)
  else if constexpr (Width == 8)
    return _mm512_cmp_pd_mask(x.vector(), _mm512_set1_pd(bound), _CMP_LT_OQ) == 0xFF;
#endif
#if defined(__AVX__)
  else if constexpr (Width == 4) return _mm256_movemask_pd(__builtin_bit_cast(__m256d, less(x, bound))) == 0xF;
#endif
#if defined(__SSE2__)
  else if constexpr (Width == 2)
    return detail::sse2::signs(__builtin_bit_cast(detail::sse2::two, less(x, bound))) == 0x3;
#endif
  else {
    bool all = true;
    for (int k = 0; k < Width; ++k) all = all && all_below(x[k], bound);
    return all;
  }
}

// exp(r) for |r| < 0.35.
template <real_value V> OUTLAY_DETAIL_INLINE V exp_of_reduced(V const& r) {
  V const r2 = r * r;
  V const r4 = r2 * r2;
  V const p01 = V(0.50000000000000011) + r * V(0.16666666666666669);
  V const p23 = V(0.041666666666624129) + r * V(0.0083333333333300615);
  V const p45 = V(0.0013888888917213717) + r * V(0.00019841269863053618);
  V const p67 = V(2.4801521295954376e-05) + r * V(2.7557268459997064e-06);
  V const p89 = V(2.7620088445409746e-07) + r * V(2.510038549551032e-08);
  V const p = (p01 + r2 * p23) + r4 * ((p45 + r2 * p67) + r4 * p89);
  return (r + r2 * p) + V(1.0);
}

// exp(x + smaller) for |smaller| < 1 as an unevaluated sum; x = n ln 2 + r with |r| < 0.35, and exp(r) as a polynomial.
template <bool WithSmall, real_value V> OUTLAY_DETAIL_OUTLINE V exp_of_any_sum(V const& x, V const& smaller) {
  double const shift = 0x1.8p52 + 2046;  // adding it rounds to an integer, left in the low bits with a positive offset
  V const clamped = min(max(x, V(-748.0)), V(712.0));
  V const shifted = clamped * V(0x1.71547652b82fep0) + V(shift);
  V const n = shifted - V(shift);
  V r = clamped - n * V(ln2_high);  // exact
  if constexpr (WithSmall) r = r - (n * V(ln2_low) - smaller);
  else r = r - n * V(ln2_low);
  V const power = exp_of_reduced(r);
  // 2^n as a product of two powers, so that infinity and the subnormal numbers are reached by multiplication
  bits_of<V> const bits = to_bits(shifted);
  bits_of<V> const lower = bits >> 1;
  return power * from_bits((bits - lower) << 52) * from_bits(lower << 52);
}

template <bool WithSmall, real_value V> OUTLAY_DETAIL_INLINE V exp_of_sum(V const& x, V const& smaller) {
  // With that of log the only branch of the library on what stands in lanes. It changes no bit: where |x| < 0.34
  // (ln 2 / 2 is 0.3466) n is 0, so that the reduction leaves x and the scaling multiplies by 1; small steps of time
  // rarely need either.
  if (__builtin_expect(all_below(x * x, 0.34 * 0.34), 1)) {
    if constexpr (WithSmall) return exp_of_reduced(x + smaller);
    else return exp_of_reduced(x);
  }
  return exp_of_any_sum<WithSmall>(x, smaller);
}

// x = 2^exponent (1 + fraction) with 1 + fraction from sqrt(1/2) to sqrt(2); x > 0 and normal.
template <real_value V> OUTLAY_DETAIL_INLINE void split_for_log(V const& x, V& exponent, V& fraction) {
  constexpr std::uint64_t root_half = 0x3FE6'A09E'667F'3BCD;
  // an offset of 2048 keeps the exponent positive: shifts of signed 64-bit words are slow before AVX-512
  bits_of<V> const offset = to_bits(x) + bits_of<V>((std::uint64_t{2048} << 52) - root_half);
  exponent = from_bits((offset >> 52) | bits_of<V>(std::uint64_t{0x4330'0000'0000'0000})) - V(0x1p52 + 2048);
  fraction = from_bits((offset & bits_of<V>((std::uint64_t{1} << 52) - 1)) + bits_of<V>(root_half)) - V(1.0);
}
// `Times` (log((1 + s) / (1 - s)) / s - 2) for |s| < 0.1716; Times a power of two.
template <int Times, real_value V> OUTLAY_DETAIL_INLINE V log_polynomial(V const& s) {
  V const w = s * s;
  V const w2 = w * w;
  // FreeBSD msun e_log.c, error of the polynomial below 2^-58.45
  V const p01 = V(Times * 6.666666666666735130e-01) + w * V(Times * 3.999999999940941908e-01);
  V const p23 = V(Times * 2.857142874366239149e-01) + w * V(Times * 2.222219843214978396e-01);
  V const p45 = V(Times * 1.818357216161805012e-01) + w * V(Times * 1.531383769920937332e-01);
  return w * ((p01 + w2 * p23) + (w2 * w2) * (p45 + w2 * V(Times * 1.479819860511658591e-01)));
}
template <real_value V> struct log_parts {
  V exponent, fraction, half_square, tail;  // log x = exponent ln 2 + fraction - half_square + tail
};
template <real_value V> OUTLAY_DETAIL_INLINE log_parts<V> log_in_parts(V const& x) {
  V exponent, f;
  split_for_log(x, exponent, f);
  V const s = f / (V(2.0) + f);
  V const half_square = V(0.5) * f * f;
  return {exponent, f, half_square, s * (half_square + log_polynomial<1>(s))};
}

template <real_value V> OUTLAY_DETAIL_INLINE V log_of_parts(log_parts<V> const& l) {
  return l.exponent * V(ln2_high) - ((l.half_square - (l.tail + l.exponent * V(ln2_low))) - l.fraction);
}
// As log_in_parts, for x > 0 that may be subnormal.
template <real_value V> OUTLAY_DETAIL_INLINE log_parts<V> log_in_parts_of_any(V const& x) {
  auto const subnormal = less(x, V(0x1p-1022));
  log_parts<V> l = log_in_parts(select(subnormal, x * V(0x1p54), x));
  l.exponent = select(subnormal, l.exponent - V(54.0), l.exponent);
  return l;
}
// The logarithm where x is positive and finite; `limit` for infinity, -limit for zero, NaN below zero and for NaN.
template <real_value V> OUTLAY_DETAIL_INLINE V log_at_limits(V const& logarithm, V const& x, double limit) {
  V const below = select(less(x, V(infinity)), logarithm, min(x, V(limit)));
  V const above = select(less(x, V(0x1p-1074)), V(-limit), below);
  return select(less(x, V(0.0)), V(not_a_number), above);
}

}

/// e^x within 1.1 units in the last place; infinity above 709.78, gradual underflow to 0 below -745.13; NaN stays NaN.
template <real_value V> inline V exp(V const& x) { return numeric::exp_of_sum<false>(x, x); }

/// The natural logarithm within 0.9 units in the last place, subnormal numbers included.
/// log(0) is minus infinity, of a negative number NaN; infinity and NaN stay.
template <real_value V> OUTLAY_DETAIL_OUTLINE V log(V const& x) {
  // As in exp, a short cut that changes no bit: where every lane is positive, normal and finite.
  bool const finite = numeric::all_below(x, numeric::infinity), normal = numeric::all_below(-x, -0x1p-1022);
  if (__builtin_expect(finite & normal, 1))
    return numeric::log_of_parts(numeric::log_in_parts(x));
  return numeric::log_at_limits(numeric::log_of_parts(numeric::log_in_parts_of_any(x)), x, numeric::infinity);
}

/// x^y as e^(y log x) for x >= 0: within 1.1 units in the last place while |y log x| <= 1, 0.25 more for each unit
/// beyond. x^0 is 1 also for x = 0; NaN for x < 0.
template <real_value V> OUTLAY_DETAIL_OUTLINE V pow(V const& x, std::type_identity_t<V> const& y) {
  numeric::log_parts<V> const l = numeric::log_in_parts_of_any(x);
  V const whole = l.exponent * V(numeric::ln2_high);
  V const sum = whole + l.fraction;
  V const sum_error = l.fraction - (sum - whole);
  V const high = sum - l.half_square;
  V const high_error = (sum - high) - l.half_square;
  V const low = (sum_error + high_error) + (l.tail + l.exponent * V(numeric::ln2_low));
  V const log_x = high + low;
  V const upper = numeric::upper_half(log_x);
  V const lower = (high - upper) + low;
  V const y_upper = numeric::upper_half(y);
  V const product = y_upper * numeric::log_at_limits(upper, x, 1e300);  // exact; at the limits a large finite number
  V const rest = y_upper * lower + (y - y_upper) * log_x;
  return numeric::exp_of_sum<true>(product, min(V(1.0), max(V(-1.0), rest)));
}

// With <cmath>, exp(x) after `using namespace outlay` would quietly be the C library's: these make it ambiguous.
inline double exp(double x) { return exp<double>(x); }
inline double log(double x) { return log<double>(x); }
inline double pow(double x, double y) { return pow<double>(x, y); }

}
}

#include <outlay/numbers/exact_end.hpp>

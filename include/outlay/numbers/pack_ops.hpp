// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <outlay/numbers/pack.hpp>

#include <cmath>

#if defined(__AVX__)
#include <immintrin.h>
#elif defined(__SSE2__) && defined(__clang__)
#include <emmintrin.h>
#endif

#include <outlay/numbers/exact_begin.hpp>

namespace outlay {

#if defined(__SSE2__)
// Instructions of SSE2. From g++ as its builtins, where nothing else needs its header: reading that takes as long as
// a fiftieth of the whole umbrella.
namespace detail {
inline namespace OUTLAY_DETAIL_ISA {
namespace sse2 {
typedef double two __attribute__((vector_size(16)));
#if defined(__AVX__) || defined(__clang__)
OUTLAY_DETAIL_INLINE two max(two a, two b) { return _mm_max_pd(a, b); }
OUTLAY_DETAIL_INLINE two min(two a, two b) { return _mm_min_pd(a, b); }
OUTLAY_DETAIL_INLINE two sqrt(two a) { return _mm_sqrt_pd(a); }
OUTLAY_DETAIL_INLINE two sqrt_of_first(two a) { return _mm_sqrt_sd(a, a); }
OUTLAY_DETAIL_INLINE int signs(two a) { return _mm_movemask_pd(a); }
#else
OUTLAY_DETAIL_INLINE two max(two a, two b) { return __builtin_ia32_maxpd(a, b); }
OUTLAY_DETAIL_INLINE two min(two a, two b) { return __builtin_ia32_minpd(a, b); }
OUTLAY_DETAIL_INLINE two sqrt(two a) { return __builtin_ia32_sqrtpd(a); }
OUTLAY_DETAIL_INLINE two sqrt_of_first(two a) { return __builtin_ia32_sqrtsd(a); }
OUTLAY_DETAIL_INLINE int signs(two a) { return __builtin_ia32_movmskpd(a); }
#endif
} // namespace sse2
} // namespace OUTLAY_DETAIL_ISA
} // namespace detail
#endif

inline namespace OUTLAY_DETAIL_ISA {

// Bits are read by __builtin_bit_cast: std::bit_cast is a function that, left out of line, files of two instruction
// sets would share.

OUTLAY_DETAIL_INLINE std::uint64_t to_bits(double a) { return __builtin_bit_cast(std::uint64_t, a); }
OUTLAY_DETAIL_INLINE double from_bits(std::uint64_t a) { return __builtin_bit_cast(double, a); }
template <int Width> OUTLAY_DETAIL_INLINE pack<std::uint64_t, Width> to_bits(pack<double, Width> const& a) {
  if constexpr (Width > native_width) return {to_bits(a.low()), to_bits(a.high())};
  else return __builtin_bit_cast(pack<std::uint64_t, Width>, a);
}
template <int Width> OUTLAY_DETAIL_INLINE pack<double, Width> from_bits(pack<std::uint64_t, Width> const& a) {
  if constexpr (Width > native_width) return {from_bits(a.low()), from_bits(a.high())};
  else return __builtin_bit_cast(pack<double, Width>, a);
}

/// The words first, first + 1, ... in the lanes of `bits_of<V>`: the paths of one pack.
template <real_value V> OUTLAY_DETAIL_INLINE bits_of<V> counting_from(std::uint64_t first) {
  if constexpr (std::same_as<V, double>) return first;
  else {
    constexpr std::uint64_t steps[16] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
    return bits_of<V>::load(steps) + bits_of<V>(first);
  }
}

/// Where a < b.
OUTLAY_DETAIL_INLINE bool less(double a, double b) { return a < b; }
template <int Width>
OUTLAY_DETAIL_INLINE pack<std::int64_t, Width> less(pack<double, Width> const& a,
                                                    std::type_identity_t<pack<double, Width>> const& b) {
  if constexpr (Width > native_width) return {less(a.low(), b.low()), less(a.high(), b.high())};
  else return __builtin_bit_cast(pack<std::int64_t, Width>, a.vector() < b.vector());
}
template <int Width> OUTLAY_DETAIL_INLINE pack<std::int64_t, Width> less(double a, pack<double, Width> const& b) {
  return less(pack<double, Width>(a), b);
}

/// a where the mask holds, otherwise b.
OUTLAY_DETAIL_INLINE double select(bool mask, double a, double b) { return mask ? a : b; }
OUTLAY_DETAIL_INLINE std::uint64_t select(bool mask, std::uint64_t a, std::uint64_t b) { return mask ? a : b; }
template <lane_type T, int Width>
OUTLAY_DETAIL_INLINE pack<T, Width> select(pack<std::int64_t, Width> const& mask, pack<T, Width> const& a,
                                           std::type_identity_t<pack<T, Width>> const& b) {
  if constexpr (Width > native_width)
    return {select(mask.low(), a.low(), b.low()), select(mask.high(), a.high(), b.high())};
  else return pack<T, Width>(mask.vector() ? a.vector() : b.vector());
}
template <int Width>
OUTLAY_DETAIL_INLINE pack<double, Width> select(pack<std::int64_t, Width> const& mask, double a,
                                                pack<double, Width> const& b) {
  return select(mask, pack<double, Width>(a), b);
}

// g++ makes branches of these where an operand is constant, and a copy of all that follows for either side: as
// instructions a projection is a twelfth faster, without AVX a seventh.
#if defined(__GNUC__) && !defined(__clang__) && defined(__AVX__)
#define OUTLAY_DETAIL_OF_TWO(NAME, WHERE) asm("v" NAME "sd %2, %1, %0" : "=v"(c) : "v"(b), "vm"(a))
#elif defined(__GNUC__) && !defined(__clang__) && defined(__SSE2__)
#define OUTLAY_DETAIL_OF_TWO(NAME, WHERE) asm(NAME "sd %2, %0" : "=x"(c) : "0"(b), "xm"(a))
#else
#define OUTLAY_DETAIL_OF_TWO(NAME, WHERE) c = WHERE ? b : a
#endif

/// The larger: b where a < b, otherwise a.
OUTLAY_DETAIL_INLINE double max(double a, double b) {
  double c;
  OUTLAY_DETAIL_OF_TWO("max", a < b);
  return c;
}
template <int Width>
OUTLAY_DETAIL_INLINE pack<double, Width> max(pack<double, Width> const& a,
                                             std::type_identity_t<pack<double, Width>> const& b) {
  if constexpr (Width > native_width) return {max(a.low(), b.low()), max(a.high(), b.high())};
// maskz_: the plain intrinsic of g++ 12 warns of an uninitialised register
#if defined(__AVX512F__)
  else if constexpr (Width == 8) return pack<double, Width>(_mm512_maskz_max_pd(0xFF, b.vector(), a.vector()));
#endif
#if defined(__AVX__)
  else if constexpr (Width == 4) return pack<double, Width>(_mm256_max_pd(b.vector(), a.vector()));
#endif
#if defined(__SSE2__)
  else if constexpr (Width == 2) return pack<double, Width>(detail::sse2::max(b.vector(), a.vector()));
#endif
  else return select(less(a, b), b, a);
}
template <int Width> OUTLAY_DETAIL_INLINE pack<double, Width> max(double a, pack<double, Width> const& b) {
  return max(pack<double, Width>(a), b);
}

/// The smaller: b where b < a, otherwise a.
OUTLAY_DETAIL_INLINE double min(double a, double b) {
  double c;
  OUTLAY_DETAIL_OF_TWO("min", b < a);
  return c;
}
#undef OUTLAY_DETAIL_OF_TWO
template <int Width>
OUTLAY_DETAIL_INLINE pack<double, Width> min(pack<double, Width> const& a,
                                             std::type_identity_t<pack<double, Width>> const& b) {
  if constexpr (Width > native_width) return {min(a.low(), b.low()), min(a.high(), b.high())};
#if defined(__AVX512F__)
  else if constexpr (Width == 8) return pack<double, Width>(_mm512_maskz_min_pd(0xFF, b.vector(), a.vector()));
#endif
#if defined(__AVX__)
  else if constexpr (Width == 4) return pack<double, Width>(_mm256_min_pd(b.vector(), a.vector()));
#endif
#if defined(__SSE2__)
  else if constexpr (Width == 2) return pack<double, Width>(detail::sse2::min(b.vector(), a.vector()));
#endif
  else return select(less(b, a), b, a);
}
template <int Width> OUTLAY_DETAIL_INLINE pack<double, Width> min(double a, pack<double, Width> const& b) {
  return min(pack<double, Width>(a), b);
}

/// The square root, correctly rounded (the processor's instruction); NaN below zero.
OUTLAY_DETAIL_INLINE double sqrt(double a) {
#if defined(__SSE2__)
  return detail::sse2::sqrt_of_first(detail::sse2::two{a, 0})[0];
#else
  return std::sqrt(a);
#endif
}
template <int Width> OUTLAY_DETAIL_INLINE pack<double, Width> sqrt(pack<double, Width> const& a) {
  if constexpr (Width > native_width) return {sqrt(a.low()), sqrt(a.high())};
#if defined(__AVX512F__)
  else if constexpr (Width == 8) return pack<double, Width>(_mm512_maskz_sqrt_pd(0xFF, a.vector()));
#endif
#if defined(__AVX__)
  else if constexpr (Width == 4) return pack<double, Width>(_mm256_sqrt_pd(a.vector()));
#endif
#if defined(__SSE2__)
  else if constexpr (Width == 2) return pack<double, Width>(detail::sse2::sqrt(a.vector()));
#endif
  else {
    pack<double, Width> roots = a;
    for (int k = 0; k < Width; ++k) roots.set_lane(k, sqrt(a[k]));
    return roots;
  }
}

/// The magnitude: the sign bit is cleared.
template <real_value V> OUTLAY_DETAIL_INLINE V abs(V const& a) {
  return from_bits(to_bits(a) & bits_of<V>(std::uint64_t{0x7FFF'FFFF'FFFF'FFFF}));
}

}
}

#include <outlay/numbers/exact_end.hpp>

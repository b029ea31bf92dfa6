// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <outlay/numbers/isa.hpp>

#include <cmath>
#include <concepts>
#include <cstdint>
#include <cstring>
#include <type_traits>

#if defined(__SSE2__)
#if defined(__AVX__)
#include <immintrin.h>
#else
#include <emmintrin.h>
#endif
#endif

#include <outlay/numbers/exact_begin.hpp>

namespace outlay {
inline namespace OUTLAY_DETAIL_ISA {

// Bits are read by __builtin_bit_cast: std::bit_cast is a function that, left out of line, files of two instruction
// sets would share.

/// What may stand in a lane: a double, its bits, or the answer of a comparison (all ones or zero).
template <class T>
concept lane_type = std::same_as<T, double> || std::same_as<T, std::uint64_t> || std::same_as<T, std::int64_t>;

/// How many lanes a pack may have.
template <int Width> inline constexpr bool is_width = Width >= 1 && Width <= 16 && (Width & (Width - 1)) == 0;

/// `Width` numbers side by side, computed on at once; a number converts to a pack with the same number in each lane.
/// Each lane has the bits that the same operations on a single `T` would give.
template <lane_type T, int Width>
class pack {
  static_assert(is_width<Width>, "a pack has 1, 2, 4, 8 or 16 lanes");

public:
  typedef T vector_type __attribute__((vector_size(Width * sizeof(T))));
  using scalar = T;
  static constexpr int width = Width;

  pack() = default;
  OUTLAY_DETAIL_INLINE pack(T number) : vector_{} {
    if constexpr (std::same_as<T, double>) vector_ = number - vector_type{};  // x - 0 is x, also for -0
    else vector_ = vector_type{} + number;
  }
  OUTLAY_DETAIL_INLINE explicit pack(vector_type const& vector) : vector_(vector) {}

  /// Reads `Width` numbers; no alignment is needed.
  static OUTLAY_DETAIL_INLINE pack load(T const* from) {
    pack result;
    std::memcpy(&result.vector_, from, sizeof(vector_type));
    return result;
  }
  /// Writes `Width` numbers; no alignment is needed.
  OUTLAY_DETAIL_INLINE void store(T* to) const { std::memcpy(to, &vector_, sizeof(vector_type)); }

  OUTLAY_DETAIL_INLINE T lane(int index) const { return vector_[index]; }
  OUTLAY_DETAIL_INLINE T operator[](int index) const { return vector_[index]; }
  OUTLAY_DETAIL_INLINE void set_lane(int index, T number) { vector_[index] = number; }
  OUTLAY_DETAIL_INLINE vector_type const& vector() const { return vector_; }

  friend OUTLAY_DETAIL_INLINE pack operator+(pack const& a, pack const& b) { return pack(a.vector_ + b.vector_); }
  friend OUTLAY_DETAIL_INLINE pack operator-(pack const& a, pack const& b) { return pack(a.vector_ - b.vector_); }
  friend OUTLAY_DETAIL_INLINE pack operator*(pack const& a, pack const& b) { return pack(a.vector_ * b.vector_); }
  friend OUTLAY_DETAIL_INLINE pack operator/(pack const& a, pack const& b) { return pack(a.vector_ / b.vector_); }
  friend OUTLAY_DETAIL_INLINE pack operator-(pack const& a) { return pack(-a.vector_); }
  friend OUTLAY_DETAIL_INLINE pack operator+(pack const& a) { return a; }

  OUTLAY_DETAIL_INLINE pack& operator+=(pack const& b) { return *this = *this + b; }
  OUTLAY_DETAIL_INLINE pack& operator-=(pack const& b) { return *this = *this - b; }
  OUTLAY_DETAIL_INLINE pack& operator*=(pack const& b) { return *this = *this * b; }
  OUTLAY_DETAIL_INLINE pack& operator/=(pack const& b) { return *this = *this / b; }

  friend OUTLAY_DETAIL_INLINE pack operator&(pack const& a, pack const& b)
    requires std::integral<T> { return pack(a.vector_ & b.vector_); }
  friend OUTLAY_DETAIL_INLINE pack operator|(pack const& a, pack const& b)
    requires std::integral<T> { return pack(a.vector_ | b.vector_); }
  friend OUTLAY_DETAIL_INLINE pack operator^(pack const& a, pack const& b)
    requires std::integral<T> { return pack(a.vector_ ^ b.vector_); }
  friend OUTLAY_DETAIL_INLINE pack operator~(pack const& a)
    requires std::integral<T> { return pack(~a.vector_); }
  friend OUTLAY_DETAIL_INLINE pack operator<<(pack const& a, int bits)
    requires std::integral<T> { return pack(a.vector_ << static_cast<T>(bits)); }
  friend OUTLAY_DETAIL_INLINE pack operator>>(pack const& a, int bits)
    requires std::integral<T> { return pack(a.vector_ >> static_cast<T>(bits)); }

private:
  vector_type vector_;
};

/// A pack wider than a register is two packs of half its width: compilers take longer vectors apart badly.
template <lane_type T, int Width>
  requires(Width > native_width)
class pack<T, Width> {
  static_assert(is_width<Width>, "a pack has 1, 2, 4, 8 or 16 lanes");
  using half = pack<T, Width / 2>;

public:
  using scalar = T;
  static constexpr int width = Width;

  pack() = default;
  OUTLAY_DETAIL_INLINE pack(T number) : low_(number), high_(number) {}
  OUTLAY_DETAIL_INLINE pack(half const& low, half const& high) : low_(low), high_(high) {}

  static OUTLAY_DETAIL_INLINE pack load(T const* from) { return {half::load(from), half::load(from + Width / 2)}; }
  OUTLAY_DETAIL_INLINE void store(T* to) const { low_.store(to), high_.store(to + Width / 2); }

  OUTLAY_DETAIL_INLINE T lane(int index) const { return (index < Width / 2 ? low_ : high_)[index % (Width / 2)]; }
  OUTLAY_DETAIL_INLINE T operator[](int index) const { return lane(index); }
  OUTLAY_DETAIL_INLINE void set_lane(int index, T number) {
    (index < Width / 2 ? low_ : high_).set_lane(index % (Width / 2), number);
  }
  OUTLAY_DETAIL_INLINE half const& low() const { return low_; }
  OUTLAY_DETAIL_INLINE half const& high() const { return high_; }

#define OUTLAY_DETAIL_BY_HALVES(OP, FOR)                                     \
  friend OUTLAY_DETAIL_INLINE pack operator OP(pack const& a, pack const& b) \
    requires FOR { return {a.low_ OP b.low_, a.high_ OP b.high_}; }
  OUTLAY_DETAIL_BY_HALVES(+, lane_type<T>)
  OUTLAY_DETAIL_BY_HALVES(-, lane_type<T>)
  OUTLAY_DETAIL_BY_HALVES(*, lane_type<T>)
  OUTLAY_DETAIL_BY_HALVES(/, lane_type<T>)
  OUTLAY_DETAIL_BY_HALVES(&, std::integral<T>)
  OUTLAY_DETAIL_BY_HALVES(|, std::integral<T>)
  OUTLAY_DETAIL_BY_HALVES(^, std::integral<T>)
#undef OUTLAY_DETAIL_BY_HALVES
  friend OUTLAY_DETAIL_INLINE pack operator-(pack const& a) { return {-a.low_, -a.high_}; }
  friend OUTLAY_DETAIL_INLINE pack operator+(pack const& a) { return a; }
  friend OUTLAY_DETAIL_INLINE pack operator~(pack const& a)
    requires std::integral<T> { return {~a.low_, ~a.high_}; }
  friend OUTLAY_DETAIL_INLINE pack operator<<(pack const& a, int bits)
    requires std::integral<T> { return {a.low_ << bits, a.high_ << bits}; }
  friend OUTLAY_DETAIL_INLINE pack operator>>(pack const& a, int bits)
    requires std::integral<T> { return {a.low_ >> bits, a.high_ >> bits}; }

  OUTLAY_DETAIL_INLINE pack& operator+=(pack const& b) { return *this = *this + b; }
  OUTLAY_DETAIL_INLINE pack& operator-=(pack const& b) { return *this = *this - b; }
  OUTLAY_DETAIL_INLINE pack& operator*=(pack const& b) { return *this = *this * b; }
  OUTLAY_DETAIL_INLINE pack& operator/=(pack const& b) { return *this = *this / b; }

private:
  half low_, high_;
};

namespace numeric {
template <class V> struct traits;
template <> struct traits<double> {
  using bits = std::uint64_t;
  using mask = bool;
  static constexpr int width = 1;
};
template <int Width> struct traits<pack<double, Width>> {
  using bits = pack<std::uint64_t, Width>;
  using mask = pack<std::int64_t, Width>;
  static constexpr int width = Width;
};
}

namespace numeric {
template <class V> inline constexpr bool is_pack = false;
template <int Width> inline constexpr bool is_pack<pack<double, Width>> = true;
}

/// The unsigned words that hold the bits of `V`: std::uint64_t, or a pack of them.
template <class V> using bits_of = typename numeric::traits<V>::bits;
/// What comparing two `V` gives: bool, or a pack with all bits of a lane set where it holds.
template <class V> using mask_of = typename numeric::traits<V>::mask;
/// Numbers computed at once in a `V`: 1 for double, the lanes of a pack.
template <class V> inline constexpr int width_of = numeric::traits<V>::width;

/// A double or a pack of doubles.
template <class V>
concept real_value = requires { typename numeric::traits<V>::bits; };

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

/// The larger: b where a < b, otherwise a.
OUTLAY_DETAIL_INLINE double max(double a, double b) { return a < b ? b : a; }
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
  else if constexpr (Width == 2) return pack<double, Width>(_mm_max_pd(b.vector(), a.vector()));
#endif
  else return select(less(a, b), b, a);
}
template <int Width> OUTLAY_DETAIL_INLINE pack<double, Width> max(double a, pack<double, Width> const& b) {
  return max(pack<double, Width>(a), b);
}

/// The smaller: b where b < a, otherwise a.
OUTLAY_DETAIL_INLINE double min(double a, double b) { return b < a ? b : a; }
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
  else if constexpr (Width == 2) return pack<double, Width>(_mm_min_pd(b.vector(), a.vector()));
#endif
  else return select(less(b, a), b, a);
}
template <int Width> OUTLAY_DETAIL_INLINE pack<double, Width> min(double a, pack<double, Width> const& b) {
  return min(pack<double, Width>(a), b);
}

/// The square root, correctly rounded (the processor's instruction); NaN below zero.
OUTLAY_DETAIL_INLINE double sqrt(double a) {
#if defined(__SSE2__)
  __m128d const lane = _mm_set_sd(a);
  return _mm_cvtsd_f64(_mm_sqrt_sd(lane, lane));
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
  else if constexpr (Width == 2) return pack<double, Width>(_mm_sqrt_pd(a.vector()));
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

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <outlay/numbers/isa.hpp>

#include <concepts>
#include <cstdint>
#include <cstring>
#include <type_traits>

#include <outlay/numbers/exact_begin.hpp>

namespace outlay {
inline namespace OUTLAY_DETAIL_ISA {

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

}
}

#include <outlay/numbers/exact_end.hpp>

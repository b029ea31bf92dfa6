// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <outlay/numbers/pack_ops.hpp>

#include <cstdint>

#include <outlay/numbers/exact_begin.hpp>

namespace outlay {
inline namespace OUTLAY_DETAIL_ISA {

/// Two words of 64 random bits, in each lane.
template <class Words> struct word_pair {
  Words first, second;
};

namespace numeric {
template <class Words> OUTLAY_DETAIL_INLINE Words rotate_left(Words const& x, int bits) {
  return (x << bits) | (x >> (64 - bits));
}
}

/// Threefry-2x64 in the making: a caller may do its rounds in pieces, with other work between them.
template <class Words> class threefry_rounds {
  std::uint64_t key_[3];
  Words x0_, x1_;

public:
  OUTLAY_DETAIL_INLINE threefry_rounds(std::uint64_t key0, std::uint64_t key1)
      : key_{key0, key1, 0x1BD1'1BDA'A9FC'1A22 ^ key0 ^ key1} {}
  OUTLAY_DETAIL_INLINE void start(Words const& counter0, Words const& counter1) {
    x0_ = counter0 + Words(key_[0]);
    x1_ = counter1 + Words(key_[1]);
  }
  /// Rounds From to To - 1, counted from 0.
  template <int From, int To> OUTLAY_DETAIL_INLINE void run() {
    static_assert(0 <= From && From <= To && To <= 32);
    constexpr int rotation[8] = {16, 42, 12, 31, 16, 32, 24, 21};
#pragma GCC unroll 32
    for (int round = From; round < To; ++round) {
      x0_ += x1_;
      x1_ = numeric::rotate_left(x1_, rotation[round % 8]) ^ x0_;
      if (round % 4 == 3) {
        int const inject = round / 4 + 1;
        x0_ += Words(key_[inject % 3]);
        x1_ += Words(key_[(inject + 1) % 3] + static_cast<std::uint64_t>(inject));
      }
    }
  }
  OUTLAY_DETAIL_INLINE Words const& first() const { return x0_; }
  OUTLAY_DETAIL_INLINE Words const& second() const { return x1_; }
};

/// Threefry-2x64: a counter-based generator; the same key and counter always give the same two words.
/// `Words` is std::uint64_t or a pack of it, with a counter for each lane.
/// Source: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11; known answers in Random123.
template <int Rounds, class Words>
OUTLAY_DETAIL_INLINE word_pair<Words> threefry2x64(std::uint64_t key0, std::uint64_t key1, Words const& counter0,
                                                   Words const& counter1) {
  static_assert(Rounds >= 1);
  threefry_rounds<Words> x(key0, key1);
  x.start(counter0, counter1);
  x.template run<0, Rounds>();
  return {x.first(), x.second()};
}

}
}

#include <outlay/numbers/exact_end.hpp>

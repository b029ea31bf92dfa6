// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <outlay/numbers/pack.hpp>

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

/// Threefry-2x64: a counter-based generator; the same key and counter always give the same two words.
/// `Words` is std::uint64_t or a pack of it, with a counter for each lane.
/// Source: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11; known answers in Random123.
template <int Rounds, class Words>
OUTLAY_DETAIL_INLINE word_pair<Words> threefry2x64(std::uint64_t key0, std::uint64_t key1, Words const& counter0,
                                                   Words const& counter1) {
  static_assert(Rounds >= 1 && Rounds <= 32);
  constexpr int rotation[8] = {16, 42, 12, 31, 16, 32, 24, 21};
  std::uint64_t const key[3] = {key0, key1, 0x1BD1'1BDA'A9FC'1A22 ^ key0 ^ key1};
  Words x0 = counter0 + Words(key[0]);
  Words x1 = counter1 + Words(key[1]);
#pragma GCC unroll 32
  for (int round = 0; round < Rounds; ++round) {
    x0 += x1;
    x1 = numeric::rotate_left(x1, rotation[round % 8]) ^ x0;
    if (round % 4 == 3) {
      int const inject = round / 4 + 1;
      x0 += Words(key[inject % 3]);
      x1 += Words(key[(inject + 1) % 3] + static_cast<std::uint64_t>(inject));
    }
  }
  return {x0, x1};
}

}
}

#include <outlay/numbers/exact_end.hpp>

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/numbers/threefry.hpp>

#include <doctest/doctest.h>

#include <cstdint>

using std::uint64_t;

namespace {

struct known_answer {
  int rounds;
  uint64_t counter[2], key[2], words[2];
};

// Random123, tests/kat_vectors: all of threefry2x64. The library draws with 13 rounds.
constexpr uint64_t ones = ~uint64_t{0};
constexpr known_answer published[] = {
    {13, {0, 0}, {0, 0}, {0xf167b032c3b480bd, 0xe91f9fee4b7a6fb5}},
    {13, {ones, ones}, {ones, ones}, {0xccdec5c917a874b1, 0x4df53abca26ceb01}},
    {13, {0x243f6a8885a308d3, 0x13198a2e03707344}, {0xa4093822299f31d0, 0x082efa98ec4e6c89},
     {0xc3aac71561042993, 0x3fe7ae8801aff316}},
    {20, {0, 0}, {0, 0}, {0xc2b6e3a8c2c69865, 0x6f81ed42f350084d}},
    {20, {ones, ones}, {ones, ones}, {0xe02cb7c4d95d277a, 0xd06633d0893b8b68}},
    {20, {0x243f6a8885a308d3, 0x13198a2e03707344}, {0xa4093822299f31d0, 0x082efa98ec4e6c89},
     {0x263c7d30bb0f0af1, 0x56be8361d3311526}},
    {32, {0, 0}, {0, 0}, {0x38ba854d7f13cfb3, 0xd02fca729d54fadc}},
    {32, {ones, ones}, {ones, ones}, {0x6b532f4f6e288646, 0x0388f1ec135ee18e}},
    {32, {0x243f6a8885a308d3, 0x13198a2e03707344}, {0xa4093822299f31d0, 0x082efa98ec4e6c89},
     {0xdad492f32efbd0c4, 0xb6d7d0cd1f193e84}},
};

template <class Words> outlay::word_pair<Words> words_of(known_answer const& k, Words const& c0, Words const& c1) {
  if (k.rounds == 13) return outlay::threefry2x64<13>(k.key[0], k.key[1], c0, c1);
  if (k.rounds == 32) return outlay::threefry2x64<32>(k.key[0], k.key[1], c0, c1);
  return outlay::threefry2x64<20>(k.key[0], k.key[1], c0, c1);
}

template <int Width> void check_lanes() {
  using words = outlay::pack<uint64_t, Width>;
  for (known_answer const& k : published) {
    words counter(77);
    counter.set_lane(Width - 1, k.counter[0]);
    auto const lanes = words_of(k, counter, words(k.counter[1]));
    CHECK(lanes.first[Width - 1] == k.words[0]);
    CHECK(lanes.second[Width - 1] == k.words[1]);
    auto const scalar = words_of(k, uint64_t{77}, k.counter[1]);
    for (int lane = 0; lane < Width - 1; ++lane) {
      CHECK(lanes.first[lane] == scalar.first);
      CHECK(lanes.second[lane] == scalar.second);
    }
  }
}

}

TEST_CASE("Threefry gives the published words") {
  for (known_answer const& k : published) {
    auto const words = words_of(k, k.counter[0], k.counter[1]);
    CHECK(words.first == k.words[0]);
    CHECK(words.second == k.words[1]);
  }
}

TEST_CASE("each lane of Threefry gives the words of its own counter") {
  check_lanes<2>();
  check_lanes<4>();
  check_lanes<8>();
}

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <outlay/numbers/normals.hpp>
#include <outlay/numbers/streams.hpp>
#include <vector>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {
namespace detail {

/// The counter's word of a pair of steps, or of years, of a kind, to which a member's code is added.
constexpr std::uint64_t counter_of_pair(stream_kind k, int pair) {
  return counter_of(k) | static_cast<std::uint64_t>(pair) << 48;
}

// What a run draws of one stream: normal numbers by pairs, or one uniform number.
struct drawn_series {
  std::uint64_t word; // counter without the pair
  std::uint64_t stream;
  int pairs;             // 0: a uniform number
  std::size_t first = 0; // of its numbers among those of a run
  friend bool operator<(drawn_series const& a, drawn_series const& b) {
    return a.word != b.word ? a.word < b.word : a.stream < b.stream;
  }
  bool is(std::uint64_t w, std::uint64_t s) const { return word == w && stream == s; }
};

inline namespace OUTLAY_DETAIL_ISA {

// A uniform number as it comes from its counter.
template <real_value V>
OUTLAY_DETAIL_INLINE V uniform_number(std::uint64_t seed, bits_of<V> const& path, stream_kind kind,
                                      std::uint64_t stream, std::uint64_t counter) {
  return uniform<V>(threefry2x64<13>(seed, stream, path, bits_of<V>(counter_of(kind) | counter)).first);
}

/// What a run draws where its paths are not independent: mirrored numbers, or numbers that were made before the first
/// step. It can listen as well, and note what is drawn.
template <class V> class path_points {
  bits_of<V> sign_{}; // turned in lanes that mirror
  int shift_ = 0;     // of a path's number to that of its pair
  std::vector<drawn_series>* heard_ = nullptr;
  std::vector<drawn_series> const* series_ = nullptr;
  V const* numbers_ = nullptr;
  mutable std::size_t next_ = 0; // where the series after the last one stands

  drawn_series const* find(std::uint64_t word, std::uint64_t stream) const {
    if (series_ == nullptr) return nullptr;
    if (next_ >= series_->size() || !(*series_)[next_].is(word, stream))
      next_ = static_cast<std::size_t>(
          std::lower_bound(series_->begin(), series_->end(), drawn_series{word, stream, 0}) - series_->begin());
    if (next_ >= series_->size() || !(*series_)[next_].is(word, stream)) return nullptr;
    return &(*series_)[next_++];
  }
  // What is heard is that of path 0, whichever lanes there are.
  bits_of<V> number_of(bits_of<V> const& path) const { return heard_ ? bits_of<V>(std::uint64_t{0}) : path >> shift_; }
  void hear(std::uint64_t word, std::uint64_t stream, int pairs) const {
    drawn_series const x{word, stream, pairs};
    auto const at = std::lower_bound(heard_->begin(), heard_->end(), x);
    if (at == heard_->end() || x < *at) heard_->insert(at, x);
    else at->pairs = std::max(at->pairs, pairs);
  }

public:
  void mirror(bits_of<V> const& paths) { sign_ = paths << 63, shift_ = 1; }
  void listen(std::vector<drawn_series>& into) { heard_ = &into; }
  void read(std::vector<drawn_series> const& series, V const* numbers) { series_ = &series, numbers_ = numbers; }

  [[gnu::noinline]] void pair(std::uint64_t seed, bits_of<V> const& path, stream_kind kind, std::uint64_t stream,
                              std::uint64_t code, int pair, V& now, V& next) const {
    if (heard_) hear(counter_of(kind) | code, stream, pair + 1);
    if (auto const* const s = find(counter_of(kind) | code, stream); s && pair < s->pairs) {
      V const* const at = numbers_ + s->first + 2 * static_cast<std::size_t>(pair);
      now = at[0];
      next = at[1];
      return;
    }
    normal_pair<V>(seed, stream, number_of(path), counter_of_pair(kind, pair) | code, now, next);
    now = from_bits(to_bits(now) ^ sign_);
    next = from_bits(to_bits(next) ^ sign_);
  }
  [[gnu::noinline]] V uniform(std::uint64_t seed, bits_of<V> const& path, stream_kind kind, std::uint64_t stream,
                              std::uint64_t counter) const {
    bool const one = kind == stream_kind::event; // one number a path; parts of a user's own draw as they like
    if (heard_ && one) hear(counter_of(kind) | counter, stream, 0);
    if (one)
      if (auto const* const s = find(counter_of(kind) | counter, stream)) return numbers_[s->first];
    V const u = uniform_number<V>(seed, number_of(path), kind, stream, counter);
    return select(less(from_bits(sign_ ^ to_bits(V(1.0))), V(0.0)), V(1.0) - u, u);
  }
};

} // namespace OUTLAY_DETAIL_ISA
} // namespace detail
} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/field_reader.hpp>
#include <outlay/model/ledger.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {
namespace detail {
inline namespace OUTLAY_DETAIL_ISA {

// What a step draws from the streams of its paths; it knows its ledger and its place in time.
template <class V, class P, class Money> class step_draws : public field_reader<P, Money> {
protected:
  ledger<V, P, Money>* ledger_;
  int index_ = 0;

  step_draws(setting<Money> const& s, std::span<detail::varied<P> const> v, ledger<V, P, Money>& l)
      : field_reader<P, Money>(s, v), ledger_(&l) {}

public:
  /// Two standard normals for a member (by its packed code, or 0) of this path, for an even step and the next one, from
  /// a stream of the part's own: nothing of the library draws from it. Throws `error` for a code of more than 48 bits.
  OUTLAY_DETAIL_INLINE void normals(std::uint64_t stream, std::uint64_t code, V& now, V& next) const {
    if (code >> 48 != 0) refuse_counter("code", "less than 2^48: a member's packed code, or 0");
    normals(stream_kind::own_normals, stream, code, now, next);
  }
  /// The same of what the library itself draws.
  OUTLAY_DETAIL_INLINE void normals(stream_kind kind, std::uint64_t stream, std::uint64_t code, V& now, V& next) const {
    normals_of_pair(kind, stream, code, index_ / 2, now, next);
  }

  /// The same of a pair that the part counts itself, such as a pair of years.
  OUTLAY_DETAIL_INLINE void normals_of_pair(stream_kind kind, std::uint64_t stream, std::uint64_t code, int pair,
                                            V& now, V& next) const {
    using number_type = typename detail::plain_value<V>::type;
    number_type a, b;
    if (ledger_->points) ledger_->points->pair(ledger_->seed, ledger_->path, kind, stream, code, pair, a, b);
    else normal_pair<number_type>(ledger_->seed, stream, ledger_->path, counter_of_pair(kind, pair) | code, a, b);
    now = V(a);
    next = V(b);
  }

  /// The same for `n` members by their codes, faster than one by one; the numbers stand side by side.
  OUTLAY_DETAIL_INLINE void normals(std::uint64_t stream, std::uint64_t const* codes, int n, V* now, V* next) const {
    for (int k = 0; k < n; ++k)
      if (codes[k] >> 48 != 0) refuse_counter("code", "less than 2^48: a member's packed code, or 0");
    normals(stream_kind::own_normals, stream, codes, n, now, next);
  }
  OUTLAY_DETAIL_INLINE void normals(stream_kind kind, std::uint64_t stream, std::uint64_t const* codes, int n, V* now,
                                    V* next) const {
    if constexpr (numeric::is_pack<V>)
      if (!ledger_->points) {
        normal_pairs<V>(ledger_->seed, stream, ledger_->path, counter_of_pair(kind, index_ / 2), codes, n, now, next);
        return;
      }
    for (int k = 0; k < n; ++k) normals(kind, stream, codes[k], now[k], next[k]);
  }

  /// A number strictly between 0 and 1 for each path, from a stream of the part's own. Throws `error` for a counter of
  /// 2^59 or more.
  OUTLAY_DETAIL_INLINE V uniform(std::uint64_t stream, std::uint64_t counter) const {
    if (counter > largest_counter) refuse_counter("counter", "less than 2^59");
    return uniform(stream_kind::own_uniforms, stream, counter);
  }
  OUTLAY_DETAIL_INLINE V uniform(stream_kind kind, std::uint64_t stream, std::uint64_t counter) const {
    using number_type = typename detail::plain_value<V>::type;
    if (ledger_->points) return V(ledger_->points->uniform(ledger_->seed, ledger_->path, kind, stream, counter));
    return V(uniform_number<number_type>(ledger_->seed, ledger_->path, kind, stream, counter));
  }

private:
  [[noreturn, gnu::cold, gnu::noinline]] static void refuse_counter(char const* what, char const* valid) {
    detail::refuse("random numbers", what, {"too large"}, valid);
  }
};

} // namespace OUTLAY_DETAIL_ISA
} // namespace detail
} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

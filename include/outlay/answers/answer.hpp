// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/machine.hpp>

/// What a run is asked for. An answer is a value given to an engine up front; it has
///   std::string name() const                            heads of tables and columns
///   auto prepare(setting<Money> const&) const           its ready form, checked against the alliance and the horizon
/// and its ready form has
///   int columns() const                                 how many numbers a path gives, usually one a calendar year
///   template <class V> struct tally                     what it sums on the way
///   void row(tally<V>&, S const&, int member, R const&) const   sees every member's row in every step
///   void step(tally<V>&, S const&, auto& out) const     the end of a step; out(column, V) gives a number
namespace outlay {

namespace detail {

// All answers of a run as one sink of a machine.
inline namespace OUTLAY_DETAIL_ISA {
template <class V, class Indices, class... Ready> class answer_sink;
template <class V, std::size_t... I, class... Ready> class answer_sink<V, std::index_sequence<I...>, Ready...> {
  using tallies = slots<std::index_sequence<I...>, typename Ready::template tally<V>...>;
  std::tuple<Ready...> const* ready_;
  std::array<int, sizeof...(Ready)> const* first_column_;
  tallies tallies_{};
  V* out_;

public:
  answer_sink(std::tuple<Ready...> const& ready, std::array<int, sizeof...(Ready)> const& first_column, V* out)
      : ready_(&ready), first_column_(&first_column), out_(out) {}

  template <class S, class R> OUTLAY_DETAIL_INLINE void row(S const& s, int i, R const& r) {
    (std::get<I>(*ready_).row(get<I>(tallies_), s, i, r), ...);
  }
  template <class S> OUTLAY_DETAIL_INLINE void step(S const& s) { (one_step<I>(s), ...); }

private:
  template <std::size_t K, class S> OUTLAY_DETAIL_INLINE void one_step(S const& s) {
    V* const to = out_ + (*first_column_)[K];
    auto put = [to](int column, V const& x) { to[column] = x; };
    std::get<K>(*ready_).step(get<K>(tallies_), s, put);
  }
};
} // namespace OUTLAY_DETAIL_ISA

// The ready answers of a run and where their columns stand.
template <class... Ready> struct answer_set {
  std::tuple<Ready...> ready;
  std::array<int, sizeof...(Ready)> first_column{};
  int columns = 0;

  explicit answer_set(Ready... r) : ready(std::move(r)...) {
    std::size_t k = 0;
    std::apply([&](Ready const&... each) {
      ((first_column[k++] = columns, columns += each.columns()), ...);
    }, ready);
  }
};

// Takes one tile through all its steps and leaves the answers' numbers in `out`, one a column.
inline namespace OUTLAY_DETAIL_ISA {
template <class Machine, class V, class... Ready>
void project_tile(Machine const& m, typename Machine::tile& t, answer_set<Ready...> const& asked, V* out) {
  answer_sink<V, std::index_sequence_for<Ready...>, Ready...> sink(asked.ready, asked.first_column, out);
  m.run(t, sink);
}
} // namespace OUTLAY_DETAIL_ISA

} // namespace detail

/// A value that an engine can be asked for.
template <class A>
concept answer = requires(A const& a, setting<usd_2021> const& s) {
  { a.name() } -> std::convertible_to<std::string>;
  a.prepare(s);
};

} // namespace outlay

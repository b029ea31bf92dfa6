// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/machine.hpp>
#include <tuple>

/// What a run is asked for. An answer is a value given to an engine up front; it has
///   std::string name() const                            heads of tables and columns
///   auto prepare(setting<Money> const&) const           its ready form, checked against the alliance and the horizon
/// and its ready form has
///   int columns() const                                 how many numbers a path gives, usually one a calendar year
///   template <class V> struct tally                     what it sums on the way
///   void row(tally<V>&, S const&, int member, R const&) const   sees every member's row in every step
///   void step(tally<V>&, S const&, auto& out) const     the end of a step; out(column, V) gives a number
/// It may say more, and the answers of the library do:
///   std::string unit() const                            unit of every number, of the answer or of its ready form:
///                                                       "billions" (the ledger's money), "share of GDP", "year", "a year", "1"
///   static constexpr bool yearly                        of the ready form: whether the columns are the calendar years of the
///                                                       horizon; else they are where there are as many, and more than one
///   static constexpr bool measures = true               of the ready form: reads what parts report (`s.measured`), which is
///                                                       switched on then; flows begin anew with each calendar year
namespace outlay {

/// What a run says of an answer beside its numbers: heads of tables, columns of files, axes of charts.
struct answer_head {
  std::string name;
  std::string unit;     ///< of every number; empty where the answer does not say
  int first_column = 0; ///< among the columns of all answers of the run
  int columns = 1;
  int first_year = 0;   ///< calendar year of the first column; 0 where columns are no years

  /// Whether there is one number for each calendar year.
  bool yearly() const { return first_year != 0; }
  /// What a column stands for, from 0: its year; nothing for a single number, else its place.
  std::string label(int column) const { return yearly() ? std::to_string(first_year + column) : columns == 1 ? "" : std::to_string(column); }
  /// The column of a calendar year (0 for an answer with one number), from 0. Throws `error` where there is none.
  int place(int of_year) const {
    int const k = yearly() ? of_year - first_year : of_year;
    if (k < 0 || k >= columns || (yearly() && of_year == 0))
      throw error("answer \"" + name + "\"", "year", std::to_string(of_year),
                  yearly() ? label(0) + " to " + label(columns - 1) : columns == 1 ? "0: there is one number" : "0 to " + std::to_string(columns - 1));
    return k;
  }
};

namespace detail {

template <class Answer, class Ready> std::string unit_of(Answer const& a, Ready const& r) {
  if constexpr (requires { { r.unit() } -> std::convertible_to<std::string>; }) return r.unit();
  else if constexpr (requires { { a.unit() } -> std::convertible_to<std::string>; }) return a.unit();
  else return "";
}
template <class Ready> bool is_yearly(Ready const& r, time_grid const& grid) {
  if constexpr (requires { { Ready::yearly } -> std::convertible_to<bool>; }) return Ready::yearly;
  else return r.columns() > 1 && r.columns() == grid.years();
}
template <class Ready> constexpr bool reads_measures() {
  if constexpr (requires { { Ready::measures } -> std::convertible_to<bool>; }) return Ready::measures;
  else return false;
}

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
  template <class S> OUTLAY_DETAIL_INLINE void step(S const& s) {
    (one_step<I>(s), ...);
    if constexpr ((reads_measures<Ready>() || ...))
      if (s.ends_year()) s.forget_flows();
  }

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
  std::vector<answer_head> heads{};

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
  if constexpr ((reads_measures<Ready>() || ...)) m.start_measuring(t);
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

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/machine.hpp>
#include <tuple>

/// What a run is asked for. An answer is a value given to an engine up front; it has
///   std::string name() const                  heads of tables and columns
///   auto prepare(setting<Money> const&) const its ready form, checked against the alliance and the horizon
/// and its ready form has
///   int columns() const                       how many numbers a path gives, usually one a calendar year
///   template <class V> struct tally           what it sums on the way
///   void row(tally<V>&, S const&, int member, R const&) const   sees every member's row in every step
///   void step(tally<V>&, S const&, auto& out) const  the end of a step; out(column, V) gives a number
/// It may say more, and the answers of the library do:
///   measure_unit unit() const                 unit of every number, of the answer or of its ready form:
///                                             counts::money (the ledger's), share_of_gdp, per_year, number
///   static constexpr bool yearly              of the ready form: whether the columns are the calendar years of the
///                                             horizon; else they are where there are as many, and more than one
///   bool is_level() const                     of the ready form: its money is a level or a running sum, else a flow
///   static constexpr bool chance = true       of the ready form: its numbers are 0 or 1, and their mean a probability.
///                                             `out.behind(column, x)` then tells the number that decides it: an
///                                             ensemble refuses a probability where x is the same on all paths.
///                                             Not every `out` has it: `if constexpr (requires { out.behind(0, x); })`
///   static constexpr bool measures = true     of the ready form: reads what parts report (`s.measured`), which is
///                                             switched on then; flows begin anew with each calendar year
namespace outlay {

/// What a run says of an answer beside its numbers: heads of tables, columns of files, axes of charts.
struct answer_head {
  std::string name;
  measure_unit unit = {}; ///< of every number; counts::unsaid where the answer does not say
  int first_column = 0; ///< among the columns of all answers of the run
  int columns = 1;
  int first_year = 0;   ///< calendar year of the first column; 0 where columns are no years
  /// One after the other, each with the same columns; none for an answer of a group.
  std::vector<std::string> members = {};
  std::string region = {}; ///< name of the group it is asked of; empty where it has none
  money_id money = {};     ///< of the ledger, in which billions are
  bool is_level = false; ///< money that is held or summed up so far, not paid over a year
  int last_year = 0;     ///< last calendar year of the run, whatever the columns are

  /// Whether there is one number for each calendar year.
  bool yearly() const { return first_year != 0; }
  /// What a column stands for, from 0: its year; nothing for a single number, else its place.
  [[gnu::cold]] std::string label(int column) const {
    if (column < 0 || column >= columns) refuse("column", {column}, {"0 to ", columns - 1});
    if (members.empty()) return label_of(column);
    std::string const& of = members[static_cast<std::size_t>(column / each())];
    return each() == 1 ? of : detail::joined({of, " ", label_of(column % each())});
  }
  /// The column of a calendar year (0 for an answer with one number), from 0. Throws `error` where there is none.
  int place(int of_year) const {
    if (!members.empty()) refuse("member", {"none"}, {"one of its members"});
    return place_of(of_year);
  }
  /// The same of one member, for an answer of each member.
  [[gnu::cold]] int place(std::string const& code, int of_year) const {
    for (std::size_t m = 0; m < members.size(); ++m)
      if (members[m] == code) return static_cast<int>(m) * each() + place_of(of_year);
    std::string known;
    for (auto const& m : members) known.append(known.empty() ? "" : " ").append(m);
    if (known.empty()) known = "none: it is an answer of a group";
    refuse("member", {code}, {known});
  }
  /// Columns of one member: all of them for an answer of a group.
  int each() const { return members.empty() ? columns : columns / static_cast<int>(members.size()); }

private:
  [[noreturn, gnu::cold, gnu::noinline]] void refuse(char const* what, detail::pieces value,
                                                     detail::pieces valid) const {
    detail::refuse(detail::joined({"answer \"", name, "\""}), what, value, valid);
  }
  [[gnu::cold, gnu::noinline]] std::string label_of(int column) const {
    return yearly() ? detail::joined({first_year + column}) : each() == 1 ? "" : detail::joined({column});
  }
  int place_of(int of_year) const {
    int const k = yearly() ? of_year - first_year : of_year;
    if (k >= 0 && k < each() && !(yearly() && of_year == 0)) return k;
    if (!yearly() && each() == 1) refuse("year", {of_year}, {"0: there is one number"});
    int const first = yearly() ? first_year : 0;
    refuse("year", {of_year}, {first, " to ", first + each() - 1});
  }
};

namespace detail {

template <class Answer, class Ready> measure_unit unit_of(Answer const& a, Ready const& r) {
  if constexpr (requires { { r.unit() } -> std::convertible_to<measure_unit>; }) return r.unit();
  else if constexpr (requires { { a.unit() } -> std::convertible_to<measure_unit>; }) return a.unit();
  else {
    static_assert(!requires { a.unit(); } && !requires { r.unit(); },
                  "outlay: the unit of an answer is a measure_unit, such as counts::money");
    return {};
  }
}
// The group of an answer, or of the answer that it is made of.
template <class Answer> std::string region_of(Answer const& a) {
  if constexpr (requires { { a.who.name() } -> std::convertible_to<std::string>; }) return a.who.name();
  else if constexpr (requires { a.inner; }) return region_of(a.inner);
  else return "";
}
template <class Ready> bool is_yearly(Ready const& r, time_grid const& grid) {
  if constexpr (requires { { Ready::yearly } -> std::convertible_to<bool>; }) return Ready::yearly;
  else return r.columns() > 1 && r.columns() == grid.years();
}
// Whether a year's number is a level at its end or a running sum, rather than what the year adds up to.
template <class Ready> bool is_level(Ready const& r) {
  if constexpr (requires { { r.is_level() } -> std::convertible_to<bool>; }) return r.is_level();
  else return false;
}
template <class Ready> constexpr bool reads_measures() {
  if constexpr (requires { { Ready::measures } -> std::convertible_to<bool>; }) return Ready::measures;
  else return false;
}
// The same where it is known only when the program runs.
template <class Ready> bool wants_measures(Ready const& r) {
  if constexpr (requires { { r.wants_measures() } -> std::convertible_to<bool>; }) return r.wants_measures();
  else return reads_measures<Ready>();
}

template <class Ready> constexpr bool is_chance() {
  if constexpr (requires { { Ready::chance } -> std::convertible_to<bool>; }) return Ready::chance;
  else return false;
}

// Throws where a number of an answer is infinite, or a sum of money none: a quotient may have no number in a year in
// which nobody belongs.
[[gnu::cold, gnu::noinline]] inline void require_finite(std::vector<answer_head> const& heads, int answer, int column,
                                                        double x) {
  answer_head const& h = heads[static_cast<std::size_t>(answer)];
  if (std::isfinite(x) || (std::isnan(x) && !h.unit.is_money())) return;
  refuse(joined({"answer \"", h.name, "\""}), h.yearly() ? h.label(column) : "number", {x},
         "a finite number: amounts, growth and factors of this size cannot be told");
}

// All answers of a run as one sink of a machine.
inline namespace OUTLAY_DETAIL_ISA {
// Where an answer puts its numbers, and what decides those that are 0 or 1.
template <class V> struct number_sink {
  V *to, *behind_to;
  OUTLAY_DETAIL_INLINE void operator()(int column, V const& x) const { to[column] = x; }
  OUTLAY_DETAIL_INLINE void behind(int column, V const& x) const {
    if (behind_to) behind_to[column] = x;
  }
};
template <class V, class Indices, class... Ready> class answer_sink;
template <class V, std::size_t... I, class... Ready> class answer_sink<V, std::index_sequence<I...>, Ready...> {
  using tallies = slots_of<std::index_sequence<I...>, typename Ready::template tally<V>...>;
  std::tuple<Ready...> const* ready_;
  std::array<int, sizeof...(Ready)> const* first_column_;
  tallies tallies_{};
  V *out_, *behind_;

public:
  answer_sink(std::tuple<Ready...> const& ready, std::array<int, sizeof...(Ready)> const& first_column, V* out,
              V* behind)
      : ready_(&ready), first_column_(&first_column), out_(out), behind_(behind) {}

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
    int const first = (*first_column_)[K];
    number_sink<V> const put{out_ + first, behind_ ? behind_ + first : nullptr};
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
  static constexpr bool any_chance = (is_chance<Ready>() || ... || false);

  explicit answer_set(Ready... r) : ready(std::move(r)...) {
    std::size_t k = 0;
    std::apply([&](Ready const&... each) {
      ((first_column[k++] = columns, columns += each.columns()), ...);
    }, ready);
  }
};

// Takes one tile through all its steps and leaves the answers' numbers in `out`, one a column, and what decides those
// that are 0 or 1 in `behind`, for who asks.
inline namespace OUTLAY_DETAIL_ISA {
template <class Machine, class V, class... Ready>
void project_tile(Machine const& m, typename Machine::tile& t, answer_set<Ready...> const& asked, V* out,
                  V* behind = nullptr) {
  if constexpr ((reads_measures<Ready>() || ...))
    if (std::apply([](Ready const&... each) { return (wants_measures(each) || ...); }, asked.ready))
      m.start_measuring(t);
  answer_sink<V, std::index_sequence_for<Ready...>, Ready...> sink(asked.ready, asked.first_column, out, behind);
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

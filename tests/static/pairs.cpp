// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Every ordered pair of kinds: whether `a + b`, `a - b`, `a < b`, `a == b`, `a = b` and `A x = b` compile.
// Nothing here runs.
#include <outlay/outlay.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

namespace {

using kinds =
    std::tuple<outlay::money<outlay::usd>, outlay::money<outlay::usd_2021>, outlay::flow<outlay::usd>,
               outlay::gdp<outlay::usd>, outlay::unit_cost<outlay::usd>, outlay::gdp_share<>, outlay::growth_rate<>,
               outlay::duration<>, outlay::stock_value<>, outlay::headcount<>, outlay::number<>, outlay::share,
               outlay::lift, outlay::ratio, outlay::rate, outlay::amount, outlay::yearly_amount, outlay::item_cost,
               outlay::time_span, outlay::item_count, outlay::head_count, outlay::scalar>;
constexpr std::size_t count = std::tuple_size_v<kinds>;

// Row a, column b.
//   s  a quantity and itself: everything
//   p  b goes into a field in percent: a = b, A x = b, and a == b
//   q  a == b alone: a quantity beside the field in percent that takes it
//   t  b goes into a field: a = b, A x = b
//   .  nothing
constexpr std::array<std::string_view, count> table{
    // money of usd, money of usd_2021, flow, gdp, unit_cost, gdp_share, growth_rate, duration, stock_value, headcount,
    // number; share, lift, ratio, rate, amount, yearly_amount, item_cost, time_span, item_count, head_count, scalar
    "s..........  ...........", // money<usd>
    ".s.........  ...........", // money<usd_2021>
    "..s........  ...........", // flow<usd>
    "...s.......  ...........", // gdp<usd>
    "....s......  ...........", // unit_cost<usd>
    ".....s.....  q..........", // gdp_share
    "......s....  ...q.......", // growth_rate
    ".......s...  ...........", // duration
    "........s..  ...........", // stock_value
    ".........s.  ...........", // headcount
    "..........s  .qq........", // number
    ".....p.....  p..........", // share
    "..........p  .p.........", // lift
    "..........p  ..p........", // ratio
    "......p....  ...p.......", // rate
    "tt.........  ....t......", // amount
    "..t........  .....t.....", // yearly_amount
    "....t......  ......t....", // item_cost
    ".......t...  .......t...", // time_span
    "........t..  ........t..", // item_count
    ".........t.  .........t.", // head_count
    "..........t  ..........t", // scalar
};

// --- what the compiler says. A refusal of the library is an overload that answers with a static_assert, so that an
// expression looks valid until it is used: these traits tell a refusal from an answer.

template <class Q> struct unit_of { using type = void; };
template <class U, class V> struct unit_of<boost::units::quantity<U, V>> { using type = U; };
template <class Q>
concept plain_quantity = !std::is_void_v<typename unit_of<Q>::type>;

template <class A, class B>
inline constexpr bool refused_pair =
    outlay::dimensions::different_units<typename unit_of<A>::type, typename unit_of<B>::type>;

// A field's refusing constructor is a template, which an argument in braces cannot choose. A field of money takes its
// quantities by a template as well: there the unit that it names for a money decides (tests/fail has the refusals).
template <class Field, class T> consteval bool refuses() {
  if constexpr (std::is_same_v<Field, T>) return false;
  else if constexpr (outlay::detail::any_money_field<Field>) {
    if constexpr (plain_quantity<T>) {
      using unit = typename unit_of<T>::type;
      using money = typename outlay::dimensions::money_in<unit>::type;
      if constexpr (!std::is_void_v<money>) return !std::is_same_v<unit, typename Field::template unit_in<money>>;
    }
    return true;
  } else return !requires(T const x) { Field{{x}}; };
}

template <class To, class From> consteval bool converts() {
  if constexpr (!std::is_convertible_v<From, To>) return false;
  else if constexpr (plain_quantity<To>) return true;
  else return !refuses<To, From>();
}
template <class To, class From> consteval bool assigns() {
  if constexpr (!std::is_assignable_v<To&, From>) return false;
  else if constexpr (!plain_quantity<To>) return !refuses<To, From>();
  else if constexpr (!plain_quantity<From>) return true;
  else return boost::units::is_implicitly_convertible<typename unit_of<From>::type, typename unit_of<To>::type>::value;
}
template <class A, class B> consteval bool adds() {
  if constexpr (refused_pair<A, B>) return false;
  else return requires(A const a, B const b) { a + b; };
}
template <class A, class B> consteval bool subtracts() {
  if constexpr (refused_pair<A, B>) return false;
  else return requires(A const a, B const b) { a - b; };
}
template <class A, class B> consteval bool orders() {
  if constexpr (refused_pair<A, B>) return false;
  else return requires(A const a, B const b) { a < b; };
}
template <class A, class B> consteval bool equals() {
  if constexpr (refused_pair<A, B>) return false;
  else if constexpr (!requires(A const a, B const b) { a == b; }) return false;
  else if constexpr (plain_quantity<A> && !plain_quantity<B>) return !refuses<B, A>();
  else if constexpr (!plain_quantity<A> && !std::is_same_v<A, B>) return !refuses<A, B>();
  else return true;
}

// --- the comparison, one cell at a time, so that an error names the two kinds

struct answers {
  bool add, subtract, order, equal, assign, convert;
  friend constexpr bool operator==(answers const&, answers const&) = default;
};
constexpr answers expected(std::size_t row, std::size_t column) {
  char const c = table[row][column < 11 ? column : column + 2];
  return {c == 's',
          c == 's',
          c == 's',
          c == 's' || c == 'p' || c == 'q',
          c == 's' || c == 'p' || c == 't',
          c == 's' || c == 'p' || c == 't'};
}
template <class A, class B>
constexpr answers compiled{adds<A, B>(),   subtracts<A, B>(), orders<A, B>(),
                           equals<A, B>(), assigns<A, B>(),   converts<A, B>()};

template <class A, class B, answers Compiled, answers Expected> struct cell {
  static_assert(Compiled == Expected, "this pair of kinds does not do what the table says");
  static constexpr bool good = true;
};
template <std::size_t Row, std::size_t... Column> constexpr bool row_holds(std::index_sequence<Column...>) {
  using A = std::tuple_element_t<Row, kinds>;
  return (cell<A, std::tuple_element_t<Column, kinds>, compiled<A, std::tuple_element_t<Column, kinds>>,
               expected(Row, Column)>::good &&
          ...);
}
template <std::size_t... Row> constexpr bool table_holds(std::index_sequence<Row...> all) {
  return (row_holds<Row>(all) && ...);
}

constexpr bool rows_are_whole() {
  for (std::string_view const row : table)
    if (row.size() != count + 2) return false;
  return true;
}
static_assert(rows_are_whole());
static_assert(table_holds(std::make_index_sequence<count>{}));

} // namespace

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Every ordered pair of kinds: whether `a + b`, `a - b`, `a < b`, `a == b`, `a = b` and `A x = b` compile. What is
// expected follows from a few facts of each kind (what it measures, in which money, what a field takes), what is found
// is the compiler's. Nothing here runs.
#include <outlay/outlay.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

namespace {

using outlay::eur;
using outlay::usd;
using outlay::usd_2021;
template <class Money> using head_money = outlay::quantity<outlay::head_cost::unit_in<Money>>;

// Quantities: each measure, and each measure of money in two price bases and two currencies. Then every kind of field.
using kinds =
    std::tuple<outlay::money<usd>, outlay::money<usd_2021>, outlay::money<eur>, outlay::flow<usd>,
               outlay::flow<usd_2021>, outlay::flow<eur>, outlay::gdp<usd>, outlay::gdp<usd_2021>,
               outlay::unit_cost<usd>, outlay::unit_cost<eur>, head_money<usd>, head_money<eur>, outlay::gdp_share<>,
               outlay::growth_rate<>, outlay::duration<>, outlay::stock_value<>, outlay::headcount<>, outlay::number<>,
               double, outlay::percent, outlay::share, outlay::balance, outlay::rate, outlay::hazard, outlay::lift,
               outlay::ratio, outlay::probability, outlay::chance, outlay::volatility, outlay::coefficient,
               outlay::debt_ratio, outlay::optional_ratio, outlay::time_span, outlay::fixed_time, outlay::item_count,
               outlay::head_count, outlay::scalar, outlay::threshold, outlay::amount, outlay::yearly_amount,
               outlay::gdp_amount, outlay::payment, outlay::item_cost, outlay::head_cost>;
constexpr std::size_t count = std::tuple_size_v<kinds>;

enum class form { quantity, bare_number, bare_percent, percent_field, plain_field, money_field };
struct facts {
  std::string_view name;
  form is;
  std::string_view takes;          // what it measures
  std::string_view in = "";        // money of a quantity
  std::string_view also_from = ""; // a field, or a second measure, that it can be made from as well
};
constexpr std::array<facts, count> table{{
    {"money<usd>", form::quantity, "money", "usd"},
    {"money<usd_2021>", form::quantity, "money", "usd_2021"},
    {"money<eur>", form::quantity, "money", "eur"},
    {"flow<usd>", form::quantity, "flow", "usd"},
    {"flow<usd_2021>", form::quantity, "flow", "usd_2021"},
    {"flow<eur>", form::quantity, "flow", "eur"},
    {"gdp<usd>", form::quantity, "gdp", "usd"},
    {"gdp<usd_2021>", form::quantity, "gdp", "usd_2021"},
    {"unit_cost<usd>", form::quantity, "unit cost", "usd"},
    {"unit_cost<eur>", form::quantity, "unit cost", "eur"},
    {"cost of a head and year<usd>", form::quantity, "head cost", "usd"},
    {"cost of a head and year<eur>", form::quantity, "head cost", "eur"},
    {"gdp_share", form::quantity, "share"},
    {"growth_rate", form::quantity, "rate"},
    {"duration", form::quantity, "time"},
    {"stock_value", form::quantity, "items"},
    {"headcount", form::quantity, "people"},
    {"number", form::quantity, "one"},
    {"double", form::bare_number, "one"},
    {"percent", form::bare_percent, ""},
    {"share", form::percent_field, "share"},
    {"balance", form::percent_field, "share"},
    {"rate", form::percent_field, "rate"},
    {"hazard", form::percent_field, "rate"},
    {"lift", form::percent_field, "one"},
    {"ratio", form::percent_field, "one", "", "optional_ratio"},
    {"probability", form::percent_field, "one"},
    {"chance", form::percent_field, "one"},
    {"volatility", form::percent_field, "one"},
    {"coefficient", form::percent_field, "one"},
    {"debt_ratio", form::percent_field, "one"},
    {"optional_ratio", form::percent_field, "one", "", "ratio"},
    {"time_span", form::plain_field, "time"},
    {"fixed_time", form::plain_field, "time", "", "time_span"},
    {"item_count", form::plain_field, "items"},
    {"head_count", form::plain_field, "people"},
    {"scalar", form::plain_field, "one"},
    {"threshold", form::plain_field, "one", "", "scalar"},
    {"amount", form::money_field, "money"},
    {"yearly_amount", form::money_field, "flow"},
    {"gdp_amount", form::money_field, "gdp", "", "flow"},
    {"payment", form::money_field, "flow", "", "money"},
    {"item_cost", form::money_field, "unit cost"},
    {"head_cost", form::money_field, "head cost"},
}};

struct answers {
  bool add, subtract, order, equal, assign, convert;
  friend constexpr bool operator==(answers const&, answers const&) = default;
};

// Whether a field is made of b: of itself, of the other field that stands for the same, of a quantity that measures
// what it takes (in any money), in percent of a percentage, and a plain number of a number.
constexpr bool made_of(facts const& a, facts const& b) {
  if (a.is == form::quantity || a.is == form::bare_number || a.is == form::bare_percent) return a.name == b.name;
  if (a.name == b.name || a.also_from == b.name) return true;
  if (b.is == form::quantity) return a.takes == b.takes || a.also_from == b.takes;
  if (b.is == form::bare_percent) return a.is == form::percent_field;
  return b.is == form::bare_number && a.is == form::plain_field && a.takes == "one";
}
constexpr answers expected(std::size_t row, std::size_t column) {
  facts const &a = table[row], &b = table[column];
  auto const counts = [](facts const& x) {
    return (x.is == form::quantity && x.takes == "one") || x.is == form::bare_number;
  };
  // Quantities and numbers have all of it with their own kind, and a number without unit is a number.
  bool const same = (a.is == form::quantity && a.name == b.name) || (counts(a) && counts(b));
  // Fields in percent know equality, also with what they can be made of.
  bool const like = (a.is == form::percent_field && made_of(a, b)) || (b.is == form::percent_field && made_of(b, a));
  bool const takes = same || made_of(a, b);
  return {same, same, same, same || like, takes, takes};
}

// --- what the compiler says. A refusal of the library is an overload that answers with a static_assert, so that an
// expression looks valid until it is used: these traits tell a refusal from an answer.

template <class Q> struct unit_of { using type = void; };
template <class U, class V> struct unit_of<boost::units::quantity<U, V>> { using type = U; };
template <class Q>
concept plain_quantity = !std::is_void_v<typename unit_of<Q>::type>;

template <class A, class B>
inline constexpr bool refused_pair =
    outlay::dimensions::different_units<typename unit_of<A>::type, typename unit_of<B>::type>;

// A field's refusing constructor is a template, which an argument in braces cannot choose. Where a field takes its
// quantities by a template as well, the measure that it names for a money decides (tests/fail has the refusals).
template <class T>
inline constexpr bool is_field =
    !plain_quantity<T> && !std::is_same_v<T, double> && !std::is_same_v<T, outlay::percent>;
template <class Field> struct base_field { using type = Field; };
template <> struct base_field<outlay::fixed_time> { using type = outlay::time_span; };
template <> struct base_field<outlay::threshold> { using type = outlay::scalar; };
template <> struct base_field<outlay::optional_ratio> { using type = outlay::ratio; };

template <class Field, class T> consteval bool refuses_money() {
  if constexpr (!plain_quantity<T>) return true;
  else {
    using unit = typename unit_of<T>::type;
    using money = typename outlay::dimensions::money_in<unit>::type;
    if constexpr (std::is_void_v<money>) return true;
    else if constexpr (std::is_same_v<Field, outlay::gdp_amount> && outlay::dimensions::is_gdp<unit>) return false;
    else if constexpr (std::is_same_v<Field, outlay::payment> && std::is_same_v<unit, outlay::units::money<money>>)
      return false;
    else return !std::is_same_v<unit, typename Field::template unit_in<money>>;
  }
}
template <class Field, class T> consteval bool refuses() {
  using base = typename base_field<Field>::type;
  if constexpr (std::is_same_v<Field, T> || std::is_same_v<base, T>) return false;
  else if constexpr (outlay::detail::any_money_field<Field>) return refuses_money<Field, T>();
  // in braces it could become a number first
  else if constexpr (std::is_same_v<T, double>) return !std::is_same_v<base, outlay::scalar>;
  // a template takes the derived one
  else if constexpr (std::is_base_of_v<Field, T>) return !std::is_same_v<Field, outlay::ratio>;
  else return !requires(T const x) { base{{x}}; };
}

template <class To, class From> consteval bool converts() {
  if constexpr (!std::is_convertible_v<From, To>) return false;
  else if constexpr (!is_field<To>) return true;
  else return !refuses<To, From>();
}
template <class To, class From> consteval bool assigns() {
  if constexpr (!std::is_assignable_v<To&, From>) return false;
  else if constexpr (is_field<To>) return !refuses<To, From>();
  else if constexpr (!plain_quantity<To> || !plain_quantity<From>) return true;
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
  else if constexpr (is_field<A> && !std::is_same_v<A, B>) return !refuses<A, B>();
  else if constexpr (is_field<B> && !std::is_same_v<A, B>) return !refuses<B, A>();
  else return true;
}

// --- the comparison, one cell at a time, so that an error names the two kinds

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
static_assert(table_holds(std::make_index_sequence<count>{}));

// What the facts come to, counted by hand, so that they are neither all nor none. Adding, subtracting and ordering: 18
// quantities and double with themselves, number and double both ways. Equality beside these: twelve fields in percent
// with themselves, with their quantity and with a percentage both ways, ratio and optional ratio. Assigning: the 21; a
// percentage; 38 for fields in percent; 16 for fields of one unit; 27 for fields of money.
constexpr int cells(bool answers::*question) {
  int n = 0;
  for (std::size_t a = 0; a < count; ++a)
    for (std::size_t b = 0; b < count; ++b) n += expected(a, b).*question;
  return n;
}
static_assert(cells(&answers::add) == 21 && cells(&answers::subtract) == 21 && cells(&answers::order) == 21);
static_assert(cells(&answers::equal) == 21 + 12 + 24 + 24 + 2);
static_assert(cells(&answers::assign) == 21 + 1 + 38 + 16 + 27 && cells(&answers::convert) == 103);

} // namespace

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <limits>
#include <outlay/model/members.hpp>
#include <vector>

/// The description of a part: what its fields and measures are, said once, in the part. Checks, plan files, help,
/// manual pages, equality and the tests of bad input and derivatives follow from it.
///
///   static constexpr void describe(auto& d) {
///     d.required(parts::field<&toll::amount>, "money a year", {.paid_by = &toll::payers});
///     d.optional(parts::field<&toll::payers>, "who pays", {.spend = true});
///     d.measure(measure::paid, "paid", parts::in_money);
///   }
///   static toll example() { return {.amount = 1_bn_usd / year}; }
///
/// `d` is whoever asks: a checker, a reader of files, a writer of manual pages (see outlay/schema). `example` is one
/// valid part, from which a reader takes what a file leaves out. Elements of lists (a knot, a surge) have a `describe`
/// of their own.
namespace outlay {

namespace parts {

/// A field as a description names it: `field<&pledge::amount>`. Its name is the one that the compiler prints.
template <auto Member> struct field_of {
  static constexpr std::string_view name = detail::last_name(detail::printed<Member>());
};
template <auto Member> inline constexpr field_of<Member> field{};

/// The moment that another has to be later than: of a part, given or not.
template <class P> struct moment_of {
  moment P::*always = nullptr;
  std::optional<moment> P::*if_given = nullptr;
  constexpr moment_of() = default;
  constexpr moment_of(moment P::*m) : always(m) {}
  constexpr moment_of(std::optional<moment> P::*m) : if_given(m) {}
};

/// What has to be so for bounds to hold: a choice of the part, or what it says of itself, and its words for an error.
template <class P> struct condition_of {
  bool P::*chosen = nullptr;
  bool (P::*holds)() const = nullptr;
  char const* words = "";
  constexpr condition_of() = default;
  constexpr condition_of(bool P::*b, char const* w = "") : chosen(b), words(w) {}
  constexpr condition_of(bool (P::*b)() const, char const* w = "") : holds(b), words(w) {}
  constexpr bool holds_always() const { return chosen == nullptr && holds == nullptr; }
  bool operator()(P const& p) const { return chosen ? p.*chosen : !holds || (p.*holds)(); }
};

/// That a file may give values by area as `whole` and the areas that differ from it: areas that are left out share what
/// is left of the whole. `of` has a weight for each area, of which `words` say what it is.
template <class P> struct weights_of_whole {
  std::vector<double> (P::*of)() const = nullptr;
  char const* words = "";
  constexpr weights_of_whole() = default;
  constexpr weights_of_whole(std::vector<double> (P::*weights)() const, char const* w) : of(weights), words(w) {}
};

/// What a value has to be beside the range of its type. Bounds are in the unit that a user writes: percent for
/// percentages, years for times (months for those of whole months), billions for money.
template <class P> struct rules {
  static constexpr double no_bound = std::numeric_limits<double>::infinity();
  double at_least = -no_bound, more_than = -no_bound, less_than = no_bound, at_most = no_bound;
  bool whole_months = false, whole_years = false; ///< of a time
  char const* not_empty = nullptr;                ///< of a list or a text that must not be empty: what it needs
  bool spend = false;                             ///< of members: that spend, and at least one
  bool final_account = false;                     ///< of an account
  bool ledger_money = false;                      ///< of money: in the alliance's own
  group P::*paid_by = nullptr;                    ///< of money: who pays, so that its rate for each of them is known
  group P::*surprises = nullptr; ///< of how far a budget's plan is kept: whose, for a record of it holds what a
                                 ///< `budget_risk` of theirs draws
  group P::*among = nullptr;      ///< of a list by member or a key: of whose members; of those that spend for a key
  moment_of<P> later_than = {};   ///< of a moment
  weights_of_whole<P> whole = {}; ///< of values by area: what a file's `whole` is divided by
  condition_of<P> where = {};     ///< the bounds hold only where this is so; of a member, all that is asked of it
};

/// What a measure is counted in.
struct unit {
  counts kind;
  char const* words = "";
};
inline constexpr unit in_money{counts::money};                   ///< of the alliance's money
inline constexpr unit in_capitals_money{counts::capitals_money}; ///< of the capital that the part works with
inline constexpr unit in_years{counts::years};
inline constexpr unit in_the_users_unit{counts::words, "units"}; ///< told by a field: `reported::in`
/// A number without a unit, of what in words: `as_number("own over rival")`.
constexpr unit as_number(char const* words) { return {counts::number, words}; }
/// A part of a whole: `as_fraction("part of all")`.
constexpr unit as_fraction(char const* words) { return {counts::fraction, words}; }
/// Any other unit by its words: `in_words("thousand units a year")`.
constexpr unit in_words(char const* words) { return {counts::words, words}; }
inline constexpr unit in_heads = in_words("thousand heads"), in_head_years = in_words("thousand heads a year"),
                      in_days = in_words("days");

/// How a part reports a measure.
template <class P> struct reported {
  bool level = false;                ///< its last value of a year counts; else it is a flow, whose steps add up
  bool of_alliance = false;          ///< of no single member
  bool (P::*when)() const = nullptr; ///< only where this is so
  bool (P::*of_alliance_when)() const = nullptr; ///< of no single member where this is so
  std::string P::*in = nullptr;                  ///< in a unit of the user's, such as satellites
  amount P::*in_money_of = nullptr;              ///< in billions of the money that this is given in
};

/// What parts of a plan share in a step, one bit each: a description says what a hook does with it.
struct shared {
  enum : unsigned {
    gdp = 1,         ///< of the step, baselines and forecasts
    price_level = 2, ///< that current money is converted by
    unit_costs = 4,  ///< factors on them, by area
    demand = 8,      ///< for starts of equipment, by area
    supply = 16,     ///< part of demand that industry can start
    means = 32,      ///< core and resilience budgets, by member
    capital = 64,    ///< paid in, lent and called
    capabilities = 128,
    goods = 256, ///< asked and given in kind
    stocks = 512,
    debt = 1024
  };
};
/// What a hook does with what parts share, in its widest form. Of one phase the hooks that set something come before
/// those that change it or add to it, and these before those that read it. Of a value of the last step, such as what
/// `feedback` knows of outlay, nothing is said here.
struct access {
  unsigned reads = 0, adds = 0, changes = 0, sets = 0;
};
using hook = detail::hook;

/// What a plan has to know of a part before any run.
template <class P> struct facts {
  group P::*one_for_each_member = nullptr; ///< no other part of its kind may cover one of these members
  area const* areas = nullptr;             ///< nor one of these areas
  int area_count = 0;
  bool grows_gdp = false;     ///< sets GDP of the members of `one_for_each_member`: the ground of every share
  bool limits_supply = false; ///< may cut what stock parts start
  bool moves_prices = false;  ///< moves the price level of current money, of which there is one
  bool makes_events = false;  ///< has `decide`, which decides events at the end of a step
  ratio P::*common = nullptr; ///< correlation of shocks to growth through one factor
  coefficient P::*with_growth = nullptr; ///< correlation with that factor
  /// What shocks it draws in an ensemble, in words: `growth of GDP`; null where it draws none. Events are no shocks.
  char const* (P::*draws)() const = nullptr;
  bool (P::*is_drawn)() const = nullptr; ///< of an event: whether each path draws when or whether it happens
};

/// Asks a description for nothing; who asks for some of it hides what it asks for.
template <class P> struct asks_nothing {
  template <auto M> constexpr void required(field_of<M>, char const*, rules<P> const& = {}) {}
  template <auto M> constexpr void optional(field_of<M>, char const*, rules<P> const& = {}) {}
  constexpr void measure(int, char const*, unit, reported<P> const& = {}) {}
  constexpr void acts(hook, access const&) {}
  constexpr void is(facts<P> const&) {}
};

/// A part, or an element of a part's list, with a description.
template <class P>
concept described = requires(asks_nothing<P>& d) {
  P::describe(d);
};

namespace asked {
template <class P> struct accesses : asks_nothing<P> {
  access of[5];
  constexpr void acts(hook h, access const& a) { of[static_cast<int>(h)] = a; }
};
template <class P> struct known_facts : asks_nothing<P> {
  facts<P> of;
  constexpr void is(facts<P> const& f) { of = f; }
};
} // namespace asked
/// What a part's hook does with what parts share; nothing where the part has no description.
template <class P> constexpr access access_of(hook h) {
  asked::accesses<P> a;
  if constexpr (described<P>) P::describe(a);
  return a.of[static_cast<int>(h)];
}
/// What a plan has to know of a part; nothing where the part has no description.
template <class P> constexpr facts<P> facts_of() {
  asked::known_facts<P> f;
  if constexpr (described<P>) P::describe(f);
  return f.of;
}

} // namespace parts

namespace detail {

template <class P> struct field_counter : parts::asks_nothing<P> {
  std::size_t count = 0;
  template <auto M> constexpr void required(parts::field_of<M>, char const*, parts::rules<P> const& = {}) { ++count; }
  template <auto M> constexpr void optional(parts::field_of<M>, char const*, parts::rules<P> const& = {}) { ++count; }
};
template <class P> consteval std::size_t described_count() {
  field_counter<P> c;
  P::describe(c);
  return c.count + (requires(P const& p) { p._; }) + (requires(P const& p) { p.name; });
}
// A field that stands in a part and not in its description would be checked by nobody, lost on the way to a file, and
// two parts that differ in it would be equal.
template <class P> constexpr void require_all_described() {
  static_assert(requires(P const& p) { p._; },
                "outlay: a part begins with [[no_unique_address]] outlay::named_only _{};, so that its fields are "
                "named where it is written");
  static_assert(described_count<P>() == member_count<P>(),
                "outlay: this part has a field that its describe(...) does not name (or names one twice): checks, "
                "files and equality would not know it");
}

} // namespace detail
} // namespace outlay

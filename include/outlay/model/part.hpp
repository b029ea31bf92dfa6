// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <concepts>
#include <outlay/model/step.hpp>
#include <string>
#include <string_view>

/// How to write a part.
///
/// A part is an aggregate: `[[no_unique_address]] named_only _{};`, `std::string name = {};`, and typed fields.
/// It may have
///   static constexpr std::string_view kind = "...";    its name in errors and files, and its place among others
///   static constexpr void describe(auto& d)            its fields, measures, facts and accesses (description.hpp)
///   static P example()                                 one valid part, with a description
///   void check(auto& c) const                          what the rules of single fields cannot say
///   auto prepare(auto const& r) const                  returns the part's set-up: what a run never changes; r[field]
///   void fill(auto const& r, auto& u) const            sets again what of the set-up follows from quantities, which
///                                                      have changed in place; without it `prepare` is called anew
///   template <class V> struct state                    what changes from step to step, V = double, pack or dual
///   void start(auto& s, [setup], state& x) const       fills the state before the first step
/// and any of the five hooks, called once a step in this order of phases:
///   grow    GDP, prices, events                        guide   how much each member means to spend
///   claim   commitments draw on it                     buy     equipment, after the claims
///   settle  banks, loans, deliveries, measures         money is granted between buy and settle
/// A hook is `auto claim(S& s, [setup const&], [state&]) const`. It reads what it needs, fields where they stand in the
/// part and never from a copy (capture `this`, not `*this`), and returns its work: a callable `(int member, row&)`,
/// with an optional `granted(int member, row&)` that runs once the row has granted, and an optional `finish()` after
/// the last member. All works from guide on share one loop over the members; a work with `using needs_totals = void;`
/// starts a new loop, so that it sees what earlier works summed in `finish()`.
namespace outlay {

template <class Part> class several;

namespace detail {

// What a part is about: itself, or of a list the type of its parts.
template <class P> struct listed_in { using type = P; };
template <class P> struct listed_in<several<P>> { using type = P; };
template <class P> using one_of = typename listed_in<P>::type;
template <class P> inline constexpr bool is_list = !std::is_same_v<P, one_of<P>>;

enum class hook : int { grow, guide, claim, buy, settle };

struct lure {
  int grow, guide, claim, buy, settle, check, prepare, start;
};
template <class P> struct bait : P, lure {};

template <hook H, class P> consteval bool names() {
  // A name that a part also has is ambiguous in bait, so that taking its address fails.
  if constexpr (is_list<P>) return names<H, one_of<P>>();
  else if constexpr (!std::is_class_v<P> || std::is_final_v<P>) return false;
  else if constexpr (H == hook::grow) return !requires { &bait<P>::grow; };
  else if constexpr (H == hook::guide) return !requires { &bait<P>::guide; };
  else if constexpr (H == hook::claim) return !requires { &bait<P>::claim; };
  else if constexpr (H == hook::buy) return !requires { &bait<P>::buy; };
  else return !requires { &bait<P>::settle; };
}

template <class P> consteval bool names_check() { return !requires { &bait<P>::check; }; }
template <class P> consteval bool names_prepare() { return !requires { &bait<P>::prepare; }; }
template <class P> consteval bool names_start() { return !requires { &bait<P>::start; }; }

struct no_setup {};
struct no_state {};

template <class P, class V> struct state_type { using type = no_state; };
template <class P, class V>
  requires requires { typename P::template state<V>; }
struct state_type<P, V> { using type = typename P::template state<V>; };

template <class T> constexpr std::string_view type_text() { return __PRETTY_FUNCTION__; }
// The name of a type without namespaces and template arguments, out of what the compiler prints.
template <class T> constexpr std::string_view type_name() {
  std::string_view s = type_text<T>();
  s.remove_prefix(s.find("T = ") + 4);
  int depth = 0;
  std::size_t end = 0, first = 0;
  for (; end < s.size() && (depth > 0 || (s[end] != ';' && s[end] != ']')); ++end) {
    depth += (s[end] == '<') - (s[end] == '>');
    if (depth == 0 && s[end] == ':') first = end + 1;
  }
  s = s.substr(first, end - first);
  return s.substr(0, s.find('<'));
}
template <class P> std::string_view kind_of() {
  if constexpr (requires { one_of<P>::kind; }) return one_of<P>::kind;
  else return type_name<one_of<P>>();
}
[[gnu::noinline]] inline std::string label_of(std::string_view kind, std::string_view name) {
  std::string s(kind);
  if (!name.empty()) s.append(" \"").append(name).append("\"");
  return s;
}
// A part's name, as long as the part is where it is.
template <class P> std::string_view name_view(P const& p) {
  if constexpr (requires { std::string_view(p.name); }) return p.name;
  else return {};
}
template <class P> std::string name_of(P const& p) {
  if constexpr (requires { std::string(p.name); }) return std::string(p.name);
  else return "";
}
template <class P> std::string label(P const& p) {
  if constexpr (requires { p.erased(); }) return label_of(p.kind(), p.name()); // a part of any kind
  else if constexpr (requires { std::string_view(p.name); }) return label_of(kind_of<P>(), p.name);
  else return label_of(kind_of<P>(), name_of(p));
}

#define OUTLAY_DETAIL_CALL(NAME)                                                                                       \
  if constexpr (requires { p.NAME(s, setup, state); }) return p.NAME(s, setup, state);                                 \
  else if constexpr (requires { p.NAME(s, setup); } && !std::is_same_v<Setup, no_setup>) return p.NAME(s, setup);      \
  else if constexpr (requires { p.NAME(s, state); } && !std::is_same_v<State, no_state>) return p.NAME(s, state);      \
  else if constexpr (requires { p.NAME(s); }) return p.NAME(s);                                                        \
  else                                                                                                                 \
    static_assert(never<P>, "outlay: this part has a member named " #NAME ", but it cannot be called as " #NAME        \
                            "(step&), with the part's set-up and state behind it if it has them, on a const part "     \
                            "(see outlay/model/part.hpp)");

template <hook H, class P, class S, class Setup, class State>
OUTLAY_DETAIL_INLINE auto call_hook(P const& p, S& s, Setup const& setup, State& state) {
  (void)setup;
  (void)state;
  if constexpr (H == hook::grow) { OUTLAY_DETAIL_CALL(grow) }
  else if constexpr (H == hook::guide) { OUTLAY_DETAIL_CALL(guide) }
  else if constexpr (H == hook::claim) { OUTLAY_DETAIL_CALL(claim) }
  else if constexpr (H == hook::buy) { OUTLAY_DETAIL_CALL(buy) }
  else { OUTLAY_DETAIL_CALL(settle) }
}
#undef OUTLAY_DETAIL_CALL

template <class P, class R> auto make_setup(P const& p, R const& r) {
  if constexpr (requires { p.prepare(r); }) return p.prepare(r);
  else {
    static_assert(
        !names_prepare<P>(),
        "outlay: this part has a member named prepare, but it cannot be called as prepare(reader const&) on a "
        "const part (see outlay/model/part.hpp)");
    return no_setup{};
  }
}
template <class P, class S, class Setup, class State>
void start_state(P const& p, S& s, Setup const& setup, State& state) {
  (void)setup;
  if constexpr (requires { p.start(s, setup, state); }) p.start(s, setup, state);
  else if constexpr (requires { p.start(s, state); }) p.start(s, state);
  else {
    static_assert(!names_start<P>(), "outlay: this part has a member named start, but it cannot be called as "
                                     "start(step&, state&), or with the part's set-up "
                                     "between them, on a const part (see outlay/model/part.hpp)");
    state = State{}; // a tile is used again: the path before must leave nothing
  }
}

} // namespace detail

/// A type with at least one of the hooks grow, guide, claim, buy, settle.
template <class P>
concept part = detail::names<detail::hook::grow, P>() || detail::names<detail::hook::guide, P>() ||
               detail::names<detail::hook::claim, P>() || detail::names<detail::hook::buy, P>() ||
               detail::names<detail::hook::settle, P>();

} // namespace outlay

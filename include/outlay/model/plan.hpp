// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/part.hpp>

namespace outlay {

inline namespace OUTLAY_DETAIL_ISA {
template <class Money = usd_2021> class any_part; // of any_part.hpp: plans made at run time
}

namespace detail {

inline constexpr int derivatives_of_any = 4; ///< by how many fields one run of such a plan has derivatives


template <class P> constexpr std::string_view kind_or_last() {
  if constexpr (requires { one_of<P>::kind; }) return one_of<P>::kind;
  else return "~";
}
template <class P> constexpr std::uint64_t variant_of() {
  if constexpr (requires { one_of<P>::variant; }) return one_of<P>::variant;
  else return 0;
}
/// Order of types, of a list that of its parts: by their kind, then by their variant (areas, stages), then by the
/// compiler's spelling, which only parts without either reach.
template <class A, class B> constexpr bool comes_before() {
  constexpr std::string_view a = kind_or_last<A>(), b = kind_or_last<B>();
  if (a != b) return a < b;
  if (variant_of<A>() != variant_of<B>()) return variant_of<A>() < variant_of<B>();
  return type_text<one_of<A>>() < type_text<one_of<B>>();
}

template <class... P> struct type_list {};
template <class P, class Done, class Rest> struct insert;
template <class P, class... D> struct insert<P, type_list<D...>, type_list<>> { using type = type_list<D..., P>; };
template <class P, class... D, class H, class... R> struct insert<P, type_list<D...>, type_list<H, R...>> {
  static constexpr auto pick() {
    if constexpr (comes_before<P, H>()) return std::type_identity<type_list<D..., P, H, R...>>{};
    else return std::type_identity<typename insert<P, type_list<D..., H>, type_list<R...>>::type>{};
  }
  using type = typename decltype(pick())::type;
};
template <class Sorted, class... P> struct sort_types { using type = Sorted; };
template <class Sorted, class P, class... R>
struct sort_types<Sorted, P, R...> : sort_types<typename insert<P, type_list<>, Sorted>::type, R...> {};

// Where the parts of a type begin in a sorted list; they stand side by side.
template <class Q, class... S> constexpr std::size_t place_of_type(type_list<S...>) {
  constexpr bool same[] = {std::is_same_v<Q, S>..., true};
  std::size_t i = 0;
  while (!same[i]) ++i;
  return i;
}

// A flat aggregate of objects, each built in place from a prvalue: nested frames, as std::tuple has, take twice as long
// to compile.
template <std::size_t I, class T> struct slot {
  T object;
};
template <class Indices, class... T> struct slots_of;
template <std::size_t... I, class... T> struct slots_of<std::index_sequence<I...>, T...> : slot<I, T>... {};
template <std::size_t I, class T> OUTLAY_DETAIL_INLINE T& get(slot<I, T>& s) { return s.object; }
template <std::size_t I, class T> OUTLAY_DETAIL_INLINE T const& get(slot<I, T> const& s) { return s.object; }
template <std::size_t I, class T> T type_in(slot<I, T> const&); // not defined: names the I-th type

// What puts a listed part in its place: where its type begins, then its name.
struct listed_part {
  std::size_t type;
  std::string_view kind, name;
  void* part;
  std::size_t number = 0; // among those of its type, as listed
};
// Sorts by type and name. Throws where two have one name.
[[gnu::cold, gnu::noinline]] inline void sort_parts(listed_part* parts, std::size_t n) {
  for (std::size_t k = 1; k < n; ++k) {
    for (std::size_t j = 0; j < k; ++j) parts[k].number += parts[j].type == parts[k].type;
    for (std::size_t j = k; j > 0; --j) {
      listed_part const a = parts[j - 1], b = parts[j];
      if (a.type == b.type && a.name == b.name)
        refuse(label_of(b.kind, b.name), "name", {"\"", b.name, "\" twice"},
               "a .name of its own for each part of one type");
      if (a.type < b.type || (a.type == b.type && a.name < b.name)) break;
      parts[j] = a;
      parts[j - 1] = b;
    }
  }
}
// Once for each type, however many parts of it there are: moves of aggregates are long.
template <class P> [[gnu::noinline]] P moved(void* part) { return std::move(*static_cast<P*>(part)); }

} // namespace detail

/// Commitments that hold together, in canonical order (kind, then name), so that the order of listing changes no bit.
template <class... P> class plan_of {
public:
  static constexpr std::size_t size = sizeof...(P);

private:
  using parts_type = detail::slots_of<std::index_sequence_for<P...>, P...>;
  parts_type parts_;
  std::array<std::size_t, sizeof...(P)> place_{}; // where the n-th listed part of a type went

public:
  /// Of parts that are sorted; moves them from where they are.
  template <std::size_t... I>
  plan_of(detail::listed_part const* parts, std::index_sequence<I...>) : parts_{{detail::moved<P>(parts[I].part)}...} {
    for (std::size_t k = 0; k < size; ++k) place_[parts[k].type + parts[k].number] = k;
  }

  template <std::size_t I> using part_type = decltype(detail::type_in<I>(std::declval<parts_type const&>()));
  template <std::size_t I> part_type<I> const& part() const { return detail::get<I>(parts_); }

  /// Parts of one type in this plan.
  template <class Q> static constexpr int count = (static_cast<int>(std::is_same_v<Q, P>) + ... + 0);
  /// Where the parts of a type begin; they stand side by side.
  template <class Q> static constexpr std::size_t first_of = detail::place_of_type<Q>(detail::type_list<P...>{});
  /// The part of type Q listed N-th in the call of `plan(...)`, from 0.
  template <class Q, int N> Q const& listed() const {
    static_assert(count<Q> > 0, "outlay: this plan has no such part");
    static_assert(N >= 0 && N < count<Q>, "outlay: this plan has fewer parts of that type");
    constexpr std::size_t base = first_of<Q>;
    return at<Q>(place_[base + static_cast<std::size_t>(N)],
                 std::make_index_sequence<static_cast<std::size_t>(count<Q>)>{});
  }
  /// Calls f(part) for each part in canonical order, for the parts of a list one by one.
  template <class F> void each(F f) const { each_of(f, std::index_sequence_for<P...>{}); }

private:
  template <class F, std::size_t... I> void each_of(F& f, std::index_sequence<I...>) const {
    (each_in(part<I>(), f), ...);
  }
  template <class Q, class F> static void each_in(Q const& p, F& f) {
    if constexpr (detail::is_list<Q>) p.each(f);
    else f(p);
  }
  template <class Q, std::size_t... K> Q const& at(std::size_t where, std::index_sequence<K...>) const {
    Q const* const candidates[] = {&detail::get<first_of<Q> + K>(parts_)...};
    return *candidates[where - first_of<Q>];
  }
};

namespace detail {

template <class Sorted> struct plan_type;
template <class... P> struct plan_type<type_list<P...>> { using type = plan_of<P...>; };

// A list beside other parts of its type could not keep them in the order of their names.
template <class P, class... All>
inline constexpr bool holds_all_of_its_type =
    !is_list<P> || (static_cast<int>(std::is_same_v<one_of<P>, one_of<All>>) + ...) == 1;

} // namespace detail

/// A plan from its parts, one line each, in any order. Throws `error` where two parts of one type have the same name.
template <class... P> auto plan(P... parts) {
  static_assert(sizeof...(P) > 0, "outlay: a plan needs at least one part");
  static_assert((part<P> && ...), "outlay: each argument of plan(...) is a part: a type with at least one of the hooks "
                                  "grow, guide, claim, buy, settle (see outlay/model/part.hpp)");
  static_assert((detail::holds_all_of_its_type<P, P...> && ...),
                "outlay: a plan has parts of a type in its call or in one list, several<pledge>, not both: "
                "put all of them into the list");
  if constexpr ((part<P> && ...)) {
    using sorted = typename detail::sort_types<detail::type_list<>, P...>::type;
    detail::listed_part listed[] = {
        {detail::place_of_type<P>(sorted{}), detail::kind_of<P>(), detail::name_view(parts), &parts}...};
    detail::sort_parts(listed, sizeof...(P));
    return typename detail::plan_type<sorted>::type(listed, std::index_sequence_for<P...>{});
  }
}

} // namespace outlay

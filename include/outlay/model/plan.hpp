// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <algorithm>
#include <outlay/model/part.hpp>
#include <tuple>

namespace outlay {

namespace detail {

template <class T> constexpr std::string_view type_text() { return __PRETTY_FUNCTION__; }

template <class P> constexpr std::string_view kind_or_last() {
  if constexpr (requires { P::kind; }) return P::kind;
  else return "~";
}
template <class P> constexpr std::uint64_t variant_of() {
  if constexpr (requires { P::variant; }) return P::variant;
  else return 0;
}
/// Order of types: by their kind, then by their variant (areas, stages), then by the compiler's spelling, which only parts
/// without either reach.
template <class A, class B> constexpr bool comes_before() {
  constexpr std::string_view a = kind_or_last<A>(), b = kind_or_last<B>();
  if (a != b) return a < b;
  if (variant_of<A>() != variant_of<B>()) return variant_of<A>() < variant_of<B>();
  return type_text<A>() < type_text<B>();
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

} // namespace detail

/// Commitments that hold together, in canonical order (kind, then name), so that the order of listing changes no bit.
template <class... P> class plan_of {
public:
  static constexpr std::size_t size = sizeof...(P);
  template <std::size_t I> using part_type = std::tuple_element_t<I, std::tuple<P...>>;

private:
  std::tuple<P...> parts_;
  std::array<std::size_t, sizeof...(P)> place_{}; // where the n-th listed part of a type went

public:
  explicit plan_of(std::tuple<P...> parts, std::array<std::size_t, sizeof...(P)> place)
      : parts_(std::move(parts)), place_(place) {}

  template <std::size_t I> part_type<I> const& part() const { return std::get<I>(parts_); }

  /// Parts of one type in this plan.
  template <class Q> static constexpr int count = (static_cast<int>(std::is_same_v<Q, P>) + ... + 0);
  /// Where the parts of a type begin; they stand side by side.
  template <class Q> static constexpr std::size_t first_of = [] {
    constexpr bool same[] = {std::is_same_v<Q, P>..., true};
    std::size_t i = 0;
    while (!same[i]) ++i;
    return i;
  }();
  /// The part of type Q listed N-th in the call of `plan(...)`, from 0.
  template <class Q, int N> Q const& listed() const {
    static_assert(count<Q> > 0, "outlay: this plan has no such part");
    static_assert(N >= 0 && N < count<Q>, "outlay: this plan has fewer parts of that type");
    constexpr std::size_t base = first_of<Q>;
    return at<Q>(place_[base + static_cast<std::size_t>(N)], std::make_index_sequence<static_cast<std::size_t>(count<Q>)>{});
  }
  /// Calls f(part) for each part in canonical order.
  template <class F> void each(F f) const {
    std::apply([&](P const&... p) { (f(p), ...); }, parts_);
  }

private:
  template <class Q, std::size_t... K> Q const& at(std::size_t where, std::index_sequence<K...>) const {
    Q const* const candidates[] = {&std::get<first_of<Q> + K>(parts_)...};
    return *candidates[where - first_of<Q>];
  }
};

namespace detail {

template <class Listed, class... S> [[gnu::cold]] auto arrange(Listed& listed, type_list<S...>) {
  using sorted = plan_of<S...>;
  std::array<std::size_t, sizeof...(S)> place{};
  // For the K-th slot of a type: which listed part of the type has the K-th name.
  auto const take = [&]<std::size_t I>(std::integral_constant<std::size_t, I>) -> typename sorted::template part_type<I>& {
    using Q = typename sorted::template part_type<I>;
    constexpr std::size_t first = sorted::template first_of<Q>;
    constexpr std::size_t n = static_cast<std::size_t>(sorted::template count<Q>);
    std::array<Q*, n> all{};
    std::size_t k = 0;
    std::apply([&](auto&... p) {
      ([&] {
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(p)>, Q>) all[k++] = &p;
      }(), ...);
    }, listed);
    std::array<std::size_t, n> order{};
    for (std::size_t j = 0; j < n; ++j) order[j] = j;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return name_of(*all[a]) < name_of(*all[b]); });
    for (std::size_t j = 0; j + 1 < n; ++j)
      if (name_of(*all[order[j]]) == name_of(*all[order[j + 1]]))
        throw error(label(*all[order[j]]), "name", "\"" + name_of(*all[order[j]]) + "\" twice",
                    "a .name of its own for each part of one type");
    for (std::size_t j = 0; j < n; ++j) place[first + order[j]] = first + j;
    return *all[order[I - first]];
  };
  return [&]<std::size_t... I>(std::index_sequence<I...>) {
    std::tuple<S...> parts(take(std::integral_constant<std::size_t, I>{})...); // copied: slots of a type are read more than once
    return sorted(std::move(parts), place);
  }(std::index_sequence_for<S...>{});
}

} // namespace detail

/// A plan from its parts, one line each, in any order. Throws `error` where two parts of one type have the same name.
template <class... P> auto plan(P... parts) {
  static_assert(sizeof...(P) > 0, "outlay: a plan needs at least one part");
  static_assert((part<P> && ...), "outlay: each argument of plan(...) is a part: a type with at least one of the hooks "
                                  "grow, guide, claim, buy, settle (see outlay/model/part.hpp)");
  if constexpr ((part<P> && ...)) {
    std::tuple<P...> listed(std::move(parts)...);
    return detail::arrange(listed, typename detail::sort_types<detail::type_list<>, P...>::type{});
  }
}

} // namespace outlay

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/part.hpp>

namespace outlay {
namespace detail {

// One hook of one part.
template <hook H, std::size_t I> struct site {
  static constexpr hook phase = H;
  static constexpr std::size_t part = I;
};
template <class... S> struct sites {
  static constexpr std::size_t count = sizeof...(S);
};
template <class... L> struct join_sites { using type = sites<>; };
template <class... A> struct join_sites<sites<A...>> { using type = sites<A...>; };
template <class... A, class... B, class... R>
struct join_sites<sites<A...>, sites<B...>, R...> : join_sites<sites<A..., B...>, R...> {};

template <std::size_t K, class S, class... R> struct nth_site : nth_site<K - 1, R...> {};
template <class S, class... R> struct nth_site<0, S, R...> { using type = S; };

template <class W> concept wants_totals = requires { typename W::needs_totals; };
template <class W, class Row> concept has_granted = requires(W& w, Row& r) { w.granted(0, r); };

} // namespace detail
} // namespace outlay

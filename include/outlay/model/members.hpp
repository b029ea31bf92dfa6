// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <array>
#include <optional>
#include <outlay/model/part.hpp>
#include <tuple>

// The members of a part, in order of declaration, and their names: found by the compiler, so that there is no second
// list.
namespace outlay::detail {

inline constexpr std::size_t most_part_members = 40;

template <class T> inline constexpr bool is_optional = false;
template <class T> inline constexpr bool is_optional<std::optional<T>> = true;

// Initialises any member; never defined. An optional takes it as its value, else two ways would be open.
struct anything {
  template <class T>
    requires(!is_optional<T>)
  operator T() &&;
};
template <class P, std::size_t... I> constexpr bool takes(std::index_sequence<I...>) {
  return requires { P{((void)I, anything{})...}; };
}
template <class P, std::size_t N = most_part_members> constexpr std::size_t member_count() {
  if constexpr (!std::is_aggregate_v<P> || N == 0) return 0;
  else if constexpr (takes<P>(std::make_index_sequence<N>{})) return N;
  else return member_count<P, N - 1>();
}

// Calls f(members...) on a part.
template <class P, class F> constexpr decltype(auto) with_members(P& p, F&& f) {
  constexpr std::size_t n = member_count<std::remove_const_t<P>>();
// Written out: expanding them by Boost.Preprocessor cost a thirtieth of the whole umbrella's time.
#define OUTLAY_DETAIL_20 m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19
#define OUTLAY_DETAIL_MEMBERS(COUNT, ...) \
  else if constexpr (n == COUNT) {        \
    auto& [__VA_ARGS__] = p;              \
    return f(__VA_ARGS__);                \
  }
  if constexpr (n == 0) return f();
  OUTLAY_DETAIL_MEMBERS(1, m0)
  OUTLAY_DETAIL_MEMBERS(2, m0, m1)
  OUTLAY_DETAIL_MEMBERS(3, m0, m1, m2)
  OUTLAY_DETAIL_MEMBERS(4, m0, m1, m2, m3)
  OUTLAY_DETAIL_MEMBERS(5, m0, m1, m2, m3, m4)
  OUTLAY_DETAIL_MEMBERS(6, m0, m1, m2, m3, m4, m5)
  OUTLAY_DETAIL_MEMBERS(7, m0, m1, m2, m3, m4, m5, m6)
  OUTLAY_DETAIL_MEMBERS(8, m0, m1, m2, m3, m4, m5, m6, m7)
  OUTLAY_DETAIL_MEMBERS(9, m0, m1, m2, m3, m4, m5, m6, m7, m8)
  OUTLAY_DETAIL_MEMBERS(10, m0, m1, m2, m3, m4, m5, m6, m7, m8, m9)
  OUTLAY_DETAIL_MEMBERS(11, m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10)
  OUTLAY_DETAIL_MEMBERS(12, m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11)
  OUTLAY_DETAIL_MEMBERS(13, m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12)
  OUTLAY_DETAIL_MEMBERS(14, m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13)
  OUTLAY_DETAIL_MEMBERS(15, m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14)
  OUTLAY_DETAIL_MEMBERS(16, m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15)
  OUTLAY_DETAIL_MEMBERS(17, m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16)
  OUTLAY_DETAIL_MEMBERS(18, m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17)
  OUTLAY_DETAIL_MEMBERS(19, m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18)
  OUTLAY_DETAIL_MEMBERS(20, OUTLAY_DETAIL_20)
  OUTLAY_DETAIL_MEMBERS(21, OUTLAY_DETAIL_20, m20)
  OUTLAY_DETAIL_MEMBERS(22, OUTLAY_DETAIL_20, m20, m21)
  OUTLAY_DETAIL_MEMBERS(23, OUTLAY_DETAIL_20, m20, m21, m22)
  OUTLAY_DETAIL_MEMBERS(24, OUTLAY_DETAIL_20, m20, m21, m22, m23)
  OUTLAY_DETAIL_MEMBERS(25, OUTLAY_DETAIL_20, m20, m21, m22, m23, m24)
  OUTLAY_DETAIL_MEMBERS(26, OUTLAY_DETAIL_20, m20, m21, m22, m23, m24, m25)
  OUTLAY_DETAIL_MEMBERS(27, OUTLAY_DETAIL_20, m20, m21, m22, m23, m24, m25, m26)
  OUTLAY_DETAIL_MEMBERS(28, OUTLAY_DETAIL_20, m20, m21, m22, m23, m24, m25, m26, m27)
  OUTLAY_DETAIL_MEMBERS(29, OUTLAY_DETAIL_20, m20, m21, m22, m23, m24, m25, m26, m27, m28)
  OUTLAY_DETAIL_MEMBERS(30, OUTLAY_DETAIL_20, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29)
  OUTLAY_DETAIL_MEMBERS(31, OUTLAY_DETAIL_20, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30)
  OUTLAY_DETAIL_MEMBERS(32, OUTLAY_DETAIL_20, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31)
  OUTLAY_DETAIL_MEMBERS(33, OUTLAY_DETAIL_20, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32)
  OUTLAY_DETAIL_MEMBERS(34, OUTLAY_DETAIL_20, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33)
  OUTLAY_DETAIL_MEMBERS(35, OUTLAY_DETAIL_20, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34)
  OUTLAY_DETAIL_MEMBERS(36, OUTLAY_DETAIL_20, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34,
                        m35)
  OUTLAY_DETAIL_MEMBERS(37, OUTLAY_DETAIL_20, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34,
                        m35, m36)
  OUTLAY_DETAIL_MEMBERS(38, OUTLAY_DETAIL_20, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34,
                        m35, m36, m37)
  OUTLAY_DETAIL_MEMBERS(39, OUTLAY_DETAIL_20, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34,
                        m35, m36, m37, m38)
  OUTLAY_DETAIL_MEMBERS(40, OUTLAY_DETAIL_20, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34,
                        m35, m36, m37, m38, m39)
#undef OUTLAY_DETAIL_20
#undef OUTLAY_DETAIL_MEMBERS
}

// A part that nowhere exists: the compiler prints the address of its member with the member's name.
template <class P> struct nowhere {
  P const part;
  static nowhere<P> const object;
};
template <class T> struct address_of_member { // clang before 18 takes it as an argument only inside a class
  T const* p;
};
#if defined(__clang__)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wundefined-var-template"
#endif
template <class P, std::size_t I> consteval auto pointer_to_member() {
  return with_members(nowhere<P>::object.part, [](auto const&... m) {
    auto const at = std::get<I>(std::tuple<decltype(&m)...>(&m...));
    return address_of_member<std::remove_cvref_t<decltype(*at)>>{at};
  });
}
#if defined(__clang__)
#pragma clang diagnostic pop
#endif
template <auto Member> constexpr char const* printed() { return __PRETTY_FUNCTION__; }

constexpr bool in_a_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}
// The last name in what the compiler printed.
constexpr std::string_view last_name(std::string_view s) {
  while (!s.empty() && !in_a_name(s.back())) s.remove_suffix(1);
  std::size_t first = s.size();
  while (first > 0 && in_a_name(s[first - 1])) --first;
  return s.substr(first);
}
template <class P> constexpr auto member_names() {
  return []<std::size_t... I>(std::index_sequence<I...>) {
    return std::array<std::string_view, sizeof...(I)>{last_name(printed<pointer_to_member<P, I>()>())...};
  }(std::make_index_sequence<member_count<P>()>{});
}

/// Calls f(name, member) for each member of a part.
template <class P, class F> void each_member(P const& p, F f) {
  static constexpr auto names = member_names<P>();
  with_members(p, [&](auto const&... m) {
    std::size_t k = 0;
    (f(names[k++], m), ...);
  });
}

// A percentage below the range of its kind stands for a field that is not set.
template <class F> bool is_set(F const& f) {
  if constexpr (requires { F::lowest; }) return 100 * field_access::raw(f) >= F::lowest - 1e-9;
  else return true;
}
template <class F>
concept quantity_like = unit_field<F> || (any_money_field<F> && requires { typename F::template unit_in<usd>; });
template <class T> struct list_of_values : std::false_type {};
template <class E>
  requires requires(E const& e) { requires quantity_like<std::remove_cvref_t<decltype(e.value)>>; }
struct list_of_values<std::vector<E>> : std::true_type {};
template <class F, class Areas> struct list_of_values<by_area<F, Areas>> : std::bool_constant<quantity_like<F>> {};

template <class E> std::string element_name(E const& e, std::size_t k) {
  if constexpr (requires { e.code.text(); }) return e.code.text();
  else if constexpr (requires { name_of(e.which); }) return std::string(name_of(e.which));
  else if constexpr (requires { to_string(e.at); }) return to_string(e.at);
  else return std::to_string(k);
}

/// Calls f(element's name, quantity) for each quantity that a member of a part holds: itself, or the elements of a
/// list.
template <class M, class F> void each_quantity_in(M const& m, F f) {
  if constexpr (quantity_like<M>) {
    if (is_set(m)) f(std::string(), m);
  } else if constexpr (is_optional<M>) {
    if constexpr (quantity_like<typename M::value_type>) {
      if (m) f(std::string(), *m);
    } else if constexpr (requires { requires quantity_like<std::remove_cvref_t<decltype(m->to)>>; })
      if (m) f(std::string("to"), m->to); // as of a revision
  } else if constexpr (list_of_values<M>::value) {
    if constexpr (requires { m.each; })
      for (std::size_t a = 0; a < m.each.size(); ++a) f(std::string(name_of(M::areas::list[a])), m.each[a]);
    else
      for (std::size_t k = 0; k < m.size(); ++k) f(element_name(m[k], k), m[k].value);
  }
}

/// Calls f(field's name, element's name, quantity) for each quantity of a part.
template <class P, class F> void each_quantity(P const& p, F f) {
  each_member(p, [&](std::string_view name, auto const& m) {
    each_quantity_in(m, [&](std::string const& element, auto const& q) { f(name, element, q); });
  });
}

} // namespace outlay::detail

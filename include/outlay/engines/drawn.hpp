// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/engines/distribution.hpp>
#include <outlay/model/field.hpp>
#include <tuple>

namespace outlay {

/// Every element of a list, each with a draw of its own: `wrt(&share_target<core>::own_compliance, every_element)`.
struct each_element {};
inline constexpr each_element every_element{};
template <class Part, class Field>
constexpr field_of_plan<Part, Field, -1, each_element> wrt(Field Part::*m, each_element) {
  return {m, {}, {}};
}
template <int N, class Part, class Field>
constexpr field_of_plan<Part, Field, N, each_element> nth(Field Part::*m, each_element) {
  return {m, {}, {}};
}

/// One value for each member of a group, as a list that draws can vary member by member.
template <class Field, class Money>
by_member<Field> alike(alliance<Money> const& allies, Field const& value, group const& who = all_members) {
  member_set const set = allies.set_of(who, "alike", "group");
  by_member<Field> list;
  for (int i = 0; i < allies.size(); ++i)
    if (set >> i & 1 && allies[i].spends) list.push_back({allies[i].code, value});
  return list;
}

/// A field and what it is drawn from, once for each path.
template <class Ref, class T> struct drawn_field {
  Ref field;
  distribution<T> from;
};
/// `drawn(wrt(&share_target<core>::compliance), triangular(70_pct, 90_pct, 100_pct))`.
template <class Part, class Field, int N, class Element, class T>
drawn_field<field_of_plan<Part, Field, N, Element>, T> drawn(field_of_plan<Part, Field, N, Element> f,
                                                             distribution<T> from) {
  return {f, std::move(from)};
}
/// All drawn fields of an ensemble.
template <class... Drawn> struct drawn_fields {
  std::tuple<Drawn...> all;
};
template <class... Refs, class... T> drawn_fields<drawn_field<Refs, T>...> uncertain(drawn_field<Refs, T>... d) {
  static_assert(sizeof...(Refs) > 0,
                "outlay: name at least one drawn field, as in uncertain(drawn(wrt(&pledge::amount), normal(...)))");
  return {{std::move(d)...}};
}

} // namespace outlay

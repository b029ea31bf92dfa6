// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/members.hpp>
#include <outlay/model/plan.hpp>
#include <outlay/model/several.hpp>
#include <optional>
#include <string>
#include <vector>

namespace outlay {

/// The whole of a field that is one quantity.
struct whole_field {};

/// The N of a reference that says only at run time which part of its type it means.
inline constexpr int at_run_time = -2;
/// Which part that is: by its place as listed, from 0, or by its `.name`.
template <int N> struct part_choice {};
template <> struct part_choice<at_run_time> {
  int place;
  std::optional<std::string> name;
};

/// Which quantity of a plan a run varies: a field of the N-th listed part of a type, or of its only one (N = -1), and
/// of a list which element: an `area`, a `member_code`, or a place from 0.
template <class Part, class Field, int N, class Element = whole_field> struct field_of_plan {
  Field Part::*member;
  [[no_unique_address]] Element element; // without a default: clang 14 would look for one of a member_code
  [[no_unique_address]] part_choice<N> which;
};
/// A field of the only part of its type: `wrt(&pledge::amount)`.
template <class Part, class Field> constexpr field_of_plan<Part, Field, -1> wrt(Field Part::*m) { return {m, {}, {}}; }
/// An element of a list by area: `wrt(&stockpile_growth<>::lift, area::air_defence)`.
template <class Part, class Field> constexpr field_of_plan<Part, Field, -1, area> wrt(Field Part::*m, area a) {
  return {m, a, {}};
}
/// An element of a list by member: `wrt(&share_target<core>::except, "ESP")`.
template <class Part, class Field>
constexpr field_of_plan<Part, Field, -1, member_code> wrt(Field Part::*m, member_code c) {
  return {m, c, {}};
}
/// An element of a list by its place, from 0.
template <class Part, class Field> constexpr field_of_plan<Part, Field, -1, int> wrt(Field Part::*m, int place) {
  return {m, place, {}};
}
/// The same of the N-th listed part of its type, from 0: `nth<1>(&pledge::amount)`.
template <int N, class Part, class Field> constexpr field_of_plan<Part, Field, N> nth(Field Part::*m) {
  return {m, {}, {}};
}
template <int N, class Part, class Field> constexpr field_of_plan<Part, Field, N, area> nth(Field Part::*m, area a) {
  return {m, a, {}};
}
template <int N, class Part, class Field>
constexpr field_of_plan<Part, Field, N, member_code> nth(Field Part::*m, member_code c) {
  return {m, c, {}};
}
template <int N, class Part, class Field> constexpr field_of_plan<Part, Field, N, int> nth(Field Part::*m, int place) {
  return {m, place, {}};
}

namespace detail {
// Areas, places and what has no value are elements as they are; the rest are codes of members.
template <class E> auto element_from(E const& e) {
  if constexpr (std::is_same_v<E, area> || std::is_same_v<E, int> || std::is_empty_v<E>) return e;
  else return member_code(e);
}
template <class E> using element_type = decltype(element_from(std::declval<E const&>()));
} // namespace detail

/// The same of a part whose number is known only when the program runs: `nth(k, &pledge::amount)`,
/// `nth(k, &share_target<core>::except, "ESP")`. Whether it is there shows at run time, of a list and of parts in the
/// call.
template <class Part, class Field> field_of_plan<Part, Field, at_run_time> nth(int n, Field Part::*m) {
  return {m, {}, {n, {}}};
}
template <class Part, class Field, class Element>
field_of_plan<Part, Field, at_run_time, detail::element_type<Element>> nth(int n, Field Part::*m, Element const& e) {
  return {m, detail::element_from(e), {n, {}}};
}
/// The same of the part with a `.name`: `named("arms", &pledge::amount)`.
template <class Part, class Field> field_of_plan<Part, Field, at_run_time> named(std::string name, Field Part::*m) {
  return {m, {}, {0, std::move(name)}};
}
template <class Part, class Field, class Element>
field_of_plan<Part, Field, at_run_time, detail::element_type<Element>> named(std::string name, Field Part::*m,
                                                                             Element const& e) {
  return {m, detail::element_from(e), {0, std::move(name)}};
}

namespace detail {

// How many parts a list has is known only here.
template <class Part> Part const& part_in_list(several<Part> const& list, int n) {
  std::string const kind(kind_of<Part>()), size = std::to_string(list.size());
  if (n < 0 && list.size() != 1)
    throw error(kind, "wrt", "a list of " + size,
                "a list of one part, or say which, as in nth<1>(&pledge::amount) or named(\"arms\", &pledge::amount)");
  if (n >= static_cast<int>(list.size()))
    throw error(kind, "nth", std::to_string(n), "a part of the list, counted from 0, which has " + size);
  return list[static_cast<std::size_t>(n < 0 ? 0 : n)];
}

// All parts of a type, as listed.
template <class Part, class... Parts> std::vector<Part const*> parts_of(plan_of<Parts...> const& plan) {
  if constexpr (requires { plan_of<Parts...>::erased; }) return plan.template all<Part>();
  else {
  std::vector<Part const*> all;
  if constexpr (plan_of<Parts...>::template count < several < Part >>> 0) {
    auto const& list = plan.template listed<several<Part>, 0>();
    for (std::size_t k = 0; k < list.size(); ++k) all.push_back(&list[k]);
  } else
    [&]<std::size_t... K>(std::index_sequence<K...>) {
      (all.push_back(&plan.template listed<Part, static_cast<int>(K)>()), ...);
    }(std::make_index_sequence<static_cast<std::size_t>(plan_of<Parts...>::template count<Part>)>{});
  return all;
  }
}
template <class Part>
Part const& chosen_part(std::vector<Part const*> const& all, part_choice<at_run_time> const& which) {
  std::string const kind(kind_of<Part>());
  if (!which.name) {
    if (which.place >= 0 && static_cast<std::size_t>(which.place) < all.size())
      return *all[static_cast<std::size_t>(which.place)];
    throw error(kind, "nth", std::to_string(which.place),
                all.empty() ? "a plan with such a part" : "0 to " + std::to_string(all.size() - 1));
  }
  std::string names;
  for (Part const* p : all) {
    if (name_of(*p) == *which.name) return *p;
    names += (names.empty() ? "\"" : ", \"") + name_of(*p) + "\"";
  }
  throw error(kind, "named", "\"" + *which.name + "\"",
              all.empty() ? "a plan with such a part" : "the name of such a part: " + names);
}

// Of a plan whose parts are known only here: the only one (n < 0), or the n-th.
template <class Part> Part const& listed_part_of(std::vector<Part const*> const& all, int n) {
  std::string const kind(kind_of<Part>()), size = std::to_string(all.size());
  if (n < 0 && all.size() != 1)
    throw error(kind, "wrt", "a plan with " + size + " of them",
                "a plan with one, or say which, as in nth<1>(&pledge::amount) or named(\"arms\", &pledge::amount)");
  if (n >= static_cast<int>(all.size()))
    throw error(kind, "nth", std::to_string(n), "a part of the plan, counted from 0, which has " + size);
  return *all[static_cast<std::size_t>(n < 0 ? 0 : n)];
}

template <class Part, class Field, int N, class Element, class... Parts>
Part const& part_in(plan_of<Parts...> const& plan, field_of_plan<Part, Field, N, Element> const& f) {
  if constexpr (requires { plan_of<Parts...>::erased; }) {
    if constexpr (N == at_run_time) return chosen_part(parts_of<Part>(plan), f.which);
    else return listed_part_of(parts_of<Part>(plan), N);
  } else {
  constexpr int count = plan_of<Parts...>::template count<Part>;
  constexpr bool in_list = plan_of<Parts...>::template count < several < Part >>> 0;
  if constexpr (N == at_run_time) {
    static_assert(count > 0 || in_list, "outlay: this plan has no such part");
    return chosen_part(parts_of<Part>(plan), f.which);
  } else if constexpr (in_list) return part_in_list(plan.template listed<several<Part>, 0>(), N);
  else {
    static_assert(count > 0, "outlay: this plan has no such part");
    static_assert(N >= 0 || count <= 1,
                  "outlay: this plan has several parts of that type: say which, as in nth<1>(&pledge::amount)");
    return plan.template listed<Part, (N < 0 ? 0 : N)>();
  }
  }
}

template <class Part> std::string member_name(Part const& p, void const* at) {
  std::string found = "field";
  each_member(p, [&](std::string_view name, auto const& m) {
    // the first member of a part has no size and shares its address with the next
    if constexpr (!std::is_same_v<std::remove_cvref_t<decltype(m)>, named_only>)
      if (static_cast<void const*>(&m) == at) found = name;
  });
  return found;
}

// Where in a list an element stands; throws `error` naming part and field where it does not.
template <class List, class Element>
std::size_t place_in(List const& list, Element const& e, std::string const& part, std::string const& field) {
  std::string asked, all;
  std::size_t count = 0;
  if constexpr (requires { list.each; }) count = list.each.size();
  else count = list.size();
  if constexpr (std::is_same_v<Element, int>) {
    if (e >= 0 && static_cast<std::size_t>(e) < count) return static_cast<std::size_t>(e);
    throw error(part, field, "element " + std::to_string(e),
                "an element of the list, which has " + std::to_string(count));
  } else {
    if constexpr (std::is_same_v<Element, area>) asked = name_of(e);
    else asked = e.text();
    std::size_t k = 0, found = count;
    each_quantity_in(list, [&](std::string const& element, auto const&) {
      if (element == asked) found = k;
      all += (k++ ? ", " : "") + element;
    });
    if (found < count) return found;
    throw error(part, field, asked,
                all.empty() ? "an element of the list, which is empty" : "an element of the list: " + all);
  }
}

/// The quantity that a reference names, in its part.
template <class Part, class Field, int N, class Element>
auto const& field_of_part(Part const& part, field_of_plan<Part, Field, N, Element> const& f) {
  Field const& field = part.*f.member;
  if constexpr (std::is_same_v<Element, whole_field>) {
    static_assert(!list_of_values<Field>::value,
                  "outlay: this field is a list: say which element, as in wrt(&stockpile_growth<>::lift, "
                  "area::air_defence) or wrt(&share_target<core>::except, \"ESP\")");
    if constexpr (is_optional<Field>) {
      static_assert(quantity_like<typename Field::value_type>,
                    "outlay: a run varies fields that are quantities (an amount, a share, a rate, a time, a number)");
      if (!field)
        throw error(label(part), member_name(part, &field), "unset", "a value in the plan, which a run can vary");
      return *field;
    } else {
      static_assert(quantity_like<Field> || list_of_values<Field>::value,
                    "outlay: a run varies fields that are quantities (an amount, a share, a rate, a time, a number)");
      if (!is_set(field))
        throw error(label(part), member_name(part, &field), "unset", "a value in the plan, which a run can vary");
      return field;
    }
  } else {
    static_assert(
        list_of_values<Field>::value,
        "outlay: this field is no list of quantities: name it without an element, as in wrt(&pledge::amount)");
    if constexpr (list_of_values<Field>::value) {
      std::size_t const k = place_in(field, f.element, label(part), member_name(part, &field));
      if constexpr (requires { field.each; }) return field.each[k];
      else return field[k].value;
    }
  }
}

/// The same in a plan.
template <class Part, class Field, int N, class Element, class... Parts>
auto const& field_in(plan_of<Parts...> const& plan, field_of_plan<Part, Field, N, Element> f) {
  return field_of_part(part_in(plan, f), f);
}

/// The same with its names.
template <class Part, class Field, int N, class Element, class... Parts>
found_field find_field(plan_of<Parts...> const& plan, field_of_plan<Part, Field, N, Element> f) {
  auto const& part = part_in(plan, f);
  auto const& quantity = field_in(plan, f);
  found_field found{label(part), member_name(part, &(part.*f.member)), "", &quantity, field_access::raw(quantity)};
  each_quantity_in(part.*f.member, [&](std::string const& element, auto const& q) {
    if (static_cast<void const*>(&q) == found.address) found.element = element;
  });
  return found;
}

template <class F> constexpr void require_not_fixed() {
  static_assert(!same_in_all_lanes<F>, "outlay: a run takes this field as the plan has it (whole steps, or whether "
                                       "something happens): it has no derivative and is not "
                                       "drawn; sweep() can vary it");
}

/// Sets the quantity that a reference names, in a plan that may be changed.
template <class Part, class Field, int N, class Element, class... Parts>
void put_field(plan_of<Parts...>& plan, field_of_plan<Part, Field, N, Element> f, double x) {
  auto const& q = field_in(plan, f);
  field_access::put(const_cast<std::remove_cvref_t<decltype(q)>&>(q), x);
}

} // namespace detail

/// Every quantity of a plan, elements of lists included, part by part in canonical order, in order of declaration.
template <class... Parts> std::vector<found_field> quantities_of(plan_of<Parts...> const& plan) {
  std::vector<found_field> all;
  plan.each([&](auto const& p) {
    if constexpr (requires { p.erased(); })
      for (auto const& q : p.erased().quantities())
        all.push_back({detail::label(p), std::string(q.name), q.element, q.address, q.value});
    else
      detail::each_quantity(p, [&](std::string_view name, std::string const& element, auto const& q) {
        all.push_back({detail::label(p), std::string(name), element, &q, detail::field_access::raw(q)});
      });
  });
  return all;
}

} // namespace outlay

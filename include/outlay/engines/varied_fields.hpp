// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/engines/marked.hpp>
#include <tuple>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// Several fields of a plan, as in `fields(wrt(&pledge::amount), wrt(&share_target<core>::to))`.
template <class... Refs> struct field_list {
  std::tuple<Refs...> refs;
};
template <class... Refs> constexpr field_list<Refs...> fields(Refs... refs) { return {{refs...}}; }

/// Every quantity of the plan that has a derivative, elements of lists included.
struct every_quantity_of_plan {};
inline constexpr every_quantity_of_plan every_quantity{};

/// Fields by their labels, as results show them: `pledge "arms": amount`, `share_target<core>: except ESP`.
struct fields_by_label {
  std::vector<std::string> labels;
};

namespace detail {

template <class Part, class Field, int N, class Element, class... Parts>
found_field find_smooth(plan_of<Parts...> const& plan, field_of_plan<Part, Field, N, Element> f) {
  require_not_fixed<std::remove_cvref_t<decltype(field_in(plan, f))>>();
  return find_field(plan, f);
}
template <class... Refs, class... Parts>
std::vector<found_field> find_fields(plan_of<Parts...> const& plan, field_list<Refs...> const& by) {
  static_assert(sizeof...(Refs) > 0, "outlay: name at least one field, as in fields(wrt(&pledge::amount))");
  auto found = std::apply([&](auto const&... r) { return std::vector<found_field>{find_smooth(plan, r)...}; }, by.refs);
  for (std::size_t k = 0; k < found.size(); ++k)
    for (std::size_t j = 0; j < k; ++j)
      if (found[j].address == found[k].address)
        throw error(found[k].part, found[k].field(), "named twice", "fields that are named once");
  return found;
}
template <class Part, class Field, int N, class Element, class... Parts>
std::vector<found_field> find_fields(plan_of<Parts...> const& plan, field_of_plan<Part, Field, N, Element> const& one) {
  return {find_smooth(plan, one)};
}
template <class... Parts> std::vector<found_field> find_fields(plan_of<Parts...> const& plan, every_quantity_of_plan) {
  std::vector<found_field> all;
  plan.each([&](auto const& p) {
    if constexpr (requires { p.erased(); }) {
      for (auto const& q : p.erased().quantities())
        if (!q.fixed) all.push_back({label(p), std::string(q.name), q.element, q.address, q.value});
    } else each_quantity(p, [&](std::string_view name, std::string const& element, auto const& q) {
      if constexpr (!same_in_all_lanes<std::remove_cvref_t<decltype(q)>>)
        all.push_back({label(p), std::string(name), element, &q, field_access::raw(q)});
    });
  });
  return all;
}

// Where the same fields stand in a plan.
template <class... Refs, class... Parts>
std::vector<field_place> places_of(plan_of<Parts...> const& plan, field_list<Refs...> const& by) {
  return std::apply([&](auto const&... r) { return std::vector<field_place>{place_of(field_in(plan, r))...}; },
                    by.refs);
}
template <class Part, class Field, int N, class Element, class... Parts>
std::vector<field_place> places_of(plan_of<Parts...> const& plan, field_of_plan<Part, Field, N, Element> const& one) {
  return {place_of(field_in(plan, one))};
}
template <class... Parts> std::vector<field_place> places_of(plan_of<Parts...> const& plan, every_quantity_of_plan) {
  std::vector<field_place> all;
  plan.each([&](auto const& p) {
    if constexpr (requires { p.erased(); }) {
      for (auto const& q : p.erased().quantities())
        if (!q.fixed) all.push_back({q.address, q.number});
    } else
      each_quantity(p, [&](std::string_view, std::string const&, auto const& q) {
        if constexpr (!same_in_all_lanes<std::remove_cvref_t<decltype(q)>>) all.push_back(place_of(q));
      });
  });
  return all;
}

// Which of all smooth quantities of a plan those are.
[[gnu::cold]] inline std::vector<std::size_t> chosen_fields(std::vector<found_field> const& all,
                                                            fields_by_label const& by) {
  if (by.labels.empty()) throw error("sensitivity", "fields", "none", "at least one label of a field");
  std::vector<std::size_t> chosen;
  for (std::string const& label : by.labels) {
    std::size_t k = 0;
    while (k < all.size() && all[k].label() != label) ++k;
    if (k == all.size())
      throw error("sensitivity", "field", label, "the label of a quantity of the plan that has a derivative");
    for (std::size_t const other : chosen)
      if (other == k) throw error(all[k].part, all[k].field(), "named twice", "fields that are named once");
    chosen.push_back(k);
  }
  return chosen;
}
template <class... Parts>
std::vector<found_field> find_fields(plan_of<Parts...> const& plan, fields_by_label const& by) {
  auto const all = find_fields(plan, every_quantity);
  std::vector<found_field> found;
  for (std::size_t const k : chosen_fields(all, by)) found.push_back(all[k]);
  return found;
}
template <class... Parts>
std::vector<field_place> places_of(plan_of<Parts...> const& plan, fields_by_label const& by) {
  auto const all = places_of(plan, every_quantity);
  std::vector<field_place> found;
  for (std::size_t const k : chosen_fields(find_fields(plan, every_quantity), by)) found.push_back(all[k]);
  return found;
}

} // namespace detail
} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

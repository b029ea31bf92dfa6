// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/part.hpp>
#include <utility>

namespace outlay::detail {

/// What a stock part reports, whatever its areas.
struct stock_measure_names {
  // Of each member, over all areas, at the unit cost of the step; the last three at opening unit costs.
  enum member_measure : int {
    started, delivered, unstarted_by_industry, unstarted_by_money, prepaid, given_in_kind, opening_value, lift_wanted,
    value_held, count
  };
  struct measured {
    char const* name;
    bool is_level;
  };
  static constexpr measured names[count] = {
      {"started", false},         {"delivered", false},  {"unstarted, industry", true},
      {"unstarted, money", true}, {"prepaid", true},     {"given in kind", false},
      {"opening value", true},    {"lift wanted", true}, {"value held", true}};

  // Of each member and area, in the same prices: what is wanted beyond stock and orders, what is ordered, what arrives.
  enum area_measure : int { demand, starts, deliveries, count_by_area };
  static constexpr measured names_by_area[count_by_area] = {
      {"demand", true}, {"starts", false}, {"deliveries", false}};
  static std::string by_name(char const* word, area a) {
    return joined({word, " by area|", name_of(a)});
  }
};

/// The same of certain areas, and the numbers that its measures have in a run.
template <class Areas> struct stock_measures : stock_measure_names {
  template <class C> [[gnu::cold]] static void announce(C& c, bool by_area) {
    for (auto const& [word, is_level] : names) c.reports(word, counts::money, is_level);
    for (area const a : Areas::list)
      for (auto const& [word, is_level] : names_by_area)
        if (by_area) c.reports(by_name(word, a), counts::money, is_level);
  }

  int number[count];
  // Negative where not reported or not kept.
  int number_by_area[Areas::count][count_by_area];
  bool any = false, flows = false, by_area = false; // whether any is kept, any that is no level, any of an area
  template <class Set> void find(Set const& set, std::string const& part, bool reports_areas) {
    auto const find_one = [&](std::string const& name, bool is_level) {
      int const k = set.find_measure(part, name);
      any = any || k >= 0;
      flows = flows || (k >= 0 && !is_level);
      return k;
    };
    for (std::size_t a = 0; a < Areas::count; ++a)
      for (int k = 0; k < count_by_area; ++k)
        number_by_area[a][k] = reports_areas ? find_one(by_name(names_by_area[k].name, Areas::list[a]), false) : -1;
    by_area = any;
    for (int k = 0; k < count; ++k) number[k] = find_one(names[k].name, names[k].is_level);
  }

  /// Nothing waits for a member that is not there.
  template <class S> [[gnu::noinline]] void post_absent(S s, int i) const {
    using V = typename S::value;
    for (int k = 0; k < count; ++k)
      if (names[k].is_level) s.post(number[k], i, V(0.0));
    for (auto const& of_area : number_by_area)
      if (of_area[demand] >= 0) s.post(of_area[demand], i, V(0.0));
  }
};

} // namespace outlay::detail

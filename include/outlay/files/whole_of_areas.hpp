// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/files/composed_values.hpp>
#include <outlay/model/description.hpp>

#include <outlay/numbers/exact_begin.hpp>
// Values by area of which a file gives the whole: `{ whole = "30 %", air_defence = "400 %" }`.
namespace outlay::detail {

/// Fields by area of percentages, which may have a whole where their rule says by what weights.
template <class F> inline constexpr bool may_have_whole = false;
template <class F, class Areas> inline constexpr bool may_have_whole<by_area<F, Areas>> = requires { F::lowest; };

/// What a file may say beside one value for each area.
inline char const* const valid_whole = "a percentage for each area, or one for the whole, such as whole = \"30 %\"";

/// Reads a table of values by area. Areas that are left out have the one value with which the mean of all, by weight,
/// is `whole`.
template <class F, class Areas>
[[gnu::cold]] by_area<F, Areas> read_areas_of_whole(tree const& t, std::vector<double> const& weights,
                                                    std::string const& what_weighs, place_in_file const& here) {
  std::vector<std::string> keys{"whole"};
  for (area const a : Areas::list) keys.push_back(area_key(a));
  refuse_unknown_keys(t, keys, here);
  auto const whole = read_if_there<F>(t, "whole", here);
  by_area<F, Areas> all = F(percent(0));
  double beyond = 0, weight_left = 0; // what areas of their own leave of the whole; those that share it
  bool any_left = false;
  for (std::size_t a = 0; a < weights.size(); ++a) {
    std::string const& key = keys[a + 1];
    auto const own = read_if_there<F>(t, key.c_str(), here);
    if (!own && !whole) here.below(key).refuse(t.place(), "nothing", valid_whole);
    if (own) {
      all.each[a] = *own;
      if (whole) beyond += weights[a] * (field_access::raw(*whole) - field_access::raw(*own));
    } else {
      any_left = true;
      weight_left += weights[a];
    }
  }
  if (!whole) return all;
  tree const& of_whole = *t.find("whole");
  if (!any_left) here.below("whole").refuse(of_whole, "no figure for the whole where each area has its own");
  if (!(weight_left > 0)) here.below("whole").refuse(of_whole, "an area without its own figure in " + what_weighs);
  F rest = *whole;
  field_access::put(rest, field_access::raw(*whole) + beyond / weight_left);
  for (std::size_t a = 0; a < weights.size(); ++a)
    if (!t.find(keys[a + 1])) all.each[a] = rest;
  return all;
}

} // namespace outlay::detail
#include <outlay/numbers/exact_end.hpp>

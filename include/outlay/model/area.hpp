// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <array>
#include <cstdint>
#include <outlay/units/fields.hpp>
#include <string_view>

namespace outlay {

/// Capability areas, the five of the allies' announcements and the rest.
enum class area : int { air_defence, long_range_strike, logistics, communications, ground_manoeuvre, other_equipment };
inline constexpr int area_count = 6;

constexpr std::string_view name_of(area a) {
  constexpr std::string_view names[] = {"air defence",      "long-range strike",
                                        "logistics",        "communications and information",
                                        "ground manoeuvre", "other equipment"};
  if (static_cast<int>(a) < 0 || static_cast<int>(a) >= area_count)
    detail::refuse_place("area", "number", static_cast<int>(a), area_count);
  return names[static_cast<int>(a)];
}

namespace detail {
template <area... As> inline constexpr bool all_different = [] {
  int seen[area_count] = {};
  ((seen[static_cast<int>(As)] += 1), ...);
  for (int const n : seen)
    if (n > 1) return false;
  return true;
}();
} // namespace detail

/// One area's own value of a field.
template <class Field> struct per_area {
  area which;
  Field value;
};

/// The areas a stock part covers, fixed at compile time.
template <area... As> struct areas {
  static_assert(sizeof...(As) > 0, "outlay: a part covers at least one area");
  static_assert(detail::all_different<As...>, "outlay: each area of a part stands once");
  static constexpr int count = sizeof...(As);
  /// The list as one number, so that parts over different areas have an order of their own on every compiler.
  static constexpr std::uint64_t number = [] {
    std::uint64_t n = 0;
    ((n = n * (area_count + 1) + static_cast<std::uint64_t>(As) + 1), ...);
    return n;
  }();
  static constexpr std::array<area, sizeof...(As)> list{As...};
};
using five_areas = areas<area::air_defence, area::long_range_strike, area::logistics, area::communications,
                         area::ground_manoeuvre>;
using five_areas_and_other = areas<area::air_defence, area::long_range_strike, area::logistics, area::communications,
                                   area::ground_manoeuvre, area::other_equipment>;

/// A field with one value for each area of a part: one value for all, or a list of exactly as many.
template <class Field, class Areas> struct by_area {
  using areas = Areas;
  std::array<Field, Areas::count> each;

  by_area(detail::this_field_is_required = detail::this_field_is_required()) = delete;
  template <class T>
    requires std::is_convertible_v<T, Field>
  constexpr by_area(T const& all) : by_area(Field(all), std::make_index_sequence<Areas::count>{}) {}
  consteval by_area(percent_literal all)
    requires std::is_constructible_v<Field, percent_literal>
      : by_area(Field(all), std::make_index_sequence<Areas::count>{}) {}
  constexpr by_area(std::array<Field, Areas::count> const& values) : each(values) {}
  template <class... T>
    requires(sizeof...(T) == Areas::count && sizeof...(T) > 1 && (std::is_same_v<T, percent_literal> && ...))
  consteval by_area(T... values) : each{Field(values)...} {}
  template <class... T>
    requires(sizeof...(T) == Areas::count && sizeof...(T) > 1 && !(std::is_same_v<T, percent_literal> || ...) &&
             (std::is_convertible_v<T, Field> && ...))
  constexpr by_area(T const&... values) : each{Field(values)...} {}

  template <class... T>
    requires(sizeof...(T) != Areas::count && sizeof...(T) > 1)
  constexpr by_area(T const&...) : by_area(std::declval<Field>(), std::make_index_sequence<Areas::count>{}) {
    static_assert(
        sizeof...(T) == Areas::count,
        "outlay: this field needs one value for all areas, or exactly one for each, in the order of its areas");
  }

  /// The value of an area by its place in the part's list.
  constexpr Field const& operator[](int a) const {
    if (a < 0 || a >= Areas::count) detail::refuse_place("by_area", "place", a, Areas::count);
    return each[static_cast<std::size_t>(a)];
  }

private:
  template <std::size_t... K>
  constexpr by_area(Field const& all, std::index_sequence<K...>) : each{((void)K, all)...} {}
};

} // namespace outlay

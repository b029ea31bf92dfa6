// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/model/area.hpp>

#include <outlay/units/literals.hpp>

#include <doctest/doctest.h>

#include <set>

using namespace outlay::literals;
using outlay::area, outlay::by_area, outlay::five_areas, outlay::five_areas_and_other;

namespace {
template <class F> double raw(F const& f) { return outlay::detail::field_access::raw(f); }
using two = outlay::areas<area::air_defence, area::logistics>;
} // namespace

TEST_CASE("the five areas of the announcements, with and without the rest") {
  CHECK(five_areas::count == 5);
  CHECK(five_areas_and_other::count == outlay::area_count);
  CHECK(five_areas_and_other::list[5] == area::other_equipment);
  std::set<std::string_view> names;
  for (area const a : five_areas_and_other::list) names.insert(outlay::name_of(a));
  CHECK(names.size() == 6);
  CHECK(outlay::name_of(area::communications) == "communications and information");
}

TEST_CASE("a field by area takes one value for all areas") {
  by_area<outlay::lift, five_areas> const literal = 30_pct;
  by_area<outlay::lift, five_areas> const late = outlay::percent(30);
  by_area<outlay::item_count, two> const items = 500_items;
  by_area<outlay::scalar, two> const numbers = 0.322;
  for (int a = 0; a < 5; ++a) {
    CHECK(raw(literal[a]) == 0.3);
    CHECK(raw(late[a]) == 0.3);
  }
  CHECK(raw(items[1]) == 0.5);
  CHECK(raw(numbers[1]) == 0.322);
}

TEST_CASE("a field by area takes exactly one value for each, in the order of its areas") {
  by_area<outlay::lift, five_areas> const literals{400_pct, 10_pct, 20_pct, 30_pct, 40_pct};
  by_area<outlay::lift, two> const late{outlay::percent(400), outlay::percent(10)};
  by_area<outlay::scalar, two> const numbers{0.1, 0.2};
  by_area<outlay::item_cost, two> const costs{4_mn_eur / 1000_items, 8_mn_usd / 1000_items};
  by_area<outlay::lift, two> const array = std::array<outlay::lift, 2>{400_pct, 10_pct};
  CHECK(raw(literals[0]) == 4);
  CHECK(raw(literals[4]) == 0.4);
  CHECK(raw(late[0]) == 4);
  CHECK(raw(late[1]) == 0.1);
  CHECK(raw(numbers[1]) == 0.2);
  CHECK(costs[0].money() == outlay::id_of<outlay::eur>);
  CHECK(costs[1].money() == outlay::id_of<outlay::usd>);
  CHECK(raw(array[0]) == 4);
}

TEST_CASE("a copy of a field by area is the same field") {
  by_area<outlay::lift, two> const first{400_pct, 10_pct};
  by_area<outlay::lift, two> copy = first;
  CHECK(raw(copy[0]) == 4);
  copy = 5_pct;
  CHECK(raw(copy[1]) == 0.05);
}

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/data/allies.hpp>

#include "../support/same_cells.hpp"

#include <doctest/doctest.h>

#include <cstddef>

namespace data = outlay::data;

TEST_CASE("the list of allies equals its file field by field") {
  auto const file = outlay::test::read_data("allies.csv");
  REQUIRE(file.size() == data::allies.size());
  for (std::size_t row = 0; row < file.size(); ++row) {
    auto const* ally = data::find_ally(file.text(row, "iso3"));
    REQUIRE(ally != nullptr);
    CAPTURE(ally->code);
    CHECK(ally->name == file.text(row, "ally"));
    CHECK(ally->accession == file.integer(row, "nato_accession_year"));
    CHECK(ally->european_union == (file.integer(row, "eu_member") == 1));
    CHECK(ally->armed_forces == (file.integer(row, "has_armed_forces_in_nato_table") == 1));
    CHECK(ally->currency == file.text(row, "currency_nato_table"));
    CHECK(ally->population_2024 == file.number(row, "population_k_2024_worldbank"));
  }
}

TEST_CASE("32 allies in the order of their codes, 23 in the European Union, one without armed forces") {
  int in_union = 0;
  int without_forces = 0;
  for (std::size_t i = 0; i < data::allies.size(); ++i) {
    if (i > 0) CHECK(data::allies[i - 1].code < data::allies[i].code);
    in_union += data::allies[i].european_union ? 1 : 0;
    without_forces += data::allies[i].armed_forces ? 0 : 1;
  }
  CHECK(in_union == 23);
  CHECK(without_forces == 1);
  CHECK_FALSE(data::find_ally("ISL")->armed_forces);
  CHECK(data::find_ally("AUT") == nullptr);
}

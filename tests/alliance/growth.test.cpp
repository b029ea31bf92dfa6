// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/alliance/growth.hpp>

#include <doctest/doctest.h>

using namespace outlay::literals;
using outlay::growth_source;

TEST_CASE("one rate holds for everybody in every year") {
  growth_source const g = 1.5_pct;
  CHECK(g.percent_of("NOR", 2030, "economy") == 1.5);
  CHECK(g.percent_of("XYZ", 1900, "economy") == 1.5);
  CHECK(g.last_year("NOR") == 0);
  CHECK(growth_source(outlay::percent(-3)).percent_of("NOR", 2030, "economy") == -3);
}

TEST_CASE("own rates hold for those who are listed") {
  growth_source const g = {{"NOR", 2_pct}, {"DEU", -0.5_pct}};
  CHECK(g.percent_of("NOR", 2050, "economy") == 2);
  CHECK(g.percent_of("DEU", 2025, "economy") == -0.5);
  CHECK(g.last_year("NOR") == 0);
}

TEST_CASE("a table holds its last rate") {
  growth_source const g = outlay::growth_table{"IMF", {{"NOR", {2025, {2.1, 1.7}}}}};
  CHECK(g.source() == "IMF");
  CHECK(g.percent_of("NOR", 2025, "economy") == 2.1);
  CHECK(g.percent_of("NOR", 2026, "economy") == 1.7);
  CHECK(g.percent_of("NOR", 2040, "economy") == 1.7);
  CHECK(g.last_year("NOR") == 2026);
}

TEST_CASE("a member without a row is an error, not growth of zero") {
  for (growth_source const& g : {growth_source(outlay::growth_table{"IMF", {{"DEU", {2025, {1.0}}}, {"NOR", {}}}}),
                                 growth_source({{"DEU", 1_pct}})}) {
    try {
      (void)g.percent_of("NOR", 2025, "economy \"base\"");
      FAIL("accepted");
    } catch (outlay::error const& e) {
      CHECK(e.part() == "economy \"base\"");
      CHECK(e.field() == "growth");
      CHECK(e.value() == "no row for NOR");
      CHECK(e.valid() == "a table with every member, or one rate for all");
    }
  }
}

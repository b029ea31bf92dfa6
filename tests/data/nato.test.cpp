// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <cmath>
#include <doctest/doctest.h>
#include <outlay/data/nato.hpp>

using doctest::Approx;

// Stocks at the end of 2025 in billions of 2021 dollars, d = 0.0825, worked out from the panel's columns by another
// program.
TEST_CASE("perpetual inventory gives the stocks that another program gives") {
  using outlay::data::perpetual_inventory;
  CHECK(perpetual_inventory("DEU", 2025) == Approx(115.0375).epsilon(1e-6));
  CHECK(perpetual_inventory("FRA", 2025) == Approx(166.7722).epsilon(1e-6));
  CHECK(perpetual_inventory("GBR", 2025) == Approx(208.6911).epsilon(1e-6));
  CHECK(perpetual_inventory("POL", 2025) == Approx(64.7316).epsilon(1e-6));
  CHECK(std::fabs(perpetual_inventory("NOR", 2025) - 27.0555) <= 0.00005); // as printed
  CHECK(perpetual_inventory("USA", 2025) == Approx(2437.533).epsilon(1e-6));
}

TEST_CASE("the assumed opening is 23 % of Europe's and Canada's stock of 2025, 34 % at 0.06 and 8 % at 0.15") {
  auto const opening_share = [](double d) {
    double opening = 0, stock = 0;
    for (auto const& a : outlay::data::allies) {
      if (!a.armed_forces || a.code == "USA") continue;
      opening += outlay::data::perpetual_inventory(a.code, 2013, d) * std::pow(1 - d, 12);
      stock += outlay::data::perpetual_inventory(a.code, 2025, d);
    }
    return opening / stock;
  };
  CHECK(opening_share(0.0825) == Approx(0.233).epsilon(0.002));
  CHECK(opening_share(0.06) == Approx(0.339).epsilon(0.002));
  CHECK(opening_share(0.15) == Approx(0.077).epsilon(0.01));
}

TEST_CASE("a constant purchase holds a stock of (1 - d/2) / d years of it") {
  // K = (1 - d) K + (1 - d/2) I
  double const d = 0.0825, purchase = 3, steady = (1 - d / 2) / d * purchase;
  CHECK((1 - d) * steady + (1 - d / 2) * purchase == Approx(steady).epsilon(1e-14));
}

TEST_CASE("an alliance of NATO's figures refuses years without figures, and inventories outside the tables") {
  CHECK_THROWS_AS(outlay::data::nato_2026(2013), outlay::error);
  CHECK_THROWS_AS(outlay::data::nato_2026(2027), outlay::error);
  CHECK_THROWS_AS((void)outlay::data::perpetual_inventory("DEU", 2012), outlay::error);
  CHECK_THROWS_AS((void)outlay::data::perpetual_inventory("DEU", 2025, 0), outlay::error);
  CHECK_THROWS_AS((void)outlay::data::perpetual_inventory("ISL", 2025), outlay::error);
}

TEST_CASE("each member's own deflator turns its current dollars of the base year into its constant ones") {
  auto const allies = outlay::data::nato_2026();
  for (char const* code : {"DEU", "POL", "TUR", "USA"}) {
    int const i = allies.find(code);
    double const rate = allies.rate({outlay::currency::usd, 0}, i, 2025).value();
    CHECK(rate * outlay::data::nato_2026_edition::outlay_current.at(code, 2025) ==
          Approx(outlay::data::nato_2026_edition::outlay_2021.at(code, 2025)).epsilon(1e-12));
  }
}

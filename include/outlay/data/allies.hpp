// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <outlay/data/table.hpp>

#include <array>
#include <string_view>

namespace outlay::data {

/// One ally; `currency` is NATO's name for it in the 2024 edition (Bulgaria uses the euro since 2026) and empty for
/// Iceland, which has no armed forces; population in thousand persons.
struct ally {
  std::string_view code;
  std::string_view name;
  int accession;
  bool european_union;
  bool armed_forces;
  std::string_view currency;
  double population_2024;
};

/// Source of names, years of accession and currencies.
inline constexpr source allies_source{
    .publisher = "NATO",
    .title = "Defence Expenditure of NATO Countries (2014-2024)",
    .edition = "17 June 2024",
    .table = "notes to the tables",
    .unit = "calendar year of accession",
    .address = "https://www.nato.int/nato_static_fl2014/assets/pdf/2024/6/pdf/240617-def-exp-2024-en.pdf"};

/// Source of `population_2024`; Albania and North Macedonia are 11 to 14 % below the figures that NATO uses.
inline constexpr source population_source{.publisher = "World Bank",
                                          .title = "World Development Indicators",
                                          .edition = "2024 values",
                                          .table = "SP.POP.TOTL",
                                          .unit = "thousand persons",
                                          .address = "https://data.worldbank.org/indicator/SP.POP.TOTL"};

// clang-format off

/// The 32 allies in the order of their codes.
inline constexpr std::array<ally, 32> allies{{
    {"ALB", "Albania", 2009, false, true, "Leks", 2377.128},
    {"BEL", "Belgium", 1949, true, true, "Euros", 11858.61},
    {"BGR", "Bulgaria", 2004, true, true, "Leva", 6441.421},
    {"CAN", "Canada", 1949, false, true, "Canadian dollars", 41288.599},
    {"CZE", "Czechia", 1999, true, true, "Koruny", 10905.028},
    {"DEU", "Germany", 1955, true, true, "Euros", 83516.593},
    {"DNK", "Denmark", 1949, true, true, "Kroner", 5976.992},
    {"ESP", "Spain", 1982, true, true, "Euros", 48848.84},
    {"EST", "Estonia", 2004, true, true, "Euros", 1372.341},
    {"FIN", "Finland", 2023, true, true, "Euros", 5619.911},
    {"FRA", "France", 1949, true, true, "Euros", 68551.653},
    {"GBR", "United Kingdom", 1949, false, true, "Pounds", 69226.0},
    {"GRC", "Greece", 1952, true, true, "Euros", 10405.134},
    {"HRV", "Croatia", 2009, true, true, "Euros", 3866.2},
    {"HUN", "Hungary", 1999, true, true, "Forint", 9562.065},
    {"ISL", "Iceland", 1949, false, false, "", 386.506},
    {"ITA", "Italy", 1949, true, true, "Euros", 58952.704},
    {"LTU", "Lithuania", 2004, true, true, "Euros", 2888.278},
    {"LUX", "Luxembourg", 1949, true, true, "Euros", 677.012},
    {"LVA", "Latvia", 2004, true, true, "Euros", 1866.124},
    {"MKD", "North Macedonia", 2020, false, true, "Denars", 1824.359},
    {"MNE", "Montenegro", 2017, false, true, "Euros", 623.525},
    {"NLD", "Netherlands", 1949, true, true, "Euros", 17993.485},
    {"NOR", "Norway", 1949, false, true, "Kroner", 5572.279},
    {"POL", "Poland", 1999, true, true, "Zlotys", 36559.233},
    {"PRT", "Portugal", 1949, true, true, "Euros", 10694.681},
    {"ROU", "Romania", 2004, true, true, "New Lei", 19051.804},
    {"SVK", "Slovakia", 2004, true, true, "Euros", 5422.069},
    {"SVN", "Slovenia", 2004, true, true, "Euros", 2127.4},
    {"SWE", "Sweden", 2024, true, true, "Kronor", 10569.709},
    {"TUR", "Türkiye", 1952, false, true, "Liras", 85518.661},
    {"USA", "United States", 1949, false, true, "US dollars", 340110.988},
}};

// clang-format on

/// The ally with a code, or a null pointer.
constexpr ally const* find_ally(std::string_view code) {
  for (auto const& each : allies) {
    if (each.code == code) return &each;
  }
  return nullptr;
}

} // namespace outlay::data

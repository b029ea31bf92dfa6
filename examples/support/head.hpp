// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Heads: what the numbers are, before any number.
#pragma once

#include "nato.hpp"

#include <string>

namespace examples {

/// The head of a program: a title, then lines with a word before them, broken at 126 columns or where they say.
class head {
public:
  explicit head(std::string const& title);
  head& say(std::string const& word, std::string const& text);
  /// Edition, base year, growth, prices, steps and groups, as every example has them. `prices` is what money is in.
  head& data(outlay::alliance<> const& allies, std::string const& prices = "billions of 2021 dollars");
};

/// The head of a table: what, in which edition, base year and prices.
void title(outlay::alliance<> const& allies, std::string const& what, std::string const& unit);

/// The same of a table that looks back.
void title(std::string const& what, std::string const& words);

/// The two lines at the foot of a chart.
std::vector<std::string> foot(outlay::alliance<> const& allies, std::string const& assumed);

} // namespace examples

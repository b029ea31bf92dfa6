// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// What is wrong with a text that is read as a plan, and tables of such texts.
#pragma once
#include <outlay/scenario.hpp>

#include <doctest/doctest.h>

#include <initializer_list>
#include <string>

namespace outlay::test {

/// A horizon, two lines, with which texts of these tests begin.
inline std::string const years = "[horizon]\nuntil = \"2036\"\n";

/// The error of a plan file `f.toml` of this text, read and projected; `no fault` where there is none.
inline std::string fault_of(std::string const& text) {
  try {
    read_scenario_text(text, "f.toml").project();
  } catch (error const& e) {
    return e.what();
  }
  return "no fault";
}

/// A text, and what its error has to say among other words.
struct fault_row {
  std::string text, expected;
};
inline void check_faults(std::initializer_list<fault_row> rows) {
  for (fault_row const& r : rows) {
    CAPTURE(r.text);
    std::string const met = fault_of(r.text);
    CHECK_MESSAGE(met.find(r.expected) != std::string::npos, met);
  }
}

} // namespace outlay::test

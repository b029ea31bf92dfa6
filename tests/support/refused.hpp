// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/error.hpp>

#include <doctest/doctest.h>

#include <string>

namespace outlay::test {

/// Runs what must be refused, and checks every word of its error.
template <class F>
void check_refused(F const& run, std::string const& part, std::string const& field, std::string const& value,
                   std::string const& valid) {
  CAPTURE(field);
  CAPTURE(value);
  try {
    run();
    FAIL_CHECK("no error");
  } catch (error const& e) {
    CHECK(e.part() == part);
    CHECK(e.field() == field);
    CHECK(e.value() == value);
    CHECK(e.valid() == valid);
  }
}

/// The error of what is refused, in one line.
template <class F> std::string words_of_error(F const& run) {
  try {
    run();
  } catch (error const& e) {
    return e.part() + ": " + e.field() + " = " + e.value() + "; valid: " + e.valid();
  }
  return "no error";
}

} // namespace outlay::test

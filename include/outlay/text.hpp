// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/version.hpp>
#include <charconv>
#include <string>

namespace outlay {

/// The shortest decimal that reads back as the same double: how numbers appear in errors and files.
[[gnu::noinline]] inline std::string text(double x) {
  char buffer[32];
  auto const end = std::to_chars(buffer, buffer + sizeof buffer, x).ptr;
  return std::string(buffer, end);
}

/// A fraction as `3.5 %`, without the rounding of its way through 100.
[[gnu::noinline]] inline std::string percent_text(double fraction) {
  double const x = 1e11 * (100 * fraction);
  bool const fits = x > -9e15 && x < 9e15;
  return text(fits ? static_cast<double>(static_cast<long long>(x < 0 ? x - 0.5 : x + 0.5)) / 1e11 : 100 * fraction) +
         " %";
}

} // namespace outlay

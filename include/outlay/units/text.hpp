// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <charconv>
#include <string>

namespace outlay {

/// The shortest decimal that reads back as the same double: how numbers appear in errors and files.
inline std::string text(double x) {
  char buffer[32];
  auto const end = std::to_chars(buffer, buffer + sizeof buffer, x).ptr;
  return std::string(buffer, end);
}

} // namespace outlay

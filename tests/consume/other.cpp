// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/outlay.hpp>

#include <string>

std::string version_in_other_file() {
  return std::to_string(OUTLAY_VERSION_MAJOR) + "." + std::to_string(OUTLAY_VERSION_MINOR) + "." +
         std::to_string(OUTLAY_VERSION_PATCH);
}

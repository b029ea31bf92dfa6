// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// The fuzzer over the reader of plan files, for clang's libFuzzer.
#include "plan_file.hpp"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  fuzz::plan_file(std::string(reinterpret_cast<char const*>(data), size));
  return 0;
}

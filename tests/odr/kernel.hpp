// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <cstdint>

/// The same code compiled for two instruction sets in one program.
struct kernel_results {
  int width;
  std::uint64_t hash;
  char const* name;  // of the type of a pack, with its inline namespace
};

kernel_results plain_results();   // compiled without -march
kernel_results native_results();  // compiled with -march=native

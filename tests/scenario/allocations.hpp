// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <atomic>
#include <cstddef>

namespace outlay::test {
/// Calls of operator new since the program began.
extern std::atomic<std::size_t> allocated;
} // namespace outlay::test

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// The operator new of the tests of scenarios, which counts; its array and nothrow forms call these.
#include "allocations.hpp"

#include <cstdlib>
#include <new>

std::atomic<std::size_t> outlay::test::allocated{0};

namespace {

void* take(std::size_t size, std::size_t alignment) {
  outlay::test::allocated.fetch_add(1, std::memory_order_relaxed);
  std::size_t const rounded = (size + alignment - 1) / alignment * alignment;
  void* const memory = std::aligned_alloc(alignment, rounded > 0 ? rounded : alignment);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

} // namespace

void* operator new(std::size_t size) { return take(size, __STDCPP_DEFAULT_NEW_ALIGNMENT__); }
void* operator new(std::size_t size, std::align_val_t alignment) {
  return take(size, static_cast<std::size_t>(alignment));
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }

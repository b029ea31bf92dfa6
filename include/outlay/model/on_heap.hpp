// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/version.hpp>
#include <vector>

namespace outlay::detail {

// What is too large for a stack. A vector of one, because <memory> brings shared pointers and is a tenth of what the
// umbrella costs to compile.
template <class T> class on_heap {
  std::vector<T> one_ = std::vector<T>(1);

public:
  T& operator*() { return one_.front(); }
  T const& operator*() const { return one_.front(); }
  T* operator->() { return one_.data(); }
  T const* operator->() const { return one_.data(); }
};

} // namespace outlay::detail

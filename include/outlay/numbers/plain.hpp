// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/version.hpp>

namespace outlay {
namespace detail {

// The number under a derivative; of a pack its smallest.
inline double plain(double x) { return x; }
template <class V> auto plain(V const& x) {
  if constexpr (requires { x.value; }) return plain(x.value);
  else {
    double lowest = x[0];
    for (int k = 1; k < V::width; ++k) lowest = x[k] < lowest ? x[k] : lowest;
    return lowest;
  }
}

} // namespace detail

} // namespace outlay

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <doctest/doctest.h>

namespace outlay::test {

/// Equal but for rounding.
inline doctest::Approx about(double x, double relative = 1e-12) {
  return doctest::Approx(x).epsilon(relative).scale(x == 0 ? 1.0 : 0.0);
}

} // namespace outlay::test

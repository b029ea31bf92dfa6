// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <outlay/numbers/isa.hpp>

#include <outlay/numbers/exact_begin.hpp>

namespace outlay {
inline namespace OUTLAY_DETAIL_ISA {

/// True where the compiler turns a product and a sum into one fma against our will: clang with -ffp-contract=fast,
/// which outranks every pragma. The answers of such a build are not those of others.
inline bool contracts() {
  double volatile factor = 1.0 + 0x1p-30;
  double volatile minus_rounded_square = -(1.0 + 0x1p-29);
  double const x = factor;
  return x * x + minus_rounded_square != 0.0;  // the square is rounded to 1 + 2^-29, an fma leaves 2^-60
}

}
}

#include <outlay/numbers/exact_end.hpp>

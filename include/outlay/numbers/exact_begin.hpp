// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// No include guard: opens a region in which a product and a sum are never contracted into one fma.
// Every header with arithmetic, and every tile, stands between exact_begin.hpp and exact_end.hpp.
//   g++    the option is attached to each function and template defined in the region, also to what is instantiated
//          later; a flattened function compiles all that is inlined into it, a user's parts too, without contraction.
//   clang  contracts within one expression of one function; the pragma covers what is written in the region, and what
//          follows in the file. Only -ffp-contract=fast outranks it: contraction.hpp tells.
// Includes stand above the region, never inside.
#if defined(__clang__)
#pragma STDC FP_CONTRACT OFF
#else
#pragma GCC push_options
#pragma GCC optimize("fp-contract=off")
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wpsabi"
#endif

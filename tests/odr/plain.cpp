// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "kernel.inc"

kernel_results plain_results() { return odr::results(); }

// expect-gcc: use of deleted function .*this_field_is_required
// expect-clang: call to deleted constructor of '(outlay::)?payment
// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/outlay.hpp>

using namespace outlay::literals;
using namespace std::chrono_literals;

#ifdef CONTROL
auto const arms = outlay::pledge{.name = "arms", .amount = 1_bn_usd / outlay::month, .from = 2026y};
#else
auto const arms = outlay::pledge{.name = "arms", .from = 2026y};
#endif

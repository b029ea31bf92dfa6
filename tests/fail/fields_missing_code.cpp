// expect-gcc: use of deleted function .*this_field_is_required
// expect-clang: call to deleted constructor of '(outlay::)?member_code
// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/outlay.hpp>

using namespace outlay::literals;
using namespace std::chrono_literals;

#ifdef CONTROL
outlay::member const norway{.code = "NOR", .gdp = 500_bn_usd_2021 / outlay::year};
#else
outlay::member const norway{.gdp = 500_bn_usd_2021 / outlay::year};
#endif

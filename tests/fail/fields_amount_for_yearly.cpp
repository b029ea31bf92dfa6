// expect: outlay: this field is money per year: write 1_bn_usd / month
// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/outlay.hpp>

using namespace outlay::literals;
using namespace std::chrono_literals;

#ifdef CONTROL
auto const arms = outlay::pledge{.amount = 1_bn_usd / outlay::month, .from = 2026y / std::chrono::January};
#else
auto const arms = outlay::pledge{.amount = 1_bn_usd, .from = 2026y / std::chrono::January};
#endif

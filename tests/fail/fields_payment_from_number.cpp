// expect: outlay: a payment is money over time, such as 1_bn_usd / month, or one amount
// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/outlay.hpp>

using namespace outlay::literals;
using namespace std::chrono_literals;

#ifdef CONTROL
auto const arms = outlay::pledge{.amount = 937_mn_usd, .from = 2025y};
#else
auto const arms = outlay::pledge{.amount = 0.937, .from = 2025y};
#endif

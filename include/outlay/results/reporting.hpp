// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <chrono>
#include <outlay/results/measure_choice.hpp>

namespace outlay {

/// How a projection reports. A fiscal year is named by the calendar year in which it begins, as 2034 for 2034/35.
struct reporting {
  std::chrono::month fiscal_year_from = std::chrono::January; ///< only whole fiscal years are reported
  measure_choice measures = true; ///< what is kept of what parts report beside the accounts: all, none, or some by name
};

} // namespace outlay

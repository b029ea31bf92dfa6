// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <limits>
#include <optional>
#include <outlay/alliance/code.hpp>
#include <outlay/time/date.hpp>
#include <outlay/units/literals.hpp>
#include <string>

namespace outlay {

/// How a member's core outlay divides among NATO's four categories in the base year; the four make 100 %.
struct spending_mix {
  ratio equipment = 25_pct;
  ratio personnel = 35_pct;
  ratio infrastructure = 5_pct;
  ratio operations = 35_pct; ///< NATO's 'other'
};

/// One state: its economy and its defence in the base year of the data.
struct member {
  [[no_unique_address]] named_only _{};
  member_code code;
  std::string name = {};
  gdp_amount gdp;                ///< annual GDP of the base year, in the alliance's money
  share core = 0_pct;            ///< core outlay of the base year as a share of GDP
  spending_mix mix = {};         ///< base-year division of core outlay
  /// Own deflator of the base year: current over constant prices; unset = unknown.
  double price_level = std::numeric_limits<double>::quiet_NaN();
  double population = 0;         ///< thousand people
  bool spends = true;            ///< false for a member without forces, which counts only in GDP
  bool partner = false;          ///< contributes from outside the alliance
  std::optional<date> from = {}; ///< date of accession, where it lies inside a projection
  std::optional<date> until = {};
};

} // namespace outlay

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// The inputs of W1, the reference workload: one synthetic alliance of 32 members, five areas, 180 monthly steps.
#pragma once

#include <array>
#include <cstddef>
#include <string>

namespace w1 {

inline constexpr int members = 32;         // member 0 is the United States
inline constexpr int areas   = 5;
inline constexpr int steps   = 180;        // months, 2025-01 .. 2039-12
inline constexpr int years   = steps / 12;
inline constexpr int start   = 2025;

inline constexpr double dt              = 1.0 / 12;   // years
inline constexpr double rho             = 0.4;        // correlation of the members' shocks, through one common factor
inline constexpr double share_goal      = 0.05;       // of GDP
inline constexpr double ramp            = 10;         // years, of the share and of the stockpile targets
inline constexpr double paid_in         = 27;         // billion dollars, the bank's paid-in capital
inline constexpr int    instalments     = 5;
inline constexpr int    first_instalment = 24;        // step; then one every twelve steps
inline constexpr double pledge          = 1;          // billion dollars a step
inline constexpr int    first_pledge    = 12;         // step
inline constexpr double equipment_share = 0.35;       // of a budget net of its bank and pledge money

/// Billion dollars that members 1 .. 31 pay in to the bank at a step.
constexpr double bank_at(int step) {
  auto const since = step - first_instalment;
  return since >= 0 && since % 12 == 0 && since / 12 < instalments ? paid_in / instalments : 0.0;
}

/// Billion dollars that members 1 .. 31 pledge at a step.
constexpr double pledge_at(int step) { return step >= first_pledge ? pledge : 0.0; }

/// Money in billions of constant dollars, items in thousands, rates a year.
struct inputs {
  std::array<double, members> gdp0{}, share0{}, mu{}, sigma{};
  std::array<std::array<double, areas>, members> stock0{};
  std::array<double, areas> attr{}, lift{}, cost0{}, learn{};
  std::array<double, areas> holding{};   // stock0 over members 1 .. 31, area by area
  double holdings = 0;                   // and over all areas
};

/// Worked out by the compiler, with products and sums alone, so that no flag of the build changes a bit.
consteval inputs make_inputs(bool deterministic) {
  auto in  = inputs{};
  auto gdp = 4000.0;
  for (std::size_t i = 0; i < members; ++i) {
    auto const n = static_cast<double>(i % 12), m = static_cast<double>(i % 10), v = static_cast<double>(i % 5);
    in.gdp0[i]   = i == 0 ? 30000.0 : gdp;
    in.share0[i] = i == 0 ? 0.034 : 0.012 + 0.001 * n;
    in.mu[i]     = 0.010 + 0.001 * m;
    in.sigma[i]  = deterministic ? 0.0 : 0.010 + 0.002 * v;
    if (i > 0) gdp *= 0.85;
    for (std::size_t a = 0; a < areas; ++a)
      in.stock0[i][a] = 0.70 * in.gdp0[i] / 30000 * 1000 * (1 + 0.1 * static_cast<double>(a));
  }
  for (std::size_t a = 0; a < areas; ++a) {
    auto const n = static_cast<double>(a);
    in.attr[a]   = 0.02 + 0.01 * n;
    in.lift[a]   = 0.30 * (0.6 + 0.2 * n);
    in.cost0[a]  = 0.5 + 0.25 * n;
    in.learn[a]  = 0.05 + 0.02 * n;
  }
  for (std::size_t i = 1; i < members; ++i)
    for (std::size_t a = 0; a < areas; ++a) {
      in.holding[a] += in.stock0[i][a];
      in.holdings += in.stock0[i][a];
    }
  return in;
}

inline constexpr inputs stochastic_inputs = make_inputs(false), deterministic_inputs = make_inputs(true);

/// The inputs of W1, or of W1d, whose volatility is zero.
constexpr inputs const& inputs_of(bool deterministic) {
  return deterministic ? deterministic_inputs : stochastic_inputs;
}

/// "M00" .. "M31".
inline std::string member_code(int i) {
  return {'M', static_cast<char>('0' + i / 10), static_cast<char>('0' + i % 10)};
}

}  // namespace w1

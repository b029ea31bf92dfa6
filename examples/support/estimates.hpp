// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// How much growth has varied, and how much members' growth has moved together, by the IMF's figures: for the shocks of
// an ensemble. Years that are projections are left out; 2020 and 2021 may be.
#pragma once

#include <outlay/data/nato.hpp>
#include <outlay/outlay.hpp>

#include <cmath>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace examples {

/// A series of yearly numbers; years without one are missing.
using yearly_series = std::vector<std::pair<int, double>>;

/// Sample standard deviation (n - 1). Throws where there are fewer than three numbers.
inline double deviation(yearly_series const& x) {
  if (x.size() < 3) throw outlay::error("estimates", "years", std::to_string(x.size()), "at least three");
  double mean = 0, squares = 0;
  for (auto const& [year, v] : x) mean += v / static_cast<double>(x.size());
  for (auto const& [year, v] : x) squares += (v - mean) * (v - mean);
  return std::sqrt(squares / static_cast<double>(x.size() - 1));
}

/// Sample correlation over the years that both have. Throws where these are fewer than three, or one of them does not
/// vary.
inline double correlation_of(yearly_series const& x, yearly_series const& y) {
  std::vector<std::pair<double, double>> both;
  for (auto const& [year, a] : x)
    for (auto const& [other, b] : y)
      if (year == other) both.emplace_back(a, b);
  double const n = static_cast<double>(both.size());
  if (n < 3) throw outlay::error("estimates", "common years", outlay::text(n), "at least three");
  double mean_a = 0, mean_b = 0, aa = 0, bb = 0, ab = 0;
  for (auto const& [a, b] : both) mean_a += a / n, mean_b += b / n;
  for (auto const& [a, b] : both) {
    aa += (a - mean_a) * (a - mean_a);
    bb += (b - mean_b) * (b - mean_b);
    ab += (a - mean_a) * (b - mean_b);
  }
  if (!(aa > 0 && bb > 0)) throw outlay::error("estimates", "growth", "the same in all years", "growth that varies");
  return ab / std::sqrt(aa * bb);
}

/// What an ensemble's economy takes: a volatility for each member and the one correlation of any two.
struct growth_estimates {
  std::vector<outlay::member_code> codes;
  std::vector<double> volatility; ///< standard deviation of log growth of a year
  double common;                  ///< mean correlation of all pairs

  double of(outlay::member_code code) const {
    for (std::size_t k = 0; k < codes.size(); ++k)
      if (codes[k] == code) return volatility[k];
    throw outlay::error("estimates", "code", code.text(), "members that were estimated");
  }
};

/// From the series of log growth of each member. Throws where the mean correlation is below zero: one common factor
/// cannot have that.
inline growth_estimates estimates_of(std::vector<outlay::member_code> codes, std::vector<yearly_series> const& growth) {
  growth_estimates e{std::move(codes), {}, 0};
  for (auto const& x : growth) e.volatility.push_back(deviation(x));
  double pairs = 0;
  for (std::size_t j = 0; j < growth.size(); ++j)
    for (std::size_t k = 0; k < j; ++k) {
      e.common += correlation_of(growth[j], growth[k]);
      ++pairs;
    }
  if (pairs > 0) e.common /= pairs;
  if (!(e.common >= 0)) throw outlay::error("estimates", "common", outlay::text(e.common), "0 or more");
  return e;
}

/// Log growth of a member's real GDP in the years from 2014 that are no projections.
inline yearly_series log_growth(std::string const& code, bool with_2020_21) {
  namespace weo = outlay::data::weo_2025_april_edition;
  auto const projected = weo::first_projected_year(code);
  if (!projected) throw outlay::error("estimates", "code", code, "a country of the outlook");
  yearly_series x;
  for (int y = weo::real_gdp_growth.first_year; y < *projected; ++y)
    if (with_2020_21 || (y != 2020 && y != 2021))
      x.emplace_back(y, outlay::log(1 + weo::real_gdp_growth.at(code, y) / 100));
  return x;
}

/// Estimates for members by the April 2025 outlook, with the years 2020 and 2021 or without.
inline growth_estimates estimate_growth(std::vector<outlay::member_code> const& codes, bool with_2020_21) {
  std::vector<yearly_series> growth;
  for (auto const& code : codes) growth.push_back(log_growth(code.text(), with_2020_21));
  return estimates_of(codes, growth);
}

/// An economy with these shocks around the same growth.
inline outlay::economy shaken(outlay::economy e, growth_estimates const& by) {
  for (std::size_t k = 0; k < by.codes.size(); ++k)
    e.own_volatility.push_back({by.codes[k], outlay::percent(100 * by.volatility[k])});
  e.common = outlay::percent(100 * by.common);
  return e;
}

} // namespace examples

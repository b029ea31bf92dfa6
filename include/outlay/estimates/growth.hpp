// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/numbers/math.hpp>
#include <outlay/estimates/estimated.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay::estimates {

namespace of_growth {
// Log growth of a member by year, of rates in percent; years to be left out and empty cells are missing.
[[gnu::cold]] inline std::vector<std::pair<int, double>> log_growth(member_years const& growth, member_code code,
                                                                    int through, std::vector<int> const& without) {
  std::vector<std::pair<int, double>> x;
  for (int y = growth.first_year(); y <= std::min(through, growth.last_year()); ++y) {
    auto const g = growth.find(code, y);
    if (!g || std::find(without.begin(), without.end(), y) != without.end()) continue;
    if (!(*g > -100)) detail::refuse(growth.what(), "cell", {*g, " % of ", code, " in ", y}, "more than -100 %");
    x.emplace_back(y, outlay::log(1 + *g / 100));
  }
  return x;
}
// Correlation over the years that both have; nothing where these are fewer than three or one of them does not vary.
[[gnu::cold]] inline std::optional<double> correlation(std::vector<std::pair<int, double>> const& x,
                                                       std::vector<std::pair<int, double>> const& y, int but = -1) {
  std::vector<std::pair<double, double>> both;
  for (auto const& [when, a] : x)
    for (auto const& [other, b] : y)
      if (when == other && when != but) both.emplace_back(a, b);
  double const n = static_cast<double>(both.size());
  auto const varies = [&](auto member) { // sums of rounded numbers might
    return std::any_of(both.begin(), both.end(), [&](auto const& b) { return b.*member != both.front().*member; });
  };
  if (n < 3 || !varies(&std::pair<double, double>::first) || !varies(&std::pair<double, double>::second)) return {};
  double ma = 0, mb = 0, aa = 0, bb = 0, ab = 0;
  for (auto const& [a, b] : both) ma += a / n, mb += b / n;
  for (auto const& [a, b] : both) {
    aa += (a - ma) * (a - ma);
    bb += (b - mb) * (b - mb);
    ab += (a - ma) * (b - mb);
  }
  if (!(aa > 0 && bb > 0)) return {};
  return ab / std::sqrt(aa * bb);
}
} // namespace of_growth

/// Volatility of a member's growth: sample standard deviation (n - 1) of log growth up to `through`, of a table of
/// percent a year, years of `without` left out. Its standard error takes years as independent and normal. Throws
/// `error` for fewer than three years.
[[gnu::cold]] inline estimated growth_volatility(member_years const& growth, member_code code, int through,
                                                 std::vector<int> const& without = {}) {
  auto const x = of_growth::log_growth(growth, code, through, without);
  if (x.size() < 3)
    detail::refuse(growth.what(), "years", {static_cast<int>(x.size()), " of ", code},
                   "at least three years of growth");
  double const n = static_cast<double>(x.size());
  double mean = 0, squares = 0;
  for (auto const& [when, v] : x) mean += v / n;
  for (auto const& [when, v] : x) squares += (v - mean) * (v - mean);
  double const s = std::sqrt(squares / (n - 1));
  return {s, s / std::sqrt(2 * (n - 1)), x.front().first, x.back().first, static_cast<int>(n), 1};
}

/// Correlation of any two members' growth: mean over all pairs of `codes`, with the standard error of a jackknife by
/// years, none (NaN) where a pair has no correlation without one of them. Throws `error` where a pair has fewer than
/// three years in common or does not vary, and where the mean is below 0, which one common factor cannot have.
[[gnu::cold]] inline estimated common_growth(member_years const& growth, std::vector<member_code> const& codes,
                                             int through, std::vector<int> const& without = {}) {
  if (codes.size() < 2) detail::refuse(growth.what(), "codes", {static_cast<int>(codes.size())}, "two members or more");
  std::vector<std::vector<std::pair<int, double>>> x;
  std::vector<int> years;
  for (auto code = codes.begin(); code != codes.end(); ++code) {
    if (std::find(codes.begin(), code, *code) != code)
      detail::refuse(growth.what(), "codes", {*code, " twice"}, "each member once");
    x.push_back(of_growth::log_growth(growth, *code, through, without));
    for (auto const& [when, v] : x.back()) years.push_back(when);
  }
  std::sort(years.begin(), years.end());
  years.erase(std::unique(years.begin(), years.end()), years.end());
  auto const mean_but = [&](int but) {
    double sum = 0, pairs = 0;
    for (std::size_t j = 0; j < x.size(); ++j)
      for (std::size_t k = 0; k < j; ++k) {
        auto const r = of_growth::correlation(x[j], x[k], but);
        if (!r && but == -1)
          detail::refuse(growth.what(), "codes", {codes[k], " and ", codes[j]},
                         "members with at least three years of growth in common, which varies");
        sum += r.value_or(std::numeric_limits<double>::quiet_NaN()), ++pairs;
      }
    return sum / pairs;
  };
  double const mean = mean_but(-1);
  if (!(mean >= 0)) detail::refuse(growth.what(), "common", {mean}, "0 or more");
  std::vector<double> left;
  for (int const y : years) left.push_back(mean_but(y));
  double const n = static_cast<double>(left.size()), middle = detail::mean_of(left);
  double squares = 0;
  for (double const v : left) squares += (v - middle) * (v - middle);
  return {mean,
          std::sqrt(squares * (n - 1) / n),
          years.front(),
          years.back(),
          static_cast<int>(n),
          static_cast<int>(codes.size())};
}

/// Errors of growth as forecast: a later edition's figures for a year, percent a year, less an earlier one's, by
/// member. Throws `error` where no member has both.
[[gnu::cold]] inline std::vector<double> forecast_errors(member_years const& earlier, member_years const& later,
                                                         int y) {
  std::vector<double> errors;
  for (member_code const code : earlier.codes()) {
    auto const a = earlier.find(code, y), b = later.find(code, y);
    if (a && b) errors.push_back(*b - *a);
  }
  if (errors.empty()) detail::refuse(earlier.what(), "year", {y}, "a year that both editions have");
  return errors;
}

} // namespace outlay::estimates
#include <outlay/numbers/exact_end.hpp>

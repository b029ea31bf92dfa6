// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// What is said about results of W1: statistics over paths, a CSV file, one hash.
#pragma once

#include "w1_results.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <initializer_list>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace w1 {

inline constexpr auto all_series = {series::budget, series::stock, series::spend};

/// Over the paths of one series in one year.
struct statistics {
  double mean, se, q05, q50, q95;
};

/// Linear interpolation between the order statistics on either side of probability * (n - 1).
inline double quantile(std::vector<double> const& sorted, double probability) {
  auto const place = probability * static_cast<double>(sorted.size() - 1);
  auto const below = static_cast<std::size_t>(place);
  auto const above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

/// The standard error of a single path is 0.
inline statistics describe(results const& r, series s, int k) {
  auto sorted = std::vector<double>(r.at(s, k), r.at(s, k) + r.paths());
  auto const n = static_cast<double>(sorted.size());
  auto sum = 0.0, squares = 0.0;
  for (auto const x : sorted) sum += x;
  auto const mean = sum / n;
  for (auto const x : sorted) squares += (x - mean) * (x - mean);
  auto const se = n > 1 ? std::sqrt(squares / (n - 1) / n) : 0.0;
  std::sort(sorted.begin(), sorted.end());
  return {mean, se, quantile(sorted, 0.05), quantile(sorted, 0.50), quantile(sorted, 0.95)};
}

/// 64-bit FNV-1a over the bits of every result, low byte first: path by path, year by year, B then S then P.
inline std::uint64_t hash(results const& r) {
  auto h = std::uint64_t{0xcbf29ce484222325};
  for (std::size_t p = 0; p < r.paths(); ++p)
    for (int k = 0; k < years; ++k)
      for (auto const s : all_series) {
        auto bits = std::bit_cast<std::uint64_t>(r.at(s, k)[p]);
        for (int byte = 0; byte < 8; ++byte, bits >>= 8) h = (h ^ (bits & 0xff)) * 0x100000001b3;
      }
  return h;
}

/// Columns k, year, series, mean, se, q05, q50, q95; 17 digits, so that a reader gets the same doubles back.
inline void write_csv(results const& r, std::string const& file) {
  auto const close = [](std::FILE* f) { std::fclose(f); };
  auto const out   = std::unique_ptr<std::FILE, decltype(close)>(std::fopen(file.c_str(), "w"), close);
  if (!out) throw std::runtime_error("cannot write " + file);
  auto written = std::fputs("k,year,series,mean,se,q05,q50,q95\n", out.get());
  for (int k = 0; k < years; ++k)
    for (auto const s : all_series) {
      auto const d = describe(r, s, k);
      if (written >= 0)
        written = std::fprintf(out.get(), "%d,%d,%c,%.17g,%.17g,%.17g,%.17g,%.17g\n", k, start + k,
                               series_letter[static_cast<std::size_t>(s)], d.mean, d.se, d.q05, d.q50, d.q95);
    }
  if (written < 0 || std::fflush(out.get()) != 0) throw std::runtime_error("cannot write all of " + file);
}

/// Member-steps a second of one run.
inline double speed(results const& r) {
  return static_cast<double>(members) * steps * static_cast<double>(r.paths()) / r.seconds;
}

}  // namespace w1

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/alliance/growth.hpp>
#include <outlay/model/setting.hpp>
#include <outlay/numbers/math.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {
namespace detail {

// A member's growth as a rate of its logarithm; as long as a table holds its last rate, so does this.
template <class P> struct log_growth {
  growth_source const* from = nullptr;
  yearly const* row = nullptr;
  P more = P(0.0);
  double percent = numeric::not_a_number;
  P gamma = P(0.0);
  [[gnu::noinline]] bool moves(int y) {
    double const now = from->percent_of(row, y);
    if (now == percent) return false;
    percent = now;
    gamma = log(P(1.0 + now / 100) + more);
    return true;
  }
};

// Growth of a month in each year, by which the months of a longer step weigh.
template <class P>
[[gnu::noinline]] void fill_months(time_grid const& grid, member_set of, log_growth<P> const* rising,
                                   std::vector<P>& month_growth) {
  month_growth.assign(static_cast<std::size_t>(grid.years()) * max_members, P(1.0));
  for (int i = 0; i < end_of(of); ++i) {
    log_growth<P> now = rising[i];
    for (int k = 0; k < grid.years() && (of >> i & 1); ++k) {
      now.moves(grid.first_year() + k);
      month_growth[static_cast<std::size_t>(k) * max_members + static_cast<std::size_t>(i)] =
          exp(now.gamma / P(12.0));
    }
  }
}
// Every step of one member, whose base-year figure is the mean of its year.
template <class P, class M>
void fill_means(setting<M> const& set, int base_year, log_growth<P>& rising, P annual, P* cell) {
  time_grid const& grid = set.grid();
  int const first = grid.first_year(), per_year = grid.steps_per_year(), months = grid.months_per_step();
  P weight[12], part[12], growth_of_year = exp(rising.gamma);
  for (int y = base_year + 1; y < first; ++y) {
    if (rising.moves(y)) growth_of_year = exp(rising.gamma);
    annual = annual * growth_of_year;
  }
  for (int k = 0; k < grid.years() + set.years_ahead(); ++k) {
    bool const moves = rising.moves(first + k);
    if (moves) growth_of_year = exp(rising.gamma);
    if (moves || k == 0) {
      // Twelve monthly weights that grow by g a year, over their sum: their mean is one whatever their scale.
      P const factor = exp(rising.gamma / P(12.0));
      P sum(0.0);
      weight[0] = P(1.0);
      for (int m = 1; m < 12; ++m) weight[m] = weight[m - 1] * factor;
      for (P const& w : weight) sum = sum + w;
      for (int q = 0; q < per_year; ++q) {
        P mean(0.0);
        for (int m = 0; m < months; ++m) mean = mean + weight[q * months + m];
        part[q] = mean * P(12.0 / months) / sum;
      }
    }
    if (first + k > base_year) annual = annual * growth_of_year;
    for (int q = 0; q < per_year; ++q, cell += set.members()) *cell = months == 12 ? annual : annual * part[q];
  }
}

} // namespace detail
} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// points [seeds]: W1's budgets at 1,024 paths, over 100 seeds unless told otherwise: errors of the mean, the standard
// deviation and the median with antithetic and Sobol points over those of independent paths, and errors as they are
// said over errors as they are. Fails where Sobol points do worse than 1/20 for the mean of any year and 1/4 for the
// deviation of the last, and where what is said is more than 1.5 times off.
#include "../../bench/w1_library.hpp"
#include "../engines/over_seeds.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>

int main(int argc, char** argv) {
  int const seeds = argc > 1 ? std::atoi(argv[1]) : 100;
  auto const allies = w1::library::alliance(w1::stochastic_inputs);
  auto const plan = w1::library::plan(w1::stochastic_inputs);
  constexpr std::array kinds{outlay::points::independent, outlay::points::antithetic, outlay::points::sobol};
  constexpr std::array<char const*, 3> names{"independent", "antithetic", "sobol"};
  std::array<std::array<outlay::test::over_seeds, 15>, 3> all;
  for (int seed = 1; seed <= seeds; ++seed)
    for (std::size_t k = 0; k < 3; ++k) {
      auto const s = outlay::ensemble(outlay::threads(2), allies, plan, w1::library::span,
                                      {.paths = 1024, .seed = static_cast<std::uint64_t>(seed), .points = kinds[k]},
                                      outlay::core_budget);
      for (int year = 0; year < 15; ++year) all[k][static_cast<std::size_t>(year)].see(s, year);
    }
  bool failed = false;
  std::printf("%-5s %-12s %9s %9s %9s   said over found: %6s %9s\n", "year", "points", "mean", "deviation", "median",
              "mean", "deviation");
  for (std::size_t year = 0; year < 15; ++year)
    for (std::size_t k = 0; k < 3; ++k) {
      auto const &a = all[0][year], &b = all[k][year];
      double const mean = outlay::test::spread(b.means) / outlay::test::spread(a.means),
                   deviation = outlay::test::spread(b.deviations) / outlay::test::spread(a.deviations),
                   median = outlay::test::spread(b.medians) / outlay::test::spread(a.medians),
                   said_mean = b.ratio(b.said_mean, b.means), said_deviation = b.ratio(b.said_deviation, b.deviations);
      bool const wrong =
          said_mean > 1.5 || said_mean < 1 / 1.5 || said_deviation > 1.5 || said_deviation < 1 / 1.5 ||
          (kinds[k] == outlay::points::sobol && (mean > 1.0 / 20 || (year == 14 && deviation > 1.0 / 4)));
      failed = failed || wrong;
      std::printf("%-5d %-12s %9.4f %9.4f %9.4f %23.2f %9.2f%s\n", 2025 + static_cast<int>(year), names[k], mean,
                  deviation, median, said_mean, said_deviation, wrong ? "  BEYOND" : "");
    }
  return failed ? 1 : 0;
}

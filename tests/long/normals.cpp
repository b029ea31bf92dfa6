// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// normals [millions of draws]: moments, bins, tails to six standard deviations and correlations between members, steps,
// seeds and streams, and paths, at 10^8 draws unless told otherwise; then the tails alone at a hundred times as many;
// then the same tests on planted faults. Fails where a p-value of the library's is below 10^-4, or a fault is not
// caught.
#include "../numbers/normal_checks.hpp"

#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace {

constexpr double odd = 1e-4;
bool failed = false;

void print(normal_checks::finding const& f) {
  std::printf("%-52s  %-46s  p %.3g%s\n", f.test.c_str(), f.found.c_str(), f.p, f.p < odd ? "  ODD" : "");
}

/// Counts beyond bounds only, which needs nothing kept.
OUTLAY_DETAIL_TILE void count_tails(std::uint64_t first, std::uint64_t paths, double (&count)[4]) {
  using V = outlay::pack<double, normal_checks::tile>;
  constexpr double bounds[] = {4.5, 5, 5.5, 6};
  V counts[4] = {V(0.0), V(0.0), V(0.0), V(0.0)};
  for (std::uint64_t path = first; path < first + paths; path += normal_checks::tile)
    for (std::uint64_t counter = 0; counter < 1000; ++counter) {
      V a, b;
      outlay::normal_pair<V>(3, 5, outlay::counting_from<V>(path), counter << 48, a, b);
      for (int k = 0; k < 4; ++k)
        for (V const& x : {a, b}) counts[k] += select(less(V(bounds[k]), outlay::abs(x)), V(1.0), V(0.0));
    }
  for (int k = 0; k < 4; ++k)
    for (int lane = 0; lane < normal_checks::tile; ++lane) count[k] += counts[k][lane];
}

template <class Faulty> void must_be_caught(char const* fault, Faulty const& faulty, std::uint64_t paths) {
  auto const all = normal_checks::examine(faulty, paths);
  auto const& worst = normal_checks::oddest(all);
  std::printf("fault %-22s %s: %s, p %.3g%s\n", fault, worst.test.c_str(), worst.found.c_str(), worst.p,
              worst.p < odd ? "" : "  NOT CAUGHT");
  std::fflush(stdout);
  failed = failed || !(worst.p < odd);
}

} // namespace

int main(int argc, char** argv) {
  double const draws = 1e6 * (argc > 1 ? std::atof(argv[1]) : 100);
  auto const paths = (static_cast<std::uint64_t>(draws / normal_checks::draws_of_a_path) / 16 + 1) * 16;
  std::printf("%.4g draws\n", static_cast<double>(paths) * normal_checks::draws_of_a_path);
  auto const all = normal_checks::examine(normal_checks::library_normals{}, paths);
  for (auto const& f : all) print(f);
  failed = normal_checks::oddest(all).p < odd;

  double count[4] = {};
  auto const many = static_cast<std::uint64_t>(100 * draws / 32'000) * 16;
  count_tails(0, many, count);
  double const n = static_cast<double>(many) * 2000;
  for (int k = 0; k < 4; ++k) {
    double const bound = 4.5 + 0.5 * k, expected = n * std::erfc(bound / std::numbers::sqrt2);
    normal_checks::finding const f{normal_checks::printed("beyond %.1f of %.3g draws", bound, n),
                                   normal_checks::printed("%.0f for %.1f", count[k], expected),
                                   expected > 1000
                                       ? normal_checks::two_sided((count[k] - expected) / std::sqrt(expected))
                                       : normal_checks::count_p(count[k], expected)};
    print(f);
    failed = failed || f.p < odd;
  }
  std::fflush(stdout);
  must_be_caught("few rounds (6)", normal_checks::few_rounds<6>{}, paths);
  must_be_caught("few rounds (5)", normal_checks::few_rounds<5>{}, paths);
  must_be_caught("few rounds (4)", normal_checks::few_rounds<4>{}, paths);
  must_be_caught("stream left out", normal_checks::one_stream{}, paths);
  must_be_caught("one word for two", normal_checks::one_word{}, paths);
  must_be_caught("radius of 16 bits", normal_checks::coarse_radius<16>{}, paths);
  return failed ? 1 : 0;
}

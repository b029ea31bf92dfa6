// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "../parts/small.hpp"

#include <cmath>
#include <limits>

using namespace outlay::test;

namespace {

// Two answers: one with a number for each of 2025 and 2026, one with a single number; four paths.
outlay::sample four_paths() {
  outlay::sample s(outlay::draws{.paths = 4}, {.from = 2025y, .until = 2027y}, std::array<int, 2>{0, 2}, 3, {"money", "chance"});
  double const values[] = {1, 2, 3, 6, 10, 10, 10, 10, 0, 1, 1, 0};
  std::copy(std::begin(values), std::end(values), s.data());
  return s;
}

}

TEST_CASE("a sample finds its columns by answer and year") {
  auto const s = four_paths();
  CHECK(s.paths() == 4);
  CHECK(s.columns() == 3);
  CHECK(s.names() == std::vector<std::string>{"money", "chance"});
  CHECK(s.column(0, 2025) == 0);
  CHECK(s.column(0, 2026) == 1);
  CHECK(s.column(1) == 2);
  CHECK(s.path_values(0).size() == 4);
  CHECK(s.path_values(0)(3) == 6);
  CHECK(s.path_values(2).sum() == 2);
}

TEST_CASE("mean, spread and quantiles are those of the paths") {
  auto const s = four_paths();
  CHECK(s.mean(0) == 3);
  CHECK(s.standard_deviation(0) == about(std::sqrt(14 / 3.0)));
  CHECK(s.standard_error(0) == about(std::sqrt(14 / 12.0)));
  CHECK(s.standard_deviation(1) == 0);
  CHECK(s.quantile(0, 0) == 1);
  CHECK(s.quantile(0, 1) == 6);
  CHECK(s.quantile(0, 0.5) == 2.5);
  CHECK(s.quantile(0, 1 / 3.0) == about(2));
  CHECK(s.quantile(0, 0.9) == about(3 + 0.7 * 3));
  CHECK(s.mean(2) == 0.5);
  outlay::sample one(outlay::draws{.paths = 1}, {.from = 2025y, .until = 2026y}, std::array<int, 1>{0}, 1, {"x"});
  one.data()[0] = 7;
  CHECK(one.mean(0) == 7);
  CHECK(one.standard_deviation(0) == 0);
  CHECK(one.quantile(0, 0.3) == 7);
}

TEST_CASE("a sample refuses answers, years and quantiles that it does not have") {
  auto const s = four_paths();
  check_errors({
      {[&] { s.column(2); }, "sample", "answer", "2", "0 to 1"},
      {[&] { s.column(-1); }, "sample", "answer", "-1", "0 to 1"},
      {[&] { s.column(0, 2024); }, "sample", "year", "2024", "2025 to 2026"},
      {[&] { s.column(0, 2027); }, "sample", "year", "2027", "2025 to 2026"},
      {[&] { s.column(0); }, "sample", "year", "0", "2025 to 2026"},
      {[&] { s.quantile(0, 1.5); }, "sample", "quantile", "1.500000", "0 to 1"},
      {[&] { s.quantile(0, std::numeric_limits<double>::quiet_NaN()); }, "sample", "quantile", "nan", "0 to 1"},
  });
}

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "../parts/small.hpp"
#include "../support/csv.hpp"
#include "../../examples/support/estimates.hpp"

#include <fstream>
#include <map>
#include <sstream>

using namespace outlay::test;
using examples::yearly_series;

TEST_CASE("deviation and correlation are the textbook's, over the years that both have") {
  // 2, 4, 4, 4, 5, 5, 7, 9: mean 5, squares 32. A line has the correlation of its slope.
  yearly_series const x{{1, 2}, {2, 4}, {3, 4}, {4, 4}, {5, 5}, {6, 5}, {7, 7}, {8, 9}};
  CHECK(examples::deviation(x) == about(std::sqrt(32 / 7.0)));
  yearly_series rising, falling;
  for (auto const& [year, v] : x) rising.emplace_back(year, 3 * v + 1), falling.emplace_back(year, -v);
  CHECK(examples::correlation_of(x, rising) == about(1));
  CHECK(examples::correlation_of(x, falling) == about(-1));
  // Common years 2, 3, 4 alone: (4, 1), (4, 2), (5, 3).
  yearly_series const a{{1, 100}, {2, 4}, {3, 4}, {4, 5}}, b{{2, 1}, {3, 2}, {4, 3}, {9, 100}};
  CHECK(examples::correlation_of(a, b) == about(1 / std::sqrt(2 / 3.0 * 2)));
}

TEST_CASE("members estimated together have the mean of their correlations") {
  yearly_series const x{{1, 1}, {2, 2}, {3, 3}}, y{{1, 2}, {2, 4}, {3, 6}}, z{{1, 1}, {2, 4}, {3, 1}};
  auto const e = examples::estimates_of({"AAA", "BBB", "CCC"}, {x, y, z});
  CHECK(e.common == about(1 / 3.0)); // 1, 0 and 0
  CHECK(e.of("BBB") == about(2));
  check_errors({
      {[&] {
         examples::estimates_of({"AAA", "BBB"}, {x, {{1, 3}, {2, 2}, {3, 1}}});
       },
       "estimates", "common", outlay::text(-1.0), "0 or more"},
      {[&] {
         examples::estimates_of({"AAA", "BBB"}, {x, {{1, 3}, {2, 2}, {4, 1}}});
       },
       "estimates", "common years", "2", "at least three"},
      {[&] {
         examples::estimates_of({"AAA", "BBB"}, {x, {{1, 3}, {2, 3}, {3, 3}}});
       },
       "estimates", "growth", "the same in all years", "growth that varies"},
      {[&] {
         examples::deviation({{1, 1}, {2, 2}});
       },
       "estimates", "years", "2", "at least three"},
      {[&] { examples::estimate_growth({"ZZZ"}, true); }, "estimates", "code", "ZZZ", "a country of the outlook"},
      {[&] { (void)e.of("DDD"); }, "estimates", "code", "DDD", "members that were estimated"},
  });
}

TEST_CASE("growth is estimated from the IMF's own file, without its projections") {
  // Levels of real GDP and flags of the published file, and long double.
  std::ifstream in(OUTLAY_TEST_DATA "/imf_weo_apr2025.csv");
  std::ostringstream text;
  text << in.rdbuf();
  csv const file(text.str());
  std::map<std::string, std::map<int, double>> growth;
  std::map<std::string, std::map<int, double>> level;
  for (std::size_t k = 0; k < file.size(); ++k) {
    int const year = file.integer(k, "year");
    std::string const code(file.text(k, "iso3"));
    level[code][year] = *file.number(k, "gdp_lcu_bn_constant_prices");
    if (file.integer(k, "gdp_is_projection") == 0 && level[code].contains(year - 1))
      growth[code][year] = std::log(level[code][year] / level[code][year - 1]);
  }
  REQUIRE(growth.size() == 32);
  for (bool const with : {true, false}) {
    std::vector<outlay::member_code> codes;
    for (auto const& [code, g] : growth) codes.emplace_back(code.c_str());
    auto const e = examples::estimate_growth(codes, with);
    for (auto const& [code, g] : growth) {
      auto series = examples::log_growth(code, with);
      CHECK(series.front().first == 2014);
      // The file has no level of 2013: growth of 2014 is the IMF's own figure. Derived rates have five digits, 0.0005 %
      // at ten per cent.
      std::size_t years = 1;
      for (auto const& [year, v] : g) {
        if (!with && (year == 2020 || year == 2021)) continue;
        REQUIRE(years < series.size());
        CHECK(series[years].first == year);
        CHECK(std::fabs(series[years].second - v) < 6e-6);
        ++years;
      }
      CHECK(years == series.size());
    }
    CHECK(e.common > 0);
    CHECK(e.common < 1);
    auto const plan = outlay::plan(examples::shaken(outlay::economy{.growth = outlay::data::weo_2025_april()}, e),
                                   outlay::share_target<outlay::core>{.to = 3.5_pct, .by = 2035y});
    auto const s = outlay::ensemble<2>(outlay::data::nato_2026(2025), plan,
                                       {.from = 2025y, .until = 2027y, .step = outlay::step_length::annual},
                                       {.paths = 10}, outlay::core_budget);
    CHECK(s.standard_deviation(1) > 0);
  }
  // The years 2020 and 2021 move everybody at once: they raise both.
  std::vector<outlay::member_code> const some{"DEU", "FRA", "ITA", "ESP", "NLD"};
  auto const with = examples::estimate_growth(some, true), without = examples::estimate_growth(some, false);
  CHECK(with.common > without.common);
  for (auto const& code : some) CHECK(with.of(code) > without.of(code));
}

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "../parts/small.hpp"
#include "../support/csv.hpp"
#include "../../examples/ensemble/plan.hpp"

#include <fstream>
#include <map>
#include <sstream>

using namespace outlay::test;
namespace at_risk = examples::at_risk;

namespace {
outlay::alliance<> const& allies() {
  static auto const all = outlay::data::nato_2026();
  return all;
}
} // namespace

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
    auto const e = at_risk::estimate_growth(allies(), !with);
    auto const known = at_risk::known_growth();
    for (auto const& [code, g] : growth) {
      outlay::member_code const member(code.c_str());
      std::vector<std::pair<int, double>> series;
      for (int y = known.first_year(); y <= known.last_year(); ++y)
        if (auto const x = known.find(member, y); x && (with || (y != 2020 && y != 2021)))
          series.emplace_back(y, std::log(1 + *x / 100));
      CHECK(series.front().first == 2014);
      CHECK(e.of(member).observations == static_cast<int>(series.size()));
      CHECK(e.of(member).last_year == series.back().first);
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
    CHECK(e.common.value > 0);
    CHECK(e.common.value < 1);
    auto const plan = outlay::plan(at_risk::shaken(e),
                                   outlay::share_target<outlay::core>{.to = 3.5_pct, .by = 2035y});
    auto const s = outlay::ensemble<2>(outlay::data::nato_2026(2026), plan,
                                       {.from = 2026y, .until = 2028y, .step = outlay::step_length::annual},
                                       {.paths = 10}, outlay::core_budget);
    CHECK(s.standard_deviation(1) > 0);
  }
  // The years 2020 and 2021 move everybody at once: they raise both.
  auto const with = at_risk::estimate_growth(allies(), false), without = at_risk::estimate_growth(allies(), true);
  CHECK(with.common.value > without.common.value);
  for (auto const code : {"DEU", "FRA", "ITA", "ESP", "NLD"}) CHECK(with.of(code).value > without.of(code).value);
}

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "cases.hpp"

using namespace outlay::test;
using outlay::core;
using outlay::economy;
using outlay::eur;
using outlay::share_target;

namespace {

published_case const milex_01("IT-MILEX-01"), milex_03("IT-MILEX-03"), milex_05("IT-MILEX-05"), milex_06("IT-MILEX-06"),
    milex_08("IT-MILEX-08"), milex_10("IT-MILEX-10"), dpfp_01("IT-DPFP-01");

// 2,192 billion euros in 2024, nominal growth of 2.6 % every year, shares on a line from 2025 to 2035.
outlay::projection<eur> italy(outlay::share in_2025, outlay::share in_2035) {
  auto const allies = outlay::alliance<eur>({{.code = "ITA", .gdp = 2192_bn_eur / outlay::year, .core = in_2025}},
                                            {.edition = "Osservatorio Milex", .base_year = 2024});
  auto const plan =
      outlay::plan(economy{.growth = 2.6_pct}, share_target<core>{.to = in_2035, .by = 2035y, .from = 2025y});
  return outlay::project(allies, plan, years(2025, 2035));
}
double ten_years(outlay::projection<eur> const& run) { return outlay::in(total(run, 2026, 2035), 1_bn_eur); }

} // namespace

TEST_CASE("IT-MILEX-01: Italy's outlay of 2035 at 5 % of GDP") {
  milex_01.check(outlay::in(italy(2_pct, 5_pct).outlay("ITA", 2035y), 1_bn_eur / outlay::year));
}

TEST_CASE("IT-MILEX-03: Italy's outlay of 2026 to 2035 on the path from 2 to 5 %") {
  milex_03.check(ten_years(italy(2_pct, 5_pct)));
}

TEST_CASE("IT-MILEX-05: what the path to 5 % costs beyond 2 % in ten years") {
  milex_05.check(ten_years(italy(2_pct, 5_pct)) - ten_years(italy(2_pct, 2_pct)));
}

TEST_CASE("IT-MILEX-06: Italy's outlay of 2026 to 2035 on the path from 1.57 to 3.5 %") {
  milex_06.check(ten_years(italy(1.57_pct, 3.5_pct)));
}

TEST_CASE("IT-MILEX-08: Italy's outlay of 2026 to 2035 on the path from 1.57 to 2 %") {
  milex_08.check(ten_years(italy(1.57_pct, 2_pct)));
}

TEST_CASE("IT-MILEX-10: what the path to 4 % costs beyond 2 % in ten years") {
  milex_10.check(ten_years(italy(2_pct, 4_pct)) - ten_years(italy(2_pct, 2_pct)));
}

TEST_CASE("the paths of Italy sum to the same in monthly steps") {
  auto const allies =
      outlay::alliance<eur>({{.code = "ITA", .gdp = 2192_bn_eur / outlay::year, .core = 2_pct}}, {.base_year = 2024});
  auto const plan =
      outlay::plan(economy{.growth = 2.6_pct}, share_target<core>{.to = 5_pct, .by = 2035y, .from = 2025y});
  auto const monthly = outlay::project(allies, plan, {.from = 2025y, .until = 2036y});
  CHECK(ten_years(monthly) == doctest::Approx(ten_years(italy(2_pct, 5_pct))).epsilon(1e-13));
}

TEST_CASE("IT-DPFP-01: three years of 0.15, 0.30 and 0.50 points of GDP") {
  // 61 billion euros are 2.5 % of GDP in 2028; GDP of the years before by 2.6 %. The three increments lie on no line:
  // the share of each year is given, and GDP comes from the run.
  auto const in_2028 = 61_bn_eur / outlay::year / points(2.5);
  auto const in_2026 = in_2028 / (1.026 * 1.026);
  auto const run =
      outlay::project(one_country<eur>("ITA", in_2026, 0_pct, 2026, "Documento programmatico di finanza pubblica"),
                      outlay::plan(economy{.growth = 2.6_pct}), years(2026, 2028));
  auto const extra = points(0.15) * run.gdp("ITA", 2026y) + points(0.30) * run.gdp("ITA", 2027y) +
                     points(0.50) * run.gdp("ITA", 2028y);
  dpfp_01.check(outlay::in(extra * outlay::year, 1_bn_eur));
}

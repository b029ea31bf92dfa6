// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <doctest/doctest.h>
#include <outlay/data/nato.hpp>
#include <outlay/outlay.hpp>

using doctest::Approx;
using namespace outlay::literals;
using namespace std::chrono_literals;
using outlay::all_members;

namespace {

outlay::alliance<> two() {
  return {{.code = "AAA", .gdp = 1000_bn_usd_2021 / outlay::year, .core = 2_pct},
          {.code = "BBB", .gdp = 500_bn_usd_2021 / outlay::year, .core = 1_pct}};
}
outlay::horizon const ten_years{.from = 2025y, .until = 2036y};
auto flat() { return outlay::economy{.growth = 0_pct}; }
auto rising() { return outlay::plan(flat(), outlay::share_target<outlay::core>{.to = 4_pct, .by = 2035y}); }

} // namespace

TEST_CASE("cumulative outlay is the sum of its years") {
  auto const run = outlay::project(two(), rising(), ten_years);
  // 20 + 5 billion in 2025; after k of ten steps 1000 (2 + 0.2 k) % + 500 (1 + 0.3 k) %
  CHECK(run.cumulative_outlay(all_members, 2025y, 2025y).value() == Approx(25).epsilon(1e-12));
  CHECK(run.cumulative_outlay(all_members, 2026y, 2035y).value() == Approx(10 * 25 + 55 * (2 + 1.5)).epsilon(1e-12));
}

TEST_CASE("the first year at a share, the gap to it, and growth over the year before") {
  auto const run = outlay::project(two(), rising(), ten_years);
  auto const share = [](double percent) { return outlay::gdp_share<>::from_value(percent / 100); };
  CHECK(run.first_year_at(share(3), "AAA") == 2030y);
  CHECK(run.first_year_at(share(4), "AAA") == 2035y);
  CHECK_FALSE(run.first_year_at(share(4.1), "AAA").has_value());
  CHECK(run.gap(share(4), "AAA", 2025y).value() == Approx(20).epsilon(1e-12));
  CHECK(run.gap(share(4), "AAA", 2035y).value() == Approx(0).scale(1));
  CHECK(run.growth("AAA", 2026y).value() == Approx(0.1).epsilon(1e-12));
}

TEST_CASE("the peak year is that of the largest outlay") {
  auto const once = outlay::plan(flat(), outlay::share_target<outlay::core>{.to = 2_pct, .by = 2035y},
                                 outlay::pledge{.amount = 5_bn_usd_2021, .from = 2030y, .counts = false});
  CHECK(outlay::project(two(), once, ten_years).peak_year("AAA") == 2030y);
}

TEST_CASE("a rise is growth of GDP, of the share and of prices, and they make it whole") {
  auto const allies = outlay::data::nato_2026(2025);
  auto const run = outlay::project(allies,
                                   outlay::plan(outlay::economy{.growth = outlay::data::weo_2025_april()},
                                                outlay::share_target<outlay::core>{.to = 3.5_pct, .by = 2035y}),
                                   ten_years);
  auto const all = run.rise(outlay::europe_and_canada, 2025y, 2035y);
  CHECK((all.by_gdp + all.by_share + all.by_prices).value() == Approx(all.total.value()).epsilon(1e-12));
  // Current dollars of 2025 are NATO's published total of Europe and Canada, before and after.
  double current = 0;
  for (auto const& a : outlay::data::allies)
    if (a.armed_forces && a.code != "USA")
      current += outlay::data::nato_2026_edition::outlay_current.at(a.code, 2025) / 1000;
  auto const one = run.rise("DEU", 2025y, 2025y);
  CHECK(one.total.value() == Approx(0).scale(1));
  CHECK(current > 600);
}

TEST_CASE("British fiscal years take nine months of a year and three of the next") {
  outlay::alliance<> const allies = two();
  auto const plan = outlay::plan(flat(), outlay::share_target<outlay::core>{.to = 4_pct, .by = 2035y});
  auto const calendar = outlay::project(allies, plan, ten_years);
  auto const fiscal = outlay::project(allies, plan, ten_years, {.fiscal_year_from = std::chrono::April});
  CHECK(fiscal.last_year() == 2034);
  for (int y = 2025; y <= 2034; ++y) {
    std::chrono::year const now{y}, next{y + 1};
    CHECK(fiscal.outlay(all_members, now).value() ==
          Approx(0.75 * calendar.outlay(all_members, now).value() + 0.25 * calendar.outlay(all_members, next).value())
              .epsilon(1e-12));
  }
  CHECK_THROWS_AS((void)fiscal.outlay(all_members, 2035y), outlay::error);
}

TEST_CASE("what a pledge pays is reported by beneficiary and by tag") {
  auto const run = outlay::project(two(),
                                   outlay::plan(flat(), outlay::share_target<outlay::core>{.to = 4_pct, .by = 2035y},
                                                outlay::pledge{.amount = 12_bn_usd_2021 / outlay::year,
                                                               .from = 2026y,
                                                               .supplier = "BBB",
                                                               .beneficiary = "Ukraine",
                                                               .tags = {"defensive"}}),
                                   ten_years);
  CHECK(run.measured("pledge", "for Ukraine", all_members, 2027y) == Approx(12).epsilon(1e-12));
  CHECK(run.measured("pledge", "tag defensive", "AAA", 2027y) == Approx(8).epsilon(1e-12));
  CHECK(run.measured("pledge", "delivered", "BBB", 2027y) == Approx(12).epsilon(1e-12));
  CHECK(run.measured("pledge", "for Ukraine", all_members, 2025y) == 0);
}

TEST_CASE("a plan without a part that grows GDP is refused, whatever else grows") {
  CHECK_THROWS_AS(
      outlay::project(two(), outlay::plan(outlay::share_target<outlay::core>{.to = 4_pct, .by = 2035y}), ten_years),
      outlay::error);
  CHECK_THROWS_AS(outlay::project(two(),
                                  outlay::plan(outlay::share_target<outlay::core>{.to = 4_pct, .by = 2035y},
                                               outlay::industry<>{.capacity = outlay::stock_value<>::from_value(10)}),
                                  ten_years),
                  outlay::error);
}

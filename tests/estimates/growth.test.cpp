// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/estimates/growth.hpp>

#include "../support/about.hpp"
#include "../support/csv.hpp"
#include "../support/refused.hpp"

#include <outlay/data/weo_2025_april.hpp>
#include <outlay/data/weo_2026_april.hpp>

#include <cmath>
#include <map>
#include <vector>

using outlay::member_years;
using outlay::test::about;
using outlay::test::check_refused;
using outlay::test::csv;
namespace estimates = outlay::estimates;
namespace weo_2025 = outlay::data::weo_2025_april_edition;

namespace {

// Percent a year whose log growth is x.
double rate(double x) { return 100 * (std::exp(x) - 1); }

member_years log_growth(std::vector<std::vector<double>> const& rows) {
  char const* const names[] = {"AAA", "BBB", "CCC"};
  std::vector<outlay::member_code> codes;
  for (std::size_t k = 0; k < rows.size(); ++k) codes.emplace_back(names[k]);
  member_years t("own growth", codes, 2000, 2000 + static_cast<int>(rows[0].size()) - 1);
  for (std::size_t k = 0; k < rows.size(); ++k)
    for (std::size_t y = 0; y < rows[k].size(); ++y) t.set(codes[k], 2000 + static_cast<int>(y), rate(rows[k][y]));
  return t;
}

// The April 2025 outlook without what it calls projections.
member_years known_growth() {
  member_years t(weo_2025::real_gdp_growth);
  for (auto const code : t.codes()) t.clear_from(code, *weo_2025::first_projected_year(code.text()));
  return t;
}

struct error_moments {
  double n = 0, mean = 0, rms = 0, kurtosis = 0;
};
error_moments of_errors(std::vector<double> const& x) {
  error_moments m;
  m.n = static_cast<double>(x.size());
  double second = 0, fourth = 0;
  for (double const v : x) m.mean += v / m.n, m.rms += v * v / m.n;
  for (double const v : x) {
    double const d = (v - m.mean) * (v - m.mean);
    second += d / m.n, fourth += d * d / m.n;
  }
  m.rms = std::sqrt(m.rms);
  m.kurtosis = fourth / (second * second);
  return m;
}

} // namespace

TEST_CASE("volatility is the sample deviation of log growth") {
  // 2 4 4 4 5 5 7 9 hundredths: mean 5, squares 32 over 7.
  auto const t = log_growth({{.02, .04, .04, .04, .05, .05, .07, .09}});
  auto const v = estimates::growth_volatility(t, "AAA", 2007);
  CHECK(v.value == about(std::sqrt(32 / 7.0) / 100));
  CHECK(v.standard_error == about(v.value / std::sqrt(14)));
  CHECK(v.first_year == 2000);
  CHECK(v.last_year == 2007);
  CHECK(v.observations == 8);
  // To 2003 without 2000: 4 4 4 do not vary.
  CHECK(estimates::growth_volatility(t, "AAA", 2003, {2000}).value < 1e-15);
  CHECK(estimates::growth_volatility(t, "AAA", 2003, {2000}).first_year == 2001);
  CHECK(estimates::growth_volatility(t, "AAA", 2050).last_year == 2007);
}

TEST_CASE("the common part is the mean correlation of all pairs over the years that both have") {
  // (1 2 3), (2 4 6), (1 4 1): correlations 1, 0 and 0.
  auto t = log_growth({{.01, .02, .03}, {.02, .04, .06}, {.01, .04, .01}});
  CHECK(estimates::common_growth(t, t.codes(), 2002).value == about(1 / 3.0));
  CHECK(estimates::common_growth(t, {"AAA", "BBB"}, 2002).value == about(1));
  CHECK(estimates::common_growth(t, t.codes(), 2002).members == 3);
  // Common years 2001 to 2003 alone: (4, 1), (4, 2), (5, 3).
  auto gaps = log_growth({{.99, .04, .04, .05, .50}, {.20, .01, .02, .03, .01}});
  gaps.set("AAA", 2004, NAN), gaps.set("BBB", 2000, NAN);
  CHECK(estimates::common_growth(gaps, gaps.codes(), 2004).value == about(1 / std::sqrt(4 / 3.0)));
  CHECK(estimates::common_growth(gaps, gaps.codes(), 2003).value == about(1 / std::sqrt(4 / 3.0)));
}

TEST_CASE("the standard error of the common part leaves out each year in turn") {
  std::vector<std::vector<double>> const x{{.01, .02, .03, .01}, {.02, .01, .05, .01}};
  auto const r = estimates::common_growth(log_growth(x), {"AAA", "BBB"}, 2003);
  auto const without = [&](std::size_t out) {
    double n = 0, a = 0, b = 0, aa = 0, bb = 0, ab = 0;
    for (std::size_t k = 0; k < 4; ++k)
      if (k != out) {
        double const p = x[0][k], q = x[1][k];
        n += 1, a += p, b += q, aa += p * p, bb += q * q, ab += p * q;
      }
    return (ab - a * b / n) / std::sqrt((aa - a * a / n) * (bb - b * b / n));
  };
  double mean = 0, squares = 0;
  for (std::size_t k = 0; k < 4; ++k) mean += without(k) / 4;
  for (std::size_t k = 0; k < 4; ++k) squares += (without(k) - mean) * (without(k) - mean);
  CHECK(r.value == about(without(4), 1e-10));
  CHECK(r.standard_error == about(std::sqrt(0.75 * squares), 1e-9));
}

TEST_CASE("three years have a correlation and no standard error, for without one of them there is none") {
  auto const t = log_growth({{.01, .02, .03}, {.02, .04, .05}});
  auto const r = estimates::common_growth(t, t.codes(), 2002);
  CHECK(r.value > 0.9);
  CHECK(std::isnan(r.standard_error));
}

TEST_CASE("growth of the April 2025 outlook without its projections, by its own file") {
  csv const file = csv::from_file(OUTLAY_TEST_DATA "/imf_weo_apr2025.csv");
  std::map<std::string, std::map<int, double>> growth;
  for (std::size_t k = 0; k < file.size(); ++k)
    if (file.integer(k, "gdp_is_projection") == 0 && file.number(k, "gdp_real_growth_pct_derived"))
      growth[file.text(k, "iso3")][file.integer(k, "year")] =
          std::log(1 + *file.number(k, "gdp_real_growth_pct_derived") / 100);
  REQUIRE(growth.size() == 32);
  auto const table = known_growth();
  for (bool const with : {true, false}) {
    std::vector<int> const without = with ? std::vector<int>{} : std::vector<int>{2020, 2021};
    for (auto const& [code, by_year] : growth) {
      double n = 0, sum = 0, squares = 0;
      for (auto const& [y, g] : by_year)
        if (with || (y != 2020 && y != 2021)) n += 1, sum += g;
      for (auto const& [y, g] : by_year)
        if (with || (y != 2020 && y != 2021)) squares += (g - sum / n) * (g - sum / n);
      auto const v = estimates::growth_volatility(table, code, 2030, without);
      CHECK(v.value == about(std::sqrt(squares / (n - 1)), 1e-10));
      CHECK(v.observations == static_cast<int>(n));
      CHECK(v.last_year == by_year.rbegin()->first);
    }
  }
  CHECK(estimates::growth_volatility(table, "ALB", 2030).last_year == 2022); // projected from 2023 on
  auto const with = estimates::common_growth(table, table.codes(), 2030);
  auto const without = estimates::common_growth(table, table.codes(), 2030, {2020, 2021});
  CHECK(with.value > without.value); // everybody fell at once
  CHECK(without.value > 0);
  CHECK(with.value < 1);
  CHECK(without.observations == with.observations - 2);
  CHECK(with.standard_error > 0);
}

TEST_CASE("errors of growth as forecast: too few to ask for more than normal shocks") {
  // April 2025 against April 2026, 32 countries. One year is a forecast in the first and more than that in the second
  // edition: 2025; from 2026 on both are forecasts, so these are revisions.
  member_years const early(weo_2025::real_gdp_growth), late(outlay::data::weo_2026_april_edition::real_gdp_growth);
  auto const at = [&](int y) { return of_errors(estimates::forecast_errors(early, late, y)); };
  struct row {
    int year;
    double mean, rms, kurtosis; // percentage points
  };
  for (row const r :
       {row{2025, -0.0627, 0.5352, 2.3005}, row{2026, -0.2103, 0.5406, 6.9677}, row{2027, -0.1702, 0.3574, 2.4415},
        row{2028, -0.0009, 0.2343, 4.5720}, row{2029, -0.0245, 0.1982, 3.3946}, row{2030, -0.0553, 0.1789, 3.0451}}) {
    auto const m = at(r.year);
    CAPTURE(r.year);
    CHECK(m.n == 32);
    CHECK(std::fabs(m.mean - r.mean) < 0.000051);
    CHECK(std::fabs(m.rms - r.rms) < 0.000051);
    CHECK(std::fabs(m.kurtosis - r.kurtosis) < 0.000051);
  }
  // The one year of errors has thinner tails than a normal (3); the fat tail of 2026 is one country's.
  CHECK(at(2025).kurtosis < 3);
  auto without = estimates::forecast_errors(early, late, 2026);
  std::size_t const romania = 26;
  REQUIRE(early.codes()[romania] == outlay::member_code("ROU"));
  without.erase(without.begin() + romania);
  CHECK(std::fabs(of_errors(without).kurtosis - 3.0616) < 0.000051);
  // What is known of growth itself: pooled deviations from each country's mean, with 2020 and 2021 and without.
  auto const known = known_growth();
  auto const pooled = [&](bool with) {
    std::vector<double> all;
    for (auto const code : known.codes()) {
      std::vector<double> x;
      for (int y = 2014; y <= 2024; ++y)
        if (auto const g = known.find(code, y); g && (with || (y != 2020 && y != 2021)))
          x.push_back(std::log(1 + *g / 100));
      double mean = 0;
      for (double const v : x) mean += v / static_cast<double>(x.size());
      for (double const v : x) all.push_back(v - mean);
    }
    return of_errors(all);
  };
  CHECK(std::fabs(pooled(true).kurtosis - 9.95) < 0.01);
  CHECK(std::fabs(pooled(false).kurtosis - 4.22) < 0.01);
  CHECK(std::fabs(100 * pooled(true).rms - 3.16) < 0.01);
  CHECK(std::fabs(100 * pooled(false).rms - 1.42) < 0.01);
}

TEST_CASE("estimates of growth refuse what they cannot be made of") {
  auto const t = log_growth({{.01, .02, .03, .01}, {.03, .02, .01, .03}, {.01, .01, .01, .01}});
  check_refused([&] { (void)estimates::growth_volatility(t, "AAA", 2001); }, "own growth", "years", "2 of AAA",
                "at least three years of growth");
  check_refused(
      [&] {
        (void)estimates::growth_volatility(t, "AAA", 2003, {2001, 2002});
      },
      "own growth", "years", "2 of AAA", "at least three years of growth");
  try {
    (void)estimates::common_growth(t, {"AAA", "BBB"}, 2003);
    FAIL_CHECK("no error");
  } catch (outlay::error const& e) { // the value is -1 but for rounding
    CHECK(e.part() == "own growth");
    CHECK(e.field() == "common");
    CHECK(e.valid() == "0 or more");
  }
  check_refused([&] { (void)estimates::common_growth(t, {"AAA"}, 2003); }, "own growth", "codes", "1",
                "two members or more");
  check_refused(
      [&] {
        auto flat = t;
        for (int y = 2000; y <= 2003; ++y) flat.set("CCC", y, 1);
        (void)estimates::common_growth(flat, {"AAA", "CCC"}, 2003);
      },
      "own growth", "codes", "AAA and CCC", "members with at least three years of growth in common, which varies");
  check_refused(
      [&] {
        (void)estimates::common_growth(t, {"AAA", "AAA"}, 2003);
      },
      "own growth", "codes", "AAA twice", "each member once");
  check_refused( // of six years whose mean is rounded
      [] {
        std::vector<double> const same(6, std::log(1.013));
        auto const flat = log_growth({same, {.02, .01, .05, .01, .03, .02}});
        (void)estimates::common_growth(flat, flat.codes(), 2005);
      },
      "own growth", "codes", "AAA and BBB", "members with at least three years of growth in common, which varies");
  check_refused(
      [&] {
        auto lost = t;
        lost.set("AAA", 2001, -100);
        (void)estimates::growth_volatility(lost, "AAA", 2003);
      },
      "own growth", "cell", "-100 % of AAA in 2001", "more than -100 %");
  check_refused([&] { (void)estimates::forecast_errors(t, t, 2010); }, "own growth", "year", "2010",
                "a year that both editions have");
}

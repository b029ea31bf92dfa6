// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/estimates/budgets.hpp>

#include "../support/about.hpp"
#include "../support/csv.hpp"
#include "../support/refused.hpp"

#include <outlay/data/nato_2024.hpp>
#include <outlay/data/nato_2026.hpp>

#include <array>
#include <cmath>
#include <limits>
#include <vector>

using outlay::member_years;
using outlay::test::about;
using outlay::test::check_refused;
namespace estimates = outlay::estimates;

namespace {

constexpr double e1 = 2.718281828459045, e2 = e1 * e1, e3 = e2 * e1;

// Within half a unit of the last digit that is quoted.
doctest::Approx rounded(double x, double unit) { return doctest::Approx(x).epsilon(0).scale(0).epsilon(unit / 2 / x); }

// Logarithms AAA 0 1 1 3, BBB 0 2 2 2: changes 1 0 2 and 2 0 0.
member_years two_members() {
  member_years t("own figures", {"AAA", "BBB"}, 2020, 2023);
  double const a[] = {1, e1, e1, e3}, b[] = {1, e2, e2, e2};
  for (int k = 0; k < 4; ++k) t.set("AAA", 2020 + k, a[k]), t.set("BBB", 2020 + k, b[k]);
  return t;
}

member_years nato_2026() { return member_years(outlay::data::nato_2026_edition::share_of_gdp); }
member_years nato_2024() { return member_years(outlay::data::nato_2024_edition::share_of_gdp); }
member_years nato_2025() {
  auto const file = outlay::test::csv::from_file(OUTLAY_TEST_DATA "/nato_2025ed_share_gdp.csv");
  std::vector<outlay::member_code> const codes = nato_2026().codes();
  member_years t("NATO, 28 August 2025", codes, 2014, 2025);
  for (std::size_t k = 0; k < file.size(); ++k) {
    auto const x = file.number(k, "defexp_share_gdp_pct");
    for (auto const code : codes)
      if (x && code.text() == file.text(k, "iso3")) t.set(code, file.integer(k, "year"), *x);
  }
  return t;
}

} // namespace

TEST_CASE("volatility is the root of the mean square, with years as clusters") {
  auto const s = estimates::volatility(two_members(), 2023);
  CHECK(s.value == about(std::sqrt(9 / 6.0))); // squares 1 0 4 and 4 0 0
  // Mean 1.5; sums of deviations by year 5 - 3, 0 - 3, 4 - 3: squares 14; 14 x 3/2 over 36; half of it over sigma.
  CHECK(s.standard_error == about(std::sqrt(14 * 1.5) / 6 / (2 * std::sqrt(1.5))));
  CHECK(s.first_year == 2021);
  CHECK(s.last_year == 2023);
  CHECK(s.observations == 6);
  CHECK(s.members == 2);
  CHECK(s.in_percent().value() == about(100 * std::sqrt(1.5)));
  // Up to 2022: squares 1 0 and 4 0.
  CHECK(estimates::volatility(two_members(), 2022).value == about(std::sqrt(5 / 4.0)));
  CHECK(estimates::volatility(two_members(), 2022).last_year == 2022);
}

TEST_CASE("a mean trend is the mean change of the last years alone") {
  auto const m = estimates::mean_trend(two_members(), 2023, 2); // changes 0 2 and 0 0
  CHECK(m.value == about(0.5));
  // Sums of deviations by year -1 and 1: 2 x 2/1 over 16.
  CHECK(m.standard_error == about(0.5));
  CHECK(m.first_year == 2022);
  CHECK(m.observations == 4);
  CHECK(estimates::mean_trend(two_members(), 2022, 2).value == about(0.75)); // 1 0 and 2 0
  CHECK(estimates::mean_trend(two_members(), 2023).value == about(5 / 6.0));
}

TEST_CASE("the common part is the intraclass correlation of one-way analysis of variance") {
  // Means by year 1.5 0 1, of all 5/6: between 2 (4/9 + 25/36 + 1/36) = 7/3 over 2; within 0.5 + 0 + 2 over 3.
  double const b = 7 / 6.0, w = 2.5 / 3;
  auto const rho = estimates::common_part(two_members(), 2023, 1);
  CHECK(rho.value == about((b - w) / (b + w)));
  CHECK(rho.observations == 6);
  CHECK(rho.members == 2);
  // Fisher: (1 - r)(1 + (k - 1) r) sqrt(2 / (k (k - 1)(years - 1))), k = 2 of three years.
  double const r = (b - w) / (b + w);
  CHECK(rho.standard_error == about((1 - r) * (1 + r) * std::sqrt(0.5)));
  // Members that move one against the other have none.
  member_years against("t", {"AAA", "BBB"}, 2020, 2022);
  double const up[] = {1, e1, 1}, down[] = {1, 1 / e1, 1};
  for (int k = 0; k < 3; ++k) against.set("AAA", 2020 + k, up[k]), against.set("BBB", 2020 + k, down[k]);
  CHECK(estimates::common_part(against, 2022, 1).value == 0);
  // Members that move alike share all.
  member_years alike("t", {"AAA", "BBB", "CCC"}, 2020, 2022);
  for (auto const code : alike.codes())
    for (int k = 0; k < 3; ++k) alike.set(code, 2020 + k, up[k]);
  CHECK(estimates::common_part(alike, 2022, 1).value == about(1));
  CHECK(estimates::common_part(alike, 2022, 1).standard_error == about(0));
}

TEST_CASE("an announced drift counts rises alone and keeps own targets") {
  member_years t("own figures", {"AAA", "BBB", "CCC"}, 2020, 2020);
  t.set("AAA", 2020, 1), t.set("BBB", 2020, 5), t.set("CCC", 2020, 1 / e1);
  // To e by 2022: 1/2, 0 (above), 2/2 a year.
  auto const tau = estimates::announced_drift(t, 2020, e1, 2022);
  CHECK(tau.value == about(std::sqrt(1.25 / 3)));
  // Squares 1/4 0 1, mean 5/12: sum of squared deviations 1/16 + 1 - 25/48, over n (n - 1) = 6.
  CHECK(tau.standard_error == about(std::sqrt((17 / 16.0 - 25 / 48.0) / 6) / (2 * std::sqrt(1.25 / 3))));
  CHECK(tau.members == 3);
  CHECK(tau.first_year == 2020);
  CHECK(tau.last_year == 2020); // figures of the base year alone
  auto const own = estimates::announced_drift(t, 2020, e1, 2022, {{"CCC", 1.0}});
  CHECK(own.value == about(std::sqrt(0.5 / 3))); // CCC 1/2 a year
}

TEST_CASE("the error of a base year is the root mean square of a revision") {
  member_years early("early", {"AAA", "BBB", "CCC"}, 2020, 2020), late("late", {"BBB", "AAA"}, 2019, 2021);
  early.set("AAA", 2020, 1), early.set("BBB", 2020, e2), early.set("CCC", 2020, 9);
  late.set("AAA", 2020, e1), late.set("BBB", 2020, e3 * e2);
  auto const s0 = estimates::base_error(early, late, 2020); // 1 and 3
  CHECK(s0.value == about(std::sqrt(5)));
  CHECK(s0.standard_error == about(4 / (2 * std::sqrt(5)))); // squares 1 and 9: sd of the mean 4
  CHECK(s0.members == 2);
}

TEST_CASE("NATO's shares: what the tables say of budgets, beside figures worked out apart from the library") {
  auto const shares = nato_2026();
  auto const sigma = estimates::volatility(shares, 2026);
  CHECK(100 * sigma.value == rounded(14.64, 0.01));
  CHECK(100 * sigma.standard_error > 0.5); // twelve years, of which few are large
  CHECK(100 * sigma.standard_error < 2.5);
  CHECK(sigma.first_year == 2015);
  CHECK(sigma.observations == 372);
  CHECK(sigma.members == 31);
  CHECK(100 * estimates::volatility(shares, 2017).value == rounded(9.14, 0.01));
  CHECK(100 * estimates::volatility(shares, 2021).value == rounded(12.29, 0.01));
  CHECK(100 * estimates::volatility(shares, 2025).value == rounded(14.71, 0.01));

  CHECK(100 * estimates::common_part(shares, 2026, 1).value == rounded(14.3, 0.1));
  CHECK(100 * estimates::common_part(shares, 2026, 2).value == rounded(24.1, 0.1));
  CHECK(100 * estimates::common_part(shares, 2026).value == rounded(26.2, 0.1));
  CHECK(100 * estimates::common_part(shares, 2026).standard_error > 15);

  CHECK(100 * estimates::announced_drift(shares, 2014, 2, 2024).value == rounded(5.97, 0.01));
  CHECK(100 * estimates::announced_drift(nato_2024(), 2014, 2, 2024).value == rounded(5.97, 0.01));
  CHECK(100 * estimates::announced_drift(shares, 2026, 3.5, 2035, {{"ESP", 2.1}}).value == rounded(4.39, 0.01));

  auto const next = estimates::base_error(nato_2024(), nato_2025(), 2024);
  CHECK(100 * next.value == rounded(7.50, 0.01));
  CHECK(next.members == 31);
  CHECK(100 * estimates::base_error(nato_2025(), shares, 2025).value == rounded(7.72, 0.01));
  CHECK(estimates::base_error(nato_2025(), shares, 2025).members == 23);
  CHECK(100 * estimates::base_error(nato_2024(), shares, 2024).value == rounded(10.29, 0.01));

  // The mean trend of three years to 2020, written out.
  double sum = 0;
  for (auto const code : shares.codes()) sum += std::log(shares.at(code, 2020) / shares.at(code, 2017));
  CHECK(estimates::mean_trend(shares, 2020).value == about(sum / 93));
}

TEST_CASE("the common variance grows faster than a walk's, the rest more slowly: the drift is common") {
  // Mean squares of the year's mean and about it, over 1 2 3 4 5 6 8 years, by plain loops.
  auto const shares = nato_2026();
  std::array<int, 7> const over{1, 2, 3, 4, 5, 6, 8};
  std::array<double, 7> const common{.0065, .0245, .0471, .0692, .0899, .1173, .2195};
  std::array<double, 7> const own{.0149, .0283, .0409, .0535, .0602, .0640, .0843};
  for (std::size_t k = 0; k < over.size(); ++k) {
    double of_means = 0, about_means = 0;
    int years = 0;
    for (int y = 2014 + over[k]; y <= 2026; ++y, ++years) {
      double mean = 0, squares = 0;
      for (auto const code : shares.codes()) {
        double const x = std::log(shares.at(code, y) / shares.at(code, y - over[k]));
        mean += x / 31, squares += x * x / 31;
      }
      of_means += mean * mean, about_means += squares - mean * mean;
    }
    CHECK(std::fabs(of_means / years - common[k]) < 0.000051);
    CHECK(std::fabs(about_means / years - own[k]) < 0.000051);
  }
  // By least squares common grows by 0.0093 k + 0.0018 k^2 up to five years, the rest by 0.0160 k - 0.0008 k^2.
  for (int const longest : {3, 5, 6, 8}) CHECK(estimates::common_part_of_drift(shares, 2026, longest).value == 1);
  // Logarithms of a member that moves by itself with the years: 0 1 2 3 4 5, the other one rests. Means 1/2 a year,
  // about it 1/2 as well: both variances are k^2/4, so half of the drift is common.
  member_years t("own figures", {"AAA", "BBB"}, 2020, 2025);
  for (int k = 0; k < 6; ++k) t.set("AAA", 2020 + k, std::exp(k)), t.set("BBB", 2020 + k, 1);
  auto const half = estimates::common_part_of_drift(t, 2025, 4);
  CHECK(half.value == about(0.5));
  CHECK(half.first_year == 2021); // in which the first change ends
  CHECK(half.members == 2);
}

TEST_CASE("years in which one member alone changed count for a common part beside two with both") {
  // Changes 1, 3 and 2 of AAA, 3 and 1 of BBB in the first two years: one way, groups of 2, 2 and 1.
  member_years t("own figures", {"AAA", "BBB"}, 2020, 2023);
  double const a[] = {0, 1, 4, 6}, b[] = {0, 3, 4};
  for (int k = 0; k < 4; ++k) t.set("AAA", 2020 + k, std::exp(a[k]));
  for (int k = 0; k < 3; ++k) t.set("BBB", 2020 + k, std::exp(b[k]));
  auto const rho = estimates::common_part(t, 2023, 1);
  CHECK(rho.value == 0); // every mean is 2: nothing lies between the years
  CHECK(rho.observations == 5);
  // with 5 and 7 in the second year: means 2 6 2, of all 3.6; between 2 (2.56 + 5.76) + 2.56 = 19.2 over 2, within
  // 2 + 2 over 2; members of a year (5 - 9/5) / 2 = 1.6
  double const c[] = {0, 1, 6, 8}, d[] = {0, 3, 10};
  for (int k = 0; k < 4; ++k) t.set("AAA", 2020 + k, std::exp(c[k]));
  for (int k = 0; k < 3; ++k) t.set("BBB", 2020 + k, std::exp(d[k]));
  CHECK(estimates::common_part(t, 2023, 1).value == about((9.6 - 2) / (9.6 + 0.6 * 2)));
  t.set("BBB", 2022, std::numeric_limits<double>::quiet_NaN()); // one year with both
  check_refused([&] { (void)estimates::common_part(t, 2023, 1); }, "own figures", "years", "3 spans of 1 years",
                "at least two spans, each with two members or more");
}

TEST_CASE("how far a pledge was kept is the part of the rise, 0 to 1") {
  member_years t("own figures", {"AAA", "BBB", "CCC", "DDD"}, 2014, 2024);
  t.set("AAA", 2014, 1), t.set("AAA", 2024, 1.5);
  t.set("BBB", 2014, 1), t.set("BBB", 2024, 0.5);
  t.set("CCC", 2014, 1), t.set("CCC", 2024, 3);
  t.set("DDD", 2014, 2), t.set("DDD", 2024, 1); // was there already
  auto const kept = estimates::kept_of_pledge(t, 2014, 2, 2024);
  REQUIRE(kept.size() == 3);
  CHECK(kept[0].value == 0.5);
  CHECK(kept[1].value == 0);
  CHECK(kept[2].value == 1);
}

TEST_CASE("estimates use nothing later than their base year") {
  auto shares = nato_2026();
  auto const value = [&] {
    return std::vector<double>{estimates::volatility(shares, 2021).value, estimates::common_part(shares, 2021).value,
                               estimates::mean_trend(shares, 2021).value,
                               estimates::announced_drift(shares, 2021, 2, 2024).value,
                               estimates::common_part_of_drift(shares, 2021, 5).value};
  };
  auto const before = value();
  for (auto const code : shares.codes())
    for (int y = 2022; y <= 2026; ++y) shares.set(code, y, 1e6 / y);
  CHECK(value() == before);
}

TEST_CASE("estimates refuse what they cannot be made of") {
  check_refused([] { (void)estimates::volatility(two_members(), 2021); }, "own figures", "years", "1 with figures",
                "at least two years of changes");
  check_refused([] { (void)estimates::mean_trend(two_members(), 2023, 1); }, "own figures", "years", "1 with figures",
                "at least two years of changes");
  check_refused([] { (void)estimates::common_part(two_members(), 2023, 3); }, "own figures", "years",
                "1 spans of 3 years", "at least two spans, each with two members or more");
  check_refused([] { (void)estimates::common_part(two_members(), 2023, 0); }, "own figures", "over", "0 years",
                "1 year or more");
  check_refused([] { (void)estimates::announced_drift(two_members(), 2023, 2, 2023); }, "own figures", "by", "2023",
                "a year after 2023");
  check_refused([] { (void)estimates::announced_drift(two_members(), 2023, 0, 2024); }, "own figures", "target", "0",
                "above 0, finite");
  check_refused(
      [] {
        (void)estimates::announced_drift(two_members(), 2023, 2, 2024, {{"BBB", -1.0}});
      },
      "own figures", "target", "-1 of BBB", "above 0, finite");
  check_refused(
      [] {
        auto t = two_members();
        t.set("AAA", 2023, 0);
        (void)estimates::announced_drift(t, 2023, 2, 2024);
      },
      "own figures", "cell", "0 of AAA", "above 0, for a logarithm");
  check_refused([] { (void)estimates::announced_drift(two_members(), 2019, 2, 2024); }, "own figures", "base", "2019",
                "a year with shares of two members or more");
  check_refused([] { (void)estimates::base_error(two_members(), two_members(), 2019); }, "own figures", "year", "2019",
                "one that both editions have for two members");
  check_refused([] { (void)estimates::kept_of_pledge(two_members(), 2020, 0.5, 2023); }, "own figures", "target", "0.5",
                "one that some member was below");
  check_refused([] { (void)estimates::common_part_of_drift(two_members(), 2023, 3); }, "own figures", "longest", "3",
                "spans of which the table has two");
  check_refused([] { (void)estimates::mean_trend(two_members(), 2023, 0); }, "own figures", "years", "0", "2 or more");
  check_refused([] { (void)estimates::common_part(two_members(), 2023, std::numeric_limits<int>::max()); },
                "own figures", "years", "0 spans of 2147483647 years",
                "at least two spans, each with two members or more");
  double const none = std::numeric_limits<double>::quiet_NaN(), endless = std::numeric_limits<double>::infinity();
  check_refused([&] { (void)estimates::announced_drift(two_members(), 2023, endless, 2024); }, "own figures", "target",
                "inf", "above 0, finite");
  check_refused(
      [] {
        (void)estimates::announced_drift(two_members(), 2023, 2, 2024, {{"XXX", 2.0}});
      },
      "own figures", "own", "XXX", "members of the table");
  check_refused(
      [] {
        (void)estimates::announced_drift(two_members(), 2023, 2, 2024, {{"AAA", 2.0}, {"AAA", 3.0}});
      },
      "own figures", "own", "AAA twice", "each member once");
  check_refused([&] { (void)estimates::kept_of_pledge(two_members(), 2020, none, 2023); }, "own figures", "target",
                "nan", "a finite number");
  check_refused([] { (void)estimates::kept_of_pledge(two_members(), 2023, 30, 2020); }, "own figures", "by", "2020",
                "a year after 2023");
  check_refused([] { (void)estimates::common_part_of_drift(two_members(), 2023, 1); }, "own figures", "longest",
                "1 years", "2 years or more");
  check_refused(
      [] {
        member_years t("own figures", {"AAA", "BBB"}, 2020, 2025);
        for (int k = 0; k < 6; ++k) t.set("AAA", 2020 + k, std::exp(k));
        (void)estimates::common_part_of_drift(t, 2025, 3);
      },
      "own figures", "members", "1 with changes", "two members or more");
  check_refused(
      [] {
        auto t = two_members();
        t.set("AAA", 2021, -1);
        (void)estimates::volatility(t, 2023);
      },
      "own figures", "cell", "-1 of AAA", "above 0, for a logarithm");
}

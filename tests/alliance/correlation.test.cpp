// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "../parts/small.hpp"

#include <Eigen/Cholesky>
#include <outlay/eigen.hpp>

#include <limits>

using namespace outlay::test;
using outlay::correlation;
using outlay::economy;
using outlay::percent;

namespace {

Eigen::MatrixXd matrix(std::initializer_list<double> rows) {
  auto const n = static_cast<Eigen::Index>(std::lround(std::sqrt(static_cast<double>(rows.size()))));
  Eigen::MatrixXd m(n, n);
  auto x = rows.begin();
  for (Eigen::Index i = 0; i < n; ++i)
    for (Eigen::Index j = 0; j < n; ++j) m(i, j) = *x++;
  return m;
}
outlay::member_set const everybody_of_three = 7;

}

TEST_CASE("the factor of a correlation matrix gives the matrix back, and is Eigen's but for rounding") {
  auto const r = matrix({1, 0.7, -0.2, 0.7, 1, 0.1, -0.2, 0.1, 1});
  auto const l = correlation({"AAA", "BBB", "CCC"}, r).factor(three(), everybody_of_three, "economy");
  Eigen::Map<Eigen::Matrix<double, 3, 3, Eigen::RowMajor> const> const own(l.data());
  CHECK((own * own.transpose() - r).cwiseAbs().maxCoeff() < 1e-15);
  Eigen::MatrixXd const other = r.llt().matrixL();
  CHECK((own - other).cwiseAbs().maxCoeff() < 1e-15);
}

TEST_CASE("pairs, a matrix in any order of codes, and members in any order give one factor") {
  auto const pairs = correlation({{"CCC", "AAA", -20_pct}, {"AAA", "BBB", 70_pct}}, 10_pct)
                         .factor(three(), everybody_of_three, "economy");
  auto const turned = correlation({"CCC", "AAA", "BBB"}, matrix({1, -0.2, 0.1, -0.2, 1, 0.7, 0.1, 0.7, 1}));
  CHECK(turned.factor(three(), everybody_of_three, "economy") == pairs);
  auto const allies = three();
  outlay::alliance<> const other({allies[2], allies[0], allies[1]}, allies.facts());
  CHECK(turned.factor(other, everybody_of_three, "economy") == pairs);
  // Members that are not listed are uncorrelated.
  auto const two = correlation({"BBB", "CCC"}, matrix({1, 0.6, 0.6, 1})).factor(three(), everybody_of_three, "economy");
  CHECK(two == std::vector<double>{1, 0, 0, 0, 1, 0, 0, 0.6, 0.8});
}

TEST_CASE("correlations that cannot be are refused, naming the members") {
  double const nan = std::numeric_limits<double>::quiet_NaN();
  auto const refused = [](correlation const& c, outlay::ratio common = 0_pct,
                          outlay::group const& of = outlay::everybody) {
    return [=] {
      outlay::project(three(), outlay::plan(economy{.of = of, .growth = 1_pct, .common = common, .correlation = c}),
                      {.from = 2025y, .until = 2026y});
    };
  };
  auto const ab = [](std::initializer_list<double> rows) { return correlation({"AAA", "BBB"}, matrix(rows)); };
  char const* const indefinite = "a positive definite matrix: with the other pairs this one cannot be";
  check_errors({
      {refused({{"AAA", "BBB", 90_pct}, {"AAA", "CCC", 90_pct}, {"BBB", "CCC", -50_pct}}), "economy", "correlation",
       "-50 % of BBB and CCC", indefinite},
      {refused({{"AAA", "BBB", 100_pct}}), "economy", "correlation", "100 % of AAA and BBB", indefinite},
      {refused({{{"AAA", "BBB", 0_pct}}, -80_pct}), "economy", "correlation", "-80 % of AAA and CCC", indefinite},
      {refused(ab({1, 0.5, 0.4, 1})), "economy", "correlation", "50 % and 40 % of AAA and BBB", "a symmetric matrix"},
      {refused(ab({1, 0.5, 0.5, 2})), "economy", "correlation", "2 of BBB with itself", "1 on the diagonal"},
      {refused(ab({nan, 0.5, 0.5, 1})), "economy", "correlation", "nan of AAA with itself", "1 on the diagonal"},
      {refused(ab({1, nan, 0.5, 1})), "economy", "correlation", "nan % of AAA and BBB", "-100 to 100 %"},
      {refused(ab({1, 1.5, 1.5, 1})), "economy", "correlation", "150 % of AAA and BBB", "-100 to 100 %"},
      {refused({{"AAA", "BBB", percent(130)}}), "economy", "correlation", "130 % of AAA and BBB", "-100 to 100 %"},
      {refused({{{"AAA", "BBB", 0_pct}}, percent(-130)}), "economy", "correlation", "-130 % of pairs not listed",
       "-100 to 100 %"},
      {refused(correlation({"AAA"}, matrix({1, 0.5, 0.5, 1}))), "economy", "correlation",
       "2 rows and 2 columns for 1 codes", "a row and a column for each code"},
      {refused(correlation({"AAA", "AAA"}, matrix({1, 0.5, 0.5, 1}))), "economy", "correlation", "AAA twice",
       "each code once"},
      {refused({{"AAA", "AAA", 50_pct}}), "economy", "correlation", "AAA and AAA", "two members"},
      {refused({{"AAA", "BBB", 50_pct}, {"BBB", "AAA", 50_pct}}), "economy", "correlation", "BBB and AAA twice",
       "each pair once"},
      {refused({{"AAA", "ZZZ", 50_pct}}), "economy", "correlation", "ZZZ", "a code of the alliance: AAA BBB CCC"},
      {refused({{"AAA", "BBB", 50_pct}}, 0_pct, outlay::group("two", {"AAA", "CCC"})), "economy", "correlation", "BBB",
       "members of this economy"},
      {refused({{"AAA", "BBB", 50_pct}}, 40_pct), "economy", "common", "40 % beside correlations by pair",
       "0 %, or no correlations by pair"},
  });
}

namespace {

outlay::horizon const two_years{.from = 2025y, .until = 2027y, .step = outlay::step_length::quarterly};
template <int Width = 4>
outlay::sample budgets(outlay::alliance<> const& allies, economy const& e, std::int64_t paths) {
  return outlay::ensemble<Width>(
      allies, outlay::plan(e, outlay::share_target<outlay::core>{.to = 3_pct, .by = 2030y, .lag = 0_years}), two_years,
      {.paths = paths, .seed = 9}, outlay::core_budget.of("AAA"), outlay::core_budget.of("BBB"),
      outlay::core_budget.of("CCC"));
}
bool same_bits(outlay::sample const& a, outlay::sample const& b) {
  return a.columns() == b.columns() && std::equal(a.data(), a.data() + a.paths() * a.columns(), b.data());
}
correlation const mixed{{"AAA", "BBB", 70_pct}, {"AAA", "CCC", -40_pct}, {"BBB", "CCC", 10_pct}};

}

TEST_CASE("shocks have the correlations of the matrix, in all steps") {
  std::int64_t const n = 8000;
  auto const s = budgets(three(), {.growth = 0_pct, .volatility = 3_pct, .correlation = mixed}, n);
  double const wanted[3][3] = {{1, 0.7, -0.4}, {0.7, 1, 0.1}, {-0.4, 0.1, 1}};
  for (int year = 2025; year < 2027; ++year)
    for (int i = 0; i < 3; ++i)
      for (int j = 0; j < i; ++j) {
        // Budgets of a year are sums over four quarters of nearly the same growth; their correlation is that of the
        // shocks but for terms of the order of sigma squared.
        Eigen::ArrayXd const a = outlay::as_eigen(s.path_values(s.column(i, year))).log(),
                             b = outlay::as_eigen(s.path_values(s.column(j, year))).log();
        Eigen::ArrayXd const x = a - a.mean(), y = b - b.mean();
        double const r = (x * y).sum() / std::sqrt(x.square().sum() * y.square().sum()), rho = wanted[i][j];
        CAPTURE(i);
        CAPTURE(j);
        CHECK(std::fabs(r - rho) < 3.5 * (1 - rho * rho) / std::sqrt(static_cast<double>(n)) + 1e-3);
      }
}

TEST_CASE(
    "correlations by pair change no bit with width or with the order of members, and none at all where they are zero") {
  economy const e{.growth = 1_pct, .volatility = 3_pct, .own_volatility = {{"BBB", 5_pct}}, .correlation = mixed};
  auto const s = budgets(three(), e, 50);
  CHECK(s.standard_deviation(s.column(1, 2026)) > 0);
  CHECK(same_bits(budgets<1>(three(), e, 50), s));
  CHECK(same_bits(budgets<2>(three(), e, 50), s));
  CHECK(same_bits(budgets<8>(three(), e, 50), s));
  auto const allies = three();
  CHECK(same_bits(budgets(outlay::alliance<>({allies[2], allies[0], allies[1]}, allies.facts()), e, 50), s));
  economy const none{.growth = 1_pct, .volatility = 3_pct},
      zero{.growth = 1_pct, .volatility = 3_pct, .correlation = correlation({}, 0_pct)};
  CHECK(same_bits(budgets(three(), zero, 50), budgets(three(), none, 50)));
  // Without volatility: the deterministic run.
  economy const still{.growth = 1_pct, .correlation = mixed};
  auto const certain = budgets(three(), still, 3);
  auto const run = outlay::project(
      three(), outlay::plan(still, outlay::share_target<outlay::core>{.to = 3_pct, .by = 2030y, .lag = 0_years}),
      two_years);
  for (int p = 0; p < 3; ++p)
    CHECK(certain.path_values(certain.column(1, 2026))[p] == run.counted_core("BBB", 2026y).value());
}

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "small.hpp"

#include <algorithm>
#include <cstring>

using namespace outlay::test;
using outlay::budget_risk;
using outlay::core;
using outlay::economy;
using outlay::risk_centre;
using outlay::sample;
using outlay::share_target;

namespace {

// AAA from 1 to 3 % of 2030 in equal steps, BBB from 2 to 3 %, CCC stays at 6 %. Budgets know GDP as it is.
auto rising() { return share_target<core>{.to = 3_pct, .by = 2030y, .lag = 0_years}; }
double planned(int member, int year) {
  double const to[] = {3, 3, 6}, base[] = {1, 2, 6};
  double const done = std::min(1.0, (year - 2025) / 5.0);
  return (base[member] + (to[member] - base[member]) * done) / 100;
}
template <class... More> auto at_risk(budget_risk const& risk, More const&... more) {
  return outlay::plan(economy{.growth = 2_pct}, rising(), risk, more...);
}
outlay::horizon const seven{.from = 2025y, .until = 2032y, .step = outlay::step_length::annual};

template <int Width = 4, class Plan>
sample shares(Plan const& plan, outlay::draws const& d, outlay::horizon const& span = seven) {
  return outlay::ensemble<Width>(three(), plan, span, d, outlay::core_share.of("AAA"), outlay::core_share.of("BBB"),
                                 outlay::core_share.of("CCC"), outlay::core_outlay);
}
// Logarithm of a member's share over the plan's.
std::vector<double> surprises(sample const& s, int member, int year) {
  std::vector<double> x;
  for (double const share : s.path_values(s.column(member, year))) x.push_back(std::log(share / planned(member, year)));
  return x;
}
double mean(std::vector<double> const& x) {
  double sum = 0;
  for (double const v : x) sum += v;
  return sum / static_cast<double>(x.size());
}
double covariance(std::vector<double> const& x, std::vector<double> const& y) {
  double const a = mean(x), b = mean(y);
  double sum = 0;
  for (std::size_t k = 0; k < x.size(); ++k) sum += (x[k] - a) * (y[k] - b);
  return sum / static_cast<double>(x.size() - 1);
}
bool certain(sample const& s, int column) {
  auto const x = s.path_values(column);
  return std::all_of(x.begin(), x.end(), [&](double v) { return v == x.front(); });
}
bool same_bits(sample const& a, sample const& b) {
  return a.columns() == b.columns() &&
         std::memcmp(a.data(), b.data(), sizeof(double) * static_cast<std::size_t>(a.paths() * a.columns())) == 0;
}

} // namespace

TEST_CASE("logarithms of shares have the moments of walk, trend and base error: s0^2 + sigma^2 h + tau^2 h^2") {
  double const sigma = 0.1, own = 0.05, rho = 0.3, tau = 0.04, shared = 0.6, s0 = 0.07;
  std::int64_t const n = 20'000;
  budget_risk const risk{.volatility = 10_pct,
                         .own_volatility = {{"BBB", 5_pct}},
                         .common = 30_pct,
                         .drift = 4_pct,
                         .drift_common = 60_pct,
                         .base_error = 7_pct};
  for (auto const centre : {risk_centre::mean, risk_centre::median}) {
    auto here = risk;
    here.centre = centre;
    auto const s = shares(at_risk(here), {.paths = n, .seed = 3});
    for (int const h : {1, 2, 3, 6}) {
      double const years = h, walk[] = {sigma, own, sigma};
      for (int i = 0; i < 3; ++i) {
        CAPTURE(h);
        CAPTURE(i);
        double const v = s0 * s0 + walk[i] * walk[i] * years + tau * tau * years * years;
        auto const x = surprises(s, i, 2025 + h);
        double const middle = centre == risk_centre::mean ? -v / 2 : 0;
        // four standard errors of a mean and of a variance of normal numbers
        CHECK(std::fabs(mean(x) - middle) < 4 * std::sqrt(v / n));
        CHECK(std::fabs(covariance(x, x) - v) < 4 * v * std::sqrt(2.0 / n));
        for (int j = 0; j < i; ++j) {
          double const c = rho * walk[i] * walk[j] * years + shared * tau * tau * years * years;
          double const w = s0 * s0 + walk[j] * walk[j] * years + tau * tau * years * years;
          CHECK(std::fabs(covariance(x, surprises(s, j, 2025 + h)) - c) < 4 * std::sqrt((v * w + c * c) / n));
        }
      }
    }
    for (int i = 0; i < 3; ++i) CHECK(certain(s, s.column(i, 2025))); // known
  }
}

TEST_CASE("changes of two years are independent, and a trend is the same in all") {
  std::int64_t const n = 20'000;
  auto const walk = shares(at_risk({.volatility = 10_pct}), {.paths = n, .seed = 4});
  auto const drift =
      shares(at_risk({.volatility = 0_pct, .drift = 5_pct, .centre = risk_centre::median}), {.paths = n, .seed = 4});
  auto const at = [](sample const& s, int h) { return surprises(s, 0, 2025 + h); };
  for (int h = 1; h < 6; ++h) { // consecutive changes, of one pair of normals and of two
    auto const before = at(walk, h), now = at(walk, h + 1),
               base = h > 1 ? at(walk, h - 1) : std::vector<double>(n, 0.0);
    std::vector<double> first, second;
    for (std::size_t p = 0; p < static_cast<std::size_t>(n); ++p) {
      first.push_back(before[p] - base[p]);
      second.push_back(now[p] - before[p]);
    }
    CHECK(std::fabs(covariance(first, second)) < 4 * 0.01 / std::sqrt(static_cast<double>(n)));
  }
  // An error of the base is drawn once: it stands in every year, and is no change.
  auto const estimate = shares(at_risk({.volatility = 0_pct, .base_error = 6_pct, .centre = risk_centre::median}),
                               {.paths = 100, .seed = 4});
  auto const first_year = at(estimate, 1), last_year = at(estimate, 6);
  for (std::size_t p = 0; p < 100; ++p) CHECK(last_year[p] == about(first_year[p], 1e-9));
  auto const one = at(drift, 1), six = at(drift, 6), other = surprises(drift, 2, 2026);
  for (std::size_t p = 0; p < 100; ++p) {
    CHECK(six[p] == about(6 * one[p], 1e-9));
    CHECK(other[p] == about(one[p], 1e-9)); // common unless told otherwise
  }
}

TEST_CASE("with the mean as centre sums of money lie on the plan; with the median each member's share does") {
  std::int64_t const n = 40'000;
  budget_risk risk{.volatility = 14_pct, .common = 20_pct, .drift = 5_pct};
  auto const run = outlay::project(three(), at_risk(risk), seven);
  auto const s = shares(at_risk(risk), {.paths = n, .seed = 5});
  risk.centre = risk_centre::median;
  auto const m = shares(at_risk(risk), {.paths = n, .seed = 5});
  for (int y = 2025; y <= 2031; ++y) {
    double const plan = run.core_outlay(outlay::all_members, std::chrono::year(y)).value();
    CHECK(std::fabs(s.mean(s.column(3, y)) - plan) <= 4 * s.standard_error(s.column(3, y)) + 1e-9);
    for (int i = 0; i < 3; ++i) {
      int const h = y - 2025;
      double const v = 0.14 * 0.14 * h + 0.05 * 0.05 * h * h;
      // standard error of a median of normal numbers: 1.2533 sd / sqrt n
      double const middle = m.quantile(m.column(i, y), 0.5);
      CHECK(std::fabs(std::log(middle / planned(i, y))) <= 4 * 1.2533 * std::sqrt(v / static_cast<double>(n)) + 1e-9);
    }
  }
}

TEST_CASE("a year has one surprise, whatever the step, and keeps it wherever a run begins") {
  budget_risk const risk{.volatility = 10_pct, .common = 30_pct, .drift = 4_pct, .base_error = 5_pct};
  auto const span = [](std::chrono::year from, outlay::step_length step) {
    return outlay::horizon{.from = from, .until = 2032y, .step = step};
  };
  auto const years = shares(at_risk(risk), {.paths = 50, .seed = 6});
  for (auto const step : all_steps) {
    auto const all = shares(at_risk(risk), {.paths = 50, .seed = 6}, span(2025y, step));
    auto const late = shares(at_risk(risk), {.paths = 50, .seed = 6}, span(2028y, step));
    for (int i = 0; i < 3; ++i)
      for (int y = 2025; y <= 2031; ++y) {
        auto const expected = years.path_values(years.column(i, y)), now = all.path_values(all.column(i, y));
        for (std::size_t p = 0; p < 50; ++p) CHECK(now[p] == about(expected[p], 1e-11));
        if (y < 2028) continue;
        auto const same = late.path_values(late.column(i, y));
        for (std::size_t p = 0; p < 50; ++p) CHECK(same[p] == about(expected[p], 1e-11));
      }
  }
}

TEST_CASE("a known budget is the plan's, and uncertainty counts from it") {
  auto const s = shares(at_risk({.from = 2027y, .volatility = 10_pct}), {.paths = 4000, .seed = 7});
  for (int const y : {2025, 2026, 2027}) CHECK(certain(s, s.column(0, y)));
  auto const x = surprises(s, 0, 2028);
  CHECK(covariance(x, x) == about(0.01, 4 * std::sqrt(2.0 / 4000)));
}

TEST_CASE("what else is drawn, and who else is at risk, changes no member's draws") {
  budget_risk const all{.volatility = 10_pct, .common = 30_pct, .drift = 4_pct, .drift_common = 50_pct};
  auto one = all;
  one.of = "BBB";
  auto const a = shares(at_risk(all), {.paths = 64, .seed = 8}), b = shares(at_risk(one), {.paths = 64, .seed = 8});
  for (int y = 2026; y <= 2031; ++y)
    for (std::size_t p = 0; p < 64; ++p) CHECK(a.path_values(a.column(1, y))[p] == b.path_values(b.column(1, y))[p]);
  for (int const i : {0, 2}) CHECK(certain(b, b.column(i, 2031)));
  // two parts that divide the members have one common factor
  auto rest = all;
  rest.name = "rest";
  rest.of = outlay::all_but("rest", {"BBB"});
  auto const c = shares(at_risk(one, rest), {.paths = 64, .seed = 8});
  CHECK(same_bits(a, c));
  // shocks to growth are drawn elsewhere: shares of GDP as it is are the same
  auto const grown = outlay::plan(economy{.growth = 2_pct, .volatility = 3_pct}, rising(), all);
  auto const d = shares(grown, {.paths = 64, .seed = 8});
  for (std::size_t p = 0; p < 64; ++p)
    CHECK(d.path_values(d.column(1, 2030))[p] == about(a.path_values(a.column(1, 2030))[p], 1e-12));
}

TEST_CASE("a risk of nothing changes no bit, and a projection is the plan") {
  auto const without = outlay::plan(economy{.growth = 2_pct, .volatility = 3_pct, .common = 40_pct}, rising());
  auto const with = outlay::plan(economy{.growth = 2_pct, .volatility = 3_pct, .common = 40_pct}, rising(),
                                 budget_risk{.volatility = 0_pct, .common = 40_pct, .drift_common = 20_pct});
  CHECK(same_bits(shares(without, {.paths = 100}), shares(with, {.paths = 100})));
  auto const plan = outlay::project(three(), without, seven),
             run = outlay::project(three(), at_risk({.volatility = 20_pct, .drift = 9_pct}), seven);
  for (int y = 2025; y <= 2031; ++y)
    for (auto const& who : {"AAA", "BBB", "CCC"})
      CHECK(plan.core_outlay(who, std::chrono::year(y)).value() == run.core_outlay(who, std::chrono::year(y)).value());
}

TEST_CASE("same bits in every width, on threads and in parts") {
  budget_risk const risk{.volatility = 10_pct, .common = 30_pct, .drift = 4_pct, .base_error = 5_pct};
  auto const plan = at_risk(risk);
  auto const all = shares<4>(plan, {.paths = 100, .seed = 9});
  CHECK(same_bits(all, shares<1>(plan, {.paths = 100, .seed = 9})));
  CHECK(same_bits(all, shares<8>(plan, {.paths = 100, .seed = 9})));
  auto const late = shares<4>(plan, {.paths = 40, .seed = 9, .first_path = 60});
  for (int c = 0; c < all.columns(); ++c)
    for (std::size_t p = 0; p < 40; ++p) CHECK(all.path_values(c)[60 + p] == late.path_values(c)[p]);
}

TEST_CASE("what a surprise adds is told, and the books close on it") {
  auto const plan = at_risk({.volatility = 15_pct, .drift = 5_pct},
                            outlay::pledge{.amount = 5_bn_usd_2021 / outlay::year, .from = 2026y, .payers = "AAA"});
  auto const s = outlay::ensemble(three(), plan, seven, {.paths = 200, .seed = 10},
                                  outlay::measured("budget_risk", "surprise").of("AAA"), outlay::core_budget.of("AAA"),
                                  outlay::core_outlay.of("AAA"), outlay::overspend.of("AAA"));
  for (int y = 2025; y <= 2031; ++y) {
    double const by_plan = 1000 * std::pow(1.02, y - 2025) * planned(0, y);
    for (std::size_t p = 0; p < 200; ++p) {
      auto const at = [&](int answer) { return s.path_values(s.column(answer, y))[p]; };
      CHECK(at(1) - at(0) == about(by_plan, 1e-12));
      CHECK(at(2) == about(at(1) + at(3), 1e-12));
    }
  }
}

TEST_CASE("mean derivatives by every figure of a risk equal differences under the same draws") {
  budget_risk const risk{.volatility = 10_pct,
                         .own_volatility = {{"BBB", 5_pct}},
                         .common = 30_pct,
                         .drift = 4_pct,
                         .drift_common = 60_pct,
                         .base_error = 7_pct,
                         .centre = risk_centre::median}; // on the mean most are nothing
  outlay::draws const d{.paths = 64, .seed = 11};
  auto const slope = [&](auto field) {
    return outlay::sensitivity(three(), at_risk(risk), seven, d, outlay::wrt(field), outlay::core_outlay);
  };
  auto const check = [&](auto field) {
    auto const j = slope(field);
    double const h = 1e-5;
    auto up = risk, down = risk;
    up.*field = outlay::percent(100 * (outlay::detail::field_access::raw(risk.*field) + h));
    down.*field = outlay::percent(100 * (outlay::detail::field_access::raw(risk.*field) - h));
    auto const a = shares(at_risk(up), d), b = shares(at_risk(down), d);
    for (int y = 2026; y <= 2031; ++y) {
      int const column = a.column(3, y);
      double const difference = (a.mean(column) - b.mean(column)) / (2 * h);
      CHECK(j.slope(j.row(0, y), 0) == about(difference, 1e-6));
    }
  };
  check(&budget_risk::volatility);
  check(&budget_risk::common);
  check(&budget_risk::drift);
  check(&budget_risk::drift_common);
  check(&budget_risk::base_error);
}

TEST_CASE("a member has one budget risk, and a risk begins with a year") {
  budget_risk const all{.name = "all", .volatility = 10_pct},
      one{.name = "one", .of = "BBB", .volatility = 0_pct, .drift = 1_pct};
  auto const run = [](auto const& plan) { return [=] { (void)outlay::project(three(), plan, seven); }; };
  check_errors({
      {run(at_risk(all, one)), "budget_risk \"one\"", "of", "BBB again", "members without another budget_risk"},
      {run(at_risk({.from = 2024y, .volatility = 1_pct})), "budget_risk", "from", "2024", "a year, 2025 or later"},
      {run(at_risk({.from = 2027y / July, .volatility = 1_pct})), "budget_risk", "from", "2027-07",
       "a year, 2025 or later"},
  });
}

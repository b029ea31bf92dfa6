// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "full_plan.hpp"

#include <outlay/parallel.hpp>

#include <cstring>

using namespace outlay::test;
using outlay::core;
using outlay::drawn;
using outlay::economy;
using outlay::lognormal;
using outlay::normal;
using outlay::pledge;
using outlay::resilience;
using outlay::sample;
using outlay::share_target;
using outlay::stockpile_growth;
using outlay::triangular;
using outlay::uncertain;
using outlay::uniform;
using outlay::wrt;

namespace {

bool same_bits(sample const& a, sample const& b) {
  return a.paths() == b.paths() && a.columns() == b.columns() &&
         std::memcmp(a.data(), b.data(), sizeof(double) * static_cast<std::size_t>(a.paths() * a.columns())) == 0;
}

// A pledge paid beside everything else: its outlay in a year is the drawn amount.
auto amounts() {
  return outlay::plan(
      economy{.growth = 0_pct}, share_target<core>{.to = 5_pct, .by = 2035y, .floor = false},
      pledge{.name = "a", .amount = 10_bn_usd_2021 / outlay::year, .from = 2025y / January, .counts = false},
      pledge{.name = "b",
             .amount = 20_bn_usd_2021 / outlay::year,
             .from = 2025y / January,
             .to = outlay::account::operations,
             .counts = false});
}
outlay::horizon const one_year{.from = 2025y, .until = 2026y, .step = outlay::step_length::annual};
outlay::flow<outlay::usd_2021> bn(double x) { return outlay::billions<outlay::usd_2021>(x) / outlay::year; }
constexpr auto of_a = [] { return outlay::outlay_of<outlay::account::aid>; };

template <class T> std::vector<double> drawn_amounts(outlay::distribution<T> const& from, std::int64_t paths) {
  auto const s = outlay::ensemble(three(), amounts(), one_year, {.paths = paths, .seed = 9},
                                  uncertain(drawn(outlay::nth<0>(&pledge::amount), from)), of_a());
  return {s.data(), s.data() + paths};
}
struct moments {
  double mean, deviation, least, most;
};
moments moments_of(std::vector<double> const& x) {
  double sum = 0, squares = 0, least = x[0], most = x[0];
  for (double const v : x) sum += v, least = std::min(least, v), most = std::max(most, v);
  double const mean = sum / static_cast<double>(x.size());
  for (double const v : x) squares += (v - mean) * (v - mean);
  return {mean, std::sqrt(squares / static_cast<double>(x.size() - 1)), least, most};
}

} // namespace

TEST_CASE("drawn fields have the mean and the spread of their distributions") {
  std::int64_t const n = 20000;
  auto const near = [&](double x, double expected, double deviation) {
    CHECK(std::fabs(x - expected) < 4 * deviation / std::sqrt(static_cast<double>(n)));
  };
  moments const a = moments_of(drawn_amounts(normal(bn(10), bn(1)), n));
  near(a.mean, 10, 1);
  CHECK(a.deviation == doctest::Approx(1).epsilon(0.03));
  moments const b = moments_of(drawn_amounts(lognormal(bn(10), 30_pct), n));
  near(b.mean, 10, 3);
  CHECK(b.deviation == doctest::Approx(3).epsilon(0.05));
  moments const c = moments_of(drawn_amounts(triangular(bn(4), bn(9), bn(11)), n)); // variance (a2 + b2 + c2 - ab - ac
                                                                                    // - bc) / 18
  double const sd = std::sqrt((16 + 81 + 121 - 36 - 44 - 99) / 18.0);
  near(c.mean, 8, sd);
  CHECK(c.deviation == doctest::Approx(sd).epsilon(0.03));
  CHECK((c.least >= 4 && c.most <= 11));
  moments const d = moments_of(drawn_amounts(uniform(bn(2), bn(6)), n));
  near(d.mean, 4, 4 / std::sqrt(12.0));
  CHECK(d.deviation == doctest::Approx(4 / std::sqrt(12.0)).epsilon(0.03));
  // A normal cut at one deviation on either side keeps its mean and has variance 1 - 2 phi(1) / (2 Phi(1) - 1) =
  // 0.29112.
  moments const e = moments_of(drawn_amounts(normal(bn(10), bn(1)).within(bn(9), bn(11)), n));
  near(e.mean, 10, 0.54);
  CHECK(e.deviation == doctest::Approx(std::sqrt(0.29112)).epsilon(0.03));
  CHECK((e.least >= 9 && e.most <= 11));
}

TEST_CASE("draws with a common factor are correlated by the product of their loadings, others not at all") {
  std::int64_t const n = 20000;
  auto const correlation = [&](auto const& first, auto const& second) {
    auto const s = outlay::ensemble(
        three(), amounts(), one_year, {.paths = n},
        uncertain(drawn(outlay::nth<0>(&pledge::amount), first), drawn(outlay::nth<1>(&pledge::amount), second)),
        outlay::outlay_of<outlay::account::aid>, outlay::total_outlay);
    std::vector<double> x(s.data(), s.data() + n), y(s.data() + n, s.data() + 2 * n);
    for (std::size_t p = 0; p < x.size(); ++p) y[p] -= x[p];
    moments const mx = moments_of(x), my = moments_of(y);
    double sum = 0;
    for (std::size_t p = 0; p < x.size(); ++p) sum += (x[p] - mx.mean) * (y[p] - my.mean);
    return sum / static_cast<double>(n - 1) / mx.deviation / my.deviation;
  };
  auto const a = normal(bn(10), bn(1)), b = normal(bn(20), bn(2));
  double const error = 4 / std::sqrt(static_cast<double>(n));
  CHECK(std::fabs(correlation(a, b)) < error);
  CHECK(std::fabs(correlation(a.factor("will", 80_pct), b.factor("will", 50_pct)) - 0.4) < error);
  CHECK(std::fabs(correlation(a.factor("will", 80_pct), b.factor("will", -100_pct)) + 0.8) < error);
  CHECK(std::fabs(correlation(a.factor("will", 80_pct), b.factor("means", 80_pct))) < error);
}

TEST_CASE("each draw has a stream of its own: another draw changes no bit of it") {
  auto const a = drawn(outlay::nth<0>(&pledge::amount), normal(bn(10), bn(1)));
  auto const b = drawn(outlay::nth<1>(&pledge::amount), triangular(bn(10), bn(20), bn(30)));
  auto const run = [&](auto const& what) {
    return outlay::ensemble(three(), amounts(), one_year, {.paths = 50}, what, of_a());
  };
  CHECK(same_bits(run(uncertain(a)), run(uncertain(a, b))));
  CHECK(same_bits(run(uncertain(b, a)), run(uncertain(a, b))));
  // A growth shock does not change it either, nor does a draw change the shocks.
  auto const plan = full_plan(3_pct, 40_pct);
  auto const shocks = outlay::ensemble(three(), plan, six_years, {.paths = 20}, outlay::core_budget);
  auto const both = outlay::ensemble(
      three(), plan, six_years, {.paths = 20},
      uncertain(drawn(wrt(&pledge::amount), normal(3_bn_usd / outlay::year, 0.5_bn_usd / outlay::year))),
      outlay::core_budget);
  CHECK(same_bits(shocks, both));
}

TEST_CASE("width, threads and shards change no bit of a drawn ensemble") {
  auto const plan = full_plan(2_pct, 30_pct);
  auto const what = uncertain(drawn(wrt(&share_target<core>::compliance), triangular(70_pct, 90_pct, 100_pct)),
                              drawn(wrt(&stockpile_growth<two>::lift, outlay::area::logistics),
                                    normal(20_pct, 5_pct).within(0_pct, 40_pct).factor("f", 60_pct)),
                              drawn(wrt(&stockpile_growth<two>::over), lognormal(7_years, 10_pct).factor("f", 60_pct)));
  auto const run = [&]<int W>(std::integral_constant<int, W>, int threads, outlay::draws const& d) {
    return outlay::ensemble<W>(outlay::threads(threads), three(), plan, six_years, d, what, outlay::total_outlay,
                               outlay::stock_index);
  };
  auto const whole = run(std::integral_constant<int, 0>{}, 1, {.paths = 101, .seed = 3});
  CHECK(whole.standard_deviation(whole.column(1, 2030)) > 0);
  CHECK(same_bits(run(std::integral_constant<int, 1>{}, 1, {.paths = 101, .seed = 3}), whole));
  CHECK(same_bits(run(std::integral_constant<int, 0>{}, 3, {.paths = 101, .seed = 3}), whole));
  auto const first = run(std::integral_constant<int, 0>{}, 1, {.paths = 30, .seed = 3});
  auto const rest = run(std::integral_constant<int, 0>{}, 1, {.paths = 71, .seed = 3, .first_path = 30});
  bool same = true;
  for (int c = 0; c < whole.columns(); ++c) {
    same = same && std::equal(first.data() + c * 30, first.data() + (c + 1) * 30, whole.data() + c * 101);
    same = same && std::equal(rest.data() + c * 71, rest.data() + (c + 1) * 71, whole.data() + c * 101 + 30);
  }
  CHECK(same);
}

TEST_CASE("distributions without spread give the bits of project()") {
  auto const plan = full_plan();
  auto const run = outlay::project(three(), plan, six_years, outlay::total_outlay, outlay::stock_index);
  auto const s =
      outlay::ensemble(three(), plan, six_years, {.paths = 3},
                       uncertain(drawn(wrt(&share_target<core>::compliance), normal(90_pct, 0_pct).factor("f", 50_pct)),
                                 drawn(wrt(&share_target<core>::execution), uniform(95_pct, 95_pct)),
                                 drawn(wrt(&pledge::amount), lognormal(3_bn_usd / outlay::year, 0_pct)),
                                 drawn(wrt(&stockpile_growth<two>::over), triangular(7_years, 7_years, 7_years)),
                                 drawn(wrt(&pledge::growth), normal(2_pct, 0_pct).within(0_pct, 3_pct))),
                       outlay::total_outlay, outlay::stock_index);
  for (int a = 0; a < 2; ++a)
    for (int y = 2025; y < 2031; ++y)
      for (int p = 0; p < 3; ++p) CHECK(s.data()[s.column(a, y) * 3 + p] == run.value(a, y));
}

TEST_CASE("members comply each in their own way, with a common factor") {
  auto const allies = three();
  auto const plan = outlay::plan(
      economy{.growth = 0_pct},
      share_target<core>{
          .to = 10_pct, .by = 2026y, .own_compliance = outlay::alike(allies, outlay::ratio(outlay::percent(90)))});
  outlay::horizon const span{.from = 2026y, .until = 2027y, .step = outlay::step_length::annual};
  std::int64_t const n = 5000;
  auto const s =
      outlay::ensemble(allies, plan, span, {.paths = n},
                       uncertain(drawn(wrt(&share_target<core>::own_compliance, outlay::every_element),
                                       normal(80_pct, 5_pct).within(60_pct, 100_pct).factor("will", 60_pct))),
                       outlay::core_share.of("AAA"), outlay::core_share.of("BBB"));
  // AAA goes from 1 to 10 %, BBB from 2 to 10 %: compliance is the part of the way.
  std::vector<double> a, b;
  for (std::int64_t p = 0; p < n; ++p) {
    a.push_back((s.data()[p] - 0.01) / 0.09);
    b.push_back((s.data()[n + p] - 0.02) / 0.08);
  }
  moments const ma = moments_of(a), mb = moments_of(b);
  CHECK(ma.mean == doctest::Approx(0.8).epsilon(0.005));
  CHECK(ma.deviation == doctest::Approx(0.05).epsilon(0.05));
  double sum = 0;
  for (std::size_t p = 0; p < a.size(); ++p) sum += (a[p] - ma.mean) * (b[p] - mb.mean);
  CHECK(std::fabs(sum / static_cast<double>(n) / ma.deviation / mb.deviation - 0.36) <
        4 / std::sqrt(static_cast<double>(n)));
}

TEST_CASE("a drawn field makes a probability uncertain, and a summary counts the same paths") {
  // The alliance reaches 4 % where the drawn target, uniform from 3 to 5 %, is 4 % or more.
  auto const plan =
      outlay::plan(economy{.growth = 0_pct}, share_target<core>{.to = 4_pct, .by = 2026y, .floor = false});
  outlay::horizon const span{.from = 2025y, .until = 2027y, .step = outlay::step_length::annual};
  auto const what = uncertain(drawn(wrt(&share_target<core>::to), uniform(3_pct, 5_pct)));
  std::int64_t const n = 4000;
  auto const s =
      outlay::ensemble(three(), plan, span, {.paths = n}, what, outlay::reaches(4_pct, 2026y), outlay::total_outlay);
  CHECK(std::fabs(s.mean(s.column(0)) - 0.5) < 4 * 0.5 / std::sqrt(static_cast<double>(n)));
  auto const counted = outlay::ensemble_summary(three(), plan, span, {.paths = n}, what, outlay::total_outlay);
  CHECK(counted.mean(counted.column(0, 2026)) == doctest::Approx(s.mean(s.column(1, 2026))).epsilon(1e-12));
  CHECK_THROWS_AS(outlay::ensemble(three(), plan, span, {.paths = n}, outlay::reaches(4_pct, 2026y)), outlay::error);
}

TEST_CASE("what a part would refuse is an error before anything runs, with the path where there is one") {
  auto const plan = full_plan();
  auto const run = [&](auto... d) {
    return [=] { outlay::ensemble(three(), plan, six_years, {.paths = 1000}, uncertain(d...), outlay::total_outlay); };
  };
  std::vector<bad_input> const table{
      {run(drawn(wrt(&share_target<core>::compliance), triangular(70_pct, 90_pct, 110_pct))), "share_target<core>",
       "compliance", "110 %", "0 to 100 %"},
      {run(drawn(wrt(&stockpile_growth<two>::over), uniform(0_years, 5_years))), "stockpile_growth", "over", "0 years",
       "more than 0 years"},
      {run(drawn(wrt(&pledge::amount), normal(bn(3), bn(1)))), "pledge", "amount", "3 bn USD at prices of 2021",
       "an amount in the plan's money, USD at current prices"},
      {run(drawn(wrt(&share_target<core>::to), triangular(4_pct, 3_pct, 5_pct))), "share_target<core>", "to",
       "triangular from 0.04 over 0.03 to 0.05", "least, mode and most in this order"},
      {run(drawn(wrt(&share_target<core>::to), normal(4_pct, 1_pct)),
           drawn(wrt(&share_target<core>::to), normal(4_pct, 1_pct))),
       "share_target<core>", "to", "drawn twice", "one distribution for a field"},
      {run(drawn(wrt(&share_target<resilience>::own_execution, outlay::every_element), normal(90_pct, 1_pct))),
       "share_target<resilience>", "own_execution", "an empty list",
       "an element for each draw, as in alike(allies, 90_pct)"},
      {run(drawn(wrt(&share_target<core>::to),
                 normal(outlay::percent(std::numeric_limits<double>::quiet_NaN()), 1_pct).within(1_pct, 5_pct))),
       "share_target<core>", "to", "a distribution with nan", "finite numbers"},
      {run(drawn(wrt(&share_target<core>::to),
                 uniform(outlay::percent(0), outlay::percent(std::numeric_limits<double>::infinity())))),
       "share_target<core>", "to", "a distribution with inf", "finite numbers"},
      {[] { (void)normal(3_pct, 1_pct).factor("", 50_pct); }, "distribution", "factor", "no name",
       "a name that draws share"},
      {[] { (void)uniform(1_pct, 2_pct).within(1_pct, 2_pct); }, "distribution", "within", "of a bounded distribution",
       "normal or lognormal"},
  };
  check_errors(table);
  // Where a normal runs out of the range, the error says where: 90 % and five times 10 %, whatever paths are drawn.
  auto const stays = "0 to 100 %; a distribution that stays there, as in normal(...).within(lo, hi)";
  check_errors({{run(drawn(wrt(&share_target<core>::compliance), normal(90_pct, 10_pct))), "share_target<core>",
                 "compliance", "140 %, 5 standard deviations out", stays}});
}

TEST_CASE("an empirical distribution draws each value of a record as often, and moves with a factor") {
  std::vector<outlay::flow<outlay::usd_2021>> const record{bn(7), bn(3), bn(12), bn(3)};
  auto const x = drawn_amounts(outlay::empirical(record), 8000);
  auto const often = [&](double v) {
    return std::count_if(x.begin(), x.end(), [&](double y) { return y == about(v); });
  };
  for (auto const& [value, part] : {std::pair(3.0, 0.5), {7.0, 0.25}, {12.0, 0.25}})
    CHECK(std::fabs(static_cast<double>(often(value)) - 8000 * part) < 4 * std::sqrt(8000 * part * (1 - part)));
  CHECK(often(3) + often(7) + often(12) == 8000);
  // Two records with one factor, fully loaded, rise together.
  auto const both = outlay::ensemble(
      three(), amounts(), one_year, {.paths = 500, .seed = 3},
      uncertain(drawn(outlay::nth<0>(&pledge::amount), outlay::empirical(record).factor("f", 100_pct)),
                drawn(outlay::nth<1>(&pledge::amount), outlay::empirical(record).factor("f", 100_pct))),
      of_a(), outlay::outlay_of<outlay::account::operations>);
  for (std::size_t p = 0; p < 500; ++p) {
    auto const one = both.path_values(0)[p];
    CHECK((one == about(3.0) || one == about(7.0) || one == about(12.0)));
  }
  // One value is certain.
  auto const one = drawn_amounts(outlay::empirical(std::vector{bn(5)}), 20);
  CHECK(one.front() == about(5.0));
  CHECK(one.back() == one.front());
}

TEST_CASE("a record of how a pledge was kept stands beside no budget risk of the same members") {
  using outlay::budget_risk;
  auto const run = [](budget_risk const& risk, auto const& field, auto const& from, auto const& of) {
    return [=] {
      auto const plan = outlay::plan(
          economy{.growth = 2_pct},
          share_target<core>{.of = of, .to = 3_pct, .by = 2030y, .own_compliance = {{"BBB", 90_pct}}}, risk);
      (void)outlay::ensemble(three(), plan, one_year, {.paths = 4}, uncertain(drawn(field, from)), outlay::core_outlay);
    };
  };
  std::vector<outlay::percent> const kept{40_pct, 100_pct, 90_pct};
  auto const record = outlay::empirical(kept);
  auto const of_all = wrt(&share_target<core>::compliance);
  auto const own = wrt(&share_target<core>::own_compliance, "BBB");
  budget_risk const all{.volatility = 10_pct}, one{.of = "BBB", .volatility = 10_pct},
      other{.of = "CCC", .volatility = 10_pct};
  std::string const valid = "one of the two for a member: a record of years holds what its budgets did in them";
  outlay::group const everyone = outlay::all_members, two("two", {"AAA", "BBB"});
  check_errors({
      {run(all, of_all, record, everyone), "share_target<core>", "compliance",
       "drawn from a record, beside a budget_risk of AAA", valid},
      {run(one, own, record, everyone), "share_target<core>", "own_compliance",
       "drawn from a record, beside a budget_risk of BBB", valid},
  });
  run(other, of_all, record, two)();
  run(other, own, record, everyone)();
  run(all, of_all, outlay::uniform(40_pct, 90_pct), everyone)(); // an assumption of one's own
  run(all, wrt(&share_target<core>::execution), record, everyone)();
}

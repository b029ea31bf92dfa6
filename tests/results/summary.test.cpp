// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "../engines/full_plan.hpp"

#include <outlay/parallel.hpp>

#include <algorithm>

using namespace outlay::test;
using outlay::summary;

namespace {

template <int Width = 4, class Plan> summary drawn(Plan const& plan, outlay::draws const& d, int threads = 1) {
  return outlay::ensemble_summary<Width>(outlay::threads(threads), three(), plan, six_years, d, outlay::total_outlay,
                                         outlay::overspend, each_member(outlay::core_share), outlay::stock_index,
                                         outlay::reaches(3_pct, 2028y));
}
template <class Plan> outlay::sample kept(Plan const& plan, outlay::draws const& d) {
  return outlay::ensemble<4>(three(), plan, six_years, d, outlay::total_outlay, outlay::overspend,
                             each_member(outlay::core_share), outlay::stock_index, outlay::reaches(3_pct, 2028y));
}

}

TEST_CASE(
    "a summary has the statistics of the kept paths: quantiles within their stated error, all else but for rounding") {
  auto const plan = full_plan(3_pct, 40_pct);
  auto const s = drawn(plan, {.paths = 700, .seed = 11});
  auto const all = kept(plan, {.paths = 700, .seed = 11});
  REQUIRE(s.columns() == all.columns());
  CHECK(s.paths() == 700);
  for (int c = 0; c < s.columns(); ++c) {
    CHECK(s.mean(c) == about(all.mean(c), 1e-13));
    // Differences from the mean, summed in another way: next to nothing where the numbers are next to equal.
    CHECK(std::fabs(s.standard_deviation(c) - all.standard_deviation(c)) <=
          1e-12 * (std::fabs(all.mean(c)) + all.standard_deviation(c)));
    CHECK(s.standard_error(c) == s.standard_deviation(c) / std::sqrt(700.0));
    for (double const q : {0.0, 0.05, 0.5, 0.9, 1.0}) {
      double const wanted = all.quantile(c, q);
      CHECK(std::fabs(s.quantile(c, q) - wanted) <=
            outlay::histogram::relative_error * std::fabs(wanted) * (1 + 1e-12));
    }
  }
  int const outlay_2030 = s.column(outlay::total_outlay, 2030y);
  double const level = all.quantile(outlay_2030, 0.4), part = all.probability(all.at_least(outlay_2030, level)).value;
  auto const b = s.at_least(outlay_2030, level);
  CHECK(b.least <= part);
  CHECK(part <= b.most);
  double const p = all.mean(all.column(4));
  CHECK(p > 0);
  CHECK(p < 1);
  CHECK(s.mean(s.column(4)) == p);
  CHECK(s.at_least(s.column(4), 1).least == p); // an edge of a bucket: exact
}

TEST_CASE("threads, lanes and shards merged in any order give one summary, bit for bit") {
  auto const plan = full_plan(3_pct, 40_pct);
  auto const whole = drawn<1>(plan, {.paths = 333, .seed = 11});
  CHECK(drawn<2>(plan, {.paths = 333, .seed = 11}) == whole);
  CHECK(drawn<8>(plan, {.paths = 333, .seed = 11}) == whole);
  for (int const threads : {2, 3, 7}) CHECK(drawn<4>(plan, {.paths = 333, .seed = 11}, threads) == whole);
  CHECK_FALSE(drawn<4>(plan, {.paths = 333, .seed = 12}) == whole);
  CHECK_FALSE(drawn<4>(plan, {.paths = 332, .seed = 11}) == whole);
  std::vector<summary> parts{drawn(plan, {.paths = 101, .seed = 11}),
                             drawn(plan, {.paths = 2, .seed = 11, .first_path = 101}),
                             drawn<8>(plan, {.paths = 230, .seed = 11, .first_path = 103})};
  std::vector<int> order{0, 1, 2};
  do {
    summary all = parts[static_cast<std::size_t>(order[0])];
    all.merge(parts[static_cast<std::size_t>(order[1])]);
    all.merge(parts[static_cast<std::size_t>(order[2])]);
    CHECK(all == whole);
    for (int c = 0; c < whole.columns(); ++c) {
      CHECK(all.mean(c) == whole.mean(c));
      CHECK(all.standard_deviation(c) == whole.standard_deviation(c));
    }
  } while (std::next_permutation(order.begin(), order.end()));
}

TEST_CASE("without volatility a summary is the deterministic run, bit for bit") {
  auto const plan = full_plan(0_pct);
  auto const s =
      outlay::ensemble_summary(three(), plan, six_years, {.paths = 5}, outlay::total_outlay, outlay::stock_index);
  auto const run = outlay::project(three(), plan, six_years, outlay::total_outlay, outlay::stock_index);
  for (int y = 2025; y < 2031; ++y)
    for (int answer = 0; answer < 2; ++answer) {
      int const c = s.column(answer, y);
      CHECK(s.mean(c) == run.value(answer, y));
      CHECK(s.standard_deviation(c) == 0);
      CHECK(s.quantile(c, 0.3) == run.value(answer, y));
    }
}

TEST_CASE("a summary refuses to merge what does not belong together, and says what it cannot tell") {
  auto const plan = full_plan(3_pct);
  auto const make = [&](outlay::draws const& d) {
    return outlay::ensemble_summary(three(), plan, six_years, d, outlay::total_outlay);
  };
  auto const s = make({.paths = 20});
  auto const merge = [&](summary const& other) {
    return [&s, other] {
      summary copy = s;
      copy.merge(other);
    };
  };
  outlay::horizon const other_years{.from = 2026y, .until = 2032y};
  auto const still = outlay::ensemble_summary(three(), full_plan(0_pct), six_years, {.paths = 5}, outlay::total_outlay);
  outlay::alliance<> const late(
      {three()[0],
       three()[1],
       {.code = "CCC", .gdp = 250_bn_usd_2021 / outlay::year, .core = 6_pct, .price_level = 1.0, .from = 2027y}},
      three().facts());
  auto const absent = outlay::ensemble_summary(late, plan, six_years, {.paths = 5}, outlay::core_share.of("CCC"));
  check_errors({
      {merge(make({.paths = 5, .first_path = 19})), "summary", "merge", "path 19 in both",
       "paths that are in one of them"},
      {merge(s), "summary", "merge", "path 0 in both", "paths that are in one of them"},
      {merge(make({.paths = 5, .seed = 2, .first_path = 20})), "summary", "merge", "seed 2", "seed 1, as here"},
      {merge(outlay::ensemble_summary(three(), plan, six_years, {.paths = 5, .first_path = 20}, outlay::overspend)),
       "summary", "merge", "other answers", "summaries of the same answers"},
      {merge(
           outlay::ensemble_summary(three(), plan, other_years, {.paths = 5, .first_path = 20}, outlay::total_outlay)),
       "summary", "merge", "outlay of all members of other years or members", "summaries of one horizon and alliance"},
      {[&] { s.mean(6); }, "summary", "column", "6", "0 to 5"},
      {[&] { still.at_least(5, 1); }, "summary", "probability of outlay of all members, 2030",
       "the same number on all 5 paths, " + outlay::text(still.mean(5)),
       "a number that something drawn makes uncertain"},
      {[&] { absent.mean(0); }, "summary", "statistics of core share of CCC, 2025", "5 of 5 paths without a number",
       "a column with a number on every path"},
      {[&] { make({.paths = 0}); }, "ensemble", "paths", "0", "1 or more"},
  });
  CHECK(absent.mean(5) > 0);
  try {
    outlay::ensemble_summary(outlay::threads(2), three(), plan, six_years, {.paths = 1000, .memory_limit = 20'000},
                             outlay::total_outlay);
    FAIL_CHECK("no error");
  } catch (outlay::error const& e) {
    CHECK(e.field() == "paths");
    CHECK(e.value().starts_with("a summary of 6 numbers in "));
    CHECK(e.valid() == "at most " + outlay::text(2e-5) + " GB: fewer answers or threads, or a larger memory_limit");
  }
}

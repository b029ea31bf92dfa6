// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/scores/clustered.hpp>

#include "../support/about.hpp"
#include "../support/refused.hpp"

#include <cmath>
#include <vector>

using outlay::scores::clustered_number;
using outlay::test::about;
using outlay::test::check_refused;
namespace scores = outlay::scores;

namespace {

// Pairs one by one: all that share a base year, a member or both, each with its correction.
double variance_by_pairs(std::vector<clustered_number> const& all) {
  double const n = static_cast<double>(all.size());
  double mean = 0;
  for (auto const& a : all) mean += a.x / n;
  auto const part = [&](auto const& same) {
    double sum = 0, first = 0;
    for (std::size_t j = 0; j < all.size(); ++j) {
      bool seen = false;
      for (std::size_t k = 0; k < all.size(); ++k) {
        if (!same(all[j], all[k])) continue;
        sum += (all[j].x - mean) * (all[k].x - mean);
        seen = seen || k < j;
      }
      first += seen ? 0 : 1; // groups
    }
    return sum / (n * n) * first / (first - 1);
  };
  auto const base = [](auto const& a, auto const& b) { return a.base == b.base; };
  auto const member = [](auto const& a, auto const& b) { return a.member == b.member; };
  return part(base) + part(member) - part([&](auto const& a, auto const& b) { return base(a, b) && member(a, b); });
}

} // namespace

TEST_CASE("two by two outcomes by hand") {
  // 3 1 of the first base, 1 3 of the second, of the members 7 and 8: mean 2, both ways' sums are 0.
  auto const crossed = scores::mean({{3, 1, 7}, {1, 1, 8}, {1, 2, 7}, {3, 2, 8}});
  CHECK(crossed.value == 2);
  CHECK(crossed.outcomes == 4);
  // 4 3 of the first, 1 0 of the second: deviations 2 1 -1 -2; bases 3 -3: 18 / 16 x 2; members 1 -1: 2 / 16 x 2;
  // both 10 / 16 x 4/3.
  auto const m = scores::mean({{4, 1, 7}, {3, 1, 8}, {1, 2, 7}, {0, 2, 8}});
  CHECK(m.standard_error == about(std::sqrt(36 / 16.0 + 4 / 16.0 - 40 / 48.0)));
  CHECK(std::isnan(m.effective)); // no proportion
}

TEST_CASE("the variance is that of pairs one by one, with several outcomes of one base year and member") {
  std::vector<clustered_number> all;
  for (int b = 0; b < 6; ++b)
    for (unsigned m = 0; m < 5; ++m)
      for (int k = 0; k < 1 + (b + static_cast<int>(m)) % 3; ++k)
        all.push_back({b * 0.9 + m * 0.7 + ((b * 7 + static_cast<int>(m) * 5 + k * 3) % 4), 2000 + b, m});
  double const v = variance_by_pairs(all);
  REQUIRE(v > 0);
  CHECK(scores::mean(all).standard_error == about(std::sqrt(v)));
}

TEST_CASE("effective outcomes of a proportion are those of which the error would be as large") {
  std::vector<clustered_number> all;
  int const inside[4][3] = {{1, 1, 1}, {1, 0, 1}, {0, 0, 0}, {1, 1, 0}};
  for (int b = 0; b < 4; ++b)
    for (unsigned m = 0; m < 3; ++m) all.push_back({1.0 * inside[b][m], b, m});
  auto const p = scores::mean(all);
  double const v = variance_by_pairs(all);
  CHECK(p.value == about(7 / 12.0));
  CHECK(p.standard_error == about(std::sqrt(v)));
  CHECK(p.effective == about(7 / 12.0 * (5 / 12.0) / v));
  CHECK(p.effective < 12);
}

TEST_CASE("one way alone where the other has one group, and what one outcome cannot tell") {
  // Of one base year: members alone, sums 1 and -1 about the mean 1: 2 / 4 x 2.
  auto const one_base = scores::mean({{2, 1, 7}, {0, 1, 8}});
  CHECK(one_base.standard_error == about(1));
  CHECK(scores::mean({{2, 1, 7}, {0, 2, 7}}).standard_error == about(1));
  CHECK(std::isnan(scores::mean({{1, 1, 7}}).standard_error));
  // Of one base year and one member nobody knows; where the sums of all groups are nothing, as if independent.
  CHECK(std::isnan(scores::mean({{1, 1, 7}, {0, 1, 7}, {1, 1, 7}}).standard_error));
  auto const balanced = scores::mean({{1, 1, 7}, {0, 1, 8}, {0, 2, 7}, {1, 2, 8}});
  CHECK(balanced.standard_error == about(std::sqrt(1.0 / 16 * 4 / 3)));
  auto const all_inside = scores::mean({{1, 1, 7}, {1, 2, 8}});
  CHECK(all_inside.value == 1);
  CHECK(all_inside.standard_error == 0); // none seen, which is not none
  CHECK(std::isnan(all_inside.effective));
  check_refused([] { (void)scores::mean({}); }, "score", "outcomes", "none", "at least one");
}

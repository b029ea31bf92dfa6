// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "../parts/small.hpp"

#include <cmath>
#include <limits>

using namespace outlay::test;

namespace {

// Two answers: one with a number for each of 2025 and 2026, one with a single number; four paths.
outlay::sample four_paths() {
  outlay::sample s(outlay::draws{.paths = 4},
                   {{.name = "money",
                     .unit = outlay::counts::money,
                     .first_column = 0,
                     .columns = 2,
                     .first_year = 2025},
                    {.name = "chance", .unit = outlay::counts::number, .first_column = 2}});
  double const values[] = {1, 2, 3, 6, 10, 10, 10, 10, 0, 1, 1, 0};
  std::copy(std::begin(values), std::end(values), s.data());
  return s;
}

}

TEST_CASE("a sample finds its columns by answer and year") {
  auto const s = four_paths();
  CHECK(s.paths() == 4);
  CHECK(s.columns() == 3);
  CHECK(s.names() == std::vector<std::string>{"money", "chance"});
  CHECK(s.column(0, 2025) == 0);
  CHECK(s.column(0, 2026) == 1);
  CHECK(s.column(1) == 2);
  CHECK(s.path_values(0).size() == 4);
  CHECK(s.path_values(0)[3] == 6);
  CHECK(s.path_values(2)[1] + s.path_values(2)[2] == 2);
}

TEST_CASE("mean, spread and quantiles are those of the paths") {
  auto const s = four_paths();
  CHECK(s.mean(0) == 3);
  CHECK(s.standard_deviation(0) == about(std::sqrt(14 / 3.0)));
  CHECK(s.standard_error(0) == about(std::sqrt(14 / 12.0)));
  CHECK(s.standard_deviation(1) == 0);
  CHECK(s.quantile(0, 0) == 1);
  CHECK(s.quantile(0, 1) == 6);
  CHECK(s.quantile(0, 0.5) == 2.5);
  CHECK(s.quantile(0, 1 / 3.0) == about(2));
  CHECK(s.quantile(0, 0.9) == about(3 + 0.7 * 3));
  CHECK(s.mean(2) == 0.5);
  outlay::sample one(outlay::draws{.paths = 1}, {{.name = "x"}});
  one.data()[0] = 7;
  CHECK(one.mean(0) == 7);
  CHECK(one.standard_deviation(0) == 0);
  CHECK(one.quantile(0, 0.3) == 7);
}

TEST_CASE("a sample refuses answers, years and quantiles that it does not have") {
  auto const s = four_paths();
  check_errors({
      {[&] { s.column(2); }, "sample", "answer", "2", "0 to 1"},
      {[&] { s.column(-1); }, "sample", "answer", "-1", "0 to 1"},
      {[&] { s.column(0, 2024); }, "answer \"money\"", "year", "2024", "2025 to 2026"},
      {[&] { s.column(0, 2027); }, "answer \"money\"", "year", "2027", "2025 to 2026"},
      {[&] { s.column(0); }, "answer \"money\"", "year", "0", "2025 to 2026"},
      {[&] { s.quantile(0, 1.5); }, "sample", "quantile", "1.500000", "0 to 1"},
      {[&] { s.quantile(0, std::numeric_limits<double>::quiet_NaN()); }, "sample", "quantile", "nan", "0 to 1"},
  });
}

namespace {

// One answer of two members by year, one of the group; eight paths of numbers that are easy to count.
outlay::sample of_members() {
  outlay::sample s(outlay::draws{.paths = 8},
                   {{.name = "share of each member",
                     .unit = outlay::counts::share_of_gdp,
                     .first_column = 0,
                     .columns = 4,
                     .first_year = 2025,
                     .members = {"AAA", "BBB"}},
                    {.name = "money",
                     .unit = outlay::counts::money,
                     .first_column = 4,
                     .columns = 2,
                     .first_year = 2025}});
  double const values[] = {1, 2, 3, 4, 5, 6, 7, 8, 2,  2,  2,  2,  2,  2,  2,  9,  3, 3, 3, 3, 3, 3, 3, 3,
                           8, 7, 6, 5, 4, 3, 2, 1, 10, 20, 30, 40, 50, 60, 70, 80, 5, 5, 5, 5, 5, 5, 5, 5};
  std::copy(std::begin(values), std::end(values), s.data());
  return s;
}
int members_of(outlay::path_set const& s) { return static_cast<int>(s.count()); }

}

TEST_CASE("columns of each member are found by code and year, answers by their name") {
  auto const s = of_members();
  CHECK(s.column(0, "AAA", 2025) == 0);
  CHECK(s.column(0, "BBB", 2026y) == 3);
  CHECK(s.column(1, 2026y) == 5);
  CHECK(s.name_of_column(3) == "share of each member, BBB 2026");
  CHECK(s.name_of_column(4) == "money, 2025");
  auto const drawn =
      outlay::ensemble(three(),
                       outlay::plan(outlay::economy{.growth = 1_pct, .volatility = 2_pct},
                                    outlay::share_target<outlay::core>{.to = 3_pct, .by = 2030y}),
                       {.from = 2025y, .until = 2027y, .step = outlay::step_length::annual}, {.paths = 5},
                       outlay::core_share, each_member(outlay::core_share), outlay::core_share.of("BBB"),
                       each_member(outlay::core_share).of(outlay::group("two", {"CCC", "AAA"})));
  CHECK(drawn.columns() == 2 + 6 + 2 + 4);
  CHECK(drawn.column(outlay::core_share, 2026y) == 1);
  CHECK(drawn.column(each_member(outlay::core_share), "BBB", 2026y) == 5);
  CHECK(drawn.names()[1] == "core share of each member");
  CHECK(drawn.names()[3] == "core share of each member (two)");
  for (int p = 0; p < 5; ++p)
    for (auto const y : {2025y, 2026y}) {
      CHECK(drawn.path_values(drawn.column(1, "BBB", y))[p] ==
            drawn.path_values(drawn.column(outlay::core_share.of("BBB"), y))[p]);
      CHECK(drawn.path_values(drawn.column(3, "CCC", y))[p] == drawn.path_values(drawn.column(1, "CCC", y))[p]);
    }
  check_errors({
      {[&] { s.column(0, 2025); }, "answer \"share of each member\"", "member", "none", "one of its members"},
      {[&] { s.column(0, "CCC", 2025); }, "answer \"share of each member\"", "member", "CCC", "AAA BBB"},
      {[&] { s.column(1, "AAA", 2025); }, "answer \"money\"", "member", "AAA", "none: it is an answer of a group"},
      {[&] { s.column(0, "AAA", 2027); }, "answer \"share of each member\"", "year", "2027", "2025 to 2026"},
      {[&] { s.column(outlay::total_outlay, 2025y); }, "sample", "answer", "outlay of all members",
       "answers that were asked for: share of each member; money"},
      {[&] { s.mean(6); }, "sample", "column", "6", "0 to 5"},
      {[&] { s.name_of_column(-1); }, "sample", "column", "-1", "0 to 5"},
  });
}

TEST_CASE("probabilities are parts of paths, by sets that combine") {
  auto const s = of_members();
  auto const a = s.at_least(0, 5), b = s.at_least(3, 4);
  CHECK(members_of(a) == 4);
  CHECK(members_of(b) == 5);
  CHECK(members_of(a & b) == 1);
  CHECK(members_of(a | b) == 8);
  CHECK(members_of(~a) == 4);
  CHECK(members_of(s.at_least(0, 5 * (1 + 1e-13))) == 4); // equal but for rounding passes
  CHECK(members_of(s.at_least(0, 5 * (1 + 1e-11))) == 3);
  auto const p = s.probability(b);
  CHECK(p.value == 0.625);
  CHECK(p.standard_error == about(std::sqrt(0.625 * 0.375 / 8)));
  CHECK(p.paths == 8);
  CHECK(s.probability(a, b).value == 0.2);
  CHECK(s.probability(a, b).paths == 5);
  // By 2026: in 2025 at least 6 (three paths) or 2026 at least 6 (the last, which is among them).
  CHECK(members_of(s.at_least_by(0, "AAA", 6, 2026y)) == 3);
  CHECK(members_of(s.at_least_by(0, "AAA", 2, 2026y)) == 8);
  CHECK(members_of(s.at_least_by(0, "BBB", 3, 2026y)) == 8);
  CHECK(members_of(s.at_least_by(1, 45, 2026y)) == 4);
  // else every path would pass
  CHECK_THROWS_WITH_AS(s.holds(0), doctest::Contains("an answer of 0 or 1 on every path"), outlay::error);
}

TEST_CASE("Wilson's interval is the published one and stays within 0 and 1") {
  // Newcombe, Statistics in Medicine 17 (1998), table I, method 3: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
  struct published {
    int passing, of;
    double low, high;
  };
  for (published const x : {published{81, 263, 0.2553, 0.3662}, published{15, 148, 0.0624, 0.1605},
                            published{0, 20, 0, 0.1611}, published{1, 29, 0.0061, 0.1718}}) {
    outlay::sample s(outlay::draws{.paths = x.of}, {{.name = "x"}});
    for (int k = 0; k < x.passing; ++k) s.data()[k] = 1;
    auto const c = s.probability(s.holds(0)), rest = s.probability(~s.holds(0));
    CHECK(std::fabs(c.low - x.low) < 5e-5);
    CHECK(std::fabs(c.high - x.high) < 5e-5);
    CHECK(rest.low == about(1 - c.high, 1e-9));
    CHECK(rest.high == about(1 - c.low, 1e-9));
  }
}

TEST_CASE("conditional means are those of the paths that meet the condition") {
  auto const s = of_members();
  auto const given = s.at_least(3, 4);
  auto const m = s.mean(4, given);
  CHECK(m.value == 30);
  CHECK(m.paths == 5);
  CHECK(m.standard_error == about(std::sqrt(1000 / 4.0 / 5)));
  CHECK(s.quantile(4, 0.5, given) == 30);
  CHECK(s.quantile(4, 0.25, ~given) == 65);
  CHECK(s.mean(4, ~s.at_least(0, 2)).value == 10);
  CHECK(s.mean(4, ~s.at_least(0, 2)).standard_error == 0);
}

TEST_CASE("a sample has no probability of what is certain, no mean of no paths and no statistics of missing numbers") {
  auto s = of_members();
  auto const never = s.at_least(0, 9);
  char const* const uncertain = "a number that something drawn makes uncertain";
  auto holed = of_members();
  holed.data()[3] = holed.data()[5] = std::numeric_limits<double>::quiet_NaN();
  holed.data()[4 * 8] = std::numeric_limits<double>::infinity();
  char const* const whole = "a column with a number on every path";
  check_errors({
      {[&] { s.at_least(2, 3); }, "sample", "probability of share of each member, BBB 2025",
       "the same number on all 8 paths, 3", uncertain},
      {[&] { s.at_least_by(0, "BBB", 3, 2025y); }, "sample", "probability of share of each member, BBB 2025",
       "the same number on all 8 paths, 3", uncertain},
      {[&] { s.mean(4, never); }, "sample", "given", "none of 8 paths", "a condition that some path meets"},
      {[&] { s.quantile(4, 0.5, never); }, "sample", "given", "none of 8 paths", "a condition that some path meets"},
      {[&] { s.probability(never, never); }, "sample", "given", "none of 8 paths", "a condition that some path meets"},
      {[&] { s.at_least(0, std::numeric_limits<double>::quiet_NaN()); }, "sample", "level", "nan", "a finite level"},
      {[&] { s.probability(four_paths().holds(2)); }, "sample", "path_set", "4 paths",
       "a set of this sample, of 8 paths"},
      {[&] { (void)(never & four_paths().holds(2)); }, "path_set", "paths", "4", "sets of one sample, of 8 paths"},
      {[&] { holed.mean(0); }, "sample", "statistics of share of each member, AAA 2025",
       "2 of 8 paths without a number", whole},
      {[&] { holed.standard_deviation(0); }, "sample", "statistics of share of each member, AAA 2025",
       "2 of 8 paths without a number", whole},
      {[&] { holed.quantile(0, 0.5); }, "sample", "statistics of share of each member, AAA 2025",
       "2 of 8 paths without a number", whole},
      {[&] { holed.at_least(0, 1); }, "sample", "statistics of share of each member, AAA 2025",
       "2 of 8 paths without a number", whole},
      {[&] { holed.mean(4); }, "sample", "statistics of money, 2025", "1 of 8 paths without a number", whole},
  });
}

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "../engines/full_plan.hpp"

using namespace outlay::test;
using outlay::core;
using outlay::economy;
using outlay::pledge;
using outlay::share_target;
using outlay::all_members;
using outlay::at_end;
using outlay::cumulative;
using outlay::first_year_at;
using outlay::growth_of;
using outlay::in_year;
using outlay::peak_year;
using outlay::sum_of;

TEST_CASE("one number of a yearly answer, sums of its years, growth and peak are those of its years") {
  auto const run = outlay::project(three(), full_plan(), six_years);
  auto const t = outlay::project(
      three(), full_plan(), six_years, outlay::total_outlay.of("AAA"), in_year(outlay::total_outlay.of("AAA"), 2028y),
      at_end(outlay::total_outlay).of("AAA"), cumulative(outlay::total_outlay.of("AAA")),
      sum_of(outlay::total_outlay, 2026y, 2028y), sum_of(outlay::total_outlay),
      growth_of(outlay::counted_core, 2026y, 2030y), growth_of(outlay::counted_core.of("BBB"), 2026y, 2027y),
      peak_year(outlay::total_outlay), first_year_at(2_pct).of("AAA"), first_year_at(1_pct, outlay::resilience_share),
      in_year(cumulative(outlay::total_outlay.of("AAA")), 2028y));
  CHECK(t.value(1) == t.value(0, 2028));
  CHECK(t.value(2) == t.value(0, 2030));
  double sum = 0;
  for (int y = 2025; y < 2031; ++y) {
    sum += t.value(0, y);
    CHECK(t.value(3, y) == sum);
  }
  CHECK(t.value(11) == t.value(3, 2028));
  CHECK(t.value(4) == about(run.cumulative_outlay(all_members, 2026y, 2028y).value()));
  CHECK(t.value(5) == about(run.cumulative_outlay(all_members, 2025y, 2030y).value()));
  CHECK(t.value(6) ==
        about(std::pow(run.counted_core(all_members, 2030y).value() / run.counted_core(all_members, 2026y).value(),
                       0.25) -
              1));
  CHECK(t.value(7) == about(run.growth("BBB", 2027y).value(), 1e-11));
  CHECK(t.value(8) == static_cast<int>(run.peak_year(all_members)));
  CHECK(t.value(9) == static_cast<int>(*run.first_year_at(outlay::gdp_share<>::from_value(0.02), "AAA")));
  int first = 2025;
  while (run.resilience_share(all_members, std::chrono::year(first)).value() < 0.01) ++first;
  CHECK(t.value(10) == first);
}

TEST_CASE("a peak in the middle is found, and a share that is never reached gives the year after the horizon") {
  // One payment on top of the budget in 2027 makes that year's outlay the largest; 1 % of 1,000 bn stays.
  auto const plan = outlay::plan(economy{.growth = 0_pct}, share_target<core>{.to = 1_pct, .by = 2030y},
                                 pledge{.amount = 5_bn_usd_2021, .from = 2027y, .payers = "AAA", .counts = false});
  auto const t =
      outlay::project(three(), plan, six_years, peak_year(outlay::total_outlay), first_year_at(1.1_pct).of("AAA"),
                      first_year_at(1_pct).of("AAA"), at_end(outlay::core_over_baseline),
                      growth_of(outlay::core_outlay.of("AAA"), 2026y, 2027y));
  CHECK(t.value(0) == 2027);
  CHECK(t.value(1) == 2031);
  CHECK(t.value(2) == 2025);
  CHECK(t.value(3) == doctest::Approx(0).scale(1));
  CHECK(t.value(4) == about(0.5)); // 15 over 10 billion
}

TEST_CASE("core over the baseline is what is counted beyond base-year shares of the same GDP") {
  // 1,000 bn from 1 % to 2 % in five equal steps: 0, 2, 4, 6, 8, 10 bn over the 10 of the base share; GDP grows by 3 %.
  for (auto const step : all_steps) {
    auto const plan = outlay::plan(economy{.growth = 3_pct}, share_target<core>{.of = "AAA", .to = 2_pct, .by = 2030y});
    auto const t = outlay::project(three(), plan, {.from = 2025y, .until = 2031y, .step = step},
                                   outlay::core_over_baseline.of("AAA"),
                                   cumulative(outlay::core_over_baseline.of("AAA")), outlay::core_baseline.of("AAA"));
    double sum = 0;
    for (int k = 0; k <= 5; ++k) {
      double const gdp = 1000 * std::pow(1.03, k);
      sum += 0.002 * k * gdp;
      CHECK(t.value(0, 2025 + k) == doctest::Approx(0.002 * k * gdp).epsilon(1e-12).scale(1));
      CHECK(t.value(1, 2025 + k) == doctest::Approx(sum).epsilon(1e-12).scale(1));
      CHECK(t.value(2, 2025 + k) == about(0.01 * gdp));
    }
  }
}

TEST_CASE("numbers out of years work on paths that differ, and their derivatives are those of their years") {
  auto const plan = full_plan(2_pct, 50_pct);
  auto const s = outlay::ensemble<4>(three(), plan, six_years, {.paths = 7}, outlay::core_share, first_year_at(2.5_pct),
                                     peak_year(outlay::core_share), growth_of(outlay::counted_core, 2025y, 2030y),
                                     outlay::counted_core);
  bool differ = false;
  for (int p = 0; p < 7; ++p) {
    auto const at = [&](int answer, int y) { return s.path_values(s.column(answer, y))[p]; };
    int first = 2025, peak = 2025;
    while (first < 2031 && at(0, first) < 0.025 * (1 - 1e-12)) ++first;
    for (int y = 2026; y < 2031; ++y)
      if (at(0, y) > at(0, peak)) peak = y;
    CHECK(at(1, 0) == first);
    CHECK(at(2, 0) == peak);
    CHECK(at(3, 0) == about(std::pow(at(4, 2030) / at(4, 2025), 0.2) - 1, 1e-11));
    differ = differ || at(3, 0) != s.path_values(s.column(3))[0];
  }
  CHECK(differ);
  auto const yearly =
      outlay::sensitivity(three(), full_plan(), six_years, outlay::total_outlay, outlay::wrt(&share_target<core>::to));
  auto const last = outlay::sensitivity(three(), full_plan(), six_years, at_end(outlay::total_outlay),
                                        outlay::wrt(&share_target<core>::to));
  auto const sum = outlay::sensitivity(three(), full_plan(), six_years, sum_of(outlay::total_outlay, 2029y, 2030y),
                                       outlay::wrt(&share_target<core>::to));
  auto const growth =
      outlay::sensitivity(three(), full_plan(), six_years, growth_of(outlay::total_outlay, 2025y, 2030y),
                          outlay::wrt(&share_target<core>::to));
  CHECK(last.slope.at(0) == yearly.slope.at(5));
  CHECK(sum.slope.at(0) == about(yearly.slope.at(4) + yearly.slope.at(5)));
  double const ratio = yearly.value[5] / yearly.value[0];
  CHECK(growth.slope.at(0) ==
        about(std::pow(ratio, -0.8) / 5 * (yearly.slope[5] - ratio * yearly.slope[0]) / yearly.value[0], 1e-11));
}

TEST_CASE("numbers out of years have names and units, and refuse what they cannot tell") {
  CHECK(in_year(outlay::core_share.of("NOR"), 2035y).name() == "core share of NOR in 2035");
  CHECK(at_end(outlay::core_share).of("NOR").name() == "core share of NOR in the last year");
  CHECK(cumulative(outlay::core_over_baseline).name() == "cumulative core over base-year shares of all members");
  CHECK(sum_of(outlay::total_outlay, 2026y, 2035y).name() == "outlay of all members, sum of 2026 to 2035");
  CHECK(growth_of(outlay::core_outlay, 2025y, 2035y).name() ==
        "growth of core outlay of all members a year, 2025 to 2035");
  CHECK(first_year_at(3.5_pct).name() == "first year of core share of all members at 3.5 %");
  CHECK(peak_year(outlay::total_outlay).unit() == outlay::counts::calendar_year);
  auto const ask = [](auto const& a) {
    return [=] { outlay::project(three(), full_plan(), six_years, a); };
  };
  std::string const years = "a calendar year of the horizon, 2025 to 2030";
  auto const named = [](auto const& a) { return "answer \"" + a.name() + "\""; };
  check_errors({
      {ask(in_year(outlay::core_share, 2031y)), named(in_year(outlay::core_share, 2031y)), "year", "2031", years},
      {ask(in_year(outlay::core_share, 2030y / January)), named(in_year(outlay::core_share, 2030y / January)), "year",
       "2030-01", years},
      {ask(sum_of(outlay::total_outlay, 2024y, 2030y)), named(sum_of(outlay::total_outlay, 2024y, 2030y)), "from",
       "2024", years},
      {ask(sum_of(outlay::total_outlay, 2028y, 2027y)), named(sum_of(outlay::total_outlay, 2028y, 2027y)), "to", "2027",
       "2028 or later"},
      {ask(sum_of(outlay::core_share)), named(sum_of(outlay::core_share)), "answer", "in share of GDP",
       "an answer whose years add up, such as money"},
      {ask(sum_of(outlay::measured("stockpile_growth", "value held"))),
       named(sum_of(outlay::measured("stockpile_growth", "value held"))), "answer", "a level",
       "an answer whose years add up, such as money"},
      {ask(cumulative(cumulative(outlay::total_outlay))), named(cumulative(cumulative(outlay::total_outlay))), "answer",
       "a level", "an answer whose years add up, such as money"},
      {ask(growth_of(outlay::total_outlay, 2027y, 2027y)), named(growth_of(outlay::total_outlay, 2027y, 2027y)), "to",
       "2027", "later than 2027"},
      {ask(at_end(outlay::reaches(2_pct, 2030y))), named(at_end(outlay::reaches(2_pct, 2030y))), "answer",
       "all members reaches 2 % in 2030", "an answer with a number for each calendar year"},
      {ask(first_year_at(2_pct, outlay::total_outlay)), named(first_year_at(2_pct, outlay::total_outlay)), "answer",
       "outlay of all members", "a share of GDP, such as core_share"},
  });
}

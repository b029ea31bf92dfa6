// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <cmath>
#include <doctest/doctest.h>
#include <outlay/outlay.hpp>

using doctest::Approx;
using namespace outlay::literals;
using namespace std::chrono_literals;

namespace {

using one_area = outlay::areas<outlay::area::air_defence>;

outlay::alliance<> one_rich_member() {
  return {{.code = "AAA", .gdp = 100000_bn_usd_2021 / outlay::year, .core = 5_pct}};
}
outlay::stockpile_growth<one_area> stock(double lift, double years, double attrition) {
  return {.lift = outlay::percent(lift),
          .over = outlay::duration<>::from_value(years),
          .opening = {{"AAA", {100.0}}},
          .attrition = outlay::percent(attrition),
          .equipment_share = 100_pct};
}
auto const flat_economy = [] { return outlay::economy{.growth = 0_pct}; };

} // namespace

TEST_CASE("30 % more in 5 and 15 years is 5.387 and 1.764 % a year") {
  for (auto const& [years, percent] : {std::pair{5, 5.387}, {15, 1.764}}) {
    CHECK(std::fabs(100 * (std::pow(1.3, 1.0 / years) - 1) - percent) <= 0.0005); // as printed
    auto const run = outlay::project(
        one_rich_member(),
        outlay::plan(flat_economy(), outlay::share_target<outlay::core>{.to = 5_pct, .by = 2030y}, stock(30, years, 0)),
        {.from = 2025y, .until = std::chrono::year{2025 + years + 1}});
    // The mean growth of the stock over the years is that rate, whatever the path between.
    double const end = run.stock_index(outlay::all_members, std::chrono::year{2025 + years - 1});
    CHECK(end == Approx(1.3).epsilon(1e-12));
    CHECK(std::fabs(100 * (std::pow(end, 1.0 / years) - 1) - percent) <= 0.0005);
  }
}

TEST_CASE("a stock without lift buys what it loses: 1 - (1 - d) of it a year in steps of any length") {
  for (auto const step : {outlay::step_length::monthly, outlay::step_length::quarterly, outlay::step_length::annual}) {
    auto const run = outlay::project(
        one_rich_member(),
        outlay::plan(flat_economy(), outlay::share_target<outlay::core>{.to = 5_pct, .by = 2030y}, stock(0, 10, 8.25)),
        {.from = 2025y, .until = 2030y, .step = step});
    double const dt = static_cast<int>(step) / 12.0;
    CHECK(run.outlay_of(outlay::account::equipment, outlay::all_members, 2027y).value() ==
          Approx(100 * (1 - std::pow(1 - 0.0825, dt)) / dt).epsilon(1e-12));
    CHECK(run.stock_index(outlay::all_members, 2029y) == Approx(1).epsilon(1e-12));
  }
}

TEST_CASE("an unconstrained stock agrees at year ends between steps of any length") {
  double index[3];
  int k = 0;
  for (auto const step : {outlay::step_length::monthly, outlay::step_length::quarterly, outlay::step_length::annual})
    index[k++] =
        outlay::project(one_rich_member(),
                        outlay::plan(flat_economy(), outlay::share_target<outlay::core>{.to = 5_pct, .by = 2030y},
                                     stock(30, 10, 8.25)),
                        {.from = 2025y, .until = 2030y, .step = step})
            .stock_index(outlay::all_members, 2028y);
  CHECK(index[0] == Approx(1.12).epsilon(1e-12));
  CHECK(index[1] == Approx(index[0]).epsilon(1e-12));
  CHECK(index[2] == Approx(index[0]).epsilon(1e-12));
}

// With an error of first order in dt, x(1) - x(1/4) is (1 - 1/4) / (1/4 - 1/12) = 4.5 times x(1/4) - x(1/12).
template <class Run> double order_of_error(Run run) {
  double const year = run(outlay::step_length::annual), quarter = run(outlay::step_length::quarterly),
               month = run(outlay::step_length::monthly);
  CHECK(std::fabs(quarter - month) > 1e-9 * std::fabs(month)); // there is an error to speak of
  return (year - quarter) / (quarter - month);
}

TEST_CASE("orders converge with the length of the step, at first order") {
  CHECK(order_of_error([](outlay::step_length step) {
          return outlay::project(one_rich_member(),
                                 outlay::plan(flat_economy(),
                                              outlay::share_target<outlay::core>{.to = 5_pct, .by = 2030y},
                                              stock(30, 10, 8.25)),
                                 {.from = 2025y, .until = 2030y, .step = step})
              .outlay_of(outlay::account::equipment, outlay::all_members, 2027y)
              .value();
        }) == Approx(4.5).epsilon(0.1));
}

TEST_CASE("learning converges with the length of the step, at first order") {
  CHECK(order_of_error([](outlay::step_length step) {
          auto const run = outlay::project(
              one_rich_member(),
              outlay::plan(
                  flat_economy(), outlay::share_target<outlay::core>{.to = 5_pct, .by = 2030y}, stock(300, 5, 0),
                  outlay::learning<one_area>{.exponent = 0.322, .before = outlay::stock_value<>::from_value(100)}),
              {.from = 2025y, .until = 2030y, .step = step});
          return run.outlay_of(outlay::account::equipment, outlay::all_members, 2026y).value();
        }) == Approx(4.5).epsilon(0.15));
}

TEST_CASE("delivery in stages converges with the length of the step, at first order") {
  CHECK(order_of_error([](outlay::step_length step) {
          // Two stages of a year each: what is in transit approaches the continuous pipeline.
          auto const run = outlay::project(
              one_rich_member(),
              outlay::plan(
                  flat_economy(), outlay::share_target<outlay::core>{.to = 5_pct, .by = 2030y},
                  outlay::pledge{
                      .amount = 12_bn_usd_2021 / outlay::year, .from = 2025y, .delivery = 4_years, .stages = 2}),
              {.from = 2025y, .until = 2030y, .step = step});
          return run.measured("pledge", "in transit", outlay::all_members, 2027y);
        }) == Approx(4.5).epsilon(0.25));
}

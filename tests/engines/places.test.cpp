// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Every place that a user can name is looked up before it is used: one that is not there is an error that names those
// that are.
#include "../support/refused.hpp"

#include <outlay/outlay.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace outlay::literals;
using namespace std::chrono_literals;
using outlay::test::check_refused;

namespace {
outlay::alliance<> one() {
  return outlay::alliance<>{{.code = "AAA", .gdp = 1000_bn_usd_2021 / outlay::year, .core = 1_pct}};
}
auto plan() {
  return outlay::plan(outlay::economy{.growth = 2_pct, .volatility = 1_pct},
                      outlay::share_target<outlay::core>{.to = 2_pct, .by = 2027y});
}
outlay::horizon const span{.from = 2025y, .until = 2028y, .step = outlay::step_length::annual};

// Just outside both ends of 0 to `last`, and far outside.
template <class F> void refuses_outside(F const& f, std::string const& part, std::string const& field, int last) {
  for (int const k : {-1, last + 1, 1 << 30, -(1 << 30)})
    check_refused([&] { (void)f(k); }, part, field, std::to_string(k), "0 to " + std::to_string(last));
}
} // namespace

TEST_CASE("a stepper has a row and a GDP for each member, and no others") {
  auto run = outlay::start(one(), plan(), span);
  check_refused([&] { (void)run.gdp(0); }, "stepper", "gdp", "before the first step", "after a step");
  run.step();
  CHECK(run.gdp(0).value() == doctest::Approx(1000));
  refuses_outside([&](int k) { return run.ledger(k).core_means().value(); }, "stepper", "member", 0);
  refuses_outside([&](int k) { return run.gdp(k).value(); }, "stepper", "member", 0);
  CHECK_THROWS_AS((void)run.measured(0, 1), outlay::error);
  CHECK_THROWS_AS((void)run.measured(-1, 0), outlay::error);
  refuses_outside([&](int k) { return run.set().active(k); }, "setting", "step", 2);
  refuses_outside([&](int k) { return run.set().rates(outlay::id_of<outlay::usd_2021>, k)[0]; }, "setting", "step", 2);
  check_refused([&] { (void)run.set().substitutable(0); }, "setting", "capability", "0", "none");
}

TEST_CASE("an alliance, a group and a list of parts have the places that they count") {
  refuses_outside([](int k) { return one()[k].code.text(); }, "alliance", "member", 0);
  outlay::group const two{"two", {"AAA", "BBB"}};
  check_refused([&] { (void)two.code(2); }, "group", "code", "2", "0 to 1");
  check_refused([] { (void)outlay::all_members.code(0); }, "group", "code", "0", "none");
  outlay::several<outlay::pledge> const pledges{outlay::pledge{.amount = 1_bn_usd_2021 / outlay::year, .from = 2025y}};
  check_refused([&] { (void)pledges[1]; }, "pledge", "place", "1", "0 to 0");
  outlay::by_area<outlay::amount, outlay::five_areas> const each = 1_bn_usd_2021;
  refuses_outside([&](int k) { return each[k].money().base_year; }, "by_area", "place", 4);
  check_refused([] { (void)outlay::yearly{}.at(2025); }, "yearly", "values", "none", "at least one value");
}

TEST_CASE("what is no account, area, category or profile has no name and no rule") {
  refuses_outside([](int k) { return outlay::rule_of(outlay::account(k)).name; }, "account", "number", 13);
  refuses_outside([](int k) { return outlay::only(outlay::account(k)); }, "account", "number", 13);
  refuses_outside([](int k) { return outlay::name_of(outlay::area(k)); }, "area", "number", 5);
  refuses_outside([](int k) { return outlay::name_of(outlay::category(k)); }, "category", "number", 3);
  refuses_outside([](int k) { return outlay::name_of(outlay::profile(k)); }, "profile", "number", 3);
}

TEST_CASE("samples, summaries and tables know their columns, paths, years and answers") {
  auto const kept = outlay::ensemble(one(), plan(), span, {.paths = 8, .seed = 1}, outlay::core_share);
  refuses_outside([&](int k) { return kept.path_values(k).size(); }, "sample", "column", 2);
  refuses_outside([&](int k) { return kept.mean(k); }, "sample", "column", 2);
  refuses_outside([&](int k) { return kept.quantile(k, 0.5); }, "sample", "column", 2);
  refuses_outside([&](int k) { return kept.at_least(k, 0.01).count(); }, "sample", "column", 2);
  refuses_outside([&](int k) { return kept.holds(k).count(); }, "sample", "column", 2);
  refuses_outside([&](int k) { return kept.name_of_column(k); }, "sample", "column", 2);
  refuses_outside([&](int k) { return kept.head(k).name; }, "sample", "answer", 0);
  refuses_outside([&](int k) { return kept.heads()[0].label(k); }, "answer \"core share of all members\"", "column", 2);
  check_refused([&] { (void)kept.column(0, 2028y); }, "answer \"core share of all members\"", "year", "2028",
                "2025 to 2027");
  for (double const q : {-0.1, 1.1, std::nan("")}) {
    CHECK_THROWS_AS((void)kept.quantile(0, q), outlay::error);
    auto const counted = outlay::ensemble_summary(one(), plan(), span, {.paths = 8}, outlay::core_share);
    CHECK_THROWS_AS((void)counted.quantile(0, q), outlay::error);
  }
  outlay::path_set const some(std::vector<char>{1, 0, 1});
  refuses_outside([&](int k) { return some[k]; }, "path_set", "path", 2);
  auto const counted = outlay::ensemble_summary(one(), plan(), span, {.paths = 8, .seed = 1}, outlay::core_share);
  refuses_outside([&](int k) { return counted.counts(k).count(); }, "summary", "column", 2);
  refuses_outside([&](int k) { return counted.mean(k); }, "summary", "column", 2);
  auto const table = outlay::project(one(), plan(), span, outlay::core_share);
  refuses_outside([&](int k) { return table.column(k); }, "answers", "column", 2);
  refuses_outside([&](int k) { return table.values(k).size(); }, "answers", "answer", 0);
  auto const whole = outlay::project(one(), plan(), span);
  for (auto const y : {2024y, 2028y})
    check_refused([&] { (void)whole.gdp("AAA", y); }, "projection", "year", std::to_string(static_cast<int>(y)),
                  "2025 to 2027");
}

TEST_CASE("sweeps and derivatives know their points, places, rows and columns") {
  auto const by = outlay::grid(outlay::axis(outlay::wrt(&outlay::economy::extra), {0_pct, 1_pct}));
  auto const swept = outlay::sweep(one(), plan(), span, by, outlay::core_share);
  refuses_outside([&](int k) { return swept.values(k).size(); }, "sweep", "column", 2);
  refuses_outside([&](int k) { return swept.points().label(k); }, "sweep", "point", 1);
  CHECK_THROWS_AS((void)swept.value(0, {2}), outlay::error);
  CHECK_THROWS_AS((void)swept.value(0, {-1}), outlay::error);
  CHECK_THROWS_AS((void)swept.value(0, {0, 0}), outlay::error);
  CHECK_THROWS_AS((void)swept.points().place(0, 1), outlay::error);
  auto const extra = outlay::fields(outlay::wrt(&outlay::economy::extra));
  auto const slopes = outlay::sensitivity(one(), plan(), span, extra, outlay::core_share);
  refuses_outside([&](int k) { return slopes.value(k); }, "sensitivity", "row", 2);
  refuses_outside([&](int k) { return slopes.slope(0, k); }, "sensitivity", "column", 0);
  refuses_outside([&](int k) { return slopes.per_percent(0, k); }, "sensitivity", "column", 0);
  refuses_outside([&](int k) { return slopes.standard_error(0, k); }, "sensitivity", "column", 0);
  refuses_outside([&](int k) { return slopes.slopes()(k, 0); }, "matrix", "row", 2);
  refuses_outside([&](int k) { return slopes.slopes()(0, k); }, "matrix", "column", 0);
  refuses_outside([&](int k) { return slopes.slopes().row(k).size(); }, "matrix", "row", 2);
  check_refused([&] { (void)slopes.standard_errors()(0, 0); }, "matrix", "row", "0", "none");
}

TEST_CASE("a table with another number of values than places is refused") {
  outlay::answer_head const two{.name = "x", .unit = outlay::counts::number, .columns = 2};
  check_refused([&] { (void)outlay::answer_table({two}, {1.0}, outlay::id_of<outlay::usd_2021>); }, "answers", "values",
                "1 numbers", "2, one for each place");
  check_refused([&] { (void)outlay::jacobian({two}, {}, {1.0}, {}); }, "sensitivity", "values", "1 numbers",
                "2, one for each place");
}

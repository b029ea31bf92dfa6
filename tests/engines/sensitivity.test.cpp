// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "full_plan.hpp"

#include <outlay/eigen.hpp>
#include <outlay/parallel.hpp>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>

using namespace outlay::test;
using outlay::account;
using outlay::core;
using outlay::economy;
using outlay::fields;
using outlay::found_field;
using outlay::pledge;
using outlay::share_target;
using outlay::stockpile_growth;
using outlay::wrt;
using outlay::detail::field_access;

namespace {

// The `which`-th quantity of a plan that has a derivative, set to a number.
template <class Plan> void put(Plan& plan, std::size_t which, double x) {
  std::size_t k = 0;
  plan.each([&](auto const& p) {
    outlay::detail::each_quantity(p, [&](std::string_view, std::string const&, auto const& q) {
      using Q = std::remove_cvref_t<decltype(q)>;
      if constexpr (!outlay::detail::same_in_all_lanes<Q>)
        if (k++ == which) field_access::put(const_cast<Q&>(q), x);
    });
  });
}

constexpr auto asked = [](auto const& f) {
  return f(outlay::total_outlay, outlay::stock_index, outlay::outlay_of<account::equipment>, outlay::core_share,
           outlay::outlay_of<account::resilience>);
};
// What parts report of forces.
constexpr auto asked_of_forces = [](auto const& f) {
  return f(outlay::total_outlay, outlay::core_share, outlay::stock_index, outlay::measured("rival", "ratio"),
           outlay::measured("backfill", "dependence"), outlay::measured("consumables", "days of supply"),
           outlay::measured("deployment", "headcount"), outlay::measured("manpower", "total cost"),
           outlay::measured("real_costs", "operations at base-year cost"),
           outlay::measured("stockpile_growth", "operations short").of("BBB"));
};
// The same without stocks.
constexpr auto asked_of_money = [](auto const& f) {
  return f(outlay::total_outlay, outlay::core_share, outlay::outlay_of<account::resilience>);
};

// What banks, loans and debt move.
constexpr auto asked_of_lenders = [](auto const& f) {
  return f(outlay::total_outlay, outlay::core_share, outlay::outlay_of<account::interest>,
           outlay::outlay_of<account::call>, outlay::outlay_of<account::loan_drawn>, outlay::debt_over_gdp,
           outlay::measured("bank", "owed").of("AAA"), outlay::measured("bank", "net saving with income"),
           outlay::measured("asset_backed_loan", "balance"));
};

template <class Plan> std::vector<double> values(Plan const& plan, auto const& with_answers) {
  return with_answers([&](auto const&... a) {
    auto const run = outlay::project(three(), plan, six_years_of_every_part, a...);
    std::vector<double> all;
    for (int k = 0; k < run.size(); ++k)
      for (double const x : run.values(k)) all.push_back(x);
    return all;
  });
}

// Whether elements of a list may differ between paths and so have derivatives: leads may not.
template <class M> constexpr bool has_derivatives = true;
template <class E>
  requires requires(E const& e) { e.value; }
constexpr bool has_derivatives<std::vector<E>> =
    !outlay::detail::same_in_all_lanes<std::remove_cvref_t<decltype(std::declval<E const&>().value)>>;

std::string without_element(found_field const& f) { return f.part + ": " + f.name; }

} // namespace

TEST_CASE("derivatives by every quantity of every part equal central differences, elements of lists by index") {
  // What a run without shocks does not read.
  std::set<std::string> const needs_shocks{
      "economy: volatility",         "economy: own_volatility", "economy: common",
      "prices: volatility",          "prices: with_growth",     "budget_risk: volatility",
      "budget_risk: own_volatility", "budget_risk: common",     "budget_risk: drift",
      "budget_risk: drift_common",   "budget_risk: base_error"};
  std::map<std::string, double> largest;
  with_plans_of_every_part([&]<class Plan>(Plan const& plan) {
    auto const compare = [&](auto const& with_answers) {
      auto const j = with_answers([&](auto const&... a) {
        return outlay::sensitivity(three(), plan, six_years_of_every_part, outlay::every_quantity, a...);
      });
      auto const here = values(plan, with_answers);
      REQUIRE(j.values().size() == here.size());
      for (std::size_t k = 0; k < j.fields().size(); ++k) {
        found_field const& f = j.fields()[k];
        CAPTURE(f.label());
        // At the end of its range, and without effect where orders are paid in slices.
        if (f.name == "advance" && f.value == 1) continue;
        // Small enough for what a cap on debt feeds back: there the difference errs by 3e-6 of itself at twice this
        // step.
        double const step = 5e-6 * std::max(0.1, std::fabs(f.value));
        Plan lower = plan, higher = plan;
        put(lower, k, f.value - step);
        put(higher, k, f.value + step);
        auto const low = values(lower, with_answers), high = values(higher, with_answers);
        double& most = largest[without_element(f)];
        for (std::size_t c = 0; c < here.size(); ++c) {
          CAPTURE(c);
          double const slope = j.slope(static_cast<int>(c), static_cast<int>(k)),
                       difference = (high[c] - low[c]) / (2 * step);
          // The error of a central difference, and the rounding of a run over the step.
          CHECK(std::fabs(slope - difference) <= 2e-6 * std::fabs(difference) + 1e-12 * std::fabs(here[c]) / step);
          CHECK(j.value(static_cast<int>(c)) == about(here[c]));
          most = std::max(most, std::fabs(slope));
        }
      }
    };
    if constexpr (Plan::template count < outlay::rival >> 0) compare(asked_of_forces);
    else if constexpr (Plan::template count<stockpile_growth<two, 2>> > 0) compare(asked);
    else if constexpr (Plan::template count<outlay::bank> > 0) compare(asked_of_lenders);
    else compare(asked_of_money);
  });
  // No list was forgotten either: each has an element in one of the plans.
  with_plans_of_every_part([&](auto const& plan) {
    plan.each([&](auto const& part) {
      outlay::detail::each_member(part, [&]<class M>(std::string_view name, M const&) {
        if constexpr (outlay::detail::list_of_values<M>::value && has_derivatives<M>) {
          CAPTURE(std::string(name));
          CHECK(largest.contains(outlay::detail::label(part) + ": " + std::string(name)));
        }
      });
    });
  });
  for (auto const& each : largest) {
    CAPTURE(each.first);
    CHECK((each.second > 1e-6) == !needs_shocks.contains(each.first));
  }
}

TEST_CASE("every part of the library stands in one of the plans by which fields are tested") {
  std::set<std::string> tested;
  with_plans_of_every_part([&](auto const& plan) {
    plan.each([&]<class Part>(Part const&) {
      std::string kind(outlay::detail::kind_of<Part>());
      tested.insert(kind.substr(0, kind.find('<')));
    });
  });
  std::ifstream umbrella(OUTLAY_TEST_DATA "/../../include/outlay/outlay.hpp");
  std::string const before = "#include <outlay/parts/";
  int parts = 0;
  for (std::string line; std::getline(umbrella, line);)
    if (line.starts_with(before)) {
      std::string const part = line.substr(before.size(), line.size() - before.size() - 5);
      if (part.find('/') != std::string::npos) continue; // a piece of a part, in a folder of its own
      CAPTURE(part);
      CHECK(tested.contains(part));
      ++parts;
    }
  CHECK(parts >= 7);
}

TEST_CASE("one field, several and all of them give the same derivatives") {
  auto const plan = full_plan();
  auto const all = outlay::sensitivity(three(), plan, six_years, outlay::every_quantity, outlay::total_outlay,
                                       outlay::core_share.of("BBB"));
  auto const to = wrt(&share_target<core>::to);
  auto const own = wrt(&share_target<core>::except, "BBB");
  auto const lift = wrt(&stockpile_growth<two>::lift, outlay::area::logistics);
  auto const three_of = outlay::sensitivity(three(), plan, six_years, fields(to, own, lift), outlay::total_outlay,
                                            outlay::core_share.of("BBB"));
  auto const two_of = outlay::sensitivity(three(), plan, six_years, fields(own, lift), outlay::total_outlay,
                                          outlay::core_share.of("BBB"));
  auto const one = outlay::sensitivity(three(), plan, six_years, outlay::total_outlay, to);
  CHECK(three_of.fields()[1].label() == "share_target<core>: except BBB");
  CHECK(three_of.slopes().rows() == 12);
  CHECK(three_of.slopes().cols() == 3);
  for (int y = 2025; y < 2031; ++y)
    for (int a = 0; a < 2; ++a) {
      int const r = three_of.row(a, y);
      for (int k = 0; k < 3; ++k)
        CHECK(three_of.slope(r, k) == all.slope(r, all.column(three_of.fields()[static_cast<std::size_t>(k)].label())));
      for (int k = 0; k < 2; ++k) CHECK(two_of.slope(r, k) == three_of.slope(r, k + 1));
      if (a == 0) CHECK(one.slope[static_cast<std::size_t>(y - 2025)] == three_of.slope(r, 0));
    }
  CHECK(one.name == "outlay of all members");
  // BBB's share is 2 % + 90 % of the way to 3 %, in year Y (Y - 2025) sixths of it; 95 % is spent.
  CHECK(three_of.slope(three_of.row(1, 2028), 1) == about(0.95 * 0.9 * 0.5));
  CHECK(three_of.per_percent(three_of.row(1, 2028), 1) == about(0.95 * 0.9 * 0.5 * 0.03 / 100));
  CHECK(three_of.slope(three_of.row(1, 2028), 0) == 0);
  check_errors({
      {[&] {
         (void)one;
         three_of.column("pledge: amount");
       },
       "sensitivity", "field", "pledge: amount",
       "share_target<core>: to, share_target<core>: except BBB, stockpile_growth: lift logistics"},
      {[&] { three_of.row(2, 2025); }, "sensitivity", "answer", "2", "0 to 1"},
  });
}

TEST_CASE("at a kink sides() gives the derivative from above and from below") {
  // CCC stands at 6 %: a target of 6 % is where its floor begins to bind.
  auto const plan = [](double to) {
    return outlay::plan(economy{.growth = 0_pct},
                        share_target<core>{.of = "CCC", .to = outlay::percent(to), .by = 2026y});
  };
  outlay::horizon const span{.from = 2026y, .until = 2027y};
  auto const to = wrt(&share_target<core>::to);
  auto const slope_at = [&](double x) {
    return outlay::sensitivity(three(), plan(x), span, outlay::total_outlay, to).slope[0];
  };
  CHECK(slope_at(5.9) == 0);
  CHECK(slope_at(6.1) == about(250));
  double const kink = slope_at(6);
  CHECK((kink == about(0) || kink == about(250)));
  auto const at = [&](double x) { return outlay::sides(three(), plan(x), span, fields(to), outlay::total_outlay); };
  auto const s = at(6);
  CHECK(s.above.slope(0, 0) == about(250));
  CHECK(s.below.slope(0, 0) == 0);
  CHECK(s.kinked(0));
  for (double const x : {5.9, 6.1}) {
    auto const smooth = at(x);
    CHECK_FALSE(smooth.kinked(0));
    CHECK(smooth.above.slope(0, 0) == about(slope_at(x)));
  }
}

TEST_CASE("away from kinks both sides are the derivative, of every field") {
  auto const plan = full_plan();
  auto const j =
      outlay::sensitivity(three(), plan, six_years, outlay::every_quantity, outlay::total_outlay, outlay::stock_index);
  auto const s =
      outlay::sides(three(), plan, six_years, outlay::every_quantity, outlay::total_outlay, outlay::stock_index);
  for (int k = 0; k < static_cast<int>(j.fields().size()); ++k) {
    CAPTURE(j.fields()[static_cast<std::size_t>(k)].label());
    CHECK_FALSE(s.kinked(k));
    for (int r = 0; r < 12; ++r) {
      CHECK(s.above.value(r) == about(j.value(r)));
      double const d = j.slope(r, k);
      CHECK(std::fabs(s.above.slope(r, k) - d) <= 1e-9 * std::fabs(d) + 1e-12);
    }
  }
}

TEST_CASE(
    "derivatives of an ensemble are numbers where nothing or everything is common, and a correlation at 0 % has none") {
  auto const by = [](double common, auto field) {
    return outlay::sensitivity(
        three(),
        outlay::plan(outlay::economy{.growth = 2_pct, .volatility = 3_pct, .common = outlay::percent(common)},
                     outlay::share_target<outlay::core>{.to = 5_pct, .by = 2035y}),
        {.from = 2025y, .until = 2028y}, outlay::draws{.paths = 8, .seed = 1}, outlay::fields(field),
        outlay::total_outlay);
  };
  for (double const common : {0.0, 100.0}) {
    auto const d = by(common, outlay::wrt(&outlay::share_target<outlay::core>::to));
    CHECK(d.slope(0, 0) == 0); // of the base year
    CHECK(d.slope(2, 0) > 0);
    CHECK(d.slope(2, 0) < 1750);
  }
  check_errors({{[&] { by(0, outlay::wrt(&outlay::economy::common)); }, "economy", "common", "0",
                 "a value at which the answers have a derivative"}});
}

TEST_CASE("mean derivatives of an ensemble equal differences under the same shocks") {
  auto const at = [](double to, double growth) {
    return outlay::plan(
        economy{.growth = 2_pct, .extra = outlay::percent(growth), .volatility = 3_pct, .common = 40_pct},
        share_target<core>{.to = outlay::percent(to), .by = 2031y},
        stockpile_growth<two>{
            .lift = {60_pct, 20_pct}, .over = 7_years, .opening = {{"AAA", {14, 30}}, {"BBB", {20, 9}}}});
  };
  outlay::draws const d{.paths = 45, .seed = 5};
  auto const by = fields(wrt(&share_target<core>::to), wrt(&economy::extra), wrt(&economy::volatility));
  auto const j = outlay::sensitivity(three(), at(5, 0), six_years, d, by, outlay::total_outlay, outlay::stock_index);
  auto const mean = [&](double to, double growth, int a, int y) {
    auto const s = outlay::ensemble(three(), at(to, growth), six_years, d, outlay::total_outlay, outlay::stock_index);
    return s.mean(s.column(a, y));
  };
  for (int const a : {0, 1}) {
    int const r = j.row(a, 2030);
    CHECK(j.value(r) == about(mean(5, 0, a, 2030)));
    double const h = 1e-3;
    CHECK(j.slope(r, 0) ==
          doctest::Approx((mean(5 + h, 0, a, 2030) - mean(5 - h, 0, a, 2030)) / (2 * h / 100)).epsilon(1e-5));
    CHECK(j.slope(r, 1) == doctest::Approx((mean(5, h, a, 2030) - mean(5, -h, a, 2030)) / (2 * h / 100)).epsilon(1e-4));
    if (a == 0) CHECK(j.standard_error(r, 0) > 0);
  }
  // Threads change no bit.
  auto const again = outlay::sensitivity(outlay::threads(3), three(), at(5, 0), six_years, d, by, outlay::total_outlay,
                                         outlay::stock_index);
  CHECK(again.slopes() == j.slopes());
  CHECK(again.standard_errors() == j.standard_errors());
  // Without shocks a path is the deterministic run, and so is its derivative.
  auto const certain = outlay::sensitivity(three(), full_plan(), six_years, {.paths = 2},
                                           fields(wrt(&pledge::amount), wrt(&pledge::growth)), outlay::core_share);
  auto const run = outlay::sensitivity(three(), full_plan(), six_years,
                                       fields(wrt(&pledge::amount), wrt(&pledge::growth)), outlay::core_share);
  CHECK(certain.slopes() == run.slopes());
  CHECK(std::ranges::equal(certain.values(), run.values()));
  CHECK(outlay::as_eigen(certain.standard_errors()).norm() == 0);
  check_errors({
      {[&] { outlay::sensitivity(three(), full_plan(), six_years, {.paths = 0}, by, outlay::core_share); },
       "sensitivity", "paths", "0", "1 or more"},
      {[&] {
         outlay::sensitivity(three(), full_plan(), six_years, {.paths = 1000, .memory_limit = 1000}, by,
                             outlay::core_share);
       },
       // sums are kept, not paths: the limit holds for answers by fields, 1.6 kB each
       "sensitivity", "answers",
       "6 numbers by 3 fields, " + outlay::text(24.0 * sizeof(outlay::exact_moments) / 1e9) + " GB",
       "at most 1e-06 GB: fewer answers or fields, or a larger memory_limit"},
  });
}

TEST_CASE("sums of derivatives of different paths merge in any order to the same bits") {
  auto const plan = outlay::plan(economy{.growth = 2_pct, .volatility = 3_pct, .common = 40_pct},
                                 share_target<core>{.to = 5_pct, .by = 2031y});
  auto const by = fields(wrt(&share_target<core>::to), wrt(&economy::volatility), wrt(&economy::common));
  auto const of = [&](std::int64_t from, std::int64_t paths, outlay::points points, int threads = 1) {
    return outlay::sensitivity_summary(outlay::threads(threads), three(), plan, six_years,
                                       {.paths = paths, .seed = 5, .first_path = from, .points = points}, by,
                                       outlay::core_budget);
  };
  for (auto const points : {outlay::points::independent, outlay::points::antithetic, outlay::points::sobol}) {
    auto const whole = of(0, 300, points, 3);
    auto parts = of(77, 140, points, 2);
    parts.merge(of(217, 83, points));
    parts.merge(of(0, 77, points));
    CHECK(parts == whole);
    CHECK(parts.paths() == 300);
    auto const a = parts.means(), b = whole.means();
    CHECK(a.slopes() == b.slopes());
    CHECK(a.standard_errors() == b.standard_errors());
    CHECK(std::ranges::equal(a.values(), b.values()));
    check_errors({{[&] { parts.merge(of(299, 5, points)); }, "sensitivity", "merge", "path 299 in both",
                   "paths that are in one of them"}});
  }
  auto a = of(0, 10, outlay::points::independent);
  check_errors({{[&] { a.merge(of(10, 10, outlay::points::sobol)); }, "sensitivity", "merge", "paths of other points",
                 "summaries of the same points and scramblings"},
                {[&] {
                   a.merge(outlay::sensitivity_summary(three(), plan, six_years,
                                                       {.paths = 5, .seed = 5, .first_path = 10},
                                                       fields(wrt(&share_target<core>::to)), outlay::core_budget));
                 },
                 "sensitivity", "merge", "derivatives by other fields", "the same fields in both"}});
}

TEST_CASE("of several parts of a type one is named by its place in the list") {
  auto const plan = outlay::plan(
      economy{.growth = 0_pct}, share_target<core>{.to = 5_pct, .by = 2026y},
      pledge{.name = "z", .amount = 2_bn_usd_2021 / outlay::year, .from = 2026y, .payers = "AAA", .counts = false},
      pledge{.name = "a", .amount = 5_bn_usd_2021 / outlay::year, .from = 2027y, .payers = "BBB", .counts = false});
  outlay::horizon const span{.from = 2025y, .until = 2029y, .step = outlay::step_length::annual};
  auto const of_z = outlay::sensitivity(three(), plan, span, outlay::total_outlay, outlay::nth<0>(&pledge::amount));
  auto const of_a = outlay::sensitivity(three(), plan, span, outlay::total_outlay, outlay::nth<1>(&pledge::amount));
  CHECK(of_z.slope == std::vector<double>{0, 1, 1, 1});
  CHECK(of_a.slope == std::vector<double>{0, 0, 1, 1});
}

TEST_CASE("one field goes by itself, before the answers as everywhere; none goes twice") {
  auto const plan = full_plan();
  auto const to = outlay::wrt(&outlay::share_target<outlay::core>::to);
  auto const one = outlay::sensitivity(three(), plan, six_years, to, outlay::total_outlay, outlay::core_share);
  auto const listed =
      outlay::sensitivity(three(), plan, six_years, outlay::fields(to), outlay::total_outlay, outlay::core_share);
  CHECK(one.slopes() == listed.slopes());
  CHECK(std::ranges::equal(one.values(), listed.values()));
  auto const mean = outlay::sensitivity(three(), plan, six_years, {.paths = 3}, to, outlay::total_outlay);
  auto const mean_listed =
      outlay::sensitivity(three(), plan, six_years, {.paths = 3}, outlay::fields(to), outlay::total_outlay);
  CHECK(mean.slopes() == mean_listed.slopes());
  check_errors({
      {[&] { outlay::sensitivity(three(), plan, six_years, outlay::fields(to, to), outlay::total_outlay); },
       "share_target<core>", "to", "named twice", "fields that are named once"},
      {[&] { (void)one.slope(12, 0); }, "sensitivity", "row", "12", "0 to 11"},
      {[&] { (void)one.slope(0, 1); }, "sensitivity", "column", "1", "0 to 0"},
      {[&] { (void)one.value(-1); }, "sensitivity", "row", "-1", "0 to 11"},
  });
}

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// backtest: what bands held that a rule gives from what was known in past base years.
#include "program.hpp"

#include <outlay/data/nato.hpp>
#include <outlay/scores/backtest.hpp>
#include <outlay/scores/rules.hpp>

#include <cmath>
#include <cstdio>

namespace program {

namespace {

using outlay::member_years;
using namespace outlay::literals;

// Shares of GDP as fractions, the unit of answers.
member_years as_fractions(member_years const& percents) {
  member_years t = percents;
  for (auto const& code : t.codes())
    for (int y = t.first_year(); y <= t.last_year(); ++y)
      if (auto const x = t.find(code, y)) t.set(code, y, *x / 100);
  return t;
}
// Members of a base year as if all had belonged throughout, for the table has them so.
outlay::alliance<> all_along(int base) {
  auto const allies = outlay::data::nato_2026(base);
  auto members = allies.members();
  for (auto& m : members) m.from.reset();
  return outlay::alliance<>(members, allies.facts());
}
outlay::share_target<outlay::core> target_of(asked const& a, outlay::vintage const& v) {
  if (a.rule == "shares held") return outlay::rules::shares_held(v.base);
  if (a.rule == "mean trend") return outlay::rules::mean_trend(v.known, v.base, a.horizon);
  return v.base < 2025 ? outlay::rules::pledge_is_plan(v.base, 2_pct, 2024)
                       : outlay::rules::pledge_is_plan(v.base, 3.5_pct, 2035);
}
outlay::backtest_result tested(asked const& a, member_years const& percents) {
  auto const observed = as_fractions(percents);
  std::vector<std::string> answers;
  for (auto const& code : percents.codes()) answers.push_back("core share of " + code.text());
  return outlay::backtest(
      observed, outlay::base_years(percents, a.first, a.last), a.horizon,
      [&](outlay::vintage const& then) {
        scenario s(all_along(then.base), {.from = std::chrono::year(then.base),
                                          .until = std::chrono::year(then.base + a.horizon + 1),
                                          .step = outlay::step_length::annual});
        s.add(outlay::economy{.growth = 0_pct});
        s.add(target_of(a, then));
        auto risk = outlay::rules::risk(then.known, then.base, outlay::percent(a.drift));
        risk.base_error = outlay::percent(a.base_error);
        s.add(risk);
        return s.ensemble(draws_of(a), answers, a.threads);
      },
      "core share");
}
std::string csv_of(outlay::backtest_result const& r) {
  std::string out = "base,year,member,observed,median,low_90,high_90,low_50,high_50,pit,crps,interval_score_90\n";
  for (auto const& o : r.outcomes()) {
    out += std::to_string(o.base) + "," + std::to_string(o.year) + "," + o.code.text();
    for (double const x :
         {o.observed, o.median, o.low_90, o.high_90, o.low_50, o.high_50, o.pit, o.crps, o.interval_90})
      out += "," + outlay::text(x);
    out += "\n";
  }
  return out;
}

} // namespace

void backtest(asked const& a) {
  require_other_files(a);
  if (a.last < a.first)
    throw outlay::error("outlay", "--last", std::to_string(a.last), "a year from --first, " + std::to_string(a.first));
  member_years const percents(outlay::data::nato_2026_edition::share_of_gdp);
  auto const r = [&] {
    patience const p("backtest");
    return tested(a, percents);
  }();
  write_csv(a, csv_of(r));
  std::printf("What bands of core shares held by the rule \"%s\", base years %d to %d (NATO, 2026 edition: shares of "
              "GDP, %% of outcomes)\n"
              "sigma and rho by figures up to each base year; drift %s %%, error of the base %s %%; %lld %spaths, seed "
              "%lld\n\n",
              a.rule.c_str(), a.first, a.last, number(a.drift, 2).c_str(), number(a.base_error, 2).c_str(),
              static_cast<long long>(a.paths), a.points == "independent" ? "" : (a.points + " ").c_str(),
              static_cast<long long>(a.seed));
  table rows(
      {"Years ahead", "Outcomes", "Nine in ten", "Standard error", "One in two", "Above", "Below", "Interval score"});
  auto const row = [&](std::string const& name, outlay::backtest_result const& of) {
    auto const c = of.pooled();
    rows.add({name, std::to_string(of.outcomes().size()), number(100 * c.inside_90.value, 1),
              std::isfinite(c.inside_90.standard_error) ? number(100 * c.inside_90.standard_error, 1) : "",
              number(100 * c.inside_50.value, 1), std::to_string(c.above_90), std::to_string(c.below_90),
              number(c.interval_90.value, 2)});
  };
  for (int h = 1; h <= a.horizon; ++h) try {
      row(std::to_string(h), r.at_horizon(h));
    } catch (outlay::error const&) { // no outcome so far ahead
      break;
    }
  row("all", r);
  rows.print();
  std::puts("\nStandard errors are clustered by base year and member; of one base year there is none. The rules were "
            "chosen with\n"
            "these outcomes known: that a rule holds on them is no proof.");
}

} // namespace program

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// A share before an accession, growth from nothing, years in reverse: the same of answers, projections and files.
#include "../support/refused.hpp"

#include <outlay/io/long_format.hpp>
#include <outlay/io/sample_table.hpp>
#include <outlay/outlay.hpp>

#include <doctest/doctest.h>

#include <sstream>
#include <string>

using namespace outlay::literals;
using namespace std::chrono_literals;
using outlay::all_members, outlay::core, outlay::core_share, outlay::economy, outlay::group, outlay::pledge,
    outlay::public_debt, outlay::share_target;
using outlay::test::check_refused;

namespace {
outlay::alliance<> two(std::optional<outlay::date> from = {}, std::optional<outlay::date> until = {},
                       outlay::alliance_facts facts = {}) {
  return outlay::alliance<>(
      {{.code = "AAA", .gdp = 1000_bn_usd_2021 / outlay::year, .core = 2_pct, .price_level = 1.0},
       {.code = "BBB",
        .gdp = 500_bn_usd_2021 / outlay::year,
        .core = 2_pct,
        .price_level = 1.0,
        .from = from,
        .until = until}},
      std::move(facts));
}
template <class... More> auto to_four(More const&... more) { // 2 % in 2025, 4 % in 2035, by 0.2 points a year
  return outlay::plan(economy{.growth = 0_pct}, share_target<core>{.to = 4_pct, .by = 2035y}, more...);
}
outlay::horizon const span{.from = 2025y, .until = 2036y};
outlay::alliance<> late() { return two(2030y); }
} // namespace

TEST_CASE("a year without a share neither reaches a level nor is a peak") {
  using outlay::first_year_at, outlay::peak_year;
  auto const t = outlay::project(late(), to_four(), span, first_year_at(99_pct).of("BBB"), first_year_at(99_pct),
                                 first_year_at(3.2_pct).of("BBB"), first_year_at(2.1_pct).of("BBB"),
                                 first_year_at(3_pct), peak_year(core_share.of("BBB")), peak_year(core_share));
  CHECK(t.value(0) == 2036); // not reached
  CHECK(t.value(1) == 2036);
  CHECK(t.value(2) == 2031); // 2 + 6 x 0.2
  CHECK(t.value(3) == 2030); // the first year in which there is a share, 3 %
  CHECK(t.value(4) == 2030);
  CHECK(t.value(5) == 2035);
  CHECK(t.value(6) == 2035);
  auto const run = outlay::project(late(), to_four(), span);
  auto const at = [](double x) { return outlay::gdp_share<>::from_value(x); };
  CHECK_FALSE(run.first_year_at(at(0.99), "BBB"));
  CHECK(run.first_year_at(at(0.032), "BBB") == 2031y);
  CHECK(run.first_year_at(at(0.021), "BBB") == 2030y);
  auto const gone = outlay::ensemble(two({}, 2030y), to_four(), span, {.paths = 3}, first_year_at(99_pct).of("BBB"),
                                     peak_year(core_share.of("BBB")));
  CHECK(gone.mean(0) == 2036);
  CHECK(gone.mean(1) == 2029);
  // In no year at all.
  auto const never = outlay::project(two(2040y), to_four(), span, first_year_at(2_pct).of("BBB"),
                                     peak_year(core_share.of("BBB")));
  CHECK(never.value(0) == 2036);
  CHECK_THROWS_AS((void)never.value(1), outlay::error);
}

TEST_CASE("what has no number is an error in a table, and has no row in a file") {
  auto const valid = "an answer or a year with one: a group that belongs and, for growth, starts from something";
  auto const t = outlay::project(late(), to_four(), span, core_share.of("BBB"),
                                 outlay::growth_of(outlay::counted_core.of("BBB"), 2026y, 2032y),
                                 outlay::gini.of("BBB"),
                                 outlay::key_distance(outlay::key::gdp()).of("BBB"));
  check_refused([&] { (void)t.value(0, 2029); }, "answers", "core share of BBB, 2029", "no number", valid);
  CHECK(t.value(0, 2030) == doctest::Approx(0.03));
  check_refused([&] { (void)t.value(1); }, "answers", "growth of counted core of BBB a year, 2026 to 2032", "no number",
                valid);
  CHECK_THROWS_AS((void)t.value(2, 2029), outlay::error);
  CHECK(t.value(2, 2030) == 0);
  CHECK_THROWS_AS((void)t.value(3, 2029), outlay::error);
  CHECK(t.value(3, 2030) == 0);
  CHECK(std::isnan(t.values(0)[0]));
  // Eleven years, of which six have a share.
  auto const rows = [](auto const& write) {
    std::ostringstream out;
    write(out);
    for (char const* bad : {",nan", ",-nan", ",inf", ",-inf"}) CHECK(out.str().find(bad) == std::string::npos);
    int n = 0;
    for (std::size_t at = 0; (at = out.str().find("hare", at + 1)) != std::string::npos;) ++n;
    return n;
  };
  auto const answer = outlay::project(late(), to_four(), span, core_share.of("BBB"));
  CHECK(rows([&](auto& out) { outlay::write_long(out, answer, {}); }) == 6);
  auto const whole = outlay::project(late(), to_four(), span);
  CHECK(rows([&](auto& out) { outlay::write_long(out, whole, {.groups = {"BBB"}, .members = false}); }) == 12); // two
  auto const kept = outlay::ensemble(late(), to_four(), span, {.paths = 3}, core_share.of("BBB"));
  auto const counted = outlay::ensemble_summary(late(), to_four(), span, {.paths = 3}, core_share.of("BBB"));
  CHECK(rows([&](auto& out) { outlay::write_table(out, kept); }) == 6);
  CHECK(rows([&](auto& out) { outlay::write_table(out, counted); }) == 6);
  auto const swept = outlay::sweep(late(), to_four(), span,
                                   outlay::grid(outlay::axis(outlay::wrt(&economy::extra), {0_pct, 1_pct})),
                                   core_share.of("BBB"));
  CHECK(rows([&](auto& out) { out << swept.csv(); }) == 12); // of two points
  std::ostringstream out;
  CHECK_THROWS_AS(outlay::write_long(out, t, {}), outlay::error); // growth from nothing
}

TEST_CASE("years in reverse are errors") {
  auto const run = outlay::project(two(), to_four(), span);
  check_refused([&] { (void)run.cumulative_outlay(all_members, 2030y, 2025y); }, "projection", "to", "2025",
                "2030 or later");
  check_refused([&] { (void)run.rise(all_members, 2030y, 2025y); }, "projection", "to", "2025", "2030 or later");
  CHECK(run.cumulative_outlay(all_members, 2030y, 2030y).value() == doctest::Approx(45)); // 3 % of 1500
  CHECK(run.rise(all_members, 2030y, 2030y).total.value() == 0);
  auto const refuses = [](auto const& answer) {
    CHECK_THROWS_AS((void)outlay::project(two(), to_four(), span, answer), outlay::error);
  };
  refuses(outlay::sum_of(outlay::total_outlay, 2030y, 2025y));
  refuses(outlay::growth_of(outlay::counted_core, 2030y, 2025y));
  refuses(outlay::rise(2030y, 2025y));
}

TEST_CASE("a rise between fiscal years counts each month at its own prices") {
  // 12 bn of current dollars in every fiscal year, April to March: no rise in current dollars. In constant dollars it
  // is 9 / 1 + 3 / 1.1 and 12 / 1.1, so that prices bring the difference at midpoint weights.
  auto const allies = two({}, {}, {.base_year = 2025, .prices = {2025, {1.0, 1.1, 1.1}}});
  auto const run = outlay::project(
      allies,
      outlay::plan(economy{.growth = 0_pct}, share_target<core>{.of = "AAA", .to = 2_pct, .by = 2035y},
                   pledge{.amount = 12_bn_usd / outlay::year, .from = 2025y / std::chrono::January, .payers = "BBB"}),
      span, {.fiscal_year_from = std::chrono::April});
  auto const r = run.rise("BBB", 2025y, 2026y);
  CHECK(r.total.value() == doctest::Approx(0).scale(1e-9));
  double const a = 9 + 3 / 1.1, b = 12 / 1.1;
  CHECK(r.by_prices.value() == doctest::Approx((a + b) / 2 * (12 / b - 12 / a)));
  CHECK(r.by_gdp.value() == doctest::Approx(0).scale(1e-9));
  CHECK(r.by_share.value() == doctest::Approx(-r.by_prices.value()));
  CHECK(run.rise("BBB", 2026y, 2027y).total.value() == doctest::Approx(0).scale(1e-9));
}

TEST_CASE("debt over GDP is of members whose debt is followed, and names the others") {
  public_debt const of_a{.of = "AAA", .opening = 60_pct, .interest = 0_pct, .marginal = 0_pct, .inflation = 0_pct};
  auto const t = outlay::project(two(), to_four(of_a), span, outlay::debt_over_gdp.of("AAA"));
  CHECK(t.value(0, 2025) == doctest::Approx(0.6));
  for (auto const& asked : {outlay::debt_over_gdp, outlay::debt_over_gdp.of("BBB")})
    check_refused([&] { (void)outlay::project(two(), to_four(of_a), span, asked); },
                  "answer \"" + asked.name() + "\"", "of", "BBB", "members whose debt a public_debt part follows");
  // Who does not belong yet is in neither sum: of AAA alone 60 %, and the 0.2 points of GDP by which its outlay rises.
  public_debt all = of_a;
  all.of = all_members;
  auto const both = outlay::project(late(), to_four(all), span, outlay::debt_over_gdp);
  CHECK(both.value(0, 2026) == doctest::Approx(0.602));
}

TEST_CASE("the core share of those who belong is that of the answer, also where one has left and still pays") {
  auto const plan = outlay::plan(
      economy{.growth = 0_pct}, share_target<core>{.to = 2_pct, .by = 2035y},
      pledge{.amount = 12_bn_usd_2021 / outlay::year, .from = 2025y / std::chrono::January, .payers = "BBB"});
  auto const allies = two({}, 2030y);
  auto const run = outlay::project(allies, plan, span);
  auto const t = outlay::project(allies, plan, span, core_share);
  for (int y = 2025; y < 2036; ++y)
    CHECK(run.core_share(all_members, std::chrono::year(y)).value() == doctest::Approx(t.value(0, y)).epsilon(1e-14));
  CHECK(t.value(0, 2031) == doctest::Approx(0.02)); // AAA alone
}

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "../engines/full_plan.hpp"

using namespace outlay::test;
using outlay::economy;
using outlay::pledge;
using outlay::all_members;
using outlay::measured;

TEST_CASE("every measure of every part is an answer, flows by year and levels at its end, as the projection has them") {
  auto const run = outlay::project(three(), full_plan(), six_years);
  outlay::group const some{"some", {"AAA", "CCC"}};
  REQUIRE(run.measures().size() > 8);
  for (auto const& m : run.measures())
    for (outlay::group const& g : {all_members, some}) {
      CAPTURE(m.part + ": " + m.name);
      auto const t =
          outlay::project(three(), full_plan(), six_years, measured(m.part, m.name).of(g), outlay::total_outlay);
      CHECK(t.head(0).unit == m.unit);
      for (auto y = 2025y; y < 2031y; ++y) {
        CHECK(t.value(0, y) == about(run.measured(m.part, m.name, g, y)));
        CHECK(t.value(1, y) == about(run.outlay(all_members, y).value()));
      }
    }
}

TEST_CASE("measures of an ensemble without shocks are those of the projection, path by path and tile by tile") {
  auto const s =
      outlay::ensemble<2>(three(), full_plan(), six_years, {.paths = 70}, measured("stockpile_growth", "started"),
                          outlay::sum_of(measured("pledge", "delivered")), outlay::total_outlay);
  auto const plain = outlay::ensemble<2>(three(), full_plan(), six_years, {.paths = 1}, outlay::total_outlay);
  auto const t = outlay::project(three(), full_plan(), six_years, measured("stockpile_growth", "started"),
                                 outlay::sum_of(measured("pledge", "delivered")));
  for (int p : {0, 33, 69}) {
    CHECK(s.path_values(s.column(1))[p] == t.value(1));
    for (int y = 2025; y < 2031; ++y) {
      CHECK(s.path_values(s.column(0, y))[p] == t.value(0, y));
      // asking for measures moves no bit
      CHECK(s.path_values(s.column(2, y))[p] == plain.path_values(plain.column(0, y))[0]);
    }
  }
}

TEST_CASE("a measure that no part reports is an error that lists the ones there are") {
  auto const plan = outlay::plan(economy{.growth = 2_pct}, pledge{.amount = 1_bn_usd / outlay::year, .from = 2026y});
  check_errors({{[&] { outlay::project(three(), plan, six_years, measured("pledge", "refused")); },
                 "answer \"pledge: refused of all members\"", "measured", "pledge: refused",
                 "pledge: paid; pledge: delivered; pledge: in transit"}});
}

TEST_CASE("measures of one name are summed over parts of one unit alone") {
  outlay::alliance<> const allies(
      {{.code = "AAA", .gdp = 1000_bn_usd_2021 / outlay::year}},
      {.rates = {{outlay::id_of<outlay::usd>, {2025, {0.9}}}, {outlay::id_of<outlay::eur>, {2025, {1.2}}}}});
  auto const loan = [](char const* name, outlay::amount const& lent, outlay::amount const& assets,
                       outlay::yearly_amount const& scheduled) {
    return outlay::asset_backed_loan{
        .name = name, .principal = lent, .from = 2026y, .assets = assets, .yield = 1_pct, .scheduled = scheduled};
  };
  auto const plan = outlay::plan(economy{.growth = 2_pct}, loan("a", 3_bn_usd, 30_bn_usd, 0_bn_usd / outlay::year),
                                 loan("b", 4_bn_usd, 30_bn_usd, 0_bn_usd / outlay::year),
                                 loan("c", 5_bn_eur, 30_bn_eur, 0_bn_eur / outlay::year));
  auto const run = outlay::project(allies, plan, six_years);
  std::string const units =
      "drawn: asset_backed_loan \"a\" (billions of USD at current prices, a flow) and asset_backed_loan \"c\" "
      "(billions of EUR at current prices, a flow)";
  check_errors({{[&] { outlay::project(allies, plan, six_years, measured("asset_backed_loan", "drawn")); },
                 "answer \"asset_backed_loan: drawn of all members\"", "measured", units,
                 "measures of one unit: say which part"},
                {[&] { (void)run.measured("asset_backed_loan", "drawn", all_members, 2026y); }, "projection",
                 "measured", units, "measures of one unit: say which part"}});
  CHECK(run.measured("asset_backed_loan \"c\"", "drawn", all_members, 2026y) == about(5));
}

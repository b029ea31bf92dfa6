// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "engines/every_part.hpp"

#include <outlay/any_plan.hpp>

using namespace outlay::test;

namespace {

// The same parts, known only at run time.
template <class... Parts> outlay::any_plan<> erased(outlay::plan_of<Parts...> const& plan) {
  outlay::any_plan<> any;
  plan.each([&](auto const& part) { any.add(part); });
  return any;
}
outlay::horizon const& span = six_years_of_every_part;

template <class Plan> void check_bits(Plan const& plan) {
  auto const any = erased(plan);
  auto const known = outlay::project(three(), plan, span), found = outlay::project(three(), any, span);
  int different = 0;
  std::size_t cells = 0;
  auto const same = [&](double a, double b) {
    different += !(a == b || (std::isnan(a) && std::isnan(b)));
    ++cells;
  };
  for (int y = 2025; y < 2031; ++y)
    for (char const* who : {"AAA", "BBB", "CCC"}) {
      std::chrono::year const when(y);
      for (int a = 0; a < outlay::account_count; ++a)
        same(known.outlay_of(static_cast<outlay::account>(a), who, when).value(),
             found.outlay_of(static_cast<outlay::account>(a), who, when).value());
      same(known.gdp(who, when).value(), found.gdp(who, when).value());
      same(known.counted_core(who, when).value(), found.counted_core(who, when).value());
      for (auto const& m : known.measures())
        same(known.measured(m.part, m.name, who, when), found.measured(m.part, m.name, who, when));
    }
  CHECK(cells > 18 * 16);
  CHECK(different == 0);

  outlay::draws const d{.paths = 20, .seed = 7};
  auto const paths =
      outlay::ensemble(three(), plan, span, d, outlay::total_outlay, outlay::core_share, outlay::actual_gdp);
  auto const same_paths =
      outlay::ensemble(three(), any, span, d, outlay::total_outlay, outlay::core_share, outlay::actual_gdp);
  different = 0;
  for (int k = 0; k < d.paths * paths.columns(); ++k) same(paths.data()[k], same_paths.data()[k]);
  CHECK(different == 0);
}

} // namespace

TEST_CASE("a plan put together at run time has the bits of the same plan, in projections and on every path") {
  with_plans_of_every_part([](auto const& plan) { check_bits(plan); });
}

TEST_CASE("the order in which parts are added changes no bit") {
  outlay::economy const growth{.growth = 2_pct, .volatility = 2_pct};
  outlay::share_target<outlay::core> const target{.to = 5_pct, .by = 2031y};
  outlay::pledge const a{.name = "a", .amount = 3_bn_usd / outlay::year, .from = 2026y},
      b{.name = "b", .amount = 1_bn_usd, .from = 2027y, .by = outlay::key::equal()};
  outlay::draws const d{.paths = 5, .seed = 3};
  auto const one = outlay::ensemble(three(), outlay::any_plan<>{growth, target, a, b}, span, d, outlay::total_outlay);
  auto const other = outlay::ensemble(three(), outlay::any_plan<>{b, target, growth, a}, span, d, outlay::total_outlay);
  auto const known = outlay::ensemble(three(), outlay::plan(a, growth, b, target), span, d, outlay::total_outlay);
  int different = 0;
  for (int k = 0; k < 5 * one.columns(); ++k)
    different += one.data()[k] != other.data()[k] || one.data()[k] != known.data()[k];
  CHECK(different == 0);
  auto const table = outlay::project(three(), outlay::any_plan<>{b, target, growth, a}, span, outlay::total_outlay);
  CHECK(table.value(0, 2030) ==
        outlay::project(three(), outlay::plan(a, growth, b, target), span, outlay::total_outlay).value(0, 2030));
}

TEST_CASE("a plan put together at run time refuses what a plan refuses") {
  outlay::economy const growth{.growth = 2_pct};
  outlay::pledge const a{.name = "a", .amount = 3_bn_usd / outlay::year, .from = 2026y};
  auto bad = a;
  bad.payers = "DDD";
  check_errors({
      {[&] {
         outlay::any_plan<>{growth, a, a};
       },
       "pledge \"a\"", "name", "\"a\" twice", "a .name of its own for each part of one type"},
      {[&] { outlay::project(three(), outlay::any_plan<>{}, span); }, "plan", "parts", "none",
       "a plan with at least one part"},
      {[&] { outlay::project(three(), outlay::any_plan<>{a}, span); }, "plan", "economy", "none",
       "an economy part, which every share and key stands on"},
      {[&] {
         outlay::project(three(), outlay::any_plan<>{growth, bad}, span);
       },
       "pledge \"a\"", "payers", "DDD", "codes of the alliance: AAA BBB CCC"},
      {[&] {
         outlay::ensemble(three(), outlay::any_plan<>{growth, bad}, span, {.paths = 1}, outlay::total_outlay);
       },
       "pledge \"a\"", "payers", "DDD", "codes of the alliance: AAA BBB CCC"},
      {[&] {
         outlay::project(three(),
                         outlay::any_plan<>{growth,
                                            outlay::share_target<outlay::core>{.name = "x", .to = 3_pct, .by = 2030y},
                                            outlay::share_target<outlay::core>{.name = "y", .to = 3_pct, .by = 2030y}},
                         span);
       },
       "share_target<core> \"y\"", "of", "AAA again", "members without another share_target<core>"},
  });
}

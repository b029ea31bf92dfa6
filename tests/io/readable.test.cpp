// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "../parts/small.hpp"

#include <outlay/io/readable.hpp>
#include <outlay/outlay.hpp>

#include <doctest/doctest.h>

#include <sstream>

using namespace outlay::test;
using outlay::core;
using outlay::share_target;

namespace {
template <class T> std::string printed(T const& x) {
  std::ostringstream out;
  out << x;
  return out.str();
}
} // namespace

TEST_CASE("fields, groups and parts are equal where they say the same, and print as files have them") {
  outlay::pledge const a{.name = "arms", .amount = 2_bn_usd / outlay::year, .from = 2027y};
  outlay::pledge b = a;
  CHECK(a == b);
  CHECK(printed(a) == "pledge \"arms\" { amount = 2 bn USD/year, from = 2027 }");
  b.until = 2030y;
  CHECK(a != b);
  CHECK(a.amount == b.amount);
  CHECK(a.amount != outlay::payment(2_bn_usd));
  CHECK(to_text(a.amount) == "2 bn USD/year");
  CHECK(to_text(outlay::amount(135_bn_usd)) == "135 bn USD");
  CHECK(outlay::amount(1_bn_usd) != outlay::amount(1_bn_eur));
  CHECK(to_text(outlay::share(3.5_pct)) == "3.5 %");
  CHECK(to_text(outlay::time_span(18_months)) == "18 months");
  CHECK(outlay::time_span(18_months) == outlay::time_span(1.5_years));
  CHECK(to_text(outlay::moment(outlay::on("review").after(2_years))) == "on review + 24 months");
  CHECK(outlay::moment(2027y) != outlay::moment(2027y / January));
  outlay::group const germany("DEU");
  CHECK(outlay::group("DEU") == germany);
  CHECK(outlay::group("DEU") != outlay::all_members);
  CHECK(to_text(outlay::all_but("rest", {"USA"})).find("USA") != std::string::npos);
  CHECK(to_text(outlay::key::gdp()) == "gdp");
  CHECK(outlay::key::gdp() != outlay::key::population());
  CHECK(to_text(outlay::account::aid) == "aid");
  CHECK(outlay::knot{2030y, 0.4} == outlay::knot{2030y, 0.4});
  outlay::stockpile_growth<outlay::five_areas_and_other, 2> const s{.lift = 30_pct, .over = 10_years, .opening = {}};
  auto const copy = s;
  CHECK(copy == s); // what is unset equals what is unset
}

TEST_CASE("members, alliances, horizons and plans") {
  auto const allies = three();
  CHECK(allies == three());
  CHECK(allies[0] == three()[0]);
  CHECK(allies[0] != allies[1]);
  CHECK(printed(allies[0]).find("code = AAA, gdp = 1000 bn USD of 2021/year, core = 1 %") != std::string::npos);
  CHECK(to_text(allies).find("billion USD at prices of 2021; AAA BBB CCC") != std::string::npos);
  outlay::horizon const span{.from = 2025y, .until = 2030y};
  CHECK(span == outlay::horizon{.from = 2025y, .until = 2030y});
  CHECK(span != outlay::horizon{.from = 2025y, .until = 2030y, .step = outlay::step_length::annual});
  CHECK(printed(span) == "{ from = 2025, until = 2030, step = monthly }");
  auto const plan = [](outlay::percent to) {
    return outlay::plan(share_target<core>{.to = to, .by = 2031y}, outlay::economy{.growth = 2_pct});
  };
  auto const three_percent = plan(3_pct);
  CHECK(plan(3_pct) == three_percent);
  CHECK(plan(3_pct) != plan(4_pct));
  CHECK(to_text(plan(3_pct)) == "economy { growth = 2 % }\nshare_target<core> { to = 3 %, by = 2031 }");
}

TEST_CASE("results are compared number by number and print a line for each answer") {
  outlay::horizon const span{.from = 2025y, .until = 2027y, .step = outlay::step_length::annual};
  auto const plan = [](outlay::percent to) {
    return outlay::plan(outlay::economy{.growth = 0_pct, .volatility = 2_pct},
                        share_target<core>{.to = to, .by = 2026y, .from = 2025y});
  };
  auto const of_a = outlay::core_outlay.of("AAA");
  auto const a = outlay::project(three(), plan(5_pct), span, of_a),
             b = outlay::project(three(), plan(6_pct), span, of_a);
  CHECK(a == outlay::project(three(), plan(5_pct), span, of_a));
  CHECK(a != b);
  CHECK(printed(a) == "core outlay of AAA [billion US$2021/yr]: 2025 10, 2026 50");
  auto const five_percent = outlay::project(three(), plan(5_pct), span);
  CHECK(outlay::project(three(), plan(5_pct), span) == five_percent);
  CHECK(outlay::project(three(), plan(5_pct), span) != outlay::project(three(), plan(6_pct), span));
  outlay::draws const d{.paths = 4, .seed = 1};
  auto const e = outlay::ensemble(three(), plan(5_pct), span, d, of_a);
  CHECK(e == outlay::ensemble(three(), plan(5_pct), span, d, of_a));
  CHECK(e != outlay::ensemble(three(), plan(5_pct), span, {.paths = 4, .seed = 2}, of_a));
  CHECK(to_text(e).find("core outlay of AAA [billion US$2021/yr]: 2025 mean ") == 0);
}

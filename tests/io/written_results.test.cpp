// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "../parts/small.hpp"

#include <outlay/io/written_results.hpp>
#include <outlay/outlay.hpp>

#include <doctest/doctest.h>

using namespace outlay::test;
using outlay::core;
using outlay::share_target;
using outlay::wrt;

namespace {

outlay::horizon const span{.from = 2025y, .until = 2027y, .step = outlay::step_length::annual};
auto const plan = outlay::plan(outlay::economy{.growth = 0_pct, .volatility = 2_pct},
                               share_target<core>{.to = 5_pct, .by = 2026y, .from = 2025y});
// AAA's GDP is 1,000: 1 % in the base year, 5 % in the year after.
auto const outlay_of_a = outlay::core_outlay.of("AAA");

} // namespace

TEST_CASE("answers of a projection as long and wide CSV and as JSON") {
  auto const t =
      outlay::project(three(), plan, span, outlay_of_a, outlay::in_year(outlay::core_share.of("AAA"), 2026y));
  CHECK(long_csv(t) == "answer,member,unit,year,value\n"
                       "core outlay of AAA,,billion US$2021/yr,2025,10\n"
                       "core outlay of AAA,,billion US$2021/yr,2026,50\n"
                       "core share of AAA in 2026,,fraction,,0.05\n");
  CHECK(wide_csv(t) == "answer,member,number,unit,all years,2025,2026\n"
                       "core outlay of AAA,,value,billion US$2021/yr,,10,50\n"
                       "core share of AAA in 2026,,value,fraction,0.05,,\n");
  CHECK(to_json(t) ==
        "[\n"
        "  {\"answer\": \"core outlay of AAA\", \"unit\": \"billion US$2021/yr\", \"year\": 2025, \"value\": 10},\n"
        "  {\"answer\": \"core outlay of AAA\", \"unit\": \"billion US$2021/yr\", \"year\": 2026, \"value\": 50},\n"
        "  {\"answer\": \"core share of AAA in 2026\", \"unit\": \"fraction\", \"value\": 0.05}\n"
        "]\n");
}

TEST_CASE("other results have their own keys and numbers") {
  auto const first_line = [](std::string const& s) { return s.substr(0, s.find('\n')); };
  auto const second_line = [](std::string const& s) {
    std::size_t const a = s.find('\n') + 1;
    return s.substr(a, s.find('\n', a) - a);
  };
  outlay::draws const d{.paths = 4, .seed = 1};
  auto const e = outlay::ensemble(three(), plan, span, d, outlay_of_a);
  CHECK(first_line(long_csv(e)) == "answer,member,unit,year,mean,se,q0.05,q0.5,q0.95");
  CHECK(first_line(long_csv(e, std::vector<double>{0.25})) == "answer,member,unit,year,mean,se,q0.25");
  auto const s = outlay::ensemble_summary(three(), plan, span, d, outlay_of_a);
  CHECK(second_line(long_csv(s)).starts_with("core outlay of AAA,,billion US$2021/yr,2025,"));
  CHECK(second_line(wide_csv(s)).starts_with("core outlay of AAA,,mean,billion US$2021/yr,"));

  auto const grid = outlay::grid(outlay::axis(wrt(&share_target<core>::to), {5_pct, 6_pct}));
  auto const sweep = outlay::sweep(three(), plan, span, grid, outlay_of_a);
  CHECK(long_csv(sweep) == "share_target<core>: to,answer,member,unit,year,value\n"
                           "5 %,core outlay of AAA,,billion US$2021/yr,2025,10\n"
                           "5 %,core outlay of AAA,,billion US$2021/yr,2026,50\n"
                           "6 %,core outlay of AAA,,billion US$2021/yr,2025,10\n"
                           "6 %,core outlay of AAA,,billion US$2021/yr,2026,60\n");
  CHECK(wide_csv(sweep).find("6 %,core outlay of AAA,,value,billion US$2021/yr,10,60\n") != std::string::npos);
  auto const fans = outlay::sweep(three(), plan, span, d, grid, outlay_of_a);
  CHECK(first_line(long_csv(fans)) == "share_target<core>: to,answer,member,unit,year,mean,se,q0.05,q0.5,q0.95");

  auto const j = outlay::sensitivity(three(), plan, span, outlay::fields(wrt(&share_target<core>::to)), outlay_of_a);
  CHECK(long_csv(j) == "field,answer,member,unit,year,value,slope\n"
                       "share_target<core>: to,core outlay of AAA,,billion US$2021/yr,2025,10,0\n"
                       "share_target<core>: to,core outlay of AAA,,billion US$2021/yr,2026,50,1000\n");
  auto const p = outlay::project(three(), plan, span);
  CHECK(first_line(wide_csv(p)) == "region,variable,number,unit,2025,2026");
  CHECK(wide_csv(p).find("AAA,Outlay|Core,value,billion US$2021/yr,10,50\n") != std::string::npos);
  CHECK(to_json(p).find("{\"region\": \"AAA\", \"variable\": \"Share|Core\", \"unit\": \"fraction\", \"year\": 2026, "
                        "\"value\": 0.05}") != std::string::npos);
}

TEST_CASE("an answer by its name and year in every result") {
  outlay::draws const d{.paths = 4, .seed = 1};
  auto const t = outlay::project(three(), plan, span, outlay_of_a, outlay::core_share);
  CHECK(t.value("core outlay of AAA", 2026) == 50);
  CHECK(t.column(t.column("core outlay of AAA", 2026)) == 50);
  CHECK_THROWS_WITH_AS((void)t.value("core outlay of BBB", 2026),
                       doctest::Contains("core outlay of AAA; core share of all members"), outlay::error);
  auto const e = outlay::ensemble(three(), plan, span, d, outlay_of_a, outlay::core_share);
  CHECK(e.column("core share of all members", 2026) == e.column(outlay::core_share, 2026y));
  auto const s = outlay::ensemble_summary(three(), plan, span, d, outlay_of_a, outlay::core_share);
  CHECK(s.column("core share of all members", 2026y) == 3);
  auto const sweep = outlay::sweep(
      three(), plan, span, outlay::grid(outlay::axis(wrt(&share_target<core>::to), {5_pct, 6_pct})), outlay_of_a);
  CHECK(sweep.values(sweep.column("core outlay of AAA", 2026))[1] == 60);
  auto const j =
      outlay::sensitivity(three(), plan, span, outlay::fields_by_label{{"share_target<core>: to"}}, outlay_of_a);
  CHECK(j.slope(j.row("core outlay of AAA", 2026), j.column("share_target<core>: to")) == 1000);
  CHECK_THROWS_WITH_AS(
      (void)outlay::sensitivity(three(), plan, span, outlay::fields_by_label{{"share_target<core>: by"}}, outlay_of_a),
      doctest::Contains("has a derivative"), outlay::error);
}

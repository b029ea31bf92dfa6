// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "../engines/full_plan.hpp"

using namespace outlay::test;
using outlay::area;

TEST_CASE("the stock index is that of the projection, for members and areas") {
  auto const run = outlay::project(three(), full_plan(), six_years);
  auto const s = outlay::ensemble<2>(three(), full_plan(), six_years, {.paths = 1}, outlay::stock_index,
                                     outlay::stock_index.of("BBB"), outlay::stock_index.in_area(area::logistics),
                                     outlay::stock_index.of("AAA").in_area(area::air_defence));
  for (int y = 2025; y < 2031; ++y) {
    std::chrono::year const when(y);
    CHECK(s.mean(s.column(0, y)) == about(run.stock_index(outlay::all_members, when)));
    CHECK(s.mean(s.column(1, y)) == about(run.stock_index("BBB", when)));
    CHECK(s.mean(s.column(2, y)) == about(run.stock_index(outlay::all_members, when, area::logistics)));
    CHECK(s.mean(s.column(3, y)) == about(run.stock_index("AAA", when, area::air_defence)));
  }
}

TEST_CASE("a stock index without stocks is an error, not a number") {
  auto const ask = [](outlay::stock_index_answer const& answer) {
    return [=] { outlay::ensemble<2>(three(), full_plan(), six_years, {.paths = 1}, answer); };
  };
  CHECK(outlay::stock_index.of("NOR").in_area(area::logistics).name() == "stock index of NOR, logistics");
  std::string const valid = "a group and an area with stocks in this plan";
  check_errors({
      {ask(outlay::stock_index.of("CCC")), "answer \"stock index of CCC\"", "of", "no stocks", valid},
      {ask(outlay::stock_index.in_area(area::communications)),
       "answer \"stock index of all members, communications and information\"", "of", "no stocks", valid},
      {ask(outlay::stock_index.of("DDD")), "answer \"stock index of DDD\"", "of", "DDD",
       "codes of the alliance: AAA BBB CCC"},
  });
}

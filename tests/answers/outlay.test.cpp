// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "../engines/full_plan.hpp"

using namespace outlay::test;
using outlay::account;

namespace {

outlay::group const two_members{"two", {"AAA", "CCC"}};

}

TEST_CASE("every sum of money is the one of the projection, year by year and group by group") {
  auto const run = outlay::project(three(), full_plan(), six_years);
  auto const s = outlay::ensemble<2>(
      three(), full_plan(), six_years, {.paths = 1}, outlay::total_outlay, outlay::total_outlay.of(two_members),
      outlay::core_outlay.of("BBB"), outlay::core_budget, outlay::counted_core.of("CCC"),
      outlay::overspend.of(two_members), outlay::outlay_of<account::equipment>.of("AAA"),
      outlay::outlay_of<account::paid_in>, outlay::outlay_of<account::resilience>, outlay::core_share.of(two_members));
  for (int y = 2025; y < 2031; ++y) {
    std::chrono::year const when(y);
    auto const answer = [&](int k) { return s.mean(s.column(k, y)); };
    CHECK(answer(0) == about(run.outlay(outlay::all_members, when).value()));
    CHECK(answer(1) == about(run.outlay(two_members, when).value()));
    CHECK(answer(2) == about(run.core_outlay("BBB", when).value()));
    CHECK(answer(3) == about(run.counted_core(outlay::all_members, when).value() -
                             run.overspend(outlay::all_members, when).value()));
    CHECK(answer(4) == about(run.counted_core("CCC", when).value()));
    CHECK(answer(5) == about(run.overspend(two_members, when).value()));
    CHECK(answer(6) == about(run.outlay_of(account::equipment, "AAA", when).value()));
    CHECK(answer(7) == about(run.outlay_of(account::paid_in, outlay::all_members, when).value()));
    CHECK(answer(8) == about(run.counted_resilience(outlay::all_members, when).value()));
    CHECK(answer(9) == about(run.core_share(two_members, when).value()));
  }
}

TEST_CASE("every account and category, cash, deficit, debt and GDP are those of the projection") {
  auto const run = outlay::project(three(), full_plan(), six_years);
  using outlay::category;
  auto const t =
      outlay::project(three(), full_plan(), six_years, outlay::outlay_of<category::equipment>,
                      outlay::outlay_of<category::personnel>.of("AAA"), outlay::outlay_of<category::infrastructure>,
                      outlay::outlay_of<category::other>.of(two_members), outlay::cash_paid,
                      outlay::added_deficit.of("BBB"), outlay::added_debt, outlay::counted_resilience.of("CCC"),
                      outlay::on_top, outlay::equipment_wanted, outlay::actual_gdp.of(two_members));
  for (auto y = 2025y; y < 2031y; ++y) {
    auto const is = [&](int k, auto const& x) { CHECK(t.value(k, y) == about(x.value())); };
    is(0, run.outlay_of(category::equipment, outlay::all_members, y));
    is(1, run.outlay_of(category::personnel, "AAA", y));
    is(2, run.outlay_of(category::infrastructure, outlay::all_members, y));
    is(3, run.outlay_of(category::other, two_members, y));
    is(4, run.cash(outlay::all_members, y));
    is(5, run.deficit("BBB", y));
    is(6, run.debt(outlay::all_members, y));
    is(7, run.counted_resilience("CCC", y));
    is(8, run.on_top(outlay::all_members, y));
    is(9, run.wanted(outlay::all_members, y));
    is(10, run.gdp(two_members, y));
  }
}

TEST_CASE("answers have names") {
  CHECK(outlay::outlay_of<outlay::category::other>.of("NOR").name() == "other (category) of NOR");
  CHECK(outlay::total_outlay.name() == "outlay of all members");
  CHECK(outlay::core_outlay.of("NOR").name() == "core outlay of NOR");
  CHECK(outlay::outlay_of<account::paid_in>.of(outlay::europe_and_canada).name() ==
        "paid-in capital of Europe and Canada");
  CHECK(outlay::core_share.of(two_members).name() == "core share of two");
}

TEST_CASE("an answer refuses a group that is none of the alliance's") {
  auto const ask = [](auto const& answer) {
    return [=] { outlay::ensemble<2>(three(), full_plan(), six_years, {.paths = 1}, answer); };
  };
  check_errors({
      {ask(outlay::total_outlay.of("DDD")), "answer \"outlay of DDD\"", "of", "DDD",
       "codes of the alliance: AAA BBB CCC"},
      {ask(outlay::core_share.of("DDD")), "answer \"core share of DDD\"", "of", "DDD",
       "codes of the alliance: AAA BBB CCC"},
  });
}

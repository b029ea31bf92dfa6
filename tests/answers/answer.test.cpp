// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "../engines/full_plan.hpp"

using namespace outlay::test;

namespace {

// An answer of a user's own that says nothing beside its numbers: members' rows seen, by calendar year.
struct rows_seen {
  std::string name() const { return "rows"; }
  struct ready {
    int years;
    int columns() const { return years; }
    template <class V> struct tally {
      V rows{};
    };
    template <class V, class S, class R> void row(tally<V>& t, S const&, int, R const&) const { t.rows += V(1.0); }
    template <class V, class S, class Out> void step(tally<V>& t, S const& s, Out& out) const {
      if (s.ends_year()) out(s.year() - s.grid().first_year(), t.rows);
    }
  };
  template <class Money> ready prepare(outlay::setting<Money> const& s) const { return {s.grid().years()}; }
};

}

TEST_CASE("a projection that is asked for answers gives a table of them, the numbers of the whole projection") {
  auto const whole = outlay::project(three(), full_plan(), six_years);
  auto const table = outlay::project(three(), full_plan(), six_years, outlay::total_outlay,
                                     outlay::core_share.of("AAA"), outlay::reaches(2_pct, 2030y), rows_seen{});
  CHECK(table.size() == 4);
  for (auto y = 2025y; y < 2031y; ++y) {
    CHECK(table.value(0, y) == about(whole.outlay(outlay::all_members, y).value()));
    CHECK(table.value(1, y) == about(whole.core_share("AAA", y).value()));
    CHECK(table.value(3, y) == 36.0 * (static_cast<int>(y) - 2024)); // three members, twelve months
  }
  CHECK(table.value(2) == (whole.core_share(outlay::all_members, 2030y).value() >= 0.02 ? 1.0 : 0.0));
  auto const seen = table.values(0);
  CHECK(seen.size() == 6);
  CHECK(seen[5] == table.value(0, 2030));
}

TEST_CASE("heads say what an answer's numbers are") {
  auto const table = outlay::project(three(), full_plan(), six_years, outlay::reaches(2_pct, 2030y),
                                     outlay::total_outlay, outlay::core_share, outlay::stock_index, rows_seen{});
  char const* const units[] = {"1", "billions", "share of GDP", "1", ""};
  for (int k = 0; k < 5; ++k) {
    CHECK(table.head(k).unit.text() == units[k]);
    CHECK(table.head(k).yearly() == (k > 0));
  }
  CHECK(table.head(0).label(0) == "");
  CHECK(table.head(1).label(5) == "2030");
  CHECK(table.head(4).name == "rows");
  // Over one year a yearly answer keeps its year; one that does not say so has a single number.
  auto const one =
      outlay::project(three(), full_plan(), {.from = 2025y, .until = 2026y}, outlay::total_outlay, rows_seen{});
  CHECK(one.head(0).label(0) == "2025");
  CHECK(one.head(1).label(0) == "");
}

TEST_CASE("a table refuses answers and years it does not have") {
  auto const table =
      outlay::project(three(), full_plan(), six_years, outlay::total_outlay, outlay::reaches(2_pct, 2030y));
  check_errors({
      {[&] { (void)table.value(2, 2025); }, "answers", "answer", "2", "0 to 1"},
      {[&] { (void)table.value(0); }, "answer \"outlay of all members\"", "year", "0", "2025 to 2030"},
      {[&] { (void)table.value(0, 2031y); }, "answer \"outlay of all members\"", "year", "2031", "2025 to 2030"},
      {[&] { (void)table.value(1, 2030y); }, "answer \"all members reaches 2 % in 2030\"", "year", "2030",
       "0: there is one number"},
  });
}

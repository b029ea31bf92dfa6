// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "../parts/small.hpp"

#include <memory>

using namespace outlay::test;
using outlay::moment;
using outlay::never;
using outlay::on;
using outlay::timing;

namespace {
// A setting that knows a date, a chain from it, and an event that each path decides.
struct known {
  outlay::alliance<> allies = three();
  outlay::setting<outlay::usd_2021> setting{allies, {.from = 2025y, .until = 2030y}};
  known() {
    setting.add_event({"review", moment(2029y), std::nullopt, "at", false, false});
    setting.add_event({"treaty", on("review").after(6_months), on("review"), "at", false, false});
    setting.add_event({"ceasefire", std::nullopt, std::nullopt, "at", true, false});
    setting.settle_events();
  }
  timing of(moment const& m) const { return setting.resolve(m, "pledge", "from"); }
};
}

TEST_CASE("a moment is a date, a time after an event, or never, and says so") {
  CHECK(to_string(moment(2029y)) == "2029");
  CHECK(to_string(moment(2026y / January)) == "2026-01");
  CHECK(to_string(on("ceasefire")) == "on(\"ceasefire\")");
  CHECK(to_string(on("ceasefire").after(2_years).after(3_months)) == "on(\"ceasefire\") + 27 months");
  CHECK(to_string(moment(2026y / January).after(1_months)) == "2026-01 + 1 months");
  CHECK(to_string(moment(never)) == "never");
  std::optional<moment> const given = 2026y / January, none = {};
  CHECK(given->at().months() == 2026 * 12);
  CHECK_FALSE(none);
}

TEST_CASE("a date is resolved before a run, also behind a chain of events") {
  known const k;
  CHECK(k.of(2029y).months == 2029 * 12);
  CHECK(k.of(2029y).is_year);
  CHECK(k.of(on("review")).months == 2029 * 12);
  CHECK(k.of(on("review")).is_year);
  CHECK(k.of(on("review").after(1_years)).is_year);
  CHECK_FALSE(k.of(on("treaty")).is_year);
  CHECK(k.of(on("treaty").after(1_years)).months == 2030 * 12 + 6);
  CHECK(k.of(never).months == timing::beyond);
  CHECK(k.of(moment(never).after(1_years)).months == timing::beyond);
  CHECK(k.of(never).fixed());
  CHECK_FALSE(k.of(on("ceasefire")).fixed());
  CHECK(k.of(on("ceasefire").after(2_years)).months == 24);
}

TEST_CASE("moments that cannot be are errors") {
  known const k;
  check_errors({
      {[] { on(""); }, "moment", "on", "\"\"", "the name of an event"},
      {[] { (void)moment(2026y).after(0.5_months); }, "moment", "after", "0.041666666666666664 years",
       "whole months, 0 to 1000 years"},
      {[] { (void)on("x").after(outlay::duration<>::from_value(-1)); }, "moment", "after", "-1 years",
       "whole months, 0 to 1000 years"},
      {[&] { k.of(on("peace")); }, "pledge", "from", "on(\"peace\")",
       "an event of the plan: review, treaty, ceasefire"},
      {[] {
         auto const allies = three();
         outlay::setting<outlay::usd_2021> const s(allies, {.from = 2025y, .until = 2030y});
         s.resolve(on("peace"), "pledge \"p\"", "until");
       },
       "pledge \"p\"", "until", "on(\"peace\")", "a date: the plan has no event"},
  });
}

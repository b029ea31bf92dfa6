// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "bad_fields.hpp"

#include "../parts/small.hpp"
#include "kinds.hpp"

#include <outlay/data/nato.hpp>
#include <outlay/files/read_part.hpp>

#include <set>

using namespace outlay::test;

namespace {

outlay::horizon const span{.from = 2026y, .until = 2029y, .step = outlay::step_length::annual};

// Checks a plan of the part and of what it needs beside it.
template <class Part> void check(outlay::alliance<> const& allies, Part const& p) {
  auto const economy = outlay::economy{.name = "usual", .growth = 2_pct};
  if constexpr (std::is_same_v<Part, outlay::economy>)
    (void)outlay::detail::checked_setting(allies, outlay::plan(p), span);
  else (void)outlay::detail::checked_setting(allies, outlay::plan(p, economy), span);
}

} // namespace

TEST_CASE("the example of every kind of part is valid") {
  auto const allies = outlay::data::nato_2026();
  each_kind([&]<class Part>() {
    CAPTURE(outlay::detail::kind_of<Part>());
    CHECK_NOTHROW(check(allies, Part::example()));
  });
}

TEST_CASE("every described field of every kind of part refuses what its type and its rules do not allow") {
  auto const allies = outlay::data::nato_2026();
  int tried = 0;
  each_kind([&]<class Part>() {
    Part const good = Part::example();
    auto const bad = bad_fields_of<Part>();
    std::string const label = outlay::detail::label(good);
    for (auto const& b : bad.all) {
      CAPTURE(label);
      CAPTURE(b.field);
      CAPTURE(b.value);
      Part p = good;
      b.change(p);
      ++tried;
      try {
        check(allies, p);
        CHECK_MESSAGE(false, "taken");
      } catch (outlay::error const& e) {
        CHECK(e.part() == label);
        CHECK(e.field() == b.field);
        if (!b.value.empty()) CHECK(e.value() == b.value);
        if (!b.valid.empty()) CHECK(e.valid() == b.valid);
        CHECK(!e.valid().empty());
      }
    }
  });
  CHECK(tried > 400);
}

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/alliance/group.hpp>

#include <outlay/alliance/alliance.hpp>

#include "../support/refused.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace outlay::literals;
using outlay::group, outlay::member;

namespace {
// Places: USA 0, NOR 1, UKR 2 (a partner), DEU 3.
outlay::alliance<> four() {
  return {member{.code = "USA", .gdp = 20000_bn_usd_2021 / outlay::year},
          member{.code = "NOR", .gdp = 500_bn_usd_2021 / outlay::year},
          member{.code = "UKR", .gdp = 150_bn_usd_2021 / outlay::year, .partner = true},
          member{.code = "DEU", .gdp = 4000_bn_usd_2021 / outlay::year}};
}
outlay::member_set places(group const& g) { return four().set_of(g, "part", "of"); }
} // namespace

TEST_CASE("all members are those of the alliance without partners") {
  CHECK(places(outlay::all_members) == 0b1011);
  CHECK(outlay::all_members.name() == "all members");
}

TEST_CASE("everybody includes partners") { CHECK(places(outlay::everybody) == 0b1111); }

TEST_CASE("Europe and Canada are the members without the United States and without partners") {
  CHECK(places(outlay::europe_and_canada) == 0b1010);
  CHECK(outlay::europe_and_canada.lists("USA"));
}

TEST_CASE("a group of codes has exactly these, partners too") {
  group const some{"some", {"UKR", "DEU"}};
  CHECK(places(some) == 0b1100);
  CHECK(some.size() == 2);
  CHECK(some.lists("UKR"));
  CHECK_FALSE(some.lists("NOR"));
  CHECK(places(group("NOR")) == 0b0010);
  CHECK(group("NOR").name() == "NOR");
  CHECK(places(group{"nobody", {}}) == 0);
  std::vector<outlay::member_code> const read{"UKR", "DEU"}; // of a list made at run time
  CHECK(places(group("some", read)) == 0b1100);
  CHECK(places(group("others", read, group::rule::all_members_but)) ==
        places(outlay::all_but("others", {"UKR", "DEU"})));
}

TEST_CASE("all but some are the members that are not listed; a code from elsewhere is refused") {
  CHECK(places(outlay::all_but("the others", {"DEU", "USA"})) == 0b0010);
  CHECK_THROWS_AS(places(outlay::all_but("the others", {"FRA"})), outlay::error); // a slip would let somebody pay who
                                                                                  // should not
  CHECK(places(group{"everybody but", {"UKR"}, group::rule::everybody}) == 0b1011);
}

TEST_CASE("a group that names a code of no member is refused") {
  try {
    (void)four().set_of(group{"Nordic", {"NOR", "SWE"}}, "pledge \"arms\"", "payers");
    FAIL("accepted");
  } catch (outlay::error const& e) {
    CHECK(e.part() == "pledge \"arms\"");
    CHECK(e.field() == "payers");
    CHECK(e.value() == "SWE");
    CHECK(e.valid() == "codes of the alliance: USA NOR UKR DEU");
  }
}

TEST_CASE("a group keeps its name when the text that it was made of is gone") {
  auto const made_at_run_time = [] {
    std::string text = "the coalition of the willing, as in ";
    text += "the file";
    return group(text, std::vector<outlay::member_code>{"NOR", "DEU"});
  };
  group const willing = made_at_run_time();
  std::string const other(60, '#'); // memory of the same size, over the text that is gone
  CHECK(willing.name() == "the coalition of the willing, as in the file");
  group const copy = willing;
  CHECK(copy.name() == willing.name());
  static_assert(outlay::europe_and_canada.lists("USA")); // groups are known while compiling as well
  static_assert(std::is_trivially_copyable_v<group>);
}

TEST_CASE("the name of a group has at most 383 bytes") {
  CHECK(group(std::string(383, 'a'), {"NOR"}).name() == std::string(383, 'a'));
  outlay::test::check_refused([] { (void)group(std::string(384, 'a'), {"NOR"}); }, "group", "name",
                              '"' + std::string(384, 'a') + '"', "at most 383 bytes");
}

TEST_CASE("a group lists at most 64 codes") {
  std::vector<outlay::member_code> const full(64, "A"), more(65, "A");
  CHECK(group("full", full).size() == 64);
  try {
    (void)group("crowd", more);
    FAIL("accepted");
  } catch (outlay::error const& e) {
    CHECK(e.part() == "group");
    CHECK(e.field() == "crowd");
    CHECK(e.value() == "more than 64 codes");
    CHECK(e.valid() == "at most 64");
  }
}

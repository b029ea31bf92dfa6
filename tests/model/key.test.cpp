// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/model/key.hpp>

#include "../support/refused.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <numeric>

using namespace outlay::literals;
using outlay::key, outlay::member;
using outlay::test::check_refused;

namespace {
outlay::alliance<> const& three() {
  static outlay::alliance<> const a{member{.code = "NOR", .gdp = 500_bn_usd_2021 / outlay::year, .population = 5500},
                                    member{.code = "DEU", .gdp = 4000_bn_usd_2021 / outlay::year, .population = 83500},
                                    member{.code = "ISL", .gdp = 30_bn_usd_2021 / outlay::year, .population = 1000}};
  return a;
}
double sum(std::vector<double> const& v) { return std::accumulate(v.begin(), v.end(), 0.0); }
} // namespace

TEST_CASE("fixed keys make 1 over the group and are zero outside it") {
  auto const equal = key::equal().fixed_shares(three(), 0b011, "p");
  CHECK(equal.size() == static_cast<std::size_t>(outlay::max_members));
  CHECK(equal[0] == 0.5);
  CHECK(equal[1] == 0.5);
  CHECK(equal[2] == 0);
  CHECK(sum(equal) == 1);
  auto const people = key::population().fixed_shares(three(), 0b111, "p");
  CHECK(people[0] == doctest::Approx(5500.0 / 90000));
  CHECK(people[1] == doctest::Approx(83500.0 / 90000));
  CHECK(sum(people) == doctest::Approx(1));
  auto const custom = key::custom({{"NOR", 0.75}, {"ISL", 0.25}}).fixed_shares(three(), 0b111, "p");
  CHECK(custom[0] == 0.75);
  CHECK(custom[1] == 0);
  CHECK(custom[2] == 0.25);
}

TEST_CASE("keys by GDP change with the run and have no fixed part") {
  CHECK(key::gdp().gdp_weight() == 1);
  CHECK(key::gdp().baseline_weight() == 0);
  CHECK(key::baseline_gdp().baseline_weight() == 1);
  CHECK_FALSE(key::gdp().has_fixed());
  CHECK_FALSE(key::baseline_gdp().has_fixed());
  CHECK(sum(key::gdp().fixed_shares(three(), 0b111, "p")) == 0);
}

TEST_CASE("a blend is a weight of one key and the rest of the other, also of blends") {
  auto const half = key::blend(0.5, key::gdp(), key::equal());
  CHECK(half.gdp_weight() == 0.5);
  CHECK(half.has_fixed());
  CHECK(sum(half.fixed_shares(three(), 0b111, "p")) == doctest::Approx(0.5));
  auto const nested = key::blend(0.25, half, key::custom({{"DEU", 1.0}}));
  CHECK(nested.gdp_weight() == 0.125);
  auto const shares = nested.fixed_shares(three(), 0b111, "p");
  CHECK(shares[0] == doctest::Approx(0.125 / 3));
  CHECK(shares[1] == doctest::Approx(0.125 / 3 + 0.75));
  CHECK(nested.gdp_weight() + sum(shares) == doctest::Approx(1));
  CHECK(key::blend(1, key::gdp(), key::equal()).has_fixed() == false);
  CHECK(key::blend(0, key::gdp(), key::equal()).gdp_weight() == 0);
}

TEST_CASE("custom shares make 1 within a billionth") {
  auto const key_of = [](double a, double b) { return key::custom({{"NOR", a}, {"DEU", b}}); };
  CHECK_NOTHROW(key_of(0.3, 0.7 + 9e-10).fixed_shares(three(), 0b111, "p"));
  CHECK_THROWS_AS(key_of(0.3, 0.7 + 2e-9).fixed_shares(three(), 0b111, "p"), outlay::error);
}

TEST_CASE("a key that cannot be formed is refused with what is valid") {
  double const not_a_number = std::numeric_limits<double>::quiet_NaN();
  auto const form = [](key const& k, outlay::member_set who) {
    return [k, who] { (void)k.fixed_shares(three(), who, "pledge \"arms\""); };
  };
  char const* const part = "pledge \"arms\"";
  check_refused(form(key::custom({{"NOR", 0.5}, {"DEU", 0.25}}), 0b111), part, "by", "shares that make 0.75",
                "shares that make 1");
  check_refused(form(key::custom({{"NOR", 1.5}, {"DEU", -0.5}}), 0b111), part, "by", "DEU -0.5",
                "shares of 0 or more");
  check_refused(form(key::custom({{"NOR", not_a_number}}), 0b111), part, "by", "NOR nan", "shares of 0 or more");
  check_refused(form(key::custom({{"FRA", 1}}), 0b111), part, "by", "FRA", "a code of the alliance: NOR DEU ISL");
  check_refused(form(key::custom({{"ISL", 1}}), 0b011), part, "by", "ISL", "members of the paying group");
  check_refused(form(key::custom({}), 0b111), part, "by", "shares that make 0", "shares that make 1");
  check_refused(form(key::equal(), 0), part, "by", "a group without members", "a group with at least one member");
  check_refused(form(key::gdp(), 0), part, "by", "a group without members", "a group with at least one member");
  check_refused([] { (void)key::blend(1.5, key::gdp(), key::equal()); }, "key", "blend", "1.5", "a weight from 0 to 1");
  check_refused([&] { (void)key::blend(not_a_number, key::gdp(), key::equal()); }, "key", "blend", "nan",
                "a weight from 0 to 1");
  check_refused(
      [] {
        (void)key::blend(0.5, key::custom({{"NOR", 1}}), key::custom({{"DEU", 1}}));
      },
      "key", "blend", "two custom keys", "at most one custom key");
}

TEST_CASE("population cannot divide a sum among members without one") {
  outlay::alliance<> const empty{member{.code = "NOR", .gdp = 500_bn_usd_2021 / outlay::year}};
  check_refused([&] { (void)key::population().fixed_shares(empty, 1, "p"); }, "p", "by", "population of NOR 0",
                "members with a population");
}

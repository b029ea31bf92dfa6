// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "../parts/small.hpp"
#include "../schema/kinds.hpp"
#include "../support/random_parts.hpp"

#include <outlay/files/help.hpp>
#include <outlay/files/toml.hpp>

using namespace outlay::test;

namespace {

outlay::vocabulary const words{.file = "again.toml"};

// What is written reads back as the same, by way of a text as well.
template <class Part> void check_round_trip(Part const& p) {
  for (bool const complete : {false, true}) {
    outlay::tree const t = outlay::write_part(p, complete);
    std::string const text = outlay::write_toml(t);
    CAPTURE(text);
    Part const from_tree = outlay::read_part<Part>(t, words, "part"),
               from_text = outlay::read_part<Part>(outlay::read_toml(text, "again.toml"), words, "part");
    CHECK(outlay::same(p, from_tree));
    CHECK(outlay::same(p, from_text));
    CHECK(outlay::hash_of(p) == outlay::hash_of(from_text));
    outlay::detail::digest before, after;
    outlay::detail::add_part(before, p);
    outlay::detail::add_part(after, from_text);
    CHECK(before.value() == after.value()); // every number by its bits
  }
}

} // namespace

TEST_CASE("the example of every kind of part is written and read back") {
  each_kind([]<class Part>() {
    check_round_trip(Part::example());
    for (std::string const name :
         {"", "two words", "a \"quoted\" one", "line\nbreak", "\xc3\xa9t\xc3\xa9", "on x + 2 years"}) {
      Part p = Part::example();
      p.name = name;
      check_round_trip(p);
    }
  });
}

TEST_CASE("random parts of all kinds are written and read back") {
  for (std::uint64_t seed = 1; seed <= 150; ++seed) {
    dice d(seed);
    auto const c = random_plan(d).make();
    CAPTURE(seed);
    auto const lists = random_parts(d, c).make();
    CHECK(lists.plan().size > 0);
    lists.plan().each([](auto const& p) { check_round_trip(p); });
  }
}

TEST_CASE("keys, growth, correlations, mixes and conditions are written and read back") {
  using outlay::key;
  outlay::pledge p = outlay::pledge::example();
  for (key const& k :
       {key::gdp(), key::baseline_gdp(), key::equal(), key::population(), key::custom({{"AAA", 0.6}, {"BBB", 0.4}}),
        key::blend(0.3, key::gdp(), key::equal()), key::blend(0.25, key::custom({{"AAA", 1}}), key::population())}) {
    p.by = k;
    check_round_trip(p);
  }
  outlay::economy e = outlay::economy::example();
  for (outlay::growth_source const& g :
       {outlay::growth_source(1.37_pct), outlay::growth_source({{"AAA", 1_pct}, {"BBB", -2_pct}}),
        outlay::growth_source(outlay::growth_table{"mine", {{"AAA", {2026, {1, 2.5, 3}}}, {"BBB", {0, {2}}}}})}) {
    e.growth = g;
    check_round_trip(e);
  }
  e.correlation = outlay::correlation({{"AAA", "BBB", 40_pct}}, 10_pct);
  check_round_trip(e);
  outlay::share_target<outlay::core> t = outlay::share_target<outlay::core>::example();
  t.remainder = outlay::remainder_by::marginal;
  t.added = {.equipment = 50_pct, .personnel = 20_pct, .infrastructure = 5_pct, .operations = 25_pct};
  t.revised = outlay::revision{.from = outlay::on("review").after(6_months), .to = 4_pct};
  t.knots = {{2028y, 0.25}, {2030y / July, 1.0 / 3}};
  check_round_trip(t);
  outlay::event at{.name = "e"};
  using outlay::condition;
  for (condition const& c :
       {condition::core_share("AAA").at_least(3_pct), condition::gdp("AAA").at_most(1000_bn_usd_2021 / outlay::year),
        condition::stock_index(outlay::europe_and_canada, outlay::area::logistics).at_least(1.2),
        condition::measure("rival", "ratio", "BBB").at_most(1)}) {
    at.when = c;
    check_round_trip(at);
  }
}

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "../parts/small.hpp"

#include <outlay/data/nato.hpp>
#include <outlay/scenario.hpp>

#include <cstring>
#include <thread>

using namespace outlay::test;
using outlay::core;
using outlay::scenario;
using outlay::share_target;

namespace {

auto const economy = outlay::economy{.growth = outlay::data::weo_2026_april(), .volatility = 2_pct, .common = 40_pct};
auto const target = share_target<core>{.to = 3.5_pct, .by = 2035y, .except = {{"ESP", 2.1_pct}}};
auto const resilience = share_target<outlay::resilience>{.existing = 0.5_pct, .to = 1.5_pct, .by = 2035y};
auto const arms = outlay::pledge{.name = "arms",
                                 .amount = 1_bn_usd / outlay::month,
                                 .from = 2026y,
                                 .payers = outlay::all_but("Europe and Canada", {"USA", "ISL"})};
auto const capital = outlay::capital_contribution{
    .name = "bank", .subscribed = 135_bn_usd, .instalments = 5, .first = 2027y / January, .founders = arms.payers};
auto const span = outlay::horizon{.from = 2026y, .until = 2036y};

auto typed() { return outlay::plan(economy, target, resilience, arms, capital); }
scenario at_run_time() {
  scenario s(outlay::data::nato_2026(), span);
  s.add(arms).add(target).add(capital).add(resilience).add(economy);
  return s;
}
bool same_bits(double a, double b) { return std::memcmp(&a, &b, sizeof a) == 0; }

char const* const text = R"(
title = "A plan"
assumed = ["what exists"]

[horizon]
base_year = 2026
until = "2036"

[[share_target.core]]
to = "3.5 %"
by = "2035"

[[pledge]]
name = "arms"
amount = "1 bn USD/month"
from = "2026-01"
)";

} // namespace

TEST_CASE("a scenario has the bits of a typed plan in projections, ensembles and derivatives") {
  scenario const s = at_run_time();
  auto const a = outlay::project(outlay::data::nato_2026(), typed(), span);
  auto const b = s.project();
  int different = 0, numbers = 0;
  for (auto const& m : s.allies().members())
    for (int y = 2026; y < 2036; ++y) {
      std::chrono::year const when(y);
      different += !same_bits(a.outlay(m.code, when).value(), b.outlay(m.code, when).value());
      different += !same_bits(a.counted_core(m.code, when).value(), b.counted_core(m.code, when).value());
      for (auto const& x : a.measures())
        different += !same_bits(a.measured(x, m.code, when), b.measured(x, m.code, when)), ++numbers;
    }
  CHECK(different == 0);
  CHECK(numbers > 1000);

  outlay::draws const d{.paths = 70, .seed = 5};
  auto const fan = outlay::ensemble(outlay::data::nato_2026(), typed(), span, d, outlay::total_outlay,
                                    outlay::core_share.of("DEU"), outlay::measured("pledge \"arms\"", "paid"));
  for (int const threads : {1, 2}) {
    auto const named = s.ensemble(d, {"outlay", "core share of DEU", "pledge \"arms\": paid"}, threads);
    REQUIRE(named.columns() == fan.columns());
    CHECK(std::memcmp(named.data(), fan.data(), sizeof(double) * 70 * static_cast<std::size_t>(fan.columns())) == 0);
  }
  auto const j =
      outlay::sensitivity(outlay::data::nato_2026(), typed(), span, outlay::every_quantity, outlay::core_outlay);
  auto const k = s.sensitivity({"core outlay"});
  REQUIRE(j.fields().size() == k.fields().size());
  for (std::size_t c = 0; c < j.fields().size(); ++c) {
    CHECK(j.fields()[c].label() == k.fields()[c].label());
    for (std::size_t r = 0; r < j.values().size(); ++r)
      CHECK(same_bits(j.slope(static_cast<int>(r), static_cast<int>(c)),
                      k.slope(static_cast<int>(r), static_cast<int>(c))));
  }
}

TEST_CASE("a scenario is a value: copies are deep, equal ones say the same, changes show field by field") {
  scenario const a = at_run_time();
  scenario b = a;
  CHECK(a == b);
  CHECK(hash_of(a) == hash_of(b));
  CHECK(diff(a, b).empty());
  b.get<outlay::pledge>("arms").amount = 2_bn_usd / outlay::month;
  CHECK(!(a == b));
  CHECK(hash_of(a) != hash_of(b));
  b.set("share_target.core.to", "4 %");
  b.set("pledge.arms.tags", "[\"offensive\"]");
  auto const changes = diff(a, b);
  REQUIRE(changes.size() == 3);
  CHECK(changes[0].path == "share_target.core.to");
  CHECK(changes[0].before.words() == "3.5 %");
  CHECK(changes[0].after.words() == "4 %");
  CHECK(changes[1].path == "pledge.arms.amount");
  CHECK(changes[1].after.words() == "24 bn USD/year");
  CHECK(changes[2].path == "pledge.arms.tags");
  CHECK(a.at("pledge.arms.amount") == "12 bn USD/year");
  CHECK(b.at("share_target.core.lag") == "1 year");
  b.remove("pledge \"arms\"");
  CHECK(b.size() == 4);
  std::vector<scenario> many(3, a);
  many[1] = b;
  std::swap(many[0], many[1]);
  CHECK(many[0] == b);
  CHECK(many[1] == a);
}

TEST_CASE("what a scenario writes reads back equal and gives the same bits") {
  for (scenario const& s : {at_run_time(), outlay::read_scenario_text(text, "a.toml"), scenario()}) {
    std::string const written = to_toml(s);
    CAPTURE(written);
    scenario const again = outlay::read_scenario_text(written, "again.toml");
    CHECK(again == s);
    CHECK(to_toml(again) == written);
    if (s.size() < 2) continue;
    auto const a = s.project({"outlay", "core share"}), b = again.project({"outlay", "core share"});
    for (int k = 0; k < 2; ++k)
      for (int y = 2026; y < 2036; ++y) CHECK(same_bits(a.value(k, y), b.value(k, y)));
  }
  scenario own(three(), {.from = 2025y, .until = 2030y, .step = outlay::step_length::annual});
  own.add(outlay::economy{.growth = {{"AAA", 1_pct}, {"BBB", 2_pct}, {"CCC", 3_pct}}}).add(target.example());
  scenario const again = outlay::read_scenario_text(to_toml(own), "own.toml");
  CHECK(again == own);
  CHECK(same_bits(own.project({"outlay"}).value(0, 2029), again.project({"outlay"}).value(0, 2029)));
}

TEST_CASE("a prepared scenario is projected with other values, each thread its own") {
  scenario const s = at_run_time();
  auto ready = s.prepare({"core outlay of Europe and Canada"});
  double const before = ready.project().value(0, 2035);
  CHECK(same_bits(before, s.project({"core outlay of Europe and Canada"}).value(0, 2035)));
  ready.set("share_target.core.to", "5 %");
  scenario other = s;
  other.set("share_target.core.to", "5 %");
  CHECK(same_bits(ready.project().value(0, 2035), other.project({"core outlay of Europe and Canada"}).value(0, 2035)));
  CHECK_THROWS_AS(ready.set("share_target.core.too", "5 %"), outlay::error);
  CHECK_THROWS_AS(ready.set("pledge.legs.amount", "1 bn USD"), outlay::error);
  std::vector<double> found(4);
  std::vector<std::thread> threads;
  for (std::size_t k = 0; k < found.size(); ++k)
    threads.emplace_back([&, k] {
      auto mine = s.prepare({"core outlay of Europe and Canada"});
      for (int n = 0; n < 20; ++n) {
        mine.set(outlay::wrt(&share_target<core>::to), outlay::percent(3 + 0.1 * n));
        found[k] = mine.project().value(0, 2035);
      }
    });
  for (auto& t : threads) t.join();
  for (double const x : found) CHECK(same_bits(x, found[0]));
}

TEST_CASE("what cannot be is an error that names file, line, key and the nearest there is") {
  std::string const good = text;
  auto const with = [&](std::string const& more) { return outlay::read_scenario_text(good + more, "a.toml"); };
  check_refused(
      [&] { with("amonut = 1\n"); }, "a.toml, line 17", "pledge.amonut", "a key that is not known",
      "amount, which is nearest, of amount, growth, from, until, payers, by, to, counts, indexed, delivery, stages, "
      "supplier, beneficiary, tags, out_of, name, source");
  check_refused([&] { with("\n[[pledge]]\nname = \"arms\"\namount = \"1 bn USD\"\nfrom = \"2027\"\n"); },
                "a.toml, line 19, pledge \"arms\"", "name", "\"arms\" twice",
                "a name of its own for each part of one kind");
  check_refused([&] { with("stages = 2.5\n"); }, "a.toml, line 17", "pledge.stages", "2.5", "a whole number");
  scenario s = with("");
  check_refused([&] { s.set("pledge.arms.stages", "9.5"); }, "set pledge.arms.stages", "pledge.stages", "9.5",
                "a whole number");
  CHECK(s == with("")); // and nothing changed
  check_refused([&] { s.set("pledge.legs.amount", "1 bn USD"); }, "path", "pledge.legs.amount", "no legs",
                "tags, which is nearest, of name, amount, from, growth, until, payers, by, to, counts, indexed, "
                "delivery, stages, supplier, beneficiary, tags, out_of"); // fields that the plan leaves out as well
  CHECK_THROWS_WITH(s.project({"core outlai"}), doctest::Contains("core outlay, which is nearest"));
  check_refused([&] { s.get<outlay::bank>(); }, "scenario", "get", "bank", "a kind of which the scenario has a part");
  CHECK_THROWS_AS(outlay::read_scenario_text(std::string("[\0", 2), "a.toml"), outlay::error);
  CHECK_THROWS_AS(outlay::read_scenario_text(std::string(100, '[') + "a", "a.toml"), outlay::error);
  CHECK_THROWS_AS(outlay::read_scenario_text("x = " + std::string(100, '['), "a.toml"), outlay::error);
  std::string deep = "a";
  for (int k = 0; k < 1000; ++k) deep += ".a";
  CHECK_THROWS_AS(outlay::read_scenario_text(deep + " = 1", "a.toml"), outlay::error);
  CHECK_THROWS_AS(outlay::read_scenario_text(std::string(5 << 20, ' '), "a.toml"), outlay::error);
}

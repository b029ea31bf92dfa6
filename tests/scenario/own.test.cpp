// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Parts of a user's own in scenarios: added, read, written, set by path, projected, drawn, swept, prepared.
#include <outlay/data/nato.hpp>
#include <outlay/manifest.hpp>
#include <outlay/scenario.hpp>
#include <outlay/scenario/own.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstring>

using namespace std::chrono_literals;
using namespace outlay::literals;

namespace mine {

/// A trained reserve: grows in equal steps to a part of the population, and costs its members so much a head and year.
struct reserve {
  [[no_unique_address]] outlay::named_only _{};       // fields are named, never positional
  static constexpr std::string_view kind = "reserve"; // what errors call it
  std::string name = {};
  outlay::ratio of_population;
  outlay::head_cost cost; // in any currency with a rate
  outlay::date from, complete;
  outlay::group members = outlay::all_but("Europe and Canada", {"USA", "ISL"});
  bool counts = true;

  struct measure {
    enum : int { heads, count };
  };
  static constexpr void describe(auto& d) { // said once: checks, files, help and manual pages follow from it
    using outlay::parts::field;
    d.required(field<&reserve::of_population>, "reservists as a part of the population, when complete");
    d.required(field<&reserve::cost>, "pay and training of a head in a year", {.paid_by = &reserve::members});
    d.required(field<&reserve::from>, "month from which it grows");
    d.required(field<&reserve::complete>, "month in which it is complete");
    d.optional(field<&reserve::members>, "who has forces", {.spend = true});
    d.optional(field<&reserve::counts>, "paid within the core budget, or on top of it");
    d.measure(measure::heads, "heads", outlay::parts::in_words("thousand"), {.level = true});
  }
  static reserve example() {
    return {.of_population = 0.5_pct, .cost = 25_mn_usd / 1000_heads / outlay::year, .from = 2027y, .complete = 2032y};
  }
  void check(auto& c) const { // what rules of single fields cannot say
    c.require(from < complete, "complete", to_string(complete), "later than from = " + to_string(from));
  }
  struct setup {
    outlay::member_set who;
    outlay::parts::measure_numbers<reserve> measures;
  };
  auto prepare(auto const& r) const { // once a run
    setup u{.who = r.payers(*this, members), .measures = {}};
    u.measures.find(r, *this);
    return u;
  }
  template <class S>
  auto claim(S& s, setup const& u) const { // once a step: reads the fields, returns the work by
                                           // member
    using V = typename S::value;           // double, a pack of paths or a dual number: never ask which
    double const passed = (s.month() - from.months()) / static_cast<double>(complete.months() - from.months());
    auto const part = outlay::as<V>(s[of_population] * std::clamp(passed, 0.0, 1.0));
    // this and never *this: a run knows a field by where it stands
    return [this, &s, &u, part, each = s[cost], who = u.who & s.active()](int i, auto& row) {
      if (!(who >> i & 1)) return;
      auto const heads = part * outlay::headcount<V>::from_value(V(s.allies()[i].population));
      auto const year_of_one = outlay::as<V>(each(i)); // in the ledger's money, at the rate of this member and year
      row.template claim<outlay::claim_class::deployments>(outlay::account::posture,
                                                           heads * year_of_one * outlay::as<V>(s.dt()), counts);
      s.post(u.measures[measure::heads], i, heads.value());
    };
  }
};

} // namespace mine

namespace {

using outlay::scenario;
using answers = std::vector<std::string>;

answers const asked{"outlay", "counted core of Europe and Canada", "reserve: heads"};
outlay::horizon const span{.from = 2026y, .until = 2031y};
auto const economy = outlay::economy{.growth = outlay::data::weo_2026_april(), .volatility = 2_pct, .common = 40_pct};
auto const target = outlay::share_target<outlay::core>{.to = 3.5_pct, .by = 2035y};
outlay::alliance<> const& allies() {
  static auto const all = outlay::data::nato_2026();
  return all;
}
scenario with_reserve() {
  scenario s(allies(), span);
  s.add(economy).add(target).add(mine::reserve::example());
  return s;
}
template <class A, class B> bool same(A const& a, B const& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0;
}

} // namespace

TEST_CASE("a part of one's own in a scenario has the bits of a typed plan") {
  auto const s = with_reserve();
  auto const plan = outlay::plan(economy, target, mine::reserve::example());
  auto const heads = outlay::measured("reserve", "heads");
  auto const a = s.project(asked);
  auto const b = outlay::project(allies(), plan, span, outlay::total_outlay,
                                 outlay::counted_core.of(outlay::europe_and_canada), heads);
  for (int k = 0; k < 3; ++k) CHECK(same(a.values(k), b.values(k)));
  CHECK(a.value("reserve: heads", 2030) > 1000);
  outlay::draws const d{.paths = 12, .seed = 4};
  auto const fan = s.ensemble(d, {"outlay"}, 2);
  auto const typed = outlay::ensemble(allies(), plan, span, d, outlay::total_outlay);
  for (int c = 0; c < fan.columns(); ++c) CHECK(same(fan.path_values(c), typed.path_values(c)));
  auto const j = s.sensitivity(answers{"outlay"}, {"reserve.of_population"});
  auto const slopes =
      outlay::sensitivity(allies(), plan, span, outlay::total_outlay, outlay::wrt(&mine::reserve::of_population));
  for (int y = 2026; y < 2031; ++y)
    CHECK(j.slope(j.row("outlay", y), 0) == slopes.slope[static_cast<std::size_t>(y - 2026)]);
  auto const t = s.sweep({{"reserve.of_population", {"0.5 %", "1 %"}}}, {"outlay"});
  CHECK(t.values(3)[0] == a.value(0, 2029));
  auto ready = s.prepare(asked);
  CHECK(same(ready.project(outlay::wrt(&mine::reserve::of_population), 1_pct).values(0),
             std::vector<double>{t.values(0)[1], t.values(1)[1], t.values(2)[1], t.values(3)[1], t.values(4)[1]}));
}

TEST_CASE("a part of one's own is written, read, compared, changed and taken out") {
  auto const s = with_reserve();
  CHECK(s.get<mine::reserve>().of_population == outlay::ratio(0.5_pct));
  std::string const text = to_toml(s);
  CHECK(text.find("[[reserve]]") != std::string::npos);
  auto const again = outlay::read_scenario_text(text, "own.toml", outlay::own<mine::reserve>());
  CHECK(again == s);
  CHECK(hash_of(again) == hash_of(s));
  auto const a = s.project(asked), b = again.project(asked);
  for (int k = 0; k < a.size(); ++k) CHECK(same(a.values(k), b.values(k)));
  auto other = again;
  other.set("reserve.complete", "2033");
  other.set("reserve.of_population", "1 %");
  CHECK(other.at("reserve.of_population") == "1 %");
  auto const all = diff(s, other);
  REQUIRE(all.size() == 2);
  CHECK(all[0].path == "reserve.of_population");
  other.remove("reserve");
  CHECK(other.size() == 2);
  CHECK(to_string(s).find("reserve ") != std::string::npos);
}

TEST_CASE("kinds that nobody named, and what an own kind may not be") {
  std::string const text = to_toml(with_reserve());
  CHECK_THROWS_WITH_AS((void)outlay::read_scenario_text(text, "own.toml"), doctest::Contains("reserve"), outlay::error);
  auto kinds = outlay::own<mine::reserve>();
  kinds.all[0].built_for = "another";
  CHECK_THROWS_WITH_AS((void)outlay::read_scenario_text(text, "own.toml", kinds),
                       doctest::Contains("compiled for another"), outlay::error);
  auto broken = text;
  broken.replace(broken.find("[[reserve]]"), 11, "[[reserve]]\ncuonts = false");
  CHECK_THROWS_WITH_AS((void)outlay::read_scenario_text(broken, "own.toml", outlay::own<mine::reserve>()),
                       doctest::Contains("counts, which is nearest"), outlay::error);
  auto s = with_reserve();
  s.set("reserve.complete", "2027");
  CHECK_THROWS_WITH_AS(s.check(), doctest::Contains("later than from"), outlay::error);
}

TEST_CASE("a kind of one's own has a name that files can have") {
  static std::string table;
  auto kinds = outlay::own<mine::reserve>();
  kinds.all[0].manual = [] {
    auto m = outlay::manual_of<mine::reserve>();
    m.table = table;
    return m;
  };
  for (char const* taken : {"horizon",
                            "member",
                            "include",
                            "change",
                            "without",
                            "scenarios",
                            "title",
                            "source",
                            "assumed",
                            "version",
                            "group",
                            "growth_table",
                            "exchange_rate",
                            "alliance",
                            "prices_of_the_alliance",
                            "share_target",
                            "pledge",
                            "pledge.big",
                            "share_target.core",
                            "horizon.own",
                            "",
                            ".",
                            "a.",
                            "a b",
                            "1st",
                            "a.b.c",
                            "re\"serve"}) {
    CAPTURE(taken);
    table = taken;
    CHECK_THROWS_WITH_AS((void)outlay::read_scenario_text("[horizon]\nuntil = \"2030\"\n", "f.toml", kinds),
                         doctest::Contains("own part"), outlay::error);
  }
  for (char const* good : {"reserve", "share_target.reserve", "Reserve_2"}) {
    table = good;
    CHECK_NOTHROW((void)outlay::read_scenario_text("[horizon]\nuntil = \"2030\"\n", "f.toml", kinds));
  }
}

TEST_CASE("a manifest of a plan with a part of one's own is replayed by who knows the part") {
  auto const s = with_reserve();
  auto const m = outlay::read_manifest_text(to_json(manifest_of(s, s.project(asked))), "m.json");
  CHECK_THROWS_AS((void)replay(m), outlay::error);
  auto const r = replay(m, outlay::own<mine::reserve>());
  CHECK(r.differences.empty());
  CHECK(r.again == m);
}

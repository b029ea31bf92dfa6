// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Scenarios in any money: the bits of typed plans in that money, files that say which, currencies of a user's own.
#include "../parts/small.hpp"

#include <outlay/data/nato.hpp>
#include <outlay/engines/solve.hpp>
#include <outlay/manifest.hpp>
#include <outlay/scenario.hpp>

#include <cstring>
#include <sstream>

using namespace outlay::test;
using outlay::billions;
using outlay::core;
using outlay::eur;
using outlay::id_of;
using outlay::run_money;
using outlay::scenario;
using outlay::share_target;
using outlay::usd_2021;

namespace {

using eur_2020 = outlay::money_of<outlay::currency::eur, 2020>;
using xyz = outlay::money_of<outlay::currency_of("XYZ")>;
auto const span = outlay::horizon{.from = 2026y, .until = 2034y};

// Three members with figures in some money; one dollar is worth 0.9 of it at first, one XYZ a twentieth.
template <class M> outlay::alliance<M> three_in() {
  auto const gdp = [](double x) { return billions<M>(x) / outlay::year; };
  outlay::yearly prices{2025, {1.0, 1.03, 1.05}};
  return outlay::alliance<M>(
      {{.code = "AAA", .gdp = gdp(1000), .core = 1_pct, .price_level = 1.25, .population = 60},
       {.code = "BBB", .gdp = gdp(500), .core = 2_pct, .price_level = 1.5, .population = 30},
       {.code = "CCC", .gdp = gdp(250), .core = 6_pct, .price_level = 1.0, .population = 10}},
      {.prices = prices,
       .rates = {{.from = id_of<outlay::usd>, .rate = {2024, {0.9, 0.92, 0.88}}},
                 {.from = id_of<xyz>, .rate = {2025, {0.05, 0.045}}, .prices = {2025, {1.0, 1.1, 1.2}}}}});
}
auto plan_in_moneys() {
  return outlay::plan(
      outlay::economy{.growth = 2_pct, .volatility = 3_pct, .common = 50_pct},
      share_target<core>{.to = 3.5_pct, .by = 2032y},
      outlay::pledge{.name = "dollars",
                     .amount = 1_bn_usd / outlay::month,
                     .from = 2026y,
                     .payers = outlay::group("two", {"BBB", "CCC"})},
      outlay::pledge{.name = "own", .amount = billions<xyz>(30) / outlay::year, .from = 2027y, .payers = "AAA"});
}
template <class M, class... P> scenario at_run_time(outlay::alliance<M> const& allies, outlay::plan_of<P...> const& p) {
  scenario s(allies, span);
  p.each([&](auto const& x) { s.add(x); });
  return s;
}
template <class M>
int different_bits(outlay::projection<M> const& a, outlay::projection<M> const& b) {
  int different = 0, numbers = 0;
  auto const compare = [&](double x, double y) {
    different += std::memcmp(&x, &y, sizeof x) != 0;
    ++numbers;
  };
  for (auto const& m : a.allies().members())
    for (int y = a.first_year(); y <= a.last_year(); ++y) {
      std::chrono::year const when(y);
      compare(a.gdp(m.code, when).value(), b.gdp(m.code, when).value());
      compare(a.counted_core(m.code, when).value(), b.counted_core(m.code, when).value());
      for (int k = 0; k < outlay::account_count; ++k)
        compare(a.outlay_of(static_cast<outlay::account>(k), m.code, when).value(),
                b.outlay_of(static_cast<outlay::account>(k), m.code, when).value());
      for (auto const& x : a.measures()) compare(a.measured(x, m.code, when), b.measured(x, m.code, when));
    }
  auto const first = std::chrono::year(a.first_year()), last = std::chrono::year(a.last_year());
  outlay::group const one(a.allies()[a.allies().size() - 1].code); // it spends
  compare(a.rise(one, first, last).by_prices.value(), b.rise(one, first, last).by_prices.value());
  CHECK(numbers > 100);
  return different;
}
// Every engine against the typed plan in the same money.
template <class M, class... P> void check_same(outlay::alliance<M> const& allies, outlay::plan_of<P...> const& plan) {
  scenario const s = at_run_time(allies, plan);
  CHECK(s.ledger_money() == id_of<M>);
  CHECK(different_bits(outlay::project(allies, plan, span), s.project<M>()) == 0);

  outlay::draws const d{.paths = 20, .seed = 3};
  auto const a = outlay::ensemble(allies, plan, span, d, outlay::total_outlay, outlay::core_share);
  auto const b = s.ensemble(d, {"outlay", "core share"}, 2);
  REQUIRE(a.columns() == b.columns());
  CHECK(std::memcmp(a.data(), b.data(), sizeof(double) * 20 * static_cast<std::size_t>(a.columns())) == 0);
  CHECK(b.heads()[0].money == id_of<M>);

  auto const j = outlay::sensitivity(allies, plan, span, outlay::every_quantity, outlay::total_outlay);
  auto const k = s.sensitivity({"outlay"});
  REQUIRE(j.fields().size() == k.fields().size());
  REQUIRE(j.values().size() == k.values().size());
  for (int f = 0; f < std::ssize(j.fields()); ++f)
    for (int r = 0; r < std::ssize(j.values()); ++r) {
      double const x = j.slope(r, f), y = k.slope(r, f);
      CHECK(std::memcmp(&x, &y, sizeof x) == 0);
    }

  auto ready = s.prepare({"outlay"});
  double const before = ready.project().value(0, 2030);
  CHECK(before == s.project({"outlay"}).value(0, 2030));
  CHECK(before == outlay::project(allies, plan, span, outlay::total_outlay).value(0, 2030));
}

char const* const in_euros = R"(
alliance = "own"
money = "EUR of 2020"
prices_of_the_alliance = { first = 2025, values = [1.0, 1.03, 1.05] }

[horizon]
base_year = 2025
from = "2026"
until = "2034"

[[member]]
code = "AAA"
gdp = "1000 bn EUR of 2020/year"
core = "1 %"
price_level = 1.25
population = 60000

[[member]]
code = "BBB"
gdp = "500 bn EUR of 2020/year"
core = "2 %"
price_level = 1.5
population = 30000

[[member]]
code = "CCC"
gdp = "250 bn EUR of 2020/year"
core = "6 %"
price_level = 1.0
population = 10000

[[exchange_rate]]
from = "USD"
rate = { first = 2024, values = [0.9, 0.92, 0.88] }

[[exchange_rate]]
from = "XYZ"
rate = { first = 2025, values = [0.05, 0.045] }
prices = { first = 2025, values = [1.0, 1.1, 1.2] }

[[economy]]
growth = "2 %"
volatility = "3 %"
common = "50 %"

[[share_target.core]]
to = "3.5 %"
by = "2032"

[[pledge]]
name = "dollars"
amount = "1 bn USD/month"
from = "2026"
payers = ["BBB", "CCC"]

[[pledge]]
name = "own"
amount = "30 bn XYZ/year"
from = "2027"
payers = "AAA"
)";
std::string replaced(std::string s, std::string const& what, std::string const& by) {
  std::size_t const at = s.find(what);
  REQUIRE(at != std::string::npos);
  return s.replace(at, what.size(), by);
}
std::string fault_of(std::string const& text) {
  try {
    (void)outlay::read_scenario_text(text, "f.toml").project<run_money>();
  } catch (outlay::error const& e) {
    return e.what();
  }
  return "no fault";
}

} // namespace

TEST_CASE("a scenario in euros, in constant euros or in a currency of one's own has the bits of the typed plan") {
  check_same(three_in<eur>(), plan_in_moneys());
  check_same(three_in<eur_2020>(), plan_in_moneys());
  check_same(three_in<outlay::money_of<outlay::currency_of("QQQ"), 2019>>(), plan_in_moneys());
}

TEST_CASE("a scenario over NATO's edition of 2024 has the bits of the typed plan in dollars of 2015") {
  auto const plan = outlay::plan(
      outlay::economy{.growth = outlay::data::weo_2025_april(), .volatility = 2_pct},
      share_target<core>{.to = 3.5_pct, .by = 2032y},
      outlay::pledge{.name = "arms", .amount = 1_bn_usd / outlay::month, .from = 2026y,
                     .payers = outlay::europe_and_canada},
      outlay::pledge{
          .name = "euros", .amount = 2_bn_eur, .from = 2027y, .payers = outlay::group("two", {"DEU", "USA"})});
  check_same(outlay::data::nato_2024(), plan);
}

TEST_CASE("a projection and an alliance take their type back, and no other") {
  scenario const s = at_run_time(three_in<eur>(), plan_in_moneys());
  auto const run = s.project<run_money>();
  CHECK(run.ledger_money() == id_of<eur>);
  CHECK(run.allies().ledger_money() == id_of<eur>);
  double const x = run.outlay("AAA", 2030y).value();
  CHECK(x == outlay::in(run.as<eur>().outlay("AAA", 2030y), billions<eur>(1) / outlay::year));
  CHECK(run.as<eur>().as<run_money>().outlay("AAA", 2030y).value() == x);
  CHECK(s.allies().as<eur>()[0].code == "AAA");
  check_refused([&] { (void)run.as<usd_2021>(); }, "projection", "money", "USD at prices of 2021",
                "EUR at current prices, the money that it is in");
  check_refused([&] { (void)s.project(); }, "projection", "money", "USD at prices of 2021",
                "EUR at current prices, the money that it is in");
  check_refused([&] { (void)s.allies().as<usd_2021>(); }, "alliance", "money", "USD at prices of 2021",
                "EUR at current prices, the money that it is in");
  CHECK_THROWS_WITH_AS((void)s.solve("share_target.core.to", {"2 %", "5 %"}, {"outlay", 2030, "50 bn USD/year"}),
                       doctest::Contains("USD at current prices for \"outlay\"; valid: EUR at current prices"),
                       outlay::error);
}

TEST_CASE("an alliance in a money that a value names refuses figures in another") {
  auto const gdp = billions<eur>(100) / outlay::year;
  outlay::alliance<run_money> const a({outlay::currency::eur, 0}, {{.code = "AAA", .gdp = gdp, .core = 1_pct}});
  CHECK(a.ledger_money() == id_of<eur>);
  CHECK(a.with("AAA", [](auto& m) { m.core = 2_pct; }).ledger_money() == id_of<eur>);
  check_refused(
      [&] {
        (void)outlay::alliance<run_money>({outlay::currency::eur, 2020}, {{.code = "AAA", .gdp = gdp, .core = 1_pct}});
      },
      "member AAA", "gdp", "an amount in EUR at current prices",
      "an amount in the alliance's money, EUR at prices of 2020");
}

TEST_CASE("an alliance refuses a price basis that is no year") {
  check_refused([] { (void)outlay::alliance<run_money>({outlay::currency::eur, 21}, std::vector<outlay::member>()); },
                "alliance", "money", "EUR at prices of 21", "prices of a year such as 2021, or 0 for current prices");
}

TEST_CASE("a file says which money its figures are in, and which currencies of its own it has") {
  scenario const file = outlay::read_scenario_text(in_euros, "f.toml");
  scenario const code = at_run_time(three_in<eur_2020>(), plan_in_moneys());
  CHECK(file.ledger_money() == id_of<eur_2020>);
  CHECK(different_bits(file.project<run_money>(), code.project<run_money>()) == 0);
  for (scenario const* s : {&file, &code}) {
    std::string const text = to_toml(*s);
    CHECK(text.find("money = \"EUR of 2020\"") != std::string::npos);
    CHECK(text.find("XYZ") != std::string::npos);
    scenario const again = outlay::read_scenario_text(text, "again.toml");
    CHECK(again == *s);
    CHECK(to_toml(again) == text);
    CHECK(different_bits(again.project<run_money>(), s->project<run_money>()) == 0);
  }
  scenario changed = file;
  changed.set("pledge.own.amount", "31 bn XYZ/year");
  CHECK(changed.at("pledge.own.amount") == "31 bn XYZ/year");
  CHECK(changed.at("money") == "EUR of 2020");
}

TEST_CASE("NATO's edition of 2024 by its name in a file, in dollars of 2015") {
  std::string const text = "alliance = \"NATO 2024\"\n[horizon]\nbase_year = 2023\nfrom = \"2025\"\nuntil = \"2030\"\n";
  scenario const s = outlay::read_scenario_text(text, "f.toml");
  CHECK(s.ledger_money() == id_of<outlay::usd_2015>);
  CHECK(s.allies().facts().edition == outlay::data::nato_2024(2023).facts().edition);
  scenario code(outlay::data::nato_2024(2023), {.from = 2025y, .until = 2030y});
  CHECK(to_toml(code).find("NATO 2024") != std::string::npos);
  code.add(outlay::economy{.growth = outlay::data::weo_2025_april()}); // what goes with that edition
  CHECK(different_bits(s.project<outlay::usd_2015>(), code.project<outlay::usd_2015>()) == 0);
  scenario const again = outlay::read_scenario_text(to_toml(code), "again.toml");
  CHECK(again.ledger_money() == id_of<outlay::usd_2015>);
  CHECK(different_bits(again.project<run_money>(), code.project<run_money>()) == 0);
}

TEST_CASE("a rate of one's own beside NATO's figures is written with them") {
  outlay::alliance<> const nato = outlay::data::nato_2026();
  auto facts = nato.facts();
  facts.rates.at(0).rate.values.back() *= 1.5;
  scenario const s(outlay::alliance<>(nato.members(), facts), span);
  CHECK(to_toml(s).find("alliance = \"own\"") != std::string::npos);
  CHECK(to_toml(scenario(nato, span)).find("alliance") == std::string::npos);
}

TEST_CASE("a currency of one's own beside NATO's figures") {
  std::string const head = "[horizon]\nuntil = \"2030\"\n[[exchange_rate]]\nfrom = \"XYZ\"\ninto = \"USD\"\n"
                           "rate = { first = 2026, values = [0.1] }\n";
  auto const with = [&](std::string const& amount) {
    return head + "[[pledge]]\nname = \"a\"\nfrom = \"2027\"\npayers = \"DEU\"\ncounts = false\namount = \"" + amount +
           "\"\n";
  };
  scenario const own = outlay::read_scenario_text(with("50 bn XYZ/year"), "f.toml"),
                 usd = outlay::read_scenario_text(with("5 bn USD/year"), "f.toml");
  // the rate holds in 2026 and falls with neither money's prices then: both have the prices of the alliance
  double const a = own.project().outlay("DEU", 2027y).value(), b = usd.project().outlay("DEU", 2027y).value();
  CHECK(a == about(b));
  CHECK(own.at("pledge.a.amount") == "50 bn XYZ/year");
  CHECK(outlay::read_scenario_text(to_toml(own), "again.toml") == own);
}

TEST_CASE("what is wrong with a file's money is said with its line and what would do") {
  struct row {
    std::string text, expected;
  };
  std::string const file = in_euros, years = "[horizon]\nuntil = \"2030\"\n";
  row const rows[] = {
      {file, "no fault"},
      {replaced(file, "30 bn XYZ", "30 bn XZY"),
       "f.toml, line 58: pledge.amount = \"30 bn XZY/year\"; valid: a currency that is known: XYZ, which is "
       "nearest, or one to which [[exchange_rate]] gives its worth"},
      {replaced(file, "1 bn USD/month", "1 bn UDS/month"), "a currency that is known: USD, which is nearest,"},
      {replaced(file, "1 bn USD/month", "1 bn usd/month"),
       "pledge.amount = \"1 bn usd/month\"; valid: money over time"},
      {replaced(file, "1 bn USD/month", "1 bn GBP/month"), "a money with a rate into EUR at prices of 2020 for BBB"},
      {replaced(file, "money = \"EUR of 2020\"", "money = \"euros\""),
       "f.toml, line 3: money = \"euros\"; valid: a currency, such as \"EUR\" or \"USD of 2021\", or three capital"},
      {replaced(file, "money = \"EUR of 2020\"", "money = \"EUR of 1020\""), "line 3: money = \"EUR of 1020\""},
      {replaced(file, "money = \"EUR of 2020\"\n", ""),
       "gdp = an amount in EUR at prices of 2020; valid: an amount in the alliance's money, USD at prices of 2021"},
      {replaced(file, "base_year = 2025", "base_year = 1776"), "base_year = 1776; valid: a year from 1950 to 2149"},
      {"money = \"EUR\"\n" + years, "line 1: money = \"EUR\"; valid: \"USD of 2021\", which NATO's figures are in"},
      {"money = \"USD of 2021\"\n" + years, "no fault"},
      {"alliance = \"NATO 2024\"\n" + years + "base_year = 2025\n", "2014 to 2024: a year of NATO's figures"},
      {"alliance = \"Nato\"\n" + years, "\"NATO\", \"NATO 2024\" or \"own\""},
  };
  for (row const& r : rows) {
    CAPTURE(r.text);
    std::string const met = fault_of(r.text);
    CHECK_MESSAGE(met.find(r.expected) != std::string::npos, met);
  }
}

TEST_CASE("results in another money are told and replayed in it") {
  scenario const s = outlay::read_scenario_text(in_euros, "f.toml");
  auto const t = s.project({"outlay", "core share"});
  outlay::manifest const m = manifest_of(s, t);
  CHECK(m.data.money == "billion EUR2020");
  CHECK(m.numbers.at(0).unit.find("EUR2020") != std::string::npos);
  CHECK(outlay::replay(m).same_bits());
  CHECK(outlay::replay(manifest_of(s, s.project<run_money>())).same_bits());
  CHECK(outlay::replay(manifest_of(s, s.project<eur_2020>())).same_bits());
  bool told = false;
  for (auto const& f : m.fields) told = told || (f.path == "pledge.own.amount" && f.unit == "bn XYZ/year");
  CHECK(told);
}

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Differences of answers divided among what was changed, against all orders one by one.
#include <outlay/io/json_reader.hpp>
#include <outlay/scenario/compare.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace {

using outlay::attribution;
using outlay::scenario;

std::string const plan = R"(
[horizon]
base_year = 2026
until = "2031"
step = "annual"

[[economy]]
growth = "2 %"

[[share_target.core]]
to = "3.5 %"
by = "2035"
except = { ESP = "2.1 %" }

[[share_target.resilience]]
existing = "0.5 %"
to = "1.5 %"
by = "2035"

[[pledge]]
name = "arms"
amount = "1 bn USD/month"
from = "2026-01"
payers = { name = "payers", all_but = ["USA", "ISL"] }
counts = false

[[pledge]]
name = "old"
amount = "3 bn USD/year"
from = "2026-01"
counts = false
)";
scenario before() { return outlay::read_scenario_text(plan, "before.toml"); }
// Seven changes: three quantities, a date, a list, a part more and a part less.
struct made {
  char const* name;
  void (*make)(scenario&);
};
scenario with_new_pledge(scenario s) {
  std::string text = outlay::to_toml(s);
  text += "\n[[pledge]]\nname = \"new\"\namount = \"6 bn USD/year\"\nfrom = \"2028-01\"\ncounts = false\n";
  return outlay::read_scenario_text(text, "new.toml");
}
made const seven[] = {
    {"share_target.core.to", [](scenario& s) { s.set("share_target.core.to", "5 %"); }},
    {"share_target.core.compliance", [](scenario& s) { s.set("share_target.core.compliance", "70 %"); }},
    {"share_target.core.by", [](scenario& s) { s.set("share_target.core.by", "2029"); }},
    {"share_target.core.except", [](scenario& s) { s.set("share_target.core.except.FRA", "4 %"); }},
    {"pledge.arms.amount", [](scenario& s) { s.set("pledge.arms.amount", "2 bn USD/month"); }},
    {"pledge.old", [](scenario& s) { s.remove("pledge \"old\""); }},
    {"pledge.new", [](scenario& s) { s = with_new_pledge(s); }},
};
scenario after() {
  scenario s = before();
  for (made const& m : seven) m.make(s);
  return s;
}
std::vector<std::string> const asked{"outlay", "core share of FRA", "core outlay"};
double part_of(attribution const& a, std::string const& name, int answer, int year) {
  for (std::size_t k = 0; k < a.changes.size(); ++k)
    if (a.changes[k].name == name) return a.parts[k].value(answer, year);
  FAIL("no change is called " << name);
  return 0;
}

} // namespace

TEST_CASE("seven changes have the mean of what they add over all 5,040 orders, and sum to the difference") {
  auto const r = compare(before(), after(), asked);
  REQUIRE(r.changes.size() == 7);
  CHECK(r.exact());
  CHECK(r.runs == 128 + 1);
  // What each set of changes answers, by plans that are changed one by one.
  std::vector<std::vector<double>> of_set;
  for (unsigned s = 0; s < 128; ++s) {
    scenario x = before();
    for (unsigned k = 0; k < 7; ++k)
      if (s >> k & 1) seven[k].make(x);
    auto const t = x.project(asked);
    of_set.push_back({});
    for (int a = 0; a < 3; ++a)
      for (int y = 2026; y <= 2030; ++y) of_set.back().push_back(t.value(a, y));
  }
  std::vector<unsigned> order{0, 1, 2, 3, 4, 5, 6};
  std::vector<std::vector<double>> sum(7, std::vector<double>(15, 0.0));
  double orders = 0;
  do {
    unsigned s = 0;
    for (unsigned const k : order) {
      for (std::size_t c = 0; c < 15; ++c) sum[k][c] += of_set[s | 1u << k][c] - of_set[s][c];
      s |= 1u << k;
    }
    ++orders;
  } while (std::next_permutation(order.begin(), order.end()));
  CHECK(orders == 5040);
  for (int a = 0; a < 3; ++a)
    for (int y = 2026; y <= 2030; ++y) {
      double all = 0;
      double const larger = std::max(std::fabs(r.before.value(a, y)), std::fabs(r.after.value(a, y)));
      for (std::size_t k = 0; k < 7; ++k) {
        double const x = part_of(r, seven[k].name, a, y);
        all += x;
        CHECK(std::fabs(x - sum[k][static_cast<std::size_t>(5 * a + y - 2026)] / orders) <= 1e-12 * larger);
      }
      CHECK(std::fabs(all - (r.after.value(a, y) - r.before.value(a, y))) <= 1e-12 * larger);
      CHECK(r.before.value(a, y) == before().project(asked).value(a, y));
      CHECK(r.after.value(a, y) == after().project(asked).value(a, y));
    }
}

TEST_CASE("the other way round the parts change their sign, and a field without effect has none") {
  scenario changed = after();
  changed.set("share_target.resilience.absorption", "900 %"); // as good as none
  auto const there = compare(before(), changed, {"outlay"}), back = compare(changed, before(), {"outlay"});
  REQUIRE(there.changes.size() == 8);
  REQUIRE(back.changes.size() == 8);
  for (auto const& c : there.changes)
    CHECK(part_of(there, c.name, 0, 2030) == doctest::Approx(-part_of(back, c.name, 0, 2030)).epsilon(1e-9));
  CHECK(part_of(there, "share_target.resilience.absorption", 0, 2030) == 0);
  auto const same = compare(before(), before(), {"outlay"});
  CHECK(same.changes.empty());
  CHECK(same.before.value(0, 2030) == same.after.value(0, 2030));
}

TEST_CASE("what cannot be without each other is one change") {
  std::string const with_bank = plan + R"(
[[capital_contribution]]
name = "defence bank"
subscribed = "135 bn USD"
first = "2027-01"

[[bank]]
capital = "defence bank"
first_bond = "2027"
operating_from = "2027"
risk_free = "2 %"
spread = "1 %"
margin = "0.2 %"
yield = "3 %"
)";
  scenario b = outlay::read_scenario_text(with_bank, "bank.toml");
  b.set("share_target.core.to", "4 %");
  auto const r = compare(before(), b, {"outlay", "core share"});
  REQUIRE(r.changes.size() == 2);
  CHECK(std::any_of(r.changes.begin(), r.changes.end(), [](auto const& c) {
    return c.name.find("bank") != std::string::npos && c.name.find("capital_contribution") != std::string::npos &&
           c.name.find(" with ") != std::string::npos;
  }));
  double const whole = r.after.value(0, 2030) - r.before.value(0, 2030);
  CHECK(r.parts[0].value(0, 2030) + r.parts[1].value(0, 2030) == doctest::Approx(whole).epsilon(1e-12));
}

TEST_CASE("what cannot be without several others is one change with them, and with nothing else") {
  auto const event = [](char const* name, char const* at) {
    return "\n[[event]]\nname = \"" + std::string(name) + "\"\nat = \"" + at + "\"\n";
  };
  std::string const two = event("review", "2027") + event("ceasefire", "2029") + R"(
[[pledge]]
name = "between"
amount = "6 bn USD of 2021/year"
from = "on review"
until = "on ceasefire"
counts = false
)";
  std::string const three = event("first", "2027") + event("second", "2028") + event("third", "2029") + R"(
[[stockpile_growth]]
lift = "30 %"
over = "10 years"
lead = "2 years"
opening = { DEU = { units = 50 } }
losses = [{ at = "on first", which = "logistics", value = "10 %" },
          { at = "on second", which = "logistics", value = "10 %" },
          { at = "on third", which = "logistics", value = "10 %" }]
)";
  scenario a = before(), b = outlay::read_scenario_text(plan + two + three, "b.toml");
  b.set("share_target.core.to", "4 %");
  auto const there = compare(a, b, {"outlay"}), back = compare(b, a, {"outlay"});
  for (auto const* r : {&there, &back}) {
    std::vector<std::size_t> sizes;
    for (auto const& c : r->changes) sizes.push_back(c.of.size());
    std::sort(sizes.begin(), sizes.end());
    CHECK(sizes == std::vector<std::size_t>{1, 3, 4});
  }
  for (std::size_t k = 0; k < there.changes.size(); ++k)
    if (there.changes[k].of.size() == 3) {
      CHECK(there.changes[k].name.find("pledge.between") != std::string::npos);
      CHECK(there.parts[k].value(0, 2028) == doctest::Approx(6).epsilon(1e-9));
      CHECK(std::fabs(there.parts[k].value(0, 2030)) < 1e-9);
    }
}

TEST_CASE("a change tells what was changed, whatever parts are called") {
  std::string const parts = plan + "\n[[pledge]]\namount = \"1 bn USD/year\"\nfrom = \"2027\"\n"
                                   "[[pledge]]\nname = \"amount\"\namount = \"1 bn USD/year\"\nfrom = \"2027\"\n"
                                   "[[pledge]]\nname = \"x.amounts y.fromage\"\namount = \"1 bn USD/year\"\n"
                                   "from = \"2027\"\n"
                                   "[[pledge]]\nname = \"x.from.y\"\namount = \"1 bn USD/year\"\nfrom = \"2027\"\n";
  scenario const a = outlay::read_scenario_text(parts, "a.toml");
  scenario b = a;
  std::vector<std::string> names;
  for (char const* part : {R"("")", R"("amount")", R"("x.amounts y.fromage")", R"("x.from.y")"}) {
    for (char const* field : {".amount", ".from"}) names.push_back("pledge." + std::string(part) + field);
    b.set(names[names.size() - 2], "2 bn USD/year");
    b.set(names.back(), "2028");
  }
  auto const r = compare(a, b, {"outlay"});
  REQUIRE(r.changes.size() == 8);
  for (auto const& c : r.changes) {
    CHECK(std::find(names.begin(), names.end(), c.name) != names.end());
    REQUIRE(c.of.size() == 1);
    CHECK(c.of[0].path == c.name);
  }
}

TEST_CASE("where a plan with some of the changes has no number, parts have none") {
  auto const shares = [](char const* to, char const* compliance) {
    return outlay::read_scenario_text("[horizon]\nuntil = \"2030\"\nstep = \"annual\"\n[[share_target.core]]\nto = \"" +
                                          std::string(to) + "\"\nby = \"2028\"\nfloor = false\ncompliance = \"" +
                                          compliance + "\"\n",
                                      "shares.toml");
  };
  // nobody pays where the target is nothing and all comply
  auto const r = compare(shares("0 %", "50 %"), shares("3.5 %", "100 %"), {"Gini of core shares"});
  REQUIRE(r.changes.size() == 2);
  CHECK(r.before.has_number(r.before.column(0, 2029)));
  CHECK(r.after.has_number(r.after.column(0, 2029)));
  for (auto const& part : r.parts) {
    CHECK(!part.has_number(part.column(0, 2029)));
    CHECK(part.has_number(part.column(0, 2027)));
  }
  // and the same of an ensemble
  auto const drawn =
      compare(shares("0 %", "50 %"), shares("3.5 %", "100 %"), {.paths = 3}, {}, {"Gini of core shares"});
  REQUIRE(drawn.changes.size() == 2);
  CHECK(drawn.after.value(0, 2029) == doctest::Approx(r.after.value(0, 2029)));
  for (std::size_t k = 0; k < 2; ++k) {
    CHECK(!drawn.parts[k].has_number(drawn.parts[k].column(0, 2029)));
    CHECK(drawn.parts[k].value(0, 2027) == doctest::Approx(r.parts[k].value(0, 2027)));
  }
}

TEST_CASE("quantities stay in lanes beside changes that cannot be alone") {
  scenario a = before(), b = before();
  b.set("share_target.core.to", "4 %");
  b.set("share_target.core.compliance", "80 %");
  b.set("pledge.arms.amount", "2 bn USD/month");
  b.remove("pledge \"old\"");
  std::string const text = outlay::to_toml(b) +
                           "\n[[event]]\nname = \"ceasefire\"\nat = \"2028\"\n[[pledge]]\nname = \"after\"\n"
                           "amount = \"6 bn USD/year\"\nfrom = \"on ceasefire\"\ncounts = false\n";
  auto const r = compare(a, outlay::read_scenario_text(text, "b.toml"), {"outlay"});
  REQUIRE(r.changes.size() == 5); // the event with the pledge that waits for it
  CHECK(std::any_of(r.changes.begin(), r.changes.end(), [](auto const& c) {
    return c.name.find("pledge.after") != std::string::npos && c.name.find("event.ceasefire") != std::string::npos;
  }));
  double sum = 0;
  for (auto const& p : r.parts) sum += p.value(0, 2030);
  CHECK(sum == doctest::Approx(r.after.value(0, 2030) - r.before.value(0, 2030)).epsilon(1e-12));
}

TEST_CASE("changes are taken together where that is asked") {
  auto const all = compare(before(), after(), {"outlay"}),
             some = compare(before(), after(), {"outlay"}, {.together = {{"pledge"}, {"share_target.core"}}});
  REQUIRE(some.changes.size() == 2);
  CHECK(some.changes[0].of.size() + some.changes[1].of.size() >= 7);
  double const whole = all.after.value(0, 2030) - all.before.value(0, 2030);
  CHECK(some.parts[0].value(0, 2030) + some.parts[1].value(0, 2030) == doctest::Approx(whole).epsilon(1e-12));
  CHECK_THROWS_WITH_AS(compare(before(), after(), {"outlay"}, {.together = {{"bank"}}}),
                       doctest::Contains("together = bank; valid: share_target.core"), outlay::error);
  CHECK_THROWS_WITH_AS(compare(before(), after(), {"outlay"}, {.together = {{"pledge", "bank"}}}),
                       doctest::Contains("together = bank; valid: share_target.core"), outlay::error);
  for (std::vector<std::string> const& none : {std::vector<std::string>{}, {""}})
    CHECK_THROWS_WITH_AS(compare(before(), after(), {"outlay"}, {.together = {none}}), doctest::Contains("together = "),
                         outlay::error);
  CHECK_THROWS_WITH_AS(compare(before(), before(), {"outlay"}, {.together = {{"pledge"}}}),
                       doctest::Contains("valid: none: the plans say the same"), outlay::error);
}

TEST_CASE("of many changes orders are drawn, with their standard errors") {
  auto const exact = compare(before(), after(), asked),
             drawn = compare(before(), after(), asked, {.most = 3, .orders = 60, .seed = 5});
  CHECK(!drawn.exact());
  REQUIRE(drawn.standard_errors.size() == 7);
  for (int a = 0; a < 3; ++a) {
    double sum = 0;
    for (std::size_t k = 0; k < 7; ++k) {
      double const x = drawn.parts[k].value(a, 2030), error = drawn.standard_errors[k].value(a, 2030);
      sum += x;
      CHECK(std::fabs(x - exact.parts[k].value(a, 2030)) <= 4.5 * error + 1e-9);
    }
    CHECK(sum == doctest::Approx(drawn.after.value(a, 2030) - drawn.before.value(a, 2030)).epsilon(1e-10));
  }
  auto const again = compare(before(), after(), asked, {.most = 3, .orders = 60, .seed = 5});
  CHECK(again.parts[2].value(0, 2030) == drawn.parts[2].value(0, 2030));
}

TEST_CASE("means and quantiles of ensembles are divided on the same random numbers") {
  scenario a = before(), b = before();
  a.set("economy.volatility", "2 %");
  b.set("economy.volatility", "3 %");
  b.set("share_target.core.to", "4 %");
  b.set("pledge.arms.amount", "2 bn USD/month");
  outlay::draws const d{.paths = 200, .seed = 3};
  for (double const q : {-1.0, 0.95}) {
    auto const r = compare(a, b, d, {q}, {"outlay"});
    REQUIRE(r.changes.size() == 3);
    auto const of = [&](scenario const& s) {
      auto const paths = s.ensemble(d, {"outlay"});
      int const c = paths.column(0, 2030);
      return q < 0 ? paths.mean(c) : paths.quantile(c, q);
    };
    CHECK(r.before.value(0, 2030) == of(a));
    CHECK(r.after.value(0, 2030) == of(b));
    double sum = 0;
    for (auto const& p : r.parts) sum += p.value(0, 2030);
    CHECK(sum == doctest::Approx(of(b) - of(a)).epsilon(1e-10));
    CHECK(part_of(r, "share_target.core.to", 0, 2030) > 0);
  }
  CHECK_THROWS_WITH_AS(compare(a, b, d, {1.5}, {"outlay"}),
                       doctest::Contains("quantile = 1.5; valid: 0 to 1, or below 0 for the mean"), outlay::error);
}

TEST_CASE("plans of two alliances, horizons or moneys are not compared, nor what has no name") {
  scenario other = before();
  other.set("horizon.until", "2035");
  CHECK_THROWS_WITH_AS(compare(before(), other, {"outlay"}), doctest::Contains("compare: horizon = "), outlay::error);
  // spelled out or not it is one horizon, and NATO's figures are what a plan has unless it says otherwise
  auto const spelled = [](std::string const& head) {
    return outlay::read_scenario_text(head + "[[share_target.core]]\nto = \"4 %\"\nby = \"2035\"\n", "spelled.toml");
  };
  std::string const horizon = "[horizon]\nbase_year = 2026\nuntil = \"2031\"\n";
  auto const r =
      compare(spelled(horizon), spelled("alliance = \"NATO\"\n" + horizon + "from = \"2026-01\"\nstep = \"monthly\"\n"),
              {"outlay"});
  CHECK(r.changes.empty());
  for (char const* otherwise : {"from = \"2027\"\n", "step = \"annual\"\n"})
    CHECK_THROWS_WITH_AS(compare(spelled(horizon), spelled(horizon + otherwise), {"outlay"}),
                         doctest::Contains("compare: horizon = "), outlay::error);
  CHECK_THROWS_WITH_AS(compare(spelled(horizon),
                               spelled("[horizon]\nbase_year = 2025\nfrom = \"2026\"\nuntil = \"2031\"\n"), {"outlay"}),
                       doctest::Contains("compare: horizon = "), outlay::error);
  CHECK_THROWS_AS(compare(before(), after(), {"outlays"}), outlay::error);
  CHECK_THROWS_WITH_AS(compare(before(), after(), {"outlay"}, {.most = 21}), doctest::Contains("most = 21"),
                       outlay::error);
  CHECK_THROWS_WITH_AS(compare(before(), after(), {"outlay"}, {.orders = 2}), doctest::Contains("orders = 2"),
                       outlay::error);
}

TEST_CASE("a comparison as JSON has every change and number") {
  auto const r = compare(before(), after(), asked);
  outlay::tree const t = outlay::read_json(to_json(r), "r.json");
  REQUIRE(t.find("changes"));
  auto const& changes = *t.find("changes")->list();
  REQUIRE(changes.size() == r.changes.size());
  CHECK(*changes[0].find("name")->text() == r.changes[0].name);
  auto const& answers = *t.find("answers")->list();
  REQUIRE(answers.size() == asked.size());
  int wrong = 0;
  auto const number = [](outlay::tree const& x) { return x.whole() ? static_cast<double>(*x.whole()) : *x.fraction(); };
  for (std::size_t k = 0; k < answers.size(); ++k) {
    int const answer = static_cast<int>(k);
    auto const& after_it = *answers[k].find("after")->list();
    auto const& parts = *answers[k].find("parts")->list();
    REQUIRE(parts.size() == r.parts.size());
    for (std::size_t c = 0; c < after_it.size(); ++c) {
      wrong += number(after_it[c]) != r.after.values(answer)[c];
      double sum = number((*answers[k].find("before")->list())[c]);
      for (auto const& part : parts) sum += number((*part.find("adds")->list())[c]);
      wrong += !(std::fabs(sum - number(after_it[c])) <= 1e-11 * std::fabs(sum));
    }
  }
  CHECK(wrong == 0);
}

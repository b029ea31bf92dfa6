// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Prepared scenarios: the bits of a scenario that has the values, nothing allocated, one for each thread.
#include "allocations.hpp"
#include "../engines/every_part.hpp"

#include <outlay/data/nato.hpp>
#include <outlay/scenario.hpp>

#include <algorithm>
#include <cstring>
#include <functional>
#include <string>
#include <thread>

using namespace outlay::test;
using outlay::core;
using outlay::scenario;
using outlay::share_target;
using outlay::wrt;

namespace {

scenario readme() { // README's plan
  auto const payers = outlay::all_but("Europe and Canada", {"USA"});
  scenario s(outlay::data::nato_2026(), {.from = 2026y, .until = 2036y});
  s.add(outlay::economy{.growth = outlay::data::weo_2026_april(), .volatility = 1.5_pct, .common = 50_pct})
      .add(share_target<core>{.to = 3.5_pct, .by = 2035y, .except = {{"ESP", 2.1_pct}}})
      .add(share_target<outlay::resilience>{.existing = 0.5_pct, .to = 1.5_pct, .by = 2035y})
      .add(
          outlay::pledge{.name = "arms", .amount = 1_bn_usd / outlay::month, .from = 2026y / January, .payers = payers})
      .add(outlay::capital_contribution{.name = "bank",
                                        .subscribed = 135_bn_usd,
                                        .paid_in = 20_pct,
                                        .instalments = 5,
                                        .first = 2027y / January,
                                        .founders = payers});
  return s;
}
std::vector<std::string> const answers{"outlay", "core outlay of Europe and Canada", "core share of DEU"};

bool same(outlay::answer_table const& a, outlay::answer_table const& b) {
  bool all = a.size() == b.size();
  for (int k = 0; all && k < a.size(); ++k)
    all = a.values(k).size() == b.values(k).size() &&
          std::memcmp(a.values(k).data(), b.values(k).data(), a.values(k).size_bytes()) == 0;
  return all;
}

} // namespace

TEST_CASE("quantities are set by reference, by a field found once, and by path, typed with their unit") {
  scenario const s = readme();
  auto ready = s.prepare(answers);
  CHECK(same(ready.project(), s.project(answers)));
  scenario changed = s;
  changed.set("share_target.core.to", "4 %");
  auto const expected = changed.project(answers);
  CHECK(same(ready.project(wrt(&share_target<core>::to), 4_pct), expected));
  ready.set(wrt(&share_target<core>::to), 3_pct);
  CHECK_FALSE(same(ready.project(), expected));
  auto const to = ready.field<outlay::share>("share_target.core.to");
  CHECK(same(ready.project(to, 4_pct), expected));
  ready.set(to, 3_pct);
  CHECK(same(ready.project("share_target.core.to", "4 %"), expected));

  changed.set("pledge.arms.amount", "2 bn USD/month");
  changed.set("share_target.core.except", "{ ESP = '2 %' }");
  auto const more = changed.project(answers);
  ready.set(outlay::named("arms", &outlay::pledge::amount), 2_bn_usd / outlay::month);
  CHECK(same(ready.project(wrt(&share_target<core>::except, "ESP"), 2_pct), more));
  ready.set("share_target.core.except.ESP", "2.1 %");
  ready.set("pledge.arms.amount", "1 bn USD/month");
  CHECK(same(ready.project("share_target.core.to", "3.5 %"), s.project(answers)));
  // a field found in one holds in others of the same scenario
  auto other = s.prepare(answers);
  CHECK(same(other.project(to, 4_pct), expected));
}

TEST_CASE("what a prepared scenario refuses changes nothing") {
  scenario const s = readme();
  auto ready = s.prepare(answers);
  auto const before = ready.project();
  auto const refuse = [&](auto const& call, char const* part, char const* field, char const* words) {
    try {
      call();
      FAIL("no error");
    } catch (outlay::error const& e) {
      CHECK(e.part() == part);
      CHECK(e.field() == field);
      CHECK_MESSAGE(std::string(e.what()).find(words) != std::string::npos, e.what());
    }
    CHECK(same(ready.project(), before));
  };
  auto const core_to = wrt(&share_target<core>::to);
  char const* const core_label = "share_target<core>";
  refuse([&] { ready.set(core_to, outlay::percent(101)); }, core_label, "to", "0 to 100 %");
  refuse([&] { ready.set(core_to, outlay::percent(std::nan(""))); }, core_label, "to", "finite");
  refuse([&] { ready.set("share_target.core.to", "101 %"); }, core_label, "to", "0 to 100 %");
  refuse([&] { ready.set("share_target.core.to", "wide"); }, "set share_target.core.to", "share_target.core.to",
         "percentage");
  refuse([&] { ready.set("share_target.core.tu", "4 %"); }, "path", "share_target.core.tu", "share_target.core.to");
  refuse([&] { ready.set("share_target.core.by", "2034"); }, "path", "share_target.core.by", "no quantity");
  refuse([&] { ready.set("share_target.core.lag", "2 years"); }, core_label, "lag", "prepared anew");
  refuse([&] { ready.set(wrt(&share_target<core>::lag), 2_years); }, core_label, "lag", "prepared anew");
  refuse([&] { ready.set(wrt(&outlay::pledge::amount), 1_bn_eur / outlay::month); }, "pledge \"arms\"", "amount",
         "the plan's money");
  refuse([&] { ready.set(wrt(&outlay::pledge::amount), 1_bn_usd); }, "pledge \"arms\"", "amount", "as there");
  refuse([&] { ready.set("pledge.arms.amount", "1 bn EUR/month"); }, "pledge \"arms\"", "amount", "the plan's money");
  refuse([&] { (void)ready.field<outlay::rate>("share_target.core.to"); }, "prepared scenario", "share_target.core.to",
         "own type");
  refuse([&] { ready.set(outlay::named("legs", &outlay::pledge::amount), 1_bn_usd / outlay::month); }, "pledge",
         "named", "\"arms\"");
  refuse([&] { ready.set(wrt(&outlay::bank::spread), 1_pct); }, "scenario", "wrt", "no part of");
}

namespace {

using six = outlay::five_areas_and_other;
// Parts over two areas as the library's scenarios have them, over six.
template <class F> outlay::by_area<F, six> wider(outlay::by_area<F, outlay::test::two> const& x) {
  std::array<F, 6> all{x.each[0], x.each[0], x.each[1], x.each[1], x.each[0], x.each[1]};
  for (std::size_t k = 0; k < 6; ++k) { // apart, so that each has a path of its own
    double const shift = 1 + 0.001 * static_cast<double>(k);
    outlay::detail::field_access::put(all[k], shift * outlay::detail::field_access::raw(all[k]));
  }
  return all;
}
template <class P> P const& wider(P const& p) { return p; }
outlay::stockpile_growth<six, 2> wider(outlay::stockpile_growth<outlay::test::two, 2> const& p) {
  auto w = outlay::stockpile_growth<six, 2>::example();
  w.name = p.name;
  w.lift = wider(p.lift);
  w.over = p.over;
  w.opening.clear();
  w.from = p.from;
  for (auto const& o : p.opening) {
    double const a = o.units[0], b = o.units[1];
    w.opening.push_back({.code = o.code, .units = {a, 0.5 * a, b, 0.3 * b, 0.2 * a, b}});
  }
  w.attrition = wider(p.attrition);
  w.unit_cost = wider(p.unit_cost);
  w.equipment_share = p.equipment_share;
  w.lead = p.lead;
  w.own_lead = p.own_lead;
  w.advance = p.advance;
  w.paid = p.paid;
  w.own_over = p.own_over;
  w.losses.clear();
  for (auto const& l : p.losses) w.losses.push_back({.at = l.at, .which = l.which, .value = l.value, .of = l.of});
  w.measures_upkeep = p.measures_upkeep;
  w.upkeep = p.upkeep;
  return w;
}
outlay::industry<six> wider(outlay::industry<outlay::test::two> const& p) {
  return {.capacity = wider(p.capacity),
          .growth = wider(p.growth),
          .backlog = p.backlog,
          .premium = p.premium,
          .calm = p.calm,
          .peak = p.peak};
}
outlay::learning<six> wider(outlay::learning<outlay::test::two> const& p) {
  return {.exponent = wider(p.exponent), .before = wider(p.before), .cost_growth = wider(p.cost_growth)};
}

// A value a hundredth larger, as files spell it: `3.5 %` becomes `3.535 %`.
std::string larger(std::string const& s) {
  std::size_t end = 0;
  double const x = std::stod(s, &end);
  return outlay::text(x == 0 ? 0.01 : 1.01 * x) + s.substr(end);
}

} // namespace

TEST_CASE("every quantity of every kind has the bits of a scenario that has its value") {
  int compared = 0, refused = 0;
  with_plans_of_every_part([&](auto const& typed) {
    scenario s(three(), six_years_of_every_part);
    typed.each([&](auto const& p) { s.add(wider(p)); });
    std::vector<std::string> asked{"outlay", "counted core", "counted resilience", "overspend"};
    auto const run = s.project();
    for (auto const& m : run.measures()) asked.push_back(m.part + ": " + m.name);
    auto ready = s.prepare(asked);
    auto const before = ready.project();
    CHECK(same(before, s.project(asked)));
    for (std::string const& path : s.quantities()) {
      CAPTURE(path);
      std::string const was = s.at(path), now = larger(was);
      CAPTURE(now);
      scenario changed = s;
      changed.set(path, now);
      std::string fault;
      try {
        changed.check();
      } catch (outlay::error const& e) {
        fault = e.what();
      }
      if (!fault.empty()) { // in the same words
        ++refused;
        CHECK_THROWS_WITH(ready.set(path, now), fault.c_str());
        continue;
      }
      ready.set(path, now);
      std::size_t const allocated = outlay::test::allocated;
      auto const& t = ready.project();
      bool const nothing = outlay::test::allocated == allocated;
      CHECK(nothing);
      CHECK(same(t, changed.project(asked)));
      ++compared;
      ready.set(path, was);
    }
    CHECK(same(ready.project(), before));
  });
  CHECK(compared > 150);
  CHECK(refused < 5);
}

TEST_CASE("10,000 prepared projections (500 where nothing is optimised) allocate nothing, each thread its own") {
  scenario const s = readme();
  auto const of = [](int n) { return outlay::percent(3 + 0.0001 * n); };
  auto const run = [&](int first, int last, std::vector<double>& found) {
    auto ready = s.prepare(answers);
    auto const to = ready.field(wrt(&share_target<core>::to));
    auto const arms = ready.field(wrt(&outlay::pledge::amount));
    auto const more = ready.field(wrt(&outlay::economy::extra));
    auto const step = [&](int n) {
      ready.set(arms, (1 + 0.0001 * n) * 1_bn_usd / outlay::month);
      ready.set(more, outlay::percent(0.00001 * n));
      return ready.project(to, of(n)).value(0, 2035);
    };
    (void)step(0); // makes room
    for (int n = first; n < last; ++n) found[static_cast<std::size_t>(n)] = step(n);
  };
#if defined(__OPTIMIZE__)
  constexpr int count = 10000;
#else
  constexpr int count = 500; // without optimisation one takes milliseconds
#endif
  std::vector<double> alone(count), together(count);
  {
    auto ready = s.prepare(answers);
    auto const to = ready.field(wrt(&share_target<core>::to));
    (void)ready.project(to, 3_pct);
    std::size_t const before = outlay::test::allocated;
    for (int n = 0; n < count; ++n) alone[static_cast<std::size_t>(n)] = ready.project(to, of(n)).value(0, 2035);
    CHECK(outlay::test::allocated - before == 0);
    CHECK(std::adjacent_find(alone.begin(), alone.end(), std::greater_equal<>{}) == alone.end());
  }
  run(0, count, alone);
  std::vector<std::thread> threads;
  for (int k = 0; k < 4; ++k) threads.emplace_back([&, k] { run(k * count / 4, (k + 1) * count / 4, together); });
  for (auto& t : threads) t.join();
  CHECK(std::memcmp(alone.data(), together.data(), sizeof(double) * count) == 0);
}

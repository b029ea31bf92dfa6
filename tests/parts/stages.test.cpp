// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "small.hpp"

#include <algorithm>

/// What takes its time: delivery in stages, capital that founders refuse, absorption, and membership with dates.
using namespace outlay::test;
using outlay::account;
using outlay::all_members;
using outlay::area;
using outlay::capital_contribution;
using outlay::core;
using outlay::economy;
using outlay::key;
using outlay::pledge;
using outlay::share_target;
using outlay::stockpile_growth;

namespace {

using air = outlay::areas<area::air_defence>;
outlay::horizon years(int n, outlay::step_length step = outlay::step_length::monthly) {
  return {.from = 2025y, .until = std::chrono::year(2025 + n), .step = step};
}

economy no_growth() { return {.growth = 0_pct}; }
template <class... Parts> auto plan_with(Parts const&... p) {
  return outlay::plan(no_growth(), share_target<core>{.to = 5_pct, .by = 2026y}, p...);
}
double measured(auto const& run, std::string const& part, std::string const& name, int member = 0) {
  return run.measured(run.set().find_measure(part, name), member);
}
double stock_of(auto const& run, int member = 0) { return run.stocks()[0].stock[member].value(); }

// Sum, mean and variance of what comes in steps 1, 2, ...
struct arrivals {
  double sum = 0, mean = 0, variance = 0;
  explicit arrivals(std::vector<double> const& x) {
    for (std::size_t k = 0; k < x.size(); ++k) sum += x[k], mean += static_cast<double>(k + 1) * x[k];
    mean /= sum;
    for (std::size_t k = 0; k < x.size(); ++k)
      variance += (static_cast<double>(k + 1) - mean) * (static_cast<double>(k + 1) - mean) * x[k] / sum;
  }
};

// One order, at the start: AAA is to raise a stock of 2 units by a tenth in a month, and loses nothing.
template <int Stages>
std::vector<double> one_order(outlay::time_span lead, double& ordered,
                              outlay::step_length step = outlay::step_length::monthly) {
  stockpile_growth<air, Stages> const s{
      .lift = 10_pct, .over = 1_months, .opening = {{"AAA", {2}}}, .equipment_share = 35_pct, .lead = lead};
  auto run = outlay::start(three(), plan_with(s), years(30, step));
  std::vector<double> delivered;
  ordered = 0;
  double before = 2;
  while (run.step()) {
    double const started = measured(run, "stockpile_growth", "started");
    CHECK(started == about(run.steps() == 1 ? 0.2 : 0, 1e-12)); // nothing is ordered twice
    ordered += started;
    delivered.push_back(stock_of(run) - before);
    before = stock_of(run);
    CHECK(measured(run, "stockpile_growth", "delivered") == doctest::Approx(delivered.back()).epsilon(1e-9));
  }
  return delivered;
}
template <int Stages> void check_lead(outlay::time_span lead, outlay::step_length step, double n) {
  double ordered = 0;
  arrivals const x(one_order<Stages>(lead, ordered, step));
  double const pass = Stages / n;
  CHECK(x.sum == about(ordered, 1e-9));
  CHECK(x.mean == about(n, 1e-9));
  // of that many geometric waits
  CHECK(x.variance == doctest::Approx(Stages * (1 - pass) / (pass * pass)).epsilon(1e-7));
}

} // namespace

TEST_CASE("an order takes its lead on average, exactly, through any number of stages and in steps of any length") {
  check_lead<1>(1_years, outlay::step_length::monthly, 12);
  check_lead<2>(1_years, outlay::step_length::monthly, 12);
  check_lead<3>(2_years, outlay::step_length::monthly, 24);
  check_lead<5>(7_months, outlay::step_length::monthly, 7);
  check_lead<3>(2_years, outlay::step_length::quarterly, 8);
  check_lead<2>(3_years, outlay::step_length::annual, 3);
}

TEST_CASE("as many stages as steps are a fixed lead: an order of step t arrives in step t + n - 1") {
  double ordered = 0;
  for (auto const& [n, x] : {std::pair{12, one_order<12>(1_years, ordered)},
                             {3, one_order<3>(3_months, ordered)},
                             {1, one_order<1>(1_months, ordered)}})
    for (int t = 0; t < 40; ++t) CHECK(x[static_cast<std::size_t>(t)] == about(t == n - 1 ? 0.2 : 0));
}

TEST_CASE("a lead of one step is no lead") {
  stockpile_growth<air> none{.lift = 60_pct,
                             .over = 10_years,
                             .opening = {{"AAA", {2}}, {"BBB", {40}}},
                             .attrition = 12_pct,
                             .equipment_share = 35_pct};
  stockpile_growth<air, 1> one{.lift = 60_pct,
                               .over = 10_years,
                               .opening = none.opening,
                               .attrition = 12_pct,
                               .equipment_share = 35_pct,
                               .lead = 1_months,
                               .advance = 25_pct};
  auto const a = outlay::project(three(), plan_with(none), years(15)),
             b = outlay::project(three(), plan_with(one), years(15));
  for (int y = 2025; y < 2040; ++y) {
    std::chrono::year const when(y);
    CHECK(a.stock_index("AAA", when) == about(b.stock_index("AAA", when)));
    CHECK(a.stock_index("BBB", when) == about(b.stock_index("BBB", when)));
    CHECK(a.outlay_of(account::equipment, "BBB", when).value() ==
          about(b.outlay_of(account::equipment, "BBB", when).value()));
  }
}

TEST_CASE(
    "with a fixed lead a stock stands at its target from the end of the lead on, and orders replace what it loses") {
  double const keep = std::pow(0.88, 1 / 12.0);
  stockpile_growth<air, 12> const s{.lift = 60_pct,
                                    .over = 10_years,
                                    .opening = {{"AAA", {1}}},
                                    .attrition = 12_pct,
                                    .equipment_share = 35_pct,
                                    .lead = 1_years};
  auto run = outlay::start(three(), plan_with(s), years(20));
  for (int t = 0; run.step(); ++t) {
    double const target = (1 + 0.6 * std::min(1.0, (t + 1) / 120.0));
    CHECK(stock_of(run) == about(t < 11 ? 1 : target, 1e-11)); // until then, what was on order keeps it
    if (t > 121) CHECK(measured(run, "stockpile_growth", "started") == about(1.6 * (1 - keep), 1e-9));
  }
}

// The largest distance of a stock from what it was, where it is only to be kept, over thirty years; and of its orders
// from its losses.
template <int Stages> double drift(double lead, outlay::step_length step, double attrition) {
  stockpile_growth<air, Stages> const s{.lift = 0_pct,
                                        .over = 10_years,
                                        .opening = {{"AAA", {2}}},
                                        .attrition = outlay::percent(attrition),
                                        .equipment_share = 50_pct,
                                        .lead = outlay::duration<>::from_value(lead)};
  auto run = outlay::start(three(), plan_with(s), years(30, step));
  double const loss = 2 * (1 - std::pow(1 - attrition / 100, static_cast<int>(step) / 12.0));
  double far = 0;
  while (run.step()) {
    far = std::max(far, std::fabs(stock_of(run) / 2 - 1));
    for (char const* flow : {"started", "delivered"})
      far = std::max(far, std::fabs(measured(run, "stockpile_growth", flow) - loss));
  }
  return far;
}
template <int Stages> void check_drift() {
  for (double const lead : {1.0, 3.0, 5.0})
    for (auto const step : {outlay::step_length::monthly, outlay::step_length::quarterly, outlay::step_length::annual})
      for (double const attrition : {0.1, 8.25, 20.0}) {
        if (lead * 12 / static_cast<int>(step) < Stages) continue;
        CAPTURE(lead);
        CAPTURE(static_cast<int>(step));
        CAPTURE(attrition);
        CHECK(drift<Stages>(lead, step, attrition) < 1e-12);
      }
}

TEST_CASE("a stock that is only to be kept stays as it is, whatever its lead, stages, losses and the length of steps") {
  check_drift<1>();
  check_drift<2>();
  check_drift<3>();
  check_drift<4>();
  check_drift<5>();
  check_drift<6>();
}

TEST_CASE(
    "what is on order at the start is given, or what keeps the stock; nothing is on order of what lasts for ever") {
  stockpile_growth<air, 3> s{.lift = 0_pct,
                             .over = 10_years,
                             .opening = {{"AAA", {2}}},
                             .attrition = 12_pct,
                             .equipment_share = 50_pct,
                             .lead = 2_years};
  auto const index = [&](int y) {
    return outlay::project(three(), plan_with(s), years(20)).stock_index("AAA", std::chrono::year(y));
  };
  // 24 steps of lead: orders of 23 steps are under way.
  double const keep = std::pow(0.88, 1 / 12.0), book = 23 * 2 * (1 - keep);
  double const kept = index(2025);
  CHECK(kept == about(1, 1e-12));
  s.opening[0].on_order = {book};
  CHECK(index(2025) == about(1, 1e-12));
  s.opening[0].on_order = {0};
  // Three stages of eight months: of orders of 1 - keep x stock a month, so much has arrived after a year.
  CHECK(index(2025) < 0.97);
  CHECK(index(2044) == about(1, 1e-3)); // demand makes good what was missing
  s.opening[0].on_order = {2 * book};
  CHECK(index(2025) > 1.03);
  CHECK_THROWS_WITH_AS(
      outlay::start(three(),
                    plan_with(stockpile_growth<air>{.lift = 0_pct, .over = 1_years, .opening = {{"AAA", {2}, {{1}}}}}),
                    years(2)),
      "outlay: stockpile_growth: opening = 1 on order for AAA; valid: 0, or a lead of more than a step", outlay::error);
  s.opening[0].on_order.reset();
  s.attrition = 0_pct;
  auto run = outlay::start(three(), plan_with(s), years(2));
  while (run.step()) {
    CHECK(stock_of(run) == about(2, 1e-14));
    CHECK(measured(run, "stockpile_growth", "delivered") == 0);
  }
}

TEST_CASE("areas with a lead of their own stand as they would in a part of their own") {
  using both = outlay::areas<area::air_defence, area::ground_manoeuvre>;
  stockpile_growth<both, 2> const mixed{.lift = {80_pct, 40_pct},
                                        .over = 8_years,
                                        .opening = {{"AAA", {3, 5}}},
                                        .attrition = {10_pct, 6_pct},
                                        .equipment_share = 90_pct,
                                        .lead = 1_years,
                                        .own_lead = {{area::ground_manoeuvre, 3_years}},
                                        .advance = 20_pct};
  stockpile_growth<air, 2> const one{.name = "air",
                                     .lift = 80_pct,
                                     .over = 8_years,
                                     .opening = {{"AAA", {3}}},
                                     .attrition = 10_pct,
                                     .equipment_share = 90_pct,
                                     .lead = 1_years,
                                     .advance = 20_pct};
  stockpile_growth<outlay::areas<area::ground_manoeuvre>, 2> const other{.name = "ground",
                                                                         .lift = 40_pct,
                                                                         .over = 8_years,
                                                                         .opening = {{"AAA", {5}}},
                                                                         .attrition = 6_pct,
                                                                         .equipment_share = 90_pct,
                                                                         .lead = 3_years,
                                                                         .advance = 20_pct};
  auto const a = outlay::project(three(), plan_with(mixed), years(15)),
             b = outlay::project(three(), plan_with(one, other), years(15));
  for (int y = 2025; y < 2040; ++y) {
    std::chrono::year const when(y);
    CHECK(a.stock_index("AAA", when) == about(b.stock_index("AAA", when)));
    CHECK(a.outlay_of(account::equipment, "AAA", when).value() ==
          about(b.outlay_of(account::equipment, "AAA", when).value()));
  }
}

TEST_CASE("an advance and the rest at delivery make the cost, whatever the stages") {
  auto const check = [](auto s, double at_once) {
    s.advance = 30_pct;
    s.unit_cost = 1.25_bn_usd_2021 / outlay::stock_value<>::from_value(1);
    auto run = outlay::start(three(), plan_with(s), years(30));
    double paid = 0, started = 0, delivered = 0;
    while (run.step()) {
      paid += run.ledger(0).booked(account::equipment).value();
      started += measured(run, "stockpile_growth", "started");
      delivered += measured(run, "stockpile_growth", "delivered");
      if (run.steps() == 1) CHECK(paid == about((0.3 + 0.7 * at_once) * 0.25));
      CHECK(paid == about(0.3 * started + 0.7 * delivered, 1e-10));
      CHECK(measured(run, "stockpile_growth", "prepaid") ==
            doctest::Approx(0.3 * (started - delivered)).epsilon(1e-9).scale(1e-3));
    }
    CHECK(started == about(0.25));
    CHECK(paid == about(0.25, 1e-9));
  };
  check(
      stockpile_growth<air, 12>{
          .lift = 10_pct, .over = 1_months, .opening = {{"AAA", {2}}}, .equipment_share = 35_pct, .lead = 1_years},
      0);
  check(
      stockpile_growth<air, 3>{
          .lift = 10_pct, .over = 1_months, .opening = {{"AAA", {2}}}, .equipment_share = 35_pct, .lead = 1_years},
      0);
  check(
      stockpile_growth<air, 1>{
          .lift = 10_pct, .over = 1_months, .opening = {{"AAA", {2}}}, .equipment_share = 35_pct, .lead = 1_years},
      1 / 12.0);
  check(
      stockpile_growth<air, 1>{
          .lift = 10_pct, .over = 1_months, .opening = {{"AAA", {2}}}, .equipment_share = 35_pct, .lead = 1_months},
      1);
}

TEST_CASE("what was ordered is paid at delivery before anything new is ordered") {
  // AAA has 3.5 bn a year for stocks: in 2025 it orders 3.5 / 0.1 = 35 units, and owes 31.5 in 2026, which is more than
  // it has.
  stockpile_growth<air, 2> const s{.lift = 100_pct,
                                   .over = 1_years,
                                   .opening = {{"AAA", {100}}},
                                   .equipment_share = 35_pct,
                                   .lead = 2_years,
                                   .advance = 10_pct};
  auto run =
      outlay::start(three(), outlay::plan(economy{.growth = 0_pct}, share_target<core>{.to = 1_pct, .by = 2026y}, s),
                    years(3, outlay::step_length::annual));
  run.step();
  CHECK(measured(run, "stockpile_growth", "started") == about(35));
  CHECK(measured(run, "stockpile_growth", "unstarted, money") == about(65));
  CHECK(run.ledger(0).booked(account::equipment).value() == about(3.5));
  run.step();
  CHECK(measured(run, "stockpile_growth", "started") == about(0));
  CHECK(run.ledger(0).booked(account::equipment).value() == about(31.5));
  CHECK(run.ledger(0).overspend().value() == about(21.5));
  CHECK(run.ledger(0).booked(account::personnel).value() == 0);
  CHECK(stock_of(run) == about(135));
}

TEST_CASE("goods of a pledge take their delivery time on average, exactly, and none is lost on the way") {
  auto const deliver = [](double delivery, int stages, outlay::step_length step) {
    pledge const p{.amount = 12_bn_usd_2021,
                   .from = 2026y / January,
                   .delivery = outlay::duration<>::from_value(delivery),
                   .stages = stages,
                   .supplier = "CCC"};
    auto run = outlay::start(three(), plan_with(p), years(40, step));
    std::vector<double> x;
    double paid = 0, delivered = 0;
    while (run.step()) {
      for (int i = 0; i < 3; ++i) paid += measured(run, "pledge", "paid", i);
      double const now = measured(run, "pledge", "delivered", 2); // the supplier's
      delivered += now;
      CHECK(paid == about(delivered + measured(run, "pledge", "in transit", 2), 1e-11));
      CHECK(measured(run, "pledge", "delivered", 0) == 0);
      if (run.set().grid().year_of(run.steps() - 1) > 2025) x.push_back(now);
    }
    CHECK(paid == about(12));
    return x;
  };
  for (auto const& [delivery, stages, step, n] : {std::tuple{1.0, 1, outlay::step_length::monthly, 12.0},
                                                  {1.0, 3, outlay::step_length::monthly, 12.0},
                                                  {1.5, 4, outlay::step_length::quarterly, 6.0},
                                                  {2.5, 2, outlay::step_length::annual, 2.5}}) {
    arrivals const x(deliver(delivery, stages, step));
    double const pass = stages / n;
    CHECK(x.sum == about(12, 1e-9));
    CHECK(x.mean == about(n, 1e-9));
    CHECK(x.variance == doctest::Approx(stages * (1 - pass) / (pass * pass)).epsilon(1e-6));
  }
  auto const fixed = deliver(0.5, 6, outlay::step_length::monthly);
  for (std::size_t k = 0; k < 24; ++k) CHECK(fixed[k] == about(k == 5 ? 12 : 0));
  auto const at_once = deliver(0, 1, outlay::step_length::monthly);
  CHECK(at_once[0] == about(12));
}

TEST_CASE("where a founder refuses, the others take over its part or the capital shrinks by it") {
  auto const paid = [](capital_contribution c, key const& by, std::optional<outlay::refusal> what) {
    c.by = by;
    if (what) c.refused = {"BBB"}, c.if_refused = what;
    auto const run = outlay::project(three(), plan_with(c), years(5));
    return std::array<double, 3>{run.outlay_of(account::paid_in, "AAA", 2027y).value(),
                                 run.outlay_of(account::paid_in, "BBB", 2027y).value(),
                                 run.outlay_of(account::paid_in, "CCC", 2027y).value()};
  };
  capital_contribution const bank{.subscribed = 35_bn_usd_2021, .instalments = 2, .first = 2027y};
  struct {
    key by;
    double a, b, c;
  } const keys[] = {{key::gdp(), 1000, 500, 250},
                    {key::baseline_gdp(), 1000, 500, 250},
                    {key::equal(), 1, 1, 1},
                    {key::population(), 60, 30, 10},
                    {key::custom({{"AAA", 0.2}, {"BBB", 0.7}, {"CCC", 0.1}}), 2, 7, 1},
                    {key::blend(0.5, key::population(), key::population()), 60, 30, 10}};
  for (auto const& k : keys) {
    double const all = k.a + k.b + k.c, rest = k.a + k.c;
    auto const full = paid(bank, k.by, {}), taken_over = paid(bank, k.by, outlay::refusal::rescale),
               shrunk = paid(bank, k.by, outlay::refusal::shrink);
    CHECK(full[1] == about(3.5 * k.b / all));
    CHECK(taken_over[0] == about(3.5 * k.a / rest));
    CHECK(taken_over[1] == 0);
    CHECK(taken_over[2] == about(3.5 * k.c / rest));
    CHECK(shrunk[0] == about(3.5 * k.a / all));
    CHECK(shrunk[1] == 0);
    CHECK(shrunk[2] == about(3.5 * k.c / all));
  }
}

TEST_CASE("absorption lets outlay grow by so much a year, and the rest lapses") {
  // AAA is to jump from 10 to 50 bn in 2026.
  auto const run = [](outlay::step_length step) {
    return outlay::project(
        three(),
        outlay::plan(economy{.growth = 0_pct},
                     share_target<core>{.to = 5_pct, .by = 2026y, .absorption = outlay::rate(20_pct)}),
        years(12, step));
  };
  auto const annual = run(outlay::step_length::annual);
  for (int y = 2025; y < 2037; ++y)
    CHECK(annual.outlay("AAA", std::chrono::year(y)).value() == about(std::min(50.0, 10 * std::pow(1.2, y - 2025))));
  auto const monthly = run(outlay::step_length::monthly);
  double const step = std::pow(1.2, 1 / 12.0);
  double sum = 0;
  for (int m = 1; m <= 12; ++m) sum += 10 / 12.0 * std::pow(step, m);
  CHECK(monthly.outlay("AAA", 2025y).value() == about(10));
  CHECK(monthly.outlay("AAA", 2026y).value() == about(sum));
  CHECK(monthly.outlay("AAA", 2027y).value() == about(1.2 * sum));
  CHECK(monthly.outlay("AAA", 2036y).value() == about(50));
}

TEST_CASE("what could not be absorbed is carried over where asked, until it is spent") {
  auto const run = outlay::project(
      three(),
      outlay::plan(
          economy{.growth = 0_pct},
          share_target<core>{.to = 5_pct, .by = 2026y, .absorption = outlay::rate(50_pct), .carry_over = true}),
      years(20, outlay::step_length::annual));
  double wanted = 0, spent = 0, last = 0;
  for (int y = 2025; y < 2045; ++y) {
    double const x = run.outlay("AAA", std::chrono::year(y)).value();
    wanted += y == 2025 ? 10 : 50;
    spent += x;
    CHECK(spent <= wanted * (1 + 1e-12));
    if (y > 2025) CHECK(x <= 1.5 * last * (1 + 1e-12));
    last = x;
  }
  CHECK(spent == about(wanted));
  CHECK(last == about(50));
  CHECK(run.outlay("AAA", 2029y).value() == about(50.625)); // 10 x 1.5^4: above the target, for what waits
}

TEST_CASE("absorption bounds growth, not the first outlay of one who joins or begins from nothing") {
  auto const allies = three().with("BBB", [](outlay::member& m) { m.from = 2027y; });
  auto const run =
      outlay::project(allies,
                      outlay::plan(economy{.growth = 0_pct},
                                   share_target<core>{.to = 5_pct, .by = 2035y, .absorption = outlay::rate(5_pct)},
                                   share_target<outlay::resilience>{
                                       .existing = 0_pct, .to = 1_pct, .by = 2035y, .absorption = outlay::rate(5_pct)}),
                      years(12, outlay::step_length::annual));
  CHECK(run.core_outlay("BBB", 2026y).value() == 0);
  CHECK(run.core_outlay("BBB", 2027y).value() == about(500 * (0.02 + 0.03 * 0.2)));
  CHECK(run.core_outlay("BBB", 2028y).value() == about(500 * (0.02 + 0.03 * 0.2) * 1.05));
  CHECK(run.counted_resilience("AAA", 2025y).value() == 0);
  CHECK(run.counted_resilience("AAA", 2026y).value() == about(1000 * 0.001));
  CHECK(run.counted_resilience("AAA", 2027y).value() == about(1000 * 0.001 * 1.05));
}

TEST_CASE("a member counts from its date of accession until it leaves, and totals exclude it before and after") {
  auto const allies = three().with("BBB", [](outlay::member& m) { m.from = 2027y / July, m.until = 2030y; });
  auto const plan = outlay::plan(
      economy{.growth = 0_pct}, share_target<core>{.to = 6_pct, .by = 2026y},
      pledge{.amount = 12_bn_usd_2021 / outlay::year, .from = 2025y},
      stockpile_growth<air>{
          .lift = 0_pct, .over = 10_years, .opening = {{"BBB", {10}}}, .attrition = 10_pct, .equipment_share = 35_pct});
  auto const run = outlay::project(allies, plan, years(7));
  struct {
    int year;
    double part; // of the year
  } const cases[] = {{2025, 0}, {2026, 0}, {2027, 0.5}, {2028, 1}, {2029, 1}, {2030, 0}, {2031, 0}};
  for (auto const& c : cases) {
    int const y = c.year;
    double const part = c.part;
    std::chrono::year const when(y);
    CAPTURE(y);
    CHECK(run.gdp("BBB", when).value() == about(500 * part));
    CHECK(run.gdp(all_members, when).value() == about(1250 + 500 * part));
    CHECK(run.core_outlay("BBB", when).value() == about(30 * part));
    CHECK(run.core_outlay(all_members, when).value() == about((y == 2025 ? 10 : 60) + 15 + 30 * part));
    // The others pay the whole of the pledge while it is not a member.
    CHECK(run.outlay_of(account::aid, "BBB", when).value() == about(part * 12 * 500 / 1750));
    CHECK(run.outlay_of(account::aid, all_members, when).value() == about(12));
    CHECK((run.outlay_of(account::equipment, "BBB", when).value() > 0) == (part > 0));
    if (y != 2025) CHECK(run.core_share(all_members, when).value() == about(0.06));
  }
  check_errors({{[&] { (void)run.stock_index("BBB", 2026y); }, "projection", "stock_index", "BBB in 2026",
                 "a group with stocks that belongs at that year's end"}});
  CHECK(run.stock_index("BBB", 2029y) == about(run.stock_index(all_members, 2029y)));
}

TEST_CASE("shares that do not move are divided among those who belong as well") {
  auto const allies = three().with("CCC", [](outlay::member& m) { m.from = 2028y; });
  struct {
    key by;
    double a, b, c;
  } const keys[] = {{key::equal(), 1, 1, 1},
                    {key::population(), 60, 30, 10},
                    {key::custom({{"AAA", 0.5}, {"BBB", 0.2}, {"CCC", 0.3}}), 5, 2, 3},
                    {key::baseline_gdp(), 1000, 500, 250}};
  for (auto const& k : keys) {
    auto const run = outlay::project(
        allies, plan_with(pledge{.amount = 12_bn_usd_2021 / outlay::year, .from = 2025y, .by = k.by}), years(5));
    CHECK(run.outlay_of(account::aid, "AAA", 2027y).value() == about(12 * k.a / (k.a + k.b)));
    CHECK(run.outlay_of(account::aid, "BBB", 2027y).value() == about(12 * k.b / (k.a + k.b)));
    CHECK(run.outlay_of(account::aid, "CCC", 2027y).value() == 0);
    CHECK(run.outlay_of(account::aid, "AAA", 2028y).value() == about(12 * k.a / (k.a + k.b + k.c)));
    CHECK(run.outlay_of(account::aid, "CCC", 2028y).value() == about(12 * k.c / (k.a + k.b + k.c)));
  }
}

TEST_CASE("two parts of one kind report under labels of their own, and an answer of the kind adds them up") {
  stockpile_growth<air, 2> const a{.name = "air",
                                   .lift = 0_pct,
                                   .over = 1_years,
                                   .opening = {{"AAA", {0.2}}},
                                   .attrition = 10_pct,
                                   .equipment_share = 35_pct,
                                   .lead = 1_years};
  stockpile_growth<outlay::areas<area::logistics>, 2> const b{.name = "supply",
                                                              .lift = 0_pct,
                                                              .over = 1_years,
                                                              .opening = {{"AAA", {0.4}}},
                                                              .attrition = 10_pct,
                                                              .equipment_share = 35_pct,
                                                              .lead = 1_years};
  auto one = outlay::start(three(), plan_with(a), years(3));
  auto other = outlay::start(three(), plan_with(b), years(3));
  auto both = outlay::start(three(), plan_with(a, b), years(3));
  std::string const air_label = "stockpile_growth \"air\"", supply_label = "stockpile_growth \"supply\"";
  while (one.step() && other.step() && both.step())
    for (char const* name : {"started", "delivered", "prepaid"}) {
      CHECK(measured(both, air_label, name) == about(measured(one, air_label, name)));
      CHECK(measured(both, supply_label, name) == about(measured(other, supply_label, name)));
    }
  auto const sum = [](auto const& plan, char const* name) {
    return outlay::project(three(), plan, years(3)).measured("stockpile_growth", name, "AAA", 2027y);
  };
  for (char const* name : {"started", "delivered", "prepaid"})
    CHECK(sum(plan_with(a, b), name) == about(sum(plan_with(a), name) + sum(plan_with(b), name)));
}

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "../engines/every_part.hpp"

#include <outlay/io/long_format.hpp>

#include <algorithm>
#include <cstring>
#include <sstream>

// A plan of lists against the same parts in the call of plan(...): the bits are those of the machine without lists.

using namespace outlay::test;
using outlay::several;

namespace {

outlay::horizon const span{.from = 2025y, .until = 2029y, .step = outlay::step_length::quarterly};
outlay::draws const few{.paths = 19, .seed = 5, .first_path = 3};

// Parts among which tests choose.
outlay::economy const north{.name = "north",
                            .of = outlay::all_but("two", {"CCC"}),
                            .growth = {{"AAA", 1_pct}, {"BBB", 3_pct}},
                            .volatility = 2_pct,
                            .common = 30_pct};
outlay::economy const south{.name = "south", .of = "CCC", .growth = 2_pct, .volatility = 3_pct, .common = 20_pct};
outlay::share_target<outlay::core> const target{
    .to = 5_pct, .by = 2031y, .except = {{"BBB", 3_pct}}, .compliance = 90_pct, .ration = true};
outlay::pledge const arms{.name = "arms",
                          .amount = 3_bn_usd / outlay::year,
                          .growth = 2_pct,
                          .from = 2026y / January,
                          .delivery = 1_years,
                          .stages = 2,
                          .tags = {"offensive"}};
outlay::pledge const shells{.name = "shells", .amount = 7_bn_usd, .from = 2026y / July, .payers = "BBB"};
outlay::pledge const after{
    .name = "after", .amount = 5_bn_usd / outlay::year, .from = outlay::on("rate"), .by = outlay::key::equal()};
outlay::pledge const goods{.name = "goods",
                           .amount = 1_bn_usd / outlay::year,
                           .from = 2027y / January,
                           .payers = "AAA",
                           .to = outlay::account::aid_in_kind,
                           .out_of = outlay::area::logistics};
outlay::capital_contribution const capital{.name = "capital",
                                           .subscribed = 20_bn_usd,
                                           .instalments = 4,
                                           .first = 2027y / January,
                                           .founders = outlay::all_but("two", {"CCC"})};
outlay::stockpile_growth<two, 2> const stocks{.lift = {60_pct, 20_pct},
                                              .over = 7_years,
                                              .opening = {{"AAA", {14, 30}}, {"BBB", {20, 9}}},
                                              .attrition = {12_pct, 6_pct},
                                              .equipment_share = 30_pct,
                                              .lead = 0.5_years,
                                              .advance = 60_pct};
outlay::industry<two> const works{
    .capacity = {outlay::stock_value<>::from_value(1), outlay::stock_value<>::from_value(2)},
    .growth = {5_pct, 4_pct},
    .premium = 0.2};
outlay::prices const inflation{.volatility = 1_pct, .with_growth = 20_pct};
outlay::event const by_rate{.name = "rate", .rate = 20_pct, .projected = 2027y / July};
outlay::event const by_share{.name = "share",
                             .when = outlay::condition::core_share(outlay::all_members).at_least(2.3_pct)};

// Lists of which a test fills some.
struct lists {
  several<outlay::economy> economies{north, south};
  several<outlay::share_target<outlay::core>> targets{target};
  several<outlay::pledge> pledges{};
  several<outlay::capital_contribution> capitals{};
  several<outlay::stockpile_growth<two, 2>> stocks{};
  several<outlay::industry<two>> industries{};
  several<outlay::prices> prices{};
  several<outlay::event> events{};

  auto plan() const { return outlay::plan(economies, targets, pledges, capitals, stocks, industries, prices, events); }
};

auto few_parts(outlay::pledge const& a, outlay::pledge const& b) {
  return outlay::plan(b, stocks, target, south, a, capital, north);
}

template <class Plan> std::string projected(Plan const& plan) {
  std::ostringstream out;
  outlay::write_long(out, outlay::project(three(), plan, span), {.scenario = "x"});
  return out.str();
}
template <class Plan> outlay::sample drawn(Plan const& plan) {
  return outlay::ensemble(three(), plan, span, few, outlay::total_outlay, outlay::core_share, outlay::stock_index);
}
// Every account, stock and measure of every year, written so that no two doubles look alike, and each number of an
// ensemble.
template <class Some, class Others> void check_same_bits(Some const& with_lists, Others const& without) {
  CHECK(projected(with_lists) == projected(without));
  auto const a = drawn(with_lists), b = drawn(without);
  REQUIRE(a.columns() == b.columns());
  CHECK(std::memcmp(a.data(), b.data(), sizeof(double) * static_cast<std::size_t>(a.columns() * a.paths())) == 0);
}

struct no_sink {
  void row(auto const&, int, auto const&) const {}
  void step(auto const&) const {}
};

} // namespace

TEST_CASE("a plan of lists has the bits of the same parts in the call, with every fact that changes a step") {
  lists some;
  some.pledges = several<outlay::pledge>{shells, goods, arms, after};
  some.capitals.add(capital);
  some.stocks.add(stocks);
  some.industries.add(works);
  some.prices.add(inflation);
  some.events = several<outlay::event>(std::vector{by_share, by_rate});
  check_same_bits(some.plan(), outlay::plan(north, south, target, arms, shells, after, goods, capital, stocks, works,
                                            inflation, by_rate, by_share));
}

TEST_CASE("an empty list changes no bit, though its type waits for industry, prices and events") {
  lists some;
  some.pledges = several<outlay::pledge>{shells, arms};
  some.capitals.add(capital);
  some.stocks.add(stocks);
  check_same_bits(some.plan(), few_parts(arms, shells));
}

TEST_CASE("any subset of pledges in any order has the bits of a plan in which the others pay nothing") {
  for (int which = 0; which < 4; ++which)
    for (bool const turned : {false, true}) {
      lists some;
      some.capitals.add(capital);
      some.stocks.add(stocks);
      outlay::pledge a = arms, b = shells;
      if (which & 1) some.pledges.add(a);
      else a.amount = 0_bn_usd / outlay::year;
      if (which & 2) some.pledges.add(b);
      else b.amount = 0_bn_usd;
      if (which == 3 && turned) some.pledges = several<outlay::pledge>{b, a};
      auto const x =
          outlay::project(three(), some.plan(), span, outlay::total_outlay, outlay::core_share, outlay::stock_index);
      auto const y = outlay::project(three(), few_parts(a, b), span, outlay::total_outlay, outlay::core_share,
                                     outlay::stock_index);
      for (int answer = 0; answer < 3; ++answer)
        CHECK(std::ranges::equal(x.values(answer), y.values(answer)));
    }
}

TEST_CASE("the parts of a list are visited by name, and found by the order in which they were added") {
  several<outlay::pledge> list{shells, arms};
  list.add(after);
  CHECK(list.size() == 3);
  CHECK(list[0].name == "shells");
  CHECK(list[2].name == "after");
  auto const plan = outlay::plan(several<outlay::economy>{north}, list, several<outlay::event>{});
  std::string labels;
  plan.each([&](auto const& p) { labels += outlay::detail::label(p) + "; "; });
  CHECK(labels == "economy \"north\"; pledge \"after\"; pledge \"arms\"; pledge \"shells\"; ");
  CHECK(outlay::detail::find_field(plan, outlay::nth<2>(&outlay::pledge::amount)).label() ==
        "pledge \"after\": amount");
  CHECK(outlay::detail::find_field(plan, outlay::wrt(&outlay::economy::volatility)).label() ==
        "economy \"north\": volatility");
  CHECK(outlay::quantities_of(plan).size() == 12);
  auto copy = plan;
  outlay::detail::put_field(copy, outlay::nth<2>(&outlay::pledge::growth), 0.25);
  CHECK(outlay::detail::find_field(copy, outlay::nth<2>(&outlay::pledge::growth)).value == 0.25);
  CHECK(outlay::detail::find_field(plan, outlay::nth<2>(&outlay::pledge::growth)).value == 0);
}

TEST_CASE("a derivative by a field of a list is that of the same field outside a list") {
  lists some;
  some.pledges = several<outlay::pledge>{shells, arms};
  some.capitals.add(capital);
  some.stocks.add(stocks);
  auto const in_list =
      outlay::sensitivity(three(), some.plan(), span, outlay::total_outlay, outlay::nth<1>(&outlay::pledge::amount));
  auto const outside = outlay::sensitivity(three(), few_parts(arms, shells), span, outlay::total_outlay,
                                           outlay::nth<1>(&outlay::pledge::amount));
  CHECK(in_list.value == outside.value);
  CHECK(in_list.slope == outside.slope);
}

TEST_CASE("errors name the part in the list") {
  auto const run = [](lists const& l) { outlay::detail::checked_setting(three(), l.plan(), span); };
  auto const with = [&](auto change) {
    return [=] {
      lists l;
      change(l);
      run(l);
    };
  };
  auto const named = [](outlay::pledge p, char const* name) {
    p.name = name;
    return p;
  };
  check_errors({
      {[] {
         several<outlay::pledge>{arms, shells, arms};
       },
       "pledge \"arms\"", "name", "\"arms\" twice", "a .name of its own for each part of one type"},
      {[] {
         several<outlay::economy>(std::vector<outlay::economy>{{.growth = 1_pct}, {.growth = 2_pct}});
       },
       "economy", "name", "\"\" twice", "a .name of its own for each part of one type"},
      {with([&](lists& l) {
         outlay::pledge p = named(arms, "bad");
         p.stages = 9;
         l.pledges = several<outlay::pledge>{arms, p};
       }),
       "pledge \"bad\"", "stages", "9", "1 to 8"},
      {with([](lists& l) { l.pledges.add(after); }), "pledge \"after\"", "from", "on(\"rate\")",
       "a date: the plan has no event"},
      {with([](lists& l) { l.economies = several<outlay::economy>{north}; }), "plan", "economy", "0 for CCC",
       "exactly one economy part for each member"},
      {with([](lists& l) { l.economies = {}; }), "plan", "economy", "none",
       "an economy part, which every share and key stands on"},
      {with([](lists& l) {
         auto again = target;
         again.name = "again";
         l.targets.add(again);
       }),
       "share_target<core> \"again\"", "of", "AAA again", "members without another share_target<core>"},
      {[] { outlay::detail::find_field(lists{}.plan(), outlay::wrt(&outlay::economy::extra)); }, "economy", "wrt",
       "a list of 2",
       "a list of one part, or say which, as in nth<1>(&pledge::amount) or named(\"arms\", &pledge::amount)"},
      {[] { outlay::detail::find_field(lists{}.plan(), outlay::nth<2>(&outlay::economy::extra)); }, "economy", "nth",
       "2", "a part of the list, counted from 0, which has 2"},
  });
}

TEST_CASE("works of a list stay where they are from the first step on: nothing is allocated for them again") {
  lists some;
  some.pledges = several<outlay::pledge>{shells, arms, goods};
  some.stocks.add(stocks);
  auto const plan = some.plan();
  auto const allies = three();
  auto const ground = outlay::detail::checked_setting(allies, plan, span);
  auto const rooms = [&]<class... Parts>(outlay::plan_of<Parts...> const&) {
    using machine = outlay::detail::machine<double, double, outlay::usd_2021, false, Parts...>;
    machine const engine(plan, ground, {});
    outlay::detail::on_heap<typename machine::tile> tile;
    engine.start(*tile, 0, 0);
    no_sink sink;
    constexpr std::size_t place = outlay::plan_of<Parts...>::template first_of<several<outlay::pledge>>;
    auto& claims = outlay::detail::get<place>(tile->states).room[static_cast<int>(outlay::detail::hook::claim)];
    CHECK(claims.empty());
    engine.advance(*tile, 0, sink);
    auto const* const at = claims.data();
    CHECK(at != nullptr);
    for (int k = 1; k < ground.grid().steps(); ++k) engine.advance(*tile, k, sink);
    CHECK(claims.data() == at);
  };
  rooms(plan);
}

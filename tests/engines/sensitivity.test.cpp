// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "full_plan.hpp"

using namespace outlay::test;
using outlay::account;
using outlay::capital_contribution;
using outlay::core;
using outlay::economy;
using outlay::learning;
using outlay::pledge;
using outlay::resilience;
using outlay::share_target;
using outlay::slopes;
using outlay::stockpile_growth;
using outlay::detail::field_access;

namespace {

// A field given a number in its own unit and money.
template <class Field> void assign(Field& f, double x) {
  if constexpr (outlay::detail::any_money_field<Field>) {
    if constexpr (std::is_same_v<Field, outlay::amount>) f = outlay::billions<outlay::usd>(x);
    else if constexpr (std::is_base_of_v<outlay::yearly_amount, Field>) f = outlay::billions<outlay::usd>(x) / outlay::year;
    else f = outlay::billions<outlay::usd_2021>(x) / outlay::stock_value<>::from_value(1);
  } else f = Field(outlay::quantity<typename Field::unit>::from_value(x));
}

struct values_of_run {
  double total[6], index[6], bought[6];
};
template <class Plan> values_of_run values(Plan const& plan) {
  auto const run = outlay::project(three(), plan, six_years);
  values_of_run v;
  for (int k = 0; k < 6; ++k) {
    std::chrono::year const y(2025 + k);
    v.total[k] = run.outlay(outlay::all_members, y).value();
    v.index[k] = run.stock_index(outlay::all_members, y);
    v.bought[k] = run.outlay_of(account::equipment, outlay::all_members, y).value();
  }
  return v;
}

// The derivative by any field of the plan, wherever it stands: what sensitivity() does for the field that wrt() names.
template <class... Parts, class Field, class Answer>
slopes slopes_by(outlay::plan_of<Parts...> const& plan, Field const& field, Answer const& asked) {
  using V = outlay::dual<1>;
  auto const allies = three();
  auto const ground = outlay::detail::checked_setting(allies, plan, six_years);
  auto const answers = outlay::detail::prepare_answers(ground, asked);
  outlay::varied<V> const seeded[] = {{&field, V::variable(field_access::raw(field), 0)}};
  using machine = outlay::machine<V, V, outlay::usd_2021, false, Parts...>;
  machine const engine(plan, ground, seeded);
  auto tile = std::make_unique<typename machine::tile>();
  std::vector<V> numbers(static_cast<std::size_t>(answers.columns));
  engine.start(*tile, 0, 0);
  outlay::detail::project_tile(engine, *tile, answers, numbers.data());
  slopes result{asked.name(), {}, {}};
  for (V const& x : numbers) {
    result.value.push_back(x.value);
    result.slope.push_back(x.slope[0]);
  }
  return result;
}

// How far values may be from a derivative: the error of a central difference, and the rounding of a run over the step.
void check_slopes(double const* low, double const* here, double const* high, double step, slopes const& s) {
  for (std::size_t k = 0; k < 6; ++k) {
    double const difference = (high[k] - low[k]) / (2 * step);
    CAPTURE(k);
    CAPTURE(s.name);
    CHECK(s.value[k] == about(here[k]));
    CHECK(std::fabs(s.slope[k] - difference) <= 2e-6 * std::fabs(difference) + 4e-13 * std::fabs(here[k]) / step);
  }
}

// Compares the derivative by a field with central differences; `find(plan)` is the field. Returns the largest slope.
template <class Find> double compare(char const* name, Find find) {
  CAPTURE(name);
  auto plan = full_plan();
  using Field = std::remove_cvref_t<decltype(find(plan))>;
  double const x = field_access::raw(find(plan)), step = 1e-4 * std::max(0.1, std::fabs(x));
  auto& field = const_cast<Field&>(find(plan));
  auto const here = values(plan);
  auto const total = slopes_by(plan, field, outlay::total_outlay), index = slopes_by(plan, field, outlay::stock_index),
             bought = slopes_by(plan, field, outlay::outlay_of<account::equipment>);
  assign(field, x - step);
  auto const low = values(plan);
  assign(field, x + step);
  auto const high = values(plan);
  check_slopes(low.total, here.total, high.total, step, total);
  check_slopes(low.index, here.index, high.index, step, index);
  check_slopes(low.bought, here.bought, high.bought, step, bought);
  double largest = 0;
  for (slopes const* s : {&total, &index, &bought})
    for (double const d : s->slope) largest = std::max(largest, std::fabs(d));
  return largest;
}

// The same for a field that wrt() can name; sensitivity() gives the same bits.
template <class Part, class Field> double compare(char const* name, Field Part::*member) {
  auto const plan = full_plan();
  auto const engine = outlay::sensitivity(three(), plan, six_years, outlay::total_outlay, outlay::wrt(member));
  auto const direct = slopes_by(plan, plan.template listed<Part, 0>().*member, outlay::total_outlay);
  CHECK(engine.slope == direct.slope);
  CHECK(engine.value == direct.value);
  return compare(name, [&](auto const& p) -> Field const& { return p.template listed<Part, 0>().*member; });
}

template <class Part, class Plan> Part const& only_part(Plan const& p) { return p.template listed<Part, 0>(); }

}

TEST_CASE("derivatives by every field that is a quantity equal central differences") {
  // Each has an effect on one of the answers.
  CHECK(compare("economy extra", &economy::extra) > 1e-3);
  CHECK(compare("core to", &share_target<core>::to) > 1e-3);
  CHECK(compare("core compliance", &share_target<core>::compliance) > 1e-3);
  CHECK(compare("core execution", &share_target<core>::execution) > 1e-3);
  CHECK(compare("resilience existing", &share_target<resilience>::existing) > 1e-3);
  CHECK(compare("resilience to", &share_target<resilience>::to) > 1e-3);
  CHECK(compare("resilience compliance", &share_target<resilience>::compliance) > 1e-3);
  CHECK(compare("resilience execution", &share_target<resilience>::execution) > 1e-3);
  CHECK(compare("pledge amount", &pledge::amount) > 1e-3);
  CHECK(compare("pledge growth", &pledge::growth) > 1e-3);
  CHECK(compare("capital subscribed", &capital_contribution::subscribed) > 1e-3);
  CHECK(compare("capital paid in", &capital_contribution::paid_in) > 1e-3);
  CHECK(compare("stocks over", &stockpile_growth<two>::over) > 1e-3);
  CHECK(compare("stocks equipment share", &stockpile_growth<two>::equipment_share) > 1e-3);
}

TEST_CASE("derivatives by the elements of lists equal central differences") {
  for (std::size_t a = 0; a < 2; ++a) {
    CAPTURE(a);
    CHECK(compare("learning exponent", [a](auto const& p) -> outlay::scalar const& { return only_part<learning<two>>(p).exponent.each[a]; }) > 1e-4);
    CHECK(compare("learning before", [a](auto const& p) -> outlay::item_count const& { return only_part<learning<two>>(p).before.each[a]; }) > 1e-6);
    CHECK(compare("stocks lift", [a](auto const& p) -> outlay::lift const& { return only_part<stockpile_growth<two>>(p).lift.each[a]; }) > 1e-3);
    CHECK(compare("stocks attrition", [a](auto const& p) -> outlay::ratio const& { return only_part<stockpile_growth<two>>(p).attrition.each[a]; }) > 1e-3);
    CHECK(compare("stocks unit cost", [a](auto const& p) -> outlay::item_cost const& { return only_part<stockpile_growth<two>>(p).unit_cost.each[a]; }) > 1e-3);
  }
  CHECK(compare("core exception", [](auto const& p) -> outlay::share const& { return only_part<share_target<core>>(p).except[0].value; }) > 1e-3);
  CHECK(compare("resilience own existing", [](auto const& p) -> outlay::share const& { return only_part<share_target<resilience>>(p).own_existing[0].value; }) > 1e-3);
}

TEST_CASE("what a run without shocks does not read has no derivative") {
  auto const none = [](auto by) {
    for (double const d : outlay::sensitivity(three(), full_plan(), six_years, outlay::total_outlay, by).slope) CHECK(d == 0);
  };
  none(outlay::wrt(&economy::volatility));
  none(outlay::wrt(&economy::common));
  none(outlay::wrt(&share_target<core>::lag));
  none(outlay::wrt(&share_target<resilience>::lag));
  none(outlay::wrt(&capital_contribution::every)); // whole months: a step function
}

TEST_CASE("a derivative at a kink is that of one side") {
  // CCC stands at 6 %: a target of 6 % is where its floor begins to bind.
  auto const plan = [](double to) {
    return outlay::plan(economy{.growth = 0_pct}, share_target<core>{.of = "CCC", .to = outlay::percent(to), .by = 2026y});
  };
  outlay::horizon const span{.from = 2026y, .until = 2027y};
  auto const slope_at = [&](double to) {
    return outlay::sensitivity(three(), plan(to), span, outlay::total_outlay, outlay::wrt(&share_target<core>::to)).slope[0];
  };
  CHECK(slope_at(5.9) == 0);
  CHECK(slope_at(6.1) == about(250));
  double const kink = slope_at(6);
  CHECK((kink == about(0) || kink == about(250)));
}

TEST_CASE("of several parts of a type one is named by its place in the list") {
  auto const plan = outlay::plan(economy{.growth = 0_pct}, share_target<core>{.to = 5_pct, .by = 2026y},
                                 pledge{.name = "z", .amount = 2_bn_usd_2021 / outlay::year, .from = 2026y, .payers = "AAA", .counts = false},
                                 pledge{.name = "a", .amount = 5_bn_usd_2021 / outlay::year, .from = 2027y, .payers = "BBB", .counts = false});
  outlay::horizon const span{.from = 2025y, .until = 2029y, .step = outlay::step_length::annual};
  auto const of_z = outlay::sensitivity(three(), plan, span, outlay::total_outlay, outlay::nth<0>(&pledge::amount));
  auto const of_a = outlay::sensitivity(three(), plan, span, outlay::total_outlay, outlay::nth<1>(&pledge::amount));
  CHECK(of_z.slope == std::vector<double>{0, 1, 1, 1});
  CHECK(of_a.slope == std::vector<double>{0, 0, 1, 1});
  CHECK(of_z.name == "outlay of all members");
}

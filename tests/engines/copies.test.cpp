// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "full_plan.hpp"

#include <outlay/engines/solve.hpp>
#include <outlay/parallel.hpp>

// A run knows a varied field by its address, so a part that reads a copy would see the plan's value on every path and
// under every derivative. Here parts copy in every way, and each engine that varies fields must refuse them; what is 0
// because nothing reads it is no error.

using namespace outlay::test;
using outlay::axis;
using outlay::core;
using outlay::drawn;
using outlay::economy;
using outlay::fields;
using outlay::grid;
using outlay::named;
using outlay::nth;
using outlay::pledge;
using outlay::several;
using outlay::share_target;
using outlay::uncertain;
using outlay::uniform;
using outlay::wrt;

namespace {

outlay::horizon const span{.from = 2025y, .until = 2027y};
economy const grown{.growth = 0_pct, .volatility = 1_pct};
share_target<core> const target{.to = 2_pct, .by = 2026y};

} // namespace

// Parts have a namespace with a name: clang would warn of their fields in one without.
namespace copies {

// How a part comes to its fields.
enum class how { by_reference, whole, field_in_work, element, value_or, in_setup, asks_of_copy, at_start, both };

template <how How> struct fee {
  [[no_unique_address]] outlay::named_only _{};
  static constexpr std::string_view kind = "fee";
  std::string name = "";
  outlay::share part_of_gdp;
  outlay::by_member<outlay::share> own = {};
  std::optional<outlay::share> later = {};

  void check(auto& c) const { c("part_of_gdp", part_of_gdp); }

  struct setup {
    outlay::share kept;
  };
  auto prepare(auto const& r) const {
    if constexpr (How == how::both) (void)r[part_of_gdp];
    return setup{part_of_gdp};
  }
  template <class V> struct state { V at_start = V(0.0); };
  template <class S, class V> void start(S& s, setup const& u, state<V>& x) const {
    x.at_start = V(s[How == how::at_start ? u.kept : part_of_gdp].value());
  }
  template <class S, class V> auto claim(S& s, setup const& u, state<V> const& x) const {
    auto const pay = [&s](auto& row, int i, V share) {
      row.template claim<outlay::claim_class::pledges>(
          outlay::account::aid,
          outlay::as<V>(outlay::quantity<outlay::units::share, V>::from_value(share)) * s.gdp_of(i) *
              outlay::as<V>(s.dt()),
          false);
    };
    if constexpr (How == how::by_reference)
      return [this, &s, pay](int i, auto& row) {
        V sum(s[part_of_gdp].value());
        for (auto const& e : own) sum += V(s[e.value].value());
        if (later) sum += V(s[*later].value());
        pay(row, i, sum);
      };
    else if constexpr (How == how::whole || How == how::both)
      return [*this, &s, pay](int i, auto& row) { pay(row, i, V(s[part_of_gdp].value())); };
    else if constexpr (How == how::field_in_work)
      return [part_of_gdp = part_of_gdp, &s, pay](int i, auto& row) { pay(row, i, V(s[part_of_gdp].value())); };
    else if constexpr (How == how::element)
      return [this, &s, pay](int i, auto& row) {
        for (auto const e : own)
          if (e.code == s.allies()[i].code) pay(row, i, V(s[e.value].value()));
      };
    else if constexpr (How == how::value_or)
      return [this, &s, pay](int i, auto& row) { pay(row, i, V(s[later.value_or(part_of_gdp)].value())); };
    else if constexpr (How == how::in_setup)
      return [&u, &s, pay](int i, auto& row) { pay(row, i, V(s[u.kept].value())); };
    else if constexpr (How == how::asks_of_copy)
      return [&u, &s, pay](int i, auto& row) { pay(row, i, V(s.varies(u.kept) ? 0.01 : 0.0)); };
    else return [&x, pay](int i, auto& row) { pay(row, i, x.at_start); };
  }
};

template <how How>
fee<How> const some{.part_of_gdp = 1_pct, .own = {{"AAA", 0.3_pct}, {"BBB", 0.4_pct}}, .later = outlay::share(0.7_pct)};

} // namespace copies

namespace {

using copies::fee;
using copies::how;
using copies::some;

constexpr char const* what = "varied, but read from a copy";
constexpr char const* valid =
    "a part that reads the field where it stands in the plan: works that capture this instead of *this, and loops over "
    "elements by reference";
template <class F> void check_copied(char const* field, F const& run) { check_refused(run, "fee", field, what, valid); }
auto derivative(auto const& plan, auto const& by) {
  return outlay::sensitivity(three(), plan, span, outlay::total_outlay, by).slope[1];
}

} // namespace

TEST_CASE("a field that is read from a copy is an error under a derivative, however it was copied") {
  auto const by = []<how How>(std::integral_constant<how, How>, auto... element) {
    return derivative(outlay::plan(grown, target, some<How>), wrt(element...));
  };
  auto const of = [&]<how How>(std::integral_constant<how, How> h) { return by(h, &fee<How>::part_of_gdp); };
  CHECK(of(std::integral_constant<how, how::by_reference>{}) == about(1750));
  check_copied("part_of_gdp", [&] { of(std::integral_constant<how, how::whole>{}); });
  check_copied("part_of_gdp", [&] { of(std::integral_constant<how, how::field_in_work>{}); });
  check_copied("part_of_gdp", [&] { of(std::integral_constant<how, how::in_setup>{}); });
  check_copied("part_of_gdp", [&] { of(std::integral_constant<how, how::asks_of_copy>{}); });
  check_copied("part_of_gdp", [&] { of(std::integral_constant<how, how::at_start>{}); });
  // Also where the field itself is read as well: the derivative would be a part of the true one.
  check_copied("part_of_gdp", [&] { of(std::integral_constant<how, how::both>{}); });
  // Elements and optional fields, by the names that errors give them.
  std::integral_constant<how, how::element> const element;
  check_copied("own AAA", [&] { by(element, &fee<how::element>::own, "AAA"); });
  check_copied("own BBB", [&] { by(element, &fee<how::element>::own, 1); });
  std::integral_constant<how, how::value_or> const value_or;
  check_copied("later", [&] { by(value_or, &fee<how::value_or>::later); });
}

TEST_CASE("every engine that varies fields refuses one that is read from a copy") {
  using copying = fee<how::whole>;
  auto const plan = outlay::plan(grown, target, some<how::whole>);
  auto const field = wrt(&copying::part_of_gdp);
  outlay::draws const few{.paths = 3};
  auto const draw = uncertain(drawn(field, uniform(1_pct, 2_pct)));
  auto const each = axis(field, {1_pct, 5_pct});
  auto const wanted = outlay::goal(outlay::in_year(outlay::total_outlay, 2026y), 100_bn_usd_2021 / outlay::year);

  check_copied("part_of_gdp", [&] { outlay::sensitivity(three(), plan, span, field, outlay::total_outlay); });
  check_copied("part_of_gdp", [&] {
    outlay::sensitivity(three(), plan, span, fields(wrt(&share_target<core>::to), field), outlay::total_outlay);
  });
  check_copied("part_of_gdp",
               [&] { outlay::sensitivity(three(), plan, span, outlay::every_quantity, outlay::total_outlay); });
  check_copied("part_of_gdp", [&] { outlay::sensitivity(three(), plan, span, few, field, outlay::total_outlay); });
  check_copied("part_of_gdp", [&] { outlay::sides(three(), plan, span, field, outlay::total_outlay); });
  check_copied("part_of_gdp", [&] { outlay::sweep(three(), plan, span, grid(each), outlay::total_outlay); });
  check_copied("part_of_gdp", [&] {
    outlay::sweep(outlay::threads(2), three(), plan, span,
                  grid(axis(wrt(&share_target<core>::compliance), {90_pct, 100_pct}), each), outlay::total_outlay);
  });
  check_copied("part_of_gdp", [&] { outlay::ensemble(three(), plan, span, few, draw, outlay::total_outlay); });
  check_copied("part_of_gdp", [&] {
    outlay::ensemble_summary(outlay::threads(2), three(), plan, span, few, draw, outlay::total_outlay);
  });
  check_copied("part_of_gdp",
               [&] { outlay::solve(three(), plan, span, field, outlay::between(0_pct, 10_pct), wanted); });
  check_copied("part_of_gdp", [&] { outlay::solve(three(), plan, span, fields(field), outlay::goals(wanted)); });

  // A plan of its own for each point has the value in the copy as well, and nothing varied there is no error.
  auto const sampled = outlay::sweep(three(), plan, span, few, grid(each), outlay::total_outlay);
  CHECK(sampled.at(1).mean(1) - sampled.at(0).mean(1) > 60);
  auto const projected = outlay::project(three(), plan, span, outlay::total_outlay);
  CHECK(projected.values(0)[1] == about(62.5)); // 2 % of 1,500, 6 % of 250 and the fee
  // Nor is a copy of a field that this run does not vary.
  CHECK(derivative(plan, wrt(&share_target<core>::to)) == about(1000)); // AAA alone rises
}

TEST_CASE("the error names the part of several that is at fault, in the call and in a list, and the field of two") {
  auto const named_fee = []<how How>(char const* name, outlay::share part, std::integral_constant<how, How>) {
    return fee<How>{.name = name, .part_of_gdp = part};
  };
  std::integral_constant<how, how::whole> const whole;
  // Equal values do not hide which was read: the mark of each is its own.
  auto const a = named_fee("a", 1_pct, whole), b = named_fee("b", 1_pct, whole);
  auto const check = [](auto const& plan) {
    for (int k : {0, 1})
      check_refused([&] { derivative(plan, nth(k, &fee<how::whole>::part_of_gdp)); }, k ? "fee \"b\"" : "fee \"a\"",
                    "part_of_gdp", what, valid);
  };
  check(outlay::plan(grown, target, a, b));
  check(outlay::plan(grown, target, several<fee<how::whole>>{a, b}));
  // Of two fields with one value, the one that is copied.
  fee<how::in_setup> const two{.part_of_gdp = 0.7_pct, .later = outlay::share(0.7_pct)};
  check_copied("part_of_gdp", [&] {
    outlay::sensitivity(three(), outlay::plan(grown, target, two), span,
                        fields(wrt(&fee<how::in_setup>::later), wrt(&fee<how::in_setup>::part_of_gdp)),
                        outlay::total_outlay);
  });
  CHECK(derivative(outlay::plan(grown, target, two), wrt(&fee<how::in_setup>::later)) == 0);
}

namespace copies {
// Reads fields that stand in no plan, with the values that its own have: what they are does not depend on a run.
struct with_constants {
  [[no_unique_address]] outlay::named_only _{};
  static constexpr std::string_view kind = "with constants";
  outlay::share part_of_gdp;
  outlay::amount sum = 0_bn_usd_2021;

  void check(auto& c) const {
    c("part_of_gdp", part_of_gdp);
    c("sum", sum, c("sum", outlay::all_members));
  }
  template <class S> auto claim(S& s) const {
    using V = typename S::value;
    return [this, &s](int i, auto& row) {
      static outlay::share const least = 1_pct;
      outlay::amount const none = 0_bn_usd_2021;
      auto const share = outlay::as<V>(s[part_of_gdp] + s[least]);
      row.template claim<outlay::claim_class::pledges>(
          outlay::account::aid,
          share * s.gdp_of(i) * outlay::as<V>(s.dt()) + outlay::as<V>(s[sum](i)) + outlay::as<V>(s[none](i)), false);
    };
  }
};
} // namespace copies
using copies::with_constants;

TEST_CASE("a constant with the value of a varied field is no copy of it") {
  auto const plan = outlay::plan(grown, target, with_constants{.part_of_gdp = 1_pct});
  CHECK(derivative(plan, wrt(&with_constants::part_of_gdp)) == about(1750));
  CHECK(derivative(plan, wrt(&with_constants::sum)) == about(36)); // three members in twelve months
  auto const table = outlay::sweep(three(), plan, span,
                                   grid(axis(wrt(&with_constants::part_of_gdp), {1_pct, 3_pct}),
                                        axis(wrt(&with_constants::sum), {0_bn_usd_2021, 1_bn_usd_2021})),
                                   outlay::total_outlay);
  CHECK(table.value(1, {1, 1}) - table.value(1, {0, 0}) == about(35 + 36));
  CHECK(outlay::ensemble(three(), plan, span, {.paths = 3},
                         uncertain(drawn(wrt(&with_constants::part_of_gdp), uniform(1_pct, 1_pct))),
                         outlay::total_outlay)
            .mean(1) > 0);
}

TEST_CASE("a field that nothing reads in a run has a derivative of 0 and is no error") {
  using outlay::revision;
  // A target that is revised after the end, compliance of a member that has left, a pledge that begins later, what
  // stands in for a field that is set, and volatility in a run without shocks.
  auto const plan =
      outlay::plan(grown,
                   share_target<core>{.to = 2_pct,
                                      .by = 2026y,
                                      .revised = revision{.from = 2029y, .to = 3_pct, .by = 2030y},
                                      .own_compliance = {{"AAA", 90_pct}}},
                   pledge{.name = "late", .amount = 1_bn_usd / outlay::year, .growth = 1_pct, .from = 2028y},
                   fee<how::element>{.part_of_gdp = 0_pct, .later = outlay::share(1_pct)});
  auto const gone = three().with("AAA", [](outlay::member& m) { m.until = 2025y / January; });
  auto const zero = [&](auto const& by) {
    CHECK(outlay::sensitivity(gone, plan, span, by, outlay::total_outlay).slope(1, 0) == 0);
  };
  zero(wrt(&share_target<core>::own_compliance, "AAA"));
  zero(wrt(&pledge::amount));
  zero(wrt(&pledge::growth));
  zero(wrt(&fee<how::element>::later));
  zero(wrt(&economy::volatility));
  auto const all = outlay::sensitivity(gone, plan, span, outlay::every_quantity, outlay::total_outlay);
  bool revised = false;
  for (std::size_t k = 0; k < all.fields().size(); ++k)
    if (all.fields()[k].field() == "revised to") {
      revised = true;
      CHECK(all.slope(1, static_cast<int>(k)) == 0);
    }
  CHECK(revised);
  auto const table =
      outlay::sweep(gone, plan, span, grid(axis(wrt(&pledge::growth), {0_pct, 5_pct})), outlay::total_outlay);
  CHECK(table.value(1, {0}) == table.value(1, {1}));
  CHECK(outlay::ensemble(gone, plan, span, {.paths = 2}, uncertain(drawn(wrt(&pledge::growth), uniform(0_pct, 5_pct))),
                         outlay::total_outlay)
            .paths() == 2);
}

TEST_CASE("a derivative leaves the caller's plan as it was, and its fields stand there") {
  auto const plan = outlay::plan(grown, target, some<how::by_reference>);
  auto const before = outlay::quantities_of(plan);
  auto const j = outlay::sensitivity(three(), plan, span, outlay::every_quantity, outlay::total_outlay);
  auto const after = outlay::quantities_of(plan);
  REQUIRE(before.size() == after.size());
  std::size_t found = 0;
  for (std::size_t k = 0; k < before.size(); ++k) {
    CHECK(before[k].value == after[k].value);
    for (outlay::found_field const& f : j.fields())
      found += f.address == before[k].address && f.value == before[k].value;
  }
  CHECK(found == j.fields().size());
  // The value beside a derivative has the bits of a projection, whatever is varied.
  auto const projected = outlay::project(three(), plan, span, outlay::total_outlay);
  CHECK(j.value(1) == projected.values(0)[1]);
}

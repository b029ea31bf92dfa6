// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include "hash.hpp"
#include "kind_plans.hpp"

#include <outlay/parallel.hpp>

#include <array>
#include <cstdint>
#include <string_view>

/// Numbers for the bits of what each kind of part answers, the same in every build. A change of one is a change of the
/// answers of that kind.
namespace kinds {

/// What a kind answers: accounts, core, GDP and drawn paths in one number, the measures that parts report in another,
/// which a new measure changes as well.
struct numbers {
  std::uint64_t answers, measures;
  friend bool operator==(numbers const&, numbers const&) = default;
};
struct recorded {
  std::string_view kind;
  numbers expected;
};

/// What every build gave, in the order of `each`.
inline constexpr std::array<recorded, 23> record{{
    {"economy", {0x381569a82912258d, 0xcbf29ce484222325}},
    {"feedback", {0x34cf1439daed1c38, 0xe6a7913cd3660db0}},
    {"prices", {0xfc908abb2f1eaf1c, 0x5be712e44cbcc004}},
    {"share_target<core>", {0xf38097148f0580e9, 0xcbf29ce484222325}},
    {"share_target<resilience>", {0x583652300d6b7fe1, 0x74649cc5fbe586fd}},
    {"pledge", {0xd9fa9040eb5095cd, 0x37fbfa3bcabd648a}},
    {"pledge in kind", {0x70b605fa7f7cad78, 0x931bad38a3ab58e5}},
    {"capital_contribution", {0xfcd5775474a82774, 0x530565d08bd7d308}},
    {"bank", {0xa8d3aead48fe90d7, 0x75c9fce85b0af1d9}},
    {"stockpile_growth", {0xec888c288211ce55, 0x20ff4fcd6afd8fc0}},
    {"stockpile_growth, 3 stages", {0x93203a7b5c400f71, 0xf77ee1cc0a4998b8}},
    {"stockpile_growth, fixed lag", {0x2fe8fe0ec296c1f4, 0xc8b0d1fb218576fb}},
    {"learning", {0x24be824476a09e79, 0xba89e380a73ebf3f}},
    {"industry", {0x018a56682ad7b05f, 0x4b8b821c53e8f752}},
    {"deployment", {0x652f9340595e0e9f, 0x732234378fa9ab59}},
    {"backfill", {0xbaf490bab94c426b, 0x6d2aaabd59976517}},
    {"rival", {0x4f9bc3234ca7e58f, 0x024d5e94ec47611f}},
    {"consumables", {0x339eca23d1ade215, 0x19a524705ad84351}},
    {"manpower", {0x4f81f33971c7ef4e, 0xb905c54f0ae75426}},
    {"asset_backed_loan", {0xe105d730f85bbfa2, 0x11cc698d93dac2a3}},
    {"public_debt", {0xc8c59fa7538cc9f5, 0x3d92fcd6850d9500}},
    {"event", {0x1d1dee3e745884c5, 0xe25f7fe6fa27da54}},
    {"budget_risk", {0xc1c5e37e3ecea909, 0xc7b7309d9ab1ffa0}},
}};

/// The numbers of a plan, with answers of its own in the ensemble beside those of all.
template <int Width, class... Parts, class... Answers>
numbers of(int threads, plan_of<Parts...> const& p, Answers const&... own) {
  auto const allies = three();
  auto const run = project(allies, p, ten_years);
  bits::hash answers, measures;
  for (auto const& m : allies.members())
    for (int y = run.first_year(); y <= run.last_year(); ++y) {
      std::chrono::year const when(y);
      for (int a = 0; a < account_count; ++a) {
        double const x = run.outlay_of(static_cast<account>(a), m.code, when).value();
        if (x == 0) continue; // so that an account that is new and idle changes nothing
        answers.add(account_rules[static_cast<std::size_t>(a)].name);
        answers.add(x);
      }
      for (double const x :
           {run.counted_core(m.code, when).value(), run.overspend(m.code, when).value(),
            run.on_top(m.code, when).value(), run.wanted(m.code, when).value(), run.gdp(m.code, when).value()})
        answers.add(x);
      for (auto const& k : run.measures()) {
        measures.add(k.name);
        measures.add(run.measured(k, m.code, when));
      }
    }
  answers.add(ensemble<Width>(outlay::threads(threads), allies, p, ten_years, {.paths = 8, .seed = 3}, total_outlay,
                              counted_core, overspend, each_member(core_share), own...));
  return {answers.value(), measures.value()};
}

/// Calls f(kind, numbers) for each kind, on packs of `Width` paths.
template <int Width, class F> void each(int threads, F f) {
  each_plan([&](std::string_view kind, auto const& p, auto const&... own) { f(kind, of<Width>(threads, p, own...)); });
}

} // namespace kinds

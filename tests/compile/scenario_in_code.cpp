// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// README's plan as a scenario of outlay::compiled, put together in code.
#include <outlay/data/nato.hpp>
#include <outlay/scenario.hpp>
#include <iostream>
using namespace std::chrono_literals;
using namespace outlay::literals;
int main() {
  auto const payers = outlay::all_but("Europe and Canada", {"USA"});
  outlay::scenario s(outlay::data::nato_2026(), {.from = 2026y, .until = 2036y});
  s.add(outlay::economy{.growth = outlay::data::weo_2026_april(), .volatility = 1.5_pct, .common = 50_pct})
      .add(outlay::share_target<outlay::core>{.to = 3.5_pct, .by = 2035y, .except = {{"ESP", 2.1_pct}}})
      .add(outlay::share_target<outlay::resilience>{.existing = 0.5_pct, .to = 1.5_pct, .by = 2035y})
      .add(outlay::pledge{.name = "arms", .amount = 1_bn_usd / outlay::month, .from = 2026y, .payers = payers})
      .add(outlay::capital_contribution{.name = "bank",
                                        .subscribed = 135_bn_usd,
                                        .paid_in = 20_pct,
                                        .instalments = 5,
                                        .first = 2027y / std::chrono::January,
                                        .founders = payers});
  auto const run = s.project({"core outlay", "core share of DEU"});
  std::cout << run.value("core outlay", 2035) << '\n';
}

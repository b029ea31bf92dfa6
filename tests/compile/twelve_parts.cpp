// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// A plan of twelve parts, six kinds twice, taken by four machines: double, packs, duals, and duals of packs.
#include <outlay/outlay.hpp>

using namespace outlay;
using namespace outlay::literals;
using namespace std::chrono_literals;

namespace {

auto twelve_parts() {
  using air = areas<area::air_defence, area::communications>;
  group const others = all_but("others", {"AAA"});
  auto const units = stock_value<>::from_value(10);
  return plan(economy{.name = "a", .of = "AAA", .growth = 2_pct, .volatility = 2_pct},
              economy{.name = "b", .of = others, .growth = 1_pct, .volatility = 2_pct},
              share_target<core>{.name = "a", .of = "AAA", .to = 3_pct, .by = 2035y},
              share_target<core>{.name = "b", .of = others, .to = 4_pct, .by = 2035y},
              pledge{.name = "a", .amount = 1_bn_usd_2021 / year, .from = 2026y},
              pledge{.name = "b", .amount = 2_bn_usd_2021 / year, .from = 2027y},
              capital_contribution{.name = "a", .subscribed = 10_bn_usd_2021, .first = 2026y},
              capital_contribution{.name = "b", .subscribed = 20_bn_usd_2021, .first = 2027y},
              learning<air>{.name = "a", .exponent = 0.1, .before = units},
              learning<air>{.name = "b", .exponent = 0.1, .before = units},
              stockpile_growth<air>{.name = "a", .lift = 30_pct, .over = 10_years, .opening = {{"AAA", {1, 1}}}},
              stockpile_growth<air>{.name = "b", .lift = 20_pct, .over = 10_years, .opening = {{"BBB", {1, 1}}}});
}

template <class... Parts>
double duals_of_packs(alliance<> const& allies, plan_of<Parts...> const& p, horizon const& span) {
  // As the library does for derivatives over paths: the set-up is that of a plain derivative.
  using V = dual<1, pack<double, native_width>>;
  using P = dual<1>;
  auto const ground = detail::checked_setting(allies, p, span);
  auto const asked = detail::prepare_answers(ground, total_outlay);
  using machine_type = detail::machine<V, P, usd_2021, true, Parts...>;
  machine_type const engine(p, ground, {});
  detail::on_heap<typename machine_type::tile> tile;
  std::vector<V> numbers(static_cast<std::size_t>(asked.columns));
  engine.start(*tile, 1, 0);
  detail::project_tile(engine, *tile, asked, numbers.data());
  return numbers[0].value[0];
}
}

int main() {
  alliance<> const allies{{.code = "AAA", .gdp = 1000_bn_usd_2021 / year, .core = 1_pct},
                          {.code = "BBB", .gdp = 500_bn_usd_2021 / year, .core = 2_pct}};
  auto const p = twelve_parts();
  horizon const span{.from = 2025y, .until = 2027y};
  double sum = project(allies, p, span).outlay(all_members, 2025y).value();
  sum += ensemble<8>(allies, p, span, {.paths = 8}, total_outlay).mean(0);
  sum += sensitivity(allies, p, span, total_outlay, nth<0>(&share_target<core>::to)).slope[0];
  sum += duals_of_packs(allies, p, span);
  return sum > 0 ? 0 : 1;
}

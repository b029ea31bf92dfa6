// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "every_part.hpp"

#include <memory>

using namespace outlay::test;

namespace {

// The same paths in packs of another width, and once more as the values of duals of packs.
template <class... Parts, class... Answers>
void check_lanes(outlay::plan_of<Parts...> const& plan, Answers const&... asked) {
  outlay::draws const d{.paths = 8, .seed = 11, .first_path = 2};
  auto const allies = three();
  auto const one = outlay::ensemble<1>(allies, plan, six_years_of_every_part, d, asked...);
  auto const eight = outlay::ensemble<8>(allies, plan, six_years_of_every_part, d, asked...);
  int different = 0;
  for (int k = 0; k < 8 * one.columns(); ++k) {
    CHECK(std::isfinite(one.data()[k]));
    different += one.data()[k] != eight.data()[k];
  }
  CHECK(different == 0);

  using V = outlay::dual<1, outlay::pack<double, 8>>;
  auto const ground = outlay::detail::checked_setting(allies, plan, six_years_of_every_part);
  auto const answers = outlay::detail::prepare_answers(ground, asked...);
  auto const& growth = plan.template listed<outlay::economy, 0>().extra;
  V const seeded = V::variable(outlay::pack<double, 8>(outlay::detail::field_access::raw(growth)), 0);
  outlay::detail::varied<V> const by[] = {{.field = &growth, .value = seeded}};
  using machine = outlay::detail::machine<V, V, outlay::usd_2021, true, Parts...>;
  machine const engine(plan, ground, by);
  auto const tile = std::make_unique<typename machine::tile>();
  std::vector<V> numbers(static_cast<std::size_t>(answers.columns));
  engine.start(*tile, d.seed, 2);
  outlay::detail::project_tile(engine, *tile, answers, numbers.data());
  for (int c = 0; c < answers.columns; ++c)
    for (int p = 0; p < 8; ++p) {
      CHECK(numbers[static_cast<std::size_t>(c)].value[p] == one.data()[c * 8 + p]);
      CHECK(std::isfinite(numbers[static_cast<std::size_t>(c)].slope[0][p]));
    }
  CHECK(sizeof(typename outlay::detail::machine<outlay::pack<double, outlay::native_width>, double, outlay::usd_2021,
                                                true, Parts...>::tile) <= 65536);
}
} // namespace

TEST_CASE("events have the same bits in packs of any width and under derivatives") {
  check_lanes(plan_with_events(), outlay::total_outlay, outlay::core_share, outlay::stock_index,
              outlay::happened("rate"), outlay::happened("date"));
}

TEST_CASE("forces have the same bits in packs of any width and under derivatives, what they report included") {
  check_lanes(plan_with_forces(), outlay::total_outlay, outlay::measured("rival", "ratio"),
              outlay::measured("rival", "margin"), outlay::measured("backfill", "capability"),
              outlay::measured("backfill", "dependence"), outlay::measured("consumables", "days of supply"),
              outlay::measured("deployment", "head years"), outlay::measured("manpower", "strength"));
}

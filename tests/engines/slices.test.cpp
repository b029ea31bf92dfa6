// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Paths drawn apart are the paths of one run: a part of them answers and refuses what the whole does, and what is not
// of one run is not merged.
#include "../support/refused.hpp"

#include <outlay/outlay.hpp>

#include <doctest/doctest.h>

#include <functional>
#include <string>
#include <vector>

using namespace outlay::literals;
using namespace std::chrono_literals;
using outlay::core, outlay::economy, outlay::event, outlay::group, outlay::pledge, outlay::share_target,
    outlay::summary;
using outlay::test::check_refused;

namespace {
struct inputs {
  outlay::percent to = 3.5_pct, growth = 2_pct, volatility = 2_pct;
  double price_level = 1.1;
  std::vector<outlay::member_code> flat = {};
  outlay::horizon span{.from = 2025y, .until = 2028y, .step = outlay::step_length::annual};
  outlay::key by = outlay::key::gdp();
  group payers = group("who pays", {"AAA"});
  outlay::moment from = 2025y;
  std::optional<outlay::condition> when = outlay::condition::core_share("AAA").at_least(3_pct);
  std::string edition = "invented", tag = "a";
  outlay::percent drawn_mean = 90_pct, loading = 50_pct;
  std::string factor = "f";
};
outlay::alliance<> allies(inputs const& in) {
  return outlay::alliance<>(
      {{.code = "AAA", .gdp = 100_bn_usd_2021 / outlay::year, .core = 2_pct, .price_level = in.price_level},
       {.code = "BBB", .gdp = 50_bn_usd_2021 / outlay::year, .core = 2_pct, .price_level = 1.0}},
      {.edition = in.edition});
}
summary run(inputs const& in, std::int64_t first, std::uint64_t seed = 1) {
  auto const plan = outlay::plan(
      economy{.growth = in.growth, .volatility = in.volatility},
      share_target<core>{.to = in.to, .by = 2035y, .opt_out = in.flat}, event{.name = "far", .when = in.when},
      pledge{
          .amount = 1_bn_usd_2021 / outlay::year, .from = in.from, .payers = in.payers, .by = in.by, .tags = {in.tag}});
  return outlay::ensemble_summary(
      allies(in), plan, in.span, {.paths = 10, .seed = seed, .first_path = first},
      outlay::uncertain(outlay::drawn(outlay::wrt(&share_target<core>::execution),
                                      outlay::normal(in.drawn_mean, 1_pct).factor(in.factor, in.loading))),
      outlay::core_outlay);
}
} // namespace

TEST_CASE("summaries of two runs that differ in anything are not merged, and the error says in what") {
  inputs const same;
  summary const whole = run(same, 0);
  auto const refuses = [&](std::function<void(inputs&)> const& change, std::string const& what) {
    inputs other;
    change(other);
    check_refused(
        [&] {
          summary s = whole;
          s.merge(run(other, 10));
        },
        "summary", "merge", "a run with another " + what, "summaries of one alliance, plan, horizon and drawn fields");
  };
  refuses([](inputs& x) { x.to = 5_pct; }, "share_target<core>");
  refuses([](inputs& x) { x.to = outlay::percent(3.5000000001); }, "share_target<core>");
  refuses([](inputs& x) { x.flat = {"BBB"}; }, "share_target<core>");
  refuses([](inputs& x) { x.growth = 3_pct; }, "economy");
  refuses([](inputs& x) { x.volatility = 1_pct; }, "economy");
  refuses([](inputs& x) { x.when = outlay::condition::core_share("BBB").at_least(3_pct); }, "event \"far\"");
  refuses([](inputs& x) { x.when = outlay::condition::core_share("AAA").at_least(3.1_pct); }, "event \"far\"");
  refuses([](inputs& x) { x.from = 2026y; }, "pledge");
  refuses([](inputs& x) { x.from = 2025y / std::chrono::January; }, "pledge");
  refuses([](inputs& x) { x.payers = group("who pays", {"BBB"}); }, "pledge"); // of one name
  refuses([](inputs& x) { x.by = outlay::key::equal(); }, "pledge");
  refuses([](inputs& x) { x.tag = "b"; }, "pledge");
  refuses([](inputs& x) { x.price_level = 1.2; }, "member AAA");
  refuses([](inputs& x) { x.edition = "another"; }, "alliance");
  refuses([](inputs& x) { x.drawn_mean = 91_pct; }, "draw of share_target<core>: execution");
  refuses([](inputs& x) { x.loading = 40_pct; }, "draw of share_target<core>: execution");
  refuses([](inputs& x) { x.factor = "g"; }, "draw of share_target<core>: execution");
  refuses([](inputs& x) { x.span.step = outlay::step_length::quarterly; }, "horizon");
  summary s = whole;
  check_refused([&] { s.merge(run(same, 10, 2)); }, "summary", "merge", "seed 2", "seed 1, as here");
  check_refused([&] { s.merge(run(same, 9)); }, "summary", "merge", "path 9 in both", "paths that are in one of them");
  check_refused([&] { s.merge(whole); }, "summary", "merge", "path 0 in both", "paths that are in one of them");
  s.merge(run(same, 10));
  CHECK(s.paths() == 20);
}

TEST_CASE("a few paths on which nothing happens do not make certain what is not") {
  // 0.3 % of the paths meet the event: most slices of 125 paths have none of them.
  outlay::alliance<> const one{{.code = "AAA", .gdp = 100_bn_usd_2021 / outlay::year, .core = 2_pct}};
  auto const plan = outlay::plan(
      economy{.growth = 2_pct},
      share_target<core>{
          .to = 3.5_pct, .by = 2035y, .revised = outlay::revision{.from = outlay::on("shock"), .to = 5_pct}},
      event{.name = "shock", .at = 2028y, .probability = 0.3_pct, .projected = outlay::never});
  outlay::horizon const span{.from = 2025y, .until = 2036y, .step = outlay::step_length::annual};
  auto const draw = [&](std::int64_t first, std::int64_t paths) {
    return outlay::ensemble_summary(one, plan, span, {.paths = paths, .seed = 7, .first_path = first},
                                    outlay::reaches(4.5_pct, 2035y), outlay::core_share);
  };
  summary const whole = draw(0, 4000);
  CHECK(whole.mean(0) > 0);
  CHECK(whole.mean(0) == doctest::Approx(0.003).epsilon(0.6)); // standard error 0.0009
  summary together = draw(0, 125);
  for (int k = 1; k < 32; ++k) together.merge(draw(125 * k, 125));
  CHECK(together == whole);
  // And a kept sample of a few paths has a probability, be it 0.
  auto const kept = outlay::ensemble(one, plan, span, {.paths = 3, .seed = 7}, outlay::core_share);
  CHECK(kept.probability(kept.at_least(kept.column(0, 2035), 0.045)).value == 0);
  auto const bounds = draw(0, 3).at_least(draw(0, 3).column(1, 2035), 0.045);
  CHECK(bounds.most == 0);
  // Where nothing is drawn, though an event has a condition, every slice refuses a probability.
  auto const certain = outlay::plan(economy{.growth = 2_pct}, share_target<core>{.to = 3.5_pct, .by = 2035y},
                                    event{.name = "far", .when = outlay::condition::core_share("AAA").at_least(3_pct)});
  for (int first : {0, 7})
    CHECK_THROWS_AS((void)outlay::ensemble_summary(one, certain, span, {.paths = 9, .seed = 7, .first_path = first},
                                                   outlay::reaches(4.5_pct, 2035y)),
                    outlay::error);
}

TEST_CASE("every slice refuses a distribution that leaves the range of its field, whatever it draws") {
  auto const draw = [](outlay::percent mean, std::int64_t first, std::int64_t paths) {
    inputs in;
    in.drawn_mean = mean;
    return outlay::ensemble_summary(
        allies(in), outlay::plan(economy{.growth = 2_pct}, share_target<core>{.to = 3.5_pct, .by = 2035y}), in.span,
        {.paths = paths, .seed = 1, .first_path = first},
        outlay::uncertain(outlay::drawn(outlay::wrt(&share_target<core>::execution), outlay::normal(mean, 3_pct))),
        outlay::core_outlay);
  };
  auto const valid = "0 to 100 %; a distribution that stays there, as in normal(...).within(lo, hi)";
  for (int k = 0; k < 4; ++k)
    check_refused([&] { (void)draw(90_pct, 10 * k, 10); }, "share_target<core>", "execution",
                  "105 %, 5 standard deviations out", valid); // 90 + 5 x 3
  check_refused([&] { (void)draw(90_pct, 0, 4000); }, "share_target<core>", "execution",
                "105 %, 5 standard deviations out", valid);
  CHECK(draw(80_pct, 0, 10).paths() == 10); // 95 % at the most
}

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// What is drawn apart is independent, whatever names, labels and numbers it is given.
#include "../support/refused.hpp"

#include <outlay/outlay.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

using namespace outlay::literals;
using namespace std::chrono_literals;
using outlay::drawn, outlay::economy, outlay::event, outlay::named, outlay::pledge, outlay::share_target;

namespace {
outlay::alliance<> one() {
  return outlay::alliance<>{{.code = "AAA", .gdp = 1000_bn_usd_2021 / outlay::year, .core = 1_pct, .price_level = 1.0}};
}
outlay::horizon const span{.from = 2025y, .until = 2027y, .step = outlay::step_length::annual};
std::int64_t const paths = 4000;

double correlation(std::span<double const> a, std::span<double const> b) {
  double const n = static_cast<double>(a.size());
  double ma = 0, mb = 0, ab = 0, aa = 0, bb = 0;
  for (std::size_t k = 0; k < a.size(); ++k) ma += a[k] / n, mb += b[k] / n;
  for (std::size_t k = 0; k < a.size(); ++k) {
    ab += (a[k] - ma) * (b[k] - mb);
    aa += (a[k] - ma) * (a[k] - ma);
    bb += (b[k] - mb) * (b[k] - mb);
  }
  return ab / std::sqrt(aa * bb);
}
// Of independent numbers the correlation has a standard deviation of 1 / sqrt(n): 0.016.
void check_independent(std::span<double const> a, std::span<double const> b) {
  CHECK(std::fabs(correlation(a, b)) < 4 / std::sqrt(static_cast<double>(paths)));
  std::vector<double> size; // a normal and a uniform of the same bits are dependent in its size
  for (double const x : a) size.push_back(std::fabs(x - 10));
  CHECK(std::fabs(correlation(size, b)) < 4 / std::sqrt(static_cast<double>(paths)));
}

// A part with draws of its own: it spends what it draws.
template <bool Uniform> struct own_draws {
  [[no_unique_address]] outlay::named_only _{};
  std::string name = {};
  std::uint64_t stream, counter = 0;
  void check(auto& c) const { c.reports("drawn", "1", true, true); }
  struct setup {
    int number;
  };
  auto prepare(auto const& r) const { return setup{r.measure(*this, "drawn")}; }
  auto claim(auto& s, setup const& u) const {
    using V = typename std::remove_cvref_t<decltype(s)>::value;
    V now(0.0), next(0.0);
    if constexpr (Uniform) now = s.uniform(stream, counter);
    else s.normals(stream, counter, now, next);
    if (s.measuring()) s.post(u.number, 0, now);
    return [](int, auto&) {};
  }
};
} // namespace

TEST_CASE("an event, a factor, a field and the numbers of a part share no random numbers, whatever their names") {
  auto const of_economy = economy{.growth = 0_pct, .volatility = 2_pct, .common = 50_pct};
  std::string const label = "pledge \"p\": amount";
  for (std::string const& name : {std::string("factor oil"), std::string("oil"), label, std::string("strike")}) {
    CAPTURE(name);
    auto const plan = outlay::plan(
        of_economy, share_target<outlay::core>{.to = 2_pct, .by = 2035y},
        pledge{.name = "p", .amount = 10_bn_usd_2021 / outlay::year, .from = 2025y, .counts = false},
        event{.name = name, .at = 2025y, .probability = 60_pct, .projected = outlay::never},
        own_draws<true>{.name = "u", .stream = outlay::stream_of(name)},
        own_draws<true>{.name = "v", .stream = outlay::stream_of(label)},
        own_draws<false>{.name = "n", .stream = outlay::stream_of(name)}, own_draws<false>{.name = "z", .stream = 0});
    // With the factor alone, with the field's own score alone.
    for (outlay::percent const loading : {100_pct, 0_pct}) {
      auto const s = outlay::ensemble(
          one(), plan, span, {.paths = paths, .seed = 5},
          outlay::uncertain(drawn(
              named("p", &pledge::amount),
              outlay::normal(10_bn_usd_2021 / outlay::year, 1_bn_usd_2021 / outlay::year).factor("oil", loading))),
          outlay::outlay_of<outlay::account::aid>, outlay::happened(name), outlay::measured("own_draws \"u\"", "drawn"),
          outlay::measured("own_draws \"v\"", "drawn"), outlay::measured("own_draws \"n\"", "drawn"),
          outlay::measured("own_draws \"z\"", "drawn"), outlay::actual_gdp);
      std::vector<std::span<double const>> all;
      for (int answer = 0; answer < 7; ++answer) all.push_back(s.path_values(s.column(answer, 2025)));
      for (std::size_t a = 0; a < all.size(); ++a)
        for (std::size_t b = 0; b < a; ++b) {
          CAPTURE(a);
          CAPTURE(b);
          if (name == label && a == 3 && b == 2) continue; // there one stream by its number
          check_independent(all[a], all[b]);
        }
      CHECK(s.mean(s.column(1, 2025)) == doctest::Approx(0.6).epsilon(0.06));
    }
  }
}

TEST_CASE("two names with one hash are refused: they would have the same random numbers") {
  char const *a = "8yn0iYCKYHlIj4-BwPqk", *b = "GReLUrM4wMqfg9yzV3KQ"; // of 64 bits FNV-1a
  REQUIRE(outlay::stream_of(a) == outlay::stream_of(b));
  auto const happens = [](std::string name) {
    return event{.name = std::move(name), .rate = 10_pct, .projected = outlay::never};
  };
  outlay::test::check_refused(
      [&] {
        (void)outlay::project(one(), outlay::plan(economy{.growth = 0_pct}, happens(a), happens(b)), span,
                              outlay::total_outlay);
      },
      "event \"" + std::string(a) + "\"", "name", a,
      "another name: this one has the random numbers of \"" + std::string(b) + "\"");
  auto const amount = outlay::normal(10_bn_usd_2021 / outlay::year, 1_bn_usd_2021 / outlay::year);
  auto const p = outlay::plan(economy{.growth = 0_pct},
                              pledge{.name = "p", .amount = 10_bn_usd_2021 / outlay::year, .from = 2025y},
                              pledge{.name = "q", .amount = 10_bn_usd_2021 / outlay::year, .from = 2025y});
  outlay::test::check_refused(
      [&] {
        (void)outlay::ensemble(one(), p, span, {.paths = 2},
                               outlay::uncertain(drawn(named("p", &pledge::amount), amount.factor(a, 50_pct)),
                                                 drawn(named("q", &pledge::amount), amount.factor(b, 50_pct))),
                               outlay::total_outlay);
      },
      "pledge \"q\"", "factor", b, "another name: this one has the random numbers of \"" + std::string(a) + "\"");
}

TEST_CASE("a part's own draws refuse counters that reach into another kind of random numbers") {
  auto const run = [](auto part) {
    return [part] {
      (void)outlay::ensemble(one(), outlay::plan(economy{.growth = 0_pct}, part), span, {.paths = 2},
                             outlay::total_outlay);
    };
  };
  outlay::test::check_refused(run(own_draws<true>{.stream = 1, .counter = std::uint64_t{1} << 59}), "random numbers",
                              "counter", "too large", "less than 2^59");
  outlay::test::check_refused(run(own_draws<false>{.stream = 1, .counter = std::uint64_t{1} << 48}), "random numbers",
                              "code", "too large", "less than 2^48: a member's packed code, or 0");
}

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Projections of a prepared scenario against those of the scenario itself: README's plan, three answers of ten years.
// Both are asked for the same answers of the same values, which are compared first.
#include <outlay/data/nato.hpp>
#include <outlay/scenario.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

using namespace std::chrono_literals;
using namespace outlay::literals;

namespace {

outlay::scenario readme() {
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
  return s;
}
double microseconds(auto const& f) {
  auto const begin = std::chrono::steady_clock::now();
  f();
  return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin).count();
}
double median(std::vector<double> x) {
  std::nth_element(x.begin(), x.begin() + static_cast<std::ptrdiff_t>(x.size() / 2), x.end());
  return x[x.size() / 2];
}

} // namespace

int main(int argc, char** argv) {
  int const count = argc > 1 ? std::atoi(argv[1]) : 10'000, turns = 10, each = std::max(1, count / turns);
  std::vector<std::string> const answers{"outlay", "core outlay of Europe and Canada", "core share of DEU"};
  auto const to = [](int n) { return outlay::percent(3 + 0.0001 * n); };
  auto s = readme();
  auto ready = s.prepare(answers);
  auto const field = ready.field(outlay::wrt(&outlay::share_target<outlay::core>::to));
  for (int n : {0, 77, 5000}) {
    s.get<outlay::share_target<outlay::core>>().to = to(n);
    if (s.project(answers).value(0, 2035) != ready.project(field, to(n)).value(0, 2035)) return 1;
  }
  std::vector<double> prepared, whole; // in turns, so that what else the machine does meets both
  for (int k = 0; k < turns; ++k) {
    prepared.push_back(microseconds([&] {
                         for (int n = 0; n < each; ++n) (void)ready.project(field, to(k * each + n));
                       }) /
                       each);
    whole.push_back(microseconds([&] {
                      for (int n = 0; n < each / 10 + 1; ++n) {
                        s.get<outlay::share_target<outlay::core>>().to = to(k * each + n);
                        (void)s.project(answers);
                      }
                    }) /
                    (each / 10 + 1));
  }
  std::printf("%d prepared projections: %.1f us each; project(): %.1f us each; ratio %.2f (medians of %d turns)\n",
              count, median(prepared), median(whole), median(prepared) / median(whole), turns);
}

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/data/nato.hpp>
#include <outlay/outlay.hpp>
#include <outlay/parallel.hpp>

#include <string>

#ifdef TWO_FILES
std::string version_in_other_file();
#endif

// A projection, an ensemble and a derivative on NATO's figures, compiled under this consumer's warnings.
static bool projects() {
  using namespace outlay::literals;
  using namespace std::chrono_literals;
  auto const allies = outlay::data::nato_2026(2025);
  auto const plan = outlay::plan(outlay::economy{.growth = outlay::data::weo_2025_april(), .volatility = 1_pct},
                                 outlay::share_target<outlay::core>{.to = 3.5_pct, .by = 2035y},
                                 outlay::pledge{.amount = 1_bn_usd / outlay::month, .from = 2026y});
  outlay::horizon const span{.from = 2025y, .until = 2027y};
  double const all = outlay::in(outlay::project(allies, plan, span).core_outlay(outlay::all_members, 2025y),
                                1_bn_usd_2021 / outlay::year);
  auto const fan = outlay::ensemble(outlay::threads(2), allies, plan, span, {.paths = 64}, outlay::total_outlay);
  auto const slope =
      outlay::sensitivity(allies, plan, span, outlay::total_outlay, outlay::wrt(&outlay::pledge::amount));
  return all > 1404.84 && all < 1404.85 && fan.mean(0) > 1000 && slope.value.size() == 2;
}

#define TEXT_OF(x) #x
#define TEXT(x) TEXT_OF(x)

int main() {
  std::string const version = TEXT(OUTLAY_VERSION_MAJOR) "." TEXT(OUTLAY_VERSION_MINOR) "." TEXT(OUTLAY_VERSION_PATCH);
#ifdef TWO_FILES
  if (version_in_other_file() != version) return 1;
#endif
  return version == EXPECTED_VERSION && projects() ? 0 : 1;
}

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// A scenario of outlay::compiled beside the same plan of the headers, in whatever flags this file is compiled with.
#include <outlay/data/nato.hpp>
#include <outlay/scenario.hpp>

#include <cstring>

#ifdef TWO_FILES
outlay::sample sample_in_other_file(outlay::draws const& d);
#endif

static bool same(outlay::sample const& a, outlay::sample const& b) {
  return a.columns() == b.columns() &&
         std::memcmp(a.data(), b.data(), sizeof(double) * 24 * static_cast<std::size_t>(a.columns())) == 0;
}

int main() {
  auto const plan = outlay::plan(
      outlay::economy{.growth = outlay::data::weo_2026_april(), .volatility = outlay::percent(2)},
      outlay::pledge{.amount = outlay::billions<outlay::usd>(2) / outlay::month, .from = std::chrono::year{2027}});
  outlay::scenario s;
  s.set("economy.volatility", "2 %");
  s.add(outlay::pledge{.amount = outlay::billions<outlay::usd>(2) / outlay::month, .from = std::chrono::year{2027}});
  outlay::draws const d{.paths = 24, .seed = 7};
  outlay::sample const fan = s.ensemble(d, {"core outlay"});
  if (!same(fan, outlay::ensemble(outlay::data::nato_2026(), plan, s.span(), d, outlay::core_outlay))) return 1;
#ifdef TWO_FILES
  if (!same(fan, sample_in_other_file(d))) return 2;
#endif
  try { // an error of the library is caught here, from code of whichever instruction set
    (void)s.ensemble(d, {"core outlai"});
    return 3;
  } catch (outlay::error const& e) {
    return std::strstr(e.what(), "core outlay") ? 0 : 4;
  }
}

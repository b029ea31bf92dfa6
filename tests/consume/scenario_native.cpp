// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/data/nato.hpp>
#include <outlay/scenario.hpp>

outlay::sample sample_in_other_file(outlay::draws const& d) {
  outlay::scenario s;
  auto const plan = outlay::plan(
      outlay::economy{.growth = outlay::data::weo_2026_april(), .volatility = outlay::percent(2)},
      outlay::pledge{.amount = outlay::billions<outlay::usd>(2) / outlay::month, .from = std::chrono::year{2027}});
  return outlay::ensemble(outlay::data::nato_2026(), plan, s.span(), d, outlay::core_outlay);
}

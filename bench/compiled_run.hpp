// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// An ensemble of the headers, timed; in files that are compiled for the processor of the machine that builds them.
#pragma once

#include "compiled.hpp"
#include "w1_library.hpp"

#include <ctime>

namespace w1::compiled {

template <class Plan> static timed run(Plan const& plan, std::int64_t paths) {
  auto const allies = library::alliance(inputs_of(false));
  auto const begin = std::clock();
  auto const sample = outlay::ensemble(allies, plan, library::span, {.paths = paths, .seed = 1}, outlay::core_budget,
                                       outlay::stock_index, outlay::outlay_of<outlay::account::equipment>);
  double const seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  return {seconds, std::vector<double>(sample.data(), sample.data() + paths * sample.columns())};
}

} // namespace w1::compiled

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Compiled for the processor of the machine that builds it, whatever the flags of the rest.
#include "compiled.hpp"
#include "w1_library.hpp"

#include <outlay/engines/any_kind.hpp>

#include <ctime>

namespace w1::compiled {

namespace {

template <class Plan> timed run(Plan const& plan, std::int64_t paths) {
  auto const allies = library::alliance(inputs_of(false));
  auto const begin = std::clock();
  auto const sample = outlay::ensemble(allies, plan, library::span, {.paths = paths, .seed = 1}, outlay::core_budget,
                                       outlay::stock_index, outlay::outlay_of<outlay::account::equipment>);
  double const seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  return {seconds, std::vector<double>(sample.data(), sample.data() + paths * sample.columns())};
}

} // namespace

timed fused(std::int64_t paths) { return run(library::plan(inputs_of(false)), paths); }
timed fused_six(std::int64_t paths) {
  return run(library::plan<outlay::five_areas_and_other, 2>(inputs_of(false)), paths);
}
timed erased(std::int64_t paths) {
  outlay::plan_of<outlay::any_part<>> parts;
  library::plan(inputs_of(false)).each([&](auto const& p) { parts.add(outlay::erase(p)); });
  return run(parts, paths);
}

} // namespace w1::compiled

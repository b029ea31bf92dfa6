// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Engines that take paths or cells in lanes of packs: compiled once for each instruction set, chosen when a program
// runs.
#pragma once
#include "engines.hpp"

namespace outlay::compiled {

/// What crosses from the code of the baseline to that of another instruction set: addresses of plain values. Parts are
/// copied on the other side, into a plan of its own.
struct crossing {
  alliance<run_money> const* allies;
  std::vector<std::pair<std::type_index, void const*>> parts; ///< in canonical order
  horizon const* span;
  std::vector<std::pair<std::string, group>> const* groups;
};

/// The only name that the objects of an instruction set share with the rest of a program.
struct lane_engines {
  sample (*ensemble)(crossing const&, draws const&, names const&, int threads);
  summary (*ensemble_summary)(crossing const&, draws const&, names const&, int threads);
};
extern lane_engines const engines_avx2, engines_avx512;

/// Null where the baseline is to run. Throws `error` for an OUTLAY_ISA that cannot be.
lane_engines const* chosen_engines();

/// The same engines in the instruction set of the file that calls them.
namespace in_lanes {
sample ensemble(world const& w, draws const& d, names const& answers, int threads);
summary ensemble_summary(world const& w, draws const& d, names const& answers, int threads);
} // namespace in_lanes

} // namespace outlay::compiled

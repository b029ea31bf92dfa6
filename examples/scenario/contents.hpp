// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// A scenario as a file has it: which commitments there are is known only when it has been read, so that each kind is a
// list.
#pragma once

#include "../support/stocks.hpp"

#include <deque>
#include <string>
#include <utility>
#include <vector>

namespace scenario {

using namespace examples;
using outlay::several;

using outlay::asset_backed_loan, outlay::backfill, outlay::bank, outlay::capital_contribution, outlay::consumables;
using outlay::core, outlay::deployment, outlay::event, outlay::feedback, outlay::manpower, outlay::pledge;
using outlay::public_debt, outlay::real_costs, outlay::resilience, outlay::rival, outlay::share_target;
using industry_part = outlay::industry<six_areas>;
using learning_part = outlay::learning<six_areas>;

/// A part by its label: its line in the file and those of its keys, and what it says there.
struct place {
  std::string label;
  std::size_t line;
  std::string words;
  std::vector<std::pair<std::string, std::size_t>> keys;

  /// Of the key that an error names, as `except` of `except ESP`; of the part where it has no such key.
  std::size_t line_of(std::string const& field) const {
    std::size_t const end = field.find_first_not_of("abcdefghijklmnopqrstuvwxyz_");
    for (auto const& [key, at] : keys)
      if (key == field.substr(0, end)) return at;
    return line;
  }
};

/// Every part of the library but `prices`, which acts on ensembles alone.
struct contents {
  std::string file; ///< as errors and the head name it
  std::string title;
  std::vector<std::string> assumed;
  int base_year = 2026, until = 0;

  several<outlay::economy> economies;
  several<share_target<core>> core_targets;
  several<share_target<resilience>> resilience_targets;
  several<pledge> pledges;
  several<capital_contribution> capitals;
  several<bank> banks;
  several<asset_backed_loan> loans;
  several<stock_part> stocks;
  several<industry_part> industries;
  several<learning_part> learning;
  several<deployment> deployments;
  several<backfill> backfills;
  several<consumables> consumed;
  several<manpower> forces;
  several<real_costs> dearer;
  several<public_debt> debts;
  several<feedback> feedbacks;
  several<rival> rivals;
  several<event> events;
  std::vector<place> places;
  std::deque<std::string> names = {}; // of groups, which only view them

  auto plan() const {
    return outlay::plan(economies, core_targets, resilience_targets, pledges, capitals, banks, loans, stocks,
                        industries, learning, deployments, backfills, consumed, forces, dearer, debts, feedbacks,
                        rivals, events);
  }
  outlay::horizon span() const { return {.from = std::chrono::year{base_year}, .until = std::chrono::year{until}}; }
};

/// The same error with the line of the key and part that it names.
[[noreturn]] inline void refuse_with_line(contents const& c, outlay::error const& e) {
  for (place const& p : c.places)
    if (p.label == e.part())
      throw outlay::error(c.file + ", line " + std::to_string(p.line_of(e.field())) + ", " + e.part(), e.field(),
                          e.value(), e.valid());
  throw outlay::error(c.file + ", " + e.part(), e.field(), e.value(), e.valid());
}

} // namespace scenario

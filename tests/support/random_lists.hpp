// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include "../reference/translate.hpp"

namespace outlay::test {

/// One list of each kind of part.
struct random_lists {
  several<economy> economies{};
  several<feedback> feedbacks{};
  several<prices> moving_prices{};
  several<share_target<core>> cores{};
  several<share_target<resilience>> resiliences{};
  several<budget_risk> risks{};
  several<event> events{};
  several<pledge> pledges{};
  several<capital_contribution> capitals{};
  several<bank> banks{};
  several<asset_backed_loan> loans{};
  several<public_debt> debts{};
  several<deployment> deployments{};
  several<backfill> backfills{};
  several<consumables> goods{};
  several<manpower> forces{};
  several<real_costs> dearer{};
  several<stockpile_growth<two_areas, 0>> direct{};
  several<stockpile_growth<two_areas, 2>> staged{};
  several<stockpile_growth<other_area, 0>> others{};
  several<learning<two_areas>> learnings{};
  several<industry<two_areas>> industries{};
  several<rival> rivals{};

  auto plan() const {
    return outlay::plan(economies, feedbacks, moving_prices, cores, resiliences, risks, events, pledges, capitals,
                        banks, loans, debts, deployments, backfills, goods, forces, dearer, direct, staged, others,
                        learnings, industries, rivals);
  }
};

} // namespace outlay::test

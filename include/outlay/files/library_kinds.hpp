// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/files/plan_file.hpp>

namespace outlay {

namespace detail {
template <class... Kinds> struct kind_list {};
} // namespace detail

/// Every kind of part of the library, with stocks over these areas and delivery in so many stages.
template <class Areas = five_areas_and_other, int Stages = 2>
using library_kinds = detail::kind_list<economy, prices, feedback, share_target<core>, share_target<resilience>, pledge,
                                        capital_contribution, bank, asset_backed_loan, public_debt,
                                        stockpile_growth<Areas, Stages>, industry<Areas>, learning<Areas>, real_costs,
                                        deployment, backfill, consumables, manpower, rival, event>;

namespace detail {
template <class Kinds> struct file_of;
template <class... Kinds> struct file_of<kind_list<Kinds...>> { using type = plan_file<Kinds...>; };
} // namespace detail

/// A plan file with any of them.
template <class Areas = five_areas_and_other, int Stages = 2>
using library_plan_file = typename detail::file_of<library_kinds<Areas, Stages>>::type;

} // namespace outlay

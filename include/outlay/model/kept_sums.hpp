// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/account.hpp>

namespace outlay {

namespace detail {
// What projections keep of a row: its accounts, in their order, then these.
enum kept_sum : std::size_t {
  core_means_kept = account_count,
  overspend_kept,
  on_top_kept,
  aid_on_top_kept,
  paid_in_on_top_kept,
  counted_kept,
  wanted_kept,
  backed_kept,
  resilience_means_kept,
  resilience_claimed_kept
};
inline constexpr std::size_t kept_count = resilience_claimed_kept + 1; // whole vectors of two, four or eight
static_assert(kept_count % 8 == 0);
} // namespace detail

} // namespace outlay

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <cstdint>
#include <optional>
#include <outlay/alliance/code.hpp>
#include <outlay/alliance/published.hpp>
#include <outlay/time/yearly.hpp>
#include <outlay/units/money.hpp>
#include <string>
#include <vector>

namespace outlay {

/// Members that one alliance may have, with its partners: one for each bit of a set.
inline constexpr int max_members = 64;

/// A set of members, one bit each, in the alliance's order.
using member_set = std::uint64_t;
static_assert(max_members == 64, "a set has one bit for each place");

/// Worth of one unit of a foreign money by year; for one member, or for all when `code` is unset. After the last year
/// the real rate is held: the money then loses worth as its own prices rise.
struct exchange_rate {
  money_id from;
  yearly rate;
  std::optional<member_code> code = {};
  /// What the rate leads to: the alliance's money unless set, or its currency at current prices, which each member's
  /// own price level converts on.
  std::optional<money_id> into = {};
  /// Price level of `from` by year, of any base; the alliance's prices where empty.
  yearly prices = {};
};

/// What belongs to the set rather than to a member.
struct alliance_facts {
  std::string edition = "own figures"; ///< which publication the base data come from; printed in every head
  int base_year = 2025;                ///< the year of every member's GDP and shares
  /// Price level of the alliance's currency by year (the United States' GDP deflator).
  yearly prices = {};
  std::string prices_source = {};      ///< where these prices come from
  std::vector<exchange_rate> rates = {};
  std::vector<std::string> remarks = {};        ///< what a reader of the base data has to know; printed in heads
  std::vector<published_figure> published = {}; ///< by year, the base year and others
};

namespace detail {
// A money that a value names: money_of checks the same of a type.
[[gnu::cold]] inline money_id checked_money(money_id m) {
  if (m.base_year != 0 && (m.base_year < 1950 || m.base_year >= 2150))
    refuse("alliance", "money", {m}, "prices of a year such as 2021, or 0 for current prices");
  return m;
}
// Of something kept in one money, asked for in another.
[[gnu::cold]] inline void require_same_money(char const* part, money_id asked, money_id kept) {
  if (asked != kept) refuse(part, "money", {asked}, {kept, ", the money that it is in"});
}
} // namespace detail

} // namespace outlay

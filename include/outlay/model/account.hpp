// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <array>
#include <cstdint>
#include <outlay/refuse.hpp>
#include <string_view>

namespace outlay {

/// What money is for. Final accounts are outlays, financing accounts are not, memo accounts move no money.
enum class account : int {
  personnel,
  operations,
  equipment,       ///< bought by stock parts, by area
  other_equipment, ///< equipment that no stock part buys
  infrastructure,
  posture,
  aid,
  aid_in_kind,
  resilience,
  paid_in,
  loan_drawn,
  loan_repaid,
  interest,
  call
};
inline constexpr int account_count = 14;

enum class account_family { final, financing, memo };

/// How an account is counted, each a factor on its amount. `core` is the default of a rule that a part may change.
struct account_rule {
  std::string_view name;
  account_family family;
  double cash, core, resilience, deficit, debt;
};

/// The table of accounts, in the order of `account`.
inline constexpr std::array<account_rule, account_count> account_rules{{
    {"personnel", account_family::final, 1, 1, 0, 1, 1},
    {"operations", account_family::final, 1, 1, 0, 1, 1},
    {"equipment", account_family::final, 1, 1, 0, 1, 1},
    {"other equipment", account_family::final, 1, 1, 0, 1, 1},
    {"infrastructure", account_family::final, 1, 1, 0, 1, 1},
    {"posture", account_family::final, 1, 1, 0, 1, 1},
    {"aid", account_family::final, 1, 1, 0, 1, 1},
    {"aid in kind", account_family::memo, 0, 0, 0, 0, 0},
    {"resilience", account_family::final, 1, 0, 1, 1, 1},
    {"paid-in capital", account_family::financing, 1, 0, 0, 0, 1},
    {"loan drawn", account_family::financing, -1, 0, 0, 0, 0},
    {"loan repaid", account_family::financing, 1, 0, 0, 0, 0},
    {"interest", account_family::financing, 1, 0, 0, 1, 1},
    {"capital call", account_family::financing, 1, 0, 0, 1, 1},
}};
constexpr account_rule const& rule_of(account a) {
  if (static_cast<int>(a) < 0 || static_cast<int>(a) >= account_count)
    detail::refuse_place("account", "number", static_cast<int>(a), account_count);
  return account_rules[static_cast<std::size_t>(a)];
}

/// A set of accounts, one bit each.
using account_set = std::uint32_t;
constexpr account_set only(account a) {
  if (static_cast<int>(a) < 0 || static_cast<int>(a) >= account_count)
    detail::refuse_place("account", "number", static_cast<int>(a), account_count);
  return account_set{1} << static_cast<int>(a);
}
/// All accounts that are outlays.
inline constexpr account_set final_accounts = [] {
  account_set s = 0;
  for (int a = 0; a < account_count; ++a)
    if (account_rules[static_cast<std::size_t>(a)].family == account_family::final) s |= account_set{1} << a;
  return s;
}();
/// Outlays that count as core defence by default, among them the four categories of NATO.
inline constexpr account_set core_accounts = final_accounts & ~only(account::resilience);

/// NATO's four categories of core outlay; aid and posture are in `other`, as NATO has operations.
enum class category { equipment, personnel, infrastructure, other };
/// The accounts of a category.
constexpr account_set accounts_of(category c) {
  switch (c) {
  case category::equipment: return only(account::equipment) | only(account::other_equipment);
  case category::personnel: return only(account::personnel);
  case category::infrastructure: return only(account::infrastructure);
  case category::other: break;
  }
  return only(account::operations) | only(account::posture) | only(account::aid);
}
constexpr std::string_view name_of(category c) {
  constexpr std::string_view names[] = {"equipment (category)", "personnel (category)", "infrastructure (category)",
                                        "other (category)"};
  if (static_cast<int>(c) < 0 || static_cast<int>(c) > 3)
    detail::refuse_place("category", "number", static_cast<int>(c), 4);
  return names[static_cast<int>(c)];
}

/// Classes in which claims are granted, first to last; stock purchases and the remainder come after them.
enum class claim_class : int { debt_service, paid_in, pledges, deployments };
inline constexpr int claim_class_count = 4;

} // namespace outlay

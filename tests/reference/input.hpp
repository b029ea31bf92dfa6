// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <array>
#include <limits>
#include <string>
#include <vector>

/// Input of the reference: the core of the model as docs/model.md says it, in plain doubles and loops. It shares
/// nothing with the library but data: billions, years, fractions, and months counted from January of year 0.
namespace reference {

inline constexpr int never = 1 << 28;

/// Where docs/model.md was changed, the model before and after.
struct rules {
  /// Stock parts spend first, and what they leave of the equipment share is other equipment; else the remainder is
  /// divided by base-year proportions.
  bool equipment_first = false;
  /// Execution begins after the base year.
  bool execution_after_base = false;
  /// Orders are on their way when the horizon begins, and demand weighs them by when they arrive in the mean of
  /// stages.
  bool opening_orders = false;
  /// Where a member is absent, each key of a blend makes one by itself; else equal parts, population and own shares
  /// together.
  bool keys_apart = false;
};

/// A date: a year stands for its twelve months.
struct date {
  int months = 0;
  bool is_year = true;
};

/// One value a year from `first`; the first and the last hold beyond.
struct yearly {
  int first = 0;
  std::vector<double> values;
  double at(int year) const {
    int k = year - first;
    if (k < 0) k = 0;
    if (k >= static_cast<int>(values.size())) k = static_cast<int>(values.size()) - 1;
    return values[static_cast<std::size_t>(k)];
  }
};

struct member {
  double gdp = 0, core = 0; ///< billions a year, share of GDP
  double equipment = 0.25, personnel = 0.35, infrastructure = 0.05, operations = 0.35;
  double price_level = std::numeric_limits<double>::quiet_NaN();
  double population = 0;
  bool spends = true, partner = false;
  int from = -never, until = never; ///< months: a member in steps that begin between them
  yearly growth; ///< percent a year
};

/// Moneys: 0 is the ledger's, 1 its currency at current prices, others have rates.
struct rate_table {
  int money;
  int who; ///< a member, -1 for all
  yearly rate;
};

struct alliance {
  std::vector<member> members;
  int base_year = 2025;
  yearly prices; ///< of the ledger's currency; none: they stand still
  std::vector<rate_table> rates;
};

struct horizon {
  int first_year = 2025, years = 10, months_per_step = 1;
};

struct economy {
  double extra = 0;
  bool opening_instant = false;
};

enum class profile { linear, step, smooth, geometric };

/// One number for all, or a member's own.
struct by_member {
  double all = 0;
  std::vector<std::pair<int, double>> own;
  double of(int i) const {
    for (auto const& [who, x] : own)
      if (who == i) return x;
    return all;
  }
  bool has(int i) const {
    for (auto const& o : own)
      if (o.first == i) return true;
    return false;
  }
};

struct share_target {
  bool core = true;
  std::vector<bool> of;
  by_member to;
  by_member existing; ///< of resilience; core has it in the data
  date from, by;
  profile path = profile::linear;
  std::vector<std::pair<date, double>> knots;
  std::vector<bool> opts_out;
  bool revises = false;
  int revised_from = never; ///< month
  double revised_to = 0;
  date revised_by;
  bool floor = true;
  by_member compliance{1, {}}, execution{1, {}};
  double absorption = 10; ///< a year; 10 and more is no limit
  bool carry_over = false, ration = false;
};

/// A key: weights of five ways to divide, which make 1.
struct key {
  double gdp = 0, baseline = 0, equal = 0, population = 0, custom = 0;
  std::vector<double> shares; ///< of `custom`, by member
};

/// Accounts, in the order of the library's ledger.
enum account {
  personnel, operations, equipment, other_equipment, infrastructure, posture, aid, aid_in_kind, resilience, paid_in,
  loan_drawn, loan_repaid, interest, call
};
inline constexpr int accounts = 14;

struct pledge {
  double amount = 0; ///< billions a year, or billions once
  bool once = false, indexed = false, counts = true;
  int money = 0;
  double growth = 0;
  date from;
  int until = never;
  std::vector<bool> payers;
  key by;
  account to = aid;
};

struct capital_contribution {
  double subscribed = 0, paid_in = 0.2;
  int money = 0, instalments = 1, months_between = 12, first = 0;
  std::vector<bool> founders, refused;
  int refused_from = -never;
  bool rescale = false; ///< else the capital shrinks by what is refused
  key by;
  bool counts = true;
};

/// Stocks of two areas, or of one: `areas` of the arrays count.
struct stock_growth {
  int areas = 2, stages = 0;
  bool covers_other_equipment = false;
  std::array<double, 2> lift{}, attrition{}, unit_cost{1, 1}, over{1, 1};
  int from = 0; ///< month from which targets rise
  std::vector<std::array<double, 2>> opening; ///< by member
  std::vector<bool> holds, flat;
  double equipment_share = -1; ///< of what the budget leaves after claims; below 0: each member's own
  double lead = 0;             ///< years
  double advance = 1;
};

/// Wright's law by area: unit cost falls by the power `exponent` of what was ever produced, `before` at the start.
struct learning {
  std::array<double, 2> exponent{}, before{1, 1};
};

struct plan {
  reference::economy economy;
  std::vector<share_target> targets;
  std::vector<pledge> pledges;
  std::vector<capital_contribution> capitals;
  std::vector<stock_growth> stocks;
  std::vector<reference::learning> learning; ///< none or one
};

} // namespace reference

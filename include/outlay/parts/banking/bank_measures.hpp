// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/part.hpp>

namespace outlay::detail {

/// What a bank reports: the sheet at the end of the step, what moved it, and what each founder has of it.
struct bank_measures {
  enum line : int {
    loans,
    liquidity,
    bonds,
    equity,
    reserves,
    limit,
    breach,
    paid_lent,
    income,
    received,
    bond_interest,
    earned,
    loss,
    owed,
    drawn,
    repaid,
    interest,
    called,
    unmet,
    gross_saving,
    net_saving,
    saving_with_income,
    count
  };
  struct reported {
    char const* name;
    bool is_level, of_bank;
  };
  static constexpr reported all[count] = {
      {"loans", true, true},          {"liquidity", true, true},
      {"bonds", true, true},          {"equity", true, true},
      {"reserves", true, true},       {"limit", true, true},
      {"breach", true, true},         {"paid-in capital lent", true, true},
      {"income", false, true},        {"interest received", false, true},
      {"bond interest", false, true}, {"income of liquidity", false, true},
      {"loss", false, true},          {"owed", true, false},
      {"drawn", false, false},        {"repaid", false, false},
      {"interest", false, false},     {"called", false, false},
      {"unmet demand", false, false}, {"gross saving", false, false},
      {"net saving", false, false},   {"net saving with income", false, false}};

  template <class C> static void announce(C& c) {
    for (reported const& m : all) c.reports(m.name, in_the_capitals_money, m.is_level, m.of_bank);
  }

  int number[count]; // in the setting of the run
  template <class Set> void find(Set const& set, std::string const& part) {
    for (int k = 0; k < count; ++k) number[k] = set.find_measure(part, all[k].name);
  }
};

} // namespace outlay::detail

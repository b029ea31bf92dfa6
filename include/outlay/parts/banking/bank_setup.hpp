// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/parts/banking/loan_book.hpp>
#include <outlay/schema/measures.hpp>

namespace outlay::detail {

/// What a run never changes of a bank.
template <class Bank, class P> struct bank_setup {
  int fund;
  money_id money;
  std::vector<int> founders;   // members, in order
  int place[max_members];      // among the founders, -1 for others
  std::vector<P> yield, wants; // by founder; wants: 1 where its yield is above the loan rate
  std::vector<int> top_rated;
  timing first_bond, operating_from;
  std::vector<std::pair<int, timing>> defaults; // founder's place, when
  P bond_rate, loan_rate;
  loan_terms terms;
  parts::measure_numbers<Bank> measures;

  /// The member with this code; throws `error` where it is no founder.
  template <class R> int founder(R const& r, member_code m, std::string const& part, char const* field) const {
    int const i = r.allies().index_of(m, part, field);
    if (place[i] < 0) refuse(part, field, {m}, "founders that pay");
    return i;
  }
};

/// By founder, in the bank's money.
template <class V> struct bank_state {
  loan_book<V> loans;
  std::vector<V> granted; // drawn in the next step; while a step runs, what the founder asks for
  std::vector<V> in_good_standing; // 1 until a default, then 0
  V reserves;             // retained income
  V called;               // part of the subscription called so far
  V call;                 // part of the subscription called in the next step
  V unanswered;           // money of these calls that founders did not owe any more, for they had left
};

} // namespace outlay::detail

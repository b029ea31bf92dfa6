// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/part.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay::detail {

/// Whole years from drawing to the first repayment, and of repayments; the years of loans that are remembered.
struct loan_terms {
  int grace, repayment, kept;
};

inline namespace OUTLAY_DETAIL_ISA {

/// What founders owe a bank, by founder, in the bank's money. The loans of a calendar year are one tranche, repaid in
/// equal parts once its grace has passed.
template <class V> struct loan_book {
  std::vector<V> owed;    // loans outstanding
  std::vector<V> service; // repayments a year of the loans past their grace
  std::vector<V> drawn;   // loans drawn in this calendar year so far
  std::vector<V> years;   // the same of earlier years, [year modulo kept][founder]: read once a year

  void open(std::size_t founders, loan_terms const& terms) {
    for (std::vector<V>* v : {&owed, &service, &drawn}) v->assign(founders, V(0.0));
    years.assign(founders * static_cast<std::size_t>(terms.kept), V(0.0));
  }
  OUTLAY_DETAIL_INLINE void draw(std::size_t k, V const& sum) {
    owed[k] += sum;
    drawn[k] += sum;
  }
  /// What a founder repays in a step of `dt` years.
  OUTLAY_DETAIL_INLINE V repayment(std::size_t k, V const& dt) const {
    return max(min(owed[k], service[k] * dt), V(0.0));
  }
  /// What is lost of a founder's loans; the rest is owed as before.
  V write_off(loan_terms const& terms, std::size_t k, V const& part) {
    V const loss = part * owed[k], kept = V(1.0) - part;
    owed[k] -= loss;
    service[k] *= kept;
    drawn[k] *= kept;
    for (int y = 0; y < terms.kept; ++y) years[static_cast<std::size_t>(y) * owed.size() + k] *= kept;
    return loss;
  }
  /// At the start of the n-th year: last year's loans are one tranche; the one past its grace begins to be repaid, the
  /// repaid one ends.
  void turn_year(loan_terms const& terms, int n) {
    std::size_t const count = owed.size();
    auto const tranche = [&](int y) { return years.data() + static_cast<std::size_t>(y % terms.kept) * count; };
    int const begins = n - 1 - terms.grace, ends = begins - terms.repayment;
    V const part(1.0 / terms.repayment);
    if (ends >= 0) // before its place is taken by last year's
      for (std::size_t k = 0; k < count; ++k) service[k] -= part * tranche(ends)[k];
    for (std::size_t k = 0; k < count; ++k) {
      tranche(n - 1)[k] = drawn[k];
      drawn[k] = V(0.0);
    }
    if (begins >= 0)
      for (std::size_t k = 0; k < count; ++k) service[k] += part * tranche(begins)[k];
  }
};

} // namespace OUTLAY_DETAIL_ISA
} // namespace outlay::detail
#include <outlay/numbers/exact_end.hpp>

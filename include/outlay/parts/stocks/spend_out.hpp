// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/parts/stocks/stock_setup.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay::detail {

/// Checks the slices in which orders are paid, and tells what they need of the plan and report.
template <int Stages, class C>
[[gnu::cold]] void check_spend_out(C& c, std::vector<ratio> const& paid, ratio const& advance) {
  if (paid.empty()) return;
  if (Stages == 0)
    c.refuse("paid", {paid.size(), " slices"}, "none, or a part with stages: stockpile_growth<areas, 3>");
  if (paid.size() > 10) c.refuse("paid", {paid.size(), " slices"}, "at most 10");
  double sum = 0;
  for (ratio const& w : paid) sum += field_access::raw(w);
  if (!(std::fabs(sum - 1) <= 1e-9)) c.refuse("paid", {in_percent{sum}, " in sum"}, "100 % in sum");
  if (double const x = field_access::raw(advance); x != 1)
    c.refuse("advance", {in_percent{x}, " beside paid"}, "100 %, or no slices in `paid`");
  c.looks_ahead(static_cast<int>(paid.size()) - 1);
  c.reports("committed", counts::money);
  c.reports("paid", counts::money);
  c.reports("still to pay", counts::money, true);
  c.reports("tail unfunded", counts::money);
}

/// The slices by year from the order on, their measures, and what a standing order of each member costs in a step; none
/// where orders are paid by `advance`.
template <class R, class P>
[[gnu::cold]] void prepare_spend_out(R const& r, std::vector<ratio> const& paid, std::string const& part,
                                     spend_out<P>& x) {
  for (ratio const& w : paid) x.slice.push_back(field_access::raw(w));
  x.steps_per_year = r.grid().steps_per_year();
  x.committed = r.set().find_measure(part, "committed");
  x.paid = r.set().find_measure(part, "paid");
  x.to_pay = r.set().find_measure(part, "still to pay");
  x.unfunded = r.set().find_measure(part, "tail unfunded");
}

inline namespace OUTLAY_DETAIL_ISA {

// What is due of earlier orders at the start: of the standing order of a step, in step j, all slices of later years.
template <class V, class U, class X> [[gnu::cold]] void start_spend_out(U const& u, X& x) {
  auto const& out = u.spend_out;
  std::size_t const count = out.slot_count();
  x.due.assign(out.slice.empty() ? 0 : max_members * count, V(0.0));
  x.asked.assign(out.slice.empty() ? 0 : max_members, V(0.0));
  x.cost = x.asked;
  for (std::size_t i = 0; i * count < x.due.size(); ++i)
    for (std::size_t j = 0; j < count; ++j)
      for (std::size_t k = j / static_cast<std::size_t>(out.steps_per_year) + 1; k < out.slice.size(); ++k)
        x.due[i * count + j] += V(out.standing[i] * out.slice[k]);
}

// Tells what is due of earlier orders in the same step of later years, before any member orders.
template <class S, class U, class X> [[gnu::cold, gnu::noinline]] void tell_due(S s, U const& u, X const& x) {
  auto const& out = u.spend_out;
  for (int i = 0; i < s.members(); ++i)
    for (int k = 1; k < std::ssize(out.slice) && ((u.holders & s.active()) >> i & 1); ++k)
      s.committed(k, i) += x.due[out.place(i, k)];
}

// Of an order that costs `cost`, what later years can pay: all slices within the purses of their years together, and
// each within what is free of its own. A purse is as large a part of the plan's budget as it is of this step's.
template <class S, class U, class X>
[[gnu::cold, gnu::noinline]] typename S::value can_commit(S s, U const& u, X& x, int i, typename S::value cost,
                                                          typename S::value budget, typename S::value left) {
  using V = typename S::value;
  auto const& out = u.spend_out;
  V const none(0.0), least(1e-300), now = V(u.share[i]) * max(left, none), part = now / max(budget, least);
  V all = V(out.slice[0]) * now, most = cost;
  for (int k = 1; k < std::ssize(out.slice); ++k) {
    V const w(out.slice[static_cast<std::size_t>(k)]), purse = part * s.planned_core(k, i);
    all += w * purse;
    if (out.slice[static_cast<std::size_t>(k)] > 0) most = min(most, max(purse - s.committed(k, i), none) / w);
  }
  V const asked = min(most, all);
  for (int k = 1; k < std::ssize(out.slice); ++k)
    s.committed(k, i) += V(out.slice[static_cast<std::size_t>(k)]) * asked;
  x.cost[static_cast<std::size_t>(i)] = cost;
  x.asked[static_cast<std::size_t>(i)] = asked;
  return asked;
}

// Pays what is due and the first slice of an order of which `granted` of what was asked is placed; `beyond` is the part
// of what is due that the money of equipment does not hold. Gives the part of the whole order that is placed.
template <class S, class U, class X>
[[gnu::cold, gnu::noinline]] typename S::value pay_slices(S s, U const& u, X& x, int i, typename S::value granted,
                                                          typename S::value beyond) {
  using V = typename S::value;
  auto const& out = u.spend_out;
  auto const at = static_cast<std::size_t>(i);
  V const ordered = granted * x.asked[at];
  V* const due = x.due.data() + out.place(i, 0);
  s.post(out.unfunded, i, beyond * due[0]);
  for (int k = 0; k < std::ssize(out.slice); ++k)
    x.due[out.place(i, k)] += V(out.slice[static_cast<std::size_t>(k)]) * ordered;
  s.post(out.committed, i, ordered);
  s.post(out.paid, i, due[0]);
  V left(0.0);
  for (std::size_t j = 1; j < out.slot_count(); ++j) left += due[j - 1] = due[j];
  due[out.slot_count() - 1] = V(0.0);
  s.post(out.to_pay, i, left);
  return ordered / max(x.cost[at], V(1e-300));
}

} // namespace OUTLAY_DETAIL_ISA
} // namespace outlay::detail
#include <outlay/numbers/exact_end.hpp>

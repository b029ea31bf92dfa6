// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/filed_claims.hpp>
#include <outlay/model/kept_sums.hpp>
#include <outlay/model/remainder.hpp>
#include <outlay/model/divide_remainder.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

namespace detail {
// Outlays and paid-in capital. Of other accounts nothing can be paid out of a budget: the books would not close.
inline constexpr account_set may_count = final_accounts | only(account::paid_in);
[[noreturn, gnu::cold, gnu::noinline]] inline void refuse_to_count(account a) {
  refuse("claim", "counts", {"true for ", rule_of(a).name}, "false: only outlays and paid-in capital count");
}
} // namespace detail

inline namespace OUTLAY_DETAIL_ISA {

/// One member's ledger in one step, money of the step: guide posts means, claim and buy post requests, the row grants
/// when all requests are in and books what is granted, whatever works do then; works read the grant in settle.
template <class V, class Money> class alignas(std::is_same_v<V, double> ? 64 : alignof(V)) row {
public:
  using money = outlay::money<Money, V>;
  using part_of_one = number<V>;

  /// Where a sum of money of packs begins, -0: a number added to it keeps its bits, also 0 and -0, so that compilers
  /// leave the first addition out.
  static OUTLAY_DETAIL_INLINE money no_money() { return money::from_value(V(-0.0)); }

private:
  using enum detail::kept_sum;
  money kept_[detail::kept_count]{};
  money owed_{}, equipment_cash_{}, lent_{}, backed_counted_{};
  part_of_one claim_grant_[claim_class_count]{}, equipment_grant_{};
  number<V> equipment_share_{};
  detail::filed_claims<V, Money>* filed_ = nullptr; // where claims are rationed
  remainder_margin<V> const* margin_ = nullptr; // where what is beyond the base year's outlay is divided otherwise
  // without a lender, deliveries or stock parts in the plan known to be false
  bool lends_ = false, owes_ = false, buys_ = false;
  bool buys_as_equipment_ = false; // where money is divided at the margin: stocks may take all that is equipment's
  bool tells_operations_ = false;
  money told_operations_{}; // only where it is told

  using all_accounts = std::make_index_sequence<account_count>;
  static constexpr std::size_t at(account a) { return static_cast<std::size_t>(a); }
  static constexpr std::size_t at(claim_class c) { return static_cast<std::size_t>(c); }

public:
  row() = default;
  /// An empty row; where `filed` is a place to file claims they are granted within the budget, by class.
  OUTLAY_DETAIL_INLINE explicit row(detail::filed_claims<V, Money>* filed) : filed_(filed) {
    if constexpr (numeric::is_pack<V>) kept_[core_means_kept] = kept_[counted_kept] = kept_[wanted_kept] = no_money();
  }
  /// Empties a row that was used. `nothing` is zero, of which a compiler must not know: it would make of a row of zeros
  /// an instruction for long strings, which costs more than all the rest.
  OUTLAY_DETAIL_INLINE void clear(detail::filed_claims<V, Money>* filed, V const& nothing) {
    clear(nothing, std::make_index_sequence<detail::kept_count>{}, std::make_index_sequence<claim_class_count>{});
    filed_ = filed;
    margin_ = nullptr;
    lends_ = owes_ = buys_ = buys_as_equipment_ = tells_operations_ = false;
  }

  // --- guide
  /// Adds to what the member means to spend on core defence in this step.
  OUTLAY_DETAIL_INLINE void mean_core(money const& x) { kept_[core_means_kept] += x; }
  /// Changes what the member means to spend on core defence so far by a factor.
  OUTLAY_DETAIL_INLINE void scale_core(part_of_one const& by) { kept_[core_means_kept] = by * kept_[core_means_kept]; }
  /// Adds to what the member means to spend on resilience in this step.
  OUTLAY_DETAIL_INLINE void mean_resilience(money const& x) { kept_[resilience_means_kept] += x; }
  /// Divides what is left beyond the base year's outlay of this step otherwise; the margin must outlive the step.
  OUTLAY_DETAIL_INLINE void divide_at_the_margin(remainder_margin<V> const& margin) { margin_ = &margin; }

  // --- claim
  /// Requests money of a class for an account; `counts` tells whether it is paid within the core budget or on top of
  /// it. Throws `error` where it counts and the account is no outlay and not paid-in capital.
  template <claim_class C> OUTLAY_DETAIL_INLINE void claim(account a, money const& x, bool counts) {
    book(a, x, all_accounts{});
    if (a == account::resilience) kept_[resilience_claimed_kept] += x;
    else if (counts) {
      if (!(detail::may_count >> at(a) & 1)) [[unlikely]] detail::refuse_to_count(a);
      if (filed_) [[unlikely]] filed_->file(at(C), at(a), x);
      kept_[counted_kept] += x;
    } else {
      kept_[on_top_kept] += x;
      if (a == account::aid) kept_[aid_on_top_kept] += x;
      if (a == account::paid_in) kept_[paid_in_on_top_kept] += x;
    }
  }

  template <claim_class C, class X>
    requires(!std::is_convertible_v<X const&, money const&>)
  void claim(account, X const&, bool) {
    static_assert(sizeof(X) == 0, "outlay: claim(account, sum, counts) takes money of the step, S::money: an amount of "
                                  "a member, s[amount](i), a flow times s.dt(), or "
                                  "S::money::from_value(billions)");
  }

  // --- loans, in claim
  /// Books a loan drawn in this step that pays for outlay within the budget, which stays as it is.
  OUTLAY_DETAIL_INLINE void draw_loan(money const& x) { book(account::loan_drawn, x, all_accounts{}); }
  /// Books a loan for equipment beyond the budget: it raises what stock purchases may take, and what they leave of it
  /// buys other equipment. Everything else is as without it.
  OUTLAY_DETAIL_INLINE void draw_loan_on_top(money const& x) {
    draw_loan(x);
    lent_ += x;
    lends_ = true;
  }
  /// Books outlay beyond the budget that a loan pays which is not the member's to repay.
  OUTLAY_DETAIL_INLINE void pay_backed(account a, money const& x, bool counts) {
    book(a, x, all_accounts{});
    draw_loan(x);
    kept_[backed_kept] += x;
    if (counts) backed_counted_ += x;
    else {
      kept_[on_top_kept] += x;
      if (a == account::aid) kept_[aid_on_top_kept] += x;
    }
    lends_ = true;
  }
  /// Of the loans drawn, what buys equipment beyond the budget.
  OUTLAY_DETAIL_INLINE money const& lent() const { return lent_; }
  /// Of the loans drawn, what others repay.
  OUTLAY_DETAIL_INLINE money const& backed() const { return kept_[backed_kept]; }

  // --- buy
  /// Lowers what the member means to spend to a part of it, core and resilience alike; before money is granted.
  OUTLAY_DETAIL_INLINE void hold_means(part_of_one const& part) {
    kept_[core_means_kept] = part * kept_[core_means_kept];
    kept_[resilience_means_kept] = part * kept_[resilience_means_kept];
  }
  /// Requests money for stock purchases out of `share` of what the budget leaves after claims; what they leave of it
  /// buys other equipment. `of_base`: the share is the base year's, which at the margin moves as equipment's does.
  template <class X>
  OUTLAY_DETAIL_INLINE void want_equipment(money const& x, number<X> const& share, bool of_base = false) {
    kept_[wanted_kept] += x;
    if (margin_ && of_base) [[unlikely]] buys_as_equipment_ = true;
    else equipment_share_ = max(equipment_share_, as<V>(share));
    buys_ = true;
  }

  /// Books what deliveries of earlier orders cost: it comes before new orders, and is paid even where the money is
  /// short.
  OUTLAY_DETAIL_INLINE void owe_equipment(money const& x) {
    owed_ += x;
    owes_ = true;
  }

  /// Makes the row tell what it books to operations, in settle: what is read of a row has to be worked out for all.
  OUTLAY_DETAIL_INLINE void tell_operations() { tells_operations_ = true; }

  /// What the core budget leaves after the claims that count; negative where they exceed it.
  OUTLAY_DETAIL_INLINE money free_core() const { return kept_[core_means_kept] - kept_[counted_kept]; }

  // --- grant, between buy and settle
  /// Grants claims in full, or rationed by class, then stock purchases pro rata, and divides what is left by NATO's
  /// categories, in the proportions `mix` of the base year.
  template <class Mix> OUTLAY_DETAIL_INLINE void grant(Mix const& mix) {
    part_of_one const one = part_of_one::from_value(V(1.0));
    claim_grant_[0] = claim_grant_[1] = claim_grant_[2] = claim_grant_[3] = one;
    if (filed_) [[unlikely]] ration(all_accounts{});
    money const left = free_core();
    money const cash = positive_part(left);
    if (buys_as_equipment_) [[unlikely]]
      equipment_share_ =
          max(equipment_share_, detail::parts_at_the_margin(cash.value(), *margin_, mix).equipment);
    equipment_cash_ = equipment_share_ * cash;
    if (owes_) equipment_cash_ = positive_part(money(equipment_cash_ - owed_));
    equipment_grant_ = min(one, part_of_one(equipment_cash_ / max(kept_[wanted_kept], money::from_value(V(1e-300)))));
    money bought = equipment_grant_ * kept_[wanted_kept];
    if (owes_) bought += owed_;
    kept_[at(account::equipment)] += bought;
    kept_[overspend_kept] = positive_part(money(bought - left));
    if (tells_operations_) [[unlikely]] {
      // Numbers of their own: g++ leaves a row in memory of which a piece is handed to a function.
      money claimed = money::from_value(V(0.0));
      part_of_one share = part_of_one::from_value(V(0.0));
      claimed += kept_[at(account::operations)];
      share += equipment_share_;
      told_operations_ = claimed + detail::operations_of<money>(cash, bought, share, buys_, margin_, mix);
    }
    auto const [personnel, infrastructure, operations, other] =
        detail::divide_remainder(cash, bought, equipment_share_, buys_, margin_, mix);
    kept_[at(account::other_equipment)] += other;
    kept_[at(account::personnel)] += personnel;
    kept_[at(account::infrastructure)] += infrastructure;
    kept_[at(account::operations)] += operations;
    kept_[at(account::resilience)] +=
        positive_part(money(kept_[resilience_means_kept] - kept_[resilience_claimed_kept]));
    if (lends_) spend_loans();
  }

  /// Part of a claim that was granted: that of its class where it counts and claims are rationed, else all of it. What
  /// a work reports or buys is this part; the row has booked it already.
  template <claim_class C> OUTLAY_DETAIL_INLINE part_of_one granted_of(account a, bool counts) const {
    if (!filed_ || !counts || a == account::resilience) return part_of_one::from_value(V(1.0));
    return claim_grant_[at(C)];
  }

  /// Books goods given out of stocks: a memo, for no money moves.
  OUTLAY_DETAIL_INLINE void give_in_kind(money const& x) { kept_[at(account::aid_in_kind)] += x; }

  // --- settle and answers
  OUTLAY_DETAIL_INLINE money const& core_means() const { return kept_[core_means_kept]; }
  OUTLAY_DETAIL_INLINE money const& resilience_means() const { return kept_[resilience_means_kept]; }
  /// What a projection adds up by year: the accounts, then the sums of `detail::kept_sum`.
  OUTLAY_DETAIL_INLINE money const (&kept() const)[detail::kept_count] { return kept_; }
  /// Money asked of an account so far, before the row grants.
  OUTLAY_DETAIL_INLINE money const& asked(account a) const { return kept_[at(a)]; }
  /// Money booked to an account in this step, once the row has granted.
  OUTLAY_DETAIL_INLINE money const& booked(account a) const { return kept_[at(a)]; }
  /// Sum over a set of accounts fixed at compile time.
  template <account_set Accounts> OUTLAY_DETAIL_INLINE money sum() const {
    return sum_of<Accounts>(all_accounts{});
  }
  OUTLAY_DETAIL_INLINE part_of_one const& granted(claim_class c) const { return claim_grant_[at(c)]; }
  OUTLAY_DETAIL_INLINE part_of_one const& equipment_granted() const { return equipment_grant_; }
  /// Part of what deliveries and earlier orders cost that equipment's share of the cash does not hold.
  OUTLAY_DETAIL_INLINE part_of_one owed_beyond_share() const {
    money const beyond = positive_part(money(owed_ - equipment_share_ * positive_part(free_core())));
    return part_of_one(beyond / max(owed_, money::from_value(V(1e-300))));
  }
  OUTLAY_DETAIL_INLINE money const& wanted() const { return kept_[wanted_kept]; }
  /// Claims that counted beyond the budget.
  OUTLAY_DETAIL_INLINE money const& overspend() const { return kept_[overspend_kept]; }
  /// Claims on resilience beyond what is meant for it.
  OUTLAY_DETAIL_INLINE money resilience_overspend() const {
    return positive_part(money(kept_[resilience_claimed_kept] - kept_[resilience_means_kept]));
  }
  /// Claims that do not count in core, paid on top of the budget.
  OUTLAY_DETAIL_INLINE money const& on_top() const { return kept_[on_top_kept]; }
  /// Of these, outlays; without what loans pay that others repay.
  OUTLAY_DETAIL_INLINE money final_on_top() const {
    return kept_[on_top_kept] - kept_[paid_in_on_top_kept] - (kept_[backed_kept] - backed_counted_) -
           booked(account::loan_repaid) - booked(account::interest) - booked(account::call);
  }
  /// Of an account, what does not count: known for aid and paid-in capital, nothing for others.
  OUTLAY_DETAIL_INLINE money on_top(account a) const {
    return a == account::aid ? kept_[aid_on_top_kept] : a == account::paid_in ? kept_[paid_in_on_top_kept] : money{};
  }
  /// What is booked to operations, where `tell_operations` asked for it.
  OUTLAY_DETAIL_INLINE money const& told_operations() const { return told_operations_; }
  /// What counts toward the core target: the budget, and what claims and deliveries take beyond it.
  OUTLAY_DETAIL_INLINE money counted_core() const { return kept_[core_means_kept] + kept_[overspend_kept]; }
  /// Claims granted within the core budget.
  OUTLAY_DETAIL_INLINE money const& claimed() const { return kept_[counted_kept]; }

private:
  template <std::size_t... K, std::size_t... C>
  OUTLAY_DETAIL_INLINE void clear(V const& nothing, std::index_sequence<K...>, std::index_sequence<C...>) {
    auto const none = money::from_value(nothing);
    auto const no = part_of_one::from_value(nothing);
    ((kept_[K] = none), ...);
    owed_ = equipment_cash_ = lent_ = backed_counted_ = none;
    ((claim_grant_[C] = no), ...);
    equipment_grant_ = equipment_share_ = no;
  }
  // Of packs written as folds, so that every index is a constant and a row lives in registers.
  template <std::size_t... A> OUTLAY_DETAIL_INLINE void book(account a, money const& x, std::index_sequence<A...>) {
    if constexpr (numeric::is_pack<V>) ((at(a) == A ? (void)(kept_[A] += x) : void()), ...);
    else kept_[at(a)] += x;
  }
  // Books less by what is not granted. What is paid on top is nobody's but the payer's and is not rationed.
  template <std::size_t... A> OUTLAY_DETAIL_INLINE void ration(std::index_sequence<A...>) {
    filed_->ration(kept_[core_means_kept]);
    ((kept_[A] += filed_->cut[A]), ...);
    claim_grant_[0] = filed_->grant[0];
    claim_grant_[1] = filed_->grant[1];
    claim_grant_[2] = filed_->grant[2];
    claim_grant_[3] = filed_->grant[3];
    kept_[counted_kept] = filed_->granted;
  }
  template <account_set Accounts, std::size_t... A> OUTLAY_DETAIL_INLINE money sum_of(std::index_sequence<A...>) const {
    money s = no_money();
    ((Accounts >> A & 1 ? (void)(s += kept_[A]) : void()), ...);
    return s;
  }
  // After the budget is spent: loans change none of it, and raise what counts by what they buy.
  OUTLAY_DETAIL_INLINE void spend_loans() {
    part_of_one const one = part_of_one::from_value(V(1.0));
    part_of_one const g =
        min(one, part_of_one((equipment_cash_ + lent_) / max(kept_[wanted_kept], money::from_value(V(1e-300)))));
    money const more = min(money((g - equipment_grant_) * kept_[wanted_kept]), lent_);
    equipment_grant_ = g;
    kept_[at(account::equipment)] += more;
    kept_[at(account::other_equipment)] += lent_ - more;
    kept_[core_means_kept] += lent_ + backed_counted_;
    kept_[counted_kept] += lent_ + backed_counted_;
  }
};

} // namespace OUTLAY_DETAIL_ISA
} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

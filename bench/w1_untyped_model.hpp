// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// The twin's ledger, row, step and levy: those of the library with a plain V in place of every quantity.
#pragma once

#include <outlay/outlay.hpp>

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <outlay/numbers/exact_begin.hpp>

namespace w1 {
namespace untyped {

using outlay::account, outlay::account_count, outlay::account_set, outlay::area, outlay::area_count, outlay::charge,
    outlay::claim_class, outlay::claim_class_count, outlay::max_members, outlay::member_set, outlay::remainder_mix,
    outlay::time_grid;

struct setting {
  time_grid grid;
  int members;
  std::vector<double> rates;   // [year][member]
  int longest_lag;
  std::vector<member_set> active;   // [step]

  double const* rates_at(int step) const {
    return rates.data() + static_cast<std::size_t>(step / grid.steps_per_year()) * max_members;
  }
};

template <class V> struct stock_view {
  V const* stock;
  double const* opening;
  member_set holders;
  area const* list;
  int areas;
};

template <class V> struct ledger {
  V actual[max_members];
  double const* baseline = nullptr;
  V price_factor[area_count], started[area_count], demand[area_count], supply[area_count];
  std::vector<stock_view<V>> stocks;
  std::vector<V> remembered;
  int memory         = 0;
  bool measuring     = false;
  std::vector<V> measured;   // [measure][member]
  std::uint64_t seed = 0;
  outlay::bits_of<V> path{};
};

template <class V> class row {
  V core_means_ = nothing(), resilience_means_{};
  V claimed_[claim_class_count]{}, counted_ = nothing(), on_top_{}, resilience_claimed_{};
  V wanted_ = nothing(), owed_{}, equipment_cash_{}, overspend_{};
  V booked_[account_count]{};
  V claim_grant_[claim_class_count]{}, equipment_grant_{};
  V equipment_share_{};

  using all_accounts = std::make_index_sequence<account_count>;
  static constexpr std::size_t at(account a) { return static_cast<std::size_t>(a); }
  static constexpr std::size_t at(claim_class c) { return static_cast<std::size_t>(c); }
  bool rationed_ = false, owes_ = false, buys_ = false;

public:
  static OUTLAY_DETAIL_INLINE V nothing() { return V(-0.0); }
  OUTLAY_DETAIL_INLINE explicit row(bool ration) : rationed_(ration) {}
  OUTLAY_DETAIL_INLINE void mean_core(V const& x) { core_means_ += x; }
  template <claim_class C> OUTLAY_DETAIL_INLINE void claim(account a, V const& x, bool counts) {
    book(a, x, all_accounts{});
    if (a == account::resilience) resilience_claimed_ += x;
    else if (counts) {
      if (rationed_) claimed_[at(C)] += x;
      counted_ += x;
    } else on_top_ += x;
  }
  OUTLAY_DETAIL_INLINE void want_equipment(V const& x, double share) {
    wanted_ += x;
    equipment_share_ = max(equipment_share_, V(share));
    buys_            = true;
  }
  OUTLAY_DETAIL_INLINE void grant(remainder_mix const& mix) {
    auto const one  = V(1.0);
    claim_grant_[0] = claim_grant_[1] = claim_grant_[2] = claim_grant_[3] = one;
    if (rationed_) ration_claims();
    V const left     = core_means_ - counted_;
    V const cash     = positive_part(left);
    equipment_cash_  = equipment_share_ * cash;
    if (owes_) equipment_cash_ = positive_part(equipment_cash_ - owed_);
    equipment_grant_ = min(one, equipment_cash_ / max(wanted_, V(1e-300)));
    V bought         = equipment_grant_ * wanted_;
    if (owes_) bought += owed_;
    overspend_       = positive_part(bought - left);
    booked_[at(account::equipment)] += bought;
    if (buys_) {
      V const other = positive_part(max(equipment_share_, V(mix.equipment)) * cash - bought);
      V const rest  = positive_part(cash - bought - other);
      booked_[at(account::other_equipment)] += other;
      booked_[at(account::personnel)] += rest * V(mix.personnel_of_rest);
      booked_[at(account::infrastructure)] += rest * V(mix.infrastructure_of_rest);
      booked_[at(account::operations)] += rest * V(mix.operations_of_rest);
    } else {
      booked_[at(account::personnel)] += cash * V(mix.personnel);
      booked_[at(account::infrastructure)] += cash * V(mix.infrastructure);
      booked_[at(account::operations)] += cash * V(mix.operations);
      booked_[at(account::other_equipment)] += cash * V(mix.equipment);
    }
    booked_[at(account::resilience)] += positive_part(resilience_means_ - resilience_claimed_);
  }
  OUTLAY_DETAIL_INLINE V const& core_means() const { return core_means_; }
  OUTLAY_DETAIL_INLINE V const& granted(claim_class c) const { return claim_grant_[at(c)]; }
  OUTLAY_DETAIL_INLINE V const& equipment_granted() const { return equipment_grant_; }
  template <account_set Accounts> OUTLAY_DETAIL_INLINE V sum() const { return sum_of<Accounts>(all_accounts{}); }

  static OUTLAY_DETAIL_INLINE V positive_part(V const& x) { return max(x, V(0.0)); }

private:
  static OUTLAY_DETAIL_INLINE V max(V const& a, V const& b) { return outlay::max(a, b); }
  static OUTLAY_DETAIL_INLINE V min(V const& a, V const& b) { return outlay::min(a, b); }
  template <std::size_t... A> OUTLAY_DETAIL_INLINE void book(account a, V const& x, std::index_sequence<A...>) {
    ((at(a) == A ? static_cast<void>(booked_[A] += x) : void()), ...);
  }
  template <account_set Accounts, std::size_t... A> OUTLAY_DETAIL_INLINE V sum_of(std::index_sequence<A...>) const {
    V s = nothing();
    ((Accounts >> A & 1 ? static_cast<void>(s += booked_[A]) : void()), ...);
    return s;
  }
  template <claim_class C> OUTLAY_DETAIL_INLINE void ration_class(V& left) {
    V const g           = min(V(1.0), positive_part(left) / max(claimed_[at(C)], V(1e-300)));
    claim_grant_[at(C)] = g;
    claimed_[at(C)]     = g * claimed_[at(C)];
    left -= claimed_[at(C)];
  }
  OUTLAY_DETAIL_INLINE void ration_claims() {
    V left = core_means_;
    ration_class<claim_class::debt_service>(left);
    ration_class<claim_class::paid_in>(left);
    ration_class<claim_class::pledges>(left);
    ration_class<claim_class::deployments>(left);
    counted_ = ((claimed_[0] + claimed_[1]) + claimed_[2]) + claimed_[3];
  }
};

struct key {
  double gdp = 1, baseline = 0, fixed = 0;
};

template <class V> struct step_key {
  double const* fixed;
  bool has_fixed, has_gdp, has_baseline;
  V over_gdp;
  double over_baseline;
};

template <class V> struct step {
  setting const* set;
  ledger<V>* of;
  int index;

  int month() const { return set->grid.month_of(index); }
  member_set active() const { return set->active[static_cast<std::size_t>(index)]; }
  OUTLAY_DETAIL_INLINE void post(int measure, int i, V const& x) {
    of->measured[static_cast<std::size_t>(measure * max_members + i)] += x;
  }
  bool ends_year() const { return set->grid.step_in_year(index) == set->grid.steps_per_year() - 1; }
  int year_index() const { return set->grid.year_of(index) - set->grid.first_year(); }
  OUTLAY_DETAIL_INLINE V forecast_gdp(int i, int lag) const {
    if (lag == 0) return of->actual[i];
    V const known = index < lag ? V(1.0) : of->remembered[memory_cell(index - lag, i)];
    return V(of->baseline[i]) * known;
  }
  OUTLAY_DETAIL_INLINE void remember(int i, V const& factor) {
    if (of->memory > 0) of->remembered[memory_cell(index, i)] = factor;
  }
  OUTLAY_DETAIL_INLINE void normals(std::uint64_t stream, std::uint64_t code, V& now, V& next) const {
    V a, b;
    outlay::normal_pair<V>(of->seed, stream, of->path, (static_cast<std::uint64_t>(index / 2) << 48) | code, a, b);
    now  = a;
    next = b;
  }
  OUTLAY_DETAIL_INLINE void normals(std::uint64_t stream, std::uint64_t const* codes, int n, V* now, V* next) const {
    outlay::normal_pairs<V>(of->seed, stream, of->path, static_cast<std::uint64_t>(index / 2) << 48, codes, n, now,
                            next);
  }
  OUTLAY_DETAIL_INLINE step_key<V> divide(key const& k, double const* shares, member_set who) const {
    step_key<V> s{shares, k.fixed > 0, k.gdp > 0, k.baseline > 0, V(0.0), 0.0};
    if (s.has_gdp) {
      V part[4] = {V(0.0), V(0.0), V(0.0), V(0.0)};
      for (int i = 0; i < set->members; i += 4) {
        if (who >> i & 1) part[0] += of->actual[i];
        if (who >> i & 2) part[1] += of->actual[i + 1];
        if (who >> i & 4) part[2] += of->actual[i + 2];
        if (who >> i & 8) part[3] += of->actual[i + 3];
      }
      s.over_gdp = V(k.gdp) / ((part[0] + part[1]) + (part[2] + part[3]));
    }
    if (s.has_baseline) {
      double sum = 0;
      for (int i = 0; i < set->members; ++i)
        if (who >> i & 1) sum += of->baseline[i];
      s.over_baseline = k.baseline / sum;
    }
    return s;
  }
  OUTLAY_DETAIL_INLINE V share_of(step_key<V> const& k, int i) const {
    if (!k.has_fixed && !k.has_baseline) return k.over_gdp * of->actual[i];
    V share(k.fixed[i]);
    if (k.has_gdp) share += k.over_gdp * of->actual[i];
    if (k.has_baseline) share += V(k.over_baseline * of->baseline[i]);
    return share;
  }

private:
  std::size_t memory_cell(int t, int i) const {
    return static_cast<std::size_t>(t % of->memory) * max_members + static_cast<std::size_t>(i);
  }
};

template <claim_class Class, class V> struct levy {
  step<V>& s;
  step_key<V> share;
  double entered;
  double const* rates;
  double factor;
  member_set payers;
  charge to;
  int measure;
  OUTLAY_DETAIL_INLINE bool pays(int i) const { return payers >> i & 1; }
  OUTLAY_DETAIL_INLINE V due(int i) const { return V(entered * rates[i] * factor) * s.share_of(share, i); }
  OUTLAY_DETAIL_INLINE void operator()(int i, row<V>& r) const {
    if (pays(i)) r.template claim<Class>(to.account, due(i), to.counts);
  }
  OUTLAY_DETAIL_INLINE void granted(int i, row<V>& r) const {
    if (!s.of->measuring || !pays(i)) return;
    V x = due(i);
    if (to.counts) x *= r.granted(Class);
    s.post(measure, i, x);
  }
};
template <claim_class Class, class V>
OUTLAY_DETAIL_INLINE auto make_levy(step<V>& s, bool active, double entered, double factor, key const& by,
                                    double const* fixed, member_set payers, charge to, int measure) {
  return levy<Class, V>{s, active ? s.divide(by, fixed, payers & s.active()) : step_key<V>{}, entered,
                        s.set->rates_at(s.index), factor, active ? payers & s.active() : 0, to, measure};
}

}  // namespace untyped
}  // namespace w1

#include <outlay/numbers/exact_end.hpp>

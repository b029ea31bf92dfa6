// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/key.hpp>
#include <outlay/model/money_rate.hpp>
#include <outlay/model/row.hpp>
#include <outlay/model/run_facts.hpp>
#include <outlay/model/step_draws.hpp>
#include <outlay/model/step_key.hpp>
#include <outlay/numbers/plain.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {
inline namespace OUTLAY_DETAIL_ISA {

/// One step of a run as the hooks of a part see it. `Facts` is a `run_facts`.
template <class V, class P, class Facts> class step : public detail::step_draws<V, P, typename Facts::money> {
  using base = detail::step_draws<V, P, typename Facts::money>;
  using base::index_;
  using base::ledger_;

public:
  using value = V;
  using param = P;
  using ledger_money = typename Facts::money;
  using row = outlay::row<V, ledger_money>;
  using money = outlay::money<ledger_money, V>;
  using gdp = outlay::gdp<ledger_money, V>;
  /// True in an ensemble, where paths have shocks.
  static constexpr bool random = Facts::random;
  /// True where a part of the plan limits what industry can start: stock parts then tell their demand in grow, and what
  /// can be started is known from guide on.
  static constexpr bool supply_limited = Facts::supply_limited;
  /// True in an ensemble where a part of the plan moves the price level.
  static constexpr bool price_shocks = Facts::price_shocks;
  /// True where the plan has events: only then can a timing differ from path to path.
  static constexpr bool events = Facts::events;

  step(setting<ledger_money> const& s, std::span<detail::varied<P> const> v, ledger<V, P, ledger_money>& l)
      : base(s, v, l) {}
  void at(int index) { index_ = index; }

  using base::operator[];
  /// An amount of money: call it with a member.
  template <class Kind> OUTLAY_DETAIL_INLINE auto operator[](money_field<Kind> const& f) const {
    using unit = typename Kind::template unit<ledger_money>;
    return under_shocks(detail::converted<unit, P>(this->raw(f), this->setting_->rates(f.money(), index_)),
                        f.money().base_year == 0);
  }
  /// The same for an amount that keeps the purchasing power it has in `year`.
  template <class Kind> OUTLAY_DETAIL_INLINE auto indexed(money_field<Kind> const& f, int in_year) const {
    using unit = typename Kind::template unit<ledger_money>;
    return under_shocks(detail::converted<unit, P>(this->raw(f), this->setting_->rates_in(f.money(), in_year)), false);
  }

  /// Price level of this step over its published path; 1 but where a part moves it. Current money is worth its rate
  /// over it.
  OUTLAY_DETAIL_INLINE V price_shock() const {
    if constexpr (price_shocks) return ledger_->price_shock;
    else return V(1.0);
  }
  OUTLAY_DETAIL_INLINE void set_price_shock(V const& factor) {
    ledger_->price_shock = factor;
    ledger_->over_prices = V(1.0) / factor;
  }

  /// Number of the step, from 0.
  int index() const { return index_; }
  /// Months from year 0 to the start of the step.
  int month() const { return this->grid().month_of(index_); }
  int year() const { return this->grid().year_of(index_); }
  bool ends_year() const { return this->grid().step_in_year(index_) == this->grid().steps_per_year() - 1; }
  /// Length of the step.
  duration<> dt() const { return duration<>::from_value(this->grid().dt()); }

  /// Months from year 0 to the end of the step.
  int next_month() const { return month() + this->grid().months_per_step(); }

  // --- moments, by path: numbers, never branches
  /// Whether a moment is the same on every path; then `t.months` is all there is to know.
  static OUTLAY_DETAIL_INLINE bool fixed(timing const& t) { return !events || t.fixed(); }
  /// Month since year 0 of a moment; infinity while its event has not happened.
  OUTLAY_DETAIL_INLINE V month_of(timing const& t) const {
    if (fixed(t)) return t.months >= timing::beyond ? V(numeric::infinity) : V(static_cast<double>(t.months));
    return ledger_->happened[static_cast<std::size_t>(t.event)] + V(static_cast<double>(t.months));
  }
  /// Months of this step at or after a moment.
  OUTLAY_DETAIL_INLINE V months_since(timing const& t) const {
    return min(max(V(static_cast<double>(next_month())) - month_of(t), V(0.0)),
               V(static_cast<double>(this->grid().months_per_step())));
  }
  /// 1 from the step in which a moment lies, 0 before.
  OUTLAY_DETAIL_INLINE V reached(timing const& t) const {
    return select(less(month_of(t), V(static_cast<double>(next_month()))), V(1.0), V(0.0));
  }
  /// 1 in the step in which a moment lies, else 0.
  OUTLAY_DETAIL_INLINE V happens(timing const& t) const {
    V const m = month_of(t);
    return select(less(m, V(static_cast<double>(month()))), V(0.0),
                  select(less(m, V(static_cast<double>(next_month()))), V(1.0), V(0.0)));
  }
  /// 1 where a moment has come by the end of this step; what the step itself decides is known from the next one, and
  /// belongs to it.
  OUTLAY_DETAIL_INLINE V come_by_end(timing const& t) const {
    V const next(static_cast<double>(next_month())), m = month_of(t);
    if (!fixed(t) && this->setting_->decided_in_steps(t.event, random)) return select(less(next, m), V(0.0), V(1.0));
    return select(less(m, next), V(1.0), V(0.0));
  }
  /// The month in which an event of the ledger came to be known; only the event itself sets it.
  OUTLAY_DETAIL_INLINE V& happened(int slot) { return ledger_->happened[static_cast<std::size_t>(slot)]; }

  /// Part of a capability that is left, 1 at the start: its part sets it in claim, others read it in settle.
  OUTLAY_DETAIL_INLINE V& capability(int number) { return ledger_->capability[static_cast<std::size_t>(number)]; }

  /// Members that belong in this step.
  member_set active() const { return this->setting_->active(index_); }

  /// GDP of a member in this step, billions a year, with its shocks.
  OUTLAY_DETAIL_INLINE gdp const& gdp_of(int i) const { return ledger_->actual[i]; }
  OUTLAY_DETAIL_INLINE void set_gdp(int i, gdp const& x) { ledger_->actual[i] = x; }
  OUTLAY_DETAIL_INLINE void set_baseline(int i, P const& x) { ledger_->baseline[i] = x; }
  /// GDP of a member without shocks.
  OUTLAY_DETAIL_INLINE P const& baseline_gdp(int i) const { return ledger_->baseline[i]; }
  /// GDP without shocks in the first step over what it was a step before.
  OUTLAY_DETAIL_INLINE P const& opening_growth(int i) const { return ledger_->opening_growth[i]; }
  void set_opening_growth(int i, P const& x) { ledger_->opening_growth[i] = x; }
  /// GDP of a month of this step over that of the one before, where a path moves within steps; else 1.
  OUTLAY_DETAIL_INLINE P const& month_growth(int i) const { return ledger_->month_growth[i]; }
  void set_month_growth(int i, P const& x) { ledger_->month_growth[i] = x; }
  /// Part of a year's money that a step has where the year's GDP divides it, so that steps of any length agree; asked
  /// for by `moves_within_steps` of the check.
  [[gnu::cold]] P part_of_year(int i) const {
    int const months = this->grid().months_per_step(), first = this->grid().step_in_year(index_) * months;
    P weight(1.0), of_step(0.0), of_year(0.0);
    for (int m = 0; m < 12; ++m) {
      if (m >= first && m < first + months) of_step = of_step + weight;
      of_year = of_year + weight;
      weight = weight * month_growth(i);
    }
    return of_step / of_year;
  }
  /// The GDP that a budget uses which looks `lag` steps back for shocks: growth is known, later shocks are not.
  OUTLAY_DETAIL_INLINE gdp forecast_gdp(int i, int lag) const {
    if (lag == 0 || (!random && ledger_->memory == 0)) return ledger_->actual[i];
    V const known = index_ < lag ? V(1.0) : ledger_->remembered[memory_cell(index_ - lag, i)];
    return gdp::from_value(V(ledger_->baseline[i]) * known);
  }
  /// The GDP that a budget of the same step `years` later uses which looks `lag` steps back: growth is known, shocks
  /// are as far as they have come.
  [[gnu::cold]] V gdp_ahead(int i, int years, int lag) const {
    int const ahead = years * this->grid().steps_per_year(), seen = index_ + ahead - lag;
    V const now = ledger_->actual[i].value() / max(V(ledger_->baseline[i]), V(1e-300));
    V const known = seen >= index_ || ledger_->memory == 0 ? now
                    : seen < 0                             ? V(1.0)
                                                           : ledger_->remembered[memory_cell(seen, i)];
    P const* const from = ledger_->baseline_ahead[i];
    return V(from ? from[ahead * this->members()] : ledger_->baseline[i]) * known;
  }
  void set_baseline_ahead(int i, P const* from) { ledger_->baseline_ahead[i] = from; }
  /// What the plan means for core in the same step of a later year, from 1, and what of it stock parts have committed.
  V& planned_core(int years, int i) { return ledger_->planned_core[year_cell(years, i)]; }
  V& committed(int years, int i) { return ledger_->committed[year_cell(years, i)]; }
  /// Keeps a member's actual over baseline GDP for later forecasts.
  OUTLAY_DETAIL_INLINE void remember(int i, V const& factor) {
    if (ledger_->memory > 0) ledger_->remembered[memory_cell(index_, i)] = factor;
  }
  bool remembers() const { return ledger_->memory > 0; }

  /// Unit cost of an area over its opening unit cost.
  OUTLAY_DETAIL_INLINE number<V>& price_factor(area a) { return ledger_->price_factor[static_cast<int>(a)]; }
  /// Orders of all buyers in an area since the start of the run.
  OUTLAY_DETAIL_INLINE stock_value<V>& started(area a) { return ledger_->started[static_cast<int>(a)]; }

  /// Real cost to a member of what an account pays, over that of the base year; 1 unless a part sets it, in grow.
  OUTLAY_DETAIL_INLINE P real_cost(account a, int i) const {
    return ledger_->real_costs.empty() ? P(1.0) : ledger_->real_costs[account_cell(a, i)];
  }
  void set_real_cost(account a, int i, P const& x) {
    if (ledger_->real_costs.empty()) ledger_->real_costs.assign(std::size_t{account_count} * max_members, P(1.0));
    ledger_->real_costs[account_cell(a, i)] = x;
  }

  /// What all buyers want to order in an area in this step.
  OUTLAY_DETAIL_INLINE stock_value<V>& demand(area a) { return ledger_->demand[static_cast<int>(a)]; }
  /// Part of this step's demand in an area that industry can start.
  OUTLAY_DETAIL_INLINE number<V>& supply(area a) { return ledger_->supply[static_cast<int>(a)]; }

  /// Capital that another part pays in or works with, by its place in the ledger.
  OUTLAY_DETAIL_INLINE fund<V>& fund_at(int slot) { return ledger_->funds[static_cast<std::size_t>(slot)]; }
  /// Rate of a money in this step; it must have been named to a `check`.
  money_rate<V, price_shocks> rate_of(money_id m) const {
    return {this->setting_->rates(m, index_), m.base_year == 0 ? ledger_->over_prices : V(1.0)};
  }

  /// Whether a part of the plan asks for goods out of stocks. It asks in its claim hook, before any work of the step;
  /// stock parts give once they have bought, what they hold and no more; what was not given can be told in `finish()`.
  OUTLAY_DETAIL_INLINE bool gives_in_kind() const { return !ledger_->asked_in_kind.empty(); }
  /// Goods of an area, valued at the unit cost of this step, billions: asked of a member, given by it, still to be
  /// given.
  OUTLAY_DETAIL_INLINE void ask_in_kind(area a, int i, V const& x) { ledger_->asked_in_kind[kind_cell(a, i)] += x; }
  OUTLAY_DETAIL_INLINE void give_in_kind(area a, int i, V const& x) { ledger_->given_in_kind[kind_cell(a, i)] += x; }
  OUTLAY_DETAIL_INLINE V left_in_kind(area a, int i) const {
    return max(ledger_->asked_in_kind[kind_cell(a, i)] - ledger_->given_in_kind[kind_cell(a, i)], V(0.0));
  }
  /// Part of what was asked that has been given, 0 where nothing was asked.
  OUTLAY_DETAIL_INLINE V part_given_in_kind(area a, int i) const {
    return ledger_->given_in_kind[kind_cell(a, i)] / max(ledger_->asked_in_kind[kind_cell(a, i)], V(1e-300));
  }

  /// Whether anybody asked for measures; a part may skip what only they need.
  OUTLAY_DETAIL_INLINE bool measuring() const { return ledger_->measuring; }
  /// Whether somebody may read levels at the end of this step; in other steps a part that posts one in every step may
  /// skip it.
  OUTLAY_DETAIL_INLINE bool reads_levels() const {
    return ledger_->levels_every == 0 || index_ % ledger_->levels_every == ledger_->levels_at;
  }
  /// Posts a measure of a member by its number: adds to a flow, replaces a level of an earlier step. Parts of one label
  /// add up. Where nobody asked for it nothing happens.
  OUTLAY_DETAIL_INLINE void post(int number_of_measure, int i, V const& x) {
    if (static_cast<std::size_t>(number_of_measure) >= ledger_->measures_kept) return; // also where it is negative
    // Only projections always measure; in a tile of packs it is a call.
    if constexpr (std::is_same_v<V, double>) detail::post(*ledger_, number_of_measure, i, index_, x);
    else detail::post_apart(*ledger_, number_of_measure, i, index_, x);
  }
  /// Where a flow of each member adds up, to post it for one after the other; null where nobody asked for it.
  OUTLAY_DETAIL_INLINE V* flow(int number_of_measure) const {
    auto const k = static_cast<std::size_t>(number_of_measure); // -1, a measure that nobody has, is beyond all
    return k < ledger_->measures_kept ? ledger_->measured.data() + k * max_members : nullptr;
  }
  /// Begins all flows anew; levels stay.
  void forget_flows() const {
    auto const& all = this->setting_->measures();
    if (!ledger_->measuring) return;
    for (std::size_t k = 0; k < all.size(); ++k)
      if (!all[k].is_level)
        std::fill_n(ledger_->measured.data() + k * max_members, this->members(), V(0.0));
  }
  /// Value of a measure: what a flow has come to since it began anew, or a level.
  OUTLAY_DETAIL_INLINE V const& measured(int number_of_measure, int i) const {
    return ledger_->measured[static_cast<std::size_t>(number_of_measure) * max_members + static_cast<std::size_t>(i)];
  }

  /// Shows a part's stocks to answers; called from `start`.
  void show_stocks(stock_view<V> const& v) { ledger_->stocks.push_back(v); }
  std::vector<stock_view<V>> const& stocks() const { return ledger_->stocks; }

  /// Makes a key ready for this step; `shares` is what `key::fixed_shares` gave for the paying members `who`.
  OUTLAY_DETAIL_INLINE step_key<V, P> divide(key const& k, double const* shares, member_set who) const {
    return detail::divide(*ledger_, this->members(), k, shares, who);
  }
  /// A member's share under a key; ask only for members that pay.
  OUTLAY_DETAIL_INLINE V share_of(step_key<V, P> const& k, int i) const {
    if constexpr (events)
      if (k.weighted) return k.weight * whole_share(k, i);
    return whole_share(k, i);
  }

private:
  OUTLAY_DETAIL_INLINE V whole_share(step_key<V, P> const& k, int i) const {
    if (!k.has_fixed && !k.has_baseline) return k.over_gdp * ledger_->actual[i].value();
    V share(k.fixed[i] * k.present);
    if (k.has_gdp) share += k.over_gdp * ledger_->actual[i].value();
    if (k.has_baseline) share += V(k.over_baseline * ledger_->baseline[i]);
    return share;
  }

  template <class Unit>
  OUTLAY_DETAIL_INLINE auto under_shocks(detail::converted<Unit, P> const& amount, bool current) const {
    if constexpr (price_shocks)
      return detail::shocked_amount<Unit, V, P>(amount, current ? ledger_->over_prices : V(1.0));
    else {
      (void)current;
      return amount;
    }
  }
  static std::size_t kind_cell(area a, int i) {
    return static_cast<std::size_t>(a) * max_members + static_cast<std::size_t>(i);
  }
  static std::size_t year_cell(int years, int i) {
    return static_cast<std::size_t>(years - 1) * max_members + static_cast<std::size_t>(i);
  }
  static std::size_t account_cell(account a, int i) {
    return static_cast<std::size_t>(a) * max_members + static_cast<std::size_t>(i);
  }
  std::size_t memory_cell(int t, int i) const {
    return static_cast<std::size_t>(t % ledger_->memory) * max_members + static_cast<std::size_t>(i);
  }
};

} // namespace OUTLAY_DETAIL_ISA
} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

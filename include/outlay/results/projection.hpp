// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/results/kept_years.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// A rise of counted core outlay between two years in current prices of the alliance's currency, as three parts that
/// add up.
template <class Money> struct rise_by_cause { flow<at_current_prices<Money>> total, by_gdp, by_share, by_prices; };

/// Answers of one deterministic run, by year and member, in the alliance's money, a year's worth.
/// Every question takes a group and a year of the run; it throws `error` for others.
template <class Money> class projection : public detail::kept_years<Money> {
  using base = detail::kept_years<Money>;
  using typename base::cell;
  using base::allies_, base::grid_, base::offset_, base::years_, base::measures_, base::cells_, base::measured_,
      base::opening_, base::levels_, base::there_, base::has_debt_, base::has_stocks_, base::refuse;

public:
  using base::base;

  alliance<Money> const& allies() const { return allies_; }
  /// The money that all answers are in, as a value.
  money_id ledger_money() const { return allies_.ledger_money(); }
  /// The same with its money as a type: `as<usd_2021>()` of a `projection<run_money>`. Throws `error` for another.
  template <class Other> projection<Other> as() const {
    if constexpr (std::is_same_v<Other, Money>) return *this;
    else {
      if constexpr (!detail::is_run_money<Other>)
        detail::require_same_money("projection", id_of<Other>, ledger_money());
      return projection<Other>(static_cast<base const&>(*this));
    }
  }
  int first_year() const { return grid_.first_year(); }
  int last_year() const { return grid_.first_year() + years_ - 1; }
  int months_per_step() const { return grid_.months_per_step(); }

  // --- outlay
  /// Outlay: the sum of final accounts, core and resilience.
  flow<Money> outlay(group const& g, std::chrono::year y) const { return booked(final_accounts, g, y); }
  /// Final accounts that are core defence by default, aid among them.
  flow<Money> core_outlay(group const& g, std::chrono::year y) const { return booked(core_accounts, g, y); }
  /// One account.
  flow<Money> outlay_of(account a, group const& g, std::chrono::year y) const { return booked(only(a), g, y); }
  /// A set of accounts.
  flow<Money> booked(account_set accounts, group const& g, std::chrono::year y) const {
    return as_flow(
        sum(g, y, [&](cell const& c) { return add_up(c, [&](int a) { return accounts >> a & 1 ? 1.0 : 0.0; }); }));
  }
  /// One of NATO's four categories of core outlay.
  flow<Money> outlay_of(category c, group const& g, std::chrono::year y) const { return booked(accounts_of(c), g, y); }
  /// Sum of outlay over the years `from` to `to`, both included; `from` is not the later one.
  money<Money> cumulative_outlay(group const& g, std::chrono::year from, std::chrono::year to) const {
    require_order(from, to);
    double s = 0;
    for (auto y = from; y <= to; ++y) s += outlay(g, y).value();
    return money<Money>::from_value(s);
  }

  // --- side by side: cash, counted, deficit, debt
  /// Cash that the group's treasuries pay: each account by its factor.
  flow<Money> cash(group const& g, std::chrono::year y) const { return weighted(g, y, &account_rule::cash); }
  /// What adds to the deficit.
  flow<Money> deficit(group const& g, std::chrono::year y) const { return weighted(g, y, &account_rule::deficit); }
  /// What adds to debt, before loans from the bank, which are owed to it.
  flow<Money> debt(group const& g, std::chrono::year y) const { return weighted(g, y, &account_rule::debt); }
  /// What counts toward the core target: core outlay, and paid-in capital where it counts.
  flow<Money> counted_core(group const& g, std::chrono::year y) const {
    return as_flow(
        sum(g, y, [](cell const& c) { return c.kept[detail::core_means_kept] + c.kept[detail::overspend_kept]; }));
  }
  /// What counts toward the resilience target.
  flow<Money> counted_resilience(group const& g, std::chrono::year y) const {
    return outlay_of(account::resilience, g, y);
  }
  /// Counted claims and deliveries beyond the budget.
  flow<Money> overspend(group const& g, std::chrono::year y) const {
    return as_flow(sum(g, y, [](cell const& c) { return c.kept[detail::overspend_kept]; }));
  }
  /// What members mean to spend on resilience.
  flow<Money> resilience_budget(group const& g, std::chrono::year y) const {
    return as_flow(sum(g, y, [](cell const& c) { return c.kept[detail::resilience_means_kept]; }));
  }
  /// Claims on resilience beyond what is meant for it: what is booked is both together.
  flow<Money> resilience_overspend(group const& g, std::chrono::year y) const {
    return as_flow(sum(g, y, [](cell const& c) {
      double const booked = c.kept[static_cast<int>(account::resilience)],
                   beyond = booked - c.kept[detail::resilience_means_kept];
      return beyond > 1e-13 * booked ? beyond : 0; // but for rounding
    }));
  }
  /// Claims that do not count, paid on top of the budget.
  flow<Money> on_top(group const& g, std::chrono::year y) const {
    return as_flow(sum(g, y, [](cell const& c) { return c.kept[detail::on_top_kept]; }));
  }
  /// Money that stock parts asked for, whether or not the budget had it.
  flow<Money> wanted(group const& g, std::chrono::year y) const {
    return as_flow(sum(g, y, [](cell const& c) { return c.kept[detail::wanted_kept]; }));
  }

  // --- shares of GDP
  /// GDP of a year.
  outlay::gdp<Money> gdp(group const& g, std::chrono::year y) const {
    return outlay::gdp<Money>::from_value(sum(g, y, [](cell const& c) { return c.gdp; }));
  }
  /// Counted core over GDP; NATO counts Iceland in GDP, which spends nothing.
  /// Of those who belong, as GDP is. Throws `error` for a year in which none does, as all that follows.
  gdp_share<> core_share(group const& g, std::chrono::year y) const {
    return over_gdp(sum(g, y, [](cell const& c) { return c.counted() - c.absent[0]; }), g, y);
  }
  gdp_share<> resilience_share(group const& g, std::chrono::year y) const {
    auto const of = [](cell const& c) { return c.kept[static_cast<int>(account::resilience)] - c.absent[1]; };
    return over_gdp(sum(g, y, of), g, y);
  }
  /// The core share without aid, without counted paid-in capital, or without both.
  gdp_share<> core_share_without(bool aid, bool paid_in, group const& g, std::chrono::year y) const {
    double const less = sum(g, y, [&](cell const& c) {
      return (aid ? c.kept[static_cast<int>(account::aid)] - c.kept[detail::aid_on_top_kept] - c.absent[2] : 0.0) +
             (paid_in ? c.kept[static_cast<int>(account::paid_in)] - c.kept[detail::paid_in_on_top_kept] - c.absent[3]
                      : 0.0);
    });
    return over_gdp(sum(g, y, [](cell const& c) { return c.counted() - c.absent[0]; }) - less, g, y);
  }
  /// Money that is missing to a share of GDP; negative where it is exceeded.
  flow<Money> gap(gdp_share<> target, group const& g, std::chrono::year y) const {
    return flow<Money>(target * gdp(g, y)) - counted_core(g, y);
  }
  /// First year in which the core share is at least `target` (but for rounding); empty where none is. A year in which
  /// nobody of the group belongs is none.
  std::optional<std::chrono::year> first_year_at(gdp_share<> target, group const& g) const {
    for (int y = first_year(); y <= last_year(); ++y)
      if (gdp(g, std::chrono::year{y}).value() > 0 &&
          core_share(g, std::chrono::year{y}).value() >= target.value() * (1 - 1e-12))
        return std::chrono::year{y};
    return std::nullopt;
  }
  /// Growth of counted core outlay over the year before, at the alliance's constant prices.
  growth_rate<> growth(group const& g, std::chrono::year y) const {
    double const before = counted_core(g, y - std::chrono::years{1}).value();
    if (!(before > 0))
      refuse("growth", {before, " bn in the year before ", static_cast<int>(y)},
             {"a year after one with counted core outlay"});
    return growth_rate<>::from_value(counted_core(g, y).value() / before - 1);
  }
  /// Year of the largest outlay; the first of several.
  std::chrono::year peak_year(group const& g) const {
    int best = first_year();
    for (int y = best + 1; y <= last_year(); ++y)
      if (outlay(g, std::chrono::year{y}) > outlay(g, std::chrono::year{best})) best = y;
    return std::chrono::year{best};
  }
  /// A rise of counted core between two years, in current prices, by growth of GDP, of the share, and of prices:
  /// midpoint weights for each member, so that the three make the whole exactly. Needs every member's price level.
  rise_by_cause<Money> rise(group const& g, std::chrono::year from, std::chrono::year to) const {
    using current = flow<at_current_prices<Money>>;
    require_order(from, to);
    member_set const who = set_of(g);
    std::size_t const k0 = row_of(from), k1 = row_of(to);
    double total = 0, by_gdp = 0, by_share = 0, by_prices = 0;
    for (int i = 0; i < allies_.size(); ++i) {
      if (!(who >> i & 1)) continue;
      cell const &a = cells_[k0 + static_cast<std::size_t>(i)], &b = cells_[k1 + static_cast<std::size_t>(i)];
      double const ra = a.counted() - a.absent[0], rb = b.counted() - b.absent[0];
      if (ra == 0 && rb == 0) continue;
      // of a year that pays, what it paid in current over constant prices: a fiscal year has months of two levels
      double const da = ra != 0 ? a.current / ra : level(from, i), db = rb != 0 ? b.current / rb : level(to, i);
      if (!std::isfinite(da) || !std::isfinite(db)) refuse("rise", {allies_[i].code}, {"members with a price level"});
      double const sa = a.gdp > 0 ? ra / a.gdp : rb / b.gdp, sb = b.gdp > 0 ? rb / b.gdp : sa;
      total += rb * db - ra * da;
      by_prices += (ra + rb) / 2 * (db - da);
      by_gdp += (da + db) / 2 * (sa + sb) / 2 * (b.gdp - a.gdp);
      by_share += (da + db) / 2 * (a.gdp + b.gdp) / 2 * (sb - sa);
    }
    return {current::from_value(total), current::from_value(by_gdp), current::from_value(by_share),
            current::from_value(by_prices)};
  }

  // --- stocks and measures
  /// Units in stock at a year's end over the opening units, 1 at the start, of those of a group who belong then; of one
  /// area, or of all.
  double stock_index(group const& g, std::chrono::year y, std::optional<area> which = {}) const {
    member_set const who = set_of(g);
    std::size_t const k = row_of(y);
    member_set const there = there_[k / static_cast<std::size_t>(allies_.size())];
    double now = 0, then = 0;
    bool absent = false; // whether somebody holds stocks who does not belong
    for (int i = 0; i < allies_.size(); ++i)
      if (who >> i & 1)
        for (std::size_t a = 0; a < area_count; ++a)
          if (!which || static_cast<std::size_t>(*which) == a) {
            if (!(there >> i & 1)) {
              absent = absent || opening_[static_cast<std::size_t>(i)][a] > 0;
              continue;
            }
            now += cells_[k + static_cast<std::size_t>(i)].stock[a];
            then += opening_[static_cast<std::size_t>(i)][a];
          }
    if (!(then > 0) && absent)
      refuse("stock_index", {g.name(), " in ", static_cast<int>(y)},
             {"a group with stocks that belongs at that year's end"});
    if (!has_stocks_ || !(then > 0)) refuse("stock_index", {g.name()}, {"a group with stocks in this plan"});
    return now / then;
  }
  /// The measures that this projection has kept.
  std::vector<measure> const& measures() const { return measures_; }
  /// Whose public debt the plan follows.
  member_set has_debt() const { return has_debt_; }
  /// One of `measures()`: a flow is the year's sum, a level its last value, in the measure's own unit.
  double measured(measure const& which, group const& g, std::chrono::year y) const {
    for (std::size_t m = 0; m < measures_.size(); ++m)
      if (measures_[m].part == which.part && measures_[m].name == which.name) return measured_at(m, g, y);
    refuse("measured", {which.part, ": ", which.name}, {"one of measures()"});
  }
  /// A measure that a part reports, such as "started" of `stockpile_growth`, summed over parts whose label begins with
  /// `part`, which must report it in one unit.
  double measured(std::string_view part, std::string_view name, group const& g, std::chrono::year y) const {
    double s = 0;
    measure const* found = nullptr;
    for (std::size_t m = 0; m < measures_.size(); ++m) {
      if (measures_[m].name != name || std::string_view(measures_[m].part).substr(0, part.size()) != part) continue;
      if (found) detail::require_one_unit("projection", *found, measures_[m]);
      else found = &measures_[m];
      s += measured_at(m, g, y);
    }
    if (!found) {
      std::string known;
      for (auto const& m : measures_)
        known.append(known.empty() ? "" : "; ").append(m.part).append(": ").append(m.name);
      if (known.empty())
        refuse("measured", {part, ": ", name}, {"none: no part of this plan reports, or `measures` asked for none"});
      refuse("measured", {part, ": ", name}, {"a measure that `measures` asked for: ", known});
    }
    return s;
  }

private:
  double measured_at(std::size_t m, group const& g, std::chrono::year y) const {
    member_set const who = set_of(g);
    std::size_t const members = static_cast<std::size_t>(allies_.size()), k = row_of(y) / members;
    double s = 0;
    for (std::size_t i = 0; i < members; ++i)
      if (measures_[m].of_alliance || who >> i & 1) s += measured_[(k * measures_.size() + m) * members + i];
    return s;
  }
  static flow<Money> as_flow(double x) { return flow<Money>::from_value(x); }
  static void require_order(std::chrono::year from, std::chrono::year to) {
    if (to < from) refuse("to", {static_cast<int>(to)}, {static_cast<int>(from), " or later"});
  }
  // Mean over the months of a reported year: what a year without outlay counts with.
  double level(std::chrono::year y, int i) const {
    auto const k = static_cast<std::size_t>(static_cast<int>(y) - grid_.first_year());
    double const first = levels_[k * static_cast<std::size_t>(allies_.size()) + static_cast<std::size_t>(i)];
    if (offset_ == 0) return first;
    double const part = offset_ / 12.0; // of the year, in the next calendar year
    return (1 - part) * first +
           part * levels_[(k + 1) * static_cast<std::size_t>(allies_.size()) + static_cast<std::size_t>(i)];
  }
  gdp_share<> over_gdp(double x, group const& g, std::chrono::year y) const {
    auto const whole = gdp(g, y);
    if (!(whole.value() > 0))
      refuse("group", {g.name(), " in ", static_cast<int>(y)}, {"a group with a member that belongs in that year"});
    return gdp_share<>(as_flow(x) / whole);
  }
  template <class Factor> static double add_up(cell const& c, Factor factor) {
    double s = 0;
    for (int a = 0; a < account_count; ++a) s += factor(a) * c.kept[a];
    return s;
  }
  flow<Money> weighted(group const& g, std::chrono::year y, double account_rule::*factor) const {
    // What a loan pays that others repay is nobody's deficit or debt; in cash the loan itself stands against it.
    double const lent = account_rules[static_cast<std::size_t>(account::loan_drawn)].*factor == 0 ? 1 : 0;
    return as_flow(sum(g, y, [&](cell const& c) {
      return add_up(c, [&](int a) { return account_rules[static_cast<std::size_t>(a)].*factor; }) -
             lent * c.kept[detail::backed_kept];
    }));
  }
  member_set set_of(group const& g) const { return allies_.set_of(g, "projection", "group"); }
  std::size_t row_of(std::chrono::year y) const {
    int const k = static_cast<int>(y) - grid_.first_year();
    if (k < 0 || k >= years_) refuse("year", {static_cast<int>(y)}, {first_year(), " to ", last_year()});
    return static_cast<std::size_t>(k) * static_cast<std::size_t>(allies_.size());
  }
  template <class Pick> double sum(group const& g, std::chrono::year y, Pick pick) const {
    member_set const who = set_of(g);
    std::size_t const k = row_of(y);
    double s = 0;
    for (int i = 0; i < allies_.size(); ++i)
      if (who >> i & 1) s += pick(cells_[k + static_cast<std::size_t>(i)]);
    return s;
  }
};

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

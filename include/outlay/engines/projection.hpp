// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/machine.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// The answers of one deterministic run, by calendar year and member, in the alliance's money.
/// Every question takes a group and a calendar year of the horizon; it throws `error` for others.
template <class Money> class projection {
  // What one member did in one calendar year: billions, and GDP in billions of that year.
  struct cell {
    double booked[account_count]{}, core_means = 0, resilience_means = 0, overspend = 0, on_top = 0, claimed = 0, wanted = 0, gdp = 0;
    double stock[area_count]{};
  };
  alliance<Money> allies_;
  time_grid grid_;
  std::vector<cell> cells_;              // [year][member]
  std::vector<std::array<double, area_count>> opening_; // [member]
  bool has_stocks_ = false;

public:
  projection(alliance<Money> const& allies, time_grid const& grid)
      : allies_(allies), grid_(grid), cells_(static_cast<std::size_t>(grid.years() * allies.size())),
        opening_(static_cast<std::size_t>(allies.size())) {}

  /// Adds the step that a stepper has just taken.
  template <class Stepper> void add(Stepper const& run) {
    int const t = run.steps() - 1, k = t / grid_.steps_per_year();
    double const dt = grid_.dt();
    for (int i = 0; i < allies_.size(); ++i) {
      cell& c = cells_[static_cast<std::size_t>(k * allies_.size() + i)];
      auto const& r = run.ledger(i);
      for (int a = 0; a < account_count; ++a) c.booked[a] += r.booked(static_cast<account>(a)).value();
      c.core_means += r.core_means().value();
      c.resilience_means += r.resilience_means().value();
      c.overspend += r.overspend().value();
      c.on_top += r.on_top().value();
      c.claimed += r.claimed().value();
      c.wanted += r.wanted().value();
      c.gdp += run.gdp(i).value() * dt;
    }
    if (t % grid_.steps_per_year() != grid_.steps_per_year() - 1) return;
    for (auto const& v : run.stocks())
      for (int i = 0; i < allies_.size(); ++i)
        if (v.holders >> i & 1)
          for (int a = 0; a < v.areas; ++a) {
            auto const which = static_cast<std::size_t>(v.list[a]);
            cells_[static_cast<std::size_t>(k * allies_.size() + i)].stock[which] += v.stock[i * v.areas + a].value();
            if (k == 0) opening_[static_cast<std::size_t>(i)][which] += v.opening[i * v.areas + a];
            has_stocks_ = true;
          }
  }

  alliance<Money> const& allies() const { return allies_; }
  int first_year() const { return grid_.first_year(); }
  int last_year() const { return grid_.first_year() + grid_.years() - 1; }

  /// Outlay of a group in a calendar year: the sum of final accounts, core and resilience.
  flow<Money> outlay(group const& g, std::chrono::year y) const { return booked(final_accounts, g, y); }
  /// Final accounts that are core defence by default, aid among them.
  flow<Money> core_outlay(group const& g, std::chrono::year y) const { return booked(core_accounts, g, y); }
  /// One account.
  flow<Money> outlay_of(account a, group const& g, std::chrono::year y) const { return booked(only(a), g, y); }
  /// A set of accounts.
  flow<Money> booked(account_set accounts, group const& g, std::chrono::year y) const {
    return as_flow(sum(g, y, [&](cell const& c) {
      double s = 0;
      for (int a = 0; a < account_count; ++a)
        if (accounts >> a & 1) s += c.booked[a];
      return s;
    }));
  }
  /// What counts toward the core target: core outlay, and paid-in capital where it counts.
  flow<Money> counted_core(group const& g, std::chrono::year y) const {
    return as_flow(sum(g, y, [](cell const& c) { return c.core_means + c.overspend; }));
  }
  /// What counts toward the resilience target.
  flow<Money> counted_resilience(group const& g, std::chrono::year y) const { return outlay_of(account::resilience, g, y); }
  /// Counted claims beyond the budget.
  flow<Money> overspend(group const& g, std::chrono::year y) const {
    return as_flow(sum(g, y, [](cell const& c) { return c.overspend; }));
  }
  /// Claims that do not count, paid on top of the budget.
  flow<Money> on_top(group const& g, std::chrono::year y) const {
    return as_flow(sum(g, y, [](cell const& c) { return c.on_top; }));
  }
  /// Money that stock parts wanted, whether or not the budget had it.
  flow<Money> wanted(group const& g, std::chrono::year y) const {
    return as_flow(sum(g, y, [](cell const& c) { return c.wanted; }));
  }
  /// GDP of a calendar year.
  outlay::gdp<Money> gdp(group const& g, std::chrono::year y) const {
    return outlay::gdp<Money>::from_value(sum(g, y, [](cell const& c) { return c.gdp; }));
  }
  /// Counted core over GDP; NATO counts Iceland in GDP, which spends nothing.
  gdp_share<> core_share(group const& g, std::chrono::year y) const { return gdp_share<>(counted_core(g, y) / gdp(g, y)); }
  gdp_share<> resilience_share(group const& g, std::chrono::year y) const {
    return gdp_share<>(counted_resilience(g, y) / gdp(g, y));
  }
  /// Units in stock at a year's end over the opening units, 1 at the start; of one area, or of all.
  double stock_index(group const& g, std::chrono::year y, std::optional<area> which = {}) const {
    member_set const who = set_of(g);
    std::size_t const k = row_of(y);
    double now = 0, then = 0;
    for (int i = 0; i < allies_.size(); ++i)
      if (who >> i & 1)
        for (std::size_t a = 0; a < area_count; ++a)
          if (!which || static_cast<std::size_t>(*which) == a) {
            now += cells_[k + static_cast<std::size_t>(i)].stock[a];
            then += opening_[static_cast<std::size_t>(i)][a];
          }
    if (!has_stocks_ || !(then > 0)) throw error("projection", "stock_index", g.name(), "a group with stocks in this plan");
    return now / then;
  }

private:
  static flow<Money> as_flow(double x) { return flow<Money>::from_value(x); }
  member_set set_of(group const& g) const { return allies_.set_of(g, "projection", "group"); }
  std::size_t row_of(std::chrono::year y) const {
    int const k = static_cast<int>(y) - grid_.first_year();
    if (k < 0 || k >= grid_.years())
      throw error("projection", "year", std::to_string(static_cast<int>(y)),
                  std::to_string(first_year()) + " to " + std::to_string(last_year()));
    return static_cast<std::size_t>(k * allies_.size());
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

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <algorithm>
#include <limits>
#include <outlay/alliance/alliance.hpp>
#include <outlay/alliance/per_member.hpp>
#include <outlay/model/area.hpp>
#include <outlay/model/events_of_plan.hpp>
#include <outlay/model/funds_of_plan.hpp>
#include <outlay/model/measures_of_plan.hpp>
#include <outlay/numbers/streams.hpp>
#include <outlay/time/horizon.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// What a run stands on: an alliance, the grid of its steps, and the exchange rates that its parts' amounts need.
template <class Money>
class setting : public detail::events_of_plan, public detail::funds_of_plan, public detail::measures_of_plan {
  alliance<Money> const* allies_;
  time_grid grid_;
  std::vector<money_id> moneys_;
  std::vector<member_set> rated_; // [money], whose rates are known
  std::vector<double> rates_;     // [money][year][member], worth of one unit in the ledger's money
  std::vector<member_set> active_; // [step]
  std::vector<std::string> capabilities_;
  std::vector<int> substitutable_; // 0 or 1
  int longest_lag_ = 0, years_ahead_ = 0;
  bool feeds_back_ = false, gives_in_kind_ = false, moves_within_steps_ = false;
  member_set has_debt_ = 0, at_risk_ = 0;

public:
  using money = Money;

  [[gnu::cold]] setting(alliance<Money> const& allies, horizon const& span) : allies_(&allies), grid_(span) {
    require_rates(ledger_money(), ~member_set{0}, "ledger", "money");
    active_.assign(static_cast<std::size_t>(grid_.steps()), ~member_set{0} >> (64 - members()));
    for (int i = 0; i < members(); ++i) {
      member const& m = allies[i];
      if (!m.from && !m.until) continue;
      if (m.from) require_step_start(m, "from", *m.from);
      if (m.until) require_step_start(m, "until", *m.until);
      for (int t = 0; t < grid_.steps(); ++t) {
        bool const in =
            (!m.from || m.from->months() <= grid_.month_of(t)) && (!m.until || grid_.month_of(t) < m.until->months());
        if (!in) active_[static_cast<std::size_t>(t)] &= ~(member_set{1} << i);
      }
    }
  }

  alliance<Money> const& allies() const { return *allies_; }
  /// The money of the ledger, as a value.
  money_id ledger_money() const { return allies_->ledger_money(); }
  int members() const { return allies_->size(); }
  time_grid const& grid() const { return grid_; }

  /// Makes the rates of a money known for the members of a set; throws `error` naming part, field and member if there
  /// is none.
  [[gnu::noinline]] void require_rates(money_id m, member_set who, std::string_view part, std::string_view field) {
    std::size_t const cells = static_cast<std::size_t>(rate_history + grid_.years()) * max_members;
    int at = find(m);
    if (at < 0) {
      at = static_cast<int>(moneys_.size());
      moneys_.push_back(m);
      rated_.push_back(0);
      // what no part asked for is no rate
      rates_.resize(rates_.size() + cells, std::numeric_limits<double>::quiet_NaN());
    }
    member_set& known = rated_[static_cast<std::size_t>(at)];
    who &= ~known;
    if (who == 0) return;
    double* const to = rates_.data() + static_cast<std::size_t>(at) * cells;
    money_id const ledger = ledger_money();
    for (int k = 0; k < rate_history + grid_.years(); ++k)
      for (int i = 0; i < members(); ++i) {
        if (m == ledger) to[k * max_members + i] = 1;
        if (!(who >> i & 1) || m == ledger) continue;
        auto const r = allies_->rate(m, i, grid_.first_year() - rate_history + k);
        if (!r && k < rate_history) continue; // what needs an earlier year asks for it
        if (!r && allies_->first_rate(m, i))
          detail::refuse(part, field, {"an amount in ", m, " in ", grid_.first_year() - rate_history + k},
                         {"years from ", *allies_->first_rate(m, i), " on, for which there is a rate for ",
                          (*allies_)[i].code});
        if (!r)
          detail::refuse(part, field, {"an amount in ", m},
                         {"a money with a rate into ", ledger, " for ", (*allies_)[i].code,
                          " (its own price level, or an exchange rate of the alliance)"});
        to[k * max_members + i] = *r;
      }
    known |= who;
  }
  /// Worth of one unit of a money for each member, at a step. The money must have been required.
  double const* rates(money_id m, int step) const {
    int const at = find(m);
    if (at < 0) refuse_unchecked(m);
    if (step < 0 || step >= grid_.steps()) detail::refuse_place("setting", "step", step, grid_.steps());
    return rates_.data() + row_of(at, step / grid_.steps_per_year());
  }
  /// The same in a calendar year, which may lie up to `rate_history` years before the horizon.
  double const* rates_in(money_id m, int calendar_year) const {
    int const at = find(m), k = calendar_year - grid_.first_year();
    if (at < 0) refuse_unchecked(m);
    return rates_.data() + row_of(at, k < -rate_history ? -rate_history : k < grid_.years() ? k : grid_.years() - 1);
  }
  /// Years before the horizon for which rates are kept, for amounts with the purchasing power of an earlier year.
  static constexpr int rate_history = 15;

  /// Members that belong at a step, by their dates of accession and leaving.
  member_set active(int step) const {
    if (step < 0 || step >= grid_.steps()) detail::refuse_place("setting", "step", step, grid_.steps());
    return active_[static_cast<std::size_t>(step)];
  }

  /// Registers something that a part can or cannot do, by the part's name, for other parts that need it.
  void add_capability(std::string name, bool substitutable) {
    capabilities_.push_back(std::move(name));
    substitutable_.push_back(substitutable);
  }
  std::vector<std::string> const& capabilities() const { return capabilities_; }
  /// Whether other things can stand in for a capability.
  bool substitutable(int number) const {
    if (number < 0 || number >= std::ssize(substitutable_))
      detail::refuse_place("setting", "capability", number, std::ssize(substitutable_));
    return substitutable_[static_cast<std::size_t>(number)] != 0;
  }

  /// Says of measures in the money of a capital which money that is: known when all parts are checked.
  [[gnu::cold]] void name_moneys() {
    for (detail::known_fund const& f : this->funds())
      this->name_unit(f.user, measure_unit(f.money));
  }

  /// Asks for the memory of GDP that a lag needs, in steps.
  void remember(int steps) { longest_lag_ = steps > longest_lag_ ? steps : longest_lag_; }
  int longest_lag() const { return longest_lag_; }
  /// Asks for the plan's core budgets of later years, as growth that is known says.
  void look_ahead(int years) { years_ahead_ = years > years_ahead_ ? years : years_ahead_; }
  int years_ahead() const { return years_ahead_; }
  /// Says that outlay moves GDP, so that forecasts and GDP differ without shocks as well.
  void feed_back() { feeds_back_ = true; }
  bool feeds_back() const { return feeds_back_; }
  /// Says whose public debt a part follows.
  void follow_debt(member_set who) { has_debt_ |= who; }
  member_set has_debt() const { return has_debt_; }
  /// Says whose budgets are drawn in an ensemble.
  void put_budgets_at_risk(member_set who) { at_risk_ |= who; }
  member_set budgets_at_risk() const { return at_risk_; }
  /// Says that a path moves from month to month in longer steps, whose months then weigh by their GDP.
  void move_within_steps() { moves_within_steps_ = true; }
  bool moves_within_steps() const { return moves_within_steps_; }
  /// Says that a part asks for goods out of stocks.
  void give_in_kind() { gives_in_kind_ = true; }
  bool gives_in_kind() const { return gives_in_kind_; }

private:
  // Within a step a member would have to belong for a part of it, which a stock, a level or a key cannot say.
  [[gnu::cold]] void require_step_start(member const& m, char const* field, date at) const {
    int const passed = at.months() - grid_.month_of(0), months = grid_.months_per_step();
    if (passed > 0 && passed < grid_.steps() * months && passed % months != 0)
      detail::refuse("member " + m.code.text(), field, {at, " with steps of ", months, " months"},
                     "a month in which a step begins; monthly steps allow all");
  }
  std::size_t row_of(int money_number, int year_of_horizon) const {
    return (static_cast<std::size_t>(money_number) * static_cast<std::size_t>(rate_history + grid_.years()) +
            static_cast<std::size_t>(rate_history + year_of_horizon)) * max_members;
  }
  [[noreturn, gnu::noinline, gnu::cold]] static void refuse_unchecked(money_id m) {
    detail::refuse("part", "amount", {"an amount in ", m},
                   "a money named to the part's check(), as c(\"amount\", amount, payers)");
  }
  int find(money_id m) const {
    for (std::size_t k = 0; k < moneys_.size(); ++k)
      if (moneys_[k] == m) return static_cast<int>(k);
    return -1;
  }
};

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

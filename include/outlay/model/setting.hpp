// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <algorithm>
#include <limits>
#include <outlay/alliance/alliance.hpp>
#include <outlay/alliance/per_member.hpp>
#include <outlay/model/area.hpp>
#include <outlay/model/measure_index.hpp>
#include <outlay/model/measure_unit.hpp>
#include <outlay/model/moment.hpp>
#include <outlay/numbers/streams.hpp>
#include <outlay/time/horizon.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// Something that a part reports by member beside the accounts. A flow is summed over a year, a level is its last
/// value.
struct measure {
  std::string part, name;
  measure_unit unit;
  bool is_level;
  bool of_alliance = false; ///< belongs to no single member: the same for every group
};

namespace detail {
// Measures of one name are summed over parts: only of one unit, and never levels with flows.
inline void require_one_unit(std::string const& asked, measure const& first, measure const& other) {
  if (first.unit == other.unit && first.is_level == other.is_level) return;
  auto const text = [](measure const& m) {
    return m.part + " (" + m.unit.text() + (m.is_level ? ", a level)" : ", a flow)");
  };
  throw error(asked, "measured", first.name + ": " + text(first) + " and " + text(other),
              "measures of one unit: say which part");
}
} // namespace detail

namespace detail {
// Once a program: strings are long to move.
[[gnu::cold, gnu::noinline]] inline void append(std::vector<measure>& to, measure&& m) { to.push_back(std::move(m)); }
} // namespace detail

/// An event of a plan as its setting knows it: a moment known before the run, or a place in the ledger.
struct known_event {
  std::string name;
  std::optional<moment> at;           ///< a date, or a time after another event; unset for what each path decides
  std::optional<moment> waits_for;    ///< the other event that this one waits for, if there is one
  char const* field;                  ///< where it names that event
  bool by_rate, by_condition;
  int slot = -1;                      ///< number in the ledger of what a path decides
};

/// Capital as a setting knows it: who pays it in, in which money, and whether another part works with it.
struct known_fund {
  std::string name;
  money_id money{};
  member_set founders = 0;
  bool paid_in = false;
  int slot = -1; ///< number in the ledger; -1 where nothing works with it
  std::string user = {}; ///< the part that works with it
  bool writes_off = false; ///< whether that part may write off what it has lent
};

/// What a run stands on: an alliance, the grid of its steps, and the exchange rates that its parts' amounts need.
template <class Money> class setting {
  alliance<Money> const* allies_;
  time_grid grid_;
  std::vector<money_id> moneys_;
  std::vector<member_set> rated_; // [money], whose rates are known
  std::vector<double> rates_;     // [money][year][member], worth of one unit in the ledger's money
  std::vector<member_set> active_; // [step]
  std::vector<measure> measures_, left_out_; // what a run keeps, and what nobody asked for
  detail::measure_index numbers_; // of measures_
  std::vector<known_event> events_;
  std::vector<std::size_t> events_by_name_; // places in events_, in the order of their names
  int event_slots_ = 0;
  bool needs_measures_ = false;
  std::vector<std::string> capabilities_;
  std::vector<int> substitutable_; // 0 or 1
  std::vector<known_fund> funds_;
  int funds_in_use_ = 0;
  int longest_lag_ = 0, years_ahead_ = 0;
  bool feeds_back_ = false, gives_in_kind_ = false, moves_within_steps_ = false;
  member_set has_debt_ = 0;

public:
  using money = Money;

  [[gnu::cold]] setting(alliance<Money> const& allies, horizon const& span) : allies_(&allies), grid_(span) {
    measures_.reserve(32); // of most plans
    require_rates(id_of<Money>, ~member_set{0}, "ledger", "money");
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
    for (int k = 0; k < rate_history + grid_.years(); ++k)
      for (int i = 0; i < members(); ++i) {
        if (m == id_of<Money>) to[k * max_members + i] = 1;
        if (!(who >> i & 1) || m == id_of<Money>) continue;
        auto const r = allies_->rate(m, i, grid_.first_year() - rate_history + k);
        if (!r && k < rate_history) continue; // what needs an earlier year asks for it
        if (!r && allies_->first_rate(m, i))
          detail::refuse(part, field, {"an amount in ", m, " in ", grid_.first_year() - rate_history + k},
                         {"years from ", *allies_->first_rate(m, i), " on, for which there is a rate for ",
                          (*allies_)[i].code});
        if (!r)
          detail::refuse(part, field, {"an amount in ", m},
                         {"a money with a rate into ", id_of<Money>, " for ", (*allies_)[i].code,
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

  /// Registers a measure that a part reports, and gives its number.
  int add_measure(measure m) {
    if (int const k = find_measure(m.part, m.name); k >= 0) return k;
    detail::append(measures_, std::move(m));
    int const number = static_cast<int>(measures_.size()) - 1;
    numbers_.enter(measures_, number);
    return number;
  }
  std::vector<measure> const& measures() const { return measures_; }
  /// Number of a registered measure, -1 where there is none.
  [[gnu::noinline]] int find_measure(std::string_view part, std::string_view name) const {
    return numbers_.find(measures_, part, name);
  }

  /// The same of one that must have been registered, kept or not. Throws `error` naming `part`.
  [[gnu::cold]] int number_of_measure(std::string_view part, std::string_view name) const {
    int const k = find_measure(part, name);
    if (k >= 0) return k;
    std::string known;
    for (measure const& m : left_out_) {
      if (m.part == part && m.name == name) return -1;
      if (m.part == part) known.append(known.empty() ? "" : ", ").append(m.name);
    }
    for (measure const& m : measures_)
      if (m.part == part) known.append(known.empty() ? "" : ", ").append(m.name);
    if (known.empty()) known = "a name that check() gave to c.reports(...): there is none";
    detail::refuse(part, "measure", {name}, {known});
  }

  /// Leaves only the measures of these numbers, given in order: parts find no number of the others, and what they post
  /// of them is lost.
  [[gnu::cold]] void keep_measures(std::vector<int> const& numbers) {
    std::size_t next = 0;
    for (std::size_t k = 0; k < measures_.size(); ++k) {
      bool const keep = next < numbers.size() && static_cast<std::size_t>(numbers[next]) == k;
      if (!keep) detail::append(left_out_, std::move(measures_[k]));
      else if (next != k) std::swap(measures_[next], measures_[k]);
      next += keep;
    }
    while (measures_.size() > next) measures_.pop_back();
    numbers_.clear();
    for (std::size_t k = 0; k < measures_.size(); ++k) numbers_.enter(measures_, static_cast<int>(k));
  }
  /// Asks for measures in every run, because something in the plan depends on one.
  void need_measures() { needs_measures_ = true; }
  bool needs_measures() const { return needs_measures_; }

  /// Registers an event; all are registered before any moment is resolved.
  [[gnu::cold]] void add_event(known_event e) {
    if (!e.at) e.slot = event_slots_++;
    events_by_name_.insert(place_of_event(e.name), events_.size());
    events_.push_back(std::move(e));
  }
  /// Checks that every event that an event waits for is there, and that none waits for itself.
  [[gnu::cold]] void settle_events() const {
    std::vector<std::pair<std::uint64_t, std::size_t>> streams;
    for (std::size_t k = 0; k < events_.size(); ++k) streams.emplace_back(stream_of(events_[k].name), k);
    std::sort(streams.begin(), streams.end());
    for (std::size_t k = 1; k < streams.size(); ++k)
      if (std::string const &one = events_[streams[k - 1].second].name, &other = events_[streams[k].second].name;
          streams[k].first == streams[k - 1].first && one != other)
        detail::refuse("event \"" + one + "\"", "name", {one},
                       {"another name: this one has the random numbers of \"", other, "\""});
    std::vector<std::size_t> seen_from(events_.size(), 0); // 1 + the event from which a walk first came here
    for (std::size_t k = 0; k < events_.size(); ++k) {
      std::size_t at = k;
      while (!seen_from[at]) {
        seen_from[at] = k + 1;
        known_event const& e = events_[at];
        if (!e.waits_for) break;
        at = static_cast<std::size_t>(&event_named(*e.waits_for, "event \"" + e.name + "\"", e.field) - events_.data());
        if (seen_from[at] == k + 1)
          detail::refuse("event \"" + events_[at].name + "\"", events_[at].field, {*events_[at].waits_for},
                         "an event that does not wait for this one");
      }
    }
  }
  std::vector<known_event> const& events() const { return events_; }
  /// Whether a step decides this event at its end (a rate with draws, a condition), rather than a date fixed at the
  /// start.
  bool decided_in_steps(int slot, bool random) const {
    for (known_event const& e : events_)
      if (e.slot == slot) return e.by_condition || (random && e.by_rate);
    return false;
  }
  /// Events that each path decides for itself.
  int event_slots() const { return event_slots_; }
  /// A moment as the run knows it; throws `error` naming part and field for an event that the plan does not have.
  timing resolve(moment const& m, std::string const& part, char const* field) const {
    moment const* at = &m;
    std::vector<int> after; // along the chain of events, however long
    timing t{timing::beyond};
    while (at->is_event()) {
      known_event const& e = after.empty() ? event_named(*at, part, field) : event_named(*at, part, "at");
      after.push_back(at->months_after());
      if (!e.at) {
        t = {0, e.slot, false};
        break;
      }
      at = &*e.at;
    }
    if (!at->is_event() && !at->is_never())
      t = timing{at->at().months(), -1, at->at().is_year()}.later(at->months_after());
    for (std::size_t k = after.size(); k-- > 0;) t = t.later(after[k]);
    return t;
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

  /// Registers capital by its name: `who` pays it in.
  [[gnu::cold]] void offer_fund(std::string const& name, money_id in, member_set who) {
    known_fund& f = fund_named(name);
    f.money = in;
    f.founders = who;
    f.paid_in = true;
  }
  /// Asks for a capital's place in the ledger; false where another part did so before.
  [[gnu::cold]] bool use_fund(std::string const& name, std::string const& part, bool writes_off) {
    known_fund& f = fund_named(name);
    f.writes_off = writes_off;
    if (f.slot >= 0) return f.user == part; // a part is checked again for each value of its fields
    f.slot = funds_in_use_++;
    f.user = part;
    return true;
  }
  /// The capital of a name; throws `error` naming part and field where nothing pays it in.
  [[gnu::cold]] known_fund const& find_fund(std::string const& name, std::string const& part, char const* field) const {
    std::string known;
    for (known_fund const& f : funds_) {
      if (!f.paid_in) continue;
      if (f.name == name) return f;
      known.append(known.empty() ? "\"" : ", \"").append(f.name).append("\"");
    }
    if (known.empty()) detail::refuse(part, field, {"\"", name, "\""}, "a plan with a capital_contribution");
    detail::refuse(part, field, {"\"", name, "\""}, {"the name of a capital_contribution: ", known});
  }
  std::vector<known_fund> const& funds() const { return funds_; }
  /// Says of measures in the money of a capital which money that is: known when all parts are checked.
  [[gnu::cold]] void name_moneys() {
    for (measure& m : measures_)
      for (known_fund const& f : funds_)
        if (m.part == f.user && m.unit.kind() == counts::capitals_money) m.unit = measure_unit(f.money);
  }
  /// Places of capitals in the ledger.
  int funds_in_use() const { return funds_in_use_; }

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
  known_fund& fund_named(std::string const& name) {
    for (known_fund& f : funds_)
      if (f.name == name) return f;
    funds_.push_back({name});
    return funds_.back();
  }
  std::size_t row_of(int money_number, int year_of_horizon) const {
    return (static_cast<std::size_t>(money_number) * static_cast<std::size_t>(rate_history + grid_.years()) +
            static_cast<std::size_t>(rate_history + year_of_horizon)) * max_members;
  }
  std::vector<std::size_t>::const_iterator place_of_event(std::string_view name) const {
    return std::upper_bound(events_by_name_.begin(), events_by_name_.end(), name,
                            [this](std::string_view s, std::size_t k) { return s < events_[k].name; });
  }
  [[gnu::cold]] known_event const& event_named(moment const& m, std::string const& part, char const* field) const {
    auto const after = place_of_event(m.event());
    if (after != events_by_name_.begin() && events_[*(after - 1)].name == m.event()) return events_[*(after - 1)];
    std::string known;
    for (known_event const& e : events_) known.append(known.empty() ? "" : ", ").append(e.name);
    if (known.empty()) detail::refuse(part, field, {m}, "a date: the plan has no event");
    detail::refuse(part, field, {m}, {"an event of the plan: ", known});
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

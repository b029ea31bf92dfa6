// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/condition.hpp>
#include <outlay/model/part.hpp>
#include <outlay/schema/measures.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// Something that happens and that other parts start, end or change with: `.from = on("ceasefire")`. It happens at a
/// date (with a probability, where one is given), by a rate, or when a condition is met. What happens within a step is
/// known from the next one. Once it has happened it stays so.
struct event {
  [[no_unique_address]] named_only _{};
  static constexpr std::string_view kind = "event";
  std::string name = {}; ///< required: by this name other parts refer to it
  std::optional<moment> at = {};
  chance probability = 100_pct;
  hazard rate = unset;
  std::optional<condition> when = {};
  std::optional<moment> from = {};
  std::optional<moment> until = {};
  std::optional<moment> projected = {};

  static constexpr hazard unset = growth_rate<>::from_value(std::numeric_limits<double>::lowest());

  struct measure { enum : int { happened, count }; };
  static constexpr void describe(auto& d) {
    using parts::field;
    d.is({.makes_events = true, .is_drawn = &event::draws});
    d.optional(field<&event::at>, "a date, or a time after another event; exactly one of this, a rate and a condition");
    d.optional(field<&event::probability>, "that it happens at its date at all: one draw for each path");
    d.optional(field<&event::rate>, "how often a year while it has not happened: in a step 1 - exp(-rate dt)");
    d.optional(field<&event::when>, "condition: a figure of the run at a level");
    d.optional(field<&event::from>, "with a rate or a condition: not before; the start unless given");
    d.optional(field<&event::until>, "with a rate or a condition: no more from here on; no end unless given",
               {.later_than = &event::from});
    d.optional(field<&event::projected>,
               "what runs without draws assume of an event by rate or probability: a date, or never");
    d.measure(measure::happened, "happened", parts::as_number("1 once it has happened"),
              {.level = true, .of_alliance = true});
  }
  static event example() { return {.name = "ceasefire", .at = std::chrono::year{2027}}; }

  [[gnu::cold]] void check(auto& c) const {
    c.require(!name.empty(), "name", "\"\"", "a name that other parts can refer to");
    int const ways = at.has_value() + has_rate() + when.has_value();
    if (ways != 1) c.refuse("at", {ways, " of at, rate and when"}, "exactly one of them");
    if (!at && gated())
      c.refuse("probability", {detail::in_percent{detail::field_access::raw(probability)}},
               "100 %, or an event with a date");
    if (at && gated() && !c("at", *at).fixed())
      c.refuse("at", {*at}, "a date, or an event by date, for an event with a probability");
    if (at && from) c.refuse("from", {*from}, "unset for an event with a date");
    if (at && until) c.refuse("until", {*until}, "unset for an event with a date");
    if (projected) {
      if (!draws()) c.refuse("projected", {*projected}, "unset: only an event by rate or probability needs it");
      if (!c("projected", *projected).fixed()) c.refuse("projected", {*projected}, "a date, or never");
    }
    if (when) check_condition(c, *when);
  }
  // The setting knows all events before it checks any part.
  template <class Setting> [[gnu::cold]] void announce(Setting& s) const {
    bool const by_at = at && at->is_event(), by_from = !by_at && from && from->is_event();
    s.add_event({name, gated() ? std::nullopt : at,
                 by_at     ? at
                 : by_from ? from
                           : std::nullopt,
                 by_at ? "at" : "from", has_rate(), when.has_value()});
  }

  struct setup {
    timing at, from, until, projected, itself;
    int slot;
    member_set who;         // of a condition
    bool sums;              // whether it needs sums over members
    double level, slack;    // of a condition; equal but for rounding is reached
    std::vector<int> read;  // measures that a condition reads
    parts::measure_numbers<event> measures;
  };
  template <class P, class M> setup prepare(field_reader<P, M> const& r) const { return prepare(r.without_varied()); }
  template <class M> [[gnu::cold, gnu::noinline]] setup prepare(field_reader<double, M> const& r) const {
    std::string const part = detail::label(*this);
    setup x{.at = at ? r.when(*at) : timing{timing::beyond},
            .from = from ? r.when(*from) : timing{0},
            .until = until ? r.when(*until) : timing{timing::beyond},
            .projected = projected ? r.when(*projected) : timing{timing::beyond},
            .itself = r.when(on(name)),
            .slot = -1,
            .who = 0,
            .sums = false,
            .level = 0,
            .slack = 0,
            .read = {},
            .measures = {}};
    x.measures.find(r.set(), part);
    for (detail::known_event const& e : r.set().events())
      if (e.name == name) x.slot = e.slot;
    if (!when) return x;
    x.who = r.allies().set_of(when->who(), part, "when");
    x.sums = when->what() == condition::figure::core_share || when->what() == condition::figure::gdp;
    x.level = when->level();
    x.slack = 1e-12 * (x.level < 0 ? -x.level : x.level);
    if (when->what() == condition::figure::measure) x.read = measures_of(r.set(), part);
    return x;
  }
  void fill(auto const&, setup&) const {} // nothing of it follows from quantities that runs vary

  template <class V> struct state {
    V left;          // what is left of the path's draw; by rate it happens when nothing is
    V counted, gdp;  // of the calendar year so far
  };
  template <class S, class V> void start(S& s, setup const& u, state<V>& x) const {
    x.left = x.counted = x.gdp = V(0.0);
    if (!draws()) return;
    V const never_happens(numeric::infinity);
    if constexpr (S::random) {
      V const draw = s.uniform(stream_kind::event, stream_of(name), 0);
      if (has_rate()) x.left = -log(draw); // of mean 1: it happens when rate x time has come to it
      else s.happened(u.slot) = select(less(draw, V(s[probability].value())), s.month_of(u.at), never_happens);
    } else {
      if (!projected)
        throw error(detail::label(*this), "projected", "unset, in a run without draws",
                    "a date at which runs without draws let it happen, or never");
      s.happened(u.slot) = s.month_of(u.projected);
    }
  }

  template <class S, class V> struct work {
    S& s;
    state<V>& x;
    member_set who;
    OUTLAY_DETAIL_INLINE void operator()(int i, typename S::row& r) const {
      if (!(who >> i & 1)) return;
      x.counted += r.counted_core().value();
      x.gdp += s.gdp_of(i).value() * V(s.dt().value());
    }
  };
  template <class S, class V> OUTLAY_DETAIL_INLINE auto settle(S& s, setup const& u, state<V>& x) const {
    return work<S, V>{s, x, u.sums ? u.who & s.active() : 0};
  }

  /// The end of a step: what has happened in it is known from the next one.
  template <class S, class V> void decide(S& s, setup const& u, state<V>& x) const {
    V const now(static_cast<double>(s.month())), next(static_cast<double>(s.next_month()));
    bool const decides = when.has_value() || (S::random && has_rate());
    if (decides) {
      V& known = s.happened(u.slot);
      V const begin = s.month_of(u.from), end = s.month_of(u.until);
      if (when) {
        // A step counts that begins within the window; a figure of a calendar year where its last month does, in steps
        // of any length.
        V const counts = u.sums ? next - V(1.0) : now;
        if (V figure; figure_of(s, u, x, figure)) {
          V const hit = when->at_least() ? select(less(figure, V(u.level - u.slack)), known, min(known, next))
                                         : select(less(V(u.level + u.slack), figure), known, min(known, next));
          known = select(less(counts, begin), known, select(less(counts, end), hit, known));
        }
      } else {
        V const months = max(min(next, end) - max(now, begin), V(0.0));
        x.left -= V(s[rate].value()) * (months / V(12.0));
        known = select(less(V(0.0), x.left), known, min(known, next));
      }
    }
    if (s.measuring()) s.post(u.measures[measure::happened], 0, s.come_by_end(u.itself));
  }

  /// Whether it is decided by a draw for each path.
  bool draws() const { return has_rate() || (at && gated()); }

private:
  bool has_rate() const { return detail::field_access::raw(rate) != detail::field_access::raw(unset); }
  bool gated() const { return detail::field_access::raw(probability) < 1; }
  [[gnu::cold]] void check_condition(auto& c, condition const& w) const {
    money_id const ledger = c.allies().ledger_money();
    (void)c("when", w.who());
    double const x = w.level();
    if (!std::isfinite(x)) c.refuse("when", {x}, "a finite level");
    switch (w.what()) {
    case condition::figure::core_share:
      if (!(x >= 0 && x <= 1)) c.refuse("when", {detail::in_percent{x}}, "0 to 100 %");
      break;
    case condition::figure::gdp:
      if (w.level_in() != ledger)
        c.refuse("when", {"in ", w.level_in()}, {"a GDP in the alliance's money, ", ledger});
      if (!(x > 0)) c.refuse("when", {x}, "more than 0");
      break;
    case condition::figure::stock_index:
      if (!(x >= 0)) c.refuse("when", {x}, "0 or more");
      break;
    case condition::figure::measure: c.need_measures(); break;
    }
  }
  template <class Setting> [[gnu::cold]] std::vector<int> measures_of(Setting const& s, std::string const& part) const {
    std::vector<int> found;
    std::string levels;
    for (std::size_t k = 0; k < s.measures().size(); ++k) {
      outlay::measure const& m = s.measures()[k];
      if (!m.is_level || m.part == part) continue;
      levels += (levels.empty() ? "" : "; ") + m.part + ": " + m.name;
      if (m.name == when->name() && std::string_view(m.part).substr(0, when->part().size()) == when->part())
        found.push_back(static_cast<int>(k));
    }
    if (found.empty())
      throw error(part, "when", when->part() + ": " + when->name(),
                  levels.empty() ? "none: no part of this plan reports a level" : levels);
    return found;
  }
  // The figure that a condition looks at; false where none is known in this step.
  template <class S, class V> bool figure_of(S& s, setup const& u, state<V>& x, V& figure) const {
    figure = V(0.0);
    bool const present = (u.who & s.active()) != 0;
    switch (when->what()) {
    case condition::figure::core_share:
    case condition::figure::gdp: {
      if (!s.ends_year()) return false;
      if (present) figure = when->what() == condition::figure::gdp ? x.gdp : x.counted / x.gdp;
      x.counted = x.gdp = V(0.0);
      return present;
    }
    case condition::figure::stock_index: {
      double opening = 0, ever = 0; // ever: of those too who do not belong
      for (auto const& view : s.stocks())
        for (int i = 0; i < s.members(); ++i)
          if (view.holders & u.who & member_set{1} << i)
            for (int a = 0; a < view.areas; ++a)
              if (!when->which() || view.list[a] == *when->which()) {
                ever += view.opening[i * view.areas + a];
                if (!(s.active() >> i & 1)) continue;
                figure += view.stock[i * view.areas + a].value();
                opening += view.opening[i * view.areas + a];
              }
      if (!(ever > 0))
        throw error(detail::label(*this), "when", "no stocks", "a group and an area with stocks in this plan");
      if (!(opening > 0)) return false;
      figure = figure / V(opening);
      return true;
    }
    case condition::figure::measure:
      for (int const k : u.read) {
        bool const of_alliance = s.set().measures()[static_cast<std::size_t>(k)].of_alliance;
        for (int i = 0; i < s.members(); ++i)
          if (of_alliance || u.who >> i & 1) figure += s.measured(k, i);
      }
      return true;
    }
    return false;
  }
};

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

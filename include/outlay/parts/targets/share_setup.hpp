// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <cmath>
#include <outlay/model/part.hpp>
#include <outlay/schema/measures.hpp>
#include <outlay/time/path.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// Another target from a moment on, such as a review: from the share reached then, in a straight line to the new
/// target.
struct revision {
  moment from;
  share to;
  std::optional<date> by = {};
  static constexpr void describe(auto& d) {
    using parts::field;
    d.required(field<&revision::from>, "a date or an event");
    d.required(field<&revision::to>, "the new target share of GDP");
    d.optional(field<&revision::by>, "as the target's own unless given; a year or a month as there");
  }
  static revision example() { return {.from = std::chrono::year{2030}, .to = 4_pct}; }
};

/// A point of a path: by this date so much of the way is done, 0.5 for half of it.
struct knot {
  date at;
  double progress;
  static constexpr void describe(auto& d) {
    using parts::field;
    d.required(field<&knot::at>, "a date from the start of the path to its end, in order of time");
    d.required(field<&knot::progress>, "part of the rise that is done by then", {.at_least = 0, .at_most = 1});
  }
  static knot example() { return {.at = std::chrono::year{2030}, .progress = 0.5}; }
};

struct core; // of share_target
template <class Target> struct share_target;

namespace detail {

// The fields that both targets have, from `to` on.
template <class T> constexpr void describe_path(auto& d) {
  using parts::field;
  constexpr group T::*surprised = std::is_same_v<T, share_target<core>> ? &T::of : nullptr; // core alone is at risk
  d.required(field<&T::to>, "target share of GDP");
  d.required(field<&T::by>, "a year (annual steps, constant within a year) or a month (moves within the year)");
  d.optional(field<&T::from>, "start of the path; the base year of the data unless given");
  d.optional(field<&T::path>, "how the share moves between its ends");
  d.optional(
      field<&T::knots>,
      "dates and how much of the rise is done by then, all of it by `by` unless a knot of that date says otherwise");
  d.optional(field<&T::except>, "members with a target of their own", {.among = &T::of});
  d.optional(field<&T::opt_out>, "members that keep their base-year share");
  d.optional(field<&T::revised>, "another target from a date or an event on, for members without one of their own");
  d.optional(field<&T::floor>, "a member above its target keeps its base-year share; false lets it fall");
  d.optional(field<&T::compliance>, "part of the rise that is carried out", {.surprises = surprised});
  d.optional(field<&T::own_compliance>, "the same for single members", {.surprises = surprised, .among = &T::of});
  d.optional(field<&T::execution>, "part of the intended outlay that is spent, after the base year; the rest lapses");
  d.optional(field<&T::own_execution>, "the same for single members", {.among = &T::of});
  d.optional(field<&T::lag>, "how old the shocks to GDP are that budgets know; whole steps",
             {.at_least = 0, .at_most = 5});
  d.optional(field<&T::absorption>,
             "most that outlay can grow in a year, real; the rest lapses unless carried over (1,000 % = no limit)");
  d.optional(field<&T::carry_over>, "what could not be absorbed is spent later");
}

// The same fields where they stand in one of the targets.
struct share_fields {
  group const& of;
  share const& to;
  date by;
  std::optional<date> const& first;
  profile path;
  std::vector<knot> const& knots;
  by_member<share> const& except;
  std::vector<member_code> const& opt_out;
  std::optional<revision> const& revised;
  bool floor;
  ratio const& compliance;
  by_member<ratio> const& own_compliance;
  ratio const& execution;
  by_member<ratio> const& own_execution;
  fixed_time const& lag;
  rate const& absorption;
  bool carry_over;

  template <class T>
  explicit share_fields(T const& t)
      : of(t.of), to(t.to), by(t.by), first(t.from), path(t.path), knots(t.knots), except(t.except), opt_out(t.opt_out),
        revised(t.revised), floor(t.floor), compliance(t.compliance), own_compliance(t.own_compliance),
        execution(t.execution), own_execution(t.own_execution), lag(t.lag), absorption(t.absorption),
        carry_over(t.carry_over) {}
  date from(int base_year) const { return first.value_or(std::chrono::year(base_year)); }
};

// A knot as a run knows it: its month, and how far the rise has come.
struct passed_knot {
  double month, progress;
};
// Of the path of a share what no run varies.
struct share_course {
  member_set of;
  path_clock clock;
  profile shape;
  std::vector<passed_knot> knots; // in order of time; none for the other profiles
  int base_year;                  // of the data: what was published then was spent
  int lag;                        // steps
  bool carries;                   // whether what was not spent is spent later
  bool geometric;                 // the share grows by the same factor each year
  bool curved;                    // geometric, revised or within: not base + rise x progress alone
  bool within; // a path that moves within steps: a step has the mean of its months, weighed by their GDP
  timing revised_from;
  int revised_by;      // in the clock's units
  int existing, added; // numbers of the measures of what existed in the base year and what is new; -1 for core
  member_set keeps;    // who has no target
};
// Ends of a path by member: the base share of GDP, the rise to the target, and that to a revised one.
template <class P> struct share_ends { P base[max_members], rise[max_members], new_rise[max_members]; };
// What both targets share: a path of the share of GDP by member, from the base share to the target.
template <class P> struct share_setup : share_course {
  share_ends<P> meant = {}, spent = {}; // in the base year what is meant is spent; after it a part of it, the execution
  bool absorbs = false;       // whether outlay may grow only so fast
  P most = P(1.0);            // growth of outlay in a step at the most
  P log_ratio[max_members] = {}; // of target over base, for geometric paths
  member_set revised = 0;     // whose target is revised
  // What is left of core beyond the base year's outlay, billions a year, is divided by these proportions.
  bool at_the_margin = false;
  remainder_mix as_added = {};
  double spent_in_base_year[max_members] = {};
  // What counts as resilience without new outlay: shares of GDP, the part of what is meant that is spent, and measures.
  bool relabels = false;
  P relabelled[max_members] = {}, from_core[max_members] = {}, executed[max_members] = {};
  int relabelled_measure = -1, from_core_measure = -1, beyond_core_measure = -1;
};

// A revised share is base + rise x old + rise to the new target x fresh.
template <class X> struct revised_progress { X old, fresh; };

// Outlay of the step before, and what waits to be spent; only where absorption binds.
// Where the path stood when it was revised.
template <class V> struct share_state {
  std::vector<V> last, waiting;
  std::vector<remainder_margin<V>> margins; // by member, only where money is divided at the margin
  V progress, position, revised;
  // how far the path has come in each month of the step, where it moves within steps
  std::vector<double> months;
  std::vector<revised_progress<double>> revised_months;
  std::vector<revised_progress<V>> revised_months_by_path;
};
template <class S, class P, class V> void start_share(S& s, share_setup<P> const& x, share_state<V>& st) {
  st.progress = st.position = st.revised = V(0.0);
  auto const n = static_cast<std::size_t>(x.within ? s.grid().months_per_step() : 0);
  st.months.assign(n, 0);
  st.revised_months.assign(n, {0, 0});
  st.revised_months_by_path.assign(n, {V(0.0), V(0.0)});
  st.margins.assign(x.at_the_margin ? max_members : 0, {V(0.0), &x.as_added});
  if (!x.absorbs) return;
  st.last.assign(max_members, V(0.0));
  st.waiting.assign(max_members, V(0.0));
}

// Whether a path may have another value in another month of a step.
template <class M> [[gnu::cold]] bool moves_within(share_fields const& t, setting<M> const& set) {
  int const months = set.grid().months_per_step();
  if (months == 1) return false;
  if (!t.from(set.allies().base_year()).is_year() || !t.by.is_year()) return true;
  if (!t.revised) return false;
  timing const revised = set.resolve(t.revised->from, "part", "moment");
  // what a condition decides is known from a step's start
  bool const known_at_start = revised.fixed() || set.decided_in_steps(revised.event, false);
  return !known_at_start || (revised.months < timing::beyond && revised.months % months != 0);
}
template <class C> [[gnu::cold, gnu::noinline]] void check_share(share_fields const& t, C& c) {
  for (auto const& e : t.except)
    for (member_code const m : t.opt_out)
      if (m == e.code) c.refuse("except", {m}, "members that do not opt out as well");
  date const from = t.from(c.allies().base_year());
  (void)path_clock(from, t.by, c.part().c_str(), "by");
  double const lag = field_access::raw(t.lag);
  double const lag_steps = lag / c.grid().dt();
  if (!(std::fabs(lag_steps - std::round(lag_steps)) < 1e-6))
    c.refuse("lag", {lag, " years"}, {"whole steps of ", c.grid().dt(), " years"});
  for (std::size_t k = 0; k < t.knots.size(); ++k) {
    knot const& now = t.knots[k];
    if (now.at < from || now.at > t.by) c.refuse("knots", {now.at}, "dates from the start of the path to `by`");
    if (from.is_year() && t.by.is_year() && !now.at.is_year())
      c.refuse("knots", {now.at}, "years, as `from` and `by` are, or a month in one of these");
    if (k > 0 && t.knots[k - 1].at >= now.at) c.refuse("knots", {now.at}, "dates in order of time");
  }
  if (t.path != profile::linear && !t.knots.empty())
    c.refuse("path", {name_of(t.path), " with knots"}, "knots, or a profile");
  if (t.revised) {
    c.require(t.path != profile::geometric, "revised", "with a geometric path", "another profile, or knots");
    date const by = t.revised->by.value_or(t.by);
    if (by.is_year() != t.by.is_year())
      c.refuse("revised", {"by ", by}, {t.by.is_year() ? "a year, as in by" : "a month, as in by"});
    if (by <= from) c.refuse("revised", {"by ", by}, "later than the start of the path");
  }
  c.remember(static_cast<int>(std::lround(lag / c.grid().dt())));
  if (moves_within(t, c.set())) c.moves_within_steps();
}

template <class M>
[[gnu::cold, gnu::noinline]] share_course course_of(share_fields const& t, std::string const& part,
                                                    setting<M> const& set) {
  auto const& allies = set.allies();
  date const from = t.from(allies.base_year());
  share_course x{allies.set_of(t.of, part, "of"),
                 path_clock(from, t.by, part.c_str(), "by"),
                 t.path,
                 {},
                 allies.base_year(),
                 static_cast<int>(std::lround(field_access::raw(t.lag) / set.grid().dt())),
                 t.carry_over,
                 t.path == profile::geometric,
                 t.path == profile::geometric || t.revised || moves_within(t, set),
                 moves_within(t, set),
                 timing{timing::beyond},
                 0,
                 set.find_measure(part, "existing"),
                 set.find_measure(part, "new"),
                 0};
  if (!t.knots.empty()) { // all of the rise is done by `by`, unless a knot of that date says otherwise
    auto const add = [&](date at, double progress) { x.knots.push_back({static_cast<double>(at.months()), progress}); };
    if (t.knots.front().at > from) add(from, 0);
    for (knot const& k : t.knots) add(k.at, k.progress);
    if (t.knots.back().at < t.by) add(t.by, 1);
  }
  for (int i = 0; i < allies.size(); ++i) {
    bool keeps = !allies[i].spends;
    for (member_code const m : t.opt_out) keeps = keeps || m == allies[i].code;
    if (keeps) x.keeps |= member_set{1} << i;
  }
  if (t.revised) {
    x.revised_from = set.resolve(t.revised->from, "part", "moment");
    x.revised_by = x.clock.position(t.revised->by.value_or(t.by).months());
  }
  return x;
}

// What follows from quantities; `base` is the share of each member that exists.
template <class Part, class P, class M>
[[gnu::noinline]] void fill_share(share_fields const& t, Part const& part, field_reader<P, M> const& r, P const* base,
                                  share_setup<P>& x) {
  auto const& allies = r.allies();
  x.absorbs = field_access::raw(t.absorption) < 10 || r.varies(t.absorption);
  if (x.absorbs) { // 1,000 % is no limit
    P const a = r[t.absorption].value();
    x.most = select(less(a, P(10.0)), P(pow(P(1.0) + a, P(r.grid().dt()))), P(1e100));
  }
  for (int i = 0; i < allies.size(); ++i) {
    member const& m = allies[i];
    P const compliance = r[own_or_all(t.own_compliance, t.compliance, m.code)].value(),
            execution = r[own_or_all(t.own_execution, t.execution, m.code)].value();
    P const s0 = base[i];
    outlay::share const& goal = own_or_all(t.except, t.to, m.code);
    P s1 = r[goal].value();
    if (t.floor) s1 = max(s0, s1);
    bool const keeps = x.keeps >> i & 1;
    x.meant.base[i] = m.spends ? s0 : P(0.0);
    x.spent.base[i] = m.spends ? P(s0 * execution) : P(0.0);
    if (x.geometric && m.spends && (x.of >> i & 1)) {
      P const reached = s0 + (keeps ? P(0.0) : P(compliance * (s1 - s0)));
      if (!(plain(s0) > 0) || !(plain(reached) > 0))
        refuse(label(part), "path", {"geometric for ", m.code, " from ", in_percent{plain(s0)}},
               "base and target shares above 0");
      x.log_ratio[i] = log(reached / s0);
    }
    x.meant.rise[i] = keeps ? P(0.0) : P(compliance * (s1 - s0));
    x.spent.rise[i] = x.meant.rise[i] * execution;
    if (t.revised && !keeps && &goal == &t.to) { // exceptions stay exceptions
      P s2 = r[t.revised->to].value();
      if (t.floor) s2 = max(s0, s2);
      x.revised |= member_set{1} << i;
      x.meant.new_rise[i] = compliance * (s2 - s0);
      x.spent.new_rise[i] = x.meant.new_rise[i] * execution;
    }
  }
}

} // namespace detail
} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

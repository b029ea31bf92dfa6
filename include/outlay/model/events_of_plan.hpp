// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <algorithm>
#include <optional>
#include <vector>
#include <outlay/model/moment.hpp>
#include <outlay/numbers/streams.hpp>
#include <outlay/refuse.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay::detail {

/// An event of a plan as its setting knows it: a moment known before the run, or a place in the ledger.
struct known_event {
  std::string name;
  std::optional<moment> at;           ///< a date, or a time after another event; unset for what each path decides
  std::optional<moment> waits_for;    ///< the other event that this one waits for, if there is one
  char const* field;                  ///< where it names that event
  bool by_rate, by_condition;
  int slot = -1;                      ///< number in the ledger of what a path decides
};

template <class> class basic_events_of_plan;
// The events of a plan, and when moments after them are.
using events_of_plan = basic_events_of_plan<void>;
template <class> class basic_events_of_plan {
  std::vector<known_event> events_;
  std::vector<std::size_t> events_by_name_; // places in events_, in the order of their names
  int event_slots_ = 0;

public:
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
        refuse("event \"" + one + "\"", "name", {one},
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
          refuse("event \"" + events_[at].name + "\"", events_[at].field, {*events_[at].waits_for},
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

private:
  std::vector<std::size_t>::const_iterator place_of_event(std::string_view name) const {
    return std::upper_bound(events_by_name_.begin(), events_by_name_.end(), name,
                            [this](std::string_view s, std::size_t k) { return s < events_[k].name; });
  }
  [[gnu::cold]] known_event const& event_named(moment const& m, std::string const& part, char const* field) const {
    auto const after = place_of_event(m.event());
    if (after != events_by_name_.begin() && events_[*(after - 1)].name == m.event()) return events_[*(after - 1)];
    std::string known;
    for (known_event const& e : events_) known.append(known.empty() ? "" : ", ").append(e.name);
    if (known.empty()) refuse(part, field, {m}, "a date: the plan has no event");
    refuse(part, field, {m}, {"an event of the plan: ", known});
  }
};

} // namespace outlay::detail
#include <outlay/numbers/exact_end.hpp>

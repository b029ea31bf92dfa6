// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <cmath>
#include <outlay/time/date.hpp>
#include <outlay/units/quantities.hpp>
#include <outlay/text.hpp>
#include <string>

namespace outlay {

/// A moment that does not come.
struct never_type {};
inline constexpr never_type never{};

/// When something starts or ends: a date, a time after an event of the plan, or never.
/// `2026y / January`, `on("ceasefire")`, `on("ceasefire").after(2_years)`, `never`.
class moment {
  date at_;
  std::string event_ = {};
  int after_ = 0;
  bool never_ = false;

  explicit moment(std::string event) : at_(std::chrono::year{0}), event_(std::move(event)) {}
  friend moment on(std::string event);

public:
  moment(detail::this_field_is_required = detail::this_field_is_required()) = delete;
  moment(date d) : at_(d) {}
  moment(std::chrono::year y) : at_(y) {}
  moment(std::chrono::year_month ym) : at_(ym) {}
  template <class T>
    requires std::is_arithmetic_v<T>
  moment(T x) : at_(x) {}
  moment(never_type) : at_(std::chrono::year{0}), never_(true) {}

  /// That much later. Throws `error` unless it is a whole number of months of 0 or more.
  moment after(duration<> d) const {
    double const months = 12 * d.value(), whole = std::round(months);
    if (!(whole >= 0 && whole <= 12000 && std::fabs(months - whole) < 1e-6))
      detail::refuse("moment", "after", {d.value(), " years"}, "whole months, 0 to 1000 years");
    moment m = *this;
    m.after_ += static_cast<int>(whole);
    return m;
  }

  bool is_never() const { return never_; }
  bool is_event() const { return !event_.empty(); }
  /// The event waited for; empty for a date.
  std::string const& event() const { return event_; }
  /// The date, before what `after` adds; of an event it means nothing.
  date at() const { return at_; }
  /// Months that `after` adds.
  int months_after() const { return after_; }
};

/// The moment at which an event of the plan happens, by its `.name`. Throws `error` for an empty name.
inline moment on(std::string event) {
  if (event.empty()) throw error("moment", "on", "\"\"", "the name of an event");
  return moment(std::move(event));
}

/// `2029`, `2026-01`, `on("ceasefire")`, `on("ceasefire") + 24 months`, `never`.
[[gnu::noinline]] inline std::string to_string(moment const& m) {
  if (m.is_never()) return "never";
  std::string const s = m.is_event() ? detail::joined({"on(\"", m.event(), "\")"}) : to_string(m.at());
  return m.months_after() == 0 ? s : detail::joined({s, " + ", m.months_after(), " months"});
}

/// A moment as a run knows it: a month since year 0, or months after an event that each path decides for itself.
struct timing {
  int months;          ///< months since year 0, or after the event; `beyond` = never
  int event = -1;      ///< number of the event in the ledger; -1 for what is known before the run
  bool is_year = false; ///< a year, which stands for its twelve months

  static constexpr int beyond = 1 << 28;
  bool fixed() const { return event < 0; }
  int year() const { return months / 12; }
  timing later(int by) const {
    return {months >= beyond && fixed() ? beyond : months + by, event, is_year && by % 12 == 0};
  }
};

} // namespace outlay

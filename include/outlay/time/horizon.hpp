// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/time/date.hpp>

namespace outlay {

/// Length of a step; the number is its months.
enum class step_length : int { monthly = 1, quarterly = 3, annual = 12 };

/// The time a projection covers: from the start of `from` to the start of `until` (half open).
struct horizon {
  date from;
  date until;
  step_length step = step_length::monthly;
};

/// A checked horizon as a grid of equal steps. Throws `error` unless it covers whole calendar years, at least one.
class time_grid {
  int first_month_, months_per_step_, steps_;

public:
  explicit time_grid(horizon const& h)
      : first_month_(h.from.months()), months_per_step_(static_cast<int>(h.step)),
        steps_(0) {
    if (months_per_step_ != 1 && months_per_step_ != 3 && months_per_step_ != 12)
      detail::refuse("horizon", "step", {months_per_step_, " months"}, "monthly, quarterly or annual");
    if (first_month_ % 12 != 0) detail::refuse("horizon", "from", {h.from}, "a year or its January");
    if (h.until.months() % 12 != 0) detail::refuse("horizon", "until", {h.until}, "a year or its January");
    if (h.until.months() <= first_month_)
      detail::refuse("horizon", "until", {h.until}, {"later than from = ", h.from});
    if (h.until.months() - first_month_ > 200 * 12)
      detail::refuse("horizon", "until", {h.until}, {"at most 200 years after from = ", h.from});
    steps_ = (h.until.months() - first_month_) / months_per_step_;
  }

  int steps() const { return steps_; }
  int months_per_step() const { return months_per_step_; }
  int steps_per_year() const { return 12 / months_per_step_; }
  int first_year() const { return first_month_ / 12; }
  int years() const { return steps_ / steps_per_year(); }
  /// Months from year 0 to the start of step `t`.
  int month_of(int t) const { return first_month_ + t * months_per_step_; }
  int year_of(int t) const { return month_of(t) / 12; }
  /// Step within its calendar year, from 0.
  int step_in_year(int t) const { return t % steps_per_year(); }
  /// Length of a step in years.
  double dt() const { return months_per_step_ / 12.0; }
};

} // namespace outlay

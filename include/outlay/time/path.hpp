// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/time/date.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// How a value moves between the two ends of a path.
enum class profile { linear, step, smooth, geometric };
constexpr char const* name_of(profile p) {
  constexpr char const* names[] = {"linear", "step", "smooth", "geometric"};
  if (static_cast<int>(p) < 0 || static_cast<int>(p) > 3)
    detail::refuse_place("profile", "number", static_cast<int>(p), 4);
  return names[static_cast<int>(p)];
}

/// How far a path has come at a month, from 0 at its first end to 1 at its last, clamped to these before and after.
/// Two years make a *year path* (one value per calendar year); as soon as one end is a month it is a *month path*.
class path_clock {
  int from_, length_;
  bool by_year_;

public:
  /// Throws `error` naming `part` and `field` unless `from` lies before `by`.
  path_clock(date from, date by, char const* part, char const* field)
      : from_(from.is_year() && by.is_year() ? from.year() : from.months()),
        length_((from.is_year() && by.is_year() ? by.year() : by.months()) - from_),
        by_year_(from.is_year() && by.is_year()) {
    if (length_ <= 0) detail::refuse(part, field, {by}, {"later than its start, ", from});
  }

  /// An instant in the path's own units, whole years or months, not before its start.
  int position(int instant) const {
    int const at = by_year_ ? instant / 12 : instant;
    return at < from_ ? from_ : at;
  }
  /// True for a year path.
  bool by_year() const { return by_year_; }
  /// Fraction of time passed at an instant in months since year 0; a year path looks only at its calendar year.
  double fraction(double instant) const {
    int const whole_year = static_cast<int>(instant) / 12;
    double const at = by_year_ ? whole_year : instant;
    double const u = (at - from_) / length_;
    return u < 0 ? 0 : u > 1 ? 1 : u;
  }
};

/// Progress of a profile at fraction `u` of its time; a geometric path raises the ratio of its ends to this power.
constexpr double progress(profile p, double u) {
  switch (p) {
  case profile::step: return u >= 1 ? 1 : 0;
  case profile::smooth: return u * u * (3 - 2 * u);
  case profile::linear:
  case profile::geometric: break;
  }
  return u;
}

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <chrono>
#include <compare>
#include <outlay/refuse.hpp>
#include <string>
#include <type_traits>

namespace outlay {

/// A date of a plan. A *year* (`2035y`) stands for an annual mean, a *month* (`2026y / January`) is an instant: its
/// start.
class date {
  int months_;
  bool is_year_;

public:
  date(detail::this_field_is_required = detail::this_field_is_required()) = delete;
  constexpr date(std::chrono::year y) : months_(static_cast<int>(y) * 12), is_year_(true) {}
  constexpr date(std::chrono::year_month ym)
      : months_(static_cast<int>(ym.year()) * 12 + static_cast<int>(static_cast<unsigned>(ym.month())) - 1),
        is_year_(false) {
    if (!ym.ok())
      detail::refuse("date", "month", {static_cast<int>(static_cast<unsigned>(ym.month()))},
                     "1 to 12, as in 2026y / January");
  }
  template <class T>
    requires std::is_arithmetic_v<T>
  constexpr date(T) : months_(0), is_year_(true) {
    static_assert(detail::never<T>, "outlay: a date is a year or a month: write 2035y, or 2026y / January");
  }

  /// Months from January of year 0 to the start of this date.
  constexpr int months() const { return months_; }
  /// The calendar year this date lies in.
  constexpr int year() const { return months_ >= 0 ? months_ / 12 : -((11 - months_) / 12); }
  /// True for a year, false for a month.
  constexpr bool is_year() const { return is_year_; }

  friend constexpr bool operator==(date a, date b) { return a.months_ == b.months_ && a.is_year_ == b.is_year_; }
  /// By start; a year and its January are not equal, but neither comes first.
  friend constexpr std::weak_ordering operator<=>(date a, date b) { return a.months_ <=> b.months_; }
};

/// `2035` or `2026-01`; years of four digits, as files read them.
[[gnu::noinline]] inline std::string to_string(date d) {
  int const y = d.year(), m = d.months() - y * 12 + 1;
  char const* const zeros = y < 0 || y > 999 ? "" : y > 99 ? "0" : y > 9 ? "00" : "000";
  if (d.is_year()) return detail::joined({zeros, y});
  return detail::joined({zeros, y, m < 10 ? "-0" : "-", m});
}

} // namespace outlay

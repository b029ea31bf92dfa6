// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <outlay/alliance/code.hpp>
#include <outlay/numbers/math.hpp>
#include <outlay/refuse.hpp>
#include <string>
#include <string_view>
#include <vector>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// Figures by member and calendar year, such as shares of GDP in percent; where there is none a cell is empty. What
/// estimates are made of and scores are held against.
class member_years {
  std::string what_;
  std::vector<member_code> codes_;
  int first_, last_;
  std::vector<double> cells_; // [member][year], NaN where empty

  static constexpr double none = std::numeric_limits<double>::quiet_NaN();
  std::optional<std::size_t> cell(member_code code, int y) const {
    auto const at = std::find(codes_.begin(), codes_.end(), code);
    if (at == codes_.end() || y < first_ || y > last_) return {};
    return static_cast<std::size_t>(at - codes_.begin()) * columns() + static_cast<std::size_t>(y - first_);
  }
  std::size_t columns() const { return static_cast<std::size_t>(last_ - first_ + 1); }

public:
  /// An empty table; `what` names it in errors. Throws `error` without members, and for a code twice.
  [[gnu::cold]] member_years(std::string what, std::vector<member_code> codes, int first_year, int last_year)
      : what_(std::move(what)), codes_(std::move(codes)), first_(first_year), last_(last_year) {
    if (codes_.empty()) detail::refuse(what_, "codes", {"none"}, "at least one member");
    if (last_ < first_ || static_cast<long long>(last_) - first_ >= 10'000)
      detail::refuse(what_, "years", {first_, " to ", last_}, "a first year and one not before it, at most 10,000");
    for (std::size_t k = 0; k < codes_.size(); ++k)
      if (std::find(codes_.begin(), codes_.begin() + static_cast<std::ptrdiff_t>(k), codes_[k]) !=
          codes_.begin() + static_cast<std::ptrdiff_t>(k))
        detail::refuse(what_, "codes", {codes_[k], " twice"}, "each member once");
    cells_.assign(codes_.size() * columns(), none);
  }
  /// A published table of `outlay/data`, such as `data::nato_2026_edition::share_of_gdp`, in the table's unit.
  template <class Table>
    requires requires(Table const& t) { t.about.title, t.codes, t.cells, t.first_year; }
  [[gnu::cold]] explicit member_years(Table const& t)
      : member_years(std::string(t.about.title) + ", " + std::string(t.about.table),
                     std::vector<member_code>(t.codes.begin(), t.codes.end()), t.first_year, t.last_year) {
    std::size_t at = 0;
    for (auto const& row : t.cells)
      for (double const x : row) cells_[at++] = x;
  }

  std::string const& what() const { return what_; }
  std::vector<member_code> const& codes() const { return codes_; }
  int first_year() const { return first_; }
  int last_year() const { return last_; }
  /// Throws `error` for a member or a year that the table does not have.
  void set(member_code code, int y, double x) {
    auto const at = cell(code, y);
    if (!at) detail::refuse(what_, "cell", {code, " in ", y}, {"its members, ", first_, " to ", last_});
    cells_[*at] = x;
  }
  /// Empties a member's cells from a year on, such as those that are projections. Throws `error` for another member.
  void clear_from(member_code code, int y) {
    if (std::find(codes_.begin(), codes_.end(), code) == codes_.end())
      detail::refuse(what_, "code", {code}, "one of its members");
    for (int k = std::max(y, first_); k <= last_; ++k) set(code, k, none);
  }
  /// The figure, or nothing: no such member or year, or an empty cell.
  std::optional<double> find(member_code code, int y) const {
    auto const at = cell(code, y);
    if (!at || !std::isfinite(cells_[*at])) return {};
    return cells_[*at];
  }
  /// The figure. Throws `error` where there is none.
  double at(member_code code, int y) const {
    if (auto const x = find(code, y)) return *x;
    detail::refuse(what_, "cell", {code, " in ", y, " (none)"},
                   {"a member and a year with a figure, ", first_, " to ", last_});
  }
  /// The years up to one alone: what was known then. Throws `error` where there are none.
  [[gnu::cold]] member_years until(int y) const {
    if (y < first_) detail::refuse(what_, "until", {y}, {first_, " or later"});
    member_years t(what_, codes_, first_, std::min(y, last_));
    for (member_code const code : codes_)
      for (int k = first_; k <= t.last_; ++k)
        if (auto const x = find(code, k)) t.set(code, k, *x);
    return t;
  }
  /// Logarithm of the change over `over` years up to a year; nothing where a figure is missing. Throws `error` for one
  /// that is not above 0.
  std::optional<double> log_change(member_code code, int y, int over = 1) const {
    auto const before = find(code, y - over), now = find(code, y);
    if (!before || !now) return {};
    for (double const x : {*before, *now})
      if (!(x > 0)) detail::refuse(what_, "cell", {x, " of ", code}, "above 0, for a logarithm");
    return outlay::log(*now / *before);
  }
};

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>

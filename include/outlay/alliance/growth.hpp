// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/alliance/per_member.hpp>
#include <outlay/refuse.hpp>
#include <outlay/time/yearly.hpp>
#include <outlay/units/literals.hpp>
#include <string>

namespace outlay {

/// Published growth of GDP by member and year, in percent; after a table's last year its last rate is held.
struct growth_table {
  std::string source;
  by_member<yearly> rows;
};

/// Where an economy's growth comes from: one rate, one rate for each member, or a table.
class growth_source {
  growth_table table_;
  double everyone_ = 0;
  bool only_listed_ = false;

public:
  growth_source(detail::this_field_is_required = detail::this_field_is_required()) = delete;
  template <class = void> growth_source(percent_literal p) : growth_source(percent(p)) {}
  template <class = void> growth_source(percent p) : table_{"one rate for all", {}}, everyone_(p.value()) {}
  template <class = void> growth_source(growth_table t) : table_(std::move(t)), only_listed_(true) {}
  template <class = void>
  growth_source(std::initializer_list<per_member<percent>> rates) : table_{"own rates", {}}, only_listed_(true) {
    for (auto const& r : rates) table_.rows.push_back({r.code, {0, {r.value.value()}}});
  }

  /// Throws `error` naming `part` where a member has two rows, or several values of which no year is known.
  template <class = void> [[gnu::cold]] void check(std::string const& part) const {
    for (auto const& row : table_.rows)
      if (row.value.without_years())
        detail::refuse(part, "growth", {row.value.values.size(), " values without .first for ", row.code},
                       ".first, the year of the first value");
    for (std::size_t k = 0; k < table_.rows.size(); ++k)
      for (std::size_t j = 0; j < k; ++j)
        if (table_.rows[j].code == table_.rows[k].code)
          detail::refuse(part, "growth", {table_.rows[k].code, " twice"}, "each member once");
  }
  /// For fingerprints: hands everything that it is made of to `d`.
  template <class Digest> void add_to(Digest& d) const {
    d(everyone_);
    for (auto const& r : table_.rows) d(r.code), d(r.value.first), d(r.value.values);
  }
  std::string const& source() const { return table_.source; }
  /// What it was made of: one rate for all in percent, or a table.
  bool of_one_rate() const { return !only_listed_; }
  double one_rate() const { return everyone_; }
  growth_table const& table() const { return table_; }
  /// A member's row of the table, null where one rate stands for all. Throws `error` naming `part` where it has none.
  /// `first` is the place in the table to look at first. `part` is its label, or gives it when called.
  template <class Label> yearly const* row_of(member_code code, Label const& part, std::size_t first = 0) const {
    if (!only_listed_) return nullptr;
    auto const& rows = table_.rows;
    if (first < rows.size() && rows[first].code == code && !rows[first].value.empty()) return &rows[first].value;
    for (auto const& row : rows)
      if (row.code == code && !row.value.empty()) return &row.value;
    if constexpr (requires { part(); })
      detail::refuse(part(), "growth", {"no row for ", code}, "a table with every member, or one rate for all");
    else detail::refuse(part, "growth", {"no row for ", code}, "a table with every member, or one rate for all");
  }
  /// Growth in a year in percent, of what `row_of` gave.
  double percent_of(yearly const* row, int y) const { return row ? row->at(y) : everyone_; }
  /// Growth of a member in a year in percent. Throws `error` naming `part` where the table has no such member.
  template <class = void> double percent_of(member_code code, int y, std::string const& part) const {
    return percent_of(row_of(code, part), y);
  }
  /// Last year with a rate of its own for a member, 0 where one rate stands for all years.
  template <class = void> int last_year(member_code code) const {
    for (auto const& row : table_.rows)
      if (row.code == code && row.value.values.size() > 1) return row.value.last();
    return 0;
  }
};

} // namespace outlay

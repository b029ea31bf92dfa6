// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include "../support/same_cells.hpp"

#include <outlay/outlay.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <set>
#include <string>
#include <vector>

/// Projections that others have published with their inputs: one row of published_cases.csv for each test case.
namespace outlay::test {

using namespace outlay::literals;
using namespace std::chrono_literals;

/// A row of published_cases.csv by its id. Make it at namespace scope, so that a test can see which rows have one.
class published_case {
  std::string id_;

  static csv const& file() {
    static csv const rows = read_data("published_cases.csv");
    return rows;
  }
  std::size_t row() const {
    for (std::size_t k = 0; k < file().size(); ++k)
      if (file().text(k, "id") == id_) return k;
    throw std::runtime_error("published_cases.csv: no row " + id_);
  }

public:
  explicit published_case(std::string id) : id_(std::move(id)) { known().insert(id_); }

  /// Ids of all rows that have a test case.
  static std::set<std::string>& known() {
    static std::set<std::string> ids;
    return ids;
  }

  /// The published figure, in the unit of its row.
  double value() const { return file().number(row(), "published_value").value(); }
  double tolerance() const { return file().number(row(), "tolerance").value(); }
  std::string strength() const { return file().text(row(), "strength"); }

  /// A case that gives its inputs (A), or leaves one to infer (B): within the tolerance of its row.
  void check(double ours) const {
    CHECK((strength() == "A" || strength() == "B"));
    CAPTURE(id_);
    CAPTURE(value());
    CAPTURE(ours);
    CHECK(std::fabs(ours - value()) <= tolerance());
  }
  /// A case that is shown and never tuned to (C, D).
  void show(double ours) const {
    CHECK((strength() == "C" || strength() == "D"));
    MESSAGE(id_ << ": published " << value() << " " << file().text(row(), "unit") << " within " << tolerance()
                << ", here " << ours);
  }
};

/// One country at current prices of its own money.
template <class Money>
alliance<Money> one_country(char const* code, outlay::gdp<Money> base, share core, int base_year, std::string source) {
  // A field of GDP is money a year: the base year's output as a flow.
  return alliance<Money>({{.code = code, .gdp = flow<Money>::from_value(base.value()), .core = core}},
                         {.edition = std::move(source), .base_year = base_year});
}

/// Annual steps from one calendar year to the end of another.
inline horizon years(int first, int last) {
  return {.from = std::chrono::year(first), .until = std::chrono::year(last + 1), .step = step_length::annual};
}

/// Outlay of all members over calendar years, both ends included.
template <class Money> money<Money> total(projection<Money> const& run, int first, int last) {
  money<Money> sum{};
  for (int y = first; y <= last; ++y) sum += run.outlay(all_members, std::chrono::year(y)) * year;
  return sum;
}

/// Outlay of a fiscal year from April: three quarters of its calendar year and a quarter of the next one.
template <class Money> money<Money> from_april(projection<Money> const& run, int y) {
  return (0.75 * run.outlay(all_members, std::chrono::year(y)) +
          0.25 * run.outlay(all_members, std::chrono::year(y + 1))) *
         year;
}

/// A share of GDP as a quantity, 3.5 for 3.5 %.
constexpr gdp_share<> points(double percent_of_gdp) { return gdp_share<>::from_value(percent_of_gdp / 100); }

} // namespace outlay::test

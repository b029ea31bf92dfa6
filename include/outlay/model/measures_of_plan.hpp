// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/measure.hpp>
#include <outlay/model/measure_index.hpp>
#include <outlay/refuse.hpp>

namespace outlay {
namespace detail {

template <class> class basic_measures_of_plan;
// What the parts of a plan report, which of it a run keeps, and their numbers.
using measures_of_plan = basic_measures_of_plan<void>;
template <class> class basic_measures_of_plan {
  std::vector<measure> measures_, left_out_; // what a run keeps, and what nobody asked for
  measure_index numbers_;                    // of measures_
  bool needs_measures_ = false;

public:
  basic_measures_of_plan() { measures_.reserve(32); } // of most plans

  /// Registers a measure that a part reports, and gives its number.
  int add_measure(measure m) {
    if (int const k = find_measure(m.part, m.name); k >= 0) return k;
    detail::append(measures_, std::move(m));
    int const number = static_cast<int>(measures_.size()) - 1;
    numbers_.enter(measures_, number);
    return number;
  }
  std::vector<measure> const& measures() const { return measures_; }
  /// Number of a registered measure, -1 where there is none.
  [[gnu::noinline]] int find_measure(std::string_view part, std::string_view name) const {
    return numbers_.find(measures_, part, name);
  }

  /// The same of one that must have been registered, kept or not. Throws `error` naming `part`.
  [[gnu::cold]] int number_of_measure(std::string_view part, std::string_view name) const {
    int const k = find_measure(part, name);
    if (k >= 0) return k;
    std::string known;
    for (measure const& m : left_out_) {
      if (m.part == part && m.name == name) return -1;
      if (m.part == part) known.append(known.empty() ? "" : ", ").append(m.name);
    }
    for (measure const& m : measures_)
      if (m.part == part) known.append(known.empty() ? "" : ", ").append(m.name);
    if (known.empty()) known = "a name that check() gave to c.reports(...): there is none";
    detail::refuse(part, "measure", {name}, {known});
  }

  /// Leaves only the measures of these numbers, given in order: parts find no number of the others, and what they post
  /// of them is lost.
  [[gnu::cold]] void keep_measures(std::vector<int> const& numbers) {
    std::size_t next = 0;
    for (std::size_t k = 0; k < measures_.size(); ++k) {
      bool const keep = next < numbers.size() && static_cast<std::size_t>(numbers[next]) == k;
      if (!keep) detail::append(left_out_, std::move(measures_[k]));
      else if (next != k) std::swap(measures_[next], measures_[k]);
      next += keep;
    }
    while (measures_.size() > next) measures_.pop_back();
    numbers_.clear();
    for (std::size_t k = 0; k < measures_.size(); ++k) numbers_.enter(measures_, static_cast<int>(k));
  }
  /// Asks for measures in every run, because something in the plan depends on one.
  void need_measures() { needs_measures_ = true; }
  bool needs_measures() const { return needs_measures_; }

protected:
  // Says which money the measures of a part are in that could not know theirs.
  [[gnu::cold]] void name_unit(std::string const& part, measure_unit unit) {
    for (measure& m : measures_)
      if (m.part == part && m.unit.kind() == counts::capitals_money) m.unit = unit;
  }
};

} // namespace detail
} // namespace outlay

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/answers/in_files.hpp>
#include <unordered_map>
#include <unordered_set>

namespace outlay {

/// One number of a file in long format; `year` is a calendar year.
struct long_row {
  std::string model = "outlay", scenario, region, variable, unit;
  int year;
  double value;
};

/// A file in long format: model,scenario,region,variable,unit,year,value, a line for each number. No key (all but unit
/// and value) is there twice, every number is finite and every year a year, so that readers of such tables (pyam, and
/// all that take the format of the Integrated Assessment Modeling Consortium) take it as it is.
class long_table {
public:
  /// A variable of the file with its unit.
  struct variable {
    std::string name, unit;
  };
  /// Rows that are not there; no variable stands for all, no year for all.
  struct gap {
    std::string scenario, region, variable;
    int first_year, last_year;
    std::string why;
  };

private:
  std::string text_ = "model,scenario,region,variable,unit,year,value\n";
  std::unordered_map<std::string, double> keys_;
  std::vector<variable> variables_;
  std::unordered_set<std::string> known_; // of the variables
  std::vector<std::string> scenarios_;
  std::vector<gap> gaps_;
  std::size_t rows_ = 0;

public:
  /// Writes a number; the same number of the same key again is there once. Throws `error` for a number that is not
  /// finite, for a text that is empty or has blanks at an end, for a year outside 1 to 9999 and for another number of a
  /// key that is there already.
  void add(long_row const& r) {
    require_text("model", r.model);
    require_text("scenario", r.scenario);
    require_text("region", r.region);
    require_text("variable", r.variable);
    if (r.year < 1 || r.year > 9999) detail::refuse("long format", "year", {r.year, " of ", r.variable}, "1 to 9999");
    if (!std::isfinite(r.value))
      detail::refuse("long format", r.variable, {r.value, " in ", r.year, ", ", r.region}, "a finite number");
    std::string const key =
        r.model + '\n' + r.scenario + '\n' + r.region + '\n' + r.variable + '\n' + std::to_string(r.year);
    auto const [at, is_new] = keys_.try_emplace(key, r.value);
    if (!is_new && at->second == r.value) return;
    if (!is_new)
      detail::refuse("long format", r.variable,
                     {at->second, " and ", r.value, " for ", r.scenario, ", ", r.region, ", ", r.year},
                     "one number for each scenario, region, variable and year");
    if (known_.insert(r.variable + '\n' + r.unit).second) variables_.push_back({r.variable, r.unit});
    note(r.scenario);
    using detail::csv_field;
    text_ += csv_field(r.model) + ',' + csv_field(r.scenario) + ',' + csv_field(r.region) + ',' +
             csv_field(r.variable) + ',' + csv_field(r.unit) + ',' + std::to_string(r.year) + ',' + text(r.value) +
             '\n';
    ++rows_;
  }
  /// Notes rows that are left out, and why. Years that follow one another make one note.
  void leave_out(gap const& g) {
    note(g.scenario);
    if (!gaps_.empty())
      if (gap& last = gaps_.back(); last.scenario == g.scenario && last.region == g.region &&
                                    last.variable == g.variable && last.why == g.why &&
                                    last.last_year + 1 == g.first_year) {
        last.last_year = g.last_year;
        return;
      }
    gaps_.push_back(g);
  }

  /// The file, its head first.
  std::string const& csv() const { return text_; }
  std::size_t rows() const { return rows_; }
  std::vector<variable> const& variables() const { return variables_; }
  std::vector<std::string> const& scenarios() const { return scenarios_; }
  std::vector<gap> const& left_out() const { return gaps_; }

private:
  void note(std::string const& scenario) {
    for (auto const& s : scenarios_)
      if (s == scenario) return;
    scenarios_.push_back(scenario);
  }
  static void require_text(char const* field, std::string const& s) {
    if (s.empty() || s.front() == ' ' || s.back() == ' ')
      detail::refuse("long format", field, {"\"", s, "\""}, "a text without blanks at its ends");
  }
};

} // namespace outlay

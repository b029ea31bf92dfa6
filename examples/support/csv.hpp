// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Results as a file in long format: model, scenario, region, variable, unit, year, value; and beside it what the
// numbers are, `results.csv.meta.json` of `results.csv`.
#pragma once

#include "nato.hpp"

#include <outlay/io/metadata.hpp>

#include <optional>
#include <string>
#include <vector>

namespace examples {

/// Units of a file, in the library's words.
namespace unit {
inline std::string const dollars_of_2021 = outlay::billions_text(outlay::id_of<outlay::usd_2021>),
                         dollars_of_2021_a_year = outlay::billions_text(outlay::id_of<outlay::usd_2021>, true),
                         dollars = outlay::billions_text(outlay::id_of<outlay::usd>),
                         share_of_gdp =
                             outlay::unit_text(outlay::counts::share_of_gdp, outlay::id_of<outlay::usd_2021>, false);
} // namespace unit

/// One file: projections by scenario, and numbers of one's own. A scenario's name carries the options of the command
/// line that are not their defaults: `plan, core 3 %`.
class csv_file {
  std::string program_, path_;
  outlay::long_table table_;
  std::optional<outlay::provenance> run_;
  std::vector<std::string> notes_;

public:
  csv_file(std::string const& program, std::string const& path);
  /// Every account, share, stock and measure of a projection.
  void add(std::string const& scenario, projection const& p);
  /// One number of a calendar year.
  void add(std::string const& scenario, std::string const& region, std::string const& variable, std::string const& unit,
           int year, double value);
  /// Where numbers of one's own come from: alliance and horizon, and the paths of an ensemble.
  void of(outlay::provenance const& run) { run_ = run; }
  /// A remark of the program on its numbers.
  void note(std::string const& words) { notes_.push_back(words); }
  /// Writes both files whole or not at all: each under another name in the same directory first. Throws
  /// `outlay::error` where one cannot be written.
  void close();
};

/// A file of one projection, where one is asked for: nothing without a path.
void write_csv(std::string const& program, std::string const& path, std::string const& scenario, projection const& p);

} // namespace examples

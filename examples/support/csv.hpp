// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Results as a file in long format: model, scenario, region, variable, unit, year, value.
#pragma once

#include "nato.hpp"

#include <iosfwd>
#include <memory>
#include <string>

namespace examples {

/// Units of a file, in the library's words.
namespace unit {
inline std::string const dollars_of_2021 = outlay::billions_text(outlay::id_of<outlay::usd_2021>),
                         dollars_of_2021_a_year = outlay::billions_text(outlay::id_of<outlay::usd_2021>, true),
                         dollars = outlay::billions_text(outlay::id_of<outlay::usd>),
                         share_of_gdp = outlay::unit_text("share of GDP", outlay::id_of<outlay::usd_2021>, false);
} // namespace unit

/// One file: projections by scenario, and numbers of one's own. `close` throws `outlay::error` where it could not be
/// written.
class csv_file {
  std::string program_, path_;
  std::unique_ptr<std::ofstream> file_;
  bool begun_ = false;

public:
  csv_file(std::string const& program, std::string const& path);
  ~csv_file();
  /// Every account, share, stock and measure of a projection.
  void add(std::string const& scenario, projection const& p);
  /// One number; without a year where `year` is 0.
  void add(std::string const& scenario, std::string const& region, std::string const& variable, std::string const& unit,
           int year, double value);
  void close();
};

/// A file of one projection, where one is asked for: nothing without a path.
void write_csv(std::string const& program, std::string const& path, std::string const& scenario, projection const& p);

} // namespace examples

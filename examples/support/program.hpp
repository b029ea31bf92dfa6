// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// The frame of an example: options, errors, exit codes (0; 1 for errors; 2 for options that cannot be), files only
// where asked. program.cpp alone knows the library that reads the command line: it takes seconds to compile.
#pragma once

#include "gnuplot.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace examples {

/// An option as the command line left it.
struct said_option {
  std::string name, value, otherwise, meaning; ///< `otherwise`: its default
  bool given, is_assumption;                   ///< no assumption: where results go and how they look
  bool changed() const { return given && value != otherwise; }
  /// As the name of a scenario has it: `core 3 %`.
  std::string words() const;
};
/// What the program is, and its options once the command line is read.
struct said_all {
  std::string title;
  std::vector<said_option> options;
};
said_all const& said();

/// What more there is to say about an option. `T`: int, std::int64_t, std::uint64_t, double, bool (a flag),
/// std::string, or a list of those with commas between.
template <class T> class option {
  void* declared_;

public:
  explicit option(void* declared) : declared_(declared) {}
  option& between(T const& least, T const& most);
  option& one_of(std::vector<T> const& valid);
  /// What the help shows for the value.
  option& type(std::string const& words);
  /// The heading of the help under which it stands.
  option& group(std::string const& heading);
};

/// One program: its options and what the command line asked to be written.
class program {
  struct reader;
  std::unique_ptr<reader> reader_;

public:
  std::string name;
  std::string csv, charts, chart_format = "png";

  program(std::string const& called, std::string const& description, int argc, char** argv);
  ~program();

  /// Declares `--name`, or `NAME` without dashes for an argument. The help says the default of numbers and flags, and
  /// of texts that are one of a list.
  template <class T> examples::option<T> option(char const* called, T& value, std::string const& meaning);
  /// --csv, --charts and --chart-format, last in the help. `what` says what the file holds, `how_many` counts charts.
  void output_options(std::string const& what = "write all results to a file",
                      std::string const& how_many = "draw the chart");
  /// First year that is not projected.
  void until_option(int& until, int least = 2027);
  /// Year of NATO's figures to start from.
  void base_year_option(int& base_year, int least = 2014);

  /// What bounds orders of stocks: equipment money, % of core outlay, and growth of industry's capacity, % a year.
  void order_limit_options(double& equipment_share, double& capacity_growth);
  /// What the help ends with.
  void footer(std::string const& text);

  /// Reads the command line; throws what `run` takes for the end of the program, with the help or a message printed.
  void parse();
  /// Throws the same for what `parse` could not see of an option.
  [[noreturn]] void refuse(char const* option, std::string const& why);
  /// The code of the ally that a text names by code or name; refuses the option with the nearest name.
  std::string ally(char const* option, std::string const& text);
  /// Throws `outlay::error` where charts are asked for and cannot be drawn: before anything is computed.
  void require_charts() const;
  gnuplot chart(std::string const& file, std::string const& title, std::string const& subtitle,
                std::vector<std::string> const& foot, double taller = 1) const;
};

/// Tells where a picture went.
void wrote(std::string const& file);

/// Main: runs `body(program)` and turns what it throws into a message and an exit code.
int run(char const* name, char const* description, int argc, char** argv, void (*body)(program&));

} // namespace examples

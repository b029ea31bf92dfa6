// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// The frame of an example: options, errors, exit codes (0; 1 for errors; 2 for options that cannot be), files only
// where asked.
#pragma once

#include "gnuplot.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <string>

namespace examples {

/// One program: its options and what the command line asked to be written.
struct program {
  std::string name;
  CLI::App app;
  int argc;
  char** argv;
  std::string csv, charts, chart_format = "png";

  program(std::string const& called, std::string const& description, int count, char** words)
      : name(called), app(description + " Writes to standard output.", called), argc(count), argv(words) {}

  /// --csv, --charts and --chart-format, last in the help. `what` says what the file holds, `how_many` counts charts.
  void output_options(std::string const& what = "write all results to a file",
                      std::string const& how_many = "draw the chart") {
    app.add_option("--csv", csv, what + ", in 2021 dollars: model, scenario, region, variable, unit, year, value")
        ->type_name("FILE")
        ->group("Output");
    app.add_option("--charts", charts, how_many + " into a directory (needs gnuplot)")
        ->type_name("DIR")
        ->group("Output");
    app.add_option("--chart-format", chart_format, "kind of picture")
        ->check(CLI::IsMember({"png", "svg"}))
        ->capture_default_str()
        ->group("Output");
  }
  /// First year that is not projected.
  void until_option(int& until, int least = 2027) {
    app.add_option("--until", until, "first year that is not projected")
        ->check(CLI::Range(least, 2100))
        ->capture_default_str();
  }
  /// Year of NATO's figures to start from.
  void base_year_option(int& base_year) {
    app.add_option("--base-year", base_year, "year of NATO's figures to start from")
        ->check(CLI::IsMember({2024, 2025}))
        ->capture_default_str();
  }
  /// Reads the command line; throws what `run` turns into a message or the help.
  void parse() { app.parse(argc, argv); }
  /// Throws `outlay::error` where charts are asked for and cannot be drawn: before anything is computed.
  void require_charts() const {
    if (!charts.empty()) examples::require_charts(name, charts);
  }
  gnuplot chart(std::string const& file, std::string const& title, std::string const& subtitle,
                std::vector<std::string> const& foot, double taller = 1) const {
    return gnuplot(charts, file, chart_format, title, subtitle, foot, taller);
  }
};

/// Tells where a picture went.
inline void wrote(std::string const& file) { std::fprintf(stderr, "wrote %s\n", file.c_str()); }

/// Main: runs `body(program)` and turns what it throws into a message and an exit code.
template <class Body> int run(char const* name, char const* description, int argc, char** argv, Body body) {
  program p(name, description, argc, argv);
  try {
    body(p);
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0)
      throw outlay::error(name, "standard output", "cut short", "one with room");
    return 0;
  } catch (CLI::ParseError const& e) {
    return p.app.exit(e) == 0 ? 0 : 2;
  } catch (std::exception const& e) {
    std::fprintf(stderr, "%s\n", e.what());
    return 1;
  }
}

} // namespace examples

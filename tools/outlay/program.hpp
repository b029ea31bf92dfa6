// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// What the subcommands share: options as they were given, plans as they change them, what is written beside results.
#pragma once
#include "../../examples/support/table.hpp"
#include "../../examples/support/visible.hpp"

#include <outlay/files/plan_choice.hpp>
#include <outlay/manifest.hpp>

namespace program {

using examples::number;
using examples::table;
using examples::visible;
using outlay::scenario;

struct asked {
  std::string file, other, kind, csv, manifest;
  std::vector<std::string> set, answers;
  std::int64_t paths = 2000;
  std::int64_t seed = 1;
  std::string points = "independent";
  int threads = 1;
  bool draw = false; ///< of a sweep: an ensemble at each point
  std::vector<std::string> axes;
  std::vector<int> years;                    ///< to be printed; chosen by the program where none is given
  std::string field, between, answer, value; ///< of a goal
  int year = 0;
  double probability = 0; ///< of a goal: with which it is to be met, 0 for a projection
  bool at_most = false;
  std::string rule = "shares held"; ///< of a backtest
  int first = 2017, last = 2025, horizon = 5;
  double drift = 5.97, base_error = 0; ///< percent
  std::string json;
  std::vector<std::string> together;   ///< of a comparison: changes to be taken as one
  double quantile = -1;                ///< of an ensemble; below 0 the mean
  double by = 1;                       ///< of a tornado: percent by which figures are larger
  int rows = 20;
};

void run(asked const& a);
void fan(asked const& a);
void sweep(asked const& a);
void goal(asked const& a);
void compare(asked const& a);
void difference(asked const& a);
void tornado(asked const& a);
void explain(asked const& a);
void backtest(asked const& a);
void check(asked const& a);
void list(asked const& a);
/// Whether every bit is as recorded.
bool replay(asked const& a);

outlay::draws draws_of(asked const& a);
void change(asked const& a, scenario& s);
scenario read(asked const& a, std::string const& file);
std::vector<std::string> answers_of(asked const& a);
/// Nothing is written over the plan, what it includes, or each other: throws `error` where --csv or --manifest do.
void require_other_files(asked const& a);
/// Writes --csv, in lines that a terminal cannot obey.
void write_csv(asked const& a, std::string const& text);
/// Writes --json, where it is asked for.
void write_json(asked const& a, std::string const& text);
/// Beside a table, and where it is asked for.
void write_manifests(asked const& a, outlay::manifest m);
std::string in_lines(std::string const& s);
/// A cell of a CSV file, in quotation marks.
std::string in_quotes(std::string const& s);

/// Shares are told in percent.
bool is_share(outlay::answer_head const& h);
double shown(outlay::answer_head const& h, double x);
std::string unit_shown(outlay::answer_head const& h);
int decimals(outlay::answer_head const& h);
/// The title of a column: an answer's name in lines of a few words, and its unit.
std::string title_of(outlay::answer_head const& h);
void say_head(scenario const& s);

/// The parts of a list between commas that stand in no quotation marks and no brackets: `3 %, { DEU = "4 %" }`.
std::vector<std::string> between_commas(char const* option, std::string const& text);

/// The same with ranges, `2 %:5 %:0.5 %`, written out: low, high and step in one unit.
std::vector<std::string> values_and_ranges(char const* option, std::string const& text);

/// What takes long says for how long it has run: on standard error, at a terminal, after two seconds.
class patience {
  struct clock;
  std::unique_ptr<clock> clock_;

public:
  explicit patience(std::string what);
  patience(patience const&) = delete;
  patience& operator=(patience const&) = delete;
  ~patience();
};

} // namespace program

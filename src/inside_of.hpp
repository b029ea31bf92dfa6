// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// What engines in sources of their own see of a scenario.
#pragma once
#include "engines.hpp"

#include <outlay/scenario.hpp>

namespace outlay::compiled {

struct inside_of {
  static world of(scenario const& s);
  static std::vector<kind> kinds(scenario const& s); ///< the library's and the scenario's own
  [[noreturn]] static void locate(scenario const& s, error const& e);
  /// A scenario that says what a tree says, with the kinds that another one knows.
  static scenario from_tree(scenario const& like, tree const& t);
  /// What the file says under `source` in the table of a part; empty where it says nothing.
  static std::string source(scenario const& s, std::string const& label);
  /// Lets a scenario know the kinds of a user's own that another one knows.
  static void know(scenario& s, scenario const& other);
};

/// Calls `f(world)`; what it throws names file and line where the scenario has them.
template <class F> auto located(scenario const& s, F const& f) {
  try {
    return f(inside_of::of(s));
  } catch (error const& e) {
    inside_of::locate(s, e);
  }
}

/// The numbers that some texts stand for at the path of a quantity, each in its own unit. Throws `error` for a text that
/// cannot stand there, and for another money than the plan's.
std::vector<double> numbers_at(scenario const& s, std::string const& path, std::vector<std::string> const& texts);

} // namespace outlay::compiled

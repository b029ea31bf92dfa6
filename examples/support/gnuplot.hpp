// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// One picture by gnuplot: commands and data go to its standard input.
#pragma once

#include <string>
#include <vector>

namespace examples {

/// Makes the directory where it does not exist. Throws `outlay::error` where gnuplot is missing or nothing can be
/// written.
void require_charts(std::string const& program, std::string const& directory);

class gnuplot {
  std::string file_;
  std::string script_;
  bool svg_;

public:
  /// A text as gnuplot reads it, on one line whatever is in it: what would not print is written out.
  static std::string quoted(std::string const& s);
  /// A text for a label in enhanced mode, where braces, carets and such would be commands.
  static std::string plain(std::string const& s);
  /// A mark of an axis with words: its text is a format, in which per cent are written twice.
  static std::string tic(std::string const& words, double at);
  /// Size of small type, for labels.
  std::string small() const { return svg_ ? "11" : "16"; }

  /// A picture `<directory>/<name>.<format>`, png or svg, with a title, a line under it and one or two lines at its
  /// foot; `taller` than usual by that factor.
  gnuplot(std::string const& directory, std::string const& name, std::string const& format, std::string const& title,
          std::string const& subtitle, std::vector<std::string> const& foot, double taller = 1);

  void say(std::string const& command) { script_ += command + "\n"; }
  /// Rows of numbers under a name, as in `plot $name using 1:2`.
  void data(std::string const& name, std::vector<std::vector<double>> const& all);
  /// Draws. Throws `outlay::error` where gnuplot fails.
  std::string draw();
};

} // namespace examples

// One picture by gnuplot: commands and data go to its standard input.
#pragma once

#include <outlay/error.hpp>

#include <sys/wait.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace examples {

/// Makes the directory where it does not exist. Throws `outlay::error` where gnuplot is missing or nothing can be written.
inline void require_charts(std::string const& program, std::string const& directory) {
  if (std::system("command -v gnuplot >/dev/null 2>&1") != 0)
    throw outlay::error(program, "--charts", directory + ", and no gnuplot here", "a system with gnuplot (Debian: apt-get install gnuplot-nox)");
  std::error_code ignored;
  std::filesystem::create_directories(directory, ignored);
  auto const probe = std::filesystem::path(directory) / ".outlay-probe";
  bool const good = std::ofstream(probe).put('\n').flush().good();
  std::filesystem::remove(probe, ignored);
  if (!good) throw outlay::error(program, "--charts", directory, "a directory that can be written");
}

class gnuplot {
  std::string file_;
  std::string script_;

  static std::string quoted(std::string const& s) {
    std::string q = "'";
    for (char const c : s) q += c == '\'' ? "''" : std::string(1, c);
    return q + "'";
  }

public:
  /// A picture `<directory>/<name>.<format>`, png or svg, with a title, a line under it and one or two lines at its foot.
  gnuplot(std::string const& directory, std::string const& name, std::string const& format, std::string const& title,
          std::string const& subtitle, std::vector<std::string> const& foot)
      : file_((std::filesystem::path(directory) / (name + "." + format)).string()) {
    say(format == "svg" ? "set terminal svg size 1000,560 font 'Liberation Sans,Arial,sans-serif,13' background 'white'"
                        : "set terminal pngcairo size 1500,840 font 'Liberation Sans,20' linewidth 1.5 background 'white'");
    say("set encoding utf8");
    say("set output " + quoted(file_));
    bool const svg = format == "svg"; // both are 1.79 wide to 1 high; sizes of type differ by their size
    say("set lmargin at screen 0.065; set rmargin at screen 0.705; set tmargin at screen 0.84; set bmargin at screen 0.175");
    say("set label 1 " + quoted("{/:Bold " + title + "}") + " at screen 0.016,0.95 left enhanced font ',' . " + (svg ? "18" : "28"));
    say("set label 2 " + quoted(subtitle) + " at screen 0.016,0.89 left noenhanced textcolor '#555555'");
    for (std::size_t k = 0; k < foot.size(); ++k)
      say("set label " + std::to_string(3 + k) + " " + quoted(foot[k]) + " at screen 0.016," + (k == 0 ? "0.07" : "0.03") +
          " left noenhanced font ',' . " + (svg ? "11" : "16") + " textcolor '#666666'");
    say("set border 1 linecolor '#888888'; set tics nomirror scale 0.4 textcolor '#333333'; set ytics scale 0");
    say("set grid ytics linetype 1 linewidth 0.6 linecolor '#dddddd'");
    say("set key at screen 0.716,0.825 left top vertical Left reverse noenhanced samplen 1.4 spacing 1.7 font ',' . " + std::string(svg ? "12" : "18"));
  }
  void say(std::string const& command) { script_ += command + "\n"; }
  /// Rows of numbers under a name, as in `plot $name using 1:2`.
  template <class Rows> void data(std::string const& name, Rows const& all) {
    script_ += "$" + name + " << EOD\n";
    for (auto const& row : all) {
      for (double const x : row) {
        char digits[40];
        std::snprintf(digits, sizeof digits, "%.6g ", x);
        script_ += digits;
      }
      script_ += "\n";
    }
    script_ += "EOD\n";
  }
  /// Draws. Throws `outlay::error` where gnuplot fails.
  std::string draw() {
    std::signal(SIGPIPE, SIG_IGN);
    std::FILE* const pipe = popen("gnuplot", "w");
    if (!pipe) throw outlay::error("gnuplot", "start", "no process", "a system with gnuplot");
    bool const sent = std::fwrite(script_.data(), 1, script_.size(), pipe) == script_.size();
    int const status = pclose(pipe);
    if (!sent || status == -1 || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
      throw outlay::error("gnuplot", "picture", file_, "a picture that gnuplot can draw (see its message above)");
    return file_;
  }
};

} // namespace examples

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "gnuplot.hpp"

#include "visible.hpp"

#include <outlay/error.hpp>

#include <sys/wait.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace examples {

void require_charts(std::string const& program, std::string const& directory) {
  if (visible(directory) != directory)
    throw outlay::error(program, "--charts", visible(directory), "a directory of printable UTF-8");
  if (std::system("command -v gnuplot >/dev/null 2>&1") != 0)
    throw outlay::error(program, "--charts", directory + ", and no gnuplot here",
                        "a system with gnuplot (Debian: apt-get install gnuplot-nox)");
  std::error_code ignored;
  std::filesystem::create_directories(directory, ignored);
  auto const probe = std::filesystem::path(directory) / ".outlay-probe";
  bool const good = std::ofstream(probe).put('\n').flush().good();
  std::filesystem::remove(probe, ignored);
  if (!good) throw outlay::error(program, "--charts", directory, "a directory that can be written");
}

std::string gnuplot::quoted(std::string const& s) {
  std::string q = "'";
  for (char const c : visible(s)) q += c == '\'' ? "''" : std::string(1, c);
  return q + "'";
}
std::string gnuplot::plain(std::string const& s) {
  std::string p;
  for (char const c : visible(s)) p += std::string("{}^_@&~\\").find(c) == std::string::npos ? std::string(1, c)
                                                                                       : std::string("\\") + c;
  return p;
}
std::string gnuplot::tic(std::string const& words, double at) {
  std::string s;
  for (char const c : words) s += c == '%' ? "%%" : std::string(1, c);
  return quoted(s) + " " + std::to_string(at);
}

gnuplot::gnuplot(std::string const& directory, std::string const& name, std::string const& format,
                 std::string const& title, std::string const& subtitle, std::vector<std::string> const& foot,
                 double taller)
    : file_((std::filesystem::path(directory) / (name + "." + format)).string()), svg_(format == "svg") {
  auto const high = [&](double usual) { return std::to_string(static_cast<int>(usual * taller)); };
  auto const from_top = [&](double usual) { return std::to_string(1 - (1 - usual) / taller); };
  auto const from_foot = [&](double usual) { return std::to_string(usual / taller); };
  say(svg_
          ? "set terminal svg size 1000," + high(560) + " font 'Liberation Sans,Arial,sans-serif,13' background 'white'"
          : "set terminal pngcairo size 1500," + high(840) +
                " font 'Liberation Sans,20' linewidth 1.5 background 'white'");
  say("set encoding utf8");
  // behind a bar gnuplot would see a command, behind a tilde a home
  say("set output " + quoted(file_.find_first_of("|~") == 0 ? "./" + file_ : file_));
  // Both are 1.79 wide to 1 high, or as much taller as asked; sizes of type differ by their size.
  say("set lmargin at screen 0.065; set rmargin at screen 0.705; set tmargin at screen " + from_top(0.84) +
      "; set bmargin at screen " + from_foot(0.175));
  say("set label 1 " + quoted("{/:Bold " + plain(title) + "}") + " at screen 0.016," + from_top(0.95) +
      " left enhanced font ',' . " + (svg_ ? "18" : "28"));
  say("set label 2 " + quoted(subtitle) + " at screen 0.016," + from_top(0.89) +
      " left noenhanced textcolor '#555555'");
  for (std::size_t k = 0; k < foot.size(); ++k)
    say("set label " + std::to_string(3 + k) + " " + quoted(foot[k]) + " at screen 0.016," +
        from_foot(k == 0 ? 0.07 : 0.03) + " left noenhanced font ',' . " + small() + " textcolor '#666666'");
  say("set border 1 linecolor '#888888'; set tics nomirror scale 0.4 textcolor '#333333'; set ytics scale 0");
  say("set grid ytics linetype 1 linewidth 0.6 linecolor '#dddddd'");
  say("set key at screen 0.716," + from_top(0.825) +
      " left top vertical Left reverse noenhanced samplen 1.4 spacing 1.7 font ',' . " +
      std::string(svg_ ? "12" : "18"));
}

void gnuplot::data(std::string const& name, std::vector<std::vector<double>> const& all) {
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
std::string gnuplot::draw() {
  std::signal(SIGPIPE, SIG_IGN);
  std::FILE* const pipe = popen("gnuplot", "w");
  if (!pipe) throw outlay::error("gnuplot", "start", "no process", "a system with gnuplot");
  bool const sent = std::fwrite(script_.data(), 1, script_.size(), pipe) == script_.size();
  int const status = pclose(pipe);
  if (!sent || status == -1 || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
    throw outlay::error("gnuplot", "picture", file_, "a picture that gnuplot can draw (see its message above)");
  return file_;
}

} // namespace examples

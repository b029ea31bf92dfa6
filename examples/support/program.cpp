// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "program.hpp"

#include "number_from.hpp"
#include "visible.hpp"

#include <outlay/data/ally_names.hpp>
#include <outlay/error.hpp>
#include <outlay/text.hpp>

#include <CLI/CLI.hpp>

#include <cstdio>
#include <functional>
#include <type_traits>

namespace examples {

namespace {

// The command line was the last thing that the program did.
struct ended {
  int code;
};

CLI::Option& declared(void* option) { return *static_cast<CLI::Option*>(option); }

// CLI11 would read -1 as the largest seed, 010 as 8, and a word that is no number without saying so: what it reads is
// written anew from what was meant.
template <class T> std::string only_numbers(std::string& s) {
  std::string why;
  auto const x = number_from<T>(s, &why);
  if (!x) return why;
  if constexpr (std::is_integral_v<T>) s = std::to_string(*x);
  else s = outlay::text(*x);
  return {};
}
std::string not_empty(std::string const& s) { return s.empty() ? "an empty text; leave the option out instead" : ""; }

} // namespace

namespace {
said_all& said_so_far() {
  static said_all all;
  return all;
}
} // namespace
said_all const& said() { return said_so_far(); }

std::string said_option::words() const {
  std::string s = name.substr(name.find_first_not_of('-'));
  for (char& c : s)
    if (c == '-') c = ' ';
  if (value == "true") return s;
  return s + " " + value + (meaning.find(", %") != std::string::npos ? " %" : "");
}

struct program::reader {
  CLI::App app;
  int argc;
  char** argv;
};

template <class T> option<T>& option<T>::between(T const& least, T const& most) {
  if constexpr (std::is_arithmetic_v<T> && !std::is_same_v<T, bool>) declared(declared_).check(CLI::Range(least, most));
  return *this;
}
template <class T> option<T>& option<T>::one_of(std::vector<T> const& valid) {
  if constexpr (std::is_same_v<T, std::string> || (std::is_arithmetic_v<T> && !std::is_same_v<T, bool>))
    declared(declared_).check(CLI::IsMember(valid))->capture_default_str();
  return *this;
}
template <class T> option<T>& option<T>::type(std::string const& words) {
  declared(declared_).type_name(words);
  return *this;
}
template <class T> option<T>& option<T>::group(std::string const& heading) {
  declared(declared_).group(heading);
  return *this;
}

template <class T> option<T> program::option(char const* called, T& value, std::string const& meaning) {
  CLI::App& app = reader_->app;
  if constexpr (std::is_same_v<T, bool>) return examples::option<T>(app.add_flag(called, value, meaning));
  else if constexpr (std::is_arithmetic_v<T>)
    return examples::option<T>(app.add_option(called, value, meaning)->capture_default_str()->transform(
        CLI::Validator(std::function<std::string(std::string&)>(only_numbers<T>), "")));
  else if constexpr (std::is_same_v<T, std::string>)
    return examples::option<T>(app.add_option(called, value, meaning)->check(not_empty));
  else return examples::option<T>(app.add_option(called, value, meaning)->delimiter(',')->check(not_empty));
}

#define EXAMPLES_OPTION(T)                                                                                             \
  template class option<T>;                                                                                            \
  template option<T> program::option(char const*, T&, std::string const&);
EXAMPLES_OPTION(int)
EXAMPLES_OPTION(std::int64_t)
EXAMPLES_OPTION(std::uint64_t)
EXAMPLES_OPTION(double)
EXAMPLES_OPTION(bool)
EXAMPLES_OPTION(std::string)
EXAMPLES_OPTION(std::vector<std::string>)
#undef EXAMPLES_OPTION

program::program(std::string const& called, std::string const& description, int argc, char** argv)
    : reader_(
          new reader{.app = CLI::App(description + " Writes to standard output.", called), .argc = argc, .argv = argv}),
      name(called) {
  said_so_far().title = description;
}
program::~program() = default;

void program::output_options(std::string const& what, std::string const& how_many) {
  option("--csv", csv, what + ": model, scenario, region, variable, unit (it says which money), year, value")
      .type("FILE")
      .group("Output");
  option("--charts", charts, how_many + " into a directory (needs gnuplot)").type("DIR").group("Output");
  option("--chart-format", chart_format, "kind of picture").one_of({"png", "svg"}).group("Output");
}
void program::until_option(int& until, int least) {
  option("--until", until, "first year that is not projected").between(least, 2100);
}
void program::base_year_option(int& base_year, int least) {
  option("--base-year", base_year, "year of NATO's figures to start from").between(least, 2026);
}
void program::order_limit_options(double& equipment_share, double& capacity_growth) {
  option("--equipment-share", equipment_share, "part of core outlay that may buy stocks, % (assumed)")
      .between(0.0, 100.0);
  option("--capacity-growth", capacity_growth, "most that industry's capacity grows in a year, % (assumed)")
      .between(0.0, 1000.0);
}

void program::footer(std::string const& text) { reader_->app.footer(text); }

void program::parse() {
  try {
    reader_->app.parse(reader_->argc, reader_->argv);
  } catch (CLI::ParseError const& e) {
    throw ended{reader_->app.exit(e) == 0 ? 0 : 2};
  }
  said_all& all = said_so_far();
  for (CLI::Option const* o : reader_->app.get_options()) {
    if (o == reader_->app.get_help_ptr()) continue;
    bool const flag = o->get_items_expected_max() == 0;
    std::string value;
    for (auto const& x : o->results()) value += (value.empty() ? "" : ",") + x;
    std::string const otherwise = flag ? "false" : o->get_default_str();
    if (o->count() == 0) value = otherwise;
    all.options.push_back({o->get_name(), value, otherwise, o->get_description(), o->count() > 0,
                           o->get_group() != "Output" && !o->get_positional()});
  }
}
void program::refuse(char const* option, std::string const& why) {
  (void)reader_->app.exit(CLI::ValidationError(option, why));
  throw ended{2};
}
std::string program::ally(char const* option, std::string const& text) {
  if (auto const* const a = outlay::data::find_ally_named(text)) return std::string(a->code);
  refuse(option, "\"" + text + "\"; valid: " + outlay::data::nearest_ally(text));
}
void program::require_charts() const {
  if (!charts.empty()) examples::require_charts(name, charts);
}
gnuplot program::chart(std::string const& file, std::string const& title, std::string const& subtitle,
                       std::vector<std::string> const& foot, double taller) const {
  return gnuplot(charts, file, chart_format, title, subtitle, foot, taller);
}

void wrote(std::string const& file) { std::fprintf(stderr, "wrote %s\n", visible(file).c_str()); }

int run(char const* name, char const* description, int argc, char** argv, void (*body)(program&)) {
  program p(name, description, argc, argv);
  try {
    body(p);
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0)
      throw outlay::error(name, "standard output", "cut short", "one with room");
    return 0;
  } catch (ended const& e) {
    return e.code;
  } catch (std::exception const& e) {
    std::fprintf(stderr, "%s\n", visible(e.what()).c_str());
    return 1;
  }
}

} // namespace examples

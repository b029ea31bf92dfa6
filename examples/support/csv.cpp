// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "csv.hpp"

#include "program.hpp"
#include "visible.hpp"

#include <outlay/io/long_format.hpp>

#include <cstdio>
#include <filesystem>

namespace examples {

namespace {

namespace fs = std::filesystem;

// Writes a text and says whether all of it went.
bool write(std::FILE* file, std::string const& text) {
  bool const all = std::fwrite(text.data(), 1, text.size(), file) == text.size();
  return (std::fclose(file) == 0) && all;
}
bool is_device(std::string const& path) { // or a pipe, or a directory: it has no other name
  std::error_code none;
  return fs::exists(path, none) && !fs::is_regular_file(path, none);
}

// A file under another name in its directory, until `take_place`.
class new_file {
  fs::path target_;
  std::string name_;

public:
  enum class fate { good, not_opened, no_room };
  explicit new_file(std::string const& path) : target_(path) {
    std::error_code none;
    if (fs::is_symlink(path, none)) target_ = fs::weakly_canonical(path, none);
  }
  new_file(new_file const&) = delete;
  new_file& operator=(new_file const&) = delete;
  ~new_file() {
    std::error_code none;
    if (!name_.empty()) fs::remove(name_, none);
  }
  fate fill(std::string const& text) {
    std::FILE* file = nullptr;
    std::error_code none;
    for (int k = 0; k < 100 && file == nullptr; ++k) {
      std::string const other = target_.string() + ".part" + std::to_string(k);
      file = std::fopen(other.c_str(), "wbx"); // never another's
      if (file != nullptr) name_ = other;
      else if (!fs::exists(other, none)) break;
    }
    if (file == nullptr) return fate::not_opened;
    return write(file, text) ? fate::good : fate::no_room;
  }
  bool take_place() {
    std::error_code fault;
    fs::rename(name_, target_, fault);
    if (!fault) name_.clear();
    return !fault;
  }
};

// `plan, core 3 %`: the options that are not their defaults.
std::string with_options(std::string const& scenario) {
  std::size_t const from = scenario.find_first_not_of(' ');
  std::string name =
      from == std::string::npos ? "plan" : scenario.substr(from, scenario.find_last_not_of(' ') + 1 - from);
  for (said_option const& o : said().options)
    if (o.changed() && o.is_assumption) name += ", " + o.words();
  return name;
}

// Rows as a terminal may show them; names of parts and units are in quotes, where a new line is no new row.
std::string visible_rows(std::string const& csv) {
  std::string text, row;
  bool in_quotes = false;
  for (char const c : csv) {
    in_quotes = in_quotes != (c == '"');
    if (c != '\n' || in_quotes) row += c;
    else text += visible(row) + "\n", row.clear();
  }
  return text + row;
}

} // namespace

csv_file::csv_file(std::string const& program, std::string const& path) : program_(program), path_(path) {}

void csv_file::add(std::string const& scenario, projection const& p) {
  outlay::add_to(table_, p, {.scenario = with_options(scenario)});
  if (!run_) of(outlay::provenance_of(p));
}
void csv_file::add(std::string const& scenario, std::string const& region, std::string const& variable,
                   std::string const& unit, int year, double value) {
  table_.add({.scenario = with_options(scenario),
              .region = region,
              .variable = variable,
              .unit = unit,
              .year = year,
              .value = value});
}
void csv_file::close() {
  auto const require = [&](bool good, char const* valid) {
    if (!good) throw outlay::error(program_, "--csv", path_, valid);
  };
  char const *const writable = "a file that can be written", *const room = "a file with room to be written";
  if (is_device(path_)) {
    std::FILE* const file = std::fopen(path_.c_str(), "wb");
    require(file != nullptr, writable);
    require(write(file, visible_rows(table_.csv())), room);
    return;
  }
  outlay::file_description d{.title = said().title, .program = program_, .notes = notes_};
  std::string changed;
  for (said_option const& o : said().options) {
    if (!o.is_assumption) continue;
    d.options.push_back({o.name, o.value, o.otherwise, o.given, o.meaning});
    if (o.changed()) changed += (changed.empty() ? "" : ", ") + o.name + " " + o.value;
  }
  for (auto const& s : table_.scenarios())
    d.scenarios.push_back({s, changed.empty() ? "all options at their defaults" : "with " + changed});
  new_file numbers(path_), about(path_ + ".meta.json");
  auto const fill = [&](new_file& file, std::string const& text) {
    auto const fate = file.fill(text);
    require(fate != new_file::fate::not_opened, writable);
    require(fate == new_file::fate::good, room);
  };
  fill(numbers, visible_rows(table_.csv()));
  fill(about, outlay::metadata_of(table_, run_ ? &*run_ : nullptr, d));
  require(about.take_place() && numbers.take_place(), writable);
}

void write_csv(std::string const& program, std::string const& path, std::string const& scenario, projection const& p) {
  if (path.empty()) return;
  csv_file file(program, path);
  file.add(scenario, p);
  file.close();
}

} // namespace examples

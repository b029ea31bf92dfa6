// A file in long format, one number a line: model, scenario, region, variable, unit, year, value.
#pragma once

#include <outlay/error.hpp>

#include <charconv>
#include <fstream>
#include <string>
#include <string_view>

namespace examples {

class long_format {
  std::string path_, scenario_;
  std::ofstream file_;

  static std::string quoted(std::string_view s) {
    if (s.find_first_of(",\"\n") == std::string_view::npos) return std::string(s);
    std::string q = "\"";
    for (char const c : s) {
      if (c == '"') q += '"';
      q += c;
    }
    return q + '"';
  }

public:
  /// Throws `outlay::error` where the file cannot be written.
  explicit long_format(std::string path) : path_(std::move(path)), file_(path_, std::ios::binary | std::ios::trunc) {
    if (!file_) throw outlay::error("hague", "--csv", path_, "a file that can be written");
    file_ << "model,scenario,region,variable,unit,year,value\n";
  }
  void scenario(std::string name) { scenario_ = std::move(name); }
  /// The shortest text that reads back as the same number.
  void add(std::string_view region, std::string_view variable, std::string_view unit, int year, double value) {
    char digits[64];
    auto const end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    file_ << "outlay," << quoted(scenario_) << ',' << quoted(region) << ',' << quoted(variable) << ',' << quoted(unit) << ',' << year << ','
          << std::string_view(digits, static_cast<std::size_t>(end - digits)) << '\n';
  }
  void close() {
    file_.close();
    if (!file_) throw outlay::error("hague", "--csv", path_, "a file with room to be written");
  }
};

} // namespace examples

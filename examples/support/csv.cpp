// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "csv.hpp"

#include "visible.hpp"

#include <outlay/io/long_format.hpp>

#include <fstream>
#include <sstream>

namespace examples {

csv_file::csv_file(std::string const& program, std::string const& path)
    : program_(program), path_(path), file_(new std::ofstream(path, std::ios::binary | std::ios::trunc)) {
  if (!*file_) throw outlay::error(program_, "--csv", path_, "a file that can be written");
}
csv_file::~csv_file() = default;

void csv_file::add(std::string const& scenario, projection const& p) {
  std::ostringstream out;
  outlay::write_long(out, p, {.scenario = visible(scenario)});
  // names of parts and units are in quotes, where a new line is no new row
  std::string text, row;
  bool in_quotes = false;
  for (char const c : out.str()) {
    in_quotes = in_quotes != (c == '"');
    if (c != '\n' || in_quotes) row += c;
    else text += visible(row) + "\n", row.clear();
  }
  *file_ << (begun_ ? text.substr(text.find('\n') + 1) : text); // one head for all
  begun_ = true;
}
void csv_file::add(std::string const& scenario, std::string const& region, std::string const& variable,
                   std::string const& unit, int year, double value) {
  if (!begun_) *file_ << "model,scenario,region,variable,unit,year,value\n";
  begun_ = true;
  using outlay::detail::csv_field;
  *file_ << "outlay," << csv_field(visible(scenario)) << ',' << csv_field(visible(region)) << ','
         << csv_field(visible(variable)) << ',' << csv_field(visible(unit))
         << ',' << (year != 0 ? std::to_string(year) : "") << ',' << outlay::text(value) << '\n';
}
void csv_file::close() {
  file_->close();
  if (!*file_) throw outlay::error(program_, "--csv", path_, "a file with room to be written");
}

void write_csv(std::string const& program, std::string const& path, std::string const& scenario, projection const& p) {
  if (path.empty()) return;
  csv_file file(program, path);
  file.add(scenario, p);
  file.close();
}

} // namespace examples

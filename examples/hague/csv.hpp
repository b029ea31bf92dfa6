// All results as a file in long format, in 2021 dollars: the plan, the base-year shares held, and the stocks kept up.
#pragma once

#include "results.hpp"

#include <outlay/io/long_format.hpp>

#include <fstream>
#include <sstream>

namespace hague {

inline void write_csv(results const& r) {
  std::ofstream file(r.o.csv, std::ios::binary | std::ios::trunc);
  if (!file) throw outlay::error("hague", "--csv", r.o.csv, "a file that can be written");
  bool first = true;
  auto const write = [&](char const* scenario, projection const& p) {
    std::ostringstream out;
    outlay::write_long(out, p, {.scenario = scenario});
    std::string const text = out.str();
    file << (first ? text : text.substr(text.find('\n') + 1)); // one head for all
    first = false;
  };
  write("plan", r.run);
  write("base-year shares held", r.held);
  write("stocks kept up", r.kept_up);
  file.close();
  if (!file) throw outlay::error("hague", "--csv", r.o.csv, "a file with room to be written");
}

} // namespace hague

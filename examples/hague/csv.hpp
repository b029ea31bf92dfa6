// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// All results as a file in long format, in 2021 dollars: the plan, the base-year shares held, and the stocks kept up.
#pragma once

#include "../support/csv.hpp"
#include "results.hpp"

namespace hague {

inline void write_csv(results const& r, std::string const& path) {
  csv_file file("hague", path);
  file.add("plan", r.run);
  file.add("base-year shares held", r.held);
  file.add("stocks kept up", r.kept_up);
  file.close();
}

} // namespace hague

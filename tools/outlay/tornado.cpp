// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// tornado: which figures of a plan an answer hangs on most, by exact derivatives.
#include "program.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>

namespace program {

namespace {

std::string csv_of(outlay::jacobian const& j, std::vector<std::string> const& paths) {
  std::string out = "answer,unit,year,field,derivative,by_one_percent\n";
  for (std::size_t k = 0; k < j.answers().size(); ++k) {
    auto const& h = j.answers()[k];
    for (int c = 0; c < h.columns; ++c)
      for (std::size_t f = 0; f < paths.size(); ++f) {
        int const row = h.first_column + c, column = static_cast<int>(f);
        if (!std::isfinite(j.slope(row, column))) continue;
        out += in_quotes(h.name) + ",\"" + h.unit.text() + "\"," + h.label(c) + "," + in_quotes(paths[f]) + "," +
               outlay::text(j.slope(row, column)) + "," + outlay::text(j.per_percent(row, column)) + "\n";
      }
  }
  return out;
}

} // namespace

void tornado(asked const& a) {
  scenario const s = read(a, a.file);
  auto const names = answers_of(a);
  require_other_files(a);
  auto const paths = s.quantities();
  auto const j = [&] {
    patience const p("tornado");
    return s.sensitivity(names, paths);
  }();
  write_csv(a, csv_of(j, paths));
  say_head(s);
  std::printf(
      "What an answer would be more by where a figure of the plan were %s %% larger, others as they are: exact\n"
      "derivatives, to first order; figures of nothing have no such part\n",
      number(a.by, 0).c_str());
  for (std::size_t k = 0; k < j.answers().size(); ++k) {
    auto const& h = j.answers()[k];
    int const year = h.yearly() ? (a.year != 0 ? a.year : s.span().until.year() - 1) : 0;
    int const row = j.row(static_cast<int>(k), year);
    std::printf("\n%s, %s\n\n", visible(h.yearly() ? h.name + ", " + std::to_string(year) : h.name).c_str(),
                unit_shown(h).c_str());
    std::vector<int> order(paths.size());
    std::iota(order.begin(), order.end(), 0);
    auto const adds = [&](int f) { return a.by * j.per_percent(row, f); };
    double widest = 0;
    for (int const f : order)
      if (std::isfinite(adds(f))) widest = std::max(widest, std::fabs(adds(f)));
    std::erase_if(order, [&](int f) { return !(std::fabs(adds(f)) > 1e-9 * widest) || !std::isfinite(adds(f)); });
    std::stable_sort(order.begin(), order.end(), [&](int x, int y) { return std::fabs(adds(x)) > std::fabs(adds(y)); });
    if (order.empty()) {
      std::puts("No figure moves it.");
      continue;
    }
    std::size_t const most = std::min(order.size(), static_cast<std::size_t>(a.rows));
    table rows({"Figure", "Is", "Adds", ""});
    for (std::size_t n = 0; n < most; ++n) {
      int const f = order[n];
      auto const width = static_cast<std::size_t>(std::lround(20 * std::fabs(adds(f)) / widest));
      std::string const bar(std::max<std::size_t>(width, 1), adds(f) < 0 ? '-' : '+');
      rows.add({visible(paths[static_cast<std::size_t>(f)]), visible(s.at(paths[static_cast<std::size_t>(f)])),
                (adds(f) > 0 ? "+" : "") + number(shown(h, adds(f)), decimals(h) + 1),
                bar + std::string(20 - std::max<std::size_t>(width, 1), ' ')});
    }
    rows.print();
    if (order.size() > most) std::printf("\nand %zu more\n", order.size() - most);
  }
}

} // namespace program

// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// run and fan: answers by year, of one projection and of many paths.
#include "program.hpp"

#include <outlay/io/written_results.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace program {

namespace {
std::string csv_of(outlay::answer_table const& t) {
  std::string out = "answer,unit,year,value\n";
  for (int k = 0; k < t.size(); ++k)
    for (int c = 0; c < t.head(k).columns; ++c) {
      double const x = t.values(k)[static_cast<std::size_t>(c)];
      out += in_quotes(t.head(k).name) + ",\"" + t.head(k).unit.text() + "\"," + t.head(k).label(c) + "," +
             (std::isfinite(x) ? outlay::text(x) : "") + "\n";
    }
  return out;
}
} // namespace

void run(asked const& a) {
  scenario const s = read(a, a.file);
  auto const names = answers_of(a);
  require_other_files(a);
  auto const t = s.project(names);
  int beyond = 0;
  for (int k = 0; k < t.size(); ++k)
    for (double const x : t.values(k)) beyond += !std::isfinite(x);
  write_csv(a, csv_of(t));
  if (!a.csv.empty() || !a.manifest.empty()) write_manifests(a, manifest_of(s, t));
  say_head(s);
  std::vector<int> yearly, once;
  for (int k = 0; k < t.size(); ++k) (t.head(k).yearly() ? yearly : once).push_back(k);
  std::vector<std::string> titles{"Year"};
  for (int const k : yearly) titles.push_back(title_of(t.head(k)));
  table rows(titles);
  for (int y = s.span().from.year(); y < s.span().until.year(); ++y) {
    std::vector<std::string> cells{std::to_string(y)};
    for (int const k : yearly) {
      auto const& h = t.head(k);
      int const c = y - h.first_year;
      double const x = c < h.columns ? t.values(k)[static_cast<std::size_t>(c)] : std::nan("");
      cells.push_back(number(shown(h, x), decimals(h)));
    }
    rows.add(cells);
  }
  if (!yearly.empty()) rows.print();
  for (int const k : once) {
    if (k == once.front() && !yearly.empty()) std::puts("");
    auto const& h = t.head(k);
    std::printf("%s: %s %s\n", visible(h.name).c_str(), number(shown(h, t.values(k)[0]), decimals(h)).c_str(),
                unit_shown(h).c_str());
  }
  if (beyond > 0)
    std::printf("\n%d values have no number: a share of nothing, or beyond the range of numbers.\n", beyond);
}

void fan(asked const& a) {
  scenario const s = read(a, a.file);
  auto const names = answers_of(a);
  outlay::draws const d = draws_of(a);
  require_other_files(a);
  auto const e = [&] {
    patience const p("paths");
    return s.ensemble(d, names, a.threads);
  }();
  write_csv(a, long_csv(e));
  if (!a.csv.empty() || !a.manifest.empty()) write_manifests(a, manifest_of(s, d, e));
  say_head(s);
  std::printf("%lld %spaths, seed %lld\n", static_cast<long long>(a.paths),
              d.points == outlay::points::independent ? "" : (a.points + " ").c_str(), static_cast<long long>(a.seed));
  for (int k = 0; k < static_cast<int>(names.size()); ++k) {
    auto const& h = e.heads()[static_cast<std::size_t>(k)];
    std::printf("\n%s, %s\n", visible(h.name).c_str(), unit_shown(h).c_str());
    table rows({"Year", "Mean", "5 %", "50 %", "95 %"});
    for (int y = s.span().from.year(); y < s.span().until.year(); ++y) {
      int const c = e.column(k, h.yearly() ? y : 0);
      auto const cell = [&](double x) { return number(shown(h, x), decimals(h)); };
      auto const paths = e.path_values(c);
      std::string const year = h.yearly() ? std::to_string(y) : "";
      // of no GDP, as before a member joins
      if (std::all_of(paths.begin(), paths.end(), [](double x) { return std::isfinite(x); }))
        rows.add(
            {year, cell(e.mean(c)), cell(e.quantile(c, 0.05)), cell(e.quantile(c, 0.5)), cell(e.quantile(c, 0.95))});
      else rows.add({year, "", "", "", ""});
      if (!h.yearly()) break;
    }
    rows.print();
  }
}

} // namespace program

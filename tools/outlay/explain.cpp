// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// explain: accounts, parts, figures and sources behind one number.
#include "program.hpp"

#include <outlay/scenario/explain.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace program {

namespace {

std::string csv_of(outlay::explanation const& e) {
  std::string out = "answer,year,what,name,value,number_without,by_one_percent,source\n";
  std::string const head = in_quotes(e.head.name) + "," + (e.year == 0 ? "" : std::to_string(e.year)) + ",";
  out += head + "number,," + outlay::text(e.value) + ",,," + in_quotes(e.edition) + "\n";
  for (auto const& a : e.accounts)
    out += head + "account," + in_quotes(a.name) + "," + outlay::text(a.billions) + ",,,\n";
  for (auto const& p : e.parts)
    out += head + "part," + in_quotes(p.label) + ",," + (p.without ? outlay::text(*p.without) : "") + ",," +
           in_quotes(p.source) + "\n";
  for (auto const& f : e.figures)
    out += head + "figure," + in_quotes(f.path) + "," + in_quotes(f.value) + ",," + outlay::text(f.per_percent) + "," +
           in_quotes(f.source) + "\n";
  return out;
}
// Counted in full, in part, or not.
std::string counted(outlay::explanation::account const& a) {
  if (a.core != 0) return "core";
  return a.resilience != 0 ? "resilience" : "";
}
void print_parts(outlay::explanation const& e) {
  auto const& h = e.head;
  table rows({"Part", "Without it", "Difference", "Source"});
  std::vector<std::string> needed;
  for (auto const& p : e.parts) {
    if (!p.without) {
      needed.push_back(p.label);
      continue;
    }
    double const difference = e.value - *p.without;
    rows.add({visible(p.label), number(shown(h, *p.without), decimals(h)),
              difference == 0 ? "" : (difference > 0 ? "+" : "") + number(shown(h, difference), decimals(h)),
              visible(p.source)});
  }
  std::puts("");
  if (needed.size() < e.parts.size()) rows.print();
  for (std::string const& label : needed) std::printf("The plan cannot run without %s.\n", visible(label).c_str());
}
void print_figures(outlay::explanation const& e, int most) {
  auto const& h = e.head;
  table rows({"Figure", "Is", "1 % more adds"});
  int n = 0;
  auto const moves = [&](auto const& f) {
    return std::fabs(f.per_percent) > 1e-9 * std::fabs(e.figures[0].per_percent);
  };
  auto const all = std::count_if(e.figures.begin(), e.figures.end(), moves);
  for (auto const& f : e.figures) {
    if (!moves(f) || ++n > most) break;
    rows.add({visible(f.path), visible(f.value),
              (f.per_percent > 0 ? "+" : "") + number(shown(h, f.per_percent), decimals(h) + 2)});
  }
  if (n > 0) {
    std::puts("");
    rows.print();
  } else std::puts("\nNo figure moves it.");
  if (all > most) std::printf("and %d more: --rows\n", static_cast<int>(all) - most);
}

} // namespace

void explain(asked const& a) {
  scenario const s = read(a, a.file);
  require_other_files(a);
  auto const names = answers_of(a);
  auto const e = [&] {
    patience const p("explain");
    bool const yearly = s.project(std::vector<std::string>{names[0]}).head(0).yearly();
    return outlay::explain(s, {names[0], yearly ? (a.year != 0 ? a.year : s.span().until.year() - 1) : a.year});
  }();
  write_csv(a, csv_of(e));
  say_head(s);
  auto const& h = e.head;
  std::printf("\n%s%s: %s %s\n", visible(h.name).c_str(), e.year == 0 ? "" : (", " + std::to_string(e.year)).c_str(),
              number(shown(h, e.value), decimals(h)).c_str(), unit_shown(h).c_str());
  if (!e.accounts.empty()) {
    std::puts("\nWhat its members spend in that year, billions; where it counts unless a part says otherwise");
    table rows({"Account", "Billions", "Counts as"});
    for (auto const& x : e.accounts) rows.add({x.name, number(x.billions, 1), counted(x)});
    rows.print();
  }
  print_parts(e);
  print_figures(e, a.rows);
  std::printf("\nData of the members: %s\n", visible(e.edition).c_str());
}

} // namespace program

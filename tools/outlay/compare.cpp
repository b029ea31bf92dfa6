// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// compare: what makes the answers of two plans differ.
#include "program.hpp"

#include <outlay/scenario/compare.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>

namespace program {

namespace {

std::string told(outlay::tree const& t) {
  std::string const words = t.empty() ? "unset" : visible(t.words());
  if (words.size() <= 40) return words;
  std::size_t end = 37; // of a letter
  while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xc0) == 0x80) --end;
  return words.substr(0, end) + "...";
}
// `3.5 % -> 4 %` of one field; `new` or `gone` of a part.
std::string told(outlay::plan_change const& c) {
  if (c.of.size() != 1) return std::to_string(c.of.size()) + " of them";
  auto const& d = c.of[0];
  if (d.after.table() && d.before.empty()) return "new";
  if (d.before.table() && d.after.empty()) return "gone";
  return told(d.before) + " -> " + told(d.after);
}
// Why an answer is not divided in a year; empty where it is.
std::string no_number(outlay::attribution const& r, int answer, std::size_t column) {
  if (!std::isfinite(r.before.values(answer)[column]) || !std::isfinite(r.after.values(answer)[column]))
    return "No number in one of the two plans.";
  for (outlay::answer_table const& part : r.parts)
    if (!std::isfinite(part.values(answer)[column])) return "No number in a plan with some of the changes.";
  return {};
}
// Of many that are one change the first.
std::string name_of(outlay::plan_change const& c) {
  if (c.name.size() <= 80 || c.of.size() < 2) return visible(c.name);
  std::string const others = std::to_string(c.of.size() - 1);
  return visible(c.of[0].path) + " with " + others + (c.of.size() == 2 ? " other" : " others");
}
std::string csv_of(outlay::attribution const& r) {
  std::string out = "answer,unit,year,before,after,change,part,standard_error\n";
  for (int k = 0; k < r.before.size(); ++k) {
    auto const& h = r.before.head(k);
    for (int c = 0; c < h.columns; ++c) {
      auto const at = static_cast<std::size_t>(c);
      if (!no_number(r, k, at).empty()) continue;
      double const was = r.before.values(k)[at], is = r.after.values(k)[at];
      for (std::size_t n = 0; n < r.changes.size(); ++n)
        out += in_quotes(h.name) + ",\"" + h.unit.text() + "\"," + h.label(c) + "," + outlay::text(was) + "," +
               outlay::text(is) + "," + in_quotes(r.changes[n].name) + "," + outlay::text(r.parts[n].values(k)[at]) +
               "," + (r.exact() ? "" : outlay::text(r.standard_errors[n].values(k)[at])) + "\n";
    }
  }
  return out;
}

// One answer in one year: the first plan, what each change adds, the largest first, and the second plan.
void print_waterfall(outlay::attribution const& r, int answer, std::size_t column, std::string const& heading) {
  auto const& h = r.before.head(answer);
  double const was = r.before.values(answer)[column], is = r.after.values(answer)[column];
  std::printf("\n%s%s%s\n\n", visible(heading).c_str(), unit_shown(h).empty() ? "" : ", ", unit_shown(h).c_str());
  if (std::string const why = no_number(r, answer, column); !why.empty()) {
    std::puts(why.c_str());
    return;
  }
  std::vector<std::size_t> order(r.changes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  auto const part = [&](std::size_t k) { return r.parts[k].values(answer)[column]; };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return std::fabs(part(a)) > std::fabs(part(b)); });
  int const digits = decimals(h);
  auto const cell = [&](double x) { return number(shown(h, x), digits); };
  // Bars as wide as what they add, where they add it.
  double low = std::min(was, is), high = std::max(was, is), at = was;
  for (std::size_t const k : order) at += part(k), low = std::min(low, at), high = std::max(high, at);
  double const room = high > low ? 30 / (high - low) : 0;
  auto const bar = [&](double from, double to) {
    int const a = static_cast<int>(std::lround((std::min(from, to) - low) * room)),
              b = static_cast<int>(std::lround((std::max(from, to) - low) * room));
    return "|" + std::string(static_cast<std::size_t>(a), ' ') +
           std::string(static_cast<std::size_t>(std::max(b - a, from == to ? 0 : 1)), to < from ? '-' : '+');
  };
  std::vector<std::string> titles{"Change", "From, to", "Adds"};
  if (!r.exact()) titles.push_back("Standard|error");
  titles.push_back("Comes to");
  table rows(titles);
  std::vector<std::string> bars;
  auto const add = [&](std::string const& name, std::string const& what, std::string const& adds,
                       std::string const& error, double now) {
    std::vector<std::string> cells{name, what, adds};
    if (!r.exact()) cells.push_back(error);
    cells.push_back(cell(now));
    rows.add(cells);
  };
  add("first plan", "", "", "", was);
  at = was;
  for (std::size_t const k : order) {
    double const from = at;
    at += part(k);
    bars.push_back(bar(from, at) + " " + name_of(r.changes[k]));
    bool const none = std::fabs(shown(h, part(k))) < 0.5 * std::pow(10, -digits);
    std::string const adds = none ? cell(0) : (part(k) > 0 ? "+" : "") + cell(part(k));
    add(name_of(r.changes[k]), told(r.changes[k]), adds,
        r.exact() ? "" : cell(r.standard_errors[k].values(answer)[column]), at);
  }
  add("second plan", "", "", "", is);
  rows.print();
  if (bars.size() > 1) {
    std::puts("");
    for (std::string const& b : bars) std::printf("  %s\n", b.c_str());
  }
}

} // namespace

void compare(asked const& a) {
  scenario const before = outlay::read_scenario(a.file), after = read(a, a.other.empty() ? a.file : a.other);
  auto const names = answers_of(a);
  require_other_files(a);
  outlay::comparing how{.threads = a.threads};
  for (std::string const& t : a.together) how.together.push_back(between_commas("--together", t));
  auto const r = [&] {
    patience const p("compare");
    if (!a.draw) return compare(before, after, names, how);
    return compare(before, after, draws_of(a), {a.quantile}, names, how);
  }();
  write_csv(a, csv_of(r));
  if (!a.json.empty()) write_json(a, to_json(r));
  std::printf("%s\n  against\n%s\n", visible(before.title().empty() ? "A plan" : before.title()).c_str(),
              visible(after.title().empty() ? "a plan" : after.title()).c_str());
  if (r.changes.empty()) {
    std::puts("The two say the same.");
    return;
  }
  std::printf(
      "%zu change%s, %lld plans run; each change has the mean of what it adds over %s in which they can be made\n",
      r.changes.size(), r.changes.size() == 1 ? "" : "s", static_cast<long long>(r.runs),
      r.exact() ? "all orders" : "orders drawn");
  if (a.draw)
    std::printf("%s of %lld paths, seed %lld\n",
                (a.quantile < 0 ? std::string("means") : "quantiles " + outlay::text(a.quantile)).c_str(),
                static_cast<long long>(a.paths), static_cast<long long>(a.seed));
  std::printf("projections, not forecasts; billions are of %s\n", r.before.money() == outlay::id_of<outlay::usd_2021>
                                                                      ? "2021 dollars"
                                                                      : to_string(r.before.money()).c_str());
  for (int k = 0; k < r.before.size(); ++k) {
    auto const& h = r.before.head(k);
    int const year = a.year != 0 ? a.year : before.span().until.year() - 1;
    auto const column = static_cast<std::size_t>(r.before.column(k, h.yearly() ? year : 0) -
                                                 r.before.column(k, h.yearly() ? h.first_year : 0));
    print_waterfall(r, k, column, h.yearly() ? h.name + ", " + std::to_string(year) : h.name);
  }
}

} // namespace program

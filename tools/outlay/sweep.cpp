// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// sweep and goal: answers at every combination of some values, and the value that meets a goal.
#include "program.hpp"

#include <outlay/io/written_results.hpp>

#include <cmath>
#include <cstdio>

namespace program {

namespace {

std::vector<outlay::path_axis> axes_of(asked const& a) {
  std::vector<outlay::path_axis> all;
  for (std::string const& text : a.axes) {
    auto const equals = outlay::end_of_path(text);
    if (!equals)
      throw outlay::error("outlay", "--axis", text, "a path and its values, such as share_target.core.to='3 %,3.5 %'");
    all.push_back({text.substr(0, *equals), values_and_ranges("--axis", text.substr(*equals + 1))});
  }
  return all;
}
// The years of a table: those asked for, else at most ten that end with the last, or the last alone.
std::vector<int> years_of(asked const& a, outlay::horizon const& span, bool last_alone) {
  int const first = span.from.year(), last = span.until.year() - 1;
  if (!a.years.empty()) {
    for (int const y : a.years)
      if (y < first || y > last)
        throw outlay::error("outlay", "--year", std::to_string(y),
                            "a year of the horizon, " + std::to_string(first) + " to " + std::to_string(last));
    return a.years;
  }
  int const apart = last_alone ? last - first + 1 : (last - first) / 10 + 1;
  std::vector<int> all;
  for (int y = last; y >= first; y -= apart) all.insert(all.begin(), y);
  return all;
}
std::vector<std::string> titles_of(std::vector<outlay::path_axis> const& axes) {
  std::vector<std::string> all;
  for (auto const& x : axes) all.push_back(visible(x.path));
  return all;
}
std::vector<std::string> cells_of(outlay::grid_points const& points, std::int64_t p) {
  std::vector<std::string> all;
  for (std::size_t k = 0; k < points.axes().size(); ++k)
    all.push_back(visible(points.axes()[k].texts[static_cast<std::size_t>(points.place(p, k))]));
  return all;
}

void print(asked const& a, scenario const& s, std::vector<outlay::path_axis> const& axes,
           outlay::sweep_table const& t) {
  auto const years = years_of(a, s.span(), false);
  int beyond = 0;
  for (int k = 0; k < static_cast<int>(t.heads().size()); ++k) {
    auto const& h = t.heads()[static_cast<std::size_t>(k)];
    std::printf("%s%s, %s\n", k == 0 ? "" : "\n", visible(h.name).c_str(), unit_shown(h).c_str());
    auto titles = titles_of(axes);
    for (int const y : h.yearly() ? years : std::vector<int>{0})
      titles.push_back(y == 0 ? "all years" : std::to_string(y));
    table rows(titles);
    for (std::int64_t p = 0; p < t.points().count(); ++p) {
      auto cells = cells_of(t.points(), p);
      for (int const y : h.yearly() ? years : std::vector<int>{0}) {
        double const x = t.values(t.column(k, y))[static_cast<std::size_t>(p)];
        beyond += !std::isfinite(x);
        cells.push_back(number(shown(h, x), decimals(h)));
      }
      rows.add(cells);
    }
    rows.print();
  }
  if (beyond > 0)
    std::printf("\n%d values have no number: a share of nothing, or beyond the range of numbers.\n", beyond);
}
void print(asked const& a, scenario const& s, std::vector<outlay::path_axis> const& axes,
           outlay::ensemble_sweep const& e) {
  std::printf("%lld paths at each point, the same shocks, seed %lld\n", static_cast<long long>(a.paths),
              static_cast<long long>(a.seed));
  auto const years = years_of(a, s.span(), true);
  auto const& heads = e.at(0).heads();
  for (int k = 0; k < static_cast<int>(heads.size()); ++k) {
    auto const& h = heads[static_cast<std::size_t>(k)];
    for (int const y : h.yearly() ? years : std::vector<int>{0}) {
      std::printf("\n%s%s, %s\n", visible(h.name).c_str(), y == 0 ? "" : (", " + std::to_string(y)).c_str(),
                  unit_shown(h).c_str());
      auto titles = titles_of(axes);
      titles.insert(titles.end(), {"Mean", "5 %", "50 %", "95 %"});
      table rows(titles);
      for (std::int64_t p = 0; p < e.points().count(); ++p) {
        auto const& at = e.at(p);
        int const c = at.column(k, y);
        auto cells = cells_of(e.points(), p);
        for (double const x : {at.mean(c), at.quantile(c, 0.05), at.quantile(c, 0.5), at.quantile(c, 0.95)})
          cells.push_back(number(shown(h, x), decimals(h)));
        rows.add(cells);
      }
      rows.print();
    }
  }
}

} // namespace

void sweep(asked const& a) {
  scenario const s = read(a, a.file);
  auto const axes = axes_of(a);
  auto const names = answers_of(a);
  require_other_files(a);
  (void)years_of(a, s.span(), a.draw); // before anything runs
  auto const waited = [&](auto const& f) {
    patience const p("sweep");
    return f();
  };
  auto const finish = [&](auto const& result, auto const& manifest) {
    write_csv(a, long_csv(result));
    if (!a.csv.empty() || !a.manifest.empty()) write_manifests(a, manifest());
    say_head(s);
    print(a, s, axes, result);
  };
  if (a.draw) {
    outlay::draws const d = draws_of(a);
    auto const e = waited([&] { return s.sweep(d, axes, names, a.threads); });
    finish(e, [&] { return manifest_of(s, d, axes, e); });
  } else {
    auto const t = waited([&] { return s.sweep(axes, names, a.threads); });
    finish(t, [&] { return manifest_of(s, axes, t); });
  }
}

namespace {
void likely_goal(asked const& a, scenario const& s, outlay::path_bracket const& ends) {
  outlay::draws const d = draws_of(a);
  outlay::named_chance const wanted{{a.answer, a.year, a.value}, outlay::percent(a.probability), !a.at_most};
  auto const found = [&] {
    patience const p("goal");
    return s.solve(d, a.field, ends, wanted, a.threads);
  }();
  auto const head = s.project({a.answer}).head(0);
  say_head(s);
  std::printf("%lld %spaths, seed %lld\n", static_cast<long long>(a.paths),
              d.points == outlay::points::independent ? "" : (a.points + " ").c_str(), static_cast<long long>(a.seed));
  bool const of_one = found.field.ends_with(" of 1");
  bool const percent = of_one || found.field.find('%') != std::string::npos;
  double const scale = percent ? 100 : 1;
  std::printf("%s = %s%s\n", visible(a.field).c_str(),
              of_one ? (number(100 * found.value, 4) + " %, exactly ").c_str() : "", visible(found.field).c_str());
  std::printf("standard error of it %s%s: other paths would give another\n",
              number(scale * found.standard_error, percent ? 4 : 6).c_str(), percent ? " %" : "");
  auto const& p = found.probability;
  std::printf("%s%s is at %s %s on %s %% of the paths (95 %% interval %s to %s); %d ensembles\n",
              visible(a.answer).c_str(), a.year == 0 ? "" : (", " + std::to_string(a.year)).c_str(),
              a.at_most ? "most" : "least", visible(a.value).c_str(), number(100 * p.value, 1).c_str(),
              number(100 * p.low, 1).c_str(), number(100 * p.high, 1).c_str(), found.runs);
  std::printf("a hundredth more of the field moves that quantile by %s %s\n",
              number(shown(head, 0.01 * found.value * found.slope), decimals(head) + 2).c_str(),
              unit_shown(head).c_str());
}
} // namespace

void goal(asked const& a) {
  scenario const s = read(a, a.file);
  require_other_files(a);
  auto const ends = between_commas("--between", a.between);
  if (ends.size() != 2) throw outlay::error("outlay", "--between", a.between, "two values, such as '2 %,6 %'");
  if (a.probability > 0) return likely_goal(a, s, outlay::between(ends[0], ends[1]));
  outlay::manifest::search const what{a.field, outlay::between(ends[0], ends[1]), {a.answer, a.year, a.value}};
  auto const found = [&] {
    patience const p("goal");
    return s.solve(what.path, what.ends, what.wanted);
  }();
  if (!a.manifest.empty()) write_manifests(a, manifest_of(s, what, found));
  auto const head = s.project({a.answer}).head(0);
  say_head(s);
  // what reads back as the same bits, and what a person reads
  bool const of_one = found.field.ends_with(" of 1");
  std::printf("%s = %s%s\n", visible(a.field).c_str(),
              of_one ? (number(100 * found.value, 4) + " %, exactly ").c_str() : "", visible(found.field).c_str());
  std::printf("%s%s: %s %s there, as wanted: %s\n", visible(a.answer).c_str(),
              a.year == 0 ? "" : (", " + std::to_string(a.year)).c_str(),
              number(shown(head, found.answer), decimals(head) + 2).c_str(), unit_shown(head).c_str(),
              visible(a.value).c_str());
  std::printf("a hundredth more of the field moves it by %s %s; %d projections\n",
              number(shown(head, 0.01 * found.value * found.slope), decimals(head) + 2).c_str(),
              unit_shown(head).c_str(), found.runs);
}

} // namespace program

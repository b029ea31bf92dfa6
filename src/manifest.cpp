// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Manifests of results, and results of manifests.
#include <outlay/manifest.hpp>

#include "inside_of.hpp"

#include <outlay/files/fields_of_plan.hpp>
#include <outlay/files/file_alliance.hpp>
#include <outlay/io/metadata.hpp>

#include <limits>

namespace outlay {

namespace {

class bits_digest { // NaN is one number here: processors differ in its sign
  detail::digest d_;

public:
  void add(double x) { d_(x == x ? x : std::numeric_limits<double>::quiet_NaN()); }
  void add_count(std::int64_t n) { d_(static_cast<double>(n)); }
  std::uint64_t value() const { return d_.value(); }
};

manifest::sources sources_of(scenario const& s) {
  auto const p = provenance_of(s.allies(), s.span());
  detail::digest d;
  d(s.allies().facts());
  for (member const& m : s.allies().members()) d(m);
  return {p.data.edition, billions_text(p.money), p.prices, p.data.base_year, p.data.remarks, d.value()};
}
manifest manifest_of_plan(scenario const& s, std::string run) {
  manifest m;
  m.title = s.title();
  m.version = "outlay " + std::to_string(OUTLAY_VERSION_MAJOR) + "." + std::to_string(OUTLAY_VERSION_MINOR) + "." +
              std::to_string(OUTLAY_VERSION_PATCH);
  m.data = sources_of(s);
  m.run = std::move(run);
  m.from = to_string(s.span().from);
  m.until = to_string(s.span().until);
  m.step = step_names[s.span().step == step_length::monthly ? 0 : s.span().step == step_length::quarterly ? 1 : 2];
  m.plan = to_toml(s);
  m.plan_digest = hash_of(s);
  std::vector<part_manual> manuals;
  for (compiled::kind const& k : compiled::inside_of::kinds(s)) manuals.push_back(k.manual());
  for (auto& f : detail::fields_of_plan(s.written(true), s.written(), manuals))
    m.fields.push_back({std::move(f.path), std::move(f.value), std::move(f.unit), f.given});
  return m;
}

std::string unit_text(measure_unit const& u, money_id ledger) {
  return u.is_money() && u.kind() != counts::capitals_money ? billions_text(u.money_in(ledger)) : u.text();
}
// One series for each answer; `number` tells that of a column of the whole result, `add` adds all of a column.
template <class Number, class Add>
void add_series(manifest& m, std::vector<answer_head> const& heads, std::string const& what, Number const& number,
                Add const& add) {
  for (answer_head const& h : heads) {
    manifest::series& x = m.numbers.emplace_back();
    x.answer = h.name;
    x.what = what;
    x.unit = unit_text(h.unit, h.money);
    bits_digest d;
    for (int c = 0; c < h.columns; ++c) {
      x.columns.push_back(h.label(c));
      x.values.push_back(number(h.first_column + c));
      add(d, h.first_column + c);
    }
    x.digest = d.value();
  }
}
void name_answers(manifest& m, std::vector<answer_head> const& heads) {
  for (answer_head const& h : heads) m.answers.push_back(h.name);
}

} // namespace

manifest manifest_of(scenario const& s, answer_table const& run) {
  manifest m = manifest_of_plan(s, "answers");
  name_answers(m, run.heads());
  std::vector<double> all;
  for (int k = 0; k < run.size(); ++k) all.insert(all.end(), run.values(k).begin(), run.values(k).end());
  auto const number = [&](int c) { return all[static_cast<std::size_t>(c)]; };
  add_series(m, run.heads(), "value", number, [&](bits_digest& d, int c) { d.add(number(c)); });
  return m;
}
manifest manifest_of(scenario const& s, draws const& d, sample const& run) {
  if (d.paths != run.paths())
    throw error("manifest", "paths", std::to_string(d.paths), std::to_string(run.paths()) + ", as the sample has");
  manifest m = manifest_of_plan(s, "ensemble");
  name_answers(m, run.heads());
  m.drawn = d;
  auto const mean = [&](int c) {
    double sum = 0;
    for (double const x : run.path_values(c)) sum += x;
    return sum / static_cast<double>(run.paths());
  };
  add_series(m, run.heads(), "mean over paths", mean, [&](bits_digest& to, int c) {
    for (double const x : run.path_values(c)) to.add(x);
  });
  return m;
}
manifest manifest_of(scenario const& s, draws const& d, summary const& run) {
  if (d.paths != run.paths())
    throw error("manifest", "paths", std::to_string(d.paths), std::to_string(run.paths()) + ", as the summary has");
  manifest m = manifest_of_plan(s, "ensemble summary");
  name_answers(m, run.heads());
  m.drawn = d;
  auto const whole = [&](int c) { return run.counts(c).missing() + run.counts(c).infinite() == 0; };
  auto const mean = [&](int c) { return whole(c) ? run.mean(c) : std::numeric_limits<double>::quiet_NaN(); };
  add_series(m, run.heads(), "mean over paths", mean, [&](bits_digest& to, int c) {
    histogram const& h = run.counts(c);
    to.add_count(h.count());
    to.add_count(h.missing());
    to.add_count(h.infinite());
    to.add(mean(c));
    if (whole(c))
      for (double const x : {run.standard_deviation(c), h.smallest(), h.largest()}) to.add(x);
    h.each([&](double from, double up_to, std::int64_t n) {
      to.add(from);
      to.add(up_to);
      to.add_count(n);
    });
  });
  return m;
}
manifest manifest_of(scenario const& s, jacobian const& run) {
  manifest m = manifest_of_plan(s, "sensitivity");
  name_answers(m, run.answers());
  auto const value = [&](int row) { return run.value(row); };
  add_series(m, run.answers(), "value", value, [&](bits_digest& d, int row) { d.add(value(row)); });
  for (int f = 0; f < static_cast<int>(run.fields().size()); ++f) {
    auto const slope = [&](int row) { return run.slope(row, f); };
    add_series(m, run.answers(), "by " + run.fields()[static_cast<std::size_t>(f)].label(), slope,
               [&](bits_digest& d, int row) { d.add(slope(row)); });
  }
  return m;
}

namespace {
void require_axes(std::vector<path_axis> const& axes, grid_points const& points) {
  bool same = axes.size() == points.axes().size();
  for (std::size_t a = 0; same && a < axes.size(); ++a) same = axes[a].values == points.axes()[a].texts;
  if (!same) throw error("manifest", "axes", "other axes", "those of the sweep");
}
// One series for each answer, of all points and columns: `number` tells one of them, `add` adds all that it stands for.
template <class Number, class Add>
void add_points(manifest& m, std::vector<answer_head> const& heads, grid_points const& points, std::string const& what,
                Number const& number, Add const& add) {
  std::int64_t columns = 0;
  for (answer_head const& h : heads) columns += h.columns;
  bool const tell = points.count() <= most_numbers_of_sweeps / std::max<std::int64_t>(1, columns);
  for (answer_head const& h : heads) {
    manifest::series& x = m.numbers.emplace_back();
    x.answer = h.name;
    x.what = what;
    x.unit = unit_text(h.unit, h.money);
    bits_digest d;
    for (std::int64_t p = 0; p < points.count(); ++p)
      for (int c = 0; c < h.columns; ++c) {
        add(d, p, h.first_column + c);
        if (!tell) continue;
        x.columns.push_back(points.label(p) + (h.label(c).empty() ? "" : ", " + h.label(c)));
        x.values.push_back(number(p, h.first_column + c));
      }
    x.digest = d.value();
  }
}
} // namespace

manifest manifest_of(scenario const& s, std::vector<path_axis> const& axes, sweep_table const& run) {
  require_axes(axes, run.points());
  manifest m = manifest_of_plan(s, "sweep");
  name_answers(m, run.heads());
  m.axes = axes;
  auto const number = [&](std::int64_t p, int c) { return run.values(c)[static_cast<std::size_t>(p)]; };
  add_points(m, run.heads(), run.points(), "value", number,
             [&](bits_digest& d, std::int64_t p, int c) { d.add(number(p, c)); });
  return m;
}
manifest manifest_of(scenario const& s, draws const& d, std::vector<path_axis> const& axes, ensemble_sweep const& run) {
  require_axes(axes, run.points());
  if (d.paths != run.at(0).paths())
    throw error("manifest", "paths", std::to_string(d.paths),
                std::to_string(run.at(0).paths()) + ", as the samples have");
  manifest m = manifest_of_plan(s, "ensemble sweep");
  name_answers(m, run.at(0).heads());
  m.axes = axes;
  m.drawn = d;
  auto const mean = [&](std::int64_t p, int c) {
    double sum = 0;
    for (double const x : run.at(p).path_values(c)) sum += x;
    return sum / static_cast<double>(d.paths);
  };
  add_points(m, run.at(0).heads(), run.points(), "mean over paths", mean, [&](bits_digest& to, std::int64_t p, int c) {
    for (double const x : run.at(p).path_values(c)) to.add(x);
  });
  return m;
}
manifest manifest_of(scenario const& s, manifest::search const& what, path_solution const& run) {
  manifest m = manifest_of_plan(s, "search");
  m.answers = {what.wanted.answer};
  m.searched = what;
  std::string const column = what.wanted.year == 0 ? "" : std::to_string(what.wanted.year);
  auto const add = [&](std::string const& name, std::string const& of, std::string const& unit, double x) {
    bits_digest d;
    d.add(x);
    m.numbers.push_back({name, of, unit, {column}, {x}, d.value()});
  };
  add(what.path, "value that meets the goal", "the field's own", run.value);
  add(what.wanted.answer, "value", "the answer's own", run.answer);
  add(what.wanted.answer, "by " + what.path, "the answer's own over the field's own", run.slope);
  return m;
}
manifest manifest_of(scenario const& s, projection<run_money> const& run, reporting const& how) {
  manifest m = manifest_of_plan(s, "projection");
  m.fiscal_year_from = static_cast<int>(static_cast<unsigned>(how.fiscal_year_from));
  auto const add = [&](std::string const& name, std::string const& unit, auto const& of) {
    manifest::series& x = m.numbers.emplace_back();
    x.answer = name;
    x.what = "sum over members";
    x.unit = unit;
    bits_digest d;
    for (int y = run.first_year(); y <= run.last_year(); ++y) {
      double sum = 0;
      for (member const& each : run.allies().members()) {
        double const one = of(each.code, std::chrono::year{y});
        d.add(one);
        sum += one;
      }
      x.columns.push_back(std::to_string(y));
      x.values.push_back(sum);
    }
    x.digest = d.value();
  };
  std::string const money = billions_text(run.ledger_money());
  add("GDP", money, [&](auto const& c, auto y) { return run.gdp(c, y).value(); });
  for (int k = 0; k < account_count; ++k)
    add("outlay, " + detail::choices_of<account>().at(static_cast<std::size_t>(k)), money,
        [&](auto const& c, auto y) { return run.outlay_of(static_cast<account>(k), c, y).value(); });
  add("counted core", money, [&](auto const& c, auto y) { return run.counted_core(c, y).value(); });
  add("counted resilience", money, [&](auto const& c, auto y) { return run.counted_resilience(c, y).value(); });
  add("overspend", money, [&](auto const& c, auto y) { return run.overspend(c, y).value(); });
  for (measure const& x : run.measures())
    add(x.part + ": " + x.name, unit_text(x.unit, run.ledger_money()),
        [&](auto const& c, auto y) { return run.measured(x, c, y); });
  return m;
}

} // namespace outlay

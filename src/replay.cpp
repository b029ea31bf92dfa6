// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// The plan of a manifest run again, and what is otherwise.
#include <outlay/manifest.hpp>

#include "object_reader.hpp"

#include <outlay/scenario/own.hpp>

#include <bit>
#include <map>

namespace outlay {

namespace {

using kind = replay_difference::kind;

manifest run_again(manifest const& m, scenario const& s, int threads) {
  auto const need_draws = [&] {
    if (!m.drawn) throw error("manifest", "run.paths", "nothing", "paths and seed of an ensemble");
    return *m.drawn;
  };
  if (m.run == "projection") {
    reporting const how{.fiscal_year_from = std::chrono::month(static_cast<unsigned>(m.fiscal_year_from))};
    return manifest_of(s, s.project<run_money>(how), how);
  }
  if (m.run == "answers") return manifest_of(s, s.project(m.answers));
  if (m.run == "ensemble") return manifest_of(s, need_draws(), s.ensemble(need_draws(), m.answers, threads));
  if (m.run == "ensemble summary")
    return manifest_of(s, need_draws(), s.ensemble_summary(need_draws(), m.answers, threads));
  if (m.run == "sensitivity") return manifest_of(s, s.sensitivity(m.answers));
  if (m.run == "sweep") return manifest_of(s, m.axes, s.sweep(m.axes, m.answers, threads));
  if (m.run == "ensemble sweep")
    return manifest_of(s, need_draws(), m.axes, s.sweep(need_draws(), m.axes, m.answers, threads));
  if (m.run == "search") {
    if (!m.searched) throw error("manifest", "run.search", "nothing", "a path, its ends and the goal of a search");
    auto const& x = *m.searched;
    return manifest_of(s, x, s.solve(x.path, x.ends, x.wanted));
  }
  throw error("manifest", "run.what", m.run,
              "projection, answers, ensemble, ensemble summary, sensitivity, sweep, ensemble sweep, search");
}

class finder {
  std::vector<replay_difference>& to_;

public:
  explicit finder(std::vector<replay_difference>& to) : to_(to) {}

  void text(kind what, std::string const& name, std::string const& recorded, std::string const& found) {
    if (recorded != found) to_.push_back({what, name, recorded, found});
  }
  void data(manifest::sources const& a, manifest::sources const& b) {
    std::size_t const before = to_.size();
    text(kind::data, "edition", a.edition, b.edition);
    text(kind::data, "base_year", std::to_string(a.base_year), std::to_string(b.base_year));
    text(kind::data, "money", a.money, b.money);
    text(kind::data, "prices", a.prices, b.prices);
    for (std::size_t k = 0; k < std::max(a.remarks.size(), b.remarks.size()); ++k)
      text(kind::data, "remark", k < a.remarks.size() ? a.remarks[k] : "", k < b.remarks.size() ? b.remarks[k] : "");
    if (to_.size() == before && a.digest != b.digest)
      to_.push_back({kind::data, "digest", detail::hexadecimal(a.digest), detail::hexadecimal(b.digest)});
  }
  void fields(manifest const& a, manifest const& b) {
    std::size_t const before = to_.size();
    text(kind::field, "title", a.title, b.title);
    text(kind::field, "horizon.from", a.from, b.from);
    text(kind::field, "horizon.until", a.until, b.until);
    text(kind::field, "horizon.step", a.step, b.step);
    run(a, b);
    std::map<std::string, manifest::field const*> found;
    for (manifest::field const& f : b.fields) found.emplace(f.path, &f);
    auto const told = [](manifest::field const& f) { return f.value + (f.given ? "" : ", unless given"); };
    std::map<std::string, bool> known;
    for (manifest::field const& f : a.fields) {
      auto const at = found.find(f.path);
      bool const again = !known.emplace(f.path, true).second;
      if (at == found.end() || again) to_.push_back({kind::field, f.path, f.value, again ? "told twice" : "nothing"});
      else if (!(*at->second == f) && !told_before(before, f.path)) {
        text(kind::field, f.path, told(f), told(*at->second));
        text(kind::field, f.path + ", unit", f.unit, at->second->unit);
      }
    }
    for (manifest::field const& f : b.fields)
      if (!known.contains(f.path)) to_.push_back({kind::field, f.path, "nothing", f.value});
    if (to_.size() != before) return;
    text(kind::field, "plan, digest", detail::hexadecimal(a.plan_digest), detail::hexadecimal(b.plan_digest));
    if (to_.size() == before && a.plan != b.plan) plan(a.plan, b.plan);
  }
  void numbers(manifest const& a, manifest const& b) {
    for (std::size_t k = 0; k < std::max(a.numbers.size(), b.numbers.size()); ++k)
      if (k >= a.numbers.size()) to_.push_back({kind::number, told(b.numbers[k]), "nothing", "an answer"});
      else if (k >= b.numbers.size()) to_.push_back({kind::number, told(a.numbers[k]), "an answer", "nothing"});
      else series(a.numbers[k], b.numbers[k]);
  }

private:
  // What a run was asked for that it does not take: nothing would come of it.
  void run(manifest const& a, manifest const& b) {
    auto const drawn = [](manifest const& m) {
      if (!m.drawn) return std::string("nothing");
      return std::to_string(m.drawn->paths) + " paths, seed " + std::to_string(m.drawn->seed) + ", from path " +
             std::to_string(m.drawn->first_path) +
             (m.drawn->points == points::independent ? "" : std::string(", ") + name_of(m.drawn->points)) +
             (m.drawn->points == points::sobol ? " in " + std::to_string(m.drawn->scramblings) + " scramblings" : "");
    };
    text(kind::field, "run.paths", drawn(a), drawn(b));
    text(kind::field, "run.fiscal_year_from", std::to_string(a.fiscal_year_from), std::to_string(b.fiscal_year_from));
    auto const of_answers = [](manifest const& m) {
      std::string all;
      for (std::string const& name : m.answers) all += (all.empty() ? "" : ", ") + name;
      return all.empty() ? "nothing" : all;
    };
    text(kind::field, "run.answers", of_answers(a), of_answers(b));
    auto const axes = [](manifest const& m) { return m.axes.empty() ? std::string("nothing") : "axes of a sweep"; };
    text(kind::field, "run.axes", axes(a), axes(b));
    auto const searched = [](manifest const& m) { return m.searched ? "a search of " + m.searched->path : "nothing"; };
    text(kind::field, "run.search", searched(a), searched(b));
  }
  // Texts that say the same and are written otherwise: the first line that differs.
  void plan(std::string const& a, std::string const& b) {
    std::size_t line = 1, from = 0;
    for (std::size_t k = 0; k < std::min(a.size(), b.size()) && a[k] == b[k]; ++k)
      if (a[k] == '\n') ++line, from = k + 1;
    auto const line_in = [&](std::string const& s) {
      return from >= s.size() ? "nothing" : s.substr(from, std::min(s.find('\n', from), s.size()) - from);
    };
    to_.push_back({kind::field, "plan, line " + std::to_string(line), line_in(a), line_in(b)});
  }
  bool told_before(std::size_t from, std::string const& path) const {
    for (std::size_t k = from; k < to_.size(); ++k)
      if (to_[k].name == path) return true;
    return false;
  }
  static std::string told(manifest::series const& x) { return x.what == "value" ? x.answer : x.answer + ", " + x.what; }
  static std::string told(double x) { return x - x == 0 ? outlay::text(x) : "no number"; }
  static bool same(double a, double b) {
    bool const number = a - a == 0, other = b - b == 0;
    return number == other && (!number || std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b));
  }
  void series(manifest::series const& a, manifest::series const& b) {
    if (told(a) != told(b)) {
      to_.push_back({kind::number, told(a), "an answer", "in its place " + told(b)});
      return;
    }
    std::size_t const before = to_.size();
    text(kind::number, told(a) + ", unit", a.unit, b.unit);
    if (a.columns.size() != b.columns.size()) {
      to_.push_back({kind::number, told(a) + ", columns", std::to_string(a.columns.size()) + " of another run",
                     std::to_string(b.columns.size())});
      return;
    }
    for (std::size_t k = 0; k < a.columns.size(); ++k)
      text(kind::number, told(a) + ", column " + std::to_string(k + 1), a.columns[k], b.columns[k]);
    for (std::size_t k = 0; k < a.values.size(); ++k)
      if (!same(a.values[k], b.values[k]))
        to_.push_back({kind::number, a.columns[k].empty() ? told(a) : told(a) + ", " + a.columns[k], told(a.values[k]),
                       told(b.values[k])});
    if (to_.size() == before && a.digest != b.digest)
      to_.push_back({kind::number, told(a) + ", digest of all its bits", detail::hexadecimal(a.digest),
                     detail::hexadecimal(b.digest)});
  }
};

} // namespace

bool replayed::same_bits() const {
  for (replay_difference const& d : differences)
    if (d.what != kind::version) return false;
  return true;
}

namespace {
replayed compared(manifest const& m, scenario const& s, int threads) {
  replayed r{run_again(m, s, threads), {}};
  r.again.stands_beside = m.stands_beside;
  finder c(r.differences);
  c.text(kind::version, "version", m.version, r.again.version);
  c.data(m.data, r.again.data);
  c.fields(m, r.again);
  c.numbers(m, r.again);
  return r;
}
} // namespace

replayed replay(manifest const& m, int threads) {
  return compared(m, read_scenario_text(m.plan, "plan of the manifest"), threads);
}
replayed replay(manifest const& m, own_kinds const& own, int threads) {
  return compared(m, read_scenario_text(m.plan, "plan of the manifest", own), threads);
}

} // namespace outlay

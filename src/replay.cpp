// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// The plan of a manifest run again, and what is otherwise.
#include <outlay/manifest.hpp>

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
      to_.push_back({kind::data, "digest", std::to_string(a.digest), std::to_string(b.digest)});
  }
  void fields(manifest const& a, manifest const& b) {
    std::size_t const before = to_.size();
    text(kind::field, "title", a.title, b.title);
    text(kind::field, "horizon.from", a.from, b.from);
    text(kind::field, "horizon.until", a.until, b.until);
    text(kind::field, "horizon.step", a.step, b.step);
    std::map<std::string, manifest::field const*> found;
    for (manifest::field const& f : b.fields) found.emplace(f.path, &f);
    auto const told = [](manifest::field const& f) { return f.value + (f.given ? "" : ", unless given"); };
    std::map<std::string, bool> known;
    for (manifest::field const& f : a.fields) {
      auto const at = found.find(f.path);
      bool const again = !known.emplace(f.path, true).second;
      if (at == found.end() || again) to_.push_back({kind::field, f.path, f.value, again ? "told twice" : "nothing"});
      else if (!(*at->second == f) && !told_before(before, f.path))
        to_.push_back({kind::field, f.path, told(f), told(*at->second)});
    }
    for (manifest::field const& f : b.fields)
      if (!known.contains(f.path)) to_.push_back({kind::field, f.path, "nothing", f.value});
    if (to_.size() == before && (a.plan_digest != b.plan_digest || a.plan != b.plan))
      to_.push_back({kind::field, "plan", "a text of digest " + std::to_string(a.plan_digest),
                     "one of " + std::to_string(b.plan_digest)});
  }
  void numbers(manifest const& a, manifest const& b) {
    for (std::size_t k = 0; k < std::max(a.numbers.size(), b.numbers.size()); ++k)
      if (k >= a.numbers.size()) to_.push_back({kind::number, told(b.numbers[k]), "nothing", "an answer"});
      else if (k >= b.numbers.size()) to_.push_back({kind::number, told(a.numbers[k]), "an answer", "nothing"});
      else series(a.numbers[k], b.numbers[k]);
  }

private:
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
    if (a.columns != b.columns) {
      to_.push_back({kind::number, told(a) + ", columns", std::to_string(a.columns.size()) + " of another run",
                     std::to_string(b.columns.size())});
      return;
    }
    for (std::size_t k = 0; k < a.values.size(); ++k)
      if (!same(a.values[k], b.values[k]))
        to_.push_back({kind::number, a.columns[k].empty() ? told(a) : told(a) + ", " + a.columns[k], told(a.values[k]),
                       told(b.values[k])});
    if (to_.size() == before && a.digest != b.digest)
      to_.push_back(
          {kind::number, told(a) + ", digest of all its bits", std::to_string(a.digest), std::to_string(b.digest)});
  }
};

} // namespace

bool replayed::same_bits() const {
  for (replay_difference const& d : differences)
    if (d.what != kind::version) return false;
  return true;
}

replayed replay(manifest const& m, int threads) {
  scenario const s = read_scenario_text(m.plan, "plan of the manifest");
  replayed r{run_again(m, s, threads), {}};
  r.again.stands_beside = m.stands_beside;
  finder c(r.differences);
  c.text(kind::version, "version", m.version, r.again.version);
  c.data(m.data, r.again.data);
  c.fields(m, r.again);
  c.numbers(m, r.again);
  return r;
}

} // namespace outlay

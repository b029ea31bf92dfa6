// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// The value of a quantity, named by its path, that makes an answer equal its goal.
#include "goals.hpp"
#include "named.hpp"

#include <outlay/engines/chance.hpp>

namespace outlay {

namespace compiled {
namespace {

// Answers of some chances at one point of the fields, by one ensemble.
class seen_chances {
  draws d_;
  std::vector<named_chance> wanted_;
  names answers_;
  money_id ledger_;
  int threads_;

public:
  seen_chances(draws const& d, std::vector<named_chance> wanted, money_id ledger, int threads)
      : d_(d), wanted_(std::move(wanted)), ledger_(ledger), threads_(threads) {
    for (named_chance const& c : wanted_) {
      detail::require_probability(c.probability.value() / 100);
      answers_.push_back(c.level.answer);
    }
  }
  double quantile(std::size_t k) const {
    return detail::quantile_of_chance(wanted_[k].probability.value() / 100, wanted_[k].at_least);
  }
  std::string name(std::size_t k) const {
    named_goal const& g = wanted_[k].level;
    return detail::name_of_quantile(quantile(k), g.answer + (g.year == 0 ? "" : " in " + std::to_string(g.year)));
  }
  double level(answer_head const& h, std::size_t k) const { return level_of(wanted_[k].level, h, ledger_); }
  std::vector<detail::chance_seen> at(scenario const& s) const {
    sample const e = s.ensemble(d_, answers_, threads_);
    std::vector<detail::chance_seen> seen;
    for (std::size_t k = 0; k < wanted_.size(); ++k) {
      auto const& h = e.heads()[k];
      int const column = column_of(e, h, wanted_[k].level, static_cast<int>(k));
      seen.push_back(detail::see_chance(e, column, quantile(k), wanted_[k].at_least, level(h, k)));
    }
    return seen;
  }
  std::vector<double> levels(scenario const& s) const {
    answer_table const t = s.project(answers_);
    std::vector<double> all;
    for (std::size_t k = 0; k < wanted_.size(); ++k) all.push_back(level(t.head(static_cast<int>(k)), k));
    return all;
  }
};

} // namespace
} // namespace compiled

path_solution scenario::solve(std::string const& path, path_bracket const& ends, named_goal const& wanted) const {
  using namespace compiled;
  return located(*this, [&](world const& w) {
    names const answers{wanted.answer};
    ready_plan ready(w, answers);
    std::size_t const k = quantity_at(ready.parts(), ready.quantities(), path);
    auto const& q = ready.quantities()[k];
    std::string const field = detail::label(ready.parts().parts()[q.part]) + ": " + q.label();
    if (q.of.fixed)
      throw error("solve", field, "a field that runs take as the plan has it", "a field with a derivative, or a sweep");
    auto const x = numbers_at(*this, path, {ends.low, ends.high});
    auto const& before = ready.project();
    int const column = column_of(before, before.head(0), wanted);
    double const level = level_of(wanted, before.head(0), w.allies.ledger_money());
    int runs = 0;
    auto const answer_at = [&](double at) {
      ready.put(k, at);
      ++runs;
      return ready.project().values(0)[static_cast<std::size_t>(column)];
    };
    double const found = detail::found_between(field, wanted.answer, x[0], x[1], ends.low, ends.high, level, answer_at);
    scenario at = *this;
    *quantities_in(inside_of::of(at).parts)[k].of.number = found;
    auto const s = at.sensitivity(answers, {path});
    return path_solution{at.at(path), found, s.value(column), s.slope(column, 0), runs + 1};
  });
}

path_chance scenario::solve(draws const& d, std::string const& path, path_bracket const& ends,
                            named_chance const& wanted, int threads) const {
  using namespace compiled;
  moved_scenario moved(*this, {path});
  seen_chances const seen(d, {wanted}, ledger_money(), threads);
  auto const x = numbers_at(*this, path, {ends.low, ends.high});
  double const level = seen.levels(*this)[0];
  auto const see = [&](double at) { return seen.at(moved.at({at}))[0]; };
  auto const r = detail::find_chance(moved.label(0), seen.name(0), x[0], x[1], ends.low, ends.high, level, see);
  return {moved.at({r.value}).at(path), r.value, r.standard_error, r.slope, r.probability, r.runs};
}

std::vector<path_chance> scenario::solve(draws const& d, std::vector<path_range> const& fields,
                                         std::vector<named_chance> const& wanted, int threads) const {
  using namespace compiled;
  if (fields.empty() || fields.size() != wanted.size())
    throw error("solve", "fields", std::to_string(fields.size()) + " for " + std::to_string(wanted.size()) + " chances",
                "as many fields as chances, one at least");
  std::vector<std::string> paths, answers;
  for (path_range const& f : fields) paths.push_back(f.path);
  moved_scenario moved(*this, paths);
  seen_chances const chances(d, wanted, ledger_money(), threads);
  std::vector<detail::chance_field> ranges;
  for (std::size_t k = 0; k < fields.size(); ++k) {
    auto const x = numbers_at(*this, fields[k].path, {fields[k].low, fields[k].high});
    ranges.push_back({moved.label(k), x[0], x[1], moved.start(k)});
    answers.push_back(chances.name(k));
  }
  int runs = 0;
  auto const quantiles_at = [&](std::vector<double> const& x) {
    std::vector<double> q;
    for (auto const& seen : chances.at(moved.at(x))) q.push_back(seen.quantile);
    return q;
  };
  auto const x = detail::find_chances(ranges, answers, chances.levels(*this), quantiles_at, runs);
  auto const seen = chances.at(moved.at(x));
  std::vector<path_chance> found;
  for (std::size_t k = 0; k < x.size(); ++k)
    found.push_back({moved.at(x).at(paths[k]), x[k], 0, 0, seen[k].probability, runs + 1});
  return found;
}

} // namespace outlay
